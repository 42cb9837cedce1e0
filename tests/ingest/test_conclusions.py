"""A conclusion that only the last of several rounds has is of the whole report, unless that round spans them."""

import pytest

from ingest.layout.lay_out import Layout
from ingest.parts.split import split
from tests.ingest.test_headings import TEXT, line


@pytest.mark.parametrize(("last", "told_of"), [("T3 2019", None), ("Januari–december 2019", 2)])
def test_a_conclusion_after_rounds(last: str, told_of: int | None) -> None:
    body = []
    for row, told in enumerate(("T1 2019", "T2 2019", last)):
        area = line("A. Attest", 10 * row + 1, 12, True)
        body += [line(told, 10 * row, 14, True), area, line(TEXT, 10 * row + 2)]
    body += [line("Slutsatser", 40, 12, True), line("Kontrollen är god.", 41)]
    found = split(Layout((line("Uppföljning av intern kontroll", -5, 18),), tuple(body), ()), "Titel")
    assert len(found.rounds) == 3
    assert (found.sections[-1].text, found.sections[-1].round) == ("Kontrollen är god.", told_of)
