"""What the names of facts say of the times beside them."""

import pytest

from ingest.conventions.fact_names import (
    is_fact,
    tells_day,
    tells_other_time,
    tells_time_of_project,
    tells_time_of_report,
)


@pytest.mark.parametrize(
    "name",
    [
        "Period",
        "Redovisningsperiod",
        "Rapporteringsperiod:",
        "Uppföljningsperiod",
        "Mätperiod",
        "Avser",
        "Rapporten avser",
        "Avser perioden",
        "Omfattar tiden",
        "Gäller perioden",
        "Verksamhetsår",
        "Läsår",
        "Budgetår",
        "Rapporteringstillfälle",
        "Status per",
        "Läget t.o.m.",
        "Avstämningsdatum",
        "Tertial",
        "År",
    ],
)
def test_a_name_says_that_its_time_is_reported_on(name: str) -> None:
    assert tells_time_of_report(name)
    assert is_fact(name)


@pytest.mark.parametrize(
    ("name", "other", "day"),
    [
        ("Planperiod", True, False),
        ("Avtalsperiod", True, False),
        ("Mandatperiod", True, False),
        ("Plan antagen", True, False),
        ("Giltighetstid", True, False),
        ("Nästa uppföljning", True, False),
        ("Sammanträdesdatum", False, True),
        ("Tid", False, True),
        ("Tid och plats", False, True),
        ("Beslutad", False, True),
        ("Upprättad", False, True),
        ("Handläggare", False, False),
        ("Status", False, False),
    ],
)
def test_other_times_are_those_of_plans_and_of_letters(name: str, other: bool, day: bool) -> None:
    assert not tells_time_of_report(name)
    assert (tells_other_time(name), tells_day(name)) == (other, day)


@pytest.mark.parametrize(
    ("name", "told"), [("Projektperiod:", True), ("Projekttid", True), ("Projektplan", False)]
)
def test_a_project_has_a_time_of_its_own(name: str, told: bool) -> None:
    assert tells_time_of_project(name) == told
    assert tells_other_time(name)


@pytest.mark.parametrize("name", ["Socialnämnden", "Status", "Åtgärd", "Trygghet", "Mål 1"])
def test_what_is_followed_up_is_no_fact_of_the_report(name: str) -> None:
    assert not is_fact(name)
