"""What commands need, loaded once: the program and its lexicon."""

import cli  # noqa: F401
from index.swedish import terms

terms("kommunstyrelse")
