"""Divided words made whole, and lines gathered into paragraphs."""

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.layout.paragraphs import join_lines, paragraphs
from ingest.pages.boxes import union
from ingest.pages.page import Line, Word
from ingest.report import Box

LEADING = 14.0


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["alla kom-", "muner i länet"], "alla kommuner i länet"),
        (["kultur-", "och fritidsnämnden"], "kultur- och fritidsnämnden"),
        (["barn-, ungdoms-", "och utbildningsnämnden"], "barn-, ungdoms- och utbildningsnämnden"),
        (["ju-", "ridik- och kanslienheten"], "juridik- och kanslienheten"),
        (["programmet 2012-", "2016"], "programmet 2012-2016"),
        (["programmet 2013–", "2016"], "programmet 2013–2016"),
        (["leden Ekvik–", "Norra skolan"], "leden Ekvik–Norra skolan"),
        (["januari–", "mars"], "januari–mars"),
        (["kultur–", "och fritidsnämnden"], "kultur– och fritidsnämnden"),
        (["den nya IT-", "avdelningen"], "den nya IT-avdelningen"),
        (["fler e-", "tjänster"], "fler e-tjänster"),
        (["regionen Väst-", "Sverige"], "regionen Väst-Sverige"),
        (["sam\u00ad", "verkan och sam\u00adråd"], "samverkan och samråd"),
        (["kom\u2010", "muner"], "kommuner"),
        (["en ny tall-", "lampa"], "en ny tallampa"),
        (["plan för id\u2010", "rottshallar"], "plan för idrottshallar"),
        (["nya id-", "kort"], "nya id-kort"),
        (["aktivitets\u00ad", "och lokalbidrag"], "aktivitets- och lokalbidrag"),
        (["barn\u00ad och ungdomsböcker"], "barn- och ungdomsböcker"),
        (["till-", "lägget"], "tillägget"),
        (["anställts gemen-", "samt för skolorna"], "anställts gemensamt för skolorna"),
        (["vård-", "samt omsorgslokaler"], "vård- samt omsorgslokaler"),
        (["kontakt med hem-", "men i årskurs 7"], "kontakt med hemmen i årskurs 7"),
        (["på kort-", "men inte på långsikt"], "på kort- men inte på långsikt"),
        (["inte börjat, efter-", "som mallen saknas"], "inte börjat, eftersom mallen saknas"),
        (["vägen in-", "till skolan"], "vägen intill skolan"),
        (["alla IT-syste-", "men har bytts"], "alla IT-systemen har bytts"),
        (["från el-", "till vattenledningar"], "från el- till vattenledningar"),
        (["fler tv-", "licenser"], "fler tv-licenser"),
        (["mobilt bank-", "id."], "mobilt bank-id."),
        (["med bank-", "id-inloggning"], "med bank-id-inloggning"),
        (["en stero-", "id"], "en steroid"),
        (["en skol-", "idé"], "en skolidé"),
        (["plan –", "nästa år"], "plan – nästa år"),
        (["  en   rad", "till "], "en rad till"),
    ],
)
def test_words_divided_at_the_end_of_a_line(lines: list[str], text: str) -> None:
    assert join_lines(lines) == text


def line(text: str, row: float, indent: float = 0, size: float = 10.0, bold: bool = False, page: int = 1) -> Line:
    """A line of words, each letter 5 points wide, in a column 400 points wide."""
    words, x = [], 100.0 + indent
    for word in text.split():
        words.append(Word(word, x, row * LEADING - size, x + 5 * len(word), row * LEADING, size, bold))
        x += 5 * len(word) + 3
    return Line(page, tuple(words), left=100.0, right=500.0)


FULL = "Nämnden har under våren gått igenom samtliga riktlinjer och upphävt dem som inte"


def titled(title: str, text: str, row: float) -> Line:
    """A line that a title in bold and larger type begins."""
    first, rest = line(title, row, size=14, bold=True), line(text, row, 5.0 * len(title) + 3)
    return Line(1, (*first.words, *rest.words), left=100.0, right=500.0)


