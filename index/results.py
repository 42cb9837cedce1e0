"""What a search gives: hits, facets, and what was understood of the query."""

from datetime import date
from typing import Any, Literal

import msgspec

from index.snippet import snippet
from index.swedish import Kind
from index.synonyms import Relation, Synonym
from ingest.report import Area, Span

Facet = Literal["round", "year", "area", "unit", "role", "report"]
Order = Literal["relevance", "newest", "oldest"]
Strictness = Literal["exact", "inflected", "compound"]

FACETS: tuple[Facet, ...] = ("round", "year", "area", "unit", "role", "report")


class Filters(msgspec.Struct, frozen=True):
    """What hits must have: one of the values of each kind that is given.

    `since` and `until` let through rounds of which some part lies between these days, both included. `older`
    lets reports through of which there is a later version; one that `report` names passes anyway. `succession`
    looks for units and roles under the names that they had before and after too. `without` is
    what hits may not have: none of the values that it names.
    """

    round: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    report: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    older: bool = False
    succession: bool = False
    without: "Filters | None" = None


class Reason(msgspec.Struct, frozen=True, gc=False):
    """Why a stretch of text is marked: the word of the query, and whether as written, inflected or a part.

    `relation`: it is another name of what the word names. `coordinated`: the word is a coordinated compound, of
    which one of the words that it stands for is found: byggnämnden, of "plan- och byggnämnden". `named` is the
    unit or role that the text names, where a field asked for it: kommunstyrelse, of enhet:KS.
    """

    word: str
    how: Kind
    relation: Relation | None = None
    coordinated: bool = False
    named: str | None = None


