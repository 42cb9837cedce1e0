"""Characters that are not seen, or that make others look like something else: control characters, overrides of the
direction of writing, characters without width, halves of characters.

A record keeps them as they were found. What is indexed or shown goes through `neutral` or `shown`. Neutral text is
as long as the text was, so that every position still lands:

    "kommun<U+200B>styrelsen"   "kommun<soft hyphen>styrelsen"   which the index reads as kommunstyrelsen
    "fil<U+202E>fdp.exe"        "fil<soft hyphen>fdp.exe"
    "rad<U+000B>rad"            "rad rad"
    "x<U+D800>y"                "x<U+FFFD>y"
"""

import re

JOINT = "\u00ad"  # the soft hyphen: it is nothing inside a word, for the index and for most eyes
_BLANKS = [0x0B, 0x0C, 0x0D, *range(0x1C, 0x20), 0x85, 0x2028, 0x2029]
_NOTHING = [
    *range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0),  # controls
    *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x061C, 0x200E, 0x200F,  # direction
    0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x200B, 0x200C, 0x200D, *range(0x2060, 0x2066),
    *range(0x206A, 0x2070), 0x2800, 0x3164, *range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0, *range(0xFFF0, 0xFFFC),
    *range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B), *range(0xE0000, 0xE1000),  # no width, or no sign
]  # fmt: skip
_NO_CHARACTERS = [
    *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0),
    *(plane + end for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF)),
]  # fmt: skip
_NEUTRAL = dict.fromkeys(_BLANKS, " ") | dict.fromkeys(_NOTHING, JOINT) | dict.fromkeys(_NO_CHARACTERS, "\ufffd")
_SEEN = re.compile(r"[\t\n -~\xa0-\u02ff\u2010-\u2027]*+")  # what nearly all text is made of
_IN_JSON = re.compile("[" + "".join(map(re.escape, map(chr, [*_BLANKS, *_NOTHING]))) + "]")


def neutral(text: str) -> str:
    """The text, character for character, with nothing unseen but soft hyphens, tabs and line feeds."""
    return text if _SEEN.fullmatch(text) else text.translate(_NEUTRAL)


def shown(text: str) -> str:
    """The text as it may be shown: neutral, and without soft hyphens."""
    return neutral(text).replace(JOINT, "")


def shown_on_a_line(text: str) -> str:
    """The text as it may be shown where only one line belongs, as in a list or a message."""
    return re.sub(r"[\n\t]+", " ", shown(text))


def escaped(json: str) -> str:
    """A JSON document that says the same, with what is not seen written as escapes."""
    return _IN_JSON.sub(_escape, json)


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be")
    return "".join(f"\\u{units[at] << 8 | units[at + 1]:04x}" for at in range(0, len(units), 2))
