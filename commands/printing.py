"""What all commands print with: JSON documents, and text that is safe on a terminal."""

import errno
import sys
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console
from rich.text import Text

NOT_SAFE = dict.fromkeys([*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)])

SYSTEM_ERRORS = {
    errno.ENOSPC: "Disken är full. Frigör plats och kör kommandot igen; det som redan är intaget är helt.",
    errno.EDQUOT: "Utrymmet är slut. Frigör plats och kör kommandot igen; det som redan är intaget är helt.",
    errno.EROFS: "Mappen går bara att läsa. Kontrollera hur disken är monterad.",
    errno.EACCES: "Du får inte läsa eller skriva här. Kontrollera mappens rättigheter.",
    errno.EPERM: "Du får inte läsa eller skriva här. Kontrollera mappens rättigheter.",
    errno.EIO: "Disken svarar med fel. Kontrollera disken, och sedan arkivet med verify.",
}

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

Json = Annotated[bool, typer.Option("--json", help="Skriv ett JSON-dokument på standard ut.")]


def prints(document: Any) -> None:
    """Exactly one JSON document on standard output."""
    sys.stdout.write(msgspec.json.encode(document).decode() + "\n")


def safe(text: str) -> Text:
    """Text as it may be shown on a terminal: no control characters, no bidirectional overrides, no markup."""
    return Text(text.translate(NOT_SAFE))


def of_the_system(error: OSError) -> str:
    """What the system refused, on which file, and what to do, in Swedish."""
    told = SYSTEM_ERRORS.get(error.errno or 0, error.strerror or str(error))
    return f"{error.filename}: {told}" if error.filename else told
