"""Words of kind before titles: no part of these, and they tell what heads an area and what divides one."""

import pytest

from ingest.conventions.areas import area_of_heading
from ingest.conventions.kinds import headed
from ingest.conventions.labels import Label, follows
from tests.ingest.made_headings import TEXT, line, roles

Heading = tuple[str, float]


def told(*headings: Heading, text: str = TEXT) -> list[tuple[str, str | None]]:
    """The roles of bold headings in sizes, each with text under it unless its size is negative."""
    lines = [line(text, 0)]
    for row, (words, size) in enumerate(headings, 1):
        lines.append(line(words, 2 * row, abs(size), True))
        lines += [line(TEXT, 2 * row + 1)] if size > 0 else []
    return roles(*lines)


def names(*headings: str, text: str = TEXT) -> list[str | None]:
    return [name for _, name in told(*((one, 12) for one in headings), text=text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Kontrollmoment: Jäv i nämnden", ("kontrollmoment", "", "Jäv i nämnden")),
        ("Övergripande mål – En trygg skola", ("övergripande mål", "", "En trygg skola")),
        ("KF-uppdrag U1: Plan för idrott", ("kf-uppdrag", "U1", "Plan för idrott")),
        ("Uppdrag U1 Plan för idrott", ("uppdrag", "U1", "Plan för idrott")),
        ("Fokusområde Mark och lokaler", ("fokusområde", "", "Mark och lokaler")),
        ("Nämndens mål Trygg skola", ("nämndens mål", "", "Trygg skola")),
        ("Prioriterat område ”Ung i dag”", ("prioriterat område", "", "”Ung i dag”")),
        ("Målområde god ekonomi", ("målområde", "", "god ekonomi")),
    ],
)
def test_a_heading_in_parts(text: str, parts: tuple[str, str, str]) -> None:
    found = headed(text)
    assert found
    assert (found.kind, found.label, found.title) == parts
    assert found.is_sure


@pytest.mark.parametrize("text", ["Kultur: Bibliotek", "Socialnämnd: Lön", "Öppenhet: Möten", "Status: Pågår"])
def test_a_subject_a_body_and_a_fact_are_no_kinds(text: str) -> None:
    found = headed(text)
    assert found
    assert not found.is_sure


@pytest.mark.parametrize(
    "text",
    [
        "Plan för Ekby",
        "Uppföljning av mål Ekby",
        "Risk att frister överskrids",
        "Kultur Norr",
        "Område för lek",
        "Steg Ett",
    ],
)
def test_a_word_that_goes_on_in_a_phrase_is_no_kind(text: str) -> None:
    assert headed(text) is None


@pytest.mark.parametrize(
    "kind",
    [
        "Kontrollmoment:",
        "Fokusområde",
        "Prioriterat mål",
        "Nämndens mål:",
        "Huvudinsats –",
        "Revisionsfråga:",
        "Nyckelrisk:",
    ],
)
def test_a_kind_before_titles_that_differ_is_left_out(kind: str) -> None:
    assert names(f"{kind} Attest", f"{kind} Hot i tjänsten", "Kultur: Bad") == ["Attest", "Hot i tjänsten", None]


def test_a_word_that_may_be_a_subject_stays() -> None:
    subjects = ("Familjehem: avtal", "Familjehem: lön", "Familjehem: tillsyn")
    assert names(*subjects) == list(subjects)
    assert names("Mål: Läsning", "Kultur") == ["Mål: Läsning", "Kultur"]


def test_one_of_another_kind_may_follow() -> None:
    found = names("Mål: Trygg skola", "Mål: God miljö", "Uppdrag: Ny simhall", "Kulturhus")
    assert found == ["Trygg skola", "God miljö", "Ny simhall", None]


def test_any_word_is_a_kind_that_the_text_counts_as_many_of() -> None:
    headings = ("Ledstjärna: Tillit", "Ledstjärna: Mod", "Ledstjärna: Lust")
    assert names(*headings, text="Programmet har tre gemensamma ledstjärnor.") == ["Tillit", "Mod", "Lust"]
    assert names(*headings, text="Programmet har fyra gemensamma ledstjärnor.") == list(headings)


def test_what_comes_once_under_each_area_is_told_of_it() -> None:
    found = told(("Läsning", 14), ("Åtgärd: Lästid", 11), ("Matematik", 14), ("Åtgärd: Läxhjälp", 11))
    assert [name for role, name in found if role == "area"] == ["Läsning", "Matematik"]


def test_headings_that_say_little_over_kinds_gather_them() -> None:
    found = told(
        ("3.1 En god uppväxt", -14),
        ("Nämndmål: Fritid", 11),
        ("Nämndmål: Kulturskola", 11),
        ("3.2 En attraktiv kommun", -14),
        ("Nämndmål: Mötesplatser", 11),
    )
    assert [name for role, name in found if role == "area"] == ["Fritid", "Kulturskola", "Mötesplatser"]


def test_a_kind_over_a_kind_gathers_where_it_has_no_text_of_its_own() -> None:
    headings = [("Process: Inköp", -14), ("Moment: Attest", 11), ("Moment: Avtal", 11)]
    headings += [("Process: Lön", -14), ("Moment: Jäv", 11)]
    assert [name for role, name in told(*headings) if role == "area"] == ["Attest", "Avtal", "Jäv"]
    headings[0] = ("Process: Inköp", 14)
    assert [name for role, name in told(*headings) if role == "area"] == ["Inköp", "Lön"]


def test_a_kind_divides_a_heading_that_tells_of_itself() -> None:
    lines = [line("1 En god uppväxt", 0, 14, True), *(line(f"{TEXT} {TEXT}", row) for row in (1, 2))]
    lines += [line("Insats: Fritid", 4, 11, True), line(TEXT, 5), line("Insats: Kulturskola", 6, 11, True)]
    lines += [line(TEXT, 7), line("2 En attraktiv kommun", 8, 14, True)]
    lines += [line("Insats: Mötesplatser", 9, 11, True), line(TEXT, 10)]
    found = roles(*lines)
    assert [name for role, name in found if role == "area"] == ["1", "2"]


def test_what_comes_again_between_kinds_in_their_size_divides_them() -> None:
    found = names("Mål: Läsning", "Resultat", "Nästa steg", "Mål: Matematik", "Resultat", "Nästa steg", "Slutord")
    assert found == ["Läsning", None, None, "Matematik", None, None, None]
    roles_ = told(*((one, 12.0) for one in ("Mål: Läsning", "Nästa steg", "Mål: Fritid", "Nästa steg", "Slutord")))
    assert [role for role, _ in roles_] == ["area", "inner", "area", "inner", "general"]


def test_labels_in_any_order_after_a_kind() -> None:
    assert names("Kontrollpunkt A – Attest", "Kontrollpunkt C – Bidrag", "Kontrollpunkt B – Nycklar") == [
        "A",
        "C",
        "B",
    ]
    assert names("Nyckelrisk R2 Hot", "Nyckelrisk R1 Jäv") == ["R2", "R1"]
    bound = ("Nyckelrisk R2 Hot", "Nyckelrisk R2 Jäv")
    assert names(*bound) == list(bound)


def test_a_label_of_a_letter_and_a_number_needs_a_sign_after_it() -> None:
    area = area_of_heading("Uppdrag U1: Plan för idrott")
    assert area
    assert (area.label, area.title) == ("U1", "Plan för idrott")
    assert area_of_heading("Projekt E6 Norr om staden") is None
    assert follows(Label("U1", ("called",), 10), Label("U2", ("called",), 10))
