"""Reports drawn by chance from the conventions and typography that reports combine.

`python -m benchmarks.layouts --drawn 400 FOLDER` typesets so many with WeasyPrint, for `python -m benchmarks.split
FOLDER`. A number gives the same report every time. Each convention alone is split right in the catalogue; what
fails is mostly two or three of them together. Conventions are drawn in `drawing`, what is said in `invented`.
"""

from collections.abc import Iterator, Sequence
from random import Random

from benchmarks.layouts.content import Block, Example, Place, named
from benchmarks.layouts.drawing import LISTS, Drawn, conventions, look
from benchmarks.layouts.invented import BODIES, HANDLERS, OF, PEOPLE, STATES, Writer

CLOSINGS = (
    "En ny redovisning av samtliga områden lämnas till kommunfullmäktige i mars.",
    "Kommunstyrelsen får en ny redovisning av samtliga områden när nämnderna har behandlat sina delar.",
)
FACTS = ("Ansvarig", "Tidplan", "Status")


def drawn(number: int) -> Example:
    """The report with a number."""
    chance = Random(number)
    one = conventions(chance)
    style = look(one, chance)
    blocks = tuple(_Report(one, chance).blocks())
    title = next(block.text for block in blocks if block.kind == "title")
    return Example(f"dragen-{number}", "weasyprint", title, blocks, style, one.rounds)


