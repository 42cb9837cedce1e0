"""Reports typeset in many ways by four tools, split as a person would; the sources are in benchmarks/layouts."""

import json
from pathlib import Path

import pytest

from benchmarks.layouts.catalogue import examples
from benchmarks.layouts.content import gold
from benchmarks.split import Score, score_of

LAYOUTS = Path(__file__).parent / "layouts"
GOLD = sorted(LAYOUTS.glob("*.gold.json"))


def test_every_report_of_the_catalogue_is_there() -> None:
    assert {path.name[:-10] for path in GOLD} == {example.name for example in examples()}
    assert len(GOLD) >= 12


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name[:-10])
def test_it_is_split_as_its_gold_says(path: Path) -> None:
    score, wrong = score_of(path)
    assert not wrong
    assert score.figures[:2] == (1.0, 1.0)
    assert min(score.figures[2:]) > 0.99


def test_the_gold_is_what_the_catalogue_promises() -> None:
    for example in examples():
        kept = json.loads((LAYOUTS / f"{example.name}.gold.json").read_text(encoding="utf-8"))
        assert kept == json.loads(json.dumps(gold(example)))


def test_a_wrong_split_costs_points(tmp_path: Path) -> None:
    source = GOLD[0]
    gold_text = source.read_text(encoding="utf-8").replace('"item": null', '"item": "z"', 1)
    (tmp_path / source.name).write_text(gold_text, encoding="utf-8")
    pdf = source.name.replace(".gold.json", ".pdf")
    (tmp_path / pdf).write_bytes((LAYOUTS / pdf).read_bytes())
    score, wrong = score_of(tmp_path / source.name)
    assert score.figures[1] < 1
    assert len(wrong) == 2
    assert sum((score, Score()), Score()) == score
