"""The query language: what is asked, and what is said of a mistake."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.query import And, Field, Fuzzy, Node, Not, Or, Phrase, Prefix, Words, parse
from ingest.errors import QueryError


def shape(node: Node | None) -> str:
    """A tree without positions, as one line."""
    match node:
        case None:
            return ""
        case Words(text):
            return text
        case Phrase(text, slop):
            return f"<{text}>{slop or ''}"
        case Prefix(text):
            return f"{text}*"
        case Fuzzy(text):
            return f"{text}~"
        case Field(name, value, last):
            return f"{name}={value}" + (f"..{last}" if last not in ("", value) else "")
        case And(nodes):
            return "(" + " & ".join(map(shape, nodes)) + ")"
        case Or(nodes):
            return "(" + " | ".join(map(shape, nodes)) + ")"
        case Not(inner):
            return "!" + shape(inner)


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("", ""),
        ("   ", ""),
        ("nämnd budget", "(nämnd & budget)"),
        ("nämnd OCH budget", "(nämnd & budget)"),
        ("nämnd AND budget", "(nämnd & budget)"),
        ("skola ELLER förskola", "(skola | förskola)"),
        ("skola OR förskola rektor", "(skola | (förskola & rektor))"),
        ("(skola ELLER förskola) rektor", "((skola | förskola) & rektor)"),
        ("skola INTE rektor", "(skola & !rektor)"),
        ("skola -rektor", "(skola & !rektor)"),
        ("och eller", "(och & eller)"),
        ('"ny organisation"', "<ny organisation>"),
        ("”ny organisation”~3", "<ny organisation>3"),
        ("stöd* ledar~", "(stöd* & ledar~)"),
        ("enhet:kommunstyrelsen", "enhet=kommunstyrelsen"),
        ("unit:kommunstyrelsen", "enhet=kommunstyrelsen"),
        ('omgång:"våren 2014" område:II', "(omgång=våren 2014 & område=II)"),
        ("år:2014", "år=2014"),
        ("år:2016..2013", "år=2013..2016"),
        ("beslut:§190", "beslut=§190"),
        ("kultur- och fritidsnämnd plan", "(kultur- och fritidsnämnd & plan)"),
        ("KS:s beslut", "(KS:s & beslut)"),
    ],
)
def test_what_is_asked(query: str, asked: str) -> None:
    assert shape(parse(query)) == asked


@pytest.mark.parametrize(
    ("query", "place", "guess"),
    [
        ("(skola", 0, "(skola)"),
        ("skola)", 5, "skola"),
        ('"skola', 0, "skola”"),
        ("skola ELLER", 6, "skola"),
        ("enhetr:skola", 0, "enhet:skola"),
        ("kommun:Nybo", 0, "kommun Nybo"),
        ("år:igår", 3, "år:2014"),
        ("st*", 0, "minst 3"),
        ("enhet:", 0, "enhet:kommunstyrelsen"),
        ("()", 0, "sökord"),
        ("***", 0, "minst 3"),
        ("x" * 2000, 1000, "Korta"),
        ("a " * 200, 398, "Dela"),
        ("n\udcff", 1, "inget tecken"),
        ("(" * 400 + "a" + ")" * 400, 50, "Dela"),
    ],
)
def test_a_mistake_is_named_with_its_place_and_a_guess(query: str, place: int, guess: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert caught.value.position == place
    assert guess in str(caught.value)


@given(st.text('abå "”()*~:-§. ELRINTOCHår201', max_size=60))
def test_any_query_is_read_or_refused(query: str) -> None:
    try:
        parse(query)
    except QueryError as error:
        refused = error
    else:
        return
    assert 0 <= refused.position <= len(query)
    assert str(refused).endswith((".", "?"))
