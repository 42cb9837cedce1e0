"""The heads that make a Swedish compound the name of a public body, with an example beside each.

A bare head (nämnden, enheten) names nothing; a compound (socialnämnden) does. `only` lists endings of the
first part without which the compound is no body (pensionärsråd is one, område is not); `never` lists those
with which it is none (lägenhet, kapitalförvaltning); after `^` comes a whole first part (omnämnd, but not
ekonomnämnd). `definite` says in which form people look the body up: a municipality has one socialnämnden,
but many controllerenheter.
"""

import msgspec

from ingest.ner.wordlists import word_set, words


class UnitHead(msgspec.Struct, frozen=True):
    """A head: lemma (`|` before what inflection replaces), paradigm, and what first parts it takes."""

    lemma: str
    paradigm: str
    example: str
    definite: bool = False
    only: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    # Indefinite words of this head are activities rather than bodies (fastighetsförvaltning, hemtjänst).
    indefinite_never: tuple[str, ...] = ()


# First parts that are participles: medvetenhet, öppenhet, befogenhet, belägenhet, erfarenhet are qualities.
_QUALITIES = words(
    "medvet omvet erfar befog öpp ^läg beläg angeläg förläg avläg benäg bostadsläg hyresläg studentläg "
    "insatsläg trygghetsläg förmög oförmög nyfik klarvak ^vak ^säg ^egn slut ^giv tillgiv självskriv bund "
    "^mog omog trog nak ^fall förteg häp besvik ^led ^sed skick beskaff stul ^gen gedig frus fullkom dold "
    "bestäm utsatt ^bun ofull rutt beslut trå jäm"
)
_MEASURES = words(
    "mått mät ^tids last räkenskaps värde yt energi dator lagrings hushålls effekt vikt pris taxerings växt"
)

_TASK_GROUPS = words(
    "lednings styr arbets projekt referens samordnings samverkans berednings utrednings tjänstemanna "
    "chefs expert insats analys planerings presidie omställnings kvalitets krisstöds trygghets dialog "
    "uppföljnings granskning granskings gransknings redaktions förhandlings förvaltnings budget "
    "samråds revisors revisions process rådgivnings utvärderings kris besluts stabs upphandlings "
    "implementerings lokal-styr strateg nätverks direktörs utvecklings besparings säkerhets "
    "operations beredskaps remiss verkställighets koncern-lednings krislednings arbetsmiljö skydds "
    "kvalitets"
)
_PRIVATE = words(
    "aktie handels kommandit revisions bygg leasing försäkrings konsult riskkapital börs "
    "exploaterings bemannings it- flyg tele städ taxi buss lager läkemedels investment enmans familje "
    "storföretags data spel media invest"
)
_COUNCILS = words(
    "pensionärs ungdoms senior funktionshinder funktionshinders funktionshindrades funktionsrätts "
    "funktionsrätt handikapp tillgänglighets brottsförebyggande folkhälso trygghets krishanterings "
    "krislednings integrations näringslivs landsbygds skol brukar barn dialog demokrati kommundels "
    "stadsdels samverkans miljö kultur hållbarhets anhörig trafiksäkerhets upphandlings inköps "
    "jämställdhets folkbildnings idrotts besöksnärings äldre minoritets medborgar by- nationella- "
    "digitaliserings byggnadsminnes arkiv central styr lednings konst säkerhets boende närings"
)
_LEADERSHIPS = words(
    "kommun stads förvaltnings bolags skol sektors region kontors tjänstemanna koncern regions lands"
)
_UNIONS = words(
    "kommunal samordnings räddnings räddningstjänst utbildnings gymnasie avfalls vatten miljö brand "
    "vattenvårds kommun landstings region folkhälso renhållnings turism lärcenter sjukvårds vård- "
    "tillsyns luftvårds sotnings"
)
_CENTRES = words(
    "kontakt service kompetens resurs medborgar kund jobb larm lär arbetsmarknads utbildnings vuxen "
    "stöd rekryterings familje stadsdels lönes löne- företags bemannings kunskaps råd- flykting "
    "integrations beroende tolk"
)
_CENTRALS = words(
    "lednings alarm larm räddnings hjälpmedels sambands familje inköps upphandlings trygghets tolk vård kompis"
)

