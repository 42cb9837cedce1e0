"""One thought's biography: what each round says of it, word for word, and what became of it in between."""

from collections.abc import Iterator

from index.align import Link
from index.citation import place
from index.compare import Comparison, Telling, kinds_of_change
from index.descent import Line
from index.naming import EVENTS
from index.sentences import Sentence
from index.wording import differences
from ui import text
from ui.address import link
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
        wording = text.after(differences(former, said)) if former and said else safe(said)
        kinds = "".join(labels(kinds_of_change(one)) for one in _links(comparison, number, cell))
        yield (
            f'<li><h4>{safe(telling.round.label)} <span class="event"><span aria-hidden="true">{sign}</span> '
            f"{safe(word)}</span></h4>{f'<blockquote>{wording}</blockquote>' if said else ''}{kinds}"
            f"{_source(telling, cell)}</li>"
        )
        former = said or former


def _links(comparison: Comparison, number: int, cell: tuple[Sentence, ...]) -> list[Link]:
    """The links by which a round's sentences came from the round before."""
    if number == 0:
        return []
    return [one for one in comparison.steps[number - 1].links if one.before and set(one.after) & set(cell)]


def _source(telling: Telling, cell: tuple[Sentence, ...]) -> str:
    if not cell:
        return ""
    first = cell[0]
    section = next(one for one in telling.sections if one.id == first.section)
    where = place(telling.round.label, section.area, first.item, (first.pages[0], cell[-1].pages[1]))
    address = link("report", rapport=telling.report, avsnitt=section.id)
    return (
        f'<p class="source"><a href="{safe(address)}" target="_self">{safe(telling.title)}, {safe(where)}</a></p>'
    )
