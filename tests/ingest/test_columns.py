"""In which order the columns of a page are read."""

from ingest.layout.columns import in_order
from ingest.pages.page import Line, Word


def line(text: str, top: float, x: float, size: float = 10.0, bold: bool = False) -> Line:
    words = []
    for word in text.split():
        words.append(Word(word, x, top, x + 5 * len(word), top + size, size, bold))
        x += 5 * len(word) + 3
    return Line(1, tuple(words), 70.0, 525.0)


FULL = "En rad i en spalt som fylls till dess kant"


def test_a_heading_beside_a_chart_is_in_its_column() -> None:
    left = [line(f"{FULL} {row}", 100 + 14 * row, 70) for row in range(8)]
    heading = line("Norra skolan", 230, 70, 16, True)
    under = [line(f"{FULL} {row}", 262 + 14 * (row - 10), 70) for row in range(10, 18)]
    over_chart = [line(f"{FULL} {row}", 100 + 14 * (row - 20), 310) for row in range(20, 23)]
    below = [line(f"{FULL} {row}", 262 + 14 * (row - 30), 310) for row in range(30, 38)]
    chart = [line("80 60 40", 160 + 20 * row, 320, 7) for row in range(5)]
    page = [*left, heading, *under, *over_chart, *below]
    down = [*left, heading, *under, *over_chart, *below]
    assert [one.text for one in in_order(page, [], figures=chart)] == [one.text for one in down]
    bands = [*left, *over_chart, heading, *under, *below]
    assert [one.text for one in in_order(page, [])] == [one.text for one in bands]
