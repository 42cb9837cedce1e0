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
