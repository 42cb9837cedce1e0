"""What a comparison follows through the rounds: an area, a unit or role, or what a search finds."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from index.schemes import Node, Schemes
from index.sentences import Sentence, sentences
from ingest.errors import UnknownArea, UnknownName, nearest
from ingest.register import Register
from ingest.report import Label, Report, Section, Span

LABELS: tuple[Label, ...] = ("UNIT", "ROLE")
Chosen = Callable[[Report, Section], Sequence[Sentence]]


class Subject(msgspec.Struct, frozen=True):
    """What is followed, as people call it, and the sentences of a section that speak of it."""

    name: str
    chosen: Chosen


def area(name: str, known: Schemes) -> Subject:
    """An area by label or title, through the numberings that the archivist has joined; raises UnknownArea."""
    nodes = known.following(name.strip())
    if not nodes:
        names = [area for scheme in known.schemes for area in scheme.titles]
        raise UnknownArea(f"Inget åtgärdsområde heter ”{name}”.{nearest(name, list(dict.fromkeys(names)))}")
    schemes = _schemes_of_rounds(known)

    def chosen(report: Report, section: Section) -> Sequence[Sentence]:
        if not section.area or section.round is None:
            return ()
        scheme = schemes(report, section.round)
        followed = scheme is not None and Node(scheme, section.area.name) in nodes
        return sentences(section, report.id) if followed else ()

    return Subject(_spelled(name, nodes), chosen)


def _schemes_of_rounds(known: Schemes) -> Callable[[Report, int], int | None]:
    """The scheme of each round of a report, found once."""
    found: dict[tuple[str, int], int | None] = {}

    def scheme(report: Report, number: int) -> int | None:
        if (report.id, number) not in found:
            names = {one.area.name for one in report.sections if one.round == number and one.area}
            found[report.id, number] = known.of_round(report.rounds[number], names)
        return found[report.id, number]

    return scheme


def _spelled(name: str, nodes: frozenset[Node]) -> str:
    """The name as reports spell it, whatever the case it was asked for in."""
    return next((node.area for node in nodes if node.area.casefold() == name.strip().casefold()), name.strip())


def unit(name: str, reports: Sequence[Report], register: Register) -> Subject:
    """The sentences that name a unit or role, by any of its names; raises UnknownName."""
    known = {
        expanded
        for report in reports
        for section in report.sections
        for mention in section.mentions
        for expanded in register.expansions(mention.name, mention.label)
    }
    wanted = {
        one.casefold() for label in LABELS for one in register.expansions(register.canonical(name, label), label)
    }
    if not any(one.casefold() in wanted for one in known):
        raise UnknownName(f"Ingen enhet eller roll heter ”{name}”.{nearest(name, sorted(known))}")

    def chosen(report: Report, section: Section) -> Sequence[Sentence]:
        return [
            sentence
            for sentence in sentences(section, report.id)
            if any(
                expanded.casefold() in wanted
                for mention in sentence.mentions
                for expanded in register.expansions(mention.name, mention.label)
            )
        ]

    return Subject(name, chosen)


def found(query: str, highlights: Mapping[tuple[str, str], Sequence[Span]]) -> Subject:
    """The sentences that a search found: for each report and section the places of its matches."""

    def chosen(report: Report, section: Section) -> Sequence[Sentence]:
        spans = highlights.get((report.id, section.id), ())
        return [
            sentence
            for sentence in (sentences(section, report.id) if spans else ())
            if any(span.start < sentence.span.end and sentence.span.start < span.end for span in spans)
        ]

    return Subject(query, chosen)
