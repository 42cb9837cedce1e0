"""Whatever lines stand on the pages, in whatever type and cells, the split takes every one of them, once."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.layout.lay_out import Layout
from ingest.pages.page import Cell, Line, Word
from ingest.parts.split import split

TITLES = ("Uppföljning av planen våren 2014", "Årsrapport", "Program för Agenda 2030", "§ 41 Tertialrapport")
HEADINGS = (
    "Läget våren 2014", "Uppföljning per den 31 mars 2017", "2018", "Åtgärdsområde III – Stöd", "I. Ledning",
    "3.1 Syfte", "Ekonomi", "Inledning", "Resultat", "Mål", "Nämndernas verksamhet", "Bilaga 2",
    "§ 42 Namn på ny park", "Skola",
)  # fmt: skip
TEXTS = (
    "Nämnden har antagit en plan för arbetet.", "a) Rutinen är klar.", "• Utbildning pågår", "Hösten 2014: Klart.",
    "Planen har tre mål.", "Ansvarig: rektorn", "1.1 Lokaler", "Tabell 1. Antal elever", "T1 2019",
)  # fmt: skip
CELLS = (
    "Område", "Nuläge", "Status", "Tertial 1", "Tertial 2 2019", "1", "1.1", "a)", "Pågår enligt planen", "12,5",
    "–",
    "Våren 2014",
)  # fmt: skip
lines = st.lists(
    st.one_of(
        st.tuples(st.just("heading"), st.sampled_from(HEADINGS), st.sampled_from((9.0, 10.0, 12.0, 14.0))),
        st.tuples(st.just("text"), st.sampled_from(TEXTS), st.sampled_from((8.0, 10.0))),
        st.tuples(st.just("row"), st.lists(st.sampled_from(CELLS), min_size=1, max_size=4), st.booleans()),
    ),
    min_size=1,
    max_size=30,
)


def line(text: str, page: int, top: float, size: float, bold: bool, number: int, cell: Cell | None = None) -> Line:
    words, x = [], 60.0 + (120.0 * cell.column if cell else 0.0)
    for place, word in enumerate(text.split()):
        width = 0.5 * size * len(word)
        words.append(Word(word, x, top, x + width, top + size, size, bold, number=10 * number + place))
        x += width + 3
    return Line(page, tuple(words), 60.0, 540.0, cell=cell)


@given(st.sampled_from(TITLES), lines)
def test_any_lines_are_split_and_each_is_taken_once(title: str, drawn: list[tuple[str, object, object]]) -> None:
    body: list[Line] = []
    table = 0
    for at, (kind, said, how) in enumerate(drawn):
        page, top = 1 + at // 12, 100.0 + 40 * (at % 12)
        if kind != "row":
            table += 1
            body.append(line(str(said), page, top, float(how), kind == "heading", len(body)))  # type: ignore[arg-type]
            continue
        cells = list(said)  # type: ignore[call-overload]
        for column, text in enumerate(cells):
            cell = Cell(table, at, column, max(2, len(cells)))
            body.append(line(text, page, top, 10.0, bool(how), len(body), cell))
    found = split(Layout((line(title, 1, 60.0, 20.0, True, 999),), tuple(body), ()), "fil")
    taken = [id(one.line) for one in found.placed]
    assert len(taken) == len(set(taken))
    assert set(taken) == {id(one) for one in body}
    assert all(section.round is None or section.round < len(found.rounds) for section in found.sections)
