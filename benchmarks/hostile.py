"""Hostile files: that each comes to an end, in time, with a reason, and that the archive stays whole.

    python -m benchmarks.hostile [FOLDER...] [--mutations 2000] [--seed 1]

Reads three kinds of files into an archive of its own: the PDFs in the folders given, those of `benchmarks.nasty`,
and mutations of the demonstration archive's and the tests' PDFs. Counts what became of them; exit code 1 where a
file has no end state, a run raised an error, or the archive does not verify.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from benchmarks.nasty import NASTY, mutated, unsqueezed
from index.build import update
from index.search import search
from ingest.errors import Reason
from ingest.fixity.verify import verify
from ingest.keeping.archive import Archive
from ingest.keeping.ledger import ledger
from ingest.outcomes import Progress, Rejected, Summary
from ingest.pipeline import ingest

ROOT = Path(__file__).parents[1]
OURS = (ROOT / "corpus" / "reports", ROOT / "tests" / "ingest" / "layouts")
NASTY_KIND = "made to harm"
SIZES = 200_000  # bytes: the largest of our own files that are mutated


class Ran(msgspec.Struct, frozen=True):
    """What became of the files of one kind; `slowest` is in seconds."""

    kind: str
    files: int
    added: int
    unchanged: int
    reasons: dict[Reason, int]
    stateless: int
    slowest: float
    slowest_file: str
    seconds: float


def main() -> None:
    """Run and print a table."""
    asked = argparse.ArgumentParser()
    asked.add_argument("folders", nargs="*", type=Path)
    asked.add_argument("--mutations", type=int, default=2000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--nasty", action="store_true", help="only those made to harm")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        kinds = {NASTY_KIND: _nasty(folder / "nasty")}
        if not given.nasty:
            kinds |= {one.name: [one] for one in given.folders}
            kinds["mutations"] = _mutations(folder / "mutations", given.mutations, given.seed)
        archive = Archive(folder / "archive")
        ran = [_run(archive, kind, files) for kind, files in kinds.items()]
        update(archive)
        found = search(archive, "kommunstyrelsen").total
        problems = verify(archive).problems
    for one in ran:
        reasons = ", ".join(f"{reason} {count}" for reason, count in sorted(one.reasons.items()))
        print(f"| {one.kind} | {one.files} | {one.added} | {one.unchanged} | {reasons} | {one.stateless} "
              f"| {one.slowest:.1f} ({one.slowest_file}) | {one.seconds:.0f} |")  # fmt: skip
    print(f"verify: {len(problems)} problems; a search in what was added finds {found} sections")
    for problem in problems[:10]:
        print(problem.kind, problem.message)
    sys.exit(bool(problems or any(one.stateless for one in ran)))


def _run(archive: Archive, kind: str, paths: Sequence[Path]) -> Ran:
    began, begins, ends = time.monotonic(), dict[str, float](), dict[str, float]()
    files = [file for path in paths for file in (path.glob("*.pdf") if path.is_dir() else [path])]

    def told(progress: Progress) -> None:
        begins.setdefault(progress.file, time.monotonic())
        if progress.outcome:
            ends[progress.file] = time.monotonic() - begins[progress.file]
            if kind == NASTY_KIND:
                became = progress.outcome.reason if isinstance(progress.outcome, Rejected) else "read"
                print(f"{progress.file}: {became}, {ends[progress.file]:.1f} s", file=sys.stderr)

    summary = ingest(archive, files, told)
    slowest = max(ends, key=ends.__getitem__, default="")
    return Ran(
        kind,
        len(files),
        len(summary.added),
        len(summary.unchanged),
        dict(Counter(Reason(one.reason) for one in summary.rejected)),
        _stateless(archive, files, summary),
        ends.get(slowest, 0.0),
        slowest,
        time.monotonic() - began,
    )


def _stateless(archive: Archive, files: Sequence[Path], summary: Summary) -> int:
    """How many files have no end state, in the summary or in the ledger."""
    told = len(summary.added) + len(summary.unchanged) + len(summary.rejected)
    states = {file.name for file in ledger(archive, lambda report: False).files}
    return (len(files) - told) + sum(file.name not in states for file in files)


def _nasty(folder: Path) -> list[Path]:
    return [_put(folder / f"{make.__name__}.pdf", make()) for make in NASTY]


def _mutations(folder: Path, count: int, seed: int) -> list[Path]:
    """Mutations of our PDFs in turn, every other with its streams inflated."""
    ours = sorted(file for place in OURS for file in place.glob("*.pdf") if file.stat().st_size <= SIZES)
    originals = [content for file in ours for content in (file.read_bytes(), unsqueezed(file))]
    return [_put(folder / f"{number:05}.pdf", content) for number, content in _mutants(originals, count, seed)]


def _mutants(originals: Sequence[bytes], count: int, seed: int) -> Iterator[tuple[int, bytes]]:
    for number in range(count):
        yield number, mutated(originals[number % len(originals)], seed * 1_000_003 + number)


def _put(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


if __name__ == "__main__":
    main()
