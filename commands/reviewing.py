"""Review and correct how reports were read."""

from datetime import date, datetime
from itertools import islice
from typing import Annotated, Any

import click
import msgspec
import typer

from commands.help import Group
from commands.printing import Json, brought_up_to_date, out, prints, safe
from index.citation import place as cited
from ingest.corrections import asking
from ingest.corrections.names_now import renaming
from ingest.corrections.operations import AnyOperation, Entry, Undo, undone
from ingest.corrections.words import told_of, told_of_joining
from ingest.counting import counted
from ingest.errors import UnclearPlace
from ingest.keeping.archive import Archive
from ingest.keeping.review import Waiting, left_to_review, review_done, reviewed, waiting
from ingest.report import Report

app = typer.Typer()


@app.command()
def review(
    context: typer.Context,
    report: Annotated[
        str | None, typer.Argument(metavar="RAPPORT", help="Bara denna rapport, med alla dess avsnitt.")
    ] = None,
    done: Annotated[bool, typer.Option("--done", help="Märk rapporten som granskad.")] = False,
    json: Json = False,
) -> None:
    """Visa rapporter där något är osäkert eller en rättelse inte längre passar."""
    archive: Archive = context.obj
    if report is None:
        if done:
            raise typer.BadParameter("Ange vilken rapport som är granskad: review RAPPORT --done.")
        _list_waiting(waiting(archive), json)
        return
    if done:
        review_done(archive, report)
    _show_report(archive, archive.report(report), json)


def _list_waiting(found: list[Waiting], json: bool) -> None:
    if json:
        prints(found)
        return
    for one in found:
        out.print(safe(f"{one.report}: {one.title}"), style="bold")
        _show_waiting(one)
    out.print(counted(len(found), "rapport att granska", "rapporter att granska"))


def _show_waiting(one: Waiting) -> None:
    for doubt in one.doubts:
        where = f"s. {doubt.page}: " if doubt.page else ""
        out.print(safe(f"  {where}{doubt.what}"), style="yellow")
    for conflict in one.conflicts:
        out.print(safe(f"  Rättelse {conflict.number} passar inte längre: {conflict.message}"), style="red")


def _show_report(archive: Archive, report: Report, json: bool) -> None:
    left = left_to_review(archive, report.id)
    entries = archive.corrections(report.id)
    seen = reviewed(entries)
    if json:
        document = msgspec.to_builtins(left) | {
            "reviewed": {"time": seen.time, "by": seen.by} if seen else None,
            "rounds": report.rounds,
            "sections": [_section(report, number) for number in range(len(report.sections))],
            "corrections": _corrections(entries),
        }
        prints(document)
        return
    out.print(safe(report.title), style="bold")
    out.print(safe(f"Granskad {seen.time} av {seen.by}") if seen else "Inte granskad")
    _show_waiting(left)
    for one in report.rounds:
        out.print(safe(f"omgång {one.label}, {one.start}–{one.end}{_how_sure(one.confidence, one.reason)}"))
    for section in report.sections:
        round_ = report.round_of(section)
        where = cited(round_.label if round_ else None, section.area, section.item, section.pages)
        sure = _how_sure(section.area.confidence, section.area.reason) if section.area else ""
        out.print(safe(f"{section.id}: {where}{sure}"), style="cyan")
        out.print(safe(f"  {section.text[:100]}"))


def _how_sure(confidence: float, reason: str) -> str:
    return f" ({confidence:.0%}: {reason})".replace("%", " %") if reason else ""


def _section(report: Report, number: int) -> dict[str, Any]:
    section = report.sections[number]
    return {
        "id": section.id,
        "round": section.round,
        "area": section.area,
        "item": section.item,
        "pages": section.pages,
        "begins": section.text[:100],
    }


def _corrections(entries: tuple[Entry, ...]) -> list[dict[str, Any]]:
    gone = undone(entries)
    return [
        {
            "number": one.number,
            "time": one.time,
            "by": one.by,
            "told": told_of(one, entries),
            "undone": one.number in gone,
            "operation": one.operation,
        }
        for one in entries
    ]


