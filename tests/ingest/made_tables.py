"""Tables made up for tests: rows of cells as lines, on pages with rules and without."""

from ingest.pages.page import Cell, Line, Page, Rule, Word, lines_of_words

COLUMNS = (60.0, 180.0, 400.0)


def words(texts: list[str], top: float, number: int = 0) -> list[Word]:
    """A word or more in each column."""
    found = []
    for left, text in zip(COLUMNS, texts, strict=False):
        for place, word in enumerate(text.split()):
            x = left + 32 * place
            found.append(Word(word, x, top, x + 5.0 * len(word), top + 10, 10.0, number=number + len(found)))
    return found


def page(number: int, rows_of_text: list[list[str]], ruled: bool, top: float = 100.0) -> Page:
    every: list[Word] = []
    rules = []
    for row, texts in enumerate(rows_of_text):
        every += words(texts, top + 30 * row, len(every))
        if ruled:
            rules.append(Rule(55, top - 8 + 30 * row, 540, top - 8 + 30 * row))
    if ruled:
        end = top - 8 + 30 * len(rows_of_text)
        rules.append(Rule(55, end, 540, end))
        rules += [Rule(x - 5, top - 8, x - 5, end) for x in (*COLUMNS, 545.0)]
    return Page(number, 595.0, 842.0, lines_of_words(number, every), tuple(rules))


TABLE = [["Område", "Nuläge", "Status"], ["I. Styrning", "Planen gäller", "Klar"], ["Service", "Utgår", "–"]]


def row_lines(texts: list[list[str]]) -> list[Line]:
    return [
        Line(1, tuple(words([text], 100.0)), 0, 500, cell=Cell(0, row, column, len(texts[0])))
        for row, cells_ in enumerate(texts)
        for column, text in enumerate(cells_)
        if text
    ]


ACTIONS = [
    ["Åtgärd", "Nuläge", "Ansvarig"],
    ["Hemgång", "Teamen träffas nu en gång i veckan och de leds av en lots.", "Socialchefen"],
    ["Resor", "Det finns nu platser för att ladda bilar vid de flesta hus.", "Miljöstrategen"],
]


LONG = "larmet gick i maj och vi bytte det"


def between_rules(names: list[str], rows_of_text: list[list[str]], pieces: bool) -> Page:
    """A table with rules under its rows alone, in one piece or in one for each column."""
    every = words(names, 100.0)
    rules = []
    for row, texts in enumerate(rows_of_text):
        every += words(texts, 130 + 30 * row, len(every))
    edges = [(55.0, 175.0), (175.0, 395.0), (395.0, 545.0)] if pieces else [(55.0, 545.0)]
    for row in range(len(rows_of_text) + 1):
        rules += [Rule(x0, 120 + 30 * row, x1, 121 + 30 * row) for x0, x1 in edges]
    return Page(1, 595.0, 842.0, lines_of_words(1, every), tuple(rules))


def with_lines(one: Page) -> tuple[Page, tuple[Line, ...]]:
    return one, one.lines
