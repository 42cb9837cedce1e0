"""A query's text as lexemes: words, phrases, fields, operators and brackets, each with its place.

A mistake raises Mistake, which knows its place and, where there is one, a query that may have been meant.
"""

import re
import unicodedata

import msgspec

from index.swedish import DASHES
from ingest.unseen import shown

LONGEST_QUERY = 1_000  # characters
MOST_CLAUSES = 50
MOST_BRACKETS = 50
MOST_SLOP = 50  # words between two of a phrase
USUAL_SLOP = 5  # where nobody has said how many
FIELDS = ("enhet", "roll", "område", "omgång", "rapport", "år", "beslut")
ENGLISH_FIELDS = {"unit": "enhet", "role": "roll", "area": "område", "round": "omgång", "report": "rapport"}
ENGLISH_FIELDS |= {"year": "år", "decision": "beslut", "omrade": "område", "omgang": "omgång", "ar": "år"}
OPERATORS = {
    "OCH": "and", "AND": "and", "&": "and", "&&": "and",
    "ELLER": "or", "OR": "or", "|": "or", "||": "or",
    "INTE": "not", "NOT": "not",
}  # fmt: skip

NOT_ASKED = frozenset(("open", "close", "minus", "field", *OPERATORS.values()))  # lexemes around what is asked

_NOT_TEXT = re.compile("[\ud800-\udfff]")  # what a terminal makes of bytes that are no text
_QUOTES = '"”“„»«'
_CLOSING = {"“": "”", "„": "”", "«": "»"}  # what ends a quotation that begins so; the others end as they begin
_LEXEME = re.compile(
    rf"""\s*+(?:
        (?P<plain>[^\W\d_]++(?=\s|$))  # a word and nothing else, as most are: what follows need not be tried
      | (?P<open>\() | (?P<close>\))
      | (?P<field>(?:{"|".join([*FIELDS, *ENGLISH_FIELDS])}):
          |[^\W\d_]+:(?=[^\s)])(?!(?:s|n|t|en|et|ns|ens|ets|er|ar|erna|arna|na)(?:[\s,.;)]|$)))  # not KS:s
      | [{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}](?:~(?P<slop>[^\s()|{_QUOTES}]*))?
      | (?<![^\s(:])['’‘](?P<single>[^'’‘]+)['’‘](?=[\s)~]|$)(?:~(?P<single_slop>[^\s()|{_QUOTES}]*))?
      | (?P<quote>[{_QUOTES}])
      | (?<![^\s(:])(?P<minus>[{DASHES}!])(?=[^{DASHES}!\s])
      | (?P<pipe>\|{{1,2}})
      | (?P<coordinated>HANGING(?:,\s*+HANGING)*,?\s++(?:och|eller|samt|respektive)\s++PLAIN)
      | (?P<word>(?:§{{1,2}}\s*+(?=\d)|\d{{4}}\s*+\.\.\.?\s*+(?=\d{{4}}))?[^\s()|{_QUOTES}]+)
    )""".replace("HANGING", f"PLAIN[{DASHES}]").replace("PLAIN", rf"[^\s():*~|,{_QUOTES}]+"),
    re.VERBOSE | re.IGNORECASE,
)


class Lexeme(msgspec.Struct, frozen=True):
    """A piece of a query; `suffix` is what follows a phrase after ~, None where nothing does."""

    kind: str
    text: str
    position: int
    suffix: str | None = None


_SIGN = re.compile("[%‰§°€$£][.,;:]*")  # after a number
_GROUPED = re.compile(r"\d{1,3}(?: \d{3})*")


class Mistake(Exception):
    """What cannot be read, where, and a query that may have been meant; `said` is a Swedish sentence."""

    def __init__(self, said: str, position: int, guess: str = "") -> None:
        super().__init__(said)
        self.said, self.position, self.guess = said, position, guess


def as_seen(query: str) -> str:
    """A query as it looks: characters composed, without those that are not seen; raises Mistake."""
    if len(query) > LONGEST_QUERY:
        raise Mistake(f"Frågan är längre än {LONGEST_QUERY} tecken. Korta den.", LONGEST_QUERY)
    broken = _NOT_TEXT.search(query)
    if broken:
        place = broken.start()
        raise Mistake(
            f"Tecknet på plats {place + 1} är inget tecken. Ta bort det.", place, _NOT_TEXT.sub("", query)
        )
    return unicodedata.normalize("NFC", shown(query))


def lexemes(query: str) -> list[Lexeme]:
    """The lexemes of a query, as it is seen, from left to right; raises Mistake."""
    found: list[Lexeme] = []
    position = 0
    while match := _LEXEME.match(query, position):
        found.append(_lexeme(match, query))
        position = match.end()
    found = _with_numbers(found)
    _bound(found)
    return found


def _with_numbers(found: list[Lexeme]) -> list[Lexeme]:
    """The lexemes, a number in groups of three digits or with a sign after a blank as one: "50 000", "50 %"."""
    kept: list[Lexeme] = []
    for one in found:
        before = kept[-1] if kept else None
        if before and before.kind == one.kind == "word" and _goes_on(before, one):
            kept[-1] = Lexeme("word", f"{before.text} {one.text}", before.position)
        else:
            kept.append(one)
    return kept


def _goes_on(before: Lexeme, one: Lexeme) -> bool:
    if one.position != before.position + len(before.text) + 1:
        return False
    grouped = _GROUPED.fullmatch(before.text) and len(one.text) == 3 and one.text.isdecimal()
    return bool(grouped) or (before.text[-1:].isdecimal() and _SIGN.fullmatch(one.text) is not None)


def _lexeme(match: re.Match[str], query: str) -> Lexeme:
    if match.lastgroup in ("plain", "word"):
        text = match[match.lastgroup]
        return Lexeme(OPERATORS.get(text.rstrip(",.;:"), "word"), text, match.start(match.lastgroup))
    kind = next(name for name in ("single", "phrase", match.lastgroup) if name and match[name] is not None)
    start, text = match.start(kind), match[kind]
    if kind == "quote":
        raise Mistake("Citattecknet saknar slut.", start, f"{query.strip()}{_CLOSING.get(text, text)}")
    if kind == "single":
        return Lexeme("phrase", text, start, match["single_slop"])
    if kind == "pipe":
        return Lexeme(OPERATORS[text], text, start)
    return Lexeme(kind, text, start, match["slop"])


def _bound(found: list[Lexeme]) -> None:
    if len(found) <= min(MOST_BRACKETS, MOST_CLAUSES):
        return
    opened = [lexeme.position for lexeme in found if lexeme.kind == "open"]
    if len(opened) > MOST_BRACKETS:
        raise Mistake(f"Frågan har fler än {MOST_BRACKETS} parenteser. Dela upp den.", opened[MOST_BRACKETS])
    asked = [lexeme for lexeme in found if lexeme.kind not in NOT_ASKED]
    if len(asked) > MOST_CLAUSES:
        raise Mistake(f"Frågan har fler än {MOST_CLAUSES} sökord. Dela upp den.", asked[MOST_CLAUSES].position)
