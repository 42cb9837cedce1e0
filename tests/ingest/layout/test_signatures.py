"""Who signed is no text: names, titles, place and day at the end."""

import msgspec
import pytest

from ingest.layout.recipients import recipients
from ingest.layout.signatures import signatures
from ingest.pages.page import Line, Word

TEXT = "Nämnden återkommer till frågan i höst."


def lines(*texts: str, apart: int = 0) -> list[Line]:
    """Lines under each other; from the one numbered `apart` on with more white above."""
    found = []
    for row, text in enumerate(texts):
        y = 14.0 * row + (12 if apart and row >= apart else 0)
        words, x = [], 60.0
        for word in text.split():
            words.append(Word(word, x, y, x + 5 * len(word), y + 10, 10.0))
            x += 5 * len(word) + 3
        found.append(Line(1, tuple(words), 60, 540))
    return found


def test_who_signed_under_two_columns_ends_neither() -> None:
    left = lines(TEXT, "Arbetet är klart.", "Eva Ek", "kommundirektör")
    right = [msgspec.structs.replace(one, column=2) for one in lines("Det andra också.", TEXT)]
    columns = [*(msgspec.structs.replace(one, column=1) for one in left), *right]
    assert [one.text for one in signatures(columns)] == ["Eva Ek", "kommundirektör"]
    longer = [msgspec.structs.replace(one, column=2) for one in lines(*[TEXT] * 5)]
    assert not signatures([*columns[:4], *longer])


def test_the_place_and_day_right_under_a_heading_are_set_apart() -> None:
    title, day, text = lines("Delårsrapport augusti 2019", "Ekby den 12 september 2019", TEXT)
    large = Line(1, tuple(msgspec.structs.replace(word, size=14.0) for word in title.words), 70.0, 525.0)
    assert signatures([large, day, text]) == [day]
    assert signatures([title, day, text]) == []
    for told in ("Läget 30 juni 2017", "Kommunstyrelsen 2019-04-08", "Granskad i maj 2019"):
        assert signatures([large, *lines(told), text]) == []


@pytest.mark.parametrize(
    ("signed", "apart"),
    [
        (["Maria Lindqvist", "Kommundirektör"], 0),
        (["Almdalen den 19 juni 2017", "Ann-Louise Hjertén", "rektor"], 0),
        (["Fagerslätt i juni 2022", "Petra Nyhlén", "Rektor"], 0),
        (["För revisorerna i Ekeskogs kommun", "Päivi Niskala", "samordnare för nationella minoriteter"], 0),
        (["Rönnbäcka den 22 juni 2022", "Jonas Embretsen, rektor"], 0),
        (["Vid pennan", "Mats Ohlin, t.f. miljö- och byggchef"], 0),
        (["Jonas Wiklund, vik. controller"], 0),
        (["Vid pennan", "Sara Toivonen"], 1),
        (["Vid anteckningarna", "Sara Toivonen", "fastighetsingenjör"], 0),
        (["Med vänlig hälsning", "Farida Lundmark", "Integrationssamordnare"], 0),
        (["Vid protokollet: Maj-Britt Ekdahl", "Justeras: Kjell Åström, Gunvor Lindh"], 0),
        (["KOMMUNLEDNINGSKONTORET", "Eva Ek", "Kanslichef"], 0),
        (["Vård- och omsorgsförvaltningen", "Sanna Vikberg", "chefläkare"], 0),
        (["Kommunstyrelsens förvaltning", "Annika Ek", "Kommunantikvarie"], 0),
        (["Ekby i januari 2020", "Eva Ek och Per-Ola Al", "energi- och klimatrådgivare"], 0),
        (["Eva Ek, Per Al och Siv Ahl", "kommunekolog"], 0),
        (["Styrelsen för AB Ekbyhem", "Eva Ek", "ordförande"], 0),
        (["Direktionen", "Eva Ek", "förbundschef"], 0),
        (["Leif Ahlgren"], 1),
        (["Miljöchefen"], 1),
        (["Tallmo den 3 februari 2020, personalavdelningen"], 1),
        (["Tallmo den 3 februari 2020. Projektledare: Eva Ek-Ahl"], 1),
        (["För utskottet", "Lena Brännvall (ordförande) · Omar Haddadi (vice ordförande)"], 0),
        (["Eva Ek (ordförande) och Per Al (sekreterare)"], 0),
        (["Undertecknat av behörig företrädare", "Tjurbo 2024-02-14", "Elin Graaf, utvecklare"], 0),
    ],
)
def test_who_signed_is_set_apart(signed: list[str], apart: int) -> None:
    assert [line.text for line in signatures(lines(TEXT, *signed, apart=apart))] == signed


