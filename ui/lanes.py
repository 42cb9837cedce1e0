"""All rounds as lanes: a column for each round, a box for each sentence, and the lines of descent drawn between.

The same is told as a table below, a row for each thought, for those who read by ear.
"""

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from index.compare import Comparison
from index.descent import Event, Line
from index.naming import EVENTS, Filter, passes
from index.sentences import Sentence
from ui.reckoned import Followings, name_of
from ui.text import safe

# The curves are a picture: the page lets no SVG of ours through, but pictures it does.
_CURVES = """
path { fill: none; stroke: #3d7fbf; stroke-width: 2 }
.same { stroke: #98a1af; stroke-width: 1.5 }
.moved { stroke: #d55e00; stroke-dasharray: 7 4 }
.split, .merged { stroke: #8d62b3 }
.returned { stroke: #2e8b45; stroke-dasharray: 2 4 }
.unsure { stroke-dasharray: 1 5; stroke-linecap: round }
.faded path:not(.chosen) { opacity: .25 }
.chosen { stroke-width: 4 }
text { font: 700 13px sans-serif; fill: #8a94a3; text-anchor: middle }
"""
LEGEND = (
    '<p class="source" lang="sv">Varje ruta är en mening. Välj en för att följa tanken genom alla omgångar. '
    + ", ".join(f"{sign} {word}" for sign, word in EVENTS.values() if sign and word != EVENTS["removed"][1])
    + "; en ruta utan linje åt höger sägs inte nästa omgång. Prickad linje med ? är osäker.</p>"
)
WIDTH, GAP, HEIGHT, STEP, HEAD = 200, 76, 54, 66, 34  # of boxes and between them, in pixels
Address = Callable[[str], str]  # of the biography of the thought that a sentence, by its name, belongs to
Drawn = Sequence[tuple[int, Line]]  # lines with their numbers among all
Place = tuple[int, int]  # round, and box within it


def drawable(found: Followings, wanted: Filter | None, only_changes: bool) -> Drawn:
    """The lines to draw: all, those that do not stay the same throughout, or those changed in the way wanted."""
    numbered = list(enumerate(found.comparison.lines))
    if wanted:
        changed = {
            found.lines[name_of(sentence)]
            for step, kinds in zip(found.comparison.steps, found.changes, strict=True)
            for link, changes in zip(step.links, kinds, strict=True)
            if passes(changes, wanted)
            for sentence in link.after
        }
        return [(number, line) for number, line in numbered if number in changed]
    return [(number, line) for number, line in numbered if not only_changes or _is_changed(line)]


def _is_changed(line: Line) -> bool:
    return bool(set(line.events) - {"same"} - ({"new"} if line.events[0] == "new" else set()))


def lanes(comparison: Comparison, drawn: Drawn, address: Address, chosen: int | None) -> str:
    """The lanes as HTML; `chosen` is the number of a line that stands out."""
    places = _places(comparison, drawn)
    boxes = "".join(
        _box(places[name_of(one)], one, line, address(name_of(one)), number == chosen)
        for number, line in drawn
        for cell in line.cells
        for one in cell
    )
    paths = "".join(path for number, line in drawn for path in _paths(comparison, line, places, number == chosen))
    heads = "".join(
        f'<div class="round" style="left:{_left(number)}px;width:{WIDTH}px">{safe(telling.round.label)}</div>'
        for number, telling in enumerate(comparison.tellings)
    )
    width = _left(len(comparison.tellings)) - GAP
    height = HEAD + STEP * (max((at for _, at in places.values()), default=0) + 1)
    picture = _picture(paths, width, height, chosen is not None)
    return (
        f'<div class="lanes" lang="sv" style="width:{width}px;height:{height}px">{heads}'
        f'<img alt="Linjer mellan meningarna; tabellen under säger detsamma." width="{width}" height="{height}" '
        f'src="{picture}">{boxes}</div>'
    )


