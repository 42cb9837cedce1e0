"""Names that no head betrays: authorities, and what a register or a report itself has defined (KS,
Komvux).

A lexicon is a table from the first word of a phrase, in lower case, to the phrases that begin with it.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import msgspec

from ingest.ner.wordlists import read_list
from ingest.report import Label


class Entry(msgspec.Struct, frozen=True):
    """A phrase in words, its label, its canonical name, and whether capitals matter."""

    words: tuple[str, ...]
    label: Label
    name: str
    exact: bool = False


class Lexicon(msgspec.Struct, frozen=True):
    """Phrases by their first word in lower case, the longest first."""

    entries: Mapping[str, tuple[Entry, ...]]

    def match(self, words: Sequence[str], at: int) -> tuple[int, Entry] | None:
        """The longest phrase that begins at a word, and the number of its words; a genitive counts."""
        first = words[at].lower()
        for entry in self.entries.get(first, ()) or self.entries.get(_owner(first), ()):
            size = len(entry.words)
            if _same(entry, words[at : at + size]):
                return size, entry
        return None


def lexicon(entries: Iterable[Entry]) -> Lexicon:
    """A lexicon of the given phrases; of two that are equal the first counts."""
    table: dict[str, list[Entry]] = {}
    for entry in entries:
        table.setdefault(entry.words[0].lower(), []).append(entry)
    return Lexicon({first: tuple(sorted(found, key=lambda e: -len(e.words))) for first, found in table.items()})


def phrase(name: str, label: Label, canonical: str | None = None) -> Entry:
    """An entry for a name; one that is short or all capitals is found with those capitals only."""
    words = tuple(split_phrase(name))
    exact = len(words) == 1 and (name.isupper() or len(name) <= _SHORT or not _definite(name))
    return Entry(words, label, canonical or name, exact)


def split_phrase(name: str) -> list[str]:
    """The words of a name as the tokenizer cuts them: commas stand alone."""
    return name.replace(",", " ,").replace("/", " / ").split()


@cache
def known_names() -> Lexicon:
    """What every text may name: authorities with their abbreviations, municipal companies, a few common names."""
    return lexicon(_authority_entries())


@cache
def municipalities() -> frozenset[str]:
    """The names of Sweden's municipalities, alone and as genitives."""
    names = read_list("municipalities.txt")
    return frozenset(names) | frozenset(f"{name}s" for name in names if not name.endswith(("s", "x", "z")))


_SHORT = 5
_NURSES = (
    Entry(("MAS",), "ROLE", "medicinskt ansvarig sjuksköterska", exact=True),
    Entry(("SAS",), "ROLE", "socialt ansvarig samordnare", exact=True),
    Entry(("MAR",), "ROLE", "medicinskt ansvarig för rehabilitering", exact=True),
)


def _authority_entries() -> Iterable[Entry]:
    for line in read_list("authorities.txt"):
        name, _, short = (part.strip() for part in line.partition("="))
        yield phrase(name, "UNIT")
        if short:
            yield Entry((short,), "UNIT", name, exact=True)
    for name in (*read_list("companies.txt"), *read_list("common_names.txt")):
        yield Entry(tuple(split_phrase(name)), "UNIT", name, exact=True)
    yield from _NURSES


def _definite(name: str) -> bool:
    return name.endswith(("en", "et", "an", "rna"))


def _same(entry: Entry, words: Sequence[str]) -> bool:
    if len(words) != len(entry.words):
        return False
    if entry.exact:
        return list(words[:-1]) == list(entry.words[:-1]) and words[-1] in _written(entry.words[-1])
    lower = [word.lower() for word in words]
    expected = [word.lower() for word in entry.words]
    return lower[:-1] == expected[:-1] and lower[-1] in _written(expected[-1])


def _written(word: str) -> tuple[str, ...]:
    return (word, f"{word}s", f"{word}:s")


def _owner(word: str) -> str:
    return word[:-2] if word.endswith(":s") else word[:-1] if word.endswith("s") else word
