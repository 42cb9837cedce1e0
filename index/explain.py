"""Why a word of a text matches a query, in words: a form of it, a compound with it, or a word that begins so.

nämnd       in "nämnden"           böjning av ”nämnd”
nämnd       in "facknämnder"       sammansättning med ”nämnd”
stöd*       in "stödprocesserna"   börjar med ”stöd”
"""

from index.results import Reason
from index.swedish import normal


def explained(reason: Reason, marked: str) -> str:
    """Why a stretch of text was marked; empty where it is what the query says."""
    word = reason.word
    if word.endswith("*"):
        return f"börjar med ”{word[:-1]}”"
    if word.endswith("~"):
        return f"stavas nästan som ”{word[:-1]}”" if normal(marked) != normal(word[:-1]) else ""
    match reason.how:
        case "form":
            return ""
        case "stem":
            return f"böjning av ”{word}”"
        case "part":
            return f"sammansättning med ”{word}”"
