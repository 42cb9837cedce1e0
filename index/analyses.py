"""What words are indexed as, found once for an archive though several processes index its reports.

A process analyzes first the words that fall to it and puts what it found into a folder that all of them read; of
the words that fall to others it takes what is there, and analyzes the rest. No process waits for another, and none
needs what another finds.
"""

import zlib
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

import msgspec

from index.swedish import part_stems
from index.words import stems

AT_A_TIME = 1_000  # words between one look into the folder and the next


class Analysis(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What a word is indexed as in each of the fields that hold words, each term once, as it lies in the index."""

    form: tuple[bytes, ...]
    stem: tuple[bytes, ...]
    part: tuple[bytes, ...]


class Shared(msgspec.Struct, frozen=True):
    """The folder in which `number` processes share what they find, and which of them, from 0, this one is."""

    folder: str
    own: int
    number: int


class Analyses:
    """The analyses of words, shared with other processes where there are any."""

    def __init__(self, shared: Shared | None = None) -> None:
        self._own, self._number = (shared.own, shared.number) if shared else (0, 1)
        self._folder = Path(shared.folder) if shared and self._number > 1 else None
        self._known: dict[str, Analysis] = {}
        self._taken: set[str] = set()
        self._put = 0

    def of(self, forms: Iterable[str]) -> list[Analysis]:
        """What words are indexed as, in their order."""
        forms = list(forms)
        shares: list[list[str]] = [[] for _ in range(self._number)]
        for form in forms:
            if form not in self._known:
                shares[(zlib.crc32(form.encode()) - self._own) % self._number].append(form)  # its own come first
        for share in shares:
            left = iter(share)
            while batch := list(islice(left, AT_A_TIME)):
                self._find(batch)
        return [self._known[form] for form in forms]

    def _find(self, forms: Sequence[str]) -> None:
        if self._folder:
            self._take(self._folder)
        found = {form: _analysis(form) for form in forms if form not in self._known}
        self._known |= found
        if self._folder and found:
            self._give(self._folder, found)

    def _take(self, folder: Path) -> None:
        """Take what other processes have found since the last time; what cannot be read is found here."""
        for path in folder.glob("[0-9]*"):
            if path.name not in self._taken:
                self._taken.add(path.name)
                try:
                    self._known |= msgspec.msgpack.decode(path.read_bytes(), type=dict[str, Analysis])
                except (OSError, msgspec.DecodeError):
                    continue

    def _give(self, folder: Path, found: dict[str, Analysis]) -> None:
        """Let others have what was found here; that a disk is full is told where the index is written."""
        name = f"{self._own}-{self._put}"
        self._put += 1
        self._taken.add(name)
        try:
            unfinished = folder / f"unfinished-{name}"
            unfinished.write_bytes(msgspec.msgpack.encode(found))
            unfinished.replace(folder / name)
        except OSError:
            return


def _analysis(form: str) -> Analysis:
    return Analysis((form.encode(),), _encoded(stems(form)), _encoded(part_stems(form)))


def _encoded(terms: Iterable[str]) -> tuple[bytes, ...]:
    return tuple(term.encode() for term in terms)
