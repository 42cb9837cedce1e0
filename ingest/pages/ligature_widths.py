"""How wide "fi" and "fl" are, set as one letter, in the fonts that a PDF may name without holding them.

pdfminer knows the widths of Times, Helvetica and Courier by what each letter is, ligatures as signs of their own
(U+FB01), but asks for them by the letters that they are read as. Without a width all that follows on the line
stands too far to the left, until the next place that the PDF names: "på k ommunal mark" for "på kommunal mark".
"""

import unicodedata
from collections.abc import Mapping
from typing import Any

LIGATURES = "\ufb01\ufb02"  # those that the fonts have


def know_ligatures(metrics: Mapping[str, tuple[Any, dict[str, int]]]) -> None:
    """Have pdfminer find the widths of ligatures by their letters too, in its `FONT_METRICS`; once a process."""
    for _, widths in metrics.values():
        for sign in LIGATURES:
            if sign in widths:
                widths.setdefault(unicodedata.normalize("NFKC", sign), widths[sign])
