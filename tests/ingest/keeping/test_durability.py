"""What is accepted stays whole: writers that die, full disks, locks, torn lines and older formats."""

import contextlib
import errno
import itertools
import os
import shutil
import socket
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import filelock
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.corrections.operations import Reviewed, Undo
from ingest.errors import ArchiveLocked, BackspegelError, BrokenRecord, NewerRecord, Reason
from ingest.files import append_line, last_lines, mend_last_line, whole_lines, write_whole
from ingest.fixity.verify import verify
from ingest.keeping import archive as archive_module
from ingest.keeping.archive import Archive
from ingest.keeping.chain import sha256_of
from ingest.keeping.journal import JournalLine, note, read_journal, told
from ingest.keeping.ledger import Given, read_given
from ingest.keeping.lock import Owner, is_held, locked, owner
from ingest.keeping.record import FORMAT, read_record
from ingest.keeping.withdrawal import purge, restore, tombstones, withdraw
from ingest.pages.pdfium import NoAnswer, Pdfium
from ingest.report import Report
from tests.conftest import AUTUMN_2014, SPRING_2014, archived, report_of, unchained

LONG = (
    "Arbetet med de gemensamma lönerna pågår i alla förvaltningar och slutförs under nästa år enligt planen. " * 3
)
SPRING = report_of("2014-var", (SPRING_2014, {"I": LONG}))
AGAIN = report_of("2014-var-rattad", (SPRING_2014, {"I": LONG + "Klart."}))
CAME: list[int] = []  # faults that came in this process and did not end it
CALLS = ("write", "fsync", "replace", "rename", "unlink", "mkdir", "open", "ftruncate")


@pytest.fixture(autouse=True, scope="module")
def no_power_is_cut() -> Iterator[None]:
    """Syncing is a step where a writer can die, but need not wait for a disk here."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "fsync", lambda handle: None)
        yield


@pytest.fixture(autouse=True, scope="module")
def originals_are_no_pdfs() -> Iterator[None]:
    """PDFium says so of each of them, but takes a process of its own for it."""

    def refuse_pdf(self: Pdfium, pdf: Path, *_: object) -> None:
        raise NoAnswer(pdf, Reason.BROKEN)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Pdfium, "_ask", refuse_pdf)
        yield


def add(archive: Archive, report: Report) -> None:
    original = archive.folder.parent / report.file
    original.parent.mkdir(parents=True, exist_ok=True)
    original.write_bytes(report.id.encode())
    archive.add(original, report)


ACTS: tuple[Callable[[Archive], object], ...] = (
    lambda archive: add(archive, SPRING),
    lambda archive: archive.correct(SPRING.id, Reviewed(("a",))),
    lambda archive: add(archive, AGAIN),  # a version of the first, which is a correction of its own
    lambda archive: withdraw(archive, SPRING.id, "Dubblett", "§ 41"),
    lambda archive: restore(archive, SPRING.id),
    lambda archive: archive.correct(SPRING.id, Reviewed(("b",))),
)


def state(archive: Archive) -> object:
    """All that a user can tell of an archive."""
    ids = [record.report.id for record in archive.records()]
    corrections = [(one, [entry.operation for entry in archive.corrections(one)]) for one in ids]
    return ids, corrections, [one.id for one in tombstones(archive)], archive.versions().formers


def states(folder: Path) -> list[object]:
    archive = Archive(folder)
    return [state(archive), *((act(archive), state(archive))[1] for act in ACTS)]


def killed(at: int, torn: bool) -> None:
    """Let this process die at its call number `at` to the system; or in the middle of its write of that number."""
    count = itertools.count()

    def deadly(name: str) -> Callable[..., Any]:
        call = getattr(os, name)

        def dying(*arguments: Any, **named: Any) -> Any:
            if next(count) == at:
                if torn:
                    call(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
                os._exit(9)
            return call(*arguments, **named)

        return dying

    for name in ("write",) if torn else CALLS:
        setattr(os, name, deadly(name))


def full(at: int, torn: bool) -> None:
    """Let the disk be full from call number `at` on; a write is torn in the middle."""
    count = itertools.count()
    write = os.write

    def failing(handle: int, content: Any) -> int:
        if handle > 2 and next(count) >= at:
            if torn and len(content) > 1:
                write(handle, bytes(content)[: len(content) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(handle, content)

    os.write = failing  # type: ignore[assignment]


def failing(at: int, torn: bool) -> None:
    """Let the disk fail at call number `at`; ever after too, or where calls are torn at that one alone."""
    count = itertools.count()

    def faulty(name: str) -> Callable[..., Any]:
        call = getattr(os, name)

        def failed(*arguments: Any, **named: Any) -> Any:
            number = next(count)
            if number == at or (number > at and not torn):
                CAME.append(at)
                raise OSError(errno.EIO, "Input/output error")
            return call(*arguments, **named)

        return failed

    for name in CALLS:
        setattr(os, name, faulty(name))


def dies(
    folder: Path,
    fault: Callable[[int, bool], None],
    at: int,
    torn: bool,
    acts: tuple[Callable[[Archive], object], ...] = ACTS,
) -> tuple[int, bool]:
    """Do the acts in a process with a fault; gives how many it said were done, and whether the fault came."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forking beside threads, which do nothing here
        child = os.fork()
    if child == 0:
        say = os.write
        fault(at, torn)
        try:
            archive = Archive(folder)
            for act in acts:
                act(archive)
                say(writing, b".")
        except BaseException:
            os._exit(3)
        if CAME:  # and was got over
            say(writing, b"!")
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    said = os.read(reading, 100)
    os.close(reading)
    done = said.count(b".")
    return done, done < len(acts) or b"!" in said


