"""Every query in the tables of docs/sokfragor.md is asked, and finds what the page says."""

import re

import pytest

from index.query import parse
from index.search import search
from ingest.errors import QueryError
from ingest.keeping.archive import Archive
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "sokfragor.md").read_text(encoding="utf-8")
TABLES = PAGE.split("## Hur nära")[0]
QUERIES = re.findall(r"^\| `([^`]+)` \|", TABLES, re.MULTILINE)


def total(archive: Archive, query: str) -> int:
    return search(archive, query, strictness="inflected").total


def test_the_page_has_examples() -> None:
    assert len(QUERIES) >= 20


@pytest.mark.parametrize("query", QUERIES)
def test_every_example_is_read_without_a_remark(demonstration: Archive, query: str) -> None:
    assert parse(query) is not None
    assert not search(demonstration, query).bounded


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        ("nämnd budget", "budget"),
        ("skola INTE rektor", "skola"),
        ("skola", "skola ELLER förskola"),
        ('"ny organisation"', "ny organisation"),
        ("ledar~1", "ledar~"),
        ("enhet:KS", "enhet:(KS ELLER KF)"),
        ("år:2014", "år:2013..2016"),
        ("år:2013..2016", "år:..2016"),
        ("förskola område:II år:2013..2016", "förskola"),
    ],
)
def test_what_narrows_and_what_widens(demonstration: Archive, narrow: str, wide: str) -> None:
    assert total(demonstration, narrow) <= total(demonstration, wide)


@pytest.mark.parametrize(
    ("one", "same"),
    [
        ("skola OR förskola", "skola ELLER förskola"),
        ("skola -rektor", "skola INTE rektor"),
        ("unit:kommunstyrelsen", "enhet:kommunstyrelsen"),
        ("year:2014", "år:2014"),
        ("§190", "beslut:§190"),
    ],
)
def test_two_ways_of_writing_ask_the_same(demonstration: Archive, one: str, same: str) -> None:
    assert total(demonstration, one) == total(demonstration, same)


@pytest.mark.parametrize("query", ["enhet:kommunstyrelsen", "roll:rektor", "område:II", "år:2013..2016", "stöd*"])
def test_examples_of_fields_find_something(demonstration: Archive, query: str) -> None:
    assert total(demonstration, query) > 0


def test_the_mistake_on_the_page_is_told_so(demonstration: Archive) -> None:
    with pytest.raises(QueryError, match=re.escape("Plats 1: Parentesen saknar slut. Menade du (nämnd)?")):
        search(demonstration, "(nämnd")
