"""Swedish forms and their lemmas: simplemma's 960,000, in a file that a process opens in milliseconds.

simplemma unpacks its lexicon anew in each process, which takes two seconds of a core and 170 MB. Here it is made
into a trie once on each machine, and kept where the user's programs keep what can be made again. What has no such
place, as a service without a home, unpacks the lexicon as simplemma does.
"""

import contextlib
import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryFile

from marisa_trie import BytesTrie
from platformdirs import user_cache_path

from ingest.files import make_folder, write_whole

MADE_AS = 1  # how the file is made
CHECKED = 4  # bytes at its beginning: the checksum of what follows
Lookup = Callable[[str], Sequence[bytes] | None]  # the lemma of a form, in a sequence of one
_ACCENTS = re.compile("[éèà]")
_PLAIN = str.maketrans("éèà", "eea")


def lemma_of(form: str) -> str | None:
    """The lemma of a form as it is written, None where it is unknown; é and the like may be written as e."""
    found = _lemmas()(form)
    return found[0].decode() if found else None


@lru_cache(100_000)
def is_name(word: str) -> bool:
    """Whether a lower-case word is a name in its base form: göran, motala."""
    name = word.capitalize()
    return lemma_of(name) == name


def is_form(word: str) -> bool:
    """Whether a lower-case word is a form of any word or name."""
    return lemma_of(word) is not None or lemma_of(word.capitalize()) is not None


def make_file() -> None:
    """Make the file where there is none; to be called before processes start that may write nothing."""
    path = _path()
    if not path.exists():
        _make(path)


@cache
def _lemmas() -> Lookup:
    return opened(_path())


def opened(path: Path) -> Lookup:
    """The lexicon of a file, made where there is none or where it is damaged; without one where it may not be."""
    found = _read(path)
    if found is None:
        _make(path)
        found = _read(path)
    return found or {form: (lemma.encode(),) for form, lemma in _entries()}.get


def _path() -> Path:
    made_of = "-".join((str(MADE_AS), version("simplemma"), version("marisa-trie")))
    return user_cache_path("backspegel") / f"ord-{made_of}"


def _read(path: Path) -> Lookup | None:
    """The lexicon of a file; None where there is none, or where it is damaged."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    if len(content) <= CHECKED or int.from_bytes(content[:CHECKED]) != zlib.crc32(content[CHECKED:]):
        return None
    lookup: Lookup = BytesTrie().frombytes(content[CHECKED:]).get
    return lookup


def _make(path: Path) -> None:
    with contextlib.suppress(OSError):
        make_folder(path.parent)
        with TemporaryFile(dir=path.parent, buffering=0) as tried:  # before the work is done
            tried.write(b" ")
        trie = BytesTrie((form, found.encode()) for form, found in _entries()).tobytes()
        write_whole(path, zlib.crc32(trie).to_bytes(CHECKED) + trie)


def _entries() -> Iterator[tuple[str, str]]:
    """Forms and lemmas; forms with é and the like also under their plain letters."""
    # Only where the lexicon is unpacked: simplemma compiles its rules for all its languages when it is imported.
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    lemmas: Mapping[str, str] = DefaultDictionaryFactory().get_dictionary("sv")
    accented = (form for form in lemmas if form.islower() and not form.isascii() and _ACCENTS.search(form))
    plain = {
        without: lemmas[form].translate(_PLAIN)
        for form in accented
        if lemmas.get(without := form.translate(_PLAIN)) != without  # kommitten, but not ide, a word of its own
    }
    yield from ((form, found) for form, found in lemmas.items() if form not in plain)
    yield from plain.items()
