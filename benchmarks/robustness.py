"""What an archive withstands: writers killed at any moment, a disk that is full, and many readers beside a writer.

    python -m benchmarks.robustness faults [--kills 300] [--full 50]
    python -m benchmarks.robustness load [--seconds 300] [--sections 10000] [--readers 10]

`faults` takes the demonstration archive in, over and over. Its reports are read once; each run gets those answers,
so that the moments of the kills fall on the writing. A run that was killed is followed by one that is not.
"""

import argparse
import hashlib
import heapq
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from select import select
from threading import Thread
from typing import NamedTuple

import msgspec
import numpy as np

from benchmarks.engines import Backspegel, rows
from benchmarks.generate import FIRST_YEAR, YEARS, archive_of, vocabulary
from benchmarks.questions import Question, questions
from index.build import update
from index.check import problems as index_problems
from index.results import FACETS
from ingest import readers
from ingest.errors import BackspegelError
from ingest.fixity.verify import verify
from ingest.keeping.archive import Archive
from ingest.modest import give_way
from ingest.outcomes import Added, Progress
from ingest.pipeline import ingest
from ingest.report import Report, Section
from ingest.worker import Done, Reader, Refused

CORPUS = Path(__file__).parent.parent / "corpus"
ROOM = 64_000_000  # bytes of a small disk once it has been given room
ROOMY = 2.0  # the largest small disk, in sizes of the archive: a small file takes a whole page of it
BESIDES = 20.0  # seconds of each run that the long one is held against
TURNS = 5  # in which each run is made


class Remembering:
    """In place of a worker: the answers that it gave before, by the hash of the file."""

    answers: dict[str, Done | Refused]

    def __init__(self, *given: object) -> None:
        pass

    def read(self, pdf: Path, told: Callable[[int, int], None]) -> Done | Refused:
        """The answer for a PDF."""
        return self.answers[hashlib.sha256(pdf.read_bytes()).hexdigest()]

    def close(self) -> None:
        """Nothing to end."""


def read_once(given: Path) -> dict[str, Done | Refused]:
    """What a worker answers for each PDF."""
    reader = Reader(CORPUS / "register.toml")
    pdfs = sorted(given.glob("*.pdf"))
    answers = {hashlib.sha256(pdf.read_bytes()).hexdigest(): reader.read(pdf, lambda *_: None) for pdf in pdfs}
    reader.close()
    return answers


def run(folder: Path, given: Path, acknowledged: int | None = None) -> None:
    """Take the reports in and bring the index up to date; a line on `acknowledged` for each that is accepted."""

    def told(progress: Progress) -> None:
        if acknowledged is not None and isinstance(progress.outcome, Added):
            os.write(acknowledged, f"{progress.outcome.report}\n".encode())

    archive = Archive(folder)
    ingest(archive, [given], told)
    update(archive)


def in_child(work: Callable[[], None], seconds: float | None = None) -> int:
    """Do something in a process group of its own, killed after some seconds; gives how it ended."""
    child = os.fork()
    if child == 0:
        os.setsid()
        try:
            work()
        except (OSError, BackspegelError):
            os._exit(3)
        except BaseException:
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)
    if seconds is not None:
        time.sleep(seconds)
        try:
            os.killpg(child, signal.SIGKILL)
        except ProcessLookupError:  # it has not come so far as to have a group
            os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def faulted(folder: Path, given: Path, seconds: float | None) -> tuple[int, set[str]]:
    """A run that may come to an early end; how it ended, and the reports that it had said were accepted."""
    reading, writing = os.pipe()
    ended = in_child(lambda: run(folder, given, writing), seconds)
    os.close(writing)
    with os.fdopen(reading) as lines:
        return ended, set(lines.read().split())


def harm_done(folder: Path, given: Path, accepted: set[str], expected: int) -> Iterator[str]:
    """What a fault harmed: right after it, and after a run that came to its end."""
    archive = Archive(folder)
    try:
        there = {report.id for report in archive.reports()}
        archive.given()
    except BackspegelError:
        yield "unreadable"
        return
    if accepted - there or not all(archive.original(one).is_file() for one in accepted):
        yield "lost"
    if in_child(lambda: run(folder, given)):
        yield "next run failed"
    problems = [*verify(Archive(folder)).problems, *index_problems(Archive(folder))]
    if problems:
        yield "not clean: " + "; ".join(one.message for one in problems[:3])
    if len(list(Archive(folder).records())) != expected:
        yield "incomplete"


