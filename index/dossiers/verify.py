"""Every quotation of a dossier checked against the originals of an archive."""

from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from index.dossiers.claims import Claim, claims
from index.dossiers.squeezed import squeezed
from ingest.errors import UnknownReport
from ingest.keeping.archive import Archive
from ingest.keeping.chain import sha256_of
from ingest.pages.pdfium import NoAnswer, pdfium
from ingest.report import Report, Section
from ingest.unseen import shown

Outcome = Literal["right", "moved", "altered", "not held", "original altered"]


class Checked(msgspec.Struct, frozen=True):
    """A quotation and what came of checking it; `by` is what it was found in: the original, or its record.

    right: it stands in the original as it says. moved: it stands there, in another section than it says. altered:
    the dossier shows other words. not held: the archive has no such original. original altered: its bytes changed.
    """

    number: int
    outcome: Outcome
    report: str
    text: str
    by: Literal["original", "record"] | None = None


def verify_dossier(archive: Archive, path: Path) -> list[Checked]:
    """Check all quotations of a dossier file; raises NotADossier."""
    found = claims(path)
    said = {claim.number: _said(archive, claim) for claim in found}
    return [
        _checked(archive, claim, "".join(said.get(number, "") for number in claim.together or (claim.number,)))
        for claim in found
    ]


def _said(archive: Archive, claim: Claim) -> str:
    """What the archive says at the place of a quotation, empty where it has no such place."""
    try:
        report = _held(archive, claim)
    except UnknownReport:
        return ""
    section = next((one for one in report.sections if one.id == claim.section), None)
    return section.text[claim.start : claim.end] if section else ""


def _checked(archive: Archive, claim: Claim, said: str) -> Checked:
    try:
        report = _held(archive, claim)
    except UnknownReport:
        return Checked(claim.number, "not held", claim.report, claim.shown)
    original = archive.original(report.id)
    if not original.is_file() or sha256_of(original.read_bytes()) != claim.sha256:
        return Checked(claim.number, "original altered", report.id, claim.shown)
    if said and squeezed(shown(said)) == squeezed(claim.shown):
        return Checked(claim.number, "right", report.id, claim.shown, _found_in(original, _said(archive, claim)))
    moved = _elsewhere(report, claim.shown)
    return Checked(claim.number, "moved" if moved else "altered", report.id, claim.shown or said)


def _held(archive: Archive, claim: Claim) -> Report:
    held = archive.held().get(claim.sha256)
    if held is None:
        raise UnknownReport(claim.report)
    return archive.report(held.id)


def _found_in(original: Path, text: str) -> Literal["original", "record"]:
    """Whether another reader of PDFs than ours finds the words too; a scan has none for it to find."""
    return "original" if squeezed(text) in _text_of(original, original.stat().st_mtime_ns) else "record"


@lru_cache(8)
def _text_of(original: Path, _changed: int) -> str:
    try:
        with pdfium() as asked:
            return squeezed(asked.text(original))
    except NoAnswer:  # some files that pdfplumber reads it does not
        return ""


def _elsewhere(report: Report, text: str) -> Section | None:
    wanted = squeezed(text)
    return next((one for one in report.sections if wanted and wanted in squeezed(one.text)), None)
