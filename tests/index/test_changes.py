"""Kinds of change, status, promises and lines of descent: what reports write, and what it means."""

from datetime import date
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.align import align
from index.changes import Change, Wording, changes, is_weakened
from index.compare import compare
from index.descent import lines_of_descent
from index.likeness import Likeness
from index.overview import overview
from index.promises import follow
from index.schemes import propose, schemes
from index.sentences import Sentence
from index.status import read_status
from index.weights import of_texts
from index.wording import differences
from ingest.annotate import annotate
from ingest.keeping.area_schemes import Correspondence
from ingest.register import Register
from ingest.report import Area, Report, Round, Span
from tests.conftest import AUTUMN_2014, SPRING_2014, SPRING_2015, report_of, section


def told(before: str, after: str) -> dict[str, Change]:
    old, new = (annotate([section(1, text)], Register())[0] for text in (before, after))
    found = changes(Wording(before, old.mentions), Wording(after, new.mentions))
    return {change.kind: change for change in found}


@pytest.mark.parametrize(
    ("before", "after", "kind", "direction"),
    [
        ("Av 46 lärare är 12 behöriga.", "Av 46 lärare är 19 behöriga.", "number", None),
        ("Kostnaden är 2,4 mnkr.", "Kostnaden är 3,1 mnkr.", "amount", None),
        ("Planen ska lämnas senast den 1 juni 2014.", "Planen ska lämnas senast den 1 maj 2015.", "date", "later"),
        ("Planen ska lämnas den 1 juni 2014.", "Planen ska lämnas den 1 maj 2014.", "date", "earlier"),
        ("Förvaltningen ska redovisa planen.", "Förvaltningen bör redovisa planen.", "certainty", "weaker"),
        ("Förvaltningen bör redovisa planen.", "Förvaltningen måste redovisa planen.", "certainty", "stronger"),
        ("Rutinen följs av skolorna.", "Rutinen följs inte av skolorna.", "negation", None),
        ("Arkivarien ansvarar för planen.", "Kommunchefen ansvarar för planen.", "responsible", None),
        ("Upphandlingen ska påbörjas.", "Upphandlingen är genomförd.", "status", "forward"),
        ("Alla chefer har gått kursen.", "Flera chefer har gått kursen.", "scope", "narrower"),
        ("Vissa skolor har en plan.", "Samtliga skolor har en plan.", "scope", "wider"),
        ("I skolorna följs rutinen alltid.", "Rutinen följs alltid i skolorna.", "form", None),
    ],
)  # fmt: skip
def test_kinds_of_change(before: str, after: str, kind: str, direction: str | None) -> None:
    assert told(before, after)[kind].direction == direction


def test_a_change_shows_its_words() -> None:
    change = told("Förvaltningen ska redovisa planen.", "Förvaltningen bör redovisa planen.")["certainty"]
    assert (change.before, change.after) == ("ska", "bör")
    assert is_weakened([change])


def test_the_same_words_are_no_change_and_other_words_no_kind() -> None:
    assert told("Arbetet pågår", "arbetet pågår.") == {}
    assert told("Skolan fick en ny bil.", "Skolan fick en grön bil.") == {}


@given(st.text("abcåäö .,0123", max_size=60), st.text("abcåäö .,0123", max_size=60))
def test_any_wordings_can_be_compared(before: str, after: str) -> None:
    for change in changes(Wording(before), Wording(after)):
        assert change.before or change.after


def test_a_phrase_that_moved_within_a_sentence_is_marked() -> None:
    before = "Nämnden ska under hösten 2014 se över avgifterna inom äldreomsorgen."
    after = "Nämnden ska se över avgifterna inom äldreomsorgen under hösten 2014."
    runs = differences(before, after)
    assert [(run.kind, (run.before or run.after).strip()) for run in runs if run.moved] == [
        ("removed", "under hösten 2014"),
        ("added", "under hösten 2014"),
    ]
    assert ("".join(run.before for run in runs), "".join(run.after for run in runs)) == (before, after)
    assert not any(run.moved for run in differences("Planen ska antas.", "Planen bör antas."))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Översynen planeras till nästa år.", "planerat"),
        ("Fullmäktige har beslutat att införa systemet.", "beslutat"),
        ("Arbetet har påbörjats.", "påbörjat"),
        ("Arbetet pågår.", "pågår"),
        ("Utredningen har försenats på grund av sjukdom.", "försenat"),
        ("Åtgärden är genomförd.", "genomfört"),
        ("Uppföljning sker löpande varje år.", "löpande"),
        ("Åtgärden utgår.", "utgår"),
        ("Kommunen har två bibliotek.", "ingen uppgift"),
        ("Arbetet är inte slutfört.", "pågår"),
        ("Planen ska vara genomförd 2016.", "planerat"),
    ],
)
def test_status(text: str, status: str) -> None:
    read = read_status(text)
    assert read.status == status
    assert 0 <= read.confidence <= 1
    if read.evidence:
        span = read.evidence.span
        assert read.sentence[span.start : span.end] == read.evidence.words


