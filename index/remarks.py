"""What is said of words that may have been meant as something else than words.

och/eller     ”och/eller” söktes som orden efter varandra. ELLER mellan två ord ger avsnitt med något av dem.
eller         ”eller” söktes som ett ord. Med versaler: ELLER ger avsnitt med något av orden.
50 %          Inget avsnitt har ”50 %” med %. Utan tecken finns ”50”.
10:30         ”10:30” söktes som ett ord, och inget avsnitt har det. Menade du 10.30?
"""

import re
from collections.abc import Callable, Iterator

from index import signs
from index.nodes import And, Node, Phrase, Words, leaves, written

# What is an operator in capitals, and what it then gives.
OPERATORS = {
    "eller": "ELLER ger avsnitt med något av orden", "or": "OR ger avsnitt med något av orden",
    "inte": "INTE utesluter", "not": "NOT utesluter",
}  # fmt: skip
AND_OR = {"och/eller", "and/or"}
_WITH_COLON = re.compile(r"\w+(?::\w+)+")


def taken_as_words(node: Node) -> Iterator[str]:
    """What is said of an operator that was written in small letters, or as och/eller, and so is words."""
    for one in node.nodes if isinstance(node, And) else ():
        if isinstance(one, Words) and one.text.casefold() in OPERATORS:
            yield f"”{one.text}” söktes som ett ord. Med versaler: {OPERATORS[one.text.casefold()]}."
    for leaf in leaves(node):
        if isinstance(leaf, Phrase) and leaf.text.casefold() in AND_OR:
            yield (
                f"”{leaf.text}” söktes som orden efter varandra. "
                "ELLER mellan två ord ger avsnitt med något av dem."
            )


def absent_with_colon(node: Node | None, is_there: Callable[[Node], bool]) -> Iterator[str]:
    """What is said of a word with a colon that no section has: it is no field, and may be written with a point."""
    for leaf in leaves(node):
        if isinstance(leaf, Words) and _WITH_COLON.fullmatch(leaf.text) and not is_there(leaf):
            pointed = Words(leaf.text.replace(":", "."))
            meant = f" Menade du {pointed.text}?" if is_there(pointed) else ""
            yield f"”{leaf.text}” söktes som ett ord, och inget avsnitt har det.{meant}"


def absent_with_sign(node: Node | None, is_there: Callable[[Node], bool]) -> Iterator[str]:
    """What is said of a phrase that no section has with its signs, where one has the words without them."""
    for leaf in leaves(node):
        if isinstance(leaf, Phrase) and (sign := signs.read(leaf.text)) and not is_there(leaf):
            plain = Phrase(signs.without(leaf.text), leaf.slop)
            if is_there(plain):
                yield f"Inget avsnitt har ”{leaf.text}” med {' '.join(sign)}. Utan tecken finns {written(plain)}."
