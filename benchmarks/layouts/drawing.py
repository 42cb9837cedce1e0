"""Draws by chance what a report follows: how rounds and areas are told, what stands in them, and its typography.

What no reader could tell apart on the page is not drawn together; comments say why.
"""

from collections.abc import Sequence
from random import Random
from typing import Any, Literal

import msgspec

from benchmarks.layouts.content import Kind, Place
from benchmarks.layouts.invented import BODIES, PERSPECTIVES, PLACES, SUBJECTS_OF_PLANS, TITLES

FIRST_CHAPTERS = ("Inledning", "Bakgrund", "Sammanfattning", "Bakgrund och syfte")
LAST_CHAPTERS = ("Slutsatser", "Fortsatt arbete", "Samlad bedömning", "Ekonomi")
GATHERINGS = ("Uppföljning av åtgärderna", "Redovisning av målen", "Resultat")
DIVISIONS = (
    ("Nuläge", "Fortsatt arbete"),
    ("Resultat", "Analys", "Nästa steg"),
    ("Kommentar",),
    ("Vad har gjorts?", "Vad återstår?"),
    ("Genomfört", "Bedömning"),
)
COLUMNS = (("Nuläge", "Status"), ("Nuläge", "Ansvarig", "Status"), ("Resultat", "Nästa steg"))
CALLED = (
    ("Mål {}: ", "1"), ("Åtgärd {} – ", "1"), ("Uppdrag {} ", "2.1"), ("KS {} ", "1"),
    ("Rekommendation {}. ", "1"),
    ("Åtgärdsområde {} – ", "I"), ("Fokusområde {}: ", "A"), ("Insats {} ", "1"), ("Delmål {}. ", "2.1"),
)  # fmt: skip
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")
LISTS = ("roman list", "lettered list")
TABLES = ("table", "numbered table")
HEADED = ("numbered", "decimal", "called", "plain")
Areas = Literal[
    "roman list", "lettered list", "numbered", "decimal", "called", "plain", "run-in", "table", "numbered table",
    "cards",
]  # fmt: skip
ToldBy = Literal["title", "cover", "date", "headings", "inside", "columns", "reports"]