@pytest.mark.parametrize("torn", [False, True])
@pytest.mark.parametrize("fault", [killed, full, failing])
def test_a_fault_at_any_step_harms_nothing(tmp_path: Path, fault: Callable[[int, bool], None], torn: bool) -> None:
    expected = states(tmp_path / "whole" / "archive")
    for at in itertools.count():
        folder = tmp_path / f"{at}" / "archive"
        folder.parent.mkdir()
        done, came = dies(folder, fault, at, torn)
        if not came:
            break
        left = Archive(folder)
        assert {problem.kind for problem in verify(left).problems} <= {"unfinished"}, at
        assert len(list(left.reports())) >= len(expected[min(done, 1)][0])  # type: ignore[index]
        left.give(Given("c.pdf", "", "c", "rejected"))  # the next writer takes up what was left
        reached = expected.index(state(left), done)
        assert reached <= done + 1, at
        for act in ACTS[reached:]:
            act(left)
        assert state(left) == expected[-1], at
        assert verify(left).problems == (), at
        assert not list(folder.rglob("*.tmp"))
    assert at > 10


def test_a_disk_that_stays_full_while_an_addition_is_finished_harms_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each writer that tries leaves two lines in the journal, after the one of the addition."""
    archive = archived(tmp_path, SPRING)

    def is_full(path: Path, content: bytes, mode: int = 0o644) -> None:
        if path.suffix == ".jsonl":
            raise OSError(errno.ENOSPC, "No space left on device")
        write_whole(path, content, mode)

    with monkeypatch.context() as patched:
        patched.setattr(archive_module, "write_whole", is_full)
        for attempt in (lambda: add(archive, AGAIN), *[lambda: refuse(archive)] * 40):
            with pytest.raises(OSError, match="No space"):
                attempt()
    assert {problem.kind for problem in verify(archive).problems} == {"unfinished"}
    refuse(archive)
    assert verify(archive).problems == ()
    assert [one.report for one in archive.given() if one.became == "archived"] == [SPRING.id, AGAIN.id]


@pytest.mark.parametrize("torn", [False, True])
@pytest.mark.parametrize("fault", [killed, full])
def test_a_fault_while_an_older_ledger_becomes_a_chain_harms_nothing(
    tmp_path: Path, fault: Callable[[int, bool], None], torn: bool
) -> None:
    older = unchained(archived(tmp_path, SPRING))
    for at in itertools.count():
        left = Archive(tmp_path / f"{at}")
        shutil.copytree(older.folder, left.folder)
        _, came = dies(left.folder, fault, at, torn, (Archive.upgrade, refuse))
        if not came:
            break
        assert {problem.kind for problem in verify(left).problems} <= {"unfinished"}, at
        refuse(left)
        assert verify(left).problems == (), at
        assert left.ledger.read_bytes().startswith(older.ledger.read_bytes())
        assert left.given()[1].previous == sha256_of(older.ledger.read_bytes())
    assert at > 3


def refuse(archive: Archive) -> None:
    archive.give(Given("c.pdf", "", "c", "rejected"))


def test_a_file_is_synced_before_its_name_and_then_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = []

    def noted(name: str) -> Callable[..., None]:
        call = getattr(os, name)

        def noting(*arguments: Any, **named: Any) -> Any:
            is_folder = name == "fsync" and os.path.isdir(f"/proc/self/fd/{arguments[0]}")  # noqa: PTH112
            done.append(f"{name} folder" if is_folder else name)
            return call(*arguments, **named)

        return noting

    for name in ("write", "fsync", "replace"):
        monkeypatch.setattr(os, name, noted(name))
    write_whole(tmp_path / "new" / "a", b"a")
    append_line(tmp_path / "new" / "b", b"b")
    monkeypatch.undo()
    written = ["fsync folder", "write", "fsync", "replace", "fsync folder"]
    assert done == [*written, "write", "fsync", "fsync folder"]


def test_the_second_writer_hears_who_the_first_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_module, "LOCK_WAIT", 0.05)
    archive = archived(tmp_path, SPRING)
    with locked(archive.folder, 1), pytest.raises(ArchiveLocked) as caught:
        archive.correct(SPRING.id, Reviewed(()))
    message = str(caught.value)
    assert str(os.getpid()) in message
    assert socket.gethostname() in message
    assert "sekunder" in message
    assert list(archive.reports()) == [SPRING]


def test_a_writer_that_died_holds_no_lock(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING)
    anna = Owner("anna", 1, "elsewhere", "2020-01-01T00:00:00+00:00")
    (archive.folder / ".lock-owner").write_bytes(msgspec.json.encode(anna))
    archive.correct(SPRING.id, Reviewed(()))
    assert not (archive.folder / ".lock-owner").exists()


def test_who_holds_the_lock_is_written_through_no_link_and_no_pipe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_module, "LOCK_WAIT", 0.05)
    archive, other = archived(tmp_path, SPRING), tmp_path / "other"
    signed = archive.folder / ".lock-owner"
    other.write_text("mine")
    signed.symlink_to(other)
    archive.correct(SPRING.id, Reviewed(()))
    assert other.read_text() == "mine"
    os.mkfifo(signed)
    with filelock.FileLock(archive.folder / ".lock"), pytest.raises(ArchiveLocked, match="ett annat program"):
        archive.correct(SPRING.id, Reviewed(()))
    with locked(archive.folder, 1):
        found = owner(archive.folder)
        assert found is not None
        assert found.pid == os.getpid()
    assert not signed.exists()


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
@pytest.mark.parametrize(
    "name",
    [
        "journal.jsonl",
        "ledger.jsonl",
        "ends.json",
        f"records/{SPRING.id}.json",
        f"corrections/{SPRING.id}.jsonl",
        "tombstones/a.json",
    ],
)
def test_a_writer_refuses_what_is_no_file(tmp_path: Path, name: str, make: Callable[[Path], None]) -> None:
    """It neither waits for a pipe nor goes on as if the file were not there; the next has the lock."""
    archive = archived(tmp_path, SPRING)
    archive.correct(SPRING.id, Reviewed(()))
    path = archive.folder / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    make(path)
    journal = archive.journal.read_bytes() if archive.journal.is_file() else b""
    for later in (archive, Archive(archive.folder)) if name[0] != "t" else (Archive(archive.folder),):
        with pytest.raises(BackspegelError, match=rf"{path.name} är ingen fil .*säkerhetskopia"):
            later.correct(SPRING.id, Reviewed(("a",)))
        assert not is_held(archive.folder)
    assert journal == (archive.journal.read_bytes() if archive.journal.is_file() else b"")


def test_readers_do_not_wait_for_a_writer(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING)
    with filelock.FileLock(archive.folder / ".lock"):
        other = Archive(archive.folder)
        assert list(other.reports()) == [SPRING]
        assert verify(other).problems == ()
        assert len(other.given()) == 1


def test_originals_are_read_only(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING)
    assert archive.original(SPRING.id).stat().st_mode & 0o777 == 0o444
    inside = archive.originals / "2015.pdf"
    inside.write_bytes(b"2015")
    archive.add(inside, msgspec.structs.replace(AGAIN, file="2015.pdf", sha256=sha256_of(b"2015")))
    assert inside.stat().st_mode & 0o777 == 0o444


lines = st.lists(st.binary(max_size=60).filter(lambda line: b"\n" not in line), max_size=12)


@given(lines, st.binary(min_size=1, max_size=60).filter(lambda line: b"\n" not in line), st.integers(1, 5))
def test_a_torn_last_line_is_taken_away_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, whole: list[bytes], torn: bytes, number: int
) -> None:
    path = tmp_path_factory.mktemp("lines") / "a.jsonl"
    for line in whole:
        append_line(path, line)
    with path.open("ab") as file:
        file.write(torn)
    assert whole_lines(path) == whole
    assert b"".join(last_lines(path, number)).endswith(torn)
    assert mend_last_line(path)
    assert not mend_last_line(path)
    assert whole_lines(path) == whole
    assert [line.rstrip(b"\n") for line in last_lines(path, number)] == whole[-number:]


acts = st.tuples(
    st.sampled_from(("added", "reread", "withdrawn")),
    st.from_regex("[a-z0-9]+", fullmatch=True),
    st.text(),
    st.text(),
)


@given(st.lists(acts, max_size=8), st.data())
def test_a_journal_comes_back_and_a_lost_line_is_found(
    tmp_path_factory: pytest.TempPathFactory, made: list[tuple[str, str, str, str]], data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("journal") / "journal.jsonl"
    for act, report, line, record in made:
        note(path, act, report, sha256_of(report.encode()), line, record)
    entries = read_journal(path)
    assert [(one.act, one.report, one.line, one.record) for one in entries] == made
    assert set(told(entries)) == {report for _, report, _, _ in made}
    if len(made) > 1:
        lost = data.draw(st.integers(0, len(made) - 2))
        kept = whole_lines(path)
        del kept[lost]
        write_whole(path, b"\n".join(kept) + b"\n")
        broken = [problem for problem in verify(Archive(path.parent)).problems if problem.kind == "journal"]
        assert any("följer inte" in problem.message for problem in broken)


HARMS = ("altered", "removed", "swapped", "cut short")


@given(st.integers(1, len(ACTS)), st.sampled_from(("journal", "ledger")), st.sampled_from(HARMS), st.data())
@settings(max_examples=100)
def test_a_journal_or_ledger_that_was_tampered_with_is_found(
    histories: list[Path], made: int, name: str, harm: str, data: st.DataObject
) -> None:
    """After each act: any byte of any line altered, any line gone, any two swapped, the last one cut short."""
    archive = Archive(histories[made])
    chain = archive.folder / f"{name}.jsonl"
    whole = chain.read_bytes()
    lines = whole.splitlines(keepends=True)
    match harm:
        case "altered":
            at = data.draw(st.integers(0, len(whole) - 1))
            other = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[at]))
            left = whole[:at] + bytes([other]) + whole[at + 1 :]
        case "removed":
            gone = data.draw(st.integers(0, len(lines) - 1))
            left = b"".join(lines[:gone] + lines[gone + 1 :])
        case "swapped":
            if len(lines) < 2:
                return
            first, second = sorted(data.draw(st.sets(st.integers(0, len(lines) - 1), min_size=2, max_size=2)))
            lines[first], lines[second] = lines[second], lines[first]
            left = b"".join(lines)
        case _:
            left = whole[: -data.draw(st.integers(1, len(lines[-1])))]
    try:
        chain.write_bytes(left)
        assert verify(archive).problems
    finally:
        chain.write_bytes(whole)
    assert verify(archive).problems == ()


@pytest.fixture(scope="module")
def histories(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The archive before the first of the acts, and after each."""
    folder = tmp_path_factory.mktemp("histories")
    found = []
    for made in range(len(ACTS) + 1):
        archive = Archive(folder / f"{made}" / "archive")
        for act in ACTS[:made]:
            act(archive)
        found.append(archive.folder)
    return found


