"""List labels: what begins an area or an item, and what only looks so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.conventions.labels import follows, read_label, roman_value, to_roman


@pytest.mark.parametrize(
    ("line", "label", "kind"),
    [
        ("I. Kommunstyrelsen har beslutat", "I", "roman"),
        ("XIV. Utgår", "XIV", "roman"),
        ("A. Styrning", "A", "upper"),
        ("3. Digital service", "3", "number"),
        ("3) Digital service", "3", "number"),
        ("III.Inom enheterna", "III", "roman"),
        ("2.Effektivt stöd", "2", "number"),
        ("3.2 Syfte", "3.2", "decimal"),
        ("3.2.1 Syfte", "3.2.1", "decimal"),
        ("b. Driften har flyttats", "b", "lower"),
        ("b) Driften har flyttats", "b", "lower"),
        ("(b) Driften har flyttats", "b", "lower"),
        ("(iii) Driften har flyttats", "iii", "lower roman"),
        ("b – Driften har flyttats", "b", "lower"),
        ("II – Driften har flyttats", "II", "roman"),
        ("• Driften har flyttats", "•", "bullet"),
        ("– Driften har flyttats", "–", "bullet"),
    ],
)
def test_a_label(line: str, label: str, kind: str) -> None:
    found = read_label(line)
    assert found
    assert (found.text, kind in found.kinds) == (label, True)
    assert line[found.length :].strip() in line


@pytest.mark.parametrize(
    "line",
    [
        "Ingen etikett",
        "2014 års budget",
        "I kommunen finns",
        "A eller B",
        "IIII. Fel",
        "-5 procent",
        "V.",
        "",
        "S.Ek",
        "I.Ek deltog",
        "8.30",
        "5 – 7 procent",
    ],
)
def test_no_label(line: str) -> None:
    assert read_label(line) is None


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [("I. x", "II. x", True), ("H. x", "I. x", True), ("I. x", "III. x", True), ("I. x", "VI. x", False),
     ("a. x", "b. x", True), ("b. x", "a. x", False), ("3. x", "IV. x", False), ("• x", "• x", True)],
)  # fmt: skip
def test_what_can_come_next_in_a_list(before: str, after: str, expected: bool) -> None:
    first, second = read_label(before), read_label(after)
    assert first
    assert second
    assert follows(first, second) is expected


@given(st.integers(1, 89))
def test_roman_numerals_there_and_back(value: int) -> None:
    assert roman_value(to_roman(value)) == value
