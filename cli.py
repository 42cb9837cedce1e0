"""The command line: how to ask the archive and how to show its answers; the rest `ingest` and `index` know."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from index.citation import place
from ingest.archive import Archive
from ingest.errors import BackspegelError
from ingest.report import Area, Report, Section

ADDRESS, PORT = "127.0.0.1", 8501
NOT_SAFE = dict.fromkeys([*range(32), *range(127, 160), *range(8234, 8239), *range(8294, 8298)])

app = typer.Typer(
    help="Backspegel: arkivet där kommunen ser vad den sade förra gången.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

Json = Annotated[bool, typer.Option("--json", help="Skriv ett JSON-dokument på standard ut.")]


class Order(StrEnum):
    """The order of hits."""

    relevance = "relevance"
    newest = "newest"
    oldest = "oldest"


class NameLabel(StrEnum):
    """What a name is of."""

    unit = "UNIT"
    role = "ROLE"


class Strictness(StrEnum):
    """How closely a hit's words must be those of the query."""

    exact = "exact"
    inflected = "inflected"
    compound = "compound"


def main() -> None:
    """Run the command line; faults that a user can act on become one line, not a traceback."""
    try:
        app()
    except BackspegelError as error:
        err.print(Text(f"Fel: {error}", style="red"))
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        err.print(Text(f"Fel: {error.filename or ''} {error.strerror or error}", style="red"))
        sys.exit(2)


@app.callback()
def choose_archive(
    context: typer.Context,
    archive: Annotated[
        Path, typer.Option(envvar="BACKSPEGEL_ARCHIVE", help="Arkivets mapp.", show_default=True)
    ] = Path("corpus"),
) -> None:
    """Backspegel: arkivet där kommunen ser vad den sade förra gången."""
    context.obj = Archive(archive)


def _prints(document: Any) -> None:
    """Exactly one JSON document on standard output."""
    sys.stdout.write(msgspec.json.encode(document).decode() + "\n")


def safe(text: str) -> Text:
    """Text as it may be shown on a terminal: no control characters, no bidirectional overrides, no markup."""
    return Text(text.translate(NOT_SAFE))


# Taking in


@app.command()
def ingest(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="PDF-filer och mappar med PDF-filer.")],
    json: Json = False,
) -> None:
    """Ta in rapporter i arkivet. En fil som inte går att läsa avvisas; de andra tas in."""
    from index.build import update
    from ingest.pipeline import ingest as take_in

    missing = [path for path in paths if not path.exists()]
    if missing:
        err.print(safe(f"Fel: {missing[0]} finns inte. Kontrollera sökvägen."))
        raise typer.Exit(2)
    archive: Archive = context.obj
    with _progress() as bars:
        summary = take_in(archive, paths, _shown(bars))
    update(archive)
    if json:
        _prints(_summed(summary))
    else:
        _show_summary(summary)
    if summary.rejected:
        raise typer.Exit(1)


def _progress() -> Progress:
    columns = TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %")
    return Progress(*columns, TimeRemainingColumn(compact=True), console=err, transient=True)


def _shown(bars: Progress) -> Callable[[Any], None]:
    """What shows progress: a bar for each file that is being read."""
    tasks: dict[str, TaskID] = {}

    def show(progress: Any) -> None:
        name = safe(progress.file).plain
        if progress.file not in tasks:
            tasks[progress.file] = bars.add_task(name, total=max(1, progress.pages))
        bars.update(tasks[progress.file], completed=progress.page, total=max(1, progress.pages))
        if progress.outcome:
            bars.remove_task(tasks.pop(progress.file))

    return show


def _summed(summary: Any) -> dict[str, Any]:
    document: dict[str, Any] = msgspec.to_builtins(summary)
    for added in document["added"]:
        del added["unread"]
    return document


def _show_summary(summary: Any) -> None:
    for added in summary.added:
        unread = f", {added.unread} sidor utan läsbar text" if added.unread else ""
        out.print(safe(f"tillagd     {added.file}: {added.sections} avsnitt, {added.pages} sidor{unread}"))
    for rejected in summary.rejected:
        out.print(safe(f"avvisad     {rejected.message}"), style="red")
    counts = len(summary.added), len(summary.unchanged), len(summary.rejected)
    out.print("{} tillagda, {} oförändrade, {} avvisade".format(*counts))


# Looking


@app.command("list")
def list_reports(context: typer.Context, json: Json = False) -> None:
    """Visa vilka rapporter som finns i arkivet."""
    records = list(context.obj.records())
    if json:
        _prints([_listed(record.report) | {"added": record.provenance.added} for record in records])
        return
    table = Table("Rapport", "Titel", "Omgångar", "Sidor", box=None)
    for record in records:
        report = record.report
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
        _prints(_shown_report(found))
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


