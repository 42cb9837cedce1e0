"""Short lines between a title and the text: data of the paper and its subtitle; headings and an ingress stay."""

import msgspec
import pytest

from ingest.layout.lay_out import lay_out
from ingest.layout.paper_data import tells_paper
from ingest.pages.page import Line
from tests.ingest.made_pages import BODY, TITLE, line, page, text

REST = [line(one, 220 + 14 * row) for row, one in enumerate(BODY)]


def leaning(text: str, top: float) -> Line:
    one = line(text, top)
    return msgspec.structs.replace(one, words=tuple(msgspec.structs.replace(w, font="Italic") for w in one.words))


@pytest.mark.parametrize(
    ("said", "tells"),
    [
        ("Version 2, 2023-10-20", True),
        ("Slutversion 2023-10-20", True),
        ("Utkast 3 – ej granskat", True),
        ("Bilaga 3 till tjänsteskrivelse", True),
        ("Bilaga 1, nämnden § 88", True),
        ("Underlag till direktionen 14 november", True),
        ("Till kommunstyrelsens sammanträde den 14 november 2023", True),
        ("Kultur- och fritidsnämnden den 14 november 2023, ärende 7", True),
        ("Upprättad av Eva Ek, controller", True),
        ("Ansvarig tjänsteperson: Per Al", True),
        ("Kommunstyrelsen", False),
        ("Läsfrämjande för små barn", False),
        ("Nämnden har följt arbetet under året", False),
        ("Information till medborgarna", False),
    ],
)
def test_a_line_may_say_which_paper_it_is(said: str, tells: bool) -> None:
    assert tells_paper(said) == tells


def test_what_stands_over_data_under_a_title_is_a_subtitle() -> None:
    under = [line("Hur har det gått så här långt?", 120), line("Bilaga 3 till tjänsteskrivelse", 134)]
    layout = lay_out([page(1, TITLE, *under, *REST)])
    assert text(layout.body) == " ".join(BODY)


def test_data_stand_under_the_line_that_names_the_round_too() -> None:
    under = [line("Lägesrapport hösten 2014", 120), line("Version 1.0", 134)]
    layout = lay_out([page(1, TITLE, *under, *REST)])
    assert text(layout.body) == " ".join([under[0].text, *BODY])


def test_lines_in_type_of_their_own_are_none_of_the_text_but_an_ingress_is() -> None:
    own = [leaning("Kommunens hus och gator", 120), leaning("Dnr KS 2022/14", 134)]
    assert text(lay_out([page(1, TITLE, *own, *REST)]).body) == " ".join(BODY)
    ingress = [leaning("Arbetet har gått framåt under hela året och", 120), leaning("planen följs.", 134)]
    assert text(lay_out([page(1, TITLE, *ingress, *REST)]).body).startswith("Arbetet har gått")


def test_names_that_areas_have_are_not_those_of_the_paper() -> None:
    facts = [line("Ansvarig: Eva Ek", 120), line("Åtgärd: Inventera", 134)]
    assert text(lay_out([page(1, TITLE, *facts, *REST)]).body).startswith("Ansvarig: Eva Ek")
