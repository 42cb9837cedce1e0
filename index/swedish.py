"""What the index makes of Swedish text: for each word the form, the stem, and the stems of its parts.

    "kultur- och fritidsnämnden"
        form  kultur          stem  kultur, kulturnämnd    part  kultur, nämnd
        form  och             stem  och
        form  fritidsnämnden  stem  fritidsnämnd           part  fritid, nämnd

    "oktober–november"
        form  oktober-november, oktober, november

Words are compared lower-case, composed (NFC), with é as e, one kind of hyphen and no soft hyphens; å, ä and ö
are letters of their own. Every term knows the characters of the text that it stands for.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, get_args

import msgspec

from index.compounds import readings, split
from index.inside import words_inside
from index.lemmas import is_infinitive, known_lemma
from index.words import stems, stems_of_part
from ingest.unseen import neutral

Kind = Literal["form", "stem", "part"]

LONG_DASHES = "\u2012\u2013\u2014\u2015"  # between words: a range or a pause, or a hyphen that became too long
DASHES = f"-\u2010\u2011{LONG_DASHES}\u2212\ufe63\uff0d"
_LONG_DASH = re.compile(f"[{LONG_DASHES}]")
# Letters and digits with marks and soft hyphens, held together by dashes and colons: IT-avdelningen, KS:s. A dash
# between digits is "to": 2013–2016 is two years.
_WORD = re.compile(
    rf"[^\W_](?:[^\W_]|[\u00ad\u0300-\u036f]|(?:(?<!\d)[{DASHES}]|[{DASHES}](?!\d)|:)(?=[^\W_])|(?<=\d)[.,](?=\d))*"
)
_HANGING = re.compile(rf"\u00ad?[{DASHES}]\s*(?:,|&|och\b|eller\b|samt\b|respektive\b|/)", re.IGNORECASE)
_HANGS = frozenset(f"\u00ad{DASHES}")  # what _HANGING begins with
_COORDINATOR = re.compile(r"och|eller|samt|respektive", re.IGNORECASE)
_TRANSLATION = str.maketrans(dict.fromkeys(DASHES, "-") | {"\u00ad": None})
_KEPT = {"å", "ä", "ö"}
_OTHER = re.compile(r"[^\x00-\x7fåäö]")  # letters that are no letters of Swedish
LONGEST_HEAD = 20
LONGEST_ABBREVIATION = 4  # letters of what is written in capitals: IT- och digitaliseringsenheten
# Those that keep their hyphen in small letters too.
ABBREVIATIONS = frozenset({"it", "hr", "va", "hvb", "lss", "eu", "sfi", "ikt", "gis", "vvs"})
# What begins both of two words of which the first is only begun: in- och utlåning, kort- och långtidssjukfrånvaro.
BEGINNINGS = (
    ("ut", "in", "upp", "ned", "ner", "av", "på", "till", "från", "för", "efter", "över", "under", "om", "ny"),
    ("kort", "lång"),
    ("hög", "låg"),
)


class Term(msgspec.Struct, frozen=True, gc=False):
    """What is indexed for `text[start:end]`; `position` counts words from 0."""

    text: str
    kind: Kind
    start: int
    end: int
    position: int


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word of a text: its normal form and its place; `hanging` with a hyphen that awaits another word.

    `apart` are the words that a dash longer than a hyphen stands between; the word is all of them with hyphens.
    An `abbreviated` hanging word keeps its hyphen, IT-enhet; a `led` one has one before, "byggnader och -gårdar".
    """

    form: str
    start: int
    end: int
    hanging: bool
    apart: tuple[str, ...] = ()
    abbreviated: bool = False
    led: bool = False


def words(text: str) -> list[Word]:
    """The words of a text, from left to right."""
    plain = neutral(text)
    if plain.isalpha():  # as most words of a query are
        return [Word(normal(plain), 0, len(plain), False)]
    return [_word(plain, *found.span()) for found in _WORD.finditer(plain)]


def _word(plain: str, start: int, end: int) -> Word:
    written = plain[start:end]
    hanging = _HANGING.match(plain, end) if plain[end : end + 1] in _HANGS else None
    led = start > 1 and plain[start - 1] in DASHES and plain[start - 2].isspace()
    if not hanging:
        return Word(normal(written), start, end, False, apart(written), led=led)
    form = normal(written)
    capitals = written.isupper() and len(form) <= LONGEST_ABBREVIATION and not hanging.group().isupper()
    abbreviated = capitals or form in ABBREVIATIONS or form[-1].isdigit()
    return Word(form, start, end, True, apart(written), abbreviated, led)


def apart(word: str) -> tuple[str, ...]:
    """The words that a long dash holds apart in a word of a text, none where it has none: oktober–november."""
    return tuple(map(normal, _LONG_DASH.split(word))) if not word.isalpha() and _LONG_DASH.search(word) else ()


@lru_cache(100_000)
def normal(word: str) -> str:
    """A word as it is compared: lower-case, NFC, é as e, å ä ö kept, hyphens alike, no soft hyphens."""
    composed = unicodedata.normalize("NFC", word).translate(_TRANSLATION).casefold()
    if not _OTHER.search(composed):
        return composed
    return "".join(letter if letter in _KEPT else _without_accent(letter) for letter in composed)


def _without_accent(letter: str) -> str:
    return (
        letter
        if letter.isascii()
        else "".join(mark for mark in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(mark))
    )


@lru_cache(16)
def terms(text: str) -> tuple[Term, ...]:
    """All terms of a text in order of position; for a coordinated compound also what it stands for."""
    return tuple(_terms(words(text)))


