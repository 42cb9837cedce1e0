"""Lines gathered into paragraphs, with words that were divided at the end of a line made whole.

A paragraph ends where the type changes, where the space to the next line is larger than usual, where a list
label or a round begins the next line, where the next line leaves the margin, or where the next word would have
fitted on the line but was not put there.
"""

import re
from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import pairwise, takewhile
from statistics import median

import msgspec

from ingest.conventions.areas import called_label
from ingest.conventions.labels import Label, follows, read_label
from ingest.conventions.round_labels import round_of_label
from ingest.conventions.rounds import day_alone
from ingest.layout.bare_labels import bare_labels
from ingest.pages.boxes import union
from ingest.pages.page import Line
from ingest.report import Box

LARGER_SPACE = 1.35  # times the usual distance between lines
WIDER_SPACE = 1.15  # after a sentence that ends its line
SAME_MARGIN = 3.0  # points
SAME_SIZE = 0.6  # points
ANY_YEAR = 2000  # "Tertial 1" is a round whatever the year
_SIGN = re.compile(r":|\s[–—-]\s")  # after a round that begins a line
SENTENCE_END = re.compile(r"[.!?:;][”\"')\]]?$")
TITLE_ENDS = (".", ":")  # of a title that begins a paragraph
DASHES = ("-", "–", "—")
HYPHENS = "-\u2010\u2011\u00ad"
# Words that follow a hanging hyphen: "kultur- och fritidsnämnden" keeps it, wherever the line ends.
COORDINATORS = frozenset(
    "och eller samt respektive till men kontra som såväl liksom alternativt och/eller plus & /".split()  # noqa: SIM905
)
# What such a word may be the end of: "gemen-samt", "hem-men", "efter-som".
BEFORE = {
    "samt": r".*(?:gemen|lång|uppmärk|tvek|spar|våld|verk)",
    "som": r"efter|lik|så",
    "men": r".*(?:hem|rum|program|syste|proble)",
    "till": r"in|där|här|var",
}
# Of them, those that no divided word ends in: a soft hyphen before them is a hanging one.
NO_ENDS = frozenset(("och", "eller", "respektive"))
_SOFT_BEFORE_BLANK = re.compile("\u00ad(?=\\s)")  # drawn as the hyphen that it is
VOWELS = "aeiouyåäö"
# Written in small letters, and with a hyphen in compounds.
ABBREVIATIONS = frozenset("tv it pc id sms gps hr vd cv wc dvd".split())  # noqa: SIM905
_SPORT = re.compile("idrott", re.IGNORECASE)  # divided after "id"


