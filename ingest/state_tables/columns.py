"""What the columns of a table hold: areas with their numbers and titles, rounds, states.

| Åtgärdsområde | Nuläge | Status |          areas with states
| Nr | Uppdrag | Ansvarig | Kommentar |      numbers, titles, states
| Insats | Tertial 1 2022 | Tertial 2 2022 | a column for each round
| Våren 2014 | Hösten 2014 | Våren 2015 |   the same, of the area that the table stands in
| Tertial 1 | Läge | Prognos |           areas with states, all of one round
| Åtgärd | Ansvarig | Läge 15 maj |      the same: a row is divided only where several columns are rounds
| Period | Status | Kommentar |              a row for each round, of the area that the table stands in
| Punkt | Våren 2014 | Hösten 2014 |         a row for each item, "a)", of that area
"""

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from ingest.conventions.areas import area_of_heading, area_of_letter, is_number_alone
from ingest.conventions.figures import are_figures
from ingest.conventions.labels import is_serial_number, lettered
from ingest.conventions.round_columns import round_beside_others, round_of_column
from ingest.conventions.rounds import round_of_heading, year_in
from ingest.conventions.states import (
    is_area_column,
    is_date_column,
    is_measure_column,
    is_number_column,
    is_period_column,
    is_state,
)
from ingest.report import Area, Round
from ingest.state_tables.rows import Row

LONGEST_NAME = 60  # characters, of a column
LONGEST_TITLE = 160  # of an area in the first column
MOST_WORDS = 7  # of a title in a column that is not called what areas are called
MOST_WORDS_OF_MEASURE = 20
FEWEST_STATES = 2  # such columns beside it
FEWEST_WORDS = 8  # of a cell that tells
FEWEST_OF_MEASURE = 4  # words beside a measure in a column that is called so
FEWEST_IN_ROUND = 2  # words of a cell that tells what was done in a round
MOSTLY = 0.6  # of the cells of a column
FEWEST = 2  # rows, or columns that are rounds
NAMED, BESIDE = 0.9, 0.8  # how sure a name is of a round, alone, and beside others that are
COLUMN, ROW = "kolumnrubrik", "rad i en tabell"  # where a round is named, as its reason says it
_AFTER_LABEL = ".) –—|"
_WORD = re.compile(r"[^\W\d_]{2,}")
_BARE_LABEL = re.compile(r"[A-ZÅÄÖ]{1,2}\d{0,2}|[IVXL]{1,6}|\d{1,3}(?:[.:]\d{1,2}){0,3}")


class Columns(msgspec.Struct, frozen=True):
    """The columns of a table by what they hold; `names` are printed over them, if any are.

    `number` and `title` are the columns of the area's label and title, `period` that of the row's round, and
    `rounds` the columns of which each is a round; `head` is the round of all rows, which stands over the areas
    or is that of one state among others.
    Where `item` has the labels of an area's items, `title` has what they say, if that stands beside them.
    `lettered`: titles begin with letters that count the areas, without a sign: "A Service", "B Teknik".
    """

    names: dict[int, str]
    number: int | None = None
    title: int | None = None
    period: int | None = None
    rounds: dict[int, Round] = {}
    item: int | None = None
    head: Round | None = None
    lettered: bool = False

    @property
    def states(self) -> frozenset[int]:
        """The columns that name neither area nor round."""
        taken = {self.number, self.title, self.period, self.item}
        return frozenset(column for column in self.names if column not in taken)

    @property
    def names_areas(self) -> bool:
        """Whether a column names the areas of the rows."""
        return self.number is not None or self.title is not None

    @property
    def is_of_one_area(self) -> bool:
        """Whether the table tells of rounds or items: its areas are named by no column, if at all over it."""
        if self.item is not None:
            return True
        return not self.names_areas and (self.period is not None or bool(self.rounds))


def columns_of(table: Sequence[Row], in_area: bool, year: int | None = None) -> Columns | None:
    """What the columns of a table of areas or rounds hold; None for any other table, as for forms.

    `in_area`: the table stands under the heading of an area; `year` is that of rounds without one.
    """
    if any(row.is_keyed for row in table):
        return None
    body = [row for row in table[1:] if not row.is_heading]
    names = {column: table[0].cells.get(column, "") for row in table for column in row.cells}
    if len(table[0].cells) < 2 or not body or any(len(name) > LONGEST_NAME for name in names.values()):
        return _without_names(table)
    if in_area and _holds_items(min(names), body):
        return _with_items(names, body, year)
    found = _held(names, body, year)
    if found.period is not None and (found.title is None or in_area):
        return msgspec.structs.replace(found, number=None, title=None) if in_area else None
    return _undivided(found) if _tells_of_areas(found, body, in_area) else _without_names(table)


