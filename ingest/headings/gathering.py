"""Headings that only gather the areas under them: "Uppföljning av insatserna", with a heading for each.

So do, in a report with a "1 Inledning", chapters with a sentence at most over areas that go on with their numbers:
"3 Klimat" over "3.1 Fordon" and "3.2 Avfall". Without a number so does the only heading of its level over titles
that are divided alike ("Nämndernas verksamhet"), and one with nothing but titles under it among chapters. So do
those under which areas are counted on from one to the next: "Rekommendation 1" and 2 under the first, 3 under the
second. So does the only one over a list of titles in type of their own: "A. Magasin. …", "B. Kajer. …".
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.conventions.areas import area_of_title
from ingest.conventions.chapters import is_accounts, is_chapter, tells_what_was_done
from ingest.conventions.general import (
    is_dividing,
    is_gathering,
    is_general,
    is_given,
    is_lead,
    is_perspective,
)
from ingest.headings.bare_chapters import bare_chapters
from ingest.headings.called import area_of, is_called
from ingest.headings.counted_on import counted_on
from ingest.headings.divided import divided_by
from ingest.headings.over_counted import over_counted
from ingest.headings.over_decimals import over_decimals
from ingest.headings.over_divided import over_divided
from ingest.headings.over_forms import over_forms
from ingest.headings.over_kinds import over_kinds
from ingest.headings.over_states import over_states
from ingest.headings.over_tables import goes_on_with, over_tables
from ingest.headings.over_titles import over_titles
from ingest.headings.own_text import MOST_SENTENCES, listed, lists_titles, sentences, text_under
from ingest.headings.own_words import chapter_number, is_named, is_title, says_so, words
from ingest.headings.own_words import label as label_of
from ingest.headings.roles import Marked
from ingest.headings.run_in import lead_titles
from ingest.headings.sides import divided_sides
from ingest.state_tables.columns import columns_of
from ingest.state_tables.rows import rows

FEWEST = 2  # headings under one that gathers them
MOST_BESIDE = 1  # headings beside one that gathers areas, on its level, that gather none
AREAS_TO_ONE = 2  # areas that let another heading stand beside the one that gathers them
FEWEST_DIVIDED = 3  # titles divided by headings that come again
MOST_INSIDE = 2  # titles, each another, that divide an area; what holds more gathers areas


class Gathering:
    """What the headings of a report hold; `again` are the numbers of those that come again in a round.

    `year` is that of the report, if it is on one.
    """

    def __init__(self, found: Sequence[Marked], again: frozenset[int], year: int | None = None) -> None:
        self._found = found
        self.year = year
        self._again = again
        self.over_titles = over_titles(found, again)
        self._over_states = over_states(found, again, year)
        self._over = (
            over_forms(found) | over_kinds(found) | over_counted(found, again) | over_divided(found, again)
        ) | over_decimals(found, again)
        self.sides = divided_sides(found)
        self.bare = bare_chapters(found, again)
        self._titles = {number for number, one in enumerate(found) if number not in again and is_title(one)}
        self._titles |= self.bare
        self._named = {number for number in self._titles if is_named(found[number])}
        self._on_level = Counter(
            level for level, _ in {(found[at].level, words(found[at]).casefold()) for at in self._titles}
        )  # the title of each of several reports in a file is one
        self._unusual = {number for number in self._titles - self._named if not self._is_chapter(number)}
        self._unnamed = Counter(found[number].level for number in self._unusual)
        self._open = {number for number, one in enumerate(found) if one.role == "inner" and number not in again}
        self._called = {number: self._called_under(number) for number in self._open}
        self._held = Counter(
            {number: self._titles_under(number) or len(self._called[number]) for number in self._open}
        )  # what comes again holds none
        self._leading = {
            number for level in self._on_level if self._is_framed(level) for number in self._leading_on(level)
        }

    def crowded(self) -> frozenset[int]:
        """The numbers of the headings that hold more titles than an area is divided by."""
        return frozenset(number for number, held in self._held.items() if held > MOST_INSIDE)

    def gathering(self) -> frozenset[int]:
        """The numbers of the headings that only gather the titles under them, which are the areas.

        Its words say so; or it alone of its level holds titles, and the others are such as every report has.
        Titles may begin paragraphs, items of lists or rows of tables.
        """
        own = {n for n in self._titles if self._gathers(n)} | {n for n in self._open if self._holds_called(n)}
        over = over_tables(self._found, self._again, self.year) | counted_on(self._found, self._called)
        return frozenset(own | over | self._over).union(self._over_states)

    def beside(self) -> frozenset[int]:
        """The numbers of headings that head none, beside those that gather areas and such as every report has.

        "6 Ekonomi" may hold 6.1, and tell of itself too where what gathers the areas says so by its words.
        """
        gathering = self.gathering()
        beside = {
            number
            for level in {self._found[number].level for number in gathering if self._holds_titles(number)}
            if self._has_chapters(level, gathering)
            for number in self._alone_beside(level, gathering)
        }
        return frozenset(beside.union(self._numbered_chapters(), self._after_goals(), *self._over_states.values()))

    def _numbered_chapters(self) -> Iterator[int]:
        """The ordinary chapters, "4 Ekonomi", on a level where one says by its words that it holds the areas.

        It may tell of itself, and so be one too: "3 Uppdrag från fullmäktige" over 3.1 and 3.2. Beside it what was
        done is told of apart: "2 Verksamheten under perioden" over "2.1 Insatser".
        """
        numbered = [n for n in self._titles if chapter_number(self._found[n])]
        levels = {self._found[n].level for n in numbered if self._says_that_it_holds(n)}
        beside = (n for n in numbered if self._found[n].level in levels and not self._says_that_it_holds(n))
        yield from (n for n in beside if self._is_chapter(n) or tells_what_was_done(words(self._found[n])))

    def _says_that_it_holds(self, number: int) -> bool:
        """Whether a heading with a number says that it holds areas, and does: "3 Resultat och analys"."""
        one = self._found[number]
        return says_so(words(one)) and self._decimals_under(number, label_of(one)) >= FEWEST

    def _after_goals(self) -> Iterator[int]:
        """The ordinary chapters, "5 Ekonomi", before or after those that all hold areas: 3.1, 3.2 and 4.1.

        A chapter may hold chapters: 5.1 "Investeringar". None is one where sides are looked from at all.
        """
        for level in {self._found[n].level for n in self._titles if self._is_framed(self._found[n].level)}:
            numbered = [
                n for n in self._titles if self._found[n].level == level and chapter_number(self._found[n])
            ]
            chapters = [n for n in numbered if self._is_chapter(n) and not self._says_that_it_holds(n)]
            goals = [n for n in numbered if n not in chapters and not is_gathering(words(self._found[n]))]
            sides = any(is_perspective(words(self._found[n])) for n in goals)
            holding = all(self._decimals_under(n, label_of(self._found[n])) for n in goals)
            if len(goals) >= FEWEST and holding and not sides:
                yield from (n for n in chapters if not min(goals) < n < max(goals) and not self._holds_unusual(n))

    def _holds_unusual(self, number: int) -> bool:
        """Whether a heading holds numbers that neither every report has nor ordinary chapters."""
        return any(at in self._unusual and area_of(one.paragraph) is not None for at, one in self._under(number))

    def _has_chapters(self, level: int, gathering: frozenset[int]) -> bool:
        """Whether a level has a heading that every report has, or an ordinary chapter before all that gathers.

        Or all others are such chapters without numbers, and one tells what the budget came to; or so does one with
        a number, where what gathers says so by its words. Or it alone holds what is called areas or divided alike.
        """
        on_level = [n for n, one in enumerate(self._found) if one.level == level and one.role == "inner"]
        before = [n for n in on_level if n < min(gathering)]
        others = [n for n in on_level if n not in gathering]
        alone = all(self._is_chapter(n) and area_of(self._found[n].paragraph) is None for n in others)
        alone = alone or not set(self._numbered_chapters()).isdisjoint(others)
        accounts = alone and any(is_accounts(words(self._found[n])) for n in others)
        usual = any(is_general(words(self._found[n])) for n in on_level) or any(map(self._is_chapter, before))
        told = any(self._holds_names(n) or self._alone_holds_divided(n) for n in gathering if n in on_level)
        return usual or accounts or told

    def _holds_names(self, number: int) -> bool:
        """Whether headings under another are called areas by a name: nothing without one is."""
        return sum(is_called(one.paragraph) for _, one in self._under(number)) >= FEWEST

    def chapters_without_titles(self) -> frozenset[int]:
        """The numbers of the headings of ordinary chapters, "Ekonomi", that hold no titles."""
        return frozenset(number for number in self._titles if self._is_chapter(number) and not self._held[number])

    def _alone_beside(self, level: int, gathering: frozenset[int]) -> list[int]:
        on_level = [number for number in self._titles - gathering if self._found[number].level == level]
        others = [number for number in on_level if "." not in label_of(self._found[number])]
        unusual = [number for number in others if not self._is_chapter(number)]
        holds = [number for number in gathering if self._found[number].level == level]
        named = all(is_gathering(said) or is_given(said) for said in (words(self._found[one]) for one in holds))
        telling = [number for number in others if number in unusual or not (named or self._only_leads(number))]
        many = len(unusual) > max(map(self._most_beside, holds)) and not any(map(self._holds_names, holds))
        return [] if many or any(self._held[number] for number in telling) else others

    def _holds_titles(self, number: int) -> bool:
        """Whether titles stand under a heading, begin paragraphs there, or are the rows of a table."""
        under = text_under(self._found, number)
        titles = bool(self._held[number]) or lead_titles(under) >= FEWEST
        return titles or lists_titles(self._found, number) or self.holds_rows(number)

    def holds(self, number: int) -> bool:
        """Whether titles stand under it."""
        return self._held[number] > 0

    def holds_rows(self, number: int) -> bool:
        """Whether areas are the rows of a table under a heading."""
        return self._rows_under(number) >= FEWEST

    def _rows_under(self, number: int) -> int:
        """How many rows of a table under a heading are areas."""
        under = text_under(self._found, number)
        if not under or not self._holds_table(number, under):
            return 0
        return len(rows([line for one in under for line in one.paragraph.lines if line.cell])) - 1

    def _most_beside(self, number: int) -> int:
        """How many headings may stand beside one; none where only a table under it says that it gathers areas."""
        rows_under = self._rows_under(number)
        if rows_under and not (self._held[number] or number in self._named):
            return 0
        return max(MOST_BESIDE, max(self._held[number], rows_under) // AREAS_TO_ONE)

    def _is_chapter(self, number: int) -> bool:
        return is_chapter(words(self._found[number]))

    def _is_framed(self, level: int) -> bool:
        """Whether a level has a heading with a number that every report has: "1 Inledning"."""
        numbered = [chapter_number(one) for one in self._found if one.level == level and one.role == "inner"]
        return any(area and is_general(area.title or "") for area in numbered)

    def _leading_on(self, level: int) -> Sequence[int]:
        """The chapters of a level that hold areas which go on with their numbers: none where one tells of itself.

        "3 Klimat och energi" with a sentence at most leads to 3.1 and 3.2, and so do all beside it.
        """
        holding = [
            number
            for number in self._titles - self._named
            if self._found[number].level == level
            and not self._is_chapter(number)
            and (area := chapter_number(self._found[number]))
            and self._decimals_under(number, area.label or "") >= FEWEST
        ]
        return holding if all(map(self._only_leads, holding)) else []

    def _only_leads(self, number: int) -> bool:
        """Whether what stands right under a heading is a sentence at most: more tells of itself."""
        return sentences(text_under(self._found, number)) <= 1

    def _gathers(self, number: int) -> bool:
        if number in self._leading or number in self.over_titles or self._is_over_items(number):
            return True
        if self._alone_holds_divided(number) or self._is_among_chapters(number) or self._alone_lists(number):
            return True
        named = number in self._named and not self._is_one_of_many(number)
        under = text_under(self._found, number)
        if self._holds_table(number, under) or (named and listed(under) >= FEWEST):
            return True
        if self._says_that_it_leads(number, under):
            return True
        if max(self._held[number], lead_titles(under)) < FEWEST:
            return False
        level = self._found[number].level
        return named or (self._on_level[level] == 1 and level == min(self._on_level))

    def _alone_holds_divided(self, number: int) -> bool:
        """Whether a heading, alone on its level, holds titles that are divided alike, and says little itself."""
        one = self._found[number]
        if area_of(one.paragraph) or self._divided_under(number) < FEWEST_DIVIDED:
            return False
        beside = [at for at in self._titles if at != number and self._found[at].level == one.level]
        every = [self._divided_by(at) for at in self._right_under(number)]
        alike = every[0].intersection(*every[1:])
        return sentences(text_under(self._found, number)) <= MOST_SENTENCES and not any(
            self._divided_under(at) or alike & self._divided_by(at) for at in beside
        )

    def _alone_lists(self, number: int) -> bool:
        """Whether a heading without a number is the only one over a list of titles with capitals or numerals."""
        every = [at for at, one in enumerate(self._found) if one.role == "inner" and lists_titles(self._found, at)]
        return every == [number] and area_of(self._found[number].paragraph) is None

    def _is_among_chapters(self, number: int) -> bool:
        """Whether a heading over titles, which says little itself, is alone on its level but for chapters."""
        one = self._found[number]
        says = sentences(text_under(self._found, number))
        if area_of(one.paragraph) or number in self.sides:
            return False
        if self._held[number] < FEWEST_DIVIDED or says > MOST_SENTENCES:
            return False
        beside = [at for at in self._open if at != number and self._found[at].level == one.level]
        return bool(beside) and all(self._is_chapter(at) or is_general(words(self._found[at])) for at in beside)

    def _divided_under(self, number: int) -> int:
        """How many titles right under a heading are divided: by headings that come again, or all alike."""
        titles = self._right_under(number)
        every = [self._divided_by(title) for title in titles]
        holding = sum(any(at in self._again for at, _ in self._under(title)) for title in titles)
        return len(titles) if every and every[0].intersection(*every[1:]) else holding

    def _right_under(self, number: int) -> list[int]:
        """The titles under a heading, on the highest level."""
        under = list(self._under(number))
        level = min((one.level for at, one in under if at in self._titles), default=-1)
        return [at for at, one in under if at in self._titles and one.level == level]

    def _divided_by(self, number: int) -> set[str]:
        return divided_by(self._found, number, self._again)

    def _is_over_items(self, number: int) -> bool:
        """Whether paragraphs right under a heading go on with its number: "1.1 Lokaler. …" under "1 Miljö"."""
        own, under = area_of(self._found[number].paragraph), text_under(self._found, number)
        labels = [one.paragraph.label for one in under if not one.paragraph.lines[0].cell]
        items = [bool(own and label and label.text.startswith(f"{own.label}.")) for label in labels]
        return sum(items) >= FEWEST and items[0]

    def _holds_called(self, number: int) -> bool:
        """Whether a heading, and no other of its level, holds those that are called areas, and is called none."""
        level, paragraph = self._found[number].level, self._found[number].paragraph
        if len(self._called[number]) < FEWEST or is_called(paragraph):
            return False
        return not any(
            self._called[other] for other in self._open if other != number and self._found[other].level == level
        )

    def _called_under(self, number: int) -> list[str]:
        """The numbers of headings under another that are called areas; or have one, under one without."""
        under = [one.paragraph for _, one in self._under(number) if one.role == "inner"]
        called = [area.label or "" for one in under if is_called(one) and (area := area_of(one))]
        if called or area_of(self._found[number].paragraph):
            return called
        numbered = [area for one in under if (area := area_of(one))]
        telling = (a for a in numbered if not is_dividing(a.title or "") and not is_general(a.title or ""))
        return [area.label or "" for area in telling]

    def _says_that_it_leads(self, number: int, under: Sequence[Marked]) -> bool:
        """Whether a chapter "1" has no more text than a sentence that leads to 1.1 and 1.2.

        Not where one beside it that holds areas too says more, as what they say tells of themselves.
        """
        own = area_of(self._found[number].paragraph)
        if not own or not own.label or self._decimals_under(number, own.label) < FEWEST:
            return False
        beside = [n for n in self._titles if self._found[n].level == self._found[number].level and n != number]
        if any(
            self._decimals_under(n, label_of(self._found[n])) >= FEWEST and not self._only_leads(n) for n in beside
        ):
            return False
        return sentences(under) == 1 and is_lead(under[0].paragraph.text)

    def _is_one_of_many(self, number: int) -> bool:
        """Whether a heading without a number stands among others of its level that gather nothing."""
        one = self._found[number]
        return area_of(one.paragraph) is None and self._unnamed[one.level] > self._most_beside(number)

    def _titles_under(self, number: int) -> int:
        """How many titles are under a heading, on the level right below it.

        A heading with a number holds those that go on with it: "3.1" under "3".
        """
        own = area_of(self._found[number].paragraph)
        if own and own.label and (decimals := self._decimals_under(number, own.label)):
            return decimals
        levels = Counter[int]()
        for other, one in self._under(number):
            if one.role == "inner" and own and area_of(one.paragraph):
                return 0  # a heading with a number holds what is under it
            if other in self._titles:
                levels[one.level] += 1
        return levels[min(levels)] if levels else 0

    def _decimals_under(self, number: int, label: str) -> int:
        """How many headings under a numbered one go on with its number, and say no more than what divides."""
        named = [
            area for _, one in self._under(number) if one.role == "inner" and (area := area_of(one.paragraph))
        ]
        return sum(
            bool(area.label and area.label.startswith(f"{label}.") and area.title and not is_dividing(area.title))
            and area_of_title(area.title or "") is not None
            for area in named
        )

    def _under(self, number: int) -> Iterator[tuple[int, Marked]]:
        """What is under a heading, before the next as high that does not go on with its number."""
        level, own = self._found[number].level, chapter_number(self._found[number])
        for other in range(number + 1, len(self._found)):
            one = self._found[other]
            goes_on = own and one.role == "inner" and label_of(one).startswith(f"{own.label}.")
            if one.role != "text" and one.level <= level and not goes_on:
                return
            yield other, one

    def _holds_table(self, number: int, under: Sequence[Marked]) -> bool:
        """Whether a heading stands over a table whose rows are areas; those with small letters are its items.

        Those under "3" must be 3.1 and 3.2, unless its words gather ("3 Resultat"), with a sentence beside them at
        most: more tells of 3 itself.
        """
        lines = [line for one in under for line in one.paragraph.lines if line.cell]
        own = area_of(self._found[number].paragraph)
        table = rows(lines)
        goes_on = own is None or number in self._named or goes_on_with(own.label or "", table)
        if not lines or not goes_on or (own and sentences(under) > 1):
            return False
        inside = columns_of(table, in_area=True, year=self.year)
        if inside and inside.item is not None and number not in self._named:
            return False
        columns = columns_of(table, in_area=False, year=self.year)
        if columns is None or columns.period is not None or columns.is_of_one_area:
            return False
        return bool(columns.names)
