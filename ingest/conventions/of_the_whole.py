"""Sentences that speak of all areas, or of the report on them, and not of the area that they stand after.

    "Tre av fyra rekommendationer är därmed genomförda."     counts the areas, by the report's own word for them
    "Insats 5 redovisas inte i år."                          begins with another area, by its number
    "Kommunen anser att kraven 1, 2 och 4 är uppfyllda."     names several areas, of which it stands after one
    "Kontoret bedömer att riktlinjerna följs."               a body on all areas
    "Nämnden noterade att två av fyra områden går bra."       a body on so many of all areas
    "Utskottet hade inga invändningar mot redovisningen."    a body on the report itself
    "Rådet bedömer att överenskommelsen följs."              a body on the plan that the title names
    "En ny redovisning av samtliga mål görs i mars."         the next report, on all of them
    "Avslutningsvis vill nämnden tacka de anställda."        thanks for the whole time

A body that judges, "Nämnden bedömer att målet nås", or "sammantaget" says little alone: so does an area.
"""

import re
from collections.abc import Collection

from ingest.conventions.bodies import DEFINITE, IN_PLACE, SPEAKERS, pattern

# What reports call their areas, by the stem of the word: its forms in the singular and in the plural.
_KINDS = {
    "område": ("område(?:t|ts)?", "område(?:n|na|nas)"),
    "mål": ("mål(?:et|ets)?", "mål(?:en|ens)?"),
    "åtgärd": ("åtgärd(?:en|ens)?", "åtgärder(?:na|nas|s)?"),
    "insats": ("insats(?:en|ens)?", "insatser(?:na|nas|s)?"),
    "uppdrag": ("uppdrag(?:et|ets)?", "uppdrag(?:en|ens)?"),
    "rekommendation": ("rekommendation(?:en|ens)?", "rekommendationer(?:na|nas|s)?"),
    "aktivitet": ("aktivitet(?:en|ens)?", "aktiviteter(?:na|nas|s)?"),
    "punkt": ("punkt(?:en|ens)?", "punkter(?:na|nas|s)?"),
    "löfte": ("löfte(?:t|ts)?", "löften(?:a|as)?"),
    "åtagande": ("åtagande(?:t|ts)?", "åtaganden(?:a|as)?"),
    "direktiv": ("direktiv(?:et|ets)?", "direktiv(?:en|ens)?"),
    "projekt": ("projekt(?:et|ets)?", "projekt(?:en|ens)?"),
    "satsning": ("satsning(?:en|ens)?", "satsningar(?:na|nas|s)?"),
    "granskning": ("granskning(?:en|ens)?", "granskningar(?:na|nas|s)?"),
    "process": ("process(?:en|ens)?", "processer(?:na|nas|s)?"),
    "moment": ("moment(?:et|ets)?", "moment(?:en|ens)?"),
    "strategi": ("strategi(?:n|ns)?", "strategier(?:na|nas|s)?"),
    "utmaning": ("utmaning(?:en|ens)?", "utmaningar(?:na|nas|s)?"),
    "krav": ("krav(?:et|ets)?", "krav(?:en|ens)?"),
    "riktlinje": ("riktlinje(?:n|ns)?", "riktlinjer(?:na|nas|s)?"),
    "förslag": ("förslag(?:et|ets)?", "förslag(?:en|ens)?"),
    "brist": ("brist(?:en|ens)?", "brister(?:na|nas|s)?"),
    "risk": ("risk(?:en|ens)?", "risker(?:na|nas|s)?"),
    "princip": ("princip(?:en|ens)?", "principer(?:na|nas|s)?"),
    "ambition": ("ambition(?:en|ens)?", "ambitioner(?:na|nas|s)?"),
    "prioritering": ("prioritering(?:en|ens)?", "prioriteringar(?:na|nas|s)?"),
    "synpunkt": ("synpunkt(?:en|ens)?", "synpunkter(?:na|nas|s)?"),
    "iakttagelse": ("iakttagelse(?:n|ns)?", "iakttagelser(?:na|nas|s)?"),
    "föreläggande": ("föreläggande(?:t|ts)?", "förelägganden(?:a|as)?"),
    "beslut": ("beslut(?:et|ets)?", "beslut(?:en|ens)?"),
}
_NO_KIND = r"(?<!före)(?<!ända)(?<!spörs)"  # föremål, ändamål, spörsmål
_NUMBERS = tuple(
    """noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton
    tjugo""".split()  # noqa: SIM905
)
_NUMBER = rf"(?:{'|'.join(_NUMBERS[2:])}|\d{{1,2}})"
_SHARE = (
    r"(?:alla|samtliga|flertalet|merparten|majoriteten|huvuddelen|hälften|(?:de\s)?flesta|inga|övriga|resterande"
    r"|återstående|(?:en|ett|ingen|inget|flera)\s(?:ut)?av|(?:ut)?av)"
)
_BETWEEN = rf"(?:\s(?:(?:ut)?av|de|planens|programmets|våra|{_NUMBER}|\w+[ae])){{0,4}}"
# With where they are, they are other ones: "Samtliga åtgärder i protokollet".
_ELSEWHERE = (
    r"(?!\s(?:i|vid|på|för|inom|som|från|mot|till|av)\b"
    r"(?!\s\w*(?:planen|programmet|överenskommelsen|rapporten|strategin|policyn|granskningen)\b))"
)
_OUT_OF = re.compile(rf"(?:\w+\s)?av\s(?:de\s)?{_NUMBER}\s", re.IGNORECASE)
_LABEL = r"(?P<label>\d{1,2}(?:[.:]\d{1,2})*|(?-i:[IVXL]{1,5}|[A-ZÅÄÖ]))\b"
_ONE = r"(?:\d{1,2}(?:[.:]\d{1,2})*|(?-i:[IVXL]{1,5}|[A-ZÅÄÖ]))(?!\w)"
_FIRST = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")
_JUDGES = (
    r"(?:bedöm(?:er|de)|anser|ansåg|ser|såg|finner|fann|föreslår|föreslog|föreslås|rekommenderar|förordar|begär"
    r"|beslut(?:ar|ade|at)|godkän(?:ner|de|t)|godta(?:r|git)|godtog|noter(?:ar|ade|at)|konstater(?:ar|ade|at)"
    r"|(?:har\s)?informer(?:ades|ats)|behandlade|(?:har\s)?behandlat|fick|har\sfått|tog\sdel|tar\sdel|tagit\sdel"
    r"|lägger|lade|överlämnar|överlämnade|avser|återkommer|konkluderar|sammanfattar|kommer\satt|vill|önskar)"
)
_WHO = rf"(?:{IN_PLACE}\w*{pattern(SPEAKERS, DEFINITE)})"
_JUDGING = re.compile(
    rf"(?:[\w-]+\s(?:och\s)?){{0,2}}?{_WHO}\s(?:\w+\s){{0,3}}?{_JUDGES}\b"
    rf"|(?:[\w-]+\s){{1,4}}?{_JUDGES}\s(?:därför\s)?(?:[\w-]+\s(?:och\s)?){{0,2}}?{_WHO}\b",
    re.IGNORECASE,
)
# The report itself, as it is taken; with what it is on it is another: "redovisningen av upphandlingen".
_REPORT = re.compile(
    r"(?<!\batt\s)\b(?:\w*rapporten|uppföljningen|\w*redovisningen|(?:av|åter)rapporteringen|avstämningen)s?\b"
    r"(?!\s(?:av|om|för|från|till(?!\shandlingarna)|kring|över|i|hos|på)\b)",
    re.IGNORECASE,
)
# Whatever it is called: "Styrelsen föreslås lägga informationen till handlingarna".
_FILED = re.compile(r"\blägg(?:a|er|s)\b[^.!?]{1,60}\btill\shandlingarna\b", re.IGNORECASE)
_PAPER = re.compile(r"rapport|uppföljning|redovisning|avstämning", re.IGNORECASE)
_PLAN = re.compile(
    r"\b(?P<plan>\w*?(?:plan(?=(?:e?n|er|erna)?s?\b)(?!\s(?:ett|två|tre|fyra|fem|\d)\b)|program|överenskommelse"
    r"|strategi|policy|avtal|direktiv|översyn))",
    re.IGNORECASE,
)
_THE_PLAN = re.compile(
    r"\b(?P<plan>\w*?(?:plan(?=ens?\b)|program(?=mets?\b)|överenskommelse(?=ns?\b)|strategi(?=ns?\b)|policy(?=ns?\b)"
    r"|avtal(?=ets?\b)|direktiv(?=ens?\b)|översyn(?=ens?\b)))",
    re.IGNORECASE,
)
# The next report; "Nästa uppföljning görs i mars" may be of the area alone.
_NEXT = re.compile(
    rf"(?:{_WHO}\s(?:[\w-]+\s){{0,2}})?(?:nästa|(?:en|den)\s(?:ny|nya|förnyad|slutlig|slutliga|samlad|samlade)|ny)\s\w*?(?:rapport|uppföljning"
    r"|redovisning|avstämning|avrapportering)(?:en)?\s(?:av|om|kring|för)\s",
    re.IGNORECASE,
)
# What is said of a plan as a whole: how long it is valid, how it is followed.
_AS_A_WHOLE = (
    r"(?:gäller|löper|är|ska(?:ll)?|bör|kommer|bedöms|följs|ses|revideras|ersätts|upphör|omfattar|föreslås|genomförs|aktualiseras"
    r"|förlängs|avslutas|har\s(?:hittills|sammantaget|totalt|därmed|nu))"
)
_ALTOGETHER = re.compile(
    r"\b(?:sammantaget|sammanfattningsvis|sammantagen|sammanlagt|(?:som|i\s(?:sin\s)?)\s?helhet|totalt\ssett|i\sstort"
    r"|på\sdet\shela\staget|avslutningsvis|överlag|därmed)\b",
    re.IGNORECASE,
)
# "Vår samlade bild är att nämnderna lyssnar", "Projektets samlade prognos är oförändrad"
_SUMS_UP = re.compile(r"(?:vår|den|\w+s)\s(?:samlade|sammanfattande|sammantagna)\s\w+", re.IGNORECASE)
# Thanks at the very end are for the whole time: "Avslutningsvis vill nämnden tacka de anställda".
_THANKS_LAST = re.compile(
    r"(?:avslutningsvis|till\s(?:sist|slut)|slutligen|sist\smen\sinte\sminst)\b[^.!?]{0,60}\b(?:tacka[rs]?|tack)\b"
    rf"|{_WHO}\s(?:vill\s)?(?:rikta\sett\s(?:stort\s|varmt\s)?tack|tackar?)\s(?:till\s)?(?:alla|samtliga)\b",
    re.IGNORECASE,
)


