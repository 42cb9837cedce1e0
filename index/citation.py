"""How a passage is cited: where it stands, and in which report."""

import re
from urllib.parse import urlencode

from ingest.report import Area

_ANNEX = re.compile(r"(?:^|-)bilaga-?(\d{1,2}|[a-z])(?:-|$)")
_LEADS_TO_A_ROUND = re.compile(r"[^\W\d_][,:]?\s(?:–\s)?$")


def place(round_label: str | None, area: Area | None, item: str | None, pages: tuple[int, int]) -> str:
    """Where a section stands, as people say it: "hösten 2014, område III b, s. 2"."""
    first, last = pages
    parts = (
        round_label or "hela rapporten",
        area_name(area, item) if area else "",
        f"s. {first}" if first == last else f"s. {first}–{last}",
    )
    return ", ".join(part for part in parts if part)


def area_name(area: Area, item: str | None = None) -> str:
    """An area as it is spoken of: "område III b", or the title of one without a label."""
    name = f"område {area.label}" if area.label else f"”{area.title}”"
    return f"{name} {item}" if item else name


def citation(title: str, report: str, where: str) -> str:
    """A passage's source, to put after a quotation: "Uppföljning av programmet, hösten 2014, område I, s. 1".

    A round with which the title ends is not said twice; the last year of "2013–2016" is no round. Which annex a
    report is, "Slutrapport, bilaga 1, hösten 2014, …", its name may say (slutrapport-bilaga-1) and not its title.
    """
    annex = _ANNEX.search(report)
    if annex and "bilaga" not in title.casefold():
        return f"{title}, bilaga {annex[1].upper()}, {where}"
    label, _, rest = where.partition(", ")
    before = title[: -len(label)]
    ends = title.casefold().endswith(label.casefold()) and _LEADS_TO_A_ROUND.search(before)
    return f"{title}, {rest}" if ends and rest else f"{title}, {where}"


def permanent_link(address: str, report: str, section: str) -> str:
    """The address of a section in the app that is served at `address`; it stays while the report is archived."""
    return f"{address.rstrip('/')}/rapport?{urlencode({'rapport': report, 'avsnitt': section})}"
