"""What looks odd in a split as a whole, though each round and area in it may be surely read.

A table that is read straight across, a heading that is not seen, or a column that is read at the wrong place
leaves traces: a round without areas where others have them, a label that is missing between two others, a text
that stops in the middle of a sentence, a text many times longer than its siblings.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from statistics import median

import msgspec

from ingest.conventions.labels import Kind, order, read_label
from ingest.conventions.rounds import FOLLOWING_UP
from ingest.parts.broken_off import begins_inside, ends_inside, has_stops, is_row_of_figures
from ingest.parts.misread import is_misread, misread_numbers, misread_words, unknown_words
from ingest.report import Round, Section
from ingest.state_tables.areas import IN_TABLE

NONE: Mapping[int, Container[str]] = {}
LONGER = 1.25  # times what other rounds say of an area: another may be in it
MUCH_LONGER = 4.0  # times the usual text
LONG = 120  # words more than it
LONG_WITHOUT = 250  # words of a report without areas or rounds
MOST_TITLE_WORDS = 6
FIRST_WORDS = 6  # that tell which text is meant
IN_A_ROW = 3  # short lines: items of a list, or cells of a table
FEWEST_LINES = 2  # that look like headings, in one text
QUOTED = 40  # characters, at most
_CAPTION = re.compile(r"(?:Tabell|Diagram|Figur|Bild)\b")
_STOP = re.compile(r"[.!?]")
_KINDS: tuple[Kind, ...] = ("roman", "upper", "number", "decimal")


MISREAD_TITLE = "misread title"


class Oddity(msgspec.Struct, frozen=True):
    """What is odd about a section, in Swedish; `kind` is the same when the report is read again."""

    section: str
    kind: str
    reason: str


def oddities(
    title: str, rounds: Sequence[Round], sections: Sequence[Section], scanned: Mapping[int, Container[str]] = NONE
) -> list[Oddity]:
    """All that is odd in a report, in the order of its text.

    `scanned` are the pages that OCR read, with the numbers on them that it was not sure of.
    """
    found = [
        *_misread_title(title, sections, scanned),
        *_without_rounds(title, rounds, sections),
        *_without_areas(rounds, sections),
        *_missing_labels(sections),
        *_repeated(sections),
        *_long(sections),
        *_broken_off(sections),
        *_headings_inside(sections),
        *_labels_inside(sections),
        *(Oddity(section, "unknown words", reason) for section, reason in unknown_words(sections)),
        *(Oddity(section, "misread words", reason) for section, reason in misread_words(sections, scanned)),
        *(Oddity(section, "misread numbers", reason) for section, reason in misread_numbers(sections, scanned)),
    ]
    places = {section.id: number for number, section in enumerate(sections)}
    return sorted(found, key=lambda one: places[one.section])


def _words(section: Section) -> int:
    return len(section.text.split())


def _name(section: Section) -> str:
    return (section.area.label or section.area.title or "") if section.area else ""


def _without_rounds(title: str, rounds: Sequence[Round], sections: Sequence[Section]) -> Iterator[Oddity]:
    if not rounds and sections and FOLLOWING_UP.search(title):
        reason = "Titeln säger att rapporten följer upp, men ingen omgång hittades."
        yield Oddity(sections[0].id, "no rounds", reason)


def _misread_title(title: str, sections: Sequence[Section], scanned: Container[int]) -> Iterator[Oddity]:
    if 1 in scanned and sections and is_misread(title):
        yield Oddity(sections[0].id, MISREAD_TITLE, f"Titeln kan vara fel läst: ”{title}”.")


def _without_areas(rounds: Sequence[Round], sections: Sequence[Section]) -> Iterator[Oddity]:
    """Rounds in which no area was found, where others have several, or where the text is long."""
    areas: dict[int | None, set[str]] = defaultdict(set)
    length: dict[int | None, int] = defaultdict(int)
    for section in sections:
        areas[section.round] |= {_name(section)} - {""}
        length[section.round] += _words(section)
    usual = max(map(len, areas.values()), default=0)
    for number, told in enumerate(rounds):
        if areas[number] or not length[number] or (usual < 2 and length[number] < LONG_WITHOUT):
            continue
        why = "fast andra omgångar har det" if usual >= 2 else "fast texten är lång"
        for section in sections:
            if section.round == number:
                yield Oddity(section.id, "no areas", f"Omgången ”{told.label}” har inga områden, {why}.")


def _missing_labels(sections: Sequence[Section]) -> Iterator[Oddity]:
    """Areas before which one is missing that another round has, where the text before may have swallowed it."""
    by_round: dict[int, list[Section]] = defaultdict(list)
    swallowing = set(_longer_before(sections))
    for section in sections:
        if section.round is not None and section.area and section.area.label:
            by_round[section.round].append(section)
    known = {_name(section) for found in by_round.values() for section in found}
    for found in by_round.values():
        there = {_name(section) for section in found}
        for before, section in zip([None, *found], found, strict=False):
            label = _name(section)
            missing = [one for one in known - there if _is_right_before(one, label)]
            if missing and section.id in swallowing and (before is None or _name(before) != label):
                reason = f"{missing[0]} saknas före {label}, men finns i en annan omgång."
                yield Oddity(section.id, "missing", reason)


def _longer_before(sections: Sequence[Section]) -> Iterator[str]:
    """The ids of sections before which, in the same round, more is said than other rounds say of the same area."""
    words: dict[str, Counter[int | None]] = defaultdict(Counter)
    for section in sections:
        words[_name(section)][section.round] += _words(section)
    rounds = {section.round for section in sections}
    for before, section in pairwise(sections):
        of_area = words[_name(before)]
        others = [of_area[one] for one in rounds - {section.round, None}]
        if before.round == section.round and of_area[before.round] > LONGER * median(others or [0]):
            yield section.id


def _is_right_before(one: str, other: str) -> bool:
    for kind in _KINDS:
        if _has_kind(one, kind) and _has_kind(other, kind):
            same_stem = kind != "decimal" or one.rpartition(".")[0] == other.rpartition(".")[0]
            return same_stem and order(other, kind) - order(one, kind) == 1
    return False


def _has_kind(label: str, kind: Kind) -> bool:
    read = read_label(f"{label}. X")
    return read is not None and kind in read.kinds


def _repeated(sections: Sequence[Section]) -> Iterator[Oddity]:
    """An area that comes again in its round after another one: once each time, with its place and first words.

    Items of an area that are each told round by round do not.
    """
    left: set[tuple[int | None, str]] = set()
    items: set[tuple[int | None, str, str | None]] = set()
    for before, section in zip([None, *sections], sections, strict=False):
        if not _name(section):
            continue
        key = section.round, _name(section)
        if before is None or (before.round, _name(before)) == key:
            continue
        left.add((before.round, _name(before)))
        items.add((before.round, _name(before), before.item))
        if _name(before) == key[1] and section.item and (*key, section.item) not in items:
            continue
        if key in left:
            after = f" efter ”{_name(before)}”" if _name(before) else ""
            where = f"punkt {section.item}, " if section.item else ""
            reason = f"Området ”{_name(section)}” kommer igen i samma omgång{after}: {where}{_opening(section)}"
            yield Oddity(section.id, "again", reason)


def _opening(section: Section) -> str:
    """The first words of a section, quoted."""
    words = section.text.split()
    return f"”{' '.join(words[:FIRST_WORDS])}{' …' if len(words) > FIRST_WORDS else ''}”"


def _long(sections: Sequence[Section]) -> Iterator[Oddity]:
    """A text many times longer than those of the areas: what follows it may have been swallowed."""
    lengths = [_words(section) for section in sections if section.area and not section.item]
    usual = median(lengths) if len(lengths) > 2 else 0
    for section in sections:
        words = _words(section)
        if usual and not section.item and words > MUCH_LONGER * usual and words > usual + LONG:
            yield Oddity(section.id, "long", f"Texten är {words} ord; områdenas är oftast {usual:.0f}.")


def _broken_off(sections: Sequence[Section]) -> Iterator[Oddity]:
    """A text that begins or ends in the middle of a sentence."""
    stops = has_stops(text for section in sections for text in _paragraphs(section))
    for section in sections:
        if section.area and section.area.reason.startswith(IN_TABLE):
            continue
        texts = _paragraphs(section)
        if begins_inside(texts):
            yield Oddity(section.id, "begins", f"Texten börjar mitt i en mening: ”{_beginning(texts[0])}…”")
        elif ends_inside(texts, stops):
            yield Oddity(section.id, "ends", f"Texten slutar mitt i en mening: ”…{_ending(texts[-1])}”")


def _beginning(text: str) -> str:
    """The first words of a text, as they are said of it."""
    return text if len(text) <= QUOTED else text[: QUOTED + 1].rpartition(" ")[0] or text[:QUOTED]


def _ending(text: str) -> str:
    """The last words of a text."""
    return _beginning(text[::-1])[::-1]


def _paragraphs(section: Section) -> list[str]:
    edges = [*section.paragraphs, len(section.text)]
    return [section.text[start:end].strip() for start, end in pairwise(edges)]


def _headings_inside(sections: Sequence[Section]) -> Iterator[Oddity]:
    """A text with short lines that are no sentences: headings that were not seen as such."""
    lines = Counter(text for section in sections for text in set(_paragraphs(section)))
    for section in sections:
        texts = _paragraphs(section)
        found = [text for number, text in enumerate(texts) if lines[text] == 1 and _may_head(texts, number)]
        if len(found) >= FEWEST_LINES:
            yield Oddity(
                section.id, "headings", f"Korta rader i texten kan vara rubriker: ”{found[0]}”, ”{found[1]}”."
            )


def _may_head(texts: Sequence[str], number: int) -> bool:
    """Whether a paragraph may be a heading: short, not one of several such in a row, and not over figures."""
    if not _is_like_heading(texts[number]) or _CAPTION.match(texts[number]):
        return False
    runs = (texts[max(start, 0) : start + IN_A_ROW] for start in range(number - IN_A_ROW + 1, number + 1))
    if any(len(run) == IN_A_ROW and all(map(_is_like_heading, run)) for run in runs):
        return False
    under = takewhile(lambda text: not _is_sentence(text), texts[number + 1 :])
    return not any(map(is_row_of_figures, under))


def _is_sentence(text: str) -> bool:
    return len(text.split()) > MOST_TITLE_WORDS and bool(_STOP.search(text))


def _is_like_heading(text: str) -> bool:
    words = text.split()
    short = 0 < len(words) <= MOST_TITLE_WORDS and text[:1].isupper() and text[-1:].isalpha()
    return short and not read_label(text)


def _labels_inside(sections: Sequence[Section]) -> Iterator[Oddity]:
    """A text with a paragraph that begins as an area of the report does."""
    known = {_name(section) for section in sections if section.area and section.area.label}
    for section in sections:
        for text in _paragraphs(section)[1:]:
            label = read_label(text)
            if label and label.is_area and label.text in known - {_name(section)} and section.item is None:
                yield Oddity(
                    section.id, "label", f"Texten innehåller det som kan vara ett område: ”{_beginning(text)}”."
                )
                break