def kinds(headings: Collection[str]) -> frozenset[str]:
    """The words that most headings of areas begin with, by their stems: "Rekommendation 4. Brandskydd"."""
    return frozenset(
        stem
        for stem, (single, _) in _KINDS.items()
        if 2 * sum(bool(re.match(rf"\w*{_NO_KIND}{single}\b", one, re.IGNORECASE)) for one in headings)
        > len(headings)
    )


def kind_gathered(heading: str) -> frozenset[str]:
    """What a heading over areas calls them, by its stem, where it says no more: "Åtagandena", "Våra mål"."""
    words = "våra|de|årets|alla|samtliga|planens|programmets|politiska|beslutade|prioriterade|övergripande"
    return frozenset(
        stem
        for stem, (_, plural) in _KINDS.items()
        if re.fullmatch(rf"(?:(?:{words})\s){{0,2}}\w*{_NO_KIND}{plural}", heading.strip(), re.IGNORECASE)
    )


def kinds_counted(text: str, number: int) -> frozenset[str]:
    """The words of areas of which a text says that there are so many: "innehåller åtta insatser"."""
    said = rf"(?:{_NUMBERS[number]}|{number})" if number < len(_NUMBERS) else str(number)
    found = (
        stem
        for stem, (_, plural) in _KINDS.items()
        if re.search(rf"\b{said}\s(?:\w+\s){{0,2}}\w*{_NO_KIND}{plural}\b", text, re.IGNORECASE)
    )
    return frozenset(found)


