"""How Swedish nouns for bodies and offices are inflected: a lemma and its paradigm give every form.

The paradigms are those that heads of units and roles need, no general morphology. Each is a line of four
endings (indefinite and definite singular, indefinite and definite plural) that replace the tail of the
lemma after `|`.
"""

from collections.abc import Iterator
from typing import Literal

import msgspec

Number = Literal["sg", "pl"]

PARADIGMS: dict[str, tuple[str, str, str, str]] = {
    "er": ("", "en", "er", "erna"),  # nämnd, nämnden, nämnder, nämnderna
    "ar": ("", "en", "ar", "arna"),  # avdelning, avdelningen, avdelningar, avdelningarna
    "r": ("", "n", "r", "rna"),  # styrelse, styrelsen, styrelser, styrelserna
    "or": ("a", "an", "or", "orna"),  # sjukskötersk|a, -an, -or, -orna
    "0": ("", "et", "", "en"),  # kontor, kontoret, kontor, kontoren
    "n": ("", "t", "n", "na"),  # biträde, biträdet, biträden, biträdena
    "um": ("um", "et", "er", "erna"),  # presidi|um, presidiet, presidier, presidierna
    "kansli": ("", "et", "er", "erna"),  # kansli, kansliet, kanslier, kanslierna
    "are": ("are", "aren", "are", "arna"),  # handlägg|are, -aren, -are, -arna
    "iker": ("er", "ern", "er", "erna"),  # teknik|er, teknikern, tekniker, teknikerna
    "or-er": ("", "n", "er", "erna"),  # revisor, revisorn, revisorer, revisorerna
    "s": ("", "n", "s", "erna"),  # controller, controllern, controllers, controllerna
    "ande": ("e", "en", "e", "ena"),  # ordförand|e, ordföranden, ordförande, ordförandena
    "ot": ("ot", "oten", "öter", "öterna"),  # ledam|ot, ledamoten, ledamöter, ledamöterna
    "man": ("an", "annen", "än", "ännen"),  # brandm|an, brandmannen, brandmän, brandmännen
    "bostad": ("ad", "aden", "äder", "äderna"),  # gruppbost|ad, -aden, -äder, -äderna
    "el": ("el", "eln", "lar", "larna"),  # rot|el, roteln, rotlar, rotlarna
    "1": ("", "", "", ""),  # fullmäktige, vd: a name that has one form only
    "centr": ("um", "et", "um", "umen"),  # centr|um, centret, centrum, centrumen
    "center": ("er", "ret", "er", "ren"),  # cent|er, centret, center, centren
    "adj": ("", "e", "a", "a"),  # ansvarig, ansvarige, ansvariga, ansvariga
}


class Form(msgspec.Struct, frozen=True):
    """One inflected form: `text` in lower case, its number, whether it is definite and genitive."""

    text: str
    number: Number
    definite: bool
    genitive: bool


def forms(lemma: str, paradigm: str) -> Iterator[Form]:
    """Every form of a lemma; `|` in the lemma marks where the endings begin ("sjukskötersk|a")."""
    stem = lemma.partition("|")[0]
    for ending, (number, definite) in zip(PARADIGMS[paradigm], _CELLS, strict=True):
        text = stem + ending
        yield Form(text, number, definite, genitive=False)
        yield Form(_genitive(text), number, definite, genitive=True)


_CELLS: tuple[tuple[Number, bool], ...] = (("sg", False), ("sg", True), ("pl", False), ("pl", True))


def _genitive(text: str) -> str:
    return text if text.endswith(("s", "x", "z")) else text + "s"
