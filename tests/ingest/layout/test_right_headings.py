"""Headings to the right of the text are read before it; states that stand there are not."""

import pytest

from ingest.layout.right_headings import apart, in_place
from ingest.pages.page import Line
from tests.ingest.layout.test_side_headings import TEXT, line

TEXTS = [2, 3, 4, 7, 8, 9, 12, 13]  # rows, in three parts


def page(*beside: tuple[int, str]) -> list[Line]:
    parts = {row: [(50.0, TEXT, False)] for row in TEXTS}
    for row, text in beside:
        parts.setdefault(row, []).append((440.0, text, True))
    return [line(row, *parts[row]) for row in sorted(parts)]


def test_each_is_read_whole_before_the_text_beside_it() -> None:
    lines = page((2, "Förskola"), (7, "Kultur och"), (8, "fritid"), (12, "Samråd"))
    ((rest, headings),) = apart([lines], 10.0)
    assert [[one.text for one in heading] for heading in headings] == [
        ["Förskola"],
        ["Kultur och", "fritid"],
        ["Samråd"],
    ]
    read = [one.text for one in in_place(rest, headings)]
    expected = ["Förskola", *[TEXT] * 3, "Kultur och", "fritid", *[TEXT] * 3, "Samråd", *[TEXT] * 2]
    assert read == expected


@pytest.mark.parametrize(
    "beside",
    [
        [(2, "Förskola"), (7, "Kultur")],  # too few
        [(2, "Klart"), (7, "Pågår"), (12, "Ej påbörjad")],  # states
        [(2, "Nämnden"), (7, "Styrelsen"), (12, "Nämnden")],  # who answers
        [(2, "Förskola"), (8, "Kultur"), (12, "Samråd")],  # inside a part
        [(2, "1 200"), (7, "1 300"), (12, "1 400")],  # sums
    ],
)
def test_other_words_there_are_part_of_their_lines(beside: list[tuple[int, str]]) -> None:
    lines = page(*beside)
    assert apart([lines], 10.0) == [(lines, [])]
