"""One time under one name: VT15 and våren 2015 are the same round, called what most reports call it."""

from collections.abc import Hashable, Iterable, Mapping
from typing import NamedTuple, TypeVar

import numpy as np

from index.columns import Column

Time = TypeVar("Time", bound=Hashable)
Labels = Mapping[str, frozenset[str]]  # the names of rounds, each with all that reports call it


class Rounds(NamedTuple):
    """The round of each section of an index by its name, and what else each is called."""

    column: Column
    labels: Labels


def names_of(told: Mapping[tuple[str, Time], int]) -> dict[Time, str]:
    """The name of each time, of labels and times with how many reports have them.

    It is the most common label, of equally common ones the longest: våren 2015 before VT15.
    """
    best: dict[Time, tuple[int, int, str]] = {}
    for (label, time), reports in told.items():
        rank = reports, len(label), label
        best[time] = max(best.get(time, rank), rank)
    return {time: label for time, (_, _, label) in best.items()}


def labels_of(told: Iterable[tuple[str, Time]], names: Mapping[Time, str]) -> Labels:
    """The labels of each name."""
    found: dict[str, set[str]] = {}
    for label, time in told:
        found.setdefault(names[time], set()).add(label)
    return {name: frozenset(labels) for name, labels in found.items()}


def called(name: str, labels: Labels) -> list[str]:
    """The rounds of a name; where none has it, those that some report calls so."""
    whole = name.casefold()
    named = [one for one in labels if one.casefold() == whole]
    return named or [one for one, known in labels.items() if whole in map(str.casefold, known)]


def rounds(labels: Column, starts: Column, ends: Column, reports: Column) -> Rounds:
    """The rounds of an index, from the columns of labels, of first and last days, and of reports."""
    docs = labels.docs
    many = len(starts.values) * len(ends.values)  # times
    times = starts.single[docs].astype(np.int64) * len(ends.values) + ends.single[docs]
    keys, which = np.unique(labels.numbers * many + times, return_inverse=True)
    telling = np.unique(which * len(reports.values) + reports.single[docs]) // max(1, len(reports.values))
    counts = np.bincount(telling, minlength=len(keys)).tolist()
    told = {
        (labels.values[key // many], key % many): count for key, count in zip(keys.tolist(), counts, strict=True)
    }
    names = names_of(told)
    known = sorted(set(names.values()))
    places = {name: number for number, name in enumerate(known)}
    numbers = np.array([places[names[time]] for _, time in told], np.int32)
    return Rounds(Column(known, docs, numbers[which], labels.size), labels_of(told, names))
