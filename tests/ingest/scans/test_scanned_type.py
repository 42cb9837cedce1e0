"""Sizes, weights and slants of scanned words are measured in their ink, whatever tesseract says of their lines."""

import msgspec
from PIL import Image, ImageFilter

from ingest.pages.page import Page, Word, lines_of_words
from ingest.scans.hocr import Seen
from ingest.scans.strokes import Height
from ingest.scans.type_sizes import ITALIC, _ends, _size, _thick, evened, typed
from tests.ingest.typeset import Line, typeset

BODY = [Line(f"texten på rad {row} handlar om en förvaltning", 300.0 + 14 * row, 10.0) for row in range(6)]


def words(*lines: Line) -> list[list[Word]]:
    """The words of the lines over a body of six lines, line by line without the body."""
    seen, picture = typeset([*lines, *BODY])
    found = typed(seen, picture)
    assert all(word.size == 10.0 and not word.bold for word in found if seen[word.number].line >= len(lines))
    return [[word for word in found if seen[word.number].line == number] for number in range(len(lines))]


def sizes(*lines: Line) -> list[float]:
    return [one[0].size for one in words(*lines)]


def test_a_line_is_as_large_as_its_small_letters_are_high() -> None:
    assert sizes(Line("nästan lika stor text", 100.0, 10.4, 12.0)) == [10.0]
    assert 12.4 < sizes(Line("en större rubrik", 100.0, 13.0, 10.0))[0] < 13.6
    assert 7.0 < sizes(Line("en mindre not", 100.0, 7.5, 10.0))[0] < 8.0


def test_capitals_are_measured_by_their_height() -> None:
    assert sizes(Line("LANDSBYGDEN", 100.0, 10.0, 13.5)) == [10.0]
    assert 15.2 < sizes(Line("LANDSBYGDEN", 100.0, 16.0, 22.0))[0] < 16.8


def test_rings_over_the_letters_of_a_short_heading_make_it_no_larger() -> None:
    usual = Height(5.0, 7.0)

    def size(text: str, small: float, tall: float) -> float:
        return round(_size([Seen(text, 72.0, 150.0, 100.0, 12.0, 90.0, 0)], Height(small, tall), usual, 10.0), 1)

    assert size("Unga på väg", 5.5, 8.7) == size("Ungdomar", 5.5, 7.7) == 11.0
    assert size("Ungdomar", 5.5, 8.7) == 11.7


def test_small_letters_that_were_measured_far_too_low_are_left_to_the_capitals() -> None:
    line = [Seen("Intäkter", 72.0, 150.0, 100.0, 8.3, 90.0, 0)]
    assert _size(line, Height(2.6, 6.0), Height(5.0, 7.2), 10.0) == 6.0 / 7.2 * 10.0


def test_a_line_of_two_or_three_small_letters_is_in_body_type() -> None:
    assert sizes(Line("III. Ut", 100.0, 10.0, 15.0)) == [10.0]
    assert sizes(Line("na", 100.0, 10.0, 8.5)) == [10.0]


def test_a_year_alone_on_the_last_line_of_a_heading_has_its_size() -> None:
    heading = Line("Uppföljning hösten", 100.0, 14.0)
    told, year = sizes(heading, Line("2014", 118.0, 12.4))
    assert told == year
    told, year = sizes(heading, Line("2014", 150.0, 12.4))
    assert told > year


def test_the_last_word_of_a_paragraph_has_its_size() -> None:
    told, last = sizes(Line("de kom dit, och inget mer kom", 100.0, 10.0), Line("ut.", 114.0, 8.8))
    assert told == last == 10.0
    told, last = sizes(Line("med god och stor", 100.0, 11.4), Line("marginal.", 116.0, 10.4))
    assert told == last


def test_words_with_thick_stems_are_bold() -> None:
    run_in, plain = words(
        Line("Tekniska kontoret. En plan finns", 100.0, 10.0, bold=2), Line("Plan finns", 120.0, 10.0)
    )
    assert [word.bold for word in run_in] == [True, True, False, False, False]
    assert not any(word.bold for word in plain)


def test_larger_type_is_bold_by_less_as_ink_spreads_less_in_it() -> None:
    assert is_bold_at(1.2, 15.0)
    assert not is_bold_at(1.05, 15.0)
    assert not is_bold_at(1.2, 10.0)


def is_bold_at(times: float, size: float) -> bool:
    """Whether a word of a line in a size is bold where its stems are so many times as thick as most."""
    one = Seen("Folkbibliotek", 72.0, 150.0, 100.0, size, 90.0, 0)
    return _thick([one], {id(one): times * 0.11}, 0.11, 10.0) == [True]


