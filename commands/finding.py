"""What the reports say: search."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from commands.keeping import ADDRESS, PORT
from commands.narrowing import Narrowing, narrowed
from commands.printing import Json, err, out, prints, safe, say_bounded
from index.citation import place
from ingest.counting import counted
from ingest.unseen import shown as without_unseen

app = typer.Typer()


class Order(StrEnum):
    """The order of hits."""

    relevance = "relevance"
    newest = "newest"
    oldest = "oldest"


@app.command()
@narrowed
def search(
    context: typer.Context,
    query: Annotated[str, typer.Argument(metavar="FRÅGA", help="Sökfrågan; tom text ger alla avsnitt.")],
    narrowing: Narrowing,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Träffar per sida.")] = 20,
    page: Annotated[int, typer.Option(min=1, help="Sida.")] = 1,
    order: Annotated[Order, typer.Option(help="Ordning.")] = Order.relevance,
    export: Annotated[
        Path | None, typer.Option(help="Skriv alla träffar till en fil: .csv, .xlsx eller .json.")
    ] = None,
    address: Annotated[
        str, typer.Option(envvar="BACKSPEGEL_ADDRESS", help="Appens adress, för länkar i filen.")
    ] = f"http://{ADDRESS}:{PORT}",
    together: Annotated[bool, typer.Option("--together", help="Slå ihop avsnitt som säger samma sak.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Säg varför varje ord är en träff.")] = False,
    json: Json = False,
) -> None:
    """Sök i arkivet."""
    from index.holdings import holdings
    from index.results import BEHIND, FACETS, as_json, understood_as_json
    from index.search import more_in_compounds
    from index.search import search as find

    chosen, strictness = narrowing.filters, narrowing.strictness
    if export:
        _export(context.obj, query, export, address, chosen, order.value, strictness, json)
        return
    facets = FACETS if json else ()
    found = find(context.obj, query, chosen, page, limit, order.value, strictness, together, explain, facets)
    if found.behind:
        err.print(BEHIND, style="yellow")
    if found.page > found.pages:
        err.print(f"Sida {page} finns inte. Sista sidan är {found.pages}.", style="yellow")
    held = holdings(context.obj, chosen)
    if json:
        searched = {"searched": len(held.searched), "known": held.known, "unread_pages": held.unread_pages}
        explained = understood_as_json(found) if explain else {}
        prints(as_json(found) | explained | {"holdings": searched, "strictness": found.strictness})
    else:
        _show_hits(found, explain)
        _say_how_words_matched(found, more_in_compounds(context.obj, found, chosen))
        out.print(f"\nSökte i {len(held.searched)} av {counted(held.known, 'omgång', 'omgångar')}.", style="dim")
        if held.unread_pages:
            unread = counted(held.unread_pages, "sida är inte läst", "sidor är inte lästa")
            out.print(f"{unread}; show RAPPORT säger vilka.", style="yellow")


def _export(
    archive: Any, query: str, path: Path, address: str, chosen: Any, order: Any, strictness: Any, json: bool
) -> None:
    from index.export import export, format_of, write

    format_of(path)  # before the search, which may take long
    found = export(archive, query, address, chosen, strictness, order)
    write(found, path)
    if json:
        prints({"file": str(path), "total": len(found.rows), "bounded": found.bounded})
    else:
        out.print(safe(f"{counted(len(found.rows), 'träff', 'träffar')} i {path}"))
        say_bounded(found.bounded)


def _show_hits(found: Any, explain: bool) -> None:
    from index.explain import explained, offered, read_as

    distinct = f", {found.distinct} när upprepningar slås ihop" if found.distinct < found.total else ""
    out.print(f"{counted(found.total, 'träff', 'träffar')}{distinct} ({found.took_ms:.0f} ms)")
    for hit in found.hits:
        out.print()
        out.print(safe(f"{hit.report}: {place(hit.round, hit.area, hit.item, hit.pages)}"), style="cyan")
        if hit.newest:
            out.print(safe(f"(äldre version; den senaste är {hit.newest})"), style="yellow")
        out.print(_marked(hit))
        if hit.sections > 1:
            rounds = ", ".join(f"{one.round or 'hela rapporten'} ({one.report})" for one in hit.told)
            out.print(safe(f"  Sägs likadant i {hit.sections} avsnitt: {rounds}"), style="dim")
        if explain:
            reasons = zip(hit.reasons, hit.highlights, strict=True)
            why = {hit.text[span.start : span.end]: reason for reason, span in reasons}
            for match, reason in why.items():
                out.print(safe(f"  {match}: {explained(reason, match) or 'som i frågan'}"), style="dim")
    say_bounded(found.bounded)
    if explain or found.total == 0:
        for one in found.understood:
            out.print(safe(read_as(one)), style="dim")
        if found.bracketed:
            out.print(safe(f"Frågan lästes som {found.bracketed}"), style="dim")
    for less in found.relaxed:
        out.print(safe(offered(less)))
    if found.suggestion:
        out.print(safe(f"Menade du: {found.suggestion}"))


def _say_how_words_matched(found: Any, more: int) -> None:
    from index.results import WIDENED

    if found.widened:
        out.print(WIDENED, style="yellow")
    elif more:
        out.print(f"{counted(more, 'träff', 'träffar')} till med sammansättningar: --strictness compound")


def _marked(hit: Any) -> Text:
    """The snippet with its matches in bold."""
    shown = hit.snippet
    start, end = shown.start, shown.end
    text, position = Text(), start
    for span in hit.highlights:
        if start <= span.start and span.end <= end:
            text.append(without_unseen(hit.text[position : span.start]))
            text.append(without_unseen(hit.text[span.start : span.end]), style="bold")
            position = span.end
    return text.append(without_unseen(hit.text[position:end]))
