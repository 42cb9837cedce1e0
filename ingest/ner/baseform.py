"""The name under which one looks a mention up: kommunstyrelsens → kommunstyrelsen, enhetscheferna →
enhetschef.

A body that a municipality has one of (nämnd, styrelse, förvaltning, kontor, utskott) is named in the
definite form: kommunstyrelsen, stadsledningskontoret. Units, departments, groups and companies are named in
the indefinite form: controllerenhet, ledningsgrupp. A class of bodies, in the plural, is always named in
the indefinite singular: stadsdelsnämnd. A coordinated compound in the singular is one body (kultur- och
fritidsnämnden); in the plural it is several, and its name says so: "myndighetsenhet och huvudmannaenhet".
Roles are named in the indefinite singular.
"""

import re
from functools import cache

from ingest.ner.lexicon import known_names
from ingest.ner.paradigms import Number, forms
from ingest.ner.role_heads import ROLE_HEADS
from ingest.ner.unit_heads import INSTITUTIONS, UNIT_HEADS
from ingest.ner.wordlists import word_set
from ingest.ner.words import HYPHENS, Reading, read
from ingest.report import Label

_WORD = re.compile(r"[^\s,/()]+|[,/()]")
_SEVERAL = " och "
_ONLY_ONE = {"fullmäktige": "kommunfullmäktige"}

# How a word of a title is written in the name: tekniska direktören → teknisk direktör, tf. → tillförordnad.
_TITLES = {
    "tekniska": "teknisk", "tekniske": "teknisk", "administrativa": "administrativ",
    "administrative": "administrativ", "operativa": "operativ", "operative": "operativ",
    "tillförordnade": "tillförordnad", "personliga": "personlig", "tf": "tillförordnad",
    "tf.": "tillförordnad", "t.f": "tillförordnad", "t.f.": "tillförordnad", "bitr": "biträdande",
    "bitr.": "biträdande", "stf": "ställföreträdande", "stf.": "ställföreträdande", "första": "förste",
    "andra": "andre", "1:e": "förste", "2:e": "andre", "3:e": "tredje", "gode": "god", "goda": "god",
    "pedagogiska": "pedagogisk", "politiska": "politisk", "sakkunniga": "sakkunnigt",
    "ansvariga": "ansvarig", "konstnärliga": "konstnärlig", "juridiska": "juridisk",
    "ekonomiska": "ekonomisk", "män": "man", "mannen": "man", "männen": "man", "mans": "man",
    "mannens": "man", "mäns": "man",
}  # fmt: skip


def base_form(text: str, label: Label) -> str:
    """The canonical name of a mention by morphology alone."""
    words = _WORD.findall(text)
    match = known_names().match(words, 0) if words and label == "UNIT" else None
    if match is not None and match[0] == len(words):
        return match[1].name
    head = _head(words)
    if head is None:
        return _proper_name(words, label)
    reading = read(words[head])
    assert reading is not None
    name = _role(words, head, reading) if label == "ROLE" else _unit(words, head, reading)
    return _ONLY_ONE.get(name, name)


def expansions(name: str) -> tuple[str, ...]:
    """The names that a canonical name stands for: both units of "myndighetsenhet och huvudmannaenhet"."""
    parts = name.replace(", ", _SEVERAL).split(_SEVERAL)
    readings = [read(part) for part in parts]
    heads = {reading.head if reading is not None and reading.first else None for reading in readings}
    return tuple(parts) if len(parts) > 1 and len(heads) == 1 and None not in heads else (name,)


def _head(words: list[str]) -> int | None:
    """The word whose form decides: the last of a compound, the one before a complement."""
    head = None
    for i, word in enumerate(words):
        reading = read(word)
        if reading is None or reading.kind == "STUB":
            continue
        if head is None or _genitive(words[head]):
            head = i
    return head


def _genitive(word: str) -> bool:
    reading = read(word)
    return reading is not None and reading.genitive


def _unit(words: list[str], head: int, reading: Reading) -> str:
    before, after = words[:head], words[head + 1 :]
    stubs = _stubs(before)
    if stubs and not after and reading.form.number == "pl":
        return _several(stubs, words[head], reading)
    name = [*_before(before), _inflected(words[head], reading, *_unit_form(reading, before, after)), *after]
    return _spaced([*name[:-1], _owner(name[-1]) if after else name[-1]])


