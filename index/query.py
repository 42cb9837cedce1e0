"""The query language: what a user types, as a tree that says exactly what is asked.

    nämnd budget              both words
    "ny organisation"         the words in this order;  "ny organisation"~3 with up to three between
    skola ELLER förskola      either;  INTE, OCH and ( ) as usual, OR, NOT and AND too
    stöd*   ledar~            words that begin so, words spelled nearly so
    enhet:kommunstyrelsen  roll:rektor  område:II  omgång:"våren 2014"  rapport:2014-host
    år:2014  år:2013..2016  beslut:§190

Operators are in capitals, so that "och" and "eller" can be searched for. A mistake raises QueryError with its
place and a query that works.
"""

import difflib
import re
from collections.abc import Sequence

import msgspec

from ingest.errors import QueryError

MOST_CLAUSES = 50
MOST_BRACKETS = 50
LONGEST_QUERY = 1_000  # characters
SHORTEST_PREFIX = 3  # letters
FIELDS = ("enhet", "roll", "område", "omgång", "rapport", "år", "beslut")
ENGLISH_FIELDS = {"unit": "enhet", "role": "roll", "area": "område", "round": "omgång", "report": "rapport"}
ENGLISH_FIELDS |= {"year": "år", "decision": "beslut", "omrade": "område", "omgang": "omgång", "ar": "år"}


class Words(msgspec.Struct, frozen=True, tag=True):
    """One word, or a coordinated compound ("kultur- och fritidsnämnd"); `position` in the query."""

    text: str
    position: int = 0


class Phrase(msgspec.Struct, frozen=True, tag=True):
    """Words in order, with at most `slop` others between them."""

    text: str
    slop: int = 0
    position: int = 0


class Prefix(msgspec.Struct, frozen=True, tag=True):
    """Words that begin with `text`."""

    text: str
    position: int = 0


class Fuzzy(msgspec.Struct, frozen=True, tag=True):
    """Words that differ from `text` by a letter or two."""

    text: str
    position: int = 0


class Field(msgspec.Struct, frozen=True, tag=True):
    """A value that a section's field must have; for år an interval `value..last`."""

    name: str
    value: str
    last: str = ""
    position: int = 0


class And(msgspec.Struct, frozen=True, tag=True):
    """All of them."""

    nodes: tuple["Node", ...]


class Or(msgspec.Struct, frozen=True, tag=True):
    """At least one of them."""

    nodes: tuple["Node", ...]


class Not(msgspec.Struct, frozen=True, tag=True):
    """Not this one."""

    node: "Node"


Node = Words | Phrase | Prefix | Fuzzy | Field | And | Or | Not


class _Lexeme(msgspec.Struct, frozen=True):
    kind: str
    text: str
    position: int
    suffix: str = ""


_LEXEME = re.compile(
    r"""\s*(?:
        (?P<open>\() | (?P<close>\))
      | (?P<field>(?:FIELDS):|[^\W\d_]+:(?![^\W\d_]{0,3}(?:[\s)]|$)))  # but KS:s is a word
      | [”"“](?P<phrase>[^”"“]*)[”"“](?:~(?P<slop>\d{1,2}))?
      | (?P<quote>[”"“])
      | (?P<minus>-)(?=[^\s-])
      | (?P<coordinated>PLAIN-(?:,\s*PLAIN-)*\s+(?:och|eller|samt|respektive)\s+PLAIN)
      | (?P<word>§{1,2}\s*\d+|[^\s()"”“]+)
    )""".replace("FIELDS", "|".join([*FIELDS, *ENGLISH_FIELDS])).replace("PLAIN", r"[^\s()\"”“:*~]+"),
    re.VERBOSE | re.IGNORECASE,
)
_NOT_TEXT = re.compile("[\ud800-\udfff]")  # what a terminal makes of bytes that are no text
_OPERATORS = {"OCH": "and", "AND": "and", "ELLER": "or", "OR": "or", "INTE": "not", "NOT": "not"}


def parse(query: str) -> Node | None:
    """What a query asks, None where it is empty; raises QueryError."""
    if len(query) > LONGEST_QUERY:
        raise QueryError(f"Frågan är längre än {LONGEST_QUERY} tecken. Korta den.", LONGEST_QUERY)
    broken = _NOT_TEXT.search(query)
    if broken:
        place = broken.start()
        raise QueryError(f"Tecknet på plats {place + 1} är inget tecken. Ta bort det.", place)
    lexemes = _lexemes(query)
    if not lexemes:
        return None
    opened = [lexeme.position for lexeme in lexemes if lexeme.kind == "open"]
    if len(opened) > MOST_BRACKETS:
        raise QueryError(f"Frågan har fler än {MOST_BRACKETS} parenteser. Dela upp den.", opened[MOST_BRACKETS])
    if sum(lexeme.kind not in ("open", "close") for lexeme in lexemes) > MOST_CLAUSES:
        raise QueryError(f"Frågan har fler än {MOST_CLAUSES} sökord. Dela upp den.", lexemes[-1].position)
    return _Parser(query, lexemes).parse()


def _lexemes(query: str) -> list[_Lexeme]:
    found: list[_Lexeme] = []
    position = 0
    while match := _LEXEME.match(query, position):
        kind = str(match.lastgroup) if match.lastgroup != "slop" else "phrase"
        start = match.start(kind)
        if kind == "quote":
            raise QueryError(f"Citattecknet på plats {start + 1} saknar slut. Menade du {query.strip()}”?", start)
        text = match[kind]
        if kind == "word" and text in _OPERATORS:
            kind = _OPERATORS[text]
        found.append(_Lexeme(kind, text, start, match["slop"] or ""))
        position = match.end()
    return found


