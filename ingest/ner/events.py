"""What texts say of units that were split, merged, renamed or replaced, as proposals for the register.

"Gatuenheten hade delats i en parkenhet och en trafikenhet" proposes that parkenhet and
trafikenhet succeed gatuenhet. The archivist decides; nothing is written here.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

import msgspec

from ingest.ner.wordlists import words
from ingest.report import Mention, Section

Kind = Literal["split", "merged", "renamed", "replaced"]


class Event(msgspec.Struct, frozen=True):
    """A change that a section tells of: canonical names before and after, its date if the sentence gives one."""

    kind: Kind
    before: tuple[str, ...]
    after: tuple[str, ...]
    date: date | None
    section: str
    sentence: str


# ⟨⟩ stands for a unit; up to a few words may come between verb and particle (den 1 mars, i sin helhet).
_GAP = r"(?: [^.⟨⟩]{1,40}?)?"
_ONE = r"(?:(?:en|ett|det nya|den nya) )?⟨(\d+)⟩"
_PATTERNS: tuple[tuple[Kind, int, str], ...] = (
    # Gatuenheten hade delats i en parkenhet och en trafikenhet
    (
        "split",
        1,
        rf"⟨(\d+)⟩ (?:(?:har|hade) )?(?:delats|delades|delas){_GAP} (?:i|upp i|upp på) {_ONE} och {_ONE}",
    ),
    # Personalenheten bytte den 1 mars 2016 namn till HR-enheten
    ("renamed", 1, rf"⟨(\d+)⟩ (?:(?:har|hade) )?(?:bytt|bytte|byter){_GAP} namn{_GAP} till {_ONE}"),
    # Tekniska nämnden och miljönämnden slås vid årsskiftet samman till samhällsbyggnadsnämnden
    (
        "merged",
        2,
        rf"⟨(\d+)⟩ och ⟨(\d+)⟩ (?:(?:har|hade) )?(?:slås|slogs|slagits){_GAP} "
        rf"(?:samman|ihop){_GAP} till {_ONE}",
    ),
    ("merged", 2, rf"slå (?:samman|ihop) ⟨(\d+)⟩ och ⟨(\d+)⟩{_GAP} till {_ONE}"),
    # Upphandlingsenheten och ekonomienheten bildar från årsskiftet en ekonomi- och upphandlingsenhet
    ("merged", 2, rf"⟨(\d+)⟩ och ⟨(\d+)⟩ (?:bildar|bildade){_GAP} {_ONE}"),
    # Stadsdelsnämnden ersattes av socialnämnden
    (
        "replaced",
        1,
        rf"⟨(\d+)⟩ (?:(?:har|hade) )?(?:ersattes|ersatts|ersätts|uppgått|uppgick|uppgår){_GAP} (?:av|i) {_ONE}",
    ),
)
_RULES = tuple((kind, before, re.compile(pattern)) for kind, before, pattern in _PATTERNS)
_MONTHS = words("januari februari mars april maj juni juli augusti september oktober november december")
_DATE = re.compile(rf"(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})")
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?!\s+[A-ZÅÄÖ⟨])[^.!?]*)*[.!?]?")


def proposals(sections: Iterable[Section]) -> Iterator[Event]:
    """The changes of units that annotated sections tell of, in their order."""
    for section in sections:
        units = [mention for mention in section.mentions if mention.label == "UNIT"]
        for sentence in _SENTENCE.findall(_with_places(section.text, units)):
            yield from _told(sentence.strip(), section.id, units)


def _with_places(text: str, units: list[Mention]) -> str:
    """The text with each unit replaced by its number: ⟨0⟩ hade delats i en ⟨1⟩."""
    pieces, end = [], 0
    for i, unit in enumerate(units):
        pieces += [text[end : unit.start], f"⟨{i}⟩"]
        end = unit.end
    return " ".join("".join([*pieces, text[end:]]).split())


def _told(sentence: str, section: str, units: list[Mention]) -> Iterator[Event]:
    for kind, before, rule in _RULES:
        for match in rule.finditer(sentence):
            names = [units[int(number)].name for number in match.groups()]
            written = re.sub(r"⟨(\d+)⟩", lambda place: units[int(place[1])].text, sentence)
            yield Event(kind, tuple(names[:before]), tuple(names[before:]), _date(sentence), section, written)


def _date(sentence: str) -> date | None:
    match = _DATE.search(sentence)
    return date(int(match[3]), _MONTHS.index(match[2]) + 1, int(match[1])) if match else None
