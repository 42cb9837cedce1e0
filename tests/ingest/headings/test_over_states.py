"""The only numbered chapter that could head an area, over a table whose rows are the areas."""

import pytest

from ingest.pages.page import Line
from tests.ingest.headings.test_over_tables import places, under
from tests.ingest.made_headings import TEXT, line

STATES = [
    ["Mål", "Nuläge", "Åtgärd", "Status"],
    ["Måltider", "Nattfastan är för lång.", "Kvällsmat serveras senare.", "Pågår"],
    ["Fallskador", "Antalet minskade med en fjärdedel.", "Läkare deltar i möten.", "Klart"],
    ["Välfärdsteknik", "Upphandlingen överklagades.", "Nytt underlag tas fram.", "Försenat"],
]
ROWS = ["Måltider 0", "Fallskador 0", "Välfärdsteknik 0"]
LEAD = "Tabellen redovisar läget den sista augusti. Status anges som Klart, Pågår eller Försenat."


def chapters(*headings: str, table: int, lead: str = LEAD) -> list[str]:
    """The areas of chapters, of which one has a table of states and the others text."""
    read: list[Line] = []
    for number, heading in enumerate(headings):
        at = 20 * number + 2
        if number == table:
            first, *cells = under(heading, STATES, at + 1, 0)
            read += [first, line(lead, at + 1), *cells]
        else:
            read += [line(heading, at, 13, True), line(TEXT, at + 1)]
    return [one for one in places(*read, title="Delårsrapport augusti 2023") if not one.startswith("–")]


@pytest.mark.parametrize("name", ["Årsplanens mål", "Så går det för våra boenden", "Det vi lovade"])
def test_among_ordinary_chapters_it_heads_none(name: str) -> None:
    around = "1. Sammanfattning", f"2. {name}", "3. Ekonomi"
    assert chapters(*around, table=1) == ROWS
    assert chapters(*around, "4. Vinterns bokslut", table=1) == ROWS
    assert chapters(*around[:2], table=1) == ROWS


def test_so_does_the_only_heading_before_it_whatever_it_is_called() -> None:
    assert chapters("Hur målen blev till", "Läget mål för mål", table=1) == ROWS
    assert chapters("Hur målen blev till", "Läget mål för mål", "Skogen", table=1) == [*ROWS, "Skogen 0"]
    assert chapters("Äldre", "Unga", "Läget mål för mål", table=2)[0] == "Äldre 0"


def test_it_is_an_area_beside_another_or_where_it_tells_of_itself() -> None:
    assert chapters("1. Sammanfattning", "2. Äldre", "3. Unga", "4. Ekonomi", table=1) == ["2 0", "3 0"]
    assert (
        chapters("1. Sammanfattning", "2. Äldre", "3. Ekonomi", table=1, lead=f"{LEAD} {TEXT} {TEXT}")[0] == "2 0"
    )
