"""How well wording is compared: `python -m benchmarks.compare [dev|test]`, on the gold in `benchmarks/wording`.

    alignment    pairs of sentences that belong together, beside difflib and diff-match-patch on the same steps
    kinds        the kinds of change of the links that are right
    status       the status that a section's wording gives
    promises     sentences that promise something by a day, the last day of it, and who is to act
    speed        twelve rounds of sixty sentences, aligned and chained

difflib is used as diff tools use it on sentences: blocks of the same, and within what was replaced the pairs whose
ratio is best and at least 0.6. diff-match-patch compares the rounds as running text; two sentences belong together
where at least half of the letters of each are in runs that it finds the same.
"""

import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from difflib import SequenceMatcher
from itertools import pairwise

from benchmarks.generate import vocabulary
from benchmarks.gold import GoldStep, Pair, promises, statuses, steps
from index.align import Link, align
from index.compare import kinds_of_change
from index.descent import lines_of_descent
from index.likeness import Likeness
from index.promises import promise_in
from index.sentences import Sentence
from index.status import read_status
from index.weights import of_texts
from ingest.annotate import annotate
from ingest.register import Register
from ingest.report import Box, Round, Section, Span

RATIO = 0.6  # what Python's own documentation calls a close match
ROUNDS, SENTENCES = 12, 60
KINDS = {"weaker": "certainty", "stronger": "certainty", "narrower": "scope", "wider": "scope"}
Counts = Counter[str]


def main(part: str) -> None:
    """Print the figures for one part of the gold."""
    told = steps(part)
    print(f"{len(told)} steg, {sum(len(step.links) for step in told)} länkar ({part})\n")
    print(f"{'':24}{'precision':>10}{'täckning':>10}{'F1':>8}")
    _print_pairs("Backspegel", told, lambda step: _pairs(step.aligned()))
    _print_pairs("  säkra länkar", told, lambda step: _pairs(link for link in step.aligned() if link.sure))
    _print_pairs("difflib", told, by_difflib)
    if by_diff_match_patch is not None:
        _print_pairs("diff-match-patch", told, by_diff_match_patch)
    _print_relations(told)
    _print_kinds(told)
    _print_statuses(statuses(part))
    _print_promises()
    _print_speed()


def pair_counts(told: Iterable[GoldStep], pairs: Callable[[GoldStep], frozenset[Pair]]) -> Counts:
    """How many pairs are right, found and in the gold."""
    counts: Counts = Counter()
    for step in told:
        found = pairs(step)
        counts.update(right=len(found & step.pairs), found=len(found), gold=len(step.pairs))
    return counts


def kind_counts(told: Iterable[GoldStep]) -> dict[str, Counts]:
    """For each kind how many changes are right, found and in the gold, over the links that are right."""
    counts: dict[str, Counts] = {}
    for step in told:
        gold = {(link.before, link.after): link for link in step.links}
        for link in step.aligned():
            known = gold.get(_names(link))
            if known:
                _count(counts, {_kind(kind) for kind in known.kinds}, {one.kind for one in kinds_of_change(link)})
    return counts


def _count(counts: dict[str, Counts], gold: set[str], found: set[str]) -> None:
    for kind in gold | found:
        one = counts.setdefault(kind, Counter())
        one.update(right=kind in gold & found, found=kind in found, gold=kind in gold)


def scores(counts: Counts) -> tuple[float, float, float]:
    """Precision, recall and F1, 0..1."""
    precision = counts["right"] / counts["found"] if counts["found"] else 1.0
    recall = counts["right"] / counts["gold"] if counts["gold"] else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def status_right(told: Sequence[tuple[str, str]]) -> Counter[tuple[str, str]]:
    """How often each status of the gold was read as which."""
    return Counter((status, read_status(text).status) for status, text in told)


