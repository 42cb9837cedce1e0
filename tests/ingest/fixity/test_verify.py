"""What verify finds and repair mends: each harm that was done to an archive is told of."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from index.build import update
from index.check import problems as index_problems
from ingest.corrections.operations import Reviewed
from ingest.files import write_whole
from ingest.fixity.repair import repair
from ingest.fixity.statement import write_statement
from ingest.fixity.verify import verify
from ingest.keeping.archive import Archive
from ingest.keeping.area_schemes import decide
from ingest.keeping.chain import sha256_of
from ingest.keeping.journal import note
from ingest.keeping.judgements import judge
from ingest.keeping.ledger import Given
from ingest.keeping.record import as_json
from ingest.keeping.withdrawal import restore, withdraw
from ingest.pipeline import ingest
from ingest.report import Box, Decision, PageCoverage, Report, Stretch, UnreadPage
from tests.conftest import ROOT

REPORTS = ROOT / "corpus" / "reports"
NAME = "2014-var"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of two reports that were given from elsewhere, one of them corrected, and one withdrawn."""
    folder = tmp_path_factory.mktemp("whole")
    archive = Archive(folder / "archive")
    given = folder / "given"
    given.mkdir()
    for name in ("2013-host", NAME, "2017-mars"):
        (given / f"{name}.pdf").write_bytes((REPORTS / f"{name}.pdf").read_bytes())
    ingest(archive, [given])
    archive.correct(NAME, Reviewed(("a",)))
    archive.correct(NAME, Reviewed(("b",)))
    withdraw(archive, "2017-mars", "Dubblett", "§ 41")
    update(archive)
    return folder


@pytest.fixture
def archive(whole: Path, tmp_path: Path) -> Archive:
    """A copy to harm; the files from which it was taken in are gone."""
    import shutil

    return Archive(Path(shutil.copytree(whole / "archive", tmp_path / "archive")))


def kinds(archive: Archive) -> set[str]:
    return {problem.kind for problem in verify(archive).problems}


def rewrite(archive: Archive, **changes: object) -> None:
    """A record that is well formed and says something else."""
    record = archive.record(NAME)
    changed = msgspec.structs.replace(record, report=msgspec.structs.replace(record.report, **changes))
    (archive.records_folder / f"{NAME}.json").write_bytes(as_json(changed))


def alter(path: Path, old: bytes, new: bytes) -> None:
    content = path.read_bytes()
    assert old in content
    path.chmod(0o644)
    path.write_bytes(content.replace(old, new, 1))


def drop_line(path: Path, number: int) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    del lines[number]
    path.write_bytes(b"".join(lines))


def line_of(path: Path, report: str) -> int:
    """The number of the line that names a report: they come in the order in which files were read."""
    lines = path.read_bytes().splitlines()
    return next(number for number, line in enumerate(lines) if f'"report":"{report}"'.encode() in line)


def first(report: Report, **changes: object) -> tuple[object, ...]:
    return (msgspec.structs.replace(report.sections[0], **changes), *report.sections[1:])