MORE_ACTS: dict[str, Callable[[Archive], object]] = {
    "add": lambda archive: add(archive, SPRING),
    "add a version": lambda archive: add(archive, AGAIN),
    "review": lambda archive: archive.correct(SPRING.id, Reviewed(("a",))),
    "undo": lambda archive: archive.correct(SPRING.id, Undo(1)),
    "redo": lambda archive: archive.correct(SPRING.id, Undo(2)),
    "withdraw": lambda archive: withdraw(archive, SPRING.id, "Dubblett", "§ 41"),
    "withdraw the version": lambda archive: withdraw(archive, AGAIN.id, "Dubblett", "§ 42"),
    "restore": lambda archive: restore(archive, SPRING.id),
    "purge": lambda archive: purge(archive, SPRING.id),
    "refuse": lambda archive: archive.give(Given("x.pdf", "00", "", "rejected", "", Reason.BROKEN, "trasig")),
}


@given(st.lists(st.sampled_from(sorted(MORE_ACTS)), max_size=10))
@settings(max_examples=25)
def test_whatever_is_done_leaves_an_archive_that_verifies(
    tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    archive = Archive(tmp_path_factory.mktemp("acts") / "archive")
    for name in names:
        with contextlib.suppress(BackspegelError):  # what cannot be done now is refused, and nothing is written
            MORE_ACTS[name](archive)
    assert verify(archive).problems == ()


@given(
    st.lists(
        st.builds(Given, st.text(), st.text(), st.text(), st.sampled_from(("archived", "rejected"))), max_size=6
    )
)
def test_a_ledger_comes_back(tmp_path_factory: pytest.TempPathFactory, files: list[Given]) -> None:
    path = tmp_path_factory.mktemp("ledger") / "ledger.jsonl"
    for one in files:
        append_line(path, msgspec.json.encode(one))
    assert read_given(path) == files


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    st.text(st.characters(exclude_categories=["Cs"])),
)
def test_a_record_comes_back(tmp_path_factory: pytest.TempPathFactory, text: str, title: str) -> None:
    report = msgspec.structs.replace(report_of("a", (SPRING_2014, {"I": text})), title=title)
    archive = Archive(tmp_path_factory.mktemp("record") / "archive")
    add(archive, report)
    assert archive.record("a").report == report


