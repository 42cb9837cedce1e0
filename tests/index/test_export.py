"""Exports: every hit in every format, the same content, and nothing that a spreadsheet would run."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cells import harmless
from index.citation import citation, namesakes, place
from index.export import (
    HEADINGS,
    Export,
    ExportError,
    Row,
    encoded,
    export,
    format_of,
    quotation,
    write,
)
from index.holdings import Holdings
from index.results import Filters
from index.workbook import CUT, LONGEST_CELL
from ingest.keeping.archive import Archive
from ingest.report import Area, Span
from ingest.unseen import shown
from tests.conftest import AUTUMN_2014, SPRING_2014, archived, report_of

ADDRESS = "http://arkiv.example"
EVIL = ["=1+1", "+46", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    areas = {f"{number}": "Nämnden antog en plan. Annat hände. Planen gäller." for number in range(1, 31)}
    first = report_of("2014-var", (SPRING_2014, areas))
    second = report_of("2014-host", (AUTUMN_2014, {"II": "=HYPERLINK(plan)"}))
    return archived(tmp_path_factory.mktemp("export"), first, second)


def sheet(content: bytes, number: int = 1) -> list[list[str]]:
    """The cells of a worksheet, read from its XML; fails where there is a formula."""
    namespace = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml")).findall("x:si", namespace)
        strings = ["".join(one.itertext()) for one in shared]
        cells = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
    assert not list(cells.iter(f"{{{namespace['x']}}}f"))
    rows = []
    for row in cells.iter(f"{{{namespace['x']}}}row"):
        values = [(cell.get("t"), "".join(cell.itertext())) for cell in row]
        rows.append([strings[int(value)] if kind == "s" and value else value for kind, value in values])
    return rows


def table(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_all_hits_are_exported_with_quotation_link_and_citation(archive: Archive) -> None:
    found = export(archive, "plan", ADDRESS, order="oldest")
    assert len(found.rows) == 31
    first = found.rows[0]
    assert first.quotation == "Nämnden antog en plan. […] Planen gäller."
    assert first.citation == "Uppföljning 2014-var, våren 2014, område 1, s. 1"
    assert first.link == f"{ADDRESS}/rapport?rapport=2014-var&avsnitt=0-1"
    assert (first.round, first.area, first.page, first.last_page) == ("våren 2014", Area("1"), 1, 1)


@pytest.mark.parametrize(
    ("title", "round_label", "cited"),
    [
        ("Lägesrapport, hösten 2014", "hösten 2014", "Lägesrapport, hösten 2014, s. 1"),
        ("Uppföljning – Hösten 2014", "hösten 2014", "Uppföljning – Hösten 2014, s. 1"),
        ("Uppföljning per den 31 mars 2017", "31 mars 2017", "Uppföljning per den 31 mars 2017, s. 1"),
        ("Årsbokslut 2020", "2020", "Årsbokslut 2020, s. 1"),
        ("Program 2013–2016", "2016", "Program 2013–2016, 2016, s. 1"),
        ("Program 2013 – 2016", "2016", "Program 2013 – 2016, 2016, s. 1"),
        ("Slutrapport", "våren 2014", "Slutrapport, våren 2014, s. 1"),
    ],
)
def test_a_round_that_ends_the_title_is_not_cited_twice(title: str, round_label: str, cited: str) -> None:
    assert citation(title, "2014-host", place(round_label, None, None, (1, 1))) == cited


def test_the_formats_agree(archive: Archive) -> None:
    found = export(archive, "plan", ADDRESS, Filters(area=("3", "II")))
    rows = table(encoded(found, "csv"))
    assert rows == sheet(encoded(found, "xlsx"))
    assert rows[0] == list(HEADINGS)
    document = json.loads(encoded(found, "json"))
    assert document["total"] == len(document["hits"]) == len(rows) - 1 == 2
    assert [hit["section"] for hit in document["hits"]] == [row[-1] for row in rows[1:]]
    assert document["filters"]["area"] == ["3", "II"]


def test_the_spreadsheet_says_what_was_asked(archive: Archive) -> None:
    about = dict(
        sheet(
            encoded(
                export(archive, "plan", ADDRESS, Filters(year=("2014",), without=Filters(area=("1",)))), "xlsx"
            ),
            2,
        )
    )
    assert about["sökfråga"] == "plan"
    assert about["år"] == "2014"
    assert about["utom åtgärdsområde"] == "1"
    assert about["träffar"] == "30"
    assert about["genomsökta omgångar"] == "2 av 2"
    assert about["sökordens form"] == "alla böjningar"


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_cell_is_a_formula(form: str) -> None:
    rows = tuple(Row(text, Area(text), text, 1, 1, text, text, text, text, text) for text in EVIL)
    found = Export("=1", Filters(), "compound", "oldest", "", Holdings((), (), 0, 0, ()), rows)
    content = encoded(found, form)  # type: ignore[arg-type]
    cells = [cell for row in (table(content) if form == "csv" else sheet(content)) for cell in row if cell]
    assert len(cells) == len(HEADINGS) * (1 + len(EVIL))
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r\n＝"))]
    if form == "xlsx":
        assert sheet(content, 2)[1] == ["sökfråga", "'=1"]


@given(st.text())
def test_what_is_harmless_can_be_had_back(cell: str) -> None:
    safe = harmless(cell)
    assert safe.removeprefix("'") == shown(cell).removeprefix("'")
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@given(st.text())
def test_any_text_can_be_written(text: str) -> None:
    row = Row(None, None, None, 1, 1, text, text, text, "r", "s")
    found = Export("", Filters(), "compound", "oldest", "", Holdings((), (), 0, 0, ()), (row,))
    assert len(sheet(encoded(found, "xlsx"))) == 2
    assert len(table(encoded(found, "csv"))) == 2


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    row = Row(None, None, None, 1, 1, "x" * 40_000, "", "", "r", "s")
    found = Export("", Filters(), "compound", "oldest", "", Holdings((), (), 0, 0, ()), (row,))
    cell = sheet(encoded(found, "xlsx"))[1][5]
    assert len(cell) == LONGEST_CELL
    assert cell.endswith(CUT)
    assert len(table(encoded(found, "csv"))[1][5]) == 40_000


def test_a_quotation_without_matches_is_the_whole_section() -> None:
    assert quotation("Ett. Två.\nTre.", ()) == "Ett. Två.\nTre."
    assert quotation("Ett. Två.\nTre.", [Span(5, 8), Span(10, 13)]) == "Två. Tre."


@given(st.lists(st.sampled_from(["Plan antas.", "Annat sker. ", "och mer", "\n"]), max_size=12).map(" ".join))
def test_a_quotation_has_every_match(text: str) -> None:
    spans = [Span(found.start(), found.end()) for found in re.finditer("Plan", text)]
    quoted = quotation(text, spans)
    if spans:
        assert quoted.count("Plan") == len(spans)
    else:
        assert quoted == text.strip()


def test_the_name_of_the_file_decides_the_format(tmp_path: Path, archive: Archive) -> None:
    assert format_of(Path("a.CSV")) == "csv"
    with pytest.raises(ExportError, match=r"a\.doc"):
        format_of(Path("a.doc"))
    found = export(archive, "plan", ADDRESS)
    with pytest.raises(ExportError, match="saknas"):
        write(found, tmp_path / "saknas" / "a.csv")
    write(found, tmp_path / "a.json")
    assert msgspec.json.decode((tmp_path / "a.json").read_bytes())["query"] == "plan"


def test_reports_of_the_same_title_are_cited_apart(tmp_path: Path) -> None:
    same = {"title": "Lägesrapport, våren 2014"}
    first, second = (
        msgspec.structs.replace(report_of(name, (SPRING_2014, {"I": "Nämnden antog en plan."})), **same)
        for name in ("lage", "lage-rattad")
    )
    other = msgspec.structs.replace(
        report_of("host", (AUTUMN_2014, {"II": "Planen gäller."})), title="Lägesrapport"
    )
    found = export(archived(tmp_path, first, second, other), "plan", ADDRESS, Filters(older=True), order="oldest")
    assert [row.citation for row in found.rows] == [
        "Lägesrapport, våren 2014 (lage), område I, s. 1",
        "Lägesrapport, våren 2014 (lage-rattad), område I, s. 1",
        "Lägesrapport, hösten 2014, område II, s. 1",
    ]


def test_annexes_are_told_apart_by_what_they_are() -> None:
    titles = {"slut-bilaga-1": "Slutrapport", "slut-bilaga-2": "Slutrapport", "slut": "SLUTRAPPORT"}
    assert namesakes(titles) == frozenset()
    assert namesakes({**titles, "slut-2": "Slutrapport "}) == {"slut", "slut-2"}


def test_the_annex_that_a_report_is_called_is_cited() -> None:
    where = place("hösten 2014", Area("III"), "b", (2, 2))
    assert citation("Slutrapport", "slutrapport-bilaga-1", where) == (
        "Slutrapport, bilaga 1, hösten 2014, område III b, s. 2"
    )
    assert citation("Bilaga 1 till slutrapport", "slutrapport-bilaga-1", where).startswith(
        "Bilaga 1 till slutrapport, h"
    )
    assert citation("Slutrapport", "2013-2016-bilaga", where) == f"Slutrapport, {where}"
