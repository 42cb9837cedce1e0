"""Versions: a report that says nearly all that an archived one says is a later or earlier version of it.

Texts are held against each other by the share of four-word runs that both have (Jaccard). A sketch of the
smallest hashes of those runs, kept in the record, tells which reports are worth reading for that.

Source: bottom-k sketches after Broder (1997), On the resemblance and containment of documents.
"""

import base64
import re
import struct
from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

from ingest.corrections.operations import Entry, VersionOf, active
from ingest.errors import UnclearPlace
from ingest.pages.pdfium import NoAnswer, Pdfium, pdfium
from ingest.report import Report, Round

if TYPE_CHECKING:
    from ingest.keeping.archive import Archive

SECONDS = 3.0  # for a date: others wait for the archive meanwhile
RUN = 4  # words
SKETCH = 128  # hashes
ALIKE = 0.6  # share of runs from which two reports of the same rounds are versions
NEARLY = 0.95  # the same where their rounds differ: a round's name may be what was corrected
CHANCE = 0.15  # what a sketch may be wrong by
FEWEST = 30  # words; less is a cover
_RANKS = (
    # Names of files are often written without å, ä and ö.
    (re.compile(r"utkast|prelimin[äa]r|arbetsmaterial", re.IGNORECASE), -1),
    (
        re.compile(
            r"(?<!be)r[äa]tta[dt]|r[äa]ttelse|korrigera|revidera|uppdatera|justera[dt]|ny version", re.IGNORECASE
        ),
        1,
    ),
)
_NUMBERED = re.compile(r"(?<![^\W_])(?:version|ver|v|rev)[\s._-]?(\d{1,2})(?![^\W_])", re.IGNORECASE)


class Versions(msgspec.Struct, frozen=True):
    """Which report is a later version of which, and which of them are archived; ids of reports throughout."""

    formers: dict[str, str]
    archived: frozenset[str]

    def former(self, report: str) -> str | None:
        """The version right before a report, None where there is none that is archived."""
        return next((one for one in self.before(report) if one in self.archived), None)

    def chain(self, report: str) -> tuple[str, ...]:
        """All archived versions of a report, the oldest first."""
        first = [report, *self.before(report)][-1]
        found, level = [first], [first]
        while level:
            level = sorted(one for one, former in self.formers.items() if former in level and one not in found)
            found += level
        return tuple(one for one in found if one in self.archived)

    def superseded(self) -> dict[str, str]:
        """Each report of which there is a later version, and the latest."""
        if not self.formers:
            return {}
        return {
            old: newest
            for report in sorted(self.archived)
            for *older, newest in [self.chain(report)]
            for old in older
        }

    def before(self, report: str) -> list[str]:
        """The versions before a report, archived or not, the nearest first."""
        before: list[str] = []
        while former := self.formers.get(before[-1] if before else report):
            before.append(former)
        return before


def versions_of(entries: Mapping[str, Sequence[Entry]], archived: Iterable[str]) -> Versions:
    """The versions that the corrections of each report tell of; the last word counts.

    Where undoing has made each of two the version of the other, the one that comes first by id stays.
    """
    found = Versions({}, frozenset(archived))
    for report, made in sorted(entries.items()):
        said = [entry.operation.report for entry in active(made) if isinstance(entry.operation, VersionOf)]
        if said and said[-1] and report not in (said[-1], *found.before(said[-1])):
            found = Versions(found.formers | {report: said[-1]}, found.archived)
    return found


def is_settled(report: str, entries: Mapping[str, Sequence[Entry]], before: str = "") -> bool:
    """Whether something was ever said, or was before a time, of a report's versions, also where it was undone."""
    entered = ((one, entry) for one, made in entries.items() for entry in made)
    said = ((one, entry.operation) for one, entry in entered if not before or entry.time < before)
    ties = ((one, operation.report) for one, operation in said if isinstance(operation, VersionOf))
    return any(report in tie for tie in ties)


class Told(Protocol):
    """A report, or what is known of one without reading it whole."""

    @property
    def id(self) -> str:
        """Its name in the archive."""

    @property
    def rounds(self) -> tuple[Round, ...]:
        """Its rounds."""


class Sketched(Told, Protocol):
    """What is known of an archived report, with its sketch."""

    @property
    def sketch(self) -> str:
        """Its sketch, empty where it was archived before there were any."""


def sketch_of(report: Report) -> str:
    """The 128 smallest hashes of a report's runs of words, as base64 of 32-bit numbers; empty for a cover."""
    smallest = sorted({_hash(run) for run in _runs(report)})[:SKETCH]
    return base64.b64encode(struct.pack(f">{len(smallest)}I", *smallest)).decode()


def likeness(one: Report, other: Report) -> float:
    """The share of the runs of two reports that both have, 0..1."""
    first, second = _runs(one), _runs(other)
    return len(first & second) / len(first | second) if first and second else 0.0


