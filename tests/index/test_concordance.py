"""Concordance lines: what stands on them, and how they are sorted."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import concordance as module
from index.concordance import concordance
from index.passages import Passage
from index.results import Filters, Reason
from index.schema import Document
from index.search import search
from ingest.keeping.archive import Archive
from ingest.report import Span
from tests.conftest import AUTUMN_2014, SPRING_2014, archived, report_of

TEXTS = {
    "I": "Därefter ska nämnden återkomma. Sedan ska Nämnden anta\nnya riktlinjer.",
    "II": "Äldre ärenden: nämnderna avgör dem. Alla (nämnder) deltar.",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    first = report_of("2014-var", (SPRING_2014, TEXTS))
    later = report_of("2014-host", (AUTUMN_2014, {"I": "Även nämnden ödslar tid."}))
    return archived(tmp_path_factory.mktemp("concordance"), first, later)


def lines(archive: Archive, **asked: object) -> list[tuple[str, str, str]]:
    found = concordance(archive, "nämnd", **asked)  # type: ignore[arg-type]
    return [(line.left, line.match, line.right) for line in found.lines]


def test_every_match_has_a_line_in_order_of_place(archive: Archive) -> None:
    assert lines(archive, context=2) == [
        ("Därefter ska ", "nämnden", " återkomma. Sedan"),
        ("Sedan ska ", "Nämnden", " anta nya"),
        ("Äldre ärenden: ", "nämnderna", " avgör dem."),
        ("dem. Alla (", "nämnder", ") deltar."),
        ("Även ", "nämnden", " ödslar tid."),
    ]


def test_sorted_to_the_right_the_swedish_alphabet_counts(archive: Archive) -> None:
    after = [right.split()[0] for _, _, right in lines(archive, sort="right")]
    assert after == ["anta", "avgör", ")", "återkomma.", "ödslar"]


def test_sorted_to_the_left_the_nearest_word_counts_first(archive: Archive) -> None:
    before = [left.split()[-1] for left, _, _ in lines(archive, sort="left")]
    assert before == ["(", "ska", "ska", "ärenden:", "Även"]
    assert [left for left, _, _ in lines(archive, sort="left", context=4)][1:3] == [
        "Därefter ska ",
        "nämnden återkomma. Sedan ska ",
    ]


def test_a_paragraph_of_a_decision_has_its_line(tmp_path: Path) -> None:
    texts = {"I": "KF beslutade i § 71 om planen.", "II": "Se §71, och §§ 710.", "III": "Inget beslut."}
    found = concordance(archived(tmp_path, report_of("2014-var", (SPRING_2014, texts))), "§ 71", context=2)
    assert [(line.left, line.match, line.right) for line in found.lines] == [
        ("beslutade i ", "§ 71", " om planen."),
        ("Se ", "§71", ", och §§"),
    ]
    assert (found.found, found.sections, found.without) == (2, 2, "")
    hit = search(archived(tmp_path), "beslut:71 planen").hits[0]
    assert [hit.text[span.start : span.end] for span in hit.highlights] == ["§ 71", "planen"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("KF §§ 12–14 och § 20.", [12, 13, 14, 20]),
        ("§ 190-2018", [190]),
        ("§ 7, 12–14 mars", [7]),
        ("§§ 14-12", [14]),
    ],
)
def test_a_range_names_each_of_its_paragraphs(tmp_path: Path, text: str, numbers: list[int]) -> None:
    archive = archived(tmp_path, report_of("2014-var", (SPRING_2014, {"I": text})))
    assert [number for number in range(200) if search(archive, f"beslut:§{number}").total] == numbers
    marked = search(archive, f"beslut:§{numbers[-1]}").hits[0]
    assert [marked.text[span.start : span.end].count("§") for span in marked.highlights] in ([1], [2])


def test_sections_without_a_word_to_show_are_counted(archive: Archive) -> None:
    found = concordance(archive, "område:I")
    said = "Frågan hittar 2 avsnitt. Inget av dem har ett ord ur frågan som kan visas på en rad."
    assert (found.lines, found.sections, found.found, found.without) == ((), 0, 2, said)
    found = concordance(archive, "riktlinjer ELLER område:I")
    assert found.without == "Frågan hittar 2 avsnitt. 1 av dem har inget ord ur frågan som kan visas på en rad."
    assert concordance(archive, "nämnd").without == ""


def test_filters_and_fields(archive: Archive) -> None:
    found = concordance(archive, "nämnd", Filters(round=("hösten 2014",)))
    assert [(line.report, line.place) for line in found.lines] == [("2014-host", "hösten 2014, område I, s. 1")]
    assert found.lines[0].citation == "Uppföljning 2014-host, hösten 2014, område I, s. 1"
    assert concordance(archive, "år:2014").lines == ()


def test_more_lines_than_can_be_shown_are_cut_and_it_says_so(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_LINES", 2)
    found = concordance(archive, "nämnd")
    assert (len(found.lines), found.cut, found.sections) == (2, True, 1)


@given(st.text(min_size=1), st.data(), st.integers(1, 30))
def test_a_line_is_the_text_itself(text: str, data: st.DataObject, context: int) -> None:
    words = [place for place in range(len(text)) if not text[place].isspace()]
    if not words:
        return
    start = data.draw(st.sampled_from(words))
    end = data.draw(st.integers(start + 1, len(text)))
    if text[end - 1].isspace():
        end = start + 1
    document = Document(
        report="r",
        section="s",
        number=0,
        title="t",
        round=None,
        start=None,
        end=None,
        area=None,
        item=None,
        pages=(1, 1),
        units=(),
        roles=(),
        text=text,
        places=b"",
    )
    (line,) = module._lines([Passage(document, 1.0, (Span(start, end),), (Reason("x", "form"),))], context)
    whole = " ".join(text.split())
    assert " ".join(f"{line.left}{line.match}{line.right}".split()) in whole
    assert len(line.left.split()) <= context + 1
