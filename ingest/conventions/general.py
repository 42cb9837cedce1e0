"""Headings that every report has: they end an area, but head none.

    "Inledning", "Bakgrund och syfte", "Sammanfattning för läsaren"
    "Förvaltningens samlade bedömning", "Samlad bedömning och fortsatt arbete"
    "Så läser du rapporten", "Kommundirektören har ordet", "Beslutet skickas till"
    "Om rapporterna", "Allmänt om projektet", "Nästa rapport", "Bilaga 1. Personalstatistik"
    "Beslut som behövs i styrelsen", "Frågor för ställningstagande"
    "Året i korthet", "Viktiga händelser under perioden", "Blick framåt", "Inför 2022"
    "Kommentar till uppdrag som inte genomförs", "Vad som har gjorts"
    "Nämndens ansvarsområde", "Om förvaltningen", "Uppdrag och organisation", "Grundfakta och förutsättningar"

So do those of `ingest.conventions.voices` ("VD kommenterar") and `told_how` ("Så följs planen upp").
Others only gather the areas under them: "Uppföljning av insatserna", "Prioriterade åtgärder".
"""

import re

from ingest.conventions.bodies import ANY, ANY_ONE, BODIES, DECIDING, DEFINITE, ONE, OWNING, SPEAKERS, pattern
from ingest.conventions.told_how import is_told_how, is_way_of_knowing
from ingest.conventions.voices import is_voice

