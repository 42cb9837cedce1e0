"""What the index makes of Swedish words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.compounds import split
from index.swedish import analyze, terms
from index.words import stem

FAMILIES = [
    "nämnd nämnden nämnder nämnderna nämndens nämndernas",
    "råd rådet råden rådens",
    "rad raden rader raderna",
    "plan planen planer planerna planernas",
    "enhet enheten enheter enheterna enhetens",
    "chef chefen chefer cheferna chefens",
    "beslut beslutet besluten beslutens",
    "process processen processer processerna",
    "skola skolan skolor skolorna skolornas",
    "direktör direktören direktörer direktörernas",
    "lokalförsörjningsplan lokalförsörjningsplanen lokalförsörjningsplaner",
    "controllerenhet controllerenheten controllerenheterna",
    "styrdokument styrdokumentet styrdokumenten",
]


@pytest.mark.parametrize("family", FAMILIES)
def test_the_forms_of_a_word_meet(family: str) -> None:
    assert len({stem(form) for form in family.split()}) == 1, {form: stem(form) for form in family.split()}


def test_different_words_do_not_meet() -> None:
    stems = [stem(family.split()[0]) for family in FAMILIES]
    assert len(set(stems)) == len(stems)
    assert stem("rad") != stem("råd")
    assert stem("plan") != stem("planera")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("stadsledningskontoret", "stad ledning kontoret"),
        ("nämndsammanträde", "nämnd sammanträde"),
        ("trafikantservice", "trafikant service"),
        ("fritidsnämnden", "fritid nämnd"),
        ("remissvar", "remiss svar"),
        ("redovisningsenheten", "redovisning enheten"),
        ("medborgarförslag", "medborgare förslag"),
        ("gymnasieskola", "gymnasium skola"),
        ("markanvisningsavtal", "mark anvisning avtal"),
        ("rådhus", "rådhus"),
        ("verksamhet", "verksamhet"),
        ("personalen", "personalen"),
        ("ordförande", "ordförande"),
        ("förslaget", "förslaget"),
        ("genomförande", "genomförande"),
    ],
)
def test_compounds_are_divided_and_simple_words_are_not(word: str, parts: str) -> None:
    assert " ".join(split(word)) == parts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kultur- och fritidsnämnden", {"kulturnämnd", "fritidsnämnd"}),
        ("utbildnings-, kultur- och fritidsnämnden", {"utbildningsnämnd", "kulturnämnd", "fritidsnämnd"}),
        ("mark- och exploateringschefen", {"markchef", "exploateringschef"}),
        ("in- och utlåning", {"inlåning", "utlåning"}),
        ("kultur-\noch fritidsnämnden", {"kulturnämnd"}),
        ("kultur\u2010 eller fritidsnämnd", {"kulturnämnd"}),
        ("stadsledningskontoret", {"stad", "ledning"}),
        ("idé", {"ide"}),
        ("sam\u00adverkan", {"samverkan"}),
        ("A\u030angelägenhet", {"ångelägenhet"}),
    ],
)
def test_what_a_text_is_found_by(text: str, found: set[str]) -> None:
    assert found <= set(analyze(text))


def test_letters_of_their_own() -> None:
    assert not set(analyze("råd")) & set(analyze("rad"))
    assert not set(analyze("höst")) & set(analyze("host"))


@given(st.text(max_size=80))
def test_every_term_stands_on_real_characters(text: str) -> None:
    for term in terms(text):
        assert 0 <= term.start < term.end <= len(text)
        assert text[term.start : term.end].strip() == text[term.start : term.end]
