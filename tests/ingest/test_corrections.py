"""Corrections: what each does, that they are replayed on a better reading, and that nothing is lost on the way."""

import contextlib
from datetime import date
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.corrections import asking
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
    Split,
    Undo,
    active,
)
from ingest.corrections.replay import apply, change, check
from ingest.errors import BackspegelError, BrokenRecord, DoesNotFit, UnclearPlace
from ingest.fixity.verify import verify
from ingest.keeping.archive import Archive, JournalLine, sha256_of
from ingest.report import Area, Box, Mention, Report, Section
from tests.conftest import AUTUMN_2014, ROOT, SPRING_2014, archived, report_of

NO_PDF = ROOT / "corpus" / "reports" / "2014-var.pdf"  # in which the made-up texts do not stand
REPORT = report_of(
    "2014",
    (SPRING_2014, {"I": "Arbetet pågår. Kanslienheten delas.", "II": "Planen är antagen."}),
    (AUTUMN_2014, {"I": "Arbetet är klart."}),
)


def entries(*operations: AnyOperation) -> list[Entry]:
    return [Entry(number, "2024-01-01T00:00:00+00:00", "a", one) for number, one in enumerate(operations, 1)]


def texts(report: Report) -> list[str]:
    return [section.text for section in report.sections]


def places(report: Report) -> list[tuple[str | None, str | None, str]]:
    return [
        ((told := report.round_of(one)) and told.label, one.area.name if one.area else None, one.text)
        for one in report.sections
    ]


# What each operation does


def test_two_sections_become_one() -> None:
    merged = change(REPORT, asking.merge(REPORT, "0-I"))
    assert texts(merged)[0] == "Arbetet pågår. Kanslienheten delas. Planen är antagen."
    assert merged.sections[0].paragraphs == (0, 36)
    assert merged.sections[0].id == "0-I"


def test_a_sentence_that_goes_on_keeps_its_paragraph() -> None:
    broken = report_of("2014", (SPRING_2014, {"I": "Arbetet", "II": "pågår."}))
    assert change(broken, asking.merge(broken, "0-I")).sections[0].paragraphs == (0,)


def test_a_section_is_split_where_the_words_begin() -> None:
    split = change(REPORT, asking.split(REPORT, NO_PDF, "0-I", "Kanslienheten"))
    assert texts(split)[:2] == ["Arbetet pågår.", "Kanslienheten delas."]
    assert split.sections[1].area == Area("I")
    assert split.sections[1].id == "varen-2014-I"


def test_a_boundary_moves_both_ways() -> None:
    back = change(REPORT, asking.boundary(REPORT, NO_PDF, "0-II", "Kanslienheten"))
    assert texts(back)[:2] == ["Arbetet pågår.", "Kanslienheten delas. Planen är antagen."]
    assert [section.id for section in back.sections[:2]] == ["0-I", "0-II"]
    forth = change(back, asking.boundary(back, NO_PDF, "0-II", "Planen"))
    assert texts(forth) == texts(REPORT)


def test_a_round_gets_its_name_and_dates() -> None:
    named = change(REPORT, asking.name_round(REPORT, "våren 2014", "T1 2014"))
    assert (named.rounds[0].label, named.rounds[0].start, named.rounds[0].end) == (
        "T1 2014",
        date(2014, 1, 1),
        date(2014, 4, 30),
    )
    assert [section.id for section in named.sections] == ["t1-2014-I", "t1-2014-II", "1-I"]
    dated = change(REPORT, asking.name_round(REPORT, "våren 2014", end=date(2014, 5, 31)))
    assert dated.rounds[0].label == "våren 2014"
    assert dated.rounds[0].end == date(2014, 5, 31)


def test_a_round_named_as_another_takes_its_sections() -> None:
    joined = change(REPORT, asking.name_round(REPORT, "hösten 2014", "våren 2014"))
    assert len(joined.rounds) == 1
    assert {section.round for section in joined.sections} == {0}


def test_sections_are_placed_in_a_round_that_was_missed() -> None:
    placed = change(REPORT, asking.place(REPORT, "0-II", "maj 2014", alone=False))
    assert [told.label for told in placed.rounds] == ["våren 2014", "maj 2014", "hösten 2014"]
    assert [label for label, _, _ in places(placed)] == ["våren 2014", "maj 2014", "hösten 2014"]
    whole = change(REPORT, asking.place(REPORT, "0-I", None, alone=False))
    assert [label for label, _, _ in places(whole)] == [None, None, "hösten 2014"]
    assert [told.label for told in whole.rounds] == ["hösten 2014"]


