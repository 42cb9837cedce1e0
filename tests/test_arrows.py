"""Imports run one way: ingest, then index, then the app and the command line."""

import ast
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


@pytest.mark.parametrize("room", NOT_FOR)
def test_no_import_against_the_arrows(room: str) -> None:
    files = [ROOT / room] if room.endswith(".py") else sorted((ROOT / room).rglob("*.py"))
    assert files
    for path in files:
        assert not imported(path) & NOT_FOR[room], path
