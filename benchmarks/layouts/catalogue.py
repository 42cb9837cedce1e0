"""The reports, one for each way of writing and typesetting that is to be split right."""

from collections.abc import Iterator

from benchmarks.layouts.content import Block, Example, Place
from benchmarks.layouts.sentences import (
    AREAS,
    BULLETS,
    CLOSING,
    FOOTNOTE,
    GUIDELINE,
    INTRODUCTIONS,
    ITEMS,
    SIDEBAR,
    STATES,
    TEXTS,
)

PROGRAMME = "handlingsprogrammet för en öppen kommun"
ROMAN = ["I", "II", "III", "IV", "V", "VI"]
LETTERS = ["A", "B", "C", "D", "E", "F"]
SENDER = ("Björkholma kommun", "Kommunledningsförvaltningen", "Diarienummer KS 2016/412")
ADDRESS = (
    "Postadress 812 34 Björkholma",
    "Telefon 0290-12 34 00",
    "kommun@bjorkholma.example",
    "Org.nr 212000-9999",
)


def examples() -> Iterator[Example]:
    """All of them."""
    yield roman_lists()
    yield headings_with_numbers()
    yield decimals_in_title_round()
    yield cover_and_contents()
    yield letterhead_and_date()
    yield rounds_inside_areas()
    yield several_reports()
    yield run_in_titles()
    yield recurring_goals()
    yield table_of_states()
    yield table_without_rules()
    yield out_of_order()
    yield two_columns_with_note()
    yield note_by_another_tool()
    yield text_round_a_sidebar()
    yield narrow_and_hyphenated()
    yield nested_lists()
    yield guideline()
    yield wide_margins_small_type()
    yield capitals_and_serif()


def roman_lists() -> Example:
    """Headings for rounds, Roman numerals hung in the margin, items a–d, two columns, total page numbers."""
    rounds = ("Rapport och uppföljning hösten 2014", "Rapport och uppföljning våren 2015", "Läget hösten 2015")
    blocks = [Block("title", f"Uppföljning av {PROGRAMME} 2014–2015")]
    for number, told in enumerate(rounds):
        blocks += [Block("round", told), Block("paragraph", INTRODUCTIONS[number], Place(told))]
        for area, label in enumerate(ROMAN):
            blocks.append(Block("area", TEXTS[area][number], Place(told, label), label, begins=True))
            if label == "II" and number == 1:
                blocks += [
                    Block("item", text, Place(told, label, None, item), item, begins=True)
                    for item, text in zip("abcd", ITEMS, strict=True)
                ]
    blocks.append(Block("paragraph", CLOSING, Place(rounds[-1])))
    style = {"columns": 2, "justify": True, "hyphenate": True, "numbers": "total"}
    return Example("romerska-listor", "typst", blocks[0].text, tuple(blocks), style, rounds)


def headings_with_numbers() -> Example:
    """ "Åtgärdsområde III – …" under headings for rounds; the running header changes with the chapter."""
    rounds = ("Läget våren 2016", "Uppföljning per den 31 mars 2017", "Delårsrapport augusti 2018")
    blocks = [Block("title", f"Redovisning av uppföljningar av {PROGRAMME}")]
    for number, told in enumerate(rounds):
        blocks += [Block("break"), Block("round", told), Block("paragraph", INTRODUCTIONS[number], Place(told))]
        for area, label in enumerate(ROMAN):
            place = Place(told, label, AREAS[area])
            blocks.append(Block("heading", f"Åtgärdsområde {label} – {AREAS[area]}"))
            blocks.append(Block("paragraph", TEXTS[area][number], place, begins=True))
            if label == "III":
                blocks += [Block("bullet", text, place) for text in BULLETS]
    style = {"chapters": True, "numbers": "of"}
    return Example("numrerade-rubriker", "weasyprint", blocks[0].text, tuple(blocks), style, rounds)