def kills(number: int, given: Path, seed: int = 1) -> None:
    """Kill that many runs, at moments spread evenly over a run, in an order drawn at random."""
    with tempfile.TemporaryDirectory() as temporary:
        began = time.perf_counter()
        assert in_child(lambda: run(Path(temporary) / "whole", given)) == 0
        whole = time.perf_counter() - began
        moments = [whole * 1.05 * (place + 0.5) / number for place in range(number)]
        random.Random(seed).shuffle(moments)
        ends: Counter[str] = Counter()
        for turn, moment in enumerate(moments):
            folder = Path(temporary) / f"{turn}"
            ended, accepted = faulted(folder, given, moment)
            harm = list(harm_done(folder, given, accepted, len(Remembering.answers)))
            ends.update(["killed" if ended == -signal.SIGKILL else "came to its end", *harm])
            shutil.rmtree(folder)
    print(f"kills: {number} runs of {whole:.2f} s: {dict(ends)}")


def full_disks(number: int, given: Path) -> None:
    """Run on that many small disks, from one with next to no room to one with nearly enough."""
    with tempfile.TemporaryDirectory() as temporary:
        whole = Path(temporary) / "whole"
        assert in_child(lambda: run(whole, given)) == 0
        needed = sum(path.stat().st_size for path in whole.rglob("*") if path.is_file())
        ends: Counter[str] = Counter()
        for turn in range(number):
            size = max(8192, int(needed * ROOMY * (turn + 0.5) / number))
            with small_disk(Path(temporary) / "disk", size) as disk:
                if disk is None:
                    print("full disks: skipped, mounting a tmpfs is not permitted here")
                    return
                ended, accepted = faulted(disk / "archive", given, None)
                subprocess.run(["mount", "-o", f"remount,size={ROOM}", str(disk)], check=True)
                harm = list(harm_done(disk / "archive", given, accepted, len(Remembering.answers)))
                ends.update([{0: "came to its end", 3: "full"}.get(ended, "crashed"), *harm])
    print(f"full disks: {number} of 8 kB to {needed * ROOMY / 1e6:.1f} MB: {dict(ends)}")


@contextmanager
def small_disk(place: Path, size: int) -> Iterator[Path | None]:
    """A file system of so many bytes, or None where that is not permitted."""
    place.mkdir(exist_ok=True)
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(place)], capture_output=True)
    try:
        yield place if made.returncode == 0 else None
    finally:
        if made.returncode == 0:
            subprocess.run(["umount", str(place)], check=True)


def load(seconds: float, sections: int, readers: int) -> None:
    """A reader alone, as many as there are cores, many; and beside a writer: how long the searches take.

    They run in turn, several times, so that what else the machine does falls on all alike.
    """
    cores = os.cpu_count() or 1
    found = {
        Run(number, threads, writing): Measured([], 0, 0)
        for writing in (False, True)
        for number, threads in ((1, False), (cores, False), (readers, False), (readers, True))
    }
    # The last search may have started a process that still brings the index up to date.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        archive = archive_of(Path(temporary) / "archive", sections, vocabulary())
        update(archive)
        asked = questions([text for text, *_ in rows(archive)], FIRST_YEAR, FIRST_YEAR + YEARS - 1)
        for _ in range(TURNS):
            for run in found:
                share = seconds if run == Run(readers, False, True) else min(seconds, BESIDES)
                found[run] += measured(archive.folder, asked, share / TURNS, run)
    alone = found[Run(1, False, False)].seconds
    for run, one in found.items():
        middle, late = np.percentile(one.seconds, (50, 95)) * 1000
        print(
            f"{run}: {len(one.seconds)} searches, median {middle:.1f} ms, 95th percentile {late:.1f} ms, "
            f"{late / np.percentile(alone, 95) / 1000:.1f} times that of one alone, {one.errors} errors, "
            f"{one.written} reports written"
        )
    best = in_turn(alone, readers, cores) / np.percentile(alone, 95)
    print(f"{readers} readers in turn on {cores} cores, with nothing else: {best:.1f} times")


def in_turn(alone: Sequence[float], readers: int, cores: int) -> float:
    """The 95th percentile of readers who ask without pause and are answered first come, first served.

    Each search takes a core as long as one of a reader alone took, in random order; nothing else takes any time.
    """
    draw = random.Random(1)
    free = [0.0] * cores  # when each core is
    asked = [(0.0, reader) for reader in range(readers)]  # when each reader asked, the first first
    took = []
    for _ in range(len(alone)):
        when, reader = heapq.heappop(asked)
        began = max(when, heapq.heappop(free))
        done = began + draw.choice(alone)
        heapq.heappush(free, done)
        heapq.heappush(asked, (done, reader))
        took.append(done - when)
    return float(np.percentile(took, 95))


