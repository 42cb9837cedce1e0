"""Real reports, where they lie beside the project: the one that has a gold file must be split exactly so."""

import json
from pathlib import Path

from ingest.read import read_report
from ingest.register import Register
from tests.conftest import real_reports, require

GOLD = "nacka-styrning-och-ledning-bilaga-1"


def folder() -> Path:
    found = real_reports()
    require(found is not None, "real reports beside the project")
    assert found
    return found


def test_the_first_report_is_split_as_its_gold_file_says() -> None:
    gold = json.loads((folder() / f"{GOLD}.gold.json").read_text())
    report = read_report(folder() / f"{GOLD}.pdf", Register())
    assert report.title == gold["title"]
    assert [
        {"label": r.label, "year": r.year, "start": r.start.isoformat(), "end": r.end.isoformat()}
        for r in report.rounds
    ] == gold["rounds"]
    assert [
        {
            "round": s.round,
            "area": {"label": s.area.label, "title": s.area.title} if s.area else None,
            "item": s.item,
            "text": s.text,
        }
        for s in report.sections
    ] == gold["sections"]
    assert [
        {"date": d.date.isoformat(), "paragraph": d.paragraph, "body": d.body, "round": d.round}
        for d in report.decisions
    ] == gold["decisions"]


def test_minutes_are_one_part_and_nothing_is_invented() -> None:
    report = read_report(folder() / "real" / "nacka-kommunstyrelsen-protokoll-2018-06-04.pdf", Register())
    assert report.rounds == ()
    assert len(report.sections) == 1


def test_a_yearly_report_has_the_round_of_its_title_and_its_goals_as_areas() -> None:
    report = read_report(folder() / "real" / "nacka-valfard-skola-arsbokslut-2018.pdf", Register())
    assert [told.label for told in report.rounds] == ["2018"]
    titles = {section.area.title for section in report.sections if section.area}
    assert {"Bästa utveckling för alla", "Stark och balanserad tillväxt"} <= titles
