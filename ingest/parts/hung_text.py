"""Text that returns to the margin after areas whose text stands further in than their headings.

    1. Behovsutredning
       En utredning är gjord.
    2. Taxan
       Taxan är antagen.
    Sammanfattningsvis är båda genomförda.

The last paragraph is of all of them, as one after a list is.
"""

from collections.abc import Iterator, Sequence

from ingest.headings.roles import Marked
from ingest.layout.paragraphs import SAME_MARGIN

FEWEST = 3  # areas


def returning(roles: Sequence[Marked]) -> Iterator[int]:
    """The numbers of the paragraphs that end the last of such areas, where the text of all is so hung."""
    hung: list[bool] = []  # of each area so far in the stretch, whether its text is
    heading: Marked | None = None
    for number, one in enumerate(roles):
        if one.role == "area" and one.area and one.area.label and (heading is None or heading.level == one.level):
            heading = one
            hung.append(False)
        elif one.role != "text":
            heading, hung = None, []
        elif heading and not (one.paragraph.lines[0].cell or one.paragraph.lines[0].apart):
            if one.paragraph.indent > heading.paragraph.indent + SAME_MARGIN:
                hung[-1] = True
            else:
                if all(hung) and len(hung) >= FEWEST and _is_last(roles, number):
                    yield number
                heading, hung = None, []


def _is_last(roles: Sequence[Marked], number: int) -> bool:
    """Whether no area comes before the next heading of a round or chapter."""
    after = next((one.role for one in roles[number:] if one.role != "text"), "")
    return after != "area"
