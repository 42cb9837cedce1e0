"""Lists of Swedish words, in the code as one string and beside it as files."""

from pathlib import Path


def words(text: str) -> tuple[str, ...]:
    """The words of a table that is written as running text."""
    return tuple(text.split())


def word_set(text: str) -> frozenset[str]:
    """The words of a table whose order says nothing."""
    return frozenset(text.split())


def read_list(name: str) -> tuple[str, ...]:
    """The lines of a word list beside this module, without comments."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
