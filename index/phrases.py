"""Tables of Swedish phrases in files beside the code, each under a heading that says what it is a sign of.

    [heading]
    a/b       either word            x*    any ending
    (a/b)     a word that may stand  ...   up to three words
    !a/b      none of these next

A line is a phrase, `#` begins a comment. The table is data; what it means is for those who read it to say.
"""

import re
from functools import cache
from pathlib import Path

import msgspec

_GAP = r"(?:[\w-]+ ){0,3}?"  # "..."


class Phrase(msgspec.Struct, frozen=True):
    """A phrase as a pattern, and the heading that it stands under."""

    heading: str
    pattern: re.Pattern[str]


@cache
def phrases(path: Path) -> tuple[Phrase, ...]:
    """The phrases of a table, in its order."""
    found: list[Phrase] = []
    heading = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
        elif line and not line.startswith("#"):
            found.append(Phrase(heading, pattern(line)))
    return tuple(found)


def pattern(phrase: str) -> re.Pattern[str]:
    """A phrase as a pattern that ignores case and matches whole words."""
    pieces = "".join(_piece(word) for word in phrase.split()).rstrip(" ")
    return re.compile(rf"(?<![\w-]){pieces.replace(' (?!', '(?!')}(?![\w-])", re.IGNORECASE)


def _piece(word: str) -> str:
    if word == "...":
        return _GAP
    if word.startswith("!"):
        return rf"(?! (?:{_either(word[1:])})\b)"
    if word.startswith("("):
        return rf"(?:(?:{_either(word.strip('()'))}) )?"
    return rf"(?:{_either(word)}) "


def _either(words: str) -> str:
    return "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words.split("/"))