def decimals_in_title_round() -> Example:
    """The round in the title, areas numbered 1, 1.1 and 2.1.1 on three levels of headings."""
    told = "tertial 2 2018"
    title = f"Tertialuppföljning 2 2018 av {PROGRAMME}"
    numbered = [("1", 0), ("1.1", 1), ("1.2", 2), ("2", 3), ("2.1", 4), ("2.1.1", 5)]
    blocks = [Block("title", title), Block("paragraph", INTRODUCTIONS[0], Place(told))]
    for label, area in numbered:
        kind = "heading" if "." not in label else "subheading"
        blocks.append(Block(kind, f"{label} {AREAS[area]}"))  # type: ignore[arg-type]
        blocks += [
            Block("paragraph", text, Place(told, label, AREAS[area]), begins=not n)
            for n, text in enumerate(TEXTS[area])
        ]
    return Example("decimaler", "chromium", title, tuple(blocks), {"numbers": "of"}, (told,))


def cover_and_contents() -> Example:
    """A cover with the round on a line of its own, a contents page, areas A–F as headings on new pages."""
    told = "Augusti 2023"
    title = "Delårsrapport"
    blocks = [
        Block("title", title),
        Block("cover", "Augusti 2023"),
        Block("cover", "Björkholma kommun"),
        Block("break"),
        Block("contents"),
        Block("break"),
    ]
    for area, label in enumerate(LETTERS):
        place = Place(told, label, AREAS[area])
        blocks.append(Block("heading", f"{label}. {AREAS[area]}"))
        blocks += [Block("paragraph", text, place, begins=not n) for n, text in enumerate(TEXTS[area])]
    return Example("omslag", "typst", title, tuple(blocks), {"numbers": "plain", "size": 12}, (told,))


def letterhead_and_date() -> Example:
    """A memorandum with sender, number, addresses and signature; its date is all the round there is."""
    told = "uppföljning 2016-10-12"
    title = f"Lägesrapport för {PROGRAMME}"
    blocks = [Block("letterhead", text) for text in (*SENDER, "2016-10-12")]
    blocks += [Block("title", title), Block("heading", "Sammanfattning")]
    blocks += [Block("paragraph", INTRODUCTIONS[0], Place(told))]
    for area in range(4):
        place = Place(told, None, AREAS[area])
        blocks.append(Block("heading", AREAS[area]))
        blocks += [Block("paragraph", text, place, begins=not n) for n, text in enumerate(TEXTS[area][:2])]
    blocks += [Block("signature", "Maria Lindqvist"), Block("signature", "Kommundirektör")]
    style = {"address": ADDRESS, "numbers": "total"}
    return Example("tjansteskrivelse", "chromium", title, tuple(blocks), style, (told,))


def rounds_inside_areas() -> Example:
    """Areas as headings, and in each the rounds as words that begin a paragraph: "Hösten 2014: …"."""
    rounds = ("Hösten 2014", "Våren 2015", "Hösten 2015")
    title = f"Uppföljning av {PROGRAMME}"
    blocks = [Block("title", title), Block("paragraph", INTRODUCTIONS[0], Place())]
    for area, name in enumerate(AREAS):
        blocks.append(Block("heading", f"{area + 1}. {name}"))
        for number, told in enumerate(rounds):
            place = Place(told, str(area + 1), name)
            text = TEXTS[area][number]
            blocks.append(Block("run-in", text, place, f"{told}:", begins=True))
    return Example("omgangar-i-omraden", "typst", title, tuple(blocks), {"font": "New Computer Modern"}, rounds)


def several_reports() -> Example:
    """Three reports in one file, each with its own letterhead and title."""
    rounds = ("våren 2017", "hösten 2017", "våren 2018")
    title = f"Lägesrapport för {PROGRAMME}, {rounds[0]}"
    blocks: list[Block] = []
    for number, told in enumerate(rounds):
        blocks += [Block("break")] if number else []
        blocks += [Block("letterhead", text) for text in (*SENDER, f"2017-0{number + 4}-11")]
        blocks += [Block("title", f"Lägesrapport för {PROGRAMME}, {told}")]
        blocks += [Block("paragraph", INTRODUCTIONS[number], Place(told), begins=True)]
        blocks += [
            Block("area", TEXTS[area][number], Place(told, label), label, begins=True)
            for area, label in enumerate(ROMAN)
        ]
    return Example("flera-rapporter", "reportlab", title, tuple(blocks), {"numbers": "plain"}, rounds)