def _undivided(found: Columns) -> Columns:
    """The columns; one alone that names a time, among others that tell, is a state: "Åtgärd", "Läge 15 maj"."""
    told = found.states - found.rounds.keys()
    if len(found.rounds) != 1 or not told or found.is_of_one_area:
        return found
    return msgspec.structs.replace(found, rounds={}, head=next(iter(found.rounds.values())))


def rounds_of_columns(table: Sequence[Row], year: int | None = None) -> list[Round]:
    """The rounds that a table tells of, each once."""
    found: dict[tuple[str, str], Round] = {}
    for in_area in (False, True):
        columns = columns_of(table, in_area, year)
        if columns:
            told = [
                columns.head,
                *columns.rounds.values(),
                *(round_of_row(row, columns, year) for row in table[1:]),
            ]
            told += [round_of_heading_row(row, year) for row in table if row.is_heading]
            found |= {(str(one.start), str(one.end)): one for one in told if one}
    return list(found.values())


def _held(names: dict[int, str], body: Sequence[Row], year: int | None) -> Columns:
    first, *others = sorted(names)
    rounds = rounds_named(names, {at: _column(at, body) for at in names}, COLUMN, year)
    if len(rounds) == len(names):
        return Columns(names, rounds=rounds)
    over_first = rounds.pop(first, None)
    head = None if rounds else over_first
    period = next((column for column in names if _is_period(names[column], column, body, year)), None)
    if period == first:
        return Columns(names, period=period)
    number = first if _holds_labels(names[first], first, body) else None
    title = first
    if number is not None:
        following = others[0]
        title = following if following not in rounds and _holds_titles(names[following], following, body) else -1
    lettered = _are_lettered(_column(title, body))
    return Columns(names, number, None if title < 0 else title, period, rounds, head=head, lettered=lettered)


def _are_lettered(titles: Sequence[str]) -> bool:
    """Whether titles begin with letters without a sign, from A on, each once in their order."""
    told = [area_of_letter(title) for title in titles]
    labels = [area.label for area in told if area]
    return len(labels) == len(titles) >= FEWEST and labels == [chr(ord("A") + at) for at in range(len(titles))]


def _holds_items(column: int, body: Sequence[Row]) -> bool:
    """Whether all cells of a column begin with the label of an item, in their order; some may go on over rows."""
    labels = [told[0] if (told := lettered(cell)) else "" for cell in _column(column, body)]
    return bool(labels) and all(labels) and labels == sorted(labels)


def _with_items(names: dict[int, str], body: Sequence[Row], year: int | None) -> Columns | None:
    """The columns of a table whose first has an area's items; None where no other tells of a round or state."""
    item, *others = sorted(names)
    rounds = rounds_named({at: names[at] for at in others}, {at: _column(at, body) for at in others}, COLUMN, year)
    period = next((at for at in others if _is_period(names[at], at, body, year)), None)
    following = others[0]
    worded = following not in rounds and following != period and not is_state(names[following])
    found = Columns(names, None, following if worded else None, period, rounds, item)
    tells = period is not None or any(is_state(names[at]) for at in found.states)
    return found if tells or rounds else None


def rounds_named(
    names: Mapping[int, str], cells: Mapping[int, Sequence[str]], where: str, year: int | None = None
) -> dict[int, Round]:
    """The names that are each a round, by number; `cells` has what stands under or beside each.

    So are bare years with text, in a report on several: beside that of a report on one, they are for comparison.
    Days and others that may mean something else are rounds where several columns are, and these tell in words.
    `where` says in Swedish what has such names.
    """
    own = year or year_in(", ".join(name for name in names.values() if not name.strip().isdigit()))
    named = {at: told for at, name in names.items() if (told := round_of_column(name, own))}
    beside = {at: told for at in names if at not in named and (told := _beside_others(names[at], own, year))}
    several = len({told.interval for told in [*named.values(), *beside.values()]}) >= FEWEST
    telling = several and _tell([cell for at in beside for cell in cells[at]])
    sure = {at: _because(told, NAMED, where) for at, told in named.items()}
    return sure | ({at: _because(told, BESIDE, where) for at, told in beside.items()} if telling else {})


