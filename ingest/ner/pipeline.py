"""The spaCy pipeline that the package ships: patterns, and the trained model where there is one."""

from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex

from ingest.ner import component, features, plausible  # noqa: F401 (they register factories)

MODEL = Path(__file__).with_name("model")


def load(model: Path = MODEL) -> Language:
    """The pipeline with the trained model, or with patterns alone where no model is."""
    return spacy.load(model) if model.exists() else patterns()


def patterns() -> Language:
    """Patterns alone."""
    nlp = blank()
    nlp.add_pipe(component.NAME)
    return nlp


def blank() -> Language:
    """Swedish words, also those that a footnote's number or a lost space has glued together."""
    nlp = spacy.blank("sv")
    infixes = [
        *(nlp.Defaults.infixes or ()),
        r"(?<=[a-zåäö])[.,](?=\d)",
        r"(?<=[a-zåäö][a-zåäö])\.(?=[A-ZÅÄÖ])",
    ]
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp
