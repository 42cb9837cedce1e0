"""The characters that pdfplumber finds on a page, made words.

pdfplumber turns every character into a dictionary, which takes as long as interpreting the page. The layout tree
beneath (`Page.layout`) has the same characters in the same order, so they are read from there: half the time, and
`owners[n]` still speaks of `page.chars[n]`.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import msgspec
from pdfminer.layout import LTChar, LTContainer, LTCurve, LTImage

from ingest.pages.glyph_numbers import unnamed
from ingest.pages.legibility import CONTROL
from ingest.pages.page import EMPTY, OUTSIDE, ROTATED, SPACE, AsFound, Page, Rule, Word, lines_of_words
from ingest.pages.sign_fonts import as_signs, shows_signs
from ingest.pages.turned import direction, quarters_of, turned

GAP = 0.15  # of the font size: a wider gap parts words
SHIFT = 3.0  # points up or down: another line
SAME_PLACE = 0.12  # of the font size: a word drawn twice to make it bold
THIN = 0.02  # of the font size: the width of what is not seen
SOFT_HYPHEN = "\u00ad"
_INSIDE = re.compile(rf"{SOFT_HYPHEN}(?=.)")
MOST_RULES = 3_000  # a page with more is a drawing, and none of its lines belongs to a table
MOST_CURVES = 300  # a page with more is a drawing too
ON_EDGE = 0.5  # points: a corner of a path is on the edge of its box
NARROWEST_CURVE = 10.0  # points: a narrower one is a letter or a sign
BOLD = re.compile(r"bold|black|heavy|semib|demi(?!light)|-bd\b", re.IGNORECASE)
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬁ": "fi", "ﬂ": "fl", "ﬅ": "st", "ﬆ": "st"})
UNNAMED = re.compile(r"\(cid:(\d+)\)")  # of a font without names for its glyphs


def read_glyphs(page: Any) -> Page:
    """A pdfplumber page as words on lines, with the owner of every character."""
    reader = _Reader(page)
    words, owners = reader.read()
    words, owners = _once(words, owners)
    rules = tuple(reader.rules) if len(reader.rules) <= MOST_RULES else ()
    curves = tuple(reader.curves) if len(reader.curves) <= MOST_CURVES else ()
    width, height = reader.size
    lines = lines_of_words(page.page_number, _with_plain_hyphens(words))
    as_found = tuple(reader.as_found)
    pictures = tuple(reader.pictures)
    return Page(
        page.page_number,
        width,
        height,
        lines,
        rules,
        pictures,
        as_found,
        owners,
        curves=curves,
        turned=reader.turned,
    )


def _items(container: Iterable[Any]) -> Iterator[Any]:
    for item in container:
        if isinstance(item, LTContainer):
            yield from _items(item)
        else:
            yield item


class _Reader:
    """One pass over the layout tree: characters gathered into words, rules and pictures noted."""

    def __init__(self, page: Any) -> None:
        self._layout = page.layout
        box = page.mediabox
        self._dx, self._base = float(box[0]), float(page.height) + float(box[1])
        self._bounds = [float(edge) for edge in page.cropbox]
        self._size = float(page.width), float(page.height)
        self.turned = quarters_of(direction(one.matrix) for one in _items(self._layout) if type(one) is LTChar)
        self._bold: dict[str, bool] = {}
        self._signs: dict[str, bool] = {}
        self.words: list[Word] = []
        self.owners = array("i")
        self.rules: list[Rule] = []
        self.curves: list[Rule] = []
        self.pictures: list[Rule] = []
        self.as_found: list[AsFound] = []

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as it is read."""
        return (self._size[1], self._size[0]) if self.turned else self._size

    def read(self) -> tuple[list[Word], "array[int]"]:
        """Words and the owner of each character; what is drawn is noted on the way."""
        gathered: list[LTChar] = []
        font, size, top, x0, x1 = "", 0.0, 0.0, 0.0, 0.0
        owners, base = self.owners, self._base
        for item in _items(self._layout):
            if type(item) is not LTChar:
                self._drawn(item)
                continue
            text = item.get_text()
            if not text.isprintable() or text.startswith("(cid:"):
                self._note(len(owners), text)
            outside = self._reason(item, text)
            if outside:
                self._close(gathered)
                gathered = []
                owners.append(outside)
                continue
            if self.turned:
                self._turn(item)
            same_font = item.fontname == font and abs(item.size - size) < 0.01
            here = abs(base - item.y1 - top) <= SHIFT and x0 <= item.x0 <= x1 + GAP * size
            if gathered and not (same_font and here):
                self._close(gathered)
                gathered = []
            gathered.append(item)
            owners.append(len(self.words))
            font, size, top, x0, x1 = item.fontname, item.size, base - item.y1, item.x0, item.x1
        self._close(gathered)
        return self.words, owners

    def _turn(self, item: LTChar) -> None:
        """Set a character upright where it stands once the page is turned."""
        place = item.x0 + self._dx, self._base - item.y1, item.x1 + self._dx, self._base - item.y0
        left, top, right, bottom = turned(place, self.turned, self._size)
        item.set_bbox((left - self._dx, self._base - bottom, right - self._dx, self._base - top))
        item.size = item.height

    def _note(self, number: int, text: str) -> None:
        """Note what a character was found as, where it becomes a mark."""
        if CONTROL.search(text) and not _is_space(text):
            self.as_found.append((number, " ".join(f"U+{ord(one):04X}" for one in text)))
        elif UNNAMED.fullmatch(text):
            self.as_found.append((number, text.strip("()")))

    def _reason(self, item: LTChar, text: str) -> int:
        """Why a character is in no word; 0 where it is in one."""
        if not text:
            return EMPTY
        if _is_space(text):
            return SPACE
        if direction(item.matrix) != self.turned:
            return ROTATED
        left, top, right, bottom = self._bounds
        x, y = (item.x0 + item.x1) / 2 + self._dx, self._base - (item.y0 + item.y1) / 2
        return 0 if left <= x <= right and top <= y <= bottom else OUTSIDE

    def _close(self, gathered: Sequence[LTChar]) -> None:
        if not gathered:
            return
        first = gathered[0]
        font = first.fontname if isinstance(first.fontname, str) else repr(first.fontname)
        if font not in self._bold:
            self._bold[font], self._signs[font] = bool(BOLD.search(font)), shows_signs(font)
        text = "".join([_shown(one) for one in gathered])
        text = as_signs(text, font) if self._signs[font] else text
        word = Word(
            text=text if text.isascii() and text.isprintable() and "(cid:" not in text else _plain(text),
            x0=first.x0 + self._dx,
            top=self._base - max(one.y1 for one in gathered),
            x1=max(one.x1 for one in gathered) + self._dx,
            bottom=self._base - min(one.y0 for one in gathered),
            size=round(first.size, 1),
            bold=self._bold[font],
            font=font,
            number=len(self.words),
        )
        self.words.append(word)

    def _drawn(self, item: Any) -> None:
        if isinstance(item, LTImage):
            self.pictures.append(self._rule(item))
        elif isinstance(item, LTCurve) and len(self.rules) <= MOST_RULES:
            rule = self._rule(item)
            if not (item.stroke or item.fill) or max(rule.width, rule.height) <= SHIFT:
                return
            straight = _is_rectangle(item) if len(item.pts) > 2 else min(rule.width, rule.height) <= SHIFT
            if straight:
                self.rules.append(rule)
            elif rule.width > NARROWEST_CURVE and len(self.curves) <= MOST_CURVES:
                self.curves.append(rule)

    def _rule(self, item: Any) -> Rule:
        place = item.x0 + self._dx, self._base - item.y1, item.x1 + self._dx, self._base - item.y0
        return Rule(*(turned(place, self.turned, self._size) if self.turned else place))


