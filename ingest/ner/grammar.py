"""How words become mentions: coordination, titles, names built round a head, bodies of bodies.

The grammar reads words from left to right and takes the longest reading at each; spans never overlap. Every
rule stands beside an example of what it is for.
"""

from collections.abc import Iterator, Sequence

import msgspec

from ingest.ner import companies, complements
from ingest.ner.abbreviations import abbreviates
from ingest.ner.lexicon import Lexicon, known_names
from ingest.ner.role_heads import TITLE_WORDS
from ingest.ner.wordlists import word_set
from ingest.ner.words import Reading, read
from ingest.report import Label

AND = word_set("och samt eller & och/eller respektive")

# Adjectives that belong to a body's name before a bare head: tekniska nämnden, sociala utskottet.
NAMING_ADJECTIVES = word_set("teknisk tekniska social sociala humanistisk humanistiska brottsförebyggande")
# Before compounds the same adjective is a name only with a council: kommunala pensionärsrådet.
_MUNICIPAL_COUNCILS = word_set("kommunala kommunalt")

# Bodies that exist in several districts: socialnämnden Väster, hemtjänstenheten Norr.
_IN_DISTRICTS = word_set("enhet avdelning sektion")
_DISTRICT_BOARDS = ("social", "stadsdels", "kommundels", "distrikts", "områdes", "lokal")
# Bare heads that a name follows without "för": avdelningen Barn och unga, sektor Lärande.
_NAMED_AFTER = word_set("enhet avdelning sektion sektor stab förvaltning rotel")
# Bodies that say which by a place: Länsstyrelsen i Skåne län, Samordningsförbundet Fjällbygden.
_PLACED = word_set("räddningstjänst tingsrätt kammarrätt förvaltningsrätt landsting polisregion hovrätt förbund")
_QUALIFYING = word_set("medicinskt socialt")
_GUARDIANS = word_set("man mans mannen mannens män mäns männen männens")
_GLUED = ("-och", "-eller", "-samt")
# First parts that are written without their hyphen: natur och trafiknämnden.
_OFTEN_FIRST = word_set(
    "natur miljö barn kultur bygg vård plan mark teknik gatu äldre skol skola utbildning plan- hälso idrott fritid"
)
_LONG_NAME = 4  # words before "skola" that can be its name: Norra Fjällsta bys skola


class Found(msgspec.Struct, frozen=True):
    """A mention in words: `words[first:last]`."""

    label: Label
    first: int
    last: int


