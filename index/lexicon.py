"""What is known of Swedish words beside the lexicon of forms: irregular.txt, and the common parts of compounds
(parts.txt).
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

IRREGULAR = Path(__file__).with_name("irregular.txt")
PARTS = Path(__file__).with_name("parts.txt")
WITHOUT_PASSIVE = frozenset({"är", "böra", "fara", "ha", "kunna", "ska", "vilja"})  # fors is no form of for
SHARED = "*"  # marks forms of two words in irregular.txt


@cache
def common() -> frozenset[str]:
    """The base forms that are common as parts."""
    lines = PARTS.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def irregular() -> Mapping[str, str]:
    """Irregular forms and their base forms."""
    return {**irregular_verbs(), **_section("others"), **irregular_nouns()}


@cache
def irregular_verbs() -> Mapping[str, str]:
    """The forms of irregular verbs, passive ones included, and their infinitives."""
    found = _section("verbs")
    passive = {
        _passive(form, base): base
        for form, base in found.items()
        if not form.endswith("s") and base not in WITHOUT_PASSIVE
    }
    return {**passive, **found}


@cache
def irregular_nouns() -> Mapping[str, str]:
    """The forms of words of their own, though the lexicon takes some for those of others: gången, fördelar."""
    return {form.removesuffix(SHARED): base.removesuffix(SHARED) for form, base in _section("own").items()}


@cache
def shared() -> frozenset[str]:
    """Those of these forms that are also forms of the other word: fördelar."""
    return frozenset(form.removesuffix(SHARED) for form in _section("own") if form.endswith(SHARED))


def _passive(form: str, base: str) -> str:
    """skriver gives skrivs, tar gives tas, tog gives togs; la gives no las, which is a law."""
    if form.endswith("er") and form != base + "r":
        return form[:-2] + "s"
    if form == base + "r":
        return base + "s"
    return form + "s" if len(form) > 2 or form == base else form


def _section(name: str) -> dict[str, str]:
    """Forms and base forms of one part of irregular.txt."""
    part, found = "", {}
    for line in IRREGULAR.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            part = line.strip("[]")
        elif part == name and not line.startswith("#"):
            base, _, forms = line.partition(":")
            if not base.startswith("("):
                found[base] = base
            for form in forms.split():
                found.setdefault(form, base.strip("()"))
    return found