def _is_rectangle(item: LTCurve) -> bool:
    """Whether a path goes round its box from corner to corner, as a rectangle does; it may begin between two.

    Boxes of text that word processors draw begin in the middle of an edge.
    """
    if len(item.pts) > 6:
        return False
    places = [(_edge(x, item.x0, item.x1), _edge(y, item.y0, item.y1)) for x, y in item.pts]
    corners = {place for place in places if 0 not in place}
    straight = all(one[0] == other[0] != 0 or one[1] == other[1] != 0 for one, other in pairwise(places))
    return straight and (len(corners) == 4 or all(0 not in place for place in places))


def _edge(place: float, low: float, high: float) -> int:
    """On which edge a point stands: -1 on the low one, 1 on the high one, 0 between them."""
    return -1 if abs(place - low) < ON_EDGE else 1 if abs(place - high) < ON_EDGE else 0


def _is_space(text: str) -> bool:
    """Whether characters are space; separators that nobody writes may be numbers of glyphs."""
    return text.isspace() and (text >= " " or text in "\t\n\r")


def _shown(glyph: LTChar) -> str:
    """The characters of a glyph, but a soft hyphen that is not seen: one without width or beside a letter."""
    text: str = glyph.get_text()
    if SOFT_HYPHEN in text and (len(text) > 1 or glyph.x1 - glyph.x0 < THIN * glyph.size):
        return text.replace(SOFT_HYPHEN, "")
    return text


def _plain(text: str) -> str:
    """Ligatures as letters, accents on their letters, and what has no name as a character that none writes.

    Such and control characters may be numbers of glyphs, or become marks (`ingest.pages.legibility`).
    """
    named = UNNAMED.sub(lambda found: unnamed(int(found[1])), text)
    return unicodedata.normalize("NFC", named.translate(LIGATURES))


def _once(words: Sequence[Word], owners: "array[int]") -> tuple[list[Word], "array[int]"]:
    """Words that are drawn twice in one place, to look bold or shaded, as one bold word that owns both."""
    seen: dict[str, list[Word]] = {}
    twins: dict[int, int] = {}
    for word in words:
        near = SAME_PLACE * word.size
        for other in seen.get(word.text, ()):
            if abs(word.x0 - other.x0) < near and abs(word.top - other.top) < near:
                twins[word.number] = other.number
                break
        else:
            seen.setdefault(word.text, []).append(word)
    if not twins:
        return list(words), owners
    doubled = set(twins.values())
    kept = [
        msgspec.structs.replace(word, bold=True) if word.number in doubled else word
        for word in words
        if word.number not in twins
    ]
    return kept, array("i", [twins.get(owner, owner) for owner in owners])


def _with_plain_hyphens(words: list[Word]) -> list[Word]:
    """Hyphens that a font calls soft made plain, but those that end words where a page has plain ones too.

    They are seen: inside a word, "e-tjänst", none is where a line was broken.
    """
    if not any(SOFT_HYPHEN in word.text for word in words):
        return words
    mixed = any("-" in word.text for word in words)
    return [
        msgspec.structs.replace(
            word, text=_INSIDE.sub("-", word.text) if mixed else word.text.replace(SOFT_HYPHEN, "-")
        )
        for word in words
    ]
