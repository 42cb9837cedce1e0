"""Phrases: found in all forms and as written, in the same way where they are few and where they are many."""

import pytest

from index import postings
from index.results import ResultPage
from index.search import search
from ingest.keeping.archive import Archive
from tests.conftest import SPRING_2014, archived, report_of

TEXTS = {
    "I": "Nya planer antogs. De nya planerna gäller. Nya\u00adplaner finns inte, en ny plan finns.",
    "II": "Kultur- och fritidsnämndens nya planer är nya planer.",
    "III": "Planer nya och gamla. NYA PLANER.",
    "IV": "Allt nytt planeras.",
    "V": "Ny plan. Ny plan. Ny plan.",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return archived(tmp_path_factory.mktemp("phrases"), report_of("var", (SPRING_2014, TEXTS)))


def told(page: ResultPage) -> list[tuple[str, str, float, list[str], list[str]]]:
    """What is shown of each hit, its score, and why it is one."""
    return [
        (
            hit.report,
            hit.section,
            hit.score,
            [hit.text[span.start : span.end] for span in hit.highlights],
            [one.how for one in hit.reasons],
        )
        for hit in page.hits
    ]


@pytest.mark.parametrize(
    "query",
    ['"nya planer"', '"ny plan"', '"nya planer"~2', '"fritidsnämnden nya"', '"nya planer är nya"', '"planer nya"'],
)
def test_few_places_are_read_from_the_text_as_many_are_from_the_index(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    few = told(search(archive, query))
    monkeypatch.setattr(postings, "HANDFUL", 0)
    assert few == told(search(archive, query))
    assert few


def test_a_phrase_as_written_comes_before_its_inflections(archive: Archive) -> None:
    hits = search(archive, '"nya planer"').hits
    assert [hit.section.rsplit("-", 1)[1] for hit in hits][-1:] == ["V"]
    assert len(hits) == 4
    marked = {
        (hit.text[span.start : span.end], reason.how)
        for hit in hits
        for span, reason in zip(hit.highlights, hit.reasons, strict=True)
    }
    assert marked == {
        ("nya planer", "form"), ("NYA PLANER", "form"), ("Nya planer", "form"),
        ("nya planerna", "stem"), ("ny plan", "stem"), ("Ny plan", "stem"),
    }  # fmt: skip


RANGES = {
    "I": "Vid månadsskiftet oktober–november 2014 är det klart. I november togs det upp.",
    "II": "Perioden maj—augusti. VA–chefen svarade.",
    "III": "VA-chefen och perioden oktober-november.",
}


@pytest.fixture(scope="module")
def ranges(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return archived(tmp_path_factory.mktemp("ranges"), report_of("var", (SPRING_2014, RANGES)))


@pytest.mark.parametrize("handful", [0, postings.HANDFUL])
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("oktober", ["I"]),
        ("maj", ["II"]),
        ("augustis", ["II"]),
        ("oktober–november", ["I", "III"]),
        ("oktober—november", ["I", "III"]),
        ("oktober―november", ["I", "III"]),
        ("oktober-november", ["I", "III"]),
        ("VA-chef", ["II", "III"]),
        ("VA–chef", ["II", "III"]),
        ('"november 2014"', ["I"]),
        ('"månadsskiftet oktober"', ["I"]),
        ('"månadsskiftet oktober–november 2014"', ["I"]),
        ('"perioden maj"', ["II"]),
    ],
)
def test_a_long_dash_between_words_is_a_range_or_a_hyphen(
    ranges: Archive, monkeypatch: pytest.MonkeyPatch, query: str, found: list[str], handful: int
) -> None:
    monkeypatch.setattr(postings, "HANDFUL", handful)
    page = search(ranges, query, strictness="inflected")
    assert sorted(hit.section.rsplit("-", 1)[1] for hit in page.hits) == found


def test_a_word_of_a_range_is_as_written(ranges: Archive) -> None:
    page = search(ranges, '"månadsskiftet oktober"', strictness="exact")
    assert [hit.text[span.start : span.end] for hit in page.hits for span in hit.highlights] == [
        "månadsskiftet oktober–november"
    ]
    assert [len(hit.highlights) for hit in search(ranges, "november", strictness="exact").hits] == [2]
