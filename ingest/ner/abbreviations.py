"""Abbreviations that a text defines itself: barn- och utbildningsnämnden (BUN)."""

import re
from collections.abc import Iterator

_DEFINED = re.compile(r"\s*\(\s*(?:förkortat |nedan |i fortsättningen )?([A-ZÅÄÖ]\w{0,5})\s*[),]")


def defined_after(text: str, end: int, name: str) -> str | None:
    """The abbreviation in brackets after a name that ends at a position, if it abbreviates the name."""
    match = _DEFINED.match(text, end)
    return match[1] if match is not None and abbreviates(match[1], name) else None


def abbreviates(short: str, name: str) -> bool:
    """Whether a word is capitals whose letters come in a name in that order, from its first letter.

    KSAU abbreviates kommunstyrelsens arbetsutskott; Ks does so of kommunstyrelsen; SKR does of neither.
    """
    if (
        not 1 < len(short) < _TOO_LONG
        or not short.isalpha()
        or not short[0].isupper()
        or short.lower() == name.lower()
    ):
        return False
    return name[:1].lower() == short[:1].lower() and _in_order(iter(name.lower()), short.lower())


def _in_order(letters: Iterator[str], wanted: str) -> bool:
    return all(letter in letters for letter in wanted)


_TOO_LONG = 7
