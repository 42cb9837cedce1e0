"""Searching an archive: what is found, how it is counted, marked and ordered."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
import whoosh.index
from whoosh.query import And, Not, Or, Phrase, Prefix, Query, Term

from index import match
from index import search as search_module
from index.reader import open_reader
from index.results import Filters, Order, ResultPage, Strictness, as_json, snippet_text
from index.schema import KNOWN, Document
from index.search import Matches, matching, more_in_compounds, search
from index.swedish import words
from index.words import stems
from ingest.annotate import annotate
from ingest.errors import QueryError
from ingest.keeping.archive import Archive
from ingest.register import Register
from ingest.report import Round
from tests.conftest import AUTUMN_2014, SPRING_2014, SPRING_2015, archived, report_of

SPRING = report_of(
    "2014-var",
    (SPRING_2014, {"I": "Kultur- och fritidsnämnden antog en plan för idrottshallarna.", "II": "Rad för rad."}),
)
AUTUMN = report_of(
    "2014-host",
    (
        AUTUMN_2014,
        {"I": "Stödprocesserna sågs över. En ny organisation för stöd infördes.", "III": "Rådet utökades."},
    ),
)
LATER = report_of("2015-var", (SPRING_2015, {"I": "Processen är klar. Organisationen är ny och fungerar."}))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return archived(tmp_path_factory.mktemp("search"), SPRING, AUTUMN, LATER)


def found(page: ResultPage) -> list[str]:
    return [f"{hit.report}/{hit.area.name if hit.area else ''}" for hit in page.hits]


def highlighted(page: ResultPage) -> list[str]:
    return [hit.text[span.start : span.end] for hit in page.hits for span in hit.highlights]


@pytest.mark.parametrize(
    ("query", "hits", "marks"),
    [
        ("kulturnämnd", ["2014-var/I"], ["Kultur- och fritidsnämnden"]),
        ("fritidsnämndens", ["2014-var/I"], ["fritidsnämnden"]),
        ("idrottshall", ["2014-var/I"], ["idrottshallarna"]),
        ("råd", ["2014-host/III"], ["Rådet"]),
        ("rad", ["2014-var/II"], ["Rad", "rad"]),
        ("process", ["2015-var/I"], ["Processen"]),
        ("idrott", ["2014-var/I"], ["idrottshallarna"]),
        ("idrott kultur", ["2014-var/I"], ["idrottshallarna", "Kultur- och fritidsnämnden"]),
        ('"ny organisation"', ["2014-host/I"], ["ny organisation"]),
        ('"organisationen ny"~1', ["2015-var/I"], ["Organisationen är ny"]),
        ("organisation INTE stöd", ["2015-var/I"], ["Organisationen"]),
        ("idrott* ELLER rådet", ["2014-var/I", "2014-host/III"], ["idrottshallarna", "Rådet"]),
        ("orgnisation~", ["2014-host/I"], ["organisation"]),
        ("år:2015", ["2015-var/I"], []),
        ("område:III", ["2014-host/III"], []),
        ("omrade:iii", ["2014-host/III"], []),
        ("§ 12", [], []),
        ('omgång:"våren 2014" plan', ["2014-var/I"], ["plan"]),
        ("rapport:2014-host rådet", ["2014-host/III"], ["Rådet"]),
        ("kyrka", [], []),
    ],
)
def test_what_is_found_and_marked(archive: Archive, query: str, hits: list[str], marks: list[str]) -> None:
    page = search(archive, query)
    assert sorted(found(page)) == sorted(hits)
    assert sorted(highlighted(page)) == sorted(marks)
    assert page.total == len(hits)


def test_the_stricter_match_comes_first(archive: Archive) -> None:
    assert found(search(archive, "process", strictness="compound")) == ["2015-var/I", "2014-host/I"]


def test_where_no_section_has_the_words_themselves_compounds_are_searched(archive: Archive) -> None:
    page = search(archive, "idrott")
    assert (page.strictness, page.widened, page.total) == ("compound", True, 1)
    assert search(archive, "idrott", strictness="inflected").total == 0
    assert not search(archive, "idrott", strictness="compound").widened


def test_compounds_are_offered_where_there_are_more(archive: Archive) -> None:
    page = search(archive, "process")
    assert (page.strictness, page.widened, page.total) == ("inflected", False, 1)
    assert more_in_compounds(archive, page) == 1
    assert more_in_compounds(archive, page, Filters(report=("2015-var",))) == 0
    assert more_in_compounds(archive, search(archive, "process", strictness="compound")) == 0
    assert more_in_compounds(archive, search(archive, "")) == 0


def test_compounds_that_take_long_to_count_are_not_offered(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = search(archive, "process")
    monkeypatch.setattr("index.search.LONGEST_COUNT", -1.0)
    assert more_in_compounds(archive, page) == 0


def test_filters_do_not_change_how_words_are_searched(archive: Archive) -> None:
    page = search(archive, "process", Filters(report=("2014-host",)))
    assert (page.strictness, page.total) == ("inflected", 0)


def test_strictness_narrows(archive: Archive) -> None:
    assert search(archive, "process", strictness="compound").total == 2
    assert search(archive, "process", strictness="inflected").total == 1
    assert search(archive, "process", strictness="exact").total == 0
    assert search(archive, "processen", strictness="exact").total == 1


def test_an_empty_query_gives_all_in_order_of_time(archive: Archive) -> None:
    assert found(search(archive, "")) == [
        "2014-var/I",
        "2014-var/II",
        "2014-host/I",
        "2014-host/III",
        "2015-var/I",
    ]
    assert found(search(archive, "", order="newest"))[0] == "2015-var/I"


def test_facets_count_all_hits_in_order_of_time(archive: Archive) -> None:
    facets = search(archive, "", limit=1).facets
    assert [(v.value, v.count) for v in facets["round"]] == [
        ("våren 2014", 2),
        ("hösten 2014", 2),
        ("våren 2015", 1),
    ]
    assert [(v.value, v.count) for v in facets["year"]] == [("2014", 4), ("2015", 1)]
    assert [(v.value, v.count) for v in facets["area"]] == [("I", 3), ("II", 1), ("III", 1)]


def test_filters_choose_and_their_own_facet_still_offers_more(archive: Archive) -> None:
    page = search(archive, "", Filters(year=("2014",), area=("I", "III")))
    assert found(page) == ["2014-var/I", "2014-host/I", "2014-host/III"]
    assert [(v.value, v.count) for v in page.facets["area"]] == [("I", 2), ("II", 1), ("III", 1)]


def test_what_is_excluded_is_left_out_and_its_facet_still_offers_it(archive: Archive) -> None:
    page = search(archive, "", Filters(year=("2014",), without=Filters(area=("i",), report=("2014-var",))))
    assert found(page) == ["2014-host/III"]
    assert [(v.value, v.count) for v in page.facets["area"]] == [("I", 1), ("III", 1)]


@pytest.mark.parametrize(
    ("filters", "hits"),
    [
        (Filters(without=Filters(area=("I",))), ["2014-var/II", "2014-host/III"]),
        (Filters(year=("2014",), without=Filters(round=("hösten 2014",))), ["2014-var/I", "2014-var/II"]),
        (Filters(report=("2014-var", "2015-var"), area=("i",)), ["2014-var/I", "2015-var/I"]),
        (Filters(since=date(2014, 10, 1)), ["2014-host/I", "2014-host/III", "2015-var/I"]),
        (Filters(since=date(2014, 6, 30), until=date(2014, 7, 1), area=("I",)), ["2014-var/I", "2014-host/I"]),
        (Filters(without=Filters(until=date(2014, 12, 31))), ["2015-var/I"]),
        (Filters(year=("1999",)), []),
    ],
)
def test_filters_choose_exclude_and_limit_in_time(archive: Archive, filters: Filters, hits: list[str]) -> None:
    page = search(archive, "", filters)
    assert found(page) == hits
    assert page.total == len(hits)


def test_an_excluded_value_is_still_offered(archive: Archive) -> None:
    page = search(archive, "", Filters(without=Filters(area=("I",))))
    assert [(v.value, v.count) for v in page.facets["area"]] == [("I", 3), ("II", 1), ("III", 1)]
    assert [(v.value, v.count) for v in page.facets["year"]] == [("2014", 2)]


def test_only_the_facets_that_are_asked_for_are_counted(archive: Archive) -> None:
    every = search(archive, "process", strictness="compound")
    page = search(archive, "process", strictness="compound", facets=("unit", "year"))
    assert page.facets == {name: every.facets[name] for name in ("unit", "year")}
    assert page.years == every.years
    assert (page.hits, page.total) == (every.hits, every.total)
    assert search(archive, "process", facets=()).years == ()


def test_the_histogram_has_every_year_of_the_archive(tmp_path: Path) -> None:
    later = Round(date(2017, 1, 1), date(2017, 12, 31), "2017")
    archive = archived(tmp_path, SPRING, report_of("2017", (later, {"I": "Planen följs."})))
    assert [(one.year, one.count) for one in search(archive, "plan").years] == [
        (2014, 1),
        (2015, 0),
        (2016, 0),
        (2017, 1),
    ]
    assert [one.count for one in search(archive, "plan", Filters(year=("2017",))).years] == [1, 0, 0, 1]
    assert search(archive, "plan").undated == 0


def test_hits_without_a_year_are_counted_beside_the_histogram(tmp_path: Path) -> None:
    whole = msgspec.structs.replace(SPRING.sections[0], id="hela", round=None, text="Planen i stort.")
    archive = archived(tmp_path, msgspec.structs.replace(SPRING, sections=(*SPRING.sections, whole)))
    for filters, undated in ((Filters(), 1), (Filters(year=("2014",)), 1), (Filters(round=("våren 2014",)), 0)):
        found = search(archive, "plan", filters)
        assert (sum(one.count for one in found.years), found.undated) == (1, undated)


def test_all_matches_with_their_sections(archive: Archive) -> None:
    matches = matching(archive, "organisation", Filters(year=("2014", "2015")))
    told = [
        (matches.document(one).report, [span for span, _ in matches.highlights(one)]) for one in matches.ordered()
    ]
    assert [report for report, _ in told] == ["2014-host", "2015-var"]
    assert all(len(spans) == 1 for _, spans in told)
    assert len(matches) == 2


def test_why_a_word_is_marked(archive: Archive) -> None:
    hits = search(archive, "process ELLER processen", order="newest", strictness="compound").hits
    assert [[(one.word, one.how) for one in hit.reasons] for hit in hits] == [
        [("processen", "form")],
        [("process", "part")],
    ]


@pytest.mark.parametrize("order", ["relevance", "newest", "oldest"])
def test_pages_follow_one_order(archive: Archive, order: Order) -> None:
    whole = found(search(archive, "organisation ELLER process ELLER plan", order=order))
    pages = [
        found(search(archive, "organisation ELLER process ELLER plan", page=n, limit=1, order=order))
        for n in (1, 2, 3)
    ]
    assert [one for page in pages for one in page] == whole
    if order == "newest":
        assert whole == ["2015-var/I", "2014-host/I", "2014-var/I"]


# What is said again


@pytest.mark.parametrize(
    ("later", "hits"),
    [
        ("Skolan har tagit emot 12 elever.", 1),
        ("Skolan har tagit emot 12 elever!", 1),
        ("SKOLAN har tagit emot 12 elever.", 1),
        ("Skolan har tagit emot 15 elever.", 2),
        ("Skolan har tagit emot tolv elever.", 2),
        ("Skolan har inte tagit emot 12 elever.", 2),
    ],
)
def test_a_sentence_with_another_number_is_another(tmp_path: Path, later: str, hits: int) -> None:
    archive = archived(
        tmp_path,
        report_of("a", (SPRING_2014, {"I": "Skolan har tagit emot 12 elever."})),
        report_of("b", (AUTUMN_2014, {"I": later})),
    )
    assert len(search(archive, "elever", together=True).hits) == hits


def test_a_sentence_that_is_repeated_is_one_hit(tmp_path: Path) -> None:
    said = "Nämnden ska ta fram en policy för inköp. "
    archive = archived(
        tmp_path,
        report_of("a", (SPRING_2014, {"I": said + "Arbetet har inte börjat."})),
        report_of("b", (AUTUMN_2014, {"I": "Läget är oförändrat. " + said, "II": "En policy finns."})),
        report_of("c", (SPRING_2015, {"II": "En policy finns.", "III": "En policy finns."})),
    )
    page = search(archive, "policy", together=True, order="oldest")
    assert (page.total, page.distinct, page.pages) == (5, 3, 1)
    assert [[(one.report, one.round) for one in hit.told] for hit in page.hits] == [
        [("a", "våren 2014"), ("b", "hösten 2014")],
        [("b", "hösten 2014"), ("c", "våren 2015")],  # a short sentence, so only in the same area
        [("c", "våren 2015")],
    ]
    assert [hit.report for hit in search(archive, "policy", together=True, order="newest").hits] == ["c", "c", "b"]
    assert search(archive, "policy").distinct == 5
    assert search(archive, "", together=True).distinct == 5  # nothing is asked, so nothing is said again
    assert search(archive, '"policy för inköp"', together=True).distinct == 1


def test_of_many_that_say_the_same_one_is_told_for_each_round(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    areas = dict.fromkeys(("I", "II", "III"), "Nämnden har antagit en ny plan nu.")
    archive = archived(tmp_path, report_of("a", (SPRING_2014, areas), (SPRING_2015, areas)))
    (hit,) = search(archive, "plan", together=True).hits
    assert (hit.sections, [one.section for one in hit.told]) == (
        6,
        ["0-I", "0-II", "0-III", "1-I", "1-II", "1-III"],
    )
    monkeypatch.setattr(search_module, "MOST_TOLD", 5)
    (hit,) = search(archive, "plan", together=True).hits
    assert (hit.sections, [one.section for one in hit.told]) == (6, ["0-I", "1-I"])
    assert as_json(search(archive, "plan", together=True))["hits"][0]["sections"] == 6


def test_pages_of_distinct_hits(tmp_path: Path) -> None:
    report = report_of(
        "a", *((told, {"I": "Nämnden har antagit en ny plan nu."}) for told in (SPRING_2014, SPRING_2015))
    )
    other = report_of("b", (AUTUMN_2014, {"II": "Planen har förankrats i alla verksamheter."}))
    archive = archived(tmp_path, report, other)
    pages = [search(archive, "plan", page=number, limit=1, together=True) for number in (1, 2)]
    assert [page.pages for page in pages] == [2, 2]
    assert sorted((page.hits[0].sections, len(page.hits[0].told)) for page in pages) == [(1, 1), (2, 2)]


def test_a_clause_counts_what_filters_let_through(archive: Archive) -> None:
    assert [one.sections for one in search(archive, "ny INTE råd").understood] == [2, 1]
    late = search(archive, "ny INTE råd", Filters(year=("2015",)))
    assert [one.sections for one in late.understood] == [1, 0]


def test_as_written_every_word_is_asked_for(archive: Archive) -> None:
    exact = search(archive, "antog och", strictness="exact")
    assert (found(exact), exact.bounded) == (["2014-var/I"], ())
    assert [one.word for one in search(archive, "antog och plan").understood] == ["antog", "plan"]


# The index is Whoosh's


def by_whoosh(matches: Matches, asked: Query) -> dict[int, float]:
    """The sections that a query of Whoosh's finds in the same index, and their scores."""
    with whoosh.index.open_dir(str(matches.reader.folder)).searcher() as searcher:
        return {hit.docnum: hit.score for hit in searcher.search(asked, limit=None)}


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("organisation", Term("form", "organisation")),
        ("en ELLER ny", Or([Term("form", "en"), Term("form", "ny")])),
        ("ny INTE stöd", And([Term("form", "ny"), Not(Term("form", "stöd"))])),
        ("rådet utökades", And([Term("form", "rådet"), Term("form", "utökades")])),
        ('"ny organisation"', Phrase("form", ["ny", "organisation"])),
        ('"en organisation"~1', Phrase("form", ["en", "organisation"], slop=2)),
        ("för*", Prefix("form", "för")),
        ("rapport:2014-host", Term("report", "2014-host")),
        ("år:2015", Term("year", "2015")),
    ],
)
def test_the_same_is_found_as_by_whoosh(archive: Archive, query: str, asked: Query) -> None:
    matches = matching(archive, query, strictness="exact")
    found = by_whoosh(matches, asked)
    assert sorted(found) == matches.numbers.tolist()
    assert len(found) > 0


