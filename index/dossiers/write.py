"""The formats that a dossier can be written in, by the ending of a file's name."""

from collections.abc import Callable, Mapping

from index.dossiers.contents import Dossier
from index.dossiers.write_docx import to_docx
from index.dossiers.write_html import to_html
from index.dossiers.write_json import to_json
from index.dossiers.write_pdf import to_pdf
from index.dossiers.write_xlsx import to_xlsx

WRITERS: Mapping[str, Callable[[Dossier], bytes]] = {
    ".docx": to_docx,
    ".pdf": to_pdf,
    ".html": to_html,
    ".xlsx": to_xlsx,
    ".json": to_json,
}
