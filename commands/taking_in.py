"""Reports into the archive: ingest, and reread."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import msgspec
import typer
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from commands.printing import Json, brought_up_to_date, err, out, prints, safe, say_wrong
from ingest.counting import counted
from ingest.errors import BackspegelError, Reason
from ingest.intake import written
from ingest.keeping.archive import Archive
from ingest.outcomes import Rejected, Summary, summed

WIDTH = 12  # of what became of a file, before its name

app = typer.Typer()


class Words(NamedTuple):
    """What the outcomes of a run are called: those archived in JSON, the others as one and as many."""

    key: str
    unchanged: tuple[str, str]
    rejected: tuple[str, str]


TAKEN_IN = Words("added", ("oförändrad", "oförändrade"), ("avvisad", "avvisade"))
READ_ANEW = Words("reread", ("som förut", "som förut"), ("inte omläst", "inte omlästa"))


@app.command()
def ingest(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="FIL", help="PDF-filer och mappar med PDF-filer.")
    ] = None,
    retry: Annotated[bool, typer.Option("--retry", help="Försök igen med de filer som har avvisats.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Ta in också filer som har gallrats.")] = False,
    json: Json = False,
) -> None:
    """Ta in rapporter i arkivet. En fil som inte går att läsa avvisas; de andra tas in."""
    from ingest.pipeline import ingest as take_in
    from ingest.pipeline import retry as take_in_rejected

    if bool(paths) == retry:
        raise typer.BadParameter("Ange filer och mappar, eller --retry för dem som har avvisats.")
    there = [path for path in paths or () if os.path.lexists(path)]  # a broken link is refused later
    missing = [_missing(path) for path in paths or () if path not in there]
    if missing and not there:
        say_wrong(missing[0].message)
        raise typer.Exit(2)
    archive: Archive = context.obj

    def take(told: Callable[[Any], None]) -> Summary:
        if retry:
            return take_in_rejected(archive, told)
        summary = take_in(archive, there, told, again)
        return msgspec.structs.replace(summary, rejected=(*summary.rejected, *missing))

    _run(archive, take, TAKEN_IN, json)


def _missing(path: Path) -> Rejected:
    return Rejected(written(path), Reason.GONE, f"{path} finns inte. Kontrollera sökvägen.")


@app.command()
def reread(
    context: typer.Context,
    reports: Annotated[
        list[str] | None, typer.Argument(metavar="RAPPORT", help="Bara dessa rapporter, som list visar dem.")
    ] = None,
    json: Json = False,
) -> None:
    """Läs arkiverade rapporter på nytt, som programmet gör nu. Rättelserna följer med."""
    from ingest.rereading import reread as read_anew

    archive: Archive = context.obj
    _run(archive, lambda told: read_anew(archive, reports or (), told), READ_ANEW, json)


def _run(archive: Archive, run: Callable[[Callable[[Any], None]], Summary], words: Words, json: bool) -> None:
    """Run over files with progress, tell what became of them, and bring the index up to date."""

    def show(summary: Summary) -> None:
        prints(_document(summary, words)) if json else _show_summary(summary, words)

    outcomes: list[Any] = []
    try:
        with _progress() as bars:
            summary = run(_shown(bars, outcomes))
    except (OSError, BackspegelError):  # a full disk: what came before it is in the archive
        if outcomes:
            show(summed(outcomes))
        raise
    show(summary)
    _tell_of_tesseract(summary)
    if not brought_up_to_date(archive) or summary.rejected:
        raise typer.Exit(1)


def _tell_of_tesseract(summary: Summary) -> None:
    """What to install where pages stay unread for want of it."""
    from ingest.scans import ocr

    if any(added.unread for added in summary.added) and not ocr.available():
        err.print(safe(f"Sidor utan läsbar text kan läsas med tesseract, som saknas. {ocr.INSTALL}"))


def _progress() -> Progress:
    columns = TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %")
    return Progress(*columns, TimeRemainingColumn(compact=True), console=err, transient=True)


def _shown(bars: Progress, outcomes: list[Any]) -> Callable[[Any], None]:
    """What shows progress, a bar for each file that is being read, and notes what became of each."""
    tasks: dict[str, TaskID] = {}

    def show(progress: Any) -> None:
        name = safe(progress.file).plain
        if progress.file not in tasks:
            tasks[progress.file] = bars.add_task(name, total=max(1, progress.pages))
        bars.update(tasks[progress.file], completed=progress.page, total=max(1, progress.pages))
        if progress.outcome:
            outcomes.append(progress.outcome)
            bars.remove_task(tasks.pop(progress.file))

    return show


def _document(summary: Summary, words: Words) -> dict[str, Any]:
    document: dict[str, Any] = msgspec.to_builtins(summary)
    for added in document["added"]:
        del added["unread"], added["again"]
        if words.key == "added":
            del added["conflicts"]
    return {words.key: document.pop("added"), **document}


def _show_summary(summary: Summary, words: Words) -> None:
    for added in summary.added:
        unread = f", {counted(added.unread, 'sida', 'sidor')} utan läsbar text" if added.unread else ""
        pages = counted(added.pages, "sida", "sidor")
        became = "omläst" if added.again else "tillagd"
        out.print(safe(f"{became:<{WIDTH}}{added.file}: {added.sections} avsnitt, {pages}{unread}"))
        if added.conflicts:
            fit = counted(added.conflicts, "rättelse passar", "rättelser passar")
            out.print(safe(f"{'':{WIDTH}}{fit} inte längre: se review {added.report}"), style="red")
    for rejected in summary.rejected:
        out.print(safe(f"{words.rejected[0]:<{WIDTH}}{rejected.message}"), style="red")
    again = sum(added.again for added in summary.added)
    sums = (
        *([counted(len(summary.added) - again, "tillagd", "tillagda")] if words.key == "added" else []),
        *([counted(again, "omläst", "omlästa")] if again or words.key == "reread" else []),
        counted(len(summary.unchanged), *words.unchanged),
        counted(len(summary.rejected), *words.rejected),
    )
    out.print(", ".join(sums))