HARMS: dict[str, tuple[Callable[[Archive], object], str]] = {
    "a byte of an original": (lambda a: alter(a.original(NAME), b"%PDF", b"%pdf"), "changed original"),
    "an original made longer": (
        lambda a: alter(a.original(NAME), b"%%EOF", b"%%EOF "),
        "changed original",
    ),
    "an original removed": (lambda a: a.original(NAME).unlink(), "missing original"),
    "an original writable": (lambda a: a.original(NAME).chmod(0o644), "writable original"),
    "a record removed": (lambda a: (a.records_folder / f"{NAME}.json").unlink(), "unfinished"),
    "a report removed": (
        lambda a: ((a.records_folder / f"{NAME}.json").unlink(), a.original(NAME).unlink()),
        "missing record",
    ),
    "a record cut short": (
        lambda a: (a.records_folder / f"{NAME}.json").write_bytes(
            (a.records_folder / f"{NAME}.json").read_bytes()[:-40]
        ),
        "record",
    ),
    "a record cut short and its original removed": (
        lambda a: (a.original(NAME).unlink(), (a.records_folder / f"{NAME}.json").write_bytes(b"{")),
        "missing original",
    ),
    "a record of another": (
        lambda a: (a.records_folder / "2013-host.json").write_bytes(
            (a.records_folder / f"{NAME}.json").read_bytes()
        ),
        "record",
    ),
    "a word of a record": (lambda a: rewrite(a, title="En annan titel"), "changed record"),
    "a mention moved": (
        lambda a: alter(a.records_folder / f"{NAME}.json", b'"start": 0', b'"start": 1'),
        "changed record",
    ),
    "a box off its page": (
        lambda a: rewrite(a, sections=first(a.report(NAME), boxes=(Box(1, 4900, 10, 5000, 20),))),
        "box",
    ),
    "a box on no page": (
        lambda a: rewrite(a, sections=first(a.report(NAME), boxes=(Box(99, 10, 10, 50, 20),))),
        "box",
    ),
    "a number of pages": (lambda a: rewrite(a, pages=7), "coverage"),
    "a page without account": (lambda a: rewrite(a, coverage=(PageCoverage(3, 0),)), "coverage"),
    "an account of no section": (
        lambda a: rewrite(a, coverage=(PageCoverage(1, 1, (Stretch(0, 1, "section", "nowhere"),)),)),
        "coverage",
    ),
    "a decision of no round": (
        lambda a: rewrite(a, decisions=(Decision(a.report(NAME).rounds[0].start, 1, None, "aldrig"),)),
        "record",
    ),
    "an unread page that is not there": (lambda a: rewrite(a, unread=(UnreadPage(9, "x"),)), "record"),
    "a journal line removed": (lambda a: drop_line(a.journal, 1), "journal"),
    "the journal's last line removed": (lambda a: drop_line(a.journal, -1), "tombstone"),
    "a journal line altered": (lambda a: alter(a.journal, b'"act":"added"', b'"act":"noted"'), "journal"),
    "a journal line of noise": (lambda a: alter(a.journal, b'{"time"', b'{"tim'), "journal"),
    "the journal removed": (lambda a: a.journal.unlink(), "journal"),
    "a correction removed": (lambda a: drop_line(a.corrections_file(NAME), 0), "corrections"),
    "a correction altered": (lambda a: alter(a.corrections_file(NAME), b'"a"', b'"c"'), "corrections"),
    "corrections removed": (lambda a: a.corrections_file(NAME).unlink(), "corrections"),
    "corrections that nobody made": (
        lambda a: a.corrections_file("2013-host").write_bytes(a.corrections_file(NAME).read_bytes()),
        "corrections",
    ),
    "a ledger line of noise": (lambda a: alter(a.ledger, b'{"name"', b'{"nam'), "ledger"),
    "a ledger line removed": (lambda a: drop_line(a.ledger, line_of(a.ledger, NAME)), "ledger"),
    "a ledger line altered": (lambda a: alter(a.ledger, b'"report":"2013', b'"report":"2031'), "ledger"),
    "the ledger removed": (lambda a: a.ledger.unlink(), "ledger"),
    "half a line after the last": (
        lambda a: a.ledger.write_bytes(a.ledger.read_bytes() + b'{"name":"x'),
        "unfinished",
    ),
    "a file among the corrections": (lambda a: (a.corrections_folder / "x.txt").write_text("x"), "stray file"),
    "content of what was never withdrawn": (
        lambda a: ((a.withdrawn_folder / "x").mkdir(), (a.withdrawn_folder / "x" / "x.pdf").write_text("x")),
        "stray file",
    ),
    "a record that is a folder": (
        lambda a: ((a.records_folder / f"{NAME}.json").unlink(), (a.records_folder / f"{NAME}.json").mkdir()),
        "record",
    ),
    "an original that is a link": (
        lambda a: a.original(NAME).symlink_to(a.original(NAME).rename(a.folder.parent / "elsewhere.pdf")),
        "linked original",
    ),
    "an original twice": (
        lambda a: (a.originals / "annan.pdf").write_bytes(a.original(NAME).read_bytes()),
        "duplicate original",
    ),
    "the register": (lambda a: a.register_file.write_text("unit = ["), "register"),
    "a tombstone removed": (lambda a: (a.tombstones_folder / "2017-mars.json").unlink(), "tombstone"),
    "a tombstone altered": (
        lambda a: alter(a.tombstones_folder / "2017-mars.json", b'"sha256": "', b'"sha256": "0'),
        "tombstone",
    ),
    "a tombstone's decision altered": (
        lambda a: alter(a.tombstones_folder / "2017-mars.json", "§ 41".encode(), "§ 42".encode()),
        "tombstone",
    ),
    "a withdrawn record altered": (
        lambda a: alter(a.withdrawn_folder / "2017-mars" / "2017-mars.json", b'"id"', b'"ID"'),
        "withdrawn record",
    ),
    "the end of a correction's line": (
        lambda a: alter(a.corrections_file(NAME), b"}\n", b"}\r\n"),
        "corrections",
    ),
    "the end of the last correction's line": (
        lambda a: a.corrections_file(NAME).write_bytes(a.corrections_file(NAME).read_bytes()[:-1]),
        "corrections",
    ),
    "the ends removed": (lambda a: (a.folder / "ends.json").unlink(), "ends"),
    "the ends altered": (lambda a: alter(a.folder / "ends.json", b'"ledger":"', b'"ledger":"0'), "ledger"),
    "what was withdrawn destroyed": (
        lambda a: (a.withdrawn_folder / "2017-mars" / "2017-mars.pdf").unlink(),
        "withdrawn original",
    ),
}
MENDED = {
    "an original writable",
    "a record removed",
    "a report removed",
    "a record cut short",
    "a record cut short and its original removed",
    "a record of another",
    "a word of a record",
    "a mention moved",
    "a box off its page",
    "a box on no page",
    "a number of pages",
    "a page without account",
    "an account of no section",
    "a decision of no round",
    "an unread page that is not there",
    "a record that is a folder",
    "an original that is a link",
    "half a line after the last",
}


