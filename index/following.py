"""Asking an archive to compare: what command line and app call, with all that it needs from the archive."""

from datetime import date
from typing import Literal

import msgspec

from index import subjects
from index.compare import Comparison, compare
from index.overview import Cell, Overview, overview
from index.promises import Followed
from index.promises import follow as follow_promises
from index.results import Strictness
from index.schemes import Proposal, Schemes, propose, schemes
from index.search import matching
from index.weights import Weights, of_archive
from ingest.errors import UnknownArea, UnknownRound, nearest
from ingest.keeping.archive import Archive
from ingest.keeping.area_schemes import Correspondence, State, correspondences, decide
from ingest.keeping.judgements import judgements
from ingest.register import Register
from ingest.report import Report, Span

Following = Literal["area", "unit", "query"]
MOST_SECTIONS = 1000  # of a search that is compared


def follow(
    archive: Archive,
    following: Following,
    name: str,
    report: str | None = None,
    from_round: str | None = None,
    to_round: str | None = None,
    strictness: Strictness | None = None,
) -> Comparison:
    """Compare an area (label or title), a unit or role (any of its names), or what a search finds.

    `strictness` is that of the search, as in `index.search.matching`.
    Raises UnknownArea, UnknownName, UnknownReport, UnknownRound or QueryError, each naming what there is.
    """
    weights = of_archive(archive)
    reports = list(archive.reports())
    subject: str | subjects.Subject = name
    if following == "unit":
        subject = subjects.unit(name, reports, Register.load(archive.register_file))
    elif following == "query":
        subject = subjects.found(name, _found(archive, name, strictness))
    known = schemes([one for one in reports if report in (None, one.id)], correspondences(archive))
    return compare(reports, subject, report, from_round, to_round, weights, known, archive.versions().superseded())


def _found(archive: Archive, query: str, strictness: Strictness | None) -> dict[tuple[str, str], tuple[Span, ...]]:
    matches = matching(archive, query, strictness=strictness)
    found = {}
    for number in matches.ordered("relevance", MOST_SECTIONS).tolist():
        document = matches.document(number)
        found[document.report, document.section] = tuple(span for span, _ in matches.highlights(number))
    return found


def known_schemes(archive: Archive) -> Schemes:
    """The numberings of an archive, with what the archivist has confirmed."""
    return schemes(archive.latest(), correspondences(archive))


def overviews(archive: Archive) -> list[Overview]:
    """A matrix for each numbering of the archive, the latest first."""
    return overview(list(archive.latest()), known_schemes(archive), judgements(archive), of_archive(archive))


def promised(archive: Archive, area: str | None = None) -> list[Followed]:
    """The promises of all areas, or of one, in order of time; raises UnknownArea."""
    weights, reports, known = of_archive(archive), list(archive.latest()), known_schemes(archive)
    names = [area] if area else [name for scheme in known.schemes for name in scheme.titles]
    found: dict[tuple[str, str], Followed] = {}
    for name in dict.fromkeys(names):
        for one in follow_promises(compare(reports, name, weights=weights, known=known)):
            found.setdefault((one.promise.sentence.section, one.promise.sentence.text), one)
    return sorted(found.values(), key=lambda one: (one.promise.round, one.promise.due))


def cell(archive: Archive, area: str, round_label: str) -> tuple[str, Cell]:
    """An area's name and its cell in a round; raises UnknownArea or UnknownRound, naming what there is."""
    made = overviews(archive)
    rows = [
        row
        for one in made
        for row in one.rows
        if area.casefold() in (row.area.casefold(), (row.title or "").casefold())
    ]
    if not rows:
        names = [row.area for one in made for row in one.rows]
        raise UnknownArea(f"Inget åtgärdsområde heter ”{area}”.{nearest(area, names)}")
    cells = {found.round.label: (row.area, found) for row in rows for found in row.cells if found}
    for label, found in cells.items():
        if label.casefold() == round_label.strip().casefold():
            return found
    raise UnknownRound(f"Området har ingen omgång ”{round_label}”. Omgångarna är {', '.join(cells)}.")


class AreaBreak(msgspec.Struct, frozen=True):
    """Two numberings that follow each other: what is decided, what may correspond, what stands alone."""

    before: str
    after: str
    until: date
    since: date
    decided: tuple[Correspondence, ...]
    proposals: tuple[Proposal, ...]
    alone_before: tuple[str, ...]
    alone_after: tuple[str, ...]


def area_breaks(archive: Archive) -> list[AreaBreak]:
    """Every change of numbering in the archive, in order of time."""
    weights, reports, known = of_archive(archive), list(archive.latest()), known_schemes(archive)
    return [_area_break(reports, known, earlier, later, weights) for earlier, later in known.breaks()]


def _area_break(reports: list[Report], known: Schemes, earlier: int, later: int, weights: Weights) -> AreaBreak:
    before, after = known.schemes[earlier], known.schemes[later]
    alone_before, alone_after = known.without_counterpart(earlier, later)
    return AreaBreak(
        before.name,
        after.name,
        before.rounds[-1].end,
        after.rounds[0].start,
        tuple(link for link in known.decided if known.is_between(link, earlier, later)),
        tuple(propose(reports, known, earlier, later, weights)),
        tuple(alone_before),
        tuple(alone_after),
    )


def decide_areas(
    archive: Archive, before: tuple[str, ...], after: tuple[str, ...], state: State
) -> Correspondence:
    """Confirm or reject that areas correspond across the change of numbering that has them on its sides.

    Raises UnknownArea where no change of numbering has them.
    """
    known = known_schemes(archive)
    for earlier, later in known.breaks():
        first, second = known.schemes[earlier], known.schemes[later]
        if set(before) <= first.titles.keys() and set(after) <= second.titles.keys():
            evidence = _evidence(archive, known, earlier, later, before, after)
            return decide(archive, before, after, first.rounds[-1].end, second.rounds[0].start, state, evidence)
    breaks = "; ".join(f"{known.schemes[one].name} → {known.schemes[other].name}" for one, other in known.breaks())
    raise UnknownArea(
        f"Ingen ändrad numrering har {', '.join(before)} före och {', '.join(after)} efter. "
        + (f"Arkivet har {breaks}." if breaks else "Arkivet har bara en numrering.")
    )


def _evidence(
    archive: Archive, known: Schemes, earlier: int, later: int, before: tuple[str, ...], after: tuple[str, ...]
) -> str:
    """The words that the areas share, as they were proposed."""
    found = propose(list(archive.latest()), known, earlier, later, of_archive(archive))
    words = [word for one in found if one.before in before and one.after in after for word in one.words]
    return ", ".join(dict.fromkeys(words))