def run_in_titles() -> Example:
    """Areas without number, their titles in bold at the beginning of the paragraph."""
    rounds = ("Årsbokslut 2018", "Uppföljning 2019")
    title = f"Uppföljningar av {PROGRAMME}"
    blocks = [Block("title", title)]
    for number, told in enumerate(rounds):
        blocks += [Block("round", told), Block("paragraph", INTRODUCTIONS[number], Place(told))]
        for area, name in enumerate(AREAS):
            place = Place(told, None, name)
            blocks.append(Block("run-in", TEXTS[area][number], place, f"{name}.", begins=True))
            blocks.append(Block("paragraph", TEXTS[area][2 - number], place))
    return Example("inledande-rubriker", "weasyprint", title, tuple(blocks), {"numbers": "plain"}, rounds)


def recurring_goals() -> Example:
    """Headings without number that recur in each round, and under them the same smaller heading every time."""
    rounds = ("Årsbokslut 2017", "Årsbokslut 2018", "Årsbokslut 2019")
    title = "Uppföljning av kommunens mål"
    blocks = [Block("title", title)]
    for number, told in enumerate(rounds):
        blocks.append(Block("round", told))
        for area, name in enumerate(AREAS[2:]):
            place = Place(told, None, name)
            blocks += [Block("heading", name), Block("paragraph", TEXTS[area + 2][number], place, begins=True)]
            blocks.append(Block("subheading", "Genomfört under året", place))
            blocks += [Block("bullet", text, place) for text in BULLETS]
    return Example("aterkommande-mal", "chromium", title, tuple(blocks), {"sans": True}, rounds)


def table_of_states() -> Example:
    """Areas in the first column of a ruled table that goes over a page break, states in the others."""
    rounds = ("T1 2019", "T2 2019")
    title = f"Tertialrapporter för {PROGRAMME}"
    names = ("Område", "Nuläge", "Åtgärd", "Ansvarig", "Status")
    blocks = [Block("title", title)]
    for number, told in enumerate(rounds):
        blocks += [Block("round", told), Block("paragraph", INTRODUCTIONS[number], Place(told))]
        rows = [
            (f"{ROMAN[area]}. {AREAS[area]}", f"{STATES[area][0]} {TEXTS[area][number]}", *STATES[area][1:])
            for area in range(6)
        ]
        blocks.append(Block("table", place=Place(told), rows=(names, *rows)))
    return Example("tabell", "typst", title, tuple(blocks), {"numbers": "total"}, rounds)


def table_without_rules() -> Example:
    """Areas in the first column of a table without a single rule."""
    told = "hösten 2020"
    title = f"Avstämning av {PROGRAMME}, {told}"
    names = ("Mål", "Läge", "Kommentar")
    rows = [(AREAS[area], STATES[area][3], TEXTS[area][1]) for area in range(6)]
    blocks = [
        Block("title", title),
        Block("paragraph", INTRODUCTIONS[0], Place(told)),
        Block("table", place=Place(told), rows=(names, *rows)),
    ]
    return Example("tabell-utan-linjer", "reportlab", title, tuple(blocks), {"rules": False}, (told,))


