"""Words in their lines, through the rounds and in sections like another: concordance, trend and similar."""

from enum import StrEnum
from typing import Annotated, Any

import msgspec
import typer
from rich.table import Table
from rich.text import Text

from commands.narrowing import Narrowing, Strict, chosen_strictness, narrowed
from commands.printing import Json, out, prints, safe, say_bounded
from ingest.counting import counted

app = typer.Typer()


class Sort(StrEnum):
    """The order of a concordance's lines."""

    place = "place"
    left = "left"
    right = "right"


@app.command()
@narrowed
def concordance(
    context: typer.Context,
    query: Annotated[str, typer.Argument(metavar="FRÅGA", help="Sökfrågan.")],
    words: Annotated[int, typer.Option("--context", min=1, max=30, help="Ord på var sida om träffen.")] = 8,
    sort: Annotated[
        Sort, typer.Option(help="Ordna efter plats, ordet till vänster eller ordet till höger.")
    ] = Sort.place,
    *,
    narrowing: Narrowing,
    json: Json = False,
) -> None:
    """Visa varje träff på en rad, med orden före och efter."""
    from index.concordance import as_json
    from index.concordance import concordance as lines_of

    found = lines_of(context.obj, query, narrowing.filters, narrowing.strictness, words, sort.value)
    if json:
        prints(as_json(found))
        return
    out.print(f"{counted(len(found.lines), 'rad', 'rader')} ur {found.sections} avsnitt")
    say_bounded((*found.bounded, *filter(None, [found.without])))
    if found.cut:
        out.print("Fler rader finns; avgränsa sökningen för att se dem.", style="yellow")
    width = max((len(line.left) for line in found.lines), default=0)
    for line in found.lines:
        shown = Text(safe(line.left).plain.rjust(width))
        shown.append(safe(line.match).plain, style="bold").append(safe(line.right).plain)
        out.print(shown.append(f"   [{safe(f'{line.report}: {line.place}').plain}]", style="cyan"))


@app.command()
@narrowed
def trend(
    context: typer.Context,
    queries: Annotated[list[str] | None, typer.Argument(metavar="FRÅGA", help="Sökfrågor.")] = None,
    unit: Annotated[list[str] | None, typer.Option(help="Enhet att följa.")] = None,
    role: Annotated[list[str] | None, typer.Option(help="Roll att följa.")] = None,
    *,
    narrowing: Narrowing,
    json: Json = False,
) -> None:
    """Visa hur ofta en till fem sökfrågor, enheter eller roller förekommer i varje omgång."""
    from index.explain import with_others
    from index.trends import Asked, as_json
    from index.trends import trend as follow

    asked = [
        *(Asked("query", text) for text in queries or ()),
        *(Asked("unit", name) for name in unit or ()),
        *(Asked("role", name) for name in role or ()),
    ]
    found = follow(
        context.obj,
        asked,
        narrowing.filters,
        narrowing.strictness,
    )
    if json:
        prints(as_json(found))
        return
    say_bounded(found.bounded)
    table = Table("Omgång", "Ord", box=None)
    for curve in found.curves:
        table.add_column(safe(with_others(curve.asked.text, curve.others)), justify="right")
    for number, one in enumerate(found.rounds):
        points = (curve.points[number] for curve in found.curves)
        cells = (f"{point.count} ({point.per_thousand:.2f})".replace(".", ",") for point in points)
        table.add_row(safe(one.round), str(one.words), *cells)
    out.print(table)
    out.print("Antal förekomster, och inom parentes antal per tusen ord i omgången.")
    for curve in found.curves:
        if curve.outside:
            told = counted(curve.outside, "förekomst", "förekomster")
            out.print(safe(f"{curve.asked.text}: {told} till i text utan omgång."))


@app.command()
def similar(
    context: typer.Context,
    report: Annotated[str, typer.Argument(metavar="RAPPORT", help="Rapportens namn, som list visar det.")],
    section: Annotated[str, typer.Argument(metavar="AVSNITT", help="Avsnittets namn, som show --json visar det.")],
    limit: Annotated[int, typer.Option(min=1, max=50, help="Så många avsnitt.")] = 5,
    strictness: Strict = None,
    json: Json = False,
) -> None:
    """Visa de avsnitt i andra omgångar som liknar ett avsnitt mest."""
    from index.similar import similar as like

    found = like(context.obj, report, section, limit, chosen_strictness(strictness) or "inflected")
    if json:
        prints([_similar(one) for one in found])
        return
    for one in found:
        document = one.passage.document
        out.print()
        out.print(
            safe(f"{document.report}: {one.passage.place} ({100 * one.passage.score:.0f} % likt)"), style="cyan"
        )
        out.print(safe(document.text))
        out.print(safe(f"Gemensamma ord: {', '.join(one.shared)}"), style="dim")
    if not found:
        out.print("Inget avsnitt i andra omgångar liknar det.")


def _similar(one: Any) -> dict[str, Any]:
    document = one.passage.document
    return {
        "section": document.section,
        "report": document.report,
        "title": document.title,
        "round": document.round,
        "area": msgspec.to_builtins(one.passage.area),
        "item": document.item,
        "pages": document.pages,
        "likeness": one.passage.score,
        "shared": one.shared,
        "text": document.text,
    }
