"""Packages: what goes out comes back byte for byte, and nothing that was altered comes in."""

import json
import os
import string
import subprocess
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import bagit
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from index.build import update
from index.filters import Filters
from index.saved import save
from index.search import search
from ingest.corrections.operations import Reviewed
from ingest.errors import BrokenPackage
from ingest.fixity.verify import verify
from ingest.keeping.archive import Archive
from ingest.keeping.area_schemes import decide
from ingest.keeping.journal import user
from ingest.keeping.judgements import judge
from ingest.keeping.register_file import rename
from ingest.keeping.withdrawal import purge, restore, withdraw
from ingest.packages import export as exporting
from ingest.packages.contents import FILES, FOLDERS, belongs, names_in
from ingest.packages.export import Form, export
from ingest.packages.premis import NAMESPACE as PREMIS
from ingest.packages.take_in import take_in
from tests.conftest import AUTUMN_2014, ROOT, SPRING_2014, SPRING_2015, archived, report_of, require
from tests.ingest.keeping.test_durability import of_the_first_release

SPRING = report_of("2014-var", (SPRING_2014, {"I": "Lönerna ses över."}))
AUTUMN = report_of("2014-host", (AUTUMN_2014, {"I": "Arbetet är klart.\x0b"}))
LATER = report_of("2015-var", (SPRING_2015, {"1": "Nämnden <b>väntar</b>."}))
VALIDATOR = ROOT / ".venv" / "eark" / "bin" / "python"
# CSIP11, 15 and 16 want an agent that is CREATOR, with one note, which has `csip:NOTETYPE`. The validator's SIP14
# looks at every note of a CREATOR, for a `NOTETYPE` without a namespace, and the schema of METS allows a note none
# such. The specification's own SIP14 has the namespace, and is about the note that an archival creator may have.
CANNOT_BE_MET = ["SIP14"]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An archive with everything that one can have."""
    made = archived(tmp_path, SPRING, AUTUMN, LATER)
    made.correct("2014-var", Reviewed(("a",)))
    rename(made, "UNIT", "nämnd", "kommunstyrelsen")
    decide(made, ("I",), ("1",), SPRING_2014.end, SPRING_2015.start, "confirmed", "lönerna")
    judge(made, "I", SPRING_2014, "done", "under way", "Enligt protokoll.")
    update(made)
    save(made, "Löner", "lönerna", Filters(), "inflected")
    withdraw(made, "2014-host", "Dubblett", "KS § 41")
    purge(made, "2014-host")
    assert not verify(made).problems
    return made


def contents(archive: Archive) -> dict[str, bytes]:
    return {name: (archive.folder / name).read_bytes() for name in names_in(archive.folder)}


@pytest.mark.parametrize("form", Form)
def test_an_archive_comes_back_byte_for_byte(archive: Archive, tmp_path: Path, form: Form) -> None:
    before = contents(archive)
    made = export(archive, tmp_path / "paket", form, "Exempelköpings kommun")
    again = Archive(tmp_path / "igen")
    told = take_in(tmp_path / "paket", again)
    assert contents(again) == before == contents(archive)
    assert {name.split("/")[0] for name in before} == {*FOLDERS, *FILES}
    assert (made.reports, made.files) == (told.reports, told.files) == (2, len(before))
    assert verify(again).problems == ()
    update(again)
    assert [hit.report for hit in search(again, "lönerna").hits] == ["2014-var"]
    assert [entry.operation for entry in again.corrections("2014-var")] == [Reviewed(("a",))]


@pytest.mark.parametrize("form", Form)
def test_an_archive_whose_only_report_was_withdrawn_comes_back(tmp_path: Path, form: Form) -> None:
    archive, again = archived(tmp_path, SPRING), Archive(tmp_path / "igen")
    withdraw(archive, "2014-var", "Dubblett", "KS § 41")
    purge(archive, "2014-var")
    export(archive, tmp_path / "paket", form)
    assert take_in(tmp_path / "paket", again).reports == 0
    assert contents(again) == contents(archive)
    assert {"tombstones/2014-var.json", "journal.jsonl"} <= contents(again).keys()


@pytest.mark.parametrize("form", Form)
def test_a_package_of_an_imported_archive_holds_the_same(archive: Archive, tmp_path: Path, form: Form) -> None:
    export(archive, tmp_path / "a", form)
    take_in(tmp_path / "a", again := Archive(tmp_path / "igen"))
    export(again, tmp_path / "b", form)
    where = {Form.BAGIT: "data", Form.EARK: "representations/archive/data"}[form]
    names = list(names_in(tmp_path / "a" / where))
    assert names == list(names_in(tmp_path / "b" / where))
    assert all(
        (tmp_path / "a" / where / one).read_bytes() == (tmp_path / "b" / where / one).read_bytes() for one in names
    )


def test_a_bag_is_valid_and_says_what_it_is(archive: Archive, tmp_path: Path) -> None:
    made = export(archive, tmp_path / "paket", Form.BAGIT, "Exempelköpings kommun")
    bag = bagit.Bag(str(tmp_path / "paket"))
    assert bag.is_valid()
    assert bag.info["Source-Organization"] == "Exempelköpings kommun"
    assert bag.info["External-Identifier"] == made.identifier


def test_a_bag_keeps_what_can_still_be_brought_back(archive: Archive, tmp_path: Path) -> None:
    before = contents(archive)
    withdraw(archive, "2015-var", "Fel", "§ 42")
    export(archive, tmp_path / "paket", Form.BAGIT)
    take_in(tmp_path / "paket", again := Archive(tmp_path / "igen"))
    restore(again, "2015-var")
    assert contents(again)["records/2015-var.json"] == before["records/2015-var.json"]
    assert again.report("2015-var") == LATER


def test_what_can_be_brought_back_is_not_delivered(archive: Archive, tmp_path: Path) -> None:
    withdraw(archive, "2015-var", "Fel", "§ 42")
    with pytest.raises(BrokenPackage, match="2015-var går att ångra"):
        export(archive, tmp_path / "paket", Form.EARK)
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_dir()) == ["archive"]


def test_the_validator_of_eark_passes_it(archive: Archive, tmp_path: Path) -> None:
    require(VALIDATOR.exists(), "eark-validator (make test installs it)")
    export(archive, tmp_path / "paket", Form.EARK, "Exempelköpings kommun")
    found = validated(tmp_path / "paket")
    assert found == {"structure": "WellFormed", "broken": [], "schema": [], "rules": CANNOT_BE_MET, "warnings": []}


def test_no_package_can_meet_what_the_validator_wants_of_a_note(archive: Archive, tmp_path: Path) -> None:
    """Once this fails, the validator has been mended, and a package can pass all of its rules."""
    require(VALIDATOR.exists(), "eark-validator (make test installs it)")
    export(archive, tmp_path / "paket", Form.EARK)
    mets = tmp_path / "paket" / "METS.xml"
    typed = mets.read_bytes().replace(b"<mets:note ", b'<mets:note NOTETYPE="IDENTIFICATIONCODE" ', 1)
    mets.write_bytes(typed)
    found = validated(tmp_path / "paket")
    assert found["rules"] == []
    assert "attribute 'NOTETYPE' is not allowed" in found["schema"][0]
    mets.write_bytes(typed.replace(b'csip:NOTETYPE="SOFTWARE VERSION"', b"", 1))
    assert validated(tmp_path / "paket")["rules"] == ["CSIP16"]


def validated(package: Path) -> dict[str, Any]:
    """What the validator says of a package."""
    command = [VALIDATOR, Path(__file__).with_name("eark_report.py"), package]
    found: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    return found


@pytest.mark.parametrize(
    ("organization", "told"),
    [("Exempelköpings  kommun", ("Exempelköpings kommun", "ORGANIZATION")), ("", (user(), "INDIVIDUAL"))],
)
def test_who_submits_a_package_is_told(
    archive: Archive, tmp_path: Path, organization: str, told: tuple[str, str]
) -> None:
    export(archive, tmp_path / "paket", Form.EARK, organization)
    for name in ("METS.xml", "representations/archive/METS.xml"):
        root = etree.parse(tmp_path / "paket" / name).getroot()
        [agent] = root.iterfind(".//{*}agent[@OTHERROLE='SUBMITTER']")
        assert (agent.findtext("{*}name"), agent.get("TYPE")) == told


def test_premis_tells_every_act_of_the_journal(archive: Archive, tmp_path: Path) -> None:
    export(archive, tmp_path / "paket", Form.EARK)
    inside = tmp_path / "paket" / "representations" / "archive"
    root = etree.parse(inside / "metadata" / "preservation" / "premis.xml").getroot()
    space = {"p": PREMIS}
    told = [one.text for one in root.iterfind(".//p:eventDetail", space)]
    assert told == (inside / "data" / "journal.jsonl").read_text().splitlines()
    types = [one.text for one in root.iterfind(".//p:eventType", space)]
    assert types == [*["ingestion"] * 3, "metadata modification", "deaccession", "deletion"]
    known = {one.text for one in root.iterfind(".//p:objectIdentifierValue", space)}
    linked = {one.text for one in root.iterfind(".//p:linkingObjectIdentifierValue", space)}
    agents = {one.text for one in root.iterfind(".//p:agentIdentifierValue", space)}
    assert known == set(names_in(inside / "data"))
    assert "tombstones/2014-host.json" in linked <= known
    assert {one.text for one in root.iterfind(".//p:linkingAgentIdentifierValue", space)} <= agents


LAUGHS = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghiz", strict=True))


def altered(path: Path) -> None:
    path.chmod(0o644)
    path.write_bytes(path.read_bytes() + b" ")


def replaced(path: Path, was: str, becomes: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(was, becomes), encoding="utf-8")


def linked(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/hostname")


def inside(package: Path) -> Path:
    data = package / "data"
    return data if data.is_dir() else package / "representations" / "archive" / "data"


HARM: dict[str, Callable[[Path], object]] = {
    "altered original": lambda package: altered(inside(package) / "reports" / "2014-var.pdf"),
    "altered record": lambda package: altered(inside(package) / "records" / "2014-var.json"),
    "altered journal": lambda package: altered(inside(package) / "journal.jsonl"),
    "missing original": lambda package: (inside(package) / "reports" / "2014-var.pdf").unlink(),
    "added file": lambda package: (inside(package) / "reports" / "2099.pdf").write_bytes(b"%PDF-"),
    "added beside": lambda package: (package / "autorun.inf").write_bytes(b"x"),
    "a link": lambda package: linked(inside(package) / "reports" / "2014-var.pdf"),
    "a link to a folder": lambda package: (inside(package) / "mer").symlink_to("/"),
    "a pipe": lambda package: os.mkfifo(inside(package) / "reports" / "rör.pdf"),
    "no journal": lambda package: (inside(package) / "journal.jsonl").unlink(),
}


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("harm", HARM)
def test_what_was_altered_does_not_come_in(archive: Archive, tmp_path: Path, form: Form, harm: str) -> None:
    export(archive, package := tmp_path / "paket", form)
    HARM[harm](package)
    if (form, harm) == (Form.BAGIT, "added beside"):  # a bag may have files that its manifests do not tell of
        assert take_in(package, Archive(tmp_path / "igen")).reports == 2
        return
    with pytest.raises(BrokenPackage):
        take_in(package, Archive(tmp_path / "igen"))
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_dir()) == ["archive", "paket"]


def resealed(package: Path) -> None:
    """A bag's manifests made anew, by somebody who knows how."""
    bagit.Bag(str(package)).save(manifests=True)


