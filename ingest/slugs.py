"""Names that are safe in files and addresses, and the readable names of sections."""

import re
import unicodedata
from collections.abc import Container

from ingest.report import Area

LONGEST = 80  # characters


def slug(name: str) -> str:
    """A name that is safe in files and addresses: `2014 höst (rättad)` gives `2014-host-rattad`."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-") or "rapport"


def is_slug(name: str) -> bool:
    """Whether a name is one that `slug` gives, or one such with a number after it."""
    return len(name) <= LONGEST + len("-9999") and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) is not None


def section_name(round_label: str | None, area: Area | None, item: str | None) -> str:
    """What a section is called after where it stands: `hosten-2014-III-b`."""
    names = [slug(round_label) if round_label else "hela"]
    if area:
        names.append(slug(area.title or "") if area.label is None else area.label)
    if item:
        names.append(item)
    return "-".join(names)


def free_name(name: str, taken: Container[str]) -> str:
    """The name, or the first of `name~2`, `name~3` … that is not taken."""
    number, candidate = 1, name
    while candidate in taken:
        number += 1
        candidate = f"{name}~{number}"
    return candidate
