"""A search: the query read, the sections found, counted by facet, ordered and highlighted."""

import time
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property, partial
from math import ceil
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from msgspec.structs import replace

from index import seen
from index.filters import Narrowing
from index.found import Trace
from index.highlight import Marked, OfFields, highlights, literal_first
from index.lexemes import as_seen
from index.likely import spanning
from index.match import LONGEST_SEARCH, Matcher
from index.mentioned import LABEL_OF, mentioned
from index.missing import missing
from index.named_times import refused_years
from index.nodes import And, Field, Node, Or, leaves
from index.postings import Bools, Scored, masked
from index.query import parse
from index.reader import Reader, open_reader
from index.relaxing import relaxed
from index.remarks import absent_with_colon, absent_with_sign
from index.repeats import Marks, distinct, said
from index.results import FACETS, Facet, Filters, Hit, Order, ResultPage, Strictness, Telling
from index.schema import Document
from index.segment import Longs
from index.signs import MARK
from index.swedish import terms
from index.synonyms import NONE, Synonyms, synonyms
from index.turns import SEARCHES
from index.understood import bracketed, meant, narrowed, understood
from index.values import FACET_OF
from ingest.errors import QueryError
from ingest.keeping.archive import Archive
from ingest.keeping.area_schemes import Correspondence, correspondences
from ingest.report import Area

PAGE = 20  # hits
ALL = 1_000_000_000
MOST_TOLD = 24  # sections that say the same, each told of
LONGEST_COUNT = 0.4  # seconds of a core for hits that are only told of


class Matches:
    """All sections that a query finds and filters let through: what pages, concordances and exports are made of.

    Sections are numbered as in `reader`, which reads them. `widened`: as parts of compounds, since there was no
    other. Raises QueryError.
    """

    def __init__(
        self, reader: Reader, query: str, filters: Filters, strictness: Strictness, synonyms: Synonyms = NONE,
        decided: Sequence[Correspondence] = (), seconds: float = LONGEST_SEARCH, widened: bool = False,
    ) -> None:  # fmt: skip
        self.reader, self.query, self.strictness, self.widened = reader, query, strictness, widened
        self.filters, self.node = filters, parse(query, partial(spanning, reader))
        self.matcher = Matcher(reader, strictness, synonyms, filters.succession, decided, seconds)
        self.found = self.matcher.match(self.node)
        self.narrowing = Narrowing(reader, filters, tuple(_asked(self.node, "rapport")), self.matcher.values)

    @cached_property
    def kept(self) -> Scored:
        """The hits and their scores."""
        return self.narrowing.kept(self.found.scored)

    @property
    def numbers(self) -> Longs:
        """The hits, by number."""
        return self.kept.docs

    @cached_property
    def mask(self) -> Bools:
        """For each section of the index whether it is a hit."""
        return masked(self.numbers, self.reader.size)

    def __len__(self) -> int:
        return len(self.numbers)

    def ordered(self, order: Order = "oldest", first: int = ALL) -> Longs:
        """The hits in an order, or only the `first` of them; equally relevant ones in order of time.

        Where nothing is asked for, all are equally relevant. What has no round comes last.
        """
        if order != "relevance" or self.node is None:
            when = self.reader.when[self.numbers]
            undated = self.reader.column("start").single[self.numbers] < 0
            return self.numbers[np.lexsort((-when if order == "newest" else when, undated))[:first]]
        best = self.kept
        if first < len(best.scores):
            least = np.partition(best.scores, len(best.scores) - first)[len(best.scores) - first]
            best = best.of(best.scores >= least)
        return best.docs[np.lexsort((self.reader.when[best.docs], -best.scores))[:first]]

    def document(self, number: int) -> Document:
        """A section by number."""
        return self.reader.documents[number]

    def scores(self, numbers: Longs) -> list[float]:
        """How well some of the hits match; comparable within one query only."""
        scores: list[float] = self.kept.scores[self.numbers.searchsorted(numbers)].tolist()
        return scores

    def highlights(self, number: int) -> list[Marked]:
        """What matches in a section, from left to right without overlap, and why."""
        return highlights(number, self.document(number), self.traces, self.of_fields)

    @property
    def notices(self) -> tuple[str, ...]:
        """What was left out to answer in time, read otherwise than it may be meant, or named and is not there."""
        named = missing(self.node, self.filters, self.matcher)
        if not MARK.search(self.query):
            return (*self.matcher.bounded, *named)
        absent = [*absent_with_colon(self.node, self._is_there), *absent_with_sign(self.node, self._is_there)]
        refused = refused_years(self.node, as_seen(self.query))
        return (*self.matcher.bounded, *refused, *named, *absent)

    @property
    def lacks(self) -> bool:
        """Whether the archive has nothing of a word, phrase or value that is asked for or refused."""
        return not all(map(self._is_there, leaves(self.matcher.asked)))

    def _is_there(self, node: Node) -> bool:
        return bool(len(self.matcher.clause(node).scored.docs))

    @cached_property
    def traces(self) -> list[Trace]:
        """Where the words of the query stand, the most literal first."""
        return literal_first(self.found.traces)

    @cached_property
    def of_fields(self) -> OfFields:
        """What its fields ask for that stands in texts; without a query what its filters let through."""
        values = self.matcher.values
        if self.node is None:
            chosen = {field: getattr(self.filters, FACET_OF[field]) for field in LABEL_OF}
            return OfFields(names=dict(mentioned(chosen, values, values.chosen)))
        if not MARK.search(self.query):
            return OfFields()
        numbers = frozenset(value.lstrip("§") for value in _asked(self.node, "beslut"))
        asked = {field: _asked(self.node, field) for field in LABEL_OF}
        return OfFields(numbers, dict(mentioned(asked, values, values.asked)))

    @cached_property
    def said(self) -> Marks:
        """For each of `numbers` a mark of what it says in the sentences that match."""
        return said(self.reader, self.numbers, self.found.traces)


