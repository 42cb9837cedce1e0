"""What stands right under a heading before the next: how much it says itself."""

import re
from collections.abc import Sequence
from itertools import islice, takewhile

from ingest.headings.roles import Marked
from ingest.headings.run_in import lead_title

_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-ZÅÄÖ]|\s*$)")
_OF_TABLE = re.compile(r"tabell \d", re.IGNORECASE)
FEWEST_LISTED = 3  # items of a list without titles
MOST_SENTENCES = 3  # of a heading that gathers areas, which says how to read them


def text_under(found: Sequence[Marked], number: int) -> list[Marked]:
    """The text under a heading, before the next."""
    return list(takewhile(lambda one: one.role == "text", islice(found, number + 1, None)))


def sentences(under: Sequence[Marked]) -> int:
    """How many sentences stand under a heading outside tables and what is said of them."""
    told = (one.paragraph.text for one in under if not one.paragraph.lines[0].cell)
    return sum(max(1, len(_SENTENCE_END.findall(text))) for text in told if not _OF_TABLE.match(text))


def listed(under: Sequence[Marked]) -> int:
    """How many items of a list have numbers or capitals, with a title of their own; or all from the first on.

    "Vidtagna åtgärder" may stand right over 1, 2 and 3, each a paragraph.
    """
    items = [one.paragraph for one in under if not one.paragraph.lines[0].cell]
    numbered = [item for item in items if item.label and item.label.is_area]
    if items and numbered[:1] == items[:1] and len(numbered) >= FEWEST_LISTED:
        return len(numbered)
    return sum(lead_title(item)[0] is not None for item in numbered)


def lists_titles(found: Sequence[Marked], number: int) -> bool:
    """Whether a list under a heading has items with capitals or numerals, and titles in type of their own.

    They may stand in any order: "A. **Magasin.** …", "C. **Kurer.** …", "B. **Tidtabell.** …".
    """
    items = [one.paragraph for one in text_under(found, number) if not one.paragraph.lines[0].cell]
    labels = {
        item.label.text: item.label
        for item in items
        if item.label and {"upper", "roman"} & set(item.label.kinds) and lead_title(item)[0]
    }
    return len(labels) >= FEWEST_LISTED and any(label.is_first for label in labels.values())
