"""Processes that index an archive together share what they find of its words."""

from pathlib import Path

import pytest

from index import analyses
from index.analyses import Analyses, Analysis, Shared
from index.swedish import part_stems
from index.words import stems

WORDS = ["nämndernas", "kulturnämnden", "och", "lagarna", "phoniros", "stadsledningskontoret", "xyzzy", "2014"]


@pytest.fixture
def analyzed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words that are analyzed, each as often as it is."""
    found, analysis = [], analyses._analysis

    def noted(form: str) -> Analysis:
        found.append(form)
        return analysis(form)

    monkeypatch.setattr(analyses, "_analysis", noted)
    monkeypatch.setattr(analyses, "AT_A_TIME", 2)
    return found


def process(folder: Path, own: int, number: int = 2) -> Analyses:
    return Analyses(Shared(str(folder), own, number))


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_word_has_the_same_analysis_wherever_it_falls(tmp_path: Path, number: int) -> None:
    for own in range(number):
        for form, one in zip(WORDS, process(tmp_path, own, number).of(WORDS), strict=True):
            assert one.form == (form.encode(),)
            assert [term.decode() for term in one.stem] == list(stems(form))
            assert [term.decode() for term in one.part] == list(part_stems(form))


def test_what_one_has_found_no_other_looks_for(tmp_path: Path, analyzed: list[str]) -> None:
    first, second = process(tmp_path, 0), process(tmp_path, 1)
    assert first.of(WORDS[:5]) == second.of(WORDS[:5])
    assert sorted(analyzed) == sorted(WORDS[:5])
    assert second.of(WORDS) == first.of(WORDS)
    assert sorted(analyzed) == sorted(WORDS)


def test_each_begins_with_its_own_words(tmp_path: Path, analyzed: list[str]) -> None:
    begun = []
    for own in range(3):
        folder = tmp_path / f"{own}"
        folder.mkdir()
        analyzed.clear()
        process(folder, own, 3).of(WORDS)
        begun.append(analyzed[0])
    assert len(set(begun)) == 3


def test_one_alone_writes_nothing(tmp_path: Path, analyzed: list[str]) -> None:
    process(tmp_path, 0, 1).of(WORDS)
    assert not list(tmp_path.iterdir())
    assert len(analyzed) == len(WORDS)


def test_without_the_others_files_it_finds_all_itself(tmp_path: Path) -> None:
    """Damaged ones, or no folder to have them in."""
    expected = Analyses().of(WORDS)
    (tmp_path / "1-0").write_bytes(b"\x81\xa3och")
    assert process(tmp_path, 0).of(WORDS) == expected
    assert process(tmp_path / "gone", 0).of(WORDS) == expected
