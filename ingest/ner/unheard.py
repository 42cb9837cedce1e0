"""Sentences whose units and roles bear names that no table has, so that the model learns to go by context.

A model that always sees the patterns' opinion would only repeat it. In a copy of each sentence some heads are
replaced by invented ones with the same ending (kommunstyrelsen becomes kommunbrålven), and some units by names
without a head (Vård och omsorg, Stöd & service, BKN).
"""

import random
import re
from collections.abc import Iterator, Sequence

from ingest.ner.sentences import Marked, Sentence
from ingest.ner.wordlists import read_list, words
from ingest.ner.words import read

SHARE = 0.3  # of mentions with a known head
HEADLESS = 0.5  # of units that can take a name without a head
_ONSETS = words("b br d f fl g gr h j k kl l m n p pl r s sk sp st t tr v")
_VOWELS = words("a e i o u å ä ö")
_CODAS = words("b d g k l lm lv m n nd ng r rm rv s sk st t v")
_FIELDS = read_list("fields.txt")
_KINDS = words("Strategisk Digital Intern Gemensam Kommunal Teknisk Social Central")
_PARTS = words("Norr Söder Öst Väst Nord Syd Centrum Direkt 1 2")
_LAST = words("service center centrum torget huset jouren linjen samverkan")
_PLACES = words("sta by vik torp köping hult bro ås holm berga näs")
_LETTERS = "ABBDFGHIKKKLMNNNOPRSSTUV"
_ENDING = re.compile(r"(?:ernas?|arnas?|ornas?|ens?|ets?|ans?|ers?|ars?|ors?|ns?|s)?$")
_WORD = re.compile(r"[^\s,/()]+")


def without_heads(sentences: Sequence[Sentence], seed: int) -> Iterator[Sentence]:
    """A copy of each sentence that has mentions, with invented heads in about half of them."""
    source = random.Random(seed)
    for sentence in sentences:
        if sentence.mentions:
            yield _changed(sentence, source)


def _changed(sentence: Sentence, source: random.Random) -> Sentence:
    text, mentions, end = "", [], 0
    for mention in sentence.mentions:
        text += sentence.text[end : mention.start]
        name = sentence.text[mention.start : mention.end]
        name = _renamed(name, mention, source)
        mentions.append(Marked(len(text), len(text) + len(name), mention.label))
        text += name
        end = mention.end
    return Sentence(text + sentence.text[end:], tuple(mentions))


def _renamed(name: str, mention: Marked, source: random.Random) -> str:
    chance = source.random()
    if mention.label == "UNIT" and chance < HEADLESS and not name.endswith("s") and _is_one(name):
        return _headless(source)
    if chance < HEADLESS + SHARE:
        return _WORD.sub(lambda match: _invented(match[0], source), name)
    return name


def _is_one(name: str) -> bool:
    """Whether a single body is meant, whose place another name can take: not stödenheter, not en enhet."""
    reading = read(name.split()[-1])
    return reading is None or (reading.form.definite and reading.form.number == "sg")


def _headless(source: random.Random) -> str:
    """Vård och omsorg, Barn, unga & familj, Teknik Norr, Strategisk planering, BKN."""
    field = source.sample(_FIELDS, 3)
    first = field[0].capitalize()
    return source.choice(
        (
            f"{first} och {field[1]}",
            f"{first} och {field[1]}",
            f"{first} & {source.choice((field[1], field[1].capitalize()))}",
            f"{first}, {field[1]} och {field[2]}",
            f"{first} {_town(source)}",
            f"{first} {source.choice(_PARTS)}",
            f"{source.choice(_KINDS)} {field[1]}",
            f"{first} {field[1].capitalize()}",
            f"{first}{source.choice(_LAST)}",
            "".join(source.choice(_LETTERS) for _ in range(source.choice((2, 3, 3, 4)))),
        )
    )


def _town(source: random.Random) -> str:
    return (
        source.choice(_ONSETS).capitalize()
        + source.choice(_VOWELS)
        + source.choice(_CODAS)
        + source.choice(_PLACES)
    )


def _invented(word: str, source: random.Random) -> str:
    """A word with an invented head in place of one that the tables know; other words as they are."""
    reading = read(word)
    if reading is None or reading.kind == "STUB":
        return word
    ending = _ENDING.search(reading.form.text)
    first = word[: len(word) - len(reading.form.text)]
    head = "".join(source.choice(part) for part in (_ONSETS, _VOWELS, _CODAS))
    whole = first + head + (ending[0] if ending else "")
    return whole.capitalize() if word[0].isupper() and not word.isupper() else whole
