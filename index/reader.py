"""An index opened for searching, with what facets and filters need in memory."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from threading import Lock

import whoosh.index
from whoosh.searching import Searcher

from index import build
from index.results import Facet
from index.schema import Document
from ingest.archive import Archive
from ingest.errors import ArchiveLocked


class Reader:
    """A searcher on one generation and state of the index, and its documents by number."""

    def __init__(self, folder: Path, superseded: Mapping[str, str]) -> None:
        self.index = whoosh.index.open_dir(str(folder))
        self.searcher: Searcher = self.index.searcher()
        self.folder = folder
        self.superseded = superseded  # reports of which there is a later version, and the latest

    @cached_property
    def documents(self) -> dict[int, Document]:
        """All sections by document number, read once."""
        reader = self.searcher.reader()
        return {number: reader.stored_fields(number)["stored"] for number in reader.all_doc_ids()}

    @cached_property
    def vocabulary(self) -> dict[Facet, list[str]]:
        """The values that each facet has in the archive."""
        names: tuple[Facet, ...] = ("round", "year", "area", "unit", "role", "report")
        return {
            name: sorted({value for document in self.documents.values() for value in document.values(name)})
            for name in names
        }

    def is_fresh(self, folder: Path) -> bool:
        """Whether this is still the newest state of the index in `folder`."""
        return folder == self.folder and bool(self.searcher.up_to_date())


_readers: dict[Path, Reader] = {}
_opening = Lock()


def open_reader(archive: Archive) -> Reader:
    """A reader that knows the records as they are now, shared by all searches of this process.

    While another program builds the index, the one before it is read.
    """
    try:
        folder = build.update(archive)
    except ArchiveLocked:
        older = build.current(archive)
        if older is None:
            raise
        folder = older
    key = archive.index_folder.resolve()
    with _opening:
        if key not in _readers or not _readers[key].is_fresh(folder):
            superseded = archive.versions().superseded()
            try:
                _readers[key] = Reader(folder, superseded)
            except FileNotFoundError:  # a writer merged segments between the list of files and their opening
                _readers[key] = Reader(folder, superseded)
        return _readers[key]
