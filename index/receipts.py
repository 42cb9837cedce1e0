"""Receipts: what a search found at a time, and why what it finds now is otherwise.

Of each section then archived a receipt has marks: of its text, its round, its area and item, and the names in it.
So a section that comes or goes is told why by what changed in that section, and one that is only called something
else is known again.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Literal, NamedTuple

import msgspec

from index.nodes import Field, leaves
from index.passages import passages, passages_of
from index.query import parse
from index.results import Filters, Strictness
from index.schema import Document, analyzer
from index.search import Matches, matching
from index.understood import narrowed, understood
from ingest.keeping.archive import Archive

MARK = 4  # bytes that tell one text of a report from another
Reason = Literal[
    "new report",
    "withdrawn report",
    "later version",
    "no later version",
    "corrected text",
    "changed round",
    "changed area",
    "changed place",
    "changed names",
    "other analyzer",
    "compounds",
    "vocabulary",
    "older receipt",
]
Kind = Literal["round", "area", "names"]  # what a query may ask of a section beside its words

REASONS: dict[Reason, str] = {
    "new report": "ny rapport",
    "withdrawn report": "gallrad rapport",
    "later version": "en senare version har kommit",
    "no later version": "inte längre ersatt av en senare version",
    "corrected text": "rättad text",
    "changed round": "rättad omgång",
    "changed area": "rättat område eller punkt",
    "changed place": "rättad plats",
    "changed names": "ändrade namn på enheter eller roller",
    "other analyzer": "annan språkanalys",
    "compounds": "sammansättningar söks bara när orden själva saknas",
    "vocabulary": "arkivets ord har ändrats",
    "older receipt": "kvittot är av ett äldre slag, som inte säger varför",
}
_CHANGED: dict[Kind, Reason] = {"round": "changed round", "area": "changed area", "names": "changed names"}
_ASKS: dict[str, Kind] = {
    "omgång": "round", "år": "round", "område": "area", "enhet": "names", "roll": "names",
}  # fmt: skip


class SectionMark(NamedTuple):
    """Marks of a section's text, its round with its days, its area and item, and the units and roles in it."""

    text: bytes
    round: bytes
    area: bytes
    names: bytes


class Found(msgspec.Struct, frozen=True):
    """A section that a search found: where it stands, which of its report's it is, and a mark of its text.

    `marks` are those of `SectionMark`; receipts from before they were kept have neither them nor `number`.
    """

    report: str
    section: str
    place: str
    text: str
    number: int = -1
    marks: bytes = b""


class ReportMark(msgspec.Struct, frozen=True):
    """The marks of a report's sections, in order; None in receipts from before they were kept."""

    sections: bytes | None = None

    def __len__(self) -> int:
        return len(self.sections or b"") // (MARK * len(SectionMark._fields))

    def marks(self) -> list[SectionMark]:
        """The marks of each section."""
        size = MARK * len(SectionMark._fields)
        whole = self.sections or b""
        return [_marks_in(whole[start : start + size]) for start in range(0, len(whole), size)]


class Receipt(msgspec.Struct, frozen=True):
    """What a search found at a time (UTC), with which version of index and analyzer, among which reports.

    `superseded` are the reports that were left out since there is a later version, and the latest; `others` the
    other names that were searched with the query's own. Neither is in receipts from before they were kept.
    `widened`: no section had the words themselves, so that they were searched as parts of compounds.
    """

    time: str
    version: str
    found: tuple[Found, ...]
    reports: dict[str, ReportMark]
    superseded: dict[str, str] | None = None
    others: tuple[str, ...] | None = None
    widened: bool = False


class Change(msgspec.Struct, frozen=True):
    """A section that came, went or is otherwise since a receipt, and why."""

    found: Found
    reasons: tuple[Reason, ...]


class Changes(msgspec.Struct, frozen=True):
    """What differs between two receipts; `changed` are sections that are still found, but not as they were."""

    came: tuple[Change, ...]
    went: tuple[Change, ...]
    changed: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.came or self.went or self.changed)


def receipt(archive: Archive, query: str, filters: Filters, strictness: Strictness | None) -> Receipt:
    """What a search finds now. Raises QueryError, and ArchiveLocked as `matching` does."""
    matches = matching(archive, query, filters, strictness)
    everything = (one.document for one in passages(archive, "", Filters(older=True)))
    return Receipt(
        datetime.now(UTC).isoformat(timespec="seconds"),
        analyzer(),
        tuple(_found(one.document, one.place) for one in passages_of(matches, "oldest")),
        _report_marks(everything),
        matches.narrowing.left_out,
        tuple(sorted(_others(matches))),
        matches.widened,
    )


def changes(before: Receipt, now: Receipt, asked: Collection[Kind] = ()) -> Changes:
    """What came, what went and what is otherwise between two receipts of one search, and why.

    `asked` is what the search asks of sections beside their words.
    """
    same = list(_same(before, now))
    left, come = {old for old, _ in same}, {new for _, new in same}
    return Changes(
        tuple(Change(one, _why_it_came(one, before, now, asked)) for one in now.found if one not in come),
        tuple(Change(one, _why_it_went(one, before, now, asked)) for one in before.found if one not in left),
        tuple(Change(new, told) for old, new in same if (told := tuple(_otherwise(old, new)))),
    )


def asks(query: str, filters: Filters) -> set[Kind]:
    """What a search asks of sections beside their words: their round, their area, the units and roles in them."""
    fields = {leaf.name for leaf in leaves(parse(query)) if isinstance(leaf, Field)}
    found = {_ASKS[name] for name in fields if name in _ASKS}
    for chosen in (filters, filters.without or Filters()):
        if chosen.round or chosen.year or chosen.since or chosen.until:
            found.add("round")
        if chosen.area:
            found.add("area")
        if chosen.unit or chosen.role:
            found.add("names")
    return found