SENTENCES = [
    "Förvaltningen ska redovisa en lokalförsörjningsplan senast den 1 juni.",
    "Förvaltningen bör redovisa en lokalförsörjningsplan under hösten.",
    "Arkivarien deltar i länets samverkansgrupp om e-arkiv.",
    "Sjukfrånvaron bland cheferna är oförändrad.",
    "Arbetet pågår.",
]
TELLINGS = st.lists(st.lists(st.sampled_from(SENTENCES), max_size=5), min_size=1, max_size=5)


def _said(rounds: list[list[str]]) -> list[list[Sentence]]:
    return [
        [Sentence(text, "r", f"{n}-{at}", None, (1, 1), Span(0, len(text))) for at, text in enumerate(texts)]
        for n, texts in enumerate(rounds)
    ]


@given(TELLINGS)
def test_every_sentence_is_in_one_line_of_descent(rounds: list[list[str]]) -> None:
    said = _said(rounds)
    likeness = Likeness(SENTENCES, of_texts(SENTENCES))
    steps = [align(before, after, likeness) for before, after in pairwise(said)]
    lines = lines_of_descent(said, steps, likeness)
    followed = [sentence for line in lines for cell in line.cells for sentence in cell]
    assert sorted(one.section for one in followed) == sorted(one.section for texts in said for one in texts)


@given(st.lists(st.sampled_from(SENTENCES), max_size=6))
def test_what_is_said_again_is_the_same(texts: list[str]) -> None:
    before, after = _said([texts, texts])
    links = align(before, after, Likeness(SENTENCES, of_texts(SENTENCES)))
    assert [link.relation for link in links] == ["same"] * len(texts)


def test_a_thought_returns_after_a_gap() -> None:
    said = _said([[SENTENCES[2]], [SENTENCES[3]], [SENTENCES[2]]])
    likeness = Likeness(SENTENCES, of_texts(SENTENCES))
    steps = [align(before, after, likeness) for before, after in pairwise(said)]
    first = lines_of_descent(said, steps, likeness)[0]
    assert first.events == ("new", "removed", "returned")


def test_names_that_differ_part_sentences() -> None:
    texts = [
        "Fritidsgården i Lillåker har öppet två kvällar i veckan.",
        "Fritidsgården i Ängsmo har öppet två kvällar i veckan.",
        "Fritidsgården i Lillåker har öppet tre kvällar i veckan.",
    ]
    before, after = _said([texts[:1], texts[1:]])
    links = align(before, after, Likeness(texts, of_texts(texts)))
    assert [(link.relation, link.texts[1]) for link in links] == [("added", texts[1]), ("reworded", texts[2])]


PROMISE = "Upphandlingsenheten ska lämna förslag till ny inköpsprocess senast den 1 juni 2014."


@pytest.mark.parametrize(
    ("later", "fate"),
    [
        ("Upphandlingsenheten har lämnat förslag till ny inköpsprocess.", "kept"),
        ("Upphandlingsenheten ska lämna förslag till ny inköpsprocess senast den 1 mars 2015.", "slipped"),
        (PROMISE, "repeated"),
        ("Sjukfrånvaron bland cheferna är oförändrad.", "silent"),
    ],
)
def test_what_became_of_a_promise(later: str, fate: str) -> None:
    reports = [
        report_of("a", (SPRING_2014, {"I": PROMISE})),
        report_of("b", (AUTUMN_2014, {"I": later})),
        report_of("c", (SPRING_2015, {"I": "Skolan fick en ny bil."})),
    ]
    one = follow(compare(reports, "I"), today=date(2015, 6, 30))[0]
    assert (one.fate, one.promise.due, one.promise.area) == (fate, date(2014, 6, 1), "I")


