"""Why a stretch of text is a match."""

import pytest

from index.explain import Explainer
from index.results import Filters
from index.search import search
from ingest.archive import Archive


@pytest.mark.parametrize(
    ("query", "match", "said"),
    [
        ("nämnden", "Nämnden", "samma ord som i frågan"),
        ("nämnd", "nämnderna", "böjning av ”nämnd”"),
        ("nämnd", "facknämnder", "sammansättning med ”nämnd”"),
        ("kulturnämnd", "Kultur- och fritidsnämnden", "sammansättning med ”kulturnämnd”"),
        ("kultur- och fritidsnämnd", "fritidsnämnden", "böjning av ”fritidsnämnd”"),
        ('"ny organisation"', "nya organisationen", "frasen ”ny organisation”"),
        ("stöd*", "stödprocesserna", "börjar med ”stöd”"),
        ("orgnisation~", "organisation", "stavas nästan som ”orgnisation”"),
        ("plan ELLER nämnd", "nämnder", "böjning av ”nämnd”"),
        ("nämnd* nämnden", "nämnden", "samma ord som i frågan"),
    ],
)
def test_what_is_said_of_a_match(query: str, match: str, said: str) -> None:
    why = Explainer(query)(match)
    assert why
    assert why.said == said


def test_what_must_not_be_there_explains_nothing() -> None:
    assert Explainer("plan INTE nämnd")("nämnden") is None
    assert Explainer("")("nämnden") is None


@pytest.mark.parametrize(
    "query", ["nämnd", "kulturnämnd plan*", "kommunstyrelsen ELLER organistion~", '"gemensam nämnd"~3']
)
def test_every_highlight_is_explained(demonstration: Archive, query: str) -> None:
    explainer = Explainer(query)
    found = search(demonstration, query, Filters(), limit=1000)
    matches = {hit.text[span.start : span.end] for hit in found.hits for span in hit.highlights}
    assert matches
    assert [match for match in matches if explainer(match) is None] == []
