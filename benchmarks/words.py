"""How well inflection and compounds are known, beside what else could be used: `python -m benchmarks.words`.

Recall is the share of pairs of forms of one family that meet, precision the share of pairs of forms that meet and
are of one family. A compound counts as right when all its parts are.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from math import comb
from pathlib import Path

import Stemmer

from index.compounds import split
from index.swedish import normal
from index.words import stems
from ingest.word_forms import lemma_of

DATA = Path(__file__).parent.parent / "tests" / "index" / "data"
Keys = Callable[[str], Iterable[str]]


def lines(name: str) -> list[str]:
    """The lines of a list, comments left out."""
    read = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line for line in read if line and not line.startswith("#")]


def families(name: str) -> list[list[str]]:
    """The families of a list; forms of two words are left out."""
    return [list(map(normal, line.split())) for line in lines(name) if "=" not in line]


def forms_of_two(name: str) -> Mapping[str, Sequence[str]]:
    """The forms that belong to two words, and how both words' lines begin."""
    pairs = (line.split("=") for line in lines(name) if "=" in line)
    return {form.strip(): both.split() for form, both in pairs}


def compounds(name: str) -> dict[str, list[str]]:
    """Compounds and their parts in base form."""
    return {normal(word): list(map(normal, parts)) for word, *parts in map(str.split, lines(name))}


def simple(name: str) -> list[str]:
    """Words that must stay whole."""
    return [word for line in lines(name) for word in line.split()]


def is_right(word: str, parts: Sequence[str]) -> bool:
    """Whether a compound is divided into these parts."""
    found = split(word)
    return len(found) == len(parts) and all(
        set(stems(one)) & set(stems(other)) for one, other in zip(found, parts, strict=True)
    )


def recall_and_precision(found: Sequence[Sequence[str]], keys: Keys) -> tuple[float, float]:
    """Of pairs of forms, by the keys under which forms meet."""
    pairs = sum(comb(len(family), 2) for family in found)
    by_key: dict[str, list[tuple[int, str]]] = {}
    for number, family in enumerate(found):
        for form in family:
            for key in keys(form):
                by_key.setdefault(key, []).append((number, form))
    met = {pair for meeting in by_key.values() for pair in combinations(meeting, 2)}
    right = sum(one == other for (one, _), (other, _) in met)
    return right / pairs, right / len(met)


def main() -> None:
    """Print the figures of docs/quality.md."""
    snowball = Stemmer.Stemmer("swedish")
    ways: dict[str, Keys] = {
        "Snowball": lambda word: [snowball.stemWord(word)],
        "simplemma's lemma": lambda word: [lemma_of(word) or word],
        "Snowball of simplemma's lemma": lambda word: [snowball.stemWord(lemma_of(word) or word)],
        "index/words.py": stems,
    }
    for name in ("families.txt", "families-kept-back.txt"):
        listed = families(name)
        print(f"\n{name}: {len(listed)} families, {sum(map(len, listed))} forms")
        for way, keys in ways.items():
            recall, precision = recall_and_precision(listed, keys)
            print(f"| {way} | {recall:.3f} | {precision:.3f} |")
    for name in ("compounds.txt", "compounds-kept-back.txt"):
        right = Counter(is_right(word, parts) for word, parts in compounds(name).items())
        print(f"{name}: {right[True]} of {right.total()} right ({right[True] / right.total():.3f})")
    for name in ("simple.txt", "simple-kept-back.txt"):
        divided = [word for word in simple(name) if len(split(word)) > 1]
        print(f"{name}: {len(divided)} of {len(simple(name))} divided: {', '.join(divided)}")


if __name__ == "__main__":
    main()
