"""The words that divide what is under a heading: lower headings, labels before text, names of columns."""

import re
from collections.abc import Container, Sequence

from ingest.headings.roles import Marked
from ingest.headings.run_in import lead_title

_LABEL = re.compile(r"(?P<label>[A-ZÅÄÖ][^\W\d_]+(?: [^\W\d_]+){0,2}):\s")


def divided_by(found: Sequence[Marked], number: int, again: Container[int]) -> set[str]:
    """The words that divide what is under a heading; `again` are the headings that come again in a round."""
    divided: set[str] = set()
    for at in range(number + 1, len(found)):
        one = found[at]
        if one.role != "text" and at not in again and one.level <= found[number].level:
            break
        cell, text = one.paragraph.lines[0].cell, one.paragraph.text
        label = _LABEL.match(text)
        if at in again:
            divided.add(text.casefold().rstrip(": "))
        elif cell:
            divided.update([text.casefold()] if cell.row == 0 else [])
        elif one.role == "text" and (said := lead_title(one.paragraph)[0] or (label and label["label"])):
            divided.add(said.casefold())
    return divided
