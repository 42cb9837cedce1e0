"""Whatever is written to the query parser, the round grammar, the command line and its JSON: no error but our own.

    python -m benchmarks.fuzz [--seconds 300]

Hypothesis makes the texts: pieces of what is expected, put together as nobody would, and any characters at all. Every
target is a function that may raise `BackspegelError` only; `SLOW` seconds are the most that one call may take of a core.
The first fault ends the run with the input that it came from, made as small as can be.
"""

import argparse
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from cli import app
from index.build import update
from index.query import parse
from index.search import search
from index.sentences import spans_of
from index.status import read_status
from index.swedish import terms
from index.times import times
from ingest.conventions.areas import area_of_heading
from ingest.conventions.intervals import find_ranges, find_times
from ingest.conventions.labels import read_label
from ingest.conventions.rounds import follows_up, round_of_heading, round_of_title
from ingest.corrections.corrected import read_entries
from ingest.corrections.operations import AnyOperation, RoundName
from ingest.corrections.replay import apply
from ingest.errors import BackspegelError
from ingest.keeping.archive import Archive
from ingest.keeping.ledger import read_given
from ingest.keeping.record import read_record
from ingest.pipeline import ingest

ROOT = Path(__file__).parents[1]
SLOW = 2.0  # seconds of a core
QUERY = [
    "enhet:",
    "roll:rektor",
    "område:",
    "omgång:”våren",
    "2014”",
    "år:2013..2016",
    "år:",
    "beslut:§190",
    "rapport:",
    "unit:",
    "(",
    ")",
    ")",
    '"',
    "”",
    "~3",
    "~99",
    "*",
    "~",
    "stöd*",
    "ledar~",
    "ELLER",
    "OCH",
    "INTE",
    "NOT",
    "AND",
    "OR",
    "-",
    "--",
    "kultur-",
    "och",
    "fritidsnämnden",
    ",",
    "§",
    "§§",
    "190",
    "kommunstyrelsen",
    "process",
    "råd",
    "x:",
    "::",
    "ledar~*",
    "KS:s",
    "[",
    "]",
    "{",
    "}",
    "^",
    "\\",
    "/",
    "/.*/",
    "<script>",
    "=1+1",
    "../../etc/passwd",
    "%00",
    "\x00",
    "\u202e",
    "�",
    "a*",
    "åäö*",
    "ö~",
]
ROUND = [
    "hösten",
    "våren",
    "2014",
    "2014/15",
    "2014-09-30",
    "31",
    "mars",
    "30",
    "februari",
    "T1",
    "T2",
    "T9",
    "kvartal",
    "1",
    "2",
    "3",
    "4",
    "tertial",
    "halvår",
    "läsåret",
    "vt",
    "ht",
    "den",
    "första",
    "andra",
    "delåret",
    "helår",
    "bokslut",
    "per",
    "till",
    "och",
    "med",
    "t.o.m.",
    "–",
    "-",
    "augusti–september",
    "0000",
    "9999",
    "99999",
    "99/00",
    "13",
    "32",
    "§",
    "I",
    "IV",
    "iii)",
    "1.2.3",
    "a)",
    "•",
    "Område",
    "åtgärdsområde",
    "VII",
    "Uppföljning",
    "Lägesrapport",
    "(",
    ")",
    ",",
    ".",
    ":",
    ";",
    "\xa0",
    "\u200b",
    "\n",
]
COMMANDS = [
    "search",
    "analyze",
    "list",
    "show",
    "compare",
    "concordance",
    "trend",
    "similar",
    "overview",
    "promises",
    "decisions",
    "status",
    "review",
    "versions",
    "ledger",
    "units",
    "roles",
    "correct",
    "register",
    "areas",
    "saved",
    "verify",
]
OPTIONS = [
    "--json",
    "--area",
    "--round",
    "--year",
    "--unit",
    "--role",
    "--report",
    "--from",
    "--to",
    "--limit",
    "--page",
    "--without",
    "area=III",
    "year=x",
    "--explain",
    "--only",
    "--together",
    "--strictness",
    "exact",
    "--list",
    "--undo",
    "1",
    "0",
    "-1",
    "99999999999999999999",
    "2014-host",
    "2014-var",
    "hosten-2014-I",
    "II",
    "I",
    "merge",
    "split",
    "boundary",
    "round",
    "place",
    "area",
    "item",
    "text",
    "header",
    "--at",
    "--context",
    "--sort",
    "left",
    "run",
    "rename",
    "--label",
    "UNIT",
    "../../../etc/passwd",
    "/dev/zero",
]