def test_a_whole_archive_has_no_problems(archive: Archive) -> None:
    assert verify(archive).problems == ()
    assert list(index_problems(archive)) == []
    assert repair(archive) == []


@pytest.mark.parametrize("harm", HARMS)
def test_each_harm_is_found_and_mended_if_it_can_be(archive: Archive, harm: str) -> None:
    do, kind = HARMS[harm]
    do(archive)
    assert kind in kinds(archive), verify(archive).problems
    before = archive.corrections_file(NAME).exists() and archive.corrections_file(NAME).read_bytes()
    archive = Archive(archive.folder)
    if harm in MENDED:
        assert repair(archive)
        assert verify(archive).problems == ()
        assert archive.corrections_file(NAME).read_bytes() == before


def test_an_original_is_fetched_from_where_it_came(archive: Archive, whole: Path) -> None:
    assert (whole / "given" / f"{NAME}.pdf").exists()
    for harm in ("a byte of an original", "an original removed"):
        HARMS[harm][0](archive)
        assert any("hämtades på nytt" in one.message for one in repair(archive))
        assert verify(archive).problems == ()
    assert sha256_of(archive.original(NAME).read_bytes()) == archive.record(NAME).report.sha256


def test_what_cannot_be_mended_stays_found(archive: Archive) -> None:
    for harm in ("a journal line removed", "a correction altered", "the register", "a tombstone removed"):
        HARMS[harm][0](archive)
    archive.register_file.write_text("")
    found = kinds(archive)
    repair(Archive(archive.folder))
    assert {"journal", "corrections", "tombstone"} <= found & kinds(archive)


def test_what_cannot_be_mended_does_not_keep_the_rest_from_being_mended(archive: Archive) -> None:
    (archive.records_folder / "nowhere.json").write_text("{")
    (archive.tombstones_folder / "broken.json").write_text("{")
    HARMS["an original writable"][0](archive)
    assert [one.report for one in repair(Archive(archive.folder))] == [NAME]
    assert {"record", "missing original", "tombstone"} == kinds(archive) - {"journal"}


@pytest.mark.parametrize("name", ["\x00", "../../etc", "x" * 5000, "A b", ""])
def test_a_journal_about_what_no_report_can_be_called_is_told_of(archive: Archive, name: str) -> None:
    note(archive.journal, "added", name, "0" * 64, line="1", record="2")
    assert "journal" in kinds(archive)
    repair(Archive(archive.folder))
    assert "journal" in kinds(archive)


@pytest.mark.parametrize("name", ["journal.jsonl", "ledger.jsonl", "areas.toml", f"corrections/{NAME}.jsonl", "x"])
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_what_only_looks_like_a_file_is_told_of_and_nothing_is_read(
    archive: Archive, name: str, make: Callable[[Path], None]
) -> None:
    (archive.folder / name).unlink(missing_ok=True)
    make(archive.folder / name)
    if make is os.mkdir and name == "x":  # a folder that nobody reads
        assert kinds(archive) == set()
        return
    assert kinds(archive) == {"not a file"}
    assert repair(archive) == []
    assert list(index_problems(archive)) == []


@pytest.mark.parametrize("name", ["journal.jsonl", f"records/{NAME}.json", "records", "reports"])
def test_a_link_is_told_of(archive: Archive, name: str) -> None:
    """A package would not have what it leads to."""
    path = archive.folder / name
    path.symlink_to(path.rename(archive.folder.parent / "elsewhere"))
    assert kinds(archive) == {"linked file"}


def test_a_saved_search_that_cannot_be_read_is_told_of(archive: Archive) -> None:
    archive.searches_folder.mkdir()
    (archive.searches_folder / "a.json").write_text("{")
    assert [problem.kind for problem in index_problems(archive)] == ["search"]


def test_a_record_that_was_read_again_keeps_where_it_came_from(archive: Archive) -> None:
    before = archive.record(NAME).provenance
    HARMS["a record cut short"][0](archive)
    repair(Archive(archive.folder))
    assert archive.record(NAME).provenance == before
    assert (archive.folder / ".broken" / NAME / f"{NAME}.json").exists()