def test_an_area_gets_its_label_and_title_with_the_items_that_follow() -> None:
    items = msgspec.structs.replace(
        REPORT,
        sections=(
            REPORT.sections[0],
            msgspec.structs.replace(REPORT.sections[1], area=Area("I"), item="a"),
            REPORT.sections[2],
        ),
    )
    named = change(items, asking.area(items, "0-I", "IV", "Stödprocesser", alone=False))
    assert [(one.area and (one.area.label, one.area.title), one.id) for one in named.sections] == [
        (("IV", "Stödprocesser"), "varen-2014-IV"),
        (("IV", "Stödprocesser"), "varen-2014-IV-a"),
        (("I", None), "1-I"),
    ]
    alone = change(items, asking.area(items, "0-I", None, None, alone=True))
    assert [one.area is None for one in alone.sections] == [True, False, False]


def test_a_section_becomes_an_item() -> None:
    assert change(REPORT, asking.item(REPORT, "0-II", "b")).sections[1].id == "varen-2014-II-b"


def test_a_header_leaves_its_section() -> None:
    text = "Arbetet pågår. Älvhamra kommun 3 (9) Det går bra."
    mixed = report_of("2014", (SPRING_2014, {"I": text, "II": "Sida 4"}))
    cleaned = change(mixed, asking.header(mixed, NO_PDF, "0-I", "Älvhamra kommun 3 (9)"))
    assert texts(cleaned)[0] == "Arbetet pågår. Det går bra."
    assert texts(change(cleaned, asking.header(cleaned, NO_PDF, "0-II", "Sida 4"))) == [texts(cleaned)[0]]