def out_of_order() -> Example:
    """An area that lapses, two that change places, one that goes over a page break."""
    rounds = ("Rapport hösten 2016", "Rapport våren 2017")
    title = f"Rapporter om {PROGRAMME}"
    blocks = [Block("title", title)]
    for number, told in enumerate(rounds):
        order = [0, 1, 2, 3, 4, 5] if not number else [0, 1, 2, 4, 3, 5]
        blocks += [Block("round", told), Block("paragraph", INTRODUCTIONS[number], Place(told))]
        for area in order:
            text = "Utgår." if (number, area) == (1, 2) else TEXTS[area][number]
            blocks.append(Block("area", text, Place(told, ROMAN[area]), ROMAN[area], begins=True))
            if area == 1:
                blocks += [Block("paragraph", other, Place(told, ROMAN[area]), label="+") for other in TEXTS[5]]
    return Example("oordning", "typst", title, tuple(blocks), {"page": "a5", "numbers": "plain"}, rounds)


def two_columns_with_note() -> Example:
    """Two columns and a footnote."""
    told = "våren 2021"
    title = f"Uppföljning av {PROGRAMME} – {told}"
    blocks = [Block("title", title), Block("paragraph", INTRODUCTIONS[0], Place(told))]
    for area, label in enumerate(ROMAN):
        place = Place(told, label, AREAS[area])
        blocks.append(Block("heading", f"{label}. {AREAS[area]}"))
        footnote = FOOTNOTE if area == 1 else ""
        texts = TEXTS[area]
        blocks.append(Block("paragraph", texts[0], place, begins=True, footnote=footnote))
        blocks += [Block("paragraph", text, place) for text in texts[1:]]
        if area == 1:
            blocks.append(Block("break", FOOTNOTE, place))  # printed at the foot of the page
    return Example("fotnot", "typst", title, tuple(blocks), {"columns": 2, "numbers": "total"}, (told,))


def note_by_another_tool() -> Example:
    """A footnote with a raised mark in smaller type."""
    told = "våren 2023"
    title = f"Uppföljning av {PROGRAMME} – {told}"
    blocks = [Block("title", title), Block("paragraph", INTRODUCTIONS[0], Place(told))]
    for area, label in enumerate(ROMAN):
        place = Place(told, label, AREAS[area])
        blocks.append(Block("heading", f"{label}. {AREAS[area]}"))
        footnote = FOOTNOTE if area == 1 else ""
        texts = TEXTS[area]
        blocks.append(Block("paragraph", texts[0], place, begins=True, footnote=footnote))
        blocks += [Block("paragraph", text, place) for text in texts[1:]]
        if area == 1:
            blocks.append(Block("break", FOOTNOTE, place))  # printed at the foot of the page
    return Example("fotnot-upphojd", "weasyprint", title, tuple(blocks), {"numbers": "plain"}, (told,))


def text_round_a_sidebar() -> Example:
    """One column, and a sidebar in a shaded frame beside the text."""
    told = "hösten 2021"
    title = f"Uppföljning av {PROGRAMME} – {told}"
    blocks = [Block("title", title), Block("paragraph", INTRODUCTIONS[0], Place(told))]
    for area, name in enumerate(AREAS[:5]):
        place = Place(told, str(area + 1), name)
        blocks.append(Block("heading", f"{area + 1}. {name}"))
        blocks += [Block("sidebar", SIDEBAR)] if area == 1 else []
        blocks += [Block("paragraph", text, place, begins=not n) for n, text in enumerate(TEXTS[area])]
        blocks += [Block("break", SIDEBAR, place)] if area == 1 else []  # read after the text beside it
    return Example("faktaruta", "weasyprint", title, tuple(blocks), {"numbers": "total"}, (told,))


def narrow_and_hyphenated() -> Example:
    """Narrow columns with hyphenation at every other line end."""
    rounds = ("Uppföljning hösten 2018", "Uppföljning våren 2019")
    title = f"Uppföljning av {PROGRAMME}"
    blocks = [Block("title", title)]
    for number, told in enumerate(rounds):
        blocks += [Block("round", told), Block("paragraph", INTRODUCTIONS[number], Place(told))]
        for area, name in enumerate(AREAS):
            place = Place(told, str(area + 1), name)
            blocks.append(Block("heading", f"Fokusområde {area + 1}: {name}"))
            blocks.append(Block("paragraph", TEXTS[area][number], place, begins=True))
            if area == 0:
                coordinated = "Kultur- och fritidsnämnden samt barn-, ungdoms- och utbildningsnämnden berörs mest."
                blocks.append(Block("paragraph", coordinated, place))
    style = {"columns": 3 - 1, "page": "a5", "justify": True, "hyphenate": True, "size": 9.5, "numbers": "of"}
    return Example("avstavat", "weasyprint", title, tuple(blocks), style, rounds)


