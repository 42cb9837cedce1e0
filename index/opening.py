"""An index opened without running what may be in it: Whoosh keeps its list of segments as a pickle.

A folder that came from elsewhere may hold anything, and a pickle runs what it names. So of what Whoosh unpickles
only the classes are let through that our indexes consist of, and the fields are always our own.
"""

import pickle
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex

from index.schema import schema

NAME = "MAIN"
CLASSES = frozenset(
    {("whoosh.codec.whoosh3", "W3Segment"), ("index.codec", "ArrayCodec"), ("collections", "defaultdict"),
     ("builtins", "int"), ("builtins", "set")}
)  # fmt: skip


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in CLASSES:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of an index")
        return super().find_class(module, name)


class _Storage(FileStorage):
    """The files of an index; what is unpickled of them is of known classes."""

    def open_file(self, name: str, **options: Any) -> Any:
        stream = super().open_file(name, **options)
        stream.read_pickle = lambda: _unpickled(stream)
        return stream


def _unpickled(stream: Any) -> Any:
    try:
        return _Unpickler(stream.file).load()
    except BaseException:
        stream.close()  # which Whoosh leaves open
        raise


def opened(folder: Path) -> FileIndex:
    """The index in a folder. Raises whatever a damaged file provokes in the library that reads it."""
    return FileIndex(_Storage(str(folder)), schema=schema(), indexname=NAME)


def segments(storage: FileStorage) -> list[Any]:
    """The segments of an opened index as it is now."""
    return list(TOC.read(storage, NAME, schema=schema()).segments)


def is_index(folder: Path) -> bool:
    """Whether there is an index; not to be believed once, as its list of files may be replaced meanwhile."""
    try:
        opened(folder)
    except Exception:  # whatever a damaged file provokes
        return False
    return True


def opens(folder: Path) -> bool:
    """Whether an index can be searched."""
    try:
        opened(folder).searcher().close()
    except Exception:
        return False
    return True
