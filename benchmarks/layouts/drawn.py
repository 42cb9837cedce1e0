"""Reports drawn by chance from the conventions and typography that reports combine.

`python -m benchmarks.layouts --drawn 400 FOLDER` typesets so many with WeasyPrint, for `python -m benchmarks.split
FOLDER`. A number gives the same report every time. Each convention alone is split right in the catalogue; what
fails is mostly two or three of them together.
"""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any, Literal

import msgspec

from benchmarks.layouts.catalogue import LETTERS, PROGRAMME, ROMAN, SENDER
from benchmarks.layouts.content import Block, Example, Place, named
from benchmarks.layouts.sentences import AREAS, BULLETS, INTRODUCTIONS, ITEMS, STATES, TEXTS

ROUNDS = (
    ("Läget hösten 2014", "Läget våren 2015", "Läget hösten 2015"),
    (
        "Uppföljning per den 31 mars 2017",
        "Uppföljning per den 30 september 2017",
        "Uppföljning per den 31 mars 2018",
    ),
    ("T1 2019", "T2 2019", "T3 2019"),
    ("Delårsrapport augusti 2021", "Delårsrapport mars 2022", "Delårsrapport augusti 2022"),
    ("Årsbokslut 2018", "Årsbokslut 2019", "Årsbokslut 2020"),
    ("Uppföljning läsåret 2019/20", "Uppföljning läsåret 2020/21", "Uppföljning läsåret 2021/22"),
)
NUMBERS = ("1", "2", "3", "4", "5", "6")
FIRST_CHAPTERS = ("Inledning", "Bakgrund", "Sammanfattning")
LAST_CHAPTERS = ("Slutsatser", "Fortsatt arbete", "Samlad bedömning", "Ekonomi")
DIVISIONS = (("Nuläge", "Fortsatt arbete"), ("Resultat", "Analys", "Nästa steg"), ("Kommentar",))
Areas = Literal["roman list", "lettered list", "numbered", "called", "plain", "run-in", "table"]


class Drawn(msgspec.Struct, frozen=True):
    """What was drawn: how rounds and areas are told, what stands in the areas and round them."""

    rounds: tuple[str, ...]
    in_title: bool
    inside: bool  # rounds begin paragraphs inside areas
    areas: Areas
    labels: Sequence[str]
    order: tuple[int, ...]
    items: Literal["", "items", "bullets", "dashes"]
    divisions: tuple[str, ...]
    first: str
    last: str

    @property
    def whole(self) -> str | None:
        """The round of chapters on the whole report."""
        return self.rounds[0] if len(self.rounds) == 1 else None

    def place(self, told: str | None, area: int, item: str | None = None) -> Place:
        """Where an area's text belongs."""
        titled = self.areas not in ("roman list", "lettered list")
        return Place(told, self.labels[area] or None, AREAS[area] if titled else None, item)


def drawn(number: int) -> Example:
    """The report with a number."""
    chance = Random(number)
    one = _conventions(chance)
    title = f"Uppföljning av {PROGRAMME}"
    blocks = [Block("letterhead", text) for text in SENDER] if chance.random() < 0.4 else []
    blocks.append(Block("title", f"{title} – {named(one.rounds[0]).label}" if one.in_title else title))
    if len(one.rounds) == 1 and not one.in_title:
        blocks.append(Block("cover", one.rounds[0]))
    blocks += _chapter(one, one.first, 0)
    if one.inside:
        blocks += _areas(one, "", chance)
    else:
        for told in one.rounds:
            blocks += [Block("round", told)] if len(one.rounds) > 1 else []
            blocks += _areas(one, told, chance)
    blocks += _chapter(one, one.last, 1)
    return Example(
        f"dragen-{number}", "weasyprint", blocks[0].text, tuple(blocks), _style(one, chance), one.rounds
    )


