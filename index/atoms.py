"""A lexeme of a query as what it asks for: a word, a phrase, words that begin so or are spelled nearly so.

What cannot be read is refused as a Mistake, with a text that can be read instead.
"""

import re
from collections.abc import Callable, Sequence

from index import signs
from index.field_values import decision
from index.lexemes import MOST_SLOP, Lexeme, Mistake
from index.nodes import Fuzzy, Node, Phrase, Prefix, Words
from index.swedish import DASHES, words

SHORTEST_PREFIX = 3  # letters
_REQUIRED = re.compile(r"^\+(?=[^\W\d_])")  # how other programs write that a word must be there, as it must here
Spanning = Callable[[str, str], Sequence[str]]  # words with a beginning and an end


class Atom:
    """A lexeme as a word, phrase, prefix or similar word."""

    def __init__(self, lexeme: Lexeme, query: str, spanning: Spanning) -> None:
        self.lexeme, self.query, self.spanning = lexeme, query, spanning

    @property
    def node(self) -> Node:
        """What the lexeme asks for; raises Mistake."""
        text, place = self.lexeme.text, self.lexeme.position
        if self.lexeme.kind == "phrase":
            return self._phrase()
        if self.lexeme.kind == "coordinated":
            return Words(text, place)
        if text.isalpha():  # and has none of the signs that have a meaning
            return Words(text, place)
        if re.match(r"§{1,2}\s*\d", text):
            return decision(text, place, place, self.query)
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

    def _without_inner(self, text: str) -> str:
        """What n?mnd may stand for: the archive's words with any letter there, else similar ones."""
        begins, _, ends = text.partition("?")
        known = [word for word in self.spanning(begins, ends) if len(word) == len(text)] if ends.isalpha() else []
        either = " ELLER ".join(known)
        similar = f"{re.sub(r'~[0-9.]*$|[?~]', '', text)}~"
        return (f"({either})" if len(known) > 1 else either) or similar

    def _instead(self, said: str, text: str, place: int = 0) -> Mistake:
        """A mistake at a place of the lexeme, that is mended by another text instead of the lexeme."""
        start = self.lexeme.position
        end = start + len(self.lexeme.text)
        return Mistake(said, start + place, f"{self.query[:start]}{text}{self.query[end:]}".strip())

    def _phrase(self) -> Node:
        text, suffix = self.lexeme.text, self.lexeme.suffix
        if not words(text):
            raise Mistake("Det står inget ord mellan citattecknen.", self.lexeme.position)
        if sign := re.search(r"(?<=\S)\*|(?<=\w)~", text):
            said = "* och ~ gäller inte mellan citattecken."
            raise self._instead(said, re.sub(r"[*~]", "", text), sign.start())
        after = self.lexeme.position + len(text) + 1  # the tilde, after the closing quote
        if suffix is not None and not re.fullmatch("[0-9]+", suffix):
            said = "Skriv efter ~ hur många ord som får stå emellan, till exempel ~5."
            raise Mistake(said, after, without_suffix(self.lexeme, self.query))
        if suffix and int(suffix) > MOST_SLOP:
            said = f"Högst {MOST_SLOP} ord får stå emellan."
            raise Mistake(said, after, self.query.replace(f"~{suffix}", f"~{MOST_SLOP}"))
        return Phrase(text, int(suffix or 0), self.lexeme.position)

    def _prefix(self, text: str) -> Node:
        if not text.strip("*"):
            raise self._instead("Stjärnan ska stå direkt efter ett ord.", "")
        if "*" in text:
            raise self._inner_star(text.strip("*"))
        if len("".join(word.form for word in words(text))) < SHORTEST_PREFIX:  # "00[" has two letters
            said = f"{text}* är för kort. Skriv minst {SHORTEST_PREFIX} bokstäver före stjärnan."
            longer = next(iter(self.spanning(text, "")), "")[:SHORTEST_PREFIX] if text.isalpha() else ""
            raise self._instead(said, f"{longer}*" if longer else text.strip("*"))
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
        if inner := re.search(r"(?<=\w)[?~](?=[\w.])", text):
            said = f"{inner[0]} kan inte stå inne i ett ord."
            raise self._instead(said, self._without_inner(text), inner.start())
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


def without_suffix(phrase: Lexeme, query: str) -> str:
    """A query without what follows a phrase in it after ~."""
    end = phrase.position + len(phrase.text) + 1
    return query[:end] + query[end + 1 + len(phrase.suffix or "") :]
