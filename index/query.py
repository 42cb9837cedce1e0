"""The query language: what a user types, as a tree that says exactly what is asked.

    nämnd budget              both words
    "ny organisation"         the words in this order;  "ny organisation"~3 with up to three between
    skola ELLER förskola      either;  INTE, OCH and ( ) as usual, OR, NOT and AND too
    stöd*   ledar~            words that begin so, words spelled nearly so (ledar~1: one letter at most)
    enhet:kommunstyrelsen  enhet:(KS ELLER KF)  roll:rektor  område:II  omgång:"våren 2014"  rapport:2014-host
    år:2014  år:2013..2016  år:2013..  beslut:§190  §190

Operators are in capitals, so that "och" and "eller" can be searched for; NEAR, which other programs have, is
refused with how nearness is written. What is one word to a user but several to the index (KS/KF, 2013–2016), or
has a sign beside it (50%, C#), is a phrase. A mistake raises QueryError with its place and a query that works.
"""

import difflib
import re
from collections.abc import Sequence

from index.atoms import Atom, Spanning, without_suffix
from index.field_values import decision, year
from index.lexemes import ENGLISH_FIELDS, FIELDS, MOST_SLOP, USUAL_SLOP, Lexeme, Mistake, as_seen, lexemes
from index.nodes import And, Field, Fuzzy, Node, Not, Or, Phrase, Prefix, Words
from index.swedish import words
from ingest.errors import QueryError

CONTINUED = {"omgång": r"\d{4}", "område": r"[^\W\d_]"}  # how values go on after a blank: våren 2014, III b
GUESSES = 10  # mistakes that are mended one after the other before a guess is given up
LISTING = re.compile("[,;]")
VALUES = ("word", "phrase", "coordinated")  # lexemes that may be the value of a field
NEAR = re.compile(r"NEAR(?:/?(\d{1,2}))?")  # as other programs write that words are near each other


def parse(query: str, spanning: Spanning = lambda _begins, _ends: ()) -> Node | None:
    """What a query asks, None where it is empty; raises QueryError.

    `spanning` gives words with a beginning and an end, for the guess where a star stands between them.
    """
    try:
        return _read(query, spanning)
    except Mistake as mistake:
        guess = _working(mistake.guess, query)
        meant = f" Menade du {guess}?" if guess else ""
        raise QueryError(f"Plats {mistake.position + 1}: {mistake.said}{meant}", mistake.position, guess) from None


def _read(query: str, spanning: Spanning = lambda _begins, _ends: ()) -> Node | None:
    asked = as_seen(query)
    found = lexemes(asked)
    return _Parser(asked, found, spanning).parse() if found else None


def _working(guess: str, query: str) -> str:
    """A query that can be read, as near to the guess as mending it gets; else the words alone."""
    for _ in range(GUESSES):
        if not guess or guess == query:
            break
        guess = " ".join(guess.split())
        try:
            return guess if _read(guess) else ""
        except Mistake as another:
            guess = another.guess
    plain = " ".join(word for word in re.findall(r"[\w§-]+", query) if any(map(str.isalnum, word)))
    try:
        return plain if plain != query and _read(plain) else ""
    except Mistake:
        return ""


