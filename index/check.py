"""Whether the search index says what the records say: the same reports, with all their sections; and whether saved
searches can be read.

An index that is missing, older or behind is none of that: the next search or `ingest` brings it up to date. But
one that still has the sentences of a report that was withdrawn is wrong, however that came about.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from whoosh.matching import NullMatcher

from index import build
from index.opening import opened
from index.saved import unreadable
from ingest.errors import BrokenRecord
from ingest.fixity import places
from ingest.fixity.verify import Problem
from ingest.keeping.archive import Archive

REBUILD = "Bygg om det med reindex eller verify --repair."


def problems(archive: Archive) -> Iterator[Problem]:
    """What is wrong with saved searches, and with an index that is of no use or not what it says that it is."""
    if places.unreadable(archive):  # told of already
        return
    yield from (Problem(None, "search", message) for message in unreadable(archive))
    if os.path.lexists(archive.index_folder) and not archive.index_folder.is_dir():
        yield Problem(None, "index", f"{archive.index_folder} är ingen mapp, och så inget sökindex. {REBUILD}")
        return
    yield from _of_withdrawn(archive)
    if not (archive.index_folder / "current").is_file():
        return
    folder = build.readable(archive)
    if folder is None:
        yield Problem(None, "index", f"Sökindexet i {archive.index_folder} går inte att använda. {REBUILD}")
        return
    if build.up_to_date(archive) is None:
        return
    try:
        counts, total = _sections(folder, archive)
        expected = {report: len(archive.report(report).sections) for report in archive.fingerprints()}
    except BrokenRecord:  # told of already
        return
    except Exception as error:  # whatever a damaged file provokes in the library that reads it
        yield Problem(
            None, "index", f"Sökindexet i {folder} går inte att läsa ({type(error).__name__}). {REBUILD}"
        )
        return
    for report in sorted(expected):
        if counts[report] != expected[report]:
            message = f"Sökindexet har {counts[report]} avsnitt av {report}, posten {expected[report]}. {REBUILD}"
            yield Problem(report, "index", message)
    if total != sum(expected.values()) and counts == expected:
        yield Problem(None, "index", f"Sökindexet har avsnitt av rapporter som inte finns. {REBUILD}")


def _of_withdrawn(archive: Archive) -> Iterator[Problem]:
    """Generations that keep what was withdrawn: the one in use, and those that a builder left."""
    withdrawn = {path.stem for path in archive.tombstones_folder.glob("*.json")}
    if not withdrawn or build.is_being_built(archive):
        return
    used = build.readable(archive)
    if used is None:  # told of as such
        return
    for report in sorted(withdrawn & {*build.knows_gone(archive, used)}):
        message = f"Sökindexet i {used} har kvar ord ur {report}, som är gallrad. {REBUILD}"
        yield Problem(report, "index", message)
    for folder in build.remains(archive):
        message = f"{folder} är ett äldre sökindex, som kan ha kvar ord ur det som är gallrat. {REBUILD}"
        yield Problem(None, "index", message)


def _sections(folder: Path, archive: Archive) -> tuple[dict[str, int], int]:
    """How many sections the index has of each report, and of all."""
    with opened(folder).searcher() as searcher:
        reader = searcher.reader()
        counts = {}
        for report in archive.fingerprints():
            found = reader.postings("report", report) if ("report", report) in reader else NullMatcher()
            counts[report] = sum(1 for _ in found.all_ids())
        return counts, int(reader.doc_count())
