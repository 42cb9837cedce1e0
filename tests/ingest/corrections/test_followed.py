"""What became of each character is followed through corrections: renamed, joined, divided, marked as a header."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.corrections.anchors import opening_of, passage_of, spot_of
from ingest.corrections.followed import followed
from ingest.corrections.operations import Change, CorrectText, MarkHeader, Merge, SetArea, Split
from ingest.corrections.replay import apply, change
from ingest.report import PageCoverage, Part, Report, Stretch
from tests.conftest import SPRING_2014, report_of
from tests.ingest.corrections.test_any_corrections import operations, reports
from tests.ingest.corrections.test_corrections import entries

READ = report_of("r", (SPRING_2014, {"I": "Nämnden följer upp", "II": "Planen är klar."}))
FIRST, SECOND = READ.sections


def covered(report: Report) -> Report:
    """A report with a page of headings and texts, each section's after the other."""
    stretches, at = [], 0
    for section in report.sections:
        for what, length in (("heading", 3), ("section", len(section.text))):
            stretches.append(Stretch(at, at + length, what, section.id))  # type: ignore[arg-type]
            at += length
    return msgspec.structs.replace(report, coverage=(PageCoverage(1, at, tuple(stretches)),))


def after(*made: Change) -> list[tuple[str, str | None, list[tuple[str | None, int]]]]:
    """What each stretch is after some corrections: what, its section, and its parts where it was divided."""
    corrected = READ
    for one in made:
        corrected = change(corrected, one)
    (page,) = followed(covered(READ), corrected)
    return [(one.what, one.section, parts_of(one)) for one in page.stretches]


def parts_of(stretch: Stretch) -> list[tuple[str | None, int]]:
    return [(part.section, part.characters) for part in stretch.parts]


def test_what_stands_elsewhere_has_the_name_that_it_has_now() -> None:
    named = change(READ, SetArea(opening_of(FIRST), "V", None, False)).sections[0].id
    assert named != FIRST.id
    assert after(SetArea(opening_of(FIRST), "V", None, False))[:2] == [
        ("heading", named, []),
        ("section", named, []),
    ]
    joined = after(Merge(opening_of(FIRST), opening_of(SECOND)))
    assert {section for _, section, _ in joined} == {FIRST.id}
    corrected = after(CorrectText(passage_of(SECOND, 0, 6), "Programmet"))
    assert corrected == after()


def test_what_was_divided_tells_how_much_went_where() -> None:
    split = change(READ, Split(spot_of(FIRST, 8), None))
    tail = split.sections[1].id
    assert after(Split(spot_of(FIRST, 8), None))[1] == (
        "section",
        FIRST.id,
        [(FIRST.id, 8), (tail, 10)],
    )


def test_a_section_divided_where_a_page_ends_has_each_page_to_itself() -> None:
    """The second page has its text without the space that the text has between the two, and one more."""
    whole = report_of("r", (SPRING_2014, {"I": "Nämnden följer upp planen. Skolan är klar med sin del i maj."}))
    pages = [
        PageCoverage(number, length, (Stretch(0, length, "section", "0-I"),))
        for number, length in enumerate((26, 35), 1)
    ]
    read = msgspec.structs.replace(whole, coverage=tuple(pages))
    for at, expected in ((27, [[], []]), (8, [[("0-I", 8), ("varen-2014-I", 18)], []])):
        (first, second) = followed(read, change(read, Split(spot_of(read.sections[0], at), None)))
        assert [parts_of(page.stretches[0]) for page in (first, second)] == expected
        assert second.stretches[0].section == "varen-2014-I"


def test_parts_that_are_not_all_of_a_stretch_cannot_exist() -> None:
    with pytest.raises(ValueError, match=r"parts of 0\.\.9"):
        Stretch(0, 9, "section", "a", parts=(Part("a", 4), Part(None, 4)))


def test_a_section_that_was_a_header_is_a_header_s() -> None:
    header = MarkHeader(passage_of(FIRST, 0, len(FIRST.text)), ())
    assert after(header)[:2] == [("header", None, []), ("header", None, [])]
    part = after(MarkHeader(passage_of(FIRST, 8, len(FIRST.text)), ()))
    assert part[1] == ("section", FIRST.id, [(FIRST.id, 8), (None, 10)])


def test_what_is_gone_between_other_corrections_is_a_header_s() -> None:
    sections = {label: f"{label} har ett mål som nås under året av nämnden {label}" for label in "ABCDE"}
    read = covered(report_of("r", (SPRING_2014, sections)))
    first, gone, last = (read.sections[number] for number in (0, 2, 4))
    corrected = read
    for one in (
        CorrectText(passage_of(first, 2, 5), "hade"),
        MarkHeader(passage_of(gone, 6, 13), ()),
        CorrectText(passage_of(last, 2, 5), "hade"),
    ):
        corrected = change(corrected, one)
    parts = [parts_of(one) for one in followed(read, corrected)[0].stretches if one.parts]
    assert parts == [[(gone.id, 6), (None, 8), (gone.id, 31)]]


def test_what_is_gone_up_to_a_comma_is_a_header_s() -> None:
    read = covered(report_of("r", (SPRING_2014, {"I": "Det går bra. Under året kom elva, varav sex är nya."})))
    (section,) = read.sections
    corrected = change(read, MarkHeader(passage_of(section, 13, 32), ()))
    assert corrected.sections[0].text == "Det går bra. , varav sex är nya."
    assert parts_of(followed(read, corrected)[0].stretches[1]) == [("0-I", 13), (None, 21), ("0-I", 17)]


@given(st.data())
def test_whatever_is_corrected_each_character_is_accounted_for_in_what_there_is(data: st.DataObject) -> None:
    read = covered(data.draw(reports()))
    made = data.draw(st.lists(operations(read), max_size=4))
    corrected, _ = apply(read, entries(*made))
    (page,) = followed(read, corrected)
    assert page.characters == read.coverage[0].characters  # and each once, as every account must have it
    known = {None, *(section.id for section in corrected.sections)}
    assert {one.section for one in page.stretches} <= known
    for one in page.stretches:
        assert {section for _, section, _ in one.told} <= known
        assert sum(count for _, _, count in one.told) == one.end - one.start
        assert not one.parts or (one.section in {section for section, _ in parts_of(one)} and len(one.parts) > 1)