class _Report:
    """A report that is written from its first block to its last."""

    def __init__(self, one: Drawn, chance: Random) -> None:
        self._one = one
        self._chance = chance
        self._writer = Writer(chance)
        self._notes = 2 if one.notes else 0
        self._tables = 0

    def blocks(self) -> Iterator[Block]:
        """All of it."""
        one = self._one
        if one.told_by == "reports":
            for told in one.rounds:
                yield from [Block("break")] if told != one.rounds[0] else []
                yield from self._head(f"{one.title} {named(told).label}", told)
                yield from self._chapter(one.first, told, 1)
                yield from self._areas(told)
                yield from self._end(told)
            return
        in_title = f"{one.title} – {named(one.rounds[0]).label}" if one.told_by == "title" else one.title
        yield from self._head(in_title, one.rounds[-1])
        yield from self._chapter(one.first, one.whole, 1)
        if one.told_by in ("inside", "columns"):
            yield from self._areas("")
        else:
            for told in one.rounds:
                yield from self._round(told)
        yield from self._end(one.whole)

    def _head(self, title: str, told: str) -> Iterator[Block]:
        """Letterhead, title, cover page and list of contents."""
        one = self._one
        if one.letterhead:
            yield Block("letterhead", f"{one.sender} kommun")
            yield Block("letterhead", self._chance.choice(BODIES))
            if one.told_by == "date":
                yield Block("letterhead", f"Datum {named(told).start.isoformat()}")
            yield Block("letterhead", f"Dnr KS {named(told).year}/{self._chance.randint(100, 900)}")
            person = f"{self._chance.choice(PEOPLE)}, {self._chance.choice(HANDLERS)}"
            yield from [Block("letterhead", f"Handläggare: {person}")] if self._chance.random() < 0.5 else []
        yield Block("title", title)
        if one.told_by == "cover":
            yield Block("cover", told)
        if one.cover_page:
            yield Block("letterhead", f"{one.sender} kommun")
            yield Block("break")
        if one.contents:
            yield Block("contents")
            yield Block("break")

    def _round(self, told: str) -> Iterator[Block]:
        if len(self._one.rounds) > 1:
            yield Block("round", told)
            if self._one.introduced:
                yield Block("paragraph", self._writer.paragraph(2), Place(told), begins=True)
        yield from self._areas(told)

    def _end(self, told: str | None) -> Iterator[Block]:
        """The last chapter, or a paragraph on the whole, and who signed."""
        one = self._one
        if one.closing:
            last = told or (None if one.told_by in ("inside", "columns") else one.rounds[-1])
            yield Block("paragraph", self._chance.choice(CLOSINGS), Place(last), begins=True)
        yield from self._chapter(one.last, told, one.chapters_before + 1)
        if one.signed:
            yield Block("signature", f"{self._chance.choice(PEOPLE)}")
            yield Block("signature", self._chance.choice(HANDLERS).capitalize())

    def _chapter(self, name: str, told: str | None, number: int) -> Iterator[Block]:
        if name:
            yield Block("round", f"{number} {name}" if self._one.numbered_chapters else name)
            yield Block("paragraph", self._writer.paragraph(3), Place(told), begins=True)
            if self._one.figures and self._chance.random() < 0.3:
                yield from self._figures(Place(told))

    # Areas

    def _areas(self, told: str) -> Iterator[Block]:
        """The areas of a round; of all rounds, where these stand inside them."""
        one = self._one
        if one.gathering:
            yield Block("round" if len(one.rounds) == 1 or not told else "group", one.gathering)
        if one.areas in ("table", "numbered table") or one.told_by == "columns":
            yield self._table(told)
            return
        group = ""
        for area in one.order(told):
            if one.groups and one.group_of(area) != group:
                group = one.group_of(area)
                yield Block(one.kind_of_group, group)
            yield from self._area(told, area)

    def _area(self, told: str, area: int) -> Iterator[Block]:
        one = self._one
        place = one.place(told, area)
        heading = one.heading(area)
        if heading:
            yield Block(one.kind_of_area, heading)
        if one.told_by == "inside":
            for inner in one.rounds:
                yield from self._inner_round(inner, area)
            return
        if one.areas == "cards":
            yield self._card(told, area)
            return
        yield from self._facts(place)
        text = self._writer.paragraph()
        if one.areas == "run-in":
            yield Block("run-in", text, place, f"{one.titles[area]}.", begins=True)
        elif one.areas in LISTS:
            yield Block("area", text, place, one.labels[area], begins=True)
        else:
            yield self._noted(text, place)
        yield from self._inside(told, area)

    def _inner_round(self, inner: str, area: int) -> Iterator[Block]:
        label = named(inner).label
        label = f"{label[0].upper()}{label[1:]}"
        place = self._one.place(inner, area)
        if self._one.rounds_as_headings:
            yield Block("subheading", label)
            yield Block("paragraph", self._writer.paragraph(), place, begins=True)
        else:
            yield Block("run-in", self._writer.paragraph(), place, f"{label}:", begins=True)

    def _noted(self, text: str, place: Place) -> Block:
        """A paragraph, now and then with a footnote."""
        if not self._notes or self._chance.random() < 0.6:
            return Block("paragraph", text, place)
        self._notes -= 1
        note = self._writer.sentence()
        return Block("paragraph", text, place, footnote=note, told=f"{text} {note}")

    def _facts(self, place: Place) -> Iterator[Block]:
        """Lines under an area's title: who is responsible, until when, how far."""
        values = {
            "Ansvarig": self._chance.choice(BODIES),
            "Tidplan": f"{(year := self._chance.randint(2012, 2024))}–{year + 2}",
            "Status": self._chance.choice(STATES),
        }
        for name in self._one.facts:
            yield Block("fact", values[name], place, f"{name}:", told=f"{name}: {values[name]}")

    def _inside(self, told: str, area: int) -> Iterator[Block]:
        """What is in an area under its first paragraph: divisions, a list, figures, another paragraph."""
        one, place = self._one, self._one.place(told, area)
        for division in one.divisions:
            text = self._writer.paragraph(2)
            if one.divisions_run_in:
                yield Block("run-in", text, place, f"{division}:", told=f"{division}: {text}")
            else:
                yield Block("subheading", division, place)
                yield self._noted(text, place)
        if one.figures and self._chance.random() < 0.4:
            yield from self._figures(place)
        if one.divisions or not one.items or self._chance.random() < 0.5:
            return
        if one.items == "items":
            for item in "abcd"[: self._chance.randint(2, 4)]:
                yield Block("item", self._writer.sentence(), one.place(told, area, item), item, begins=True)
        else:
            for _ in range(self._chance.randint(2, 3)):
                yield Block("bullet" if one.items == "bullets" else "dash", self._writer.bullet(), place)

    # Tables

    def _figures(self, place: Place) -> Iterator[Block]:
        """A table of figures, which is text of where it stands; its caption too."""
        self._tables += 1
        year = named(self._one.rounds[0]).year
        if self._chance.random() < 0.5:
            yield Block("caption", f"Tabell {self._tables}. Utveckling av antal {self._chance.choice(OF)}", place)
        names = ("Mått", *(f"{year - back}" for back in (2, 1, 0)))
        rows = [(name, *(self._writer.figure() for _ in names[1:])) for name in self._writer.measures()]
        told = " ".join(cell for row in (names, *rows) for cell in row)
        yield Block("data", "", place, rows=(names, *rows), told=told)

    def _table(self, told: str) -> Block:
        """A table of areas, one a row; its columns are states of them, or the rounds."""
        one = self._one
        first = self._chance.choice(("Område", "Mål", "Åtgärd", "Insats"))
        by_round = one.told_by == "columns"
        names = [named(inner).label for inner in one.rounds] if by_round else [*one.columns]
        heads = [f"{name[0].upper()}{name[1:]}" for name in names]
        rows: list[tuple[str, ...]] = []
        tells: list[tuple[Place, str]] = []
        for area in one.order(told):
            cells = [self._cell(name) for name in heads]
            rows.append((one.named(area), *cells))
            if by_round:
                tells += [(one.place(inner, area), cell) for inner, cell in zip(one.rounds, cells, strict=True)]
            else:
                tells.append((one.place(told, area), _row(heads, cells)))
        return Block("table", rows=((first, *heads), *rows), tells=tuple(tells))

    def _card(self, told: str, area: int) -> Block:
        """A table for an area under its heading: names, and what they tell."""
        names = self._one.columns
        cells = [self._cell(name) for name in names]
        place = self._one.place(told, area)
        return Block("card", rows=tuple(zip(names, cells, strict=True)), tells=((place, _row(names, cells)),))

    def _cell(self, name: str) -> str:
        match name:
            case "Status":
                return self._chance.choice(STATES)
            case "Ansvarig":
                return self._chance.choice(BODIES)
            case _:
                return self._writer.paragraph(2)


def _row(names: Sequence[str], cells: Sequence[str]) -> str:
    return " ".join(f"{name}: {cell}" for name, cell in zip(names, cells, strict=True))
