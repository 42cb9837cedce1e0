"""Why a word of a text matches a query, in words: a form of it, a compound with it, another name of it.

nämnd       in "nämnden"           böjning av ”nämnd”
nämnd       in "facknämnder"       sammansättning med ”nämnd”
plannämnd   in "plan- och byggnämnden"  samordnad sammansättning med ”plannämnd”
stöd*       in "stödprocesserna"   börjar med ”stöd”
KS          in "kommunstyrelsen"   annat namn på ”KS”
enhet:KS    in "kommunstyrelsen"   enhet: kommunstyrelse

plan- och byggnämnd  in "plan- och byggnämnden"   böjning av ”plan- och byggnämnd”
plan- och byggnämnd  in "miljö- och byggnämnden"  ord ur ”plan- och byggnämnd”, if plannämnd is there too
"""

from collections.abc import Iterable, Sequence

from index.results import Reason, Relaxed, RelaxedKind, Understood
from index.swedish import normal, words
from index.synonyms import Relation, Synonym, key
from ingest.counting import counted

RELATIONS: dict[Relation, str] = {
    "alias": "annat namn",
    "predecessor": "föregångare",
    "successor": "efterföljare",
}

OFFERS: dict[RelaxedKind, str] = {
    "forms": "Sök orden i alla böjningar",
    "compounds": "Sök orden i sammansättningar också",
    "filters": "Sök utan avgränsningar",
    "phrase": "Sök utan att orden måste stå intill varandra",
    "fields": "Sök med färre villkor",
    "either": "Sök på något av värdena",
    "words": "Sök på något av orden",
}


def explained(reason: Reason, marked: str) -> str:
    """Why a stretch of text was marked; empty where it is what the query says."""
    word = reason.word
    if reason.named:
        line = f" ({RELATIONS[reason.relation]})" if reason.relation else ""
        return f"{word.partition(':')[0]}: {reason.named}{line}"
    if reason.relation:
        return f"{RELATIONS[reason.relation]} {'på' if reason.relation == 'alias' else 'till'} ”{word}”"
    if word.endswith("*"):
        return f"börjar med ”{word[:-1]}”"
    if word.endswith("~"):
        return f"stavas nästan som ”{word[:-1]}”" if normal(marked) != normal(word[:-1]) else ""
    if reason.coordinated:
        return _of_coordinated(reason, marked)
    match reason.how:
        case "form":
            return ""
        case "stem" if len(words(marked)) > 1 == len(words(word)):
            return f"samordnad sammansättning med ”{word}”"
        case "stem":
            return f"böjning av ”{word}”"
        case "part":
            return f"sammansättning med ”{word}”"


def _of_coordinated(reason: Reason, marked: str) -> str:
    """Why a stretch was marked that has words of a coordinated compound: it is that, or another name with them."""
    word = reason.word
    if reason.how == "part":
        return f"sammansättning med ord ur ”{word}”"
    if key(marked) != key(word):
        return f"ord ur ”{word}”"
    return "" if _forms(marked) == _forms(word) else f"böjning av ”{word}”"


def _forms(text: str) -> list[str]:
    return [word.form for word in words(text)]


def read_as(clause: Understood) -> str:
    """How a clause was read: what was searched and found, other names of the same, and how many sections have it.

    "nämnd söktes som nämnd, fann nämnden, nämnder: 12 avsnitt"; "INTE chef söktes som chef: utesluter 22 avsnitt"
    """
    said = [f"INTE {clause.word}" if clause.refused else clause.word]
    if clause.searched:
        said[0] += f" söktes som {_listed(clause.searched, clause.more_searched)}"
    if clause.met:
        said.append(f"fann {_listed(clause.met, clause.more_met)}")
    said += map(also, clause.others)
    return f"{', '.join(said)}: {'utesluter ' if clause.refused else ''}{clause.sections} avsnitt"


def _listed(told: Sequence[str], more: bool) -> str:
    return f"{'bland annat ' if more else ''}{', '.join(told)}"


def offered(less: Relaxed) -> str:
    """What is offered where a search finds nothing: "Sök på något av orden: plan ELLER budget (12 träffar)"."""
    other = "" if less.kind in ("forms", "compounds", "filters") else f": {less.query}"
    one_word = less.kind == "words" and len(words(less.query)) == 1
    return (
        f"{'Sök på ordet' if one_word else OFFERS[less.kind]}{other} ({counted(less.total, 'träff', 'träffar')})"
    )


def also(other: Synonym) -> str:
    """That another name is looked for too: "även personalenhet (föregångare)"."""
    return f"även {other.name} ({RELATIONS[other.relation]})"


def with_others(name: str, others: Iterable[Synonym]) -> str:
    """A unit or role with those of its other names that it had before or after: "HR-enhet, även …"."""
    return ", ".join([name, *(also(one) for one in others if one.relation != "alias")])