def matching(
    archive: Archive,
    query: str,
    filters: Filters = Filters(),  # noqa: B008 - frozen
    strictness: Strictness | None = None,
    seconds: float | None = None,
) -> Matches:
    """Every section that a query finds; an empty query finds all.

    Without a strictness words are searched in all their forms, and where no section of the archive has them, as
    parts of compounds: `Matches.strictness` says which. Matching may take `seconds` of a core, by default 1.5.

    Raises QueryError, and ArchiveLocked where there is no index that can be read and another program is building
    it.
    """
    return _matching(_opened(archive), query, filters, strictness, LONGEST_SEARCH if seconds is None else seconds)


class _Opened(NamedTuple):
    """An archive as it is now: its index, the other names in its register, and which areas correspond."""

    reader: Reader
    names: Synonyms
    decided: Sequence[Correspondence]


def _opened(archive: Archive) -> _Opened:
    """An archive as it is now; where nothing has changed since the search before, as it was then."""
    now = seen.known(archive)
    before = _latest.get(archive)
    if before and before[0] is now and not before[1].reader.behind:
        return before[1]
    reader, names = open_reader(archive), NONE
    decided: Sequence[Correspondence] = ()
    with archive.passing_over(archive.register_file):
        names = synonyms(archive)
    with archive.passing_over(archive.areas_file):
        decided = correspondences(archive)
    opened = _Opened(reader, names, decided)
    terms("kommunstyrelse")  # loads the lexicon in a new process, which is no fault of the query
    if now:
        _latest[archive] = now, opened
    return opened


_latest: WeakKeyDictionary[Archive, tuple[seen.Seen, _Opened]] = WeakKeyDictionary()


def _matching(
    opened: _Opened, query: str, filters: Filters, strictness: Strictness | None, seconds: float
) -> Matches:
    reader, names, decided = opened
    deadline = time.thread_time() + seconds
    found = Matches(reader, query, filters, strictness or "inflected", names, decided, seconds)
    if strictness or len(found.found.scored.docs):
        return found
    left = deadline - time.thread_time()
    wider = Matches(reader, query, filters, "compound", names, decided, left, widened=True)
    return wider if len(wider.found.scored.docs) else found


def more_in_compounds(archive: Archive, page: ResultPage, filters: Filters = Filters()) -> int:  # noqa: B008 - frozen
    """How many hits a search in all forms would have besides, if words could be parts of compounds too.

    None are told of where counting them would take long.
    """
    if page.strictness != "inflected" or not page.query.strip():
        return 0
    try:
        return max(0, len(matching(archive, page.query, filters, "compound", LONGEST_COUNT)) - page.total)
    except QueryError:
        return 0


def search(
    archive: Archive,
    query: str,
    filters: Filters = Filters(),  # noqa: B008 - frozen
    page: int = 1,
    limit: int = PAGE,
    order: Order = "relevance",
    strictness: Strictness | None = None,
    together: bool = False,
    explain: bool = False,
    facets: Collection[Facet] = FACETS,
) -> ResultPage:
    """Find sections; an empty query gives all of them, in order of time.

    `page` counts from 1, `limit` is hits a page; `strictness` is as in `matching`. With `together`, sections
    whose matching sentences are the same are one hit, which knows the others; with `explain` each clause tells
    which words of the archive it finds. Hits are counted by `facets`; with that of years comes their histogram.
    Raises QueryError, and ArchiveLocked where there is no index that can be read and another program is building
    it.
    """
    began = time.perf_counter()
    opened = _opened(archive)  # before it is one's turn, as an index may have to be built first
    with SEARCHES.turn():
        matches = _matching(opened, query, filters, strictness, LONGEST_SEARCH)
        found = _page(matches, page, limit, order, together, explain, facets, began)
        return found if found.total and not matches.lacks else _with_ways_on(found, matches, opened, strictness)


