"""The shipped model: made from the shipped sentences, small, quick to load, and better than patterns alone."""

import json

import pytest

from ingest.ner.evaluate import evaluate
from ingest.ner.pipeline import MODEL, load, patterns
from ingest.ner.quality import finder
from ingest.ner.sentences import files, fingerprint, markup, read_part
from ingest.ner.train import FINGERPRINT, train
from ingest.ner.unheard import without_heads


@pytest.fixture(scope="module")
def nlp():
    return load()


def test_model_and_data_agree():
    made_from = json.loads((MODEL / FINGERPRINT).read_text(encoding="utf-8"))["data"]
    assert made_from == fingerprint(files("train")), "the sentences have changed: run `make model`"


def test_the_model_is_small():
    assert sum(path.stat().st_size for path in MODEL.rglob("*")) < 10_000_000


def test_the_model_beats_patterns_on_other_municipalities(nlp):
    gold = read_part("dev")
    with_model, without = evaluate(gold, finder(nlp)), evaluate(gold, finder(patterns()))
    assert with_model.score("UNIT").f1 > without.score("UNIT").f1
    assert with_model.score("ROLE").f1 >= without.score("ROLE").f1 - 0.005
    assert with_model.score("UNIT").precision > 0.9


HEADINGS = ["Styrning och ledning", "Kultur och fritid", "II. Inköpsprocessen är beskriven.", "Ekonomi i balans",
            "Per Sandin (M) yrkade bifall.", "Vägen mellan Norrby och Ekåsen stängdes."]  # fmt: skip


@pytest.mark.parametrize("text", HEADINGS)
def test_headings_persons_and_places_are_no_units(nlp, text):
    assert not nlp(text).ents


def test_training_twice_gives_the_same_model():
    sentences = read_part("train")[:40]
    one, other = (train(sentences) for _ in range(2))
    assert one.get_pipe("ner").to_bytes() == other.get_pipe("ner").to_bytes()


def test_invented_names_keep_their_places():
    sentences = read_part("train")
    for sentence in without_heads(sentences, seed=1):
        assert sentence.text
        assert all(sentence.text[m.start : m.end].strip() for m in sentence.mentions)
        assert "[" not in sentence.text
    before = [markup(s) for s in sentences if s.mentions]
    assert [markup(s) for s in without_heads(sentences, seed=1)] != before
