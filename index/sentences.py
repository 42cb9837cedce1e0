"""Sentences of Swedish official text, with their places.

A point ends a sentence unless it belongs to an abbreviation ("bl.a."), an initial, a number ("den 1. januari") or
is followed by a small letter. A paragraph always begins a sentence, so that list items without a point stay apart.
"""

import re
from collections.abc import Iterator

import msgspec

from ingest.report import Mention, Section, Span

ABBREVIATIONS = frozenset(
    """
    t.ex bl.a dvs d.v.s m.m m.fl o.s.v osv f.d s.k kl nr ca st kap tel resp ev fr.o.m t.o.m p.g.a i.e jan
    feb febr mar apr jun jul aug sep sept okt nov dec ang avd bil dnr enl exkl inkl f.n jfr kr max min mkr
    mnkr mom moms mån p.s s sid tkr tr u.a v vol årl ö.h dir sek ordf ref t.v o.d o.dyl e.d m.a.o n.b
    """.split()  # noqa: SIM905
)
_END = re.compile(r"[.!?…]+[”\"'»)\]]*(?=\s|$)")
_BEGINS_SMALL = re.compile(r"\s+[”\"'(]*[a-zåäöé]")


_CELL = re.compile(r"(?P<name>[A-ZÅÄÖ][\w/-]*(?: [\w/-]+){0,2}): ")


class Sentence(msgspec.Struct, frozen=True):
    """A sentence and where it stands: `section.text[span.start:span.end] == text`.

    `mentions` are those that it names, their places counted from its beginning. `cell` is what its paragraph opens
    with before a colon: the column of a table ("Nuläge: …"), or a title that runs in.
    """

    text: str
    report: str
    section: str
    item: str | None
    pages: tuple[int, int]
    span: Span
    mentions: tuple[Mention, ...] = ()
    cell: str | None = None

    @property
    def place(self) -> tuple[str | None, str | None] | None:
        """The item and the cell that the sentence stands in, None outside both."""
        return (self.item, self.cell) if self.item or self.cell else None


def sentences(section: Section, report: str) -> list[Sentence]:
    """The sentences of a section of a report, in order."""
    ends = [*section.paragraphs[1:], len(section.text)]
    return [
        _sentence(section, report, span, _CELL.match(section.text, start, end))
        for start, end in zip(section.paragraphs, ends, strict=True)
        for span in spans_of(section.text, start, end)
    ]


def _sentence(section: Section, report: str, span: Span, cell: re.Match[str] | None) -> Sentence:
    named = (one for one in section.mentions if span.start <= one.start and one.end <= span.end)
    return Sentence(
        section.text[span.start : span.end],
        report,
        section.id,
        section.item,
        section.pages,
        span,
        tuple(
            msgspec.structs.replace(one, start=one.start - span.start, end=one.end - span.start) for one in named
        ),
        cell["name"] if cell else None,
    )


def spans_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Where the sentences of `text[start:end]` stand, white space between them left out."""
    end = len(text) if end is None else end
    begun = start
    for found in _END.finditer(text, start, end):
        if _ends_sentence(text[begun : found.end()], text[found.end() : end]):
            yield from _trimmed(text, begun, found.end())
            begun = found.end()
    yield from _trimmed(text, begun, end)


def _ends_sentence(before: str, after: str) -> bool:
    if _BEGINS_SMALL.match(after):
        return False
    if not before.rstrip("”\"'»)]").endswith("."):
        return True
    word = re.split(r"[\s(”\"]", before.rstrip("”\"'»)]").rstrip("."))[-1]
    is_initial = len(word) == 1 and word.isupper()
    return not (
        word.casefold() in ABBREVIATIONS or is_initial or (word.isdigit() and len(word) < 3 and after.strip())
    )


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
