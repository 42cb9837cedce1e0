"""The spaCy component that finds units and roles by morphology, register and grammar.

It sets `doc.ents`, and for the statistical model after it a tag on every token: what the word can be, and
whether the grammar holds it for the beginning or the inside of a mention. A lexicon for one text is taken
from `doc.user_data["lexicon"]`.
"""

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from ingest.ner.grammar import Found, Grammar

NAME = "municipal_patterns"
LEXICON = "lexicon"


class MunicipalPatterns:
    """A pipeline component; `lock` sets entities that a later model may add to but not change."""

    def __init__(self, lock: bool) -> None:
        self.lock = lock

    def __call__(self, doc: Doc) -> Doc:
        """Mark the mentions of a text."""
        words = [token.text for token in doc]
        places = [i for i, word in enumerate(words) if not word.isspace()]
        grammar = Grammar([words[i] for i in places], doc.user_data.get(LEXICON))
        found = list(grammar.mentions())
        _tag(doc, places, grammar, found)
        if self.lock and found:
            doc.ents = [Span(doc, places[f.first], places[f.last - 1] + 1, label=f.label) for f in found]
        return doc


@Language.factory(NAME, default_config={"lock": True}, assigns=["doc.ents", "token.tag"])
def create(nlp: Language, name: str, lock: bool) -> MunicipalPatterns:
    """Make the component for a pipeline."""
    return MunicipalPatterns(lock)


def _tag(doc: Doc, places: Sequence[int], grammar: Grammar, found: Sequence[Found]) -> None:
    tags = ["O" if reading is None else reading.kind for reading in grammar.readings]
    for mention in found:
        for place in range(mention.first, mention.last):
            edge = "B" if place == mention.first else "I"
            tags[place] = f"{edge}-{mention.label}-{tags[place]}"
    for i, tag in zip(places, tags, strict=True):
        if tag != "O":
            doc[i].tag_ = tag
