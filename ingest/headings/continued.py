"""Headings that only say that an area goes on from the page or column before, and are no text of it.

"Åtgärdsområde 2: Service, forts."     "Service (forts.)"
"Forts. Service"                       "B. Service – fortsättning"
"""

import re
from collections.abc import Iterable

LONGEST = 160  # characters of a heading
_AFTER = re.compile(
    r"(?P<named>.{3,}?)[\s,;–—-]*[(\[]?\bforts(?:\.|ättning(?:en)?)?(?:\s+(?:från|på)\s.{1,25}?)?[)\]]?\.?:?",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"[(\[]?forts(?:\.|ättning(?:en)?)?[)\]]?\s*(?:(?:på|av|från)\s+)?[–—:-]?\s*(?P<named>.{3,})", re.IGNORECASE
)


def is_continued(text: str, before: Iterable[str]) -> bool:
    """Whether a heading names again what one of the paragraphs before it begins with, and that it goes on."""
    if len(text) > LONGEST:
        return False
    found = _BEFORE.fullmatch(text.strip()) or _AFTER.fullmatch(text.strip())
    return bool(found) and any(_begins_with(one, found["named"].strip(" .:")) for one in before if found)


def _begins_with(text: str, named: str) -> bool:
    """Whether a text begins with whole words, in whatever case."""
    after = text[len(named) : len(named) + 1]
    return text[: len(named)].casefold() == named.casefold() and not after.isalnum()
