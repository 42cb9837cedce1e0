"""Long work that lets others go first: taking in and indexing must not make those who search wait."""

import contextlib
import os

NICENESS = 10  # of 19; work beside which nobody searches is as quick as ever


def give_way() -> None:
    """Let this process, and those that it starts, have the processor and the disk when others do not want them.

    Linux derives the priority at the disk from that at the processor.
    """
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, max(NICENESS, os.getpriority(os.PRIO_PROCESS, 0)))
