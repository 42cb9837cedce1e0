"""Which headings head an action area, and which only divide one, gather several, or come in every report.

Among headings that are no round, these head areas:

- those with a number or a letter ("3.1 Ekonomi", "A Service", "Åtgärdsområde III – Service"), unless every report
  has them ("1 Inledning", and "1.2 Metod" under it);
- of the others, those that are no part of an area begun by a larger heading.

A heading that comes again in the same round ("Bedömning" under every area) or ends in a colon divides an area; it
stays in the area's text. So do others on a level of which most come again, and the name of a table of figures. So
does a bold line in body type under a larger heading that has text of its own: unless that heading only gathers
what it follows up ("Uppföljning av insatserna"), or no other heading of its level holds any. Where titles begin
the paragraphs under headings, the titles are the areas (`ingest.headings.over_titles`).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, takewhile

import msgspec

from ingest.conventions.areas import AREA_WORD, area_of_heading, area_of_letter, area_of_title
from ingest.conventions.general import (
    is_appendix,
    is_attached,
    is_bare,
    is_dividing,
    is_general,
    is_judgement,
    is_outstanding,
    is_somebodys_judgement,
)
from ingest.conventions.told_how import is_told_how
from ingest.headings.before_table import before_table
from ingest.headings.beside_called import beside_called
from ingest.headings.called import area_of, is_called
from ingest.headings.framing import FIRST, framing
from ingest.headings.gathering import Gathering
from ingest.headings.numbered_chapters import numbered_chapters
from ingest.headings.roles import LARGER, Marked, how
from ingest.headings.run_in import lead_titles
from ingest.headings.table_names import is_as_others, is_of_areas, names_table
from ingest.layout.paragraphs import Paragraph
from ingest.report import Area, Round

FEWEST = 2  # titles that begin paragraphs; areas beside a chapter
MOSTLY = 0.5  # of the headings of a level
LONGEST_PLAIN = 80  # characters of a heading in body type


class _Open(msgspec.Struct, frozen=True):
    """A heading of an area, by number, that the reading stands under; `has_text`: before a lower heading."""

    number: int
    level: int
    numbered: bool
    has_text: bool = False


class _Known(msgspec.Struct, frozen=True):
    """What the headings of a report as a whole tell about each, by their numbers.

    `deep`: the report numbers its headings on several levels (3.2). `general` are the numbers that headings of no
    area have: "1" of "1 Inledning", "6" of "6 Ekonomi" beside chapters that hold the areas. `crowded` are those
    that hold more titles than an area is divided by; `framing` those round the areas; `over_titles` those over
    areas that begin paragraphs. `dividing` are the levels of headings that come again under areas, `sides` the
    headings under which all others do.
    """

    again: frozenset[int]
    gathering: frozenset[int]
    lettered: frozenset[int]
    deep: bool
    general: frozenset[str]
    crowded: frozenset[int]
    framing: frozenset[int]
    over_titles: frozenset[int]
    dividing: frozenset[int]
    sides: frozenset[int]


def with_areas(
    found: Sequence[Marked],
    body_on: Mapping[int, float],
    turns: Mapping[int, Round] = {},
    year: int | None = None,
    title: str = "",
) -> list[Marked]:
    """The open headings decided: area, one that every report has, or one inside an area.

    `body_on` has the size of running text by page; `turns` are the pages whose running header names a round,
    `year` is that of the report, if it is on one, and `title` its title.
    """
    known = _known(found, turns, year, title)
    decided: list[Marked] = []
    open_areas: list[_Open] = []  # the headings that the reading stands under, the highest first
    chapter: int | None = None  # the level of the ordinary chapter that it stands in
    levels = Counter[int]()  # of the headings of areas so far
    for number, one in enumerate(found):
        if one.role == "text":
            area = _plain_area(one.paragraph)
            if area:
                open_areas = []
                one = Marked(one.paragraph, "area", 99, area=area)
            elif open_areas:
                open_areas[-1] = msgspec.structs.replace(open_areas[-1], has_text=True)
        elif one.role == "inner":
            above = [area for area in open_areas if area.level < one.level]
            inside = bool(above) and above == open_areas and number not in known.framing
            below = one.level in known.dividing and area_of(one.paragraph) is None
            again = number in known.again or (
                inside and (below or _divides(one.paragraph.text, found[number + 1 :], above[-1].level))
            )
            body = body_on[one.paragraph.lines[0].page]
            in_chapter = chapter is not None and chapter < one.level
            after = found[number + 1 :]
            over_table = (in_chapter or inside) and names_table(one.paragraph, after, body)
            if over_table and not (
                is_as_others(found, number, known.again) if in_chapter else is_of_areas(one, after, body, year)
            ):
                decided.append(one)
                continue
            beside = in_chapter and (
                below
                or any(levels[at] >= FEWEST for at in range(one.level))
                or (levels[one.level] >= FEWEST and _is_gathered_beside(number, chapter, found, known))
            )
            over = above[-1] if above else _divided_beside(number, found, open_areas, known)
            one = _decided(one, number, again, over, known, body)
            one = _in_chapter(one) if beside else one
            levels[one.level] += one.role == "area"
            chapter = _chapter(one, number, chapter, known)
            if number in known.framing:
                above = []
            if one.role in ("area", "general"):
                holds = number in known.over_titles or _leads_to_titles(number, found, known)
                open_areas = above
                if one.area or holds:
                    numbered = bool(one.area and (one.area.label or is_called(one.paragraph)))
                    open_areas.append(_Open(number, one.level, numbered, has_text=holds))
        else:
            open_areas = [area for area in open_areas if area.level < one.level]
            chapter = None
        decided.append(one)
    return list(_without_attached(decided))


def _divided_beside(
    number: int, found: Sequence[Marked], open_areas: Sequence[_Open], known: _Known
) -> _Open | None:
    """The area, in the type of what comes again under all, that a heading divides after another of these.

    "Nästa steg" after "Resultat" and "Analys" ends none.
    """
    before = next((at for at in reversed(range(number)) if found[at].role != "text"), number)
    inside = {number, before} <= known.again and open_areas and found[before].level == found[number].level
    return open_areas[-1] if inside and open_areas[-1].level == found[number].level else None


def _leads_to_titles(number: int, found: Sequence[Marked], known: _Known) -> bool:
    """Whether titles that begin paragraphs are under a heading that gathers: lower headings are inside these."""
    under = takewhile(lambda one: one.role == "text", islice(found, number + 1, None))
    return number in known.gathering and lead_titles(under) >= FEWEST


def _is_gathered_beside(number: int, chapter: int | None, found: Sequence[Marked], known: _Known) -> bool:
    """Whether a heading before gathers areas on the level of an ordinary chapter: what is under that is none."""
    return any(found[before].level == chapter for before in known.gathering if before < number)


def _chapter(one: Marked, number: int, before: int | None, known: _Known) -> int | None:
    """The level of the ordinary chapter that the reading stands in after a heading, which may begin or end one."""
    if one.role == "general":
        inside = before is not None and before < one.level
        return None if number in known.gathering else before if inside else one.level
    return None if one.role == "area" or (before is not None and one.level <= before) else before


def _in_chapter(one: Marked) -> Marked:
    """A heading in a chapter beside areas divides it, unless it is numbered: "Investeringar" under "Ekonomi"."""
    divides = one.role == "area" and one.area and not one.area.label
    return msgspec.structs.replace(one, role="general", area=None) if divides else one


def _without_attached(decided: Sequence[Marked]) -> Iterator[Marked]:
    """The headings, but in an appendix after areas they divide it; its title may be larger than its number."""
    attached: int | None = None  # the level of the appendix that the reading stands in
    areas, before = False, ""
    for one in decided:
        titles_it = attached is not None and is_appendix(before) and one.role != "round"
        if one.role == "general" and areas and is_attached(one.paragraph.text):
            attached = one.level
        elif attached is not None and one.level >= 0:
            goes_on = one.role != "round" and (titles_it or one.level > attached)
            attached = min(attached, one.level) if goes_on else None
        areas = areas or one.role == "area"
        before = one.paragraph.text
        inside = one.role == "area" and attached is not None
        yield msgspec.structs.replace(one, role="general" if titles_it else "inner", area=None) if inside else one


def _divides(text: str, after: Sequence[Marked], level: int) -> bool:
    """Whether a heading under an area's, which is on `level`, divides it by its words.

    What somebody judges or is to decide at the very end is of the whole report, in whatever type.
    """
    goes_on = any(0 <= one.level <= level for one in after if one.role != "text")
    return is_dividing(text) or (goes_on and (is_somebodys_judgement(text) or is_outstanding(text)))


def _known(found: Sequence[Marked], turns: Mapping[int, Round], year: int | None, title: str) -> _Known:
    again = frozenset(_recurring(found, turns))
    headings = Gathering(found, again, year)
    lettered = frozenset(_lettered(found))
    open_ones = [one for one in found if one.role == "inner"]
    chapters = numbered_chapters(found, again)
    beside = headings.beside() | chapters
    counted = set(_counted_in_rounds(found))
    return _Known(
        again,
        headings.gathering(),
        lettered,
        any(_is_decimal(one.paragraph) for one in open_ones),
        frozenset(
            area.label
            for number, one in enumerate(found)
            if one.role == "inner"
            and (area := area_of(one.paragraph))
            and area.label
            and (number in beside or (is_general(area.title or "") and number not in headings.bare))
            and number not in counted
        ),
        headings.crowded(),
        framing(found, again, lettered, headings, title)
        | chapters
        | beside_called(found, again)
        | before_table(found, again, year),
        headings.over_titles,
        frozenset(_dividing_levels(open_ones, [found[number] for number in again])),
        headings.sides,
    )


def _counted_in_rounds(found: Sequence[Marked]) -> Iterator[int]:
    """The numbers of headings that say nothing by themselves but count as areas do: "V. Uppföljning" after IV.

    They come again with their number in other rounds, and every heading with a number on their level but them
    names an area: beside "1 Inledning" they are chapters.
    """
    levels: dict[int, dict[int, Area]] = defaultdict(dict)
    parts: dict[int, int] = {}
    part = 0
    for number, one in enumerate(found):
        part += one.role == "round"
        if one.role == "inner" and (area := area_of(one.paragraph)) and area.label:
            levels[one.level][number], parts[number] = area, part
    for numbered in levels.values():
        bare = {number for number, area in numbered.items() if is_bare(area.title or "")}
        others = [area for number, area in numbered.items() if number not in bare]
        if any(is_general(area.title or "") for area in others) or not any(area.label in FIRST for area in others):
            continue
        told: dict[Area, set[int]] = defaultdict(set)
        for number in bare:
            told[numbered[number]].add(parts[number])
        yield from (number for number in bare if len(told[numbered[number]]) >= FEWEST)


def _dividing_levels(open_ones: Sequence[Marked], again: Sequence[Marked]) -> Iterator[int]:
    """The levels on which most headings come again, several of them: others there divide an area too."""
    for level in {one.level for one in again}:
        recurring = [one.paragraph.text for one in again if one.level == level]
        every = sum(one.level == level for one in open_ones)
        if len(set(recurring)) >= FEWEST and len(recurring) > MOSTLY * every:
            yield level


def _is_decimal(paragraph: Paragraph) -> bool:
    return bool(paragraph.label and "decimal" in paragraph.label.kinds)


def _decided(one: Marked, number: int, again: bool, above: _Open | None, known: _Known, body: float) -> Marked:
    """The role of a heading under the nearest one that is higher; `again`: it divides areas by its words."""
    text = one.paragraph.text
    numbered = area_of_letter(text) if number in known.lettered else area_of(one.paragraph)
    if number in known.framing:
        return msgspec.structs.replace(one, role="general")
    if numbered and numbered.label is None and above:  # a word of kind alone divides what is higher: "Mål: …"
        return one
    if numbered and not (_is_under_general(text, numbered, known) or number in known.gathering):
        return msgspec.structs.replace(one, role="area", area=_sure_area(numbered, 0.95, one.paragraph, body))
    divides = again and (above is not None or is_dividing(text))
    if numbered or number in known.gathering or (is_general(text) and not divides):
        return msgspec.structs.replace(one, role="general")
    small = one.paragraph.size <= LARGER * body
    inside = above is not None and (
        (above.has_text and (small or above.number not in known.crowded))
        or (small and above.numbered)
        or (above.numbered and known.deep)
        or above.number in known.sides
    )
    if above is None and not again and is_judgement(text):
        return msgspec.structs.replace(one, role="general")
    titled = area_of_title(text)
    if again or inside or text.rstrip().endswith(":") or titled is None:
        return one
    under_text = above is not None and above.has_text
    as_text = small and not (under_text or one.paragraph.bold)
    area = _sure_area(titled, 0.75 if under_text else 0.6 if as_text else 0.85, one.paragraph, body)
    if as_text:
        area = msgspec.structs.replace(area, reason=f"{area.reason}, kan vara en rad i texten")
    return msgspec.structs.replace(one, role="area", area=area)


def _is_under_general(text: str, area: Area, known: _Known) -> bool:
    """Whether a number is that of a heading that every report has, on the first level or under such a one.

    "Rekommendation 1" is counted apart from the chapters. "3.1 Så läser du rapporten" is one of these too.
    """
    label = area.label or ""
    counted = label if "." not in label and text.startswith(label) else label.split(".")[0] if "." in label else ""
    return counted in known.general or ("." in label and is_told_how(area.title or ""))


def _sure_area(area: Area, confidence: float, paragraph: Paragraph, body: float) -> Area:
    named = " ".join(part for part in (area.label, area.title) if part)
    number = ", med nummer" if area.label else ", utan nummer"
    return msgspec.structs.replace(
        area, confidence=confidence, reason=f"{how(paragraph, body)}{number}, ”{named[:60]}”"
    )


def _plain_area(paragraph: Paragraph) -> Area | None:
    """A heading in body type must say that it heads an area, and stand alone on its line."""
    says_so = AREA_WORD.match(paragraph.text) and len(paragraph.lines) == 1 and not paragraph.lines[0].cell
    if not says_so or not paragraph.text[-1:].isalnum() or len(paragraph.text) > LONGEST_PLAIN:
        return None
    area = area_of_heading(paragraph.text)
    reason = f"egen rad i brödtextens stil, ”{paragraph.text[:60]}”"
    return msgspec.structs.replace(area, confidence=0.8, reason=reason) if area else None


def _recurring(found: Sequence[Marked], turns: Mapping[int, Round]) -> set[int]:
    """The numbers of the headings whose words come again in the same round: they divide its areas."""
    seen: Counter[tuple[int, int, str]] = Counter()
    keys: dict[int, tuple[int, int, str]] = {}
    part, told = 0, None
    for number, one in enumerate(found):
        told, before = turns.get(one.paragraph.lines[0].page, told), told
        part += one.role == "round" or told != before
        if one.role == "inner":
            keys[number] = (part, one.level, re.sub(r"\d+", "#", one.paragraph.text.casefold()).rstrip(": "))
            seen[keys[number]] += 1
    return {number for number, key in keys.items() if seen[key] > 1}


def _lettered(found: Sequence[Marked]) -> Iterator[int]:
    """The numbers of the headings that a letter begins, "A Service": those of a level that has A and B."""
    letters: dict[int, dict[int, str]] = defaultdict(dict)
    for number, one in enumerate(found):
        area = area_of_letter(one.paragraph.text) if one.role == "inner" else None
        if area and area.label:
            letters[one.level][number] = area.label
    for numbers in letters.values():
        if {"A", "B"} <= set(numbers.values()):
            yield from numbers