UNIT_HEADS: tuple[UnitHead, ...] = (
    UnitHead(
        "nämnd",
        "er",
        "socialnämnden",
        True,
        never=words("^ovan ^före ^om ^be ^sist ^först ^nyss ^ut ^ned ^o ^här ^var ^sam ^full"),
    ),
    UnitHead(
        "styrelse",
        "r",
        "kommunstyrelsen",
        True,
        never=words("^be ^för förenings bostadsrätts parti ^värd klubb kår"),
    ),
    UnitHead(
        "förvaltning",
        "ar",
        "kulturförvaltningen",
        True,
        never=words(
            "system kapital medels egendoms objekt dokument informations portfölj skuld tillgångs fond skogs "
            "själv ^sam rätts stats ^kommunal stiftelse avtals licens nät applikations data ^e- drift server "
            "tillstånds medels- förmögenhets finans värdepappers"
        ),
        indefinite_never=words(
            "fastighets lokal park arkiv ekonomi mark bostads personal vatten anläggnings gatu natur"
        ),
    ),
    UnitHead(
        "kontor",
        "0",
        "stadsledningskontoret",
        True,
        never=words(
            "^hem aktivitets huvud bank advokat arkitekt post lokal- krisaktivitets filial sälj försäljnings"
        ),
    ),
    UnitHead("enhet", "er", "controllerenheten", never=_QUALITIES + _MEASURES),
    UnitHead("avdelning", "ar", "ekonomiavdelningen", never=words("kolumn text rubrik")),
    UnitHead("utskott", "0", "arbetsutskottet", True),
    UnitHead("fullmäktige", "1", "kommunfullmäktige", True, never=words("^be")),
    UnitHead(
        "beredning",
        "ar",
        "valberedningen",
        True,
        never=words(
            "ärende mat virkes sallads livsmedels mark läkemedels ^för vatten råvaru arbets ^slut ^vidare bränsle"
        ),
    ),
    UnitHead("bolag", "0", "dotterbolaget", never=_PRIVATE),
    UnitHead("förbund", "0", "samordningsförbundet", True, only=_UNIONS),
    UnitHead("myndighet", "er", "tillsynsmyndigheten", never=words("^o ^full ^u-")),
    UnitHead("råd", "0", "pensionärsrådet", True, only=_COUNCILS),
    UnitHead("kansli", "kansli", "kommunkansliet", True, never=words("advokat förbunds-")),
    UnitHead("stab", "er", "kommunledningsstaben", True, never=words("^tak ^bok ^run ^mått")),
    UnitHead("sekretariat", "0", "utredningssekretariatet", True),
    UnitHead("presidi|um", "um", "nämndpresidiet", True),
    UnitHead(
        "delegation",
        "er",
        "trygghetsdelegationen",
        True,
        never=words("vidare besluts- besluts under arbetsmiljö"),
    ),
    UnitHead("kommitté", "er", "näringslivskommittén", True),
    UnitHead("kommission", "er", "trygghetskommissionen", True),
    UnitHead("kollegi|um", "um", "revisorskollegiet", True, only=words("revisors revisor rektors chefs")),
    UnitHead("sektion", "er", "lönesektionen", never=words("tvär väg gatu kör mät snitt bad- normal typ")),
    UnitHead(
        "sektor",
        "or-er",
        "utbildningssektorn",
        only=words("utbildnings omsorgs samhällsbyggnads kommunlednings service social lärande kultur teknik"),
    ),
    UnitHead("rot|el", "el", "skolroteln"),
    UnitHead("team", "0", "demensteamet", never=words("^s- ^i-")),
    UnitHead(
        "grupp",
        "er",
        "ledningsgruppen",
        only=_TASK_GROUPS,
        never=words("yrkes barn mål ålders fokusgrupp- revisionsmål"),
    ),
    UnitHead("ledning", "ar", "förvaltningsledningen", True, only=_LEADERSHIPS),
    UnitHead("central", "er", "larmcentralen", only=_CENTRALS),
    UnitHead("cent|er", "center", "kontaktcentret", only=_CENTRES),
    UnitHead("centr|um", "centr", "resurscentrum", only=_CENTRES),
    UnitHead("räddningstjänst", "er", "räddningstjänsten", True),
    UnitHead("departement", "0", "finansdepartementet", True),
    UnitHead("domstol", "ar", "förvaltningsdomstolen", True),
    UnitHead("tingsrätt", "er", "tingsrätten", True),
    UnitHead("hovrätt", "er", "hovrätten", True),
    UnitHead("kammarrätt", "er", "kammarrätten", True),
    UnitHead("förvaltningsrätt", "er", "förvaltningsrätten", True),
    UnitHead("landsting", "0", "landstinget", True),
    UnitHead("revision", "er", "stadsrevisionen", True, only=words("stads kommun regions region landstings")),
    UnitHead("inspektion", "er", "arbetsmiljöinspektionen", True, only=words("arbetsmiljö yrkes energimarknads")),
    UnitHead("jour", "er", "socialjouren", True, only=words("social")),
    UnitHead("byrå", "er", "familjerättsbyrån", True, only=words("familjerätts turist konsument central")),
    UnitHead("polisregion", "er", "polisregionen", True),
    UnitHead("arkiv", "0", "stadsarkivet", True, only=words("stads kommun region läns lands")),
    UnitHead("familjerätt", "er", "familjerätten", True),
    UnitHead("brandförsvar", "0", "brandförsvaret", True),
    UnitHead(
        "verk",
        "0",
        "stadsbyggnadsverket",
        True,
        only=words("stadsbyggnads gatu kommun hamn- social- trafik skol skatte"),
    ),
)