def ranked(folder: Path, texts: list[str], query: str, strictness: Strictness) -> list[str]:
    """The texts in the order in which a search finds them."""
    reports = (report_of(f"r{number}", (SPRING_2014, {"I": text})) for number, text in enumerate(texts))
    return [hit.text for hit in search(archived(folder, *reports), query, strictness=strictness).hits]


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        (
            "process",
            [
                "En process bland många andra ord om helt andra ting i en lång mening som aldrig vill ta slut.",
                "Processen, processer, processerna, processens.",
                "Stödprocesser, stödprocesser, stödprocesser.",
            ],
        ),
        (
            "plan process",
            [
                "En plan och sedan en process i en lång mening med andra ord som bara fyller ut den hela vägen.",
                "Planen, process, process, process.",
                "Planerna, processer, processer.",
                "Plan, plan, plan, plan, stödprocesser.",
            ],
        ),
        (
            "kultur- och fritidsnämnden",
            [
                "I en lång mening med många andra ord nämns kultur- och fritidsnämnden en enda gång till sist.",
                "Fritidsnämnden, kulturnämnden, fritidsnämnden.",
            ],
        ),
    ],
)
def test_however_rarely_a_section_has_it_the_stricter_match_comes_first(
    tmp_path: Path, query: str, texts: list[str]
) -> None:
    assert ranked(tmp_path, texts[::-1], query, "compound") == texts