def of_the_first_release(archive: Archive) -> None:
    """Make an archive one that the first release wrote: format 1, without the fields that came later."""
    for path in archive.records_folder.glob("*.json"):
        document = msgspec.json.decode(path.read_bytes())
        document["format"] = 1
        del document["sketch"]
        del document["report"]["coverage"]
        for area in (section["area"] for section in document["report"]["sections"]):
            del area["confidence"], area["reason"]
        path.write_bytes(msgspec.json.encode(document))
    previous, written = "", b""
    for line in whole_lines(archive.journal):
        entry = msgspec.json.decode(line, type=JournalLine)
        older = {"previous": previous, "record": "", "seal": "", "beside": None, "tombstone": ""}
        old = msgspec.json.encode(msgspec.structs.replace(entry, **older))
        previous, written = sha256_of(old), written + old + b"\n"
    archive.journal.write_bytes(written)
    archive.ledger.unlink()
    (archive.folder / "ends.json").unlink()


def test_an_archive_of_the_first_release_is_read_and_upgraded(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING, report_of("2014-host", (AUTUMN_2014, {"II": "Arbetet är klart."})))
    reports, sketches = list(archive.reports()), [record.sketch for record in archive.records()]
    of_the_first_release(archive)
    older = Archive(archive.folder)
    assert list(older.reports()) == reports
    assert [record.sketch for record in older.records()] == sketches
    assert verify(older).problems == ()
    assert older.upgrade() == ["2014-host", "2014-var"]
    assert older.upgrade() == []
    for path in older.records_folder.glob("*.json"):
        assert msgspec.json.decode(path.read_bytes())["format"] == FORMAT
        assert told(read_journal(older.journal))[path.stem].record == sha256_of(path.read_bytes())
    assert list(Archive(archive.folder).reports()) == reports
    assert verify(older).problems == ()


