"""Imports run one way: ingest, then index, then the app and the command line."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

NOT_FOR = {
    "ingest": {"index", "ui", "app", "cli", "commands", "streamlit", "whoosh"},
    "index": {"ui", "app", "cli", "commands", "streamlit", "pdfplumber", "spacy"},
    "ui": {"cli", "commands", "app", "whoosh", "pdfplumber", "spacy"},
    "cli.py": {"ui", "app", "whoosh", "pdfplumber", "spacy", "streamlit"},
    "commands": {"ui", "app", "cli", "whoosh", "pdfplumber", "spacy", "streamlit"},
    "app.py": {"cli", "whoosh", "pdfplumber", "spacy"},
}


def imported(path: Path) -> set[str]:
    """The top-level packages that a module imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


# The rooms of `ingest`, each of which knows only those before it; a module outside a package is a room too.
ROOMS = (
    *("modest", "counting", "unseen", "errors", "report", "slugs", "files", "own_copies", "word_forms"),
    *("conventions", "pages", "scans", "layout", "state_tables", "headings", "parts"),
    *("ner", "by_hand", "register", "annotate", "corrections", "keeping"),
    *("read", "worker", "intake", "outcomes", "readers", "rereading", "pipeline", "fixity", "packages"),
)


def rooms_known(path: Path) -> set[str]:
    """The rooms of `ingest` that a module imports from."""
    named: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module] if "." in node.module else [f"{node.module}.{each.name}" for each in node.names]
        elif isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        else:
            continue
        named |= {name.split(".")[1] for name in names if name.startswith("ingest.")}
    return named


def test_each_room_of_ingest_knows_only_those_before_it() -> None:
    for path in sorted((ROOT / "ingest").rglob("*.py")):
        room = path.relative_to(ROOT / "ingest").parts[0].removesuffix(".py")
        if room != "__init__":
            assert rooms_known(path) <= set(ROOMS[: ROOMS.index(room) + 1]), path


# What runs in confined processes only.
CONFINED = {"ingest/pages/pdf.py", "ingest/pages/pdfium.py", "ingest/scans/ocr.py"}
OPENERS = {"pypdfium2", "pdfplumber", "pdfminer"}  # what opens files that may be hostile


@pytest.mark.parametrize("room", NOT_FOR)
def test_no_import_against_the_arrows(room: str) -> None:
    files = [ROOT / room] if room.endswith(".py") else sorted((ROOT / room).rglob("*.py"))
    assert files
    for path in files:
        assert not imported(path) & NOT_FOR[room], path


def test_only_confined_processes_open_pdfs() -> None:
    """`ingest/pages/glyphs.py` reads what `ingest/pages/pdf.py` has opened."""
    rooms = [
        path for room in ("ingest", "index", "ui", "commands") for path in sorted((ROOT / room).rglob("*.py"))
    ]
    openers = {str(path.relative_to(ROOT)) for path in rooms if imported(path) & OPENERS}
    assert openers == CONFINED | {"ingest/pages/glyphs.py"}


def test_the_app_and_the_command_line_load_nothing_that_opens_pdfs() -> None:
    named = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for room in ("index", "ui", "commands")
        for path in sorted((ROOT / room).rglob("*.py"))
    ]
    doors = [
        "cli",
        "ingest.pipeline",
        "ingest.rereading",
        "ingest.keeping.archive",
        "ingest.keeping.reannotate",
        "ingest.fixity.repair",
    ]
    code = f"""
import importlib, sys
for name in {[*doors, *named]!r}:
    importlib.import_module(name)
print(sorted(set(sys.modules) & {OPENERS!r}))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
