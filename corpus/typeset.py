"""Typesets the sources of the demonstration archive: `python corpus/typeset.py [--check]`.

Each Markdown source becomes a PDF in corpus/reports, by Typst with its own fonts, so that every machine makes the
same. A source that is `scanned` becomes pictures of its pages, a little askew, without a text layer. With --check
nothing is written; the exit code tells whether the PDFs are what the sources make.
"""

import io
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import typst
from PIL import Image

sys.path.insert(0, str(Path(__file__).parent))
from sources_format import Block, Source, sources

REPORTS = Path(__file__).with_name("reports")
SCAN_RESOLUTION = 300  # dots per inch
LABEL_WIDTH = 26  # points
NUMBERS = {
    "plain": "context [#counter(page).display()]",
    "page": "context [Sida #counter(page).display()]",
    "total": "context [#counter(page).display() (#counter(page).final().first())]",
}


def main() -> None:
    """Write the PDFs, or check them."""
    if "--check" in sys.argv:
        wrong = [source.name for source in sources() if not is_current(source)]
        sys.exit(f"Sätt om: {', '.join(wrong)}" if wrong else 0)
    REPORTS.mkdir(exist_ok=True)
    for source in sources():
        target(source).unlink(missing_ok=True)  # an original that was archived is read-only
        target(source).write_bytes(typeset(source))


def target(source: Source) -> Path:
    """Where a source's PDF lies."""
    return REPORTS / f"{source.name}.pdf"


def is_current(source: Source) -> bool:
    """Whether the PDF is what its source makes, word for word; of a scanned one, page for page."""
    return target(source).is_file() and _content(target(source).read_bytes()) == _content(typeset(source))


def _content(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def typeset(source: Source) -> bytes:
    """A source as PDF."""
    pdf = typst.compile(markup(source).encode(), ignore_system_fonts=True, timestamp=0)
    return _scan(pdf) if source.scanned else pdf


def markup(source: Source) -> str:
    """A source in Typst's language."""
    front = source.front
    body = "\n".join(_blocks(source.blocks))
    columns = int(front.get("columns", "1"))
    return "\n".join(
        [
            f"#set document(title: {_string(source.title)}, date: none)",
            '#set page(paper: "a4", margin: (x: 2.4cm, y: 2.6cm), '
            f"header: {_header(front)}, footer: {_footer(front)})",
            f'#set text(font: {_string(front["font"])}, size: {front["size"]}pt, lang: "sv", '
            f"hyphenate: {front.get('hyphenate', 'false')})",
            f"#set par(justify: {front.get('justify', 'false')}, leading: 0.65em, spacing: 1.1em)",
            *_letterhead(front),
            *([f"#align(right, text(size: 9pt, {_string(front['annex'])}))"] if "annex" in front else []),
            f'#block(below: 1.4em, par(justify: false, text(size: 17pt, weight: "bold", hyphenate: false, '
            f"{_string(source.title)})))",
            *(_contents(source) if front.get("contents") else []),
            f"#columns({columns}, gutter: 20pt)[\n{body}\n]" if columns > 1 else body,
        ]
    )


def _header(front: dict[str, str]) -> str:
    return f"align(right, text(size: 8.5pt, {_string(front['header'])}))" if "header" in front else "none"


def _footer(front: dict[str, str]) -> str:
    number = NUMBERS.get(front.get("numbers", ""), "[]")
    text = _string(front.get("footer", ""))
    return f"text(size: 8.5pt, grid(columns: (1fr, auto), {text}, {number}))"


def _letterhead(front: dict[str, str]) -> Iterator[str]:
    for line in front.get("letterhead", "").split("\\n"):
        if line:
            yield f"#text(size: 9.5pt, {_string(line)})\\"
    yield "#v(0.8em)" if "letterhead" in front else ""


def _contents(source: Source) -> Iterator[str]:
    """A contents list on the first page, with leaders, as word processors make it."""
    yield '#text(size: 13pt, weight: "bold", [Innehåll])\n'
    for block in source.blocks:
        if block.kind == "heading":
            yield f"#block(below: 0.6em, [#{_string(block.text)} #box(width: 1fr, repeat[.]) 2])"
    yield "#pagebreak()"


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    rows: list[Block] = []
    in_item = False
    for block in blocks:
        if rows and block.kind != "row":
            yield _table(rows)
            rows = []
        in_item = block.kind == "item" or (block.kind == "bullet" and in_item)
        match block.kind:
            case "round" | "heading":
                size = 13 if block.kind == "round" else 12
                text = f'text(size: {size}pt, weight: "bold", hyphenate: false, {_string(block.text)})'
                yield f"#block(above: 1.6em, below: 0.9em, sticky: true, par(justify: false, {text}))"
            case "area":
                yield _hanging(f"{block.label}.", block.text, 0)
            case "item":
                yield _hanging(f"{block.label}.", block.text, LABEL_WIDTH)
            case "bullet":
                yield _hanging("•", block.text, LABEL_WIDTH if in_item else 6)
            case "row":
                rows.append(block)
            case "paragraph":
                yield f"#par({_string(block.text)})"
    if rows:
        yield _table(rows)


def _hanging(label: str, text: str, indent: int) -> str:
    """A list item: the label, and the text with its lines under each other."""
    lead = f"box(width: {LABEL_WIDTH}pt, {_string(label)})"
    content = f"{lead} + {_string(text)}"
    return f"#pad(left: {indent}pt, par(hanging-indent: {LABEL_WIDTH}pt, {content}))"


def _table(rows: list[Block]) -> str:
    cells = ", ".join(_string(cell) for row in rows for cell in row.cells)
    return f"#table(columns: {len(rows[0].cells)}, {cells})"


def _string(text: str) -> str:
    """A Typst string: nothing in it is markup."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _scan(pdf: bytes) -> bytes:
    """The pages as grey pictures, turned by less than half a degree."""
    askew = random.Random(1)
    with pypdfium2.PdfDocument(pdf) as document:
        pictures = [page.render(scale=SCAN_RESOLUTION / 72).to_pil().convert("L") for page in document]
    turned = [
        picture.rotate(askew.uniform(-0.4, 0.4), Image.Resampling.BICUBIC, fillcolor=250) for picture in pictures
    ]
    target = io.BytesIO()
    turned[0].save(target, "PDF", save_all=True, append_images=turned[1:], resolution=SCAN_RESOLUTION, quality=40)
    return target.getvalue()


if __name__ == "__main__":
    main()