class Paragraph(msgspec.Struct, frozen=True, dict=True):
    """Lines that belong together; `label` is the list label or number that they begin with, if any."""

    lines: tuple[Line, ...]
    label: Label | None = None

    @cached_property
    def text(self) -> str:
        """The paragraph on one line, divided words joined, the label included."""
        return join_lines([line.text for line in self.lines])

    @cached_property
    def body(self) -> str:
        """The text after the label."""
        return self.text[self.label.length :].lstrip() if self.label else self.text

    @property
    def indent(self) -> float:
        """How far the first line begins from the left edge of its column, in points."""
        return self.lines[0].indent

    @property
    def hang(self) -> float:
        """How far the text after a label, or else the second line, begins from the edge of the column."""
        return min(line.indent for line in self.lines[1:]) if len(self.lines) > 1 else self.indent

    @cached_property
    def size(self) -> float:
        """The font size, in points."""
        return max(self.lines, key=lambda line: len(line.text)).size

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)

    @cached_property
    def font(self) -> str:
        """The font of all its words that have letters, without the mark of a subset; empty where they differ."""
        fonts = {word.font for line in self.lines for word in line.words if any(map(str.isalpha, word.text))}
        return fonts.pop().rpartition("+")[2] if len(fonts) == 1 else ""

    @cached_property
    def boxes(self) -> tuple[Box, ...]:
        """One rectangle for each page and column that the paragraph is on."""
        return union([line.box for line in self.lines])


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of body lines in reading order; notes and sidebars do not end the one that they stand in."""
    spacing = usual_spacing(lines)
    place = {id(line): number for number, line in enumerate(lines)}
    text, apart = ([line for line in lines if bool(line.apart) == aside] for aside in (False, True))
    found = [*_gathered(text, spacing), *_gathered(apart, spacing)]
    return sorted(found, key=lambda one: place[id(one.lines[0])])


def _gathered(lines: Sequence[Line], spacing: float) -> list[Paragraph]:
    found: list[list[Line]] = []
    labels: list[Label | None] = []
    bare = bare_labels(lines)
    told = [bare.get(id(line)) or (read_label(line.text) if line.apart != "footnote" else None) for line in lines]
    hung = _hung(lines, told)
    for line, label in zip(lines, told, strict=True):
        if found and not _begins(found[-1], labels, line, label, spacing, hung):
            found[-1].append(line)
        else:
            found.append([line])
            labels.append(label)
    return [Paragraph(tuple(group), label) for group, label in zip(found, labels, strict=True)]


def _hung(lines: Sequence[Line], labels: Sequence[Label | None]) -> frozenset[int]:
    """The indents, in points, of labels whose items go on further in, on the line under them."""
    return frozenset(
        round(line.indent)
        for (line, label), (after, next_label) in pairwise(zip(lines, labels, strict=True))
        if label and not next_label and _same_column(line, after) and after.indent > line.indent + SAME_MARGIN
    )


def join_lines(lines: Sequence[str]) -> str:
    """Lines as one text: `kom-` and `muner` give `kommuner`, but `kultur-` and `och` stay apart."""
    text = lines[0] if lines else ""
    for line in lines[1:]:
        text = _join(text.rstrip(), line.lstrip())
    if "\u00ad" in text:
        text = _SOFT_BEFORE_BLANK.sub("-", text).replace("\u00ad", "")
    return " ".join(text.split())


def _join(before: str, after: str) -> str:
    first = re.match(r"[^\s,.;:)]*", after)
    word = first[0] if first else ""
    if _is_dash_between(before, word):
        return before + after
    if not before or before[-1] not in HYPHENS or before[-2:-1].isspace():
        return f"{before} {after}"
    stem = re.split(r"\s", before[:-1])[-1]
    divided = before[-1] == "\u00ad" or bool(re.fullmatch(BEFORE.get(word, "(?!)"), stem, re.IGNORECASE))
    divided = divided and word.casefold() not in NO_ENDS
    if word.casefold() in COORDINATORS and not divided:
        return f"{before} {after}"
    keeps_hyphen = not word[:1].islower() or stem[-1:].isdigit() or _is_abbreviation(stem, word)
    keeps_hyphen = keeps_hyphen or _ends_in_abbreviation(stem, word)
    if before[-1] != "\u00ad" and keeps_hyphen:
        return before + after
    return before[:-2] + after if _is_tripled(stem, word) else before[:-1] + after


def _is_dash_between(before: str, word: str) -> bool:
    """Whether a line ends in a dash without blanks round it: "2014–2016", "januari–mars", "Ekvik–Norra skolan"."""
    between = before[-1:] == "–" and before[-2:-1].isalnum() and word[:1].isalnum()
    return between and word.casefold() not in COORDINATORS


def _is_tripled(stem: str, word: str) -> bool:
    """Whether a consonant stands three times where a word was divided: `tall-` and `lampa` are `tallampa`."""
    return len(stem) > 1 and stem[-1] == stem[-2] == word[:1] and stem[-1] not in VOWELS


def _is_abbreviation(stem: str, word: str) -> bool:
    """Whether a hyphen belongs after these letters: `IT-`, `e-`, `tv-`, but `id-` and `rotts` are one word."""
    letters = stem.lstrip("(”\"'/")
    return (
        len(letters) == 1
        or (len(letters) > 1 and letters.isupper())
        or (letters.casefold() in ABBREVIATIONS and not _SPORT.match(letters + word))
    )


def _ends_in_abbreviation(stem: str, word: str) -> bool:
    """If a hyphen belongs before a word: `bank-id`, `skol-tv`; after a vowel it may be a syllable, `stero-id`."""
    letters = word.split("-")[0].split(":")[0]
    syllable = any(letter in VOWELS for letter in letters) and stem[-1:].casefold() in VOWELS
    return letters in ABBREVIATIONS and not syllable


def usual_spacing(lines: Sequence[Line]) -> float:
    """The distance between lines of running text, in font sizes: the lower quartile, for lists are loose."""
    steps = sorted(
        (after.bottom - before.bottom) / after.size
        for before, after in pairwise(lines)
        if _same_column(before, after)
        and after.cell is None
        and abs(before.size - after.size) < SAME_SIZE
        and after.bottom > before.bottom
    )
    return steps[len(steps) // 4] if steps else 1.2


def _same_column(before: Line, after: Line) -> bool:
    return (before.page, before.column, before.cell) == (after.page, after.column, after.cell)


def _begins(
    group: Sequence[Line],
    labels: Sequence[Label | None],
    line: Line,
    label: Label | None,
    spacing: float,
    hung: Collection[int],
) -> bool:
    """Whether a line begins a new paragraph after the lines of `group`.

    Items of lists whose labels stand at the indents `hung` go on further in.
    """
    last = group[-1]
    if line.column < 0 and _same_column(last, line):  # a heading in the margin, whose letter may be large
        return False
    if (last.cell, last.apart) != (line.cell, line.apart):
        return True
    if line.apart and line.host != last.host:
        return True
    if _differ(last.size, line.size) and _differ(last.words[-1].size, line.words[0].size):
        return True  # where a bold title in other type begins a line, its rest tells
    if last.bold and not line.bold and label is None and _title_goes_on(last, line, spacing):
        return False
    if last.bold != line.bold:
        return True
    if _another_font(last, line) and (_starts_sentence(last, line) or _ends_short(last, line)):
        return True
    here = _same_column(last, line)
    step = (line.bottom - last.bottom) / line.size if here else 0.0
    if step > LARGER_SPACE * spacing or (step > WIDER_SPACE * spacing and _starts_sentence(last, line)):
        return True
    if _starts_sentence(last, line) and _opens_another(last, line):
        return True
    if _is_stressed(last, line) and line.text[:1].isupper() and line.indent < group[0].indent - SAME_MARGIN:
        return True  # under a list, whose last point may end without a sign
    short = _next_word_fits(last, line)
    if label and _label_begins(label, labels, line, group, short):
        return True
    if _leaves_margin(group, labels[-1], line, hung):
        return True
    return short and (bool(SENTENCE_END.search(last.text)) or (here and _opens(last, line)))


def _title_goes_on(last: Line, line: Line, spacing: float) -> bool:
    """Whether a bold title that begins a paragraph fills its line: its end, or the text, begins the next.

    One that ends in a point is no heading, and the edge of its column may be that of wider lines over it.
    """
    step = (line.bottom - last.bottom) / line.size if _same_column(last, line) else 0.0
    set_alike = not _differ(last.size, line.size) and abs(last.indent - line.indent) < SAME_MARGIN
    if step > WIDER_SPACE * spacing or not set_alike or last.column < 0 or _opens_another(last, line):
        return False
    full = not _next_word_fits(last, line)
    if line.words[0].bold:
        return full and line.text[:1].islower()
    return last.text.endswith(".") or (full and last.text.endswith(TITLE_ENDS))


def _differ(size: float, other: float) -> bool:
    return abs(size - other) > SAME_SIZE


def _opens_another(last: Line, line: Line) -> bool:
    """Whether a sentence at the beginning of a line is in bold type, or names a round or the number of an area."""
    return _is_stressed(last, line) or _opens_with_round(line) or called_label(line.text) is not None


def _is_stressed(last: Line, line: Line) -> bool:
    """Whether a line begins in bold type after one that ends in plain type."""
    return line.words[0].bold and not last.words[-1].bold


def _opens(last: Line, line: Line) -> bool:
    """Whether a line begins as paragraphs do, after one without a mark at its end: "2018:", or in bold type."""
    first = line.words[0]
    signed = _is_stressed(last, line) or first.text.endswith(":")
    return first.text[:1].isupper() or (not first.text[:1].islower() and signed)


def _opens_with_round(line: Line) -> bool:
    """Whether a line begins with what names a round, to a colon or dash or in a font of its own."""
    lead = list(takewhile(lambda word: word.font == line.words[0].font, line.words))
    label, *after = _SIGN.split(" ".join(word.text for word in lead), 1)
    if after and after[0]:
        return bool(round_of_label(label, ANY_YEAR) or day_alone(label))
    return len(lead) < len(line.words) and round_of_label(label) is not None


def _ends_short(last: Line, line: Line) -> bool:
    return not line.text[:1].islower() and _next_word_fits(last, line)


def _another_font(last: Line, line: Line) -> bool:
    """Whether each of two lines is in one font, and these differ."""
    fonts = [{word.font for word in one.words if any(map(str.isalpha, word.text))} for one in (last, line)]
    return all(len(one) == 1 for one in fonts) and fonts[0] != fonts[1]


def _starts_sentence(last: Line, line: Line) -> bool:
    return bool(SENTENCE_END.search(last.text)) and not line.text[:1].islower()


def _label_begins(
    label: Label, labels: Sequence[Label | None], line: Line, group: Sequence[Line], short: bool
) -> bool:
    """A label at the beginning of a line may be chance ("… enligt punkt / 3. Därefter …")."""
    outdented = len(group) > 1 and line.indent < group[-1].indent - SAME_MARGIN
    expected = any(follows(known, label) for known in labels if known)
    if label.text in DASHES and abs(line.indent - group[-1].indent) < SAME_MARGIN and not expected:
        return short or bool(SENTENCE_END.search(group[-1].text))  # else a dash inside a sentence: "2015 / – 2016"
    if labels[-1] is None and not outdented and _is_referred_to(label, group[-1], line):
        return False
    return short or outdented or expected or label.is_first


def _is_referred_to(label: Label, last: Line, line: Line) -> bool:
    """Whether a decimal number is one that a sentence goes on over: "punkterna 3.4 och / 3.5 ses över"."""
    goes_on = last.text[-1:].isalnum() and line.text[label.length :].lstrip()[:1].islower()
    return label.kinds == ("decimal",) and goes_on and abs(line.indent - last.indent) < SAME_MARGIN


def _leaves_margin(group: Sequence[Line], label: Label | None, line: Line, hung: Collection[int]) -> bool:
    """Whether a line stands further out than the lines of a list item, or further in than a paragraph's."""
    first, rest = group[0], group[1:]
    if not rest:
        hanging = label is not None and line.indent <= first.indent + SAME_MARGIN
        hanging = hanging and not any(abs(first.indent - one) < SAME_MARGIN for one in hung)
        return (
            line.indent < first.indent - SAME_MARGIN and not _first_line_indent(first, line, label) and not hanging
        )
    margin = median(other.indent for other in rest)
    return abs(line.indent - margin) > SAME_MARGIN and bool(
        line.indent < margin or SENTENCE_END.search(group[-1].text)
    )


def _first_line_indent(first: Line, line: Line, label: Label | None) -> bool:
    return label is None and first.indent - line.indent < 3 * first.size and not SENTENCE_END.search(first.text)


def _next_word_fits(last: Line, line: Line) -> bool:
    """Whether the first word of a line would have fitted on the line before, with a little room left."""
    room = last.right - last.x1
    return room > (line.words[0].x1 - line.words[0].x0) + 0.8 * line.size