def test_a_coordinated_compound_as_written_is_what_is_written(tmp_path: Path) -> None:
    texts = ["Mark- och exploateringschefen svarade.", "Markchefen och exploateringschefen svarade."]
    assert ranked(tmp_path, texts, "mark- och exploateringschefen", "exact") == texts[:1]


def test_either_of_a_coordinated_compound_is_enough_where_that_is_asked(tmp_path: Path) -> None:
    texts = ["Inlåningen ökade.", "Utlåningen ökade."]
    assert len(ranked(tmp_path, texts, "in- eller utlåning", "inflected")) == 2
    archive = Archive(tmp_path / "archive")
    assert search(archive, "in- ELLER utlåning").total == 2
    assert search(archive, "in- och utlåning").total == 0


def test_an_item_of_an_area_is_found_as_it_is_cited(demonstration: Archive) -> None:
    hits = search(demonstration, "område:”II c”").hits
    assert hits
    assert {(hit.area and hit.area.label, hit.item) for hit in hits} == {("II", "c")}
    assert not search(demonstration, "område:”II ö”").hits


def test_an_operator_in_small_letters_is_a_word_and_that_is_said(archive: Archive) -> None:
    [said] = search(archive, "plan eller rad").bounded
    assert said == "”eller” söktes som ett ord. Med versaler: ELLER ger avsnitt med något av orden."
    assert not search(archive, "plan ELLER rad").bounded


