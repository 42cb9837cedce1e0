"""Searching an archive: what is found, how it is counted, marked and ordered."""

import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from index import build
from index.results import Filters, ResultPage, as_json, snippet_text
from index.search import search
from ingest.annotate import annotate
from ingest.archive import Archive
from ingest.register import Register
from tests.conftest import AUTUMN_2014, SPRING_2014, SPRING_2015, archived, report_of

SPRING = report_of(
    "2014-var",
    (SPRING_2014, {"I": "Kultur- och fritidsnämnden antog en plan för idrottshallarna.", "II": "Rad för rad."}),
)
AUTUMN = report_of(
    "2014-host",
    (
        AUTUMN_2014,
        {"I": "Stödprocesserna sågs över. En ny organisation för stöd infördes.", "III": "Rådet utökades."},
    ),
)
LATER = report_of("2015-var", (SPRING_2015, {"I": "Processen är klar. Organisationen är ny och fungerar."}))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return archived(tmp_path_factory.mktemp("search"), SPRING, AUTUMN, LATER)


def found(page: ResultPage) -> list[str]:
    return [f"{hit.report}/{hit.area.name if hit.area else ''}" for hit in page.hits]


def highlighted(page: ResultPage) -> list[str]:
    return [hit.text[span.start : span.end] for hit in page.hits for span in hit.highlights]


@pytest.mark.parametrize(
    ("query", "hits", "marks"),
    [
        ("kulturnämnd", ["2014-var/I"], ["Kultur- och fritidsnämnden"]),
        ("fritidsnämndens", ["2014-var/I"], ["fritidsnämnden"]),
        ("idrottshall", ["2014-var/I"], ["idrottshallarna"]),
        ("råd", ["2014-host/III"], ["Rådet"]),
        ("rad", ["2014-var/II"], ["Rad", "rad"]),
        ("process", ["2015-var/I", "2014-host/I"], ["Processen", "Stödprocesserna"]),
        ('"ny organisation"', ["2014-host/I"], ["ny organisation"]),
        ('"organisationen ny"~1', ["2015-var/I"], ["Organisationen är ny"]),
        ("organisation INTE stöd", ["2015-var/I"], ["Organisationen"]),
        ("idrott* ELLER rådet", ["2014-var/I", "2014-host/III"], ["idrottshallarna", "Rådet"]),
        ("orgnisation~", ["2014-host/I"], ["organisation"]),
        ("år:2015", ["2015-var/I"], []),
        ("område:III", ["2014-host/III"], []),
        ("omrade:iii", ["2014-host/III"], []),
        ("§ 12", [], []),
        ('omgång:"våren 2014" plan', ["2014-var/I"], ["plan"]),
        ("rapport:2014-host rådet", ["2014-host/III"], ["Rådet"]),
        ("kyrka", [], []),
    ],
)
def test_what_is_found_and_marked(archive: Archive, query: str, hits: list[str], marks: list[str]) -> None:
    page = search(archive, query)
    assert sorted(found(page)) == sorted(hits)
    assert sorted(highlighted(page)) == sorted(marks)
    assert page.total == len(hits)


def test_the_stricter_match_comes_first(archive: Archive) -> None:
    assert found(search(archive, "process")) == ["2015-var/I", "2014-host/I"]


def test_strictness_narrows(archive: Archive) -> None:
    assert search(archive, "process", strictness="compound").total == 2
    assert search(archive, "process", strictness="inflected").total == 1
    assert search(archive, "process", strictness="exact").total == 0
    assert search(archive, "processen", strictness="exact").total == 1


def test_an_empty_query_gives_all_in_order_of_time(archive: Archive) -> None:
    assert found(search(archive, "")) == [
        "2014-var/I",
        "2014-var/II",
        "2014-host/I",
        "2014-host/III",
        "2015-var/I",
    ]
    assert found(search(archive, "", order="newest"))[0] == "2015-var/I"


def test_facets_count_all_hits_in_order_of_time(archive: Archive) -> None:
    facets = search(archive, "", limit=1).facets
    assert [(v.value, v.count) for v in facets["round"]] == [
        ("våren 2014", 2),
        ("hösten 2014", 2),
        ("våren 2015", 1),
    ]
    assert [(v.value, v.count) for v in facets["year"]] == [("2014", 4), ("2015", 1)]
    assert [(v.value, v.count) for v in facets["area"]] == [("I", 3), ("II", 1), ("III", 1)]


