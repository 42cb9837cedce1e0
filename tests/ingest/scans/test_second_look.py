"""Figures with signs that tesseract's Swedish lacks are read once more, and only what is surer is used."""

import pytest
from PIL import Image

from ingest.scans.hocr import Seen
from ingest.scans.second_look import looked_twice

PAGE = Image.new("L", (2480, 3508), 255)


def seen(text: str, x0: float, confidence: float, base: float = 100) -> Seen:
    return Seen(text, x0, x0 + 5 * len(text), base, 10, confidence, int(base))


def read_again(words: list[Seen], *answer: tuple[str, float]) -> list[str]:
    """The words after a second look that reads, line by line, what is told."""
    given: list[int] = []

    def read(strip: Image.Image) -> list[Seen]:
        given.append(strip.height)
        return [seen(text, 20 + 30 * n, confidence, base=20) for n, (text, confidence) in enumerate(answer)]

    said = [one.text for one in looked_twice(words, PAGE, read)]
    return said if given else ["not asked"]


@pytest.mark.parametrize(
    ("words", "answer", "said"),
    [
        ([seen("68N", 100, 69)], [("68", 84), ("%", 84)], ["68", "%"]),
        ([seen("854", 100, 49)], [("85", 85), ("%", 85)], ["85", "%"]),
        ([seen("89", 100, 92), seen("4", 112, 30)], [("89", 89), ("%", 89)], ["89", "%"]),
        ([seen("8", 100, 92), seen("142", 107, 96)], [("§", 93), ("142", 96)], ["§", "142"]),
        ([seen("12", 100, 60)], [("l2", 90)], ["12"]),  # letters
        ([seen("S2", 100, 33)], [("§2", 57)], ["S2"]),  # an area
        ([seen("172", 100, 82)], [("72", 70)], ["172"]),  # less sure
        ([seen("142", 100, 96), seen("8", 117, 60)], [("147", 95), ("%", 95)], ["142", "8"]),  # was sure
    ],
)
def test_signs_are_had_from_the_second_reading(
    words: list[Seen], answer: list[tuple[str, float]], said: list[str]
) -> None:
    assert read_again(words, *answer) == said


def test_words_and_sure_figures_are_not_asked_after() -> None:
    words = [seen("nämnden", 100, 20), seen("2023", 140, 96), seen("på", 170, 40)]
    assert read_again(words) == ["not asked"]


def test_what_is_read_again_stands_where_it_stood() -> None:
    first, second = looked_twice(
        [seen("68N", 100, 69)], PAGE, lambda strip: [seen("68", 16.9, 90, 20), seen("%", 28, 90, 20)]
    )
    assert first.x0 == pytest.approx(100)
    assert first.x1 < second.x0 <= second.x1 <= 115
    assert (first.base, first.size, first.line) == (100, 10, 100)