class OptionsAnywhere(Group):
    """A group whose own options may also stand after the name of its command, as they do elsewhere."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the group's own options first, where click looks for them."""
        own, others, words = list[str](), list[str](), iter(args)
        for word in words:
            if word in ("--json", "--list") or word.startswith("--undo="):
                own.append(word)
            elif word == "--undo":
                own += [word, *islice(words, 1)]
            else:
                others.append(word)
        return super().parse_args(ctx, own + others)


correct_app = typer.Typer(
    cls=OptionsAnywhere,
    help="Rätta hur en rapport är uppdelad. Det lästa ändras inte, och varje rättelse går att ångra.",
    invoke_without_command=True,
    no_args_is_help=True,
)
Section = Annotated[str, typer.Argument(metavar="AVSNITT", help="Avsnittets namn, som review RAPPORT visar det.")]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Dag, åååå-mm-dd.")]
Alone = Annotated[bool, typer.Option("--alone", help="Bara detta avsnitt, inte de som följer i samma.")]


@correct_app.callback()
def correct(
    context: typer.Context,
    report: Annotated[str, typer.Argument(metavar="RAPPORT", help="Rapportens namn, som list visar det.")],
    undo: Annotated[int | None, typer.Option(min=1, metavar="N", help="Ångra rättelse N.")] = None,
    list_: Annotated[bool, typer.Option("--list", help="Visa rapportens rättelser.")] = False,
    json: Json = False,
) -> None:
    """Rätta hur en rapport är uppdelad. Det lästa ändras inte, och varje rättelse går att ångra."""
    archive: Archive = context.obj
    context.obj = archive, report, json
    if undo is not None:
        _make(context, Undo(undo))
    elif list_ or context.invoked_subcommand is None:
        _list_corrections(archive, report, json)


def _list_corrections(archive: Archive, report: str, json: bool) -> None:
    entries = archive.corrections(report)
    if json:
        prints(_corrections(entries))
        return
    gone = undone(entries)
    conflicts = {conflict.number for conflict in archive.corrected(report).conflicts}
    for one in entries:
        mark = " (ångrad)" if one.number in gone else " (passar inte längre)" if one.number in conflicts else ""
        out.print(safe(f"{one.number:3}  {one.time}  {one.by}: {told_of(one, entries)}{mark}"))
    out.print(counted(len(entries), "rättelse", "rättelser"))


@correct_app.command()
def merge(context: typer.Context, section: Section) -> None:
    """Slå ihop ett avsnitt med det som följer."""
    _make(context, asking.merge(_report(context), section))


@correct_app.command()
def split(
    context: typer.Context,
    section: Section,
    at: Annotated[str, typer.Option(help="De ord som det nya avsnittet börjar med.")],
) -> None:
    """Dela ett avsnitt i två."""
    _make(context, asking.split(_report(context), _pdf(context), section, at))


@correct_app.command()
def boundary(
    context: typer.Context,
    section: Section,
    at: Annotated[str, typer.Option(help="De ord som avsnittet ska börja med.")],
) -> None:
    """Flytta gränsen mellan ett avsnitt och det före."""
    _make(context, asking.boundary(_report(context), _pdf(context), section, at))


@correct_app.command("round")
def name_round(
    context: typer.Context,
    label: Annotated[str, typer.Argument(metavar="OMGÅNG", help="Omgången som den heter nu.")],
    name: Annotated[str | None, typer.Option(help="Vad den ska heta.")] = None,
    start: Day = None,
    end: Day = None,
) -> None:
    """Byt namn på en omgång eller sätt dess datum."""
    _make(context, asking.name_round(_report(context), label, name, _day(start), _day(end)))