class Run(NamedTuple):
    """Readers that search without pause: processes, or threads of one; beside a writer or not."""

    readers: int
    threads: bool
    writing: bool

    def __str__(self) -> str:
        kind = "threads" if self.threads else "processes"
        return f"{self.readers} {kind}{' beside a writer' if self.writing else ''}"


class Measured(NamedTuple):
    """How long each search took, the number of errors, and the number of reports written meanwhile."""

    seconds: list[float]
    errors: int
    written: int

    def __add__(self, other: "Measured") -> "Measured":  # type: ignore[override]
        return Measured(self.seconds + other.seconds, self.errors + other.errors, self.written + other.written)


def measured(folder: Path, asked: Sequence[Question], seconds: float, run: Run) -> Measured:
    """What one run gives."""
    until = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as temporary:
        places = [Path(temporary) / f"{number}" for number in range(run.readers)]
        if run.threads:
            children = [fork(lambda: at_once(lambda place: reads(folder, asked, until, place), places))]
        else:
            children = [fork(lambda place=place: reads(folder, asked, until, place)) for place in places]
        written = writes(folder, until, Path(temporary)) if run.writing else 0
        failed = sum(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0 for child in children)
        taken = [float(line) for place in places if place.exists() for line in place.read_text().split()]
    return Measured([one for one in taken if one >= 0], failed + sum(one < 0 for one in taken), written)


def fork(work: Callable[[], None]) -> int:
    """Start something in a process of its own; gives its number."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)
    return child


def at_once(work: Callable[[Path], None], places: Sequence[Path]) -> None:
    """Do something for each place, in a thread of its own."""
    threads = [Thread(target=work, args=(place,)) for place in places]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def reads(folder: Path, asked: Sequence[Question], until: float, place: Path) -> None:
    """Search without pause, and write how long each search took, -1 for one that failed."""
    engine, draw, taken = Backspegel(Archive(folder), facets=FACETS), random.Random(str(place)), []
    engine.ask(draw.choice(asked))  # what opening costs is not what is asked here
    while time.monotonic() < until:
        began = time.perf_counter()
        try:
            engine.ask(draw.choice(asked))
            taken.append(time.perf_counter() - began)
        except Exception:
            traceback.print_exc()
            taken.append(-1.0)
    place.write_text("\n".join(map(str, taken)))


def writes(folder: Path, until: float, temporary: Path) -> int:
    """Add reports without pause, in a process that gives way to others as ingest does; gives how many."""
    reading, writing = os.pipe()
    child = fork(lambda: os.write(writing, adds(folder, until, temporary).to_bytes(4)) and None)
    os.waitpid(child, 0)
    written = int.from_bytes(os.read(reading, 4)) if select([reading], [], [], 0)[0] else 0
    os.close(reading)
    os.close(writing)
    return written


def adds(folder: Path, until: float, temporary: Path) -> int:
    """Add reports without pause; gives how many."""
    give_way()
    archive, number = Archive(folder), 0
    pattern = next(archive.reports())
    while time.monotonic() < until:
        original = temporary / f"ny-{time.time_ns()}.pdf"  # not those of a writer before
        original.write_bytes(original.name.encode())
        archive.add(original, shuffled(pattern, original, time.time_ns()))
        update(archive)
        number += 1
    return number


def shuffled(report: Report, original: Path, seed: int) -> Report:
    """A report of the same words in another order, which is a version of none."""
    draw = random.Random(seed)

    def anew(section: Section) -> Section:
        words = section.text.split()
        text = " ".join(draw.sample(words, len(words)))
        return msgspec.structs.replace(section, text=text, mentions=(), paragraphs=(0,))

    sections = tuple(map(anew, report.sections))
    sha256 = hashlib.sha256(original.read_bytes()).hexdigest()
    return msgspec.structs.replace(
        report, id="", file=original.name, sha256=sha256, sections=sections, coverage=()
    )


def main() -> None:
    """Run what is asked for and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True, dest="command")
    faults = commands.add_parser("faults")
    faults.add_argument("--kills", type=int, default=300)
    faults.add_argument("--full", type=int, default=50)
    loaded = commands.add_parser("load")
    loaded.add_argument("--seconds", type=float, default=300)
    loaded.add_argument("--sections", type=int, default=10_000)
    loaded.add_argument("--readers", type=int, default=10)
    asked = parser.parse_args()
    if asked.command == "load":
        load(asked.seconds, asked.sections, asked.readers)
        return
    Remembering.answers = read_once(CORPUS / "reports")
    readers.Reader = Remembering  # type: ignore[assignment,misc]
    with tempfile.TemporaryDirectory() as temporary:
        given = Path(shutil.copytree(CORPUS / "reports", Path(temporary) / "given"))
        kills(asked.kills, given)
        full_disks(asked.full, given)


if __name__ == "__main__":
    main()
