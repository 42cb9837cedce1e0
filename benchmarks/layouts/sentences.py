"""What the reports say: six areas of an invented programme, each followed up three times."""

AREAS = ["Styrning", "Stödprocesser", "Service till invånarna", "Lokaler och mark", "Ledarskap", "Öppenhet"]

TEXTS = [
    [
        "Kommunstyrelsen har gått igenom samtliga styrdokument och upphävt dem som inte längre behövs. "
        "Av de återstående ska hälften prövas på nytt under nästa år.",
        "En förteckning över gällande styrdokument finns nu på webbplatsen. Kanslienheten ansvarar för "
        "att den hålls "
        "aktuell och för att nämnderna får besked när något ändras.",
        "Prövningen av styrdokumenten är avslutad. Kvar att besluta om är reglementena för de "
        "gemensamma nämnderna, "
        "som väntar på grannkommunernas ställningstagande.",
    ],
    [
        "Inköpsprocessen har kartlagts av ekonomienheten. Kartläggningen visar att var tredje "
        "beställning görs utanför "
        "avtal, främst inom fastighetsförvaltningen.",
        "Beställningar görs sedan den 1 mars i ett gemensamt system. Avtalstroheten har ökat från 64 "
        "till 79 procent, "
        "och leverantörerna får betalt i tid oftare än förut.",
        "Systemstödet används av alla förvaltningar utom räddningstjänsten. Redovisningsenheten "
        "granskar varje månad "
        "ett urval av fakturorna och återför resultatet till cheferna.",
    ],
    [
        "Kontaktcenter öppnade i januari och svarar på frågor om förskola, bygglov och avfall. "
        "Väntetiden är i genomsnitt "
        "fyra minuter, vilket är längre än målet.",
        "Väntetiden har halverats sedan två tjänster flyttats från receptionen. Fortfarande lämnas "
        "många frågor om "
        "bygglov vidare, eftersom handläggarna sällan går att nå på eftermiddagarna.",
        "Invånarna kan följa sina ärenden på webben. Åtta av tio frågor besvaras vid första kontakten, och "
        "klagomålen har minskat för andra året i rad.",
    ],
    [
        "En inventering av lokalerna har påbörjats. Tekniska kontoret räknar med att den blir klar till "
        "sommaren och att "
        "den visar vilka byggnader som kan avyttras.",
        "Inventeringen omfattar 112 byggnader. Samhällsbyggnadsnämnden har beslutat att sälja sex av "
        "dem och att riva "
        "den gamla brandstationen i Östra Ryd.",
        "Försäljningen har dragit ut på tiden, eftersom detaljplanerna måste ändras. Två byggnader är sålda, och "
        "brandstationen är riven enligt plan.",
    ],
    [
        "Alla chefer har erbjudits utbildning i arbetsmiljö. Hittills har 48 av 73 chefer deltagit, och "
        "utbildningen "
        "upprepas under hösten för dem som fått förhinder.",
        "Utbildningen är genomförd. Personalenheten har tagit fram ett stöd för nya chefer, som får en "
        "handledare under "
        "sitt första halvår.",
        "Antalet medarbetare per chef har sjunkit till 24. Inom äldreomsorgen är det fortfarande över 30, och "
        "socialnämnden har begärt en särskild redovisning.",
    ],
    [
        "Handlingar till nämndernas sammanträden publiceras en vecka i förväg. Diariet är sökbart på "
        "webben sedan i "
        "maj, men bilagor måste fortfarande begäras ut.",
        "Bilagorna publiceras nu tillsammans med ärendena. Arkivmyndigheten har lämnat synpunkter på "
        "gallringen, och de "
        "ska vara omhändertagna före årsskiftet.",
        "Synpunkterna är åtgärdade. Ett register över öppna data beslutades i juni och innehåller elva "
        "datamängder, fler än i någon annan kommun i länet.",
    ],
]

INTRODUCTIONS = [
    "Programmet antogs av kommunfullmäktige för fyra år sedan. Här redovisas läget i varje område.",
    "Redovisningen bygger på uppgifter från förvaltningarna och följer samma ordning som förra gången.",
    "Arbetet går mot sitt slut. De frågor som återstår förs över till förvaltningarnas egna planer.",
]
ITEMS = [
    "Nämndsekreterarna har flyttats till kanslienheten.",
    "Upphandlarna arbetar samlat och har egen budget.",
    "Löneadministrationen köps av grannkommunen från årsskiftet.",
    "Växeln bemannas tillsammans med räddningstjänsten.",
]
BULLETS = [
    "gemensam introduktion för nya medarbetare",
    "en handbok för den som leder projekt",
    "årliga möten med föreningslivet i varje kommundel",
]
CLOSING = "Kommunstyrelsen får en ny redovisning när nämnderna har behandlat sina delar."
STATES = [
    # present state, measure, responsible, status
    ("Dokumenten är genomgångna.", "Pröva reglementena på nytt.", "kanslichefen", "Pågår"),
    ("Ett gemensamt system är i drift.", "Ansluta räddningstjänsten.", "ekonomichefen", "Försenad"),
    ("Kontaktcenter är öppet hela dagen.", "Minska väntetiden ytterligare.", "servicechefen", "Pågår"),
    ("Inventeringen är klar sedan i april.", "Sälja sex byggnader.", "tekniska chefen", "Inte påbörjad"),
    ("Utbildningen är genomförd.", "Följa upp med enkät.", "personalchefen", "Klar"),
    ("Handlingarna publiceras i tid.", "Publicera bilagorna.", "arkivarien", "Klar"),
]
FOOTNOTE = "Uppgiften avser fakturor över 5 000 kronor."
SIDEBAR = (
    "Så mäts avtalstrohet. Andelen inköp från leverantörer som kommunen har avtal med, räknat i kronor. "
    "Köp mellan nämnderna ingår inte i måttet."
)
GUIDELINE = [
    "Riktlinjen gäller alla resor i tjänsten. Den som reser ska välja det färdsätt som sammantaget "
    "är bäst för miljön, "
    "säkerheten och ekonomin.",
    "Resor kortare än tre kilometer görs till fots eller med cykel. Flyg används bara när tågresan "
    "tar mer än fem timmar.",
    "Närmaste chef beslutar om undantag. Beslutet ska fattas före resan och kunna visas för kommunens revisorer.",
]
