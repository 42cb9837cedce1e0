"""What was written, apart from how it was set."""


def squeezed(text: str) -> str:
    """Only the letters and digits of a text, to compare what was written and not how it was set."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