def _with_ways_on(
    found: ResultPage, matches: Matches, opened: _Opened, strictness: Strictness | None
) -> ResultPage:
    """A page without hits, or without those of a clause, with what may have been meant and what asks for less."""

    def hits(query: str, filters: Filters, strictness: Strictness | None) -> int:
        try:
            return len(_matching(opened, query, filters, strictness, LONGEST_COUNT))
        except QueryError:
            return 0

    query, filters, matcher = matches.query, matches.filters, matches.matcher
    suggestion = None
    if matches.lacks or not len(matches.found.scored.docs):
        suggestion = meant(matches.node, matcher, query, lambda other: bool(hits(other, filters, strictness)))
    counting = partial(hits, query)
    less = () if found.total else relaxed(query, matcher, matches.narrowing, filters, strictness, counting)
    return replace(found, suggestion=suggestion, relaxed=tuple(less))


def _page(
    matches: Matches,
    page: int,
    limit: int,
    order: Order,
    together: bool,
    explain: bool,
    facets: Collection[Facet],
    began: float,
) -> ResultPage:
    """What a search gives that began at a moment."""
    told = _together(matches, order, page * limit) if together else None
    hits = told.leaders if told else matches.ordered(order, page * limit)
    total = distinct(matches.said) if told else len(matches)
    counted = matches.narrowing.facets(matches.found.scored, facets)
    shown = hits[(page - 1) * limit : page * limit]
    scored = zip(shown.tolist(), matches.scores(shown), strict=True)
    return ResultPage(
        query=matches.query,
        total=len(matches),
        distinct=total,
        page=page,
        pages=max(1, ceil(total / limit)),
        hits=tuple(
            [_hit(matches, number, score, *(told.members(number) if told else ())) for number, score in scored]
        ),
        facets=counted,
        years=matches.narrowing.years(counted["year"]) if "year" in counted else (),
        undated=matches.narrowing.undated(matches.found.scored, counted["year"]) if "year" in counted else 0,
        understood=(
            *understood(matches.matcher, matches.narrowing, explain),
            *narrowed(matches.filters, matches.matcher.values),
        ),
        bracketed=bracketed(matches.node, matches.query),
        bounded=matches.notices,
        behind=matches.reader.behind,
        strictness=matches.strictness,
        widened=matches.widened,
        took_ms=round((time.perf_counter() - began) * 1000, 1),
    )


class _together:  # noqa: N801 - a step of the search
    """Hits that say the same taken together: `leaders` are the first of each group, in order, up to `enough`."""

    def __init__(self, matches: Matches, order: Order, enough: int) -> None:
        self._matches = matches
        looked = enough
        while True:
            ordered = matches.ordered(order, looked)
            first = np.unique(matches.said[matches.numbers.searchsorted(ordered)], return_index=True)[1]
            if len(first) >= enough or looked >= len(matches):
                break
            looked *= 4
        self.leaders = ordered[np.sort(first)[:enough]]

    def members(self, leader: int) -> tuple[int, list[int]]:
        """How many sections a group has, and these in order of time; of many the first of each round."""
        matches = self._matches
        group = matches.said[matches.numbers.searchsorted(leader)]
        numbers = matches.numbers[matches.said == group]
        numbers = numbers[np.argsort(matches.reader.when[numbers])]
        if len(numbers) <= MOST_TOLD:
            return len(numbers), numbers.tolist()
        firsts = np.unique(matches.reader.facets["round"].single[numbers], return_index=True)[1]
        return len(numbers), numbers[np.sort(firsts)].tolist()


def _hit(matches: Matches, number: int, score: float, sections: int = 1, told: Sequence[int] = ()) -> Hit:
    document = matches.document(number)
    marked = highlights(number, document, matches.traces, matches.of_fields)
    spans = tuple([span for span, _ in marked])
    return Hit(
        section=document.section,
        report=document.report,
        title=document.title,
        round=document.round,
        area=Area(*document.area) if document.area else None,
        item=document.item,
        pages=document.pages,
        score=score,
        text=document.text,
        highlights=spans,
        reasons=tuple([reason for _, reason in marked]),
        sections=sections,
        told=tuple([_telling(matches.document(one)) for one in told]) if told else (_telling(document),),
        newest=matches.reader.superseded.get(document.report),
    )


def _telling(document: Document) -> Telling:
    return Telling(document.report, document.section, document.round, document.pages)


def _asked(node: Node | None, field: str) -> Iterator[str]:
    """The values that a query asks for in a field; not those that sections may not have."""
    match node:
        case Field(name, value) if name == field:
            yield value
        case And(nodes) | Or(nodes):
            for one in nodes:
                yield from _asked(one, field)
