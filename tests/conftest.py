"""What tests share: a small archive, the demonstration archive, and where real reports may lie."""

import os
import shutil
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import settings

from ingest.files import whole_lines
from ingest.keeping.archive import Archive
from ingest.keeping.chain import sealed, sha256_of
from ingest.keeping.journal import JournalLine
from ingest.keeping.ledger import Given
from ingest.pipeline import ingest
from ingest.report import Area, Box, Report, Round, Section

settings.register_profile("untimed", deadline=None)  # machines are noisy
settings.load_profile("untimed")
ROOT = Path(__file__).parent.parent
ON_CI = os.environ.get("CI") == "true"


def require(present: bool, what: str) -> None:
    """Skip a test that needs `what`, but fail where CI must have it."""
    if not present and ON_CI:
        pytest.fail(f"CI must have {what}")
    if not present:
        pytest.skip(f"needs {what}")


def real_reports() -> Path | None:
    """The folder of real reports, which are no part of the project; a variable may say where it is."""
    named = os.environ.get("BACKSPEGEL_REPORTS")
    folder = Path(named) if named else ROOT.parent / "shared" / "reports"
    return folder if folder.is_dir() else None


def section(number: int, text: str, **places: object) -> Section:
    """A section of a made-up report."""
    values = {"id": f"s{number}", "round": 0, "area": None, "item": None, "boxes": (Box(1, 50, 50, 500, 60),)}
    return Section(**{**values, "text": text, **places})  # type: ignore[arg-type]


def report_of(name: str, *rounds: tuple[Round, dict[str, str]]) -> Report:
    """A made-up report: for each round the text of each area."""
    sections = [
        section(100 * number + place, text, round=number, area=Area(label), id=f"{number}-{label}")
        for number, (_, areas) in enumerate(rounds)
        for place, (label, text) in enumerate(areas.items())
    ]
    return Report(
        id=name,
        title=f"Uppföljning {name}",
        file=f"{name}.pdf",
        sha256=sha256_of(name.encode()),
        pages=1,
        rounds=tuple(told for told, _ in rounds),
        sections=tuple(sections),
    )


SPRING_2014 = Round(date(2014, 1, 1), date(2014, 6, 30), "våren 2014")
AUTUMN_2014 = Round(date(2014, 7, 1), date(2014, 12, 31), "hösten 2014")
SPRING_2015 = Round(date(2015, 1, 1), date(2015, 6, 30), "våren 2015")
VT15 = Round(date(2015, 1, 1), date(2015, 6, 30), "VT15")


def archived(folder: Path, *reports: Report) -> Archive:
    """An archive of made-up reports, their originals a few bytes each."""
    archive = Archive(folder / "archive")
    for report in reports:
        original = folder / report.file
        original.write_bytes(report.id.encode())
        archive.add(original, report)
    return archive


def unchained(archive: Archive) -> Archive:
    """Make an archive one from before the ledger was a chain: its lines bare, nothing beside the journal's."""
    previous, journal, given = "", b"", b""
    for line in whole_lines(archive.journal):
        entry = msgspec.json.decode(line, type=JournalLine)
        older = sealed(msgspec.structs.replace(entry, previous=previous, beside=None, tombstone=""))
        previous, journal = sha256_of(older), journal + older + b"\n"
    for line in whole_lines(archive.ledger):
        bare = msgspec.structs.replace(msgspec.json.decode(line, type=Given), previous=None, beside=None, seal="")
        given += msgspec.json.encode(bare) + b"\n"
    archive.journal.write_bytes(journal)
    archive.ledger.write_bytes(given)
    (archive.folder / "ends.json").unlink(missing_ok=True)
    return Archive(archive.folder)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The demonstration archive, read from its PDFs into a folder of its own."""
    folder = tmp_path_factory.mktemp("demonstration")
    for name in ("register.toml", "areas.toml"):
        if (ROOT / "corpus" / name).exists():
            shutil.copy(ROOT / "corpus" / name, folder)
    archive = Archive(folder)
    summary = ingest(archive, [ROOT / "corpus" / "reports"])
    assert not summary.rejected
    return archive
