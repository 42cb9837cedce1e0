"""An index built by a process of its own, so that nobody who searches waits for it.

`python -m index.aside FOLDER` brings the index of the archive in a folder up to date, and ends.
"""

import contextlib
import subprocess
import sys
import time
from pathlib import Path

from ingest.errors import ArchiveLocked, BackspegelError
from ingest.keeping.archive import Archive
from ingest.modest import give_way
from ingest.pages.confined import environment

AGAIN = 30.0  # seconds until another try, where one has failed
_started: dict[Path, tuple["subprocess.Popen[bytes]", float]] = {}


def build_aside(archive: Archive) -> None:
    """Begin to build the index, unless this program has begun it already; a builder holds the index's lock."""
    folder = archive.folder.absolute()
    before = _started.get(folder)
    if before and (before[0].poll() is None or (before[0].returncode and time.monotonic() - before[1] < AGAIN)):
        return
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "index.aside", str(folder)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(),
        start_new_session=True,  # it goes on where the program that asked for it ends
    )
    _started[folder] = process, time.monotonic()


def is_building(archive: Archive) -> bool:
    """Whether a process that this program began is at it."""
    before = _started.get(archive.folder.absolute())
    return before is not None and before[0].poll() is None


def main() -> None:
    """Build, giving way to all others; where another program is building, there is nothing to do."""
    from index.build import update

    give_way()
    try:
        with contextlib.suppress(ArchiveLocked):
            update(Archive(Path(sys.argv[1])), wait=0)
    except (BackspegelError, OSError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
