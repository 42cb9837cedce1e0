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
from collections.abc import Callable, Sequence

from index import signs
from index.lexemes import ENGLISH_FIELDS, FIELDS, MOST_SLOP, Lexeme, Mistake, as_seen, lexemes
from index.nodes import FIRST_YEAR, LAST_YEAR, And, Field, Fuzzy, Node, Not, Or, Phrase, Prefix, Words
from index.swedish import DASHES, words
from ingest.errors import QueryError

SHORTEST_PREFIX = 3  # letters
CONTINUED = {"omgång": r"\d{4}", "område": r"[^\W\d_]"}  # how values go on after a blank: våren 2014, III b
GUESSES = 10  # mistakes that are mended one after the other before a guess is given up
NEAR = re.compile(r"NEAR(?:/?(\d{1,2}))?")  # as other programs write that words are near each other
_REQUIRED = re.compile(r"^\+(?=[^\W\d_])")  # how other programs write that a word must be there, as it must here
USUAL_SLOP = 5  # words between, where NEAR does not say how many
Spanning = Callable[[str, str], Sequence[str]]


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
        return self._field() if kind == "field" else _Atom(self._take(), self.query, self.spanning).node

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
        if self._kind() not in ("word", "phrase", "coordinated"):
            raise Mistake(f"{field.text} saknar ett värde. Skriv till exempel {EXAMPLES[name]}.", field.position)
        value = self._take()
        if value.suffix is not None:
            raise Mistake("~ gäller inte för fält.", value.position, _without_suffix(value, self.query))
        if name in CONTINUED and self._kind() == "word":
            self._check_whole(value, CONTINUED[name])
        return self._value(name, value.text, field.position, value.position)

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
            return _year(value, place, value_place, self.query)
        if name == "beslut":
            return _decision(value, place, value_place, self.query)
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


