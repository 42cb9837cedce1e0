"""Other names of the same: the register's aliases, and what units came from and became."""

from pathlib import Path

import pytest

from index.explain import explained, read_as
from index.results import Filters
from index.search import search
from index.synonyms import Synonym, Synonyms
from ingest.keeping.archive import Archive
from ingest.register import Entity, Register, Succession
from tests.conftest import AUTUMN_2014, SPRING_2014, archived, report_of

REGISTER = """
[[unit]]
name = "kommunstyrelse"
aliases = ["KS"]

[[unit]]
name = "controllerenhet"
[[unit.predecessor]]
name = "ekonomienhet"
"""


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = archived(
        tmp_path,
        report_of("a", (SPRING_2014, {"I": "Kommunstyrelsen beslutar.", "II": "Ekonomienheten räknar."})),
        report_of("b", (AUTUMN_2014, {"I": "KS beslutade i maj.", "II": "Controllerenheten räknar om."})),
    )
    made.register_file.write_text(REGISTER, encoding="utf-8")
    return made


def test_an_alias_finds_the_name_and_the_name_the_alias(archive: Archive) -> None:
    assert search(archive, "KS").total == search(archive, "kommunstyrelsen").total == 2
    assert search(archive, "kommunstyrelsen").hits[0].report == "a"  # what was asked for comes first
    assert search(archive, "KS").hits[0].report == "b"
    [read] = search(archive, "KS").understood
    assert (read.others, read.sections) == ((Synonym("kommunstyrelse", "alias"),), 2)


def test_an_empty_alias_is_no_name(archive: Archive) -> None:
    archive.register_file.write_text('[[unit]]\nname = "kommunstyrelse"\naliases = ["", "–"]\n', encoding="utf-8")
    [read] = search(archive, "kommunstyrelsen").understood
    assert (read.others, read.sections) == ((), 1)


def test_what_is_asked_for_word_for_word_has_no_other_name(archive: Archive) -> None:
    assert search(archive, "KS", strictness="exact").total == 1


def test_a_name_in_a_phrase_is_looked_for_under_its_other_names_too(archive: Archive) -> None:
    found = search(archive, '"kommunstyrelsen beslutar"')
    assert [hit.report for hit in found.hits] == ["a", "b"]  # what was asked for first, then "KS beslutade"
    assert found.understood[0].others == (Synonym("KS beslutar", "alias"),)
    assert search(archive, '"kommunstyrelsen beslutar"', strictness="exact").total == 1
    assert search(archive, '"kommunstyrelsen beslutar"~2').understood[0].others == ()
    assert search(archive, '"ekonomienheten räknar"').total == 1


def test_a_phrase_has_so_many_other_names_and_no_more(archive: Archive) -> None:
    found = search(archive, f'"{"KS " * 40}"')
    assert len(found.understood[0].others) == 20
    assert any("högst 20 andra namn" in said for said in found.bounded)


def test_predecessors_are_looked_for_on_request_alone(archive: Archive) -> None:
    assert search(archive, "controllerenheten").total == 1
    both = search(archive, "controllerenheten", Filters(succession=True))
    assert both.total == 2
    assert both.understood[0].others == (Synonym("ekonomienhet", "predecessor"),)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("KS", ["", "annat namn på ”KS”"]),
        ("kommunstyrelses", ["böjning av ”kommunstyrelses”", "annat namn på ”kommunstyrelses”"]),
        ("controllerenheten", ["", "föregångare till ”controllerenheten”"]),
    ],
)
def test_a_match_on_another_name_says_so_and_comes_after_the_name(
    archive: Archive, query: str, said: list[str]
) -> None:
    found = search(archive, query, Filters(succession=True))
    texts = [(hit.reasons[0], hit.text[hit.highlights[0].start : hit.highlights[0].end]) for hit in found.hits]
    assert [explained(reason, text) for reason, text in texts] == said


def test_each_other_name_is_told_once() -> None:
    twice = (Succession("b-enhet"), Succession("B-enheten"))
    known = Synonyms(Register(unit=(Entity("a-enhet", aliases=("A",), predecessor=twice),)))
    assert [one.name for one in known.of("a-enheten", succession=True)] == ["A", "b-enhet"]


