"""The command line: how to ask the archive and how to show its answers; the rest `ingest` and `index` know."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from commands import (
    comparing,
    finding,
    following,
    keeping,
    looking,
    names,
    packaging,
    reviewing,
    saved,
    taking_in,
    versions,
    words,
)
from commands.help import in_swedish
from commands.printing import err, say_passed_over, say_wrong
from commands.usage import UsageError, told
from ingest.errors import BackspegelError, of_the_system
from ingest.keeping.archive import Archive
from ingest.modest import give_way

# Commands that make an archive where there is none, or that need no more of it than its register, if it has one.
WITHOUT_ARCHIVE = ("ingest", "import", "serve", "annotate", "analyze", "evaluate")

app = typer.Typer(
    help="Backspegel: arkivet där kommunen ser vad den sade förra gången.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for room in (
    taking_in,
    looking,
    reviewing,
    versions,
    finding,
    comparing,
    following,
    names,
    words,
    keeping,
    packaging,
):
    app.add_typer(room.app)
app.add_typer(names.register_app, name="register")
app.add_typer(reviewing.correct_app, name="correct")
app.add_typer(comparing.areas_app, name="areas")
app.add_typer(saved.saved_app, name="saved")
in_swedish(app)


def main() -> None:
    """Run the command line; faults that a user can act on become one line, not a traceback."""
    if {"ingest", "reread", "reindex"} & set(sys.argv[1:2] + sys.argv[3:4]):  # after no option, or after --archive
        give_way()
    try:
        sys.exit(app(standalone_mode=False))
    except UsageError as error:
        if said := told(error):  # nothing where it has shown the help
            say_wrong(said)
        sys.exit(2)
    except typer.Abort:
        err.print("Avbrutet.")
        sys.exit(1)
    except BackspegelError as error:
        say_wrong(str(error))
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        say_wrong(of_the_system(error))
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
    if context.invoked_subcommand not in WITHOUT_ARCHIVE and not {"-h", "--help"} & set(sys.argv):
        context.obj.check_there()
    context.call_on_close(lambda: say_passed_over(context.obj))


if __name__ == "__main__":
    main()
