"""Headings that tell of what the report is on as a whole, by its name: "Om överenskommelsen".

    "Om överenskommelsen" in "Uppföljning av den lokala överenskommelsen"
    "Kort om Fossilfritt Ekby" in "Fossilfritt Ekby 2020–2025"

One that names something else may be an area: "Om skolan" in "Så höll vi löftena".
"""

import re

SHORTEST = 4  # letters of a word that tells something
_ABOUT = re.compile(r"(?:allmänt |kort |mer )?om (?P<what>[^.,:;?!]{1,60})", re.IGNORECASE)
_ENDING = re.compile(r"(?:(?:er|ar|or)(?:na)?s?|e?[nt]s?|na|a|e)$")
_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")


def is_about(text: str, title: str) -> bool:
    """Whether a heading tells about something, all of it in the title of the report."""
    told = _ABOUT.fullmatch(" ".join(text.split()).rstrip(":"))
    stems = [_stem(word) for word in _WORD.findall(told["what"])] if told else []
    titled = [_stem(word) for word in _WORD.findall(title)] if stems else []
    return bool(stems) and all(any(word.endswith(stem) for word in titled) for stem in stems)


def _stem(word: str) -> str:
    """A word without the endings of its forms, but for three letters: "cykelvägarna" and "cykelvägar" alike."""
    return word[:3].casefold() + _ENDING.sub("", word[3:].casefold())
