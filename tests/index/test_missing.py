"""What is said of values that the archive does not have."""

from pathlib import Path

import pytest

from index.concordance import concordance
from index.export import export
from index.results import Filters
from index.search import search
from index.trends import Asked, trend
from ingest.errors import QueryError
from ingest.keeping.archive import Archive
from tests.conftest import SPRING_2014, archived, report_of

YEARS = "Åren som finns är 2013–2021."


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("omgång:VT2014", "Arkivet har ingen omgång som heter ”VT2014”. Menade du våren 2014?"),
        ("omgång:”jan-juni 2014”", "Arkivet har ingen omgång som heter ”jan-juni 2014”. Menade du våren 2014?"),
        ("omgång:VT1914", "Arkivet har ingen omgång som heter ”VT1914”."),
        ("område:IIc", "Arkivet har inget område som heter ”IIc”. Menade du II c?"),
        ("område:Styrnign", "Arkivet har inget område som heter ”Styrnign”. Menade du Styrning?"),
        (
            "område:IV..VI",
            "Arkivet har inget område som heter ”IV..VI”. Intervall gäller bara år. Ange värdena ett och ett.",
        ),
        ("område:II.c", "Arkivet har inget område som heter ”II.c”. Menade du II c?"),
        ("roll:kommunchef", "Arkivet har ingen roll som heter ”kommunchef”."),
        (
            "roll:kommunikationchef",
            "Arkivet har ingen roll som heter ”kommunikationchef”. Menade du kommunikationschef?",
        ),
        ("enhet:KS,KF", "Arkivet har ingen enhet som heter ”KS,KF”. Menade du enhet:(KS ELLER KF)?"),
        ("enhet:KS,finnsinte", "Arkivet har ingen enhet som heter ”KS,finnsinte”."),
        ("enhet:KS ELLER KF", "enhet:KS söktes, eller ordet ”KF”. Menade du enhet:(KS ELLER KF)?"),
        ("plan (enhet:KS ELLER KF plan)", "enhet:KS söktes, eller ordet ”KF”. Menade du enhet:(KS ELLER KF)?"),
        ("år:2014 ELLER 2015", "år:2014 söktes, eller ordet ”2015”. Menade du år:(2014 ELLER 2015)?"),
        (
            "år:2014 ELLER 2015 ELLER 2016",
            "år:2014 söktes, eller orden ”2015” och ”2016”. Menade du år:(2014 ELLER 2015 ELLER 2016)?",
        ),
        ("rapport:finnsinte", "Arkivet har ingen rapport med text som heter ”finnsinte”."),
        ("plan INTE enhet:finnsinte", "Arkivet har ingen enhet som heter ”finnsinte”."),
        ("roll:rektorr", "Arkivet har ingen roll som heter ”rektorr”. Menade du rektor?"),
        (
            "roll:biträdande rektor",
            "roll:biträdande söktes, och ordet ”rektor”. Menade du roll:”biträdande rektor”?",
        ),
        ("år:1999", f"Arkivet har inga omgångar från 1999. {YEARS}"),
        ("år:1998..1999", f"Arkivet har inga omgångar från 1998–1999. {YEARS}"),
        ("år:..1999", f"Arkivet har inga omgångar från 1999 eller tidigare. {YEARS}"),
        ("år:2050..", f"Arkivet har inga omgångar från 2050 eller senare. {YEARS}"),
    ],
)
def test_a_value_that_is_not_there_is_told_with_the_nearest(demonstration: Archive, query: str, said: str) -> None:
    assert search(demonstration, query).bounded == (said,)


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        (Filters(unit=("finnsinte", "KS")), "Arkivet har ingen enhet som heter ”finnsinte”."),
        (Filters(unit=("KS,KF",)), "Arkivet har ingen enhet som heter ”KS,KF”. Ange värdena ett och ett."),
        (Filters(area=("99",)), "Arkivet har inget område som heter ”99”."),
        (Filters(year=("tjugo",)), f"”tjugo” är inget år i arkivet. {YEARS}"),
        (
            Filters(without=Filters(round=("HT2014",))),
            "Arkivet har ingen omgång som heter ”HT2014”. Menade du hösten 2014?",
        ),
    ],
)
def test_a_value_of_a_filter_too(demonstration: Archive, filters: Filters, said: str) -> None:
    assert search(demonstration, "", filters).bounded == (said,)


