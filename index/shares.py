"""An index filled with reports; a large archive by several processes, each of which takes a share of the reports.

A process fills an index of its own in a folder inside that of the process that started it, which then takes its
segments over. It is asked on its standard input, and not through multiprocessing: Streamlit replaces `__main__`,
which spawn would run again. The share of a process that fails is done once more here.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import whoosh.index

from index.analyses import Analyses, Shared
from index.opening import opened, segments
from index.schema import indexed, schema
from index.writer import LARGEST_SEGMENT, SectionWriter, merge_all
from ingest.keeping.archive import Archive
from ingest.pages.confined import end_with, environment
from ingest.register import Register
from ingest.word_forms import make_file

SMALLEST_SHARE = 3_000_000  # bytes of records; a process takes a second to load the lexicon
MOST_PROCESSES = 8  # each has a lexicon and a segment in memory, some 400 MB


class _Asked(msgspec.Struct, frozen=True):
    """What a process is to do: fill an index in `folder` with some reports of an archive."""

    archive: str
    folder: str
    reports: tuple[str, ...]
    shared: Shared


def fill(archive: Archive, folder: Path, reports: Sequence[str]) -> int:
    """Make an index of some reports in an empty folder; gives the number of sections."""
    own, *others = shares(archive, reports)
    make_file()  # of the lexicon, before each process makes it
    analyses = folder / "analyses"
    analyses.mkdir()
    shared = [Shared(str(analyses.absolute()), one, len(others) + 1) for one in range(len(others) + 1)]
    processes = [
        _Process(archive, folder / f"share-{one.own}", share, one)
        for share, one in zip(others, shared[1:], strict=True)
    ]
    try:
        index = whoosh.index.create_in(str(folder), schema())
        sections = _fill(archive, index, own, Analyses(shared[0]))
        for process in processes:
            sections += process.hand_over(archive, index)
        SectionWriter(index).commit(mergetype=merge_all)
        return sections
    finally:
        for process in processes:
            process.end()
        shutil.rmtree(analyses, ignore_errors=True)


def shares(archive: Archive, reports: Sequence[str]) -> list[list[str]]:
    """The reports in as many shares as processes are worth starting, of about the same size; at least one."""
    sizes = [(archive.records_folder / f"{report}.json").stat().st_size for report in reports]
    number = max(1, min(_cores(), MOST_PROCESSES, sum(sizes) // SMALLEST_SHARE))
    found: list[list[str]] = [[] for _ in range(number)]
    before = 0
    for report, size in zip(reports, sizes, strict=True):
        found[min(number - 1, before * number // max(1, sum(sizes)))].append(report)
        before += size
    return found


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def add_report(writer: SectionWriter, archive: Archive, report_id: str, register: Register) -> int:
    """Add the sections of a report; gives their number."""
    report = archive.report(report_id)
    for number, section in enumerate(report.sections):
        writer.add_section(indexed(report, number, section, register))
    return len(report.sections)


def _fill(archive: Archive, index: Any, reports: Sequence[str], analyses: Analyses) -> int:
    register = Register.load(archive.register_file)
    writer, sections = SectionWriter(index, analyses), 0
    for report in reports:
        with archive.passing_over(archive.records_folder / f"{report}.json"):
            sections += add_report(writer, archive, report, register)
        if writer.doc_count() >= LARGEST_SEGMENT:
            writer.commit(merge=False)
            writer = SectionWriter(index, analyses)
    writer.commit(merge=False)
    return sections


class _Process:
    """A process that fills an index in a folder of its own."""

    def __init__(self, archive: Archive, folder: Path, reports: Sequence[str], shared: Shared) -> None:
        self._folder, self._reports = folder, reports
        folder.mkdir()
        # -P: no module is taken from the folder that the user happens to stand in, which may hold anything.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "index.shares"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment(),
            start_new_session=True,
        )
        asked = _Asked(str(archive.folder.absolute()), str(folder.absolute()), tuple(reports), shared)
        assert self._process.stdin
        try:
            self._process.stdin.write(msgspec.json.encode(asked))
            self._process.stdin.close()
        except BrokenPipeError:  # it ended at once; `hand_over` sees that
            pass

    def hand_over(self, archive: Archive, index: Any) -> int:
        """Wait for the process and take its segments into an index; gives the number of their sections."""
        if self._process.wait() != 0:
            return _fill(archive, index, self._reports, Analyses())
        made = opened(self._folder)
        taken, sections = segments(made.storage), int(made.doc_count())
        for segment in taken:
            for path in self._folder.glob(f"{segment.make_filename('')}*"):
                path.replace(self._folder.parent / path.name)
        SectionWriter(index).commit(mergetype=lambda _, own: [*own, *taken])
        return sections

    def end(self) -> None:
        """End the process where it still runs, and remove what is left of its folder."""
        self._process.kill()
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)


def main() -> None:
    """Do what standard input asks for."""
    end_with(os.getppid())
    asked = msgspec.json.decode(sys.stdin.buffer.read(), type=_Asked)
    index = whoosh.index.create_in(asked.folder, schema())
    _fill(Archive(Path(asked.archive)), index, asked.reports, Analyses(asked.shared))


if __name__ == "__main__":
    main()