def explained(reasons: Iterable[Reason]) -> str:
    """Why a section came, went or is otherwise, in Swedish: "rättad text, annan språkanalys"."""
    return ", ".join(REASONS[reason] for reason in reasons)


def _same(before: Receipt, now: Receipt) -> Iterator[tuple[Found, Found]]:
    """The sections that are in both receipts, though their names, places or texts may be otherwise.

    Those called and worded alike first; then those worded alike, those in the same place of a report that has as
    many sections as before, and those called alike.
    """
    as_many = {
        name for name, mark in now.reports.items() if name in before.reports and _as_many(before, now, name)
    }
    old, new = list(before.found), list(now.found)
    for parts in (("section", "text"), ("number", "text"), ("text",), ("number",), ("section",)):
        known: dict[tuple[object, ...], list[Found]] = {}
        for one in new if "number" not in parts else [one for one in new if one.report in as_many]:
            known.setdefault(_key(one, parts), []).append(one)
        pairs = [(one, known[key].pop(0)) for one in old if known.get(key := _key(one, parts))]
        yield from pairs
        left, come = {one for one, _ in pairs}, {one for _, one in pairs}
        old, new = [one for one in old if one not in left], [one for one in new if one not in come]


def _as_many(before: Receipt, now: Receipt, report: str) -> bool:
    """Whether a report has as many sections as before, so that each is the one of the same number."""
    return before.reports[report].sections is not None and len(before.reports[report]) == len(now.reports[report])


def _key(found: Found, parts: Sequence[str]) -> tuple[object, ...]:
    return (found.report, *(getattr(found, part) for part in parts))


def _otherwise(old: Found, new: Found) -> Iterator[Reason]:
    """What of a section is otherwise than before."""
    if old.text != new.text:
        yield "corrected text"
    moved: list[Reason] = []
    if old.marks:
        was, became = _marks_in(old.marks), _marks_in(new.marks)
        moved += ["changed round"] if was.round != became.round else []
        moved += ["changed area"] if was.area != became.area else []
    yield from moved or (["changed place"] if old.place != new.place else [])


def _why_it_came(found: Found, before: Receipt, now: Receipt, asked: Collection[Kind]) -> tuple[Reason, ...]:
    if found.report not in before.reports:
        return ("new report",)
    if found.report in (before.superseded or ()) and found.report not in (now.superseded or ()):
        return ("no later version",)
    return _reasons(found, before.reports[found.report], before, now, asked)


def _why_it_went(found: Found, before: Receipt, now: Receipt, asked: Collection[Kind]) -> tuple[Reason, ...]:
    if found.report not in now.reports:
        return ("withdrawn report",)
    if found.report in (now.superseded or ()) and found.report not in (before.superseded or ()):
        return ("later version",)
    return _reasons(found, now.reports[found.report], before, now, asked)


def _reasons(
    found: Found, other: ReportMark, before: Receipt, now: Receipt, asked: Collection[Kind]
) -> tuple[Reason, ...]:
    """All that explains that a section is in one receipt only; `other` are its report's marks at the other time.

    The archive's other words where nothing does: they decide which words a misspelt or shortened one stands for.
    """
    reasons: list[Reason] = []
    if other.sections is not None and found.marks:
        reasons += _changed(found, other.marks(), asked)
    if before.others is not None and before.others != now.others and "changed names" not in reasons:
        reasons.append("changed names")
    if before.version != now.version:
        reasons.append("other analyzer")
    if before.widened != now.widened:
        reasons.append("compounds")
    unknown: Reason = "vocabulary" if before.others is not None else "older receipt"
    return tuple(reasons) or (unknown,)


def _changed(found: Found, others: Sequence[SectionMark], asked: Collection[Kind]) -> list[Reason]:
    """What of a section that a search may depend on was otherwise at the other time: its text, or what it asks."""
    mine = _marks_in(found.marks)
    alike = [one for one in others if one.text == mine.text]
    if not alike:
        return ["corrected text"]
    there = mine if mine in alike else alike[0]
    return [
        told for kind, told in _CHANGED.items() if kind in asked and getattr(there, kind) != getattr(mine, kind)
    ]


def _others(matches: Matches) -> set[str]:
    """The other names that are searched with those of a query and its filters."""
    clauses = (
        *understood(matches.matcher, matches.narrowing, with_words=False),
        *narrowed(matches.filters, matches.matcher.values),
    )
    return {other.name for clause in clauses for other in clause.others}


def _found(document: Document, place: str) -> Found:
    text = sha256(_bytes(document.text) + b"\0").hexdigest()[:16]
    return Found(document.report, document.section, place, text, document.number, b"".join(_marks(document)))


def _report_marks(documents: Iterable[Document]) -> dict[str, ReportMark]:
    by_report: dict[str, list[Document]] = {}
    for document in sorted(documents, key=lambda one: (one.report, one.number)):
        by_report.setdefault(document.report, []).append(document)
    return {
        report: ReportMark(b"".join(mark for one in found for mark in _marks(one)))
        for report, found in by_report.items()
    }


def _marks(document: Document) -> SectionMark:
    return SectionMark(
        _mark(document.text),
        _mark(document.round, document.start, document.end),
        _mark(*(document.area or ()), document.item),
        _mark(*document.units, "", *document.roles),
    )


def _marks_in(marks: bytes) -> SectionMark:
    return SectionMark(*(marks[start : start + MARK] for start in range(0, len(marks), MARK)))


def _mark(*parts: object) -> bytes:
    """The beginning of a SHA-256; enough to tell that something has changed."""
    return sha256(b"\0".join(_bytes(str(part)) for part in parts)).digest()[:MARK]


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", errors="surrogatepass")