def analyze(text: str) -> list[str]:
    """What the index makes of a word or phrase: its terms, each once, the most literal first."""
    found = sorted(terms(text), key=lambda term: ("form", "stem", "part").index(term.kind))
    return list(dict.fromkeys(term.text for term in found))


def keys(form: str) -> tuple[tuple[Kind, str], ...]:
    """The kinds and terms under which a word of a query is found, the most literal first."""
    return tuple((kind, key) for kind in get_args(Kind) for key in keys_as(form, kind))


def keys_as(form: str, kind: Kind) -> tuple[str, ...]:
    """The terms under which a word of a query is found as one kind: parts are looked for by its stems too."""
    return (form,) if kind == "form" else stems(form)


def known_entry(form: str) -> bytes:
    """A word of the archive with its stems, so that a query need not find them again; sorted as the words are."""
    return "\0".join((form, *stems(form))).encode()


def stems_in(entry: bytes) -> tuple[str, ...]:
    """The stems in an entry."""
    return tuple(entry.decode().split("\0")[1:])


def coordinated(text: str) -> list[str]:
    """The words of a text, coordinated compounds written out: kulturnämnd, fritidsnämnd."""
    found = words(text)
    if len(found) == 1:
        return [found[0].form]
    awaited = [_awaited(found, position) if word.hanging else None for position, word in enumerate(found)]
    if not any(awaited):
        return [word.form for word in found]
    return [
        _whole(word, whole.form) if whole else word.form
        for word, whole in zip(found, awaited, strict=True)
        if not _COORDINATOR.fullmatch(word.form)
    ]


def _terms(found: Sequence[Word]) -> Iterator[Term]:
    for position, word in enumerate(found):
        yield Term(word.form, "form", word.start, word.end, position)
        for key in stems(word.form):
            yield Term(key, "stem", word.start, word.end, position)
        for part in part_stems(word.form):
            yield Term(part, "part", word.start, word.end, position)
        yield from terms_apart(word, position)
        if word.hanging or word.led:
            yield from coordinated_at(found, position)


def terms_apart(word: Word, position: int) -> Iterator[Term]:
    """What the words that a long dash holds apart are indexed as; their parts are those of the word too."""
    kinds: tuple[Kind, ...] = ("form", "stem")
    for kind in kinds:
        for key in dict.fromkeys(key for one in word.apart for key in keys_as(one, kind)):
            yield Term(key, kind, word.start, word.end, position)


def coordinated_at(found: Sequence[Word], position: int) -> Iterator[Term]:
    """What a hanging word stands for with the word that completes it, on the characters from one to the other.

    A word with a hyphen before it begins as the compound before "och": "skolbyggnader och -gårdar", skolgårdar.
    """
    word = found[position]
    if word.hanging and (whole := _awaited(found, position)):
        for kind, key in _expanded(_whole(word, whole.form), whole.form):
            yield Term(key, kind, word.start, whole.end, position)
    elif word.led and position > 1 and _COORDINATOR.fullmatch(found[position - 1].form):
        before = found[position - 2]
        *firsts, last = split(before.form)
        if firsts and before.form.endswith(last):
            for kind, key in _expanded(before.form.removesuffix(last) + word.form, word.form):
                yield Term(key, kind, before.start, word.end, position)


@lru_cache(50_000)
def _expanded(compound: str, whole: str) -> tuple[tuple[Kind, str], ...]:
    """What a compound is found by that is written in two places, the end of it in `whole`: kulturnämnd.

    "för- och nackdelar" are no form of fördela, as nackdelar are of no verb.
    """
    keys_of = stems(compound)
    if not any(map(is_infinitive, stems(whole))):
        keys_of = tuple(key for key in keys_of if not is_infinitive(key)) or keys_of
    stemmed: list[tuple[Kind, str]] = [("stem", key) for key in keys_of]
    return (*stemmed, *(("part", part) for part in part_stems(compound)))


def _awaited(found: Sequence[Word], position: int) -> Word | None:
    """The compound that completes a hanging word: the next one that hangs not and is no "och"."""
    for word in found[position + 1 : position + 8]:
        if not word.hanging and not _COORDINATOR.fullmatch(word.form):
            return word
    return None


def _whole(hanging: Word, whole: str) -> str:
    """The word that a hanging one stands for before the compound that completes it: kulturnämnden, it-enheten."""
    return f"{hanging.form}{'-' if hanging.abbreviated else ''}{_head_for(hanging.form, whole)}"


@lru_cache(50_000)
def _head_for(hanging: str, whole: str) -> str:
    """What a hanging word shares with the compound after it: nämnd of fritidsnämnden, låning of utlåning."""
    for beginnings in BEGINNINGS:
        if hanging in beginnings:
            for beginning in beginnings:
                if whole.startswith(beginning) and len(whole) > len(beginning) + 3:
                    return whole[len(beginning) :]
    before, _, after = whole.rpartition("-")
    if before[-1:].isdigit():
        return after  # 18- och 19-årsdagen
    parts = split(whole)
    if len(parts) > 1:
        return parts[-1]
    ending = _known_ending(whole)
    return ending or whole


def _known_ending(word: str) -> str:
    """The longest known word that ends an unknown compound, empty where there is none."""
    for cut in range(max(3, len(word) - LONGEST_HEAD), len(word) - 4):
        if known_lemma(word[cut:]):
            return word[cut:]
    return ""


@lru_cache(100_000)
def part_stems(form: str) -> tuple[str, ...]:
    """The stems of a compound's parts, and of its beginnings and ends: ledningskontor of stadsledningskontoret."""
    divisions = (parts for parts in readings(form) if len(parts) > 1)
    inside = (word for parts in divisions for word in words_inside(form, parts))
    return tuple(dict.fromkeys(key for word in inside for key in stems_of_part(word, last=form.endswith(word))))