def test_filters_choose_and_their_own_facet_still_offers_more(archive: Archive) -> None:
    page = search(archive, "", Filters(year=("2014",), area=("I", "III")))
    assert found(page) == ["2014-var/I", "2014-host/I", "2014-host/III"]
    assert [(v.value, v.count) for v in page.facets["area"]] == [("I", 2), ("II", 1), ("III", 1)]


def test_what_is_excluded_is_left_out_and_its_facet_still_offers_it(archive: Archive) -> None:
    page = search(archive, "", Filters(year=("2014",), without=Filters(area=("i",), report=("2014-var",))))
    assert found(page) == ["2014-host/III"]
    assert [(v.value, v.count) for v in page.facets["area"]] == [("I", 1), ("III", 1)]


def test_pages_of_hits(archive: Archive) -> None:
    pages = [found(search(archive, "", page=number, limit=2)) for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [2, 2, 1]
    assert search(archive, "", limit=2).pages == 3


def test_a_misspelt_word_is_suggested(archive: Archive) -> None:
    assert search(archive, "organistion").suggestion == "organisation"
    assert search(archive, "kyrka").suggestion is None


def test_the_json_of_the_command_line(archive: Archive) -> None:
    document = as_json(search(archive, "kulturnämnd"))
    assert set(document) == {"query", "total", "took_ms", "hits", "facets", "suggestion"}
    assert set(document["facets"]) == {"round", "year", "area", "unit", "role"}
    hit = document["hits"][0]
    assert hit["area"] == {"label": "I", "title": None}
    assert hit["pages"] == [1, 1]
    assert hit["snippet"].startswith("Kultur- och fritidsnämnden")


def test_a_long_text_is_shown_round_its_matches(tmp_path: Path) -> None:
    text = "Inledande ord. " * 60 + "Här står nyckelordet. " + "Avslutande ord. " * 60
    page = search(archived(tmp_path, report_of("lang", (SPRING_2014, {"I": text}))), "nyckelord")
    shown = snippet_text(page.hits[0])
    assert "nyckelordet" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) < 320


def test_units_named_together_are_found_under_each_name(tmp_path: Path) -> None:
    text = "Arbetet pågår inom myndighets- och huvudmannaenheterna."
    report = report_of("r", (SPRING_2014, {"I": text}))
    (found,) = annotate(report.sections, Register())
    archive = archived(tmp_path, msgspec.structs.replace(report, sections=(found,)))
    assert search(archive, "", Filters(unit=("myndighetsenhet",))).total == 1
    assert search(archive, "enhet:huvudmannaenhet").total == 1


# The index is derived


def test_new_changed_and_removed_reports_are_seen_at_once(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING)
    assert search(archive, "rådet").total == 0
    archived(tmp_path, AUTUMN)
    assert search(archive, "rådet").total == 1
    (archive.records_folder / "2014-host.json").unlink()
    assert search(archive, "rådet").total == 0


@pytest.mark.parametrize("harm", ["no index", "no pointer", "damaged", "another version"])
def test_a_harmed_index_is_built_anew(tmp_path: Path, harm: str, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = archived(tmp_path, SPRING)
    search(archive, "plan")
    folder = build.current(archive)
    assert folder
    if harm == "no index":
        shutil.rmtree(archive.index_folder)
    elif harm == "no pointer":
        (archive.index_folder / "current").unlink()
    elif harm == "damaged":
        for path in folder.glob("_MAIN_*.toc"):
            path.write_bytes(b"?")
        (folder / "state.json").write_text("{}")
    else:
        monkeypatch.setattr(build, "VERSION", build.VERSION + 1)
    assert search(archive, "plan").total == 1
    assert build.current(archive) != folder


def test_rebuilding_swaps_the_generation(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING, AUTUMN)
    search(archive, "plan")
    before = build.current(archive)
    assert build.rebuild(archive) == 4
    assert build.current(archive) != before
    assert search(archive, "plan").total == 1


def test_searching_loads_neither_spacy_nor_streamlit() -> None:
    code = "import sys, index.search; print([m for m in ('spacy', 'streamlit', 'pdfplumber') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
