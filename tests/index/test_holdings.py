"""What a search went through: rounds known and searched, and pages not read."""

from datetime import date
from pathlib import Path

import msgspec

from index.holdings import holdings
from index.results import Filters
from ingest.report import UnreadPage
from tests.conftest import AUTUMN_2014, SPRING_2014, SPRING_2015, VT15, archived, report_of, section

FIRST = report_of("2014", (SPRING_2014, {"I": "Text."}), (AUTUMN_2014, {"I": "Mer."}))
SCANNED = msgspec.structs.replace(
    report_of("2015", (SPRING_2015, {})), unread=(UnreadPage(1, "Sidan är en bild."), UnreadPage(2, "Tom."))
)


def test_rounds_without_readable_text_were_not_searched(tmp_path: Path) -> None:
    found = holdings(archived(tmp_path, FIRST, SCANNED))
    assert found.searched == ("våren 2014", "hösten 2014")
    assert found.left_out == ("våren 2015",)
    assert (found.known, found.reports, found.unread_pages) == (3, 2, 2)
    assert [(one.report, [page.page for page in one.pages]) for one in found.unread] == [("2015", [1, 2])]


def test_filters_leave_rounds_out(tmp_path: Path) -> None:
    archive = archived(tmp_path, FIRST, SCANNED)
    assert holdings(archive, Filters(round=("Hösten 2014",))).searched == ("hösten 2014",)
    assert holdings(archive, Filters(year=("2014",))).searched == ("våren 2014", "hösten 2014")
    assert holdings(archive, Filters(without=Filters(round=("våren 2014",)))).searched == ("hösten 2014",)
    assert holdings(archive, Filters(since=date(2014, 7, 1))).searched == ("hösten 2014",)
    assert holdings(archive, Filters(until=date(2014, 3, 1))).searched == ("våren 2014",)
    alone = holdings(archive, Filters(report=("2014",)))
    assert (alone.searched, alone.unread_pages, alone.known) == (("våren 2014", "hösten 2014"), 0, 3)


def test_a_time_of_two_names_is_one_round(tmp_path: Path) -> None:
    reports = [report_of(told.label, (told, {"I": "Text."})) for told in (VT15, SPRING_2015, AUTUMN_2014)]
    archive = archived(tmp_path, *reports)
    assert holdings(archive).searched == ("hösten 2014", "våren 2015")
    for name in ("vt15", "våren 2015"):
        found = holdings(archive, Filters(round=(name,)))
        assert (found.searched, found.left_out) == (("våren 2015",), ("hösten 2014",))
        assert holdings(archive, Filters(without=Filters(round=(name,)))).searched == ("hösten 2014",)


def test_text_of_no_round_is_searched_unless_rounds_are_asked_for(tmp_path: Path) -> None:
    whole = msgspec.structs.replace(FIRST, sections=(*FIRST.sections, section(9, "Inledning.", round=None)))
    archive = archived(tmp_path, whole, SCANNED)
    assert holdings(archive).outside == 1
    assert holdings(archive, Filters(year=("2014",))).outside == 0


def test_an_empty_archive_has_nothing(tmp_path: Path) -> None:
    assert holdings(archived(tmp_path)).known == 0