@app.command()
def search(
    context: typer.Context,
    query: Annotated[str, typer.Argument(help="Sökfrågan; tom text ger alla avsnitt.")],
    round_: Annotated[list[str] | None, typer.Option("--round", help="Omgång, t.ex. ”hösten 2014”.")] = None,
    year: Annotated[list[str] | None, typer.Option(help="År.")] = None,
    area: Annotated[list[str] | None, typer.Option(help="Åtgärdsområde.")] = None,
    unit: Annotated[list[str] | None, typer.Option(help="Enhet.")] = None,
    role: Annotated[list[str] | None, typer.Option(help="Roll.")] = None,
    report: Annotated[list[str] | None, typer.Option(help="Rapport.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Träffar per sida.")] = 20,
    page: Annotated[int, typer.Option(min=1, help="Sida.")] = 1,
    order: Annotated[Order, typer.Option(help="Ordning.")] = Order.relevance,
    strictness: Annotated[Strictness, typer.Option(help="Hur ord ska stämma.")] = Strictness.compound,
    json: Json = False,
) -> None:
    """Sök i arkivet."""
    from index.results import Filters, as_json
    from index.search import search as find

    chosen = (tuple(values or ()) for values in (round_, year, area, unit, role, report))
    found = find(context.obj, query, Filters(*chosen), page, limit, order.value, strictness.value)
    if json:
        _prints(as_json(found))
    else:
        _show_hits(found)


def _show_hits(found: Any) -> None:
    out.print(f"{found.total} träffar ({found.took_ms:.0f} ms)")
    for hit in found.hits:
        out.print()
        out.print(safe(f"{hit.report}: {place(hit.round, hit.area, hit.item, hit.pages)}"), style="cyan")
        out.print(_marked(hit))
    if found.suggestion:
        out.print(safe(f"Menade du: {found.suggestion}"))


def _marked(hit: Any) -> Text:
    """The snippet with its matches in bold."""
    start, end = hit.snippet.start, hit.snippet.end
    text = Text(hit.text[start:end])
    for span in hit.highlights:
        if start <= span.start and span.end <= end:
            text.stylize("bold", span.start - start, span.end - start)
    return text


@app.command()
def compare(
    context: typer.Context,
    area: Annotated[str, typer.Option(help="Åtgärdsområdets beteckning eller titel.")],
    report: Annotated[str | None, typer.Option(help="Bara denna rapport.")] = None,
    from_: Annotated[str | None, typer.Option("--from", help="Första omgången.")] = None,
    to: Annotated[str | None, typer.Option("--to", help="Sista omgången.")] = None,
    json: Json = False,
) -> None:
    """Jämför ett åtgärdsområdes ordalydelse från omgång till omgång."""
    from index.compare import as_json
    from index.compare import compare as follow

    comparison = follow(context.obj.reports(), area, report, from_, to)
    if json:
        _prints(as_json(comparison))
        return
    for step in comparison.steps:
        out.print()
        out.print(safe(f"{step.before.round.label} → {step.after.round.label}"), style="bold")
        for pair in step.pairs:
            out.print(_changed(pair))
    if not comparison.steps:
        out.print("Området finns bara i en omgång; det finns inget att jämföra med.")


RUNS = {"same": ("", "", ""), "removed": ("[-", "-]", "red"), "added": ("{+", "+}", "green")}
SIGNS = {"same": "  ", "changed": "~ ", "moved": "> ", "added": "+ ", "removed": "- "}


def _changed(pair: Any) -> Text:
    """A pair with the words that differ in [-brackets-] and {+braces+}."""
    from index.wording import differences

    line = Text(SIGNS[pair.kind], style="bold")
    if pair.before and pair.after:
        for run in differences(pair.before.text, pair.after.text):
            opening, ending, style = RUNS[run.kind]
            line.append(opening + safe(run.after or run.before).plain.strip() + ending + " ", style=style)
        return line
    only = pair.after or pair.before
    return line.append(safe(only.text).plain, style="green" if pair.after else "red")


# Words


@app.command()
def annotate(context: typer.Context, json: Json = False) -> None:
    """Märk enheter och roller i de rader som kommer på standard in; ett JSON-objekt per rad."""
    from ingest.annotate import mentions_of
    from ingest.register import Register

    register = Register.load(context.obj.register_file)
    for found in mentions_of((line.rstrip("\n") for line in sys.stdin), register):
        _prints({"mentions": found})


@app.command()
def analyze(
    words: Annotated[list[str], typer.Argument(metavar="WORD...", help="Ord eller fraser.")], json: Json = False
) -> None:
    """Visa vad sökindexet gör av ord."""
    from index.swedish import analyze as terms

    analyzed = {word: terms(word) for word in words}
    if json:
        _prints(analyzed)
        return
    for word, found in analyzed.items():
        out.print(safe(f"{word}: {', '.join(found)}"))


@app.command()
def evaluate(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Annoterade meningar, en per rad.")],
    context: typer.Context,
    json: Json = False,
) -> None:
    """Mät hur väl enheter och roller hittas i meningar som är märkta för hand."""
    from ingest.annotate import mentions_of
    from ingest.ner.evaluate import as_text
    from ingest.ner.evaluate import evaluate as measure
    from ingest.ner.sentences import read_file
    from ingest.register import Register

    register = Register.load(context.obj.register_file)
    found = measure(read_file(file), lambda text: next(iter(mentions_of([text], register))))
    if json:
        _prints(found)
    else:
        out.print(safe(as_text(found)))


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

    found = named(archive.reports(), label, Register.load(archive.register_file))
    if json:
        _prints(found)
        return
    table = Table("Namn", "Omnämnanden", "Först", "Senast", "Kallas också", box=None)
    for name in found:
        first, last = safe(name.first or "–"), safe(name.last or "–")
        table.add_row(safe(name.name), str(name.count), first, last, safe(", ".join(name.aliases)))
    out.print(table)