def _because(told: Round, confidence: float, where: str) -> Round:
    return msgspec.structs.replace(told, confidence=confidence, reason=f"{where}, ”{told.label}”")


def _beside_others(name: str, own: int | None, year: int | None) -> Round | None:
    """The round that a name may be of beside others; bare years are rounds only in a report on several."""
    if name.strip().isdigit():
        return round_of_heading(name) if year is None else None
    return round_beside_others(name, own)


def _is_period(name: str, column: int, body: Sequence[Row], year: int | None) -> bool:
    """Whether the cells of a column name the rounds of their rows, and its name is no other than a time's."""
    cells = _column(column, body)
    named = [told for cell in cells if (told := _round_of_cell(cell, year))]
    if not _are_rounds(column, body, year):
        return False
    if any(told.start == told.end for told in named) and is_date_column(name):
        return False  # the days of a timetable are no rounds
    return is_period_column(name) and len(named) == len(cells) > 0


def _are_rounds(period: int, body: Sequence[Row], year: int | None) -> bool:
    """Whether the times of rows are rounds: not where figures stand beside them.

    Nor are bare years in a report that names its own time: they tell what was before.
    """
    bare = all(cell.strip().isdigit() for cell in _column(period, body))
    told = [any(is_in_words(row.cells[at]) for at in row.cells if at != period) for row in body]
    return not (bare and year is not None) and sum(told) > len(told) / 2


def is_in_words(cell: str) -> bool:
    """Whether a cell says something in words; one alone may be a state, "Grön", but not with a figure: "62 kr"."""
    words = len(_WORD.findall(cell))
    return words >= FEWEST_IN_ROUND or (words > 0 and not any(map(str.isdigit, cell)))


def _round_of_cell(cell: str, year: int | None) -> Round | None:
    return round_of_heading(cell, year) or round_of_heading(f"läget {cell}", year)


def round_of_row(row: Row, columns: Columns, year: int | None = None) -> Round | None:
    """The round that a row names in its column for that."""
    told = _round_of_cell(row.cells.get(columns.period, ""), year) if columns.period is not None else None
    return _because(told, NAMED, ROW) if told else None


def round_of_heading_row(row: Row, year: int | None = None) -> Round | None:
    """The round that a heading over the rows of a table names."""
    told = round_of_heading(row.text, year)
    return _because(told, NAMED, "rubrik i en tabell") if told else None


def _holds_labels(name: str, column: int, body: Sequence[Row]) -> bool:
    cells = _column(column, body)
    if is_number_column(name):
        return bool(cells) and all(map(label_of_number, cells))
    return bool(cells) and all(map(bare_label, cells)) and (is_area_column(name) or len(set(cells)) > 1)


def _holds_titles(name: str, column: int, body: Sequence[Row]) -> bool:
    """Whether a column beside numbers has titles: each another, and no sentences."""
    cells = _column(column, body)
    titles = {cell for cell in cells if len(cell) <= LONGEST_TITLE and cell[-1:] != "."}
    return bool(cells) and (is_area_column(name) or len(titles) > MOSTLY * len(cells))


def _tells_of_areas(found: Columns, body: Sequence[Row], in_area: bool) -> bool:
    if found.is_of_one_area:
        return _tell(
            [" ".join(_column(column, body)) for column in found.rounds]
        )  # rows may be no more than lines
    states = sum(is_state(found.names[column]) for column in found.states)
    name = found.names[found.title if found.title is not None else min(found.names)]
    numbered = not in_area and _is_numbered(found, body)
    if found.rounds and _tell_in(found.rounds, body):
        return is_area_column(name) or len(found.rounds) >= FEWEST or numbered
    if is_area_column(name) and states >= 1:
        figures = [at for at in found.states if _are_figures([at], body)]
        return len(figures) <= len(found.states) / 2 if in_area else len(figures) < len(found.states)
    if is_area_column(name) and not in_area and len(found.states) >= FEWEST_STATES and _tells_of_titles(body):
        return True  # "Insats" beside "Så är det i dag" and "Hinder framåt"
    fewest_states = 1 if found.period is not None else FEWEST_STATES
    if numbered and states >= fewest_states and _tell_in_rows(found.states, body, FEWEST_IN_ROUND):
        return True
    if found.number is not None and len(body) >= FEWEST:
        return states >= 1 and _tell_in_rows(found.states, body, FEWEST_WORDS)
    if is_measure_column(name) and states and not in_area and _tells_of_titles(body, most=MOST_WORDS_OF_MEASURE):
        return True  # "Åtgärd" beside "Kommentar"
    fewest = FEWEST_OF_MEASURE if is_measure_column(name) else FEWEST_WORDS
    return states >= FEWEST_STATES and not in_area and _tells_of_titles(body, fewest)


