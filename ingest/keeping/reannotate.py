"""Reports annotated anew from their records when the register has changed; no PDF is read."""

import msgspec

from ingest.annotate import annotate
from ingest.keeping.archive import Archive
from ingest.parts.decisions import decisions
from ingest.register import Register


def reannotate(archive: Archive) -> int:
    """Bring the mentions of all archived reports up to date with the register; gives how many reports changed.

    Corrected text is annotated when it is read.
    """
    register = Register.load(archive.register_file)
    changed = 0
    for report in [record.report for record in archive.records()]:
        sections = tuple(annotate(report.sections, register, report.id))
        found = decisions(sections, report.rounds)
        if sections != report.sections or found != report.decisions:
            archive.replace(msgspec.structs.replace(report, sections=sections, decisions=found), "annotated")
            changed += 1
    return changed
