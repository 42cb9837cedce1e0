"""Text from reports in the cells of a table that a spreadsheet opens (CSV, XLSX): never a formula."""

from ingest.unseen import shown

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # how what a spreadsheet would run begins


def harmless(text: str) -> str:
    """The text as it may stand in a cell: what would begin a formula has an apostrophe before it."""
    seen = shown(text)
    return f"'{seen}" if seen.startswith(FORMULA) else seen
