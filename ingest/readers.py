"""Many files read side by side, each by one of as many readers as there are cores."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

import msgspec

from ingest.errors import RejectedFile
from ingest.intake import Copy, changed, hash_of, safe_name
from ingest.keeping.archive import Archive
from ingest.outcomes import Outcome
from ingest.report import Report
from ingest.worker import Reader, Refused


def side_by_side(
    archive: Archive, files: Sequence[Path], read: Callable[[Path, Reader], Outcome]
) -> Iterator[Outcome]:
    """What `read` makes of each file, in the order of the files; readers know the archive's register."""
    readers: SimpleQueue[Reader] = SimpleQueue()
    started = [Reader(archive.register_file) for _ in range(max(1, min(len(files), os.cpu_count() or 1)))]
    for reader in started:
        readers.put(reader)

    def read_one(file: Path) -> Outcome:
        reader = readers.get()
        try:
            return read(file, reader)
        finally:
            readers.put(reader)

    try:
        with ThreadPoolExecutor(len(started)) as pool:
            yield from pool.map(read_one, files)
    finally:
        for reader in started:
            reader.close()


def read_copy(reader: Reader, copy: Copy, told: Callable[[int, int], None]) -> Report:
    """The report in a copy; its checksum is ours to say, not the reader's. Raises RejectedFile."""
    answer = reader.read(copy.path.absolute(), told)
    if isinstance(answer, Refused):
        raise _Refusal(answer)
    if hash_of(copy.path) != copy.sha256:
        raise changed(Path(safe_name(copy.path)))
    return msgspec.structs.replace(answer.report, sha256=copy.sha256)


class _Refusal(RejectedFile):
    """A refusal by a reader."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.message)
        self.reason = refused.reason