@pytest.mark.parametrize(
    "query",
    [
        "enhet:KS ELLER plan",
        "enhet:KS ELLER enhet:KF",
        "år:2013..2014 ELLER 2015",
        "år:2013..2050",
        "område:”II c”",
        "enhet:KS roll:rektor",
        "omgång:hösten",
        "plan",
    ],
)
def test_nothing_is_said_of_what_is_there(demonstration: Archive, query: str) -> None:
    assert search(demonstration, query, Filters(unit=("KS",), year=("2014",))).bounded == ()


@pytest.mark.parametrize(
    ("text", "query", "said"),
    [
        ("Mötet börjar 10.30.", "10:30", "”10:30” söktes som ett ord, och inget avsnitt har det. "
            "Menade du 10.30?"),
        ("Mötet börjar senare.", "möte 10:30", "”10:30” söktes som ett ord, och inget avsnitt har det."),
        ("Mötet börjar 10:30.", "10:30", None),
        ("Det gäller skola och/eller hem.", "hem och/eller skola", "”och/eller” söktes som orden efter varandra. "
            "ELLER mellan två ord ger avsnitt med något av dem."),
        ("Det gäller KS:s plan.", "KS:s plan", None),
    ],
)  # fmt: skip
def test_words_that_may_have_been_meant_otherwise_are_told(
    tmp_path: Path, text: str, query: str, said: str | None
) -> None:
    archive = archived(tmp_path, report_of("2014-var", (SPRING_2014, {"I": text})))
    assert search(archive, query).bounded == ((said,) if said else ())


@pytest.mark.parametrize(
    ("query", "guess"), [("st*d", "(stad ELLER stadd ELLER stöd)"), ("st?d", "(stad ELLER stöd)")]
)
def test_a_sign_within_a_word_is_taken_for_letters_of_the_archives_words(
    tmp_path: Path, query: str, guess: str
) -> None:
    archive = archived(
        tmp_path, report_of("2014-var", (SPRING_2014, {"I": "Stöd ges. Stad och stadd. Stöd igen."}))
    )
    with pytest.raises(QueryError) as caught:
        search(archive, query)
    assert caught.value.guess == guess


def test_too_short_a_beginning_is_guessed_to_be_that_of_a_frequent_word(tmp_path: Path) -> None:
    archive = archived(tmp_path, report_of("2014-var", (SPRING_2014, {"I": "Nämnden stödjer nätet."})))
    with pytest.raises(QueryError) as caught:
        search(archive, "plan nä*")
    assert caught.value.guess in ("plan näm*", "plan nät*")
    with pytest.raises(QueryError) as caught:
        search(archive, "zz*")
    assert caught.value.guess == "zz"


def test_the_nearest_value_is_suggested_in_the_query(demonstration: Archive) -> None:
    assert search(demonstration, "omgång:VT2014").suggestion == "omgång:”våren 2014”"
    assert search(demonstration, "område:IIc").suggestion == "område:”II c”"
    assert search(demonstration, "plan enhet:KS,KF").suggestion == "plan enhet:(KS ELLER KF)"


def test_exports_concordances_and_trends_tell_it_too(demonstration: Archive) -> None:
    query, said = "roll:rektorr", "Arkivet har ingen roll som heter ”rektorr”. Menade du rektor?"
    assert export(demonstration, query, "http://x").bounded == (said,)
    assert concordance(demonstration, query).bounded == (said,)
    assert trend(demonstration, [Asked("query", query), Asked("query", query)]).bounded == (said,)
