"""A list of capitals that begins after a heading is one of its own, also where labels in it were not read."""

import pytest

from ingest.scans.lettered import letter_of, lettered


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("+I II III +A B C", [0, 0, 0, 1, 1, 1]),
        ("+I II +A B ? D +A B", [0, 0, 1, 1, 1, 1, 2, 2]),
        ("+I II +A ?", [0, 0, 0, 0]),
        ("+I II +B C", [0, 0, 0, 0]),
        ("+I II A B", [0, 0, 0, 0]),
    ],
)
def test_capitals_after_a_heading_are_a_list(labels: str, expected: list[int]) -> None:
    told = [(one.lstrip("+").strip("?"), one.startswith("+")) for one in labels.split()]
    assert lettered(told) == expected


def test_a_capital_may_have_lost_its_point() -> None:
    assert [letter_of(word) for word in ("A.", "B", "C)", "\ufffd", "III.")] == ["A", "B", "C", "", "III"]
