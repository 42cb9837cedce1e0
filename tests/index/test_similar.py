"""More like this: which sections of other rounds are found, and why."""

from pathlib import Path

import pytest

from index.similar import similar
from ingest.errors import UnknownReport
from ingest.keeping.archive import Archive
from tests.conftest import AUTUMN_2014, SPRING_2014, SPRING_2015, archived, report_of

SPRING = report_of(
    "2014-var",
    (
        SPRING_2014,
        {
            "I": "Bredbandsnätet i skärgården byggs ut och anslutningarna ökar.",
            "II": "Utbyggnaden av bredbandsnätet i skärgården följs upp.",
            "III": "Simhallen renoveras.",
        },
    ),
)
AUTUMN = report_of(
    "2014-host",
    (
        AUTUMN_2014,
        {
            "I": "Utbyggnad av bredbandsnät i skärgård har försenats.",
            "II": "Parkeringarna och gatorna i centrum har ökat.",
            "III": "Anslutningar räknas.",
        },
    ),
)
COPY = report_of("2014-host-rattad", (AUTUMN_2014, {"I": "Utbyggnad av bredbandsnät i skärgård har försenats."}))
LATER = report_of("2015-var", (SPRING_2015, {"III": "Simhallens renovering är klar."}))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return archived(tmp_path_factory.mktemp("similar"), SPRING, AUTUMN, COPY, LATER)


def test_other_rounds_about_the_same_matter_are_found(archive: Archive) -> None:
    first, *_ = similar(archive, "2014-var", "0-II")
    assert (first.passage.document.report, first.passage.document.section) == ("2014-host", "0-I")
    assert set(first.shared) == {"Utbyggnaden", "bredbandsnätet", "skärgården"}
    marked = [first.passage.document.text[span.start : span.end] for span in first.passage.highlights]
    assert marked == ["Utbyggnad", "bredbandsnät", "skärgård"]
    assert 0.3 < first.passage.score < 1


def test_the_same_round_and_copies_are_left_out(archive: Archive) -> None:
    found = similar(archive, "2014-var", "0-I", limit=10)
    assert all(one.passage.document.round != "våren 2014" for one in found)
    texts = [one.passage.document.text for one in found]
    assert len(texts) == len(set(texts))


def test_small_words_make_no_sections_alike(archive: Archive) -> None:
    found = similar(archive, "2014-var", "0-I", limit=10)
    assert "Parkeringarna och gatorna i centrum har ökat." not in [one.passage.document.text for one in found[:1]]
    assert all("och" not in one.shared and "i" not in one.shared for one in found)


def test_the_likeness_falls(archive: Archive) -> None:
    scores = [one.passage.score for one in similar(archive, "2014-var", "0-I", limit=10)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_an_unknown_section_is_named(archive: Archive) -> None:
    with pytest.raises(UnknownReport, match="finns-inte"):
        similar(archive, "2014-var", "finns-inte")


def test_a_section_without_words_is_like_none(tmp_path: Path) -> None:
    archive = archived(tmp_path, report_of("a", (SPRING_2014, {"I": "–"})), AUTUMN)
    assert similar(archive, "a", "0-I") == []


def test_of_a_report_the_latest_version_alone_is_given(demonstration: Archive) -> None:
    found = [one.passage.document.report for one in similar(demonstration, "2015-host", "hosten-2015-V", limit=50)]
    assert "2016-host-rattad" in found
    assert "2016-host" not in found


def test_in_the_demonstration_archive_the_most_similar_is_mostly_the_same_area(demonstration: Archive) -> None:
    """Two rounds with the same areas: how often the nearest section of the other stands in the same area."""
    report = demonstration.report("2014-var")
    told = [one for one in report.sections if one.area and one.round is not None]
    nearest = [similar(demonstration, report.id, one.id, limit=1) for one in told]
    names = [found[0].passage.area.name if found and found[0].passage.area else None for found in nearest]
    same = sum(name == one.area.name for name, one in zip(names, told, strict=True) if one.area)
    assert same / len(told) > 0.7
