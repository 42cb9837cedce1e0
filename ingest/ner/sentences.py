"""Sentences in which units and roles are marked, as `data/README.md` describes them.

`python -m ingest.ner.sentences [FILE...]` checks files and prints their sentences as JSON lines with offsets.
"""

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from ingest.report import Label

DATA = Path(__file__).with_name("data")
_MARKED = re.compile(r"\[(UNIT|ROLE) ([^\[\]]+)\]")


class Marked(msgspec.Struct, frozen=True, order=True):
    """A mention that a person marked: `text[start:end]`."""

    start: int
    end: int
    label: Label


class Sentence(msgspec.Struct, frozen=True):
    """A text and the mentions in it, from left to right."""

    text: str
    mentions: tuple[Marked, ...]


class BadMarkup(ValueError):
    """A line that is not written as `data/README.md` says."""


def parse(line: str) -> Sentence:
    """A line of a data file as text with offsets; raises BadMarkup."""
    text, mentions, end = "", [], 0
    line = line.replace("\\n", "\n")
    for match in _MARKED.finditer(line):
        text += line[end : match.start()]
        inside = match[2]
        if inside != inside.strip():
            raise BadMarkup(f"mellanslag innanför hakparentesen: {match[0]}")
        label: Label = "UNIT" if match[1] == "UNIT" else "ROLE"
        mentions.append(Marked(len(text), len(text) + len(inside), label))
        text += inside
        end = match.end()
    text += line[end:]
    if "[" in text or "]" in text:
        raise BadMarkup(f"hakparentes som inte är en markering: {line}")
    return Sentence(text, tuple(mentions))


def markup(sentence: Sentence) -> str:
    """The line that `parse` reads as this sentence."""
    line, end = "", 0
    for mention in sentence.mentions:
        line += sentence.text[end : mention.start]
        line += f"[{mention.label} {sentence.text[mention.start : mention.end]}]"
        end = mention.end
    return (line + sentence.text[end:]).replace("\n", "\\n")


def read_file(path: Path) -> list[Sentence]:
    """The sentences of a data file, or of a `.jsonl` file with offsets; raises BadMarkup with file and line."""
    if path.suffix == ".jsonl":
        return [
            msgspec.json.decode(line, type=Sentence) for line in path.read_bytes().splitlines() if line.strip()
        ]
    sentences = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            sentences.append(parse(line.strip()))
        except BadMarkup as fault:
            raise BadMarkup(f"{path}, rad {number}: {fault}") from fault
    return sentences


def files(part: str) -> list[Path]:
    """The data files of a part ("train", "dev"), sorted by name."""
    return sorted((DATA / part).glob("*.txt"))


def read_part(part: str) -> list[Sentence]:
    """All sentences of a part, files in order of name."""
    return [sentence for path in files(part) for sentence in read_file(path)]


def fingerprint(paths: Iterable[Path]) -> str:
    """A hash of the files' names and contents, for telling whether a model was made from them."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def main(arguments: Sequence[str]) -> None:
    """Print every sentence of the named files, or of all, as JSON."""
    paths = [Path(argument) for argument in arguments] or [*files("train"), *files("dev")]
    for line in _json_lines(paths):
        print(line)


def _json_lines(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        for sentence in read_file(path):
            yield msgspec.json.encode(sentence).decode()


if __name__ == "__main__":
    main(sys.argv[1:])