def test_words_score_as_whoosh_scores_them(archive: Archive) -> None:
    matches = matching(archive, "organisation ELLER för", strictness="exact")
    asked = Or([Term("form", "organisation", boost=4.0), Term("form", "för", boost=4.0)])
    scored = zip(matches.numbers.tolist(), matches.scores(matches.numbers), strict=True)
    found = {number: pytest.approx(score % match.STEP) for number, score in scored}
    assert found == by_whoosh(matches, asked)


# No query stops the service


def test_what_a_tilde_stands_for_is_bounded_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(match, "MOST_SIMILAR", 1)
    archive = archived(tmp_path, report_of("r", (SPRING_2014, {"I": "Plan. Plats. Plal.", "II": "Plan."})))
    page = search(archive, "plam~")
    assert page.bounded == ("plam~ står för 2 ord. De 1 vanligaste av dem söktes.",)
    assert page.understood[0].searched == ("plan",)
    assert search(archive, "plan").bounded == ()


def test_a_beginning_of_too_many_words_is_refused(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(match, "MOST_POSTINGS", 1)
    with pytest.raises(QueryError, match="Skriv fler bokstäver"):
        search(archive, "org*")


def test_a_query_that_takes_too_long_is_refused(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.search.LONGEST_SEARCH", -1.0)
    with pytest.raises(QueryError, match="för lång tid"):
        search(archive, "org* ELLER plan")


def test_pages_of_hits(archive: Archive) -> None:
    pages = [found(search(archive, "", page=number, limit=2)) for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [2, 2, 1]
    assert search(archive, "", limit=2).pages == 3


def test_a_misspelt_word_is_suggested(archive: Archive) -> None:
    assert search(archive, "organistion").suggestion == "organisation"
    assert search(archive, "kyrka").suggestion is None


def test_the_json_of_the_command_line(archive: Archive) -> None:
    document = as_json(search(archive, "kulturnämnd"))
    assert set(document) == {"query", "total", "took_ms", "page", "pages", "hits", "facets", "suggestion"}
    assert set(document["facets"]) == {"round", "year", "area", "unit", "role"}
    hit = document["hits"][0]
    assert hit["area"] == {"label": "I", "title": None}
    assert hit["pages"] == [1, 1]
    assert hit["snippet"].startswith("Kultur- och fritidsnämnden")


def test_a_long_text_is_shown_round_its_matches(tmp_path: Path) -> None:
    text = "Inledande ord. " * 60 + "Här står nyckelordet. " + "Avslutande ord. " * 60
    page = search(archived(tmp_path, report_of("lang", (SPRING_2014, {"I": text}))), "nyckelord")
    shown = snippet_text(page.hits[0])
    assert "nyckelordet" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) < 320


def test_units_named_together_are_found_under_each_name(tmp_path: Path) -> None:
    text = "Arbetet pågår inom myndighets- och huvudmannaenheterna."
    report = report_of("r", (SPRING_2014, {"I": text}))
    (found,) = annotate(report.sections, Register())
    archive = archived(tmp_path, msgspec.structs.replace(report, sections=(found,)))
    assert search(archive, "", Filters(unit=("myndighetsenhet",))).total == 1
    assert search(archive, "enhet:huvudmannaenhet").total == 1


def test_the_index_knows_the_stems_of_its_words(archive: Archive) -> None:
    """So that a query's words need not be analyzed, and are found as they were indexed."""
    reader = open_reader(archive)
    met = {word for report in (SPRING, AUTUMN, LATER) for one in report.sections for word in words(one.text)}
    for word in met:
        assert reader.terms_of(word.form, "stem") == stems(word.form)
        (segment,) = reader.segments.values()
        assert segment.lists[KNOWN].terms.first(f"{word.form}\0".encode())
    assert reader.terms_of("okända", "stem") == stems("okända")


def test_a_word_is_found_when_the_section_is_gone_that_its_stems_were_kept_with(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING, report_of("2016-var", (SPRING_2015, {"I": "En ny plan antogs."})))
    assert found(search(archive, "planer")) == ["2016-var/I", "2014-var/I"]
    (archive.records_folder / "2014-var.json").unlink()
    assert found(search(archive, "plan")) == found(search(archive, "planer")) == ["2016-var/I"]


def test_what_has_no_round_comes_last_in_order_of_time(tmp_path: Path) -> None:
    policy = report_of("policy", (SPRING_2014, {"I": "Planen gäller."}))
    sections = tuple(msgspec.structs.replace(one, round=None) for one in policy.sections)
    archive = archived(tmp_path, msgspec.structs.replace(policy, rounds=(), sections=sections), SPRING, LATER)
    for order, reports in (("oldest", ["2014-var", "2015-var"]), ("newest", ["2015-var", "2014-var"])):
        shown = [hit.report for hit in search(archive, "", order=order).hits]  # type: ignore[arg-type]
        assert list(dict.fromkeys(shown)) == [*reports, "policy"]


def test_a_section_is_stored_with_the_names_of_its_fields(archive: Archive) -> None:
    """An index of other rules is searched until the new one is there, so that its sections must be read."""
    reader = open_reader(archive)
    written = msgspec.msgpack.decode(reader._stored(int(reader.all[0])))
    assert written["report"] in {"2014-var", "2014-host", "2015-var"}
    assert set(written) == set(Document.__struct_fields__)


def test_words_as_they_are_typed_are_marked_though_a_form_of_one_stands_nearer(tmp_path: Path) -> None:
    text = "En plan och två planer för en budget."
    archive = archived(tmp_path, report_of("r", (SPRING_2014, {"I": text})))
    assert highlighted(search(archive, '"plan budget"~7')) == ["plan och två planer för en budget"]
