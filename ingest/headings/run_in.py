"""Titles that begin a paragraph instead of standing over it.

"**Styrning.** Arbetet pågår."          an area, where a report has no other areas
"Hösten 2014: Arbetet pågår."           a round inside an area
"**T1 2021** Arbetet pågår."            one too: its type ends it
"**Svar T1 2021:** Arbetet pågår."      one too: it says what is told of the time
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

import msgspec

from ingest.conventions.chapters import is_chapter
from ingest.conventions.general import is_dividing, is_general, is_status
from ingest.conventions.intervals import find_times
from ingest.conventions.round_labels import round_of_label
from ingest.conventions.rounds import day_alone, round_of_heading
from ingest.headings.roles import Marked
from ingest.layout.paragraphs import SENTENCE_END, Paragraph, join_lines
from ingest.pages.page import Word
from ingest.report import Round

LONGEST_LABEL = 60  # characters
LONGEST_TITLE = 120
FEWEST = 2
FEWEST_TITLES = 3
MOST_WORDS = 8  # of a title in the type of the text
MOSTLY = 0.8  # of the items of lists
ANY_YEAR = 2000
_SIGNS = " .:–—-|()[]"  # round a label
# A label ends in what is no blank, and blanks are not given back: a row of them is gone through once.
_LABEL = re.compile(rf"(?P<label>[^:.\n]{{3,{LONGEST_LABEL - 1}}}?[^:.\s])(?P<end>\s*+[:.]|\s++[–—-])\s++(?=\S)")
_BRACKETED = re.compile(rf"[(\[](?P<label>[^)\]\n]{{2,{LONGEST_LABEL}}})(?P<end>[)\]])[:.]?\s++(?=\S)")


class RunIn(msgspec.Struct, frozen=True):
    """A round that begins a paragraph, and the text after it.

    `doubtful`: it may be something else, and counts only if the same round begins another paragraph too.
    """

    round: Round
    text: str
    doubtful: bool = False


def run_in_rounds(found: Sequence[Paragraph], year: int | None = None) -> dict[int, RunIn]:
    """The paragraphs, by number, that begin with a round; none where fewer than two rounds are named so.

    `year` is that of rounds without one.
    """
    runs = {number: run for number, one in enumerate(found) if (run := _round(one, year))}
    runs = _without_doubtful(runs)
    named = {run.round.interval for run in runs.values()}
    return runs if len(named) >= FEWEST else {}


def _without_doubtful(runs: Mapping[int, RunIn]) -> dict[int, RunIn]:
    times = Counter(run.round.interval for run in runs.values())
    return {number: run for number, run in runs.items() if not run.doubtful or times[run.round.interval] > 1}


def _round(paragraph: Paragraph, year: int | None) -> RunIn | None:
    if _in_cell(paragraph):
        return None
    return (
        _round_in_type(paragraph, year)
        or _round_before_sign(paragraph, year)
        or _round_before_sentence(paragraph.body)
    )


def _round_in_type(paragraph: Paragraph, year: int | None) -> RunIn | None:
    """The round that bold words, or words in another font, name and no more; a sentence begins after them."""
    lead = _leading(_words_of(paragraph))
    label = _as_written(paragraph, lead)
    text = paragraph.body[len(label) :].lstrip(_SIGNS)
    if not lead or not paragraph.body.startswith(label) or not text or text[0].islower():
        return None
    told = _told(label.strip(_SIGNS), text, year)
    return RunIn(_as_run_in(told, " i fetstil" if lead[0].bold else " i eget typsnitt"), text) if told else None


def _round_before_sign(paragraph: Paragraph, year: int | None) -> RunIn | None:
    """The round before a colon, dash, point or in brackets.

    "Hösten 2014." may be the end of a list of times, "(2014)" a source, and a day when something was done.
    """
    found = _BRACKETED.match(paragraph.body) or _LABEL.match(paragraph.body)
    if not found:
        return None
    told = round_of_heading(found["label"], year)
    doubtful = told is None or found["end"].strip() not in ":–—-"
    text = paragraph.body[found.end() :]
    told = (
        told or day_alone(found["label"]) or (_told(found["label"], text, year) if ":" in found["end"] else None)
    )
    return RunIn(_as_run_in(told, ""), text, doubtful) if told else None


def _told(label: str, text: str, year: int | None) -> Round | None:
    """The round of a label before a text; figures with what they are of are held against others of their kind."""
    return round_of_heading(label, year) if text[:1].isdigit() else round_of_label(label, year)


def _round_before_sentence(text: str) -> RunIn | None:
    """The round before a sentence, told by its capital alone where the label is in another colour."""
    _, _, end = next(iter(find_times(text[:LONGEST_LABEL])), (None, 0, 0))
    told = round_of_heading(text[:end]) if text[end:].lstrip()[:1].isupper() else None
    return RunIn(_as_run_in(told, ""), text[end:].lstrip(), doubtful=True) if told else None


def _as_run_in(told: Round, how: str) -> Round:
    return msgspec.structs.replace(told, confidence=0.85, reason=f"stycket inleds med ”{told.label}”{how}")


def run_in_areas(roles: Sequence[Marked]) -> set[int]:
    """The numbers of the paragraphs whose bold beginning is the title of an area.

    Counted for each stretch between headings of rounds. Where it has areas of another kind too, only under
    headings that hold such titles and are no ordinary chapters; or before them those that are areas in other
    rounds.
    """
    stretches: list[list[int]] = [[]]
    for number, one in enumerate(roles):
        if one.role == "round":
            stretches.append([])
        else:
            stretches[-1].append(number)
    found = {number for stretch in stretches for number in _titles_of(stretch, roles)}
    names = {_name(roles[number]) for number in found}
    again = {number for stretch in stretches for number in _titles_again(stretch, roles, names)}
    return found | again


def _titles_again(stretch: Sequence[int], roles: Sequence[Marked], names: Container[str]) -> Sequence[int]:
    """The titles that are areas in another round, where several come again before any other area."""
    before = takewhile(lambda number: roles[number].role != "area", stretch)
    titles = [number for number in before if has_lead_title(roles[number]) and _name(roles[number]) in names]
    return titles if len(titles) >= FEWEST else []


def _name(one: Marked) -> str:
    return (lead_title(one.paragraph)[0] or "").casefold()


def _titles_of(stretch: Sequence[int], roles: Sequence[Marked]) -> set[int]:
    others = [roles[number] for number in stretch]
    numbered = sum(bool(one.paragraph.label and one.paragraph.label.is_area) for one in others)
    if numbered >= FEWEST:
        return set()
    alone = not any(one.role == "area" for one in others)
    titles = {number for number in (stretch if alone else _held(stretch, roles)) if has_lead_title(roles[number])}
    return titles if len(titles) >= FEWEST else set()


def _held(stretch: Sequence[int], roles: Sequence[Marked]) -> Iterator[int]:
    """The numbers of what is under headings that head no area, and right over a title that begins a paragraph."""
    held = False
    for number in stretch:
        one, text = roles[number], roles[number].paragraph.text
        if one.role in ("area", "general"):
            over = one.role == "general" and any(map(has_lead_title, roles[number + 1 : number + 2]))
            held = over and not is_general(text) and not is_chapter(text)
        elif held:
            yield number


def has_lead_title(one: Marked) -> bool:
    """Whether a paragraph begins with a title in type of its own, and text follows."""
    paragraph = one.paragraph
    if one.role != "text" or paragraph.label or _in_cell(paragraph):
        return False
    title, text = lead_title(paragraph)
    named = title or ""
    told = round_of_label(named, ANY_YEAR) or day_alone(named)  # "Tertial 1" is one whatever the year
    return bool(named and text) and not is_general(named) and told is None


def lead_titles(under: Iterable[Marked]) -> int:
    """How many paragraphs begin with titles, not with what divides one: "Nuläge: …", "Fortsatt arbete: …"."""
    return sum(has_lead_title(one) and not _divides(one.paragraph) for one in under)


def _divides(paragraph: Paragraph) -> bool:
    title = lead_title(paragraph)[0] or ""
    return paragraph.body.startswith(f"{title}:") and is_dividing(title)


def plain_titles(roles: Sequence[Marked]) -> set[int]:
    """The numbers of the list items that are a title alone, with their text under it: nearly all items must be.

    A title in the type of the text, or a scanned one, shows by this only.
    """
    items = [
        number
        for number, one in enumerate(roles)
        if one.role == "text"
        and one.paragraph.label
        and one.paragraph.label.is_area
        and not _in_cell(one.paragraph)
    ]
    titles = {
        number for number in items if number + 1 < len(roles) and _is_title_of(roles[number], roles[number + 1])
    }
    return titles if len(titles) >= max(FEWEST_TITLES, MOSTLY * len(items)) else set()


def _is_title_of(one: Marked, after: Marked) -> bool:
    item, text = one.paragraph, after.paragraph
    short = len(item.lines) == 1 and len(item.body.split()) <= MOST_WORDS
    ends = item.body[-1:].isalnum() or item.body.endswith(")")
    hung = text.indent > item.indent + item.size
    told = item.body[:1].isupper() and text.text[:1].isupper() and bool(SENTENCE_END.search(text.text))
    under = after.role == "text" and text.label is None and not _in_cell(text)
    return short and ends and under and (hung or told)


def _in_cell(paragraph: Paragraph) -> bool:
    return paragraph.lines[0].cell is not None or bool(paragraph.lines[0].apart)


def lead_title(paragraph: Paragraph) -> tuple[str | None, str]:
    """The words in bold, or in another font, that begin a paragraph's text, as its title, and the text after them.

    It ends in a mark; or, in bold type, the text after it begins a sentence: words are stressed so too.
    """
    words = _words_of(paragraph)
    lead = _leading(words)
    title = _as_written(paragraph, lead)
    after = words[len(lead)].text if lead and len(lead) < len(words) else ""
    ends = title.endswith((".", ":", "–")) or (bool(lead) and lead[0].bold and not after[:1].islower())
    if (
        not lead
        or not ends
        or is_status(title)
        or not paragraph.body.startswith(title)
        or len(title) > LONGEST_TITLE
    ):
        return None, paragraph.body
    return title.rstrip(".:–- "), paragraph.body[len(title) :].lstrip(" .:–-")


def font_after_label(paragraph: Paragraph) -> str:
    """The font of a paragraph after its number, which may be set as the text is; empty where its words differ."""
    fonts = {word.font for word in _words_of(paragraph) if any(map(str.isalpha, word.text))}
    return fonts.pop().rpartition("+")[2] if len(fonts) == 1 else ""


def _words_of(paragraph: Paragraph) -> list[Word]:
    """The words of a paragraph after its label."""
    label = paragraph.text[: paragraph.label.length].split() if paragraph.label else []
    return [word for line in paragraph.lines for word in line.words][len(label) :]


def _as_written(paragraph: Paragraph, words: Sequence[Word]) -> str:
    """Words of a paragraph as its text has them: what touches is one, and so is what the end of a line divides.

    Some programs draw the syllables of a word one by one.
    """
    chosen = {id(word) for word in words}
    kept = [(line, tuple(word for word in line.words if id(word) in chosen)) for line in paragraph.lines]
    return join_lines([msgspec.structs.replace(line, words=some).text for line, some in kept if some])


def _leading(words: Sequence[Word]) -> list[Word]:
    """The first words that are bold, or else in a font in which no other word of the paragraph is."""
    if not words:
        return []
    first = words[0]
    plain = next((n for n, word in enumerate(words) if word.bold != first.bold or word.font != first.font), 0)
    if first.bold:
        plain = next((number for number, word in enumerate(words) if not word.bold), len(words))
    alone = first.bold or all(word.font != first.font for word in words[plain:])
    return list(words[:plain]) if alone else []
