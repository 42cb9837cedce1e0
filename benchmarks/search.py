"""Search beside SQLite's FTS5: `python -m benchmarks.search [SECTIONS]`.

Both hold the same texts. FTS5 gets them stemmed beforehand, for it has no Swedish, and no parts of compounds;
it counts the same facets. Times are milliseconds a query, median and 95th percentile.
"""

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.generate import archive_of, vocabulary_of
from index.build import rebuild
from index.search import search
from index.swedish import normal
from index.words import stem
from ingest.archive import Archive

REPEATS = 30
DEMONSTRATION = Archive(Path(__file__).parent.parent / "corpus")


def main(sections: int) -> None:
    """Print a table."""
    vocabulary = vocabulary_of(DEMONSTRATION)
    if not vocabulary:
        sys.exit("Läs in demonstrationsarkivet först: make run")
    with tempfile.TemporaryDirectory() as folder:
        archive = archive_of(Path(folder) / "archive", sections, vocabulary)
        began = time.perf_counter()
        rebuild(archive)
        seconds = time.perf_counter() - began
        print(f"{sections} avsnitt, indexerade på {seconds:.1f} s ({sections / seconds:.0f} i sekunden)")
        table = _fts5(archive)
        print(f"{'fråga':<34} {'backspegel':>16} {'fts5':>16}")
        for name, query, match in _queries(vocabulary):
            ours = _times(lambda query=query: search(archive, query, limit=10))
            theirs = _times(lambda match=match: _ask(table, match))
            print(f"{name:<34} {ours:>16} {theirs:>16}")


def _queries(vocabulary: Sequence[str]) -> list[tuple[str, str, str]]:
    """Name, our query, and FTS5's, each in a rare and a frequent kind."""
    frequent, common, rare = vocabulary[12], vocabulary[60], vocabulary[2500]
    return [
        ("sällsynt ord", rare, stem(rare)),
        ("vanligt ord", common, stem(common)),
        ("två ord, båda", f"{frequent} {common}", f"{stem(frequent)} AND {stem(common)}"),
        ("två ord, endera", f"{frequent} ELLER {common}", f"{stem(frequent)} OR {stem(common)}"),
        ("fras", f'"{frequent} {common}"', f'"{stem(frequent)} {stem(common)}"'),
        ("början av ord", "kommun*", "kommun*"),
    ]


def _times(ask: Callable[[], object]) -> str:
    ask()
    taken = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - began) * 1000)
    return f"{statistics.median(taken):.1f} / {statistics.quantiles(taken, n=20)[-1]:.1f}"


def _fts5(archive: Archive) -> sqlite3.Connection:
    table = sqlite3.connect(":memory:")
    table.execute("CREATE VIRTUAL TABLE section USING fts5(stems, year UNINDEXED, area UNINDEXED, unit UNINDEXED)")
    for report in archive.reports():
        for one in report.sections:
            stems = " ".join(stem(normal(word)) for word in one.text.split())
            area, unit = one.area.name if one.area else None, one.mentions[0].name
            table.execute("INSERT INTO section VALUES (?, ?, ?, ?)", (stems, report.rounds[0].year, area, unit))
    return table


def _ask(table: sqlite3.Connection, match: str) -> None:
    """Ten hits with highlights, and three facets over all hits."""
    quoted = match if match.endswith("*") or " " in match else f'"{match}"'
    shown = "SELECT highlight(section, 0, '<', '>') FROM section WHERE section MATCH ? ORDER BY rank LIMIT 10"
    table.execute(shown, (quoted,)).fetchall()
    for facet in ("year", "area", "unit"):
        counted = f"SELECT {facet}, count(*) FROM section WHERE section MATCH ? GROUP BY {facet}"
        table.execute(counted, (quoted,)).fetchall()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
