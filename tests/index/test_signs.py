"""Signs beside words: a phrase that asks for one finds it, and nothing else."""

import pytest

from index.results import Strictness
from index.search import search
from index.signs import asked
from ingest.errors import QueryError
from ingest.keeping.archive import Archive
from tests.conftest import SPRING_2014, archived, report_of

TEXTS = {
    "I": "Enligt § 71 i protokollet. Andelen var 50 procent.",
    "II": "Nämnden nådde 71 procent. Det tog 50 timmar, c i snitt.",
    "III": "Se §71, och §§ 72–73. Andelen steg till 50 % (av alla), från 40%.",
    "IV": "Systemet skrivs i C# och avdelningen R&D har r, d och 5 000 €. Se 71 §.",
    "V": "KS/KF beslutade, efter samråd. KS, KF svarade.",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return archived(tmp_path_factory.mktemp("signs"), report_of("var", (SPRING_2014, TEXTS)))


def areas(archive: Archive, query: str, strictness: Strictness | None = None) -> list[str]:
    return sorted(hit.section.rsplit("-", 1)[1] for hit in search(archive, query, strictness=strictness).hits)


@pytest.mark.parametrize("strictness", ["exact", "inflected", "compound"])
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"§ 71"', ["I", "III"]),
        ('"§71"', ["I", "III"]),
        ('"71 §"', ["IV"]),
        ('"71"', ["I", "II", "III", "IV"]),
        ('"§ 72"', ["III"]),
        ('"enligt § 71 i"', ["I"]),
        ('"50 %"', ["III"]),
        ("50%", ["III"]),
        ("50 %", ["III"]),
        ("40 %", ["III"]),
        ('"C#"', ["IV"]),
        ("C#", ["IV"]),
        ('"c"', ["II", "IV"]),
        ("R&D", ["IV"]),
        ('"r & d"', ["IV"]),
        ('"5 000 €"', ["IV"]),
        ("5 000 €", ["IV"]),
        ('"KS/KF"', ["V"]),
        ('"andelen § 50"~5', []),
        ('"nådde 50 %"~9', []),
        ('"till 50 %"~2', ["III"]),
    ],
)
def test_a_sign_is_asked_for(archive: Archive, query: str, found: list[str], strictness: Strictness) -> None:
    assert areas(archive, query, strictness) == found


def test_commas_and_dashes_are_asked_for_only_as_typed(archive: Archive) -> None:
    assert areas(archive, '"beslutade efter samråd"') == ["V"]
    assert areas(archive, '"beslutade; efter samråd"') == ["V"]
    assert areas(archive, '"beslutade; efter samråd"', "exact") == []
    assert areas(archive, '"beslutade, efter samråd"', "exact") == ["V"]
    assert areas(archive, '"50 % av alla"') == ["III"]
    assert areas(archive, '"50 % av alla"', "exact") == []  # where "50 % (av alla" stands
    assert areas(archive, '"procent det"') == ["II"]
    assert areas(archive, '"procent det"', "exact") == []  # where "procent. Det" stands
    assert areas(archive, '"procent. det"', "exact") == ["II"]


def test_what_no_section_has_with_its_sign_is_said(archive: Archive) -> None:
    page = search(archive, '"71 %"')
    assert page.total == 0
    assert page.bounded == ("Inget avsnitt har ”71 %” med %. Utan tecken finns ”71”.",)
    assert search(archive, '"99 %"').bounded == ()


@pytest.mark.parametrize(("query", "guess"), [("prot%*", "prot*"), ("C#~", "C~")])
def test_a_sign_that_cannot_be_had_is_refused(archive: Archive, query: str, guess: str) -> None:
    with pytest.raises(QueryError) as refused:
        search(archive, query)
    assert "kan inte sökas i ett ord med" in str(refused.value)
    assert refused.value.guess == guess


def test_a_plus_before_a_word_asks_for_the_word(archive: Archive) -> None:
    assert areas(archive, "+protokollet") == ["I"]


def test_a_phrase_without_signs_asks_for_none() -> None:
    assert asked("i år, 2014 – och så vidare.") is None
    assert asked("i år, 2014", literal=True) is not None
