"""The ledger: every file that was given has a state, and the sums tally."""

import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from ingest.corrections.operations import Reviewed
from ingest.errors import BrokenRecord, Reason
from ingest.files import whole_lines
from ingest.fixity.repair import repair
from ingest.fixity.verify import verify
from ingest.keeping.archive import Archive
from ingest.keeping.chain import sealed, sha256_of
from ingest.keeping.ends import Ends, read_ends
from ingest.keeping.ledger import UPLOADED, Given, Ledger, ledger, rejected
from ingest.keeping.review import waiting
from ingest.outcomes import Rejected
from ingest.pipeline import enter_refused, ingest, retry
from tests.conftest import AUTUMN_2014, ROOT, SPRING_2014, archived, report_of, unchained

REPORT = ROOT / "corpus" / "reports" / "2014-var.pdf"


def read(archive: Archive) -> Ledger:
    waits = {one.report for one in waiting(archive)}
    found = ledger(archive, waits.__contains__)
    assert sum(found.sums.values()) == found.total == len(found.files)
    assert found.sums["archived"] + found.sums["waiting"] == len(list(archive.records()))
    return found


def states(archive: Archive) -> list[tuple[str, str, str | None]]:
    return [(one.name, one.state, one.report) for one in read(archive).files]


@pytest.fixture
def given(tmp_path: Path) -> Path:
    folder = tmp_path / "given"
    folder.mkdir()
    shutil.copy(REPORT, folder / "a.pdf")
    shutil.copy(REPORT, folder / "b.pdf")
    (folder / "c.pdf").write_text("Det här är ingen PDF.")
    return folder


def test_every_file_has_a_state(tmp_path: Path, given: Path) -> None:
    archive = Archive(tmp_path / "archive")
    ingest(archive, [given / "a.pdf"])
    ingest(archive, [given])
    assert states(archive) == [
        ("a.pdf", "archived", "a"),
        ("b.pdf", "unchanged", "a"),
        ("c.pdf", "rejected", None),
    ]
    (refused,) = rejected(read(archive))
    assert refused.reason == "not a PDF"
    assert refused.message
    assert len(refused.sha256) == 64


def test_the_same_files_again_add_no_lines_but_of_those_that_are_rejected_again(
    tmp_path: Path, given: Path
) -> None:
    archive = Archive(tmp_path / "archive")
    ingest(archive, [given])
    before = archive.given()
    ingest(archive, [given])
    assert [one.name for one in archive.given()[len(before) :]] == ["c.pdf"]
    assert read(archive).total == 3