@pytest.mark.parametrize(
    ("filters", "query"),
    [
        (Filters(unit=("KS",)), "enhet:KS"),
        (Filters(unit=("KS",), round=("hösten 2014",)), "enhet:KS omgång:”hösten 2014”"),
        (Filters(unit=("kommunfullmäktiges", "KS")), "enhet:(KF ELLER KS)"),
        (Filters(unit=("HR-enhet",)), "enhet:HR-enhet"),
        (Filters(unit=("HR-enhet",), succession=True), "enhet:HR-enhet"),
        (Filters(unit=("HR-enhet",), succession=True), "enhet:HR-enhet ELLER enhet:personalenhet"),
        (Filters(without=Filters(unit=("KS",))), "INTE enhet:kommunstyrelsen"),
        (
            Filters(without=Filters(unit=("HR-enhet",)), succession=True),
            "INTE (enhet:HR-enhet ELLER enhet:personalenhet)",
        ),
        (Filters(area=("styrning",)), "område:Styrning"),
    ],
)
def test_a_filter_stands_for_the_same_as_the_field(demonstration: Archive, filters: Filters, query: str) -> None:
    found = search(demonstration, "", filters).total
    assert found == search(demonstration, query, Filters(succession=filters.succession)).total
    assert 0 < found < search(demonstration, "").total


def test_the_other_names_of_a_filter_are_told(demonstration: Archive) -> None:
    asked = Filters(unit=("HR-enhet",), without=Filters(unit=("KS",)), succession=True)
    assert [read_as(one) for one in search(demonstration, "", asked).understood] == [
        "enhet:HR-enhet, även personalenhet (föregångare): 8 avsnitt",
        "INTE enhet:KS, även kommunstyrelsen (annat namn): utesluter 28 avsnitt",
    ]
    assert not search(demonstration, "", Filters(unit=("HR-enhet",))).understood


def test_a_name_in_the_register_is_that_unit_alone(demonstration: Archive) -> None:
    units = {value.value for value in search(demonstration, "enhet:KS", Filters()).facets["unit"]}
    alone = search(demonstration, "enhet:”kommunstyrelsens presidium” INTE enhet:KS").total
    assert "kommunstyrelsen" in units
    assert alone > 0
    assert (
        search(demonstration, "enhet:kommunstyrelsens enhet:KS").total == search(demonstration, "enhet:KS").total
    )


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("tekniska nämnden", "”tekniska nämnden”"),
        ("tekniska nämnden årsskiftet", "”tekniska nämnden” årsskiftet"),
        ("TEKNISKA nämndens", "”tekniska nämndens”"),
    ],
)
def test_words_that_are_a_name_together_find_its_other_names(
    demonstration: Archive, query: str, same: str
) -> None:
    wide = Filters(succession=True)
    others = search(demonstration, "”plan-, bygg- och miljönämnden”" + query[16:])
    found = {(hit.report, hit.section) for hit in search(demonstration, query, wide).hits}
    assert {(hit.report, hit.section) for hit in search(demonstration, same, wide).hits} <= found
    assert {(hit.report, hit.section) for hit in others.hits} <= found
    assert search(demonstration, query, wide).total > search(demonstration, query).total


def test_a_name_of_several_words_is_told_after_its_words(demonstration: Archive) -> None:
    read = search(demonstration, "tekniska nämnden plan", Filters(succession=True)).understood
    assert [one.word for one in read] == ["tekniska", "nämnden", "plan", "tekniska nämnden"]
    assert read[3].others == (Synonym("plan-, bygg- och miljönämnden", "successor"),)
    assert [one.word for one in search(demonstration, "tekniska nämnden").understood] == ["tekniska", "nämnden"]


def test_a_name_may_have_a_word_that_nearly_every_section_has(tmp_path: Path) -> None:
    made = archived(
        tmp_path, report_of("a", (SPRING_2014, {"I": "Arkivet i Falun.", "II": "Landsarkivet.", "III": "I"}))
    )
    made.register_file.write_text(
        '[[unit]]\nname = "arkivet i Falun"\naliases = ["landsarkivet"]', encoding="utf-8"
    )
    page = search(made, "arkivet i Falun")
    assert (page.total, page.bounded) == (2, ())
    assert search(made, "Falun i").bounded


def test_an_alias_beside_the_inflected_word_comes_after_the_word_as_typed(tmp_path: Path) -> None:
    both = {"I": "Kommunstyrelsen är uppdragsgivare. KS beslutar."}
    made = archived(
        tmp_path,
        report_of("a", (SPRING_2014, both)),
        report_of("b", (AUTUMN_2014, {"I": "En ny kommunstyrelse tillträder."})),
    )
    made.register_file.write_text(REGISTER, encoding="utf-8")
    assert [hit.report for hit in search(made, "kommunstyrelse").hits] == ["b", "a"]


def test_an_alias_beside_a_compound_with_the_word_is_ahead_of_the_compound_alone(tmp_path: Path) -> None:
    made = archived(
        tmp_path,
        report_of("a", (SPRING_2014, {"I": "Kommunstyrelseförvaltningen växer."})),
        report_of("b", (AUTUMN_2014, {"I": "Kommunstyrelseförvaltningen och KS växer."})),
    )
    made.register_file.write_text(REGISTER, encoding="utf-8")
    assert [hit.report for hit in search(made, "kommunstyrelse", strictness="compound").hits] == ["b", "a"]