class Grammar:
    """The words of one text and what each can be."""

    def __init__(self, words: Sequence[str], lexicon: Lexicon | None = None) -> None:
        self.words = words
        self.readings: list[Reading | None] = [read(word) for word in words]
        self.lexicons = [known_names()] if lexicon is None else [lexicon, known_names()]

    def mentions(self) -> Iterator[Found]:
        """Every mention, from left to right."""
        at, last = 0, None
        while at < len(self.words):
            found = self._mention(at) or self._abbreviation(at, last)
            if found is not None:
                last = found
                yield found
            at = found.last if found is not None else at + 1

    def _mention(self, at: int) -> Found | None:
        if self.readings[at] is None and not self._may_begin(at):
            return None
        if self._decoy(at):
            return None
        end = self._unit(at)
        if end is not None:
            return Found("UNIT", at, end)
        if (listed := self._listed(at)) is not None and listed[1] == "ROLE":
            return Found("ROLE", at, listed[0])
        end = self._role(at)
        return None if end is None else Found("ROLE", at, end)

    def _abbreviation(self, at: int, last: Found | None) -> Found | None:
        """What a name in brackets shortens: (barn- och utbildningsnämnden) (BUN)."""
        if (
            last is None
            or at != last.last + 1
            or self._word(at - 1) != "("
            or self._word(at + 1) not in {")", ","}
        ):
            return None
        name = " ".join(self.words[last.first : last.last])
        return Found(last.label, at, at + 1) if abbreviates(self.words[at], name) else None

    def _decoy(self, at: int) -> bool:
        """(Sveriges Kommuner och) Landsting: an association, whatever its last word says."""
        return self._word(at).lower() in {"landsting", "landstings"} and self._word(at - 1).lower() == "och"

    def _may_begin(self, at: int) -> bool:
        word = self.words[at]
        if word[0].isupper():
            return True
        lower = word.lower()
        if lower in _OFTEN_FIRST or lower in _QUALIFYING or lower.endswith(_GLUED):
            return True
        return (
            lower in TITLE_WORDS
            or lower in NAMING_ADJECTIVES
            or lower in _MUNICIPAL_COUNCILS
            or (self._listed(at) is not None)
        )

    # Units

    def _unit(self, at: int) -> int | None:
        """Where a unit that begins at a word ends; None if none begins there."""
        end = (
            self._auditors(at)
            or self._listed_unit(at)
            or companies.end(self.words, at)
            or self._institution(at)
            or self._body(at)
        )
        return None if end is None else self._owned_by(end)

    def _auditors(self, at: int) -> int | None:
        """Revisorernas presidium: the auditors as a body."""
        reading, owned = self._reading(at), self._reading(at + 1)
        if reading is None or owned is None or reading.kind != "ROLE" or not reading.genitive:
            return None
        return at + 2 if owned.kind == "HEAD" and reading.head == "revisor" and not owned.form.definite else None

    def _listed(self, at: int) -> tuple[int, Label] | None:
        for lexicon in self.lexicons:
            if (match := lexicon.match(self.words, at)) is not None:
                return at + match[0], match[1].label
        return None

    def _listed_unit(self, at: int) -> int | None:
        listed = self._listed(at)
        if listed is None or listed[1] != "UNIT":
            return self._region(at)
        end = listed[0]
        return end + 1 if companies.is_limited(self._word(end)) else end

    def _region(self, at: int) -> int | None:
        """Region Skåne, Region Västra Götaland."""
        if self.words[at] not in {"Region", "Landstinget"} or not self._capital(at + 1):
            return None
        end = at + 2
        while self._capital(end) and end < at + 3 and self.readings[end] is None:
            end += 1
        return self._county(end)

    def _body(self, at: int) -> int | None:
        """A compound or coordinated compound, with its adjective before and its complement after."""
        start = at + 1 if self._naming_adjective(at) else at
        head = self._last_of_coordination(start)
        reading = self._reading(head)
        if reading is None or reading.kind not in {"UNIT", "HEAD"}:
            return None
        named = reading.kind == "UNIT" or start > at or (head > start)
        complement = self._complement(head, reading)
        if complement is not None:
            return complement
        if companies.end(self.words, head + 1) is not None and reading.head == "bolag":
            return None  # dotterbolaget (Fjällsta Energi AB): the name alone
        return head + 1 if named else None

    def _naming_adjective(self, at: int) -> bool:
        """Tekniska (nämnden), kommunala (pensionärsrådet)."""
        lower, reading = self.words[at].lower(), self._reading(at + 1)
        if reading is None:
            return False
        if lower in _MUNICIPAL_COUNCILS:
            return reading.kind == "UNIT" and reading.head == "råd"
        return lower in NAMING_ADJECTIVES and reading.kind == "HEAD"

    def _last_of_coordination(self, at: int) -> int:
        """The last word of a coordinated compound (äldre-, vård- och omsorgsnämnden), or `at`."""
        place = at
        if self._lost_hyphen(at):
            return self._last_of_coordination(at + 2) if self._is_stub(at + 2) else at + 2
        while self._is_stub(place) or self._glued(place):
            place += 1
            if self._word(place) == ",":
                place += 1
            if self._word(place).lower() in AND:
                place += 1
        return place

    def _glued(self, at: int) -> bool:
        """Arbets-och (företagsnämnden): the space was lost."""
        return self._word(at).lower().endswith(_GLUED)

    def _lost_hyphen(self, at: int) -> bool:
        """Natur och trafiknämnden: as people often write it."""
        reading = self._reading(at + 2)
        return (
            self._word(at).lower() in _OFTEN_FIRST
            and self._word(at + 1) == "och"
            and reading is not None
            and reading.kind == "UNIT"
            and bool(reading.first)
        )

    def _complement(self, head: int, reading: Reading, owned: bool = False) -> int | None:
        """The end of the words that complete a name: (nämnden) för funktionsstöd."""
        if reading.genitive:
            return None
        after = head + 1
        if reading.kind == "HEAD":
            if self._word(after) == "för":
                return self._for(head, reading, owned)
            if reading.head in _NAMED_AFTER and reading.form.number == "sg":
                return self._title_after(head, reading)
            return None
        return self._place(after, reading)

    def _for(self, head: int, reading: Reading, owned: bool) -> int | None:
        """The end of a name with "för"; styrelsen för idrottsklubben is no public body."""
        if not (owned or self._begins_name(head, reading)) or reading.head == "bolag":
            return None
        board = reading.head == "styrelse"
        if (company := companies.end(self.words, head + 2, owned=board)) is not None:
            return company
        end = complements.noun_phrase(self.words, head + 2)
        return None if end is None or (board and complements.definite(self.words[end - 1])) else end

    def _begins_name(self, head: int, reading: Reading) -> bool:
        """Nämnden för, Nämnd för, en enhet för; but not "en nämnd för" nor "nämnderna för"."""
        if reading.form.definite:
            return reading.form.number == "sg"
        return self.words[head][0].isupper() or reading.head in {"enhet", "avdelning"}

    def _title_after(self, head: int, reading: Reading) -> int | None:
        """Avdelningen Barn och unga, Sektor stöd och lärande."""
        if self._capital(head + 1):
            return complements.title(self.words, head + 1)
        capital = self.words[head][0].isupper() and not reading.form.definite
        return complements.fields(self.words, head + 1) if capital else None

    def _place(self, after: int, reading: Reading) -> int | None:
        district = reading.head in _IN_DISTRICTS or (reading.head == "nämnd" and reading.first in _DISTRICT_BOARDS)
        if reading.form.number == "sg" and (district or self._placed(reading)):
            if self._capital(after) and self._names_place(after):
                return complements.place(self.words, after)
            if self._placed(reading) and self._word(after) == "i" and self._capital(after + 1):
                return self._county(complements.place(self.words, after + 1))
        return None

    def _names_place(self, at: int) -> bool:
        """Whether a word with a capital is a district: Väster, Centrum."""
        reading = self._reading(at)
        return reading is None or (reading.kind == "HEAD" and reading.head == "centrum")

    def _placed(self, reading: Reading) -> bool:
        return reading.head in _PLACED or (reading.head == "styrelse" and reading.first == "läns")

    def _county(self, end: int) -> int:
        return end + 1 if self._word(end) == "län" else end

    def _institution(self, at: int) -> int | None:
        """Ekbackens förskola, Norrgårdsskolan, förskolan Blåklinten, Luleå tingsrätt."""
        reading = self._reading(at)
        if reading is not None and reading.kind == "INSTITUTION":
            return self._named_institution(at, reading)
        if not self._capital(at) or reading is not None:
            return None
        end = at
        while self._capital(end) and self._reading(end) is None:
            end += 1
        reading = self._reading(end)
        if reading is None or reading.form.definite or reading.form.number == "pl" or end - at > _LONG_NAME:
            return None
        named = reading.kind == "INSTITUTION" and complements.takes_names(reading)
        if named and complements.can_own(self.words, at, end):
            return end + 1
        return end + 1 if reading.head == "tingsrätt" or (reading.head == "landsting") else None

    def _named_institution(self, at: int, reading: Reading) -> int | None:
        if (
            reading.form.definite
            and reading.form.number == "sg"
            and not reading.genitive
            and self._capital(at + 1)
        ):
            return complements.place(self.words, at + 1) if self._reading(at + 1) is None else None
        if reading.head == "högskola" and self._word(at + 1) == "i" and self._capital(at + 2):
            return at + 3
        named = (
            reading.head in {"skola", "gymnasium"} and self.words[at][0].isupper() and complements.is_name(reading)
        )
        return at + 1 if named and reading.form.number == "sg" else None

    def _owned_by(self, end: int) -> int:
        """A body of a body is one: kommunstyrelsens arbetsutskott, Fjällsta Energi AB:s styrelse."""
        while self.words[end - 1].endswith("s"):
            start = end + 1 if self._word(end).lower() in NAMING_ADJECTIVES else end
            head = self._last_of_coordination(start)
            reading = self._reading(head)
            if reading is None or reading.kind not in {"UNIT", "HEAD"} or reading.form.definite:
                return end
            if not self._owns(end - 1):
                return end
            complement = self._complement(head, reading, owned=True)
            end = complement if complement is not None else head + 1
        return end

    def _owns(self, at: int) -> bool:
        reading = self._reading(at)
        return reading.genitive if reading is not None else True

    # Roles

    def _role(self, at: int) -> int | None:
        """An office with the words that belong to its title: förste vice ordförande."""
        place = at
        while self._word(place).lower() in TITLE_WORDS:
            place += 1
            if self._word(place - 1).lower() in {"t.f", "tf", "bitr", "stf"} and self._word(place) == ".":
                place += 1
        head = self._last_of_coordination(place)
        reading = self._reading(head)
        if reading is None or reading.kind != "ROLE":
            return self._qualified(at)
        if not all(self._title(word, reading, head) for word in range(at, place)):
            return None
        return head + 1

    def _title(self, at: int, reading: Reading, head: int) -> bool:
        heads = TITLE_WORDS.get(self.words[at].lower())
        if heads == ("vice",):
            return self._word(at + 1) == "vice"
        return heads is None or not heads or reading.head in heads

    def _qualified(self, at: int) -> int | None:
        """Titles that are phrases: god man, medicinskt ansvarig sjuksköterska."""
        phrase = [self._word(at + n).lower() for n in range(2)]
        if phrase[0] in {"god", "gode", "goda"} and phrase[1] in _GUARDIANS:
            return at + 2
        reading = self._reading(at + 2)
        if (
            phrase[0] in {"medicinskt", "socialt"}
            and phrase[1] in {"ansvarig", "ansvariga"}
            and reading is not None
        ):
            return at + 3 if reading.kind == "ROLE" else None
        return None

    # Words

    def _word(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""

    def _reading(self, at: int) -> Reading | None:
        return self.readings[at] if 0 <= at < len(self.words) else None

    def _is_stub(self, at: int) -> bool:
        reading = self._reading(at)
        return reading is not None and reading.kind == "STUB"

    def _capital(self, at: int) -> bool:
        word = self._word(at)
        return word[:1].isupper() and len(word) > 1 and not word.isupper()
