"""Records of older formats brought to the form of this one, a step at a time.

Readers see every record in its newest form; `Archive.upgrade` writes it so. A step takes the document as one
format has it and gives what the next has. Nothing is invented: what an older format did not keep is left out.
A ledger from before it was a chain stays as it is, and `ingest.keeping.ends` seals it.
"""

from collections.abc import Callable
from typing import Any

import msgspec

from ingest.keeping.versions import sketch_of
from ingest.report import Report

Document = dict[str, Any]


def upgraded(document: Document) -> Document:
    """A record in the newest format; raises KeyError where its format never was, MsgspecError where it is none."""
    newest = max(STEPS) + 1
    while document["format"] != newest:
        document = STEPS[document["format"]](document)
    return document


def _sketched(document: Document) -> Document:
    """Format 2 has a sketch of the text, by which versions are recognised, and its journal the record's hash.

    An account of each page's characters comes when the report is read again: the text alone does not tell.
    """
    sketch = document.get("sketch") or sketch_of(msgspec.convert(document["report"], Report))
    return document | {"format": 2, "sketch": sketch}


STEPS: dict[int, Callable[[Document], Document]] = {1: _sketched}