@correct_app.command()
def place(
    context: typer.Context,
    section: Section,
    round_: Annotated[str, typer.Option("--round", help='Omgången; tom ("") för hela rapporten.')],
    start: Day = None,
    end: Day = None,
    alone: Alone = False,
) -> None:
    """Flytta ett avsnitt, och dem som följer i samma omgång, till en annan omgång."""
    label = round_.strip() or None
    _make(context, asking.place(_report(context), section, label, _day(start), _day(end), alone=alone))


@correct_app.command()
def area(
    context: typer.Context,
    section: Section,
    label: Annotated[str | None, typer.Option(help='Områdets beteckning; tom ("") tar bort den.')] = None,
    title: Annotated[str | None, typer.Option(help='Områdets titel; tom ("") tar bort den.')] = None,
    alone: Alone = False,
) -> None:
    """Sätt åtgärdsområdets beteckning och titel för ett avsnitt, och dem som följer i samma område.

    Det som inte anges är kvar. Utan beteckning och titel hör avsnittet till inget område.
    """
    if label is None and title is None:
        raise UnclearPlace("Ange --label, --title eller båda. Är båda tomma hör avsnittet till inget område.")
    report = _report(context)
    now = next((one.area for one in report.sections if one.id == section and one.area), None)
    label = now.label if label is None and now else label
    title = now.title if title is None and now else title
    _make(context, asking.area(report, section, label, title, alone=alone))


@correct_app.command()
def item(
    context: typer.Context,
    section: Section,
    label: Annotated[str, typer.Option(help='Punktens beteckning; tom ("") om avsnittet inte är en punkt.')],
) -> None:
    """Gör ett avsnitt till en punkt i sitt område."""
    _make(context, asking.item(_report(context), section, label))


@correct_app.command()
def header(
    context: typer.Context,
    section: Section,
    text: Annotated[str, typer.Option(help="Texten som är sidhuvud eller sidfot.")],
) -> None:
    """Märk text i ett avsnitt som sidhuvud eller sidfot."""
    _make(context, asking.header(_report(context), _pdf(context), section, text))


@correct_app.command("text")
def correct_text(
    context: typer.Context,
    section: Section,
    wrong: Annotated[str, typer.Argument(metavar="FEL", help="Texten som den lästes.")],
    right: Annotated[str, typer.Argument(metavar="RÄTT", help="Texten som den ska vara.")],
) -> None:
    """Rätta ord som lästes fel."""
    _make(context, asking.text(_report(context), section, wrong, right))


@correct_app.command()
def title(context: typer.Context, new: Annotated[str, typer.Argument(metavar="TITEL")]) -> None:
    """Ge rapporten en annan titel."""
    _make(context, asking.title(_report(context), new))


def _report(context: typer.Context) -> Report:
    archive, report, _ = context.obj
    found: Report = archive.report(report)
    return found


def _pdf(context: typer.Context) -> Any:
    archive, report, _ = context.obj
    return archive.original(report)


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None


def _make(context: typer.Context, operation: AnyOperation) -> None:
    """Add a correction, bring the index up to date and say what was done."""
    archive, report, json = context.obj
    before = archive.report(report)
    entry = archive.correct(report, operation)
    entries = archive.corrections(report)
    brought_up_to_date(archive)
    corrected = archive.corrected(report)
    names = renaming(before, corrected.report)
    if json:
        named = msgspec.to_builtins(names)
        prints({"report": report, **_corrections(entries)[-1], **named, "conflicts": corrected.conflicts})
        return
    out.print(safe(f"{entry.number}: {told_of(entry, entries)}"))
    if joined := told_of_joining(operation, before.rounds):
        out.print(safe(joined), style="yellow")
    already = {section.id for section in before.sections}
    for was, now in names.renamed.items():
        became = f"{'ingår nu i' if now in already else 'heter nu'} {now}" if now else "finns inte längre"
        out.print(safe(f"{was} {became}"))
    for new in names.new:
        out.print(safe(f"nytt avsnitt: {new}"))
    for conflict in corrected.conflicts:
        out.print(safe(f"Rättelse {conflict.number} passar inte längre: {conflict.message}"), style="red")
