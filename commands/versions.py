"""Versions of reports, and the ledger of every file that was given."""

from typing import Annotated, Any

import typer
from rich.table import Column, Table

from commands.comparing import changed
from commands.printing import Json, brought_up_to_date, out, prints, safe
from ingest.counting import counted
from ingest.keeping.archive import Archive

app = typer.Typer()
TIME = "2026-03-02 10:41"
STATES = {  # of one file, and of several
    "archived": ("arkiverad", "arkiverade"),
    "waiting": ("väntar på granskning", "väntar på granskning"),
    "unchanged": ("fanns redan", "fanns redan"),
    "rejected": ("avvisad", "avvisade"),
    "withdrawn": ("inte kvar", "inte kvar"),
}


@app.command()
def versions(
    context: typer.Context,
    report: Annotated[
        str | None,
        typer.Argument(metavar="RAPPORT", help="Visa vad som skiljer denna rapport från versionen före."),
    ] = None,
    of: Annotated[
        str | None, typer.Option("--of", metavar="RAPPORT", help="Rapporten är en senare version av denna.")
    ] = None,
    none: Annotated[bool, typer.Option("--none", help="Rapporten är inte en version av någon annan.")] = False,
    json: Json = False,
) -> None:
    """Visa vilka rapporter som är versioner av samma rapport, och vad som skiljer dem."""
    archive: Archive = context.obj
    if report is None:
        if of or none:
            raise typer.BadParameter("Ange vilken rapport det gäller: versions RAPPORT.")
        _list(archive, json)
        return
    if of or none:
        _decide(archive, report, None if none else of)
    _show(archive, report, json)


def _list(archive: Archive, json: bool) -> None:
    found = archive.versions()
    chains = sorted({found.chain(report) for report in found.formers})
    if json:
        prints([chain for chain in chains if len(chain) > 1])
        return
    for chain in chains:
        if len(chain) > 1:
            out.print(safe(" → ".join(chain)))


def _decide(archive: Archive, report: str, former: str | None) -> None:
    from ingest.keeping.versions import decide

    decide(archive, report, former)
    brought_up_to_date(archive)


def _show(archive: Archive, report: str, json: bool) -> None:
    from index.compare import link_as_json
    from index.versions import differences_between

    found = archive.versions()
    after = archive.report(report)
    former = found.former(report)
    differ = differences_between(archive.report(former), after) if former else None
    if json:
        chain: Any = found.chain(report)
        prints(
            {
                "report": report,
                "former": former,
                "versions": chain,
                "headings": [link_as_json(one) for one in differ.headings] if differ else [],
                "sentences": [link_as_json(one) for one in differ.sentences] if differ else [],
            }
        )
        return
    out.print(safe(" → ".join(found.chain(report))), style="bold")
    if differ is None:
        out.print("Ingen tidigare version finns i arkivet.")
        return
    for link in differ.links:
        out.print(changed(link))
    out.print(differ.told)


@app.command()
def ledger(context: typer.Context, json: Json = False) -> None:
    """Visa vad som blev av varje fil som någonsin har lämnats in."""
    from ingest.keeping.ledger import ledger as entered
    from ingest.keeping.review import waiting

    waits = {one.report for one in waiting(context.obj)}
    found = entered(context.obj, waits.__contains__)
    if json:
        prints(found)
        return
    name, became = Column("Fil", overflow="fold"), Column("Rapport eller skäl", overflow="fold")
    table = Table(name, "Läge", became, Column("Inlämnad (UTC)", min_width=len(TIME)), box=None)
    for file in found.files:
        when = file.time[: len(TIME)].replace("T", " ")
        table.add_row(safe(file.name), STATES[file.state][0], safe(file.report or file.message or ""), safe(when))
    out.print(table)
    sums = ", ".join(counted(count, *STATES[state]) for state, count in found.sums.items() if count)
    total = counted(found.total, "fil", "filer")
    out.print(f"{total}: {sums}" if found.total else "Inga filer har lämnats in.")
