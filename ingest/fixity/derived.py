"""Whether what is kept of corrected reports is what correcting them gives: it is derived, but people read it."""

from collections.abc import Iterator

from ingest.errors import BackspegelError
from ingest.fixity import places
from ingest.fixity.repair import Repaired
from ingest.fixity.verify import Problem
from ingest.keeping.archive import Archive


def problems(archive: Archive) -> Iterator[Problem]:
    """The reports of which something else is kept; what is of an older state nobody uses."""
    for report in _altered(archive):
        message = f"{archive.derived(report)} är inte vad rättelserna ger. Ta bort filen: den görs på nytt."
        yield Problem(report, "corrected report", message)


def removed(archive: Archive) -> Iterator[Repaired]:
    """Remove what is kept of those reports: it is made again where it is needed."""
    for report in list(_altered(archive)):
        archive.derived(report).unlink()
        yield Repaired(report, f"{archive.derived(report)} togs bort: den var inte vad rättelserna ger.")


def _altered(archive: Archive) -> Iterator[str]:
    if places.unreadable(archive):  # told of already
        return
    for path in sorted(archive.corrections_folder.glob("*.jsonl")):
        try:
            if not archive.is_kept_well(path.stem):
                yield path.stem
        except (BackspegelError, OSError):  # told of already
            continue
