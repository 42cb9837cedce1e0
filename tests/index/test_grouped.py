"""Numbers are found however their digits are grouped."""

import pytest

from index.grouped import in_groups, is_whole, together
from index.search import search
from ingest.keeping.archive import Archive
from tests.conftest import SPRING_2014, archived, report_of

TEXTS = {
    "I": "Kostnaden blev 1 250 000 kronor.",
    "II": "Kostnaden blev 1250000 kr, mot 250\u00a0000 förra året.",
    "III": "Kostnaden blev 1.250.000 kronor år 2014.",
    "IV": "Listan: 1, 250, 000. Det var 2 014 elever och 3 500 böcker.",
    "V": "Det blev 31 250 000 kronor.",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return archived(tmp_path_factory.mktemp("grouped"), report_of("var", (SPRING_2014, TEXTS)))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("1250000", ["I", "II", "III"]),
        ("1250000 kronor", ["I", "III"]),
        ("1.250.000", ["I", "II", "III"]),
        ("250000", ["II"]),  # neither 1 250 000 nor 31 250 000
        ("31250000", ["V"]),
        ("3500", ["IV"]),
        ("2014", ["III"]),  # a year
        ("1 250 000", ["I", "II", "III", "IV"]),  # a phrase, whatever is between its words
    ],
)
def test_a_number_is_found_in_groups_and_together(archive: Archive, query: str, found: list[str]) -> None:
    hits = search(archive, query, strictness="inflected").hits
    assert sorted(hit.section.rsplit("-", 1)[1] for hit in hits) == found


def test_as_typed_is_as_typed(archive: Archive) -> None:
    assert search(archive, "1250000", strictness="exact").total == 1


def test_the_whole_number_is_marked(archive: Archive) -> None:
    page = search(archive, "1250000")
    assert {hit.text[span.start : span.end] for hit in page.hits for span in hit.highlights} == {
        "1 250 000", "1250000", "1.250.000",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1250000", "1250000"),
        ("1 250 000", "1250000"),
        ("3500", "3500"),
        ("2 014", "2014"),
        ("1.250.000", "1250000"),
        ("2014", ""),
    ]
    + [(text, "") for text in ("500", "0700", "1 25", "1,5", "1.5", "1.250 000", "elva", "12 000 kr")],
)
def test_what_is_a_number(text: str, number: str) -> None:
    assert together(text) == number


def test_groups() -> None:
    assert in_groups("1250000") == "1 250 000"
    assert is_whole("blev 250 000 kr", 5, 12)
    assert not is_whole("blev 1 250 000 kr", 7, 14)
    assert not is_whole("blev 250 000 000 kr", 5, 12)
    assert is_whole("år 2014 250 000 kr", 8, 15)
