"""Reports typeset from HTML, by Chromium's printing or by WeasyPrint."""

import html
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from benchmarks.layouts.content import Block, Example

NUMBERS = {
    "plain": "counter(page)",
    "total": "counter(page) ' (' counter(pages) ')'",
    "of": "'Sida ' counter(page) ' av ' counter(pages)",
    "dashes": "'– ' counter(page) ' –'",
    "slash": "counter(page) '/' counter(pages)",
}

FRONT = ("title", "letterhead", "cover", "contents", "break")  # over the columns of the text
HEADS = {  # how headings stand out, but by size
    "bold": "h3, .group { font-size: 1em } h4 { font-style: italic; font-weight: normal }",
    "bar": "h2 { background: #1f4e79; color: white; padding: 3pt 5pt } h3 { background: #dce6f0; padding: 2pt }",
    "rule": "h2, h3 { border-bottom: .75pt solid #555; padding-bottom: 1pt }",
    "colour": "h1, h2, h3, h4 { color: #00594f; font-weight: normal } h4 { font-weight: bold }",
    "italic": "h3 { font-style: italic }",
}

CSS = """
h1 { font-size: 18pt; text-align: left }
h2 { font-size: 14pt; text-align: left }
h2.first { string-set: chapter content() }
h3 { font-size: 12pt; text-align: left }
h4 { font-size: 11pt }
h1, h2, h3, h4 { break-after: avoid; hyphens: manual }
.area, .item, .nested { padding-left: 2.2em; text-indent: -2.2em; margin: .5em 0 }
.item { margin-left: 2.2em }
.nested { margin-left: 4.4em }
.l { display: inline-block; width: 2.2em; text-indent: 0 }
.note { float: footnote; font-size: 8.5pt }
.sidebar { float: right; width: 32%; background: #dde; margin-left: 1em; padding: .6em }
td, th { border: 1px solid; vertical-align: top; text-align: left; padding: 3px }
table { border-collapse: collapse }
.fact { margin: 0 }
.caption { font-size: .9em; font-style: italic; margin: .6em 0 .2em }
.small { font-size: 8.5pt; margin: 0 }
.address { position: absolute; bottom: 0; font-size: 7.5pt }
"""


def typeset(example: Example) -> bytes:
    """The report as PDF."""
    return print_by(example.tool, markup(example))


def print_by(tool: str, page: str) -> bytes:
    """An HTML page printed by WeasyPrint or Chromium."""
    return _weasyprint(page) if tool == "weasyprint" else _chromium(page)


def _weasyprint(page: str) -> bytes:
    import weasyprint

    return bytes(weasyprint.HTML(string=page).write_pdf())


def _chromium(page: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_text(page, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        command = ["chromium", *options, f"--print-to-pdf={target}", f"file://{source}"]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return target.read_bytes()


def markup(example: Example) -> str:
    """The report as HTML."""
    body = "".join(_blocks(example))
    return f'<html lang="sv"><meta charset="utf-8"><style>{_css(example)}</style>{body}'


def _css(example: Example) -> str:
    style = example.style
    family = style.get("family", "Liberation Sans" if style.get("sans") else "Liberation Serif")
    hyphens = "auto" if style.get("hyphenate") else "manual"
    align = "justify" if style.get("justify") else "left"
    numbers = NUMBERS.get(style.get("numbers", ""))
    foot = f"@bottom-right {{ content: {numbers}; font-size: 8pt }}" if numbers else ""
    head = "@top-left { content: string(chapter); font-size: 8pt }" if style.get("chapters") else ""
    head += f"@top-right {{ content: '{style['header']}'; font-size: 8pt }}" if style.get("header") else ""
    foot += f"@bottom-left {{ content: '{style['footer']}'; font-size: 8pt }}" if style.get("footer") else ""
    page = f"@page {{ size: {style.get('page', 'a4')}; margin: 22mm; {foot} {head} }}"
    body = f"body {{ font: {style.get('size', 11)}pt '{family}'; hyphens: {hyphens}; text-align: {align} }}"
    larger = style.get("larger", 0) * style.get("size", 11)
    headings = f"h2 {{ font-size: {1.25 * larger}pt }} h3 {{ font-size: {larger}pt }}" if larger else ""
    headings += f".group {{ font-size: {1.12 * larger}pt }} h1 {{ font-size: {1.6 * larger}pt }}" if larger else ""
    headings += HEADS.get(style.get("heads", ""), "")
    columns = f".text {{ columns: {style['columns']}; column-gap: 7mm }}" if style.get("columns") else ""
    return f"{page} {body} {CSS} {headings} {columns}"


def _blocks(example: Example) -> Iterator[str]:
    for in_front, blocks in groupby(example.blocks, lambda one: one.kind in FRONT):
        body = "".join(_block(block, example) for block in blocks)
        yield body if in_front else f'<div class="text">{body}</div>'
    if "address" in example.style:
        yield f'<p class="address">{" &nbsp; ".join(map(html.escape, example.style["address"]))}</p>'


def _block(block: Block, example: Example) -> str:
    text, end = html.escape(block.text), ")" if example.style.get("parenthesis") else "."
    match block.kind:
        case "title":
            return f"<h1>{text}</h1>"
        case "round":
            return f'<h2 class="first">{text}</h2>'
        case "heading":
            return f"<h3>{text}</h3>"
        case "group":
            return f'<h3 class="group">{text}</h3>'
        case "subheading":
            return f"<h4>{text}</h4>"
        case "letterhead" | "signature":
            return f'<p class="small">{text}</p>' if block.kind == "letterhead" else f"<p>{text}</p>"
        case "area" | "item":
            mark = "." if block.kind == "area" else end
            return f'<p class="{block.kind}"><span class="l">{block.label}{mark}</span>{text}</p>'
        case "nested":
            return f'<p class="nested">{text}</p>'
        case "bullet":
            return f"<ul><li>{text}</ul>"
        case "dash":
            return f'<p class="item">– {text}</p>'
        case "run-in":
            return f"<p><b>{html.escape(block.label)}</b> {text}</p>"
        case "cover":
            return f'<p style="font-size: 15pt">{text}</p>'
        case "contents":
            rows = [one.text for one in example.blocks if one.kind in ("round", "group", "heading")]
            entries = "".join(f"<p>{html.escape(row)} {'. ' * 30} {n + 3}</p>" for n, row in enumerate(rows))
            return f"<h3>Innehåll</h3>{entries}"
        case "fact":
            return f'<p class="fact"><b>{block.label}</b> {text}</p>'
        case "caption":
            return f'<p class="caption">{text}</p>'
        case "table" | "data":
            return _table(block)
        case "card":
            return f"<table>{_rows(block.rows)}</table>"
        case "break":
            return "" if block.text else '<div style="break-before: page"></div>'
        case "paragraph" if block.footnote:
            return f'<p>{text}<span class="note">{html.escape(block.footnote)}</span></p>'
        case "sidebar":
            return f'<div class="sidebar">{text}</div>'
        case _:
            return f"<p>{text}</p>"


def _table(block: Block) -> str:
    names, *rows = block.rows
    head = "".join(f"<th>{html.escape(name)}</th>" for name in names)
    return f"<table><thead><tr>{head}</tr></thead>{_rows(rows)}</table>"


def _rows(rows: Sequence[Sequence[str]]) -> str:
    return "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
