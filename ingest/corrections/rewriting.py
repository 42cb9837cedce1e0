"""A section's text cut, joined and rewritten, with its paragraphs, mentions and boxes kept right.

A mention that the change cuts through is dropped; `ingest.corrections.corrected` annotates changed texts anew.
"""

import msgspec

from ingest.errors import DoesNotFit
from ingest.pages.boxes import cut_boxes, joined, without_lines
from ingest.report import Box, Mention, Section

_SENTENCE_ENDS = (".", "!", "?", ":", "…", "”", '"', ")")


def cut(section: Section, at: int, place: Box | None) -> tuple[Section, Section]:
    """A section in two at a character; `place` is where the word after the cut stands on its page, if known.

    Both have the id of the whole. Raises DoesNotFit where one of them would have no text.
    """
    if not section.text[:at].strip() or not section.text[at:].strip():
        raise DoesNotFit(
            f"{section.id} kan inte delas i sin början eller sitt slut. Välj ett ställe inuti texten."
        )
    before, after = cut_boxes(section.boxes, place)
    head = rewrite(section, len(section.text[:at].rstrip()), len(section.text), "")
    begins = len(section.text) - len(section.text[at:].lstrip())
    tail = rewrite(section, 0, begins, "")
    return msgspec.structs.replace(head, boxes=before), msgspec.structs.replace(tail, boxes=after)


def join(first: Section, second: Section) -> Section:
    """Two sections as one, which stands where the first does; a sentence that goes on keeps its paragraph."""
    shift = len(first.text) + 1
    goes_on = not first.text.endswith(_SENTENCE_ENDS) and second.text[:1].islower()
    paragraphs = second.paragraphs[1:] if goes_on else second.paragraphs
    return msgspec.structs.replace(
        first,
        text=f"{first.text} {second.text}",
        paragraphs=(*first.paragraphs, *(shift + start for start in paragraphs)),
        mentions=(*first.mentions, *(_moved(mention, shift) for mention in second.mentions)),
        boxes=joined(first.boxes, second.boxes),
    )


def without(section: Section, start: int, end: int, lines: tuple[Box, ...]) -> Section | None:
    """A section without `text[start:end]` and the `lines` that it filled; None where no text is left."""
    text = section.text
    while start > 0 and text[start - 1].isspace():
        start -= 1
    while end < len(text) and text[end].isspace():
        end += 1
    if start == 0 and end == len(text):
        return None
    left = rewrite(section, start, end, " " if start > 0 and end < len(text) else "")
    return msgspec.structs.replace(left, boxes=without_lines(section.boxes, lines))


def rewrite(section: Section, start: int, end: int, new: str) -> Section:
    """A section with `new` in place of `text[start:end]`.

    A paragraph that began in there begins with what comes after it, if nothing but space took its place.
    """
    text = section.text[:start] + new + section.text[end:]
    shift = len(text) - len(section.text)
    starts = {0}
    for at in section.paragraphs:
        if at < start or (at == start and new.strip()):
            starts.add(at)
        elif at >= end or not new.strip():
            starts.add(max(at, end) + shift)
    return msgspec.structs.replace(
        section,
        text=text,
        paragraphs=tuple(sorted(at for at in starts if at < len(text) or at == 0)),
        mentions=tuple(
            mention if mention.end <= start else _moved(mention, shift)
            for mention in section.mentions
            if mention.end <= start or mention.start >= end
        ),
    )


def _moved(mention: Mention, shift: int) -> Mention:
    return msgspec.structs.replace(mention, start=mention.start + shift, end=mention.end + shift)