_DECIDING = rf"\w*{pattern(DECIDING, ONE)}"
# Also with what they are about: "Bakgrund till uppdraget".
_ABOUT_NOUNS = rf"""
    sammanfattning|sammandrag|inledning|bakgrund(?:en)?|syfte[t]?|metod(?:en)?|utgångspunkt(?:er)?|avgränsning(?:ar)?
    |(?:läsanvisning|läshänvisning)(?:ar)?|datainsamling(?:en)?|material(?:\ och\ metod)?
    |metod\ och\ (?:material|underlag)|slutsats(?:er)?|slutord|förord|missiv|konsekvenser|bilageförteckning
    |förslag\ till\ (?:beslut|yttrande|{_DECIDING}|fortsättning|fortsatt\ \w+)
    |övriga\ (?:synpunkter|kommentarer|upplysningar)
"""
_NOUNS = rf"""
    introduktion|disposition|begrepp|definitioner|ordlista(?:n)?|förkortningar|källor|källförteckning|referenser
    |innehåll|innehållsförteckning|ärende[t]?|ärendebeskrivning(?:en)?|ärendets\ gång|beredning|handläggning
    |behandling|politisk\ behandling|tidigare\ beslut|beslut(?:et)?|beslutsunderlag|beslutsförslag|avslutning
    |framåtblick|diskussion(?:en)?|(?:föregående|tidigare)\ uppföljning(?:ar)?|tabellbilaga|avslut
    |vidare\ hantering(?:en)?|efter\ (?:projektet|projekttiden|programperioden)
    |(?:lärdomar|erfarenheter)(?:na)?(?:\ (?:av|från)\ (?:arbetet|året|projektet|projekttiden|genomförandet))?
    |sändlista|expediering|delges|underskrift(?:er)?|kontakt(?:person(?:er)?|uppgift(?:er)?|information)?|deltagare
    |kontakta\ oss|ansvarig(?:a)?\ för\ (?:rapporten|uppföljningen)
    |(?:revisionsfrågor\ och\ )?revisionskriterier(?:na)?
    |giltighet(?:stid)?(?:en)?|ansvarig(?:a)?\ nämnd(?:er)?
    |(?:översikt|överblick|lägesbild)(?:en)?|(?:mål|resultat|status|läges)(?:översikt|sammanfattning)(?:en)?
    |allmänt|generellt|motivering(?:en)?\ (?:till|för)\ beslut(?:et)?|skäl(?:en)?\ (?:för|till)\ beslut(?:et)?
    |beskrivning\ av\ ärendet|verksamhetens\ (?:art|inriktning|omfattning)
    |(?:nästa|kommande|fortsatta)\ steg
    |tillvägagångssätt|genomförande\ av\ uppföljningen|tjänsteskrivelse|yttrande
    |till\ {_DECIDING}
    |(?:det\ )?(?:fortsat(?:t|ta)|kommande)\ (?:\w{{0,20}}arbete[t]?|uppföljning
    |hantering|rapportering|beredning|handläggning|process|planering)|fortsättning(?:en)?|vägen\ framåt|framåt
    |(?:prioriteringar|prioriterat|behov)\ (?:framåt|framöver)
    |(?:ekonomiska|juridiska|övriga|sociala)\ konsekvenser|konsekvens(?:beskrivning|bedömning)(?:en)?
    |(?:barn|miljö|klimat|jämställdhets)konsekvenser
    |(?:barn|jämställdhets)perspektiv|(?:barn)?konsekvensanalys|barnrättsanalys|jämställdhetsanalys|barnets\ bästa
    |till\ läsaren|(?:läs|vill\ du\ veta)\ mer\??|mer\ (?:information|att\ läsa)
    |beslut\ om\ (?:rapporten|uppföljningen)|kopia\ till
    |(?:beslutet\ )?(?:ska(?:ll)?\ )?(?:skickas|expedieras|delges|sänd(?:as|s))\ till
    |yrkande(?:n|t)?|propositionsordning|beslutsgång(?:en)?|omröstning(?:en|sresultat)?|reservation(?:er)?
    |protokollsanteckning(?:ar)?|ajournering|jäv|särskil(?:t|da)\ yttranden?|(?:ärendets\ )?tidigare\ behandling
    |till\ (?:sist|slut)|sist\ men\ inte\ minst|avslutningsvis|sammantaget
    |några\ (?:sista\ )?ord(?:\ (?:på\ vägen|till\ sist))?
    |(?:det\ )?viktigaste\ i\ korthet|kort\ sagt|och\ sedan|om\ (?:tabellen|redovisningen|rapporten|siffrorna)
    |tack!?|tack\ (?:för\ (?:uppmärksamheten|mig|oss)|till\ .{{2,40}})!?|frågor\??
"""
# Of a year, or a part of it, that a report looks back on and ahead from.
_TIME = r"(?:års?|verksamhetsår|läsår|period|tertial|kvartal|halvår|delår|månad)(?:en|et|ens|ets)?"
_LOOKING = rf"""
    \w+\ i\ (?:korthet|sammandrag)
    |(?:{_TIME})\ (?:i\ (?:siffror|backspegeln|bild(?:er)?)|som\ (?:har\ )?gått|som\ (?:gick|kommer)
    |i\ sammanfattning)
    |(?:i\ |(?:(?:kort|allmänt)\ )?om\ )(?:korthet|{_TIME})|tillbakablick(?:ar)?
    |(?:en\ )?blick(?:en)?\ framåt|blickar\ framåt
    |framtid(?:en)?|framtids(?:utsikter|bedömning)|framtida\ (?:utmaningar|utveckling|arbete)
    |utmaningar\ (?:framåt|framöver)|(?:förväntad|planerad|framtida)\ utveckling(?:en)?
    |(?:kommande|nästa|(?:resten|återstoden)\ av)\ {_TIME}|{_TIME}\ ut
    |(?:(?:\w+\ ){{0,2}}inför|(?:planer|mål|prioriteringar)\ för)\ (?:20\d\d|(?:nästa|kommande)\ {_TIME})
    |(?:planerat|planering|arbetet|arbete)\ (?:för|under)\ (?:nästa|kommande)\ {_TIME}
    |(?:underlag|förslag|inspel)\ (?:för|till|inför)\ (?:nästa|kommande|20\d\d)\ års
    \ \w{{0,40}}(?:plan|budget|arbete)
    |(?:{_TIME}\ )?(?:viktiga(?:ste)?|betydande|större|särskilda|betydelsefulla)\ händelser(?:na)?(?:\ .{{1,60}})?
    |(?:{_TIME}\ )?(?:väsentliga\ )?händelser\ (?:under|av|efter)\ .{{1,60}}|{_TIME}\ händelser
    |höjdpunkter(?:na)?(?:\ .{{1,40}})?|omvärlds(?:analys|bevakning|beskrivning)|omvärld\ och\ framtid
"""
# What the one who reports is there for.
_WHAT_FOR = rf"""
    (?:grund)?uppdrag(?:et)?\ och\ (?:organisation|ansvar|verksamhet)(?:en|et|sområden?|sfördelning)?
    |(?:ansvar|organisation|verksamhet)(?:en)?\ och\ (?:grund)?uppdrag(?:et)?
    |(?:nämnds|verksamhets|skol|enhets|bolags)presentation
    |(?:verksamhets|enhets|skol|bolags|projekt|uppdrags|organisations)beskrivning(?:en)?|verksamhetsidé|ansvarsområden?
    |(?:kort\ )?presentation(?:en)?|(?:skolans|förskolans|enhetens|bolagets|förbundets)\ presentation
    |(?:kort\ )?(?:presentation\ av\ (?:\w+\ ){{0,3}}|beskrivning\ av\ (?:vår\ )?)(?:AB
    |\w*{pattern(BODIES, ANY_ONE)}|verksamhete[nr]|föreningen|organisationen|projektet|uppdraget|arbetet
    |granskningen|uppföljningen)
"""
# What was done about all that is followed up, which the list under it divides: "Vad som har gjorts".
_WHAT_WAS_DONE = r"""
    (?:vad|detta|det\ här)(?:\ som)?\ har\ (?:gjorts|hänt|genomförts|åtgärdats)
    (?:\ (?:hittills|sedan\ .{1,40}|(?:under|efter)\ .{1,40}))?\??
"""
# What is said of several that are followed up: "Kommentar till uppdrag som inte genomförs".
_ON_SEVERAL = r"""
    (?:kommentar(?:er)?|förklaring(?:ar)?)\ (?:till|om|kring)\ (?:de\ |den\ )?(?:\w*avvikelser(?:na)?
    |\w*(?:mål|uppdrag|åtgärder|insatser|aktiviteter|rekommendationer|punkter|moment|indikatorer)(?:na|en)?
    \ (?:som|med|utan|där)\ .{1,60})
"""
# What it has to work with; that of others may be an area: "Chefernas förutsättningar".
_CONDITIONS = r"""
    (?:(?:verksamhetens|enhetens|\w*skolans)\ )?förutsättningar(?:na)?(?:\ för\ (?:arbetet|verksamheten|läsåret))?
    |(?:grund|bas|verksamhets)fakta|fakta\ om\ (?:verksamheten|enheten|\w*skolan|kommunen|bolaget)
"""
# What those who read it are asked to decide; what they have decided may be followed up: "Beslut som fattats".
_TO_DECIDE = rf"""
    (?:beslut|ställningstaganden?|frågor)(?:\ som)?\ (?:behövs|krävs|begärs|efterfrågas|önskas|behöver\ fattas
    |att\ (?:fatta|besluta|ta\ ställning\ till))(?:\ .{{1,40}})?
    |(?:behov\ av|begäran\ om|(?:frågor|ärenden|punkter|underlag)\ för)
    \ (?:{_DECIDING}s?\ )?(?:beslut|ställningstagande)(?:\ .{{1,40}})?
    |besluts(?:punkter|frågor|behov)
"""
# What was learnt, for what comes after: "Vad tar vi med oss?", "Det här har vi lärt oss".
_LEARNT = r"""
    (?:vad|det|detta|det\ här|så)(?:\ (?:tar|bär|kan|ska|vill)\ (?:vi|\w+(?:en|et))(?:\ ta)?\ med\ (?:oss|sig)
    |\ (?:vi|\w+(?:en|et))\ (?:tar|bär|vill\ ta|ska\ ta)\ med\ (?:oss|sig)
    |\ har\ (?:vi|\w+(?:en|et))\ lärt\ (?:oss|sig)|\ (?:vi|\w+(?:en|et))\ (?:har\ )?lärt\ (?:oss|sig)
    |\ lärde\ vi\ oss)(?:\ (?:av|från|till|in\ i|inför|under|vidare|framåt|hittills|nu)(?:\ .{1,40})?)?
    |(?:att|värt\ att)\ ta\ med(?:\ (?:sig|oss))?(?:\ (?:till|in\ i|inför|vidare|framåt)(?:\ .{1,40})?)?
    |medskick(?:en)?(?:\ (?:till|inför|för)\ .{1,60})?
"""
# What is concluded, as a sentence or question: "Vad vi drar för slutsats", "Vilka slutsatser kan dras?".
_WHO_CONCLUDES = r"(?:vi|man|som|har|kan|går\ att|\w+(?:en|et))"
_DRAWN = rf"(?:{_WHO_CONCLUDES}\ ){{0,3}}(?:drar|dra|dras|dragit|dragits)(?:\ (?:vi|man|\w+(?:en|et)))?"
_CONCLUDED = rf"""
    (?:vad|vilka|vilken|det|detta|de)\ (?:{_DRAWN}\ (?:för\ )?)?slutsats(?:er|en|erna)?(?:\ {_DRAWN})?
    (?:\ (?:av|från|inför|efter|hittills)(?:\ .{{1,40}})?)?|slutsatser(?:na)?\ {_DRAWN}
"""
# When more is told, and in what.
_NEXT = r"""
    (?:nästa|kommande)\ (?:(?:\w*rapport|redovisning|uppföljning|avstämning)(?:en|er|ar|ering(?:en|ar)?)?
    |rapport(?:erings)?tillfälle)
"""
_OUTSTANDING = re.compile(rf"{_TO_DECIDE}|{_NEXT}", re.VERBOSE | re.IGNORECASE)
# These say nothing by themselves, but much with what follows: "Uppföljning av skolskjutsarna".
_ALONE = r"uppdrag(?:et)?|rapport|lägesrapport|uppföljning"
# The title of one of several reports in a file: "Tertialrapport till direktionen".
_ALONE += rf"|\w*rapport\ till\ (?:[\w-]+\ och\ )?{_DECIDING}"
_WHO = rf"""
    vår|(?:\w+(?:\ och\ \w+)?-?\ och\ )?\w*{pattern(SPEAKERS, (*DEFINITE, *OWNING))}|huvudman(?:nen)?s
"""
_KINDS = (
    r"samla[dt]e?|sammanfattande|övergripande|avslutande|inledande|allmän(?:na|t)?|kort|generell(?:a|t)?|slutlig"
)
_KINDS += r"|översiktlig(?:a|t)?|revisionell(?:a|t)?|framåt(?:syftande|blickande)"
_KINDS += r"|samman(?:taget|tagen|vägd|fattad)|(?:kommun|region|förvaltnings|nämnds|skol)?gemensam(?:ma|t)?"
# "Bedömning" alone divides areas; told as somebody's or as a whole's it does not.
_JUDGED = r"bedömning(?:ar|en)?|kommentar(?:er)?|analys|synpunkter|syn|slutsats(?:er)?|reflektion(?:er)?|ord"
_JUDGED += r"|rekommendation(?:er)?|ställningstagande(?:n)?|förslag"
# What a judgement is of, where it is of the whole: "Bedömning av resultatet", "Analys av årets utfall".
_WHOLE = (
    r"(?:\ (?:av|till|om|kring|över))\ (?:\w+\ )?(?:resultat|måluppfyllelse|utfall|läge|år|helhet|arbete)\w{0,4}"
)
_ABOUT = r"\ (?:av|för|från|om|till|i|med|kring|under|inför)\ .{1,60}"
# What is to be done about what was judged, when: "åtgärder under hösten", "planerade insatser framåt".
_THEN = r"(?:framåt|framöver|(?:för|inför|under|till)\ (?:hösten|våren|sommaren|vintern|året|perioden|20\d\d"
_THEN += r"|(?:nästa|kommande|resten\ av)\ \w+))"
_TO_DO = rf"""
    (?:(?:planera(?:de|t)|fortsatta?|föreslagna|kommande|behov\ av|förslag\ till)\ )?
    (?:åtgärder|insatser|aktiviteter|prioriteringar|planering|arbete|förbättringar|utvecklingsområden|fokus)
    (?:\ {_THEN})?
"""
_ONLY_JUDGED = re.compile(
    rf"(?:{_JUDGED})(?:(?:,|\ och|\ samt|/)\ ?(?:{_JUDGED}|{_TO_DO}))?(?:{_WHOLE})?", re.VERBOSE | re.IGNORECASE
)
_FROM = rf"(?:kommentar(?:er)?|synpunkter|reflektion(?:er)?|bedömning(?:ar)?|ord)\ från\ (?:{_WHO})"
_SOMEBODYS = re.compile(rf"(?:{_WHO})\ (?:{_JUDGED})|{_FROM}", re.VERBOSE | re.IGNORECASE)
_AND = r"(?:,|\ och|\ samt|\ –|\ -|/)\ ?"
_OWNED = rf"(?:(?:{_WHO})\ )?(?:(?:{_KINDS})\ )*"
_USUAL = (
    rf"(?:{_ABOUT_NOUNS})(?:{_ABOUT})?|{_NOUNS}|{_LOOKING}|{_WHAT_FOR}"
    rf"|{_TO_DECIDE}|{_NEXT}|{_ON_SEVERAL}|{_WHAT_WAS_DONE}|{_LEARNT}|{_CONCLUDED}"
)
# What is told of the whole by its kind alone: "Samlad bild", "Övergripande läge".
_PICTURE = rf"(?:{_KINDS})\ (?:(?:läges|hel(?:hets)?)?(?:bild|beskrivning|analys)(?:en)?|läge[t]?|resultat|helhet)"
_PICTURE += (
    r"|helhets(?:bild|bedömning|intryck)(?:en)?|slut(?:kommentar|bedömning|reflektion|diskussion|analys)(?:er|en)?"
)
_PICTURE += r"|summering(?:en)?"
_PICTURE += rf"|(?:{_KINDS})\ (?:iakttagelser(?:na)?|information)"
_OTHER = rf"{_FROM}|{_PICTURE}|{_CONDITIONS}"
# "Bakgrund och organisation", "Syfte och mål"; before them too: "Mål och syfte", "Tidplan och fortsatt arbete".
_BEFORE = (
    r"uppdrag(?:et)?|genomförande(?:t)?|mål|inriktning|omfattning|tid(?:s)?plan|underlag|frågeställning(?:ar)?"
)
_BESIDE = rf"organisation(?:en)?|ansvar|ekonomi|målgrupp(?:er)?|(?:revisions)?fråg(?:a|or)|arbetssätt|{_BEFORE}"
# What every report has stands once here, for what begins with it and for what has such a word before it: patterns
# so large are slow to compile.
_SEVERAL = rf"""
    (?:(?P<before>(?:{_JUDGED}|{_BEFORE}){_AND})?
    {_OWNED}(?:{_USUAL}|(?(before)(?!)|(?<=\ )(?:{_JUDGED})))|{_OTHER})
    (?(before)|(?:{_AND}(?:{_OWNED}(?:{_USUAL}|{_JUDGED})|{_OTHER}|{_BESIDE})){{0,3}})
"""
_ABOUT_ITSELF = rf"""
    (?:allmänt\ |kort\ )?om\ (?:denna\ |detta\ |de[nt]\ här\ |de(?:ssa)?\ (?:här\ )?)?(?:(?:dokument|uppdrag|arbete
    |avtal|\w*(?:rapport|uppföljning|program|plan|bokslut|redovisning|projekt|verksamhet|överenskommelse|strategi|policy
    |granskning|utvärdering|kartläggning|undersökning|enkät|mätning|tillsyn))
    (?:(?:er|ar|or)na|(?:en|m?et|t|n|s|an)*)|\w*{pattern(BODIES, ANY)})
"""
# Whatever it is on, it is added to what is followed up.
_APPENDIX = re.compile(
    r"(?:bilag(?:a|or)|appendix)\b(?:\s+(?:nr\.?\s+)?(?:\d{1,2}|[A-ZÅÄÖ])\b)?[\s.:,–—-]*(?P<title>.{0,150})",
    re.IGNORECASE | re.DOTALL,
)
_GENERAL = re.compile(
    rf"""(?:{_ALONE})|{_SEVERAL}|{_ABOUT_ITSELF}
    |(?:så|hur)\ (?:har|här|läser|gör|gjordes|gjorde|genomfördes|är|ska|uppföljningen|arbetet|rapporten
    |rapporterar)\b.{{0,60}}
    |.{{2,40}}\ har\ ordet|vad\ händer\ (?:nu|härnäst|sedan|framöver|nästa\ år|20\d\d)\??
    |det\ här\ händer\ (?:nu|sedan)
    |(?:(?:det|så)\ här|så|detta|vad|hur)\ (?:gör|arbetar|jobbar|går|fortsätter)\ (?:vi|\w+(?:en|et))
    \ (?:nu|vidare|härnäst|framåt|framöver|sedan|nästa\ år|20\d\d)\??""",
    re.VERBOSE | re.IGNORECASE,
)
_FOLLOWING = (
    r"uppföljning|redovisning|avstämning|genomgång|återrapportering|rapportering|lägesredovisning|lägesrapport|status"
    r"|läge[t]?|nuläge[t]?|resultat|måluppfyllelse|genomförande|utfall|uppföljda|granskade"
)
_GATHERED = re.compile(
    rf"(?:{_FOLLOWING})(?:en|et)?(?:\s.{{0,60}})?"
    r"|(?:(?:genomförda|pågående|planerade|vidtagna|beslutade|avslutade|påbörjade)\soch\s)?"
    r"(?:(?!och\s|samt\s)\S+\s){0,3}(?:\w*(?:insatser|åtgärder|områden|uppdrag|rekommendationer|granskningar"
    r"|aktiviteter|satsningar|processer|moment|löften|punkter|direktiv|mål)|åtaganden)(?:na|en|a)?"
    r"(?:\s(?:i|för|under|och|per|enligt)\s.{0,50})?"
    r"|.{3,40}\s(?:per|för\svar(?:je|t\soch\sett))\s(?:\w*område|mål|nämnd|enhet|insats|åtgärd|uppdrag|verksamhet|process"
    r"|förvaltning|avdelning|skola|förskola|projekt|aktivitet)"
    r"|(?:.{3,40}\s)?(?P<each>\w+)\sför\s(?P=each)"
    r"|(?:vad|hur|så)\s(?:har|är|blev|går|gick|hände|händer|ligger)\s.{0,30}\s?(?:med|för|av|i)\s(?:våra\s|de\s)?(?:\w{1,20}\s)?"
    r"(?:\w{0,20}(?:insatser|åtgärder|områden|uppdrag|rekommendationer|aktiviteter|satsningar|löften|mål)|åtaganden)(?:na|en|a)?",
    re.IGNORECASE,
)
_GIVEN = re.compile(r"(?:\S+\s){0,2}(?:uppdrag(?:en)?|direktiv(?:en)?)\s(?:från|av)\s.{3,40}", re.IGNORECASE)
_GOALS = re.compile(
    r"(?:mål|verksamhets|åtgärds|aktivitets|insats|uppdrags)(?:uppföljning|redovisning|avstämning|genomgång)(?:en)?"
    r"(?:\s(?:20\d\d|(?:per|för|under)\s.{3,30}))?",
    re.IGNORECASE,
)
LONGEST_LEAD = 300  # characters; the pattern goes through a text once for each pair of its words
# How many are told of under it, or that they are: "Nämnden har tre mål inom lärande."; not how far they have come.
_LEAD = re.compile(
    r"(?!.*\b(?:nåtts?|klara?|(?:ej|inte|delvis|helt|blivit|är|pågå|påbörja|avsluta|uppfyll|försena)\w*)\b)(?:"
    r".*\b(?:har|finns|består|omfattar|innehåller|innefattar|ingår|rymmer|delas|gäller)\b"
    r".*\b(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|\d{1,2}|flera|följande|dessa)\b(?! av\b)"
    r"[^,]*(?:mål|åtgärder|områden|uppdrag|insatser|aktiviteter|rekommendationer|punkter|delar|löften|satsningar"
    r"|indikatorer|projekt|processer|strategier)(?:na|en|a)?\b.*"
    r"|.*\b(?:redovisas|beskrivs|följs upp|presenteras|återges)\b.*\b(?:nedan|här|följande|var för sig)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
# "Planen har fem fokusområden.", "Programmet består av åtta prioriterade mål."
NUMBERS = ("två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
_COUNTED = re.compile(
    rf"\b(?:har|finns|består\sav|omfattar|innehåller|rymmer)\s(?:\w+\s)?(?P<number>{'|'.join(NUMBERS)}|\d{{1,2}})"
    r"(?:\s\w+){0,2}?\s\w{0,20}(?:mål|åtgärder|områden|uppdrag|insatser|aktiviteter|delar|löften|satsningar|projekt)\b",
    re.IGNORECASE,
)
# What a scorecard looks at from several sides, of which the economy is one; or a project: "Tidplan", "Risker".
# With more in the word it is a subject: "Kundanslutningar".
_PERSPECTIVE = re.compile(
    r"(?:\w*(?:medborgar|brukar|kund|invånar|medarbetar|samhäll)(?:e|en|er|et|na|erna|s)?(?:nytta|nöjdhet|fokus)?"
    r"|verksamhet(?:en)?|process(?:er)?|utveckling|lärande|miljön?|ekologi\w*|social\w*|tid(?:s?plan(?:en)?)?|risker(?:na)?)"
    r"(?:\shållbarhet|s?perspektiv\w*)?",
    re.IGNORECASE,
)
# First of all it is a presentation; later it may be what was given to somebody to do, as that of fullmäktige is.
_MANDATE = re.compile(
    rf"(?!\w*fullmäktiges)(?:{_WHO}|verksamhetens|vårt?|våra)\ (?:grund)?(?:uppdrag|uppgift(?:er)?)",
    re.VERBOSE | re.IGNORECASE,
)
# These divide an area where they stand under its heading, also once.
_DIVIDING = re.compile(
    r"(?:nu)?läget?|(?:mål)?bedömning(?:ar)?|kommentar(?:er)?|status|resultat|utfall|analys|genomför(?:t|da?|ande)"
    r"(?:\s(?:åtgärder|insatser|aktiviteter))?|åtgärder|insatser|aktiviteter|planerade? (?:åtgärder|insatser)"
    r"|effekter|slutsats(?:er)?|iakttagelser?|rekommendation(?:er)?|måluppfyllelse|indikator(?:er)?|nyckeltal|fokus|prognos"
    r"|tidplan|ansvarig(?:a)?|mål|syfte|bakgrund|risker?|utveckling|framåt|återstår"
    r"|(?:nästa|kommande|fortsatta) steg|fortsatt arbete|förutsättningar|lärdomar"
    r"|avvikelse(?:r)?|ekonomi|(?:vad|det här|så här|detta)\s.{3,50}|(?:vår|vårt|våra)\s\w+",
    re.IGNORECASE,
)
# With what it is: "Bedömning: målet är uppnått".
_VERDICT = re.compile(
    r"(?:(?:mål)?bedömning|status|måluppfyllelse|(?:nu)?läge|resultat|prognos):\s\S", re.IGNORECASE
)
# How far something has come, said before what is told of it: "Pågår. Rutinerna används …"
_STATUS = re.compile(
    r"(?:delvis |ej |inte |ännu inte )?(?:pågår|pågående|klart?|genomför[td]a?|påbörja[dt]|avslutad|avslutat"
    r"|uppfyll[td]|uppnå[tdr]+s?|försena[dt]|utgår|utgått|vilande|vilar|struk(?:en|et)|upphört|avför[dt]|inställ[dt]"
    r"|slutför[dt]|överför[dt]|inaktuellt?|(?:ej|inte) (?:längre )?aktuellt?|grön|gul|röd|ja|nej)",
    re.IGNORECASE,
)
_CONCLUSION = re.compile(
    r"samman(?:fatt|tag|väg)|(?:till |^)(?:sist|slut)\b|ord på vägen|slut(?:sats|ord|kommentar|reflektion)|samlad"
    r"|avslut|summering|helhets|fortsatt"
    r"|(?:nästa|kommande) steg|framåt|bedömning|rekommendation|ställningstag",
    re.IGNORECASE,
)


def is_general(text: str) -> bool:
    """Whether a heading is one that every report has."""
    said = " ".join(text.split()).rstrip(":.?")
    return bool(_GENERAL.fullmatch(said)) or is_voice(said) or is_told_how(said) or is_appendix(text)


def is_bare(text: str) -> bool:
    """Whether a heading is a word that says what it is on only with what follows: "Uppföljning", "Uppdrag"."""
    return bool(re.fullmatch(_ALONE, " ".join(text.split()).rstrip(":."), re.IGNORECASE))


def is_appendix(text: str) -> bool:
    """Whether a heading begins what is attached: "Bilaga 1. Personalstatistik"."""
    return appendix_title(text) is not None


def appendix_title(text: str) -> str | None:
    """What an appendix is called, from its heading: "Personalstatistik"; None where the heading begins none."""
    found = _APPENDIX.fullmatch(text.strip())
    return found["title"] if found else None


def is_attached(text: str) -> bool:
    """Whether a heading begins an appendix, and not one that follows up: "Bilaga 2. Uppföljning av målen"."""
    title = appendix_title(text)
    return title is not None and not is_gathering(title)


def is_gathering(text: str) -> bool:
    """Whether a heading may only gather areas under it: what is followed up, in the plural, or that it is."""
    return bool(_GATHERED.fullmatch(" ".join(text.split()).rstrip(":.?")))


def is_given(text: str) -> bool:
    """Whether a heading gathers what somebody gave the body to do: "Uppdrag från fullmäktige"."""
    return bool(_GIVEN.fullmatch(" ".join(text.split()).rstrip(":.")))


def is_goal_chapter(text: str) -> bool:
    """Whether a heading says that it is on all that is followed up, in one word: "Måluppföljning"."""
    return bool(_GOALS.fullmatch(" ".join(text.split()).rstrip(":.")))


def is_lead(text: str) -> bool:
    """Whether a sentence only leads to what is told under it: "Programmet har fyra mål för skolan."."""
    return len(text) <= LONGEST_LEAD and bool(_LEAD.fullmatch(text.strip()))


def counted(text: str) -> int | None:
    """How many areas a text says that there are, if it does: 5 in "Planen har fem fokusområden."."""
    found = _COUNTED.search(" ".join(text.split()))
    said = found["number"].casefold() if found else ""
    return int(said) if said.isdigit() else NUMBERS.index(said) + 2 if said else None


def is_dividing(text: str) -> bool:
    """Whether a heading says what is told of an area, and not which area: "Bedömning", "Vad har hänt?"."""
    said = " ".join(text.split()).rstrip(":.?")
    return bool(_DIVIDING.fullmatch(said) or _VERDICT.match(said))


def is_perspective(text: str) -> bool:
    """Whether a heading is a side from which a scorecard looks at all: "Medborgare", "Kundperspektivet"."""
    return bool(_PERSPECTIVE.fullmatch(" ".join(text.split()).rstrip(":.")))


def is_mandate(text: str) -> bool:
    """Whether a heading may tell what the one who reports is there for: "Nämndens uppdrag", "Vår uppgift"."""
    return bool(_MANDATE.fullmatch(" ".join(text.split()).rstrip(":.")))


def is_conclusion(text: str) -> bool:
    """Whether a heading that every report has stands where it ends: "Slutsatser", "Fortsatt arbete"."""
    return bool(_CONCLUSION.search(text))


def is_judgement(text: str) -> bool:
    """Whether a heading is a judgement and no more: under no area, it is of all: "Bedömning", "Analys av året".

    So is how something is known: "Så följer vi upp".
    """
    said = " ".join(text.split()).rstrip(":.?")
    return bool(_ONLY_JUDGED.fullmatch(said)) or is_way_of_knowing(said)


def is_somebodys_judgement(text: str) -> bool:
    """Whether a heading is a judgement that says whose, but not that it is of all: "Rektors bedömning"."""
    return bool(_SOMEBODYS.fullmatch(" ".join(text.split()).rstrip(":.")))


def is_outstanding(text: str) -> bool:
    """Whether a heading tells what to decide, or when more is told: "Beslut som behövs", "Nästa rapport"."""
    return bool(_OUTSTANDING.fullmatch(" ".join(text.split()).rstrip(":.")))


def is_status(text: str) -> bool:
    """Whether a text only says how far something has come."""
    return bool(_STATUS.fullmatch(text.strip(" .:–-")))
