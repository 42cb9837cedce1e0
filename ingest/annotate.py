"""Units and roles in text: mentions with their canonical names.

The pipeline is loaded when the first text is annotated, so that importing this module costs nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from ingest.ner.abbreviations import defined_after
from ingest.ner.lexicon import Entry, Lexicon, lexicon, phrase, split_phrase
from ingest.ner.people_and_places import with_people_and_places
from ingest.register import Register
from ingest.report import Label, Mention, Section

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LONGEST_PART = 6_000  # characters that are annotated as one text, unless a paragraph is longer
TEXTS_AT_ONCE = 16
_LABELS: tuple[Label, ...] = ("UNIT", "ROLE")


def annotate(sections: Sequence[Section], register: Register, report: str | None = None) -> list[Section]:
    """The sections of one report, of that id, with the units and roles that they name.

    An abbreviation that one section defines ("barn- och utbildningsnämnden (BUN)") is known in all of them.
    """
    parts = [_parts(section) for section in sections]
    texts = [text for pieces in parts for _, text in pieces]
    found = list(_annotated(texts, register, {}))
    known = _definitions(texts, found)
    if known:
        found = list(_annotated(texts, register, known))
    if register.pipeline:
        found = with_people_and_places(texts, found, register.pipeline)
    each = iter(found)
    return [
        msgspec.structs.replace(section, mentions=_accepted(_whole(pieces, each), register, report))
        for section, pieces in zip(sections, parts, strict=True)
    ]


def _parts(section: Section) -> list[tuple[int, str]]:
    """A section's text in parts of whole paragraphs, each with its position: memory grows with the longest."""
    starts = [0]
    for start, end in pairwise((*section.paragraphs, len(section.text))):
        if end - starts[-1] > LONGEST_PART and start > starts[-1]:
            starts.append(start)
    return [(start, section.text[start:end]) for start, end in pairwise((*starts, len(section.text)))]


def _whole(parts: Sequence[tuple[int, str]], found: Iterator[Sequence[Mention]]) -> list[Mention]:
    """The mentions of a text from those of its parts, which `found` has next."""
    return [
        msgspec.structs.replace(mention, start=mention.start + at, end=mention.end + at)
        for at, _ in parts
        for mention in next(found)
    ]


def _accepted(found: Sequence[Mention], register: Register, report: str | None) -> tuple[Mention, ...]:
    return tuple(one for one in found if not register.rejects(one.text, one.label, report))


def mentions(text: str, register: Register | None = None) -> tuple[Mention, ...]:
    """The units and roles of a text in its order; positions count characters, and never overlap."""
    return next(iter(mentions_of([text], register)))


def mentions_of(texts: Iterable[str], register: Register | None = None) -> Iterator[tuple[Mention, ...]]:
    """The units and roles of each of many texts, which have nothing to do with each other."""
    return _annotated(texts, register or Register(), {})


@cache
def pipeline() -> "Language":
    """The spaCy pipeline, loaded once."""
    from ingest.ner.pipeline import load

    return load()


def _annotated(
    texts: Iterable[str], register: Register, known: dict[str, tuple[Label, str]]
) -> Iterator[tuple[Mention, ...]]:
    nlp, names = pipeline(), _lexicon(register, known)
    for doc in nlp.pipe(_docs(nlp, texts, names), batch_size=TEXTS_AT_ONCE):
        yield tuple(_mention(doc, register, known))


def _docs(nlp: "Language", texts: Iterable[str], names: Lexicon) -> Iterator["Doc"]:
    for text in texts:
        doc = nlp.make_doc(text)
        doc.user_data["lexicon"] = names
        yield doc


def _mention(doc: "Doc", register: Register, known: dict[str, tuple[Label, str]]) -> Iterator[Mention]:
    known = known or _definitions_of(doc, register)
    for span in doc.ents:
        label: Label = "UNIT" if span.label_ == "UNIT" else "ROLE"
        bare = span.text.removesuffix(":s")
        name = known[bare][1] if bare in known else register.canonical(span.text, label)
        yield Mention(label, span.text, span.start_char, span.end_char, name)


def _definitions_of(doc: "Doc", register: Register) -> dict[str, tuple[Label, str]]:
    """Abbreviations that one text explains."""
    known: dict[str, tuple[Label, str]] = {}
    text = doc.text  # built anew at each asking
    for span in doc.ents:
        label: Label = "UNIT" if span.label_ == "UNIT" else "ROLE"
        short = defined_after(text, span.end_char, span.text)
        if short is not None:
            known.setdefault(short, (label, register.canonical(span.text, label)))
    return known


def _lexicon(register: Register, known: dict[str, tuple[Label, str]]) -> Lexicon:
    """Names that the report and the register define, in that order."""
    entries = [Entry((short,), label, name, exact=True) for short, (label, name) in known.items()]
    for label in _LABELS:
        entries += [
            phrase(written, label, name)
            for written, name in register.written_names(label)
            if split_phrase(written)
        ]
    return lexicon(entries)


def _definitions(texts: Sequence[str], found: Sequence[Sequence[Mention]]) -> dict[str, tuple[Label, str]]:
    """Abbreviations that the texts explain, and their names: BUN after barn- och utbildningsnämnden."""
    known: dict[str, tuple[Label, str]] = {}
    for text, mentions_ in zip(texts, found, strict=True):
        for mention in mentions_:
            short = defined_after(text, mention.end, mention.text)
            if short is not None:
                known.setdefault(short, (mention.label, mention.name))
    return known
