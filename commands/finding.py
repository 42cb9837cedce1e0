"""What the reports say: search."""

from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.text import Text

from commands.printing import Json, out, prints, safe
from index.citation import place

app = typer.Typer()


class Order(StrEnum):
    """The order of hits."""

    relevance = "relevance"
    newest = "newest"
    oldest = "oldest"


class Strictness(StrEnum):
    """How closely a hit's words must be those of the query."""

    exact = "exact"
    inflected = "inflected"
    compound = "compound"


@app.command()
def search(
    context: typer.Context,
    query: Annotated[str, typer.Argument(help="Sökfrågan; tom text ger alla avsnitt.")],
    round_: Annotated[list[str] | None, typer.Option("--round", help="Omgång, t.ex. ”hösten 2014”.")] = None,
    year: Annotated[list[str] | None, typer.Option(help="År.")] = None,
    area: Annotated[list[str] | None, typer.Option(help="Åtgärdsområde.")] = None,
    unit: Annotated[list[str] | None, typer.Option(help="Enhet.")] = None,
    role: Annotated[list[str] | None, typer.Option(help="Roll.")] = None,
    report: Annotated[list[str] | None, typer.Option(help="Rapport.")] = None,
    older: Annotated[bool, typer.Option("--older", help="Ta med äldre versioner av rapporter.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Träffar per sida.")] = 20,
    page: Annotated[int, typer.Option(min=1, help="Sida.")] = 1,
    order: Annotated[Order, typer.Option(help="Ordning.")] = Order.relevance,
    strictness: Annotated[Strictness, typer.Option(help="Hur ord ska stämma.")] = Strictness.compound,
    json: Json = False,
) -> None:
    """Sök i arkivet."""
    from index.results import Filters, as_json
    from index.search import search as find

    chosen = (tuple(values or ()) for values in (round_, year, area, unit, role, report))
    found = find(context.obj, query, Filters(*chosen, older), page, limit, order.value, strictness.value)
    if json:
        prints(as_json(found))
    else:
        _show_hits(found)


def _show_hits(found: Any) -> None:
    out.print(f"{found.total} träffar ({found.took_ms:.0f} ms)")
    for hit in found.hits:
        out.print()
        out.print(safe(f"{hit.report}: {place(hit.round, hit.area, hit.item, hit.pages)}"), style="cyan")
        if hit.newest:
            out.print(safe(f"(äldre version; den senaste är {hit.newest})"), style="yellow")
        out.print(_marked(hit))
    if found.suggestion:
        out.print(safe(f"Menade du: {found.suggestion}"))


def _marked(hit: Any) -> Text:
    """The snippet with its matches in bold."""
    start, end = hit.snippet.start, hit.snippet.end
    text = Text(hit.text[start:end])
    for span in hit.highlights:
        if start <= span.start and span.end <= end:
            text.stylize("bold", span.start - start, span.end - start)
    return text
