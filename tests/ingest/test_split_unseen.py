"""Reports kept back from the making of the rules, until each was measured once; now none may be split worse.

Sources of those in `unseen` are in benchmarks/layouts/unseen; those in `blind` were made by somebody who did not
know the rules. What they gave when first measured is in docs/quality.md.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.layouts.unseen.__main__ import HERE, filled, gold
from benchmarks.split import score_of
from ingest.pages import pdf
from ingest.pages.glyphs import read_glyphs
from ingest.pages.page import Page
from ingest.read import read_report
from ingest.register import Register
from tests.ingest.parts.test_coverage import characters, check

UNSEEN = Path(__file__).parent / "unseen"
GOLD = sorted(UNSEEN.glob("*.gold.json"))
BLIND = sorted((Path(__file__).parent / "blind").glob("*.gold.json"))


def test_every_source_has_its_report() -> None:
    assert [path.name[:-10] for path in GOLD] == sorted(source.stem for source in HERE.glob("*.html"))


@pytest.mark.parametrize("path", [*GOLD, *BLIND], ids=lambda path: path.name[:-10])
def test_it_is_split_as_its_gold_says_and_every_character_of_it_is_accounted_for(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: dict[int, list[str]] = {}

    def noting(page: Any) -> Page:
        """Interpreting a page takes half the time of all: its characters are noted when it is read."""
        found[page.page_number] = characters(page)
        return read_glyphs(page)

    monkeypatch.setattr(pdf, "read_glyphs", noting)
    report = read_report(path.with_name(path.name.replace(".gold.json", ".pdf")), Register())
    score, wrong = score_of(path, report)
    assert not wrong
    assert min(score.figures) > 0.99
    check(found, report, allowed=0.1)
    told = [*report.rounds, *(section.area for section in report.sections if section.area)]
    assert [one for one in told if not one.reason] == []


@pytest.mark.parametrize("source", sorted(HERE.glob("*.html")), ids=lambda source: source.stem)
def test_the_gold_is_what_the_source_says(source: Path) -> None:
    _, reader = filled(source.read_text(encoding="utf-8"))
    kept = json.loads((UNSEEN / f"{source.stem}.gold.json").read_text(encoding="utf-8"))
    assert kept == json.loads(json.dumps(gold(source.stem, reader)))
