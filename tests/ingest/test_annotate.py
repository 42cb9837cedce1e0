"""Mentions in sections: offsets, names, and abbreviations that one section defines for the others."""

import subprocess
import sys
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.annotate import annotate, mentions, mentions_of
from ingest.register import Entity, Register
from ingest.report import Box, Section

BOX = (Box(1, 0, 0, 1, 1),)


def section(name: str, text: str) -> Section:
    return Section(name, None, None, None, text, BOX)


def names(section_: Section) -> list[tuple[str, str]]:
    return [(mention.text, mention.name) for mention in section_.mentions]


def test_a_mention_has_its_place_and_its_name():
    found = mentions("Då fick Kommunstyrelsens ordförande frågan.")
    assert [(m.label, m.text, m.start, m.end, m.name) for m in found] == [
        ("UNIT", "Kommunstyrelsens", 8, 24, "kommunstyrelsen"),
        ("ROLE", "ordförande", 25, 35, "ordförande"),
    ]


def test_an_abbreviation_is_known_in_every_section_once_one_defines_it():
    first = section("a", "BUN väntade.")
    second = section("b", "Barn- och utbildningsnämnden (BUN) väntade inte.")
    after = annotate([first, second], Register())
    assert names(after[0]) == [("BUN", "barn- och utbildningsnämnden")]
    assert names(after[1])[1] == ("BUN", "barn- och utbildningsnämnden")


def test_the_register_knows_names_that_no_head_betrays():
    register = Register(
        unit=(Entity("Samverkan Älvdal", "enhet", ("SÄ",)),), role=(Entity("lots", aliases=("lotsen",)),)
    )
    (after,) = annotate([section("a", "Samverkan Älvdal gav lotsen stöd, sade SÄ.")], register)
    assert names(after) == [
        ("Samverkan Älvdal", "Samverkan Älvdal"),
        ("lotsen", "lots"),
        ("SÄ", "Samverkan Älvdal"),
    ]


def test_annotating_again_gives_the_same_sections():
    once = annotate([section("a", "Kultur- och fritidsnämnden hörde revisorerna.")], Register())
    assert annotate(once, Register()) == once


def test_texts_are_annotated_apart():
    assert [len(found) for found in mentions_of(["Kommunstyrelsen", "", "Rektorn och läraren"])] == [1, 0, 2]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_positions_fit_any_text(text):
    text = f"{text} kommunstyrelsens arbetsutskott\n{text}"
    found = mentions(text)
    assert all(text[m.start : m.end] == m.text for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("module", ["ingest.annotate", "ingest.register"])
def test_importing_does_not_load_spacy(module):
    code = f"import sys, {module}; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_date_is_no_reason_to_fail():
    assert mentions(f"Den {date(2019, 5, 2)} § 12") == ()
