"""A spaCy pipeline of the user's own adds persons and places; units and roles stay ours."""

from pathlib import Path

import pytest
import spacy

from ingest.annotate import annotate
from ingest.keeping.archive import Archive
from ingest.ner.people_and_places import MissingPipeline
from ingest.pipeline import ingest
from ingest.register import Register
from tests.conftest import ROOT, section

TEXT = "Socialnämnden i Norrsele utsåg Karin Berg till ordförande."


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A small pipeline on disk, with the labels of sv_core_news_lg."""
    nlp = spacy.blank("sv")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [
            {"label": "PRS", "pattern": "Karin Berg"},
            {"label": "LOC", "pattern": "Norrsele"},
            {"label": "ORG", "pattern": "Socialnämnden"},
            {"label": "PRS", "pattern": "ordförande"},
        ]
    )
    folder: Path = tmp_path_factory.mktemp("pipeline") / "small"
    nlp.to_disk(folder)
    return str(folder)


def found(register: Register) -> list[tuple[str, str]]:
    (annotated,) = annotate([section(1, TEXT)], register)
    return [(mention.label, mention.text) for mention in annotated.mentions]


def test_persons_and_places_are_added(pipeline: str) -> None:
    ours = [("UNIT", "Socialnämnden"), ("ROLE", "ordförande")]
    assert found(Register()) == ours
    assert found(Register(pipeline=pipeline)) == [
        ("UNIT", "Socialnämnden"),
        ("PLACE", "Norrsele"),
        ("PERSON", "Karin Berg"),
        ("ROLE", "ordförande"),
    ]


def test_a_pipeline_that_is_not_installed_is_named() -> None:
    with pytest.raises(MissingPipeline, match="sv_core_news_xl"):
        found(Register(pipeline="sv_core_news_xl"))


def test_a_run_with_a_register_that_names_one_ends_before_any_file_is_refused(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.register_file.write_text('pipeline = "sv_core_news_xl"\n')
    with pytest.raises(MissingPipeline, match=r"register\.toml anger spaCy-modellen sv_core_news_xl"):
        ingest(archive, [ROOT / "corpus" / "reports" / "2014-var.pdf"])
    assert archive.given() == []
