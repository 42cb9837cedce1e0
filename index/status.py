"""What an area's own wording says of how far it has come, with the words that say so.

    "Inköpsprocessen är införd i samtliga förvaltningar."        genomfört   "är införd"
    "Övriga förvaltningar ansluts under 2016."                   planerat    "ansluts"
    both together                                                pågår       some is done and some remains

Every sentence is read by a table of cues, the plainest first; then the sentences are weighed together: one that
speaks of the action as a whole counts more, and so does the last one. The rules know nothing of any one report.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, get_args

import msgspec

from index.phrases import Phrase, phrases
from index.sentences import spans_of
from ingest.report import Span

Status = Literal[
    "planerat", "beslutat", "påbörjat", "pågår", "försenat", "genomfört", "löpande", "utgår", "ingen uppgift"
]
STATUSES: tuple[Status, ...] = get_args(Status)
# How far each has come; a step down is a step back. What runs on has no place in the order.
PROGRESS: Mapping[str, int] = {
    name: place
    for place, name in enumerate(["utgår", "försenat", "planerat", "beslutat", "påbörjat", "pågår", "genomfört"])
}
_CUES = Path(__file__).with_suffix(".txt")
WHOLE_COUNTS = 1.6  # a sentence that speaks of the whole action
LAST_COUNTS = 1.25  # the last sentence: reports end with what holds now
# Of two statuses in one section, which the section as a whole has. Done and yet to do is under way.
TOGETHER: Mapping[frozenset[str], Status] = {
    frozenset(("genomfört", "pågår")): "pågår",
    frozenset(("genomfört", "planerat")): "pågår",
    frozenset(("genomfört", "påbörjat")): "påbörjat",
    frozenset(("beslutat", "planerat")): "beslutat",
    frozenset(("beslutat", "genomfört")): "genomfört",
    frozenset(("beslutat", "pågår")): "pågår",
    frozenset(("beslutat", "påbörjat")): "påbörjat",
    frozenset(("beslutat", "utgår")): "utgår",
    frozenset(("planerat", "utgår")): "utgår",
}
# Of signs as plain as each other in one sentence the one that comes first here.
_FIRST: Sequence[Status] = (
    "ingen uppgift", "utgår", "försenat", "påbörjat", "löpande", "pågår", "genomfört", "beslutat", "planerat",
)  # fmt: skip
_NOT = re.compile(r"(?<!\w)(?:inte|ej|icke|aldrig|ingen|inget|inga|varken|utan att|långt ifrån)(?!\w)", re.I)
# What makes a finished thing one that is still to come: "ska vara genomfört", "när planen har antagits".
_TO_COME = re.compile(
    r"(?<!\w)(?:ska|skall|skulle|bör|borde|kommer|beräknas|beräknades|väntas|förväntas|planeras|planerar|när|"
    r"så snart|innan|förutsatt|kan|avser|räknar|bedöms|siktar|tills|målet|ambitionen)(?!\w)|^\s*om ",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?<!\w)(?:åtgärd(?:en|erna)|området|åtgärdsområdet|uppdraget|punkten|aktiviteten|målet|insatsen|status|läget|"
    r"bedömning|projektet|fokusområdet|satsningen|arbetet)(?!\w)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:–]| och | men | utan | medan | samt | som | att ", re.IGNORECASE)
_LONG_CLAUSE = re.compile(r"[,;:–]| och | men | utan | medan | samt ", re.IGNORECASE)
# What is not finished is under way, what is not begun is still planned.
_NEGATED: Mapping[Status, Status] = {
    "genomfört": "pågår", "pågår": "planerat", "påbörjat": "planerat", "beslutat": "planerat",
}  # fmt: skip
_YET_TO_BE = frozenset(("genomfört", "påbörjat", "pågår"))
_OTHER_VERB = re.compile(r"(?<!\w)kan \w+ (?:är|har|var)(?!\w)")


# Where no cue is found: part of a number done, and what the form of a verb says whatever the verb.
_FORMS: Sequence[tuple[Status, re.Pattern[str]]] = (
    ("pågår", re.compile(r"(?<![\w,])(?P<some>\d+) av (?:de |totalt |alla |våra |kommunens )?(?P<all>\d+)(?!\w)")),
    (
        "genomfört",
        re.compile(
            r"(?<!\w)(?:har|hade|är|blev|blivit)\s+(?:\w+\s+){0,3}?"
            r"\w{3,}(?:at|ats|ad|ade|tt|tts|rt|rts|lt|lts|gt|gts|nt|nts|st|sts|it|its|da|ts)(?!\w)"
            r"|(?<!\w)\w{3,}(?:ades|ndes|rdes|ldes|gdes|ktes|ptes|stes)(?!\w)",
            re.IGNORECASE,
        ),
    ),
)


class Evidence(msgspec.Struct, frozen=True):
    """A status and the words that show it: `text[span.start:span.end] == words`."""

    status: Status
    words: str
    span: Span
    strength: float


class Reading(msgspec.Struct, frozen=True):
    """The status that a section's wording gives; `confidence` is 0..1, `evidence` None where it says nothing."""

    status: Status
    confidence: float
    evidence: Evidence | None
    sentence: str = ""


