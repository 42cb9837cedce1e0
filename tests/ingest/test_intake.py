"""Files as they are given: odd names, links, pipes, and files that change while they are read."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import intake, own_copies, readers
from ingest.errors import BrokenPdf, NotPdf, Reason, RejectedFile, TooLarge, UnsafeFile
from ingest.fixity.verify import verify
from ingest.intake import copied, find_files, hash_of, safe_name
from ingest.keeping.archive import Archive
from ingest.pipeline import ingest, retry
from ingest.worker import Done, Reader
from tests.conftest import ROOT

REPORT = ROOT / "corpus" / "reports" / "2014-var.pdf"
OTHER = ROOT / "corpus" / "reports" / "2014-host.pdf"


def reasons(archive: Archive, *paths: Path) -> dict[str, Reason]:
    return {Path(one.file).name: one.reason for one in ingest(archive, paths).rejected}


def test_links_in_folders_are_refused_and_named_ones_followed(tmp_path: Path) -> None:
    given_, elsewhere = tmp_path / "given", tmp_path / "elsewhere"
    given_.mkdir()
    elsewhere.mkdir()
    shutil.copy(REPORT, elsewhere / "secret.pdf")
    (given_ / "link.pdf").symlink_to(elsewhere / "secret.pdf")
    (given_ / "folder.pdf").symlink_to(elsewhere)
    archive = Archive(tmp_path / "archive")
    assert reasons(archive, given_) == {"link.pdf": Reason.UNSAFE, "folder.pdf": Reason.UNSAFE}
    assert {one.reason for one in retry(archive).rejected} == {Reason.UNSAFE}
    assert [one.report for one in ingest(archive, [given_ / "link.pdf"]).added] == ["link"]


def test_what_is_no_ordinary_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "ring.pdf").symlink_to("ring.pdf")
    (tmp_path / "gone.pdf").symlink_to("nowhere")
    (tmp_path / "folder.pdf").mkdir()
    shutil.copy(REPORT, tmp_path / "folder.pdf" / "inside.PDF")
    named = [
        tmp_path / "pipe.pdf",
        tmp_path / "ring.pdf",
        tmp_path / "gone.pdf",
        Path("/dev/zero"),
        tmp_path / "folder.pdf",
    ]
    archive = Archive(tmp_path / "archive")
    summary = ingest(archive, named)
    assert [one.report for one in summary.added] == ["inside"]
    assert {Path(one.file).name: one.reason for one in summary.rejected} == {
        "pipe.pdf": "not a PDF", "ring.pdf": "broken", "gone.pdf": "broken", "zero": "not a PDF",
    }  # fmt: skip
    assert all(one.message.endswith(".") and "[Errno" not in one.message for one in summary.rejected)
    assert verify(archive).problems == ()
    again = {Path(one.file).name: one.reason for one in retry(archive).rejected}
    assert again == {"pipe.pdf": "not a PDF", "ring.pdf": "broken", "gone.pdf": "broken", "zero": "not a PDF"}


def test_odd_names(tmp_path: Path) -> None:
    given_ = tmp_path / "given"
    given_.mkdir()
    odd = [
        b"rad\nFel: inget.pdf", b"..%2f..%2fetc.pdf", "åäö 报告 отчёт.pdf".encode(), b"\xff\xfe.pdf", b"-rf.pdf",
        b"\xe2\x80\xaefdp.pdf", b" .pdf", b"n" * 251 + b".pdf", b"Rapport.pdf", b"rapport.PDF", b"\\..\\x.pdf",
    ]  # fmt: skip
    for number, name in enumerate(odd):
        content = REPORT.read_bytes() + b"\n%" + str(number).encode()
        (Path(os.fsdecode(os.path.join(os.fsencode(given_), name)))).write_bytes(content)  # noqa: PTH118
    archive = Archive(tmp_path / "archive")
    summary = ingest(archive, [given_])
    assert len(summary.added) == len(odd)
    assert not summary.rejected
    assert verify(archive).problems == ()
    files = {path.relative_to(archive.folder).parts[0] for path in archive.folder.rglob("*")}
    assert files <= {
        "reports",
        "records",
        "journal.jsonl",
        "ledger.jsonl",
        "ends.json",
        ".lock",
        "corrections",
        ".corrected",
    }
    assert {path.stem for path in archive.originals.iterdir()} == {report.id for report in archive.reports()}
    assert not ingest(archive, [given_]).added


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was copied may not have been the whole of it."""
    file = tmp_path / "report.pdf"
    shutil.copy(REPORT, file)
    read = Reader.read

    def change_and_read(self: Reader, pdf: Path, *rest: object) -> object:
        shutil.copy(OTHER, file)
        return read(self, pdf, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Reader, "read", change_and_read)
    archive = Archive(tmp_path / "archive")
    (refused,) = ingest(archive, [file]).rejected
    assert (refused.reason, "ändrades under läsningen" in refused.message) == (Reason.BROKEN, True)
    monkeypatch.undo()
    (added,) = ingest(archive, [file]).added
    assert archive.original(added.report).read_bytes() == OTHER.read_bytes()
    assert verify(archive).problems == ()


