"""The index brought up to date after an act on the archive, which is done whether that can be."""

from index.build import update
from ingest.errors import BackspegelError
from ingest.keeping.archive import Archive


def indexed(folder: Archive) -> str:
    """Bring the index up to date; gives a sentence to add where that cannot be done, with a space before it."""
    try:
        update(folder)
    except BackspegelError as error:
        return f" Men sökindexet är inte uppdaterat: {error} Nästa sökning försöker igen."
    return ""
