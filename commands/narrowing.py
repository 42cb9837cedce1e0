"""What narrows a search on the command line: the same options for every command that searches."""

from enum import StrEnum
from typing import Annotated, Any

import typer

Rounds = Annotated[list[str] | None, typer.Option("--round", help="Omgång, t.ex. ”hösten 2014”.")]
Years = Annotated[list[str] | None, typer.Option("--year", help="År.")]
Areas = Annotated[list[str] | None, typer.Option("--area", help="Åtgärdsområde.")]
Units = Annotated[list[str] | None, typer.Option("--unit", help="Enhet.")]
Roles = Annotated[list[str] | None, typer.Option("--role", help="Roll.")]
Reports = Annotated[list[str] | None, typer.Option("--report", help="Rapport.")]


class Strictness(StrEnum):
    """How closely a hit's words must be those of the query."""

    exact = "exact"
    inflected = "inflected"
    compound = "compound"


Strict = Annotated[Strictness, typer.Option("--strictness", help="Hur ord ska stämma.")]


def filters(**chosen: list[str] | None) -> Any:
    """The filters for the values given, by facet."""
    from index.results import Filters

    return Filters(**{facet: tuple(values or ()) for facet, values in chosen.items()})
