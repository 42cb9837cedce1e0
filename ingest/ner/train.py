"""Make the model in `model/` from the sentences in `data/train`: `python -m ingest.ner.train`, or `make model`.

The same sentences give the same model: the seed is fixed, files are read in order of name, one thread computes.
The model's folder holds the fingerprint of its sentences, so that a test can tell when the two disagree.
"""

import json
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch  # type: ignore[attr-defined]
from thinc.api import Adam

from ingest.ner import component, features, plausible
from ingest.ner.pipeline import MODEL, blank
from ingest.ner.sentences import Sentence, files, fingerprint, read_file
from ingest.ner.unheard import without_heads

SEED = 2013
EPOCHS = 16
BATCH = 24
DROPOUT = 0.3
LEARN_RATE = 0.001
COMMON = 4  # sentences that a word is in before the model may see it whole
FINGERPRINT = "fingerprint.json"

# Words by ending, shape and what the grammar says of them; a convolution sees two words to each side.
_NER: dict[str, Any] = {
    "moves": None,
    "update_with_oracle_cut_size": 100,
    "model": {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v2",
                "width": 48,
                "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "TAG"],
                "rows": [2500, 500, 1000, 500, 200],
                "include_static_vectors": False,
            },
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2",
                "width": 48,
                "window_size": 1,
                "maxout_pieces": 3,
                "depth": 2,
            },
        },
    },
}


def train(sentences: Sequence[Sentence], patterns: bool = True, seed: int = SEED) -> Language:
    """A pipeline trained on sentences.

    The patterns' opinion is one of the things that the model sees; without `patterns` it goes by words alone.
    """
    fix_random_seed(seed)
    shuffler = random.Random(seed)
    nlp = _untrained(sentences, patterns)
    ner: Any = nlp.get_pipe("ner")
    nlp.initialize(lambda: list(_examples(nlp, sentences)))
    optimizer = Adam(LEARN_RATE, L2=0.01, grad_clip=1.0, use_averages=True)
    for epoch in range(EPOCHS):
        examples = list(_examples(nlp, [*sentences, *without_heads(sentences, seed + epoch)]))
        shuffler.shuffle(examples)
        for batch in minibatch(examples, BATCH):  # type: ignore[no-untyped-call]
            ner.update(batch, sgd=optimizer, drop=DROPOUT)
    with ner.model.use_params(optimizer.averages):
        averaged = ner.to_bytes()
    ner.from_bytes(averaged)
    return _with_patterns_first(nlp) if patterns else nlp


def _with_patterns_first(nlp: Language) -> Language:
    """In use the patterns' mentions stand, and the model adds to them."""
    grammar: Any = nlp.get_pipe(component.NAME)
    grammar.lock = True
    nlp._pipe_configs[component.NAME]["lock"] = True
    return nlp


def _untrained(sentences: Sequence[Sentence], patterns: bool) -> Language:
    nlp = blank()
    if patterns:
        nlp.add_pipe(component.NAME, config={"lock": False})
    masked: Any = nlp.add_pipe(features.NAME, config={"heads": patterns})
    masked.learn(([token.text for token in nlp.make_doc(s.text)] for s in sentences), COMMON)
    nlp.add_pipe("ner", config=_NER)
    if patterns:
        nlp.add_pipe(plausible.NAME)
    return nlp


def _examples(nlp: Language, sentences: Iterable[Sentence]) -> Iterator[Example]:
    """Sentences as the model sees them, with what a person marked."""
    for sentence in sentences:
        doc = nlp.make_doc(sentence.text)
        for name in (component.NAME, features.NAME):
            doc = nlp.get_pipe(name)(doc) if nlp.has_pipe(name) else doc
        yield Example(doc, _reference(nlp, sentence))


def _reference(nlp: Language, sentence: Sentence) -> Doc:
    doc = nlp.make_doc(sentence.text)
    spans = [doc.char_span(m.start, m.end, label=m.label, alignment_mode="expand") for m in sentence.mentions]
    doc.ents = [span for span in spans if span is not None]
    return doc


def save(nlp: Language, paths: Iterable[Path], folder: Path = MODEL) -> None:
    """Write a pipeline and the fingerprint of the files that it was made from."""
    nlp.to_disk(folder)
    (folder / FINGERPRINT).write_text(json.dumps({"data": fingerprint(paths)}) + "\n", encoding="utf-8")


def main(folder: Path = MODEL) -> None:
    """Train on all sentences of `data/train` and write the model."""
    paths = files("train")
    sentences = [sentence for path in paths for sentence in read_file(path)]
    print(f"{len(sentences)} meningar från {len(paths)} filer", file=sys.stderr)
    save(train(sentences), paths, folder)


if __name__ == "__main__":
    main()
