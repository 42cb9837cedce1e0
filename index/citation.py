"""How a passage is cited: where it stands, and in which report."""

import re
from collections.abc import Mapping
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


def citation(title: str, report: str, where: str, apart: bool = False) -> str:
    """A passage's source, to put after a quotation: "Uppföljning av programmet, hösten 2014, område I, s. 1".

    A round with which the title ends is not said twice; the last year of "2013–2016" is no round. With `apart` the
    report's name in the archive tells it from its namesakes: "Uppföljning (2014-host-2), hösten 2014, …".
    """
    named = _named(title, report)
    label, _, rest = where.partition(", ")
    ends = named.casefold().endswith(label.casefold()) and _LEADS_TO_A_ROUND.search(named[: -len(label)])
    source = f"{named} ({report})" if apart else named
    return f"{source}, {rest}" if ends and rest else f"{source}, {where}"


def namesakes(titles: Mapping[str, str]) -> frozenset[str]:
    """Of reports with their titles those that would be cited by the same name as another."""
    by_name: dict[str, list[str]] = {}
    for report, title in titles.items():
        by_name.setdefault(" ".join(_named(title, report).split()).casefold(), []).append(report)
    return frozenset(report for reports in by_name.values() if len(reports) > 1 for report in reports)


def _named(title: str, report: str) -> str:
    """A report's title, with the annex that its name may say (slutrapport-bilaga-1) where the title does not."""
    annex = _ANNEX.search(report)
    return f"{title}, bilaga {annex[1].upper()}" if annex and "bilaga" not in title.casefold() else title


def permanent_link(address: str, report: str, section: str) -> str:
    """The address of a section in the app that is served at `address`; it stays while the report is archived."""
    return f"{address.rstrip('/')}/rapport?{urlencode({'rapport': report, 'avsnitt': section})}"
