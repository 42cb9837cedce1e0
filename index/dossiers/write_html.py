"""A dossier as one HTML file that needs nothing else: no script, no picture, nothing fetched."""

import html
from collections.abc import Iterator

from index.dossiers.contents import Chapter, Dossier, Entry, Quotation
from index.naming import RELATIONS
from index.wording import Run
from ingest.unseen import shown

_STYLE = """
body { font: 16px/1.5 Georgia, serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a }
h1, h2, th { font-family: system-ui, sans-serif } h2 { margin-top: 2.5rem; border-bottom: 2px solid #204d74 }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: .5rem;
border-bottom: 1px solid #ccc } th { font-weight: 600 } .sources td { font-size: .85rem; overflow-wrap: anywhere }
del { color: #8a1c1c; text-decoration: line-through } ins { color: #14532d; text-decoration: underline }
.moved { text-decoration-style: double; font-style: italic }
.kind { font-size: .85rem; color: #444; display: block }
.no { font-size: .75rem; color: #555; vertical-align: super }
@media print { body { font-size: 10.5pt; margin: 0 } tr { break-inside: avoid } }
"""


def to_html(dossier: Dossier) -> bytes:
    """The dossier as a page; every wording is a `<q>` with its number in `data-quotation`."""
    body = "".join(_chapter(chapter) for chapter in dossier.chapters)
    title = f"Jämförelse: {_text(dossier.subject)}"
    return (
        f'<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE} q {{ quotes: none }}</style></head><body><h1>{title}</h1>"
        f"<p>Upprättad {_text(dossier.made)} med {_text(dossier.program)}. Varje citat har ett nummer som "
        f"återfinns i källförteckningen, med kontrollsumma (SHA-256) för rapportens original.</p>"
        f"{body}{_decisions(dossier)}{_sources(dossier)}</body></html>"
    ).encode()


def _chapter(chapter: Chapter) -> str:
    rows = "".join(_row(entry) for entry in chapter.entries)
    before, after = (
        f"{_text(label)} <span class='kind'>läge: {_text(status)}</span>"
        for label, status in zip((chapter.before, chapter.after), chapter.statuses, strict=True)
    )
    return (
        f"<h2>{_text(chapter.before)} → {_text(chapter.after)}</h2><table><thead><tr><th scope='col'>Ändring</th>"
        f"<th scope='col'>{before}</th><th scope='col'>{after}</th></tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(entry: Entry) -> str:
    sign, word = RELATIONS[entry.relation]
    unsure = "" if entry.sure else " (osäkert)"
    kinds = "".join(f"<span class='kind'>{_text(remark)}</span>" for remark in entry.remarks)
    return (
        f"<tr><th scope='row'>{sign} {word}{unsure}{kinds}</th>"
        f"<td>{_side(entry.before, entry.runs, 'before')}</td>"
        f"<td>{_side(entry.after, entry.runs, 'after')}</td></tr>"
    )


def _side(quotations: tuple[Quotation, ...], runs: tuple[Run, ...], side: str) -> str:
    """The wordings of one side with their differing words marked, each in a `<q>` of its own."""
    pieces = list(_pieces(runs, side))
    out = []
    for quotation in quotations:
        marked, pieces = _taken(pieces, len(quotation.text))
        inner = "".join(_marked(kind, text) for kind, text in marked)
        out.append(
            f"<q data-quotation='{quotation.number}'>{inner}</q> <span class='no'>[{quotation.number}]</span>"
        )
    return "<br>".join(out)


def _pieces(runs: tuple[Run, ...], side: str) -> Iterator[tuple[str, str]]:
    for run in runs:
        text = run.before if side == "before" else run.after
        if text:
            yield f"moved {run.kind}" if run.moved else run.kind, text


def _taken(pieces: list[tuple[str, str]], size: int) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The pieces of the first `size` characters, and the rest without the space that joined them."""
    taken: list[tuple[str, str]] = []
    left = list(pieces)
    while left and size > 0:
        kind, text = left.pop(0)
        taken.append((kind, text[:size]))
        if len(text) > size:
            left.insert(0, (kind, text[size:].lstrip()))
        size -= len(text)
    if left:
        left[0] = (left[0][0], left[0][1].lstrip())
    return taken, left


def _marked(kind: str, text: str) -> str:
    tag = {"removed": "del", "added": "ins"}.get(kind.removeprefix("moved "))
    if tag and kind.startswith("moved "):
        return f"<{tag} class='moved' title='flyttat inom meningen'>{_text(text)}</{tag}>"
    return f"<{tag}>{_text(text)}</{tag}>" if tag else _text(text)


def _decisions(dossier: Dossier) -> str:
    if not dossier.decisions:
        return ""
    rows = "".join(f"<li>{_text(f'{one.text} – {one.holding}')}</li>" for one in dossier.decisions)
    return f"<h2>Beslut</h2><ul>{rows}</ul>"


def _sources(dossier: Dossier) -> str:
    rows = "".join(
        f"<tr data-source='{one.number}'><td>{one.number}</td><td>{_text(one.title)}, {_text(one.place)}</td>"
        f"<td>{_text(one.report)}</td><td>{_text(one.section)}</td><td>{one.start}–{one.end}</td>"
        f"<td>{one.sha256}</td></tr>"
        for one in dossier.quotations
    )
    heads = "".join(
        f"<th scope='col'>{head}</th>" for head in ("Nr", "Källa", "Rapport", "Avsnitt", "Tecken", "SHA-256")
    )
    table = f"<table class='sources'><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return f"<h2>Källförteckning</h2>{table}"


def _text(text: str) -> str:
    return html.escape(shown(text))
