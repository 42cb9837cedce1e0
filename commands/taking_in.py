"""Reports into the archive: ingest."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from commands.printing import Json, brought_up_to_date, err, out, prints, safe, say_wrong
from ingest.counting import counted
from ingest.errors import BackspegelError
from ingest.keeping.archive import Archive

app = typer.Typer()


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
    from ingest.pipeline import summed

    if bool(paths) == retry:
        raise typer.BadParameter("Ange filer och mappar, eller --retry för dem som har avvisats.")
    missing = [path for path in paths or () if not os.path.lexists(path)]  # a broken link is refused later
    if missing:
        say_wrong(f"{missing[0]} finns inte. Kontrollera sökvägen.")
        raise typer.Exit(2)
    archive: Archive = context.obj
    outcomes: list[Any] = []
    try:
        with _progress() as bars:
            told = _shown(bars, outcomes)
            summary = take_in(archive, paths, told, again) if paths else take_in_rejected(archive, told)
    except (OSError, BackspegelError):  # a full disk: what came before it is in the archive
        if outcomes:
            _print(summed(outcomes), json)
        raise
    _print(summary, json)
    _tell_of_tesseract(summary)
    if not brought_up_to_date(archive) or summary.rejected:
        raise typer.Exit(1)


def _tell_of_tesseract(summary: Any) -> None:
    """What to install where pages stay unread for want of it."""
    from ingest.scans import ocr

    if any(added.unread for added in summary.added) and not ocr.available():
        err.print(safe(f"Sidor utan läsbar text kan läsas med tesseract, som saknas. {ocr.INSTALL}"))


def _print(summary: Any, json: bool) -> None:
    prints(_summed(summary)) if json else _show_summary(summary)


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


def _summed(summary: Any) -> dict[str, Any]:
    document: dict[str, Any] = msgspec.to_builtins(summary)
    for added in document["added"]:
        del added["unread"], added["again"]
    return document


def _show_summary(summary: Any) -> None:
    for added in summary.added:
        unread = f", {counted(added.unread, 'sida', 'sidor')} utan läsbar text" if added.unread else ""
        pages = counted(added.pages, "sida", "sidor")
        became = "omläst " if added.again else "tillagd"
        out.print(safe(f"{became}     {added.file}: {added.sections} avsnitt, {pages}{unread}"))
    for rejected in summary.rejected:
        out.print(safe(f"avvisad     {rejected.message}"), style="red")
    again = sum(added.again for added in summary.added)
    sums = (
        counted(len(summary.added) - again, "tillagd", "tillagda"),
        *([counted(again, "omläst", "omlästa")] if again else []),
        counted(len(summary.unchanged), "oförändrad", "oförändrade"),
        counted(len(summary.rejected), "avvisad", "avvisade"),
    )
    out.print(", ".join(sums))