def _places(comparison: Comparison, drawn: Drawn) -> dict[str, Place]:
    """Where each sentence's box stands: in the column of its round, in the order in which they are told."""
    shown = {name_of(one) for _, line in drawn for cell in line.cells for one in cell}
    return {
        name: (number, at)
        for number, telling in enumerate(comparison.tellings)
        for at, name in enumerate(name_of(one) for one in telling.sentences if name_of(one) in shown)
    }


def _picture(paths: str, width: int, height: int, faded: bool) -> str:
    """Curves as the address of a picture."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><style>{_CURVES}</style>'
        f'<g class="{"faded" if faded else ""}">{paths}</g></svg>'
    )
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def as_table(comparison: Comparison, drawn: Drawn, address: Address) -> str:
    """The lines of descent as a table: a row for each thought, a column for each round."""
    heads = "".join(f'<th scope="col">{safe(telling.round.label)}</th>' for telling in comparison.tellings)
    rows = "".join(
        f'<tr><th scope="row"><a href="{safe(address(name_of(line.cells[line.first][0])))}" target="_self">'
        f"Tanke {number + 1}</a></th>"
        + "".join(_cell(event, cell) for event, cell in zip(line.events, line.cells, strict=True))
        + "</tr>"
        for number, line in drawn
    )
    return (
        '<table class="thoughts" lang="sv"><caption>Varje rad är en tanke, följd genom omgångarna.</caption>'
        f'<thead><tr><th scope="col">Tanke</th>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _left(number: int) -> int:
    return number * (WIDTH + GAP)


def _box(place: Place, sentence: Sentence, line: Line, address: str, chosen: bool) -> str:
    round_number, at = place
    event = line.events[round_number]
    sign, word = EVENTS[event]
    current = ' aria-current="true"' if chosen else ""
    return (
        f'<a class="box {event}" href="{safe(address)}" target="_self" title="{safe(sentence.text)}"{current} '
        f'style="left:{_left(round_number)}px;top:{HEAD + at * STEP}px;width:{WIDTH}px;height:{HEIGHT}px">'
        f'<span class="sign" aria-hidden="true">{sign}</span><span class="said"> {safe(word)}: </span>'
        f" {safe(sentence.text)}</a>"
    )


def _paths(comparison: Comparison, line: Line, places: dict[str, Place], chosen: bool) -> Iterator[str]:
    """The curves of a line: its links, and the way back of one that returned after a gap."""
    told = [number for number, cell in enumerate(line.cells) if cell]
    for former, number in pairwise(told):
        if number - former > 1:
            yield _path(places[_last(line, former)], places[_first(line, number)], "returned", chosen)
            continue
        inside = set(line.cells[number])
        for link in comparison.steps[former].links:
            if link.before and inside.intersection(link.after):
                for old in link.before:
                    for new in link.after:
                        yield _path(places[name_of(old)], places[name_of(new)], link.relation, chosen, link.sure)


def _first(line: Line, number: int) -> str:
    return name_of(line.cells[number][0])


def _last(line: Line, number: int) -> str:
    return name_of(line.cells[number][-1])


def _path(old: Place, new: Place, kind: str, chosen: bool, sure: bool = True) -> str:
    x0, y0 = _left(old[0]) + WIDTH, HEAD + old[1] * STEP + HEIGHT / 2
    x1, y1 = _left(new[0]), HEAD + new[1] * STEP + HEIGHT / 2
    bend = (x1 - x0) / 2
    state = " ".join((kind, *["chosen"] * chosen, *["unsure"] * (not sure)))
    curve = f"M{x0} {y0:.0f} C{x0 + bend:.0f} {y0:.0f} {x1 - bend:.0f} {y1:.0f} {x1} {y1:.0f}"
    doubt = "" if sure else f'<text x="{(x0 + x1) / 2:.0f}" y="{(y0 + y1) / 2 - 5:.0f}">?</text>'
    return f'<path class="{state}" d="{curve}"/>{doubt}'


def _cell(event: Event, cell: Iterable[Sentence]) -> str:
    sign, word = EVENTS[event]
    said = " ".join(one.text for one in cell)
    return f'<td><span class="event"><span aria-hidden="true">{sign}</span> {word}</span> {safe(said)}</td>'
