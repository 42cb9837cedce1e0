"""Reports typeset by Typst with its own fonts."""

from collections.abc import Iterator
from itertools import takewhile

import typst

from benchmarks.layouts.content import Block, Example

NUMBERS = {"plain": '"1"', "total": '"1 (1)"', "of": '(..n) => "Sida " + n.pos().map(str).join(" av ")'}
LABEL = 24  # points


def typeset(example: Example) -> bytes:
    """The report as PDF."""
    return typst.compile(markup(example).encode(), ignore_system_fonts=True, timestamp=0)


def markup(example: Example) -> str:
    """The report in Typst's language."""
    style = example.style
    numbers = NUMBERS.get(style.get("numbers", ""), "none")
    columns = style.get("columns", 1)
    top = list(takewhile(lambda block: block.kind in ("title", "letterhead"), example.blocks))
    rest = list(example.blocks[len(top) :])
    body = "\n\n".join(_blocks(rest, example))
    font, size = style.get("font", "Libertinus Serif"), style.get("size", 11)
    hyphenate, justify = (str(style.get(key, False)).lower() for key in ("hyphenate", "justify"))
    return "\n".join(
        [
            f'#set page(paper: "{style.get("page", "a4")}", numbering: {numbers})',
            f'#set text(font: "{font}", size: {size}pt, lang: "sv", hyphenate: {hyphenate})',
            f"#set par(justify: {justify}, spacing: 1em)",
            *_blocks(top, example),
            f"#columns({columns}, gutter: 18pt)[\n{body}\n]" if columns > 1 else body,
        ]
    )


def _blocks(blocks: list[Block], example: Example) -> Iterator[str]:
    for block in blocks:
        text = _string(block.text)
        match block.kind:
            case "title":
                yield f'#block(below: 1.5em, text(18pt, weight: "bold", hyphenate: false, {text}))'
            case "cover":
                yield f"#v(2em)\n#text(16pt, {text})"
            case "round":
                yield _heading(text, 14)
            case "heading":
                yield _heading(text, 12.5)
            case "subheading":
                yield _heading(text, example.style.get("size", 11))
            case "letterhead" | "signature":
                yield f"#text(9pt, {text})\\"
            case "contents":
                yield _contents(example)
            case "area":
                yield _hanging(f"{block.label}.", text, 0)
            case "item":
                yield _hanging(f"{block.label}.", text, LABEL)
            case "nested":
                yield f"#pad(left: {2 * LABEL}pt, par[#{text}])"
            case "dash":
                yield _hanging("–", text, LABEL)
            case "bullet":
                yield f"#list({text})"
            case "run-in":
                yield f'#par[#text(weight: "bold", {_string(block.label)}) #{text}]'
            case "table":
                yield _table(block)
            case "sidebar":
                yield f"#grid(columns: (1fr, 32%), gutter: 1em, [], block(fill: luma(230), inset: 6pt, {text}))"
            case "paragraph":
                note = f"#footnote({_string(block.footnote)})" if block.footnote else ""
                yield f"#pad(left: {LABEL}pt)[#{text}]" if block.label else f"#par[#{text}{note}]"
            case "break":
                breaks = "#colbreak()" if example.style.get("columns", 1) > 1 else "#pagebreak()"
                yield "" if block.text else breaks  # a footnote is printed where its mark is


def _heading(text: str, size: float) -> str:
    inner = f'text({size}pt, weight: "bold", hyphenate: false, {text})'
    return f"#block(above: 1.5em, below: 0.8em, sticky: true, {inner})"


def _contents(example: Example) -> str:
    rows = [block.text for block in example.blocks if block.kind in ("round", "heading")]
    entries = "\n\n".join(f"#{_string(row)} #box(width: 1fr, repeat[.]) {n + 3}" for n, row in enumerate(rows))
    return f'#text(14pt, weight: "bold", [Innehåll])\n\n{entries}'


def _hanging(label: str, text: str, indent: int) -> str:
    return f"#pad(left: {indent}pt, grid(columns: ({LABEL}pt, 1fr), {_string(label)}, {text}))"


def _table(block: Block) -> str:
    names, *rows = block.rows
    head = ", ".join(f"strong({_string(name)})" for name in names)
    cells = ", ".join(_string(cell) for row in rows for cell in row)
    widths = "(1.2fr, 2.2fr, 1.4fr, 1.2fr, 0.9fr)" if len(names) == 5 else f"{len(names)}"
    return f"#table(columns: {widths}, table.header({head}), {cells})"


def _string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
