"""Units and roles: units, roles and the register."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

import msgspec
import typer
from rich.table import Table

from commands.printing import Json, brought_up_to_date, out, prints, safe
from ingest.counting import counted
from ingest.keeping.archive import Archive

app = typer.Typer()


class NameLabel(StrEnum):
    """What a name is of."""

    unit = "UNIT"
    role = "ROLE"


@app.command()
def units(context: typer.Context, json: Json = False) -> None:
    """Visa vilka enheter rapporterna nämner, hur ofta och när."""
    _names(context.obj, "UNIT", json)


@app.command()
def roles(context: typer.Context, json: Json = False) -> None:
    """Visa vilka roller rapporterna nämner, hur ofta och när."""
    _names(context.obj, "ROLE", json)


def _names(archive: Archive, label: Literal["UNIT", "ROLE"], json: bool) -> None:
    from index.names import named
    from ingest.register import Register

    found = named(archive.latest(), label, Register.load(archive.register_file))
    if json:
        prints(found)
        return
    table = Table("Namn", "Omnämnanden", "Först", "Senast", "Kallas också", box=None)
    for name in found:
        first, last = safe(name.first or "–"), safe(name.last or "–")
        table.add_row(safe(name.name), str(name.count), first, last, safe(", ".join(name.aliases)))
    out.print(table)


register_app = typer.Typer(help="Rätta och komplettera registret över enheter och roller.", no_args_is_help=True)
NameKind = Annotated[NameLabel, typer.Option("--label", help="UNIT för enhet, ROLE för roll.")]


@register_app.command("rename")
def register_rename(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="NAMN", help="Namnet som det är, som units och roles visar det.")],
    new: Annotated[
        str, typer.Argument(metavar="NYTT", help="Namnet som det ska vara; finns det redan slås de två ihop.")
    ],
    label: NameKind = NameLabel.unit,
) -> None:
    """Byt namn på en enhet eller roll, eller slå ihop den med en annan."""
    from ingest.keeping.register_file import rename

    rename(context.obj, label.value, old, new)
    _annotate_again(context.obj)


@register_app.command("reject")
def register_reject(
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Texten som är felmärkt, som den står i rapporten.")],
    label: NameKind = NameLabel.unit,
    report: Annotated[str | None, typer.Option(help="Bara i denna rapport.")] = None,
) -> None:
    """Sluta märka en text som enhet eller roll."""
    from ingest.keeping.register_file import reject

    reject(context.obj, label.value, text, report)
    _annotate_again(context.obj)


@register_app.command("events")
def register_events(context: typer.Context, json: Json = False) -> None:
    """Visa vad rapporterna säger om enheter som delats, slagits ihop eller bytt namn."""
    from ingest.ner.events import proposals

    found = [
        {"report": report.id, **msgspec.to_builtins(event)}
        for report in context.obj.latest()
        for event in proposals(report.sections)
    ]
    if json:
        prints(found)
        return
    for event in found:
        change = f"{', '.join(event['before'])} → {', '.join(event['after'])}"
        out.print(safe(f"{event['report']}: {change} ({event['date'] or 'datum saknas'})"), style="bold")
        out.print(safe(f"  {event['sentence']}"))


@register_app.command("succeed")
def register_succeed(
    context: typer.Context,
    before: Annotated[str, typer.Argument(metavar="FÖRE", help="Enheten som upphörde eller ändrades.")],
    after: Annotated[str, typer.Argument(metavar="EFTER", help="Enheten som den blev.")],
    when: Annotated[datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help="Från och med.")] = None,
    passage: Annotated[str | None, typer.Option(help="Rapport/avsnitt som säger det.")] = None,
) -> None:
    """Skriv in i registret att en enhet kom ur en annan."""
    from ingest.keeping.register_file import succeed

    succeed(context.obj, before, after, when.date() if when else None, passage)
    out.print("Registret är ändrat.")


def _annotate_again(archive: Archive) -> None:
    from ingest.keeping.reannotate import reannotate

    changed = reannotate(archive)
    brought_up_to_date(archive)
    out.print(f"Registret är ändrat; {counted(changed, 'rapport är märkt', 'rapporter är märkta')} på nytt.")