class _Parser:
    """Recursive descent: either := both (ELLER both)*, both := one+, one := INTE one | ( either ) | atom."""

    def __init__(self, query: str, lexemes: Sequence[_Lexeme]) -> None:
        self.query = query
        self.lexemes = list(lexemes)
        self.next = 0

    def parse(self) -> Node:
        node = self._either()
        if self.next < len(self.lexemes):  # only a closing bracket can be left
            place = self.lexemes[self.next].position
            raise QueryError(
                f"Parentesen på plats {place + 1} saknar början. Menade du {_without(self.query, place)}?",
                place,
            )
        return node

    def _kind(self) -> str:
        return self.lexemes[self.next].kind if self.next < len(self.lexemes) else "end"

    def _take(self) -> _Lexeme:
        lexeme = self.lexemes[self.next]
        self.next += 1
        return lexeme

    def _either(self) -> Node:
        nodes = [self._both()]
        while self._kind() == "or":
            self._take()
            nodes.append(self._both())
        return nodes[0] if len(nodes) == 1 else Or(tuple(nodes))

    def _both(self) -> Node:
        nodes = [self._one()]
        while self._kind() not in ("end", "or", "close"):
            if self._kind() == "and":
                self._take()
            nodes.append(self._one())
        return nodes[0] if len(nodes) == 1 else And(tuple(nodes))

    def _one(self) -> Node:
        kind = self._kind()
        if kind in ("not", "minus"):
            self._take()
            return Not(self._one())
        if kind == "open":
            return self._bracketed()
        if kind in ("end", "and", "or", "close"):
            raise self._missing()
        return self._field() if kind == "field" else _atom(self._take())

    def _bracketed(self) -> Node:
        opening = self._take()
        node = self._either()
        if self._kind() != "close":
            raise QueryError(
                f"Parentesen på plats {opening.position + 1} saknar slut. Menade du {self.query.strip()})?",
                opening.position,
            )
        self._take()
        return node

    def _field(self) -> Node:
        field = self._take()
        written = field.text.rstrip(":").casefold()
        name = ENGLISH_FIELDS.get(written, written)
        if name not in FIELDS:
            raise _unknown_field(field, self.query)
        if self._kind() not in ("word", "phrase", "coordinated"):
            raise QueryError(
                f"Efter {field.text}: saknas ett värde. Skriv till exempel {EXAMPLES[name]}.", field.position
            )
        value = self._take()
        return _year(value) if name == "år" else Field(name, value.text.strip(), position=field.position)

    def _missing(self) -> QueryError:
        before = self.lexemes[self.next - 1] if self.next else self.lexemes[0]
        guess = " ".join(
            lexeme.text for lexeme in self.lexemes if lexeme.kind in ("word", "coordinated", "phrase")
        )
        hint = f" Menade du {guess}?" if guess else ""
        return QueryError(
            f"Efter {before.text} på plats {before.position + 1} saknas ett sökord.{hint}", before.position
        )


EXAMPLES = {
    "enhet": "enhet:kommunstyrelsen", "roll": "roll:rektor", "område": "område:II", "år": "år:2014",
    "omgång": "omgång:”våren 2014”", "rapport": "rapport:2014-host", "beslut": "beslut:§190",
}  # fmt: skip


def _atom(lexeme: _Lexeme) -> Node:
    text, place = lexeme.text, lexeme.position
    if lexeme.kind == "phrase":
        if not text.strip():
            raise QueryError(f"Citatet på plats {place + 1} är tomt. Skriv ord mellan citattecknen.", place)
        return Phrase(text, int(lexeme.suffix or 0), place)
    if lexeme.kind == "word" and text.endswith("*") and len(text) > 1:
        return _prefix(text[:-1], place)
    if lexeme.kind == "word" and text.endswith("~") and len(text) > 1:
        return Fuzzy(text[:-1], place)
    if not any(map(str.isalnum, text)):
        raise QueryError(f"”{text}” på plats {place + 1} är inget sökord. Ta bort tecknet.", place)
    return Words(text, place)


def _prefix(text: str, place: int) -> Prefix:
    if len(text) < SHORTEST_PREFIX:
        raise QueryError(f"{text}* är för kort. Skriv minst {SHORTEST_PREFIX} bokstäver före stjärnan.", place)
    if "*" in text:
        raise QueryError(f"Stjärnan kan bara stå sist. Menade du {text.split('*')[0]}*?", place)
    return Prefix(text, place)


def _year(value: _Lexeme) -> Field:
    found = re.fullmatch(r"(\d{4})(?:\s*(?:\.\.|–|-)\s*(\d{4}))?", value.text)
    if not found:
        raise QueryError(
            f"”{value.text}” är inget år. Skriv till exempel år:2014 eller år:2013..2016.", value.position
        )
    first, last = found[1], found[2] or found[1]
    return Field("år", min(first, last), max(first, last), value.position)


def _unknown_field(field: _Lexeme, query: str) -> QueryError:
    written = field.text.rstrip(":")
    near = difflib.get_close_matches(written.casefold(), FIELDS, n=1)
    guess = query.replace(field.text, f"{near[0]}:" if near else f"{written} ").strip()
    return QueryError(
        f"Det finns inget fält som heter {written}. Fälten är {', '.join(FIELDS)}. Menade du {guess}?",
        field.position,
    )


def _without(query: str, place: int) -> str:
    return (query[:place] + query[place + 1 :]).strip()