def test_a_bag_that_was_sealed_again_is_held_against_its_journal(archive: Archive, tmp_path: Path) -> None:
    export(archive, package := tmp_path / "paket", Form.BAGIT)
    replaced(package / "data" / "records" / "2014-var.json", "ses över", "höjs")
    resealed(package)
    with pytest.raises(BrokenPackage, match="2014-var"):
        take_in(package, Archive(tmp_path / "igen"))
    assert not (tmp_path / "igen").exists()


@pytest.mark.parametrize(
    "name", ["app.py", ".index/current", "reports/x.exe", "reports/a/b.pdf", "records/A.json"]
)
def test_a_bag_brings_nothing_that_is_no_part_of_an_archive(archive: Archive, tmp_path: Path, name: str) -> None:
    export(archive, package := tmp_path / "paket", Form.BAGIT)
    (package / "data" / name).parent.mkdir(parents=True, exist_ok=True)
    (package / "data" / name).write_bytes(b"x")
    resealed(package)
    with pytest.raises(BrokenPackage, match="hör till ett arkiv"):
        take_in(package, Archive(tmp_path / "igen"))


@pytest.mark.parametrize(
    "path", ["../../x.pdf", "/etc/passwd", "data/reports/../../x.pdf", "%2e%2e/x.pdf", "data\0"]
)
def test_mets_leads_nowhere_else(archive: Archive, tmp_path: Path, path: str) -> None:
    export(archive, package := tmp_path / "paket", Form.EARK)
    replaced(package / "METS.xml", "documentation/archive-format.md", path.replace("\0", "%00"))
    with pytest.raises(BrokenPackage):
        take_in(package, Archive(tmp_path / "igen"))


