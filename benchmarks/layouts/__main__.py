"""Writes the reports and their gold: `python -m benchmarks.layouts [FOLDER]`, `--every FOLDER` with every tool.

`--drawn N FOLDER [FIRST]` writes N others, drawn by chance (`drawn.py`), from that number on.

Needs Typst, Chromium, WeasyPrint and ReportLab (`pip install weasyprint reportlab`); the reports are kept in the
repository, so that nobody else does.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.layouts import in_html, in_reportlab, in_typst
from benchmarks.layouts.catalogue import examples
from benchmarks.layouts.content import Example, gold
from benchmarks.layouts.drawn import drawn

FOLDER = Path(__file__).parents[2] / "tests" / "ingest" / "layouts"
TOOLS = {
    "typst": in_typst.typeset,
    "chromium": in_html.typeset,
    "weasyprint": in_html.typeset,
    "reportlab": in_reportlab.typeset,
}


# Other styles in which `--every` typesets each report too.
STYLES: tuple[dict[str, Any], ...] = (
    {},
    {"size": 9, "columns": 2, "justify": True, "hyphenate": True, "numbers": "total"},
    {"size": 12.5, "sans": True, "font": "DejaVu Sans Mono", "numbers": "of", "page": "a5"},
)


def main(arguments: list[str]) -> None:
    """Typeset every example, as it says or in every way; or so many that are drawn."""
    match arguments:
        case ["--drawn", count, folder, *first]:
            numbers = range(begin := int(first[0]) if first else 0, begin + int(count))
            write(map(drawn, numbers), Path(folder))
        case ["--every", folder]:
            write((variant for example in examples() for variant in _variants(example)), Path(folder))
        case [folder] if not folder.startswith("-"):
            write(examples(), Path(folder))
        case []:
            write(examples(), FOLDER)
        case _:
            sys.exit(__doc__)


def write(reports: Iterable[Example], folder: Path) -> None:
    """Typeset reports in a folder, each with its gold."""
    folder.mkdir(parents=True, exist_ok=True)
    for one in reports:
        (folder / f"{one.name}.pdf").write_bytes(TOOLS[one.tool](one))
        text = json.dumps(gold(one), ensure_ascii=False, indent=1)
        (folder / f"{one.name}.gold.json").write_text(text + "\n", encoding="utf-8")


def _variants(example: Example) -> Iterator[Example]:
    """The report in every tool and style that can typeset what it needs: notes and sidebars only some can."""
    special = any(block.kind == "sidebar" or block.footnote or block.label == "+" for block in example.blocks)
    for tool in (example.tool,) if special else TOOLS:
        for number, style in enumerate(STYLES):
            kept = {
                key: value for key, value in example.style.items() if key in ("address", "parenthesis", "rules")
            }
            name = f"{example.name}-{tool}-{number}"
            yield msgspec.structs.replace(example, name=name, tool=tool, style=kept | style)


if __name__ == "__main__":
    main(sys.argv[1:])
