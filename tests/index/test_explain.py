"""Why a stretch of text is a match, in words."""

import pytest

from index.explain import explained
from index.search import search
from ingest.keeping.archive import Archive
from tests.conftest import SPRING_2014, archived, report_of


@pytest.mark.parametrize(
    ("query", "text", "said"),
    [
        ("nämnden", "Nämnden", ""),
        ("nämnd", "nämnderna", "böjning av ”nämnd”"),
        ("nämnd", "facknämnder", "sammansättning med ”nämnd”"),
        ("kulturnämnd", "Kultur- och fritidsnämnden", "böjning av ”kulturnämnd”"),
        ('"ny organisation"', "nya organisationen", "böjning av ”ny organisation”"),
        ("stöd*", "stödprocesserna", "börjar med ”stöd”"),
        ("orgnisation~", "organisation", "stavas nästan som ”orgnisation”"),
        ("organisation~", "organisation", ""),
        ("plan ELLER nämnd", "nämnder", "böjning av ”nämnd”"),
    ],
)
def test_what_is_said_of_a_match(
    tmp_path_factory: pytest.TempPathFactory, query: str, text: str, said: str
) -> None:
    archive = archived(tmp_path_factory.mktemp("explain"), report_of("r", (SPRING_2014, {"I": text})))
    (hit,) = search(archive, query).hits
    (reason,) = hit.reasons
    assert hit.text[hit.highlights[0].start : hit.highlights[0].end] == text
    assert explained(reason, text) == said


@pytest.mark.parametrize("query", ["nämnd", "kulturnämnd ELLER plan*", "kommunstyrelsen ELLER organistion~"])
def test_every_highlight_has_its_reason(demonstration: Archive, query: str) -> None:
    found = search(demonstration, query, limit=1000)
    assert found.hits
    for hit in found.hits:
        assert len(hit.reasons) == len(hit.highlights) > 0