def test_a_file_that_cannot_be_opened_has_a_state_too(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    ingest(archive, [tmp_path / "saknas.pdf"])
    assert states(archive) == [("saknas.pdf", "rejected", None)]


def test_the_rejected_are_tried_again(tmp_path: Path, given: Path) -> None:
    archive = Archive(tmp_path / "archive")
    (given / "d.pdf").write_text("Inte heller en PDF.")
    ingest(archive, [given])
    shutil.copy(ROOT / "corpus" / "reports" / "2014-host.pdf", given / "c.pdf")
    (given / "d.pdf").unlink()
    again = retry(archive)
    assert [one.report for one in again.added] == ["c"]
    assert [(Path(one.file).name, one.reason) for one in again.rejected] == [("d.pdf", "gone")]
    assert "d.pdf finns inte längre" in again.rejected[0].message
    assert read(archive).sums["archived"] == 2
    assert retry(archive).unchanged == ()  # the mended file is where c.pdf lay: there is nothing to try


def test_a_content_that_was_rejected_and_is_read_by_a_better_program_is_archived(tmp_path: Path) -> None:
    report = report_of("2014", (SPRING_2014, {"I": "Arbetet pågår."}))
    archive = archived(tmp_path)
    (tmp_path / "2014.pdf").write_bytes(b"2014")
    ingest(archive, [tmp_path / "2014.pdf"])
    assert states(archive) == [("2014.pdf", "rejected", None)]
    archive.add(tmp_path / "2014.pdf", report)
    assert states(archive) == [("2014.pdf", "archived", "2014")]


def test_a_report_that_waits_for_review_says_so(tmp_path: Path) -> None:
    unsure = msgspec.structs.replace(AUTUMN_2014, confidence=0.3, reason="bara ett årtal")
    archive = archived(tmp_path, report_of("2014", (unsure, {"I": "Arbetet pågår."})))
    assert states(archive) == [("2014.pdf", "waiting", "2014")]


def test_an_archive_from_before_the_ledger_has_one(tmp_path: Path) -> None:
    archive = archived(tmp_path, report_of("2014", (AUTUMN_2014, {"I": "Arbetet pågår."})))
    archive = unchained(archive)
    archive.ledger.unlink()
    assert states(archive) == [("2014.pdf", "archived", "2014")]
    assert verify(archive).problems == ()


def test_a_line_that_was_cut_short_is_mended(tmp_path: Path) -> None:
    archive = archived(tmp_path, report_of("2014", (AUTUMN_2014, {"I": "Arbetet pågår."})))
    with archive.ledger.open("ab") as file:
        file.write(b'{"name":"half')
    assert len(archive.given()) == 1
    (tmp_path / "x.pdf").write_text("no")
    ingest(archive, [tmp_path / "x.pdf"])
    assert [one.name for one in archive.given()] == ["2014.pdf", "x.pdf"]


def test_verify_reads_the_ledger(tmp_path: Path) -> None:
    archive = archived(tmp_path, report_of("2014", (AUTUMN_2014, {"I": "Arbetet pågår."})))
    archive.ledger.write_text("{\n")
    with pytest.raises(BrokenRecord, match="Liggaren"):
        archive.given()
    assert {problem.kind for problem in verify(archive).problems} == {"ledger"}


def refuse(archive: Archive, *names: str) -> None:
    for name in names:
        archive.give(Given(name, sha256_of(name.encode()), f"/{name}", "rejected", "", "broken", "Trasig."))


@pytest.fixture
def chained(tmp_path: Path) -> Archive:
    """An archive of one report, before and after which files were refused."""
    archive = Archive(tmp_path / "archive")
    refuse(archive, "a.pdf", "b.pdf")
    archived(tmp_path, report_of("2014", (AUTUMN_2014, {"I": "Arbetet pågår."})))
    refuse(archive, "c.pdf", "d.pdf")
    return archive


def test_a_line_carries_the_line_before_and_where_the_journal_ended(chained: Archive) -> None:
    lines, given = whole_lines(chained.ledger), chained.given()
    assert [one.previous for one in given] == ["", *map(sha256_of, lines[:-1])]
    (added,) = whole_lines(chained.journal)
    assert [one.beside for one in given] == ["", "", *[sha256_of(added)] * 3]
    assert msgspec.json.decode(added)["beside"] == sha256_of(lines[1])
    assert lines == [sealed(one) for one in given]
    assert read_ends(chained.folder) == Ends(sha256_of(added), sha256_of(lines[-1]))
    assert verify(chained).problems == ()


def of_another(line: bytes) -> bytes:
    """A line that says something else, and is sealed again."""
    return sealed(msgspec.structs.replace(msgspec.json.decode(line, type=Given), message="Ingen PDF."))


TAMPERED: dict[str, Callable[[list[bytes]], list[bytes]]] = {
    "altered": lambda lines: [lines[0].replace(b"Trasig", b"Traslg"), *lines[1:]],
    "altered and sealed": lambda lines: [of_another(lines[0]), *lines[1:]],
    "the last altered and sealed": lambda lines: [*lines[:-1], of_another(lines[-1])],
    "removed": lambda lines: [lines[0], *lines[2:]],
    "the first removed": lambda lines: lines[1:],
    "the last removed": lambda lines: lines[:-1],
    "all after the report removed": lambda lines: lines[:3],
    "all removed": lambda lines: [],
    "swapped": lambda lines: [lines[1], lines[0], *lines[2:]],
    "doubled": lambda lines: [*lines, lines[-1]],
    "put in": lambda lines: [*lines[:1], of_another(lines[0]), *lines[1:]],
    "put last": lambda lines: [
        *lines,
        sealed(
            msgspec.structs.replace(
                msgspec.json.decode(lines[-1], type=Given), name="e.pdf", previous=sha256_of(lines[-1])
            )
        ),
    ],
    "bare": lambda lines: [
        msgspec.json.encode(
            msgspec.structs.replace(msgspec.json.decode(line, type=Given), previous=None, beside=None, seal="")
        )
        for line in lines
    ],
}


@pytest.mark.parametrize("harm", TAMPERED)
def test_a_ledger_that_was_tampered_with_is_found_and_stays_so(chained: Archive, harm: str) -> None:
    lines = TAMPERED[harm](whole_lines(chained.ledger))
    chained.ledger.write_bytes(b"".join(line + b"\n" for line in lines))
    assert "ledger" in {problem.kind for problem in verify(chained).problems}
    archive = Archive(chained.folder)
    repair(archive)
    refuse(archive, "f.pdf")
    (found, *_) = [problem for problem in verify(archive).problems if problem.kind == "ledger"]
    assert "säkerhetskopia" in found.message


@pytest.mark.parametrize(
    "content", [None, b"", b"{}", b'{"journal":"","ledger":""}', b'{"journal":"","ledger":"","writing":true}']
)
def test_what_says_where_the_ledger_ends_cannot_be_removed_or_altered(
    chained: Archive, content: bytes | None
) -> None:
    ends = chained.folder / "ends.json"
    ends.unlink() if content is None else ends.write_bytes(content)
    assert verify(chained).problems
    if content is None or b"true" not in content:  # what a writer that died leaves is finished
        repair(Archive(chained.folder))
        refuse(Archive(chained.folder), "f.pdf")
        assert verify(chained).problems


@pytest.mark.parametrize("first", ["a refusal", "an upgrade", "a correction"])
def test_a_ledger_from_before_it_was_a_chain_goes_on_as_one(chained: Archive, first: str) -> None:
    archive = unchained(chained)
    older = archive.ledger.read_bytes()
    assert verify(archive).problems == ()
    assert [one.name for one in archive.given()] == ["a.pdf", "b.pdf", "2014.pdf", "c.pdf", "d.pdf"]
    match first:
        case "an upgrade":
            archive.upgrade()
        case "a correction":
            archive.correct("2014", Reviewed(()))
        case _:
            refuse(archive, "e.pdf")
            assert archive.given()[-1].previous == sha256_of(older)
    assert archive.ledger.read_bytes().startswith(older)
    assert verify(archive).problems == ()
    archive.ledger.write_bytes(archive.ledger.read_bytes().replace(b"b.pdf", b"x.pdf"))
    assert {problem.kind for problem in verify(archive).problems} == {"ledger"}
    refuse(Archive(archive.folder), "f.pdf")
    assert "ledger" in {problem.kind for problem in verify(archive).problems}


def test_a_whole_older_ledger_is_found_by_the_journal(chained: Archive) -> None:
    """Also where the file that says where it ends is as old."""
    files = chained.ledger, chained.folder / "ends.json"
    older = [file.read_bytes() for file in files]
    chained.correct("2014", Reviewed(("a",)))
    refuse(chained, "e.pdf")
    chained.correct("2014", Reviewed(("b",)))
    journal = chained.journal.read_bytes()
    for file, content in zip(files, older, strict=True):
        file.write_bytes(content)
    chained.journal.write_bytes(journal)
    assert {"ledger", "journal"} <= {problem.kind for problem in verify(chained).problems}


def test_what_came_through_the_app_is_asked_for_there_again(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    enter_refused(archive, Rejected("tom.pdf", Reason.NOT_PDF, "tom.pdf är ingen PDF-fil."), "0" * 64, UPLOADED)
    (one,) = retry(archive).rejected
    assert one.message == "tom.pdf laddades upp i appen och sparades inte. Ladda upp den igen."
