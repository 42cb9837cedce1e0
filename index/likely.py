"""Did you mean: the archive's own word, or its base form, that a misspelt one most likely stands for.

    kommunstyrlesen    kommunstyrelsen    two letters that changed places
    kontaktcenyer      kontaktcenter      y beside t on a Swedish keyboard
    sjötsel            skötsel            one sound, spelled in several ways
    aterkoppling       återkoppling       typed without the rings and dots
    hemtjanst          hemtjänst          where the archive has hemtjänsten
    revissorer         revisorer          where it has revisorerna
    digtalisering      digitalisering     where it has digitaliseringsplanen, and parts of compounds are searched

A word that is Swedish as it stands is taken for another only if that is a likely slip away, a short one
only if it was typed without rings and dots (rad is råd, but katt is not kart).

Source: the weighted edit distance of Damerau (1964), with weights for keys that are neighbours and sounds alike.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from math import log

from index.compounds import split
from index.reader import Reader
from index.spelling import Words
from index.swedish import Kind, normal
from index.words import ENDINGS, is_known, stems

_ROWS = ("qwertyuiopå", "asdfghjklöä", "zxcvbnm")
# Letters that Swedes put for each other, by sound or because a keyboard lacks the right one.
_ALIKE = ("aåä", "oö", "eéäiy", "cks", "vw", "kq", "jg", "dt", "bp", "sz", "uü", "oå")
# Ways of spelling one sound: the sje and tje sounds, and what x, ck and doubled letters are.
_SPELLINGS = (
    ("sj", "sk"), ("sj", "skj"), ("sj", "stj"), ("sj", "ch"), ("sj", "sch"), ("tj", "k"), ("tj", "kj"),
    ("ks", "x"), ("ck", "k"), ("ck", "kk"), ("gn", "ngn"), ("ng", "n"), ("j", "hj"), ("j", "gj"),
    ("j", "dj"), ("j", "lj"), ("v", "hv"),
)  # fmt: skip
_WITHOUT_RINGS = str.maketrans("åäö", "aao")
_SLIP = 0.5  # what a likely slip counts, against 1 for any other letter
_LEFT_OUT = 0.75  # what a letter counts that was not typed
FARTHEST = 2.0
SHORT = 5  # letters; a word with fewer is short
SHORTEST_ASKED = 3  # letters of a word that may be misspelt
KEPT = 3  # letters after another beginning that are as they were typed, so that few words are to be looked at
SHORTEST_REST = 2  # letters of a word that may begin otherwise
SPANNING = 3  # words offered for one with a star in it
MOST_LOOKED_AT = 10_000  # words with one beginning
KNOWN = 0.2  # what a word gains for each time that ten times as many sections have it


def likeliest(reader: Reader, form: str, kinds: Sequence[Kind] = ("form", "stem")) -> str | None:
    """The word of the archive that is nearest to a form; None where none is near, or the form is no word.

    It is a word, a base form or a part of a compound, as the kinds say; else a form of a base form.
    """
    asked = normal(form)
    if not form.isalpha() or len(asked) < SHORTEST_ASKED:
        return None
    return _nearest(reader, asked, kinds) or next(_inflected(reader, asked), None)


def _inflected(reader: Reader, asked: str) -> Iterator[str]:
    """Forms of the archive's base forms that are near to a form: revisorer for revissorer."""
    for ending in ENDINGS:
        base = asked.removesuffix(ending)
        if base != asked and len(base) >= SHORT and not is_known(asked):
            near = _nearest(reader, base, ("stem",))
            if near and near in stems(near + ending):
                yield near + ending


def _nearest(reader: Reader, asked: str, kinds: Sequence[Kind]) -> str | None:
    scored = [
        (cost - KNOWN * log(1 + reader.frequency(kind, word), 10), word)
        for kind, word in _candidates(reader, asked, kinds)
        if (cost := _cost(asked, word)) <= _farthest(asked, word) and (kind == "form" or _is_word(word))
    ]
    return min(scored)[1] if scored else None


def _candidates(reader: Reader, asked: str, kinds: Sequence[Kind]) -> set[tuple[Kind, str]]:
    """The archive's words of some kinds that may have been meant."""
    initials = {asked[:1], asked[1:2], *_near(asked[:1])}
    near = {
        (kind, word) for kind in kinds for one in initials for word in reader.words(kind, one).within(asked, 2)
    }
    respelled = _respelled(asked)
    return near | {(kind, word) for kind in kinds for word in respelled if reader.frequency(kind, word)}


