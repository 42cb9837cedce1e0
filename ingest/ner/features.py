"""What the statistical model sees of a word: less than the word itself.

A model that learns the words of its own training sentences finds little in another municipality's. So a
word that is not common Swedish of such reports is shown by its end alone, and a unit or role by its head:
the model learns where names stand, and what stands around them.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import SimpleFrozenList

from ingest.ner.wordlists import read_list
from ingest.ner.words import read

NAME = "masked_words"
_END = 4  # letters of an unknown word that are shown: enough for -ning, -ande, -erna


class MaskedWords:
    """A pipeline component that sets `token.norm` to what the model may see of the word."""

    def __init__(self, heads: bool = True) -> None:
        self.heads = heads
        self.common: frozenset[str] = frozenset()

    def __call__(self, doc: Doc) -> Doc:
        """Mask the words of a text."""
        for token in doc:
            token.norm_ = self.seen(token.text)
        return doc

    def seen(self, word: str) -> str:
        """Kommunstyrelsen → «styrelse», åtgärder → åtgärder, Fjällsta → ~lsta."""
        reading = read(word) if self.heads else None
        if reading is not None and reading.kind != "STUB":
            return f"«{reading.head}»"
        lower = word.lower()
        if self.heads and word[:1].isupper() and lower in _fields():
            return "«Fält»"
        return lower if lower in self.common else f"~{lower[-_END:]}"

    def learn(self, texts: Iterable[Iterable[str]], at_least: int) -> None:
        """Take as common what occurs in a number of different texts."""
        times = Counter(word for text in texts for word in {word.lower() for word in text})
        self.common = frozenset(word for word, n in times.items() if n >= at_least)

    def to_disk(self, path: Path, *, exclude: Iterable[str] = SimpleFrozenList()) -> None:
        """Write the common words, one a line."""
        Path(path).write_text("\n".join(sorted(self.common)), encoding="utf-8")

    def from_disk(self, path: Path, *, exclude: Iterable[str] = SimpleFrozenList()) -> "MaskedWords":
        """Read the common words."""
        self.common = frozenset(Path(path).read_text(encoding="utf-8").split("\n"))
        return self


@cache
def _fields() -> frozenset[str]:
    """What units deal with; with a capital it is often a unit's name: Vård och omsorg."""
    return frozenset(read_list("fields.txt"))


@Language.factory(NAME, default_config={"heads": True}, assigns=["token.norm"])
def create(nlp: Language, name: str, heads: bool) -> MaskedWords:
    """Make the component for a pipeline; without `heads` it shows nothing of what the tables know."""
    return MaskedWords(heads)
