"""The words for bodies, offices and persons: their forms, and what the patterns that are made of them find."""

import re
from collections.abc import Sequence

import pytest

from ingest.conventions.bodies import (
    ANY,
    ANY_ONE,
    BODIES,
    DECIDING,
    DEFINITE,
    INDEFINITE,
    ONE,
    OWNING,
    PERSONS,
    SPEAKERS,
    Form,
    Word,
    pattern,
)
from ingest.conventions.fact_names import is_fact
from ingest.conventions.general import is_general, is_mandate
from ingest.conventions.of_the_whole import somebody_judges
from ingest.conventions.round_labels import round_of_label
from ingest.conventions.told_how import is_told_how
from ingest.conventions.voices import is_voice
from ingest.layout.paper_data import tells_paper
from ingest.layout.signatures import ROLE
from ingest.layout.title_data import names_sender


@pytest.mark.parametrize("word", dict.fromkeys((*BODIES, *PERSONS)), ids=lambda word: word.example)
def test_an_example_ends_in_a_form_of_its_word_and_of_no_other(word: Word) -> None:
    found = [one for one in dict.fromkeys((*BODIES, *PERSONS)) if _ends(word.example, [one], ANY)]
    assert word in found
    assert {one.stem for one in found} <= {word.stem, "råd"}  # kommunalråd and regionråd are råd too


def _ends(text: str, words: Sequence[Word], forms: Sequence[Form]) -> bool:
    return bool(re.fullmatch(rf".*{pattern(words, forms)}", text))


@pytest.mark.parametrize(
    ("forms", "found"),
    [
        (INDEFINITE, "nämnd styrelse utskott presidium kommitté fullmäktige"),
        (ONE, "nämnden styrelsen utskottet presidiet kommittén fullmäktige"),
        (ANY_ONE, "nämnd nämnden presidium presidiet"),
        (DEFINITE, "nämnden nämnderna styrelserna utskotten presidierna"),
        (ANY, "nämnd nämnden nämnder nämnderna utskott utskotten"),
        (OWNING, "nämnds nämndens nämndernas styrelsens utskottets presidiums fullmäktiges"),
    ],
)
def test_a_pattern_finds_the_forms_that_are_meant_and_no_others(forms: Sequence[Form], found: str) -> None:
    told = "nämnd nämnden nämnder nämnderna nämnds nämndens nämndernas nämndet styrelset utskotterna"
    exact = re.compile(pattern(DECIDING, forms))
    assert all(map(exact.fullmatch, found.split()))
    assert not any(map(exact.fullmatch, set(told.split()) - set(found.split())))


@pytest.mark.parametrize("text", ["rektor", "rektorn", "rektorerna", "vd", "vd:n", "cheferna", "ordförandena"])
def test_who_is_the_only_one_is_definite_without_an_article(text: str) -> None:
    assert re.fullmatch(pattern(PERSONS, DEFINITE), text)
    assert not re.fullmatch(pattern(PERSONS, DEFINITE), "chef")


@pytest.mark.parametrize(
    "text",
    """
    området förrådet samrådet inledningen anledningen vägledningen handledningen målgruppen åldersgrupperna
    lägenheten erfarenheten medvetenheten öppenheten bostaden verkstaden vägledaren handledarna verksamheten
    """.split(),  # noqa: SIM905
)
def test_what_only_ends_alike_is_none_of_these(text: str) -> None:
    assert not _ends(text, (*BODIES, *PERSONS), DEFINITE)


def test_what_one_place_knows_of_who_speaks_the_others_know_too() -> None:
    assert is_general("Stiftelsens slutsatser")
    assert is_general("Utvecklarnas kommentar")
    assert is_general("Presentation av direktionen")
    assert is_mandate("Direktionens uppdrag")
    assert somebody_judges("Staben anser att arbetet går som det ska.")
    assert is_told_how("Så arbetar direktionen med kvalitet")
    assert is_voice("Nämnden summerar året")
    assert round_of_label("Kansliets svar hösten 2023")
    assert tells_paper("Till projektgruppen den 3 maj 2023")
    assert names_sender("Folkhälsokommittén")
    assert is_fact("Kansli")
    assert ROLE.search("Ekonomi- och verksamhetscontroller")


def test_where_less_is_meant_there_is_a_reason() -> None:
    assert not is_voice("Kommunen ser framåt")
    assert not is_general("Grundskolornas framtid")
    assert not is_mandate("Fullmäktiges uppdrag")
    assert not somebody_judges("Skolan anser att arbetet går som det ska.")
    assert not somebody_judges("Området bedöms ha nått målet.")
    assert not is_told_how("Så arbetar skolorna med kvalitet")
    assert not round_of_label("Kulturnämndens svar hösten 2023")
    assert not tells_paper("Vid enheten den 3 maj 2023")
    assert not names_sender("Trygghet i kommunen")
    assert not is_fact("Socialnämnd")
    assert not set(SPEAKERS).issuperset(BODIES)
