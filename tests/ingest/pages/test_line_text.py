"""A line as it reads: which words touch."""

from ingest.pages.page import Line, Word


def text(*words: tuple[str, float, float]) -> str:
    """The text of a line of words in type of 10 points, from one x to another."""
    return Line(1, tuple(Word(word, x0, 0, x1, 10, 10.0) for word, x0, x1 in words), 0, 500).text


def test_a_sign_ends_the_word_before_it_though_the_mark_of_a_note_stood_between_them() -> None:
    assert text(("tillträde", 0, 40), (",", 44, 47), ("men", 50, 65)) == "tillträde, men"
    assert text(("tillträde", 0, 40), ("–", 44, 49), ("men", 52, 67)) == "tillträde – men"
    assert text(("år", 0, 10), (".", 60, 62)) == "år ."  # far off, as in a table