def nested_lists() -> Example:
    """Numbered areas with items a)–d), (i)–(iii) inside an item, bullets and dashes."""
    rounds = ("Uppföljning 2020", "Uppföljning 2021")
    title = f"Uppföljningar av {PROGRAMME}"
    blocks = [Block("title", title)]
    for number, told in enumerate(rounds):
        blocks += [Block("round", told), Block("paragraph", INTRODUCTIONS[number], Place(told))]
        for area in range(5):
            label = str(area + 1)
            blocks.append(Block("area", TEXTS[area][number], Place(told, label), label, begins=True))
            if area == 1:
                for item, text in zip("abcd", ITEMS, strict=True):
                    place = Place(told, label, None, item)
                    blocks.append(Block("item", text, place, item, begins=True))
                    if item == "b":
                        blocks += [
                            Block("nested", f"({roman}) {inner}", place)
                            for roman, inner in zip(("i", "ii", "iii"), BULLETS, strict=True)
                        ]
            if area == 3:
                blocks += [Block("dash", text, Place(told, label)) for text in BULLETS]
    return Example("listor-i-listor", "chromium", title, tuple(blocks), {"parenthesis": True}, rounds)


def guideline() -> Example:
    """No follow-up report, though it has headings, numbers and a date."""
    title = "Riktlinje för resor i tjänsten"
    names = ["1. Tillämpning", "2. Val av färdsätt", "3. Undantag"]
    blocks = [Block("letterhead", "Antagen av kommunstyrelsen den 4 juni 2018"), Block("title", title)]
    for name, text in zip(names, GUIDELINE, strict=True):
        blocks.append(Block("heading", name, Place(), told=name))
        blocks.append(Block("paragraph", text, Place()))
    return Example("riktlinje", "weasyprint", title, tuple(blocks), {"numbers": "plain"})


def wide_margins_small_type() -> Example:
    """Letters as list labels, rounds named by quarter, headings no larger than the text, a wide left margin."""
    rounds = ("Kvartalsrapport 1 2022", "Kvartalsrapport 2 2022", "Kvartalsrapport 3 2022")
    title = f"Kvartalsrapporter för {PROGRAMME}"
    blocks = [Block("title", title)]
    for number, told in enumerate(rounds):
        blocks += [Block("round", told), Block("paragraph", INTRODUCTIONS[number], Place(told))]
        blocks += [
            Block("area", TEXTS[area][number], Place(told, label), label, begins=True)
            for area, label in enumerate(LETTERS)
        ]
    style = {"margin_left": 5, "size": 9, "round_size": 9}
    return Example("kvartal-bokstaver", "reportlab", title, tuple(blocks), style, rounds)


def capitals_and_serif() -> Example:
    """Areas as unnumbered headings with the round in the title, subheadings, a table of figures as text."""
    told = "hösten 2022"
    title = f"Lägesrapport {told}"
    blocks = [
        Block("title", title),
        Block("heading", "Inledning"),
        Block("paragraph", INTRODUCTIONS[0], Place(told)),
    ]
    for area, name in enumerate(AREAS):
        place = Place(told, None, name)
        blocks.append(Block("heading", name))
        for number, sub in enumerate(("Nuläge", "Planerat", "Återstår")):
            blocks.append(Block("subheading", sub, place, begins=not number))
            blocks.append(Block("paragraph", TEXTS[area][number], place))
    blocks += [Block("heading", "Bilagor"), Block("paragraph", CLOSING, Place(told), begins=True)]
    return Example("underrubriker", "typst", title, tuple(blocks), {"numbers": "plain", "justify": True}, (told,))