@pytest.mark.parametrize(
    "document",
    [
        f'<!DOCTYPE m [<!ENTITY a "aaaaaaaaaa">{LAUGHS}]><mets xmlns="http://www.loc.gov/METS/">&z;</mets>',
        '<!DOCTYPE m [<!ENTITY z SYSTEM "file:///etc/passwd">]><mets xmlns="http://www.loc.gov/METS/">&z;</mets>',
        "<mets",
        "",
        "<html/>",
        '<mets xmlns="http://www.loc.gov/METS/"><file/></mets>',
        '<mets xmlns="http://www.loc.gov/METS/"><file CHECKSUMTYPE="MD5" SIZE="x"/></mets>',
    ],
)
def test_xml_from_strangers_does_nothing(tmp_path: Path, document: str) -> None:
    (tmp_path / "paket").mkdir()
    (tmp_path / "paket" / "METS.xml").write_text(document)
    with pytest.raises(BrokenPackage):
        take_in(tmp_path / "paket", Archive(tmp_path / "igen"))


def test_an_archive_that_is_not_whole_is_not_exported(archive: Archive, tmp_path: Path) -> None:
    altered(archive.original("2014-var"))
    with pytest.raises(BrokenPackage, match=r"har 2 fel.*verify"):
        export(archive, tmp_path / "paket", Form.BAGIT)
    assert not (tmp_path / "paket").exists()


