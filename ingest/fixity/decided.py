"""Whether what people decided of areas and statuses speaks of areas and rounds that the archive has.

`areas.toml` and `statuses.toml` are written by the program but may be edited by hand; corrections rename rounds.
A decision about what is not there is harmless, but somebody should know. Where reports have been withdrawn, what a
decision speaks of may be gone rightly.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from ingest.errors import BrokenRecord
from ingest.keeping.archive import Archive
from ingest.keeping.area_schemes import BrokenAreas, Correspondence, correspondences
from ingest.keeping.judgements import BrokenStatuses, judgements, statuses_file

Fault = tuple[str, str]  # the kind, and a message in Swedish
Seen = set[tuple[str, date, date]]  # the name of an area, and the first and last day of a round that has it
LOOK = "Rätta filen, eller låt raden stå om rapporten ska tas in igen."


def faults(archive: Archive) -> Iterator[Fault]:
    """What is wrong with the two files: that they cannot be read, or what in them is about nothing."""
    withdrawn = any(archive.tombstones_folder.glob("*.json"))
    try:
        seen = None if withdrawn else _seen(archive)
    except BrokenRecord:  # told of already
        seen = None
    yield from _areas(archive, seen)
    yield from _statuses(archive, seen)


def _seen(archive: Archive) -> Seen:
    return {
        (section.area.name, told.start, told.end)
        for report in archive.reports()
        for section in report.sections
        if section.area and (told := report.round_of(section))
    }


def _areas(archive: Archive, seen: Seen | None) -> Iterator[Fault]:
    try:
        decided = correspondences(archive)
    except BrokenAreas as error:
        yield "areas", str(error)
        return
    for one in decided if seen is not None else ():
        gone = _without_sections(one, seen or set())
        if gone:
            what = f"{archive.areas_file}: {_joined(one.before)} → {_joined(one.after)} gäller {_joined(gone)}"
            when = f"omgångarna till och med {one.until} eller från och med {one.since}"
            yield "areas", f"{what}, som inget avsnitt har i {when}. {LOOK}"


def _without_sections(one: Correspondence, seen: Seen) -> list[str]:
    """The areas of a decision that no section of their time has."""
    before = {area for area, _, end in seen if end <= one.until}
    after = {area for area, start, _ in seen if start >= one.since}
    return [
        *(name for name in one.before if name not in before),
        *(name for name in one.after if name not in after),
    ]


def _statuses(archive: Archive, seen: Seen | None) -> Iterator[Fault]:
    try:
        judged = judgements(archive)
    except BrokenStatuses as error:
        yield "statuses", str(error)
        return
    for one in judged if seen is not None else ():
        if (one.area, one.start, one.end) not in (seen or set()):
            what = f"{statuses_file(archive)}: läget för område {one.area} {one.start}–{one.end}"
            yield "statuses", f"{what} gäller inget avsnitt i arkivet. {LOOK}"


def _joined(names: Sequence[str]) -> str:
    return ", ".join(names)
