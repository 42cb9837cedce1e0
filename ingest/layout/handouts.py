"""Pages with several slides: what stands under each slide is a footer, also in the middle of the page.

Region Mälardal        3
Region Mälardal        4       on the first page; 5 and 6 on the next
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from ingest.layout.edges import SAME_PLACE, SMALLER, plain
from ingest.pages.page import Line, Page

FEWEST = 3  # pages
FEWEST_SLIDES = 2  # on a page
_LAST_NUMBER = re.compile(r"(?<!\S)(\d{1,3})$")


def under_slides(pages: Sequence[Page], size: float) -> list[Line]:
    """Lines in small type that say the same at one place of half the pages, beside a number that counts slides.

    `size` is the body's.
    """
    alike: dict[tuple[str, int, int], list[Line]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            if line.size < SMALLER * size:
                alike[plain(line), round(line.x0 / SAME_PLACE), round(line.bottom / SAME_PLACE)].append(line)
    most = max(FEWEST, len(pages) // 2)
    recurring = [lines for lines in alike.values() if len(lines) >= most]
    counted = [lines for lines in recurring if _count_slides(lines)]
    heights = {round(lines[0].bottom / SAME_PLACE) for lines in counted}
    return [line for lines in recurring if round(lines[0].bottom / SAME_PLACE) in heights for line in lines]


def _count_slides(lines: Sequence[Line]) -> bool:
    """Whether the last numbers of lines go on by as many from page to page, and by more than the pages do."""
    told = [(line.page, int(found[1])) for line in lines if (found := _LAST_NUMBER.search(line.text))]
    if len(told) != len(lines):
        return False
    (first, begins), *others = told
    steps = {(number - begins) / (page - first) for page, number in others if page != first}
    return len(steps) == 1 and min(steps) >= FEWEST_SLIDES
