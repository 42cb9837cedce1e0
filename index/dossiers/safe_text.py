"""Text from reports for files that other programs open: nothing that would hide, run or break."""

# XML 1.0 has no other control characters than tab and line ends, and no lone surrogates; bidirectional overrides
# and invisible characters would show another text than the one that was quoted.
_NOT_SHOWN = dict.fromkeys(
    [
        *range(9),
        *range(11, 13),
        *range(14, 32),
        *range(127, 160),
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xD800, 0xE000),
        0xFEFF,
        0xFFFE,
        0xFFFF,
    ]
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def shown(text: str) -> str:
    """Text as it may stand in XML, HTML or a document."""
    return text.translate(_NOT_SHOWN)


def cell(text: str) -> str:
    """Text as it may stand in a cell of a spreadsheet: never read as a formula."""
    return f"'{shown(text)}" if text.startswith(_FORMULA) else shown(text)


def squeezed(text: str) -> str:
    """Only the letters and digits of a text, to compare what was written and not how it was set."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
