"""Search beside SQLite's FTS5 and tantivy: `python -m benchmarks.search [SECTIONS...]`.

For each size an archive is made, each engine builds its index, and each answers the same questions in a process
of its own: sixty different ones of each kind in random order, each asked once after some others have been asked.
The engines take turns, some questions at a time, so that what else the machine does falls on all alike. Times are
milliseconds a question, median and 95th percentile.
"""

import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from benchmarks.engines import Backspegel, Engine, Fts5, Opener, Tantivy, rows
from benchmarks.generate import FIRST_YEAR, SECTIONS_IN_REPORT, YEARS, Author, archive_of, vocabulary, write
from benchmarks.questions import KINDS, Question, questions
from index import results
from index.build import rebuild
from index.search import search
from ingest.keeping.archive import Archive

SIZES = (10_000, 100_000)
WARM = 30  # questions asked before the clock starts
AT_A_TIME = 15  # questions that an engine answers before another does
Times = dict[str, list[float]]  # milliseconds, by kind of question
_engine: Engine  # in its process


def main(sizes: Sequence[int]) -> None:
    """Print the tables."""
    ranked = vocabulary()
    for sections in sizes:
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), sections, ranked)


def measure(folder: Path, sections: int, ranked: Sequence[str]) -> None:
    """Print the tables for one size."""
    archive = archive_of(folder / "archive", sections, ranked)
    print(f"\n{sections} avsnitt, {os.cpu_count()} kärnor")
    _timed("byggt", sections, partial(_apart, rebuild, archive))
    _timed("byggt (fts5)", sections, lambda: Fts5.built(folder / "fts5", rows(archive)))
    openers: list[Opener] = [
        partial(Backspegel, archive),
        partial(Backspegel, archive, "d:o, allt räknat", results.FACETS),
        partial(Backspegel, archive, "d:o, upprepat samlat", results.FACETS, True),
        partial(Fts5, folder / "fts5"),
    ]
    try:
        _timed("byggt (tantivy)", sections, lambda: Tantivy.built(folder / "tantivy", rows(archive)))
        openers.append(partial(Tantivy, folder / "tantivy"))
    except ImportError:
        print("tantivy är inte installerat: pip install tantivy")
    asked = questions([text for text, *_ in rows(archive)], FIRST_YEAR, FIRST_YEAR + YEARS - 1)
    _table(_answers(openers, asked))
    _apart(_adding, archive, Author(ranked, seed=3))


def _timed(what: str, sections: int, do: Callable[[], object]) -> None:
    began = time.perf_counter()
    do()
    seconds = time.perf_counter() - began
    print(f"{what}: {seconds:.1f} s, {sections / seconds:.0f} avsnitt i sekunden")


def _apart(do: Callable[..., object], *values: object) -> object:
    """Do something in a process that has nothing else in memory and nothing in its caches."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(do, values)


def _answers(openers: Sequence[Opener], asked: Sequence[Question]) -> list[tuple[str, Times, float]]:
    """Of each engine its name, its times, and the most memory that its process had, in megabytes."""
    times: list[Times] = [{} for _ in openers]
    with ExitStack() as stack:
        spawned = multiprocessing.get_context("spawn")
        pools = [stack.enter_context(spawned.Pool(1, _open, (opener,))) for opener in openers]
        names = [pool.apply(_name) for pool in pools]
        for pool in pools:
            pool.apply(_ask, (asked[:WARM],))
        for begin in range(WARM, len(asked), AT_A_TIME):
            for pool, known in zip(pools, times, strict=True):
                for kind, taken in pool.apply(_ask, (asked[begin : begin + AT_A_TIME],)):
                    known.setdefault(kind, []).append(taken)
        return list(zip(names, times, [pool.apply(_most_memory) for pool in pools], strict=True))


# In the process of an engine


def _open(opener: Opener) -> None:
    global _engine
    _engine = opener()


def _name() -> str:
    return _engine.name


def _ask(asked: Sequence[Question]) -> list[tuple[str, float]]:
    """The kind of each question that the engine answers, and the milliseconds that it took."""
    found = []
    for question in asked:
        began = time.perf_counter()
        if _engine.ask(question) is not None:
            found.append((question.kind, (time.perf_counter() - began) * 1000))
    return found


def _most_memory() -> float:
    """The most memory that this process has had, in megabytes, as Linux counts it."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def _table(measured: Sequence[tuple[str, Times, float]]) -> None:
    print("| fråga | " + " | ".join(name for name, *_ in measured) + " |")
    print("| --- |" + " --- |" * len(measured))
    for kind in KINDS:
        print(f"| {kind} | " + " | ".join(_summary(times.get(kind, [])) for _, times, _ in measured) + " |")
    print("| minne, MB | " + " | ".join(f"{memory:.0f}" for *_, memory in measured) + " |")


def _summary(times: Sequence[float]) -> str:
    if not times:
        return "–"
    return f"{statistics.median(times):.2f} / {statistics.quantiles(times, n=20)[-1]:.1f}"


def _adding(archive: Archive, author: Author) -> None:
    """How long it takes until a search finds a report that was added."""
    search(archive, "kommunen")
    number = len(archive.fingerprints())
    times = []
    for report in (author.report(number + more) for more in range(10)):
        write(archive, report)
        began = time.perf_counter()
        assert search(archive, f"rapport:{report.id}").total == SECTIONS_IN_REPORT
        times.append(time.perf_counter() - began)
    print(f"en tillagd rapport är sökbar efter {statistics.median(times):.2f} s (som mest {max(times):.2f} s)")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