def _unit_form(reading: Reading, before: list[str], after: list[str]) -> tuple[Number, bool]:
    """Number and definiteness of a unit's name; after an owner it is indefinite."""
    if reading.kind == "INSTITUTION":
        return reading.form.number, reading.form.definite
    if before and _owns(before[-1]):
        return reading.form.number, False
    if after:
        return reading.form.number, reading.form.definite or after[0] == "för" or reading.head == "nämnd"
    adjective = bool(before) and before[-1].lower() in _COMMON - {"och"}
    one = reading.form.number == "sg"
    if before and not adjective and not _stubs(before):
        return "sg", reading.form.definite
    return "sg", one and (adjective or reading.head in _definite_heads())


def _owns(word: str) -> bool:
    return _genitive(word) or (word.endswith((":s", "s")) and read(word) is None)


def _role(words: list[str], head: int, reading: Reading) -> str:
    stubs = _stubs(words[:head])
    if stubs and reading.form.number == "pl":
        return _several(stubs, words[head], reading)
    titles = [_TITLES.get(word.lower(), word.lower()) for word in words[:head] if word != "."]
    return _spaced([*titles, _inflected(words[head], reading, "sg", definite=False)])


def _several(stubs: list[str], last: str, reading: Reading) -> str:
    """The names of a class that is written as one compound: enhets- och avdelningschefer."""
    form = _cells()[reading.head]["sg", False]
    names = [f"{stub.upper()}-{form}" if _is_abbreviation(stub) else stub + form for stub in stubs]
    return f"{', '.join(names)}{_SEVERAL}{_inflected(last, reading, 'sg', definite=False)}"


def _stubs(words: list[str]) -> list[str]:
    return [word.rstrip(HYPHENS).lower() for word in words if word[-1:] in HYPHENS]


def _is_abbreviation(stub: str) -> bool:
    return stub == "it" or not any(vowel in stub for vowel in "aeiouyåäö")


def _inflected(word: str, reading: Reading, number: Number, definite: bool) -> str:
    """A word with its head in another form, in lower case but for abbreviations and schools' names."""
    form = _cells()[reading.head].get((number, definite), reading.form.text)
    first = word.partition(":")[0][: -len(reading.form.text)] if reading.first else ""
    if reading.kind == "INSTITUTION":
        return first + form
    short, hyphen, rest = first.partition("-")
    if hyphen and len(short) <= _ABBREVIATION:
        return f"{short.upper()}-{rest.lower()}{form}"  # it-chefen and IT-chefen are one
    return first.lower() + form


def _before(words: list[str]) -> list[str]:
    """Words before the head; only proper names keep their capital: Ekbackens (förskola)."""
    lowered = [word.lower() if _common(word) else word for word in words]
    return [{"teknisk": "tekniska", "social": "sociala"}.get(word, word) for word in lowered]  # en teknisk nämnd


def _common(word: str) -> bool:
    return read(word) is not None or word.lower() in _COMMON


_COMMON = word_set("teknisk tekniska social sociala humanistisk humanistiska brottsförebyggande kommunala och")


def _proper_name(words: list[str], label: Label) -> str:
    name = _spaced(words)
    if label == "ROLE":
        lower = [_TITLES.get(word.lower(), word.lower()) for word in words]
        return _spaced(lower).partition(":")[0] if len(words) == 1 else _spaced(lower)
    if words and words[0] == "Region" and name.endswith("s"):
        return name[:-1]
    return _owner(name)


def _owner(name: str) -> str:
    """A name without its genitive where that shows: AB:s, Blåklintens."""
    if name.endswith(":s"):
        return name[:-2]
    return name[:-1] if name.endswith(("ens", "ets", "ans")) and len(name) > _CERTAIN else name


_CERTAIN = 6
_ABBREVIATION = 4  # letters: it, hr, lss, sfi


def _spaced(words: list[str]) -> str:
    return " ".join(words).replace(" ,", ",")


@cache
def _definite_heads() -> frozenset[str]:
    return frozenset(head.lemma.replace("|", "") for head in UNIT_HEADS if head.definite)


@cache
def _cells() -> dict[str, dict[tuple[Number, bool], str]]:
    """Every head's forms without genitive."""
    lemmas = [(head.lemma, head.paradigm) for head in UNIT_HEADS]
    lemmas += [(lemma, office.paradigm) for office in ROLE_HEADS for lemma in office.lemmas]
    lemmas += list(INSTITUTIONS)
    return {
        lemma.replace("|", ""): {(f.number, f.definite): f.text for f in forms(lemma, paradigm) if not f.genitive}
        for lemma, paradigm in lemmas
    }
