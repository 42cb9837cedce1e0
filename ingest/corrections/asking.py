"""Corrections as the archivist asks for them: by a section's id and words of its text.

Each function gives an operation for `Archive.correct`, anchored so that it can be replayed. `pdf` is the report's
original, in which the place of a cut is looked up.
"""

from datetime import date
from pathlib import Path

from ingest.conventions.rounds import round_of_heading
from ingest.corrections.anchors import opening_of, passage_of, spot_of
from ingest.corrections.operations import (
    CorrectText,
    MarkHeader,
    Merge,
    MoveBoundary,
    NameRound,
    PlaceInRound,
    RoundName,
    SetArea,
    SetItem,
    SetTitle,
    Split,
)
from ingest.errors import UnclearPlace, UnknownRound
from ingest.pages.page_words import lines_of, place_of
from ingest.report import Report, Round, Section


def merge(report: Report, section: str) -> Merge:
    """Make a section and the one after it one."""
    number = _number(report, section)
    if number + 1 == len(report.sections):
        raise UnclearPlace(f"{section} är det sista avsnittet; det finns inget efter det att slå ihop det med.")
    return Merge(opening_of(report.sections[number]), opening_of(report.sections[number + 1]))


def split(report: Report, pdf: Path, section: str, words: str) -> Split:
    """Let a new section begin with some words of a section."""
    found = report.sections[_number(report, section)]
    at = _only(found, words)
    return Split(spot_of(found, at), place_of(pdf, found, at))


def boundary(report: Report, pdf: Path, section: str, words: str) -> MoveBoundary:
    """Let a section begin with some words of its own, or of the section before it."""
    number = _number(report, section)
    if number == 0:
        raise UnclearPlace(f"{section} är det första avsnittet; det har ingen gräns mot något före sig.")
    first, second = report.sections[number - 1], report.sections[number]
    inside = second if words.strip() in second.text else first
    at = _only(inside, words)
    return MoveBoundary(opening_of(first), opening_of(second), spot_of(inside, at), place_of(pdf, inside, at))


def name_round(
    report: Report, label: str, new: str | None = None, start: date | None = None, end: date | None = None
) -> NameRound:
    """Give a round another name, other dates, or both; dates that are not given are those that the name says."""
    was = next((one for one in report.rounds if one.label.casefold() == label.strip().casefold()), None)
    if was is None:
        known = ", ".join(one.label for one in report.rounds) or "inga"
        raise UnknownRound(f"Rapporten har ingen omgång ”{label}”. Dess omgångar: {known}.")
    if new is not None and not new.strip():
        raise UnclearPlace(f"Skriv ett namn på omgången. Nu heter den ”{was.label}”.")
    said = round_of_heading(new) if new else None
    told = _in_order(new.strip() if new else was.label, start or (said or was).start, end or (said or was).end)
    return NameRound(RoundName(was.label, was.start, was.end), told)


def place(
    report: Report,
    section: str,
    label: str | None,
    start: date | None = None,
    end: date | None = None,
    *,
    alone: bool,
) -> PlaceInRound:
    """Put a section, and those that follow it in its round unless `alone`, in a round or (None) in none."""
    found = report.sections[_number(report, section)]
    if label is not None and not label.strip():
        raise UnclearPlace("Skriv ett namn på omgången som avsnittet ska höra till.")
    told = _round_named(report, label, start, end) if label else None
    now = report.round_of(found)
    if (told and (told.label, told.start, told.end)) == (now and (now.label, now.start, now.end)):
        raise UnclearPlace(f"{section} hör redan till {f'omgången ”{now.label}”' if now else 'hela rapporten'}.")
    return PlaceInRound(opening_of(found), told, not alone)


def area(report: Report, section: str, label: str | None, title: str | None, *, alone: bool) -> SetArea:
    """Put a section, and those that follow it in its area unless `alone`, in an area, or in none."""
    found = report.sections[_number(report, section)]
    return SetArea(opening_of(found), _or_none(label), _or_none(title), not alone)


def item(report: Report, section: str, label: str | None) -> SetItem:
    """Make a section an item of its area, or (None) no item."""
    return SetItem(opening_of(report.sections[_number(report, section)]), _or_none(label))


def header(report: Report, pdf: Path, section: str, words: str) -> MarkHeader:
    """Take a header or footer out of a section."""
    found = report.sections[_number(report, section)]
    start = _only(found, words)
    end = start + len(words.strip())
    return MarkHeader(passage_of(found, start, end), lines_of(pdf, found, start, end))


def text(report: Report, section: str, wrong: str, right: str) -> CorrectText:
    """Put right what was misread."""
    found = report.sections[_number(report, section)]
    if not right.strip():
        raise UnclearPlace("Skriv vad det ska stå. Text som inte hör hit märks i stället som sidhuvud.")
    if right.strip() == wrong.strip():
        raise UnclearPlace(f"”{right.strip()}” står redan så. Skriv vad det ska vara i stället.")
    start = _only(found, wrong)
    return CorrectText(passage_of(found, start, start + len(wrong.strip())), right.strip())


def title(report: Report, new: str) -> SetTitle:
    """Give the report another title, on one line."""
    if not new.strip():
        raise UnclearPlace(f"Skriv en titel på rapporten. Nu heter den ”{report.title}”.")
    return SetTitle(report.title, " ".join(new.split()))


def _in_order(label: str, start: date, end: date) -> RoundName:
    """A round's name whose dates are in order; raises UnclearPlace."""
    if end < start:
        raise UnclearPlace(f"Omgången ”{label}” slutar {end}, före sin början {start}. Byt datum.")
    return RoundName(label, start, end)


def _round_named(report: Report, label: str, start: date | None, end: date | None) -> RoundName:
    """The round of a name, which the report may have; raises UnclearPlace."""
    known = next((one for one in report.rounds if one.label.casefold() == label.strip().casefold()), None)
    said: Round | None = known or round_of_heading(label)
    first, last = start or (said.start if said else None), end or (said.end if said else None)
    if first is None or last is None:
        raise UnclearPlace(f"”{label}” säger inte vilken tid som avses. Ange första och sista dag.")
    if known and (first, last) != (known.start, known.end):
        raise UnclearPlace(
            f"Rapporten har redan omgången ”{known.label}” ({known.start}–{known.end}). Utelämna datum, ge "
            "den nya omgången ett annat namn, eller ändra tiden för den som finns."
        )
    return _in_order(known.label if known else label.strip(), first, last)


def _number(report: Report, section: str) -> int:
    for number, one in enumerate(report.sections):
        if one.id == section:
            return number
    raise UnclearPlace(f"{report.id} har inget avsnitt {section}. Se avsnitten med review {report.id}.")


def _only(section: Section, words: str) -> int:
    """Where some words stand, if once; raises UnclearPlace."""
    sought = words.strip()
    if not sought:
        raise UnclearPlace("Skriv de ord som det gäller, så många att de bara förekommer en gång.")
    times = section.text.count(sought)
    if times != 1:
        told = f"står {times} gånger i {section.id}. Ange fler ord." if times else f"står inte i {section.id}."
        raise UnclearPlace(f"”{sought}” {told}")
    return section.text.index(sought)


def _or_none(text: str | None) -> str | None:
    return text.strip() or None if text else None