class _Parser:
    """Recursive descent: either := both (ELLER both)*, both := one+, one := INTE one | ( either ) | atom."""

    def __init__(self, query: str, found: Sequence[Lexeme], spanning: Spanning) -> None:
        self.query, self.spanning = query, spanning
        self.lexemes = list(found)
        self.next = 0

    def parse(self) -> Node:
        node = self._either()
        if self.next < len(self.lexemes):  # only a closing bracket can be left
            place = self.lexemes[self.next].position
            apart = f"{self.query[:place]} {self.query[place + 1 :]}"
            raise Mistake("Parentesen saknar början.", place, apart.strip())
        return node

    def _kind(self) -> str:
        return self.lexemes[self.next].kind if self.next < len(self.lexemes) else "end"

    def _take(self) -> Lexeme:
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
        if kind == "word" and (near := NEAR.fullmatch(self.lexemes[self.next].text)):
            raise self._near(near[1])
        return self._field() if kind == "field" else Atom(self._take(), self.query, self.spanning).node

    def _near(self, most: str | None) -> Mistake:
        """A mistake: NEAR or NEAR/3, mended by a phrase of the words beside it; where it is alone, by quotes."""
        first = last = self.lexemes[self.next]
        place, guess = first.position, "" if len(self.lexemes) > 1 else f"”{first.text}”"
        around = self.lexemes[max(0, self.next - 1) : self.next + 2]
        of_field = self.next > 1 and self.lexemes[self.next - 2].kind == "field"  # enhet:KS NEAR plan
        if len(around) == 3 and all(one.kind == "word" for one in around) and not of_field:
            first, _, last = around
            guess = f"”{first.text} {last.text}”~{min(int(most or USUAL_SLOP), MOST_SLOP)}"
        said = f"Närhet skrivs ”ett ord”~{USUAL_SLOP}: i den ordningen, med högst {USUAL_SLOP} ord emellan."
        end = last.position + len(last.text)
        return Mistake(said, place, f"{self.query[: first.position]}{guess}{self.query[end:]}".strip())

    def _bracketed(self) -> Node:
        opening = self._take()
        node = self._either()
        if self._kind() != "close":
            raise Mistake("Parentesen saknar slut.", opening.position, f"{self.query.strip()})")
        self._take()
        return node

    def _field(self) -> Node:
        field = self._take()
        said = field.text.rstrip(":").casefold()
        name = ENGLISH_FIELDS.get(said, said)
        if name not in FIELDS:
            raise _unknown_field(field, self.query)
        if self._kind() == "open":
            return self._any_field(name, self._bracketed(), field.position)
        if self._kind() not in VALUES:
            raise Mistake(f"{field.text} saknar ett värde. Skriv till exempel {EXAMPLES[name]}.", field.position)
        value = self._take()
        if value.suffix is not None:
            raise Mistake("~ gäller inte för fält.", value.position, without_suffix(value, self.query))
        self._check_one(value)
        if name in CONTINUED and self._kind() == "word":
            self._check_whole(value, CONTINUED[name])
        return self._value(name, value.text, field.position, value.position)

    def _check_one(self, value: Lexeme) -> None:
        """A mistake where several values stand with commas between: enhet:KS, KF."""
        values, last, place = [_quoted(value)], value, self.next
        while self._goes_on_after(last, place):
            place += LISTING.fullmatch(self.lexemes[place].text) is not None
            last = self.lexemes[place]
            values.append(_quoted(last))
            place += 1
        if len(values) > 1:
            end = last.position + len(last.text) + (last.kind == "phrase")
            start = value.position - (value.kind == "phrase")
            guess = f"{self.query[:start]}({' ELLER '.join(values)}){self.query[end:]}"
            said = "Flera värden för ett fält skrivs inom parentes. Är det ett sökord skrivs det utan komma före."
            raise Mistake(said, value.position, guess)

    def _goes_on_after(self, last: Lexeme, place: int) -> bool:
        """Whether a comma stands after a value, and another value after that."""
        following = self.lexemes[place : place + 2]
        if following and LISTING.fullmatch(following[0].text):
            return len(following) > 1 and following[1].kind in VALUES
        comma = last.kind == "word" and last.text[-1] in ",;"
        return comma and bool(following) and following[0].kind in VALUES

    def _check_whole(self, value: Lexeme, ending: str) -> None:
        """A mistake where the end of a value stands outside: omgång:våren 2014, område:III b."""
        if value.kind == "word" and re.fullmatch(ending, self.lexemes[self.next].text):
            rest = self._take()
            whole = f"”{value.text} {rest.text}”"
            guess = self.query[: value.position] + whole + self.query[rest.position + len(rest.text) :]
            raise Mistake("Ett värde av flera ord skrivs inom citattecken.", value.position, guess)

    def _any_field(self, name: str, node: Node, place: int) -> Node:
        """What is asked of a field in brackets: enhet:(KS ELLER KF)."""
        match node:
            case And(nodes):
                return And(tuple(self._any_field(name, one, place) for one in nodes))
            case Or(nodes):
                return Or(tuple(self._any_field(name, one, place) for one in nodes))
            case Not(inner):
                return Not(self._any_field(name, inner, place))
            case Words(text, position) | Phrase(text, 0, position):
                return self._value(name, text, position, position)
            case Field("beslut") if name == "beslut":
                return node
            case Prefix(text, position):
                return self._value(name, f"{text}*", position, position)
            case Field(_, _, _, position) | Fuzzy(_, position) | Phrase(_, _, position):
                example = f"{name}:(a ELLER b)"
                raise Mistake(f"Inom {name}:( ) kan bara värden stå, som i {example}.", position)

    def _value(self, name: str, text: str, place: int, value_place: int) -> Field:
        value = text.strip()
        if not value:
            raise Mistake(f"{name}: saknar ett värde. Skriv till exempel {EXAMPLES[name]}.", place)
        if name == "år":
            return year(value, place, value_place, self.query)
        if name == "beslut":
            return decision(value, place, value_place, self.query)
        beginning = value.removesuffix("*")
        if re.search("[*~]", beginning) or not words(beginning):
            said = f"”{value}” går inte att läsa som {name}. Skriv till exempel {EXAMPLES[name]}."
            raise Mistake(said, value_place, self.query.replace(value, re.sub("[*~]", "", value)))
        return Field(name, value, position=place)

    def _missing(self) -> Mistake:
        before = self.lexemes[self.next - 1] if self.next else self.lexemes[0]
        if len(self.lexemes) == 1 and before.text.isalpha():  # ELLER and nothing else
            said = f"Det saknas sökord. Ordet {before.text.casefold()} söks med små bokstäver."
            return Mistake(said, before.position, before.text.casefold())
        guess = self.query[: before.position] + self.query[before.position + len(before.text) :]
        after = "efter" if self.next else "före"
        return Mistake(f"Det saknas ett sökord {after} {before.text}.", before.position, " ".join(guess.split()))


