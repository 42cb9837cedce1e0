"""Persons and places, found by a spaCy pipeline that the user has installed and named in the register.

    pipeline = "sv_core_news_lg"

Units and roles are always ours: what the pipeline finds where one of them stands is left out.
"""

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import BackspegelError
from ingest.report import Label, Mention

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# What pipelines call persons and places: sv_core_news (PRS, LOC), and others.
LABELS: dict[str, Label] = {
    "PRS": "PERSON", "PER": "PERSON", "PERSON": "PERSON", "LOC": "PLACE", "GPE": "PLACE", "PLACE": "PLACE",
}  # fmt: skip


class MissingPipeline(BackspegelError):
    """The pipeline that the register names is not installed."""


def with_people_and_places(
    texts: Sequence[str], found: Sequence[tuple[Mention, ...]], pipeline: str
) -> list[tuple[Mention, ...]]:
    """The mentions of each text with the persons and places that `pipeline` finds; raises MissingPipeline."""
    docs = _load(pipeline).pipe(texts)
    return [_merged(mentions, _mentions(doc)) for mentions, doc in zip(found, docs, strict=True)]


def check_installed(pipeline: str | None, named_in: Path) -> None:
    """Raise MissingPipeline where a pipeline is neither a module nor a folder; loading it would take seconds."""
    if pipeline and not (Path(pipeline).is_dir() or (pipeline.isidentifier() and find_spec(pipeline))):
        raise MissingPipeline(
            f"{named_in} anger spaCy-modellen {pipeline}, som inte är installerad. Installera den, eller ta bort "
            "raden pipeline."
        )


@cache
def _load(pipeline: str) -> "Language":
    import spacy

    try:
        return spacy.load(pipeline)
    except OSError as error:
        raise MissingPipeline(
            f"Registret anger spaCy-modellen {pipeline}, som saknas. Installera den eller ta bort raden."
        ) from error


def _mentions(doc: "Doc") -> list[Mention]:
    return [
        Mention(LABELS[span.label_], span.text, span.start_char, span.end_char, span.text)
        for span in doc.ents
        if span.label_ in LABELS
    ]


def _merged(ours: Sequence[Mention], theirs: Sequence[Mention]) -> tuple[Mention, ...]:
    free = [one for one in theirs if all(one.end <= known.start or known.end <= one.start for known in ours)]
    return tuple(sorted([*ours, *free], key=lambda mention: mention.start))