@pytest.mark.parametrize("times", [1, 2])
def test_a_file_that_changes_while_it_is_copied_is_copied_once_more(
    times: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, left = tmp_path / "report.pdf", list(range(times))
    shutil.copy(REPORT, file)
    pieces = intake._pieces

    def written_to(handle: int, path: Path) -> Iterator[bytes]:
        yield from pieces(handle, path)
        if left:
            path.write_bytes(path.read_bytes() + b"%" * left.pop())

    monkeypatch.setattr(intake, "PIECE", 1000)
    monkeypatch.setattr(intake, "_pieces", written_to)
    if times == 1:
        with copied(file) as copy:
            assert copy.path.read_bytes() == file.read_bytes()
        return
    with pytest.raises(BrokenPdf, match="ändrades under läsningen"), copied(file):
        pass


def test_copies_of_a_program_that_died_are_cleared_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_copies.tempfile, "tempdir", str(tmp_path))
    left = tmp_path / "backspegel-left"
    left.mkdir()
    (left / "report.pdf").write_bytes(b"%PDF")
    with copied(REPORT) as copy:
        for folder in (left, copy.path.parent):
            os.utime(folder, (0, 0))
        own_copies.clear_left()
        assert copy.path.exists()
    assert list(tmp_path.iterdir()) == []


def test_an_original_that_changes_in_its_place_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = Archive(tmp_path / "archive")
    archive.originals.mkdir(parents=True)
    file = archive.originals / "report.pdf"
    shutil.copy(REPORT, file)
    answer = Reader(archive.register_file)
    report = answer.read(REPORT, lambda page, pages: None)
    answer.close()
    assert isinstance(report, Done)

    def change_and_read(self: Reader, pdf: Path, *rest: object) -> object:
        shutil.copy(OTHER, file)
        return report

    monkeypatch.setattr(Reader, "read", change_and_read)
    (refused,) = ingest(archive, [file]).rejected
    assert "ändrades under läsningen" in refused.message


def test_the_same_content_twice_in_a_run_is_added_once(tmp_path: Path) -> None:
    for name in ("a", "b", "c", "d"):
        shutil.copy(REPORT, tmp_path / f"{name}.pdf")
    for name in ("x", "y"):
        (tmp_path / f"{name}.pdf").write_text("ingen PDF")
    summary = ingest(Archive(tmp_path / "archive"), [tmp_path])
    assert (len(summary.added), len(summary.unchanged)) == (1, 3)
    assert sorted(one.message.split()[0] for one in summary.rejected) == ["x.pdf", "y.pdf"]


def test_a_file_without_end_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.intake.LARGEST_FILE", 5_000_000)
    (tmp_path / "large.pdf").write_bytes(b"%PDF-1.4" + bytes(6_000_000))
    with pytest.raises(TooLarge, match="300 MB"), copied(tmp_path / "large.pdf"):
        pass


def test_copies_are_our_own_and_do_not_stay(tmp_path: Path) -> None:
    with copied(REPORT) as copy:
        assert copy.path.read_bytes() == REPORT.read_bytes()
        assert copy.path.parent.stat().st_mode & 0o777 == 0o700
        assert copy.sha256 == hash_of(REPORT)
    assert not copy.path.exists()
    (tmp_path / "link.pdf").symlink_to(REPORT)
    with pytest.raises(UnsafeFile, match="länk"), copied(tmp_path / "link.pdf", follow=False):
        pass
    with pytest.raises(NotPdf), copied(tmp_path):
        pass
    assert hash_of(tmp_path) == ""


@given(st.binary(min_size=1, max_size=300).filter(lambda name: b"/" not in name and b"\0" not in name))
def test_any_name_becomes_text_that_a_file_can_have(name: bytes) -> None:
    safe = safe_name(Path(os.fsdecode(name)))
    assert len(safe.encode()) <= 240
    assert "/" not in safe
    assert safe or name in (b".", b"..")


def test_folders_are_searched_without_following_links(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "a" / "b.PDF").touch()
    assert list(find_files([tmp_path])) == [tmp_path / "a" / "b.PDF", tmp_path / "a" / "loop"]


def test_all_reasons_are_told_in_swedish() -> None:
    assert all(reason.meaning for reason in Reason)
    assert {kind.reason for kind in RejectedFile.__subclasses__() if kind is not readers._Refusal} <= set(Reason)
