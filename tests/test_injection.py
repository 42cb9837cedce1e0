"""Text that a spreadsheet, a browser or a terminal would act on: it is text in every file and on every page."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

import cli
from commands.finding import _marked
from index.build import update
from index.compare import compare
from index.dossiers.contents import dossier
from index.dossiers.write import WRITERS
from index.export import encoded, export
from index.search import search
from ingest.keeping.archive import Archive
from ingest.keeping.withdrawal import purge, withdraw
from ingest.packages.export import Form
from ingest.packages.export import export as pack
from ingest.report import Area
from ingest.unseen import escaped, shown
from tests.conftest import AUTUMN_2014, SPRING_2014, archived, report_of
from ui import focus

EVIL = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '=HYPERLINK("http://evil.example";"klicka")',
    "@SUM(1+1)",
    "[x](javascript:alert(1))",
    "]]></w:t><w:evil/>",
    "&lt;b&gt; &#60; %00",
    "\x07\x1b[31m\u202e\u200b\ufeff",
    "`kod` **fet** {{7*7}} #strike[x] :red[x] $x$",
)
PAGES = {
    "search": {"q": "planen"},
    "report": {"rapport": "ond"},
    "compare": {"omrade": "I"},
    "overview": {},
    "trend": {"q": ["planen"]},
    "add": {},
    "review": {"rapport": "ond"},
    "register": {},
    "saved": {},
}
TAG = re.compile(r"<(?:script|img|svg|iframe|w:evil)", re.IGNORECASE)
HIDDEN = {"\x07", "\x1b", "\u202e", "\u200b", "\ufeff"}


def evil_archive(folder: Path) -> Archive:
    """Two reports whose texts, titles and areas are all of that kind; each begins a section once."""
    sections = {f"{place}": f"{evil} Planen antogs. {' '.join(EVIL)}" for place, evil in enumerate(EVIL)}
    first = report_of("ond", (SPRING_2014, {"I": f"Planen antogs. {' '.join(EVIL)}", **sections}))
    second = report_of("ond-2", (AUTUMN_2014, {"I": f"Planen gäller inte. {' '.join(EVIL)} Slut.", **sections}))
    reports = [
        msgspec.structs.replace(
            one,
            title=EVIL[0] + EVIL[4] + EVIL[7],
            sections=tuple(
                msgspec.structs.replace(section, area=Area(section.area.label, EVIL[0] + EVIL[2]))
                for section in one.sections
                if section.area
            ),
        )
        for one in (first, second)
    ]
    return archived(folder, *reports)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = evil_archive(tmp_path_factory.mktemp("evil"))
    update(archive)
    return archive


def cells(content: bytes) -> Iterator[tuple[object, str]]:
    book = load_workbook(io.BytesIO(content))
    for sheet in book:
        for row in sheet.iter_rows():
            yield from ((one.value, one.data_type) for one in row if one.value is not None)
            assert not [one for one in row if one.hyperlink and "evil" in str(one.hyperlink.target)]


def test_hits_as_csv_and_xlsx_run_nothing(archive: Archive) -> None:
    found = export(archive, "planen", "http://127.0.0.1")
    rows = list(csv.reader(io.StringIO(encoded(found, "csv").decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 1 + 2 * (1 + len(EVIL))
    for cell in (one for row in rows for one in row):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
        assert not HIDDEN & set(cell)
    seen = list(cells(encoded(found, "xlsx")))
    assert any("HYPERLINK" in str(value) for value, _ in seen)
    assert all(kind != "f" for _, kind in seen)


@pytest.mark.parametrize("ending", sorted(WRITERS))
def test_a_dossier_runs_nothing(archive: Archive, ending: str) -> None:
    content = WRITERS[ending](dossier(compare(archive.reports(), "I")))
    if ending == ".xlsx":
        assert all(kind != "f" for _, kind in cells(content))
    elif ending == ".docx":
        with zipfile.ZipFile(io.BytesIO(content)) as word:
            for name in word.namelist():
                if name.endswith((".xml", ".rels")):
                    read = ElementTree.fromstring(word.read(name))
                    assert not [one for one in read.iter() if "evil" in one.tag]
                    assert b"evil.example" not in word.read(name) or not name.endswith(".rels")
    elif ending == ".html":
        page = content.decode()
        assert not TAG.search(page)
        assert "javascript:" not in "".join(re.findall(r"<a [^>]*>", page))
        assert not HIDDEN & set(page)
    else:
        assert content


def test_the_xml_of_packages_has_it_as_text(tmp_path: Path) -> None:
    evil, made = "".join(EVIL), evil_archive(tmp_path)
    withdraw(made, "ond-2", evil, evil)
    purge(made, "ond-2")
    pack(made, tmp_path / "paket", Form.EARK, evil)
    files = sorted((tmp_path / "paket").rglob("*.xml"))
    assert {one.name for one in files} >= {"METS.xml", "premis.xml"}
    said = ""
    for file in files:
        root = ElementTree.parse(file).getroot()
        tags = {one.tag.rpartition("}")[2].casefold() for one in root.iter()}
        assert not tags & {"script", "img", "evil", "b"}
        said += " ".join(filter(None, (part for one in root.iter() for part in (one.text, *one.attrib.values()))))
    assert EVIL[0] in said
    assert not HIDDEN & set(said)


def test_a_hit_on_a_terminal_steers_nothing(archive: Archive) -> None:
    for hit in search(archive, "").hits:
        text = _marked(hit).plain
        assert shown(text) == text


def test_a_file_of_json_has_what_is_not_seen_as_escapes(archive: Archive) -> None:
    written = encoded(export(archive, "", "http://127.0.0.1"), "json").decode()
    told = WRITERS[".json"](dossier(compare(archive.reports(), "I"))).decode()
    for content in (written, told):
        assert escaped(content) == content
        assert "\\u202e" in content


def test_an_error_steers_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["backspegel", "--archive", str(tmp_path), "show", "x\x1b[2J\u202e\nFel"])
    with pytest.raises(SystemExit):
        cli.main()
    said = capsys.readouterr().err
    assert "”x[2J Fel”" in said
    assert shown(said) == said


@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_it_as_text(archive: Archive, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKSPEGEL_ARCHIVE", str(archive.folder))
    app = AppTest.from_string(f"from ui import {name}\n{name}.show()", default_timeout=30)
    for key, value in PAGES[name].items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    for markup in [element.proto.body for element in app.get("html")]:
        assert markup == focus.script(0, focus.SECTIONS) or not TAG.search(markup)
        assert not HIDDEN & set(markup)
        assert "javascript:" not in "".join(re.findall(r"<[a-z][^>]*>", markup))
    for element in app.markdown:
        assert not element.proto.allow_html
    said = [
        element.value
        for kind in ("markdown", "caption", "info", "warning", "subheader")
        for element in app.get(kind)
    ]
    for text in map(str, said):
        assert not re.search(r"(?<!\\\\)\]\((?:javascript|http)", text)
        assert not HIDDEN & set(text)


@given(st.text(alphabet="=+-@<>&\"'[](){}!|\t\r\n\x07\u202eaå1;,", max_size=40))
def test_no_text_becomes_a_formula_or_markup(text: str) -> None:
    from index.cells import harmless
    from ui.text import safe

    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert not set("<>\"'") & set(re.sub("&[a-z0-9#]+;", "", safe(text)))