def former_of(archive: "Archive", report: Report, held: Iterable[Sketched]) -> tuple[str, float] | None:
    """The archived report that a new one is most likely another version of, and how alike they are."""
    for name in _candidates(report, held):
        score = likeness(report, archive.record(name).report)
        if score >= _enough(report, archive.record(name).report):
            return name, round(score, 3)
    return None


def recognised(archive: "Archive", report: Report, held: Iterable[Sketched]) -> list[tuple[Report, VersionOf]]:
    """What to note of which report where a new one is a version of one that is archived, later or earlier."""
    found = former_of(archive, report, held)
    if found is None:
        return []
    name, score = found
    chain = [archive.record(one).report for one in archive.versions().chain(name) if one != report.id]
    pdf = archive.original(report.id)
    with pdfium(SECONDS) as asked:
        earlier = [one for one in chain if is_later(report, pdf, one, archive.original(one.id), asked)]
    later = [one for one in chain if one not in earlier]
    return [
        *((report, VersionOf(one.id, score)) for one in earlier[-1:]),
        *((one, VersionOf(report.id, score)) for one in later[:1]),
    ]


def _candidates(report: Report, held: Iterable[Sketched]) -> list[str]:
    """The reports that may be versions of this one, by their sketches, the most alike first."""
    sketch = _hashes(sketch_of(report))
    alike = [(_estimate(sketch, _hashes(one.sketch)) if one.sketch else 1.0, one) for one in held]
    worth = [(score, one.id) for score, one in alike if score >= _enough(report, one) - CHANCE]
    return [name for _, name in sorted(worth, reverse=True)]


def is_later(one: Report, pdf: Path, than: Report, its_pdf: Path, asked: Pdfium) -> bool:
    """Whether a version that was given last is the later one: by title and name, else by the dates in the PDFs.

    A scan of what is archived as text is a copy of it, whenever it was made, and is read with more faults.
    """
    ranks = _rank(one), _rank(than)
    if ranks[0] != ranks[1]:
        return ranks[0] > ranks[1]
    if _is_scan(one) != _is_scan(than):
        return _is_scan(than)
    dates = _written(pdf, asked), _written(its_pdf, asked)
    return dates[0] >= dates[1] if all(dates) else True


def _is_scan(report: Report) -> bool:
    """Whether most pages of a report were read by OCR."""
    return 2 * sum(page.scanned for page in report.coverage) > len(report.coverage)


def decide(archive: "Archive", report: str, former: str | None) -> Entry:
    """Say that a report is a later version of another, or (None) of none; raises UnknownReport, UnclearPlace."""
    if former is not None:
        archive.record(former)
        found = archive.versions()
        if report in (former, *found.chain(former)[: found.chain(former).index(former)]):
            raise UnclearPlace(f"{former} är redan en senare version av {report}. Bryt det sambandet först.")
    return archive.correct(report, VersionOf(former))


def _enough(one: Told, other: Told) -> float:
    """How alike two reports must be: less where they tell of the same times, whatever they call them."""
    first, second = ({(told.start, told.end) for told in report.rounds} for report in (one, other))
    return ALIKE if first == second else NEARLY


def _runs(report: Report) -> frozenset[tuple[str, ...]]:
    words = [word for section in report.sections for word in re.findall(r"\w+", section.text.casefold())]
    if len(words) < FEWEST:
        return frozenset()
    return frozenset(zip(*(words[start:] for start in range(RUN)), strict=False))


def _hash(run: tuple[str, ...]) -> int:
    return int.from_bytes(blake2b(" ".join(run).encode(), digest_size=4).digest(), "big")


def _hashes(sketch: str) -> frozenset[int]:
    packed = base64.b64decode(sketch)
    return frozenset(struct.unpack(f">{len(packed) // 4}I", packed))


def _estimate(one: Collection[int], other: Collection[int]) -> float:
    """The likeness that two sketches show: the share of the smallest hashes of both that both have."""
    if not one or not other:
        return 0.0
    smallest = sorted({*one, *other})[:SKETCH]
    return sum(1 for number in smallest if number in one and number in other) / len(smallest)


def _rank(report: Report) -> int:
    """What a title or a file's name says: a draft comes first, a corrected version last."""
    name = f"{report.title} {report.file}"
    numbered = [int(number) for number in _NUMBERED.findall(name)]
    return max(numbered, default=0) or next((rank for said, rank in _RANKS if said.search(name)), 0)


def _written(pdf: Path, asked: Pdfium) -> str:
    """When a PDF says that it was last changed; empty where it does not. Each file is asked once in a process."""
    if not pdf.is_file():
        return ""
    status = pdf.stat()
    key = pdf.absolute(), status.st_mtime_ns, status.st_size
    if key not in _dates:
        try:
            _dates[key] = asked.written(pdf)
        except NoAnswer:
            _dates[key] = ""
    return _dates[key]


_dates: dict[tuple[Path, int, int], str] = {}
