"""Archives as packages: export and import."""

from pathlib import Path
from typing import Annotated

import typer

from commands.printing import Json, brought_up_to_date, out, prints, safe
from ingest.counting import counted

app = typer.Typer()


@app.command()
def export(
    context: typer.Context,
    bagit: Annotated[
        Path | None, typer.Option("--bagit", metavar="MAPP", help="Skriv en BagIt-mapp: en kopia av arkivet.")
    ] = None,
    eark: Annotated[
        Path | None,
        typer.Option("--eark", metavar="MAPP", help="Skriv ett E-ARK SIP, för leverans till ett slutarkiv."),
    ] = None,
    organization: Annotated[str, typer.Option(help="Vem som levererar, till exempel kommunens namn.")] = "",
    json: Json = False,
) -> None:
    """Exportera hela arkivet som ett paket med kontrollsummor. Mappen ska vara ny eller tom."""
    from ingest.packages.export import Form
    from ingest.packages.export import export as write

    if (bagit is None) == (eark is None):
        raise typer.BadParameter("Ange --bagit eller --eark.")
    chosen = (bagit, Form.BAGIT) if bagit else (eark, Form.EARK)
    made = write(context.obj, *chosen, organization)
    if json:
        prints(made)
    else:
        reports, files = counted(made.reports, "rapport", "rapporter"), counted(made.files, "fil", "filer")
        out.print(safe(f"Exporterat: {made.package} med {reports} i {files} ({made.identifier})."))


@app.command("import")
def import_(
    context: typer.Context,
    package: Annotated[Path, typer.Argument(metavar="PAKET", help="En mapp som export har skrivit.")],
    json: Json = False,
) -> None:
    """Ta in ett paket som ett nytt arkiv: samma filer, kontrollerade mot sina kontrollsummor och mot varandra."""
    from ingest.packages.take_in import take_in

    made = take_in(package, context.obj)
    brought_up_to_date(context.obj)
    if json:
        prints(made)
    else:
        reports, files = counted(made.reports, "rapport", "rapporter"), counted(made.files, "fil", "filer")
        out.print(safe(f"Intaget i {context.obj.folder}: {reports} i {files}. Allt stämmer."))
