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
Older = Annotated[bool, typer.Option("--older", help="Ta med äldre versioner av rapporter.")]
Succession = Annotated[
    bool, typer.Option("--successors", help="Ta med namn som enheter och roller hade före och efter.")
]
Without = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="SLAG=VÄRDE", help="Uteslut ett värde, t.ex. area=III eller year=2014."),
]


FACETS = ("round", "year", "area", "unit", "role", "report")


class Strictness(StrEnum):
    """How closely a hit's words must be those of the query."""

    exact = "exact"
    inflected = "inflected"
    compound = "compound"


Strict = Annotated[
    Strictness | None,
    typer.Option(
        "--strictness",
        help="Hur ord ska stämma: exact som de skrivs, inflected i alla böjningar (det vanliga), compound även i "
        "sammansättningar.",
        show_default=False,
    ),
]


def chosen_strictness(strictness: Strictness | None) -> Any:
    """What the index calls the strictness that was chosen; None where none was."""
    return strictness.value if strictness else None


def filters(without: list[str] | None, older: bool, succession: bool, **chosen: list[str] | None) -> Any:
    """The filters for the values given by facet, and for those excluded ("area=III")."""
    from index.results import Filters

    refused: dict[str, tuple[str, ...]] = {}
    for one in without or ():
        facet, sign, value = one.partition("=")
        if not sign or facet not in FACETS:
            kinds = ", ".join(FACETS)
            raise typer.BadParameter(f"”{one}” utesluter inget. Skriv SLAG=VÄRDE, där SLAG är något av {kinds}.")
        refused[facet] = (*refused.get(facet, ()), value)
    wanted = {facet: tuple(values or ()) for facet, values in chosen.items()}
    return Filters(**wanted, older=older, succession=succession, without=Filters(**refused) if refused else None)
