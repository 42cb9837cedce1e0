"""Inflection: all forms of a word meet, and different words do not."""

import pytest

from benchmarks.words import families, forms_of_two, recall_and_precision
from index.lexicon import common
from index.words import stem, stems

FAMILIES = families("families.txt")
NAMES = families("names.txt")
TWO_WORDS = forms_of_two("families.txt")


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family[0])
def test_the_forms_of_a_word_meet(family: list[str]) -> None:
    assert set.intersection(*(set(stems(form)) for form in family)), {form: stems(form) for form in family}


@pytest.mark.parametrize("beginning", ["cykel", "miljö", "barnomsorgs", "verksamhets", "utsläpps", "sångfågel"])
def test_a_compound_that_the_lexicon_lacks_is_inflected_as_its_last_part(beginning: str) -> None:
    ends = [family for family in FAMILIES if family[0] in common()]
    compounds = [[beginning + form for form in family] for family in ends]
    apart = [family for family in compounds if not set.intersection(*(set(stems(form)) for form in family))]
    assert apart == []
    assert len(ends) > 100


def test_different_words_do_not_meet() -> None:
    words_of: dict[str, set[str]] = {}
    for family in FAMILIES:
        for form in family:
            for key in stems(form):
                words_of.setdefault(key, set()).add(family[0])
    assert {key: words for key, words in words_of.items() if len(words) > 1} == {}
    assert len(FAMILIES) >= 400


def test_a_name_meets_its_genitive_and_no_other_name() -> None:
    keys = {name[0]: set.intersection(*(set(stems(form)) for form in name)) for name in NAMES}
    assert [name for name, shared in keys.items() if not shared] == []
    assert recall_and_precision(NAMES, stems) == (1, 1)
    assert len(NAMES) >= 250


@pytest.mark.parametrize("unknown", ["krambo", "tvingelsta", "skräckö", "phoniro", "brandelholm", "kmx"])
def test_an_unknown_word_meets_its_genitive(unknown: str) -> None:
    assert set(stems(unknown)) <= set(stems(unknown + "s"))


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("göran", "göra"),
        ("peter", "pet"),
        ("ulf", "ulv"),
        ("majorna", "major"),
        ("ystad", "ysta"),
        ("uppsala", "sal"),
        ("helena", "hel"),
        ("anders", "and"),
        ("mats", "mat"),
        ("hlr", "heller"),
        ("las", "lägga"),
        ("sam", "simma"),
        ("bas", "bära"),
        ("ams", "amma"),
        ("sas", "säga"),
    ],
)
def test_names_and_abbreviations_keep_to_themselves(name: str, word: str) -> None:
    assert set(stems(name)).isdisjoint(stems(word))


@pytest.mark.parametrize(
    "subject", ["akustik", "elektronik", "genetik", "grammatik", "lokalpolitik", "mekanik", "musik"]
)
def test_a_subject_does_not_meet_who_is_at_home_in_it(subject: str) -> None:
    persons = {key for ending in ("er", "ern", "ers", "erna") for key in stems(subject + ending)}
    assert persons == {subject + "er"}
    assert stems(subject + "en") == stems(subject) == (subject,)


@pytest.mark.parametrize("unknown", ["blirkning", "avjokning", "skvultring", "traffling"])
def test_an_unknown_noun_in_ing_meets_its_forms(unknown: str) -> None:
    forms = [unknown + ending for ending in ("s", "en", "ens", "ar", "ars", "arna", "arnas")]
    assert all(unknown in stems(form) for form in (unknown, *forms))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nämndes", "nämnd"),
        ("nämnde", "nämnden"),
        ("vänts", "vänta"),
        ("klämt", "klämta"),
        ("avropet", "avropa"),
        ("driftsatt", "drift"),
        ("fältare", "fält"),
        ("borgen", "borg"),
        ("sotningen", "sot"),
        ("socknar", "sockar"),
    ],
)
def test_what_looks_like_a_form_of_another_word(one: str, other: str) -> None:
    assert set(stems(one)).isdisjoint(stems(other))


@pytest.mark.parametrize("form", TWO_WORDS)
def test_a_form_of_two_words_meets_both(form: str) -> None:
    for first in TWO_WORDS[form]:
        family = next(family for family in FAMILIES if family[0] == first)
        assert set(stems(form)).intersection(*(stems(other) for other in family)), (form, first)


def test_words_kept_back_do_nearly_as_well() -> None:
    recall, precision = recall_and_precision(families("families-kept-back.txt"), stems)
    assert recall > 0.97
    assert precision > 0.99


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ("digitaliseringsstrategens", "digitaliseringsstrateg"),  # an unknown compound ends in a known word
        ("it-avdelningarna", "it-avdelning"),
        ("ks:s", "ks"),
        ("xyzzys", "xyzzy"),
        ("§190", "§190"),
        ("2014", "2014"),
    ],
)
def test_what_the_lexicon_lacks(form: str, key: str) -> None:
    assert stem(form) == key
