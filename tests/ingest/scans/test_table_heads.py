"""Rules between the columns of a scanned table go up between the names of its columns, and cut no heading."""

from ingest.pages.page import Rule, Word
from ingest.scans.table_heads import with_heads

TOP, HEAD, END = 100.0, 116.0, 300.0
ACROSS = [Rule(60.0, y, 500.0, y + 1) for y in (TOP, HEAD, 200.0, END)]
DOWN = [Rule(x, HEAD - 1, x + 1, END) for x in (200.0, 350.0)]


def names(*told: tuple[str, float]) -> list[Word]:
    return [Word(text, x, 103.0, x + 6 * len(text), 113.0, 10.0) for text, x in told]


def tops(words: list[Word], down: list[Rule] = DOWN) -> list[float]:
    return [rule.top for rule in with_heads([*ACROSS, *down], words) if rule.height > rule.width]


def test_rules_go_up_between_the_names_of_columns() -> None:
    assert tops(names(("Insats", 66.0), ("Läge", 206.0), ("Ansvarig", 356.0))) == [TOP, TOP]


def test_a_heading_in_the_first_row_is_not_cut() -> None:
    assert tops(names(("Mål", 66.0), ("1", 100.0))) == [HEAD - 1, HEAD - 1]
    assert tops(names(("Mål", 66.0), ("kommunikation", 180.0), ("Läge", 356.0))) == [HEAD - 1, HEAD - 1]


def test_rules_that_begin_elsewhere_stay() -> None:
    words = names(("Insats", 66.0), ("Läge", 206.0), ("Ansvarig", 356.0))
    assert tops(words, [Rule(200.0, 150.0, 201.0, END)]) == [150.0]


def test_a_head_with_its_rules_in_pieces_is_whole() -> None:
    words = names(("Insats", 66.0), ("Läge", 206.0), ("Ansvarig", 356.0))
    rest = ACROSS[2:]
    pieces = [
        Rule(60.0, TOP, 450.0, TOP + 1),
        Rule(60.0, HEAD, 199.0, HEAD + 1),
        Rule(210.0, HEAD, 480.0, HEAD + 1),
    ]
    found = with_heads([*pieces, *rest, *DOWN], words)
    assert [rule.top for rule in found if rule.height > rule.width] == [TOP, TOP]
    assert Rule(60.0, HEAD, 480.0, HEAD + 1) in found


def test_rules_that_are_seen_from_the_middle_of_a_head_go_up_too() -> None:
    words = names(("Insats", 66.0), ("Läge", 206.0), ("Ansvarig", 356.0))
    assert tops(words, [Rule(200.0, HEAD - 6, 201.0, END), DOWN[1]]) == [TOP, TOP]


def test_rules_that_begin_under_a_row_across_the_table_part_its_head() -> None:
    words = names(("Insats", 66.0), ("Läge", 206.0), ("Ansvarig", 356.0))
    across = [*ACROSS, Rule(60.0, 132.0, 500.0, 133.0)]
    down = [Rule(x, 132.0, x + 1, END) for x in (200.0, 350.0)]
    found = [rule for rule in with_heads([*across, *down], words) if rule.height > rule.width]
    assert [(rule.x0, rule.top) for rule in found] == [(200.0, 132.0), (350.0, 132.0), (200.0, TOP), (350.0, TOP)]
    assert all(rule.bottom == HEAD + 1 for rule in found[2:])  # the row between stays whole
    unnamed = names(("Insats", 66.0), ("Läge", 206.0))
    assert len([rule for rule in with_heads([*across, *down], unnamed) if rule.height > rule.width]) == 2


def test_a_dark_ground_hides_the_rule_under_the_head() -> None:
    words = names(("Insats", 66.0), ("Läge", 206.0), ("Ansvarig", 356.0))
    across = [ACROSS[0], *ACROSS[2:], Rule(60.0, 132.0, 500.0, 133.0)]
    down = [Rule(x, 132.0, x + 1, END) for x in (200.0, 350.0)]
    grounds = [Rule(60.0, TOP, 500.0, HEAD)]
    found = [rule for rule in with_heads([*across, *down], words, grounds) if rule.height > rule.width]
    assert [(rule.x0, rule.top) for rule in found[2:]] == [(200.0, TOP), (350.0, TOP)]
    assert len([rule for rule in with_heads([*across, *down], words) if rule.height > rule.width]) == 2