def test_a_record_that_the_journal_does_not_know_is_noted(archive: Archive) -> None:
    archive.journal.unlink()
    for path in (*archive.corrections_folder.iterdir(), *archive.tombstones_folder.iterdir()):
        path.unlink()
    assert {one.report for one in repair(Archive(archive.folder))} >= {NAME, "2013-host"}
    found = {(one.report, one.kind) for one in verify(archive).problems}
    assert ("2017-mars", "ledger") in found  # withdrawn
    assert (None, "journal") in found  # that it was removed


def test_the_statement_says_what_was_checked(archive: Archive, tmp_path: Path) -> None:
    HARMS["an original removed"][0](archive)
    archive.give(Given("<b>.pdf", "", "x", "rejected", "", "broken", "<i>"))
    found = verify(archive)
    for name in ("p.txt", "p.html"):
        write_statement(archive, found, [], tmp_path / name)
        text = (tmp_path / name).read_text()
        assert sha256_of(archive.journal.read_bytes().splitlines()[-1]) in text
        assert sha256_of(archive.ledger.read_bytes().splitlines()[-1]) in text
        assert archive.record(NAME).report.sha256 in text
        assert "missing original" in text
        assert "§ 41" in text
    assert "<b>" not in (tmp_path / "p.html").read_text()


def decide_areas(archive: Archive) -> None:
    told = archive.report(NAME).rounds[0]
    decide(archive, ("I",), ("II",), told.end, told.start, "confirmed")


def judge_status(archive: Archive) -> None:
    report = archive.report(NAME)
    found = next(one for one in report.sections if one.area and one.round is not None)
    told = report.round_of(found)
    assert found.area
    assert told
    judge(archive, found.area.name, told, "klart", "pågår")


def test_decisions_about_what_is_there_are_no_problem(archive: Archive) -> None:
    decide_areas(archive)
    judge_status(archive)
    assert kinds(archive) == set()


@pytest.mark.parametrize(
    ("name", "old", "new", "kind", "said"),
    [
        ("areas.toml", b'after = ["II"]', b'after = ["XIX"]', "areas", "XIX"),
        ("areas.toml", b'state = "confirmed"', b'state = "maybe"', "areas", "går inte att läsa"),
        ("areas.toml", b'state = "confirmed"', b'state = "\xff"', "areas", "UTF-8"),
        ("statuses.toml", b"start = 20", b"start = 19", "statuses", "gäller inget avsnitt"),
        ("statuses.toml", b"[[status]]", b"[[status", "statuses", "går inte att läsa"),
    ],
)
def test_decisions_that_are_broken_or_about_nothing_are_told_of(
    archive: Archive, name: str, old: bytes, new: bytes, kind: str, said: str
) -> None:
    restore(archive, "2017-mars")
    decide_areas(archive)
    judge_status(archive)
    alter(archive.folder / name, old, new)
    (problem,) = verify(archive).problems
    assert problem.kind == kind
    assert said in problem.message
    assert name in problem.message


def test_a_decision_about_what_was_withdrawn_is_no_problem(archive: Archive) -> None:
    decide_areas(archive)
    alter(archive.folder / "areas.toml", b'after = ["II"]', b'after = ["XIX"]')
    assert kinds(archive) == set()
    restore(archive, "2017-mars")
    assert kinds(archive) == {"areas"}


INDEX_HARMS: dict[str, Callable[[Path], object]] = {
    "state removed": lambda folder: (folder / "state.json").unlink(),
    "state of noise": lambda folder: (folder / "state.json").write_bytes(b"\xff{"),
    "another layout": lambda folder: write_whole(
        folder / "state.json",
        json.dumps(json.loads((folder / "state.json").read_text()) | {"layout": -1}).encode(),
    ),
    "all cut short": lambda folder: [
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        for path in folder.iterdir()
        if path.name != "state.json"
    ],
    "a file removed": lambda folder: max(folder.iterdir(), key=lambda path: path.stat().st_size).unlink(),
    "random bytes": lambda folder: [
        path.write_bytes(bytes(byte ^ 0x55 for byte in path.read_bytes()))
        for path in folder.iterdir()
        if path.name != "state.json"
    ],
    "pointing nowhere": lambda folder: (folder.parent / "current").write_bytes(b"\xff\xfe nowhere"),
    "the folder removed": lambda folder: __import__("shutil").rmtree(folder),
}


@pytest.mark.parametrize("harm", INDEX_HARMS)
def test_a_damaged_index_is_found_and_built_anew_by_the_next_search(archive: Archive, harm: str) -> None:
    from index.build import current
    from index.search import search

    folder = current(archive)
    assert folder
    total = search(archive, "").total
    copy = Archive(archive.folder.rename(archive.folder.with_name("damaged")))  # nothing in memory knows it
    INDEX_HARMS[harm](copy.index_folder / folder.name)
    assert [problem.kind for problem in index_problems(copy)] == ["index"]
    assert search(copy, "").total == total
    assert list(index_problems(copy)) == []
