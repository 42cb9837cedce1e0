"""A search: the query read, the sections found, counted by facet, ordered and highlighted."""

import time
from collections import Counter
from collections.abc import Sequence
from math import ceil

from index.compile import Compiled, compile_query, coordinated
from index.highlight import highlights, snippet
from index.query import And, Fuzzy, Node, Not, Or, Phrase, Prefix, Words, parse
from index.reader import Reader, open_reader
from index.results import (
    FACETS,
    Facet,
    FacetValue,
    Filters,
    Hit,
    Order,
    ResultPage,
    Strictness,
    Understood,
)
from index.schema import Document
from index.swedish import normal
from ingest.archive import Archive
from ingest.report import Area

PAGE = 20  # hits
Scored = list[tuple[float, int]]  # score and document number, best first


def search(
    archive: Archive,
    query: str,
    filters: Filters = Filters(),  # noqa: B008 - frozen
    page: int = 1,
    limit: int = PAGE,
    order: Order = "relevance",
    strictness: Strictness = "compound",
) -> ResultPage:
    """Find sections; an empty query gives all of them, in order of time.

    `page` counts from 1, `limit` is hits a page. Raises QueryError, and ArchiveLocked where there is no index
    yet and another program is building it.
    """
    began = time.perf_counter()
    reader = open_reader(archive)
    node = parse(query)
    compiled = compile_query(node, reader, strictness)
    found = scored(reader, compiled)
    kept = filtered(reader, found, filters)
    hits = ordered(reader, kept, "oldest" if node is None and order == "relevance" else order)
    shown = hits[(page - 1) * limit : page * limit]
    return ResultPage(
        query=query,
        total=len(kept),
        page=page,
        pages=max(1, ceil(len(kept) / limit)),
        hits=tuple(_hit(reader.documents[number], score, compiled) for score, number in shown),
        facets=_facets(reader, found, filters),
        understood=tuple(_understood(reader, node, strictness)),
        suggestion=_suggestion(reader, node, query) if not found else None,
        took_ms=round((time.perf_counter() - began) * 1000, 1),
    )


def scored(reader: Reader, compiled: Compiled) -> Scored:
    """All sections that match, the best first."""
    return list(reader.searcher.search(compiled.query, limit=None).top_n)


def filtered(reader: Reader, found: Scored, filters: Filters, without: Facet | None = None) -> Scored:
    """The hits that pass the filters; `without` leaves the filter of one facet out."""
    wanted = _chosen(filters, without)
    refused = _chosen(filters.without or Filters(), without)
    if not wanted and not refused:
        return found
    return [hit for hit in found if _passes(reader.documents[hit[1]], wanted, refused)]


def _chosen(filters: Filters, without: Facet | None) -> dict[Facet, frozenset[str]]:
    return {
        name: frozenset(value.casefold() for value in getattr(filters, name))
        for name in FACETS
        if getattr(filters, name) and name != without
    }


def _passes(document: Document, wanted: dict[Facet, frozenset[str]], refused: dict[Facet, frozenset[str]]) -> bool:
    def has(facet: Facet, values: frozenset[str]) -> bool:
        return any(value.casefold() in values for value in document.values(facet))

    return all(has(*one) for one in wanted.items()) and not any(has(*one) for one in refused.items())


def ordered(reader: Reader, found: Scored, order: Order) -> Scored:
    """The hits in an order; equally relevant ones in order of time."""
    if order == "relevance":
        return sorted(found, key=lambda hit: (-hit[0], reader.documents[hit[1]].when))
    return sorted(found, key=lambda hit: reader.documents[hit[1]].when, reverse=order == "newest")


def _hit(document: Document, score: float, compiled: Compiled) -> Hit:
    spans = highlights(document.text, compiled.sought)
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
        snippet=snippet(document.text, spans),
    )


def _facets(reader: Reader, found: Scored, filters: Filters) -> dict[Facet, tuple[FacetValue, ...]]:
    """Each facet's values over all hits; its own filter does not count, so that more can be chosen."""
    return {name: _facet(reader, filtered(reader, found, filters, without=name), name) for name in FACETS}


def _facet(reader: Reader, found: Scored, name: Facet) -> tuple[FacetValue, ...]:
    documents = [reader.documents[number] for _, number in found]
    counts = Counter(value for document in documents for value in document.values(name))
    if name in ("round", "year"):
        first = {value: document.when[0] for document in documents for value in document.values(name)}
        return tuple(FacetValue(value, counts[value]) for value in sorted(counts, key=lambda v: (first[v], v)))
    return tuple(FacetValue(value, count) for value, count in sorted(counts.items(), key=lambda c: (-c[1], c[0])))


# What was understood, and what may have been meant


def _understood(reader: Reader, node: Node | None, strictness: Strictness) -> list[Understood]:
    found = []
    for leaf in _leaves(node):
        compiled = compile_query(leaf, reader, strictness)
        sections = sum(1 for _ in reader.searcher.docs_for_query(compiled.query))
        searched = {text: None for one in compiled.sought for keys in one.sequence for _, text in sorted(keys)}
        found.append(Understood(_written(leaf), tuple(searched)[:20], sections))
    return found


def _leaves(node: Node | None) -> list[Words | Phrase | Prefix | Fuzzy]:
    match node:
        case Words() | Phrase() | Prefix() | Fuzzy():
            return [node]
        case And(nodes) | Or(nodes):
            return [leaf for one in nodes for leaf in _leaves(one)]
        case Not(inner):
            return _leaves(inner)
    return []


def _written(leaf: Words | Phrase | Prefix | Fuzzy) -> str:
    match leaf:
        case Phrase(text, slop):
            return f"”{text}”" + (f"~{slop}" if slop else "")
        case Prefix(text):
            return f"{text}*"
        case Fuzzy(text):
            return f"{text}~"
        case Words(text):
            return text


def _suggestion(reader: Reader, node: Node | None, query: str) -> str | None:
    """The query with each unknown word replaced by the archive's own word that is spelled most like it."""
    suggested = query
    for leaf in _leaves(node):
        if not isinstance(leaf, Words):
            continue
        for form in coordinated(leaf.text):
            similar = _most_similar(reader, form)
            if similar:
                suggested = suggested.replace(leaf.text, similar)
    return suggested if suggested != query else None


def _most_similar(reader: Reader, form: str) -> str | None:
    words = reader.searcher.reader()
    if words.doc_frequency("form", form) or not form.isalpha():
        return None
    found: Sequence[str] = reader.searcher.corrector("form").suggest(normal(form), limit=1, maxdist=2, prefix=1)
    return found[0] if found else None
