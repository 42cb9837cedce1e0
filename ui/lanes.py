"""All rounds as lanes: a column for each round, a box for each sentence, and the lines of descent drawn between.

The same is told as a table below, a row for each thought, for those who read by ear.
"""

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from index.compare import Comparison
from index.descent import Event, Line
from index.naming import EVENTS
from index.sentences import Sentence
from ui.text import safe

# The curves are a picture: the page lets no SVG of ours through, but pictures it does.
_CURVES = """
path { fill: none; stroke: #3d6ea5; stroke-width: 2 }
.same { stroke: #c3c9d2 }
.moved { stroke: #d55e00; stroke-dasharray: 6 3 }
.split, .merged { stroke: #7b4f9d }
.returned { stroke: #1b6e2d; stroke-dasharray: 2 4 }
.faded path:not(.chosen) { opacity: .25 }
.chosen { stroke-width: 4 }
"""
WIDTH, GAP, HEIGHT, STEP, HEAD = 200, 76, 54, 66, 34  # of boxes and between them, in pixels
Address = Callable[[int], str]


def lanes(comparison: Comparison, address: Address, chosen: int | None, only_changes: bool) -> str:
    """The lanes as HTML; `address` gives that of a thought by its number among the lines; `chosen` is one."""
    drawn = _drawn(comparison, only_changes)
    places = {
        sentence: (number, at)
        for number, telling in enumerate(comparison.tellings)
        for at, sentence in enumerate(
            one for one in telling.sentences if any(one in line.cells[number] for _, line in drawn)
        )
    }
    boxes = "".join(_box(places[one], one, line, number, address(number), chosen)
                    for number, line in drawn for cell in line.cells for one in cell)  # fmt: skip
    paths = "".join(path for number, line in drawn for path in _paths(line, places, number == chosen))
    heads = "".join(
        f'<div class="round" style="left:{_left(number)}px;width:{WIDTH}px">{safe(telling.round.label)}</div>'
        for number, telling in enumerate(comparison.tellings)
    )
    width = _left(len(comparison.tellings)) - GAP
    height = HEAD + STEP * (max((at for _, at in places.values()), default=0) + 1)
    picture = _picture(paths, width, height, chosen is not None)
    return (
        f'<div class="lanes" lang="sv" style="width:{width}px;height:{height}px">{heads}'
        f'<img alt="" width="{width}" height="{height}" src="{picture}">{boxes}</div>'
    )


def _picture(paths: str, width: int, height: int, faded: bool) -> str:
    """Curves as the address of a picture."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><style>{_CURVES}</style>'
        f'<g class="{"faded" if faded else ""}">{paths}</g></svg>'
    )
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def as_table(comparison: Comparison, address: Address, only_changes: bool) -> str:
    """The lines of descent as a table: a row for each thought, a column for each round."""
    heads = "".join(f'<th scope="col">{safe(telling.round.label)}</th>' for telling in comparison.tellings)
    rows = "".join(
        f'<tr><th scope="row"><a href="{safe(address(number))}" target="_self">Tanke {number + 1}</a></th>'
        + "".join(_cell(event, cell) for event, cell in zip(line.events, line.cells, strict=True))
        + "</tr>"
        for number, line in _drawn(comparison, only_changes)
    )
    return (
        '<table class="thoughts" lang="sv"><caption>Varje rad är en tanke, följd genom omgångarna.</caption>'
        f'<thead><tr><th scope="col">Tanke</th>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _drawn(comparison: Comparison, only_changes: bool) -> list[tuple[int, Line]]:
    """The lines with their numbers; those that only stay the same in all rounds can be left out."""
    return [
        (number, line)
        for number, line in enumerate(comparison.lines)
        if not only_changes or set(line.events) - {"same"} - ({"new"} if line.events[0] == "new" else set())
    ]


def _left(number: int) -> int:
    return number * (WIDTH + GAP)


def _box(
    place: tuple[int, int], sentence: Sentence, line: Line, number: int, address: str, chosen: int | None
) -> str:
    round_number, at = place
    event = line.events[round_number]
    sign, word = EVENTS[event]
    current = ' aria-current="true"' if number == chosen else ""
    return (
        f'<a class="box {event}" href="{safe(address)}" target="_self" title="{safe(sentence.text)}"{current} '
        f'style="left:{_left(round_number)}px;top:{HEAD + at * STEP}px;width:{WIDTH}px;height:{HEIGHT}px">'
        f'<span class="sign">{sign}</span><span class="said"> {safe(word)}: </span>{safe(sentence.text)}</a>'
    )


def _paths(line: Line, places: dict[Sentence, tuple[int, int]], chosen: bool) -> Iterator[str]:
    told = [(number, cell) for number, cell in enumerate(line.cells) if cell]
    for (_, before), (number, after) in pairwise(told):
        for old in before:
            for new in after:
                yield _path(places[old], places[new], line.events[number], chosen)


def _path(old: tuple[int, int], new: tuple[int, int], event: Event, chosen: bool) -> str:
    x0, y0 = _left(old[0]) + WIDTH, HEAD + old[1] * STEP + HEIGHT / 2
    x1, y1 = _left(new[0]), HEAD + new[1] * STEP + HEIGHT / 2
    bend = (x1 - x0) / 2
    state = f"{event} chosen" if chosen else event
    curve = f"M{x0} {y0:.0f} C{x0 + bend:.0f} {y0:.0f} {x1 - bend:.0f} {y1:.0f} {x1} {y1:.0f}"
    return f'<path class="{state}" d="{curve}"/>'


def _cell(event: Event, cell: Iterable[Sentence]) -> str:
    sign, word = EVENTS[event]
    said = " ".join(one.text for one in cell)
    return f'<td><span class="event"><span aria-hidden="true">{sign}</span> {word}</span> {safe(said)}</td>'
