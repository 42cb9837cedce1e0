"""Numbers with their nouns in the right form."""


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 sida", "3 sidor"."""
    return f"{number} {one if number == 1 else many}"
