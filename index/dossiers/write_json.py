"""A dossier as JSON: its own types, indented, what is not seen in texts as escapes."""

import msgspec

from index.dossiers.contents import Dossier
from ingest.unseen import escaped


def to_json(dossier: Dossier) -> bytes:
    """The dossier as one JSON document in UTF-8."""
    return escaped(msgspec.json.format(msgspec.json.encode(dossier), indent=1).decode()).encode()
