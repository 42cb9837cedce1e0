"""A letter alone is small or a capital as its height beside the next words tells."""

import msgspec
import numpy as np
import pytest

from ingest.scans.letter_heights import with_heights
from ingest.scans.strokes import DARK
from tests.ingest.typeset import Line, typeset


@pytest.mark.parametrize(
    ("shown", "read", "meant"),
    [("c", "C", "c"), ("C", "c", "C"), ("c", "c", "c"), ("v)", "V)", "v)"), ("C.", "C.", "C."), ("d", "D", "D")],
)
def test_a_letter_is_as_high_as_it_stands(shown: str, read: str, meant: str) -> None:
    seen, picture = typeset([Line(f"{shown} Taket har lagts om", 100.0, 10.0)])
    first, *rest = seen
    told = [msgspec.structs.replace(first, text=read, line=7, size=7.0), *rest]
    assert with_heights(told, np.asarray(picture) < DARK)[0].text == meant


def test_a_letter_that_has_no_words_beside_it_is_left() -> None:
    seen, picture = typeset([Line("C", 100.0, 10.0)])
    assert with_heights(seen, np.asarray(picture) < DARK)[0].text == "C"
