"""Precision, recall and F1, counted by hand."""

import pytest

from ingest.ner.evaluate import as_text, evaluate
from ingest.ner.sentences import Marked, parse

GOLD = [
    parse("[UNIT Kommunstyrelsens arbetsutskott] hörde [ROLE rektorn]."),
    parse("[UNIT Socialnämnden] och [UNIT fullmäktige]."),
    parse("Nämnden väntade."),
]
FOUND = {
    GOLD[0].text: [Marked(0, 16, "UNIT"), Marked(37, 44, "ROLE")],
    GOLD[1].text: [Marked(0, 13, "UNIT")],
    GOLD[2].text: [Marked(0, 7, "UNIT")],
}


@pytest.fixture(scope="module")
def evaluation():
    return evaluate(GOLD, lambda text: FOUND[text])


def test_exact_matches_need_both_ends(evaluation):
    score = evaluation.score("UNIT")
    assert (score.precision, score.recall) == (pytest.approx(1 / 3), pytest.approx(1 / 3))
    assert score.mentions == 3


def test_overlapping_matches_need_one_character(evaluation):
    score = evaluation.score("UNIT", "overlapping")
    assert (score.precision, score.recall) == (pytest.approx(2 / 3), pytest.approx(2 / 3))


def test_a_label_that_is_always_right_has_f1_one(evaluation):
    score = evaluation.score("ROLE")
    assert (score.f1, score.low, score.high) == (1.0, 1.0, 1.0)


def test_the_interval_holds_the_figure(evaluation):
    score = evaluation.score("UNIT", "overlapping")
    assert score.low <= score.f1 <= score.high


def test_errors_say_what_was_marked_and_what_was_found(evaluation):
    assert {(fault.expected, fault.found) for fault in evaluation.worst} == {
        ("UNIT Kommunstyrelsens arbetsutskott", "UNIT Kommunstyrelsens"),
        ("UNIT fullmäktige", None),
        (None, "UNIT Nämnden"),
    }


def test_nothing_to_find_is_no_error():
    assert evaluate([parse("Ingenting.")], lambda text: []).score("ROLE").f1 == 1.0


def test_the_text_names_labels_and_errors(evaluation):
    text = as_text(evaluation)
    assert "enheter   exakt" in text
    assert "UNIT fullmäktige → –" in text
