"""Questions of every kind to an archive, each asked once: what a user may type, in words that the archive has."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from random import Random

import msgspec

from index.swedish import words

EACH = 60  # questions of a kind
SAMPLED = 20_000  # sections
YEARS = 10  # in a range
KINDS = (
    "sällsynt ord", "vanligt ord", "två ord, båda", "två ord, endera", "fras", "början av ord",
    "felstavat ord", "ord och år", "ord och datum",
)  # fmt: skip


class Question(msgspec.Struct, frozen=True):
    """A question by kind; `years` are the first and last of a range."""

    kind: str
    words: tuple[str, ...]
    years: tuple[int, int] | None = None


def questions(texts: Sequence[str], first_year: int, last_year: int) -> list[Question]:
    """Sixty questions of each kind, in random order."""
    draw = Random(2)
    sample = draw.sample(texts, min(SAMPLED, len(texts)))
    counts = Counter(form for text in sample for form in {word.form for word in words(text)})
    known = sorted(form for form in counts if form.isalpha() and len(form) > 3)
    made = _Makers(sample, known, counts, draw, first_year, last_year)
    found = [question for kind in KINDS for question in made.some(kind)]
    draw.shuffle(found)
    return found


class _Makers:
    def __init__(
        self,
        sample: Sequence[str],
        known: Sequence[str],
        counts: Counter[str],
        draw: Random,
        first: int,
        last: int,
    ) -> None:
        share = {form: counts[form] / len(sample) for form in known}
        self.rare = [form for form in known if counts[form] <= 3]
        self.common = [form for form in known if share[form] >= 0.002]
        self.frequent = [form for form in known if share[form] >= 0.05]
        self.sample, self.draw, self.first, self.last = sample, draw, first, last

    def some(self, kind: str) -> Iterator[Question]:
        """Questions of one kind."""
        make: Callable[[], tuple[str, ...]] = dict(zip(KINDS, self._words(), strict=True))[kind]
        for _ in range(EACH):
            ranged = kind in ("ord och år", "ord och datum")
            begin = self.draw.randrange(self.first, self.last - YEARS)
            yield Question(kind, make(), (begin, begin + YEARS) if ranged else None)

    def _words(self) -> tuple[Callable[[], tuple[str, ...]], ...]:
        pick = self.draw.choice
        return (
            lambda: (pick(self.rare),),
            lambda: (pick(self.frequent),),
            lambda: (pick(self.frequent), pick(self.common)),
            lambda: (pick(self.frequent), pick(self.common)),
            self._neighbours,
            lambda: (pick(self.common)[: pick((3, 4, 5))],),
            self._misspelt,
            lambda: (pick(self.frequent),),
            lambda: (pick(self.frequent),),
        )

    def _neighbours(self) -> tuple[str, ...]:
        while True:
            found = [word.form for word in words(self.draw.choice(self.sample))]
            place = self.draw.randrange(len(found) - 1)
            pair = tuple(found[place : place + 2])
            if all(form.isalpha() for form in pair):
                return pair

    def _misspelt(self) -> tuple[str, ...]:
        form = self.draw.choice([form for form in self.common if len(form) > 5])
        place = self.draw.randrange(2, len(form) - 1)
        return (form[:place] + form[place + 1] + form[place] + form[place + 2 :],)