def _is_word(base: str) -> bool:
    """Whether a base form is a word, and no stem of one that the lexicon lacks."""
    return is_known(base) or len(split(base)) > 1


def begun_otherwise(reader: Reader, form: str, distance: int) -> list[str]:
    """The archive's words that differ from a form by a likely slip at its beginning and `distance` letters more.

    The letters right after the slip are as they were typed.
    """
    longest = len(form.encode()) + 2 * (distance + 1)  # bytes: ö has two
    found: list[str] = []
    for rest, beginnings in _beginnings(form).items():
        kept = rest[: KEPT if distance else None]
        known = {(one, word[len(one) :]) for one in beginnings for word in reader.short_words(one + kept, longest)}
        near = frozenset(Words(sorted({after for _, after in known})).within(rest, distance))
        found += sorted(one + after for one, after in known if after in near)
    return list(dict.fromkeys(found))


def spanning(reader: Reader, begins: str, ends: str) -> list[str]:
    """The archive's words that begin and end so, those first that most sections have; some of them only."""
    first, last = normal(begins), normal(ends)
    known = (word for word in reader.most_frequent("form", first, MOST_LOOKED_AT) if word.endswith(last))
    return list(islice((word for word in known if word.isalpha() and len(word) > len(first + last)), SPANNING))


def _beginnings(form: str) -> dict[str, set[str]]:
    """What a form may have been meant to begin with, by what then follows."""
    found: dict[str, set[str]] = {}
    for typed, meant in _slips(form):
        if not meant.startswith(form[:1]) and len(form) - typed >= SHORTEST_REST:
            found.setdefault(form[typed:], set()).add(meant)
    return found


def _slips(form: str) -> Iterator[tuple[int, str]]:
    """Likely slips at the beginning of a form: how many letters of it were typed for what was meant."""
    for letter in _near(form[:1]):
        yield 1, letter
    yield 2, form[1:2] + form[:1]
    for pair in _SPELLINGS:
        for typed, meant in (pair, pair[::-1]):
            if form.startswith(typed):
                yield len(typed), meant


def _farthest(asked: str, word: str) -> float:
    """Short words have many neighbours: a single letter is all that may be wrong in them, none in Swedish ones."""
    short = len(asked) < SHORT
    if is_known(asked) and word.translate(_WITHOUT_RINGS) != asked:
        return 0.0 if short else _SLIP
    return 1.0 if short else FARTHEST


def _cost(asked: str, word: str) -> float:
    """How far a word is from what was typed: the edit distance with slips counting less, or a sound respelled."""
    return min(_distance(asked, word), _SLIP if word in _respelled(asked) else FARTHEST + 1)


def _distance(asked: str, word: str) -> float:
    before: list[float] = []
    row = [_LEFT_OUT * n for n in range(len(word) + 1)]
    for i, typed in enumerate(asked, 1):
        before, former, row = row, before, [float(i)]
        for j, meant in enumerate(word, 1):
            added = _SLIP if i > 1 and typed == asked[i - 2] else 1.0  # typed twice
            left_out = _SLIP if j > 1 and meant == word[j - 2] else _LEFT_OUT  # typed once for twice
            best = min(before[j] + added, row[j - 1] + left_out, before[j - 1] + _exchange(typed, meant))
            if former and j > 1 and typed == word[j - 2] and meant == asked[i - 2]:
                best = min(best, former[j - 2] + _SLIP)
            row.append(best)
    return row[-1]


def _exchange(typed: str, meant: str) -> float:
    return 0.0 if typed == meant else _SLIP if meant in _near(typed) else 1.0


@cache
def _near(letter: str) -> frozenset[str]:
    """The letters beside a letter on a Swedish keyboard, and those that stand for the same sound."""
    found = {other for group in _ALIKE if letter in group for other in group}
    for number, row in enumerate(_ROWS):
        if letter and letter in row:
            at = row.index(letter)
            found |= set(row[max(0, at - 1) : at + 2])
            for other in _ROWS[max(0, number - 1) : number + 2]:
                found |= set(other[max(0, at - 1) : at + 2]) if other != row else set()
    return frozenset(found - {letter})


def _respelled(word: str) -> set[str]:
    """The word with one sound spelled in another way."""
    return {
        word[:at] + other + word[at + len(one) :]
        for pair in _SPELLINGS
        for one, other in (pair, pair[::-1])
        for at in range(len(word))
        if word.startswith(one, at)
    }