@pytest.mark.parametrize(
    "texts",
    [
        [TEXT, "Ansvarig är ekonomichefen i samråd med rektor."],
        ["Arbetet leds av", "Leif Ahlgren"],  # the sentence goes on
        [TEXT, "Trygg skola"],
        [TEXT, "Justeras: hyror, avgifter"],
        [TEXT, "Stina Ek (ordförande) och platsen"],
        [TEXT, "Stina Ek och platsen", "rådgivare"],
    ],
)
def test_text_is_not_signed(texts: list[str]) -> None:
    assert signatures(lines(*texts, apart=1)) == []


@pytest.mark.parametrize(
    "sent",
    [
        ["Sändlista:", "Personalutskottet", "Samtliga förvaltningschefer"],
        ["Beslutet skickas till", "Socialnämnden", "Revisorerna"],
        ["Kopia: Skolverket, kommunrevisionen"],
        ["För kännedom: Barn- och utbildningsnämnden"],
    ],
)
def test_to_whom_it_was_sent_is_set_apart(sent: list[str]) -> None:
    assert [line.text for line in recipients(lines(TEXT, *sent))] == sent


@pytest.mark.parametrize(
    "texts",
    [
        [TEXT, "Beslutet skickas till revisorerna när det har vunnit laga kraft."],
        ["Kopia", "Den som begär en kopia av en handling betalar en avgift enligt taxan."],
    ],
)
def test_what_is_told_of_sending_is_text(texts: list[str]) -> None:
    assert not list(recipients(lines(*texts)))


def test_who_signed_a_foreword_stands_before_a_title_in_bold() -> None:
    signed = ["För kommunens revisorer", "Göran Ahlmark", "ordförande"]
    bold = lines("Direktupphandling. Nämnden har infört en förteckning")[0]
    words = (msgspec.structs.replace(bold.words[0], bold=True), *bold.words[1:])
    text = [*lines(TEXT, *signed), msgspec.structs.replace(bold, words=words), *lines(TEXT)]
    assert [line.text for line in signatures(text)] == signed


@pytest.mark.parametrize(
    "title",
    [
        {"T2 2019": 16.0, "Sammanfattning": 12.0},
        {"Återrapportering till styrelsen": 26.0, "Avser maj–augusti 2022": 14.0, "Språkbron": 13.0},
    ],
)
def test_who_signed_stands_over_the_title_of_the_next_report(title: dict[str, float]) -> None:
    def larger(one: Line, size: float) -> Line:
        words = tuple(msgspec.structs.replace(word, size=size) for word in one.words)
        return msgspec.structs.replace(one, words=words, page=2)

    signed = ["Vid protokollet", "Ragnhild Öberg, programledare"]
    after = [larger(one, size) for one, size in zip(lines(*title, TEXT), [*title.values(), 10.0], strict=True)]
    assert [line.text for line in signatures([*lines(TEXT, *signed), *after])] == signed


def test_who_signed_stands_over_notes_also_where_the_longest_line_of_all_is_a_note() -> None:
    signed = ["Sjöhag den 19 mars 2021", "Christer Wahlbom, certifierad kommunal revisor"]
    note = "1 Med post avses här även meddelanden i kommunens samarbetsverktyg, enligt riktlinjerna."
    *text, foot = lines(TEXT, TEXT, *signed, note)
    small = tuple(msgspec.structs.replace(word, size=8.0) for word in foot.words)
    text = [*text, msgspec.structs.replace(foot, words=small)]
    assert [line.text for line in signatures(text)] == signed


def test_place_and_day_stand_over_the_notes_of_the_page_before_the_names() -> None:
    small = lines("1 Enligt planen, daterad i juni.")[0]
    foot = msgspec.structs.replace(
        small, words=tuple(msgspec.structs.replace(word, size=8.0) for word in small.words)
    )
    names = [msgspec.structs.replace(one, page=2) for one in lines("Helena Törn", "Certifierad kommunal revisor")]
    dated = [*lines(TEXT, TEXT, "Sjöhag den 19 mars 2021"), foot, *names]
    assert [one.text for one in signatures(dated)] == [dated[2].text, *(one.text for one in names)]
    assert signatures([*lines(TEXT, TEXT, "Trygg skola"), foot, *names]) == names


def test_a_title_under_a_name_is_none_of_what_was_signed() -> None:
    head = lines(TEXT, "Handläggare Erik Ek", "Tertialrapport T2 2022", "med prognos för helåret")
    large = [msgspec.structs.replace(word, size=26.0) for word in head[2].words]
    titled = [*head[:2], msgspec.structs.replace(head[2], words=tuple(large)), head[3]]
    bold = [msgspec.structs.replace(word, bold=True) for word in lines("Inledning")[0].words]
    text = msgspec.structs.replace(lines("Inledning")[0], words=tuple(bold), page=2)
    assert [one.text for one in signatures([*head, text])] == [one.text for one in head[1:]]
    assert [one.text for one in signatures([*titled, text])] == [head[1].text]
