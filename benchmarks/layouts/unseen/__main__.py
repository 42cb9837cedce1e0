"""Typeset the kept-back reports with their gold: `python -m benchmarks.layouts.unseen FOLDER [NAME-BEGINNING]`.

A report is an HTML page in this folder. `in="round|label|title|item"` on an element says where its text belongs:
the number of a round in `<meta name="rounds">` (headings, parted by semicolons) or nothing, and so on; `b` begins
a section anew; `before` is what the split puts before the text; `out` is printed, but in no section. "§3" takes
the next three sentences of `sentences.txt`, from the one that `<meta name="from">` says. Pages are printed by
Chromium or, where `<meta name="tool">` says so, by WeasyPrint.
"""

import json
import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import groupby
from pathlib import Path
from typing import Any

from benchmarks.layouts.content import named
from benchmarks.layouts.in_html import print_by

HERE = Path(__file__).parent
SENTENCES = (HERE / "sentences.txt").read_text(encoding="utf-8").splitlines()
VOID = frozenset({"meta", "br", "hr", "img", "col", "link"})


class _Reader(HTMLParser):
    """Collects the texts that belong somewhere: the place of each, and whether it begins a section."""

    def __init__(self) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.texts: list[tuple[int, str, str]] = []  # section's number, place, text
        self._open: list[tuple[str | None, bool]] = []
        self._number = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta" and given.get("name"):
            self.meta[str(given["name"])] = str(given.get("content"))
        if tag in VOID:
            return
        place, out = self._open[-1] if self._open else (None, False)
        self._open.append((given.get("in", place), "out" in given or (out and "in" not in given)))
        last = self.texts[-1] if self.texts else None
        if "b" in given or (last and "in" in given and given["in"] != last[1]):
            self._number += 1
        if "before" in given and "in" in given:
            self.handle_data(str(given["before"]))

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        place, out = self._open[-1] if self._open else (None, False)
        if place is not None and not out and data.strip():
            self.texts.append((self._number, place, data))


def main(folder: Path, beginning: str) -> None:
    """Write the PDFs and their gold files."""
    folder.mkdir(parents=True, exist_ok=True)
    for source in sorted(HERE.glob(f"{beginning}*.html")):
        page, reader = filled(source.read_text(encoding="utf-8"))
        (folder / f"{source.stem}.pdf").write_bytes(print_by(reader.meta.get("tool", "chromium"), page))
        text = json.dumps(gold(source.stem, reader), ensure_ascii=False, indent=1)
        (folder / f"{source.stem}.gold.json").write_text(text + "\n", encoding="utf-8")


def filled(page: str) -> tuple[str, _Reader]:
    """The page with its sentences, and what it says of them."""
    start = re.search(r'name="from" content="(\d+)"', page)
    number = int(start[1]) if start else 0

    def taken(times: re.Match[str]) -> str:
        nonlocal number
        number += int(times[1])
        return " ".join(SENTENCES[at % len(SENTENCES)] for at in range(number - int(times[1]), number))

    page = re.sub(r"§(\d)", taken, page)
    reader = _Reader()
    reader.feed(page)
    return page, reader


def gold(name: str, reader: _Reader) -> dict[str, Any]:
    """What the report should be split into, as `backspegel show --json` says it."""
    told = [named(one.strip()) for one in reader.meta.get("rounds", "").split(";") if one.strip()]
    return {
        "file": f"{name}.pdf",
        "title": reader.meta.get("title", ""),
        "is_followup": bool(told),
        "rounds": [
            {"label": one.label, "year": one.year, "start": one.start.isoformat(), "end": one.end.isoformat()}
            for one in told
        ],
        "sections": list(_sections(reader)),
        "decisions": [],
    }


def _sections(reader: _Reader) -> Iterator[dict[str, Any]]:
    for (_, place), group in groupby(reader.texts, key=lambda one: one[:2]):
        told, label, title, item = (part or None for part in place.split("|"))
        area = {"label": label, "title": title} if label or title else None
        text = " ".join(" ".join(part.split()) for _, _, part in group)
        yield {"round": int(told) if told else None, "area": area, "item": item, "text": text}


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
