"""Bullets that are areas, each by the title in type of its own that begins it.

    Läget våren 2019                                    Läget hösten 2019
    • **Nya ämnen.** Animation har prövats.             • **Nya ämnen.** Animation är terminskurs.
    • **Avgifter.** Förslaget bereds.                   • **Avgifter.** Nämnden har beslutat.

So only where a report has no other areas and every bullet outside its summary begins so: else bold words stress
what is told, and what every area has ("Nuläge.") divides it.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from ingest.conventions.general import is_dividing, is_general
from ingest.conventions.round_labels import round_of_label
from ingest.headings.roles import Marked
from ingest.headings.run_in import ANY_YEAR, MOST_WORDS, lead_title
from ingest.layout.paragraphs import SAME_MARGIN

FEWEST = 3  # bullets of one part
FEWEST_AGAIN = 2  # of each round, where those of others have their titles too


def bullet_areas(roles: Sequence[Marked]) -> set[int]:
    """The numbers of the bullets that begin areas."""
    labels = [one.paragraph.label for one in roles if one.role == "text" and not one.paragraph.lines[0].cell]
    if any(one.role == "area" for one in roles) or sum(bool(label and label.is_area) for label in labels) > 1:
        return set()
    parts: dict[int, dict[int, str | None]] = defaultdict(dict)  # the titles of the bullets of each round
    part, general = 0, False
    for number, one in enumerate(roles):
        part += one.role == "round"
        general = one.role == "general" and is_general(one.paragraph.text) if one.level >= 0 else general
        if _is_bullet(one) and not general:
            parts[part][number] = _title(one)
    outer = {part: _outermost(titles, roles) for part, titles in parts.items()}
    return {number for titles in outer.values() for number in titles} if _are_areas([*outer.values()]) else set()


def _are_areas(parts: Sequence[dict[int, str | None]]) -> bool:
    """Whether the titles of the bullets in each part are those of areas, by number; None where one has none."""
    if not parts or any(None in titles.values() or len(set(titles.values())) < len(titles) for titles in parts):
        return False
    if len(parts) == 1:
        return len(parts[0]) >= FEWEST
    times = Counter(title for titles in parts for title in titles.values())
    return all(sum(times[title] > 1 for title in titles.values()) >= FEWEST_AGAIN for titles in parts)


def _is_bullet(one: Marked) -> bool:
    paragraph = one.paragraph
    in_text = one.role == "text" and not (paragraph.lines[0].cell or paragraph.lines[0].apart)
    return in_text and bool(paragraph.label and "bullet" in paragraph.label.kinds)


def _outermost(titles: dict[int, str | None], roles: Sequence[Marked]) -> dict[int, str | None]:
    least = min(roles[number].paragraph.indent for number in titles)
    return {at: title for at, title in titles.items() if roles[at].paragraph.indent <= least + SAME_MARGIN}


def _title(one: Marked) -> str | None:
    """The title that begins a bullet, in lower case, if it may be an area's and text follows."""
    title, text = lead_title(one.paragraph)
    if not title or not text or len(title.split()) > MOST_WORDS or is_dividing(title) or is_general(title):
        return None
    return title.casefold() if round_of_label(title, ANY_YEAR) is None else None
