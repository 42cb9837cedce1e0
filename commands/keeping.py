"""Keeping the archive and serving it: verify, reindex and serve."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from commands.printing import Json, out, prints, safe
from ingest.report import LARGEST_FILE

ADDRESS, PORT = "127.0.0.1", 8501

app = typer.Typer()


@app.command()
def verify(context: typer.Context, json: Json = False) -> None:
    """Kontrollera att originalen är oförändrade och att posterna stämmer med dem."""
    from ingest.verify import verify as check

    found = check(context.obj)
    if json:
        prints(found)
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
        prints({"sections": sections})
    else:
        out.print(f"Sökindexet är byggt: {sections} avsnitt.")


@app.command()
def serve(
    context: typer.Context,
    port: Annotated[int, typer.Option(help="Port på den egna datorn.")] = PORT,
) -> None:
    """Starta webbappen på den egna datorn."""
    page = Path(__file__).parent.with_name("app.py")
    options = {
        "server.address": ADDRESS,
        "server.port": port,
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
        "server.fileWatcherType": "none",
        "client.toolbarMode": "minimal",
        "client.showErrorDetails": "none",
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
    try:
        sys.exit(subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False).returncode)
    except KeyboardInterrupt:
        sys.exit(0)
