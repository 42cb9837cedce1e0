"""What stands under a title: the rest of a cover, or the first of the text."""

import pytest

from ingest.layout.lay_out import lay_out
from tests.ingest.made_pages import body, line, page

SENTENCE = "Nämnden har beslutat om en ny skola."


@pytest.mark.parametrize(
    ("over", "is_text"), [("Område I – Skola", True), ("Inledning", True), ("Vår skola", False)]
)
def test_a_first_page_with_a_sentence_under_a_heading_is_no_cover(over: str, is_text: bool) -> None:
    title, heading = line("Lägesrapport hösten 2014", 100, size=24), line(over, 150, size=14)
    layout = lay_out([page(1, title, heading, line(SENTENCE, 180)), page(2, *body(2))])
    assert (SENTENCE in [one.text for one in layout.body]) == is_text