@pytest.mark.parametrize(
    ("why", "lines", "expected"),
    [
        ("a full line goes on", [line(FULL, 1), line("längre behövs.", 2)], 1),
        ("a wide space", [line(FULL, 1), line("behövs.", 2), line("Nästa steg är", 4)], 2),
        ("a short line that ends a sentence", [line("Det är klart.", 1), line("Nästa steg är", 2)], 2),
        ("another size", [line("Sammanfattning", 1, size=14), line(FULL, 2)], 2),
        ("a title in larger type", [titled("Boende.", FULL[:60], 1), line("längre behövs.", 2)], 1),
        ("another weight", [line("Sammanfattning", 1, bold=True), line(FULL, 2)], 2),
        ("a bold title that fills its line", [line(f"{FULL[:76]}.", 1, bold=True), line(FULL, 2)], 1),
        (
            "list labels",
            [line(f"I. {FULL[:76]}", 1), line(FULL[:76], 2, 20), line(f"II. {FULL[:76]}", 3)],
            2,
        ),
        ("back to the margin", [line(f"I. {FULL[:76]}", 1), line(FULL[:76], 2, 20), line(FULL, 3)], 2),
        ("a dash inside a sentence", [line(f"{FULL} ej", 1), line("– 2016 längre behövs.", 2)], 1),
        ("over a page break", [line(FULL, 50), line("längre behövs.", 3, page=2)], 1),
        (
            "a number that only looks like a label",
            [line(FULL, 1), line(f"{FULL} ej", 2),
             line("17. Behovet prövas därefter på nytt", 3)],
            1,
        ),
    ],
)  # fmt: skip
def test_a_paragraph_ends(why: str, lines: list[Line], expected: int) -> None:
    assert len(paragraphs(lines)) == expected, why


def test_a_number_that_a_sentence_refers_to_begins_no_paragraph() -> None:
    heading = line("3.4 Kostnader", 1, bold=True)
    referring = [line(f"{FULL} 3.4 och", 4), line("3.5 ses över.", 5)]
    assert [one.label and one.label.text for one in paragraphs([heading, *referring])] == ["3.4", None]
    listed = [line("3.4 fördela kostnaderna lika", 4), line("3.5 ses två gånger om året", 5)]
    assert [one.label and one.label.text for one in paragraphs(listed)] == ["3.4", "3.5"]


@pytest.mark.parametrize("start", ["2018: Tolv barn placerades", "Avtalet gäller", "2018 – tolv barn"])
def test_a_short_item_is_not_gone_on_with_by_what_opens_a_paragraph(start: str) -> None:
    bold = msgspec.structs.replace(
        line(start, 2), words=line(start, 2, bold=True).words[:1] + line(start, 2).words[1:]
    )
    assert len(paragraphs([line("• avstämning varannan vecka", 1), bold])) == 2


def test_a_word_divided_over_a_page_break_is_whole_though_a_note_stands_between() -> None:
    note = msgspec.structs.replace(line("Beslutet gäller årskurs 7.", 52), apart="footnote", anchor=3)
    found = paragraphs([line(f"{FULL} priori-", 50), note, line("terade insatser.", 3, page=2)])
    assert [one.text for one in found] == [f"{FULL} prioriterade insatser.", note.text]


@given(st.lists(st.text("abcåäö-., ", min_size=1).filter(str.strip), min_size=1, max_size=6))
def test_joining_keeps_every_letter(lines: list[str]) -> None:
    def letters(text: str) -> str:
        return "".join(filter(str.isalpha, text))

    joined = letters(join_lines(lines))
    # A consonant that stands three times where a word was divided is written twice.
    assert re.sub(r"(.)\1+", r"\1", joined) == re.sub(r"(.)\1+", r"\1", letters("".join(lines)))


@given(
    st.lists(
        st.builds(Box, st.integers(1, 2), st.just(50.0), st.floats(0, 700), st.just(400.0), st.just(800.0)),
        max_size=8,
    )
)
def test_a_union_covers_its_boxes(boxes: list[Box]) -> None:
    joined = union(boxes)
    for box in boxes:
        assert any(j.page == box.page and j.x0 <= box.x0 and j.top <= box.top and j.x1 >= box.x1 for j in joined)


def test_what_stands_far_below_the_rest_has_a_box_of_its_own() -> None:
    text, more, note = Box(1, 50, 100, 400, 140), Box(1, 50, 150, 400, 190), Box(1, 50, 700, 400, 710)
    assert union([text, more, note]) == (Box(1, 50, 100, 400, 190), note)


def hung(label: str, text: str, row: float, white: float = 10.0) -> Line:
    """A line with a label and white between it and the text."""
    one = line(f"{label} {text}", row)
    first, *rest = one.words
    moved = [msgspec.structs.replace(word, x0=word.x0 + white, x1=word.x1 + white) for word in rest]
    return msgspec.structs.replace(one, words=(first, *moved))


