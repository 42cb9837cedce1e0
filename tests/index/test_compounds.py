"""Compounds: divided into what one would search for, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.words import compounds, is_right, simple
from index.compounds import readings, split
from index.swedish import part_stems
from index.words import stems

COMPOUNDS = compounds("compounds.txt")


@pytest.mark.parametrize("word", COMPOUNDS)
def test_a_compound_has_these_parts(word: str) -> None:
    assert is_right(word, COMPOUNDS[word]), split(word)


def test_simple_words_stay_whole() -> None:
    words = simple("simple.txt")
    assert {word: split(word) for word in words if len(split(word)) > 1} == {}
    assert len(words) >= 100
    assert len(COMPOUNDS) >= 400


def test_words_kept_back_do_nearly_as_well() -> None:
    kept = compounds("compounds-kept-back.txt")
    assert sum(is_right(word, parts) for word, parts in kept.items()) / len(kept) > 0.95
    words = simple("simple-kept-back.txt")
    assert sum(len(split(word)) > 1 for word in words) / len(words) < 0.05


@pytest.mark.parametrize(
    ("word", "accidental"),
    [
        ("personalenheten", ("persona", "lenhet")),
        ("redovisningsenhet", ("senhet",)),
        ("idrottshall", ("shall",)),
        ("sekretesslag", ("slag",)),
        ("skatteintäkter", ("täkt",)),
        ("organisationsområde", ("sområde", "organ")),
        ("kommunstyrelse", ("mun", "else")),
        ("bokslut", ("bok", "slut")),
        ("handläggare", ("hand",)),
        ("vårdar", ("vår", "dag")),
        ("ensamkommande", ("mande",)),
        ("kombinationstjänster", ("kombi", "nation", "nationstjänst")),
        ("livslängd", ("slänga", "slängd")),
        ("sportlov", ("spörja",)),
        ("prisbasbelopp", ("bära",)),
        ("badhus", ("be",)),
        ("stenfors", ("fara",)),
        ("tillsynsförrättare", ("förr", "rätt")),
        ("felanmälansappen", ("sapp",)),
        ("folksjukdomar", ("dom", "domare", "sjuk")),
        ("sjukdomsförebyggande", ("dom", "domsförebyggande")),
        ("stängsel", ("stänge", "el")),
        ("korrespondens", ("korre", "sponde")),
        ("delegat", ("del", "gata")),
        ("nybyggnation", ("nation", "nybygge")),
        ("medgrundare", ("medge", "runda")),
        ("kvinnodominerade", ("odominerad",)),
        ("vårdnadshavare", ("hav",)),
        ("lekmannarevisor", ("lek", "män")),
        ("handikapp", ("ikapp",)),
        ("rapporteringssystem", ("ring",)),
        ("källsorteringen", ("ort", "ring")),
        ("prästgårdsängen", ("säng",)),
        ("trafikolyckor", ("lycka",)),
        ("testamentsgåvor", ("mena", "testa")),
        ("angelägen", ("läge",)),
        ("bruksvallen", ("svall",)),
        ("välskrivna", ("riva",)),
        ("termostater", ("ost",)),
        ("värmland", ("värma", "land")),
        ("västmanlands", ("man", "män", "land")),
        ("ramminskning", ("ramm",)),
        ("fullmäktigeporträtten", ("port", "rätt")),
        ("uppehållstillstånd", ("håll", "uppe")),
        ("genomförandefasen", ("fara",)),
        ("kassaskrin", ("skri",)),
        ("likabehandlingsplan", ("lik",)),
        ("fritidshamnar", ("hamna",)),
        ("bygglovshandläggare", ("lovshandläggare",)),
        ("förarbetet", ("förare",)),
        ("webbredaktören", ("bred", "aktör")),
        ("sundbybostäder", ("sund", "bybo", "stad")),
        ("områdenabostäder", ("nabo", "stad")),
        ("promenadstråket", ("tråk", "tråka")),
        ("busskur", ("skur", "skura")),
        ("kursplan", ("kur", "kura")),
    ],
)
def test_accidental_parts_are_no_parts(word: str, accidental: tuple[str, ...]) -> None:
    assert not set(accidental) & set(part_stems(word))


@pytest.mark.parametrize(
    ("word", "found", "cut_wrongly"),
    [
        ("livsmedelsupphandlingen", "livsmedel", "medelsupphandling"),
        ("lokalförsörjningsplanen", "lokalförsörjning", "lokalförsörjnings"),
        ("hemtjänstpersonalen", "hemtjänst", "tjänstpersonal"),
        ("äldreomsorgsplan", "äldreomsorg", "omsorgsplan"),
        ("internkontrollplanen", "internkontroll", "kontrollplan"),
        ("näringslivsfrågor", "näringsliv", "livsfråga"),
        ("krisledningsnämndens", "krisledning", "krislednings"),
        ("landsbygdsutveckling", "landsbygd", "bygdsutveckling"),
        ("folkhälsoarbete", "folkhälsa", "hälsoarbete"),
        ("grundskoleverksamhet", "grundskola", "skoleverksamhet"),
        ("stadsledningskontoret", "ledningskontor", "ledningskontoret"),
        ("kommunledningskontoret", "ledningskontor", "kommunlednings"),
        ("lokalresursplanen", "lokalresurs", "lokalresur"),
        ("fastighetsunderhållsplan", "underhållsplan", "hållsplan"),
        ("barnhälsovård", "hälsovård", "barnhälso"),
        ("it-säkerhetsplanen", "säkerhetsplan", "it-"),
    ],
)
def test_beginnings_and_ends_that_are_words_are_found(word: str, found: str, cut_wrongly: str) -> None:
    assert set(stems(found)) <= set(part_stems(word))
    assert cut_wrongly not in part_stems(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("skyddsrond", "skyddsronder"),
        ("elbil", "elbilarna"),
        ("solcell", "solceller"),
        ("elevhälsoteam", "elevhälsoteamet"),
        ("flerårsplan", "flerårsplaner"),
        ("vårdnadshavare", "vårdnadshavarna"),
        ("takbyte", "takbyten"),
    ],
)
def test_all_forms_of_a_compound_have_its_parts(one: str, other: str) -> None:
    assert len(split(one)) > 1
    assert part_stems(one) == part_stems(other)


def test_a_consonant_that_may_have_been_left_out() -> None:
    assert list(readings("glasskål")) == [("glas", "skål"), ("glass", "skål")]
    assert split("remissvar") == ("remiss", "svar")


@given(st.text("abdeiklmnorstuåäö", min_size=1, max_size=25))
def test_any_word_is_divided_or_not(word: str) -> None:
    parts = split(word)
    assert parts
    assert all(parts)


@pytest.mark.parametrize(
    ("form", "inside", "outside"),
    [
        ("cykelbanan", "bana", "banan"),
        ("soptunna", "tunna", "tunn"),
        ("hemsjukvård", "sjukvård", "hemsjuka"),
        ("vinterväghållning", "väghållning", "vinterhållning"),
        ("barnkonsekvensanalyserna", "konsekvensanalys", "barnkonsekvens"),
        ("näringslivsfrågor", "näringsliv", "livsfråga"),
    ],
)
def test_the_words_inside_a_compound(form: str, inside: str, outside: str) -> None:
    assert inside in part_stems(form)
    assert outside not in part_stems(form)


def test_the_first_part_may_be_what_looks_like_a_definite_form() -> None:
    assert "banan" in part_stems("bananskal")
