"""The blocks that a report is made of. Each text says itself where it belongs, as a person would put it."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

import msgspec

from ingest.conventions.rounds import round_of_heading
from ingest.report import Round

Kind = Literal[
    "title", "cover", "round", "heading", "subheading", "area", "item", "paragraph", "bullet", "run-in", "table",
    "contents", "letterhead", "signature", "sidebar", "break", "dash", "nested",
    "group", "fact", "data", "card", "caption",
]  # fmt: skip


class Place(msgspec.Struct, frozen=True):
    """Where a text belongs: round by its heading, area by label and title, item."""

    round: str | None = None
    label: str | None = None
    title: str | None = None
    item: str | None = None


class Block(msgspec.Struct, frozen=True):
    """A piece of a report; `text` is printed, `told` is what the split should say (the text, if not given)."""

    kind: Kind
    text: str = ""
    place: Place | None = None
    label: str = ""
    told: str | None = None
    begins: bool = False
    rows: tuple[tuple[str, ...], ...] = ()
    footnote: str = ""
    tells: tuple[tuple[Place, str], ...] = ()  # what its rows tell of areas, where the table alone does not say

    @property
    def says(self) -> str:
        """The text as the split should have it."""
        return self.text if self.told is None else self.told


class Example(msgspec.Struct, frozen=True):
    """A report to be typeset: with which tool and style, its blocks, and whether it follows up."""

    name: str
    tool: Literal["typst", "chromium", "weasyprint", "reportlab"]
    title: str
    blocks: tuple[Block, ...]
    style: dict[str, Any] = msgspec.field(default_factory=dict)
    rounds: tuple[str, ...] = ()


def gold(example: Example) -> dict[str, Any]:
    """What the report should be split into, in the form of `backspegel show --json`, ids and mentions left out."""
    told = [named(heading) for heading in example.rounds]
    places = {heading: number for number, heading in enumerate(example.rounds)}
    return {
        "file": f"{example.name}.pdf",
        "title": example.title,
        "is_followup": bool(told),
        "rounds": [
            {"label": one.label, "year": one.year, "start": one.start.isoformat(), "end": one.end.isoformat()}
            for one in told
        ],
        "sections": list(_sections(example.blocks, places)),
        "decisions": [],
    }


def named(heading: str) -> Round:
    """The round of a heading that the examples use."""
    found = round_of_heading(heading)
    assert found, heading
    return found


def _sections(blocks: Sequence[Block], places: dict[str, int]) -> Iterator[dict[str, Any]]:
    open_place: Place | None = None
    texts: list[str] = []
    for block in [*blocks, None]:
        if block is not None and block.kind in ("table", "card"):
            for place, text in states(block):
                yield from _section(open_place, texts, places)
                open_place, texts = place, [text]
            continue
        if block is not None and (block.place is None or not block.says):
            continue
        if block is None or block.place != open_place or block.begins:
            yield from _section(open_place, texts, places)
            texts = []
        if block is not None:
            open_place = block.place
            texts.append(block.says)


def states(block: Block) -> Iterator[tuple[Place, str]]:
    """What each row of a table says of its area, the names of the columns before the cells."""
    yield from block.tells
    names, *rows = block.rows
    for row in [] if block.tells else rows:
        number, _, title = row[0].partition(" ")
        numbered = number.rstrip(".").isalnum() and number.endswith(".")
        place = Place(
            block.place.round if block.place else None,
            number.rstrip(".") if numbered else None,
            title if numbered else row[0],
        )
        yield place, " ".join(f"{name}: {cell}" for name, cell in zip(names[1:], row[1:], strict=True))


def _section(place: Place | None, texts: Sequence[str], places: dict[str, int]) -> Iterator[dict[str, Any]]:
    if place is None or not texts:
        return
    area = {"label": place.label, "title": place.title} if place.label or place.title else None
    number = None if place.round is None else places[place.round]
    yield {"round": number, "area": area, "item": place.item, "text": " ".join(texts)}
