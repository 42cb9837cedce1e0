"""Did you mean: slips of the keyboard, Swedish spelling, and letters without their rings and dots."""

from pathlib import Path

import pytest

from index.likely import likeliest
from index.reader import open_reader
from index.search import search
from ingest.keeping.archive import Archive
from tests.conftest import AUTUMN_2014, SPRING_2014, archived, report_of

TEXT = """Kommunstyrelsen har inrättat ett kontaktcenter. Återkopplingen om skötseln av gator och växtlighet har
tillsammans med tjänsten e-arkiv getts till socialnämnden, som ser över rutiner, stjälkar och kassar. Hemtjänsten
och rekryteringen av digitaliseringschefen av tre råd med data söktes ks 10:30. Controllrarna sökt xyzzyernas.
Bygg med bygglov."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder: Path = tmp_path_factory.mktemp("likely")
    return archived(
        folder, report_of("a", (SPRING_2014, {"I": TEXT})), report_of("b", (AUTUMN_2014, {"I": "Ja."}))
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kommunstyrlesen", "kommunstyrelsen"),
        ("ommunstyrelsen", "kommunstyrelsen"),
        ("lommunstyrelsen", "kommunstyrelsen"),
        ("kontaktcenyer", "kontaktcenter"),
        ("kontaktsenter", "kontaktcenter"),
        ("aterkopplingen", "återkopplingen"),
        ("återkoplingen", "återkopplingen"),
        ("sjötseln", "skötseln"),
        ("tilsammans", "tillsammans"),
        ("rutinnens", "rutinens"),  # only rutiner is there
        ("hemtjanst", "hemtjänst"),  # only hemtjänsten is there
        ("socialnamnd", "socialnämnd"),
        ("rekryttering", "rekrytering"),
        ("digitalisringschef", "digitaliseringschef"),
        ("bygglv", "bygglov"),  # not bygg, which two letters would have to leave
        ("xyzy", None),  # of xyzzyernas there is no base form
        ("rad", "råd"),  # Swedish, but a likely slip
        ("tassar", None),  # Swedish, and t lies far from k
        ("satt", None),  # Swedish and short
        ("slut", None),
        ("fri", None),
        ("sats", None),
        ("arv", None),
        ("kl", None),
        ("schänsten", None),
        ("zzzz", None),
        ("123", None),
    ],
)
def test_the_word_that_was_meant(archive: Archive, typed: str, meant: str | None) -> None:
    assert likeliest(open_reader(archive), typed) == meant


@pytest.mark.parametrize(
    ("query", "searched"),
    [
        ("lommunstyrelsen~", ("kommunstyrelsen",)),  # a key beside
        ("mocialnämnden~", ()),  # no likely slip
        ("zocialnämnden~", ("socialnämnden",)),
        ("aterkoplingen~", ("återkopplingen",)),  # and a letter more
        ("aterkoplingen~1", ()),
        ("oscialnämnden~1", ("socialnämnden",)),
        ("jänsten~", ()),
        ("chänsten~", ()),
        ("gjutiner~", ()),
        ("hväxtlighet~", ("växtlighet",)),  # a letter that is not heard
        ("kjänsten~", ("tjänsten",)),
        ("tassar~", ()),
        ("j~2", ("ja",)),
    ],
)
def test_similar_words_may_begin_otherwise_after_a_likely_slip(
    archive: Archive, query: str, searched: tuple[str, ...]
) -> None:
    assert search(archive, query).understood[0].searched == searched


def test_a_word_that_is_not_there_is_suggested_beside_others_that_are(archive: Archive) -> None:
    found = search(archive, "växtlighet ELLER kontaktcenyer")
    assert found.total
    assert found.suggestion == "växtlighet ELLER kontaktcenter"
    assert search(archive, "växtlighet ELLER kontaktcenter").suggestion is None


def test_nothing_found_offers_the_words_one_by_one(archive: Archive) -> None:
    found = search(archive, "kontaktcenter simhall INTE badhus")
    assert found.total == 0
    assert [less.query for less in found.relaxed] == ["kontaktcenter INTE badhus"]
    assert search(archive, "kontaktcenter simhall INTE gator").relaxed == ()  # they stand in one section
    assert search(archive, "simhall").relaxed == ()


@pytest.mark.parametrize(
    ("query", "offered"),
    [
        ("hur gick det med kontaktcenter simhall", "kontaktcenter"),
        ("hur gick det med personalutvecklingen", "personal ELLER utvecklingen"),
        ("hur gick det med simhallen", None),
        ("hur gick simhall roll:rektor", None),
        ("hur gick inte", "hur ELLER gick"),
    ],
)
def test_what_is_offered_keeps_the_words_that_say_something(
    tmp_path: Path, query: str, offered: str | None
) -> None:
    text = "Hur det gick: kontaktcenter fick personal, och utvecklingen stannade."
    archive = archived(tmp_path, report_of("2014-var", (SPRING_2014, {"I": text})))
    assert [less.query for less in search(archive, query).relaxed] == ([offered] if offered else [])


def test_what_was_left_out_of_a_query_is_said(archive: Archive) -> None:
    assert "”och”" in search(archive, "gator och växtlighet").bounded[0]
    assert search(archive, "och").bounded == ()


def test_a_part_of_compounds_is_suggested_where_parts_are_searched(archive: Archive) -> None:
    assert search(archive, "digtalisering").suggestion == "digitalisering"
    assert search(archive, "digtalisering", strictness="compound").suggestion == "digitalisering"
    assert search(archive, "digtalisering", strictness="inflected").suggestion is None


def test_of_words_that_are_as_near_the_one_that_most_sections_have(tmp_path: Path) -> None:
    areas = {str(number): "Andelen är 12 procent." for number in range(160)} | {"p": "Provet togs."}
    many = archived(tmp_path, report_of("a", (SPRING_2014, areas)))
    assert search(many, "procet").suggestion == "procent"


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [
        ("kontaktcenyer 2014:12", None),  # the archive has no 2014:12
        ("kontaktcenyer återkopplingen", "kontaktcenter återkopplingen"),
        ("kontaktcenyer ja", None),  # in no section together
    ],
)
def test_what_is_suggested_finds_something(archive: Archive, query: str, suggestion: str | None) -> None:
    assert search(archive, query).suggestion == suggestion