EXAMPLES = {
    "enhet": "enhet:kommunstyrelsen", "roll": "roll:rektor", "område": "område:II", "år": "år:2014",
    "omgång": "omgång:”våren 2014”", "rapport": "rapport:2014-host", "beslut": "beslut:§190",
}  # fmt: skip


def _quoted(value: Lexeme) -> str:
    """A value of a list as it is written inside brackets."""
    text = value.text.strip(",;")
    return f"”{text}”" if value.kind == "phrase" or not text.isalnum() else text


def _unknown_field(field: Lexeme, query: str) -> Mistake:
    said = field.text.rstrip(":")
    near = difflib.get_close_matches(said.casefold(), FIELDS, n=1)
    guess = query.replace(field.text, f"{near[0]}:") if near else _in_quotes(field, query)
    known = ", ".join(FIELDS)
    text = "Text med kolon sätts inom citattecken."
    said = f"Det finns inget fält som heter {said}. Fälten är {known}. {text}"
    return Mistake(said, field.position, guess.strip())


def _in_quotes(field: Lexeme, query: str) -> str:
    """A query with what looks like a field in quotes; where they stand after it, without its colon."""
    start, after = field.position, field.position + len(field.text)
    value = re.match(r"[^\s()\"”“„»«]*", query[after:])
    end = after + (value.end() if value else 0)
    instead = f"”{query[start:end]}”" if end > after else f"{field.text.rstrip(':')} "
    return f"{query[:start]}{instead}{query[end:]}"
