"""What the model alone may call a unit or role.

The patterns know most units and roles; what the model adds must look like a name that they cannot know. It
must say what units deal with (Vård och omsorg), end as such names do (Arbetsmarknadstorget), or be an
abbreviation of the kind that boards have (KFN), and be no person, company, municipality or heading.
"""

import re
from collections.abc import Sequence
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span

from ingest.ner.complements import FUNCTION_WORDS
from ingest.ner.lexicon import municipalities
from ingest.ner.wordlists import read_list, word_set, words

NAME = "plausible_mentions"
_PERSONS = words("are ör örer örerna erska erskan erskor erskorna")
_NOT_ROLES = words(
    "medarbetare invånare användare ägare brukare givare tagare besökare deltagare utförare läsare "
    "väljare talare innehavare aktör aktörer arbetsgivare mottagare entreprenör entreprenörer leverantör "
    "leverantörer gör för hör"
)
_LONG_ENOUGH = 7  # letters of a role's last word
# How names without a known head end: Arbetsmarknadstorget, Regionservice, måltidsproduktionen.
_TAILS = words(
    "service servicen center centret centrum torget jouren poolen mottagningen gruppen teamet cellen "
    "produktionen organisationen försvaret samverkan centralen kåren forumet hälsan akuten biblioteket "
    "verkstaden bostäder energi"
)
_NO_NAMES = word_set(
    "Projekt Projektet Område Bilaga Denna Detta Dessa Avgifter Antal Andel Program Programmet Vision"
)
_ABBREVIATION = re.compile(r"(?:KS|KF)[A-ZÅÄÖ]{0,3}|[A-ZÅÄÖ]{1,4}N")
_ABBREVIATIONS = word_set("SLK KLK KLF SLF SBK SBF SOF KFF BUF FSG CSG LSG KLG LG AU KPR KHR IFO HR TK GK MHK MBK")
_NOT_UNITS = word_set("SIN NTN TEN PLAN VAN EN MAN IN WAN LAN VPN PIN KFKS")
_BEFORE_NUMBERS = word_set("dnr dnr. diarienummer diarienr")  # dnr KS 2019/114 is a number
_COMPANIES = word_set("AB HB KB GmbH Ltd Inc AS A/S Oy & Co")
_STOPS = word_set('. : ! ? • – - ; ” " §')
_PREPOSITIONS = word_set("för i av på till med som inom vid om enligt från mot mellan under hos åt genom per")
_MOST = 0.6  # of a line: a name that fills it is a heading


@Language.component(NAME, retokenizes=False)
def drop_implausible(doc: Doc) -> Doc:
    """Take away mentions that only the model found and that cannot be names of units or roles."""
    found = doc.ents
    kept = [ent for ent in map(_checked, found) if ent is not None]
    if len(kept) != len(found) or any(a is not b for a, b in zip(kept, found, strict=True)):
        doc.ents = kept
    return doc


def _checked(ent: Span) -> Span | None:
    """The mention itself, or its plausible part, or nothing."""
    if _supported(ent):
        return ent
    trimmed = _trimmed(ent)
    return trimmed if trimmed is not None and _plausible(trimmed) else None


def _trimmed(ent: Span) -> Span | None:
    """Without function words and signs at its ends: (TN) före."""
    start, end = ent.start, ent.end
    while start < end and _is_edge(ent.doc[start].text):
        start += 1
    while start < end and _is_edge(ent.doc[end - 1].text):
        end -= 1
    if (start, end) == (ent.start, ent.end):
        return ent
    return Span(ent.doc, start, end, label=ent.label_) if start < end else None


def _is_edge(word: str) -> bool:
    return not word[0].isalnum() or (word.islower() and word in FUNCTION_WORDS)


def _supported(ent: Span) -> bool:
    """Whether the grammar holds a word of it for part of such a mention."""
    return any(token.tag_.partition("-")[2].startswith(ent.label_) for token in ent)


