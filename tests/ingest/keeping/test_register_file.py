"""What the archivist decides about names holds for every report, and survives that one is read again."""

from pathlib import Path

import pytest

from ingest.keeping.archive import Archive
from ingest.keeping.reannotate import reannotate
from ingest.keeping.register_file import UnclearDecision, reject, rename, succeed
from ingest.pipeline import ingest
from ingest.register import BrokenRegister, Register
from tests.conftest import ROOT

REPORT = ROOT / "corpus" / "reports" / "2014-var.pdf"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path)
    archive.register_file.write_text('# what we decided\n[[unit]]\nname = "kansliet"\naliases = ["Kansliet"]\n')
    ingest(archive, [REPORT])
    return archive


def names(archive: Archive) -> set[str]:
    return {mention.name for section in archive.report("2014-var").sections for mention in section.mentions}


def read_again(archive: Archive) -> None:
    (archive.records_folder / "2014-var.json").unlink()
    ingest(archive, [archive.originals])


def test_a_new_name_holds_also_when_the_report_is_read_again(archive: Archive) -> None:
    assert "personalenhet" in names(archive)
    rename(archive, "UNIT", "personalenhet", "HR-enhet")
    assert reannotate(archive) == 1
    assert "HR-enhet" in names(archive)
    assert "personalenhet" not in names(archive)
    before = names(archive)
    read_again(archive)
    assert names(archive) == before


def test_two_names_become_one(archive: Archive) -> None:
    rename(archive, "UNIT", "kanslienhet", "kansliet")
    (unit,) = Register.load(archive.register_file).unit
    assert unit.name == "kansliet"
    assert set(unit.aliases) == {"Kansliet", "kanslienhet"}
    assert "# what we decided" in archive.register_file.read_text()


def test_a_wrong_mention_is_gone_for_good(archive: Archive) -> None:
    assert "arkivarie" in names(archive)
    reject(archive, "ROLE", "Arkivarien", "2014-var")
    reannotate(archive)
    assert "arkivarie" not in names(archive)
    read_again(archive)
    assert "arkivarie" not in names(archive)


def test_a_rejection_for_one_report_leaves_the_others(archive: Archive) -> None:
    reject(archive, "ROLE", "Arkivarien", "2013-host")
    assert reannotate(archive) == 0


def test_a_succession_is_noted_on_both_sides(archive: Archive) -> None:
    succeed(archive, "personalenhet", "HR-enhet", None, "2016-host/x")
    units = {unit.name: unit for unit in Register.load(archive.register_file).unit}
    assert units["personalenhet"].successor[0].name == "HR-enhet"
    assert units["HR-enhet"].predecessor[0].passage == "2016-host/x"


def test_names_that_say_nothing_are_refused(archive: Archive) -> None:
    with pytest.raises(UnclearDecision):
        rename(archive, "UNIT", "kansliet", " kansliet ")


def test_a_broken_register_is_not_written_over(archive: Archive) -> None:
    archive.register_file.write_text("[[unit]\n")
    with pytest.raises(BrokenRegister, match=r"register\.toml"):
        rename(archive, "UNIT", "a", "b")
    assert archive.register_file.read_text() == "[[unit]\n"


def test_the_journal_tells_of_it(archive: Archive) -> None:
    rename(archive, "UNIT", "personalenhet", "HR-enhet")
    reannotate(archive)
    assert b'"act":"annotated"' in archive.journal.read_bytes().splitlines()[-1]
