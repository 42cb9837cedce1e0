"""A phrase is found in each way of writing it: digits in groups or together, words held by a dash or not."""

import pytest

from index.search import search
from index.ways import is_whole, ways
from ingest.keeping.archive import Archive
from tests.conftest import SPRING_2014, archived, report_of

TEXTS = {
    "I": "Kostnaden blev 1 250 000 kronor.",
    "II": "Kostnaden blev 1250000 kr, mot 250\u00a0000 förra året.",
    "III": "Kostnaden blev 1.250.000 kronor år 2014.",
    "IV": "Listan: 1, 250, 000. Det var 2 014 elever och 3 500 böcker.",
    "V": "Det blev 31 250 000 kronor.",
    "VI": "Vid skiftet oktober–november fick IT-avdelningen det.",
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
        ("1 250 000", ["I", "II", "III"]),
        ("250 000", ["II"]),
        ('"1250000 kronor"', ["I", "III"]),
        ('"1 250 000 kronor"', ["I", "III"]),
        ('"blev 1.250.000"', ["I", "II", "III"]),
        ('"250 000 kronor"', []),
        ('"var 2014 elever"', []),  # a year
        ('"oktober november"', ["VI"]),
        ('"skiftet oktober november"', ["VI"]),
        ('"it avdelning"', ["VI"]),
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
    ("text", "others"),
    [
        ("1250000", ["1 250 000", "1.250.000"]),
        ("1 250 000", ["1250000", "1.250.000"]),
        ("12 000 kr", ["12000 kr", "12.000 kr"]),
        ("av 2 014 kr 2014", ["av 2014 kr 2014", "av 2.014 kr 2014"]),
        ("ny plan nu", ["ny-plan nu", "ny plan-nu"]),
        ("ny, plan", []),
    ]
    + [
        (text, [])
        for text in ("2014", "500", "0700", "1 25", "1,5", "1.5", "1.250 000", "elva", "1 250,5", "A1234")
    ],
)
def test_the_other_ways_of_writing_it(text: str, others: list[str]) -> None:
    assert list(ways(text)) == others


@pytest.mark.parametrize(
    ("text", "stretch", "whole"),
    [
        ("blev 250 000 kr", "250 000", True),
        ("blev 1 250 000 kr", "250 000", False),
        ("blev 1 250 000 kr", "250 000 kr", False),
        ("blev 250 000 000 kr", "250 000", False),
        ("år 2014 250 000 kr", "250 000", True),
        ("blev 50 000", "50 000", True),
        ("1, 250, 000", "1, 250, 000", False),
    ],
)
def test_whether_a_number_has_all_its_groups(text: str, stretch: str, whole: bool) -> None:
    start = text.index(stretch)
    assert is_whole(text, start, start + len(stretch)) == whole