def areas_counted(text: str, stems: Collection[str], numbers: Collection[int]) -> int:
    """How surely a text begins by counting the areas, 0 to 2; `numbers` are how many there may be.

    "Tre av fyra rekommendationer", "Samtliga mål", "Av de åtta insatserna" (2); "Två åtgärder" may be in one (1).
    """
    plural = "|".join(_KINDS[stem][1] for stem in stems)
    start = rf"(?P<first>{_SHARE}|{_NUMBER}){_BETWEEN}"
    counted = rf"{start}\s\w*{_NO_KIND}(?:{plural})\b{_ELSEWHERE}"
    found = re.match(counted, text, re.IGNORECASE) if stems else None
    if not found:
        return 0
    total = re.search(rf"\bav\s(?:de\s)?({_NUMBER})\b", found[0], re.IGNORECASE)
    if total:
        return 2 if _value(total[1]) in numbers else 0
    return 2 if re.fullmatch(_SHARE, found["first"], re.IGNORECASE) else 1


def areas_counted_out_of(text: str, numbers: Collection[int]) -> bool:
    """Whether a text begins by counting some of a number of whatever areas are called: "Tre av fyra åtaganden"."""
    return any(areas_counted(text, [stem], numbers) == 2 and _OUT_OF.match(text) for stem in _KINDS)


