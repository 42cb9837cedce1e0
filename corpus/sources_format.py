"""The sources of the demonstration archive: Markdown with a few conventions, and the split it promises.

---                       front matter: title, and how the report is typeset
title: Lägesrapport för handlingsprogrammet, våren 2014
---
# Rapport och uppföljning hösten 2013      heading of a round
## Åtgärdsområde II – Stödprocesser        heading of an area, or one that every report has
II. Text                                   list item that begins an area
a. Text                                    item of an area
- Text                                     bullet
| Cell | Cell |                            row of a table
Text                                       paragraph
"""

import re
from pathlib import Path
from typing import Literal

import msgspec

SOURCES = Path(__file__).with_name("sources")
Kind = Literal["round", "heading", "area", "item", "bullet", "row", "paragraph"]


class Block(msgspec.Struct, frozen=True):
    """A piece of a source: its kind, its label if it has one, and its text or cells."""

    kind: Kind
    text: str
    label: str = ""
    cells: tuple[str, ...] = ()


class Source(msgspec.Struct, frozen=True):
    """A report as it is written: front matter and blocks."""

    name: str
    front: dict[str, str]
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """The report's title."""
        return self.front["title"]

    @property
    def scanned(self) -> bool:
        """Whether the report is published as pictures of its pages."""
        return self.front.get("scanned") == "true"


class Expected(msgspec.Struct, frozen=True):
    """A section that the report must be split into."""

    round: str | None
    label: str | None
    title: str | None
    item: str | None
    text: str


def sources() -> list[Source]:
    """All sources, by name."""
    return [read_source(path) for path in sorted(SOURCES.glob("*.md"))]


def read_source(path: Path) -> Source:
    """One source."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    values = dict(line.split(": ", 1) for line in front.strip().splitlines())
    pieces = [piece.strip() for piece in re.split(r"\n\s*\n|\n(?=[-|] ?)", body) if piece.strip()]
    return Source(path.stem, values, tuple(_block(" ".join(piece.split())) for piece in pieces))


def _block(text: str) -> Block:
    if text.startswith("# "):
        return Block("round", text[2:])
    if text.startswith("## "):
        return Block("heading", text[3:])
    if text.startswith("- "):
        return Block("bullet", text[2:])
    if text.startswith("|"):
        cells = tuple(cell.strip() for cell in text.strip("| ").split("|"))
        return Block("row", " ".join(cells), cells=cells)
    labelled = re.match(r"([IVX]+|\d|[a-h])\. (.+)", text)
    if labelled:
        return Block("item" if labelled[1].islower() else "area", labelled[2], labelled[1])
    return Block("paragraph", text)


def expected_sections(source: Source) -> list[Expected]:
    """The sections that the conventions of DESIGN promise for a source, paragraphs of one joined by a space."""
    sections: list[Expected] = []
    place = Expected(_round(source.title), None, None, None, "")
    for block in source.blocks:
        begins = block.kind in ("area", "item")
        if block.kind == "round":
            place = Expected(_round(block.text), None, None, None, "")
            continue
        if block.kind == "heading":
            place = Expected(place.round, *_heading(block.text), None, "")
            continue
        if block.kind == "area":
            place = Expected(place.round, block.label, None, None, "")
        elif block.kind == "item":
            place = msgspec.structs.replace(place, item=block.label)
        elif block.kind == "paragraph" and block.text.count("§") > 1:
            place = Expected(None, None, None, None, "")  # the decisions on several rounds: the whole report's
        elif block.kind == "paragraph" and place.label and not place.title:
            place = Expected(place.round, None, None, None, "")
        _add(sections, place, block.text, begins)
    return sections


def _add(sections: list[Expected], place: Expected, text: str, begins: bool) -> None:
    last = sections[-1] if sections else None
    if last and not begins and msgspec.structs.replace(last, text="") == place:
        sections[-1] = msgspec.structs.replace(last, text=f"{last.text} {text}")
    else:
        sections.append(msgspec.structs.replace(place, text=text))


def _heading(text: str) -> tuple[str | None, str | None]:
    area = re.fullmatch(r"(?:Åtgärds|Fokus)område (\w+) – (.+)", text)
    return (area[1], area[2]) if area else (None, None)


def _round(text: str) -> str | None:
    """The round that a heading or title names; the sources use only these ways of naming one."""
    if "2013–2016" in text:
        return None
    patterns = (
        r"(?:hösten|våren) \d{4}",
        r"31 mars 2017",
        r"augusti 2019",
        r"(?<=Årsbokslut )\d{4}",
        r"(?<=Arbetet under )\d{4}",
    )
    if third := re.search(r"Tertialuppföljning (\d \d{4})", text):
        return f"tertial {third[1]}"
    return next((found[0] for pattern in patterns if (found := re.search(pattern, text))), None)
