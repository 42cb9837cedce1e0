"""A dossier as PDF for the file, typeset by Typst, with the dossier's own JSON attached to it."""

import json

import typst

from index.dossiers.contents import Chapter, Dossier, Entry, Quotation
from index.dossiers.write_json import to_json
from index.naming import RELATIONS
from index.wording import Run
from ingest.unseen import shown

ATTACHED = "dossier.json"
_HEAD = """
#set page(paper: "a4", margin: 2cm, numbering: "1 (1)")
#set text(lang: "sv", size: 10pt, hyphenate: false)
#set document(title: TITLE, author: "Backspegel")
#show heading.where(level: 2): set block(above: 1.6em, below: 0.8em)
#set table(inset: 5pt, stroke: 0.5pt + rgb("#bbb"))
#let gone(body) = strike(text(fill: rgb("#8a1c1c"), body))
#let came(body) = underline(text(fill: rgb("#14532d"), body))
#let small(body) = text(size: 8pt, fill: rgb("#444"), body)
"""


def to_pdf(dossier: Dossier) -> bytes:
    """The dossier as PDF; raises no error for any text, since all of it is passed as strings."""
    title = _string(f"Jämförelse: {dossier.subject}")
    attached = _string(to_json(dossier).decode())
    made = _string(
        f"Upprättad {dossier.made} med {dossier.program}. "
        "Siffror inom hakparentes hänvisar till källförteckningen."
    )
    pieces = [
        _HEAD.replace("TITLE", title),
        f'#pdf.attach("{ATTACHED}", bytes({attached}), relationship: "data", mime-type: "application/json")',
        f"#heading(level: 1, {title})",
        f"#par({made})",
        *(_chapter(chapter) for chapter in dossier.chapters),
        _decisions(dossier),
        _sources(dossier),
    ]
    return bytes(typst.compile("\n".join(pieces).encode(), ignore_system_fonts=True))


def _chapter(chapter: Chapter) -> str:
    before, after = (
        f"[*#{_string(label)}* \\ #small({_string('läge: ' + status)})]"
        for label, status in zip((chapter.before, chapter.after), chapter.statuses, strict=True)
    )
    rows = ",\n".join(_row(entry) for entry in chapter.entries)
    return (
        f"#heading(level: 2, {_string(f'{chapter.before} → {chapter.after}')})\n"
        f"#table(columns: (3.4cm, 1fr, 1fr), table.header([*Ändring*], {before}, {after}),\n{rows})"
    )


def _row(entry: Entry) -> str:
    sign, word = RELATIONS[entry.relation]
    kind = _string(f"{word}{'' if entry.sure else ' (osäkert)'}")
    kinds = "".join(f" \\ #small({_string(remark)})" for remark in entry.remarks)
    return f"[#{_string(sign)} #{kind}{kinds}], [{_side(entry, 'before')}], [{_side(entry, 'after')}]"


def _side(entry: Entry, side: str) -> str:
    quotations: tuple[Quotation, ...] = getattr(entry, side)
    if not quotations:
        return ""
    numbers = _string(" ".join(f"[{one.number}]" for one in quotations))
    return "".join(_run(run, side) for run in entry.runs) + f" #small({numbers})"


def _run(run: Run, side: str) -> str:
    text = run.before if side == "before" else run.after
    if not text:
        return ""
    wrapped = {"removed": "gone", "added": "came"}.get(run.kind)
    if run.moved:
        return f"#emph({wrapped}({_string(text)}))"
    return f"#{wrapped}({_string(text)})" if wrapped else f"#{_string(text)}"


def _decisions(dossier: Dossier) -> str:
    if not dossier.decisions:
        return ""
    rows = "\n".join(f"- #{_string(f'{one.text} – {one.holding}')}" for one in dossier.decisions)
    return f'#heading(level: 2, "Beslut")\n{rows}'


def _sources(dossier: Dossier) -> str:
    rows = ",\n".join(_source(one) for one in dossier.quotations)
    return (
        '#heading(level: 2, "Källförteckning")\n'
        f"#table(columns: (auto, 1fr, auto), table.header([*Nr*], [*Källa*], [*SHA-256*]),\n{rows})"
    )


def _source(one: Quotation) -> str:
    place = _string(f"{one.title}, {one.place} ({one.report}, {one.section}, {one.start}–{one.end})")
    first, second = _string(one.sha256[:32]), _string(one.sha256[32:])
    return f"[{one.number}], [#small({place})], [#text(size: 6pt, {first}) \\ #text(size: 6pt, {second})]"


def _string(text: str) -> str:
    """Text as a string of Typst, in which nothing is markup."""
    return json.dumps(shown(text), ensure_ascii=False).replace("\\/", "/")
