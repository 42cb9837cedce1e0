"""Why a stretch of text is a match, in words."""

from pathlib import Path

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
        ("kulturnämnd", "Kultur- och fritidsnämnden", "samordnad sammansättning med ”kulturnämnd”"),
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


NAMES = "Plan-, bygg- och miljönämndens svar. Miljö- och byggnämnden svarade i plannämndens ställe."


@pytest.mark.parametrize(
    ("query", "text", "said"),
    [
        (
            "plan-, bygg- och miljönämnden",
            NAMES,
            {
                "Plan-, bygg- och miljönämndens": "böjning av ”plan-, bygg- och miljönämnden”",
                "Miljö- och byggnämnden": "ord ur ”plan-, bygg- och miljönämnden”",
                "plannämndens": "ord ur ”plan-, bygg- och miljönämnden”",
            },
        ),
        ("miljö– och byggnämnden", "Miljö- och\nbyggnämnden svarade.", {"Miljö- och\nbyggnämnden": ""}),
        ("in- eller utlåning", "All utlåning.", {"utlåning": "ord ur ”in- eller utlåning”"}),
    ],
)
def test_another_name_with_the_words_of_a_coordinated_compound_is_not_the_one_asked_for(
    tmp_path: Path, query: str, text: str, said: dict[str, str]
) -> None:
    (hit,) = search(archived(tmp_path, report_of("r", (SPRING_2014, {"I": text}))), query).hits
    marked = [text[span.start : span.end] for span in hit.highlights]
    assert {one: explained(reason, one) for one, reason in zip(marked, hit.reasons, strict=True)} == said


def test_a_coordinated_compound_as_it_is_asked_for_comes_before_its_words_in_other_names(tmp_path: Path) -> None:
    texts = {
        "I": "Miljö- och byggnämnden, plannämnden, byggnämnden och miljönämnden. " * 3,
        "II": "Ett svar från plan-, bygg- och miljönämnder i många kommuner lästes upp.",
        "III": "Plan-, bygg- och miljönämnden.",
    }
    archive = archived(tmp_path, report_of("r", (SPRING_2014, texts)))
    hits = search(archive, "plan-, bygg- och miljönämnden").hits
    assert [hit.area and hit.area.label for hit in hits] == ["III", "II", "I"]


@pytest.mark.parametrize("query", ["nämnd", "kulturnämnd ELLER plan*", "kommunstyrelsen ELLER organistion~"])
def test_every_highlight_has_its_reason(demonstration: Archive, query: str) -> None:
    found = search(demonstration, query, limit=1000)
    assert found.hits
    for hit in found.hits:
        assert len(hit.reasons) == len(hit.highlights) > 0
