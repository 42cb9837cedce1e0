"""The table of a document's own data that governing documents begin with: kind, number, who decided, valid from.

    Dokumenttyp    Beslutad av             Diarienummer
    Riktlinje      Kommunstyrelsen, § 12   KS 2019/45

The names may stand over the data, beside them or in the same cell, as in the boxes of forms; or in the margin of
the first page; or before the text in a column of their own, without rules:

    Utförare          Solhem Omsorg AB
    Uppföljningsdag   14 mars 2024
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from ingest.layout.running import ADDRESS
from ingest.pages.page import Line

FEWEST = 3  # names
FEWEST_IN_MARGIN = 2
SHARE = 0.45  # of the cells of the table that are names
SMALLER = 0.95  # times the size of the data: type of the name over it
MOST_WORDS = 10  # of a line under the table that goes on with it
ALIGNED = 2.0  # points: how far data may be from those over them
NAMES = re.compile(
    r"(?:dokument(?:typ|namn|ansvarig|ägare|nummer|datum)?|typ av dokument|styrdokument"
    r"|beslut(?:ad|at|sdatum|sinstans|sfattare)?|fastställ(?:d|t|ande)|antag(?:en|et)|godkän(?:d|t)|upprättad|utfärdad"
    r"|gäll(?:er|ande)|giltig(?:hetstid)?|version|revider(?:ad|as|ing)|senast|nästa revidering|ersätter"
    r"|diarie(?:nummer|nr)|dnr|ärendenummer|handläggare|kontakt(?:person)?|författare|utgåva|nämnd|ifylld)"
    r"(?:\s+(?:av|den|från|för|till|och med|t\.?o\.?m|senast|reviderad|datum|dokument|instans))*\s*(?P<end>$|:)",
    re.IGNORECASE,
)

# What reports on a place or a contract tell of it before their text; in tables these name columns too.
_OF_REPORT = re.compile(
    r"(?:utförare|leverantör|beställare|uppdragsgivare|verksamhet(?:schef)?|enhet(?:schef)?|rektor|(?:för)?skola"
    r"|uppföljare|granskare|rapportör|deltagare|ansvarig|antal\s\w+|avtal(?:stid|speriod)?|avser|datum"
    r"|(?:uppföljnings|mät|rapport|redovisnings|gransknings)?(?:dag|datum|period))",
    re.IGNORECASE,
)
_AREA = re.compile(r"(?:mål|status|nuläge|läge|åtgärd|aktivitet|resultat|bedömning|\d)", re.IGNORECASE)


def document_data(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a document's data on its first page: in tables, right under one, and in the margin."""
    first = [line for line in lines if line.page == lines[0].page]
    yield from _in_margin([line for line in first if line.apart == "sidebar"])
    yield from _before_text(first)
    after_data = False
    for table, group in groupby(first, key=lambda line: line.cell.table if line.cell else -1):
        found = list(group)
        if table >= 0 and _is_data(found):
            yield from found
        elif table < 0 and after_data and _begins_name(found[0]):
            yield found[0]
        after_data = table >= 0 and _is_data(found)


def _in_margin(notes: Sequence[Line]) -> Sequence[Line]:
    """The lines beside the text, where names of data or contacts are among them and none is a sentence."""
    names = sum(bool(NAMES.match(line.text)) or bool(ADDRESS.search(line.text)) for line in notes)
    return notes if names >= FEWEST_IN_MARGIN and not any(line.text.endswith(".") for line in notes) else []


def _before_text(lines: Sequence[Line]) -> Sequence[Line]:
    """The first rows of a name and its data side by side, where no sentence stands over them."""
    above = takewhile(lambda line: not (line.text.endswith(".") and len(line.words) > MOST_WORDS), lines)
    rows = [(line, *_parted(line)) for line in above]
    for _, group in groupby(rows, key=lambda row: row[2] and round(row[2] / ALIGNED)):
        block = list(group)
        names = [name for _, name, _ in block]
        told = sum(bool(NAMES.match(name) or _OF_REPORT.fullmatch(name)) for name in names)
        if block[0][2] and len(block) >= FEWEST and 2 * told >= len(block) and not any(map(_AREA.match, names)):
            return [line for line, _, _ in block]
    return []


def _parted(line: Line) -> tuple[str, float]:
    """The words of a line before its only wide space, and where it goes on after that; 0 where there is none."""
    words = list(line.words)
    cuts = [n for n in range(1, len(words)) if words[n].x0 - words[n - 1].x1 > line.size]
    if len(cuts) != 1 or line.cell or line.apart:
        return line.text, 0.0
    return " ".join(word.text for word in words[: cuts[0]]), words[cuts[0]].x0


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
