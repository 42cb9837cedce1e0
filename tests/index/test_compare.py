"""Comparing: sentences, their alignment, the words that differ, and an area through its rounds."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.align import Link, align
from index.compare import areas, as_json, compare
from index.likeness import Likeness
from index.sentences import Sentence, sentences, spans_of
from index.weights import of_texts
from index.wording import differences
from ingest.errors import QueryError, UnknownArea, UnknownReport, UnknownRound
from ingest.keeping.archive import Archive
from ingest.report import Span
from tests.conftest import AUTUMN_2014, SPRING_2014, SPRING_2015, report_of, section


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Det är klart. Nu återstår resten.", 2),
        ("Det gäller bl.a. Norrsele och t.ex. Hamnplan.", 1),
        ("Beslutet fattades den 1 jan. 2014 av nämnden.", 1),
        ("Enligt S. Ek är det klart. Nästa steg är upphandling.", 2),
        ("Är det klart? Ja! Bra.", 3),
        ("Kostnaden är 8,4 mnkr. Den ryms i budget.", 1),
        ("Rubrik utan punkt", 1),
        ("", 0),
    ],
)
def test_sentences_of_official_swedish(text: str, found: int) -> None:
    assert len(list(spans_of(text))) == found


def test_a_paragraph_begins_a_sentence() -> None:
    listed = section(
        1, "Följande återstår: bygglov för enklare åtgärder, anmälan om god man", paragraphs=(0, 19, 48)
    )
    assert [s.text for s in sentences(listed, "r")] == [
        "Följande återstår:",
        "bygglov för enklare åtgärder,",
        "anmälan om god man",
    ]


@given(st.text("aåB. ,!?\n1", max_size=80))
def test_sentences_cover_the_text_in_order(text: str) -> None:
    spans = list(spans_of(text))
    assert "".join(text[s.start : s.end] for s in spans).replace(" ", "").replace("\n", "") == text.replace(
        " ", ""
    ).replace("\n", "")
    assert all(one.end <= other.start for one, other in pairwise(spans))


def wording(*texts: str) -> list[Sentence]:
    return [Sentence(text, "r", "s", None, (1, 1), Span(0, len(text))) for text in texts]


def linked(before: list[str], after: list[str]) -> list[Link]:
    texts = [*before, *after]
    return align(wording(*before), wording(*after), Likeness(texts, of_texts(texts)))


def kinds(before: list[str], after: list[str]) -> list[tuple[str, str | None, str | None]]:
    return [(link.kind, link.texts[0] or None, link.texts[1] or None) for link in linked(before, after)]


PLAN = "Förvaltningen ska redovisa en lokalförsörjningsplan senast den 1 juni."
PLAN_LATER = "Förvaltningen bör redovisa en lokalförsörjningsplan under hösten."
ARCHIVE = "Arkivarien deltar i länets samverkansgrupp om e-arkiv."
STAFF = "Sjukfrånvaron bland cheferna är oförändrad."


def test_the_kinds_of_change() -> None:
    assert kinds([PLAN, STAFF], [PLAN, STAFF]) == [("same", PLAN, PLAN), ("same", STAFF, STAFF)]
    assert kinds([PLAN, STAFF], [PLAN_LATER, STAFF])[0] == ("changed", PLAN, PLAN_LATER)
    assert kinds([PLAN, ARCHIVE], [PLAN]) == [("same", PLAN, PLAN), ("removed", ARCHIVE, None)]
    assert kinds([PLAN], [ARCHIVE, PLAN]) == [("added", None, ARCHIVE), ("same", PLAN, PLAN)]
    moved = kinds([ARCHIVE, PLAN, STAFF], [PLAN, STAFF, ARCHIVE])
    assert moved == [("same", PLAN, PLAN), ("same", STAFF, STAFF), ("moved", ARCHIVE, ARCHIVE)]


def test_sentences_that_share_no_matter_are_not_paired() -> None:
    assert [kind for kind, _, _ in kinds([ARCHIVE, PLAN], [STAFF, "Kontaktcenter öppnade i september."])] == [
        "removed",
        "removed",
        "added",
        "added",
    ]


def test_capitals_and_punctuation_are_no_change() -> None:
    assert kinds(["Arbetet pågår"], ["arbetet pågår."])[0][0] == "same"


@given(st.lists(st.sampled_from([PLAN, PLAN_LATER, ARCHIVE, STAFF]), max_size=6),
       st.lists(st.sampled_from([PLAN, PLAN_LATER, ARCHIVE, STAFF]), max_size=6))  # fmt: skip
def test_every_sentence_is_told_of_once(before: list[str], after: list[str]) -> None:
    links = linked(before, after)
    assert sorted(one.text for link in links for one in link.before) == sorted(before)
    assert [one.text for link in links for one in link.after] == after


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("Planen ska redovisas.", "Planen bör redovisas.", "Planen[- ska]{+ bör} redovisas."),
        ("Arbetet pågår.", "Arbetet pågår.", "Arbetet pågår."),
        ("I juni 2014.", "I mars 2015.", "I[- juni 2014]{+ mars 2015}."),
        ("Klart.", "Klart, nästan.", "Klart{+, nästan}."),
    ],
)
def test_the_words_that_differ(before: str, after: str, marked: str) -> None:
    signs = {"same": "{}", "removed": "[-{}]", "added": "{{+{}}}"}
    assert "".join(signs[run.kind].format(run.after or run.before) for run in differences(before, after)) == marked


@given(st.text("abå .,-", max_size=40), st.text("abå .,-", max_size=40))
def test_runs_rebuild_both_wordings(before: str, after: str) -> None:
    runs = differences(before, after)
    assert "".join(run.before for run in runs) == before.rstrip()
    assert "".join(run.after for run in runs) == after.rstrip()


SPRING = report_of("2014-var", (SPRING_2014, {"I": PLAN, "II": STAFF}))
AUTUMN = report_of("2014-host", (AUTUMN_2014, {"I": PLAN_LATER}))
ANNEX = report_of("annex", (SPRING_2014, {"I": ARCHIVE}), (SPRING_2015, {"I": ARCHIVE}))


def test_an_area_through_its_rounds() -> None:
    comparison = compare([ANNEX, SPRING, AUTUMN], "i")
    assert [t.round.label for t in comparison.tellings] == ["våren 2014", "hösten 2014", "våren 2015"]
    assert comparison.tellings[0].report == "2014-var"  # the round's own report before the annex
    assert comparison.tellings[0].others == ("annex",)
    assert as_json(comparison)["steps"][0] == {
        "from": "våren 2014",
        "to": "hösten 2014",
        "sentences": [
            {"kind": "changed", "before": PLAN, "after": PLAN_LATER,
             "similarity": comparison.steps[0].links[0].similarity}
        ],
    }  # fmt: skip


def test_some_rounds_or_one_report() -> None:
    some = compare([ANNEX, SPRING, AUTUMN], "I", from_round="hösten 2014", to_round="Våren 2015")
    assert as_json(some)["rounds"] == ["hösten 2014", "våren 2015"]
    assert [t.report for t in compare([ANNEX, SPRING], "I", report="annex").tellings] == ["annex", "annex"]


def test_what_does_not_exist_is_named_with_what_does() -> None:
    with pytest.raises(UnknownArea, match="I, II"):
        compare([SPRING], "Åtgärdsplanen")
    with pytest.raises(UnknownReport, match="2014-var"):
        compare([SPRING], "I", report="2014-vår")
    with pytest.raises(UnknownRound, match="våren 2014"):
        compare([SPRING], "I", from_round="våren 2013")


def test_areas_are_listed_in_their_own_order() -> None:
    report = report_of("r", (SPRING_2014, dict.fromkeys(["X", "IX", "2.10", "2.9", "B", "A", "II"], "Text.")))
    assert [area.name for area in areas([report])] == ["II", "IX", "X", "2.9", "2.10", "A", "B"]


def test_a_promise_weakens_through_the_demonstration_archive(demonstration: Archive) -> None:
    comparison = compare(demonstration.reports(), "II", from_round="hösten 2013", to_round="hösten 2014")
    promised = [
        link.texts[1].split("lämna")[0].strip()
        for step in comparison.steps
        for link in step.links
        if link.kind == "changed" and "inköpsprocess" in link.texts[1]
    ]
    assert promised == ["Upphandlingsenheten bör", "Upphandlingsenheten kan komma att"]


def test_what_is_too_much_to_compare_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [
        report_of("a", (SPRING_2014, {"I": "Planen antogs. Budgeten antogs."})),
        report_of("b", (AUTUMN_2014, {"I": "Planen gäller. Budgeten gäller."})),
    ]
    monkeypatch.setattr("index.compare.MOST_SENTENCES", 4)
    assert len(compare(reports, "I").tellings) == 2
    monkeypatch.setattr("index.compare.MOST_SENTENCES", 3)
    with pytest.raises(QueryError, match="4 meningar i 2 omgångar, av högst 3"):
        compare(reports, "I")
    assert len(compare(reports, "I", report="a").tellings) == 1