def promise_counts() -> dict[str, int]:
    """Over all sentences: promises found, missed and invented, and of those found right days and right agents."""
    counts = Counter({"sentences": 0, "right": 0, "missed": 0, "invented": 0, "day": 0, "who": 0, "agents": 0})
    for due, who, year, text in promises():
        told = Round(date(year or 2000, 1, 1), date(year or 2000, 12, 31), "")
        promise = promise_in(_sentence(text), told, None)
        counts["sentences"] += 1
        if due and promise:
            counts["right"] += 1
            counts["day"] += promise.due.isoformat() == due
            counts["agents"] += who is not None
            counts["who"] += who is not None and (promise.who or "").casefold() == who.casefold()
        counts["missed"] += bool(due and not promise)
        counts["invented"] += bool(promise and not due)
    return dict(counts)


def by_difflib(step: GoldStep) -> frozenset[Pair]:
    """The pairs that difflib finds."""
    old, new = [one.text for one in step.before], [one.text for one in step.after]
    found: set[Pair] = set()
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.update((step.before[i1 + n].section, step.after[j1 + n].section) for n in range(i2 - i1))
        elif kind == "replace":
            found.update(_closest(step, range(i1, i2), range(j1, j2)))
    return frozenset(found)


def _closest(step: GoldStep, olds: Sequence[int], news: Sequence[int]) -> Iterable[Pair]:
    ratios = sorted(
        (
            (SequenceMatcher(None, step.before[i].text, step.after[j].text).ratio(), i, j)
            for i in olds
            for j in news
        ),
        reverse=True,
    )
    taken: set[tuple[str, int]] = set()
    for ratio, i, j in ratios:
        if ratio >= RATIO and not taken & {("old", i), ("new", j)}:
            taken |= {("old", i), ("new", j)}
            yield step.before[i].section, step.after[j].section


try:
    from diff_match_patch import diff_match_patch
except ImportError:
    by_diff_match_patch: Callable[[GoldStep], frozenset[Pair]] | None = None
else:

    def by_diff_match_patch(step: GoldStep) -> frozenset[Pair]:
        """The pairs that diff-match-patch finds."""
        differ = diff_match_patch()
        runs = differ.diff_main(*(" ".join(one.text for one in side) for side in (step.before, step.after)))
        differ.diff_cleanupSemantic(runs)
        old, new = (_owners(side) for side in (step.before, step.after))
        shared: Counter[Pair] = Counter()
        i = j = 0
        for kind, text in runs:
            for n in range(len(text) if kind == 0 else 0):
                if old[i + n] and new[j + n]:
                    shared[old[i + n], new[j + n]] += 1
            i += len(text) if kind <= 0 else 0
            j += len(text) if kind >= 0 else 0
        sizes = {one.section: len(one.text) for one in (*step.before, *step.after)}
        return frozenset(pair for pair, same in shared.items() if 2 * same >= max(sizes[name] for name in pair))


def _owners(side: Sequence[Sentence]) -> list[str]:
    """For each letter of a side as running text the sentence that it is of."""
    return [name for one in side for name in [*([one.section] * len(one.text)), ""]]


def _pairs(links: Iterable[Link]) -> frozenset[Pair]:
    return frozenset((old.section, new.section) for link in links for old in link.before for new in link.after)


def _names(link: Link) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(one.section for one in link.before), tuple(one.section for one in link.after)


def _kind(written: str) -> str:
    return KINDS.get(written, written.split("-")[0])


def _print_pairs(name: str, told: Sequence[GoldStep], pairs: Callable[[GoldStep], frozenset[Pair]]) -> None:
    precision, recall, f1 = scores(pair_counts(told, pairs))
    print(f"{name:24}{precision:10.3f}{recall:10.3f}{f1:8.3f}")


def _print_relations(told: Sequence[GoldStep]) -> None:
    seen: Counter[tuple[str, str]] = Counter()
    for step in told:
        gold = {(link.before, link.after): link.relation for link in step.links}
        found = {_names(link): link.relation for link in step.aligned() if link.before and link.after}
        seen.update((gold.get(names, "ingen"), found.get(names, "ingen")) for names in gold.keys() | found.keys())
    print("\nRelationer (guld, funnen):")
    for (gold_one, found_one), count in sorted(seen.items()):
        print(f"  {gold_one:10} {found_one:10} {count:4}")


