"""Text from reports as HTML that is safe to show, with its matches and changes marked.

Colour never stands alone: matches are bold, removed words struck through, added words underlined.
"""

import html
import re
from collections.abc import Sequence

from index.explain import Explainer
from index.wording import Run
from ingest.report import Span

# What would hide, reverse or break text that is shown: controls, bidirectional overrides, invisible characters.
UNSAFE = dict.fromkeys(
    [
        *range(9),
        *range(11, 32),
        *range(127, 160),
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x206A),
        *range(0xD800, 0xE000),
        0xFEFF,
    ]
)
TAGS = {"same": "{}", "removed": "<del>{}</del>", "added": "<ins>{}</ins>"}


def safe(text: str) -> str:
    """Text as HTML, with nothing in it that a browser would act on."""
    return html.escape(text.translate(UNSAFE))


def plain(text: str) -> str:
    """Text for places that read Markdown, with nothing in it that Markdown would act on."""
    return re.sub(r"([\\`*_{}\[\]()#+!|~<>$:-])", r"\\\1", text.translate(UNSAFE))


def marked(
    text: str,
    highlights: Sequence[Span],
    shown: Span | None = None,
    explainer: Explainer | None = None,
) -> str:
    """A stretch of text as HTML with its matches in `<mark>`; an ellipsis where the text is cut.

    With an explainer, a match that is not the query's own word says on hover why it was found.
    """
    shown = shown or Span(0, len(text))
    pieces, position = [], shown.start
    for span in highlights:
        if shown.start <= span.start and span.end <= shown.end:
            pieces.append(safe(text[position : span.start]))
            pieces.append(_mark(text[span.start : span.end], explainer))
            position = span.end
    pieces.append(safe(text[position : shown.end]))
    opening = "… " if shown.start else ""
    ending = " …" if shown.end < len(text) else ""
    return opening + "".join(pieces) + ending


def _mark(match: str, explainer: Explainer | None) -> str:
    why = explainer(match) if explainer else None
    title = f' title="{safe(why.said)}"' if why and why.how != "same" else ""
    return f"<mark{title}>{safe(match)}</mark>"


def before(runs: Sequence[Run]) -> str:
    """The wording before as HTML, what was removed struck through."""
    return "".join(TAGS[run.kind].format(safe(run.before)) for run in runs if run.before)


def after(runs: Sequence[Run]) -> str:
    """The wording after as HTML, what was added underlined."""
    return "".join(TAGS[run.kind].format(safe(run.after)) for run in runs if run.after)
