"""What a paragraph is: text, or a heading of a kind, and how it shows."""

from typing import Literal

import msgspec

from ingest.layout.paragraphs import Paragraph
from ingest.layout.underlines import UNDERLINED
from ingest.report import Area, Round

LARGER = 1.07  # times the body's font size: a heading
FEWEST_CAPITALS = 5  # letters of a heading in capitals

Role = Literal["text", "round", "area", "general", "inner", "title"]


class Marked(msgspec.Struct, frozen=True):
    """A paragraph with what it is; a heading has a level, counted from 0, the highest first."""

    paragraph: Paragraph
    role: Role = "text"
    level: int = -1
    round: Round | None = None
    area: Area | None = None


def how(paragraph: Paragraph, body: float) -> str:
    """What makes a paragraph a heading, in words: "fet rubrik, större än brödtexten"."""
    kind = "fet rubrik" if paragraph.bold else "rubrik"
    if paragraph.size > LARGER * body:
        return f"{kind}, större än brödtexten"
    if paragraph.bold:
        return f"{kind} i brödtextens storlek"
    if paragraph.font.endswith(UNDERLINED):
        return "understruken rubrik"
    letters = [letter for letter in paragraph.body if letter.isalpha()]
    if len(letters) >= FEWEST_CAPITALS and all(map(str.isupper, letters)):
        return "rubrik med versaler"
    return "egen rad i brödtextens storlek"
