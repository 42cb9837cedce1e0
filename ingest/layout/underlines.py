"""Words that are underlined: a thin rule runs right under them, and no farther.

Typewritten reports and old templates of word processors set headings so. What is underlined gets a font of its
own, so that headings and run-in titles are told by it as by italics; the rule is then none of a table.
"""

from collections.abc import Sequence

import msgspec

from ingest.pages.page import Line, Page, Rule, Word

UNDERLINED = "_underlined"  # ends the name of the font
THICKEST = 2.0  # points
ABOVE, BELOW = 0.35, 0.3  # times the font size: how far a rule may be from the lower edge of its words
FARTHER = 3.0  # points that a rule may run on beside its words


def with_underlines(page: Page) -> Page:
    """The page with the fonts of underlined words named so, and without the rules under them."""
    thin = [rule for rule in page.rules if rule.height <= THICKEST and rule.width > THICKEST]
    under: dict[int, Rule] = {}  # by the number of the word
    for line in page.lines:
        for rule in _near(line, thin):
            words = [word for word in line.words if _covers(rule, word)]
            if words and rule.width <= words[-1].x1 - words[0].x0 + 2 * FARTHER:
                under |= {word.number: rule for word in words}
    if not under:
        return page
    lines = tuple(_marked(line, under) for line in page.lines)
    gone = set(map(id, under.values()))
    return msgspec.structs.replace(page, lines=lines, rules=tuple(r for r in page.rules if id(r) not in gone))


def _near(line: Line, rules: Sequence[Rule]) -> list[Rule]:
    low, high = line.bottom - ABOVE * line.size, line.bottom + BELOW * line.size
    return [rule for rule in rules if low < rule.top < high and rule.x0 < line.x1 and rule.x1 > line.x0]


def _covers(rule: Rule, word: Word) -> bool:
    return rule.x0 - 1 <= word.x0 and word.x1 <= rule.x1 + 1


def _marked(line: Line, under: dict[int, Rule]) -> Line:
    if not any(word.number in under for word in line.words):
        return line
    words = (
        msgspec.structs.replace(word, font=f"{word.font}{UNDERLINED}") if word.number in under else word
        for word in line.words
    )
    return msgspec.structs.replace(line, words=tuple(words))
