"""What is not seen: neutral in what is indexed and shown, as found in the record, and no position moves."""

import json

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from commands.printing import safe
from index.cells import harmless
from index.swedish import analyze, words
from ingest import unseen
from ingest.unseen import JOINT, escaped, neutral, shown, shown_on_a_line
from ui.text import plain
from ui.text import safe as html

NASTY = st.sampled_from(
    "\x00\x07\x1b\x85\x9b\u200b\u200d\u202e\u2066\u2069\ufeff\ud800\udfff\u2028\U000e0041\n\t\r"
)
TEXT = st.lists(st.one_of(NASTY, st.characters(), st.sampled_from("aåö =+@-<&'\""))).map("".join)
UNSEEN = {"\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\x1b", "\x9b", "\x00", "\ud800", "\U000e0041"}


@given(TEXT)
def test_text_that_needs_nothing_is_known_for_sure(text: str) -> None:
    assert neutral(text) == text.translate(unseen._NEUTRAL)


def test_what_becomes_of_each_kind() -> None:
    assert neutral("kommun\u200bstyrelsen") == f"kommun{JOINT}styrelsen"
    assert shown("kommun\u200bstyrelsen") == "kommunstyrelsen"
    assert shown("fil\u202efdp.exe") == "filfdp.exe"
    assert neutral("rad\x0brad") == "rad rad"
    assert shown("x\ud800y") == "x\ufffdy"
    assert shown("stycke\nett") == "stycke\nett"
    assert shown_on_a_line("fil\nFel: inget") == "fil Fel: inget"
    assert shown("Åtgärder för 25 % – ”räksmörgås” § 3") == "Åtgärder för 25 % – ”räksmörgås” § 3"


@given(TEXT)
def test_neutral_text_is_as_long_and_stays_as_it_is(text: str) -> None:
    once = neutral(text)
    assert len(once) == len(text)
    assert neutral(once) == once
    assert shown(once) == shown(text)


@given(TEXT)
def test_nothing_unseen_is_shown(text: str) -> None:
    console = Console(file=None, width=80)
    for seen in (shown(text), safe(text).plain, html(text), plain(text), harmless(text)):
        assert not UNSEEN & set(seen)
        seen.encode()
    with console.capture() as captured:
        console.print(safe(text))
    assert not UNSEEN & set(captured.get())


@given(TEXT)
def test_words_stand_where_they_stood(text: str) -> None:
    for word in words(text):
        assert 0 <= word.start < word.end <= len(text)
        assert not UNSEEN & set(word.form)


def test_a_word_is_found_whatever_is_hidden_in_it() -> None:
    assert words("kommun\u200bstyrelsen")[0].form == "kommunstyrelsen"
    assert analyze("kommun\u202estyrelsen") == analyze("kommunstyrelsen")


@given(TEXT.filter(lambda text: not any("\ud800" <= letter <= "\udfff" for letter in text)))
def test_json_says_what_was_found_without_showing_it(text: str) -> None:
    document = escaped(msgspec.json.encode([text]).decode())
    assert json.loads(document) == [text]
    assert not UNSEEN & set(document)


@given(TEXT)
def test_no_cell_begins_a_formula(text: str) -> None:
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert harmless(text).removeprefix("'") == shown(text) or shown(text).startswith("'")
