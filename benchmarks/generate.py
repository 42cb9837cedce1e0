"""An archive of any size, made of words that are distributed as in real text.

The most frequent words are those of the demonstration archive, the rest compounds of them; they are drawn by the
law of Zipf and Mandelbrot, with as large a share of the most frequent word as in 200 reports, and a third more
different words than these have. Sections have sentences, some of which come again in the same area of later
rounds, and name units and roles as reports do. The same seed gives the same archive.
"""

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import numpy as np

from index.swedish import words
from ingest.keeping.archive import Archive
from ingest.keeping.chain import sha256_of
from ingest.keeping.record import FORMAT, Provenance, Record
from ingest.keeping.versions import sketch_of
from ingest.pipeline import ingest
from ingest.report import Area, Box, Mention, Report, Round, Section

DEMONSTRATION = Path(__file__).parent.parent / "corpus" / "reports"
WORDS = 150_000
FLATTENED = 6.0  # ranks by which the most frequent words are less frequent than Zipf's law says
STEEPNESS = 1.2  # the exponent: how fast words become rarer by rank
SECTIONS_IN_REPORT = 40
SENTENCES = (2, 6)  # in a section, the last excluded
SENTENCE = (6, 20)  # words
REPEATED = 0.15  # of the sentences are those of an earlier round
FIRST_YEAR, YEARS = 1990, 36
AREAS = ("I", "II", "III", "IV", "V", "VI")
ITEMS = (None, "a", "b", "c")
UNITS = (
    "kommunstyrelsen", "socialnämnden", "upphandlingsenheten", "kontaktcenter", "kultur- och fritidsnämnden",
    "barn- och utbildningsnämnden", "miljönämnden", "stadsbyggnadskontoret", "ekonomiavdelningen", "it-enheten",
)  # fmt: skip
ROLES = ("kommundirektören", "ekonomichefen", "förvaltningschefen", "rektorn", "enhetschefen")


def vocabulary() -> list[str]:
    """Words, the most frequent first: those of the demonstration archive, then compounds of them."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder))
        ingest(archive, [DEMONSTRATION])
        texts = [section.text for report in archive.reports() for section in report.sections]
    counts = Counter(word.form for text in texts for word in words(text))
    ranked = [word for word, _ in counts.most_common()]
    longer = [word for word in ranked if 4 < len(word) < 10 and word.isalpha()]
    draw = np.random.default_rng(1)
    pairs = draw.integers(len(longer), size=(3 * WORDS, 2)).tolist()
    made = dict.fromkeys(longer[first] + longer[last] for first, last in pairs)
    return [*ranked, *(word for word in made if word not in counts)][:WORDS]


def archive_of(folder: Path, sections: int, ranked: Sequence[str], seed: int = 1) -> Archive:
    """An archive with that many sections, in `folder`."""
    archive, author = Archive(folder), Author(ranked, seed)
    archive.records_folder.mkdir(parents=True, exist_ok=True)
    for number in range(sections // SECTIONS_IN_REPORT):
        write(archive, author.report(number))
    return archive


def write(archive: Archive, report: Report) -> None:
    """Put a report's record in place, without an original and without waiting for the disk."""
    given = Provenance(0, report.file, datetime.now(UTC).isoformat(), "generate")
    temporary = archive.records_folder / f".{report.id}"
    temporary.write_bytes(msgspec.json.encode(Record(FORMAT, report, given, sketch_of(report))))
    temporary.rename(archive.records_folder / f"{report.id}.json")


class Author:
    """Writes reports of words that are drawn at random."""

    def __init__(self, ranked: Sequence[str], seed: int) -> None:
        weights = (np.arange(len(ranked)) + FLATTENED) ** -STEEPNESS
        self._ranked, self._limits = ranked, np.cumsum(weights / weights.sum())
        self._draw = np.random.default_rng(seed)
        self._said: dict[str, list[str]] = {area: [] for area in AREAS}

    def report(self, number: int) -> Report:
        """The report with that number; those of one year follow each other by half-years."""
        year, half = FIRST_YEAR + number // 2 % YEARS, number % 2
        told = Round(
            date(year, 1 + 6 * half, 1), date(year, 6 + 6 * half, 30), f"{('våren', 'hösten')[half]} {year}"
        )
        name, digest = f"r{number}", sha256_of(str(number).encode())
        sections = tuple(self._section(place) for place in range(SECTIONS_IN_REPORT))
        return Report(name, f"Uppföljning {number}", f"{name}.pdf", digest, 1, (told,), sections)

    def _section(self, place: int) -> Section:
        area = AREAS[place % len(AREAS)]
        named = [("UNIT", str(self._draw.choice(UNITS))), ("ROLE", str(self._draw.choice(ROLES)))]
        opening = " och ".join(name for _, name in named) + " svarar för arbetet."
        text = " ".join([opening, *self._sentences(area)])
        return Section(
            id=f"s{place}",
            round=0,
            area=Area(area),
            item=ITEMS[place // len(AREAS) % len(ITEMS)],
            text=text,
            boxes=(Box(1, 70, 70, 500, 90),),
            mentions=tuple(
                Mention(label, name, text.index(name), text.index(name) + len(name), name)  # type: ignore[arg-type]
                for label, name in named
            ),
        )

    def _sentences(self, area: str) -> Iterator[str]:
        said = self._said[area]
        for _ in range(self._draw.integers(*SENTENCES)):
            if said and self._draw.random() < REPEATED:
                yield said[self._draw.integers(len(said))]
                continue
            drawn = np.searchsorted(self._limits, self._draw.random(self._draw.integers(*SENTENCE)))
            sentence = " ".join(self._ranked[rank] for rank in drawn.tolist()).capitalize() + "."
            if len(said) < 10_000:
                said.append(sentence)
            yield sentence
