"""An archive of any size, made of words that are distributed as in real text.

Words come from the demonstration archive and are drawn by a Zipf distribution, with units and rounds as reports
have them. The same seed gives the same archive.
"""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from index.swedish import words
from ingest.archive import Archive, sha256_of
from ingest.report import Area, Box, Mention, Report, Round, Section

SECTIONS_IN_REPORT = 40
SHORTEST, LONGEST = 20, 90  # words in a section
AREAS = ("I", "II", "III", "IV", "V", "VI")
UNITS = ("kommunstyrelsen", "socialnämnden", "upphandlingsenheten", "kontaktcenter", "kultur- och fritidsnämnden")


def archive_of(folder: Path, sections: int, vocabulary: list[str], seed: int = 1) -> Archive:
    """An archive with that many sections, in `folder`."""
    archive, draw = Archive(folder), random.Random(seed)
    archive.folder.mkdir(parents=True, exist_ok=True)
    weights = [1 / (rank + 2.7) for rank in range(len(vocabulary))]
    for number in range(sections // SECTIONS_IN_REPORT):
        original = folder / "original.pdf"
        original.write_bytes(str(number).encode())
        archive.add(original, _report(number, vocabulary, weights, draw))
    return archive


def vocabulary_of(archive: Archive) -> list[str]:
    """The words of an archive, the most frequent first, and compounds of them until there are 30,000."""
    counts = Counter(
        word.form for report in archive.reports() for section in report.sections for word in words(section.text)
    )
    ranked = [word for word, _ in counts.most_common()]
    longer = [word for word in ranked if len(word) > 5 and word.isalpha()]
    draw = random.Random(1)
    made = {draw.choice(longer) + draw.choice(longer) for _ in range(40_000)}
    return [*ranked, *sorted(made)][:30_000]


def _report(number: int, vocabulary: list[str], weights: list[float], draw: random.Random) -> Report:
    year, half = 1990 + number % 36, number % 2
    told = Round(date(year, 1 + 6 * half, 1), date(year, 6 + 6 * half, 30), f"{('våren', 'hösten')[half]} {year}")
    sections = tuple(_sections(vocabulary, weights, draw))
    content = str(number).encode()
    return Report(
        f"r{number}", f"Uppföljning {number}", f"r{number}.pdf", sha256_of(content), 1, (told,), sections
    )


def _sections(vocabulary: list[str], weights: list[float], draw: random.Random) -> Iterator[Section]:
    for number in range(SECTIONS_IN_REPORT):
        unit = draw.choice(UNITS)
        text = " ".join([unit, *draw.choices(vocabulary, weights, k=draw.randint(SHORTEST, LONGEST))])
        yield Section(
            id=f"s{number}",
            round=0,
            area=Area(AREAS[number % len(AREAS)]),
            item=None,
            text=text,
            boxes=(Box(1, 70, 70, 500, 90),),
            mentions=(Mention("UNIT", unit, 0, len(unit), unit),),
        )