def test_overview_tells_of_stagnation_and_silence() -> None:
    autumn_2015 = Round(date(2015, 7, 1), date(2015, 12, 31), "hösten 2015")
    other = "Kommunen har två bibliotek."
    reports = [
        report_of(name, (told_in, {"I": PROMISE, **extra}))
        for name, told_in, extra in (
            ("a", SPRING_2014, {"II": other}), ("b", AUTUMN_2014, {"II": other}), ("c", SPRING_2015, {}),
            ("d", autumn_2015, {}),
        )
    ]  # fmt: skip
    [made] = overview(reports, schemes(reports))
    first, second = made.rows
    assert first.stagnation[0].rounds == ("våren 2014", "hösten 2014", "våren 2015", "hösten 2015")
    assert [cell.changed for cell in first.cells if cell] == [None, 0.0, 0.0, 0.0]
    assert (first.silent_since, second.silent_since) == (None, "våren 2015")


LIBRARY = "Biblioteket har fått en meröppen filial med självbetjäning."
ROADS = "Vägnätet inventeras och beläggningen förnyas."


def _renumbered() -> list[Report]:
    return [
        report_of("a", (SPRING_2014, {"I": LIBRARY, "II": ROADS})),
        report_of("b", (AUTUMN_2014, {"1": ROADS, "2": LIBRARY})),
    ]


def test_areas_that_may_correspond_are_proposed_with_readable_evidence() -> None:
    reports = _renumbered()
    known = schemes(reports)
    found = propose(reports, known, 0, 1, of_texts([LIBRARY, ROADS]))
    assert {(one.before, one.after) for one in found} == {("I", "2"), ("II", "1")}
    assert set(found[0].words) <= set(f"{LIBRARY} {ROADS}".casefold().replace(".", "").split())


def test_a_confirmed_correspondence_joins_areas_across_the_break() -> None:
    reports = _renumbered()
    link = Correspondence(
        ("I",), ("2",), SPRING_2014.end, AUTUMN_2014.start, "confirmed", "", "anna", date(2026, 1, 1)
    )
    joined, apart = schemes(reports, [link]), schemes(reports)
    assert joined.places("I") == {("I", SPRING_2014), ("2", AUTUMN_2014)}
    assert joined.places("2") == joined.places("I")
    assert apart.places("I") == {("I", SPRING_2014)}
    assert joined.places("finns inte") == frozenset()
    assert joined.without_counterpart(0, 1) == (["II"], ["1"])
    assert [link.relation for link in compare(reports, "I", known=joined).steps[0].links] == ["same"]
    assert compare(reports, "I", known=apart).steps == ()


def test_a_sentence_that_went_to_another_area_is_moved() -> None:
    reports = [
        report_of("a", (SPRING_2014, {"I": f"{LIBRARY} {SENTENCES[3]}", "II": ROADS})),
        report_of("b", (AUTUMN_2014, {"I": SENTENCES[3], "II": f"{ROADS} {LIBRARY}"})),
    ]
    links = compare(reports, "I").steps[0].links
    assert [(link.relation, link.elsewhere) for link in links] == [("moved", "II"), ("same", None)]


def test_a_sentence_that_is_said_once_more_may_have_come_from_another_area() -> None:
    reports = [
        report_of("a", (SPRING_2014, {"I": LIBRARY, "II": f"{ROADS} {LIBRARY}"})),
        report_of("b", (AUTUMN_2014, {"I": f"{LIBRARY} {SENTENCES[3]} {LIBRARY}", "II": ROADS})),
    ]
    links = compare(reports, "I").steps[0].links
    assert [(link.relation, link.elsewhere) for link in links] == [
        ("same", None),
        ("added", None),
        ("moved", "II"),
    ]


def test_rows_of_a_table_keep_to_their_item() -> None:
    def table(name: str, told_in: Round, rows: dict[str, str]) -> Report:
        made = report_of(name, (told_in, {"I": "x"}))
        cells = tuple(
            section(at, text, round=0, area=Area("I"), item=item, id=f"{name}-{item}")
            for at, (item, text) in enumerate(rows.items())
        )
        return msgspec.structs.replace(made, sections=cells)

    reports = [
        table("a", SPRING_2014, {"a": "Antal platser: 12.", "b": "Antal platser i kö: 12."}),
        table("b", AUTUMN_2014, {"a": "Antal platser: 14.", "b": "Antal platser i kö: 9."}),
    ]
    links = compare(reports, "I").steps[0].links
    assert [(link.before[0].item, link.after[0].item) for link in links] == [("a", "a"), ("b", "b")]
