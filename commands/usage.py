"""What is said of a mistyped command: typer's messages in Swedish, and how to get help.

No such option: --nope (Possible options: --page)   Flaggan --nope finns inte. Menade du --page?
Missing argument 'FRÅGA'.                         Argumentet FRÅGA saknas.
"""

import re
from collections.abc import Callable
from typing import Any

import typer

UsageError: type[Any] = typer.BadParameter.__bases__[0]  # which typer does not name in its own module
Match = re.Match[str]


def _or(listed: str) -> str:
    """Names between commas, as they are said in a sentence."""
    *names, last = [name.strip(" '") for name in listed.split(",")]
    return f"{', '.join(names)} eller {last}" if names else last


_WORDS: tuple[tuple[str, Callable[[Match], str]], ...] = (
    (r"Missing argument '(.+)'\.", lambda found: f"Argumentet {found[1]} saknas."),
    (r"Missing option '(.+)'\.", lambda found: f"Flaggan {found[1]} saknas."),
    (r"Missing command\.", lambda _: "Ange ett kommando."),
    (r"No such option: (\S+)\s*", lambda found: f"Flaggan {found[1]} finns inte."),
    (
        r"No such option: (\S+) (?:\(Possible options: (.+)\)|Did you mean (.+)\?)",
        lambda found: f"Flaggan {found[1]} finns inte. Menade du {_or(found[2] or found[3])}?",
    ),
    (r"No such command '(.+?)'\.", lambda found: f"Kommandot {found[1]} finns inte."),
    (
        r"No such command '(.+?)'\. Did you mean (.+)\?",
        lambda found: f"Kommandot {found[1]} finns inte. Menade du {_or(found[2])}?",
    ),
    (r"Option '(.+)' requires an argument\.", lambda found: f"Flaggan {found[1]} behöver ett värde."),
    (r"Option '(.+)' requires (\d+) arguments\.", lambda found: f"Flaggan {found[1]} behöver {found[2]} värden."),
    (r"Option '(.+)' does not take a value\.", lambda found: f"Flaggan {found[1]} tar inget värde."),
    (
        r"Got unexpected extra argument(?:s|\(s\))? \((.+)\)",
        lambda found: f"{found[1]} är för mycket. Sätt citattecken om flera ord.",
    ),
    (r"Invalid value: (.+)", lambda found: found[1]),
    (
        r"Invalid value for '(.+?)': Input should be a valid (?:integer|number).*",
        lambda found: f"{found[1]} ska vara ett tal.",
    ),
    (
        r"Invalid value for '(.+?)': Input should be greater than or equal to (\S+)",
        lambda found: f"{found[1]} ska vara minst {found[2]}.",
    ),
    (
        r"Invalid value for '(.+?)': Input should be less than or equal to (\S+)",
        lambda found: f"{found[1]} ska vara högst {found[2]}.",
    ),
    (
        r"Invalid value for '(.+?)': (?:Value error, )?'(.*)' is not one of (.+?)\.?",
        lambda found: f"{found[1]} kan inte vara {found[2] or 'tomt'}. Välj {_or(found[3])}.",
    ),
    (
        r"Invalid value for '(.+?)': \w+ '(.+)' does not exist\.",
        lambda found: f"{found[2]} finns inte. Kontrollera sökvägen.",
    ),
    (
        r"Invalid value for '(.+?)': \w+ '(.+)' is a (?:file|directory)\.",
        lambda found: f"{found[2]} är av fel slag. Kontrollera sökvägen.",
    ),
    (
        r"Invalid value for '(.+?)': (?:Value error, )?'(.*)' does not match the formats? .+",
        lambda found: f"{found[1]}: {found[2] or 'tomt'} är inget datum. Skriv det som åååå-mm-dd.",
    ),
    (r"Invalid value for '(.+?)': (.+)", lambda found: f"{found[1]}: {found[2]}"),
)
_KNOWN = tuple((re.compile(words, re.DOTALL), say) for words, say in _WORDS)
_ONE_DASH = re.compile(r"No such option: -(?!-)")  # as in "-skola", of which typer makes options of a letter each
QUERIES = {"query", "queries"}  # the arguments of commands that are search queries


def told(error: Any) -> str:
    """What is wrong with a command as it was typed, and what to do; empty where typer has nothing to say."""
    message = error.format_message()
    if not message:
        return ""
    said = next((say(found) for words, say in _KNOWN if (found := words.fullmatch(message))), message)
    command = error.ctx.command_path if error.ctx else "backspegel"
    if _ONE_DASH.match(message) and error.ctx and _takes_query(error.ctx.command):
        said += f" En fråga som börjar med minus skrivs efter två: {command} -- FRÅGA."
    return f"{said} Hjälp: {command} --help"


def _takes_query(command: Any) -> bool:
    return any(one.param_type_name == "argument" and one.name in QUERIES for one in command.params)
