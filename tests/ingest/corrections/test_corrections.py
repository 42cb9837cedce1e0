"""Corrections: what each does, that they are replayed on a better reading, and that nothing is lost on the way."""

from datetime import date

import msgspec
import pytest

from ingest.corrections import asking
from ingest.corrections.anchors import passage_of
from ingest.corrections.names_now import called_now
from ingest.corrections.operations import (
    AnyOperation,
    Entry,
    MarkHeader,
    Reviewed,
    Undo,
    active,
    undo_of,
)
from ingest.corrections.replay import apply, change
from ingest.corrections.words import told_of, told_of_joining
from ingest.errors import BackspegelError, UnclearPlace
from ingest.keeping.archive import Archive
from ingest.pages.boxes import cut_boxes, joined
from ingest.report import Area, Box, Mention, Report, Section
from tests.conftest import AUTUMN_2014, ROOT, SPRING_2014, report_of

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


def test_a_report_gets_another_title() -> None:
    named = change(REPORT, asking.title(REPORT, " Läget  2014 "))
    assert named == msgspec.structs.replace(REPORT, title="Läget 2014")
    with pytest.raises(UnclearPlace):
        asking.title(REPORT, " ")


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
    asked = asking.name_round(REPORT, "hösten 2014", "våren 2014")
    assert told_of_joining(asked, REPORT.rounds).endswith("fanns redan, så de två är nu en.")
    assert not told_of_joining(asking.name_round(REPORT, "hösten 2014", "T2 2014"), REPORT.rounds)
    joined = change(REPORT, asked)
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
        (
            lambda: asking.place(REPORT, "0-I", "hösten 2014", date(2014, 9, 1), date(2014, 9, 30), alone=True),
            "Rapporten har redan omgången ”hösten 2014”",
        ),
        (lambda: asking.name_round(REPORT, "2020", "2021"), "våren 2014, hösten 2014"),
        (lambda: asking.name_round(REPORT, "våren 2014", end=date(2013, 1, 1)), "före sin början"),
        (lambda: asking.text(REPORT, "0-I", "pågår", " "), "vad det ska stå"),
        (lambda: asking.text(REPORT, "0-I", "pågår", "pågår "), "står redan så"),
        (lambda: asking.place(REPORT, "0-I", "våren 2014", alone=True), "hör redan till omgången ”våren 2014”"),
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


def test_a_line_that_two_share_is_cut_at_the_word_and_whole_again_when_they_are_joined() -> None:
    box = Box(1, 50, 100, 500, 200)
    before, after = cut_boxes((box,), Box(1, 300, 120, 306, 132))
    assert before == (Box(1, 50, 100, 500, 120), Box(1, 50, 120, 300, 132))
    assert after == (Box(1, 300, 120, 500, 132), Box(1, 50, 132, 500, 200))
    assert joined(before, after) == (box,)


def test_a_text_cut_twice_inside_a_line_has_three_pieces_of_it() -> None:
    before, rest = cut_boxes((Box(1, 50, 100, 500, 112),), Box(1, 200, 100, 206, 112))
    middle, after = cut_boxes(rest, Box(1, 300, 100, 306, 112))
    assert [one.x0 for one in (*before, *middle, *after)] == [50, 200, 300]
    assert [one.x1 for one in (*before, *middle, *after)] == [200, 300, 500]
    assert joined(joined(before, middle), after) == (Box(1, 50, 100, 500, 112),)


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
    moved = reread(REPORT, **{"0_I": "Inget.", "0_II": "Nytt. Arbetet pågår. Kanslienheten delas."})
    (clash,) = apply(moved, entries(asking.area(REPORT, "0-I", "V", None, alone=True)))[1]
    assert clash.message == (
        "Inget avsnitt börjar längre med ”Arbetet pågår. Kanslienheten delas.”. Orden står nu inne i ny-0-II."
    )
    corrected, conflicts = apply(other, made)
    assert [conflict.number for conflict in conflicts] == [1]
    assert conflicts[0].message == "”Kanslienheten delas.” står inte längre i rapporten."
    assert [told.label for told in corrected.rounds] == ["våren 2014", "T2 2014"]


def test_a_correction_follows_its_section_that_now_ends_within_the_words_it_was_known_by() -> None:
    long = "Nämnden har antagit planen i maj. Den gäller i fyra år, och skolorna arbetar efter den."
    made = entries(asking.area(reread(REPORT, **{"0_I": long}), "ny-0-I", "V", None, alone=True))
    for text in ("Nämnden har antagit planen i maj.", f"{long} Klart."):
        corrected, conflicts = apply(reread(REPORT, **{"0_I": text}), made)
        assert not conflicts
        assert corrected.sections[0].area is not None
        assert corrected.sections[0].area.label == "V"


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


def test_an_undo_of_an_undo_is_told_by_what_holds_again() -> None:
    made = entries(asking.merge(REPORT, "0-I"), Undo(1), Undo(2), Undo(3))
    assert [told_of(one, made) for one in made[1:]] == [
        f"rättelse 1 {became}: 0-II (”Planen är antagen.”) slogs ihop med 0-I"
        for became in ("ångrades", "gäller igen", "ångrades")
    ]  # fmt: skip
    assert undo_of(1, made[:2]) == made[1]
    assert undo_of(1, made[:3]) is None


def test_one_doubt_and_several_are_told_in_the_right_number() -> None:
    one, two = entries(Reviewed(("a",)), Reviewed(("a", "b")))
    assert told_of(one, []) == "granskad (1 osäkert ställe)"
    assert told_of(two, []) == "granskad (2 osäkra ställen)"


def test_a_section_is_known_by_the_names_that_it_has_had() -> None:
    renamed = asking.name_round(REPORT, "våren 2014", "T1 2014")
    now = change(REPORT, renamed)
    again = asking.name_round(now, "T1 2014", "tertial 1 2014")
    made = entries(renamed, again)
    last = change(now, again).sections[1].id
    assert called_now(REPORT, made, "0-II") == called_now(REPORT, made, now.sections[1].id) == last
    assert called_now(REPORT, made, "saknas") is None


def test_a_section_that_was_merged_is_found_in_the_other() -> None:
    merged = asking.merge(REPORT, "0-I")
    renamed = asking.name_round(change(REPORT, merged), "våren 2014", "T1 2014")
    now = change(change(REPORT, merged), renamed)
    assert called_now(REPORT, entries(merged), "0-II") == "0-I"
    assert called_now(REPORT, entries(merged, renamed), "0-II") == now.sections[0].id != "0-I"


def test_a_section_that_was_marked_as_a_header_is_gone() -> None:
    header = MarkHeader(passage_of(REPORT.sections[1], 0, len(REPORT.sections[1].text)))
    assert len(change(REPORT, header).sections) == 2
    assert called_now(REPORT, entries(header), "0-II") is None


@pytest.mark.parametrize("name", ["", "  "])
def test_a_round_and_words_are_not_blank(name: str) -> None:
    with pytest.raises(UnclearPlace, match="Skriv ett namn på omgången"):
        asking.name_round(REPORT, "våren 2014", name)
    with pytest.raises(UnclearPlace, match="Skriv ett namn på omgången"):
        asking.place(REPORT, "0-I", name, alone=True)
    with pytest.raises(UnclearPlace, match="Skriv de ord"):
        asking.split(REPORT, NO_PDF, "0-I", name)
