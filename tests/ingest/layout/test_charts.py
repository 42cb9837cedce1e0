"""The texts of drawn charts are no text of the report; tables and boxes are not taken for charts."""

import pytest

from ingest.layout.captions import captions
from ingest.layout.charts import labels
from ingest.layout.lay_out import lay_out
from ingest.pages.page import Page, Rule, Word, lines_of_words, without

BODY = 11.0
HEIGHTS = (60.0, 75.0, 90.0, 40.0)
BARS = tuple(Rule(100.0 + 80 * n, 500.0 - height, 140.0 + 80 * n, 500.0) for n, height in enumerate(HEIGHTS))
LABELS = [(str(2019 + n), 108.0 + 80 * n, 503.0, 8.0) for n in range(4)]
VALUES = [(f"{height:.0f}", 112.0 + 80 * n, 490.0 - height, 8.0) for n, height in enumerate(HEIGHTS)]
TEXT = [
    ("Antalet besök minskade under året och var färre än väntat", 70.0, 300.0 + 14 * n, BODY) for n in range(5)
]
CAPTION = ("Figur 1. Antal besök varje år i tusental.", 70.0, 520.0, 8.0)


def page(placed: list[tuple[str, float, float, float]], *rules: Rule, curves: tuple[Rule, ...] = ()) -> Page:
    """A page with texts at x and top in a size."""
    words: list[Word] = []
    for text, x, top, size in placed:
        for word in text.split():
            words.append(Word(word, x, top, x + 5 * len(word), top + size, size, number=len(words)))
            x += 5 * len(word) + 3
    return Page(1, 595.0, 842.0, lines_of_words(1, words), rules, curves=curves)


def found(one: Page) -> list[str]:
    return sorted(line.text for line in labels(one, set(), BODY))


def test_values_and_years_of_bars_are_labels_and_so_is_the_caption() -> None:
    one = page([*TEXT, *LABELS, *VALUES, CAPTION], *BARS, Rule(90.0, 500.0, 400.0, 500.0))
    assert found(one) == sorted(text for text, *_ in (*LABELS, *VALUES))
    body = [line.text for line in lay_out([one]).body]
    assert body == [text for text, *_ in TEXT]
    assert {reason for _, reason in lay_out([one]).aside} == {"figure text"}


def test_what_the_bars_stand_for_is_said_beside_an_axis_that_is_higher() -> None:
    legend = [("Kontaktade", 200.0, 380.0, 8.0), ("I studier", 300.0, 380.0, 8.0)]
    across, up = Rule(85.0, 500.0, 400.0, 500.0), Rule(85.0, 370.0, 85.0, 500.0)
    assert found(page([*TEXT, *legend], *BARS, across, up)) == ["I studier", "Kontaktade"]
    assert found(page([*TEXT, *legend], *BARS, across)) == []


def test_what_a_chart_is_called_stands_alone_over_it() -> None:
    name = ("Utsläpp i ton per invånare och år", 180.0, 388.0, 8.0)
    assert name[0] in found(page([*TEXT, *LABELS, *VALUES, name], *BARS))
    for other in (("Noten gäller utsläpp", 180.0, 377.0, 8.0), ("Minskar", 420.0, 388.0, 8.0)):
        assert name[0] not in found(page([*TEXT, *LABELS, *VALUES, name, other], *BARS))


def test_what_is_left_of_a_line_stays_where_it_is() -> None:
    one = page([("Antalet besök minskade under hela året och blev", 430.0, 503.0, BODY), *LABELS], *BARS)
    rest = without(one, labels(one, set(), BODY))
    assert [line.text for line in rest.lines] == ["Antalet besök minskade under hela året och blev"]
    assert without(one, []) is one


@pytest.mark.parametrize("before", [0.0, 0.5])  # of a bar, over the line that all have in common
def test_names_of_bars_that_lie_across_the_page_are_labels(before: float) -> None:
    lefts = [200 + before * (max(HEIGHTS) - height) for height in HEIGHTS]
    lying = [
        Rule(left, 400.0 + 30 * n, left + height, 415.0 + 30 * n)
        for n, (left, height) in enumerate(zip(lefts, HEIGHTS, strict=True))
    ]
    names = [("Vård och omsorg i hemmet", 75.0, 403.0 + 30 * n, 8.0) for n in range(4)]
    assert found(page([*TEXT, *names], *lying)) == [text for text, *_ in names]


