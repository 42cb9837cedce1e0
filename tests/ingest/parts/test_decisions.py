"""Decisions as reports write them."""

from datetime import date

import pytest

from ingest.parts.decisions import decisions
from ingest.report import Mention, Round
from tests.conftest import AUTUMN_2014, SPRING_2014, SPRING_2015, section

ROUNDS = (SPRING_2014, AUTUMN_2014, SPRING_2015)
Found = tuple[str, int, str | None, str | None]


def found_in(text: str, rounds: tuple[Round, ...] = ROUNDS) -> list[Found]:
    return [(str(d.date), d.paragraph, d.body, d.round) for d in decisions([section(1, text)], rounds)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rapporterna behandlades av kommunstyrelsen den 5 maj 2014, § 71, 3 november 2014, § 152.",
            [
                ("2014-05-05", 71, "kommunstyrelsen", "våren 2014"),
                ("2014-11-03", 152, "kommunstyrelsen", "hösten 2014"),
            ],
        ),
        (
            "Kultur- och fritidsnämnden godkände uppföljningen 2015-02-03 § 12.",
            [("2015-02-03", 12, "kultur- och fritidsnämnden", "våren 2015")],
        ),
        # the last that decides, not an act before it
        (
            "Direktionen godkände efter beredningen rapporten den 5 maj 2014, § 71.",
            [("2014-05-05", 71, "direktionen", "våren 2014")],
        ),
        # decided, but not on a report: it closed no round
        (
            "Taxan antogs av kommunfullmäktige den 16 juni 2014, § 88.",
            [("2014-06-16", 88, "kommunfullmäktige", None)],
        ),
        # a report from before the first round
        ("Rapporten behandlades den 2 december 2013, § 4.", [("2013-12-02", 4, None, None)]),
        ("Kommunstyrelsen beslutade den 5 maj 2014 om en ny taxa.", []),
        ("Enligt 3 § kommunallagen ska rapporten behandlas den 5 maj 2014.", []),
    ],
)
def test_decisions_in_text(text: str, expected: list[Found]) -> None:
    assert found_in(text) == expected


def test_the_same_decision_is_listed_once() -> None:
    text = "Rapporten behandlades den 5 maj 2014, § 71."
    twice = decisions([section(1, text), section(2, text)], ROUNDS)
    assert [d.date for d in twice] == [date(2014, 5, 5)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nämnden beslutade den 5 maj 2014, §§ 71–73.", [("2014-05-05", n) for n in (71, 72, 73)]),
        ("Beslut fattades den 5 maj 2014, § 71, och samma dag, § 74.", [("2014-05-05", 71), ("2014-05-05", 74)]),
        ("Se KS 2014-05-05 § 71.", [("2014-05-05", 71)]),
        ("Samma dag, § 74, beslutades inget.", []),
    ],
)
def test_ways_of_writing_paragraphs(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(date_, paragraph) for date_, paragraph, _, _ in found_in(text)] == expected


def test_a_diary_number_belongs_to_the_decision_of_its_sentence() -> None:
    text = (
        "Socialnämnden godkände rapporten den 5 maj 2014, § 71, dnr SN 2014/118. Den 6 maj 2014, § 2, hände inget."
    )
    first, second = decisions([section(1, text)], ROUNDS)
    assert (first.body, first.diary) == ("socialnämnden", "SN 2014/118")
    assert second.diary is None


def test_an_abbreviation_that_the_report_explains_is_a_body() -> None:
    text = "BUN godkände rapporten 2014-05-05 § 71."
    explained = Mention("UNIT", "BUN", 0, 3, "barn- och utbildningsnämnden")
    (found,) = decisions([section(1, text, mentions=(explained,))], ROUNDS)
    assert found.body == "barn- och utbildningsnämnden"
