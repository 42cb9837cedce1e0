"""Keeping the archive and serving it: verify, withdraw, reindex and serve."""

import contextlib
import os
import socket
import sys
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.table import Column, Table

from commands.printing import Json, brought_up_to_date, err, out, prints, safe
from ingest.counting import counted
from ingest.errors import BrokenRecord
from ingest.keeping.archive import Archive
from ingest.report import LARGEST_FILE

ADDRESS, PORT = "127.0.0.1", 8501

app = typer.Typer()


@app.command()
def verify(
    context: typer.Context,
    repair: Annotated[bool, typer.Option("--repair", help="Laga det som går att laga av det som finns.")] = False,
    report: Annotated[
        Path | None,
        typer.Option("--report", metavar="FIL", help="Skriv ett kontrollprotokoll (.txt eller .html)."),
    ] = None,
    since: Annotated[
        Path | None,
        typer.Option(
            "--since",
            metavar="FIL",
            help="Kontrollera att arkivet är detsamma som i ett tidigare kontrollprotokoll.",
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Kontrollera att originalen är oförändrade och att allt i arkivet stämmer överens."""
    from ingest.fixity.since import changed, read_statement

    if report:
        from ingest.fixity.statement import check_ending

        check_ending(report)
    archive: Archive = context.obj
    earlier = read_statement(since) if since else None
    mended = _repair(archive) if repair else []
    found = _verified(archive, earlier)
    rewritten = changed(archive, earlier) if earlier else []
    doubts = _doubts(archive)
    if report:
        from ingest.fixity.statement import write_statement

        write_statement(archive, found, mended, report)
    if json:
        since_then = {"changed": rewritten} if earlier else {}
        also = since_then | ({"warnings": doubts} if doubts else {})
        prints(msgspec.to_builtins(found) | ({"repaired": mended} if repair else {}) | also)
    else:
        for one in mended:
            out.print(safe(f"{one.report or '–'}: {one.message}"), style="green")
        for problem in found.problems:
            out.print(safe(f"{problem.report or '–'}: {problem.message}"), style="red")
        for doubt in doubts:
            out.print(safe(f"Varning: {doubt}"), style="yellow")
        for name in rewritten:
            out.print(safe(f"{name} har ändrats sedan {since}, som den får."), style="yellow")
        reports = counted(found.reports, "rapport kontrollerad", "rapporter kontrollerade")
        out.print(f"{reports}, {len(found.problems)} fel")
    if found.problems:
        raise typer.Exit(1)


def _doubts(archive: Archive) -> list[str]:
    """What is hardly meant in the register, though nothing is wrong; a broken one is told of as a fault."""
    from ingest.register import BrokenRegister, Register

    try:
        return list(Register.load(archive.register_file).doubts())
    except BrokenRegister:
        return []


def _verified(archive: Archive, earlier: Any) -> Any:
    """What is wrong with the archive and its index, and with what it was earlier."""
    from index.check import problems
    from ingest.fixity import derived, since
    from ingest.fixity.verify import Problem
    from ingest.fixity.verify import verify as check

    found = check(archive)
    also = [*derived.problems(archive), *problems(archive)]
    if earlier:
        also += [Problem(None, kind, message) for kind, message in since.faults(archive, earlier)]
    return msgspec.structs.replace(found, problems=(*found.problems, *also))


def _repair(archive: Archive) -> list[Any]:
    """Mend the archive, then its index."""
    from index.build import rebuild, update
    from index.check import problems
    from ingest.fixity import derived
    from ingest.fixity.repair import Repaired
    from ingest.fixity.repair import repair as mend

    done = [*mend(archive), *derived.removed(archive)]
    with contextlib.suppress(BrokenRecord):  # what could not be mended is told of by verify
        if any(one.kind == "index" for one in problems(archive)):
            rebuild(archive)
            done.append(Repaired(None, "Sökindexet är byggt på nytt."))
        elif done:
            update(archive)
    return done


@app.command()
def withdraw(
    context: typer.Context,
    report: Annotated[
        str | None, typer.Argument(metavar="RAPPORT", help="Rapportens namn, som list visar det.")
    ] = None,
    reason: Annotated[str, typer.Option(help="Varför rapporten gallras.")] = "",
    decision: Annotated[str, typer.Option(help="Beslutet, till exempel ”KS 2026-03-02 § 41”.")] = "",
    by: Annotated[str, typer.Option(help="Vem som gallrar; annars den som är inloggad.")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Ångra gallringen.")] = False,
    purge: Annotated[bool, typer.Option("--purge", help="Förstör innehållet nu; det går inte att ångra.")] = False,
    json: Json = False,
) -> None:
    """Gallra en rapport efter beslut, ångra det inom 30 dagar, eller (utan rapport) visa vad som är gallrat."""
    from ingest.keeping import withdrawal

    archive: Archive = context.obj
    if report is None:
        _show_withdrawn(withdrawal.tombstones(archive), json)
        return
    if undo and purge:
        raise typer.BadParameter("Ange --undo eller --purge, inte båda.")
    try:
        if undo:
            found = withdrawal.restore(archive, report)
            told = f"Gallringen av {report} är ångrad. Rapporten går att söka igen."
        elif purge:
            found = withdrawal.purge(archive, report)
            told = f"Innehållet i {report} är förstört. Gallringsbeviset finns kvar."
        else:
            found = withdrawal.withdraw(archive, report, reason, decision, by)
            told = f"{report} är gallrad. Det går att ångra till och med {found.until}: withdraw {report} --undo"
    except OSError:  # such as a full disk
        if (archive.tombstones_folder / f"{report}.json").is_file():
            err.print(safe(f"Det är påbörjat: nästa skrivning i arkivet gör färdigt det med {report}."))
        raise
    prints(found) if json else out.print(safe(told))
    remains = "" if undo else f" Det har kvar ord ur {report} tills dess."
    if not brought_up_to_date(archive, remains):
        raise typer.Exit(1)


def _show_withdrawn(found: list[Any], json: bool) -> None:
    if json:
        prints(found)
        return
    name = Column("Rapport", overflow="fold")
    table = Table(name, "Fil", "Gallrad", "Beslut", "Skäl", "Kan ångras till", box=None)
    for one in found:
        until = "förstörd" if one.purged else str(one.until)
        table.add_row(
            safe(one.id), safe(one.file), safe(one.withdrawn[:10]), safe(one.decision), safe(one.reason), until
        )
    out.print(table)


@app.command()
def reindex(context: typer.Context, json: Json = False) -> None:
    """Bygg sökindexet på nytt bredvid det gamla och byt när det är klart."""
    from index.build import rebuild

    sections = rebuild(context.obj)
    if json:
        prints({"sections": sections})
    else:
        out.print(f"Sökindexet är byggt: {sections} avsnitt.")


@app.command()
def serve(
    context: typer.Context,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port på den egna datorn.")] = PORT,
) -> None:
    """Starta webbappen på den egna datorn."""
    if not _is_free(port):
        raise typer.BadParameter(f"Port {port} är upptagen. Ange en annan med --port.")
    page = Path(__file__).parent.with_name("app.py")
    options = {
        "server.address": ADDRESS,
        "server.port": port,
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
        "server.fileWatcherType": "none",
        "client.toolbarMode": "minimal",
        "client.showErrorDetails": "none",
        "logger.enableRich": "false",  # which would write errors where nothing is read
        "server.maxUploadSize": str(LARGEST_FILE // 1_000_000),
        "server.maxMessageSize": "200",
        "server.enableXsrfProtection": "true",
        "server.enableCORS": "true",
        "server.enableStaticServing": "false",
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    environment = os.environ | {"BACKSPEGEL_ARCHIVE": str(context.obj.folder.absolute())}
    out.print(f"Backspegel: http://{ADDRESS}:{port}  (avsluta med Ctrl+C)")
    command = [sys.executable, "-P", "-m", "streamlit", "run", str(page), *flags]
    sys.stdout.flush()
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    os.execve(sys.executable, command, environment)  # so that what ends this command ends the app


def _is_free(port: int) -> bool:
    """Whether nothing else on the machine listens to a port."""
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((ADDRESS, port))
        except OSError:
            return False
    return True
