"""What looks odd in a split as a whole is said, and what every report has is not."""

import msgspec
import pytest

from ingest.keeping.review import doubts
from ingest.parts.oddities import oddities
from ingest.report import Area, Section
from tests.conftest import AUTUMN_2014, SPRING_2014, report_of, section

TEXT = "Nämnden har gått igenom samtliga riktlinjer och upphävt dem som inte längre behövs i arbetet."
BOTH = report_of(
    "2014", (SPRING_2014, dict.fromkeys(("I", "II", "III"), TEXT)), (AUTUMN_2014, {"I": TEXT, "II": TEXT})
)


def kinds(
    *sections: Section, title: str = "Rapport", rounds: tuple = (SPRING_2014, AUTUMN_2014)
) -> list[tuple[str, str]]:  # type: ignore[type-arg]
    return [(one.kind, one.section) for one in oddities(title, rounds, sections)]


def area(number: int, label: str | None, text: str = TEXT, round_: int = 0, **places: object) -> Section:
    return section(number, text, round=round_, area=Area(label) if label else None, **places)


def test_an_ordinary_report_is_not_odd() -> None:
    assert kinds(*BOTH.sections) == []
    assert doubts(BOTH) == []


def test_a_label_that_another_round_has_is_missed() -> None:
    first = area(1, "I"), area(2, "II"), area(3, "III")
    swallowing = area(4, "I", f"{TEXT} {TEXT}", round_=1)
    assert kinds(*first, swallowing, area(5, "III", round_=1)) == [("missing", "s5")]
    assert kinds(*first, area(4, "I", round_=1), area(5, "III", round_=1)) == []  # nothing was swallowed
    opening = area(4, None, round_=1)
    assert kinds(*first, opening, area(5, "II", round_=1)) == [("missing", "s5")]
    assert kinds(area(1, "I"), area(2, "III")) == []  # no round has a II


def test_a_round_without_areas_beside_others_that_have_them() -> None:
    assert kinds(area(1, "I"), area(2, "II"), area(3, None, round_=1)) == [("no areas", "s3")]
    assert kinds(area(1, None), area(2, None, round_=1)) == []
    assert kinds(area(1, None, f"{TEXT} " * 20)) == [("no areas", "s1")]


def test_an_area_that_comes_again() -> None:
    assert kinds(area(1, "I"), area(2, "II"), area(3, "I")) == [("again", "s3")]
    assert kinds(area(1, "I"), area(2, "I", item="a"), area(3, "II")) == []


def test_each_time_that_an_area_comes_again_is_told_once_and_apart() -> None:
    sections = [
        *(area(1, "I"), area(2, "II", item="a"), area(3, "I")),
        *(area(4, "II", "Planen är antagen av nämnden i maj.", item="b"), area(5, "II", item="c")),
        *(area(6, "I", "Klart."), area(7, "II", "Budgeten ses över.", item="d")),
    ]
    told = [one.reason for one in oddities("Rapport", (SPRING_2014,), sections) if one.kind == "again"]
    assert told == [
        "Området ”I” kommer igen i samma omgång efter ”II”: ”Nämnden har gått igenom samtliga riktlinjer …”",
        "Området ”II” kommer igen i samma omgång efter ”I”: punkt b, ”Planen är antagen av nämnden i …”",
        "Området ”I” kommer igen i samma omgång efter ”II”: ”Klart.”",
        "Området ”II” kommer igen i samma omgång efter ”I”: punkt d, ”Budgeten ses över.”",
    ]


def test_a_text_that_begins_or_ends_inside_a_sentence() -> None:
    assert kinds(area(1, "I", "och upphävt " + TEXT), area(2, "II", TEXT[:-9])) == [
        ("begins", "s1"),
        ("ends", "s2"),
    ]


@pytest.mark.parametrize(
    "ending",
    [
        "Foto: Kate Visonj",
        "Källa: Kommunens egen statistik för åren",
        "Med vänlig hälsning, Anna Ek",
        "Vänliga hälsningar Anna Ek enhetschef",
        "”Vi hittar något nytt varje söndag.” Rut, deltagare",
        "Andel i rätt tid 81 % 85 % 88 % 100 %",
    ],
)
def test_what_ends_without_a_full_stop_and_is_whole(ending: str) -> None:
    assert kinds(area(1, "I", f"{TEXT} {ending}")) == []
    assert kinds(area(1, "I", f"{TEXT} {ending[:4]} har därefter")) == [("ends", "s1")]


def test_items_of_an_author_who_puts_no_full_stops() -> None:
    bare = [area(number, str(number), TEXT.rstrip(".")) for number in range(1, 5)]
    assert kinds(*bare) == []
    broken = area(4, "4", f"{TEXT} Insatserna utförs")
    assert kinds(*bare[:3], broken) == [("ends", "s4")]
    assert kinds(*bare[:3], area(4, "4", f"{TEXT.rstrip('.')} som")) == [("ends", "s4")]