def counts_areas(text: str, stems: Collection[str], numbers: Collection[int]) -> bool:
    """Whether the first sentence of a text counts some of all the areas: "noterade att två av fyra områden"."""
    plural = "|".join(_KINDS[stem][1] for stem in stems)
    every = r"(?:(?:ut)?av|(?:alla|samtliga)(?:\sde)?|de)\s(?:de\s)?"
    counted = rf"\b{every}({_NUMBER})\s(?:\w+\s)?\w*{_NO_KIND}(?:{plural})\b"
    found = re.findall(counted, _FIRST.split(text)[0], re.IGNORECASE) if stems else []
    return any(_value(number) in numbers for number in found)


def counts_all(text: str, stems: Collection[str], numbers: Collection[int]) -> bool:
    """Whether a text speaks of all the areas by their number: "har påverkat arbetet med alla tre målen"."""
    plural = "|".join(_KINDS[stem][1] for stem in stems)
    counted = rf"\b(?:alla|samtliga)\s(?:de\s)?({_NUMBER})\s\w*{_NO_KIND}(?:{plural})\b{_ELSEWHERE}"
    found = re.findall(counted, text, re.IGNORECASE) if stems else []
    return any(_value(number) in numbers for number in found)


def _value(number: str) -> int:
    return int(number) if number.isdigit() else _NUMBERS.index(number.casefold())


def announces_next(text: str, stems: Collection[str], title: str) -> bool:
    """Whether a text begins with the next report on all areas or on the plan: "En ny redovisning av samtliga mål".

    "Område" is a word for areas whatever they are called.
    """
    next_one = _NEXT.match(text)
    if not next_one:
        return False
    plural = "|".join(_KINDS[stem][1] for stem in {*stems, "område"})
    on = text[next_one.end() :]
    of_all = re.match(rf"{_SHARE}{_BETWEEN}\s\w*{_NO_KIND}(?:{plural})\b{_ELSEWHERE}", on, re.IGNORECASE)
    return bool(of_all) or names_plan(_FIRST.split(on)[0], title)


