"""What the archive holds: list and show."""

from typing import Annotated, Any

import typer
from rich.table import Table

from commands.printing import Json, out, prints, safe
from index.citation import place
from ingest.report import Area, Report, Section

app = typer.Typer()


@app.command("list")
def list_reports(context: typer.Context, json: Json = False) -> None:
    """Visa vilka rapporter som finns i arkivet."""
    reports = list(context.obj.reports())
    if json:
        added = {record.report.id: record.provenance.added for record in context.obj.records()}
        prints([_listed(report) | {"added": added[report.id]} for report in reports])
        return
    table = Table("Rapport", "Titel", "Omgångar", "Sidor", box=None)
    for report in reports:
        rounds = ", ".join(one.label for one in report.rounds)
        table.add_row(report.id, safe(report.title), safe(rounds), str(report.pages))
    out.print(table)


def _listed(report: Report) -> dict[str, Any]:
    return {
        "report": report.id,
        "title": report.title,
        "file": report.file,
        "sha256": report.sha256,
        "pages": report.pages,
        "rounds": [one.label for one in report.rounds],
    }


@app.command()
def show(
    context: typer.Context,
    report: Annotated[str, typer.Argument(help="Rapportens namn, som list visar det.")],
    json: Json = False,
) -> None:
    """Visa hur en rapport är uppdelad i omgångar och åtgärdsområden."""
    found = context.obj.report(report)
    if json:
        prints(_shown_report(found))
        return
    out.print(safe(found.title), style="bold")
    for unread in found.unread:
        out.print(safe(f"Sida {unread.page} är inte läst: {unread.reason}"), style="yellow")
    for section in found.sections:
        out.print()
        told = found.round_of(section)
        where = place(told.label if told else None, section.area, section.item, section.pages)
        out.print(safe(where), style="cyan")
        out.print(safe(section.text))


def _shown_report(report: Report) -> dict[str, Any]:
    return {key: value for key, value in _listed(report).items() if key != "rounds"} | {
        "rounds": [
            {"label": one.label, "year": one.year, "start": one.start, "end": one.end} for one in report.rounds
        ],
        "sections": [_shown_section(section) for section in report.sections],
        "decisions": report.decisions,
    }


def _shown_section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "round": section.round,
        "area": _shown_area(section.area),
        "item": section.item,
        "text": section.text,
        "pages": section.pages,
        "mentions": section.mentions,
    }


def _shown_area(area: Area | None) -> dict[str, Any] | None:
    return {"label": area.label, "title": area.title} if area else None
