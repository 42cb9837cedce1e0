"""Texts that begin or end in the middle of a sentence: lines read in the wrong order, or a heading seen in them.

Much ends without a full stop and is whole: who took a picture, who signs a letter or is quoted, the last row of a
table, the items of a list whose author puts none.

    … beslutade nämnden i maj. Insatserna utförs        broken off
    … vi hittar något varje söndag." Rut, deltagare     whole
"""

import re
from collections.abc import Iterator, Sequence

RUNNING = 12  # words: a shorter text may be no sentence
SENTENCE = 7  # words that could be one, among the items of a list
WITHOUT_STOPS = 3  # such items without a full stop: their author puts none
LAST_WORDS = 12  # of a text, which may be the last row of a table
FIGURES = 1 / 3  # of the words of such a row
_ENDS = re.compile(r"[.!?:;…](?:[”\"')\]]|\s?\d{1,2})*$")
_OPEN = re.compile(r"^[a-zåäö]{2,}\s")
_SENTENCE_INSIDE = re.compile(r"[a-zåäö)][.!?…][”\"')\]]*\s+[A-ZÅÄÖ]")
_GOES_ON = re.compile(
    r"(?:-|,|\b(?:och|eller|samt|att|som|när|där|om|av|för|från|i|in|på|med|till|vid|under|den|det|de|en|ett))$"
)
_FIGURE = re.compile(r"[\d%–—±+-][\d.,:%–—-]*")
_WHOLE = (
    re.compile(
        r"(?:^|\s)(?:Foto(?:graf)?|Bild(?:er)?|Illustration(?:er)?|Grafik|Karta|Käll(?:a|or))\s?:[^.!?]{1,80}$"
    ),
    re.compile(
        r"(?:^|\s)(?:(?:vänlig|hjärtlig|bästa)\w*\s+hälsning(?:ar)?|vänligen)\b[^!?]{0,80}$", re.IGNORECASE
    ),
    re.compile(r"[.!?…,][”\"»]\s+[–—-]?\s*[A-ZÅÄÖ][^.!?]{1,60}$"),
)


def begins_inside(paragraphs: Sequence[str]) -> bool:
    """Whether a text begins in the middle of a sentence."""
    return len(paragraphs[0].split()) >= RUNNING and bool(_OPEN.match(paragraphs[0]))


def ends_inside(paragraphs: Sequence[str], stops: bool) -> bool:
    """Whether a text ends in the middle of a sentence; `stops`: what ends in its report has a full stop."""
    last = paragraphs[-1]
    words = last.split()
    if len(words) < RUNNING or _ENDS.search(last) or any(one.search(last) for one in _WHOLE):
        return False
    if is_row_of_figures(" ".join(words[-LAST_WORDS:])):
        return False
    return stops or bool(_SENTENCE_INSIDE.search(last) or _GOES_ON.search(last))


def is_row_of_figures(text: str) -> bool:
    """Whether a line is a row of a table: so many of its words are figures."""
    words = text.split()
    return sum(1 for word in words if _FIGURE.fullmatch(word)) >= max(FIGURES * len(words), 1)


def has_stops(paragraphs: Iterator[str]) -> bool:
    """Whether a report's sentences end with full stops, and not only those that another follows."""
    bare = (
        one
        for one in paragraphs
        if len(one.split()) >= SENTENCE and not _ENDS.search(one) and not _SENTENCE_INSIDE.search(one)
    )
    return sum(1 for _ in bare) < WITHOUT_STOPS
