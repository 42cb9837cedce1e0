"""A dossier as JSON: its own types, indented."""

import msgspec

from index.dossiers.contents import Dossier


def to_json(dossier: Dossier) -> bytes:
    """The dossier as one JSON document in UTF-8."""
    return msgspec.json.format(msgspec.json.encode(dossier), indent=1)