def test_a_word_that_is_nearly_as_thick_as_the_bold_one_beside_it_is_bold() -> None:
    line = [Seen(text, 72.0, 150.0, 100.0, 10.0, 90.0, 0) for text in ("Hållbar", "mat.", "Andelen", "ökade")]
    told = zip(line, (1.33, 1.21, 0.99, 1.2), strict=True)
    assert _thick(line, {id(one): times * 0.11 for one, times in told}, 0.11, 10.0) == [True, True, False, False]


def test_bold_type_in_a_colour_is_as_bold_as_black_and_plain_type_is_not() -> None:
    text = "Helåret utsläppen minskade mycket"
    told = [Line(text, 100.0, 10.0, bold=1, grey=115), Line(text, 120.0, 10.0, grey=115)]
    seen, picture = typeset([*told, *BODY])
    found = typed(seen, picture.filter(ImageFilter.GaussianBlur(2)))  # as of a scan at 200 dots per inch
    assert [word.bold for word in found[:8]] == [True] + [False] * 7


def test_a_line_of_short_words_is_as_bold_as_the_line_above() -> None:
    above, ends = words(Line("Tekniska kontorets", 100.0, 14.0, bold=2), Line("år", 116.0, 14.0, bold=1))
    assert [word.bold for word in (*above, *ends)] == [True, True, True]
    (alone,) = words(Line("år", 200.0, 10.0, bold=1))
    assert not alone[0].bold


def test_the_end_of_a_sentence_without_letters_that_rise_is_as_large_as_its_line() -> None:
    told = [Seen("används", 72.0, 150.0, 100.0, 11.3, 90.0, 0), Seen("nerna:", 72.0, 100.0, 116.0, 7.2, 90.0, 1)]
    assert _ends([told[1]], 7.2, [told[0]], 11.3)
    assert not _ends([msgspec.structs.replace(told[1], text="Nerna:")], 7.2, [told[0]], 11.3)


def test_leaning_lines_are_in_italics() -> None:
    leaning, upright = words(
        Line("Handläggare i ärendet", 100.0, 10.0, italic=True), Line("Handläggare i ärendet", 120.0, 10.0)
    )
    assert {word.font for word in leaning} == {ITALIC}
    assert ITALIC not in {word.font for word in upright}


def test_specks_that_are_taken_for_lines_are_no_obstacle() -> None:
    for told in (0.2, 0.9, 2.0, 4.0):
        assert len(words(Line("i. ii", 100.0, 2.0, told), Line("Tekniska", 200.0, 10.0))) == 2


def test_an_empty_page_has_no_words() -> None:
    assert typed([], Image.new("L", (100, 100), 255)) == []


def test_sizes_that_differ_little_from_page_to_page_are_one() -> None:
    pages = [scanned(1, 10.0, 14.4, 10.0), scanned(2, 10.3, 14.8, 10.3, 11.4)]
    sizes = [[line.size for line in page.lines] for page in evened(pages)]
    assert sizes == [[10.0, 14.4, 10.0], [10.0, 14.4, 10.0, 11.4]]


def test_headings_of_one_kind_are_one_size() -> None:
    body, headings = scanned(1, *(10.0,) * 9), scanned(1, 10.0, 10.8, 10.8, 12.0)
    lines = [
        msgspec.structs.replace(line, words=tuple(msgspec.structs.replace(word, bold=True) for word in line.words))
        for line in headings.lines
    ]
    (found,) = evened([msgspec.structs.replace(body, lines=(*body.lines, *lines))])
    assert [line.size for line in found.lines] == [*(10.0,) * 9, 10.8, 10.8, 10.8, 12.0]


def test_headings_of_which_some_were_measured_as_the_body_are_one_size() -> None:
    page = scanned(1, 10.3, 11.2, 10.3)
    words = [tuple(msgspec.structs.replace(word, bold=True) for word in line.words) for line in page.lines]
    lines = tuple(msgspec.structs.replace(line, words=bold) for line, bold in zip(page.lines, words, strict=True))
    (found,) = evened([msgspec.structs.replace(page, lines=lines)])
    assert [line.size for line in found.lines] == [10.3] * 3


def test_sizes_that_a_text_layer_tells_are_left_alone() -> None:
    page = msgspec.structs.replace(scanned(1, 10.0, 10.3), scanned=False)
    assert evened([page]) == [page]


def scanned(number: int, *sizes: float) -> Page:
    """A scanned page with a line of ten letters in each size."""
    words = [
        Word("rubriktext", 60.0, 20.0 * row, 160.0, 20.0 * row + size, size) for row, size in enumerate(sizes)
    ]
    return Page(number, 595.0, 842.0, lines_of_words(number, words), scanned=True)
