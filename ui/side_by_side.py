"""Two wordings side by side: a row for each link, with a sign, a word and the kinds of change."""

from collections import Counter
from collections.abc import Iterable, Sequence

from index.align import Link
from index.changes import Change
from index.compare import kinds_of_change
from index.naming import COUNTED, RELATIONS, relation, told
from index.wording import differences
from ui import text
from ui.text import safe


def table(links: Iterable[Link], before: str, after: str) -> str:
    """Links as an HTML table, with what to call each side."""
    return framed("".join(row(link, kinds_of_change(link)) for link in links), before, after)


def framed(rows: str, before: str, after: str) -> str:
    """Rows as an HTML table, with what to call each side."""
    return (
        f'<table class="comparison" role="table" lang="sv"><thead role="rowgroup"><tr role="row">'
        f'<th role="columnheader" scope="col">Ändring</th><th role="columnheader" scope="col">{safe(before)}</th>'
        f'<th role="columnheader" scope="col">{safe(after)}</th></tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table>'
    )


def row(
    link: Link, changes: Sequence[Change] = (), name: str = "", address: str = "", chosen: bool = False
) -> str:
    """A link as a row; `name` is its id in the page, `address` that of the thought that it is of."""
    sign = RELATIONS[link.relation][0]
    before, after = wordings(link)
    followed = f'<a class="thought" href="{safe(address)}" target="_self">Följ tanken</a>' if address else ""
    attributes = f' id="{safe(name)}" tabindex="-1"' if name else ""
    attributes += ' aria-current="true"' if chosen else ""
    return (
        f'<tr role="row" class="{link.relation}"{attributes}><th role="rowheader" scope="row">'
        f'<span aria-hidden="true">{sign}</span> '
        f"{safe(relation(link))}{labels(changes)}{followed}</th>"
        f"{_cell(before, 'Före')}{_cell(after, 'Efter')}</tr>"
    )


def _cell(wording: str, side: str) -> str:
    """A cell with the name of its side, which is shown where rows are blocks."""
    if wording:
        return f'<td role="cell" data-side="{side}">{wording}</td>'
    return f'<td role="cell" data-side="{side}" class="none">finns inte</td>'


def wordings(link: Link) -> tuple[str, str]:
    """Both wordings as HTML with the words that differ marked."""
    before, after = link.texts
    if before and after:
        runs = differences(before, after)
        return text.before(runs), text.after(runs)
    return (f"<del>{safe(before)}</del>", "") if before else ("", f"<ins>{safe(after)}</ins>")


def labels(changes: Sequence[Change]) -> str:
    """The kinds of change with their evidence, as a list."""
    if not changes:
        return ""
    return '<ul class="kinds">' + "".join(f"<li>{safe(told(change))}</li>" for change in changes) + "</ul>"


def counts(links: Iterable[Link]) -> str:
    """How many links there are of each relation: "1 omformulerad, 2 nya"."""
    found = Counter(link.relation for link in links)
    return ", ".join(f"{found[one]} {COUNTED[one][found[one] > 1]}" for one in RELATIONS if found[one])