@pytest.mark.parametrize(("number", "kind"), [(FORMAT + 1, NewerRecord), (0, BrokenRecord), ("x", BrokenRecord)])
def test_a_format_that_is_not_known_is_refused(tmp_path: Path, number: object, kind: type[Exception]) -> None:
    archive = archived(tmp_path, SPRING)
    path = archive.records_folder / "2014-var.json"
    path.write_bytes(msgspec.json.encode(msgspec.json.decode(path.read_bytes()) | {"format": number}))
    with pytest.raises(kind, match=r"2014-var\.json"), contextlib.suppress(KeyError):
        read_record(path)


@pytest.mark.parametrize("fault", [killed, full])
def test_a_fault_while_content_is_destroyed_is_taken_up(
    tmp_path: Path, fault: Callable[[int, bool], None]
) -> None:
    whole = archived(tmp_path, SPRING)
    withdraw(whole, SPRING.id, "Dubblett", "§ 41")
    for at in itertools.count():
        left = Archive(tmp_path / f"{at}")
        shutil.copytree(whole.folder, left.folder)
        _, came = dies(left.folder, fault, at, False, (lambda archive: purge(archive, SPRING.id),))
        if not came:
            break
        assert {problem.kind for problem in verify(left).problems} <= {"unfinished"}, at
        refuse(left)
        assert verify(left).problems == (), at
    assert at > 3
