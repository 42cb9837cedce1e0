"""What `--help` shows, in Swedish: typer's own words around those of the commands.

typer has the titles of its help as names in `rich_utils`; the rest is said by its commands and groups, of which
these say it in Swedish.
"""

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

TITLES = {
    "ARGUMENTS_PANEL_TITLE": "Argument",
    "OPTIONS_PANEL_TITLE": "Flaggor",
    "COMMANDS_PANEL_TITLE": "Kommandon",
    "DEFAULT_STRING": "[förvalt: {}]",
    "REQUIRED_LONG_STRING": "[krävs]",
    "ENVVAR_STRING": "[miljövariabel: {}]",
}
USAGE = {"[OPTIONS]": "[FLAGGOR]", "COMMAND [ARGS]...": "KOMMANDO [ARGUMENT]..."}
# What a value is; of one that is only there or not, nothing.
TYPES = {
    "bool": "", "str": "text", "int": "tal", "int range": "tal", "float": "tal",
    "path": "sökväg", "Path": "sökväg", "file": "fil", "%Y-%m-%d": "ÅÅÅÅ-MM-DD",
}  # fmt: skip


def in_swedish(app: typer.Typer) -> typer.Typer:
    """An app whose commands and groups have their help in Swedish; a group may be a `Group` of its own kind."""
    app.info.cls = _own(app.info.cls)
    for command in app.registered_commands:
        command.cls = Command
    for group in app.registered_groups:
        if group.typer_instance:
            in_swedish(group.typer_instance)
            group.cls = _own(group.typer_instance.info.cls)
    return app


def _own(kind: Any) -> "type[Group]":
    """The kind of group that was asked for, where its help is in Swedish."""
    return kind if isinstance(kind, type) and issubclass(kind, Group) else Group


class _Swedish:
    """The parts of a command's help that are typer's own."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        pieces = super().collect_usage_pieces(ctx)  # type: ignore[misc]
        return [USAGE.get(one, one) for one in pieces]

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), "Användning: ")

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option:
            option.help = "Visa den här hjälpen."
        return option

    def format_help(self, ctx: Any, formatter: Any) -> None:
        from typer import rich_utils  # which takes long to load

        for name, words in TITLES.items():
            setattr(rich_utils, name, words)
        for one in self.get_params(ctx):  # type: ignore[attr-defined]
            one.display_type_rich = _type(one.display_type_rich)
        super().format_help(ctx, formatter)  # type: ignore[misc]


class Command(_Swedish, TyperCommand):
    """A command whose help is in Swedish."""


class Group(_Swedish, TyperGroup):
    """A group of commands whose help is in Swedish."""


def _type(shown: Any) -> Any:
    """What shows the type of a value, with our word for it: <list[str]> is <text>."""

    def translated(ctx: Any) -> str | None:
        told: str | None = shown(ctx)
        name = (told or "").strip("<>").removeprefix("list[").removesuffix("]")
        if not (told and told.startswith("<") and name in TYPES):
            return told
        return f"<{TYPES[name]}>" if TYPES[name] else ""

    return translated
