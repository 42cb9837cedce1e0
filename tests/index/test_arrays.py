"""The arrays under a search: lists of terms, keys of words, columns of values, words spelled alike."""

import io
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.columns import VarBytesColumn
from whoosh.filedb.filestore import FileStorage

from index.codec import Stored
from index.columns import Column, Tally
from index.postings import PLACE_BITS, chained
from index.segment import Lists, lists_of, merged, read, write
from index.spelling import Words

SECTIONS = 5
texts = st.lists(
    st.lists(st.sampled_from(["å", "b", "ö", "be", "bo", "ba", "ab"]), max_size=8), min_size=1, max_size=SECTIONS
)


def lists(sections: list[list[str]]) -> Lists:
    terms = list(dict.fromkeys(word.encode() for section in sections for word in section))
    found = [
        (terms.index(word.encode()), doc, place)
        for doc, section in enumerate(sections)
        for place, word in enumerate(section)
    ]
    owners, docs, places = (np.array([one[n] for one in found], np.int32) for n in range(3))
    return lists_of(terms, owners, docs, places, len(sections))


@given(texts)
def test_lists_say_where_each_word_stands(sections: list[list[str]]) -> None:
    found = lists(sections)
    assert [found.lengths[doc] for doc in range(len(sections))] == [len(section) for section in sections]
    assert list(found.terms) == sorted({word.encode() for section in sections for word in section})
    for term in found.terms:
        first, last = found.range_of(term)
        told = {
            (int(found.docs[posting]), int(place))
            for posting in range(first, last)
            for place in found.places[found.firsts[posting] : found.firsts[posting + 1]]
        }
        word = term.decode()
        assert told == {
            (d, p) for d, section in enumerate(sections) for p, one in enumerate(section) if one == word
        }


@given(texts)
def test_lists_are_read_as_they_were_written(sections: list[list[str]]) -> None:
    file = io.BytesIO()
    written = lists(sections)
    write(file, {"form": written, "stem": written})
    with tempfile.NamedTemporaryFile() as kept:
        kept.write(file.getvalue())
        kept.flush()
        found = read(Path(kept.name))
    assert set(found) == {"form", "stem"}
    for name in ("starts", "docs", "firsts", "places", "lengths"):
        assert getattr(found["stem"], name).tolist() == getattr(written, name).tolist()
    assert list(found["form"].terms) == list(written.terms)


@given(st.lists(texts, min_size=1, max_size=3), st.data())
def test_merged_lists_are_those_of_all_sections_but_the_ones_left_out(
    segments: list[list[list[str]]], data: st.DataObject
) -> None:
    parts, kept = [], []
    for sections in segments:
        stay = data.draw(st.lists(st.booleans(), min_size=len(sections), max_size=len(sections)))
        numbers = np.where(stay, len(kept) + np.cumsum(stay) - 1, -1)
        parts.append((lists(sections), numbers))
        kept += [section for section, stays in zip(sections, stay, strict=True) if stays]
    found, expected = merged(parts, len(kept)), lists(kept)
    assert list(found.terms) == list(expected.terms)
    for name in ("starts", "docs", "firsts", "places", "lengths"):
        assert getattr(found, name).tolist() == getattr(expected, name).tolist()
        assert getattr(found, name).dtype == getattr(expected, name).dtype


@pytest.mark.parametrize("cut", [0, 5, 40])
def test_a_file_that_is_cut_short_is_no_lists(tmp_path: Path, cut: int) -> None:
    file = io.BytesIO()
    write(file, {"form": lists([["a", "b"]])})
    (tmp_path / "lists").write_bytes(file.getvalue()[:cut])
    with pytest.raises((ValueError, OSError)):
        read(tmp_path / "lists")


@pytest.mark.parametrize("offsets_from", [0, 100])
@pytest.mark.parametrize("contents", [[b"ett"], [b"ett", b"", "två".encode()], [b"x" * 70_000, b"y"]])
def test_what_is_stored_is_read_as_whoosh_wrote_it(
    tmp_path: Path, contents: list[bytes], offsets_from: int
) -> None:
    column = VarBytesColumn(write_offsets_cutoff=offsets_from)
    with FileStorage(str(tmp_path)).create_file("column") as file:
        written = column.writer(file)
        for number, content in enumerate(contents):
            written.add(number, content)
        written.finish(len(contents))
    found = Stored(tmp_path / "column", len(contents))
    assert [found[number] for number in range(len(contents))] == contents


def test_the_terms_that_begin_alike_are_one_stretch() -> None:
    terms = lists([["ba", "be", "b", "ab", "bö", "c"]]).terms
    first, last = terms.beginning(b"b")
    assert terms[first:last] == [b"b", b"ba", b"be", "bö".encode()]
    assert terms.find(b"bu") is None


@given(
    st.lists(st.lists(st.booleans(), min_size=12, max_size=12), min_size=2, max_size=3),
    st.integers(0, 3),
)
def test_a_phrase_ends_where_its_words_can_be_reached(stands: list[list[bool]], slop: int) -> None:
    """Two sections of six words; by trying every way."""
    keys = [
        np.array([(n // 6 << PLACE_BITS) + n % 6 for n, here in enumerate(one) if here], np.int64)
        for one in stands
    ]
    ways = {(int(key), int(key)) for key in keys[0]}
    for word in keys[1:]:
        ways = {(first, int(key)) for first, last in ways for key in word if 0 < key - last <= slop + 1}
    found = chained(keys, slop)
    assert set(found.lasts.tolist()) == {last for _, last in ways}
    assert set(zip(found.keys.tolist(), found.lasts.tolist(), strict=True)) <= ways


@given(st.lists(st.sets(st.sampled_from("abc")), min_size=1, max_size=60), st.integers(0, 2**60 - 1))
def test_a_column_counts_what_hits_have(sections: list[set[str]], chosen: int) -> None:
    pairs = [(doc, "abc".index(value)) for doc, values in enumerate(sections) for value in values]
    docs = np.array([doc for doc, _ in pairs], np.int64)
    column = Column("abc", docs, np.array([number for _, number in pairs], np.int32), len(sections))
    mask = np.array([bool(chosen >> doc & 1) for doc in range(len(sections))])
    hits = np.flatnonzero(mask)
    expected = {number: sum(value in sections[doc] for doc in hits) for number, value in enumerate("abc")}
    assert column.counts(hits) == [(number, count) for number, count in expected.items() if count]
    turned = column.arranged(np.array([2, 0, 1]))
    tally = Tally([column, turned], len(sections))
    assert tally.counts(hits) == [
        [(one.values[n], count) for n, count in one.counts(hits)] for one in (column, turned)
    ]
    assert dict(tally.counts(hits)[0]) == dict(tally.counts(hits)[1])
    assert column.having(lambda value: value == "b").tolist() == ["b" in values for values in sections]
    assert [set(column.of(doc)) for doc in range(len(sections))] == sections


def distance(one: str, other: str) -> int:
    if not one or not other:
        return len(one) + len(other)
    return min(
        distance(one[1:], other) + 1,
        distance(one, other[1:]) + 1,
        distance(one[1:], other[1:]) + (one[0] != other[0]),
    )


@given(st.text("aåb", min_size=1, max_size=5), st.sets(st.text("aåb", min_size=1, max_size=6), max_size=8))
def test_words_within_a_distance(word: str, others: set[str]) -> None:
    for most in (1, 2):
        near = {other for other in others if distance(word, other) <= most}
        assert set(Words(sorted(others)).within(word, most)) == near
