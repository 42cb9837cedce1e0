"""Changes of units that a text tells of."""

from datetime import date

import pytest

from ingest.annotate import annotate
from ingest.ner.events import proposals
from ingest.register import Register
from ingest.report import Box, Section

TOLD = [
    (
        "Gatuenheten hade delats i en parkenhet och en trafikenhet.",
        ("split", ("gatuenhet",), ("parkenhet", "trafikenhet"), None),
    ),
    (
        "Personalenheten bytte den 1 mars 2016 namn till HR-enheten.",
        ("renamed", ("personalenhet",), ("HR-enhet",), date(2016, 3, 1)),
    ),
    (
        "Gatunämnden och parknämnden slås vid årsskiftet samman till stadsmiljönämnden.",
        ("merged", ("gatunämnden", "parknämnden"), ("stadsmiljönämnden",), None),
    ),
    (
        "Fullmäktige beslutade att slå samman kulturnämnden och fritidsnämnden till kultur- och fritidsnämnden.",
        ("merged", ("kulturnämnden", "fritidsnämnden"), ("kultur- och fritidsnämnden",), None),
    ),
    (
        "Inköpsenheten och ekonomienheten bildar från årsskiftet en ekonomi- och inköpsenhet.",
        ("merged", ("inköpsenhet", "ekonomienhet"), ("ekonomi- och inköpsenhet",), None),
    ),
    (
        "Stadsdelsnämnden ersattes av socialnämnden.",
        ("replaced", ("stadsdelsnämnden",), ("socialnämnden",), None),
    ),
]
UNTOLD = [
    "Socialnämnden och kulturnämnden delade på kostnaden.",
    "Ekonomienheten bytte lokaler. Namnet till trots är HR-enheten kvar.",
    "Kommunstyrelsen delas i två läger, menar nämnden.",
]


def annotated(text: str) -> list[Section]:
    return annotate([Section("a", None, None, None, text, (Box(1, 0, 0, 1, 1),))], Register())


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_change_is_proposed_as_the_text_tells_it(text, expected):
    (event,) = proposals(annotated(f"Arbetet pågår. {text} Mer är inte beslutat."))
    assert (event.kind, event.before, event.after, event.date) == expected
    assert event.section == "a"
    assert event.sentence == text


@pytest.mark.parametrize("text", UNTOLD)
def test_what_is_no_change_is_not_proposed(text):
    assert list(proposals(annotated(text))) == []