def _conventions(chance: Random) -> Drawn:
    areas: Areas = chance.choice(("roman list", "lettered list", "numbered", "called", "plain", "run-in", "table"))
    inside = areas in ("numbered", "called", "plain") and chance.random() < 0.2
    several = inside or chance.random() < 0.5
    labels: dict[str, Sequence[str]] = {"roman list": ROMAN, "lettered list": LETTERS, "numbered": NUMBERS}
    order = [*range(chance.randint(3, len(AREAS)))]
    if chance.random() < 0.3:
        chance.shuffle(order)
    return Drawn(
        chance.choice(ROUNDS)[: chance.choice((2, 3)) if several else 1],
        not several and chance.random() < 0.6,
        inside,
        areas,
        labels.get(areas, ROMAN if areas == "called" else [""] * len(AREAS)),
        tuple(order),
        chance.choice(("", "", "items", "bullets", "dashes")),
        chance.choice(((), (), *DIVISIONS)) if areas in ("numbered", "called", "plain") else (),
        chance.choice(("", *FIRST_CHAPTERS)),
        chance.choice(("", *LAST_CHAPTERS)),
    )


def _style(one: Drawn, chance: Random) -> dict[str, Any]:
    """The typography; a table with four columns fits no column of the page."""
    return {
        "size": chance.choice((9.5, 11, 12)),
        "sans": chance.random() < 0.5,
        "columns": 1 if one.areas == "table" else chance.choice((1, 1, 1, 2)),
        "justify": (justified := chance.random() < 0.4),
        "hyphenate": justified,
        "numbers": chance.choice(("", "plain", "total", "of")),
        "larger": chance.choice((1.1, 1.25, 1.5)),
    }


def _chapter(one: Drawn, name: str, number: int) -> Iterator[Block]:
    if name:
        yield Block("round", name)
        yield Block("paragraph", INTRODUCTIONS[number], Place(one.whole), begins=True)


def _areas(one: Drawn, told: str, chance: Random) -> Iterator[Block]:
    """The areas of a round; of all rounds, where these begin paragraphs inside them."""
    turn = 0 if one.inside else one.rounds.index(told)
    if one.areas == "table":
        names = ("Område", "Nuläge", "Ansvarig", "Status")
        rows = [(AREAS[area], TEXTS[area][turn], *STATES[area][2:]) for area in one.order]
        yield Block("table", place=Place(told), rows=(names, *rows))
        return
    for area in one.order:
        place = one.place(told, area)
        yield from _heading(one, area)
        if one.inside:
            for at, inner in enumerate(one.rounds):
                label = named(inner).label
                label = f"{label[0].upper()}{label[1:]}:"
                yield Block("run-in", TEXTS[area][at], one.place(inner, area), label, begins=True)
            continue
        if one.areas == "run-in":
            yield Block("run-in", TEXTS[area][turn], place, f"{AREAS[area]}.", begins=True)
        elif one.areas in ("roman list", "lettered list"):
            yield Block("area", TEXTS[area][turn], place, one.labels[area], begins=True)
        else:
            yield Block("paragraph", TEXTS[area][turn], place, begins=True)
        yield from _inside(one, told, area, chance)


def _heading(one: Drawn, area: int) -> Iterator[Block]:
    if one.areas == "called":
        yield Block("heading", f"Åtgärdsområde {one.labels[area]} – {AREAS[area]}")
    elif one.areas in ("numbered", "plain"):
        yield Block("heading", f"{one.labels[area]} {AREAS[area]}".strip())


def _inside(one: Drawn, told: str, area: int, chance: Random) -> Iterator[Block]:
    """Items of a list in some areas, or what divides every one."""
    place = one.place(told, area)
    for at, division in enumerate(one.divisions):
        yield Block("subheading", division, place)
        yield Block("paragraph", TEXTS[area][(at + 1) % 3], place)
    if one.divisions or not one.items or chance.random() < 0.5:
        return
    if one.items == "items":
        for item, text in zip("abc", ITEMS, strict=False):
            yield Block("item", text, one.place(told, area, item), item, begins=True)
    else:
        kind: Literal["bullet", "dash"] = "bullet" if one.items == "bullets" else "dash"
        yield from (Block(kind, text, place) for text in BULLETS)
