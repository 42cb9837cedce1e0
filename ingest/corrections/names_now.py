"""What a section of an earlier state of a report is called now: addresses and links live longer than names."""

from collections.abc import Sequence

import msgspec

from ingest.corrections.anchors import find_section, opening_of
from ingest.corrections.followed import holding
from ingest.corrections.operations import Entry
from ingest.corrections.replay import apply
from ingest.errors import DoesNotFit
from ingest.report import Report, Section


class Renaming(msgspec.Struct, frozen=True):
    """Sections by the ids that they lost, each with the one that has its text now (None where none has).

    `new` are the ids of sections that were part of another.
    """

    renamed: dict[str, str | None]
    new: tuple[str, ...] = ()


def renaming(before: Report, now: Report) -> Renaming:
    """What correcting a report did to the ids of its sections."""
    had, has = ({section.id for section in report.sections} for report in (before, now))
    lost = [section.id for section in before.sections if section.id not in has]
    renamed = {name: holding(before, now, name) for name in lost}
    known = had | set(renamed.values())
    return Renaming(renamed, tuple(section.id for section in now.sections if section.id not in known))


def called_now(read: Report, entries: Sequence[Entry], name: str) -> str | None:
    """The id now of the section that was called `name` when fewer corrections were made; None where it is gone.

    A section that was merged is the one that has its text now. `read` is the report as it was read, `entries` all
    its corrections.
    """
    now, _ = apply(read, entries)
    for made in reversed(range(len(entries))):
        before, _ = apply(read, entries[:made])
        for section in before.sections:
            if section.id == name:
                return _same(section, now) or holding(before, now, name)
    return None


def _same(section: Section, now: Report) -> str | None:
    """The id of the section that begins as another did, if there is one."""
    try:
        return now.sections[find_section(now.sections, opening_of(section))].id
    except DoesNotFit:
        return None