register_app = typer.Typer(help="Rätta och komplettera registret över enheter och roller.", no_args_is_help=True)
app.add_typer(register_app, name="register")
NameKind = Annotated[NameLabel, typer.Option("--label", help="UNIT för enhet, ROLE för roll.")]


@register_app.command("rename")
def register_rename(
    context: typer.Context,
    old: Annotated[str, typer.Argument(help="Namnet som det är, som units och roles visar det.")],
    new: Annotated[str, typer.Argument(help="Namnet som det ska vara; finns det redan slås de två ihop.")],
    label: NameKind = NameLabel.unit,
) -> None:
    """Byt namn på en enhet eller roll, eller slå ihop den med en annan."""
    from ingest.register_file import rename

    rename(context.obj, label.value, old, new)
    _annotate_again(context.obj)


@register_app.command("reject")
def register_reject(
    context: typer.Context,
    text: Annotated[str, typer.Argument(help="Texten som är felmärkt, som den står i rapporten.")],
    label: NameKind = NameLabel.unit,
    report: Annotated[str | None, typer.Option(help="Bara i denna rapport.")] = None,
) -> None:
    """Sluta märka en text som enhet eller roll."""
    from ingest.register_file import reject

    reject(context.obj, label.value, text, report)
    _annotate_again(context.obj)


@register_app.command("events")
def register_events(context: typer.Context, json: Json = False) -> None:
    """Visa vad rapporterna säger om enheter som delats, slagits ihop eller bytt namn."""
    from ingest.ner.events import proposals

    found = [
        {"report": report.id, **msgspec.to_builtins(event)}
        for report in context.obj.reports()
        for event in proposals(report.sections)
    ]
    if json:
        _prints(found)
        return
    for event in found:
        change = f"{', '.join(event['before'])} → {', '.join(event['after'])}"
        out.print(safe(f"{event['report']}: {change} ({event['date'] or 'datum saknas'})"), style="bold")
        out.print(safe(f"  {event['sentence']}"))


@register_app.command("succeed")
def register_succeed(
    context: typer.Context,
    before: Annotated[str, typer.Argument(help="Enheten som upphörde eller ändrades.")],
    after: Annotated[str, typer.Argument(help="Enheten som den blev.")],
    when: Annotated[datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help="Från och med.")] = None,
    passage: Annotated[str | None, typer.Option(help="Rapport/avsnitt som säger det.")] = None,
) -> None:
    """Skriv in i registret att en enhet kom ur en annan."""
    from ingest.register_file import succeed

    succeed(context.obj, before, after, when.date() if when else None, passage)
    out.print("Registret är ändrat.")


def _annotate_again(archive: Archive) -> None:
    from index.build import update
    from ingest.reannotate import reannotate

    changed = reannotate(archive)
    update(archive)
    out.print(f"Registret är ändrat; {changed} rapporter är märkta på nytt.")


# Keeping


@app.command()
def verify(context: typer.Context, json: Json = False) -> None:
    """Kontrollera att originalen är oförändrade och att posterna stämmer med dem."""
    from ingest.verify import verify as check

    found = check(context.obj)
    if json:
        _prints(found)
    else:
        for problem in found.problems:
            out.print(safe(f"{problem.report or '–'}: {problem.message}"), style="red")
        out.print(f"{found.reports} rapporter kontrollerade, {len(found.problems)} fel")
    if found.problems:
        raise typer.Exit(1)


@app.command()
def reindex(context: typer.Context, json: Json = False) -> None:
    """Bygg sökindexet på nytt bredvid det gamla och byt när det är klart."""
    from index.build import rebuild

    sections = rebuild(context.obj)
    if json:
        _prints({"sections": sections})
    else:
        out.print(f"Sökindexet är byggt: {sections} avsnitt.")


@app.command()
def serve(
    context: typer.Context,
    port: Annotated[int, typer.Option(help="Port på den egna datorn.")] = PORT,
) -> None:
    """Starta webbappen på den egna datorn."""
    page = Path(__file__).with_name("app.py")
    options = {
        "server.address": ADDRESS,
        "server.port": port,
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
        "server.fileWatcherType": "none",
        "client.toolbarMode": "minimal",
        "client.showErrorDetails": "none",
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    environment = os.environ | {"BACKSPEGEL_ARCHIVE": str(context.obj.folder.absolute())}
    out.print(f"Backspegel: http://{ADDRESS}:{port}  (avsluta med Ctrl+C)")
    command = [sys.executable, "-m", "streamlit", "run", str(page), *flags]
    try:
        sys.exit(subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False).returncode)
    except KeyboardInterrupt:
        sys.exit(0)


if __name__ == "__main__":
    main()