def test_an_item_that_is_told_round_by_round_does_not_come_again() -> None:
    told = [area(number, "I", round_=number % 2, item=item) for number, item in enumerate(("a", "a", "b", "b"), 2)]
    assert kinds(*told) == []


def test_short_lines_of_a_table_or_a_list_are_no_headings() -> None:
    for lines in (
        ["Tabell 1. Insatser", "Insats Budget Utfall", "Skola 12 14", TEXT],
        ["Syfte", "Ansvar", "Roll", "Omfattning", TEXT],
    ):
        starts = tuple(sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines)))
        assert kinds(area(1, "I", "\n".join(lines), paragraphs=starts)) == []


def test_a_text_much_longer_than_the_others() -> None:
    assert kinds(area(1, "I"), area(2, "II"), area(3, "III", f"{TEXT} " * 12)) == [("long", "s3")]


def test_lines_that_may_be_headings_or_areas() -> None:
    lines = ["Trygg skola", TEXT, "Hållbara resor", TEXT]
    starts = tuple(sum(len(line) + 1 for line in lines[:number]) for number in range(4))
    held = area(1, "I", "\n".join(lines), paragraphs=starts)
    assert kinds(held) == [("headings", "s1")]
    again = area(2, "II", "\n".join(lines), paragraphs=starts)
    assert kinds(held, again) == []  # what recurs divides the areas
    swallowed = area(1, "I", f"{TEXT}\nII. {TEXT}", paragraphs=(0, len(TEXT) + 1))
    assert kinds(swallowed, area(2, "II")) == [("label", "s1")]


def test_a_text_of_words_that_are_none() -> None:
    garbled = " ".join(f"{word}qx" for word in (TEXT * 2).split())
    assert ("unknown words", "s1") in kinds(area(1, "I", garbled + "."))


def test_a_title_that_follows_up_without_a_round() -> None:
    alone = section(1, TEXT, round=None)
    assert kinds(alone, title="Uppföljning av programmet", rounds=()) == [("no rounds", "s1")]
    assert kinds(alone, title="Riktlinjer för resor", rounds=()) == []


def test_it_is_told_with_its_place() -> None:
    sections = (*BOTH.sections[:3], msgspec.structs.replace(BOTH.sections[3], area=None), BOTH.sections[4])
    cut = msgspec.structs.replace(
        BOTH, sections=(*sections[:3], msgspec.structs.replace(sections[3], text=TEXT[:-9]))
    )
    told = {doubt.key: doubt for doubt in doubts(cut)}
    assert told["no areas/1-I"].page == 1
    assert "hösten 2014" in told["no areas/1-I"].what
    assert told["ends/1-I"].section == "1-I"


def test_compounds_and_their_parts_are_words() -> None:
    text = (
        "Upphandlingsenheten har lämnat månadsuppföljning till miljö- och byggnämnden, plan- och byggnämnden, "
        "fritidsnämnden och kulturskolechefen. Livsmedelsupphandlingar, lokalvårdsavtal och skolskjutsavtal "
        "följs av internkontrollplaner, gatukontoret, skolgårdarna, hälsofrågor, arbetsplatsträffar och it-stöd."
    )
    assert kinds(area(1, "I", text)) == []


def test_quotations_are_cut_between_words() -> None:
    told = "och upphävt riktlinjer för livsmedelsupphandlingar som alla i nämnden har fått del av i år."
    (begins,) = oddities("", (), [area(1, "I", told)])
    assert begins.reason.endswith(": ”och upphävt riktlinjer för…”")
    told = "Nämnden har gått igenom de riktlinjer som gällde för alla livsmedelsupphandlingar i kommunen"
    (ends,) = oddities("", (), [area(1, "I", told)])
    assert ends.reason.endswith(": ”…alla livsmedelsupphandlingar i kommunen”")


def test_words_that_were_misread_on_a_scanned_page_are_told() -> None:
    text = f"{TEXT} Arpetet mot neaersrelaterat våld vid stödeentrum i Tallnäs går vidare."
    told = section(1, text, area=Area("I"))
    found = oddities("", (), [told], scanned={told.pages[0]: ()})
    assert [one.reason for one in found] == [
        "Ord på den inskannade sidan kan vara fel lästa: ”neaersrelaterat”, ”stödeentrum”."
    ]
    assert oddities("", (), [told]) == []


def test_numbers_that_a_scanned_page_left_in_doubt_are_told_where_they_stand() -> None:
    told, other = area(1, "I", "Av 254 elever svarade 1130."), area(2, "II", "Enkäten besvarades av 112.")
    found = oddities("", (), [told, other], scanned={told.pages[0]: ("254", "19")})
    assert [(one.kind, one.section) for one in found] == [("misread numbers", told.id)]
    assert "”254”" in found[0].reason


def test_a_title_that_was_misread_is_told() -> None:
    told = section(1, TEXT, area=Area("I"))
    for title in ("\ufffd Stad", "Granskning av arpetet"):
        assert [one.kind for one in oddities(title, (), [told], scanned={1: ()})] == ["misread title"]
    assert oddities("Granskning i Tallnäs", (), [told], scanned={1: ()}) == []
