"""Folders for copies of our own in the system's folder for temporary files, held while their maker lives.

A program that is killed cannot remove its own; the lock that it had on the folder is gone with it, and the next
run takes the folder away.
"""

import contextlib
import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PREFIX = "backspegel-"
YOUNG = 60.0  # seconds in which a folder may not have its lock yet


@contextmanager
def own_folder() -> Iterator[Path]:
    """A folder that is there as long as the context."""
    with tempfile.TemporaryDirectory(prefix=PREFIX) as temporary:
        handle = os.open(temporary, os.O_RDONLY | os.O_CLOEXEC)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield Path(temporary)
        finally:
            os.close(handle)


def clear_left() -> None:
    """Remove the folders of programs that died; those of others than this user are not touched."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):  # another's, or gone meanwhile
            status = folder.lstat()
            if status.st_uid != os.geteuid() or time.time() - status.st_mtime < YOUNG:
                continue
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(handle)
