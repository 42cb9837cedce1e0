"""The gold of comparing: steps of two rounds with their links, sections with status, sentences with promises.

The files in `wording/` say how they are written.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from index.align import Link, align
from index.likeness import Likeness
from index.sentences import Sentence
from index.weights import of_texts
from ingest.annotate import annotate
from ingest.register import Register
from ingest.report import Box, Section, Span

FOLDER = Path(__file__).with_name("wording")
Pair = tuple[str, str]  # names of a sentence before and one after
_SENTENCE = re.compile(r"(?P<name>[ab]\d+) \| (?P<text>.*)")
_LINK = re.compile(r"(?P<before>.*?) > (?P<after>.*?) : (?P<relation>\w+) ?:(?P<kinds>.*)")


class GoldLink(msgspec.Struct, frozen=True):
    """Names of sentences before and after, how they belong together, and what changed between them."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    relation: str
    kinds: tuple[str, ...]


class GoldStep(msgspec.Struct, frozen=True):
    """Two rounds of an area: their sentences, whose `section` is their name, and the links between them."""

    title: str
    before: tuple[Sentence, ...]
    after: tuple[Sentence, ...]
    links: tuple[GoldLink, ...]

    @property
    def pairs(self) -> frozenset[Pair]:
        """The sentences that belong together, two by two."""
        return frozenset((old, new) for link in self.links for old in link.before for new in link.after)

    def aligned(self) -> list[Link]:
        """The links that the program makes."""
        texts = [one.text for one in (*self.before, *self.after)]
        return align(self.before, self.after, Likeness(texts, of_texts(texts)))


def steps(part: str) -> list[GoldStep]:
    """The steps of "dev" or "test", with units and roles marked."""
    return [_step(text) for text in (FOLDER / f"pairs-{part}.txt").read_text(encoding="utf-8").split("== ")[1:]]


def _step(text: str) -> GoldStep:
    title, *lines = text.splitlines()
    told = [(found["name"], found["text"]) for line in lines if (found := _SENTENCE.fullmatch(line))]
    sides = {side: _sentences([one for one in told if one[0][0] == side]) for side in "ab"}
    links = tuple(
        GoldLink(
            tuple(re.findall(r"a\d+", found["before"])),
            tuple(re.findall(r"b\d+", found["after"])),
            found["relation"],
            tuple(kind.strip() for kind in found["kinds"].split(",") if kind.strip()),
        )
        for line in lines
        if (found := _LINK.fullmatch(line))
    )
    return GoldStep(title, sides["a"], sides["b"], links)


def _sentences(told: Sequence[tuple[str, str]]) -> tuple[Sentence, ...]:
    sections = [Section(name, None, None, None, text, (Box(1, 0, 0, 1, 1),)) for name, text in told]
    return tuple(
        Sentence(one.text, "", one.id, None, (1, 1), Span(0, len(one.text)), one.mentions)
        for one in annotate(sections, Register())
    )


def statuses(part: str) -> list[tuple[str, str]]:
    """Texts of areas with their status, of "dev" or "test"."""
    return [
        (status.strip().replace("-", " "), text)
        for status, text in _rows(FOLDER / f"status-{part}.txt", columns=2)
    ]


def promises() -> list[tuple[str | None, str | None, int | None, str]]:
    """Sentences with what they promise: the last day (ISO) and who, or None; and the year of the round."""
    found = []
    for due, who, text in _rows(FOLDER / "promises.txt", columns=3):
        year = re.match(r"\[(\d{4})\] ", text)
        found.append(
            (
                None if due == "-" else due.rsplit("..", 1)[-1],
                None if who == "-" else who,
                int(year[1]) if year else None,
                text[year.end() :] if year else text,
            )
        )
    return found


def _rows(file: Path, columns: int) -> Iterator[list[str]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split(" | ", columns - 1)]
