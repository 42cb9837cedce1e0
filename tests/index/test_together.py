"""Facets whose values and counts are what their filters find, also where a register was edited by hand."""

from pathlib import Path

import msgspec
import pytest

from index.reader import open_reader
from index.results import Facet, Filters
from index.search import matching, search
from index.synonyms import synonyms
from index.together import together
from ingest.keeping.archive import Archive
from ingest.report import Label, Mention, Report
from tests.conftest import AUTUMN_2014, SPRING_2014, archived, report_of

UNITS = ("KS", "kommunstyrelse", "KF", "ekonomienhet", "controllerenhet", "BUN", "barnnämnd", "bygglovsenhet")
ROLES = ("rektor", "skolledare")
TEXTS = {
    "I": "KS och kommunstyrelse sade att KF var med.",
    "II": "En rektor i kommunstyrelse var med.",
    "III": "En ekonomienhet och en skolledare var med.",
    "IV": "En controllerenhet var med KS och KS.",
    "V": "Både BUN och barnnämnd var med.",
    "VI": "En bygglovsenhet var med BUN.",
}


def annotated(report: Report) -> Report:
    """A report whose units and roles were read without a register."""

    def mentions(text: str) -> tuple[Mention, ...]:
        labelled: list[tuple[Label, str]] = [
            *(("UNIT", unit) for unit in UNITS),
            *(("ROLE", one) for one in ROLES),
        ]
        places = ((text.find(name), name, label) for label, name in labelled)
        return tuple(Mention(label, name, at, at + len(name), name) for at, name, label in places if at >= 0)

    sections = (msgspec.structs.replace(one, mentions=mentions(one.text)) for one in report.sections)
    return msgspec.structs.replace(report, sections=tuple(sections))


def written(archive: Archive, register: str) -> None:
    archive.register_file.write_text(register, encoding="utf-8")


def shown(archive: Archive, facet: Facet, filters: Filters = Filters(), query: str = "") -> dict[str, int]:  # noqa: B008
    return {one.value: one.count for one in search(archive, query, filters).facets[facet]}


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return archived(
        tmp_path,
        annotated(report_of("2014-var", (SPRING_2014, TEXTS))),
        annotated(report_of("2014-host", (AUTUMN_2014, {"I": "Kommunen: KS, kommunstyrelse."}))),
    )


ALIASES = """
[[unit]]
name = "kommunstyrelsen"
aliases = ["KS"]
[[role]]
name = "rektor"
aliases = ["skolledare"]
"""
SUCCESSION = """
[[unit]]
name = "controllerenhet"
[[unit.predecessor]]
name = "ekonomienhet"
"""
SHARED = """
[[unit]]
name = "barnnämnd"
aliases = ["BUN"]
[[unit]]
name = "bygglovsenhet"
aliases = ["BUN"]
"""


def test_names_that_a_filter_takes_together_are_one_value(archive: Archive) -> None:
    assert (shown(archive, "unit")["KS"], shown(archive, "unit")["kommunstyrelse"]) == (3, 3)
    written(archive, ALIASES)
    units = shown(archive, "unit")
    assert units["kommunstyrelsen"] == search(archive, "enhet:KS").total == 4
    assert not units.keys() & {"KS", "kommunstyrelse"}
    assert shown(archive, "role") == {"rektor": 2}
    written(archive, "")
    assert shown(archive, "unit")["KS"] == 3


@pytest.mark.parametrize("register", ["", ALIASES, SUCCESSION, SHARED, ALIASES + SUCCESSION + SHARED])
@pytest.mark.parametrize("succession", [False, True])
@pytest.mark.parametrize("query", ["", "kommunstyrelse", "med INTE KS"])
def test_a_value_counts_what_its_filter_finds(
    archive: Archive, register: str, succession: bool, query: str
) -> None:
    written(archive, register)
    for facet in ("unit", "role"):
        values = shown(archive, facet, Filters(succession=succession), query)  # type: ignore[arg-type]
        assert values
        for value, count in values.items():
            chosen = Filters(**{facet: (value,)}, succession=succession)  # type: ignore[arg-type]
            assert len(matching(archive, query, chosen)) == count
            assert shown(archive, facet, chosen, query)[value] == count  # type: ignore[arg-type]


def test_a_name_of_several_units_is_a_value_of_its_own(archive: Archive) -> None:
    written(archive, SHARED)
    units = shown(archive, "unit")
    assert (units["BUN"], units["barnnämnd"], units["bygglovsenhet"]) == (2, 2, 2)


def test_before_and_after_are_together_where_a_search_takes_them_so(archive: Archive) -> None:
    written(archive, SUCCESSION)
    assert shown(archive, "unit")["controllerenhet"] == 1
    wide = shown(archive, "unit", Filters(succession=True))
    assert (wide["controllerenhet"], wide["ekonomienhet"]) == (2, 1)


def test_a_value_is_called_as_it_was_chosen(archive: Archive) -> None:
    written(archive, ALIASES)
    assert shown(archive, "unit", Filters(unit=("KS",)))["KS"] == 4
    assert shown(archive, "unit", Filters(without=Filters(unit=("ks",))))["ks"] == 4


def test_names_are_resolved_once_for_an_index_and_a_register(archive: Archive) -> None:
    written(archive, ALIASES)
    reader = open_reader(archive)
    first = together(reader, synonyms(archive), False)
    assert together(open_reader(archive), synonyms(archive), False) is first
    assert together(reader, synonyms(archive), True) is not first
    written(archive, SHARED)
    assert together(open_reader(archive), synonyms(archive), False) is not first
