"""Text that is no words of any kind, in a font or a paragraph of few letters.

    NäDO69O P#F7å( POFö|PO     Nämnden avslår ansökan

Where a font's table of characters is wrong, figures and signs stand within words, and no word is known.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.pages.page import Page, Word
from ingest.word_forms import is_form

SHORTEST = 3  # characters of a word that tells
FEWEST = 3  # such words
ODD, KNOWN = 0.5, 0.2  # of them, at least, and at most
LEADING = 1.8  # times the size, at most, from one line of a paragraph to the next
# Signs, with figures or without, between letters, or figures or a capital after a small letter; not what joins
# words, as in e-tjänst and och/eller.
_SIGN = r"[^\w\s.,:;/@&'’´`–—+*•·\ufffd-]"
_ODD = re.compile(rf"[^\W\d_]\d*{_SIGN}+[^\W_]*[^\W\d_]|[a-zåäö]\d+[^\W\d_]|[a-zåäö][A-ZÅÄÖ]")
_LETTER = re.compile(r"[^\W\d_]")


def is_gibberish(words: Iterable[str], fewest: int = FEWEST) -> bool:
    """Whether at least half of some words have what no word has within it, and next to none is known."""
    told = {bare for word in words if len(bare := word.strip('.,;:()”"!?')) >= SHORTEST and _LETTER.search(bare)}
    odd = sum(1 for word in told if _ODD.search(word) and "@" not in word and "www" not in word)
    if len(told) < fewest or odd < ODD * len(told):
        return False
    return sum(is_form(word.casefold()) for word in told) <= KNOWN * len(told)


def paragraphs(page: Page) -> Iterator[Sequence[Word]]:
    """The words of a page in the order of its content, parted where the type changes or the lines stand apart."""
    found: list[Word] = []
    for word in sorted((word for line in page.lines for word in line.words), key=lambda one: one.number):
        if found and not _goes_on(word, found[-1]):
            yield found
            found = []
        found.append(word)
    if found:
        yield found


def _goes_on(word: Word, before: Word) -> bool:
    same = (word.font, word.size) == (before.font, before.size)
    return same and -0.5 * word.size < word.top - before.top < LEADING * word.size
