"""How wording changed: compare, overview, promises, decisions, areas, status and verify-dossier."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Column, Table
from rich.text import Text

from commands.narrowing import Strict, chosen_strictness
from commands.printing import Json, out, prints, safe, say_wrong
from ingest.counting import counted
from ingest.keeping.archive import Archive

app = typer.Typer()
areas_app = typer.Typer(help="Visa hur områden hänger ihop när numreringen ändras, och bekräfta det.")
Report = Annotated[str | None, typer.Option(help="Bara denna rapport.")]


class Only(StrEnum):
    """Which changes to show."""

    weakened = "weakened"
    number = "number"
    amount = "amount"
    date = "date"
    certainty = "certainty"
    negation = "negation"
    responsible = "responsible"
    status = "status"
    scope = "scope"
    form = "form"


class StatusName(StrEnum):
    """How far an area has come."""

    planerat = "planerat"
    beslutat = "beslutat"
    påbörjat = "påbörjat"
    pågår = "pågår"
    försenat = "försenat"
    genomfört = "genomfört"
    löpande = "löpande"
    utgår = "utgår"
    ingen_uppgift = "ingen uppgift"


@app.command()
def compare(
    context: typer.Context,
    area: Annotated[str | None, typer.Option(help="Åtgärdsområdets beteckning eller titel.")] = None,
    unit: Annotated[str | None, typer.Option(help="Enhet eller roll, i stället för ett område.")] = None,
    query: Annotated[str | None, typer.Option(help="Sökfråga, i stället för ett område.")] = None,
    strictness: Strict = None,
    report: Report = None,
    from_: Annotated[str | None, typer.Option("--from", help="Första omgången.")] = None,
    to: Annotated[str | None, typer.Option("--to", help="Sista omgången.")] = None,
    only: Annotated[Only | None, typer.Option(help="Bara ändringar av detta slag; weakened är försvagat.")] = None,
    lines: Annotated[bool, typer.Option("--lines", help="Följ varje tanke genom alla omgångar.")] = False,
    export: Annotated[Path | None, typer.Option(help="Skriv till .docx, .pdf, .html, .xlsx eller .json.")] = None,
    json: Json = False,
) -> None:
    """Jämför ett områdes, en enhets eller en söknings ordalydelse från omgång till omgång."""
    comparison = _followed(context.obj, area, unit, query, report, from_, to, chosen_strictness(strictness))
    if export:
        _export(context.obj, comparison, export, only)
    elif lines:
        _show_lines(comparison, json)
    elif json:
        _print_comparison(comparison, only)
    else:
        _show_steps(comparison, only)


def _followed(archive: Archive, area: str | None, unit: str | None, query: str | None, *within: Any) -> Any:
    from index.following import Following, follow

    asked: dict[Following, str | None] = {"area": area, "unit": unit, "query": query}
    given = [(following, name) for following, name in asked.items() if name is not None]
    if len(given) != 1:
        say_wrong("Ange ett av --area, --unit och --query.")
        raise typer.Exit(2)
    return follow(archive, *given[0], *within)


def _print_comparison(comparison: Any, only: Only | None) -> None:
    from index.compare import as_json

    document = as_json(comparison)
    for shown, step in zip(document["steps"], comparison.steps, strict=True):
        kept = [_passes(link, only) for link in step.links]
        shown["sentences"] = [one for one, keep in zip(shown["sentences"], kept, strict=True) if keep]
    prints(document)


def _passes(link: Any, only: Only | None) -> bool:
    from index.compare import kinds_of_change
    from index.naming import passes

    return passes(kinds_of_change(link), only.value if only else None)


def _show_steps(comparison: Any, only: Only | None) -> None:
    for step in comparison.steps:
        out.print()
        out.print(safe(f"{step.before.round.label} → {step.after.round.label}"), style="bold")
        for link in step.links:
            if _passes(link, only):
                out.print(changed(link))
    if not comparison.steps:
        out.print("Det finns bara en omgång och inget att jämföra med.")


AREA_WIDTH, CELL_WIDTH = 24, 17  # characters
RUNS = {"same": ("", "", ""), "removed": ("[-", "-]", "red"), "added": ("{+", "+}", "green")}
SIGNS = {
    "same": "  ",
    "reworded": "~ ",
    "split": "< ",
    "merged": "> ",
    "moved": "^ ",
    "added": "+ ",
    "removed": "- ",
}


def changed(link: Any) -> Text:
    """A link with the words that differ in [-brackets-] and {+braces+}, moved ones with ↕, and the kinds."""
    from index.compare import kinds_of_change
    from index.naming import told
    from index.wording import differences

    line = Text(SIGNS[link.relation], style="bold")
    if not (link.before and link.after):
        return line.append(safe("".join(link.texts)).plain, style="green" if link.after else "red")
    for run in differences(*link.texts):
        opening, ending, style = RUNS[run.kind]
        if run.moved:
            opening, ending = f"{opening}↕", f"↕{ending}"
        line.append(opening + safe(run.after or run.before).plain.strip() + ending + " ", style=style)
    remarks = [] if link.sure else ["osäkert"]
    remarks += [f"område {link.elsewhere}"] if link.elsewhere else []
    remarks += [told(change) for change in kinds_of_change(link)]
    remarks += ["↕ flyttat inom meningen"] if any(run.moved for run in differences(*link.texts)) else []
    return line.append(safe(f"({'; '.join(remarks)})").plain, style="cyan") if remarks else line


def _show_lines(comparison: Any, json: bool) -> None:
    from index.naming import EVENTS

    rounds = [telling.round.label for telling in comparison.tellings]
    if json:
        lines = [
            {"events": line.events, "sentences": [[one.text for one in cell] for cell in line.cells]}
            for line in comparison.lines
        ]
        prints({"subject": comparison.subject, "rounds": rounds, "lines": lines})
        return
    for line in comparison.lines:
        out.print()
        for label, event, cell in zip(rounds, line.events, line.cells, strict=True):
            if event != "absent":
                sign, word = EVENTS[event]
                out.print(safe(f"{sign} {label}, {word}: {' '.join(one.text for one in cell) or '–'}"))


def _export(archive: Archive, comparison: Any, target: Path, only: Only | None) -> None:
    from index.dossiers.contents import dossier
    from index.dossiers.write import WRITERS
    from index.timeline import references
    from ingest.files import write_whole

    write = WRITERS.get(target.suffix.lower())
    if write is None:
        say_wrong(f"{target.name} måste sluta på {', '.join(WRITERS)}.")
        raise typer.Exit(2)
    rounds = [telling.round.label for telling in comparison.tellings]
    decisions = references(list(archive.reports()), rounds)
    made = dossier(comparison, decisions, only.value if only else None)
    write_whole(target, write(made))
    out.print(safe(f"{target}: {len(made.quotations)} citat. Kontrollera dem med verify-dossier."))


OUTCOMES = {
    "right": "stämmer",
    "moved": "står i ett annat avsnitt än det som anges",
    "altered": "stämmer inte med originalet",
    "not held": "originalet finns inte i arkivet",
    "original altered": "originalet är ändrat eller saknas",
}


@app.command("verify-dossier")
def verify_dossier(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FIL", help="En exporterad jämförelse.", exists=True, dir_okay=False)
    ],
    json: Json = False,
) -> None:
    """Kontrollera varje citat i en exporterad jämförelse mot arkivets original."""
    from index.dossiers.verify import verify_dossier as check

    checked = check(context.obj, file)
    wrong = [one for one in checked if one.outcome not in ("right", "moved")]
    if json:
        prints({"file": str(file), "quotations": len(checked), "checked": checked})
    else:
        for one in checked:
            if one.outcome != "right":
                out.print(safe(f"[{one.number}] {OUTCOMES[one.outcome]}: {one.report}: {one.text}"), style="red")
        out.print(f"{counted(len(checked), 'citat kontrollerat', 'citat kontrollerade')}, {len(wrong)} fel")
    if wrong:
        raise typer.Exit(1)


@app.command()
def overview(context: typer.Context, json: Json = False) -> None:
    """Visa alla områden i alla omgångar: läge, och hur mycket av ordalydelsen som är ny."""
    from index.following import overviews

    made = overviews(context.obj)
    if json:
        prints(made)
        return
    for one in made:
        out.print(safe(one.scheme), style="bold")
        _print_matrix(one)
        for row in one.rows:
            for stagnation in row.stagnation:
                rounds = counted(len(stagnation.rounds), "omgång", "omgångar")
                out.print(safe(f"Oförändrat löfte i {rounds}, {row.area}: {stagnation.text}"))
            if row.silent_since:
                out.print(safe(f"Redovisas inte längre från {row.silent_since}: {row.area}"))


def _print_matrix(overview: Any) -> None:
    """The matrix, as many rounds beside each other as the window holds."""
    fitting = max(1, (out.width - AREA_WIDTH) // CELL_WIDTH)
    for first in range(0, len(overview.rounds), fitting):
        shown = slice(first, first + fitting)
        labels = [Column(safe(told.label), max_width=CELL_WIDTH - 1) for told in overview.rounds[shown]]
        table = Table(Column("Område", width=AREA_WIDTH), *labels, box=None, padding=(0, 1, 0, 0))
        for row in overview.rows:
            name = f"{row.area} {row.title}" if row.title and row.title != row.area else row.area
            table.add_row(safe(name), *map(_cell, row.cells[shown]))
        out.print(table)


def _cell(cell: Any) -> str:
    """A sign and a word, and under them how much of the wording is new: "◐ pågår", "±40 %"."""
    from index.naming import STATUSES

    if cell is None:
        return "–"
    new = "" if cell.changed is None else f"±{cell.changed:.0%}".replace("%", " %")
    return f"{STATUSES[cell.status]} {cell.status}{'*' if cell.judged else ''}\n{new}"


@app.command()
def promises(
    context: typer.Context,
    area: Annotated[str | None, typer.Option(help="Bara detta område.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Även de infriade.")] = False,
    json: Json = False,
) -> None:
    """Visa vad rapporterna har utlovat till en viss tid, och vad som har blivit av det."""
    from index.following import promised
    from index.naming import FATES

    found = [one for one in promised(context.obj, area) if every or one.fate != "kept"]
    if json:
        prints(found)
        return
    for one in found:
        made = one.promise
        who = f", {made.who}" if made.who else ""
        out.print(safe(f"{made.round.label}, område {made.area}, till {made.due}{who}: {made.sentence.text}"))
        shown = f" ({one.round}: {one.evidence.text})" if one.evidence else ""
        out.print(safe(f"    {FATES[one.fate]}{shown}"), style="cyan")
    out.print(counted(len(found), "utfästelse", "utfästelser"))


@app.command()
def decisions(context: typer.Context, json: Json = False) -> None:
    """Visa de beslut som rapporterna hänvisar till, och om deras protokoll finns i arkivet."""
    from index.timeline import references

    found = references(list(context.obj.reports()))
    if json:
        prints(found)
        return
    table = Table("Datum", "§", "Organ", "Avslutade", "Protokoll", box=None)
    for one in found:
        made = one.decision
        held = one.held or "finns inte i arkivet"
        table.add_row(
            str(made.date), safe(str(made.paragraph)), safe(made.body or "–"), safe(made.round or "–"), safe(held)
        )
    out.print(table)


@app.command()
def status(
    context: typer.Context,
    area: Annotated[str, typer.Argument(metavar="OMRÅDE", help="Åtgärdsområdet.")],
    round_: Annotated[str, typer.Argument(metavar="OMGÅNG", help="Omgången, t.ex. ”hösten 2014”.")],
    value: Annotated[StatusName | None, typer.Argument(metavar="LÄGE", help="Läget, som du bedömer det.")] = None,
    note: Annotated[str, typer.Option(help="Vad bedömningen bygger på.")] = "",
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Ta tillbaka din bedömning.")] = False,
    json: Json = False,
) -> None:
    """Visa läget för ett område i en omgång, och bekräfta eller ändra det."""
    from index.following import cell
    from ingest.keeping.judgements import judge

    area_, found = cell(context.obj, area, round_)
    if value or withdraw:
        judge(context.obj, area_, found.round, value.value if value else None, found.reading.status, note)
        _, found = cell(context.obj, area, round_)
    if json:
        prints(found)
        return
    read = found.reading
    words = f" (”{read.evidence.words}” i: {read.sentence})" if read.evidence else ""
    out.print(safe(f"{read.status}, säkerhet {read.confidence:.2f}{words}"))
    if found.judged:
        reason = f": {found.judged.note}" if found.judged.note else ""
        out.print(safe(f"Bedömt av {found.judged.by} {found.judged.date}: {found.judged.status}{reason}"))


@areas_app.command("list")
def list_areas(context: typer.Context, json: Json = False) -> None:
    """Visa arkivets numreringar, föreslagna och bekräftade samband, och vad som saknar motsvarighet."""
    from index.following import area_breaks

    found = area_breaks(context.obj)
    if json:
        prints(found)
        return
    for one in found:
        out.print(safe(f"{one.before}  →  {one.after}"), style="bold")
        for link in one.decided:
            state = {"confirmed": "bekräftat", "rejected": "avvisat"}[link.state]
            out.print(
                safe(f"  {', '.join(link.before)} ↔ {', '.join(link.after)}  {state} av {link.by} {link.date}")
            )
        for proposal in one.proposals:
            words = ", ".join(proposal.words)
            out.print(safe(f"  {proposal.before} ↔ {proposal.after}  förslag ({proposal.score:.2f}: {words})"))
        out.print(safe(f"  Utan motsvarighet: {', '.join([*one.alone_before, *one.alone_after]) or 'inga'}"))


Before = Annotated[str, typer.Argument(metavar="FÖRE", help="Område i den äldre numreringen; flera med komma.")]
After = Annotated[str, typer.Argument(metavar="EFTER", help="Område i den nyare numreringen; flera med komma.")]


@areas_app.command("confirm")
def confirm_areas(context: typer.Context, before: Before, after: After) -> None:
    """Bekräfta att områden motsvarar varandra, t.ex. confirm II 2 eller confirm I,II 1."""
    _decide(context.obj, before, after, "confirmed")


@areas_app.command("reject")
def reject_areas(context: typer.Context, before: Before, after: After) -> None:
    """Avvisa ett samband, så att det inte föreslås igen."""
    _decide(context.obj, before, after, "rejected")


def _decide(archive: Archive, before: str, after: str, state: str) -> None:
    from index.following import decide_areas

    olds, news = (tuple(name.strip() for name in names.split(",") if name.strip()) for names in (before, after))
    made = decide_areas(archive, olds, news, "confirmed" if state == "confirmed" else "rejected")
    word = "motsvarar" if state == "confirmed" else "motsvarar inte"
    out.print(safe(f"{', '.join(made.before)} {word} {', '.join(made.after)} från {made.since}."))
