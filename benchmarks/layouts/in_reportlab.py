"""Reports typeset by ReportLab, as programs do that write their reports themselves."""

import io
from collections.abc import Iterator
from typing import Any

from benchmarks.layouts.content import Block, Example

LABEL = 22  # points


def typeset(example: Example) -> bytes:
    """The report as PDF."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import cm
    from reportlab.platypus import SimpleDocTemplate

    target = io.BytesIO()
    left = example.style.get("margin_left", 2.5) * cm
    document = SimpleDocTemplate(target, pagesize=A4, leftMargin=left, rightMargin=2.5 * cm, invariant=1)

    def number(canvas: Any, page: Any) -> None:
        if example.style.get("numbers"):
            canvas.setFont("Helvetica", 8)
            canvas.drawCentredString(A4[0] / 2, 1.2 * cm, f"- {page.page} -")

    document.build(list(_flowables(example)), onFirstPage=number, onLaterPages=number)
    return target.getvalue()


def _styles(example: Example) -> dict[str, Any]:
    from reportlab.lib.styles import ParagraphStyle

    size, round_size = example.style.get("size", 10.5), example.style.get("round_size", 13)
    body = ParagraphStyle(
        "body", fontName="Times-Roman", fontSize=size, leading=1.25 * size, spaceAfter=0.6 * size
    )
    bold = {"fontName": "Times-Bold", "keepWithNext": 1}
    return {
        "body": body,
        "area": ParagraphStyle("area", body, leftIndent=LABEL, bulletIndent=0),
        "item": ParagraphStyle("item", body, leftIndent=2 * LABEL, bulletIndent=LABEL),
        "nested": ParagraphStyle("nested", body, leftIndent=3 * LABEL),
        "small": ParagraphStyle("small", body, fontSize=8, leading=10, spaceAfter=0),
        "cover": ParagraphStyle("cover", body, fontSize=15, leading=18),
        "title": ParagraphStyle("title", body, fontName="Helvetica-Bold", fontSize=17, leading=21, spaceAfter=14),
        "round": ParagraphStyle(
            "round", body, fontSize=round_size, leading=1.25 * round_size, spaceBefore=14, **bold
        ),
        "heading": ParagraphStyle("heading", body, fontSize=size + 1, leading=size + 4, spaceBefore=10, **bold),
        "subheading": ParagraphStyle("subheading", body, spaceBefore=6, **bold),
    }


def _flowables(example: Example) -> Iterator[Any]:
    from reportlab.platypus import PageBreak, Paragraph, Spacer

    styles = _styles(example)
    for block in example.blocks:
        match block.kind:
            case "title":
                yield Spacer(1, 18)
                yield Paragraph(block.text, styles["title"])
            case "letterhead":
                yield Paragraph(block.text, styles["small"])
            case "area" | "item":
                yield Paragraph(block.text, styles[block.kind], bulletText=f"{block.label}.")
            case "bullet" | "dash":
                yield Paragraph(block.text, styles["item"], bulletText="•" if block.kind == "bullet" else "–")
            case "run-in":
                yield Paragraph(f"<b>{block.label}</b> {block.text}", styles["body"])
            case "table":
                yield _table(block, styles["body"], example.style.get("rules", True))
            case "contents":
                rows = [one.text for one in example.blocks if one.kind in ("round", "heading")]
                yield Paragraph("Innehåll", styles["heading"])
                for number, row in enumerate(rows):
                    yield Paragraph(f"{row} {'.' * 60} {number + 3}", styles["body"])
            case "break":
                if not block.text:
                    yield PageBreak()
            case _:
                yield Paragraph(block.text, styles.get(block.kind, styles["body"]))


def _table(block: Block, body: Any, rules: bool) -> Any:
    """A table; without rules it has nothing but its columns to hold it together."""
    from reportlab.lib.colors import black
    from reportlab.platypus import Paragraph, Table

    names, *rows = block.rows
    head = [Paragraph(f"<b>{name}</b>", body) for name in names]
    cells = [head, *([Paragraph(cell, body) for cell in row] for row in rows)]
    widths = [110, 75, 265] if len(names) == 3 else [90, 130, 85, 80, 65]
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), *([("GRID", (0, 0), (-1, -1), 0.5, black)] if rules else [])]
    return Table(cells, colWidths=widths, style=style, repeatRows=1)