class _Atom:
    """A lexeme as a word, phrase, prefix or similar word."""

    def __init__(self, lexeme: Lexeme, query: str, spanning: Spanning) -> None:
        self.lexeme, self.query, self.spanning = lexeme, query, spanning

    @property
    def node(self) -> Node:
        text, place = self.lexeme.text, self.lexeme.position
        if self.lexeme.kind == "phrase":
            return self._phrase()
        if self.lexeme.kind == "coordinated":
            return Words(text, place)
        if text.isalpha():  # and has none of the signs that have a meaning
            return Words(text, place)
        if re.match(r"§{1,2}\s*\d", text):
            return _decision(text, place, place, self.query)
        if text.endswith("*"):
            return self._prefix(text[:-1])
        if "*" in text:
            raise self._inner_star(text)
        if similar := re.fullmatch(r"(.*[^\W_].*)~(\d*)", text):
            return self._similar(similar[1], similar[2])
        return self._words()

    def _inner_star(self, text: str) -> Mistake:
        """A mistake: kommun*styrelsen is mended by kommun*; where little stands before the star, by what it spans.

        Where no such words are known, by similar ones: std~ of st*d.
        """
        begins, _, ends = text.partition("*")
        letters = text.replace("*", "")
        if len(begins) >= SHORTEST_PREFIX or not begins:
            instead = f"{begins}*" if begins else letters
        else:
            known = self.spanning(begins, ends) if ends.isalpha() else ()
            either = " ELLER ".join(known)
            instead = (f"({either})" if len(known) > 1 else either) or f"{letters}~"
        said = f"Stjärnan kan bara stå sist i ett ord, efter minst {SHORTEST_PREFIX} bokstäver."
        return self._instead(said, instead, self.lexeme.text.index("*"))

    def _instead(self, said: str, text: str, place: int = 0) -> Mistake:
        """A mistake at a place of the lexeme, that is mended by another text instead of the lexeme."""
        start = self.lexeme.position
        end = start + len(self.lexeme.text)
        return Mistake(said, start + place, f"{self.query[:start]}{text}{self.query[end:]}".strip())

    def _phrase(self) -> Node:
        text, suffix = self.lexeme.text, self.lexeme.suffix
        if not words(text):
            raise Mistake("Det står inget ord mellan citattecknen.", self.lexeme.position)
        if re.search(r"[^\s]\*|\w~", text):
            said = "* och ~ gäller inte mellan citattecken."
            raise self._instead(said, re.sub(r"[*~]", "", text))
        if suffix is not None and not re.fullmatch("[0-9]{1,4}", suffix):
            said = "Skriv efter ~ hur många ord som får stå emellan, till exempel ~5."
            raise Mistake(said, self.lexeme.position, _without_suffix(self.lexeme, self.query))
        if suffix and int(suffix) > MOST_SLOP:
            said = f"Högst {MOST_SLOP} ord får stå emellan."
            raise Mistake(said, self.lexeme.position, self.query.replace(f"~{suffix}", f"~{MOST_SLOP}"))
        return Phrase(text, int(suffix or 0), self.lexeme.position)

    def _prefix(self, text: str) -> Node:
        if not text.strip("*"):
            raise self._instead("Stjärnan ska stå direkt efter ett ord.", "")
        if "*" in text:
            raise self._inner_star(text.strip("*"))
        if len("".join(word.form for word in words(text))) < SHORTEST_PREFIX:  # "00[" has two letters
            said = f"{text}* är för kort. Skriv minst {SHORTEST_PREFIX} bokstäver före stjärnan."
            raise self._instead(said, text.strip("*"))
        if len(words(text)) != 1:
            raise self._instead("Stjärnan ska stå efter ett ord.", text)
        self._refuse_sign(text, "*")
        return Prefix(words(text)[0].form, self.lexeme.position)

    def _similar(self, text: str, distance: str) -> Node:
        if len(words(text)) != 1 or "~" in text:
            raise self._instead("~ ska stå efter ett ord.", text.replace("~", " "))
        self._refuse_sign(text, "~")
        if distance not in ("", "1", "2"):
            raise self._instead("Ett ord kan skilja med en eller två bokstäver.", f"{text}~2")
        return Fuzzy(words(text)[0].form, self.lexeme.position, int(distance or 0))

    def _refuse_sign(self, text: str, operator: str) -> None:
        """Raise Mistake where a word of which only a part is asked for has a sign, which then could not be had."""
        if sign := signs.read(text):
            said = f"{sign} kan inte sökas i ett ord med {operator}."
            raise self._instead(said, f"{signs.without(text)}{self.lexeme.text[len(text) :]}")

    def _words(self) -> Node:
        text = _REQUIRED.sub("", self.lexeme.text)
        place = self.lexeme.position + len(self.lexeme.text) - len(text)
        found = words(text)
        if text[0] in ":~":
            raise self._apart()
        if not text.strip(DASHES):
            raise self._instead("Ett minustecken som utesluter står direkt före ordet. Ta annars bort det.", "")
        if not found:
            raise self._instead(f"”{text}” är inget sökord. Ta bort tecknet.", "")
        self._refuse_signs()
        if len(found) > 1 or signs.asked(text):
            return Phrase(text, 0, place)
        return Words(text[found[0].start : found[0].end], place + found[0].start)

    def _refuse_signs(self) -> None:
        """Raise Mistake where a word has signs that mean something elsewhere or to other programs."""
        text, place = self.lexeme.text, self.lexeme.position
        if text[0] in f"!{DASHES}":
            said = "Det som utesluts skrivs med ett minustecken, och mellanrum före."
            raise self._instead(said, f" -{text.lstrip(f'!{DASHES}')}")
        if inner := re.search(r"\w([?~])[\w.]", text):
            said = f"{inner[1]} kan inte stå inne i ett ord."
            raise self._instead(said, f"{re.sub(r'~[0-9.]*$|[?~]', '', text)}~")
        if "~" in text:
            raise self._instead("~ ska stå sist i ett ord.", f"{text.split('~')[0]}~")
        if boosted := re.fullmatch(r"(.+)\^[\d.]*", text):
            raise self._instead("^ betyder inget här; träffarna ordnas ändå.", boosted[1])
        if text[0] in "[{":
            between = re.sub(r"[\[{]\s*(\S+)\s+TO\s+(\S+?)\s*[\]}]", r"år:\1..\2", self.query)
            raise Mistake("Intervall skrivs med två punkter, till exempel år:2013..2016.", place, between)

    def _apart(self) -> Mistake:
        """A mistake: a blank before what belongs to the word before, as in `enhet :KS` or `"ny plan" ~5`."""
        place = self.lexeme.position
        before, after = self.query[:place].rstrip(), self.query[place:]
        said = "Kolon ska stå direkt efter fältets namn."
        if after[0] == "~":
            said = "~ ska stå direkt efter ett ord eller citattecken."
        return Mistake(said, place, before + after if before else after.strip(":~"))


