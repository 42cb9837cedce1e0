"""Text from reports as HTML that is safe to show, with its matches and changes marked.

Colour never stands alone: matches are bold, removed words struck through, added words underlined.
"""

import html
import re
from collections.abc import Sequence

from index.wording import Run
from ingest.report import Span
from ingest.unseen import shown

TAGS = {"same": "{}", "removed": "<del>{}</del>", "added": "<ins>{}</ins>"}


def safe(text: str) -> str:
    """Text as HTML, with nothing in it that a browser would act on."""
    return html.escape(shown(text))


def plain(text: str) -> str:
    """Text for places that read Markdown, with nothing in it that Markdown would act on."""
    return re.sub(r"([\\`*_{}\[\]()#+!|~<>$:-])", r"\\\1", shown(text))


def marked(
    text: str,
    highlights: Sequence[Span],
    shown: Span | None = None,
    why: Sequence[str] = (),
) -> str:
    """A stretch of text as HTML with its matches in `<mark>`; an ellipsis where the text is cut.

    `why` says of each highlight why it is one, to be read on hover; where it is empty, nothing is said.
    """
    shown = shown or Span(0, len(text))
    pieces, position = [], shown.start
    for span, said in zip(highlights, why or [""] * len(highlights), strict=True):
        if shown.start <= span.start and span.end <= shown.end:
            pieces.append(safe(text[position : span.start]))
            pieces.append(mark(text[span.start : span.end], said))
            position = span.end
    pieces.append(safe(text[position : shown.end]))
    opening = "… " if shown.start else ""
    ending = " …" if shown.end < len(text) else ""
    return opening + "".join(pieces) + ending


def mark(match: str, why: str = "") -> str:
    """A match as HTML, with why it is one to be read on hover where something is said of it."""
    title = f' title="{safe(why)}"' if why else ""
    return f"<mark{title}>{safe(match)}</mark>"


def before(runs: Sequence[Run]) -> str:
    """The wording before as HTML, what was removed struck through."""
    return "".join(TAGS[run.kind].format(safe(run.before)) for run in runs if run.before)


def after(runs: Sequence[Run]) -> str:
    """The wording after as HTML, what was added underlined."""
    return "".join(TAGS[run.kind].format(safe(run.after)) for run in runs if run.after)


def redline(runs: Sequence[Run]) -> str:
    """Both wordings in one as HTML: what was removed struck through, what was added underlined."""
    return "".join(TAGS[run.kind].format(safe(_spaced(run))) for run in runs)


def _spaced(run: Run) -> str:
    """A run's later form, but with the space that it had after something that was removed from the beginning."""
    wording = run.after or run.before
    return f" {wording}" if run.before[:1].isspace() and not wording[:1].isspace() else wording
