"""Words that are underlined: a thin rule runs right under them, and no farther.

Typewritten reports and old templates of word processors set headings so. What is underlined gets a font of its
own, so that headings and run-in titles are told by it as by italics; the rule is then none of a table. One under
each word may be drawn; they are one where they touch, as the lower edges of a table's cells do, or where a letter
of the word over them (g, p, y) parts them.

Or it runs on over the width of a column: so where several rules of a page as wide do, each close under a short
line in the type of the text, which stands alone over running text as wide. Text under the rules of a table is
narrower.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from ingest.pages.page import Line, Page, Rule, Word

UNDERLINED = "_underlined"  # ends the name of the font
THICKEST = 2.0  # points
ABOVE, BELOW = 0.35, 0.3  # times the font size: how far a rule may be from the lower edge of its words
FARTHER = 3.0  # points that a rule may run on beside its words
TOUCHING = 1.0  # points
WIDEST_GAP = 1.0  # times the font size, where a letter parts a rule
DESCENDING = "gjpqyçQ"  # letters that part a rule under them
FEWEST_WIDE = 2  # rules of a page that run on over the width of its column
SHORT = 0.7  # of the rule's width: a line that it underlines so
FULL = 0.85  # of its width: running text under it
LARGER = 1.07  # times the size of the text under it: a heading by its type
NEXT = 3.0  # times the font size: how far under it
WIDEST_SPACE = 1.0  # times the font size, between words of running text: justified lines are stretched


def with_underlines(page: Page) -> Page:
    """The page with the fonts of underlined words named so, and without the rules under them."""
    thin = [rule for rule in page.rules if rule.height <= THICKEST and rule.width > THICKEST]
    upright = [rule for rule in page.rules if rule.width <= THICKEST < rule.height]
    whole = [one for one in _joined(thin) if not any(_ends_at(one, edge) for edge in upright)]
    under: dict[int, Rule] = {}  # by the number of the word
    for line in page.lines:
        for rule in _bridged(line, _near(line, whole)):
            words = [word for word in line.words if _covers(rule, word)]
            if words and rule.width <= words[-1].x1 - words[0].x0 + 2 * FARTHER:
                under |= {word.number: rule for word in words}
    under |= _in_columns(page.lines, whole)
    if not under:
        return page
    lines = tuple(_marked(line, under) for line in page.lines)
    rules = tuple(one for one in page.rules if not any(_is_part(one, rule) for rule in under.values()))
    return msgspec.structs.replace(page, lines=lines, rules=rules)


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """The rules, those that go on from each other at the same height as one."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda one: (round(one.top), one.x0)):
        last = found[-1] if found else None
        if last and abs(last.top - rule.top) < TOUCHING and last.x0 <= rule.x0 < last.x1 + TOUCHING:
            end, bottom = max(last.x1, rule.x1), max(last.bottom, rule.bottom)
            found[-1] = msgspec.structs.replace(last, x1=end, bottom=bottom)
        else:
            found.append(rule)
    return found


def _ends_at(rule: Rule, upright: Rule) -> bool:
    """Whether an upright rule meets one at its end: both are edges of cells."""
    meets = upright.top - TOUCHING <= rule.top <= upright.bottom + TOUCHING
    return meets and min(abs(upright.x0 - rule.x0), abs(upright.x0 - rule.x1)) < TOUCHING


def _is_part(one: Rule, rule: Rule) -> bool:
    return one.height <= THICKEST and abs(one.top - rule.top) < TOUCHING and rule.x0 <= one.x0 <= one.x1 <= rule.x1


def _near(line: Line, rules: Sequence[Rule]) -> list[Rule]:
    low, high = line.bottom - ABOVE * line.size, line.bottom + BELOW * line.size
    return [rule for rule in rules if low < rule.top < high and rule.x0 < line.x1 and rule.x1 > line.x0]


def _bridged(line: Line, rules: Sequence[Rule]) -> list[Rule]:
    """Rules under a line; two at the same height are one where a word stands over the small gap between them."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda one: (round(one.top), one.x0)):
        last = found[-1] if found else None
        middle = (last.x1 + rule.x0) / 2 if last else 0.0
        over = any(word.x0 < middle < word.x1 for word in line.words)
        if last and over and abs(last.top - rule.top) < TOUCHING and rule.x0 - last.x1 < WIDEST_GAP * line.size:
            found[-1] = msgspec.structs.replace(last, x1=rule.x1, bottom=max(last.bottom, rule.bottom))
        else:
            found.append(rule)
    return found


def _covers(rule: Rule, word: Word) -> bool:
    """Whether a rule is as wide as a word; it may leave out a letter that reaches under it at either end."""
    before, after = (
        WIDEST_GAP * word.size if letter in DESCENDING else 1.0 for letter in (word.text[0], word.text[-1])
    )
    return rule.x0 - before <= word.x0 and word.x1 <= rule.x1 + after


def _in_columns(lines: Sequence[Line], rules: Sequence[Rule]) -> dict[int, Rule]:
    """The rules as wide as a column that underline lines alone, by the numbers of the words on these."""
    found: dict[int, list[tuple[Rule, list[Word]]]] = {}
    for rule in rules:
        over = [[w for w in line.words if _covers(rule, w)] for line in lines if rule in _near(line, [rule])]
        words = [word for row in over for word in row]
        alone = len([row for row in over if row]) == 1 and _is_running(words)
        short = alone and abs(words[0].x0 - rule.x0) < FARTHER and words[-1].x1 - rule.x0 < SHORT * rule.width
        if short and _is_over_text(rule, words[0], lines):
            found.setdefault(round(rule.width), []).append((rule, words))
    several = [one for alike in found.values() if len(alike) >= FEWEST_WIDE for one in alike]
    return {word.number: rule for rule, words in several for word in words}


def _is_over_text(rule: Rule, word: Word, lines: Sequence[Line]) -> bool:
    """Whether the first line under a rule is running text that begins where it does and is as wide.

    Its type is that of the word over the rule: bold or larger type shows a heading without the rule.
    """
    inside = ([w for w in line.words if _covers(rule, w) and w.top > rule.top - TOUCHING] for line in lines)
    rows = sorted((row for row in inside if row), key=lambda row: row[0].bottom)
    if not rows or rows[0][0].bottom - rule.top > NEXT * word.size:
        return False
    first, last = rows[0][0], rows[0][-1]
    if word.bold or word.size > LARGER * last.size:
        return False
    return first.x0 - rule.x0 < FARTHER and last.x1 - rule.x0 > FULL * rule.width and _is_running(rows[0])


def _is_running(words: Sequence[Word]) -> bool:
    """Whether no wide space parts the words of a line."""
    return all(after.x0 - before.x1 < WIDEST_SPACE * before.size for before, after in pairwise(words))


def _marked(line: Line, under: dict[int, Rule]) -> Line:
    if not any(word.number in under for word in line.words):
        return line
    words = (
        msgspec.structs.replace(word, font=f"{word.font}{UNDERLINED}") if word.number in under else word
        for word in line.words
    )
    return msgspec.structs.replace(line, words=tuple(words))