def texts(pieces: list[str]) -> st.SearchStrategy[str]:
    """Texts of pieces and any characters."""
    anything = st.one_of(
        st.sampled_from(pieces), st.text(max_size=8), st.sampled_from(pieces).map(lambda one: one * 40)
    )
    return st.tuples(st.sampled_from(["", " ", "  "]), st.lists(anything, max_size=40)).map(
        lambda one: one[0].join(one[1])
    )


class Targets:
    """What is tried, over the demonstration archive in a folder of its own."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.report = archive.report("2014-host")
        sections = self.report.sections
        names = st.sampled_from([*(one.id for one in sections), "nowhere", ""])
        words = st.one_of(
            st.sampled_from([w for one in sections for w in one.text.split()[:6]]),
            st.text(max_size=5),
            st.just(""),
        )
        st.register_type_strategy(RoundName, _ROUND_NAMES)
        self.operations = st.from_type(AnyOperation).map(msgspec.to_builtins)  # type: ignore[arg-type]
        self.near = st.builds(_with, self.operations, names, words)
        self.file = archive.folder / "fuzzed"
        self.runner = CliRunner()

    def query(self) -> Any:
        """Queries, read and answered."""

        @_many
        @given(texts(QUERY))
        def run(text: str) -> None:
            with suppress(BackspegelError):
                parse(text)
                search(self.archive, text)

        return run

    def rounds(self) -> Any:
        """Headings and running text, read by every grammar."""

        @_many
        @given(texts(ROUND))
        def run(text: str) -> None:
            for found, start, end in find_times(text):
                assert text[start:end]
                assert found.start <= found.end
            for read in (find_ranges, round_of_heading, round_of_title, follows_up, area_of_heading, read_label):
                read(text)
            for time_ in times(text):
                assert time_
            assert all(0 <= span.start < span.end <= len(text) for span in spans_of(text))
            read_status(text)
            assert all(0 <= term.start < term.end <= len(text) for term in terms(text))

        return run

    def operations_in_json(self) -> Any:
        """Corrections as they lie in an archive, with places that are there and that are not."""

        @_many
        @given(
            st.lists(st.one_of(self.operations, self.near, st.from_type(dict[str, int | str | None])), max_size=4)
        )
        def run(written: list[Any]) -> None:
            entries = [
                {"number": number, "time": "", "by": "", "operation": one} for number, one in enumerate(written, 1)
            ]
            self.file.write_bytes(b"\n".join(map(msgspec.json.encode, entries)))
            with suppress(BackspegelError):
                apply(self.report, read_entries(self.file))

        return run

    def broken_json(self) -> Any:
        """Records and ledgers with bytes of them changed."""
        files = {"record": self.archive.records_folder / "2014-host.json", "ledger": self.archive.ledger}
        contents = {name: file.read_bytes() for name, file in files.items()}

        @_many
        @given(
            st.sampled_from(sorted(contents)),
            st.lists(st.tuples(st.integers(0), st.binary(max_size=6)), max_size=6),
        )
        def run(name: str, changes: list[tuple[int, bytes]]) -> None:
            changed = bytearray(contents[name])
            for at, piece in changes:
                at %= len(changed)
                changed[at : at + len(piece)] = piece
            self.file.write_bytes(changed)
            for read in (read_record, read_given, read_entries):
                with suppress(BackspegelError):
                    read(self.file)

        return run

    def command_line(self) -> Any:
        """Commands with words and options of every kind."""
        word = st.one_of(st.sampled_from(OPTIONS), texts(QUERY), st.text(max_size=10))

        @_many
        @given(st.sampled_from(COMMANDS), st.lists(word, max_size=6))
        def run(command: str, words: list[str]) -> None:
            if command == "saved" and "add" in words:
                return
            self._invoke([command, *words], b"")

        return run

    def lines_to_annotate(self) -> Any:
        """Lines on standard input, also of bytes that are no text."""

        @_many
        @given(
            st.one_of(
                st.binary(max_size=200), texts(QUERY).map(lambda text: text.encode("utf-8", "surrogatepass"))
            )
        )
        def run(lines: bytes) -> None:
            self._invoke(["annotate", "--json"], lines)

        return run

    def _invoke(self, words: list[str], given_: bytes) -> None:
        done = self.runner.invoke(app, ["--archive", str(self.archive.folder), *words], input=given_)
        if done.exception and not isinstance(done.exception, SystemExit | BackspegelError | OSError):
            raise done.exception
        assert "Traceback" not in done.output


# As written, since a round that ends before it starts cannot be made but can stand in a file.
_ROUND_NAMES = st.fixed_dictionaries({"label": st.text(), "start": st.dates(), "end": st.dates()})


def _with(operation: Any, section: str, words: str) -> Any:
    """An operation that speaks of a section and words of the report."""
    if isinstance(operation, dict):
        return {
            key: section if key == "section" and isinstance(value, str)
            else words if key in ("begins", "before", "after", "text") and isinstance(value, str)
            else _with(value, section, words)
            for key, value in operation.items()
        }  # fmt: skip
    return operation


def _many(test: Callable[..., None]) -> Callable[..., None]:
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    phases = (Phase.generate, Phase.shrink)
    return settings(max_examples=200, deadline=None, database=None, suppress_health_check=quiet, phases=phases)(
        _timed(test)
    )


def _timed(test: Callable[..., None]) -> Callable[..., None]:
    """The test, which also fails where one call takes too much of a core; counts calls."""
    inner = test.hypothesis.inner_test  # type: ignore[attr-defined]

    def timed(*given_: Any, **named: Any) -> None:
        began = time.process_time()
        inner(*given_, **named)
        took = time.process_time() - began
        CALLS["calls"] += 1
        SLOWEST[0] = max(SLOWEST[0], took)
        assert took < SLOW, f"{took:.1f} s"

    test.hypothesis.inner_test = timed  # type: ignore[attr-defined]
    return test


CALLS: Counter[str] = Counter()
SLOWEST = [0.0]


def main() -> None:
    """Try every target in turn until the time is over."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--seconds", type=float, default=300)
    seconds = asked.parse_args().seconds
    with tempfile.TemporaryDirectory() as temporary:
        archive = Archive(Path(temporary))
        shutil.copy(ROOT / "corpus" / "register.toml", temporary)
        ingest(archive, [ROOT / "corpus" / "reports"])
        update(archive)
        targets = Targets(archive)
        search(archive, "värm upp")
        tried = (
            targets.query, targets.rounds, targets.operations_in_json, targets.broken_json, targets.command_line,
            targets.lines_to_annotate,
        )  # fmt: skip
        began, calls = time.monotonic(), Counter[str]()
        while time.monotonic() - began < seconds:
            for make in tried:
                before = CALLS["calls"]
                make()()
                calls[make.__name__] += CALLS["calls"] - before
    print(f"{time.monotonic() - began:.0f} s without a fault; the slowest call took {SLOWEST[0]:.2f} s of a core")
    for name, count in calls.items():
        print(f"| {name} | {count} |")


if __name__ == "__main__":
    main()
