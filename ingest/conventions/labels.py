"""Labels that begin list items and headings: I., a), 3.2.1, (ii), – and •.

    "III. Inom enheterna …"  area label "III"
    "b) Driften av …"        item "b"
    "3.2 Syfte"              number "3.2"
    "– Ansvaret för …"       bullet
    "a – Driften av …"       item "a"

A narrow column may leave no space after a label ("III.Inom"); a single capital there is an initial, as in "S.Ek".
"I." may be the first Roman numeral or the letter after H, "v." the fifth or the letter after u: what stands
before decides, and where nothing does, the Roman reading.
"""

import re
from typing import Literal

import msgspec

Kind = Literal["roman", "upper", "number", "decimal", "lower", "lower roman", "bullet", "called"]

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_LABEL = re.compile(
    r"""(?P<open>\()?
        (?: (?P<decimal>\d{1,2}(?:\.\d{1,2}){1,3})
          | (?P<number>\d{1,2})
          | (?P<letters>[IVXL]{1,6}|[ivxl]{1,6}|[A-ZÅÄÖ]|[a-zåäö])
        )
        (?P<close>[.):]|\s[–—](?=\s+[^\W\d]))?
        (?:(?=\s|$)|(?<=[IVXLivxl\d][.)])(?=[A-ZÅÄÖ][a-zåäö]))""",
    re.VERBOSE,
)
_LETTERS = re.compile(r"[IVXL]{1,6}|[ivxl]{1,6}|[A-ZÅÄÖ]|[a-zåäö]")
MOST_DIGITS = 2  # of a label
# A number of a list that goes on over the years, or that tells whose it is.
_SERIAL = re.compile(
    r"(?:19|20)\d\d[:/.–-]\d{1,4}|\d{1,4}[:/–-](?:19|20)?\d\d"  # 2019:22, 2020-03, 22/2019, 14/20
    r"|(?:§\s?)?\d{1,6}\s?[A-ZÅÄÖa-zåäö]?"  # 10432, 4a, § 12
    r"|[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,5}[\s.–-]?\d{1,4}(?:[.:]\d{1,3})*[a-zåäö]?"  # U-12, KS 7, Mot 3
    r"|(?:[A-ZÅÄÖ]{1,6}[\s-]?)(?:19|20)\d\d[:/–-]\d{1,5}"  # KS 2019/147
)
_LETTERED = re.compile(
    r"(?:(?:Del)?[Pp]unkt\s+)?\(?(?P<label>[a-zåäö]|[ivx]{2,4})(?:[).:](?=\s|$)|$)\s*(?P<text>.*)", re.DOTALL
)
_BULLET = re.compile(r"[•●▪■◆❖◦○‣➢➤►▶·∙\uf0b7\uf0a7\ufffd*–—-](?=\s)")


class Label(msgspec.Struct, frozen=True):
    """A label as written without its punctuation; `length` is what it takes of the text, in characters."""

    text: str
    kinds: tuple[Kind, ...]
    length: int

    @property
    def is_area(self) -> bool:
        """Whether an area can begin with it: Roman numerals, capitals and numbers can, small letters cannot."""
        return not any(kind == "bullet" or kind.startswith("lower") for kind in self.kinds)

    @property
    def is_first(self) -> bool:
        """Whether a list can begin with it."""
        return "bullet" in self.kinds or any(order(self.text, kind) == 1 for kind in self.kinds)


def read_label(text: str) -> Label | None:
    """The label that a line begins with, or None.

    A number or letter needs a point or a bracket ("3.", "a)", "(iv)"), unless it is a decimal number ("3.2").
    """
    bullet = _BULLET.match(text)
    if bullet:
        return Label(bullet[0], ("bullet",), bullet.end())
    found = _LABEL.match(text)
    if not found or found.end() == len(text.rstrip()):
        return None
    if found["decimal"]:
        return Label(found["decimal"], ("decimal",), found.end())
    if not found["close"] or (found["open"] and found["close"] != ")"):
        return None
    if found["number"]:
        return Label(found["number"], ("number",), found.end())
    touching = not text[found.end() : found.end() + 1].isspace()
    if touching and len(found["letters"]) == 1:
        return None
    kinds = _kinds(found["letters"])
    return Label(found["letters"], kinds, found.end()) if kinds else None


def bare_label(word: str) -> Label | None:
    """The label that a word is which stands for itself, "a", "iv", "B" or "3"; None where it can be none."""
    if word.isdigit() and len(word) <= MOST_DIGITS:
        return Label(word, ("number",), len(word))
    kinds = _kinds(word) if _LETTERS.fullmatch(word) else ()
    return Label(word, kinds, len(word)) if kinds else None


def is_serial_number(cell: str) -> bool:
    """Whether a cell is the number that something has in a list which is kept for years: "2019:22", "U-12"."""
    return bool(_SERIAL.fullmatch(cell))


def lettered(cell: str) -> tuple[str, str] | None:
    """The label of an item that begins a cell, or stands alone there, and the text after it: "a)", "Punkt a"."""
    found = _LETTERED.fullmatch(cell.strip())
    return (found["label"], found["text"]) if found else None


def order(text: str, kind: Kind) -> int:
    """The place of a label in its list, from 1; 0 for bullets."""
    match kind:
        case "roman" | "lower roman":
            return roman_value(text)
        case "upper" | "lower":
            return "abcdefghijklmnopqrstuvwxyzåäö".index(text.lower()) + 1
        case "number":
            return int(text)
        case "decimal":
            return int(text.rsplit(".", 1)[-1])
        case "called":  # "Punkt 1", "Område B", "Mål 1.2", "Uppdrag U1"
            last = re.search(r"\d+$", text)
            return int(last[0]) if last else roman_value(text) or order(text, "upper")
        case "bullet":
            return 0


def follows(before: Label, after: Label) -> bool:
    """Whether one label can come next after another in the same list; a skipped one is allowed."""
    return any(
        kind == "bullet" or 0 < order(after.text, kind) - order(before.text, kind) <= 2
        for kind in before.kinds
        if kind in after.kinds
    )


def roman_value(numeral: str) -> int:
    """The value of a Roman numeral up to L; 0 where it is not well formed."""
    values = [ROMAN.get(letter, 0) for letter in numeral.lower()]
    signs = [-1 if value < after else 1 for value, after in zip(values, [*values[1:], 0], strict=True)]
    total = sum(sign * value for sign, value in zip(signs, values, strict=True))
    return total if to_roman(total).lower() == numeral.lower() else 0


def to_roman(value: int) -> str:
    """A number from 1 to 89 as a Roman numeral; empty for others."""
    if not 0 < value < 90:
        return ""
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX")[value // 10]
    return tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[value % 10]


def _kinds(letters: str) -> tuple[Kind, ...]:
    roman: Kind = "roman" if letters.isupper() else "lower roman"
    letter: Kind = "upper" if letters.isupper() else "lower"
    if len(letters) > 1:
        return (roman,) if roman_value(letters) else ()
    return (roman, letter) if roman_value(letters) else (letter,)
