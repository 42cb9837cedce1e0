"""What corrections do, in Swedish sentences for lists of them."""

from collections.abc import Sequence

from ingest.corrections.anchors import Opening
from ingest.corrections.operations import (
    AnyOperation,
    Change,
    CorrectText,
    Entry,
    MarkHeader,
    Merge,
    MoveBoundary,
    NameRound,
    PlaceInRound,
    Reviewed,
    RoundName,
    SetArea,
    SetItem,
    SetTitle,
    Split,
    Undo,
    VersionOf,
    meant,
)
from ingest.counting import counted
from ingest.report import Round

LONGEST = 50  # characters of a quotation


def told_of(entry: Entry, entries: Sequence[Entry]) -> str:
    """One line that says what an entry among others does; an undo of an undo is told by what holds again."""
    if not isinstance(entry.operation, Undo):
        return told(entry.operation)
    return told_undo(entry.operation, entries)


def told_undo(undo: Undo, entries: Sequence[Entry]) -> str:
    """One line that says what an undo undoes, or what holds again because of it."""
    number, holds = meant(undo, entries)
    made = (entry.operation for entry in entries if entry.number == number)
    about = (told(operation) for operation in made if not isinstance(operation, Undo))
    return ": ".join([f"rättelse {number} {'gäller igen' if holds else 'ångrades'}", *about])


def told(operation: Change | VersionOf | Reviewed) -> str:
    """One line that says what an operation does."""
    match operation:
        case Merge(first, second):
            return f"{_named(second)} slogs ihop med {first.section}"
        case Split(at):
            return f"{at.section} delades före {quoted(at.after)}"
        case MoveBoundary(first, second, at):
            return f"gränsen mellan {first.section} och {second.section} flyttades till {quoted(at.after)}"
        case NameRound(was, becomes):
            return f"omgången {_round(was)} blev {_round(becomes)}"
        case PlaceInRound(section, round_, following):
            where = f"omgången {_round(round_)}" if round_ else "hela rapporten"
            return f"{_named(section)}{_with_following(following)} fördes till {where}"
        case SetArea(section, label, title, following):
            area = " ".join(part for part in (label, title) if part)
            where = f"område {area}" if area else "inget område"
            return f"{_named(section)}{_with_following(following)} fördes till {where}"
        case SetItem(section, item):
            return f"{_named(section)} blev {f'punkt {item}' if item else 'ingen punkt'}"
        case MarkHeader(passage):
            return f"{quoted(passage.text)} i {passage.section} märktes som sidhuvud"
        case CorrectText(passage, becomes):
            return f"{quoted(passage.text)} i {passage.section} rättades till {quoted(becomes)}"
        case SetTitle(was, becomes):
            return f"titeln {quoted(was)} blev {quoted(becomes)}"
        case VersionOf(None):
            return "rapporten är inte en version av någon annan"
        case VersionOf(report, None):
            return f"rapporten är en senare version av {report}"
        case VersionOf(report, likeness):
            alike = f"{likeness or 0:.0%}".replace("%", " %")
            return f"rapporten kändes igen som en senare version av {report} (lika till {alike})"
        case Reviewed(doubts):
            looked_at = counted(len(doubts), "osäkert ställe", "osäkra ställen")
            return f"granskad ({looked_at})" if doubts else "granskad"


def told_of_joining(operation: AnyOperation, before: Sequence[Round]) -> str:
    """That a round got the name and dates of another of those `before`, so that both are one; else nothing."""
    match operation:
        case NameRound(was, becomes) if was != becomes and becomes in [
            RoundName(one.label, one.start, one.end) for one in before
        ]:
            return f"Omgången {_round(becomes)} fanns redan, så de två är nu en."
    return ""


def quoted(text: str) -> str:
    """The beginning of a text in quotation marks."""
    short = " ".join(text.split())
    return f"”{short[:LONGEST].rstrip()} …”" if len(short) > LONGEST else f"”{short}”"


def _named(section: Opening) -> str:
    return f"{section.section} ({quoted(section.begins)})"


def _round(name: RoundName) -> str:
    return f"”{name.label}” ({name.start}–{name.end})"


def _with_following(following: bool) -> str:
    return " med det som följer" if following else ""