def sentence_status(text: str) -> Evidence | None:
    """The plainest sign of status in a sentence, None where it has none."""
    return max(
        [*_signs(text)] or _by_form(text),
        key=lambda sign: (sign.strength, -_FIRST.index(sign.status), -sign.span.start),
        default=None,
    )


def read_status(text: str) -> Reading:
    """The status of an area in a round, from the text of its sections together."""
    sentences = [text[span.start : span.end] for span in spans_of(text)]
    told = [(sentence, sign) for sentence in sentences if (sign := sentence_status(sentence))]
    if not told:
        return Reading("ingen uppgift", 0.5, None)
    weights: dict[Status, float] = defaultdict(float)
    for number, (sentence, sign) in enumerate(told):
        weights[sign.status] += _weight(sentence, sign, number == len(told) - 1)
    status = _together(weights)
    sentence, sign = _carrier(told, status, weights)
    return Reading(status, _confidence(weights, status), sign, sentence)


def _by_form(text: str) -> Iterator[Evidence]:
    for status, pattern in _FORMS:
        found = pattern.search(text)
        if found and found.groupdict().get("some", "") != found.groupdict().get("all"):
            clause = _LONG_CLAUSE.split(text[: found.start()])[-1] + found[0]
            meant: Status = "planerat" if _TO_COME.search(clause) else status
            yield Evidence(_NEGATED[status] if _is_negated(clause) else meant, found[0], Span(*found.span()), 1.0)


def _signs(text: str) -> Iterator[Evidence]:
    for cue in phrases(_CUES):
        for found in cue.pattern.finditer(text):
            status, strength = _in_context(cue, text, found)
            yield Evidence(status, found[0], Span(*found.span()), strength)


def _in_context(cue: Phrase, text: str, found: re.Match[str]) -> tuple[Status, float]:
    """What the words mean where they stand: negated, or still to come."""
    name, plainness = cue.heading.rsplit(" ", 1)
    status: Status = name  # type: ignore[assignment]
    says_no = _NOT.search(cue.pattern.pattern) is not None
    if status in _NEGATED and not says_no and _is_negated(_CLAUSE.split(text[: found.start()])[-1] + found[0]):
        return _NEGATED[status], 2.0
    if (status in _YET_TO_BE or cue.heading == "utgår 1") and _TO_COME.search(
        _LONG_CLAUSE.split(text[: found.start()])[-1] + found[0]
    ):
        return "planerat", 2.0
    return status, float(plainness)


def _is_negated(clause: str) -> bool:
    """Whether a "not" governs the end of a clause: no verb of another clause stands between."""
    found = list(_NOT.finditer(clause))
    return bool(found) and not _OTHER_VERB.search(clause[found[-1].end() :])


def _weight(sentence: str, sign: Evidence, last: bool) -> float:
    weight = sign.strength**2
    if _WHOLE.search(sentence):
        weight *= WHOLE_COUNTS
    return weight * LAST_COUNTS if last else weight


def _together(weights: Mapping[Status, float]) -> Status:
    ordered = sorted(weights, key=lambda status: (-weights[status], STATUSES.index(status)))
    first = ordered[0]
    if len(ordered) == 1:
        return first
    both = TOGETHER.get(frozenset(ordered[:2]))
    return both if both and weights[ordered[1]] >= 0.3 * weights[first] else first


def _carrier(
    told: Sequence[tuple[str, Evidence]], status: Status, weights: Mapping[Status, float]
) -> tuple[str, Evidence]:
    """The sentence that carries the status; of a status made of two, the one that says most."""
    shown = status if status in weights else max(weights, key=lambda one: weights[one])
    return max((one for one in told if one[1].status == shown), key=lambda one: one[1].strength)


def _confidence(weights: Mapping[Status, float], status: Status) -> float:
    total = sum(weights.values())
    share = weights.get(status, max(weights.values())) / total
    plain = min(1.0, max(weights.values()) / 9)
    return round(0.3 + 0.4 * share + 0.3 * plain - 0.1, 2)
