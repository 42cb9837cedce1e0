"""Ordinary chapters of reports, which stand beside the areas: "Ekonomi", "Personal", "Intern kontroll".

    "Ekonomiskt utfall och prognos", "Budgetuppföljning", "Uppföljning av ekonomin", "Projektets ekonomi"
    "Personal och kompetensförsörjning", "Sjukfrånvaro", "Organisation och bemanning"
    "Risker och möjligheter", "Väsentliga händelser", "Omvärld och trender", "Nyckeltal och statistik", "Övrigt"

Each may be an area too, as a perspective beside others or where a report is on it: what stands beside it tells.
What only begins so is a subject: "Ekonomiskt bistånd", "Cirkulär ekonomi".
"""

import re

from ingest.conventions.written_times import MONTHS

_AND = r"(?:,|\ och|\ samt|\ –|\ -|/|\ &)\ ?"
# Whose it is, where it is that of the whole: "Nämndens ekonomi", "Periodens resultat".
_OWNER = r"""
    (?:(?:\w*(?:nämnd|styrelse|förvaltning|verksamhet|bolag|förbund|projekt|program|plan|kommun|region|kontor|enhet
    |förening|period|år|tertial|kvartal|avdelning|skol)(?:ens|m?ets|ns|s|ans)|vår)\ )
"""
_SORT = (
    r"utfall(?:et)?|resultat(?:et)?|läge[t]?|uppföljning(?:en)?|redovisning(?:en)?|prognos(?:en)?|översikt(?:en)?"
)
_SORT += r"|analys(?:en)?|ställning(?:en)?|sammanfattning(?:en)?|situation(?:en)?"
_MONEY = rf"""
    (?:projekt|nämnds|verksamhets|drifts?)?ekonomin?(?:rapport(?:en)?)?
    |(?:det\ |den\ )?(?:ekonomisk|finansiell)[at]?\ (?:{_SORT})
    |budget(?:uppföljning(?:en)?|utfall(?:et)?|avvikelser?(?:na)?)|utfall(?:et)?|(?:helårs|års)?prognos(?:en)?
    |kostnader(?:na)?|(?:drift|resultat|investerings|balans)(?:redovisning|räkning)(?:en)?|kassaflödesanalys(?:en)?|redovisningsprinciper(?:na)?
    |(?:använda|förbrukade)\ (?:medel|resurser)|medelsanvändning(?:en)?
"""
_OTHER_MONEY = r"""
    (?:ekonomisk|finansiell)[at]?\ (?:sammanställning|rapport|effekter|förutsättningar|ramar?|utveckling|avvikelser
    |nyckeltal|bedömning)(?:en|na)?
    |(?:ekonomi|drift|investerings|intäkts)uppföljning(?:en)?|kostnadsutveckling(?:en)?
    |personalekonomi|budget(?:en|följsamhet(?:en)?)?|budgetläge[t]?|investeringar(?:na)?|finansiering(?:en)?
    |resurser(?:na)?|resursanvändning(?:en)?|statsbidrag(?:en)?|resultat(?:et|analys(?:en)?)?
    |god\ ekonomisk\ hushållning|balanskrav(?:et|sutredning(?:en)?|sresultat(?:et)?)?|förvaltningsberättelse(?:n)?
    |driften?|likviditet(?:en)?|intäkter(?:na)?|(?:\w+s\ )?(?:helårs|års)?prognos(?:en)?\ för\ (?:hel)?året
"""
_PEOPLE = r"""
    personal(?:en|läget|situationen|ekonomi|redovisning(?:en)?|bokslut(?:et)?|nyckeltal|uppföljning(?:en)?)?
    |medarbetare(?:n|na)?|bemanning(?:en|släget)?|kompetensförsörjning(?:en)?|sjukfrånvaro(?:n)?|sjuktal(?:en)?
    |arbetsmiljö(?:n|arbete[t]?)?
"""
_RISKS = r"""
    (?:väsentliga\ |identifierade\ |övergripande\ )?risk(?:er(?:na)?|bild(?:en)?|analys(?:en)?|läget?)
    (?:\ (?:framåt|framöver))?
"""
_BODY = rf"""
    (?:projekt)?organisation(?:en)?|intern(?:a)?\ ?kontroll(?:en)?|uppsiktsplikt(?:en)?|upphandling(?:ar)?
    |(?:det\ |vårt\ |skolans\ |enhetens\ |förskolans\ )?(?:systematiska?t?\ )?kvalitetsarbete[t]?
    |(?:bolags|ägar|förbunds)styrning(?:en)?|facklig\ samverkan
    |samverkan\ med\ (?:de\ )?fackliga\ organisationer(?:na)?
    |styrelse(?:n)?\ och\ (?:ledning|kansli)(?:et)?
    |{_RISKS}|osäkerhet(?:er(?:na)?|sfaktorer(?:na)?)
    |uppföljning\ och\ (?:utvärdering|rapportering)|rapportering\ och\ uppföljning
    |(?:styrelsens|styrgruppens|nämndens|presidiets|rådets)\ arbete|sammanträden(?:a)?
    |(?:nämndens|styrelsens|förvaltningens|verksamhetens|bolagets|förbundets)
    \ (?:(?:grund)?uppdrag|organisation|ansvar(?:sområden?)?)
"""
_SEEN = r"""
    nyckeltal(?:en)?|(?:verksamhets)?(?:statistik|mått|volymer)|volymer(?:na)?|tabeller
    |(?:\w*året|perioden|ekonomin?|verksamheten)\ i\ korthet|väsentliga\ händelser
    |omvärld(?:en)?|omvärldsfaktorer|utblick(?:ar)?
    |befolkning(?:en|sutveckling(?:en)?|sprognos(?:en)?)?|demografi(?:n)?
    |synpunkter\ och\ klagomål|klagomål\ och\ synpunkter
    |övrigt|övriga\ (?:frågor|händelser)|övrig\ (?:information|uppföljning)
"""
_FOLLOWED = r"(?:(?:uppföljning|redovisning|avstämning|analys)(?:en)?\ av\ )"
_NAME = rf"(?:{_OWNER}?(?:{_MONEY}|{_OTHER_MONEY}|{_PEOPLE}|{_BODY}|{_SEEN}))"
_AHEAD = r"(?:(?:fortsatt|kommande)\ )?(?:uppföljning|arbete|planering)(?:en|t)?(?:\ framåt)?|framåt(?:blick)?"
_AHEAD += r"|(?:nästa|kommande)\ steg"
# What stands beside in a name, and may be much else alone: "Ekonomi och lokaler".
_BESIDE = (
    r"(?:grund)?uppdrag|ansvar|ledarskap|ledning|styrning|kompetens|arbetssätt|lokaler|tidplan|rapportering|analys"
)
_BESIDE += r"|bedömning|slutsatser|kommentarer|avvikelser|ställning|redovisning|trender|bidrag|möten"
_BESIDE += r"|(?:framtids)?utsikter|möjligheter|åtgärder|utmaningar"
# Of what whole, of which time and counted in what: "Kostnader för projektet", "Utfall januari–augusti (tkr)".
_OF_WHOLE = r"(?:för|i|inom|av)\ (?:programmet|projektet|planen|insatserna|åtgärderna|verksamheten|nämnden"
_OF_WHOLE += r"|förvaltningen|förbundet|bolaget|kommunen|perioden|året)"
_TIME = rf"20\d\d|t[1-3]\b.{{0,8}}|(?:tertial|kvartal|halvår|delår|helår|{'|'.join(MONTHS)})\b.{{0,30}}"
# "Resultat per insatsområde" is no time.
_FOLLOWED_UP = r"\S*(?:mål|område|insats|åtgärd|aktivitet|uppdrag|rekommendation|punkt|strategi|löfte)"
_TIME += rf"|per\ (?!{_FOLLOWED_UP}).{{3,20}}"
_TIME += r"|(?:för|under|till\ och\ med|t\.?\ ?o\.?\ ?m\.?|efter)\ (?:perioden|året|.{0,12}\d.{0,20})"
_WHEN = rf"(?:,?\ (?:{_OF_WHOLE}))?(?:,?\ (?:{_TIME}))?(?:,?\ \(?(?:tkr|mnkr|kkr|mkr|tusental\ kronor|kronor)\)?)?"
_TOGETHER = rf"(?:{_AND}(?:{_NAME}|{_BESIDE}|{_AHEAD})){{0,2}}{_WHEN}"
_CHAPTER = re.compile(
    rf"{_FOLLOWED}?{_NAME}{_TOGETHER}|(?:{_BESIDE}){_AND}{_NAME}{_WHEN}", re.VERBOSE | re.IGNORECASE
)
# Chapters that tell what the budget came to.
_ACCOUNTS = re.compile(
    rf"(?:{_OWNER}?(?:{_MONEY})|{_FOLLOWED}(?:ekonomin?|budget(?:en)?)){_TOGETHER}", re.VERBOSE | re.IGNORECASE
)
# Chapters whose tables are figures, also where a column comments on them.
_FIGURED = re.compile(
    rf"{_FOLLOWED}?{_OWNER}?(?:{_MONEY}|{_OTHER_MONEY}|{_PEOPLE}|nyckeltal(?:en)?|(?:verksamhets)?(?:statistik|mått|volymer))"
    rf"{_TOGETHER}",
    re.VERBOSE | re.IGNORECASE,
)
# What the body did whether or not it was a goal.
_DONE = re.compile(
    r"verksamhet(?:en)? under (?:perioden|\w*året|tertialet|kvartalet)|(?:periodens|årets) verksamhet",
    re.IGNORECASE,
)


