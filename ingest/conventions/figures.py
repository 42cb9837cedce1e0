"""Figures as cells of tables have them: "41,7", "−8,2 mnkr", "8 mån", "62 %"; a dash where there is none."""

import re

_UNITS = r"""
    [%‰]|procent(?:enheter)?|kr(?:onor)?|[tm]?kr|m?nkr|md?kr|[mk]sek|milj(?:oner|\.)?(?:\ kr(?:onor)?)?
    |st|stycken|personer|elever|barn|årsarbetare|timmar|tim|h|dagar|dgr|veckor|mån(?:ader)?|år
    |k?m|m2|m²|ha|[kmg]wh|ton|kg|poäng
"""
_FIGURE = re.compile(rf"[<>≥≤~±+−–-]?\s?\d[\d\s.,]*(?:{_UNITS})?\.?", re.VERBOSE | re.IGNORECASE)
_NONE = re.compile(r"[–—−-]*")


def are_figures(cells: list[str]) -> bool:
    """Whether cells hold nothing but figures, with what they are counted in, and dashes."""
    told = [cell.strip() for cell in cells if not _NONE.fullmatch(cell.strip())]
    return bool(told) and all(map(_FIGURE.fullmatch, told))