def _print_kinds(told: Sequence[GoldStep]) -> None:
    counts = kind_counts(told)
    print(f"\n{'Slag av ändring':24}{'precision':>10}{'täckning':>10}{'F1':>8}{'antal':>8}")
    for kind in sorted(counts):
        precision, recall, f1 = scores(counts[kind])
        print(f"{kind:24}{precision:10.3f}{recall:10.3f}{f1:8.3f}{counts[kind]['gold']:8}")
    total = sum(counts.values(), Counter())
    precision, recall, f1 = scores(total)
    print(f"{'alla':24}{precision:10.3f}{recall:10.3f}{f1:8.3f}{total['gold']:8}")


def _print_statuses(told: Sequence[tuple[str, str]]) -> None:
    seen = status_right(told)
    right = sum(count for (gold, found), count in seen.items() if gold == found)
    print(f"\nLäge: {right} av {len(told)} rätt ({right / len(told):.3f})")
    for status in sorted({gold for gold, _ in seen}):
        of_this = sum(count for (gold, _), count in seen.items() if gold == status)
        wrong = ", ".join(f"{found} {n}" for (gold, found), n in sorted(seen.items()) if gold == status != found)
        print(f"  {status:16}{seen[status, status]:4} av {of_this}{'   ' + wrong if wrong else ''}")


def _print_promises() -> None:
    counts = promise_counts()
    print(
        f"\nLöften: {counts['sentences']} meningar; {counts['right']} funna, {counts['missed']} missade, "
        f"{counts['invented']} påhittade; rätt sista dag {counts['day']} av {counts['right']}, "
        f"rätt ansvarig {counts['who']} av {counts['agents']}"
    )


def _print_speed() -> None:
    rounds = _long_report()
    texts = [one.text for told in rounds for one in told]
    began = time.perf_counter()
    likeness = Likeness(texts, of_texts(texts))
    made = time.perf_counter() - began
    taken = []
    for _ in range(7):
        began = time.perf_counter()
        likeness = Likeness(texts, of_texts(texts))
        links = [align(before, after, likeness) for before, after in pairwise(rounds)]
        lines_of_descent(rounds, links, likeness)
        taken.append(time.perf_counter() - began)
    print(
        f"\n{ROUNDS} omgångar med {SENTENCES} meningar: {statistics.median(taken) * 1000:.0f} ms (median av 7); "
        f"{made * 1000:.0f} ms till för att läsa orden den första gången"
    )


def _long_report() -> list[list[Sentence]]:
    """Rounds of the demonstration archive's words, a fifth of whose sentences change from each to the next."""
    source, ranked = random.Random(6), vocabulary()

    def sentence() -> str:
        words = [
            ranked[min(int(source.paretovariate(0.4)), len(ranked) - 1)] for _ in range(source.randint(8, 22))
        ]
        return " ".join(words).capitalize() + "."

    texts = [sentence() for _ in range(SENTENCES)]
    rounds = []
    for number in range(ROUNDS):
        rounds.append([_sentence(text, f"{number}-{place}") for place, text in enumerate(texts)])
        texts = [_reworded(text, sentence, source) for text in texts]
    return rounds


def _reworded(text: str, sentence: Callable[[], str], source: random.Random) -> str:
    chance = source.random()
    if chance < 0.8:
        return text
    words = text.split()
    words[source.randrange(len(words))] = sentence().split()[0].lower()
    return sentence() if chance > 0.95 else " ".join(words)


def _sentence(text: str, name: str = "s") -> Sentence:
    [one] = annotate([Section(name, None, None, None, text, (Box(1, 0, 0, 1, 1),))], Register())
    return Sentence(text, "", name, None, (1, 1), Span(0, len(text)), one.mentions)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "test")
