"""The facts that a report begins with: names, each with what it says, in a table or on lines of their own.

Nämnd     Tekniska nämnden            Nämnd              Period             Nämnd: Tekniska nämnden
Period    januari–augusti 2022        Tekniska nämnden   T2 2022            Period: T2 2022
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

import msgspec

from ingest.conventions.fact_names import is_fact, tells_time_of_report
from ingest.layout.document_names import AREA, NAMES, OF_REPORT
from ingest.pages.page import Line, Word

FEWEST = 2  # names that are known
NO_SPACE = 0.5  # times the font size: more than there is between words
ALIGNED = 2.0  # points: how far what is said may be from its name over it
MOST_WORDS = 6  # of a name
LONGEST = 160  # characters of what one says
_COLON = re.compile(r"(?P<name>[A-ZÅÄÖ][^:.!?\d]{0,40}):\s+(?P<says>\S.*)")


class Fact(msgspec.Struct, frozen=True):
    """A name and what it says, on which lines."""

    name: str
    says: str
    lines: tuple[Line, ...] = ()


def facts_of(lines: Sequence[Line]) -> list[Fact]:
    """The facts that lines give, in tables and on lines of their own."""
    found: list[Fact] = []
    for table, group in groupby(lines, key=lambda line: line.cell.table if line.cell else -1):
        read = list(group)
        if table >= 0:
            found += of_table(read)
        else:
            found += [fact for line, cut in zip(read, aligned(read), strict=True) if (fact := of_line(line, cut))]
            found += [fact for one, two in pairwise(read) for fact in of_two(one, two)]
    return found


def of_table(cells: Sequence[Line]) -> list[Fact]:
    """The facts of a table, whichever way it is read; none where its names are not those of facts."""
    by_row: dict[int, dict[int, list[Line]]] = {}
    for line in cells:
        if line.cell:
            by_row.setdefault(line.cell.row, {}).setdefault(line.cell.column, []).append(line)
    rows = [_parts_of([cell for _, cell in sorted(row.items())]) for _, row in sorted(by_row.items())]
    beside = [_fact(*pair) for row in rows for pair in zip(row[::2], row[1::2], strict=False)]
    under = [_fact(*pair) for one, two in pairwise(rows[:2]) for pair in zip(one, two, strict=False)]
    inside = [_fact(cell[:1], cell[1:]) for row in rows for cell in row if len(cell) > 1]
    all_beside = all(len(row) % 2 == 0 for row in rows)
    all_under = len(rows) == 2 and len(rows[0]) == len(rows[1])
    all_inside = all(len(cell) > 1 for row in rows for cell in row)
    readings = ((all_beside, beside), (all_under, under), (all_inside, inside))
    return max((facts for whole, facts in readings if whole and are_facts(facts)), key=_share_of_names, default=[])


def _share_of_names(facts: Sequence[Fact]) -> float:
    """How many of the names are known ones: under four names beside each other stand their facts."""
    return sum(is_name(fact.name) for fact in facts) / len(facts)


def _parts_of(row: Sequence[list[Line]]) -> list[list[Line]]:
    """The cells of a row; two, of one that a wide space parts, where its shade hides that there are two."""
    if len(row) != 1 or len(row[0]) != 1 or len(segments(row[0][0])) != 2:
        return [*row]
    return [[msgspec.structs.replace(row[0][0], words=tuple(words))] for words in segments(row[0][0])]


def _fact(name: Sequence[Line], says: Sequence[Line]) -> Fact:
    return Fact(_text(name), _text(says), (*name, *says))


def of_line(line: Line, cut: tuple[str, float]) -> Fact | None:
    """The fact that a line gives: after the space where it is `cut` in two, or after a colon."""
    name, says_at = cut
    if says_at:
        return Fact(name, line.text[len(name) :].strip(), (line,))
    told = _COLON.fullmatch(line.text.strip())
    return Fact(told["name"], told["says"], (line,)) if told else None


def of_two(over: Line, under: Line) -> list[Fact]:
    """The facts of a line of names with wide spaces between, over a line of what they say, each under its own."""
    names, says = segments(over), segments(under)
    level = len(names) == len(says) and all(
        abs(one[0].x0 - two[0].x0) < ALIGNED for one, two in zip(names, says, strict=True)
    )
    in_text = not (over.cell or over.apart or under.cell or under.apart) and over.page == under.page
    if not level or len(names) < FEWEST or not in_text:
        return []
    found = [Fact(_words(one), _words(two), (over, under)) for one, two in zip(names, says, strict=True)]
    return found if are_facts(found) and not are_facts([Fact(one.says, one.name) for one in found]) else []


def parted(line: Line) -> tuple[str, float]:
    """The words of a line before its only wide space, and where it goes on after that; 0 where there is none."""
    apart = segments(line)
    if len(apart) != 2 or line.cell or line.apart:
        return line.text, 0.0
    return _words(apart[0]), apart[1][0].x0


def aligned(lines: Sequence[Line]) -> list[tuple[str, float]]:
    """The same of several lines; the longest name may have less space after it, where the others go on there."""
    found = [parted(line) for line in lines]
    places = [says_at for _, says_at in found if says_at]
    for number, line in enumerate(lines):
        beside = {at for _, at in found[max(0, number - 1) : number + 2] if at and places.count(at) > 1}
        if not found[number][1] and len(beside) == 1 and not line.cell and not line.apart:
            at = beside.pop()
            begins = next((n for n, word in enumerate(line.words) if n and abs(word.x0 - at) < ALIGNED), 0)
            if begins and at - line.words[begins - 1].x1 > NO_SPACE * line.size:
                found[number] = _words(line.words[:begins]), at
    return found


def segments(line: Line) -> list[Sequence[Word]]:
    """The words of a line, parted where wide spaces are between them."""
    words = line.words
    cuts = [n for n in range(1, len(words)) if words[n].x0 - words[n - 1].x1 > line.size]
    return [words[start:end] for start, end in zip([0, *cuts], [*cuts, len(words)], strict=True)]


def are_facts(facts: Sequence[Fact]) -> bool:
    """Whether at least half of the names are those of facts, none is of an area's states, and all is short."""
    told = sum(is_name(fact.name) for fact in facts)
    short = all(len(fact.name.split()) <= MOST_WORDS and len(fact.says) <= LONGEST for fact in facts)
    states = any(AREA.match(fact.name) and not tells_time_of_report(fact.name) for fact in facts)
    return told >= FEWEST and 2 * told >= len(facts) and short and not states


def is_name(text: str) -> bool:
    """Whether a text is a name of facts."""
    return bool(NAMES.match(text) or OF_REPORT.fullmatch(text.rstrip(": ")) or is_fact(text))


def on_lines(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines that give facts: after a colon each, where they follow each other; or two under each other.

    A larger line over them is the title: "Slutrapport: Ung väg vidare".
    """
    for over, under in pairwise(lines):
        if of_two(over, under):
            yield over
            yield under
    for (told, _), group in groupby(lines, key=lambda line: (bool(_gives(line)), round(line.size))):
        block = list(group)
        if told and are_facts([fact for fact in map(_gives, block) if fact]):
            yield from block


def _gives(line: Line) -> Fact | None:
    """The fact after a colon on a line that is no sentence."""
    apart = line.cell or line.apart or line.text.rstrip().endswith((".", "?", "!", ";"))
    told = None if apart else _COLON.fullmatch(line.text.strip())
    return Fact(told["name"], told["says"], (line,)) if told else None


def _words(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _text(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)