# Heads that are bodies without a first part: there is only one, or the word says which kind.
COMPLETE: frozenset[str] = word_set(
    "fullmäktige räddningstjänst familjerätt brandförsvar tingsrätt hovrätt kammarrätt "
    "förvaltningsrätt polisregion landsting"
)

# Kinds of school, preschool and care home: named ones are units (Ekbackens förskola, förskolan Blåklinten).
INSTITUTIONS: tuple[tuple[str, str], ...] = (
    ("skol|a", "or"),
    ("förskol|a", "or"),
    ("grundskol|a", "or"),
    ("gymnasieskol|a", "or"),
    ("resursskol|a", "or"),
    ("friskol|a", "or"),
    ("grundsärskol|a", "or"),
    ("montessoriskol|a", "or"),
    ("kulturskol|a", "or"),
    ("folkhögskol|a", "or"),
    ("högskol|a", "or"),
    ("gymnasi|um", "um"),
    ("äldreboende", "n"),
    ("vårdboende", "n"),
    ("omsorgsboende", "n"),
    ("korttidsboende", "n"),
    ("demensboende", "n"),
    ("gruppboende", "n"),
    ("serviceboende", "n"),
    ("seniorboende", "n"),
    ("stödboende", "n"),
    ("gruppbost|ad", "bostad"),
    ("servicebost|ad", "bostad"),
    ("servicehus", "0"),
    ("vårdcentral", "er"),
    ("fritidsgård", "ar"),
    ("universitet", "0"),
    ("sjukhus", "0"),
    ("ungdomsgård", "ar"),
)

# First parts that make the word a kind of school instead of a school's name.
KINDS_OF_SCHOOL: tuple[str, ...] = words(
    "för grund gymnasie sär grundsär gymnasiesär anpassad hög folkhög frisk fri sim cv- natur musik "
    "kultur yrkes yrkeshög låg mellan hög- resurs special grundskol real flick kommunal sommar vinter "
    "lov övnings kvälls moders modersmåls distans polis brand läxhjälps privat internat bil trafik "
    "kör rid dans konst same folk flygg lant lantbruks naturbruks introduktions gymnasi fria hem "
    "heldags byskol- språk idrotts försöks samhälls tekniska konsthög lärarhög försvarshög vuxen "
    "särvux hantverks öppen grannskaps stads tätorts centralort landsbygds små montessori skollovs "
    "sjukhus"
)
