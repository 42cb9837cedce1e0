"""What the program makes of words: annotate, evaluate and analyze."""

import io
import sys
from pathlib import Path
from typing import Annotated

import typer

from commands.printing import Json, out, prints, safe

app = typer.Typer()


@app.command()
def annotate(context: typer.Context, json: Json = False) -> None:
    """Märk enheter och roller i de rader som kommer på standard in; ett JSON-objekt per rad."""
    from ingest.annotate import mentions_of
    from ingest.register import Register

    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    register = Register.load(context.obj.register_file)
    for found in mentions_of((line.rstrip("\n") for line in sys.stdin), register):
        prints({"mentions": found})


@app.command()
def analyze(
    words: Annotated[list[str], typer.Argument(metavar="ORD", help="Ord eller fraser.")], json: Json = False
) -> None:
    """Visa vad sökindexet gör av ord."""
    from index.swedish import analyze as terms

    analyzed = {word: terms(word) for word in words}
    if json:
        prints(analyzed)
        return
    for word, found in analyzed.items():
        out.print(safe(f"{word}: {', '.join(found)}"))


@app.command()
def evaluate(
    file: Annotated[
        Path, typer.Argument(metavar="FIL", exists=True, dir_okay=False, help="Annoterade meningar, en per rad.")
    ],
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
        prints(found)
    else:
        out.print(safe(as_text(found)))