@pytest.mark.parametrize("form", Form)
def test_a_full_disk_leaves_nothing(
    archive: Archive, tmp_path: Path, form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, copy = contents(archive), exporting.copy_whole

    def full(source: Path, target: Path, mode: int) -> tuple[int, str]:
        if source.name == "2015-var.pdf":
            raise OSError(28, "No space left on device", str(target))
        return copy(source, target, mode)

    monkeypatch.setattr(exporting, "copy_whole", full)
    with pytest.raises(OSError, match="No space"):
        export(archive, tmp_path / "paket", form)
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_dir()) == ["archive"]
    assert contents(archive) == before


def test_nothing_is_written_over(archive: Archive, tmp_path: Path) -> None:
    (there := tmp_path / "mapp").mkdir()
    (there / "viktigt.txt").write_text("kvar")
    with pytest.raises(BrokenPackage, match="inte tom"):
        export(archive, there, Form.BAGIT)
    with pytest.raises(BrokenPackage, match="i arkivet"):
        export(archive, archive.folder / "paket", Form.BAGIT)
    export(archive, tmp_path / "paket", Form.BAGIT)
    with pytest.raises(BrokenPackage, match="inte tom"):
        take_in(tmp_path / "paket", Archive(there))
    with pytest.raises(BrokenPackage, match="tomt"):
        export(Archive(tmp_path / "inget"), tmp_path / "p2", Form.BAGIT)
    assert [one.name for one in there.iterdir()] == ["viktigt.txt"]
    assert not (tmp_path / "inget").exists()


@pytest.mark.parametrize("what", ["saknas", "fil.zip", "tom"])
def test_what_is_no_package_says_so(tmp_path: Path, what: str) -> None:
    (tmp_path / "tom").mkdir()
    (tmp_path / "fil.zip").write_bytes(b"PK")
    with pytest.raises(BrokenPackage, match=what):
        take_in(tmp_path / what, Archive(tmp_path / "igen"))


def test_an_archive_of_the_first_format_travels_as_it_is(archive: Archive, tmp_path: Path) -> None:
    of_the_first_release(archive)
    old = Archive(archive.folder)
    export(old, tmp_path / "paket", Form.BAGIT)
    take_in(tmp_path / "paket", again := Archive(tmp_path / "igen"))
    assert contents(again) == contents(old)
    assert again.upgrade() == ["2014-var", "2015-var"]
    assert verify(again).problems == ()


@given(st.text(string.printable + "åäö\0", max_size=60))
def test_no_name_leads_out_of_an_archive(name: str) -> None:
    path = PurePosixPath(name)
    if belongs(name):
        assert ".." not in path.parts
        assert not path.is_absolute()
        assert path.as_posix() == name
        assert name.isascii()


def test_two_long_names_are_two_reports(tmp_path: Path) -> None:
    archive, name = Archive(tmp_path / "archive"), f"{'uppfoljning-' * 10}.pdf"
    for text in ("a", "b"):
        (tmp_path / name).write_text(text)
        made = report_of(text, (SPRING_2014, {"I": text}))
        archive.add(tmp_path / name, msgspec.structs.replace(made, file=name))
    first, second = sorted(archive.reports(), key=lambda report: len(report.id))
    assert second.id == f"{first.id}-2"
    assert archive.report(second.id) == second
    export(archive, tmp_path / "paket", Form.BAGIT)
    assert take_in(tmp_path / "paket", Archive(tmp_path / "igen")).reports == 2


def test_a_bag_names_the_file_that_was_altered(archive: Archive, tmp_path: Path) -> None:
    export(archive, tmp_path / "paket", Form.BAGIT)
    altered = tmp_path / "paket" / "data" / "records" / "2014-var.json"
    altered.write_bytes(altered.read_bytes().replace("Lönerna".encode(), "Lånerna".encode()))
    with pytest.raises(BrokenPackage, match=r"manifest säger: data/records/2014-var\.json är ändrad"):
        take_in(tmp_path / "paket", Archive(tmp_path / "igen"))
