"""Amounts of money and other numbers in Swedish text, as values that can be compared.

    "6,2 miljoner kronor", "6 200 tkr"   6200000
    "tolv mål", "12 mål"                 12

Numbers of paragraphs (§ 12) and diaries (KS 2016/412) count nothing, nor do those of dates.
"""

import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from ingest.report import Span

_WORDS = {
    word: value
    for value, word in enumerate(
        """
        noll ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton
        tjugo
        """.split()  # noqa: SIM905
    )
} | {"trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60, "hundra": 100, "tusen": 1000}
_UNITS = {
    "miljarder": 1e9,
    "mdkr": 1e9,
    "miljoner": 1e6,
    "miljon": 1e6,
    "mnkr": 1e6,
    "mkr": 1e6,
    "tkr": 1e3,
    "tusen": 1e3,
}
_MONEY = frozenset(("mdkr", "mnkr", "mkr", "tkr"))  # units that are of money by themselves
_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?:,\d+)?|\d+(?:[,.]\d+)?"
_AMOUNT = re.compile(
    rf"(?<![\w,])(?P<number>{_DIGITS}|{'|'.join(_WORDS)})\s*(?P<unit>{'|'.join(_UNITS)})?\s*(?P<kronor>kronor|kr)?(?!\w)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"(?<![\w§/:,-])(?P<number>{_DIGITS}|{'|'.join(word for word in _WORDS if word != 'ett')})(?![\w/:-])",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(
    r"§{1,2}\s*\d+(?:[-–]\d+)?|\b(?:dnr|diarienr)\S*\s*\S+|\b[A-ZÅÄÖ]{2,}\s\d{4}[-/:]\d+|\b\d{4}[-/:]\d+\b",
    re.IGNORECASE,
)


class Quantity(msgspec.Struct, frozen=True):
    """Words that count something, and their value: kronor, or a number."""

    words: str
    value: float


def quantities(text: str, dates: Iterable[Span] = ()) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    """The amounts of money and the other numbers of a text, outside the places of its dates."""
    taken = [*dates, *(Span(*found.span()) for found in _NO_COUNT.finditer(text))]
    amounts = tuple(_found(_AMOUNT, text, taken, _kronor))
    return amounts, tuple(_found(_NUMBER, text, taken, _value))


def _found(
    pattern: re.Pattern[str], text: str, taken: list[Span], value: Callable[[re.Match[str]], float | None]
) -> Iterator[Quantity]:
    """What a pattern finds outside of what is taken; its places are taken from then on."""
    for found in pattern.finditer(text):
        worth = value(found)
        if worth is not None and not any(found.start() < one.end and one.start < found.end() for one in taken):
            taken.append(Span(*found.span()))
            yield Quantity(found[0].strip(), worth)


def _kronor(found: re.Match[str]) -> float | None:
    """An amount in kronor, None where the words name no money."""
    unit = (found["unit"] or "").casefold()
    if not found["kronor"] and unit not in _MONEY:
        return None
    return _value(found) * _UNITS.get(unit, 1)


def _value(found: re.Match[str]) -> float:
    number = found["number"]
    if number[0].isdigit():
        return float(re.sub(r"[ \u00a0\u202f]|\.(?=\d{3})", "", number).replace(",", "."))
    return float(_WORDS[number.casefold()])
