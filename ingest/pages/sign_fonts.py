"""Fonts whose letters are signs, where a PDF gives only the letters: ZapfDingbats and the Wingdings of Windows.

"n biblioteket" in them is "■ biblioteket"; a letter without a sign that reports use is a bullet.
"""

import re

_OF_SIGNS = re.compile(r"dingbats|wingdings|webdings", re.IGNORECASE)
_DINGBATS = {"l": "●", "m": "○", "n": "■", "o": "□", "q": "□", "u": "◆", "v": "❖", "3": "✓", "4": "✔", "8": "✘"}
_WINGDINGS = {"l": "●", "m": "○", "n": "■", "o": "□", "q": "□", "u": "◆", "v": "❖"}
_WINGDINGS |= {"§": "▪", "Ø": "➢", "à": "→", "è": "➔", "ü": "✔", "û": "✗", "þ": "☑", "ý": "☒", "¨": "☐"}
_LETTER = re.compile(r"[0-9A-Za-z\u00a1-\u00ff]")
BULLET = "•"


def shows_signs(font: str) -> bool:
    """Whether a font has signs where others have letters."""
    return bool(_OF_SIGNS.search(font))


def as_signs(text: str, font: str) -> str:
    """The signs that some letters of such a font show; what are signs already stay."""
    known = _DINGBATS if "zapf" in font.casefold() else _WINGDINGS
    return _LETTER.sub(lambda found: known.get(found[0], BULLET), text)