class Telling(msgspec.Struct, frozen=True, gc=False):
    """A section that says what a hit says in a round."""

    report: str
    section: str
    round: str | None
    pages: tuple[int, int]


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A section that matches; `highlights` are places in `text`.

    `reasons` has one entry for each highlight. Where a search takes together what says the same, `sections` is
    the number of sections whose matching sentences are those of this one, and `told` has them in order of time,
    of many one for each round; else both are of this section alone. `newest` is the latest version of the
    report, where this is an older one.
    """

    section: str
    report: str
    title: str
    round: str | None
    area: Area | None
    item: str | None
    pages: tuple[int, int]
    score: float
    text: str
    highlights: tuple[Span, ...]
    reasons: tuple[Reason, ...] = ()
    sections: int = 1
    told: tuple[Telling, ...] = ()
    newest: str | None = None

    @property
    def snippet(self) -> Span:
        """The stretch of the text to show: the one with most highlights."""
        return snippet(self.text, self.highlights)


class FacetValue(msgspec.Struct, frozen=True, gc=False):
    """A value and the number of hits that have it."""

    value: str
    count: int


class Understood(msgspec.Struct, frozen=True):
    """A clause of the query, what it was searched as, and the number of sections with it alone.

    `others` are other names of the same that were looked for too. A clause that is `refused` is one that sections
    may not have. `met` are the words of the archive that it finds, the most frequent first, where they were asked
    for; of a field the names. Of both there may be more than are told.
    """

    word: str
    searched: tuple[str, ...]
    sections: int
    others: tuple[Synonym, ...] = ()
    refused: bool = False
    met: tuple[str, ...] = ()
    more_searched: bool = False
    more_met: bool = False


RelaxedKind = Literal["forms", "compounds", "filters", "phrase", "fields", "either", "words"]


class Relaxed(msgspec.Struct, frozen=True, gc=False):
    """A search that asks for less than one without hits, and how many it has.

    Without the filters, in all forms of the words or in compounds too, as `kind` says; of the other kinds with
    another query.
    """

    kind: RelaxedKind
    query: str
    total: int


class YearCount(msgspec.Struct, frozen=True, gc=False):
    """The number of hits in rounds that begin in a year."""

    year: int
    count: int


WIDENED = "Inget avsnitt har det sökta som egna ord. Träffarna har det, eller en del av det, i sammansättningar."
BEHIND = "Sökindexet byggs om; sökningen går i det gamla tills det nya är klart."


class ResultPage(msgspec.Struct, frozen=True):
    """One page of hits, with facets over all of them; `suggestion` is a query that finds more.

    `total` counts sections; where repeated ones are taken together, `distinct` counts what is left. `years` has
    every year from the archive's first to its last, and `undated` hits belong to none of them. `bounded` says in
    Swedish what was left out to answer in time, what was read otherwise than it may have been meant, and what is
    asked for that the archive does not have; `bracketed` is how a query was read that mixes AND and OR without
    brackets; `relaxed` are searches that ask for less, where this one has no hits. `behind`: the index that
    answered is being built anew. `strictness` is how words were searched; `widened` where that was chosen because
    no section has the words themselves.
    """

    query: str
    total: int
    took_ms: float
    page: int
    pages: int
    hits: tuple[Hit, ...]
    facets: dict[Facet, tuple[FacetValue, ...]]
    understood: tuple[Understood, ...]
    suggestion: str | None = None
    distinct: int = 0
    years: tuple[YearCount, ...] = ()
    undated: int = 0
    bounded: tuple[str, ...] = ()
    relaxed: tuple[Relaxed, ...] = ()
    bracketed: str | None = None
    behind: bool = False
    strictness: Strictness = "inflected"
    widened: bool = False


def as_json(page: ResultPage) -> dict[str, Any]:
    """A result page as the command line prints it."""
    return {
        "query": page.query,
        "total": page.total,
        "took_ms": page.took_ms,
        "page": page.page,
        "pages": page.pages,
        "hits": [_hit(hit) for hit in page.hits],
        "facets": {
            name: [{"value": one.value, "count": one.count} for one in values]
            for name, values in page.facets.items()
            if name != "report"
        },
        "suggestion": page.suggestion,
    }


def understood_as_json(page: ResultPage) -> dict[str, Any]:
    """How a query was read, as the command line prints it beside the hits when asked to explain them."""
    return {
        "understood": [
            {
                "clause": one.word,
                "searched": list(one.searched),
                "found": list(one.met),
                "more": {"searched": one.more_searched, "found": one.more_met},
                "refused": one.refused,
                "sections": one.sections,
                "others": [{"name": other.name, "relation": other.relation} for other in one.others],
            }
            for one in page.understood
        ],
        "bounded": list(page.bounded),
        "relaxed": msgspec.to_builtins(page.relaxed),
        "bracketed": page.bracketed,
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "section": hit.section,
        "report": hit.report,
        "title": hit.title,
        "round": hit.round,
        "area": {"label": hit.area.label, "title": hit.area.title} if hit.area else None,
        "item": hit.item,
        "pages": list(hit.pages),
        "score": round(hit.score, 4),
        "snippet": snippet_text(hit),
        "highlights": [
            _highlight(hit.text[span.start : span.end], span, reason)
            for span, reason in zip(hit.highlights, hit.reasons, strict=True)
        ],
        **({"newest": hit.newest} if hit.newest else {}),
        **({"sections": hit.sections, "told": [_told(one) for one in hit.told]} if hit.sections > 1 else {}),
    }


def _highlight(text: str, span: Span, reason: Reason) -> dict[str, Any]:
    """A match in a section's text, and the word of the query that it matches."""
    return {
        "text": text,
        "start": span.start,
        "end": span.end,
        "word": reason.word,
        "match": reason.how,
        "relation": reason.relation,
    }


def _told(one: Telling) -> dict[str, Any]:
    return {"report": one.report, "section": one.section, "round": one.round, "pages": list(one.pages)}


def snippet_text(hit: Hit) -> str:
    """The stretch of the text to show, with an ellipsis where it is cut."""
    shown = hit.snippet
    start, end = shown.start, shown.end
    before = "… " if start else ""
    after = " …" if end < len(hit.text) else ""
    return before + hit.text[start:end].strip() + after