@pytest.mark.parametrize(
    ("why", "lines", "labels"),
    [
        ("letters", [hung("a", "Ett klart", 1), hung("b", "Två klart", 2)], ["a", "b"]),
        ("numbers", [hung("1", "Ett klart", 1), hung("2", "Två klart", 2)], ["1", "2"]),
        ("one alone", [hung("a", "Ett klart", 1), line("Två klart", 2)], []),
        ("days", [hung("30", "september 2016: Ett", 1), hung("31", "mars 2017: Två", 2)], []),
        ("words", [hung("å", "Ett klart", 1), hung("i", "Två klart", 2)], []),
        ("no white", [hung("a", "Ett klart", 1, 0), hung("b", "Två klart", 2, 0)], []),
        ("hung elsewhere", [hung("1", "Ett klart", 1), hung("2", "Två klart", 2, 30)], []),
    ],
)
def test_labels_without_a_sign(why: str, lines: list[Line], labels: list[str]) -> None:
    assert [one.label.text for one in paragraphs(lines) if one.label] == labels, why


def row_of(text: str, bold: int, bottom: float, x: float = 60.0, right: float = 300.0) -> Line:
    """A line whose first words, so many, are bold."""
    words = []
    for place, word in enumerate(text.split()):
        words.append(Word(word, x, bottom - 10, x + 5 * len(word), bottom, 10.0, place < bold))
        x += 5 * len(word) + 3
    return Line(1, tuple(words), 60.0, right)


def first_of(
    *rows: tuple[str, int], right: float = 260.0, step: float = LEADING, x: tuple[float, ...] = (60.0, 60.0)
) -> str:
    """The first paragraph of lines over text that tells their usual distance."""
    found = [row_of(*row, 100 + step * n, at, right) for n, (row, at) in enumerate(zip(rows, x, strict=True))]
    body = [row_of("Texten flyter under dem alla rader ned", 0, 300 + LEADING * n) for n in range(8)]
    return paragraphs([*found, *body])[0].text


def test_a_bold_title_that_fills_its_line_begins_the_paragraph_under_it() -> None:
    text = "Huvudbiblioteket har sedan februari öppet.", 0
    title = "Öppet när alla i kommunen är lediga.", 7
    both = f"{title[0]} {text[0]}"
    assert first_of(title, text) == both
    assert first_of(title, text, right=500) == both  # wide lines stand over its column
    assert first_of(title, text, step=24) == title[0]
    assert first_of(title, ("1. Huvudbiblioteket har öppet.", 0)) == title[0]
    assert first_of(title, ("Hösten 2014: Biblioteket har öppet.", 0)) == title[0]
    assert first_of(title, text, x=(60, 90)) == title[0]
    assert first_of(("Öppet när alla i kommunen är lediga", 7), text) == "Öppet när alla i kommunen är lediga"
    assert first_of(("Läge:", 1), text, right=500) == "Läge:"


def test_a_bold_title_that_ends_on_the_next_line_is_one() -> None:
    begins, ends = ("Litteratur på minoritetsspråk och på", 5), ("teckenspråk. Beståndet har vuxit.", 1)
    assert first_of(begins, ends, right=250) == f"{begins[0]} {ends[0]}"
    assert first_of(begins, ends, right=500) == begins[0]  # a heading, over a bold word
    assert first_of(begins, ("Bedömning: målet nås.", 1), right=250) == begins[0]


def test_a_bold_title_further_out_than_a_bullet_without_a_sign_begins_a_paragraph() -> None:
    bullet = row_of("• en handbok för den som leder projekt", 0, 14, x=84.0)
    titled = row_of("Trygga gator. Arbetsgruppen har prövat ljus.", 2, 28)
    moved = msgspec.structs.replace(titled, column=1)
    assert len(paragraphs([bullet, moved])) == 2


def test_under_the_only_line_of_an_item_begins_what_stands_further_out_where_others_are_hung() -> None:
    items = [line("5. Ordlistan väntar.", 1, 16), line(f"6. {FULL[:60]} 81.", 2, 16)]
    closing = line("Kommunchefen har bett avdelningarna att avsätta tid.", 3)
    narrow = [msgspec.structs.replace(one, right=420.0) for one in (*items, closing)]
    assert len(paragraphs(narrow)) == 2
    hung = [line("4. Skrivstugan träffas varje onsdag men lockar", 0, 16), line("inte så många.", 0.9, 36)]
    assert [one.text[:5] for one in paragraphs([*hung, *narrow])] == ["4. Sk", "5. Or", "6. Nä", "Kommu"]
