"""The units and roles of an archive: how often, and from when to when, reports name them."""

from collections.abc import Iterable

import msgspec

from ingest.register import Register
from ingest.report import Label, Report, Round


class RoundCount(msgspec.Struct, frozen=True):
    """How often a name occurs in the rounds of that label."""

    round: str
    count: int


class Named(msgspec.Struct, frozen=True):
    """A canonical name; `first` and `last` are the labels of the rounds that it occurs in first and last."""

    name: str
    count: int
    first: str | None
    last: str | None
    rounds: tuple[RoundCount, ...]
    aliases: tuple[str, ...] = ()


def named(reports: Iterable[Report], label: Label, register: Register) -> list[Named]:
    """All names of one label, the most frequent first, with the aliases that the register has for them."""
    counts: dict[str, dict[Round | None, int]] = {}
    for report in reports:
        for section in report.sections:
            told = report.round_of(section)
            for mention in section.mentions:
                for name in register.expansions(mention.name, label) if mention.label == label else ():
                    by_round = counts.setdefault(name, {})
                    by_round[told] = by_round.get(told, 0) + 1
    found = [_named(name, by_round, register.aliases(name, label)) for name, by_round in counts.items()]
    return sorted(found, key=lambda one: (-one.count, one.name))


def _named(name: str, by_round: dict[Round | None, int], aliases: tuple[str, ...]) -> Named:
    rounds = sorted(told for told in by_round if told)
    labels = dict.fromkeys(told.label for told in rounds)
    totals = {label: sum(by_round[told] for told in rounds if told.label == label) for label in labels}
    return Named(
        name,
        sum(by_round.values()),
        rounds[0].label if rounds else None,
        rounds[-1].label if rounds else None,
        tuple(RoundCount(label, count) for label, count in totals.items()),
        aliases,
    )
