"""Saved searches: saved add, list, run and remove."""

from collections import Counter
from typing import Annotated, Any

import typer
from rich.table import Column, Table

from commands.narrowing import Narrowing, as_typed, narrowed
from commands.printing import Json, out, prints, safe

saved_app = typer.Typer(
    help="Spara sökningar och se vad som har kommit till och försvunnit.", no_args_is_help=True
)
Name = Annotated[str, typer.Argument(metavar="NAMN", help="Sökningens namn.")]


@saved_app.command("add")
@narrowed
def saved_add(
    context: typer.Context,
    name: Name,
    query: Annotated[str, typer.Argument(metavar="FRÅGA", help="Sökfrågan.")],
    narrowing: Narrowing,
    json: Json = False,
) -> None:
    """Spara en sökning med kvitto på vad den hittar nu."""
    from index.saved import as_json, save

    kept = save(context.obj, name, query, narrowing.filters, narrowing.strictness)
    if json:
        prints(as_json(kept))
    else:
        out.print(safe(f"Sparad: {kept.name}, {len(kept.latest.found)} avsnitt."))
        _say_widened(kept.latest)


@saved_app.command("list")
def saved_list(context: typer.Context, json: Json = False) -> None:
    """Visa sparade sökningar."""
    from index.saved import as_json, searches, told

    found = searches(context.obj)
    if json:
        prints([as_json(one) for one in found])
        return
    table = Table("Namn", "Fråga", Column("Avgränsning", overflow="fold"), "Avsnitt", "Kvitto", box=None)
    for one in found:
        narrowing, number = as_typed(one.filters, one.strictness), str(len(one.latest.found))
        table.add_row(safe(one.name), safe(one.query), safe(narrowing), number, safe(told(one.latest.time)))
    out.print(table)


@saved_app.command("run")
def saved_run(
    context: typer.Context,
    name: Name,
    update: Annotated[bool, typer.Option("--update", help="Lägg till ett nytt kvitto.")] = False,
    json: Json = False,
) -> None:
    """Kör en sparad sökning igen: vad har kommit till, vad har försvunnit, och varför?"""
    from index.saved import changes_as_json, note, receipt_as_json, run_again, saved, told

    kept = saved(context.obj, name)
    now, changed = run_again(context.obj, kept)
    if update:
        note(context.obj, kept, now)
    if json:
        before, after = receipt_as_json(kept.latest), receipt_as_json(now)
        prints({"name": kept.name, "before": before, "now": after, **changes_as_json(changed)})
        return
    out.print(safe(f"{kept.name}: {len(kept.latest.found)} avsnitt {told(kept.latest.time)}, {len(now.found)} nu"))
    _say_widened(now)
    _show(changed)


@saved_app.command("remove")
def saved_remove(context: typer.Context, name: Name) -> None:
    """Ta bort en sparad sökning."""
    from index.saved import remove

    remove(context.obj, name)
    out.print(safe(f"Borttagen: {name}"))


def _say_widened(receipt: Any) -> None:
    from index.results import WIDENED

    if receipt.widened:
        out.print(WIDENED, style="yellow")


def _show(changed: Any) -> None:
    from index.receipts import explained

    every = (*changed.came, *changed.went, *changed.changed)
    alike = Counter((one.found.report, one.found.place) for one in every)
    for sign, style, found in (
        ("+", "green", changed.came),
        ("-", "red", changed.went),
        ("~", "yellow", changed.changed),
    ):
        for one in found:
            where = f"{one.found.report}: {one.found.place}"
            if alike[one.found.report, one.found.place] > 1:
                where += f", avsnitt {one.found.section}"
            out.print(safe(f"{sign} {where} ({explained(one.reasons)})"), style=style)
    if not changed:
        out.print("Samma avsnitt som förra gången.")
