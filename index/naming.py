"""What relations, kinds of change and fates are called in Swedish, with signs so that colour is never needed."""

from collections.abc import Iterable
from typing import Literal

from index.align import Link, Relation
from index.changes import Change, Direction, Kind, is_weakened
from index.descent import Event
from index.promises import Fate

RELATIONS: dict[Relation, tuple[str, str]] = {
    "same": ("=", "Oförändrad"),
    "reworded": ("≈", "Omformulerad"),
    "split": ("⑂", "Delad"),
    "merged": ("⊕", "Sammanförd"),
    "moved": ("↕", "Flyttad"),
    "added": ("+", "Ny"),
    "removed": ("−", "Borttagen"),
}
COUNTED: dict[Relation, tuple[str, str]] = {
    "same": ("oförändrad", "oförändrade"),
    "reworded": ("omformulerad", "omformulerade"),
    "split": ("delad", "delade"),
    "merged": ("sammanförd", "sammanförda"),
    "moved": ("flyttad", "flyttade"),
    "added": ("ny", "nya"),
    "removed": ("borttagen", "borttagna"),
}
EVENTS: dict[Event, tuple[str, str]] = {
    "new": ("+", "ny"),
    "same": ("=", "oförändrad"),
    "reworded": ("≈", "omformulerad"),
    "split": ("⑂", "delad"),
    "merged": ("⊕", "sammanförd"),
    "moved": ("↕", "flyttad"),
    "removed": ("−", "borttagen"),
    "returned": ("↩", "återkommen"),
    "absent": ("", "saknas"),
}
KINDS: dict[Kind, str] = {
    "number": "antal",
    "amount": "belopp",
    "date": "tid",
    "certainty": "bindande ord",
    "negation": "nekande",
    "responsible": "ansvarig",
    "status": "läge",
    "scope": "omfattning",
    "form": "bara form",
}
DIRECTIONS: dict[Direction, str] = {
    "weaker": "svagare",
    "stronger": "starkare",
    "later": "senare",
    "earlier": "tidigare",
    "forward": "framåt",
    "back": "bakåt",
    "narrower": "snävare",
    "wider": "vidare",
}
STATUSES: dict[str, str] = {
    "planerat": "○",
    "beslutat": "§",
    "påbörjat": "◔",
    "pågår": "◐",
    "försenat": "!",
    "genomfört": "●",
    "löpande": "∞",
    "utgår": "×",
    "ingen uppgift": "?",
}
FATES: dict[Fate, str] = {
    "kept": "infriad",
    "slipped": "förskjuten",
    "repeated": "upprepad utan resultat",
    "weakened": "försvagad",
    "dropped": "utgått",
    "taken up": "återupptagen",
    "silent": "inte återupptagen",
    "open": "öppen",
}
Filter = Literal["weakened"] | Kind
FILTERS: dict[Filter, str] = {"weakened": "försvagat", **dict(KINDS.items())}


def relation(link: Link) -> str:
    """What became of a sentence, in words: "Flyttad till område III", "Omformulerad, osäkert"."""
    word = RELATIONS[link.relation][1]
    if link.elsewhere:
        word += f" mellan områden ({link.elsewhere})"
    return word if link.sure else f"{word}, osäkert"


def told(change: Change) -> str:
    """A kind of change with its evidence: "bindande ord svagare: ska → bör"."""
    direction = f" {DIRECTIONS[change.direction]}" if change.direction else ""
    if change.kind == "form":
        return KINDS[change.kind]
    return f"{KINDS[change.kind]}{direction}: {change.before or '–'} → {change.after or '–'}"


def passes(changes: Iterable[Change], wanted: Filter | None) -> bool:
    """Whether a change is of the kind that is asked for; without one all are."""
    found = list(changes)
    if wanted is None:
        return True
    return is_weakened(found) if wanted == "weakened" else any(change.kind == wanted for change in found)