def _is_numbered(found: Columns, body: Sequence[Row]) -> bool:
    """Whether the rows of a table have numbers and titles, in a column or two; each round may have them again.

    A cell may be that of several rows.
    """
    if found.title is None:
        return False
    body = [row for row in body if row.cells.get(found.title)]
    if found.number is not None:
        labels = [row.cells.get(found.number, "") for row in body]
    else:
        areas = [area_of_heading(row.cells.get(found.title, "")) for row in body]
        labels = [area.label or "" if area and area.title else "" for area in areas]
    told = [label for label in labels if label]
    return len(set(told)) >= FEWEST and len(told) > MOSTLY * len(body)


def _tell_in(columns: Iterable[int], body: Sequence[Row]) -> bool:
    return _tell([cell for column in columns for cell in _column(column, body)])


def _column(column: int, body: Sequence[Row]) -> list[str]:
    return [row.cells[column] for row in body if row.cells.get(column)]


def _tell(cells: Sequence[str]) -> bool:
    """Whether most cells of rounds say something: figures are of no area."""
    return sum(len(_WORD.findall(cell)) >= FEWEST_IN_ROUND for cell in cells) > len(cells) / 2


def _are_figures(columns: Iterable[int], body: Sequence[Row]) -> bool:
    """Whether all that columns hold is figures: "41,7" of a budget says nothing of what is followed up."""
    return are_figures([cell for column in columns for cell in _column(column, body)])


def _tell_in_rows(columns: Iterable[int], body: Sequence[Row], fewest: int) -> bool:
    """Whether in most rows one of the cells in some columns has so many words."""
    longest = [max((len(row.cells.get(at, "").split()) for at in columns), default=0) for row in body]
    return sum(words >= fewest for words in longest) > len(body) / 2


def _tells_of_titles(body: Sequence[Row], fewest: int = FEWEST_WORDS, most: int = MOST_WORDS) -> bool:
    """Whether the first cells of rows are titles, each another, and the others tell in so many words together.

    A title has `most` words at most.
    """
    first = [_without_number(row.cells[0]) for row in body if row.cells.get(0)]
    titles = [text for text in first if len(text.split()) <= most and text[:1].isupper() and text[-1:] != "."]
    told = [sum(len(_WORD.findall(row.cells[column])) for column in row.cells if column) for row in body]
    telling = sum(words >= fewest for words in told)
    return len(titles) == len(first) == len(set(first)) >= FEWEST and telling > len(body) / 2


def _without_number(text: str) -> str:
    area = area_of_heading(text)
    return (area.title if area else None) or text


def _without_names(table: Sequence[Row]) -> Columns | None:
    """A table has no names for its columns, but areas with numbers in its first: a report laid out so."""
    first = [row.cells.get(0, "") for row in table]
    numbered = [area for text in first if len(text) <= LONGEST_TITLE and (area := area_of_heading(text))]
    every = len(numbered) >= FEWEST and len(numbered) == sum(bool(text) for text in first)
    return Columns({}, title=0) if every or _has_side_headings(table) else None


def _has_side_headings(table: Sequence[Row]) -> bool:
    """Whether two columns without names are headings in bold type and the running text beside them."""
    two = all(set(row.cells) <= {0, 1} for row in table)
    told = [line for row in table for line in row.lines if line.cell and line.cell.column]
    titles = [line for row in table for line in row.lines if line.cell and not line.cell.column]
    plain = sum(line.bold for line in told) < len(told) / 2
    return two and plain and all(line.bold for line in titles) and _tells_of_titles(table)


def bare_label(text: str) -> Area | None:
    """A number or letter alone in its cell: "III", "4", "1.2"; a rule beside it may be read as a dash: "4 –"."""
    label = text.rstrip(_AFTER_LABEL).lstrip()
    return Area(label) if _BARE_LABEL.fullmatch(label) else None


def label_of_number(text: str) -> Area | None:
    """What a column of numbers has: "4", "Mål 4", or a number of a list kept for years: "2019:22", "U-12"."""
    called = area_of_heading(text) if is_number_alone(text.strip()) else None
    if called and called.label:
        return Area(called.label)
    label = text.rstrip(_AFTER_LABEL).lstrip()
    return bare_label(text) or (Area(label.lstrip("§ ")) if is_serial_number(label) else None)
