"""The lexicon's file: made once, made anew where it is damaged, done without where there is no place for it."""

from pathlib import Path

import pytest

from ingest import word_forms

FORMS = {"lagarna": "lag", "kommittén": "kommitté", "Motala": "Motala", "idé": "idé", "ide": "ide"}


@pytest.fixture(autouse=True)
def few_forms(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often the lexicon was unpacked."""
    unpacked: list[int] = []

    class Factory:
        def get_dictionary(self, _: str) -> dict[str, str]:
            unpacked.append(1)
            return FORMS

    monkeypatch.setattr("simplemma.strategies.dictionaries.DefaultDictionaryFactory", Factory)
    return unpacked


def test_it_is_unpacked_once(tmp_path: Path, few_forms: list[int]) -> None:
    path = tmp_path / "cache" / "words"
    for _ in range(3):
        assert word_forms.opened(path)("lagarna") == [b"lag"]
    assert len(few_forms) == 1
    assert [one.name for one in path.parent.iterdir()] == ["words"]


def test_e_stands_for_accents_where_that_is_no_word_of_its_own(tmp_path: Path) -> None:
    lookup = word_forms.opened(tmp_path / "words")
    found = [b"".join(lookup(form) or []).decode() for form in ("kommittén", "kommitten", "idé", "ide")]
    assert found == ["kommitté", "kommitte", "idé", "ide"]
    assert lookup("lagarnas") is None
    assert lookup("") is None


@pytest.mark.parametrize("damage", [b"", b"abc", None])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    path = tmp_path / "words"
    word_forms.opened(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:-3] + b"???" if damage is None else damage)
    assert word_forms.opened(path)("Motala") == [b"Motala"]
    assert path.read_bytes() == whole


def test_without_a_place_for_it_it_is_unpacked_each_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    lookup = word_forms.opened(tmp_path / "file" / "words")
    assert (lookup("kommitten"), lookup("lagarnas")) == ((b"kommitte",), None)


def test_names_and_forms() -> None:
    assert word_forms.is_name("motala")
    assert word_forms.is_form("motala")
    assert word_forms.is_form("lagarna")
    assert not word_forms.is_name("lagarna")
    assert not word_forms.is_form("lagarnaz")
