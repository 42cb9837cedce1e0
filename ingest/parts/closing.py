"""Text that returns to the round, or to the report, after the last area, without a heading of its own.

    Rekommendation 4. Riskanalys för byggnaderna
    Riskanalysen levererades i oktober.

    Tre av fyra rekommendationer är därmed genomförda. Styrelsen föreslås meddela revisorerna detta.

A reader sees it by several signs: a larger space over it than between other paragraphs, surer still where it is
larger than that over the areas' headings; type or a margin that the text of no area has, above all where several
rounds end so; a title that begins it ("**Samlad bedömning.** Sex av åtta …"); and what it says
(`ingest.conventions.of_the_whole`). An area whose own last paragraph has only one weak sign keeps it.
"""

from collections.abc import Collection, Container, Iterator, Sequence
from statistics import median

import msgspec

from ingest.conventions.general import is_general
from ingest.conventions.of_the_whole import (
    announces_next,
    area_named_first,
    areas_counted,
    areas_counted_out_of,
    areas_listed,
    areas_named,
    begins_with_plan,
    counts_all,
    counts_areas,
    kind_gathered,
    kinds,
    kinds_counted,
    mentions_papers,
    names_plan,
    names_report,
    somebody_judges,
    sums_up,
    tells_altogether,
    thanks_last,
)
from ingest.headings.roles import Marked
from ingest.headings.run_in import lead_title
from ingest.layout.paragraphs import SAME_MARGIN, SENTENCE_END, Paragraph
from ingest.parts.spaces import PICTURE, space_over

LARGER = 1.25  # times other spaces
ENOUGH = 2  # signs, or one that counts double
FEWEST = 2  # areas
FEWEST_HUNG = 3  # areas, whose text stands further in
MOST = 4  # paragraphs
LOWEST = 100  # level of a title that begins a paragraph
Type = tuple[str, float]


class _Stretch(msgspec.Struct, frozen=True):
    """Areas under one heading or round: the numbers of their headings, and where the last of them ends."""

    areas: tuple[int, ...]
    end: int


def closing(
    roles: Sequence[Marked], title: str, run_in: Container[int] = (), begun: Container[int] = ()
) -> frozenset[int]:
    """The numbers of the paragraphs that end the last area of a stretch; `title` is that of the report.

    A paragraph in `run_in` begins a round, one in `begun` an area, by a title on its first line.
    """
    found = list(_stretches(roles, begun))
    several = sum(len(one.areas) for one in found) >= FEWEST
    stretches = [one for one in found if len(one.areas) >= FEWEST or (several and _is_gathered(one, roles))]
    if not stretches:
        return frozenset()
    report = _Report(roles, stretches, title, run_in)
    return frozenset(number for one in stretches if (number := report.end_of_last(one)) is not None)


def _stretches(roles: Sequence[Marked], begun: Container[int]) -> Iterator[_Stretch]:
    """Headings of rounds that stand lower than that of an area are inside it."""
    areas: list[int] = []
    level = LOWEST
    for number, one in enumerate(roles):
        if one.role == "area" or number in begun:
            areas.append(number)
            level = one.level if one.role == "area" else LOWEST
        elif one.role == "general" or (one.role == "round" and not (areas and one.level > level)):
            if areas:
                yield _Stretch(tuple(areas), _before_titles(roles, number))
            areas = []
    if areas:
        yield _Stretch(tuple(areas), len(roles))


def _is_gathered(stretch: _Stretch, roles: Sequence[Marked]) -> bool:
    """Whether a heading stands right over the first area of a stretch, as one that gathers areas does."""
    first = stretch.areas[0]
    return first > 0 and roles[first - 1].role == "general"


def _before_titles(roles: Sequence[Marked], end: int) -> int:
    """The end of a stretch, before the title that the next report in the file has over its round."""
    while roles[end - 1].role == "title":
        end -= 1
    return end


