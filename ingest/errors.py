"""What can go wrong, as types that people can act on.

Every message is for users: in Swedish, names the file or the word, says what is wrong and what to do.
"""

import difflib
import errno
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

import msgspec

# What msgspec raises of a file that is not what it should be: also where a byte of it is no text.
NOT_AS_WRITTEN = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
MOST_NAMED = 20  # of what there is, in a message


class Reason(StrEnum):
    """Why a file was not taken in; `meaning` is what the user is told in general."""

    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    TOO_LARGE = "too large"
    TOO_SLOW = "too slow"
    NO_PAGES = "no pages"
    NOT_PDF = "not a PDF"
    UNSAFE = "unsafe"
    GONE = "gone"  # of a file that was rejected and is to be tried again
    WITHDRAWN = "withdrawn"  # of a file that the archive has parted with
    UNREAD = "unread"  # of an original that less could be read of than before

    @property
    def meaning(self) -> str:
        """The reason in a few Swedish words, for tables and sums."""
        return _MEANINGS[self]


_MEANINGS = {
    Reason.ENCRYPTED: "skyddad med lösenord",
    Reason.BROKEN: "skadad",
    Reason.TOO_LARGE: "för stor",
    Reason.TOO_SLOW: "för långsam att läsa",
    Reason.NO_PAGES: "utan sidor",
    Reason.NOT_PDF: "ingen PDF",
    Reason.UNSAFE: "osäker",
    Reason.GONE: "borta",
    Reason.WITHDRAWN: "gallrad",
    Reason.UNREAD: "läses inte utan tesseract",
}


class BackspegelError(Exception):
    """A fault that a user can act on; caught once at the edge (command line, page)."""


class RejectedFile(BackspegelError):
    """A file that cannot become a report; `reason` says why."""

    reason = Reason.BROKEN


class NotPdf(RejectedFile):
    """The file does not begin as a PDF does."""

    reason = Reason.NOT_PDF


class EncryptedPdf(RejectedFile):
    """The file asks for a password."""

    reason = Reason.ENCRYPTED


class BrokenPdf(RejectedFile):
    """The file cannot be parsed to its end."""

    reason = Reason.BROKEN


class EmptyPdf(RejectedFile):
    """The file has no pages."""

    reason = Reason.NO_PAGES


class TooLarge(RejectedFile):
    """The file has more bytes or pages than an archive takes in."""

    reason = Reason.TOO_LARGE


class UnsafeFile(RejectedFile):
    """The file is not what its name says: a link, or no file at all."""

    reason = Reason.UNSAFE


class LessRead(RejectedFile):
    """Pages of an archived report that were read before could not be read again."""

    reason = Reason.UNREAD


class GivenAgain(RejectedFile):
    """The file was withdrawn from the archive."""

    reason = Reason.WITHDRAWN


class UnclearWithdrawal(BackspegelError):
    """A withdrawal without reason or decision, or one that cannot be undone."""


class MissingArchive(BackspegelError):
    """The folder of the archive is not there."""


class ArchiveLocked(BackspegelError):
    """Another program is writing to the archive."""


class BrokenRecord(BackspegelError):
    """A record in the archive cannot be read."""


class NotAFile(BrokenRecord):
    """Something in the archive lies in the place of a file and is none: a pipe, a folder, a link to nowhere."""

    def __init__(self, path: Path) -> None:
        told = "är ingen fil som går att läsa. Ta bort det som ligger där och återställ filen från säkerhetskopia."
        super().__init__(f"{path} {told}")


class NewerRecord(BrokenRecord):
    """A record in the archive was written by a newer program."""


class BrokenPackage(BackspegelError):
    """A package that is not a whole archive, or a folder that one cannot be made of or put in."""


class UnknownReport(BackspegelError):
    """No report of that name is in the archive."""


class DoesNotFit(BackspegelError):
    """A correction that the report, as it is now read, has no place for."""


class UnclearPlace(BackspegelError):
    """A correction that was asked for without saying clearly where or what."""


class UnknownRound(BackspegelError):
    """No round of that name is in the reports asked about."""


class UnknownArea(BackspegelError):
    """No action area of that name is in the reports asked about."""


class UnknownName(BackspegelError):
    """No unit or role of that name is in the reports asked about."""


class QueryError(BackspegelError):
    """A query that cannot be read; `position` counts characters from its beginning, `guess` is one that can."""

    def __init__(self, message: str, position: int = 0, guess: str = "") -> None:
        super().__init__(message)
        self.position = position
        self.guess = guess


_FAULTS = {
    errno.ENOENT: "filen finns inte",
    errno.EACCES: "du saknar behörighet",
    errno.EPERM: "du saknar behörighet",
    errno.EIO: "disken ger fel",
    errno.ELOOP: "länken leder runt i en ring",
    errno.ENAMETOOLONG: "namnet är för långt",
    errno.ENXIO: "det är ingen vanlig fil",
    errno.EISDIR: "det är en mapp",
    errno.ENOTDIR: "en fil ligger där en mapp ska vara",
    errno.EEXIST: "något ligger redan där",
    errno.EROFS: "disken går bara att läsa",
    errno.ENOSPC: "disken är full",
    errno.EDQUOT: "utrymmet är slut",
}


def fault(error: OSError) -> str:
    """What the system refused, in a few Swedish words; as it says it where that is none of the usual faults."""
    return _FAULTS.get(error.errno or 0, error.strerror or str(error))


_WHAT_TO_DO = {
    errno.ENOSPC: "Disken är full. Frigör plats och kör kommandot igen; det som redan är intaget är helt.",
    errno.EDQUOT: "Utrymmet är slut. Frigör plats och kör kommandot igen; det som redan är intaget är helt.",
    errno.EROFS: "Mappen går bara att läsa. Kontrollera hur disken är monterad.",
    errno.EACCES: "Du får inte läsa eller skriva här. Kontrollera mappens rättigheter.",
    errno.EPERM: "Du får inte läsa eller skriva här. Kontrollera mappens rättigheter.",
    errno.EIO: "Disken svarar med fel. Kontrollera disken, och sedan arkivet med verify.",
}


def of_the_system(error: OSError) -> str:
    """What the system refused, on which file, and what to do, in Swedish."""
    told = _WHAT_TO_DO.get(error.errno or 0) or f"{fault(error).capitalize()}. Kontrollera sökvägen och disken."
    return f"{error.filename}: {told}" if error.filename else told


def nearest(wanted: str, known: Sequence[str]) -> str:
    """The end of a message about an unknown name: the one that was perhaps meant, or what there is."""
    near = difflib.get_close_matches(wanted, known, n=1)
    if near:
        return f" Menade du ”{near[0]}”?"
    return f" Det finns {', '.join(known[:MOST_NAMED])}." if known else ""
