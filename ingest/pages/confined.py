"""What a reader of untrusted files may do: little.

It writes no file, opens no connection, and takes no more memory than its limit; so do the programs that it starts.
The limits hold on every Unix; that it may not change the file system or reach the network needs Landlock (Linux
5.13 and 6.7), and is left out where the kernel has none.

Source: Landlock, docs.kernel.org/userspace-api/landlock.html.
"""

import contextlib
import ctypes
import os
import resource
import signal
import threading
import time
from pathlib import Path

MEMORY = 1_500_000_000  # bytes of address space; a reader with its model takes a third of a gigabyte
OPEN_FILES = 256
PROGRAM = Path(__file__).parents[2]
# Of the environment; the lexicon's file lies at home (ingest/word_forms.py).
KEPT = ("PATH", "HOME", "XDG_CACHE_HOME", "LANG", "LC_ALL", "LC_CTYPE", "PYTHONPATH", "TESSDATA_PREFIX", "TMPDIR")
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # system calls, the same on all machines
NO_NEW_PRIVILEGES = 38
PATH_BENEATH = 1
WRITE_FILE = 1 << 1
# Kinds of change to files by the version of Landlock that first knows them, and of TCP: bind and connect.
CHANGES = {1: 0b1_1111_1111_0000 | WRITE_FILE, 2: 1 << 13, 3: 1 << 14}
TCP_SINCE, TCP = 4, 0b11


def environment() -> dict[str, str]:
    """The variables that a reader is started with: where programs lie and which language, nothing secret."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    kept["PYTHONPATH"] = os.pathsep.join(filter(None, (str(PROGRAM), kept.get("PYTHONPATH"))))
    alone = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # threads of their own take address space each
    return kept | alone | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}


def confine(memory: int = MEMORY) -> None:
    """Give up what a reader does not need, for this process and all that it starts."""
    _limit(resource.RLIMIT_AS, memory)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_NOFILE, OPEN_FILES)
    change_no_files()


def change_no_files() -> bool:
    """Change no file and open no connection from now on; gives whether the kernel sees to it."""
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(1))
    if version < 1:
        return False
    changes = sum(bits for since, bits in CHANGES.items() if since <= version)
    handled = (ctypes.c_uint64 * 2)(changes, TCP if version >= TCP_SINCE else 0)
    size = ctypes.c_size_t(16 if version >= TCP_SINCE else 8)
    rules = libc.syscall(CREATE_RULESET, handled, size, ctypes.c_uint32(0))
    if rules < 0:
        return False
    try:
        _allow_writing(libc, rules, os.devnull)
        libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        return bool(libc.syscall(RESTRICT_SELF, rules, ctypes.c_uint32(0)) == 0)
    finally:
        os.close(rules)


def end_with(parent: int) -> None:
    """Watch, in a thread, that the parent lives: else the group would go on with nobody to read its answers."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os.killpg(0, signal.SIGKILL)

    threading.Thread(target=watch, daemon=True).start()


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def _allow_writing(libc: ctypes.CDLL, rules: int, path: str) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        beneath = _PathBeneath(WRITE_FILE, handle)
        libc.syscall(ADD_RULE, rules, ctypes.c_int(PATH_BENEATH), ctypes.byref(beneath), ctypes.c_uint32(0))
    finally:
        os.close(handle)


def _limit(what: int, most: int) -> None:
    with contextlib.suppress(ValueError, OSError):  # a lower limit that holds already is as good
        resource.setrlimit(what, (most, most))
