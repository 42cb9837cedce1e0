"""What differs between two versions of a report."""

import msgspec

from index.versions import differences_between
from ingest.report import Area, Report
from tests.conftest import AUTUMN_2014, SPRING_2014, report_of

AREAS = {"I": "Planen är antagen.", "II": "Arbetet pågår."}


def titled(report: Report, **titles: str) -> Report:
    """The report with titles of areas."""
    sections = tuple(
        msgspec.structs.replace(one, area=Area(one.area.label, titles.get(one.area.label or "")))
        for one in report.sections
        if one.area
    )
    return msgspec.structs.replace(report, sections=sections)


BEFORE = titled(report_of("a", (SPRING_2014, AREAS), (AUTUMN_2014, AREAS)), I="Ledning", II="Kompetensförsörjning")


def test_the_title_of_an_area_differs_wherever_it_stands() -> None:
    after = titled(BEFORE, I="Ledning", II="Personal och lön")
    found = differences_between(BEFORE, after)
    assert [one.texts for one in found.headings] == [("II. Kompetensförsörjning", "II. Personal och lön")] * 2
    assert {one.kind for one in found.headings} == {"changed"}
    assert found.sentences == ()
    assert found.told == "2 rubriker skiljer"


def test_the_title_of_the_report_and_the_name_of_a_round_are_headings() -> None:
    rounds = (msgspec.structs.replace(SPRING_2014, label="VT 2014"), AUTUMN_2014)
    after = msgspec.structs.replace(BEFORE, title="Lägesrapport", rounds=rounds)
    found = differences_between(BEFORE, after)
    assert [one.texts for one in found.links] == [("Uppföljning a", "Lägesrapport"), ("våren 2014", "VT 2014")]


def test_an_area_that_came_is_a_heading_and_its_sentence() -> None:
    without = msgspec.structs.replace(BEFORE, sections=BEFORE.sections[:3])
    found = differences_between(without, BEFORE)
    assert [one.texts for one in found.links] == [("", "II. Kompetensförsörjning"), ("", "Arbetet pågår.")]
    assert found.told == "1 rubrik och 1 mening skiljer"


def test_versions_of_one_wording_differ_in_nothing() -> None:
    assert differences_between(BEFORE, BEFORE).told == "Ordalydelsen är densamma"
