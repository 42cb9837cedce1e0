"""Tesseract's answers are read as words with places in points, a space between those of a line."""

import pytest

from ingest.scans.hocr import words_of_hocr

FIGURES = ["maj", "2015", "8", "19"]


def answer(*words: tuple[str, int, int], size: float = 50.0) -> str:
    """A line of words, each from x to x in dots."""
    spans = "".join(
        f"<span class='ocrx_word' title='bbox {x0} 100 {x1} 150; x_wconf 93'>{text}</span>"
        for text, x0, x1 in words
    )
    told = f"bbox 0 100 2000 150; baseline 0 -10; x_size {size}; x_descenders 10"
    return f"<div><span class='ocr_line' title='{told}'>{spans}</span></div>"


def test_places_are_points_and_the_size_is_the_lines() -> None:
    (seen,) = words_of_hocr(answer(("Tekniska", 300, 600)))
    assert (seen.x0, seen.x1) == (72, 144)
    assert seen.base == pytest.approx(140 * 0.24)
    assert seen.size == pytest.approx(12)


@pytest.mark.parametrize(
    ("read", "parts"),
    [
        ("publicerasi", ["publiceras", "i"]),
        ("chefhar", ["chef", "har"]),
        ("kommunen", ["kommunen"]),
        ("12020", ["1", "2020"]),
    ],
)
def test_words_taken_together_are_parted(read: str, parts: list[str]) -> None:
    assert [one.text for one in words_of_hocr(answer((read, 300, 600)))] == parts


def test_the_number_of_a_paper_is_one_word() -> None:
    seen = words_of_hocr(answer(("KS", 300, 350), ("2022", 370, 450), ("/317", 460, 530)))
    assert [one.text for one in seen] == ["KS", "2022/317"]
    assert seen[1].x1 == pytest.approx(530 * 0.24)
    apart = words_of_hocr(answer(("2022", 370, 450), ("/317", 660, 730)))
    assert [one.text for one in apart] == ["2022", "/317"]


def test_words_whose_boxes_touch_have_a_space_between_them() -> None:
    first, second = words_of_hocr(answer(("befolkningen", 300, 600), ("stort", 600, 720)))
    assert second.x0 - first.x1 >= 0.2 * first.size - 1e-6
    assert first.x0 == 72


def test_no_space_is_taken_from_the_next_line() -> None:
    two = answer(("över", 300, 600)) + answer(("under", 300, 500))
    first, second = words_of_hocr(f"<body>{two}</body>")
    assert (first.x1, second.x0) == (144, 72)


def test_dashes_are_as_long_as_swedish_ones() -> None:
    assert [one.text for one in words_of_hocr(answer(("7—9", 300, 380)))] == ["7–9"]
    assert [one.text for one in words_of_hocr(answer(("–-", 300, 330)))] == ["–"]


def test_what_tesseract_takes_a_section_sign_for_is_one() -> None:
    assert [one.text for one in words_of_hocr(answer(("$", 300, 310), ("12", 330, 350)))] == ["§", "12"]


@pytest.mark.parametrize(
    ("line", "third"),
    [
        ("KS 2022-09-13 8 141", "§"),
        ("Socialnämnden 2022-09-13, 5 14.", "§"),
        ("Direktionen 2022-09-13 8 141", "§"),
        ("februari 2015, 8 19", "§"),
        ("i februari S 14.", "§"),
        ("den 2022-09-13 8 141", "8"),
        ("åren 2015 8 19", "8"),
    ],
)
def test_a_digit_stands_for_a_section_sign_in_the_name_of_a_decision_only(line: str, third: str) -> None:
    words = [(word, 300 + 120 * place, 400 + 120 * place) for place, word in enumerate(line.split())]
    assert [one.text for one in words_of_hocr(answer(*words))][2] == third


def test_figures_of_a_table_are_no_section_signs() -> None:
    words = [(word, 300 + 300 * place, 400 + 300 * place) for place, word in enumerate(FIGURES)]
    assert [one.text for one in words_of_hocr(answer(*words))] == FIGURES


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("lakttagelse", "Iakttagelse"),
        ("Iokaler,", "lokaler,"),
        ("Idrott", "Idrott"),
        ("lokaler", "lokaler"),
        ("IT", "IT"),
    ],
)
def test_capital_i_and_small_l_are_told_apart_by_the_lexicon(read: str, meant: str) -> None:
    assert [one.text for one in words_of_hocr(answer((read, 300, 600)))] == [meant]


@pytest.mark.parametrize("date", [(("2002-02-25", 300, 420), ("8", 430, 440)), (("2002-02-25-8", 300, 440),)])
def test_a_decision_may_take_three_lines_of_a_cell(date: tuple[tuple[str, int, int], ...]) -> None:
    rows = [(("KF", 300, 330),), date, (("18", 301, 320),)]
    lines = [
        answer(*row)[5:-6].replace(" 100 ", f" {100 + 60 * down} ").replace(" 150;", f" {150 + 60 * down};")
        for down, row in enumerate(rows)
    ]
    seen = words_of_hocr(f"<div>{''.join(lines)}</div>")
    assert [one.text for one in seen] == ["KF", "2002-02-25", "§", "18"]
