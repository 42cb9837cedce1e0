"""Whatever archivists ask for, a report holds together, and what is undone is as if it had not been made."""

import contextlib
from datetime import date
from random import Random

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from ingest.corrections.anchors import opening_of, passage_of, spot_of
from ingest.corrections.operations import (
    AnyOperation,
    CorrectText,
    Entry,
    MarkHeader,
    Merge,
    MoveBoundary,
    NameRound,
    PlaceInRound,
    RoundName,
    SetArea,
    SetTitle,
    Split,
    Undo,
)
from ingest.corrections.replay import apply, change, check
from ingest.errors import DoesNotFit
from ingest.report import Area, Box, Mention, Report, Section
from tests.conftest import AUTUMN_2014, SPRING_2014
from tests.ingest.corrections.test_corrections import entries, texts

WORDS = ["arbetet", "pågår.", "Nämnden", "beslutade", "att", "avvakta.", "II", "Kultur-", "och"]
TEXT = st.lists(st.sampled_from(WORDS), min_size=2, max_size=14).map(" ".join)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    texts = draw(st.lists(TEXT, min_size=1, max_size=5))
    found = []
    for number, text in enumerate(texts):
        starts = [at + 1 for at in range(len(text)) if text[at] == " "]
        paragraphs = tuple(sorted({0, *draw(st.lists(st.sampled_from(starts), max_size=3))}))
        mentions = tuple(
            Mention("UNIT", "Nämnden", at, at + 7, "nämnden")
            for at in range(len(text))
            if text.startswith("Nämnden", at)
        )
        box = Box(1 + number // 2, 50, 50 + 100 * (number % 2), 500, 140 + 100 * (number % 2))
        round_ = draw(st.sampled_from([None, 0, 1]))
        found.append(Section(f"s{number}", round_, Area("I"), None, text, (box,), paragraphs, mentions))
    return Report("r", "R", "r.pdf", "", 3, (SPRING_2014, AUTUMN_2014), tuple(found))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    return start + len(text[start:end]) - len(text[start:end].lstrip()), start + len(text[start:end].rstrip())


@st.composite
def operations(draw: st.DrawFn, report: Report) -> AnyOperation:
    number = draw(st.integers(0, len(report.sections) - 1))
    one = report.sections[number]
    other = report.sections[(number + 1) % len(report.sections)]
    at = draw(st.integers(0, len(one.text)))
    end = draw(st.integers(at, len(one.text)))
    words = passage_of(one, *_trimmed(one.text, at, end))
    place = draw(st.sampled_from([None, Box(one.boxes[0].page, 60, 100, 70, 110)]))
    name = RoundName("maj 2014", date(2014, 5, 1), date(2014, 5, 31))
    spring = RoundName("våren 2014", date(2014, 1, 1), date(2014, 6, 30))
    return draw(
        st.sampled_from(
            [
                Merge(opening_of(one), opening_of(other)),
                Split(spot_of(one, at), place),
                MoveBoundary(opening_of(one), opening_of(other), spot_of(one, at), place),
                MarkHeader(passage_of(one, at, end), (place,) if place else ()),
                CorrectText(words, draw(st.sampled_from(["x", "Nämnden", "två ord"]))),
                SetArea(opening_of(one), draw(st.sampled_from([None, "V"])), None, draw(st.booleans())),
                PlaceInRound(opening_of(one), draw(st.sampled_from([None, name])), draw(st.booleans())),
                NameRound(spring, name),
                SetTitle(report.title, draw(st.sampled_from(["Läget", "Årsbokslut"]))),
            ]
        )
    )


def letters(report: Report) -> str:
    return "".join("".join(texts(report)).split())


@given(st.data())
def test_no_corrections_make_a_report_that_does_not_hold_together(data: st.DataObject) -> None:
    """A section checks its positions when it is made; here: text stays where it was unless asked away."""
    report = data.draw(reports())
    for _ in range(4):
        if not report.sections:
            return
        operation = data.draw(operations(report))
        before = letters(report)
        try:
            report = change(report, operation)
        except DoesNotFit:
            continue
        if not isinstance(operation, MarkHeader | CorrectText):
            assert letters(report) == before
        for one in report.sections:
            assert one.text == one.text.strip() or isinstance(operation, CorrectText)
            assert all(one.text[mention.start : mention.end] == "Nämnden" for mention in one.mentions)
            assert all(0 < start < len(one.text) and one.text[start - 1] == " " for start in one.paragraphs[1:])


@given(st.data())
def test_a_split_is_put_together_again_by_a_merge(data: st.DataObject) -> None:
    report = data.draw(reports())
    one = data.draw(st.sampled_from(report.sections))
    spaces = [at for at, letter in enumerate(one.text) if letter == " "]
    at = data.draw(st.sampled_from(spaces)) + 1
    try:
        split = change(report, Split(spot_of(one, at)))
    except DoesNotFit:
        return  # the same words stand in two places
    number = next(n for n, other in enumerate(split.sections) if other.id == one.id)
    if len(split.sections) == len(report.sections):
        return  # the report already had a boundary there
    head, tail = split.sections[number : number + 2]
    assert f"{head.text} {tail.text}" == one.text
    try:
        again = change(split, Merge(opening_of(head), opening_of(tail)))
    except DoesNotFit:
        return
    if again != split:
        assert texts(again) == texts(report)
        assert set(one.paragraphs) - {at} <= set(again.sections[number].paragraphs)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Report, list[Entry]]:
    """A report and corrections that were accepted one after the other, each in the report as it then was."""
    report = draw(reports())
    made: list[Entry] = []
    for _ in range(draw(st.integers(0, 5))):
        corrected, _ = apply(report, made)
        if not corrected.sections:
            break
        entry = Entry(len(made) + 1, "2024-01-01T00:00:00+00:00", "a", draw(operations(corrected)))
        with contextlib.suppress(DoesNotFit):
            check(report, made, entry)
            made.append(entry)
    return report, made


@given(histories(), st.randoms())
def test_what_is_undone_is_as_if_it_had_not_been_made(history: tuple[Report, list[Entry]], draw: Random) -> None:
    report, made = history
    order = [entry.number for entry in made]
    draw.shuffle(order)
    undoing = list(made)
    for number in order:
        undo = Entry(len(undoing) + 1, "2024-01-01T00:00:00+00:00", "a", Undo(number))
        check(report, undoing, undo)
        undoing.append(undo)
    assert apply(report, undoing) == (report, ())
    for entry in undoing[len(made) :]:
        undoing.append(Entry(len(undoing) + 1, "2024-01-01T00:00:00+00:00", "a", Undo(entry.number)))
    assert apply(report, undoing) == apply(report, made)


@given(histories())
def test_replayed_corrections_give_what_they_gave(history: tuple[Report, list[Entry]]) -> None:
    """On the report as it was read, and on what has been through a record; text that nobody took away is there."""
    report, made = history
    corrected, conflicts = apply(report, made)
    assert conflicts == ()
    read = msgspec.json.decode(msgspec.json.encode(report), type=Report)
    assert apply(read, msgspec.json.decode(msgspec.json.encode(made), type=list[Entry])) == (corrected, ())
    if not any(isinstance(entry.operation, MarkHeader | CorrectText) for entry in made):
        assert letters(corrected) == letters(report)


@given(st.data())
def test_corrections_are_the_same_after_a_round_through_json(data: st.DataObject) -> None:
    report = data.draw(reports())
    made = entries(data.draw(operations(report)))
    assert msgspec.json.decode(msgspec.json.encode(made), type=list[Entry]) == made
