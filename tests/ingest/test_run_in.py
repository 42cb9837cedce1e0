"""Rounds that begin a paragraph: what of it is the label."""

import pytest

from ingest.headings.run_in import _LABEL


@pytest.mark.parametrize(
    ("text", "label", "end"),
    [
        ("Hösten 2014: Arbetet pågår.", "Hösten 2014", ":"),
        ("Hösten 2014 : Arbetet pågår.", "Hösten 2014", ":"),
        ("Hösten 2014. Arbetet pågår.", "Hösten 2014", "."),
        ("Hösten 2014 – arbetet pågår.", "Hösten 2014", "–"),
        ("Hösten 2014      -   arbetet pågår.", "Hösten 2014", "-"),
    ],
)
def test_a_label_ends_before_its_sign_and_blanks(text: str, label: str, end: str) -> None:
    found = _LABEL.match(text)
    assert found
    assert (found["label"], found["end"].strip()) == (label, end)


@pytest.mark.parametrize(
    "text", ["", " ", " " * 500, "abcd" + " " * 500, "abcd" + " " * 500 + ":", "abcd:", "abc: x", "x" * 80 + ": y"]
)
def test_what_has_no_label(text: str) -> None:
    assert _LABEL.match(text) is None
