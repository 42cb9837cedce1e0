"""What a query marks in a section that is read in its report."""

from pathlib import Path

import msgspec
import pytest

from index.results import Filters
from index.search import search
from index.sought import sought
from ingest.keeping.archive import Archive
from ingest.report import Section
from tests.conftest import SPRING_2014, archived, report_of

REPORT = report_of(
    "2014-var", (SPRING_2014, {"I": "Nämnden antog en plan.", "II": "Planerna för nämn\u00adderna gäller."})
)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return archived(tmp_path, REPORT)


def words(archive: Archive, query: str, section: Section) -> list[str]:
    return [section.text[span.start : span.end] for span, _ in sought(archive, query, "2014-var", section)]


def test_the_words_of_a_query_are_marked_where_they_stand(archive: Archive) -> None:
    assert words(archive, "nämnd plan", REPORT.sections[0]) == ["Nämnden", "plan"]
    assert words(archive, "nämnd plan", REPORT.sections[1]) == ["Planerna", "nämn\u00adderna"]
    assert words(archive, "”en plan” INTE gälla", REPORT.sections[0]) == ["en plan"]
    assert words(archive, "år:2014", REPORT.sections[0]) == []


def test_they_are_those_of_the_hit(archive: Archive) -> None:
    (hit,) = search(archive, "antog nämnd", Filters(report=("2014-var",))).hits
    marked = sought(archive, "antog nämnd", "2014-var", REPORT.sections[0])
    assert marked == list(zip(hit.highlights, hit.reasons, strict=True))


def test_a_section_that_is_not_there_or_reads_otherwise_has_nothing_marked(archive: Archive) -> None:
    there = REPORT.sections[0]
    assert words(archive, "plan", msgspec.structs.replace(there, text="Nämnden antog aldrig en plan.")) == []
    assert sought(archive, "plan", "2014-var", msgspec.structs.replace(there, id="borta")) == []
