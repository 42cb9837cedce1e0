"""What the archive holds: list and show."""

from collections import Counter
from typing import Annotated, Any

import typer
from rich.table import Column, Table

from commands.printing import Json, out, prints, safe
from index.citation import place
from ingest.report import Area, Report, Section, What

app = typer.Typer()

WHAT: dict[What, str] = {
    "section": "avsnitt",
    "heading": "rubrik till",
    "title": "titel",
    "header": "sidhuvud",
    "footer": "sidfot",
    "page number": "sidnummer",
    "contents": "innehållsförteckning",
    "letterhead": "brevhuvud eller underskrift",
    "footnote mark": "fotnotstecken",
    "figure text": "text i figur",
    "unread": "oläst",
}


@app.command("list")
def list_reports(context: typer.Context, json: Json = False) -> None:
    """Visa vilka rapporter som finns i arkivet."""
    reports = list(context.obj.reports())
    if json:
        added = {record.report.id: record.provenance.added for record in context.obj.records()}
        prints([_listed(report) | {"added": added[report.id]} for report in reports])
        return
    table = Table(Column("Rapport", overflow="fold"), "Titel", "Omgångar", "Sidor", box=None)
    for report in reports:
        rounds = ", ".join(one.label for one in report.rounds)
        table.add_row(safe(report.id), safe(report.title), safe(rounds), str(report.pages))
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
    report: Annotated[str, typer.Argument(metavar="RAPPORT", help="Rapportens namn, som list visar det.")],
    json: Json = False,
    coverage: Annotated[bool, typer.Option("--coverage", help="Visa vad varje sidas tecken blev.")] = False,
) -> None:
    """Visa hur en rapport är uppdelad i omgångar och åtgärdsområden."""
    found = context.obj.report(report)
    if coverage:
        prints(found.coverage) if json else _print_coverage(found)
        return
    if json:
        prints(_shown_report(found))
        return
    out.print(safe(found.title), style="bold")
    for unread in found.unread:
        out.print(safe(f"Sida {unread.page} är inte läst: {unread.reason}"), style="yellow")
    for told in found.rounds:
        sure = f" ({_how_sure(told.confidence, told.reason)})" if told.reason else ""
        out.print(safe(f"Omgång {told.label}, {told.start}–{told.end}{sure}"), style="dim")
    for section in found.sections:
        out.print()
        of = found.round_of(section)
        where = place(of.label if of else None, section.area, section.item, section.pages)
        out.print(safe(where), style="cyan")
        if section.area and section.area.reason:
            out.print(safe(_how_sure(section.area.confidence, section.area.reason)), style="dim")
        out.print(safe(section.text))


def _how_sure(confidence: float, reason: str) -> str:
    return f"{confidence:.0%}: {reason}".replace("%", " %")


def _print_coverage(report: Report) -> None:
    """Per page how many characters became what, the unread with the reason; then all pages together."""
    table = Table("Sida", "Tecken", "Vad de blev", box=None)
    total: Counter[str] = Counter()
    for page in report.coverage:
        counts: Counter[str] = Counter()
        for stretch in page.stretches:
            for what, section, count in stretch.told:
                counts[_what(what, section, stretch.reason)] += count
        total += counts
        table.add_row(str(page.page), str(page.characters), safe(_counted(counts)))
    table.add_row("Alla", str(total.total()), safe(_counted(total)))
    out.print(table)
    for unread in report.unread:
        out.print(safe(f"Sida {unread.page} är inte läst: {unread.reason}"), style="yellow")


def _what(what: What, section: str | None, reason: str) -> str:
    name = WHAT[what]
    return f"{name} ({reason})" if reason else f"{name} {section or ''}".rstrip()


def _counted(counts: Counter[str]) -> str:
    return "; ".join(f"{what} {count}" for what, count in counts.items()) or "inga tecken"


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
