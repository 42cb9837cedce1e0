"""Footnotes whose marks OCR took for other signs are tied to their words; quotation marks are left."""

import pytest

from ingest.layout.footnotes import with_notes_apart
from ingest.layout.note_marks import with_note_marks
from ingest.pages.page import Line, Word


def line(row: int, text: str, size: float = 10.0) -> Line:
    top = 14.0 * row
    words = [
        Word(one, 60.0 + 50 * n, top, 100.0 + 50 * n, top + size, size, number=100 * row + n)
        for n, one in enumerate(text.split())
    ]
    return Line(1, tuple(words), 60.0, 540.0)


def read(*lines: Line, scanned: bool = True) -> list[str]:
    """The lines, those of notes in brackets."""
    found = with_notes_apart(with_note_marks(lines, {1} if scanned else set(), 10.0), 10.0).lines
    return [f"[{one.text}]" if one.apart else one.text for one in found]


@pytest.mark.parametrize("mark", ["'", '"', "”", "*", "!"])
def test_a_misread_mark_ties_its_note(mark: str) -> None:
    text = line(1, f"Anmälan görs enligt lagen.{mark} Året därpå kom fler.")
    assert read(text, line(50, f"{mark}Lag om patientsäkerhet.", 8.0)) == [
        "Anmälan görs enligt lagen. Året därpå kom fler.",
        "[Lag om patientsäkerhet.]",
    ]


def test_a_mark_before_the_point_that_ends_its_sentence_is_no_end_of_another() -> None:
    text = line(1, "Det tog som längst elva veckor!. Är det så? Stationen är ny!")
    assert read(text, line(50, "Kötiden räknas från anmälan.", 8.0)) == [
        "Det tog som längst elva veckor. Är det så? Stationen är ny!",
        "[Kötiden räknas från anmälan.]",
    ]


def test_a_note_may_have_lost_its_mark() -> None:
    text = line(1, "De minskade med en femtedel”, men andelen är oförändrad.")
    assert read(text, line(50, "Jämförelsen avser april.", 8.0)) == [
        "De minskade med en femtedel, men andelen är oförändrad.",
        "[Jämförelsen avser april.]",
    ]


def test_two_notes_are_numbered_by_their_order() -> None:
    text = line(1, "De behandlades.! Det blir en praktikperiod.?")
    notes = line(50, '"Rapporterna är desamma.', 8.0), line(51, "?Rådet har sju företag.", 8.0)
    assert read(text, *notes)[1:] == ["[Rapporterna är desamma.]", "[Rådet har sju företag.]"]


def test_one_of_two_notes_may_have_lost_its_mark() -> None:
    text = line(1, "De behandlades.! Det blir en praktikperiod.?")
    notes = line(50, "?Rapporterna är desamma.", 8.0), line(51, "Rådet har sju företag.", 8.0)
    assert read(text, *notes)[1:] == ["[Rapporterna är desamma.]", "[Rådet har sju företag.]"]


def test_a_sign_within_a_sentence_is_a_mark() -> None:
    """A question or a cry ends a sentence."""
    note = line(50, "2. Mätningen ställdes in.", 8.0)
    for text in ("Det mäts i mars?. Målet nås.", "Det mäts i mars? och i maj."):
        said = line(1, text)
        assert read(said, note) == [text.replace("?", ""), "[Mätningen ställdes in.]"]
    asked = line(1, "Hur mäts det? Det mäts i mars.")
    assert read(asked, note) == [asked.text, note.text]


def test_a_quotation_mark_is_that_of_the_one_numbered_note_whose_mark_was_not_read() -> None:
    notes = line(50, "1 Uppgiften är från mars.", 8.0), line(51, "2 Fordonen är nya.", 8.0)
    said = line(1, "Avtal finns1 sedan mars. De levererades i april.”")
    assert read(said, *notes)[1:] == ["[Uppgiften är från mars.]", "[Fordonen är nya.]"]


def test_quotations_small_print_and_pages_with_text_are_left() -> None:
    quoted, small = line(1, "De svarar ”alltid lugnt.” Är det så?"), line(50, "Källa är enkäten.", 8.0)
    assert read(quoted, small) == [quoted.text, small.text]
    marked = line(1, "enligt lagen.' Året")
    assert read(marked, small, scanned=False) == [marked.text, small.text]


def test_a_misread_mark_is_tied_to_a_note_whose_number_was_read() -> None:
    text, quoted = line(1, "Det trappas in under tre år.! Avtal nåddes."), line(1, 'De säger "ja". Avtal nåddes.')
    note = line(50, "1 Beräknat på tre rum.", 8.0)
    assert read(text, note) == ["Det trappas in under tre år. Avtal nåddes.", "[Beräknat på tre rum.]"]
    assert read(quoted, note)[0] == 'De säger "ja". Avtal nåddes.'


def test_one_of_two_notes_may_have_its_number_alone() -> None:
    text = line(1, "De behandlades.! Det blir en praktikperiod.?")
    notes = line(50, "Rapporterna är desamma.", 8.0), line(51, "2 Rådet har sju företag.", 8.0)
    assert read(text, *notes) == [
        "De behandlades. Det blir en praktikperiod.",
        "[Rapporterna är desamma.]",
        "[Rådet har sju företag.]",
    ]


def test_a_figure_may_be_read_as_a_letter_or_as_two_signs() -> None:
    text = line(1, "Det följer av lagen.t Sedan kom den nya lagen.? Det är bra!")
    notes = line(50, "1. Lag om bostäder.", 8.0), line(51, "2. Lag om mottagande.", 8.0)
    assert read(text, *notes)[0] == "Det följer av lagen. Sedan kom den nya lagen. Det är bra!"
    text = line(1, "Det visade enkäten?! som kom i mars.")
    assert read(text, line(50, "1. Den besvarades av 412 elever.", 8.0)) == [
        "Det visade enkäten som kom i mars.",
        "[Den besvarades av 412 elever.]",
    ]
