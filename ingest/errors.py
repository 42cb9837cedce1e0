"""What can go wrong, as types that people can act on.

Every message is for users: in Swedish, names the file or the word, says what is wrong and what to do.
"""

import difflib
from collections.abc import Sequence

MOST_NAMED = 20  # of what there is, in a message


class BackspegelError(Exception):
    """A fault that a user can act on; caught once at the edge (command line, page)."""


class RejectedFile(BackspegelError):
    """A file that cannot become a report; `reason` is one word of a fixed list."""

    reason = "broken"


class NotPdf(RejectedFile):
    """The file does not begin as a PDF does."""

    reason = "not a PDF"


class EncryptedPdf(RejectedFile):
    """The file asks for a password."""

    reason = "encrypted"


class BrokenPdf(RejectedFile):
    """The file cannot be parsed to its end."""

    reason = "broken"


class EmptyPdf(RejectedFile):
    """The file has no pages."""

    reason = "no pages"


class TooLarge(RejectedFile):
    """The file has more bytes or pages than an archive takes in."""

    reason = "too large"


class GivenAgain(RejectedFile):
    """The file was withdrawn from the archive."""

    reason = "withdrawn"


class UnclearWithdrawal(BackspegelError):
    """A withdrawal without reason or decision, or one that cannot be undone."""


class ArchiveLocked(BackspegelError):
    """Another program is writing to the archive."""


class BrokenRecord(BackspegelError):
    """A record in the archive cannot be read."""


class NewerRecord(BrokenRecord):
    """A record in the archive was written by a newer program."""


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


def nearest(wanted: str, known: Sequence[str]) -> str:
    """The end of a message about an unknown name: the one that was perhaps meant, or what there is."""
    near = difflib.get_close_matches(wanted, known, n=1)
    if near:
        return f" Menade du ”{near[0]}”?"
    return f" Det finns {', '.join(known[:MOST_NAMED])}." if known else ""