class Drawn(msgspec.Struct, frozen=True):
    """What was drawn: how rounds and areas are told, what stands in the areas and round them."""

    title: str
    sender: str
    rounds: tuple[str, ...]
    told_by: ToldBy
    areas: Areas
    labels: Sequence[str]
    titles: Sequence[str]
    called: str
    orders: tuple[tuple[int, ...], ...]  # of the areas, for each round
    groups: tuple[str, ...] = ()
    flat: bool = False  # areas are headed as high as chapters
    gathering: str = ""
    numbered_chapters: bool = False
    rounds_as_headings: bool = False
    introduced: bool = False  # rounds begin with text on them
    facts: tuple[str, ...] = ()
    items: Literal["", "items", "bullets", "dashes"] = ""
    divisions: tuple[str, ...] = ()
    divisions_run_in: bool = False
    figures: bool = False
    notes: bool = False
    columns: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    closing: bool = False
    signed: bool = False
    letterhead: bool = False
    cover_page: bool = False
    contents: bool = False

    @property
    def whole(self) -> str | None:
        """The round of chapters on the whole report."""
        return self.rounds[0] if len(self.rounds) == 1 else None

    @property
    def chapters_before(self) -> int:
        """How many numbered chapters come before the last one."""
        return bool(self.first) + max(len(self.groups), 1)

    @property
    def kind_of_group(self) -> Kind:
        """Groups are chapters, except under rounds."""
        return "group" if self.told_by in ("headings", "reports") or self.gathering else "round"

    @property
    def kind_of_area(self) -> Kind:
        """How high areas are headed."""
        return "round" if self.flat else "heading"

    def order(self, told: str) -> tuple[int, ...]:
        """The areas of a round in their order."""
        return self.orders[self.rounds.index(told) if told else 0]

    def group_of(self, area: int) -> str:
        """The heading of the group that an area is in."""
        return self.groups[area * len(self.groups) // len(self.titles)]

    def place(self, told: str | None, area: int, item: str | None = None) -> Place:
        """Where an area's text belongs."""
        code = self.called.partition("{")[0] if self.called.startswith("KS") else ""
        label = f"{code}{self.labels[area]}" if self.labels[area] else None
        return Place(told, label, None if self.areas in LISTS else self.titles[area], item)

    def named(self, area: int) -> str:
        """An area as the first cell of a row names it."""
        return f"{self.labels[area]}. {self.titles[area]}" if self.labels[area] else self.titles[area]

    def heading(self, area: int) -> str:
        """What stands over an area; nothing where it begins its paragraph."""
        if self.areas in LISTS or self.areas == "run-in":
            return ""
        if self.called:
            return f"{self.called.format(self.labels[area])}{self.titles[area]}"
        return f"{self.labels[area]} {self.titles[area]}".strip()


def _maybe(chance: Random, share: float) -> bool:
    return chance.random() < share


def conventions(chance: Random) -> Drawn:
    """What a report follows."""
    told_by: ToldBy = chance.choice(
        ("title", "title", "cover", "date", "headings", "headings", "headings", "inside", "columns", "reports")
    )
    rounds = _rounds(chance, 1 if told_by in ("title", "cover", "date") else chance.choice((2, 3)))
    if told_by == "date":
        month = chance.choice(("mars", "juni", "oktober"))
        rounds = (f"Uppföljning per den {chance.randint(1, 28)} {month} {chance.randint(2013, 2023)}",)
    areas = _areas(chance, told_by)
    titles = tuple(chance.sample(TITLES, chance.randint(3, 7)))
    called, count = chance.choice(CALLED) if areas == "called" else ("", "")
    chapters, groups = _round_them(chance, areas, told_by)
    labels = _labels(areas, count, len(titles), groups, bool(chapters["first"]))
    has_room = areas in HEADED and told_by not in ("inside", "columns")
    # Under a division's heading, "Fortsatt arbete", a paragraph on the whole report would be of that.
    divisions = chance.choice(((), (), *DIVISIONS)) if has_room and not chapters["closing"] else ()
    facts = chance.choice(((), (), ("Ansvarig",), ("Ansvarig", "Tidplan"), ("Ansvarig", "Status"), ("Status",)))
    numbered = areas == "decimal"
    if numbered:
        groups = tuple(f"{n} {one}" for n, one in enumerate(groups, start=1 + bool(chapters["first"])))
    return Drawn(
        f"Uppföljning av {chance.choice(SUBJECTS_OF_PLANS)}",
        chance.choice(PLACES),
        rounds,
        told_by,
        areas,
        labels,
        titles,
        called,
        _orders(chance, len(rounds), len(titles), told_by, areas if not groups else "cards"),
        groups=groups,
        numbered_chapters=numbered,
        rounds_as_headings=_maybe(chance, 0.4),
        introduced=_maybe(chance, 0.4),
        facts=facts if has_room else (),
        items=chance.choice(("", "", "items", "bullets", "dashes")),
        divisions=divisions,
        divisions_run_in=_maybe(chance, 0.4),
        figures=areas in HEADED and _maybe(chance, 0.3),
        notes=_maybe(chance, 0.2),
        columns=chance.choice(COLUMNS if areas == "cards" else (*COLUMNS, ("Kommentar",))),
        signed=_maybe(chance, 0.25),
        letterhead=told_by == "date" or _maybe(chance, 0.35),
        cover_page=told_by not in ("reports", "date") and _maybe(chance, 0.2),
        contents=told_by != "reports" and _maybe(chance, 0.2),
        **chapters,
    )


def _areas(chance: Random, told_by: ToldBy) -> Areas:
    if told_by == "columns":
        return chance.choice(TABLES)
    if told_by == "inside":
        return chance.choice(HEADED)
    return chance.choice((*LISTS, *HEADED, *HEADED, "run-in", *TABLES, "cards"))


def _round_them(chance: Random, areas: Areas, told_by: ToldBy) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What stands round the areas: chapters, groups, what gathers them, a closing paragraph."""
    first = chance.choice(("", *FIRST_CHAPTERS))
    last = chance.choice(("", *LAST_CHAPTERS))
    if areas == "decimal":
        # 2.1 needs its chapter 2
        groups = chance.choice((("Mål för miljön",), ("Uppdrag",), tuple(chance.sample(PERSPECTIVES, 2))))
    elif areas in ("numbered", "called", "plain", "cards") and _maybe(chance, 0.3):
        groups = tuple(chance.sample(chance.choice((BODIES, PERSPECTIVES)), 2))
    else:
        groups = ()
    under_chapters = told_by in ("title", "cover", "date", "inside", "columns")
    gathering = chance.choice(GATHERINGS) if under_chapters and not groups and _maybe(chance, 0.5) else ""
    # Under the heading of an ordinary chapter, areas that have none as high would be of that chapter.
    flat = under_chapters and not groups and not gathering
    if flat and areas not in (*HEADED, "cards") and first:
        gathering, flat = chance.choice(GATHERINGS), False
    closing = not last and _maybe(chance, 0.3)
    return {"first": first, "last": last, "gathering": gathering, "flat": flat, "closing": closing}, groups


def _labels(areas: Areas, count: str, number: int, groups: Sequence[str], first: bool) -> tuple[str, ...]:
    if areas == "decimal":
        in_group = [area * len(groups) // number for area in range(number)]
        return tuple(f"{group + 1 + first}.{in_group[:n].count(group) + 1}" for n, group in enumerate(in_group))
    if areas == "roman list" or count == "I":
        return ROMAN[:number]
    if areas == "lettered list" or count == "A":
        return tuple("ABCDEFG"[:number])
    if areas in ("numbered", "numbered table") or count == "1":
        return tuple(str(n + 1) for n in range(number))
    if count == "2.1":
        return tuple(f"{1 + n // 3}.{1 + n % 3}" for n in range(number))
    return ("",) * number


def _orders(chance: Random, rounds: int, areas: int, told_by: ToldBy, kind: Areas) -> tuple[tuple[int, ...], ...]:
    """The areas of each round in their order: one may be left out in a later round, or stand elsewhere.

    A list goes on by its labels: out of order no reader could tell an area from an item of the text.
    """
    orders = [list(range(areas)) for _ in range(rounds)]
    for order in orders[1:]:
        if told_by in ("headings", "reports") and _maybe(chance, 0.3):
            moved = order.pop(chance.randrange(1, areas))
            if kind in ("called", "plain", "run-in") and _maybe(chance, 0.5):
                order.insert(0, moved)
    return tuple(tuple(order) for order in orders)


def _rounds(chance: Random, number: int) -> tuple[str, ...]:
    y = chance.randint(2012, 2022)
    series, before = chance.choice(
        (
            ((f"hösten {y}", f"våren {y + 1}", f"hösten {y + 1}"), ("Läget ", "Rapport och uppföljning ", "")),
            (
                (f"31 mars {y}", f"30 september {y}", f"31 mars {y + 1}"),
                ("Uppföljning per den ", "Per den ", "Läget den "),
            ),
            ((f"T1 {y}", f"T2 {y}", f"T3 {y}"), ("", "Uppföljning ")),
            ((f"augusti {y}", f"mars {y + 1}", f"augusti {y + 1}"), ("Delårsrapport ", "Lägesrapport ")),
            ((f"{y}", f"{y + 1}", f"{y + 2}"), ("Årsbokslut ", "Uppföljning ", "")),
            ((f"kvartal 1 {y}", f"kvartal 2 {y}", f"kvartal 3 {y}"), ("Uppföljning ", "")),
            (
                (
                    f"läsåret {y}/{(y + 1) % 100}",
                    f"läsåret {y + 1}/{(y + 2) % 100}",
                    f"läsåret {y + 2}/{(y + 3) % 100}",
                ),
                ("", "Uppföljning "),
            ),
            ((f"januari–april {y}", f"maj–augusti {y}", f"september–december {y}"), ("Uppföljning ", "")),
        )
    )
    word = chance.choice(before)
    told = [f"{word}{one}" for one in series[:number]]
    return tuple(f"{one[0].upper()}{one[1:]}" for one in told)


def look(one: Drawn, chance: Random) -> dict[str, Any]:
    """The typography; a table with four columns fits no column of the page."""
    tabled = one.areas in (*TABLES, "cards")
    justified = _maybe(chance, 0.4)
    inner = bool(one.divisions) or one.rounds_as_headings
    return {
        "size": chance.choice((9, 9.5, 10.5, 11, 12)),
        "family": chance.choice(("Liberation Sans", "Liberation Serif", "Carlito", "Caladea", "DejaVu Sans")),
        "columns": 1 if tabled or one.figures or one.told_by == "columns" else chance.choice((1, 1, 1, 2)),
        "justify": justified,
        "hyphenate": justified,
        "numbers": chance.choice(("", "plain", "total", "of", "dashes", "slash")),
        "larger": chance.choice((1.1, 1.25, 1.5)),
        "heads": chance.choice(("", "", "bold", "bar", "rule", "colour", "italic" if not inner else "")),
        "header": chance.choice(("", "", f"{one.sender} kommun", one.title)),
        "footer": chance.choice(("", "", f"{one.sender} kommun · Box 123 · 812 34 {one.sender.rstrip('s')}")),
        "parenthesis": _maybe(chance, 0.5),
        "chapters": _maybe(chance, 0.15),
    }
