"""Versions: what is recognised as one, which of two is the later, and what the archivist decides."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.corrections.operations import Entry, Undo, VersionOf
from ingest.errors import UnclearPlace, UnknownReport
from ingest.fixity.verify import verify
from ingest.keeping.archive import Archive
from ingest.keeping.versions import SECONDS, Versions, decide, is_later, likeness, sketch_of, versions_of
from ingest.pages.pdfium import pdfium
from ingest.report import PageCoverage, Report, Round
from tests.conftest import AUTUMN_2014, SPRING_2014, archived, report_of

SENTENCES = [
    "Kommunstyrelsen har antagit en plan för lokaler i förskolan.",
    "Arbetet med den nya organisationen går enligt tidplanen.",
    "Ekonomichefen lämnar ett förslag till rutiner under våren.",
    "Antalet ärenden i kontaktcenter ökade med fyra procent.",
    "Upphandlingen av ett nytt verksamhetssystem är avslutad.",
    "Socialförvaltningen har anställt två nya enhetschefer.",
    "Medarbetarna har fått utbildning i dokumenthantering.",
    "Tekniska nämnden tar ställning till åtgärderna i december.",
    "Sjukfrånvaron är lägre än vid förra uppföljningen.",
    "Styrdokumenten publiceras på kommunens webbplats.",
]


def telling(name: str, sentences: list[str], told: Round = AUTUMN_2014, title: str = "") -> Report:
    report = report_of(name, (told, {"I": " ".join(sentences[:5]), "II": " ".join(sentences[5:])}))
    return msgspec.structs.replace(report, title=title or f"Uppföljning {told.label}")


def corrected(*numbers: int) -> list[str]:
    """The sentences, some with a figure changed."""
    return [f"{text[:-1]} i år." if n in numbers else text for n, text in enumerate(SENTENCES)]


FIRST = telling("a", SENTENCES)
SECOND = telling("b", corrected(2, 7), title="Uppföljning hösten 2014, rättad version")
THIRD = telling("c", corrected(2, 5, 7))


def test_a_report_with_a_few_sentences_corrected_is_a_version(tmp_path: Path) -> None:
    archive = archived(tmp_path, FIRST, SECOND)
    assert archive.versions().chain("a") == archive.versions().chain("b") == ("a", "b")
    assert archive.versions().superseded() == {"a": "b"}
    assert [report.id for report in archive.latest()] == ["b"]
    (entry,) = archive.corrections("b")
    assert entry.operation == VersionOf("a", round(likeness(FIRST, SECOND), 3))
    assert verify(archive).problems == ()


def test_the_later_is_told_by_its_title_whatever_came_first(tmp_path: Path) -> None:
    assert archived(tmp_path, SECOND, FIRST).versions().superseded() == {"a": "b"}


def test_a_scan_of_what_is_archived_as_text_is_not_the_later() -> None:
    text, scan = (
        msgspec.structs.replace(report, coverage=(PageCoverage(1, 0, scanned=scanned),))
        for report, scanned in ((FIRST, False), (telling("b", corrected(2)), True))
    )
    for one, than, later in ((text, scan, True), (scan, text, False), (scan, scan, True)):
        with pdfium(SECONDS) as asked:
            assert is_later(one, Path("a.pdf"), than, Path("b.pdf"), asked) == later


def test_three_versions_in_any_order_are_one_chain(tmp_path: Path) -> None:
    third = telling("c", corrected(2, 3, 7), title="Uppföljning hösten 2014, version 3")
    for number, order in enumerate([(FIRST, SECOND, third), (third, FIRST, SECOND), (SECOND, third, FIRST)]):
        (tmp_path / str(number)).mkdir()
        archive = archived(tmp_path / str(number), *order)
        assert archive.versions().chain("b") == ("a", "b", "c")
        assert archive.versions().superseded() == {"a": "c", "b": "c"}


@pytest.mark.parametrize(
    "other",
    [
        telling("b", corrected(2, 5), SPRING_2014),  # the same words half a year earlier
        telling("b", [f"{text[:-1]} och sedan." if n % 2 else f"Ja, {text}" for n, text in enumerate(SENTENCES)]),
        telling("b", SENTENCES[:2]),
    ],
)
def test_what_is_no_version_is_none(tmp_path: Path, other: Report) -> None:
    if other.rounds == (SPRING_2014,):
        assert likeness(FIRST, other) > 0.6
    assert archived(tmp_path, FIRST, other).versions().formers == {}


def test_a_corrected_round_makes_a_version_where_the_text_is_nearly_the_same(tmp_path: Path) -> None:
    archive = archived(tmp_path, FIRST, telling("b", SENTENCES, SPRING_2014))
    assert archive.versions().former("b") == "a"


def test_the_archivist_decides(tmp_path: Path) -> None:
    archive = archived(tmp_path, FIRST, SECOND)
    decide(archive, "b", None)
    assert archive.versions().superseded() == {}
    decide(archive, "a", "b")
    assert archive.versions().superseded() == {"b": "a"}
    with pytest.raises(UnclearPlace):
        decide(archive, "b", "a")
    with pytest.raises(UnclearPlace):
        decide(archive, "a", "a")
    with pytest.raises(UnknownReport):
        decide(archive, "a", "saknas")
    archive.correct("a", Undo(1))
    archive.correct("b", Undo(2))
    assert archive.versions().superseded() == {"a": "b"}


def test_a_report_archived_before_there_were_sketches_is_recognised_too(tmp_path: Path) -> None:
    archive = archived(tmp_path, FIRST)
    path = archive.records_folder / "a.json"
    record = archive.record("a")
    path.write_bytes(msgspec.json.encode(msgspec.structs.replace(record, sketch="")))
    (tmp_path / "b.pdf").write_bytes(b"b")
    archive.add(tmp_path / "b.pdf", SECOND)
    assert archive.versions().former("b") == "a"


@pytest.mark.parametrize(("file", "later"), [("plan-rattad.pdf", True), ("plan-preliminar.pdf", False)])
def test_a_name_without_dots_and_rings_says_the_same(tmp_path: Path, file: str, later: bool) -> None:
    named = msgspec.structs.replace(SECOND, title=FIRST.title, file=file)
    with pdfium(SECONDS) as asked:
        assert is_later(named, tmp_path / "b.pdf", FIRST, tmp_path / "a.pdf", asked) is later


def test_a_version_that_is_gone_still_ties_those_around_it() -> None:
    found = related({"b": "a", "c": "b"}, {"a", "c"})
    assert found.superseded() == {"a": "c"}
    assert found.former("c") == "a"


def related(formers: dict[str, str], archived: set[str]) -> Versions:
    return versions_of({one: (Entry(1, "", "", VersionOf(former)),) for one, former in formers.items()}, archived)


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdef")), st.sets(st.sampled_from("abcdef")))
def test_any_relation_comes_to_an_end_and_leaves_a_latest(formers: dict[str, str], archived: set[str]) -> None:
    older = related(formers, archived).superseded()
    assert older.keys() <= archived
    assert not archived or older.keys() < archived
    assert all(newest in archived for newest in older.values())


@given(st.lists(st.sampled_from(SENTENCES), min_size=8, max_size=30))
def test_a_sketch_is_the_same_for_the_same_words(sentences: list[str]) -> None:
    one, other = telling("a", sentences), telling("b", [text.upper() for text in sentences])
    assert sketch_of(one) == sketch_of(other)
    assert likeness(one, other) == 1.0


def test_the_demonstration_archive_has_a_corrected_version(demonstration: Archive) -> None:
    assert demonstration.versions().superseded() == {"2016-host": "2016-host-rattad"}


def test_a_report_that_is_reread_is_compared_with_the_others_as_a_new_one_is(tmp_path: Path) -> None:
    archive = archived(tmp_path, FIRST, msgspec.structs.replace(SECOND, sections=()))
    assert archive.versions().formers == {}
    archive.add(tmp_path / SECOND.file, SECOND)
    assert archive.versions().superseded() == {"a": "b"}
    assert len(archive.corrections("b")) == 1
    archive.add(tmp_path / SECOND.file, SECOND)
    archive.add(tmp_path / FIRST.file, FIRST)
    assert [len(archive.corrections(name)) for name in "ab"] == [0, 1]
    assert verify(archive).problems == ()


def test_a_rereading_that_dies_before_it_has_compared_is_finished_by_the_next_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = archived(tmp_path, FIRST, msgspec.structs.replace(SECOND, sections=()))
    with monkeypatch.context() as dying:
        dying.setattr("ingest.keeping.archive.now", lambda: "2999-01-01T00:00:00+00:00")
        dying.setattr(Archive, "finish_adding", lambda *told: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            archive.add(tmp_path / SECOND.file, SECOND)
    assert archive.versions().formers == {}
    with Archive(archive.folder).writing():
        pass
    assert archive.versions().superseded() == {"a": "b"}


def test_a_rereading_that_dies_between_two_notes_is_finished_by_the_next_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = enumerate((FIRST, SECOND, THIRD), start=1)
    first, second, third = (msgspec.structs.replace(one, title=f"Version {number}") for number, one in told)
    archive = archived(tmp_path, first, third, msgspec.structs.replace(second, sections=()))
    assert archive.versions().formers == {"c": "a"}
    noted = []

    def correct(self: Archive, report: Report, operation: VersionOf) -> Entry:
        noted.append(report.id)
        return made(self, report, operation) if len(noted) == 1 else 1 / 0

    with monkeypatch.context() as dying:
        made = Archive._correct
        dying.setattr("ingest.keeping.archive.now", lambda: "2999-01-01T00:00:00+00:00")
        dying.setattr(Archive, "_correct", correct)
        with pytest.raises(ZeroDivisionError):
            archive.add(tmp_path / second.file, second)
    assert noted == ["b", "c"]
    with Archive(archive.folder).writing():
        pass
    assert archive.versions().chain("a") == ("a", "b", "c")
    assert archive.versions().superseded() == {"a": "c", "b": "c"}
    assert [len(archive.corrections(name)) for name in "abc"] == [0, 1, 2]


def test_what_was_decided_or_undone_of_versions_outlives_a_rereading(tmp_path: Path) -> None:
    archive = archived(tmp_path, FIRST, SECOND)
    archive.correct("b", Undo(1))
    for report in (FIRST, SECOND):
        archive.add(tmp_path / report.file, report)
    assert archive.versions().formers == {}
    (tmp_path / "other").mkdir()
    other = archived(tmp_path / "other", FIRST, msgspec.structs.replace(SECOND, sections=()))
    decide(other, "b", None)
    other.add(tmp_path / SECOND.file, SECOND)
    assert other.versions().formers == {}
