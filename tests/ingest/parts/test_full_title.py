"""A title that says only that it reports, and when, is told with what stands beside it."""

import pytest

from ingest.layout.lay_out import lay_out
from ingest.pages.page import Line, Word
from ingest.parts.full_title import full_title
from ingest.parts.split import split
from tests.ingest.made_pages import body, page


def large(text: str, top: float, size: float) -> Line:
    """A line whose letters and spaces are as wide as those of its size."""
    words, x = [], 70.0
    for word in text.split():
        words.append(Word(word, x, top, x + size / 2 * len(word), top + size, size))
        x += size / 2 * len(word) + size / 3
    return Line(1, tuple(words), 70.0, 525.0)


def told(*lines: tuple[str, float]) -> str:
    """The title of a report whose cover has lines in some sizes, close to each other."""
    top, found = 100.0, []
    for text, size in lines:
        found.append(large(text, top, size))
        top += 1.5 * size
    return full_title(lay_out([page(1, *found), page(2, *body(2))]))


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ([("Klimat- och energiplan", 40), ("Uppföljning 2023", 26)], "Klimat- och energiplan – Uppföljning 2023"),
        ([("Delårsrapport", 28), ("januari–augusti 2023", 18)], "Delårsrapport januari–augusti 2023"),
        (
            [("Kvalitetsrapport", 40), ("Almskolan", 22), ("läsåret 2022/23", 22)],
            "Kvalitetsrapport – Almskolan läsåret 2022/23",
        ),
        ([("Ekby kommun", 40), ("Uppföljning 2023", 26)], "Uppföljning 2023"),
        ([("Uppföljning av äldreplanen", 30), ("Ett gott liv", 20)], "Uppföljning av äldreplanen"),
        ([("Slutrapport", 30), ("Skriven i april", 9)], "Slutrapport"),
    ],
)
def test_what_a_report_is_about_is_told_with_its_title(lines: list[tuple[str, float]], title: str) -> None:
    assert told(*lines) == title


def test_the_round_is_read_from_the_title_alone() -> None:
    """The years of a plan over the title are no round, and do not hide the one that the title names."""
    cover = page(1, large("Klimatplan 2021–2026", 100, 40), large("Uppföljning 2023", 170, 26))
    found = split(lay_out([cover, page(2, *body(2))]), "klimat")
    assert (found.title, [one.label for one in found.rounds]) == (
        "Klimatplan 2021–2026 – Uppföljning 2023",
        ["2023"],
    )
