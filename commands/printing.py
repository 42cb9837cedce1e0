"""What all commands print with: JSON documents, and text that is safe on a terminal."""

import sys
from collections.abc import Iterable
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console
from rich.text import Text

from ingest.errors import BackspegelError, of_the_system
from ingest.keeping.archive import Archive
from ingest.unseen import escaped, shown_on_a_line

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

Json = Annotated[bool, typer.Option("--json", help="Skriv ett JSON-dokument på standard ut.")]


def prints(document: Any) -> None:
    """Exactly one JSON document on standard output, what is not seen in it as escapes."""
    try:
        content = msgspec.json.encode(document)
    except UnicodeEncodeError:  # an argument that is no text comes as halves of characters
        content = msgspec.json.encode(_whole(msgspec.to_builtins(document)))
    sys.stdout.write(escaped(content.decode()) + "\n")


def _whole(value: Any) -> Any:
    """Builtin values with the halves of characters in their texts replaced."""
    match value:
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case dict():
            return {_whole(key): _whole(one) for key, one in value.items()}
        case list() | tuple():
            return [_whole(one) for one in value]
        case _:
            return value


def safe(text: str) -> Text:
    """Text as it may be shown on a terminal: no control characters, no bidirectional overrides, no markup."""
    return Text(shown_on_a_line(text))


def brought_up_to_date(archive: Archive, meanwhile: str = "") -> bool:
    """Bring the index up to date after an act, which is done whether that can be; where not, say what remains."""
    from index.build import update

    try:
        update(archive)
    except (BackspegelError, OSError) as error:
        said = of_the_system(error) if isinstance(error, OSError) else str(error)
        told = f"Det är gjort, men sökindexet är inte uppdaterat: {said} Nästa sökning försöker igen.{meanwhile}"
        err.print(safe(told), style="yellow")
        return False
    return True


def say_wrong(what: str) -> None:
    """Say on standard error what is wrong: names of files and what is in them may hold anything."""
    err.print(safe(f"Fel: {what}"), style="red")


def say_passed_over(archive: Archive) -> None:
    """Say on standard error which files a command went on without, and what to do."""
    for message in archive.passed_over():
        err.print(safe(f"Utelämnat: {message}"), style="yellow")


def say_bounded(notices: Iterable[str]) -> None:
    """Say what of a question was left out, read otherwise than it may be meant, or named and is not there."""
    for notice in notices:
        out.print(safe(notice), style="yellow")
