"""How well reports are split: `python -m benchmarks.split FOLDER...`, PDFs with a *.gold.json beside them.

Rounds and sections are counted as found, missed and invented. A section is right when its round, its area's label
(or title, where it has no label) and its item are right and its text agrees to 95 % of words. Words are counted
without order: kept is the share of the gold's words that are in sections, clean the share of the sections' words
that belong. Under each report stands what was wrong in it.
"""

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from ingest.keeping.review import SURE
from ingest.layout.lay_out import lay_out
from ingest.parts.oddities import oddities
from ingest.parts.split import Split, split
from ingest.read import read_legibly
from ingest.report import Report

AGREES = 0.95  # of words

Key = tuple[tuple[str, str] | None, str | None, str | None]


class Part(msgspec.Struct, frozen=True):
    """A section as it counts: its round by first and last day, its area, its item and its words."""

    key: Key
    words: tuple[str, ...]
    unsure: bool = False


class Score(msgspec.Struct, frozen=True):
    """Counts of one report or of many; `right` sections of `found` and of `expected`."""

    rounds: tuple[int, int, int] = (0, 0, 0)  # right, found, expected
    sections: tuple[int, int, int] = (0, 0, 0)
    words: tuple[int, int, int] = (0, 0, 0)  # in both, found, expected
    doubts: tuple[int, int, int] = (0, 0, 0)  # wrong and unsure, unsure, wrong; of the sections found

    def __add__(self, other: "Score") -> "Score":
        return Score(
            *(
                tuple(a + b for a, b in zip(one, two, strict=True))
                for one, two in zip(msgspec.structs.astuple(self), msgspec.structs.astuple(other), strict=True)
            )
        )

    @property
    def figures(self) -> tuple[float, float, float, float]:
        """F1 of rounds and of sections, share of words kept, share of kept words that belong."""
        both, found, expected = self.words
        return f1(self.rounds), f1(self.sections), both / max(expected, 1), both / max(found, 1)


def f1(counts: tuple[int, int, int]) -> float:
    """The harmonic mean of precision and recall; 1 where there was nothing to find and nothing was found."""
    right, found, expected = counts
    return 2 * right / (found + expected) if found + expected else 1.0


def main(folders: Sequence[Path]) -> None:
    """Print a line for each report and one for all."""
    total = Score()
    began = time.perf_counter()
    print(f"{'rapport':<44} {'omgångar':>9} {'avsnitt':>9} {'behållet':>9} {'rent':>9}")
    for gold_file in sorted(file for folder in folders for file in folder.rglob("*.gold.json")):
        score, wrong = score_of(gold_file)
        total += score
        print(f"{gold_file.name[:-10]:<44} " + " ".join(f"{figure:9.3f}" for figure in score.figures))
        for line in wrong:
            print(f"    {line}")
    print(f"{'alla':<44} " + " ".join(f"{figure:9.3f}" for figure in total.figures))
    both, unsure, wrong_ones = total.doubts
    print(f"fel avsnitt {wrong_ones}, osäkra {unsure}, både och {both}; {time.perf_counter() - began:.1f} s")


def score_of(gold_file: Path, report: Report | None = None) -> tuple[Score, list[str]]:
    """How a report was split, held against its gold file, and what was wrong; it is read where it is not given."""
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    rounds, parts = _parts(report or _split(gold_file.with_name(gold["file"])))
    expected_rounds = [(one["start"], one["end"]) for one in gold["rounds"]]
    expected = [_part(section, expected_rounds) for section in gold["sections"]]
    right, missed, invented = _matched(parts, expected)
    words, gold_words = (Counter(w for part in side for w in part.words) for side in (parts, expected))
    score = Score(
        (len(set(rounds) & set(expected_rounds)), len(set(rounds)), len(set(expected_rounds))),
        (right, len(parts), len(expected)),
        ((words & gold_words).total(), words.total(), gold_words.total()),
        (sum(one.unsure for one in invented), sum(one.unsure for one in parts), len(invented)),
    )
    wrong = [f"saknas  {_shown(part)}" for part in missed] + [f"för mycket  {_shown(part)}" for part in invented]
    extra = [f"omgång  {one}" for one in set(rounds) ^ set(expected_rounds)]
    return score, [*extra, *wrong]


def _split(pdf: Path) -> Split:
    """A PDF split; nothing is annotated or archived."""
    return split(lay_out(read_legibly(pdf).pages), pdf.stem)


def _parts(found: Split | Report) -> tuple[list[tuple[str, str]], list[Part]]:
    """The rounds and sections that a PDF is split into."""
    rounds = [(str(one.start), str(one.end)) for one in found.rounds]
    odd = {one.section for one in oddities(found.title, found.rounds, found.sections)}
    parts = [
        Part(
            (
                None if one.round is None else rounds[one.round],
                (one.area.label or _plain(one.area.title or "")) if one.area else None,
                one.item,
            ),
            words_of(one.text),
            one.id in odd
            or bool(one.area and one.area.confidence < SURE)
            or (one.round is not None and found.rounds[one.round].confidence < SURE),
        )
        for one in found.sections
    ]
    return rounds, parts


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text without case and punctuation."""
    return tuple(re.findall(r"\w+(?:[-–]\w+)*-?", text.casefold()))


def _part(section: dict[str, Any], rounds: Sequence[tuple[str, str]]) -> Part:
    area = section["area"]
    name = (area["label"] or _plain(area["title"])) if area else None
    told = None if section["round"] is None else rounds[section["round"]]
    return Part((told, name, section["item"]), words_of(section["text"]))


def _plain(title: str) -> str:
    return " ".join(title.casefold().split()).rstrip(".:")


def _matched(found: Sequence[Part], expected: Iterable[Part]) -> tuple[int, list[Part], list[Part]]:
    """How many sections agree, those that are missing and those that are too many."""
    left = list(found)
    missed: list[Part] = []
    right = 0
    for part in expected:
        same = next((one for one in left if one.key == part.key and _agree(one.words, part.words)), None)
        if same is None:
            missed.append(part)
        else:
            left.remove(same)
            right += 1
    return right, missed, left


def _agree(one: Sequence[str], other: Sequence[str]) -> bool:
    both = (Counter(one) & Counter(other)).total()
    return both >= AGREES * max(len(one), len(other), 1)


def _shown(part: Part) -> str:
    told, area, item = part.key
    return f"{told[0] if told else '–'} | {area} | {item} | {len(part.words)} ord: {' '.join(part.words[:9])}"


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
