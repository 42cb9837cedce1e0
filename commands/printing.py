"""What all commands print with: JSON documents, and text that is safe on a terminal."""

import sys
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console
from rich.text import Text

from ingest.unseen import escaped, shown_on_a_line

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

Json = Annotated[bool, typer.Option("--json", help="Skriv ett JSON-dokument på standard ut.")]


def prints(document: Any) -> None:
    """Exactly one JSON document on standard output, what is not seen in it as escapes."""
    sys.stdout.write(escaped(msgspec.json.encode(document).decode()) + "\n")


def safe(text: str) -> Text:
    """Text as it may be shown on a terminal: no control characters, no bidirectional overrides, no markup."""
    return Text(shown_on_a_line(text))
