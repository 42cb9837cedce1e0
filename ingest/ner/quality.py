"""Write `docs/quality.md`: how good patterns, model and both are on sentences of other municipalities.

`python -m ingest.ner.quality`, or `make quality`. A model without patterns is trained for the comparison
and thrown away; the shipped model is the one in `model/`.
"""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from spacy.language import Language

from ingest.ner.evaluate import LABELS, Evaluation, Score, evaluate
from ingest.ner.pipeline import load, patterns
from ingest.ner.sentences import Marked, Sentence, files, read_file, read_part
from ingest.ner.train import train

DOCUMENT = Path(__file__).parents[2] / "docs" / "quality.md"
_BEGIN, _END = "<!-- figures: written by `make quality` -->", "<!-- end of figures -->"
_ROUNDS = 20  # times that the development sentences are read to measure speed


def finder(nlp: Language) -> Callable[[str], Sequence[Marked]]:
    """What a pipeline finds in a text."""
    return lambda text: [
        Marked(span.start_char, span.end_char, "UNIT" if span.label_ == "UNIT" else "ROLE")
        for span in nlp(text).ents
    ]


def figures() -> str:
    """The tables of the document, in Markdown."""
    gold = read_part("dev")
    both = load()
    evaluations = {
        "patterns and register only": evaluate(gold, finder(patterns())),
        "model only": evaluate(gold, finder(train(read_part("train"), patterns=False))),
        "both (shipped)": evaluate(gold, finder(both)),
    }
    shipped = evaluations["both (shipped)"]
    return "\n\n".join((_size(gold), _table(evaluations), _by_file(both), _errors(shipped), _speed(both, gold)))


def main(document: Path = DOCUMENT) -> None:
    """Replace the figures in the document; the text around them stays."""
    text = document.read_text(encoding="utf-8")
    before, _, rest = text.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    document.write_text(f"{before}{_BEGIN}\n\n{figures()}\n\n{_END}{after}", encoding="utf-8")


def _size(gold: Sequence[Sentence]) -> str:
    trained = len(read_part("train"))
    return (
        f"Trained on {trained} sentences in {len(files('train'))} files, measured on {len(gold)} sentences in "
        f"{len(files('dev'))} files of other municipalities."
    )


def _table(evaluations: dict[str, Evaluation]) -> str:
    lines = [
        "| | label | precision | recall | F1 exact (95 %) | F1 overlapping |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for name, evaluation in evaluations.items():
        lines += [_row(name, score, evaluation) for score in evaluation.scores if score.match == "exact"]
    return "\n".join(lines)


def _row(name: str, score: Score, evaluation: Evaluation) -> str:
    overlapping = evaluation.score(score.label, "overlapping").f1
    interval = f"{score.f1:.3f} ({score.low:.2f}–{score.high:.2f})"
    return (
        f"| {name} | {score.label} ({score.mentions}) | {score.precision:.3f} | {score.recall:.3f} "
        f"| {interval} | {overlapping:.3f} |"
    )


def _by_file(nlp: Language) -> str:
    """F1 of each file, by patterns alone and by both."""
    lines = [
        "| file | units, patterns | units, both | roles, patterns | roles, both |",
        "| --- | --- | --- | --- | --- |",
    ]
    for path in files("dev"):
        gold = read_file(path)
        one, two = evaluate(gold, finder(patterns())), evaluate(gold, finder(nlp))
        f1 = [found.score(label).f1 for label in LABELS for found in (one, two)]
        lines.append(f"| {path.stem} | " + " | ".join(f"{figure:.3f}" for figure in f1) + " |")
    return "\n".join(lines)


def _errors(evaluation: Evaluation) -> str:
    lines = [
        "The twenty worst errors of the shipped annotator:",
        "",
        "| marked | found | times |",
        "| --- | --- | --- |",
    ]
    lines += [f"| {fault.expected or '–'} | {fault.found or '–'} | {fault.times} |" for fault in evaluation.worst]
    return "\n".join(lines)


def _speed(nlp: Language, gold: Sequence[Sentence]) -> str:
    texts = [" ".join(sentence.text for sentence in gold[i : i + 5]) for i in range(0, len(gold), 5)] * _ROUNDS
    list(nlp.pipe(texts[:20]))
    start = time.process_time()
    list(nlp.pipe(texts))
    words = sum(len(text.split()) for text in texts) / (time.process_time() - start)
    return f"Speed on one core, on words seen before: {int(words / 1000)} thousand words a second."


if __name__ == "__main__":
    main()
