"""Words that are none: letters were misread, a font's characters are not what they show, or hyphens are none."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from ingest.conventions.words import is_word
from ingest.report import Section

ENOUGH_WORDS = 20  # of four letters or more
MANY_UNKNOWN = 0.2  # of them: names of places are a tenth at most
FEWEST_MISREAD = 2  # different words, of a text on a scanned page
MOST_SHOWN = 4
LOST = "\ufffd"  # what could not be read
_WORD = re.compile(r"[a-zåäöé][a-zåäöé-]{3,}")
_PLAIN = re.compile(r"(?<![\w-])[a-zåäöé]{4,}(?![\w-])")  # no name, and no part of a word


def unknown_words(sections: Sequence[Section]) -> Iterator[tuple[str, str]]:
    """The ids of the sections in which many words are unknown, and that said in Swedish."""
    for section in sections:
        words = _WORD.findall(section.text.casefold())
        unknown = [word for word in words if not is_word(word)]
        if len(words) >= ENOUGH_WORDS and len(unknown) > MANY_UNKNOWN * len(words):
            yield section.id, f"Många ord är okända, bland annat {_quoted(unknown)}."


def misread_words(sections: Sequence[Section], scanned: Container[int]) -> Iterator[tuple[str, str]]:
    """The same of sections on `scanned` pages with a few such words: these are mostly misread."""
    for section in sections:
        first, last = section.pages
        if any(page in scanned for page in range(first, last + 1)):
            unknown = _unknown(section.text)
            if len(unknown) >= FEWEST_MISREAD:
                yield section.id, f"Ord på den inskannade sidan kan vara fel lästa: {_quoted(unknown)}."


def misread_numbers(
    sections: Sequence[Section], doubtful: Mapping[int, Container[str]]
) -> Iterator[tuple[str, str]]:
    """The ids of the sections with numbers that OCR was not sure of, by page, and that said in Swedish.

    A number that is read wrong is a number too: no list of words tells.
    """
    for section in sections:
        first, last = section.pages
        pages = [doubtful[page] for page in range(first, last + 1) if page in doubtful]
        unsure = [word for word in section.text.split() if any(word in page for page in pages)]
        if unsure:
            yield section.id, f"Tal på den inskannade sidan kan vara fel lästa: {_quoted(unsure)}."


def is_misread(title: str) -> bool:
    """Whether the title of a scanned document has a word that is none, or what could not be read."""
    return LOST in title or bool(_unknown(title))


def _unknown(text: str) -> list[str]:
    """The words in small letters that are none, each once."""
    return [word for word in dict.fromkeys(_PLAIN.findall(text)) if not is_word(word)]


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"”{word}”" for word in list(dict.fromkeys(words))[:MOST_SHOWN])