def _plausible(ent: Span) -> bool:
    if ent.label_ == "ROLE":
        last = ent[-1].text.lower().removesuffix("s")
        return len(last) >= _LONG_ENOUGH and last.endswith(_PERSONS) and not last.endswith(_NOT_ROLES)
    if len(ent) == 1 and ent.text.isupper():
        before = ent.doc[ent.start - 1].text.lower() if ent.start else ""
        return is_abbreviation(ent.text) and before not in _BEFORE_NUMBERS
    if ent[0].text in _NO_NAMES or any(char.isdigit() for char in ent.text):
        return False
    return _says_field(ent) and not (_is_other(ent) or _is_heading(ent) or _only_begins_sentence(ent))


def is_abbreviation(word: str) -> bool:
    """Whether capitals are of the kind that boards and offices have: KS, KSAU, UBN, SLK."""
    bare = word.removesuffix(":S").removesuffix(":s")
    known = bare in _ABBREVIATIONS or _ABBREVIATION.fullmatch(bare) is not None
    return known and bare not in _NOT_UNITS and len(bare) > 1


def _says_field(ent: Span) -> bool:
    """Whether a name says what its unit deals with, or ends as names do."""
    content = [token.text for token in ent if token.text.lower() not in FUNCTION_WORDS and token.is_alpha]
    capital = any(word[0].isupper() for word in content)
    last = content[-1].lower().removesuffix("s") if content else ""
    tail = any(last.endswith(end) and len(last) > len(end) + 2 for end in _TAILS)
    if not capital:
        return tail and last.endswith(("en", "et", "an"))
    return tail or any(_field(word) for word in content)


def _field(word: str) -> bool:
    lower = word.lower().removesuffix("s")
    return any(form in _fields() for form in (lower, lower.removesuffix("n"), lower.removesuffix("en")))


def _is_other(ent: Span) -> bool:
    """Whether it is a person, a company, or the municipality itself."""
    following = [token.text for token in ent.doc[ent.end : ent.end + 2]]
    inside = [token.text for token in ent]
    if inside[0] in _first_names() or any(word in _COMPANIES - {"&"} for word in (*inside, *following[:1])):
        return True
    if any(word.lower() in {"stad", "stads", "kommun", "kommuns"} for word in inside[1:]):
        return True  # Fjällsta kommuns plan
    towns = all(
        word in municipalities() or word.lower() in {"stad", "stads", "kommun", "kommuns"} for word in inside
    )
    return towns or (following[:1] == ["("] and following[1:2] != [] and following[1] in _PARTIES)


_PARTIES = word_set("M S C L KD MP V SD FP")


def _is_heading(ent: Span) -> bool:
    """Whether a name fills its line: a heading or a cell, which says nothing of it."""
    doc, start, end = ent.doc, ent.start, ent.end
    while start > 0 and not _ends_line(doc[start - 1].text):
        start -= 1
    while end < len(doc) and not _ends_line(doc[end].text):
        end += 1
    return _letters(doc[ent.start : ent.end]) > _MOST * _letters(doc[start:end])


def _ends_line(word: str) -> bool:
    return "\n" in word or word in {".", "!", "?"}


def _letters(tokens: Sequence[object] | Span) -> int:
    return sum(len(str(token)) for token in tokens)


def _only_begins_sentence(ent: Span) -> bool:
    """Whether its one capital only begins a sentence: Stöd i arbetet, Utbildning för alla."""
    before = ent.doc[ent.start - 1].text if ent.start else "."
    begins = before in _STOPS or "\n" in before or before.isdigit()
    after = ent.doc[ent.end].text if ent.end < len(ent.doc) else ""
    capitals = sum(token.text[0].isupper() for token in ent)
    return begins and capitals == 1 and (after in _PREPOSITIONS or (len(ent) == 1 and _field(ent.text)))


@cache
def _fields() -> frozenset[str]:
    return frozenset(read_list("fields.txt"))


@cache
def _first_names() -> frozenset[str]:
    return frozenset(read_list("first_names.txt"))
