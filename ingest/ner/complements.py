"""The words that complete a name built round a head: för funktionsstöd, Barn och unga, Norra Stranden."""

from collections.abc import Sequence
from functools import cache

from ingest.ner.unit_heads import KINDS_OF_SCHOOL
from ingest.ner.wordlists import read_list, word_set
from ingest.ner.wordlists import words as word_list
from ingest.ner.words import HYPHENS, Reading, read

# After "nämnden för" these begin an errand, no name: återremitteras till nämnden för beslut.
ERRANDS = frozenset(read_list("errands.txt"))
FUNCTION_WORDS = frozenset(read_list("function_words.txt"))
_ADJECTIVE_ENDINGS = word_list(
    "isk iska iskt ig iga igt ell ella ellt al ala alt ad ade at iv iva ivt bar bara bart sam samma samt ös ösa"
)
_AND = word_set("och &")
_COMMON_OWNERS = word_set(
    "kommunens stadens regionens skolans elevens elevernas barnets barnens sveriges årets dagens dess "
    "deras varje stads stad landets hans hennes områdets statens länets världens europas någons allas "
    "enskilda"
)

# What stands before "skola" with a capital only because it begins a sentence.
_NO_NAMES = word_set(
    "ny svensk kommunal god bra vår min din annan samma öppen fristående trygg modern ingen någon vilken "
    "styrkort årsbokslut bokslut rapport bilaga budget protokoll statistik "
    "resultat organisation område tabell figur not"
)


def noun_phrase(words: Sequence[str], at: int) -> int | None:
    """The end of the field that a body is for: strategisk stadsutveckling; None if it is an errand."""
    if at >= len(words) or words[at].lower() in ERRANDS or words[at][0].isdigit():
        return None
    end = _item(words, at)
    if end is not None and words[end - 1].endswith("ande") and words[end : end + 1] == ["av"]:
        end = _item(words, end + 1)  # rådet för främjande av läsning
    return None if end is None else _list(words, end)


def title(words: Sequence[str], at: int) -> int:
    """The end of a title that begins with a capital: Barn och unga, Fritid, idrott och kultur."""
    end = place(words, at)
    return _list(words, end)


def fields(words: Sequence[str], at: int) -> int | None:
    """The end of what a unit deals with, when that follows without "för": (Sektor) stöd och lärande."""
    return noun_phrase(words, at) if at < len(words) and words[at] in _fields() else None


@cache
def _fields() -> frozenset[str]:
    return frozenset(read_list("fields.txt"))


def place(words: Sequence[str], at: int) -> int:
    """The end of a run of words with capitals: Norra Stranden."""
    end = at + 1
    while end < len(words) and words[end][0].isupper() and not words[end].isupper() and read(words[end]) is None:
        end += 1
    return end


def can_own(words: Sequence[str], at: int, end: int) -> bool:
    """Whether words before a kind of school can be its name: Ekbackens (förskola), Lindby (skola)."""
    last = words[end - 1]
    if words[at].lower() in FUNCTION_WORDS:
        return False
    if last.lower() in _COMMON_OWNERS or words[at].lower() in _COMMON_OWNERS:
        return False
    return words[at].lower() not in _NO_NAMES and not words[at].isdigit()


def is_name(reading: Reading) -> bool:
    """Whether a school's first part is a name and not a kind: Norrgårds(skolan), not Grund(skolan)."""
    return bool(reading.first) and reading.first not in KINDS_OF_SCHOOL


def takes_names(reading: Reading) -> bool:
    """Whether a kind of school is one that bears names: (Ekbackens) förskola, but no simskola."""
    return not reading.first


def _item(words: Sequence[str], at: int) -> int | None:
    """One member of a list: a noun with the adjectives and truncated words before it."""
    end = at
    while end < len(words) and _is_stub(words[end]):
        end += 1
        while end < len(words) and (words[end] in _AND or words[end] == ","):
            end += 1
    while end + 1 < len(words) and _adjective(words[end]) and _noun(words[end + 1]):
        end += 1
    return end + 1 if end < len(words) and _noun(words[end]) else None


def _list(words: Sequence[str], end: int) -> int:
    """Where a list of members ends: (barn), unga och familj; a comma counts only if an "och" follows."""
    reach = end
    while reach + 1 < len(words) and (words[reach] in _AND or words[reach] == ","):
        comma = words[reach] == ","
        item = _member(words, reach + 1)
        if item is None:
            return end
        reach = item
        if not comma:
            return reach
    return end


def _member(words: Sequence[str], at: int) -> int | None:
    item = _item(words, at)
    if item is None or words[at].lower() in ERRANDS:
        return None
    reading = read(words[item - 1])
    if reading is not None and reading.kind in {"UNIT", "ROLE", "HEAD"}:
        return None
    return None if definite(words[item - 1]) else item


def definite(word: str) -> bool:
    """Kommunen, verksamheterna: what follows a body's name, not part of it."""
    return len(word) > 6 and word.endswith(("en", "et", "erna", "arna", "orna"))


def _noun(word: str) -> bool:
    return word[0].isalpha() and word.lower() not in FUNCTION_WORDS


def _adjective(word: str) -> bool:
    return word.islower() and word.endswith(_ADJECTIVE_ENDINGS)


def _is_stub(word: str) -> bool:
    return len(word) > 2 and word[-1] in HYPHENS and word[0].isalpha()
