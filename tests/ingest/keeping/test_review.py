"""What waits for review, and what the archivist has seen."""

from pathlib import Path

import msgspec

from ingest.corrections import asking
from ingest.corrections.operations import Undo
from ingest.keeping.archive import Archive
from ingest.keeping.review import doubts, left_to_review, review_done, reviewed, waiting
from ingest.report import Area, PageCoverage, Report, UnreadPage
from tests.conftest import AUTUMN_2014, SPRING_2014, archived, report_of

TEXT = "Nämnden har gått igenom samtliga riktlinjer och upphävt dem som inte längre behövs i arbetet."
SURE = report_of("sure", (SPRING_2014, {"I": "Arbetet pågår."}))


def unsure(reason: str = "bara ett årtal") -> Report:
    told = msgspec.structs.replace(AUTUMN_2014, confidence=0.3, reason=reason)
    report = report_of("2014", (told, {"I": "Arbetet pågår.", "II": "Planen är antagen."}))
    area = Area("II", None, 0.4, "utan rubrik")
    sections = (report.sections[0], msgspec.structs.replace(report.sections[1], area=area))
    return msgspec.structs.replace(report, sections=sections, unread=(UnreadPage(1, "Sidan saknar text."),))


def whats(archive: Archive) -> list[str]:
    return [doubt.what for doubt in left_to_review(archive, "2014").doubts]


def test_reports_with_something_unsure_wait(tmp_path: Path) -> None:
    archive = archived(tmp_path, SURE, unsure())
    (one,) = waiting(archive)
    assert one.report == "2014"
    assert [(doubt.section, doubt.page) for doubt in one.doubts] == [("0-I", 1), ("0-II", 1), (None, 1)]
    assert "bara ett årtal" in one.doubts[0].what
    assert "utan rubrik" in one.doubts[1].what
    assert "Sidan saknar text" in one.doubts[2].what


def test_what_is_put_right_is_sure(tmp_path: Path) -> None:
    archive = archived(tmp_path, unsure())
    archive.correct("2014", asking.name_round(unsure(), "hösten 2014", "T2 2014"))
    archive.correct("2014", asking.area(archive.report("2014"), "t2-2014-II", "II", None, alone=True))
    assert [what[:6] for what in whats(archive)] == ["Sida 1"]


def test_a_reading_is_confirmed_by_saying_it_again(tmp_path: Path) -> None:
    archive = archived(tmp_path, unsure())
    archive.correct("2014", asking.name_round(unsure(), "hösten 2014", "hösten 2014"))
    assert not any("Omgången" in what for what in whats(archive))


def test_reviewed_means_that_nothing_waits_until_there_is_something_new(tmp_path: Path) -> None:
    archive = archived(tmp_path, unsure())
    review_done(archive, "2014")
    assert waiting(archive) == []
    assert reviewed(archive.corrections("2014"))
    again = msgspec.structs.replace(unsure(), unread=(UnreadPage(1, "Sidan är för mörk."),))
    archive.add(tmp_path / again.file, again)
    assert whats(archive) == ["Sida 1 är inte läst: Sidan är för mörk."]
    archive.correct("2014", Undo(1))
    assert len(whats(archive)) == 3
    assert reviewed(archive.corrections("2014")) is None


def test_a_title_that_the_archivist_gave_is_not_misread(tmp_path: Path) -> None:
    scanned = PageCoverage(1, 0, (), scanned=True)
    misread = msgspec.structs.replace(SURE, title="Uppfölining av hanalingsplnen", coverage=(scanned,))
    archive = archived(tmp_path, misread)
    (doubt,) = left_to_review(archive, "sure").doubts
    assert doubt.what.startswith("Titeln kan vara fel läst")
    archive.correct("sure", asking.title(archive.report("sure"), "Ett namn som hanalingsplnen"))
    assert left_to_review(archive, "sure").doubts == ()


def test_lines_like_headings_all_over_a_report_are_told_once() -> None:
    def told(areas: int) -> list[str]:
        lines = {f"{n}": [f"Trygg skola {n} a", TEXT, f"Hållbara resor {n} b", TEXT] for n in range(1, areas + 1)}
        report = report_of("2014", (SPRING_2014, {label: "\n".join(one) for label, one in lines.items()}))
        sections = tuple(
            msgspec.structs.replace(
                section,
                paragraphs=tuple(sum(len(line) + 1 for line in lines[label][:n]) for n in range(4)),
            )
            for section, label in zip(report.sections, lines, strict=True)
        )
        return [one.what for one in doubts(msgspec.structs.replace(report, sections=sections))]

    assert len(told(3)) == 3
    (once,) = told(4)
    assert once.endswith("Så är det i 4 avsnitt.")


def test_a_conflict_waits_also_in_a_reviewed_report(tmp_path: Path) -> None:
    archive = archived(tmp_path, SURE)
    archive.correct("sure", asking.area(SURE, "0-I", "V", None, alone=True))
    review_done(archive, "sure")
    other = report_of("sure", (SPRING_2014, {"IX": "Något helt annat."}))
    archive.add(tmp_path / SURE.file, other)
    (one,) = waiting(archive)
    assert [conflict.number for conflict in one.conflicts] == [1]
