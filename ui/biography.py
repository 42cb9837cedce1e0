"""One thought's biography: what each round says of it, word for word, and what became of it in between."""

from collections.abc import Iterator

from index.align import Link
from index.citation import place
from index.compare import Comparison, Telling, kinds_of_change
from index.descent import Line
from index.naming import EVENTS, relation
from index.sentences import Sentence
from index.wording import differences
from ui import text
from ui.reckoned import quoted
from ui.side_by_side import labels
from ui.text import safe


def biography(comparison: Comparison, line: Line) -> str:
    """A thought as an ordered list of rounds, from the one that first told of it."""
    return f'<ol class="biography" lang="sv">{"".join(_rounds(comparison, line))}</ol>'


def _rounds(comparison: Comparison, line: Line) -> Iterator[str]:
    former = ""
    for number in range(line.first, min(line.last + 2, len(line.cells))):
        telling, cell = comparison.tellings[number], line.cells[number]
        said = " ".join(one.text for one in cell)
        sign, word = EVENTS[line.events[number]]
        came = _links(comparison, number, cell)
        if any(not one.sure for one in came):
            word += ", osäkert"
        wording = text.redline(differences(former, said)) if former and said else safe(said)
        kinds = "".join(labels(kinds_of_change(one)) for one in came)
        yield (
            f'<li><h4>{safe(telling.round.label)} <span class="event"><span aria-hidden="true">{sign}</span> '
            f"{safe(word)}</span></h4>{f'<blockquote>{wording}</blockquote>' if said else ''}{kinds}"
            f"{_source(telling, cell)}{_gone_to(comparison, line, number)}</li>"
        )
        former = said or former


def _links(comparison: Comparison, number: int, cell: tuple[Sentence, ...]) -> list[Link]:
    """The links by which a round's sentences came from the round before."""
    if number == 0:
        return []
    return [one for one in comparison.steps[number - 1].links if one.before and set(one.after) & set(cell)]


def _gone_to(comparison: Comparison, line: Line, number: int) -> str:
    """Where a thought went that another area tells of instead, and where it came from."""
    steps = comparison.steps
    gone = steps[number - 1].links if number and not line.cells[number] else ()
    came = steps[number - 1].links if number else ()
    said = [
        relation(one)
        for one in (*gone, *came)
        if one.elsewhere and {*one.before, *one.after} & {*line.cells[number - 1], *line.cells[number]}
    ]
    return f'<p class="source">{safe("; ".join(dict.fromkeys(said)))}</p>' if said else ""


def _source(telling: Telling, cell: tuple[Sentence, ...]) -> str:
    if not cell:
        return ""
    first = cell[0]
    section = next(one for one in telling.sections if one.id == first.section)
    where = place(telling.round.label, section.area, first.item, (first.pages[0], cell[-1].pages[1]))
    return (
        f'<p class="source"><a href="{safe(quoted(first))}" target="_self">{safe(telling.title)}, '
        f"{safe(where)}</a></p>"
    )
