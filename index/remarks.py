"""What is said of words that may have been meant as something else than words.

och/eller     ”och/eller” söktes som orden efter varandra. ELLER mellan två ord ger avsnitt med något av dem.
eller         ”eller” söktes som ett ord. Med versaler: ELLER ger avsnitt med något av orden.
              The same inside brackets, and in those of a field: enhet:(KS eller KF).
50 %          Inget avsnitt har ”50 %” med %. Utan tecken finns ”50”.
10:30         ”10:30” söktes som ett ord, och inget avsnitt har det. Menade du 10.30?
"""

import re
from collections.abc import Callable, Iterator

from index import signs
from index.nodes import And, Field, Node, Not, Or, Phrase, Words, leaves, written

# What is an operator in capitals, and what it then gives.
OPERATORS = {
    "eller": "ELLER ger avsnitt med något av orden", "or": "OR ger avsnitt med något av orden",
    "och": "OCH ger avsnitt med båda", "and": "AND ger avsnitt med båda",
    "inte": "INTE utesluter", "not": "NOT utesluter",
}  # fmt: skip
AND_OR = {"och/eller", "and/or"}
_WITH_COLON = re.compile(r"\w+(?::\w+)+")


def taken_as_words(node: Node) -> Iterator[str]:
    """What is said of an operator that was written in small letters, or as och/eller, and so is words."""
    for word in dict.fromkeys(_among_others(node)):
        yield f"”{word}” söktes som ett ord. Med versaler: {OPERATORS[word.casefold()]}."
    for leaf in leaves(node):
        if isinstance(leaf, Phrase) and leaf.text.casefold() in AND_OR:
            yield (
                f"”{leaf.text}” söktes som orden efter varandra. "
                "ELLER mellan två ord ger avsnitt med något av dem."
            )


def _among_others(node: Node, inside: bool = False) -> Iterator[str]:
    """The operators in small letters that stand beside other clauses; alone, it is the word that is asked for.

    Of "och" it matters only inside brackets: elsewhere it is left out as a frequent word, and that is told, or it
    is asked for as written.
    """
    match node:
        case And(nodes) | Or(nodes):
            for one in nodes:
                word = _word(one).casefold() if isinstance(node, And) else ""
                if word in OPERATORS and (inside or word != "och"):
                    yield _word(one)
                else:
                    yield from _among_others(one, inside=True)
        case Not(inner):
            yield from _among_others(inner, inside=True)


def _word(node: Node) -> str:
    """A word that was typed, also as the value of a field; else nothing."""
    match node:
        case Words(text):
            return text
        case Field(_, value):
            return value
    return ""


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