def is_chapter(text: str) -> bool:
    """Whether a heading is that of a chapter which reports have beside what they follow up: "Ekonomi"."""
    return bool(_CHAPTER.fullmatch(" ".join(text.split()).rstrip(":.")))


def tells_what_was_done(text: str) -> bool:
    """Whether a heading is that of a chapter on all that was done, beside one on the goals."""
    return bool(_DONE.fullmatch(" ".join(text.split()).rstrip(":.")))


def is_accounts(text: str) -> bool:
    """Whether a heading is that of a chapter on what the budget came to: "Ekonomiskt utfall och prognos"."""
    return bool(_ACCOUNTS.fullmatch(" ".join(text.split()).rstrip(":.")))


def has_figures(text: str) -> bool:
    """Whether the tables of a chapter are figures: "Ekonomi", "Personal", but not "Intern kontroll"."""
    return bool(_FIGURED.fullmatch(" ".join(text.split()).rstrip(":.")))


def tells_of_risks(text: str) -> bool:
    """Whether a heading is on risks alone: beside the goals of a report, but one of the sides of a project."""
    return bool(re.fullmatch(_RISKS, " ".join(text.split()).rstrip(":."), re.VERBOSE | re.IGNORECASE))


def tells_of_outcome(text: str) -> bool:
    """Whether a heading says more of what the budget came to than "Ekonomi", which may be followed up."""
    return is_accounts(text) and not re.fullmatch(r"ekonomin?:?", text.strip(), re.IGNORECASE)
