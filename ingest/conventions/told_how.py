"""Headings that tell how a report came about, how it is read, and what comes after it; they head no area.

    "Så följs planen upp", "Hur granskningen genomfördes", "Så gick uppföljningen till"
    "Så arbetar vi med kvalitet", "Rapportens upplägg", "Granskningens omfattning", "Vad rapporten handlar om"
    "Bedömningsskala", "Teckenförklaring", "Underlag för bedömningen", "Förteckning över bilagor"
    "Prioriterade områden nästa läsår", "Fokus under kommande år", "Så fortsätter arbetet", "Vägen vidare"

With a subject they may be areas: "Så arbetar vi med trygghet", "Hur skolskjutsarna följs upp". What says how one
goal is known, "Så mäts målet", stands in a box inside its area.
"""

import re

from ingest.conventions.bodies import BODIES, ONE, pattern

# What is told of, and not what is followed up in it.
_MADE = r"""
    \w*(?:rapport|uppföljning|granskning|utvärdering|redovisning|undersökning|kartläggning|mätning|bedömning|avstämning
    |sammanställning|enkät|studie|analys)(?:en|n|ar(?:na)?|er(?:na)?|et)?
"""
_FOLLOWED = r"""
    (?:\w*(?:plan|program|strategi|policy|överenskommelse)(?:erna|m?et|en|n)?|\w*målen|måluppfyllelsen
    |(?:\w{0,12}s)?arbetet|uppdragen|rekommendationerna)
"""
# Several are what is followed up: "Så arbetar skolorna med kvalitet".
_WE = rf"(?:vi|man|\w*{pattern(BODIES, ONE)})"
_DONE = r"""
    (?:gjordes|görs|gjorts|genomfördes|genomförs|genomförts|utfördes|bedrivs|bedrevs|följs|följdes|följts|bedöms|bedömdes
    |bedömts|mäts|mättes|redovisas|läses|styrs|organiseras|tas|togs|tagits|utvärderas)
    (?:\ (?:upp|till|fram|av))?(?:\ och\ \w+s(?:\ \w+)?|\ (?:under|i|av)\ .{2,30})?
"""
_KNOWS = r"(?:följer|följde|bedömer|bedömde|mäter|mätte|granskar|granskade|utvärderar|utvärderade)"
_QUALITY = r"""
    (?:\ med|\ systematiskt(?:\ med)?)?\ (?:(?:det\ |vårt\ )?systematisk(?:t|a)?\ )?
    (?:kvalitet(?:en|sarbete[t]?|sutveckling(?:en)?)?|uppföljning(?:en)?|utvärdering(?:en)?)
    (?:\ och\ (?:uppföljning|utvärdering|utveckling))?
"""
_WORKS = r"(?:arbetar|jobbar|bedriver|arbetade|jobbade|bedrev)"
_HOW = rf"""
    (?:så|hur)(?:\ här)?\ (?:(?:gick|går)\ (?:{_MADE}|vi|arbetet)\ till(?:\s?väga)?
    |{_DONE}\ (?:{_MADE}|{_FOLLOWED})(?:\ (?:upp|till|fram))?
    |{_KNOWS}\ (?:vi|man)(?:\ upp)?\ (?:{_FOLLOWED}|{_MADE})|{_WORKS}\ {_WE}{_QUALITY})
    |hur\ (?:(?:{_MADE}|{_FOLLOWED})\ (?:har\ )?(?:{_DONE}|gick\ till|gått\ till)
    |(?:vi|man)\ {_KNOWS}(?:\ upp)?\ (?:{_FOLLOWED}|{_MADE})|{_WE}\ {_WORKS}{_QUALITY}
    |(?:vi|man)\ har\ (?:arbetat|gjort|gått\ till(?:\s?väga)?))
    |vad\ (?:{_MADE}|\w*planen|\w*programmet)\ (?:omfattar|avser|gäller|handlar\ om|innehåller|är|bygger\ på)
    |vad\ (?:omfattar|avser|gäller|innehåller|bygger|handlar)\ (?:den\ här\ |denna\ )?(?:{_MADE})(?:\ om|\ på)?
    |vad\ är\ (?:en|ett)\ {_MADE}
"""
_ITS = r"""
    (?:syfte|bakgrund|innehåll|upplägg(?:ning)?|disposition|struktur|avgränsning(?:ar)?|omfattning|inriktning|metod
    |uppbyggnad|utgångspunkter|framtagande|tillkomst|genomförande|målgrupp(?:er)?)
"""
_OF_IT = rf"""
    \w*(?:rapport|uppföljning|granskning|utvärdering|redovisning|undersökning|kartläggning|enkät|mätning)(?:ens|s)
    \ {_ITS}(?:(?:\ och|,)\ {_ITS})*
    |\w*(?:plan|program|projekt|strategi|policy|överenskommelse|avtal|bokslut)(?:ens|mets|ets|ns|s)
    \ (?:syfte|bakgrund|innehåll|upplägg|struktur|uppbyggnad|framtagande|tillkomst|giltighet)
    (?:\ och\ (?:mål|{_ITS}))?
    |framtagande(?:t)?\ av\ (?:{_MADE})
    |svarsfrekvens(?:en)?(?:\ och\ bortfall)?|bortfall(?:et)?|urval(?:\ och\ (?:bortfall|metod))?
"""
_READING = rf"""
    (?:bedömnings|poäng|status|färg)(?:grund(?:er)?|skala(?:n)?|nivåer(?:na)?|nyckel|markering(?:ar)?)
    |bedömningskriterier(?:na)?|(?:tecken|symbol|färg|status|begrepps|ord|bedömnings)förklaring(?:ar)?
    |förklaring(?:ar)?(?:\ (?:till|av|på)\ \w*(?:färg|symbol|bedömning|begrepp|status|tecken|markering|tabell)\w*)?
    |(?:färgernas|symbolernas)\ (?:betydelse|innebörd)|(?:centrala|viktiga)\ begrepp|begrepp\ i\ (?:{_MADE})
    |läs(?:guide|instruktion(?:er)?)|(?:guide|hjälp)\ till\ läsaren|till\ dig\ som\ läser(?:\ .{{2,30}})?
    |(?:så|hur)(?:\ här)?\ (?:läser\ (?:du|ni|man)|ska\ (?:du|man)\ läsa)\ .{{2,40}}
"""
_BEFORE = r"(?:förra|senaste|föregående)"
_SOURCES = rf"""
    (?:data|statistik|fakta|gransknings|uppföljnings)?underlag(?:et)?(?:\ (?:för|till|i)\ (?:denna\ )?(?:{_MADE}))?
    |(?:data)?källor(?:na)?(?:\ (?:till|för|i)\ (?:{_MADE}))?|källhänvisning(?:ar)?
    |(?:referens|litteratur|dokument|fil|tabell|figur)(?:lista|förteckning)
    |intervjuade(?:\ (?:personer|funktioner|tjänstepersoner|medarbetare))?|genomförda\ intervjuer|uppgiftslämnare
    |medverkande(?:\ i\ .{{3,40}})?|fotnoter|slutnoter
    |(?:förteckning|lista)\ över\ (?:bilagor|dokument|källor|underlag)(?:na)?
    |(?:bifogade|granskade)\ (?:handlingar|dokument|filer)|handlingar\ i\ ärendet
    |(?:rättslig|juridisk)(?:a|t)?\ (?:grund(?:er)?|stöd|reglering|utgångspunkt(?:er)?|bakgrund|förutsättningar)
    |tillämplig(?:a|t)?\ (?:lagstiftning|lagrum|bestämmelser|regler|lagar)
    |(?:nytt\ )?sedan\ {_BEFORE}\ (?:{_MADE})|historik
    |förändringar\ (?:sedan|jämfört\ med)\ {_BEFORE}\ (?:{_MADE}|år(?:et)?|läsår|plan(?:en)?)
    |tidigare\ (?:granskning|rapportering|behandling|redovisning)
"""
_TIME = r"(?:års?|verksamhetsår|läsår|period|tertial|kvartal|halvår|termin|mandatperiod|programperiod)(?:en|et)?"
_THEN = rf"(?:(?:för|inför|under|till|på)\ )?(?:det\ |den\ )?(?:nästa|kommande|nästkommande)\ {_TIME}"
_DOING = r"""
    (?:\w*områden|prioritering(?:ar)?|insatser|åtgärder|aktiviteter|mål(?:sättning(?:ar)?)?|fokus|satsningar|utmaningar
    |planer(?:na)?|plan(?:en)?|planering(?:en)?|arbete[t]?|behov|steg|inriktning(?:en)?)
"""
_AHEAD = rf"""
    (?:(?:prioriterade|viktiga|viktigaste|identifierade|planerade|nya|våra|skolans|enhetens|förskolans|nämndens
    |fortsatta?|planerat|beslutade|föreslagna|valda)\ ){{0,2}}{_DOING}\ {_THEN}
    |(?:året|läsåret|tiden|perioden|arbetet|planen|planer(?:na)?|plan|planering(?:en)?|fokus|tidplan|inriktning(?:en)?)
    \ (?:framåt|framöver|härnäst)
    |(?:under|om)\ (?:nästa|kommande)\ {_TIME}|det\ kommande\ {_TIME}
    |(?:vidare|återstående|kvarstående|kvarvarande)\ arbete[t]?
    |(?:så|nu)\ (?:fortsätter|går)\ (?:vi|\w*arbetet)(?:\ (?:vidare|framåt))?|arbetet\ (?:fortsätter|går\ vidare)
    |vägen\ vidare|blicka\ framåt|framtidsspaning(?:ar)?|utsikter(?:na)?(?:\ (?:för|inför)\ .{{3,30}})?
    |framtid(?:en)?\ och\ (?:utveckling|utmaningar|möjligheter)|(?:utveckling|utmaningar)\ och\ framtid
    |tankar\ (?:om|kring|inför)\ (?:framtiden|fortsättningen|nästa\ {_TIME}|det\ fortsatta\ arbetet)
    |tidplan(?:en)?\ (?:för|i)\ (?:det\ )?fortsatt(?:a)?\ arbete[t]?
"""
_TOLD_HOW = re.compile(rf"{_HOW}|{_OF_IT}|{_READING}|{_SOURCES}|{_AHEAD}", re.VERBOSE | re.IGNORECASE)
_KNOWING = re.compile(
    rf"(?:så|hur)(?:\ här)?\ (?:{_KNOWS}\ {_WE}|{_WE}\ {_KNOWS})(?:\ upp)?", re.VERBOSE | re.IGNORECASE
)


def is_told_how(text: str) -> bool:
    """Whether a heading, without a sign at its end, tells of the report itself or of what comes after it."""
    return bool(_TOLD_HOW.fullmatch(text))


def is_way_of_knowing(text: str) -> bool:
    """Whether a heading, without a sign at its end, says how something is known, and not what: "Så mäter vi"."""
    return bool(_KNOWING.fullmatch(text))
