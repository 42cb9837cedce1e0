"""What is chosen from, told apart by labels that may change."""

import ast

from tests.conftest import ROOT
from ui.choices import names_of, told_apart

CHOICES = ("selectbox", "multiselect")
SAME = "versions.py"  # where a report is its title with its id, and none may be chosen


def test_options_with_the_same_label_are_told_apart() -> None:
    assert told_apart({"a": "Bokslut", "b": "Bokslut", "c": "Plan"}) == {
        "a": "Bokslut", "b": "Bokslut (2)", "c": "Plan",
    }  # fmt: skip
    assert told_apart({"a": "x", "b": "x (2)", "c": "x"}) == {"a": "x", "b": "x (2)", "c": "x (3)"}


def test_reports_with_the_same_title_have_their_ids_too() -> None:
    assert names_of({"2020": "Bokslut", "2020-2": "Bokslut", "2021": "Plan"}) == {
        "2020": "Bokslut (2020)", "2020-2": "Bokslut (2020-2)", "2021": "Plan",
    }  # fmt: skip


def test_only_labels_that_never_change_are_given_to_streamlit_itself() -> None:
    for path in sorted((ROOT / "ui").glob("*.py")):
        if path.name in ("choices.py", SAME):
            continue
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in CHOICES:
                labels = [named.value for named in call.keywords if named.arg == "format_func"]
                assert all(_constant(one) for one in labels), f"{path.name}:{call.lineno}"


def _constant(labels: ast.expr) -> bool:
    """Whether labels are made of the option and of constants alone."""
    own = {one.arg for one in ast.walk(labels) if isinstance(one, ast.arg)}
    names = {one.id for one in ast.walk(labels) if isinstance(one, ast.Name)} - own
    return all(name.isupper() for name in names)