@pytest.mark.parametrize("size", [8.0, BODY])
def test_names_that_end_right_before_bars_are_labels_in_any_size_where_each_bar_has_one(size: float) -> None:
    lying = [Rule(210.0, 400.0 + 30 * n, 210.0 + height, 415.0 + 30 * n) for n, height in enumerate(HEIGHTS)]
    names = [("Restaurang", 155.0, 403.0 + 30 * n, size) for n in range(len(lying))]
    assert found(page([*TEXT, *names], *lying)) == [text for text, *_ in names]
    if size == BODY:
        assert found(page([*TEXT, *names[1:]], *lying)) == []


def test_a_broken_line_over_an_axis_is_a_chart() -> None:
    curve, axis = Rule(110.0, 420.0, 380.0, 480.0), Rule(90.0, 500.0, 400.0, 500.0)
    months = [(month, 108.0 + 80 * n, 503.0, BODY) for n, month in enumerate(("jan", "maj", "aug", "dec"))]
    assert found(page([*TEXT, *months], axis, curves=(curve,))) == ["aug", "dec", "jan", "maj"]
    stretches = (Rule(110.0, 420.0, 250.0, 450.0), Rule(250.0, 450.0, 380.0, 480.0))
    assert len(found(page([*TEXT, *months], axis, curves=stretches))) == 4
    assert found(page([*TEXT, *months], curves=(curve,))) == []


def test_cells_and_boxes_are_no_bars() -> None:
    cells = [Rule(100.0 + 80 * n, 500.0 - height, 180.0 + 80 * n, 500.0) for n, height in enumerate(HEIGHTS)]
    assert found(page([*TEXT, *LABELS], *cells)) == []
    level = [Rule(100.0 + 80 * n, 450.0, 140.0 + 80 * n, 500.0) for n in range(4)]
    assert found(page([*TEXT, *LABELS], *level)) == []
    said = [("vi har fler besök nu", 102.0 + 80 * n, 480.0, 4.0) for n in range(4)]
    assert found(page([*TEXT, *said], *[Rule(b.x0, b.top, b.x0 + 70, b.bottom) for b in BARS])) == []


def test_captions_go_on_in_small_letters_and_sentences_on_figures_are_text() -> None:
    caption = [("Diagram 2 Nöjda brukare inom", 70.0, 400.0, 9.0), ("hemtjänsten, procent", 70.0, 411.0, 9.0)]
    told = [("Figur 1 visar att besöken minskade.", 70.0, 450.0, BODY), ("Tabell 1. Besök", 70.0, 470.0, 9.0)]
    credited = [("Nya räcken på bron. Foto: Tekniska kontoret", 70.0, 490.0, 8.0)]
    text = [("Den 3 maj stod räckena på plats", 70.0, 510.0, BODY), ("på bron. Foto: Eva Ek", 70.0, 524.0, BODY)]
    one = page([*TEXT, *caption, *told, *credited, *text])
    caption += credited
    assert [line.text for line in captions(one.lines)] == [text for text, *_ in caption]


def test_a_broken_line_over_years_is_a_chart_and_what_it_is_called_stands_under_it() -> None:
    curve = Rule(150.0, 400.0, 390.0, 430.0)
    years = [("2019", 150.0, 436.0, 8.0), ("2023", 372.0, 436.0, 8.0)]
    name = ("Serviceindex åren 2019–2023", 130.0, 448.0, 8.0)
    assert found(page([*TEXT, *years, name], curves=(curve,))) == ["2019", "2023", name[0]]
    assert found(page([*TEXT, years[0], name], curves=(curve,))) == []  # one year is no axis
    sentence = (f"{name[0]} visas.", *name[1:])
    assert found(page([*TEXT, *years, sentence], curves=(curve,))) == ["2019", "2023"]
