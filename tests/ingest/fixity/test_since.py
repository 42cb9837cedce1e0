"""A statement kept elsewhere tells whether an archive is still the one that it was about."""

import shutil
from pathlib import Path

import pytest

from ingest.files import whole_lines
from ingest.fixity.since import NotAStatement, changed, faults, read_statement
from ingest.fixity.statement import write_statement
from ingest.fixity.verify import verify
from ingest.keeping.archive import Archive
from ingest.keeping.area_schemes import decide
from ingest.keeping.journal import note
from ingest.keeping.ledger import Given
from tests.conftest import SPRING_2014, archived, report_of

REJECTED = Given("Journal: 0 rader; den sista har SHA-256 –", "", "x", "rejected", "", "broken", "")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = archived(tmp_path, report_of("var", (SPRING_2014, {"I": "En plan."})))
    archive.give(REJECTED)  # a name that looks like a line of a statement
    return archive


@pytest.mark.parametrize("name", ["p.txt", "p.html"])
def test_a_whole_older_archive_is_not_the_one_of_the_statement(
    name: str, archive: Archive, tmp_path: Path
) -> None:
    older = Archive(shutil.copytree(archive.folder, tmp_path / "older"))
    statement = tmp_path / name
    write_statement(archive, verify(archive), [], statement)
    earlier = read_statement(statement)
    assert not [*faults(archive, earlier), *changed(archive, earlier)]
    archive.give(REJECTED)
    told = SPRING_2014.start
    decide(archive, ("I",), ("II",), told, told, "confirmed")
    assert not list(faults(archive, earlier))  # it goes on from there
    assert changed(archive, earlier) == ["areas.toml"]
    write_statement(archive, verify(archive), [], statement)
    assert [kind for kind, _ in faults(older, read_statement(statement))] == ["ledger"]


def test_a_chain_that_was_written_anew_is_not_the_one_of_the_statement(archive: Archive, tmp_path: Path) -> None:
    statement = tmp_path / "p.txt"
    write_statement(archive, verify(archive), [], statement)
    number = len(whole_lines(archive.journal))
    archive.journal.unlink()
    for _ in range(number + 1):
        note(archive.journal, "added", "var", "0" * 64)
    (found,) = faults(archive, read_statement(statement))
    assert found[0] == "journal"
    assert f"en annan rad {number} än enligt p.txt" in found[1]


def test_what_is_no_statement_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "p.txt").write_text("Journal: 3 rader; den sista har SHA-256 " + "a" * 64)
    for name, said in (("p.txt", "inget kontrollprotokoll"), ("q.txt", "går inte att läsa")):
        with pytest.raises(NotAStatement, match=said):
            read_statement(tmp_path / name)
