"""The command line as people and programs use it: its documents, exit codes and error lines."""

import json
import os
import re
import shutil
import socket
import subprocess
from pathlib import Path
from typing import Any

import pytest

from ingest.keeping.archive import Archive
from ingest.scans import ocr
from tests.conftest import ROOT, require
from tests.prompt import given

REPORT = ROOT / "corpus" / "reports" / "2014-var.pdf"
SCAN = ROOT / "corpus" / "reports" / "2015-var.pdf"


def run(archive: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "BACKSPEGEL_ARCHIVE": str(archive), "PYTHONPATH": str(ROOT)}
    return given(arguments, environment, stdin)


def answer(archive: Path, *arguments: str, stdin: str = "") -> Any:
    """The one JSON document that a command prints."""
    done = run(archive, *arguments, "--json", stdin=stdin)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") == 1
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def archive(demonstration: Archive) -> Path:
    return demonstration.folder


def test_ingest_says_what_became_of_every_file(tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_text("no")
    done = run(tmp_path / "a", "ingest", str(REPORT), str(bad), "--json")
    assert done.returncode == 1
    document = json.loads(done.stdout)
    (added,) = document["added"]
    assert (added["report"], added["file"], added["sections"], added["pages"]) == (
        "2014-var",
        "2014-var.pdf",
        11,
        1,
    )
    assert set(added) == {"report", "file", "sections", "pages", "seconds"}
    assert added["seconds"] > 0
    assert document["unchanged"] == []
    assert document["rejected"][0]["reason"] == "not a PDF"
    again = answer(tmp_path / "a", "ingest", str(REPORT))
    assert again["unchanged"] == [{"report": "2014-var", "file": "2014-var.pdf"}]


def test_a_file_that_is_not_there_stops_no_other(tmp_path: Path) -> None:
    gone = tmp_path / "borta.pdf"
    done = run(tmp_path / "archive", "ingest", str(gone), str(REPORT), "--json")
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert [one["report"] for one in told["added"]] == ["2014-var"]
    assert [(one["reason"], one["message"]) for one in told["rejected"]] == [
        ("gone", f"{gone} finns inte. Kontrollera sökvägen.")
    ]


def test_a_report_is_read_again_once_ocr_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    require(ocr.available(), "tesseract-ocr and tesseract-ocr-swe")
    (tmp_path / "bin").mkdir()
    with monkeypatch.context() as without:
        without.setenv("PATH", str(tmp_path / "bin"))
        done = run(tmp_path / "a", "ingest", str(SCAN))
        assert "1 tillagd," in done.stdout
        assert done.stderr.count("Installera tesseract-ocr och tesseract-ocr-swe") == 1
    done = run(tmp_path / "a", "ingest", str(SCAN))
    assert "tesseract" not in done.stderr
    told = done.stdout
    assert "omläst      " in told
    assert "0 tillagda, 1 omläst, 0 oförändrade" in told


def test_what_ocr_has_read_is_not_lost_where_it_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    require(ocr.available(), "tesseract-ocr and tesseract-ocr-swe")
    run(tmp_path / "a", "ingest", str(SCAN))
    (record,) = (tmp_path / "a" / "records").iterdir()
    before = record.read_bytes()
    shutil.rmtree(tmp_path / "a" / ".ocr")
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    done = run(tmp_path / "a", "reread", "--json")
    assert done.returncode == 1
    (refused,) = json.loads(done.stdout)["rejected"]
    assert refused["reason"] == "unread"
    assert "sida 1 lästes förut med tesseract, som saknas nu. Installera" in refused["message"]
    assert record.read_bytes() == before


def test_list(archive: Path) -> None:
    listed = answer(archive, "list")
    assert len(listed) == 15
    annex = listed[0]
    assert set(annex) == {"report", "title", "file", "sha256", "pages", "rounds", "added"}
    assert annex["rounds"] == ["hösten 2013", "våren 2014", "hösten 2014", "hösten 2015", "2016"]


def test_show(archive: Path) -> None:
    shown = answer(archive, "show", "2014-host")
    assert set(shown) == {"report", "title", "file", "sha256", "pages", "rounds", "sections", "decisions"}
    assert shown["rounds"] == [{"label": "hösten 2014", "year": 2014, "start": "2014-07-01", "end": "2014-12-31"}]
    item = next(section for section in shown["sections"] if section["item"] == "c")
    assert set(item) == {"id", "round", "area", "item", "text", "pages", "mentions"}
    assert item["id"] == "hosten-2014-II-c"
    assert item["area"] == {"label": "II", "title": None}
    for mention in item["mentions"]:
        assert item["text"][mention["start"] : mention["end"]] == mention["text"]
    assert "kanslienhet" in [mention["name"] for mention in item["mentions"]]
    assert shown["decisions"] == [
        {"date": "2014-11-03", "paragraph": 152, "body": "kommunstyrelsen", "round": "hösten 2014"}
    ]


def test_show_tells_what_became_of_every_character(archive: Path) -> None:
    shown = run(archive, "show", "2014-host", "--coverage").stdout
    assert "avsnitt hosten-2014-II-c" in shown
    assert "sidnummer" in shown
    assert "oläst" not in shown
    pages = answer(archive, "show", "2014-host", "--coverage")
    assert [page["stretches"][-1]["end"] for page in pages] == [page["characters"] for page in pages]


def test_show_says_how_sure_it_is(archive: Path) -> None:
    assert "titeln nämner ”hösten 2014”" in run(archive, "show", "2014-host").stdout


def test_search_with_filters(archive: Path) -> None:
    everything = answer(archive, "search", "lokalförsörjningsplan")
    some = answer(archive, "search", "lokalförsörjningsplan", "--year", "2014", "--area", "IV", "--limit", "1")
    assert 0 < some["total"] < everything["total"]
    assert len(some["hits"]) == 1
    assert some["hits"][0]["area"]["label"] == "IV"
    assert answer(archive, "search", "", "--unit", "kanslienhet")["total"] >= 3


def test_a_page_beyond_the_last_is_told_with_the_last(archive: Path) -> None:
    found = answer(archive, "search", "plan", "--limit", "1", "--page", "99999")
    assert (found["hits"], found["page"], found["pages"]) == ([], 99999, found["total"])
    done = run(archive, "search", "plan", "--limit", "1", "--page", "99999")
    assert done.stderr == f"Sida 99999 finns inte. Sista sidan är {found['total']}.\n"
    assert run(archive, "search", "plan", "--limit", "1", "--page", str(found["total"])).stderr == ""


def test_matches_are_told_by_the_characters_of_the_section(archive: Path) -> None:
    hits = answer(archive, "search", "kommunstyrelse ELLER nämnd", "--strictness", "compound")["hits"]
    matches = [(hit, one) for hit in hits for one in hit["highlights"]]
    assert {one["match"] for _, one in matches} == {"form", "stem", "part"}
    texts = dict[str, dict[str, str]]()
    for hit, one in matches:
        if hit["report"] not in texts:
            sections = answer(archive, "show", hit["report"])["sections"]
            texts[hit["report"]] = {section["id"]: section["text"] for section in sections}
        text = texts[hit["report"]][hit["section"]]
        assert text[one["start"] : one["end"]] == one["text"]
        assert one["relation"] == "alias" or one["word"] in one["text"].casefold()


def test_a_search_says_how_words_matched(archive: Path) -> None:
    inflected = answer(archive, "search", "nämnd", "--limit", "1")
    compound = answer(archive, "search", "nämnd", "--limit", "1", "--strictness", "compound")
    exact = answer(archive, "search", "nämnd", "--limit", "1", "--strictness", "exact")
    assert [one["strictness"] for one in (inflected, compound, exact)] == ["inflected", "compound", "exact"]
    assert exact["total"] < inflected["total"] < compound["total"]
    more = compound["total"] - inflected["total"]
    assert (
        f"{more} träffar till med sammansättningar: --strictness compound"
        in run(archive, "search", "nämnd").stdout
    )


def test_strictness_is_an_option_of_all_that_searches(archive: Path) -> None:
    for command in (["compare", "--query", "process"], ["trend", "nämnd"], ["concordance", "nämnd"]):
        exact, compound = (run(archive, *command, "--strictness", one).stdout for one in ("exact", "compound"))
        assert exact != compound
    section = answer(archive, "search", "nämnd")["hits"][0]
    like = [
        [one["likeness"] for one in answer(archive, "similar", section["report"], section["section"], *strictness)]
        for strictness in ([], ["--strictness", "inflected"], ["--strictness", "exact"])
    ]
    assert like[0] == like[1] != like[2]


def test_search_without_some_values(archive: Path) -> None:
    everything = answer(archive, "search", "nämnd", "--limit", "1000")
    some = answer(archive, "search", "nämnd", "--without", "year=2014", "--without", "report=2015-var")
    left_out = [hit for hit in everything["hits"] if "2014" in hit["round"] or hit["report"] == "2015-var"]
    assert some["total"] == everything["total"] - len(left_out)
    assert left_out


def test_compare(archive: Path) -> None:
    compared = answer(archive, "compare", "--area", "IV", "--from", "våren 2014", "--to", "hösten 2014")
    assert compared["rounds"] == ["våren 2014", "hösten 2014"]
    first = compared["steps"][0]["sentences"][0]
    assert set(first) == {"kind", "before", "after", "similarity"}
    assert first["kind"] == "same"


def test_annotate_prints_a_line_for_each_line(archive: Path) -> None:
    done = run(archive, "annotate", stdin="Kommunstyrelsens ordförande och ekonomichefen\n\nInget här\n")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [[(m["label"], m["text"]) for m in line["mentions"]] for line in lines] == [
        [("UNIT", "Kommunstyrelsens"), ("ROLE", "ordförande"), ("ROLE", "ekonomichefen")],
        [],
        [],
    ]


def test_analyze(archive: Path) -> None:
    tokens = answer(archive, "analyze", "kultur- och fritidsnämnden", "råd")
    assert "kulturnämnd" in tokens["kultur- och fritidsnämnden"]
    assert tokens["råd"] == ["råd"]


def test_units_and_roles(archive: Path) -> None:
    units = {unit["name"]: unit for unit in answer(archive, "units")}
    assert units["kommunstyrelsen"]["first"] == "hösten 2013"
    assert "kommundirektör" in [role["name"] for role in answer(archive, "roles")]


def test_verify_and_reindex(tmp_path: Path) -> None:
    run(tmp_path, "ingest", str(REPORT))
    assert answer(tmp_path, "verify") == {"reports": 1, "problems": []}
    assert answer(tmp_path, "reindex") == {"sections": 11}
    (tmp_path / "reports" / "2014-var.pdf").unlink()
    done = run(tmp_path, "verify", "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["problems"][0]["kind"] == "missing original"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "saknas"], "saknas"),
        (["compare", "--area", "XL"], "XL"),
        (["compare", "--area", "I", "--from", "2040"], "2040"),
        (["search", "(nämnd"], "(nämnd)?"),
        (["ingest", "finns-inte.pdf"], "finns-inte.pdf"),
        (["search", "nämnd", "--limit", "0"], "limit"),
        (["sok"], "sok"),
        (["search", "nämnd", "--export", "fil.doc"], "fil.doc"),
        (["search", "nämnd", "--export", "finns/inte/fil.csv"], "finns"),
        (["concordance", "nämnd", "--context", "0"], "context"),
        (["trend"], "en till fem"),
        (["search", "nämnd", "--without", "kommun=Nybo"], "SLAG=VÄRDE"),
        (["trend", "--unit", "kommunstyrlsen"], "Menade du ”kommunstyrelsen”"),
        (["similar", "2014-host", "saknas"], "saknas"),
        (["saved", "run", "saknas"], "saknas"),
    ],
)
def test_mistakes_are_told_in_a_line_and_exit_with_2(archive: Path, arguments: list[str], said: str) -> None:
    done = run(archive, *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "text.pdf"
    path.write_text("x")
    odd = tmp_path / "bad\x1b[31m\u202e.pdf"
    shutil.move(path, odd)
    done = run(tmp_path / "a", "ingest", str(odd))
    assert "\x1b[31m\u202e" not in done.stdout + done.stderr
    assert "\u202e" not in done.stdout


ENGLISH = re.compile(
    r"Usage|Options|Arguments|Commands|Show this|required|default|env var|COMMAND|ARGS|<(?:str|bool|int)"
)


@pytest.mark.parametrize(
    "command", ["", "search", "ingest", "correct", "correct R text", "areas confirm", "status", "serve"]
)
def test_help_is_in_swedish(archive: Path, command: str) -> None:
    done = run(archive, *command.split(), "--help")
    assert done.returncode == 0
    assert "Användning: backspegel" in done.stdout
    assert "Visa den här hjälpen." in done.stdout
    assert not ENGLISH.search(done.stdout)


def test_help_names_what_a_command_takes(archive: Path) -> None:
    assert "search [FLAGGOR] {FRÅGA}" in run(archive, "search", "--help").stdout
    assert "[förvalt: 20]" in run(archive, "search", "--help").stdout


def test_the_register_is_changed_and_reports_follow(tmp_path: Path) -> None:
    run(tmp_path, "ingest", str(REPORT))
    done = run(tmp_path, "register", "rename", "personalenhet", "HR-enhet")
    assert "1 rapport är märkt på nytt" in done.stdout
    (unit,) = [unit for unit in answer(tmp_path, "units") if unit["name"] == "HR-enhet"]
    assert unit["aliases"] == ["personalenhet"]
    run(tmp_path, "register", "reject", "Arkivarien", "--label", "ROLE")
    assert "arkivarie" not in [role["name"] for role in answer(tmp_path, "roles")]
    assert answer(tmp_path, "search", "", "--unit", "HR-enhet")["total"] == 1
    assert answer(tmp_path, "verify")["problems"] == []


def test_reports_propose_what_became_of_units(archive: Path) -> None:
    events = answer(archive, "register", "events")
    assert ("kanslienhet",) in [tuple(event["before"]) for event in events]


def test_evaluate_prints_scores_and_errors(archive: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold.txt"
    gold.write_text("[UNIT Socialnämnden] valde [ROLE ordförande].\nInget här.\n")
    assert "F1" in run(archive, "evaluate", str(gold)).stdout
    assert answer(archive, "evaluate", str(gold))


def test_concordance(archive: Path) -> None:
    found = answer(archive, "concordance", "lokalförsörjningsplan", "--context", "3", "--sort", "right")
    assert found["total"] == len(found["lines"]) > 3
    line = found["lines"][0]
    assert set(line) == {"left", "match", "right", "why", "report", "section", "place", "citation"}
    assert len(line["left"].split()) <= 3
    rights = [line["right"].split() for line in found["lines"]]
    assert len({tuple(words) for words in rights}) > 1


def test_units_are_followed_by_all_their_names(archive: Path) -> None:
    asked = ("--unit", "personalenhet", "--unit", "HR-enhet")
    former, latter = answer(archive, "trend", *asked)["curves"]
    wide = run(archive, "trend", *asked, "--successors")
    both = answer(archive, "trend", *asked, "--successors")["curves"]
    assert [one["total"] for one in both] == [former["total"] + latter["total"]] * 2
    assert "(efterföljare)" in wide.stdout
    assert "(föregångare)" in wide.stdout


def test_what_the_archive_does_not_have_is_told(archive: Path) -> None:
    said = run(archive, "search", "skola rektor ELLER enhet:finnsinte", "--area", "99", "--year", "tjugo").stdout
    assert "Arkivet har ingen enhet som heter ”finnsinte”." in said
    assert "Arkivet har inget område som heter ”99”." in said
    assert "”tjugo” är inget år i arkivet." in said
    assert "Frågan lästes som (skola rektor) ELLER enhet:finnsinte" in said


def test_trend(archive: Path) -> None:
    found = answer(archive, "trend", "plan", "--unit", "kommunstyrelsen", "--area", "II")
    assert [curve["kind"] for curve in found["curves"]] == ["query", "unit"]
    labels = [one["round"] for one in found["rounds"]]
    assert labels[:2] == ["hösten 2013", "våren 2014"]
    assert all([point["round"] for point in curve["points"]] == labels for curve in found["curves"])
    assert "per tusen ord" in run(archive, "trend", "plan").stdout


def test_similar(archive: Path) -> None:
    found = answer(archive, "similar", "2014-host", "hosten-2014-II-c", "--limit", "1")
    assert found[0]["round"] == "hösten 2013"
    assert "ärendehantering" in found[0]["shared"]


def test_export_of_all_hits(archive: Path, tmp_path: Path) -> None:
    total = answer(archive, "search", "nämnd", "--limit", "1")["total"]
    for name in ("hits.csv", "hits.xlsx", "hits.json"):
        done = answer(archive, "search", "nämnd", "--export", str(tmp_path / name))
        assert done == {"file": str(tmp_path / name), "total": total, "bounded": []}
    hits = json.loads((tmp_path / "hits.json").read_text())
    assert len(hits["hits"]) == total
    assert hits["hits"][0]["link"].startswith("http://127.0.0.1:8501/rapport?rapport=")


def test_saved_searches(tmp_path: Path) -> None:
    run(tmp_path, "ingest", str(REPORT))
    kept = answer(tmp_path, "saved", "add", "Planer", "plan", "--year", "2014", "--strictness", "compound")
    assert (kept["name"], kept["filters"]) == ("Planer", {"year": ["2014"]})
    run(tmp_path, "ingest", str(REPORT.with_name("2014-host.pdf")))
    again = answer(tmp_path, "saved", "run", "Planer", "--update")
    assert {reason for one in again["came"] for reason in one["reasons"]} == {"new report"}
    assert again["went"] == []
    assert "Samma avsnitt" in run(tmp_path, "saved", "run", "planer").stdout
    assert [len(one["receipts"]) for one in answer(tmp_path, "saved", "list")] == [2]
    assert "--year 2014" in run(tmp_path, "saved", "list").stdout
    run(tmp_path, "saved", "remove", "Planer")
    assert answer(tmp_path, "saved", "list") == []
    assert answer(tmp_path, "verify")["problems"] == []


def test_sections_at_one_place_are_told_apart(tmp_path: Path) -> None:
    run(tmp_path, "ingest", str(REPORT))
    run(tmp_path, "saved", "add", "Alla", "kommun*")
    run(tmp_path, "ingest", str(REPORT.with_name("2021-slut.pdf")))
    lines = [line for line in run(tmp_path, "saved", "run", "Alla").stdout.splitlines() if line.startswith("+")]
    assert any("avsnitt" in line for line in lines)
    assert len(set(lines)) == len(lines)


def test_a_search_says_what_it_went_through(archive: Path) -> None:
    assert answer(archive, "search", "plan", "--year", "2014")["holdings"] == {
        "searched": 2,
        "known": 14,
        "unread_pages": 0,
    }
    assert "Sökte i 14 av 14 omgångar" in run(archive, "search", "plan").stdout


def test_matches_are_explained(archive: Path) -> None:
    assert "nämnder: böjning av ”nämnd”" in run(archive, "search", "nämnd", "--explain").stdout


def test_what_says_the_same_is_taken_together(archive: Path) -> None:
    said = run(archive, "search", "löneadministration", "--together").stdout
    assert "Sägs likadant i 3 avsnitt: hösten 2016 (2016-host" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["search"], "Argumentet FRÅGA saknas. Hjälp: backspegel search --help"),
        (["search", "x", "--nope"], "Flaggan --nope finns inte. Menade du"),
        (["serch", "x"], "Kommandot serch finns inte. Menade du search eller serve?"),
        (["search", "x", "--limit", "tio"], "--limit ska vara ett tal."),
        (["search", "x", "--limit", "0"], "--limit ska vara minst 1."),
        (["search", "x", "--order", "sist"], "--order kan inte vara sist. Välj relevance, newest eller oldest."),
        (["search", "x", "--limit"], "Flaggan --limit behöver ett värde."),
        (["show", "a", "b", "c"], "b c är för mycket. Sätt citattecken om flera ord."),
        (["search", "- skola"], "Flaggan - finns inte. En fråga som börjar med minus skrivs efter två: "),
        (["search", "-skola"], "Flaggan -s finns inte. En fråga som börjar med minus skrivs efter två: "),
        (["list", "-x"], "Flaggan -x finns inte. Hjälp: "),
        (["compare", "-x"], "Flaggan -x finns inte. Hjälp: "),
        (["search", "x", "--json=3"], "Flaggan --json tar inget värde."),
        (["verify-dossier", "borta.html"], "borta.html finns inte. Kontrollera sökvägen."),
        (["serve", "--port", "80000"], "--port ska vara"),
        (["review", "--done"], "Ange vilken rapport som är granskad: review RAPPORT --done."),
        (["withdraw", "x", "--undo", "--purge"], "Ange --undo eller --purge, inte båda."),
    ],
)
def test_a_mistyped_command_is_told_of_in_swedish(archive: Path, arguments: list[str], said: str) -> None:
    done = run(archive, *arguments)
    assert done.returncode == 2
    assert done.stderr.startswith(f"Fel: {said}")


def test_a_port_that_is_taken_is_told_of(archive: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run(archive, "serve", "--port", str(port))
    assert done.returncode == 2
    assert done.stderr.startswith(f"Fel: Port {port} är upptagen. Ange en annan med --port.")


def test_a_query_that_begins_with_a_minus_is_searched_after_two(archive: Path) -> None:
    assert json.loads(run(archive, "search", "--json", "--", "-skola").stdout)["total"] > 0


def test_a_command_without_arguments_shows_its_help(archive: Path) -> None:
    done = run(archive, "correct")
    assert (done.returncode, done.stderr) == (2, "")
    assert "Rätta hur en rapport är uppdelad." in done.stdout
