"""The format of the annotated sentences, and the sentences themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.ner.sentences import BadMarkup, Marked, Sentence, files, markup, parse, read_file


def test_a_line_becomes_text_with_offsets():
    sentence = parse("[UNIT Kommunstyrelsens] [ROLE ordförande] kom.")
    assert sentence == Sentence(
        "Kommunstyrelsens ordförande kom.", (Marked(0, 16, "UNIT"), Marked(17, 27, "ROLE"))
    )


def test_backslash_n_is_a_line_break():
    assert parse("[UNIT kultur- och\\nfritidsnämnden]").text == "kultur- och\nfritidsnämnden"


@pytest.mark.parametrize("line", ["[UNIT  nämnd]", "[UNIT nämnd ]", "[ENHET x]", "[UNIT x", "a [ROLE b [UNIT c]]"])
def test_faulty_markup_is_refused(line):
    with pytest.raises(BadMarkup):
        parse(line)


words = st.text(alphabet="abcåäö -,.", min_size=1).map(str.strip).filter(bool)


@given(st.lists(st.tuples(words, st.sampled_from(["UNIT", "ROLE", None]))))
def test_markup_and_parse_are_inverse(pieces):
    line = " ".join(text if label is None else f"[{label} {text}]" for text, label in pieces)
    assert markup(parse(line)) == line


@pytest.mark.parametrize("part", ["train", "dev"])
def test_every_file_can_be_read_and_no_sentence_comes_twice(part):
    texts = [sentence.text for path in files(part) for sentence in read_file(path)]
    assert len(texts) == len(set(texts))


def test_train_and_dev_share_no_sentence_and_no_municipality():
    town = {part: {path.stem.split("-")[0] for path in files(part)} for part in ("train", "dev")}
    assert not town["train"] & town["dev"]