def area_named_first(text: str, stems: Collection[str]) -> str | None:
    """The number of the area that a text begins with: 5 of "Insats 5 redovisas inte"."""
    single = "|".join(_KINDS[stem][0] for stem in stems)
    found = (
        re.match(rf"\w*{_NO_KIND}(?:{single})\s{_LABEL}(?!\.?\s*[:–-])", text, re.IGNORECASE) if stems else None
    )
    return found["label"] if found else None


def areas_listed(text: str, stems: Collection[str]) -> list[str]:
    """The numbers of areas that the first sentence of a text names together: "kraven 1, 2 och 4"."""
    words = "|".join(form for stem in stems for form in _KINDS[stem])
    listed = rf"\b\w*{_NO_KIND}(?:{words})\s(?P<labels>{_ONE}(?:(?:,\s|\s(?:och|samt|till)\s|\s?[–-]\s?){_ONE})+)"
    found = re.search(listed, _FIRST.split(text)[0], re.IGNORECASE) if stems else None
    return re.findall(_ONE, found["labels"]) if found else []


def areas_named(text: str, stems: Collection[str]) -> bool:
    """Whether the first sentence of a text names all areas by the word for them: "att riktlinjerna följs"."""
    first = _FIRST.split(text)[0]
    return any(
        re.search(rf"\b\w*{_NO_KIND}{_definite(stem)}\b{_ELSEWHERE}", first, re.IGNORECASE) for stem in stems
    )


def _definite(stem: str) -> str:
    """The definite plural of what areas are called: "riktlinjerna", "målen", but not "områden"."""
    ending = "nas?" if stem.endswith("e") else "(?:na|en)s?"
    return rf"(?={_KINDS[stem][1]}\b)\w+?(?:{ending})"


def somebody_judges(text: str) -> bool:
    """Whether a text begins with a body or its head that judges, proposes or decides."""
    return bool(_JUDGING.match(text))


def names_report(text: str) -> bool:
    """Whether a text names the report that it is in: "mot redovisningen", or says that it is to be filed."""
    return bool(_REPORT.search(text) or _FILED.search(text))


def names_plan(text: str, title: str) -> bool:
    """Whether a text names the plan that a title does: "överenskommelsen", "planens tidsgränser".

    Another, "lokalförsörjningsplanen", is not the one in "Uppföljning av biblioteksplanen".
    """
    titled = [found["plan"].casefold() for found in _PLAN.finditer(title)]
    named = [found["plan"].casefold() for found in _THE_PLAN.finditer(text)]
    return any(one.endswith(word) for one in titled for word in named)


def begins_with_plan(text: str, title: str) -> bool:
    """Whether a text begins with the plan that a title names: "Biblioteksplanen gäller till och med 2024"."""
    first = re.match(rf"(?P<plan>[\w-]+)\s{_AS_A_WHOLE}\b", text, re.IGNORECASE)
    return first is not None and names_plan(first["plan"], title)


def mentions_papers(text: str) -> bool:
    """Whether a text mentions a report or plan of whatever kind."""
    return bool(_PAPER.search(text) or _PLAN.search(text))


def thanks_last(text: str) -> bool:
    """Whether a text begins with thanks that end a report: "Till sist ett stort tack till alla frivilliga"."""
    return bool(_THANKS_LAST.match(text))


def sums_up(text: str) -> bool:
    """Whether a text begins with what is summed up, and names no single area: "Vår samlade bild är att …"."""
    begins = _SUMS_UP.match(text)
    if not begins:
        return False
    single = "|".join(one for one, _ in _KINDS.values())
    said = _FIRST.split(text[begins.end() :])[0]
    return re.search(rf"\b\w*{_NO_KIND}(?:{single})\b", said, re.IGNORECASE) is None


def tells_altogether(text: str) -> bool:
    """Whether a text says that it sums up: "Sammantaget", "därmed"."""
    return bool(_ALTOGETHER.search(text))
