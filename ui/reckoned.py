"""What the pages of comparing show and is costly to reckon, reckoned once for each state of the archive."""

from functools import lru_cache
from pathlib import Path

import msgspec

from index import following
from index.changes import Change
from index.compare import Comparison, kinds_of_change
from index.following import AreaBreak, Following
from index.overview import Overview
from index.promises import Followed
from index.results import Strictness
from index.sentences import Sentence
from index.timeline import Reference, references
from ingest.keeping.archive import Archive
from ingest.keeping.judgements import statuses_file
from ui.address import link

State = tuple[tuple[str, str | int], ...]


class Followings(msgspec.Struct, frozen=True):
    """A comparison with the kinds of change of every link.

    `changes[step][link]` are those of `comparison.steps[step].links[link]`; `lines` says for the name of each
    sentence (`name_of`) which line of descent it is in.
    """

    comparison: Comparison
    changes: tuple[tuple[tuple[Change, ...], ...], ...]
    lines: dict[str, int]


def name_of(sentence: Sentence) -> str:
    """What a sentence is called in an address: it stays while its report is archived as it is."""
    return f"{sentence.report}/{sentence.section}/{sentence.span.start}"


class Asked(msgspec.Struct, frozen=True):
    """What is followed, in one report or in all, and how closely words must be those of a search."""

    kind: Following
    name: str
    report: str | None = None
    strictness: Strictness | None = None


def quoted(sentence: Sentence) -> str:
    """The address of the report that says a sentence, where it is marked."""
    characters = f"{sentence.span.start}-{sentence.span.end}"
    return link("report", rapport=sentence.report, avsnitt=sentence.section, citat=characters)


def followed(archive: Archive, asked: Asked, first: str | None = None, last: str | None = None) -> Followings:
    """A subject followed through its rounds; raises what `index.following.follow` raises."""
    return _followed(archive, _state(archive), asked, first, last)


def overviews(archive: Archive) -> list[Overview]:
    """A matrix for each numbering."""
    return _overviews(archive, _state(archive))


def promises(archive: Archive) -> list[Followed]:
    """All promises and their fates."""
    return _promises(archive, _state(archive))


def area_breaks(archive: Archive) -> list[AreaBreak]:
    """Every change of numbering."""
    return _area_breaks(archive, _state(archive))


def decisions(archive: Archive) -> list[Reference]:
    """The decisions that reports refer to."""
    return _decisions(archive, _state(archive))


def _state(archive: Archive) -> State:
    """What changes whenever anything does that these are made of."""
    files = (archive.register_file, archive.areas_file, statuses_file(archive))
    return (*archive.fingerprints().items(), *((path.name, _written_at(path)) for path in files))


def _written_at(path: Path) -> int:
    return path.stat().st_mtime_ns if path.exists() else 0


@lru_cache(32)
def _followed(
    archive: Archive,
    _: State,
    asked: Asked,
    first: str | None,
    last: str | None,
) -> Followings:
    comparison = following.follow(
        archive, asked.kind, asked.name, asked.report, first, last, strictness=asked.strictness
    )
    return Followings(
        comparison,
        tuple(tuple(kinds_of_change(link) for link in step.links) for step in comparison.steps),
        {name_of(one): n for n, line in enumerate(comparison.lines) for cell in line.cells for one in cell},
    )


@lru_cache(2)
def _overviews(archive: Archive, _: State) -> list[Overview]:
    return following.overviews(archive)


@lru_cache(2)
def _promises(archive: Archive, _: State) -> list[Followed]:
    return following.promised(archive)


@lru_cache(2)
def _area_breaks(archive: Archive, _: State) -> list[AreaBreak]:
    return following.area_breaks(archive)


@lru_cache(2)
def _decisions(archive: Archive, _: State) -> list[Reference]:
    return references(list(archive.reports()))