def _without_suffix(phrase: Lexeme, query: str) -> str:
    """A query without what follows a phrase in it after ~."""
    end = phrase.position + len(phrase.text) + 1
    return query[:end] + query[end + 1 + len(phrase.suffix or "") :]


def _year(value: str, place: int, value_place: int, query: str) -> Field:
    found = re.fullmatch(r"(\d{4})?\s*(?:(\.{2,3}|–|-)\s*(\d{4})?)?", value)
    if not found or not (found[1] or found[3]):
        raise Mistake(
            f"”{value}” är inget år. Skriv till exempel år:2014 eller år:2013..2016.",
            value_place,
            _guessed_year(value, query),
        )
    first = found[1] or str(FIRST_YEAR)
    last = found[3] or (str(LAST_YEAR) if found[2] else first)
    return Field("år", min(first, last), max(first, last), place)


def _guessed_year(value: str, query: str) -> str:
    """Years that were written in another way: [2013 TO 2016], >2013, <=2016; 2013,2014; 2013,2016."""
    if re.fullmatch(r"\d{4}(?:[,;/]\d{4})+", value):
        years = sorted(set(re.findall(r"\d{4}", value)))
        in_a_row = int(years[-1]) - int(years[0]) == len(years) - 1
        some = f"{years[0]}..{years[-1]}" if in_a_row else f"({' ELLER '.join(years)})"
        return query.replace(value, years[0] if len(years) == 1 else some)
    between = re.sub(r"[\[{]\s*(\d{4})\s+TO\s+(\d{4})\s*[\]}]", r"\1..\2", query)
    compared = re.fullmatch(r"([<>])(=?)(\d{4})", value)
    if compared:
        step = 0 if compared[2] else 1
        year = int(compared[3]) + (step if compared[1] == ">" else -step)
        return query.replace(value, f"{year}.." if compared[1] == ">" else f"..{year}")
    return between if between != query else query.replace(value, "2014")


def _decision(value: str, place: int, value_place: int, query: str) -> Field:
    found = re.fullmatch(r"§{0,2}\s*(\d+)[.,;:]*", value)
    if not found:
        said = f"”{value}” är ingen paragraf. Skriv till exempel beslut:§190."
        number = re.search(r"\d+", value)
        raise Mistake(said, value_place, query.replace(value, f"§{number[0]}") if number else "")
    return Field("beslut", f"§{found[1]}", position=place)


def _unknown_field(field: Lexeme, query: str) -> Mistake:
    said = field.text.rstrip(":")
    near = difflib.get_close_matches(said.casefold(), FIELDS, n=1)
    guess = query.replace(field.text, f"{near[0]}:" if near else f"{said} ").strip()
    known = ", ".join(FIELDS)
    text = "Text med kolon sätts inom citattecken."
    return Mistake(f"Det finns inget fält som heter {said}. Fälten är {known}. {text}", field.position, guess)
