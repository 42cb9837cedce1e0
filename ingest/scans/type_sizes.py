"""The type of scanned words: sizes that tesseract tells line by line, unevenly, set right by the ink of the lines.

The body is what most letters are set in. A line is as much larger than the body as its letters are higher; a line
without small letters is measured by its capitals and figures.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise
from math import sqrt
from statistics import median

import msgspec
import numpy as np
from PIL import Image

from ingest.pages.page import Line, Page, Word
from ingest.scans.hocr import Seen
from ingest.scans.strokes import DARK, Height, height_of, leans, thickness_of

DESCENT = 0.22  # of the size: below the base line
SMALL_LETTERS = 3  # in a line that is measured by them
AS_LARGE = 0.07  # of the body's size, at most, more or less: the body
SAME_TYPE = 0.05  # of a size that more letters have, at most, more or less: that size
SAME_HEADING = 0.088  # of the smaller, of sizes that bold lines have: 11 and 12 points are two
LEADING = 1.7  # times the size, at most, from one line of a heading to the next
ALIKE = 0.25  # of the size of the line above: figures stand lower than capitals in many typefaces
LESS_ALIKE = 0.4  # of it, where a sentence goes on: "nerna:" has no letter that rises
SUNK = 0.7  # times as much higher than usual as capitals are: small letters that were measured wrongly
FEW = 10  # letters, of the last word of a sentence
TALL = (1.25, 1.7)  # times as high as small letters: capitals, and letters that rise
RISING = frozenset("bdfhijkltåäöéü")
MARKED, RINGS = frozenset("åäöÅÄÖ"), 1.08  # in a short line rings and dots are as much ink as letters that rise
BOLD, BOLD_LARGE = 1.25, 1.15  # times as thick as most letters, for the size
BESIDE_BOLD = 1.18  # a word beside a bold one: short ones and those of round letters are measured less surely
LARGER = 1.07  # times the body's size
WEIGHED = 3  # letters of a word, at least
ENDS = (".", ":", "?", "!")
FEWEST_LEANING = 5  # letters in a line that may be in italics
ITALIC = "italic"


def typed(seen: Sequence[Seen], picture: Image.Image) -> list[Word]:
    """The words with numbers, sizes and weights, and italics as a font; `picture` is the page set straight."""
    points = np.asarray(picture)
    dark = points < DARK
    lines = _sized(seen, dark)
    thick = {id(one): thickness_of(points, one) for line in lines for one in line}
    usual = median(one for one in thick.values() if one) if any(thick.values()) else 0.0
    body = median(one.size for line in lines for one in line) if lines else 0.0
    words: list[Word] = []
    above: Sequence[Seen] = ()
    for line in lines:
        font = ITALIC if _letters(line) >= FEWEST_LEANING and leans(dark, line) else ""
        weights = _weights(line, _thick(line, thick, usual, body))
        if weights is None:
            weights = [words[-1].bold if above and _is_close(line, above) else False] * len(line)
        above = line
        words += [
            _word(one, bold, font, len(words) + number)
            for number, (one, bold) in enumerate(zip(line, weights, strict=True))
        ]
    return words


def evened(pages: Sequence[Page]) -> list[Page]:
    """The pages with sizes that differ little on scanned ones made one: most letters decide which.

    Of lines in bold those that are larger by as little as they differ are headings of one kind.
    """
    scanned = [page for page in pages if page.scanned]
    same = _alike((word for page in scanned for line in page.lines for word in line.words), SAME_TYPE)
    found = [_in_sizes(page, same, bold_only=False) if page.scanned else page for page in pages]
    bold = (word for page in found if page.scanned for line in page.lines if line.bold for word in line.words)
    same = _alike(bold, SAME_HEADING)
    return [_in_sizes(page, same, bold_only=True) if page.scanned else page for page in found]


def _alike(words: Iterable[Word], differ: float) -> dict[float, float]:
    """The size that stands for each that differs from it by at most a share: the one of most letters."""
    letters = Counter[float]()
    for word in words:
        letters[word.size] += len(word.text)
    same: dict[float, float] = {}
    for size, _ in letters.most_common():
        near = (one for one in letters if one not in same and abs(one - size) <= differ * min(one, size))
        same |= dict.fromkeys(near, size) if size not in same else {}
    return same


def _in_sizes(page: Page, same: Mapping[float, float], *, bold_only: bool) -> Page:
    lines = tuple(_in_size(line, same) if line.bold or not bold_only else line for line in page.lines)
    return msgspec.structs.replace(page, lines=lines)


def _in_size(line: Line, same: Mapping[float, float]) -> Line:
    words = tuple(msgspec.structs.replace(word, size=same[word.size]) for word in line.words)
    return msgspec.structs.replace(line, words=words)


def _thick(line: Sequence[Seen], thick: Mapping[int, float], usual: float, body: float) -> list[bool]:
    """Which words have thicker stems than most: in larger type all or none, and by less, as ink spreads less."""
    measured = [thick[id(one)] for one in line if thick[id(one)] and _is_weighed(one)]
    if line[0].size > LARGER * body and measured:
        return [median(measured) > BOLD_LARGE * usual] * len(line)
    bold = [thick[id(one)] > BOLD * usual for one in line]
    weighed = [number for number, one in enumerate(line) if _is_weighed(one)]
    for way in (pairwise(weighed), pairwise(reversed(weighed))):
        for before, after in way:
            bold[after] |= bold[before] and thick[id(line[after])] > BESIDE_BOLD * usual
    return bold


def _word(one: Seen, bold: bool, font: str, number: int) -> Word:
    bottom, size = one.base + DESCENT * one.size, round(one.size, 1)
    return Word(one.text, one.x0, bottom - one.size, one.x1, bottom, size, bold, font, number)


def _sized(seen: Sequence[Seen], dark: "np.ndarray") -> list[list[Seen]]:
    """The lines, each as large as its letters are high beside those of most words."""
    lines = [list(group) for _, group in groupby(seen, key=lambda one: one.line)]
    body = median(one.size for one in seen) if seen else 0.0
    heights = [height_of(dark, line) for line in lines]
    told = [(line, height) for line, height in zip(lines, heights, strict=True) if height and _is_measured(line)]
    if not told:
        return lines
    usual = Height(
        median(height.small for line, height in told for _ in line),
        median(height.tall for line, height in told for _ in line),
    )
    found: list[list[Seen]] = []
    for line, height in zip(lines, heights, strict=True):
        size = _size(line, height, usual, body)
        if found and _ends(line, size, found[-1], body):
            size = found[-1][0].size
        found.append([msgspec.structs.replace(one, size=size) for one in line])
    return found


def _ends(line: Sequence[Seen], size: float, above: Sequence[Seen], body: float) -> bool:
    """Whether a line of hardly any small letters, as "2014" or "ut." is, ends what the line above says."""
    told = above[0].size
    goes_on = _letters(line) <= FEW and line[0].text[0].islower()
    large = told >= body and abs(size - told) < (LESS_ALIKE if goes_on else ALIKE) * told
    ends = not _is_measured(line) or goes_on
    return large and ends and _is_close(line, above)


def _is_close(line: Sequence[Seen], above: Sequence[Seen]) -> bool:
    first, told = line[0], above[0]
    return 0 < first.base - told.base < LEADING * told.size and abs(first.x0 - told.x0) < told.size


def _size(line: Sequence[Seen], height: Height | None, usual: Height, body: float) -> float:
    """The size of a line: the body's where it is nearly that, tesseract's where its ink says nothing."""
    if height is None:
        return line[0].size
    small, tall = height.small / usual.small, height.tall / usual.tall
    if not _is_measured(line):
        ratio = tall if _tall(line) else small
    elif small < SUNK * tall:
        ratio = tall
    elif tall > RINGS * small and any(letter in MARKED for one in line for letter in one.text):
        ratio = small
    elif TALL[0] < height.tall / max(height.small, 0.1) < TALL[1]:
        ratio = sqrt(small * tall)
    else:
        ratio = tall if _tall(line) > _letters(line) / 2 else small
    return body if abs(ratio - 1) <= AS_LARGE else ratio * body


def _tall(line: Sequence[Seen]) -> int:
    """How many letters and figures rise over small letters."""
    return sum(letter.isupper() or letter.isdigit() or letter in RISING for one in line for letter in one.text)


def _is_measured(line: Sequence[Seen]) -> bool:
    return sum(letter.islower() for one in line for letter in one.text) >= SMALL_LETTERS


def _letters(line: Sequence[Seen]) -> int:
    return sum(letter.isalpha() for one in line for letter in one.text)


def _weights(line: Sequence[Seen], bold: Sequence[bool]) -> list[bool] | None:
    """Which words are bold, None where all are short.

    A short one is as the word before it, or as the next where a sentence begins.
    """
    sure = [number for number, one in enumerate(line) if _is_weighed(one)]
    if not sure:
        return None
    told: list[bool] = []
    for number in range(len(line)):
        begins = number == 0 or line[number - 1].text.endswith(ENDS)
        after = next((one for one in sure if one >= number), sure[-1])
        told.append(bold[number] if number in sure else bold[after] if begins else told[-1])
    return told


def _is_weighed(one: Seen) -> bool:
    return sum(map(str.isalnum, one.text)) >= WEIGHED