def test_a_misread_word_is_put_right_and_mentions_follow() -> None:
    mention = Mention("UNIT", "Kanslienheten", 15, 28, "kanslienhet")
    marked = msgspec.structs.replace(
        REPORT, sections=(msgspec.structs.replace(REPORT.sections[0], mentions=(mention,)), *REPORT.sections[1:])
    )
    corrected = change(marked, asking.text(marked, "0-I", "pågår", "fortskrider"))
    (moved,) = corrected.sections[0].mentions
    assert corrected.sections[0].text[moved.start : moved.end] == "Kanslienheten"
    assert change(marked, asking.text(marked, "0-I", "slienh", "slie-nh")).sections[0].mentions == ()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (lambda: asking.merge(REPORT, "1-I"), "sista avsnittet"),
        (lambda: asking.merge(REPORT, "9"), "inget avsnitt 9"),
        (lambda: asking.boundary(REPORT, NO_PDF, "0-I", "pågår"), "första avsnittet"),
        (lambda: asking.split(REPORT, NO_PDF, "0-I", "saknas"), "”saknas” står inte"),
        (lambda: asking.split(REPORT, NO_PDF, "0-I", "e"), "Ange fler ord"),
        (lambda: asking.place(REPORT, "0-I", "nyss", alone=True), "vilken tid"),
        (lambda: asking.name_round(REPORT, "2020", "2021"), "våren 2014, hösten 2014"),
        (lambda: asking.name_round(REPORT, "våren 2014", end=date(2013, 1, 1)), "före sin början"),
        (lambda: asking.text(REPORT, "0-I", "pågår", " "), "vad det ska stå"),
    ],
)
def test_what_is_asked_unclearly_is_explained(asked, said: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(BackspegelError, match=said):
        asked()


# Boxes follow words


def test_boxes_are_cut_where_the_words_stand(demonstration: Archive) -> None:
    report = demonstration.record("2014-var").report
    pdf = demonstration.original(report.id)
    long = max(report.sections, key=lambda one: len(one.text))
    middle = long.text.index(". ", len(long.text) // 3) + 2
    words = long.text[middle : middle + 40]
    operation = asking.split(report, pdf, long.id, words)
    assert operation.place
    cut = change(report, operation)
    number = next(n for n, one in enumerate(cut.sections) if one.id == long.id)
    head, tail = cut.sections[number : number + 2]
    assert tail.text.startswith(words.strip())
    assert tail.boxes[0].top == operation.place.top
    assert head.boxes[-1].bottom <= operation.place.bottom
    assert height(head) + height(tail) <= height(long) + 2 * (operation.place.bottom - operation.place.top)


def height(section: Section) -> float:
    return sum(box.bottom - box.top for box in section.boxes)


def test_a_scanned_page_leaves_the_boxes_as_they_are() -> None:
    split = change(REPORT, asking.split(REPORT, NO_PDF, "0-I", "Kanslienheten"))
    assert split.sections[0].boxes == split.sections[1].boxes == REPORT.sections[0].boxes


def test_the_lines_of_a_header_are_no_part_of_its_section() -> None:
    one = msgspec.structs.replace(REPORT.sections[0], boxes=(Box(1, 50, 100, 500, 200),))
    report = msgspec.structs.replace(REPORT, sections=(one, *REPORT.sections[1:]))
    operation = MarkHeader(passage_of(one, 0, 14), (Box(1, 60, 100, 300, 112),))
    assert change(report, operation).sections[0].boxes == (Box(1, 50, 112, 500, 200),)


# Replayed on another reading


def reread(report: Report, **sections: str) -> Report:
    """The report with other texts, and other ids."""
    changed = [
        msgspec.structs.replace(one, id=f"ny-{one.id}", text=sections.get(one.id.replace("-", "_"), one.text))
        for one in report.sections
    ]
    return msgspec.structs.replace(report, sections=tuple(one for one in changed if one.text))


def test_a_correction_finds_its_place_in_a_better_reading() -> None:
    made = entries(
        asking.split(REPORT, NO_PDF, "0-I", "Kanslienheten"), asking.area(REPORT, "0-II", "V", None, alone=True)
    )
    better = reread(REPORT, **{"0_I": "Inledning. Arbetet pågår. Kanslienheten delas."})
    corrected, conflicts = apply(better, made)
    assert conflicts == ()
    assert texts(corrected)[:2] == ["Inledning. Arbetet pågår.", "Kanslienheten delas."]
    assert corrected.sections[2].area
    assert corrected.sections[2].area.label == "V"


def test_what_a_better_reading_has_right_already_changes_nothing() -> None:
    corrections = entries(
        asking.split(REPORT, NO_PDF, "0-I", "Kanslienheten"), asking.text(REPORT, "1-I", "klart", "slutfört")
    )
    better = report_of(
        "2014",
        (SPRING_2014, {"I": "Arbetet pågår.", "Ib": "Kanslienheten delas.", "II": "Planen är antagen."}),
        (AUTUMN_2014, {"I": "Arbetet är slutfört."}),
    )
    assert apply(better, corrections) == (better, ())


def test_what_no_longer_fits_is_a_conflict_and_the_others_go_on() -> None:
    made = entries(
        asking.split(REPORT, NO_PDF, "0-I", "Kanslienheten"),
        asking.area(REPORT, "0-II", "V", None, alone=True),
        asking.name_round(REPORT, "hösten 2014", "T2 2014"),
    )
    other = reread(REPORT, **{"0_I": "Helt annan text här."})
    corrected, conflicts = apply(other, made)
    assert [conflict.number for conflict in conflicts] == [1]
    assert "Kanslienheten delas" in conflicts[0].message
    assert [told.label for told in corrected.rounds] == ["våren 2014", "T2 2014"]


def test_words_that_stand_twice_are_a_conflict_and_no_guess() -> None:
    made = entries(asking.area(REPORT, "0-II", "V", None, alone=True))
    twice = reread(REPORT, **{"0_I": "Planen är antagen."})
    _, conflicts = apply(twice, made)
    assert "2 avsnitt" in conflicts[0].message


# Undone one by one


def test_an_undo_and_its_undo() -> None:
    first = asking.split(REPORT, NO_PDF, "0-I", "Kanslienheten")
    second = asking.name_round(REPORT, "hösten 2014", "T2 2014")
    assert [e.number for e in active(entries(first, second, Undo(1)))] == [2]
    assert [e.number for e in active(entries(first, second, Undo(1), Undo(3)))] == [1, 2]
    assert apply(REPORT, entries(first, Undo(1))) == (REPORT, ())


def test_a_later_correction_that_stood_on_an_undone_one_is_shown() -> None:
    first = asking.split(REPORT, NO_PDF, "0-I", "Kanslienheten")
    second = asking.area(change(REPORT, first), "varen-2014-I", "V", None, alone=True)
    assert apply(REPORT, entries(first, second))[1] == ()
    assert [one.number for one in apply(REPORT, entries(first, second, Undo(1)))[1]] == [2]


# Any corrections at all

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


# In the archive


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return archived(tmp_path, REPORT)


def test_the_record_stays_and_the_report_is_corrected(archive: Archive) -> None:
    record = (archive.records_folder / "2014.json").read_bytes()
    mark = archive.fingerprints()
    entry = archive.correct("2014", asking.area(REPORT, "0-II", "V", "Plan", alone=True))
    assert entry.number == 1
    assert (archive.records_folder / "2014.json").read_bytes() == record
    assert archive.record("2014").report == REPORT
    assert archive.report("2014").sections[1].area == next(archive.reports()).sections[1].area
    assert archive.report("2014").sections[1].id == "varen-2014-V"
    assert archive.fingerprints() != mark
    archive.correct("2014", Undo(1))
    assert archive.report("2014") == REPORT


def test_each_correction_has_a_line_in_the_journal(archive: Archive) -> None:
    archive.correct("2014", asking.area(REPORT, "0-II", "V", None, alone=True))
    archive.correct("2014", Undo(1))
    lines = [msgspec.json.decode(line, type=JournalLine) for line in archive.journal.read_bytes().splitlines()]
    assert [line.act for line in lines] == ["added", "corrected", "undone"]
    written = archive.corrections_file("2014").read_bytes().splitlines()
    assert [line.line for line in lines[1:]] == [sha256_of(line) for line in written]
    assert verify(archive).problems == ()


def test_what_does_not_fit_or_changes_nothing_is_refused(archive: Archive) -> None:
    operation = asking.area(REPORT, "0-II", "V", None, alone=True)
    archive.correct("2014", operation)
    before = archive.corrections_file("2014").read_bytes()
    for refused in (Undo(9), SetArea(opening_of(archive.report("2014").sections[1]), "V", None)):
        with pytest.raises(DoesNotFit):
            archive.correct("2014", refused)
    assert archive.corrections_file("2014").read_bytes() == before
    archive.correct("2014", Undo(1))
    with pytest.raises(DoesNotFit, match="redan ångrad"):
        archive.correct("2014", Undo(1))


def test_a_corrected_word_is_annotated_again(archive: Archive) -> None:
    archive.correct("2014", asking.text(REPORT, "0-II", "Planen", "Kommunstyrelsens plan"))
    assert [mention.name for mention in archive.report("2014").sections[1].mentions] == ["kommunstyrelsen"]
    kept = archive.folder / ".corrected" / "2014.json"
    assert kept.is_file()
    kept.unlink()
    assert archive.report("2014").sections[1].mentions


def test_corrections_survive_that_the_report_is_read_again(archive: Archive, tmp_path: Path) -> None:
    archive.correct("2014", asking.split(REPORT, NO_PDF, "0-I", "Kanslienheten"))
    archive.add(tmp_path / REPORT.file, reread(REPORT))
    assert texts(archive.report("2014"))[:2] == ["Arbetet pågår.", "Kanslienheten delas."]
    archive.add(tmp_path / REPORT.file, reread(REPORT, **{"0_I": "Inget av det stod där."}))
    assert [conflict.number for conflict in archive.corrected("2014").conflicts] == [1]


def test_verify_sees_that_a_correction_was_altered_or_taken_away(archive: Archive) -> None:
    archive.correct("2014", asking.area(REPORT, "0-II", "V", None, alone=True))
    path = archive.corrections_file("2014")
    written = path.read_bytes()
    path.write_bytes(written.replace(b'"V"', b'"X"'))
    assert "corrections" in [problem.kind for problem in verify(archive).problems]
    path.write_bytes(b"")  # as a program leaves it that died between the journal and the file
    assert "unfinished" in [problem.kind for problem in verify(archive).problems]
    path.write_bytes(b"{\n")
    assert "corrections" in [problem.kind for problem in verify(archive).problems]
    path.write_bytes(written)
    assert verify(archive).problems == ()


def test_a_round_that_ends_before_it_starts_is_no_correction(archive: Archive) -> None:
    archive.correct("2014", asking.name_round(REPORT, "våren 2014", end=date(2014, 7, 31)))
    path = archive.corrections_file("2014")
    altered = path.read_bytes().replace(b"2014-07-31", b"2013-07-31")
    assert altered != path.read_bytes()
    path.write_bytes(altered)
    with pytest.raises(BrokenRecord, match="går inte att läsa"):
        archive.report("2014")


def test_unclear_place_is_a_fault_that_users_can_act_on() -> None:
    assert issubclass(UnclearPlace, BackspegelError)
