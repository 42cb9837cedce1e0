"""What narrows a search on the command line: the same options for every command that searches."""

import inspect
from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from shlex import quote
from typing import Annotated, Any

import msgspec
import typer

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


class Narrowing(msgspec.Struct, frozen=True):
    """What narrows a search: filters, and how closely words must match, None where nothing was said of it."""

    filters: Any
    strictness: Any


def narrowed(command: Callable[..., None]) -> Callable[..., None]:
    """A command with the options that narrow a search where it has a parameter `narrowing`, which they become.

    An option that the command has itself, as the units whose trend is shown, is the command's.
    """
    signature = inspect.signature(command)
    mine = [
        one for one in inspect.signature(_narrowing).parameters.values() if one.name not in signature.parameters
    ]

    @wraps(command)
    def with_options(**given: Any) -> None:
        command(narrowing=_narrowing(**{one.name: given.pop(one.name) for one in mine}), **given)

    parameters = [
        option.replace(kind=option.KEYWORD_ONLY)
        for one in signature.parameters.values()
        for option in (mine if one.name == "narrowing" else [one])
    ]
    with_options.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    with_options.__annotations__ = {one.name: one.annotation for one in parameters}
    return with_options


def chosen_strictness(strictness: Strictness | None) -> Any:
    """What the index calls the strictness that was chosen; None where none was."""
    return strictness.value if strictness else None


def as_typed(filters: Any, strictness: Any) -> str:
    """The options that narrow so: --year 2014 --without area=III --strictness exact."""
    said = [f"--{facet} {quote(value)}" for facet in FACETS for value in getattr(filters, facet)]
    refused = filters.without or type(filters)()
    said += [f"--without {quote(f'{facet}={value}')}" for facet in FACETS for value in getattr(refused, facet)]
    said += ["--older"] if filters.older else []
    said += ["--successors"] if filters.succession else []
    return " ".join([*said, f"--strictness {strictness}"] if strictness else said)


def _narrowing(
    round_: Annotated[list[str] | None, typer.Option("--round", help="Omgång, t.ex. ”hösten 2014”.")] = None,
    year: Annotated[list[str] | None, typer.Option("--year", help="År.")] = None,
    area: Annotated[list[str] | None, typer.Option("--area", help="Åtgärdsområde.")] = None,
    unit: Annotated[list[str] | None, typer.Option("--unit", help="Enhet.")] = None,
    role: Annotated[list[str] | None, typer.Option("--role", help="Roll.")] = None,
    report: Annotated[list[str] | None, typer.Option("--report", help="Rapport.")] = None,
    without: Annotated[
        list[str] | None,
        typer.Option("--without", metavar="SLAG=VÄRDE", help="Uteslut ett värde, t.ex. area=III eller year=2014."),
    ] = None,
    older: Annotated[bool, typer.Option("--older", help="Ta med äldre versioner av rapporter.")] = False,
    successors: Annotated[
        bool, typer.Option("--successors", help="Ta med namn som enheter och roller hade före och efter.")
    ] = False,
    strictness: Strict = None,
) -> Narrowing:
    """The values of the options as a search takes them."""
    from index.results import Filters

    wanted = {"round": round_, "year": year, "area": area, "unit": unit, "role": role, "report": report}
    chosen = {facet: tuple(values or ()) for facet, values in wanted.items()}
    refused = _refused(without or ())
    filters = Filters(
        **chosen, older=older, succession=successors, without=Filters(**refused) if refused else None
    )
    return Narrowing(filters, chosen_strictness(strictness))


def _refused(without: list[str] | tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The values that are excluded ("area=III"), by facet."""
    refused: dict[str, tuple[str, ...]] = {}
    for one in without:
        facet, sign, value = one.partition("=")
        if not sign or facet not in FACETS:
            kinds = ", ".join(FACETS)
            raise typer.BadParameter(f"”{one}” utesluter inget. Skriv SLAG=VÄRDE, där SLAG är något av {kinds}.")
        refused[facet] = (*refused.get(facet, ()), value)
    return refused
