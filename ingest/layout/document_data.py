"""The table of a document's own data that governing documents begin with: kind, number, who decided, valid from.

    Dokumenttyp    Beslutad av             Diarienummer
    Riktlinje      Kommunstyrelsen, § 12   KS 2019/45

The names may stand over the data, beside them or in the same cell, as in the boxes of forms; or in the margin of
the first page; or before the text in a column of their own, without rules:

    Utförare          Solhem Omsorg AB
    Uppföljningsdag   14 mars 2024
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from ingest.conventions.fact_names import tells_time_of_report
from ingest.layout import facts
from ingest.layout.document_names import AREA, NAMES
from ingest.layout.running import ADDRESS
from ingest.pages.page import Line

FEWEST = 3  # names
FEWEST_IN_MARGIN = 2
SHARE = 0.45  # of the cells of the table that are names
SMALLER = 0.95  # times the size of the data: type of the name over it
MOST_WORDS = 10  # of a line under the table that goes on with it
ALIGNED = 2.0  # points: how far data may be from those over them


def document_data(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a document's data on its first page: in tables, right under one, and in the margin."""
    first = [line for line in lines if line.page == lines[0].page]
    yield from _in_margin([line for line in first if line.apart == "sidebar"])
    above = list(takewhile(lambda line: not _ends_sentence(line), first))
    told = {id(line) for line in _once([*facts.on_lines(above)], lines)}
    told |= {id(line) for line in _before_text(above)}
    yield from (line for line in above if id(line) in told)
    after_data = False
    for table, group in groupby(first, key=lambda line: line.cell.table if line.cell else -1):
        found = list(group)
        data = table >= 0 and (_is_data(found) or (found[0] in above and _are_facts(found, lines)))
        if data:
            yield from found
        elif table < 0 and after_data and _begins_name(found[0]) and id(found[0]) not in told:
            yield found[0]
        after_data = data


def _ends_sentence(line: Line) -> bool:
    return not line.cell and line.text.endswith(".") and len(line.words) > MOST_WORDS


def _are_facts(table: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether a table before the text gives facts, by names that stand nowhere else as the first of a line."""
    return bool(facts.of_table(table)) and bool(_once(table, lines))


def _once(told: Sequence[Line], lines: Sequence[Line]) -> Sequence[Line]:
    """Lines that give facts, but none where a name comes again: then each area has them, "Ansvarig: …"."""
    names = {fact.name.casefold() for fact in facts.facts_of(told)}
    here = {id(line) for line in told}
    later = (line.text.partition(":")[0].casefold() for line in lines if id(line) not in here)
    return [] if any(name in names for name in later) else told


def _in_margin(notes: Sequence[Line]) -> Sequence[Line]:
    """The lines beside the text, where names of data or contacts are among them and none is a sentence."""
    names = sum(bool(NAMES.match(line.text)) or bool(ADDRESS.search(line.text)) for line in notes)
    return notes if names >= FEWEST_IN_MARGIN and not any(line.text.endswith(".") for line in notes) else []


def _before_text(above: Sequence[Line]) -> Sequence[Line]:
    """The first rows of a name and its data side by side, of those over which no sentence stands."""
    rows = [(line, *found) for line, found in zip(above, facts.aligned(above), strict=True)]
    for _, group in groupby(rows, key=lambda row: row[2] and round(row[2] / ALIGNED)):
        block = list(group)
        names = [name for _, name, _ in block]
        told = sum(facts.is_name(name) for name in names)
        if block[0][2] and len(block) >= FEWEST and 2 * told >= len(block) and not any(map(_is_of_area, names)):
            return [line for line, _, _ in block]
    return []


def _is_of_area(name: str) -> bool:
    return bool(AREA.match(name)) and not tells_time_of_report(name)


def _is_data(rows: Sequence[Line]) -> bool:
    cells = [list(cell) for _, cell in groupby(rows, key=lambda line: line.cell)]
    names = sum(bool(NAMES.match(_name_of(cell))) for cell in cells)
    return names >= FEWEST and names >= SHARE * len(cells)


def _name_of(cell: Sequence[Line]) -> str:
    """What a cell says, or what stands in smaller type over its data: "Diarienummer" over "REV 2022/31"."""
    over = len(cell) > 1 and cell[0].size < SMALLER * cell[1].size
    return cell[0].text if over else " ".join(line.text for line in cell)


def _begins_name(line: Line) -> bool:
    """Whether the first words of a short line, before a wide space, are a name."""
    words = list(line.words)
    cut = next((n for n in range(1, len(words)) if words[n].x0 - words[n - 1].x1 > line.size), len(words))
    return len(words) <= MOST_WORDS and bool(NAMES.match(" ".join(word.text for word in words[:cut])))