class _Report:
    """How the areas of a report are set and called, against which the end of each last one is held."""

    def __init__(
        self, roles: Sequence[Marked], stretches: Sequence[_Stretch], title: str, run_in: Container[int]
    ) -> None:
        self._roles, self._title, self._run_in = roles, title, run_in
        self._lasts = [range(one.areas[-1] + 1, one.end) for one in stretches]
        before_last = [range(one.areas[0] + 1, one.areas[-1]) for one in stretches]
        self._inside = [number for span in before_last for number in span if self._is_running(number)]
        self._leads = {general_title(roles[number].paragraph) for number in self._inside}
        self._begun = {area for one in stretches for area in one.areas if roles[area].role == "text"}
        self._types = {self._type(number) for number in (*self._inside, *self._begun)}
        self._indents = [roles[number].paragraph.indent for number in self._inside]
        last = {number for span in self._lasts for number in span}
        others = (number for number in range(1, len(roles)) if number not in last and self._follows_text(number))
        self._widest = max((space_over(roles, number) for number in others), default=0.0)
        over = [space_over(roles, number) for one in stretches for number in one.areas[1:]]
        self._over_headings = median([space for space in over if space] or [0.0])
        areas = {area for one in stretches for number in one.areas if (area := roles[number].area)}
        self._several = len({area.label or area.title for area in areas}) + len(self._begun)
        self._kinds = self._called(stretches)

    def _called(self, stretches: Sequence[_Stretch]) -> frozenset[str]:
        """What the report calls its areas: in their headings, or where it first says how many they are."""
        headings = {self._roles[number].paragraph.text for one in stretches for number in one.areas}
        lead = [one.paragraph.text for one in self._roles[: stretches[0].areas[0]]]
        gathered = kind_gathered(lead[-1]) if lead else frozenset[str]()
        return kinds(headings) or gathered or kinds_counted(" ".join(lead), self._several)

    def end_of_last(self, stretch: _Stretch) -> int | None:
        """The number of the paragraph that ends the last area of a stretch, where signs enough tell so."""
        last = range(stretch.areas[-1] + 1, stretch.end)
        headed = max((number for number in last if self._roles[number].role != "text"), default=last.start - 1)
        own = [number for number in last if number > headed and self._is_running(number)]
        for number in own if stretch.areas[-1] in self._begun else own[1:]:
            after = [one for one in range(number, stretch.end) if not self._roles[one].paragraph.lines[0].apart]
            if len(after) <= MOST and self._may_close(number) and self._ends_area(number, stretch, after):
                return number
        return None

    def _may_close(self, number: int) -> bool:
        """Whether a paragraph is a sentence in none of the lists, after one that ends, a bullet or a table."""
        paragraph, before = self._roles[number].paragraph, self._roles[number - 1].paragraph
        bullet = before.label is not None and "bullet" in before.label.kinds
        ended = bullet or bool(before.lines[0].cell) or bool(SENTENCE_END.search(before.text))
        sentences = ended and bool(SENTENCE_END.search(paragraph.text))
        begins = paragraph.label is None and paragraph.text[:1].isupper() and number not in self._run_in
        return begins and sentences and not (paragraph.text.endswith(":") or before.text.endswith(":"))

    def _ends_area(self, number: int, stretch: _Stretch, after: Sequence[int]) -> bool:
        title = general_title(self._roles[number].paragraph)
        if title and title not in self._leads:
            return True
        shows = self._space(number) + self._own_type(after) + self._own_margin(number, stretch)
        if shows >= ENOUGH or self._says_so(number, stretch):
            return True
        text = self._roles[number].paragraph.text
        hints = somebody_judges(text) or tells_altogether(text) or self._is_of_report(text)
        return shows > 0 and (hints or self._counts(text, stretch) > 0)

    def _says_so(self, number: int, stretch: _Stretch) -> bool:
        """Whether a paragraph speaks of all areas, of the report or of its plan, and not of the area before it."""
        text = self._roles[number].paragraph.text
        judged, altogether = somebody_judges(text), tells_altogether(text)
        areas = {len(stretch.areas), self._several}
        if (
            thanks_last(text)
            or (sums_up(text) and not any(sums_up(self._roles[other].paragraph.text) for other in self._inside))
            or counts_all(text, self._kinds, areas)
            or (judged and counts_areas(text, self._kinds, areas))
        ):
            return True
        if not self._kinds and self._counts_out_of(number, areas):
            return True
        if self._counts(text, stretch) >= ENOUGH or announces_next(text, self._kinds, self._title):
            return True
        if (judged or altogether) and self._names_all(number, stretch):
            return True
        of_plan = begins_with_plan(text, self._title) or (altogether and names_plan(text, self._title))
        return (of_plan or (judged and self._is_of_report(text))) and self._is_new(number, stretch)

    def _is_of_report(self, text: str) -> bool:
        return names_report(text) or names_plan(text, self._title)

    def _space(self, number: int) -> int:
        """Two where the space over a paragraph is larger than over the areas, one where larger than over others.

        So large a space that it may have held a picture tells nothing, nor one that parts the area before it too.
        """
        space = space_over(self._roles, number)
        widest = max(self._widest, space_over(self._roles, number - 1) if self._goes_on(number - 1) else 0.0)
        if not LARGER * widest < space < PICTURE * self._roles[number].paragraph.size:
            return 0
        return 2 if space > LARGER * self._over_headings > 0 else 1 if widest else 0

    def _own_type(self, after: Sequence[int]) -> int:
        """One where all that follows is in type that no other area has, two where several last ones end in it."""
        types = {self._type(number) for number in after}
        told = types.pop()
        if types or not told[0] or not self._types or told in self._types:
            return 0
        ends = [number for last in self._lasts for number in last if self._is_running(number)]
        so_set = [number for number in ends if self._type(number) == told]
        ending = [last for last in self._lasts if so_set and last and last[-1] in so_set]
        return min(2, len(ending))

    def _own_margin(self, number: int, stretch: _Stretch) -> int:
        """Two where the text of several areas is hung further in than a paragraph, one where set elsewhere."""
        indent = self._roles[number].paragraph.indent
        others = [self._roles[number - 1].paragraph.indent, *self._indents]
        if len(stretch.areas) >= FEWEST_HUNG and all(one > indent + SAME_MARGIN for one in others):
            return 2
        return int(bool(self._indents) and all(abs(one - indent) > SAME_MARGIN for one in self._indents))

    def _counts(self, text: str, stretch: _Stretch) -> int:
        """Two where a text begins by counting the areas, or with the number of another; one where it may."""
        area = self._roles[stretch.areas[-1]].area
        named = area_named_first(text, self._kinds)
        if named is not None and area is not None and named != area.label:
            return 2
        listed = areas_listed(text, self._kinds)
        own = area.label if area else None
        if set(listed) - {own} and (own in listed or somebody_judges(text)):
            return 2
        return areas_counted(text, self._kinds, {len(stretch.areas), self._several})

    def _counts_out_of(self, number: int, areas: Collection[int]) -> bool:
        """Whether a paragraph counts some of just as many as the areas are, whatever they are called.

        The text of none before does: it would count what is its own.
        """
        before = (self._roles[other].paragraph.text for other in (*self._inside, *self._begun))
        said = self._roles[number].paragraph.text
        return areas_counted_out_of(said, areas) and not any(areas_counted_out_of(one, areas) for one in before)

    def _names_all(self, number: int, stretch: _Stretch) -> bool:
        """Whether a paragraph names all areas by the word for them, as the text of none does."""
        inside = (*self._inside, *range(stretch.areas[-1] + 1, number))
        texts = (self._roles[other].paragraph.text for other in inside)
        named = areas_named(self._roles[number].paragraph.text, self._kinds)
        return named and not any(areas_named(one, self._kinds) for one in texts)

    def _is_new(self, number: int, stretch: _Stretch) -> bool:
        """Whether the area tells of no report or plan before, which may be another than this one."""
        before = " ".join(one.paragraph.text for one in self._roles[stretch.areas[-1] : number])
        return not mentions_papers(before)

    def _is_running(self, number: int) -> bool:
        """Whether a paragraph is running text, and not a heading, a cell or a note."""
        one = self._roles[number]
        return one.role == "text" and not (one.paragraph.lines[0].cell or one.paragraph.lines[0].apart)

    def _goes_on(self, number: int) -> bool:
        """Whether a paragraph follows another, and not a heading."""
        return self._roles[number - 1].role == self._roles[number].role == "text"

    def _follows_text(self, number: int) -> bool:
        """Whether a paragraph follows another in running text: over the notes of a page is any space."""
        return self._goes_on(number) and not self._roles[number].paragraph.lines[0].apart

    def _type(self, number: int) -> Type:
        """The font and size of a paragraph: of its end, where the title of an area begins it."""
        paragraph = self._roles[number].paragraph
        last = paragraph.lines[-1].words[-1].font.rpartition("+")[2]
        return last if number in self._begun else paragraph.font, round(2 * paragraph.size) / 2


def general_title(paragraph: Paragraph) -> str | None:
    """The title in type of its own that begins a paragraph, where it is one that every report has."""
    title, text = lead_title(paragraph)
    return title.casefold() if title and text and is_general(title) else None
