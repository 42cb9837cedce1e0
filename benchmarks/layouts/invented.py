"""What drawn reports say: sentences made by chance, no two alike in a report, and names of invented bodies."""

from collections.abc import Callable
from random import Random

TITLES = (
    "Läsning och språk", "Trygga gator", "Hållbara transporter", "Digitala tjänster", "Kompetens och ledarskap",
    "Ung fritid", "Levande centrum", "Friluftsliv", "Energieffektiva lokaler", "Anhörigstöd", "Tidiga insatser",
    "Öppna data", "Mat och hälsa", "Kulturarv", "Arbete före bidrag", "Cirkulära inköp", "Vattenskydd",
    "Tillgänglig information", "Civilsamhälle", "Boende för äldre", "Fler barn ska lära sig simma",
    "Invånarna ska få svar inom två dagar", "Minskat matsvinn", "Jämställda löner", "Nattvandring", "Elevhälsa",
    "Ökad tillgänglighet till kommunens lokaler och utemiljöer för personer med funktionsnedsättning",
    "Samordnad planering av skolskjutsar, kollektivtrafik och gång- och cykelvägar i de mindre tätorterna",
    "Stöd till den som vårdar en närstående", "Rutiner för att anmäla oegentligheter", "Våld i nära relationer",
)  # fmt: skip
SUBJECTS = (
    "Kommunledningskontoret", "Socialförvaltningen", "Kulturenheten", "Arbetsgruppen", "Fastighetsavdelningen",
    "Miljöenheten", "Personalavdelningen", "Upphandlingsenheten", "Folkhälsostrategen", "Bygg- och miljönämnden",
    "Tekniska kontoret", "Biblioteket", "Räddningstjänsten", "Utbildningsförvaltningen", "Projektledaren",
)  # fmt: skip
VERBS = (
    "har tagit fram", "har beslutat om", "arbetar vidare med", "har prövat", "väntar på", "har avslutat",
    "redovisade i maj", "har börjat använda", "har kartlagt", "planerar", "ska under nästa år införa",
)  # fmt: skip
OBJECTS = (
    "en ny rutin för mottagandet", "en vägledning till cheferna", "tre mindre projekt med grannkommunen",
    "ett gemensamt arbetssätt", "en förteckning över lokalerna", "underlag till nästa budget", "en lathund",
    "utbildningar för nyanställda", "en enkät till invånarna", "de åtgärder som revisorerna efterlyste",
    "ett avtal med föreningarna", "mätningar på elva platser", "en modell för samverkan", "en e-tjänst",
)  # fmt: skip
TAILS = (
    "under hösten", "tillsammans med berörda enheter", "i samtliga kommundelar", "efter sommaren",
    "med stöd av statsbidrag", "inom ram", "för första gången", "trots att två tjänster är vakanta",
    "enligt den tidplan som antogs den 12 mars", "i samråd med pensionärsrådet", "utan extra medel",
)  # fmt: skip
MORE = (
    "Antalet {of} ökade från {a} till {b}.", "Kostnaden uppgick till {a} 000 kronor, {b} 000 mindre än väntat.",
    "Av {b} tillfrågade {of} var {a} nöjda.", "Sedan den {d} {m} hanteras {of} digitalt.",
    "Det återstår att förankra förslaget hos {b} {of}.", "Arbetet med {of} har försenats {a} veckor.",
    "I {m} gjordes en uppföljande mätning bland {a} {of}.", "Effekten för {of} väntas dröja till {m}.",
    "Drygt {b} procent av alla {of} berörs.", "Våren var besvärlig: {a} av {b} {of} ställdes in.",
)  # fmt: skip
OF = (
    "deltagare", "besök", "ärenden", "medarbetare", "föreningar", "möten", "hushåll", "elever", "förslag", "avtal",
    "handlingar", "lokaler", "resor", "brukare",
)  # fmt: skip
MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "augusti", "september", "oktober", "november")
BULLETS = (
    "gemensam introduktion för nya medarbetare", "en handbok för den som leder projekt", "fler öppna möten",
    "årliga möten med föreningslivet i varje kommundel", "översyn av taxan", "mätning av luften vid tre skolor",
    "ny skyltning längs lederna", "samlad information på webbplatsen", "utbildning av skyddsombud",
    "avtal om gemensam växel", "inventering av bryggor och badplatser", "studiebesök i grannlänet",
)  # fmt: skip
MEASURES = (
    "Andel nöjda, procent", "Antal besök", "Sjukfrånvaro, procent", "Kostnad, tkr", "Elever per lärare",
    "Antal anmälningar", "Fossilfria fordon, procent", "Energi, kWh per kvm", "Svarstid, dagar",
)  # fmt: skip
BODIES = (
    "Kommunstyrelsen", "Socialnämnden", "Barn- och utbildningsnämnden", "Kultur- och fritidsnämnden",
    "Miljö- och byggnadsnämnden", "Tekniska nämnden", "Överförmyndarnämnden",
)  # fmt: skip
PERSPECTIVES = ("Invånare", "Verksamhet", "Medarbetare", "Samhälle", "Miljö och klimat")
SUBJECTS_OF_PLANS = (
    "handlingsplanen för jämlik hälsa", "miljöprogrammet", "biblioteksplanen", "näringslivsstrategin",
    "äldreplanen", "kommunens säkerhetsarbete", "fullmäktiges uppdrag", "tillgänglighetsprogrammet",
    "folkhälsoprogrammet",
)  # fmt: skip
PLACES = ("Norrvikens", "Björkholma", "Ekeslätts", "Sandhamra", "Lindsjö", "Österbro")
PEOPLE = ("Anna Berglund", "Jonas Wiklund", "Eva-Lena Ström", "Mehmet Aydin", "Karin Hedlund", "Per Åkesson")
HANDLERS = ("utredare", "kommundirektör", "folkhälsostrateg", "förvaltningschef", "controller")
STATES = ("Pågår", "Klar", "Försenad", "Inte påbörjad", "Genomförd", "Delvis uppfyllt")


class Writer:
    """Writes with what chance gives, and never a sentence twice."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._said = set[str]()
        self._bullets = chance.sample(BULLETS, len(BULLETS))

    def sentence(self) -> str:
        """Somebody has done something."""
        return self._new(
            lambda: " ".join(self._chance.choice(part) for part in (SUBJECTS, VERBS, OBJECTS, TAILS)) + "."
        )

    def paragraph(self, most: int = 4) -> str:
        """So many sentences at most."""
        more = (self.sentence if self._chance.random() < 0.5 else self._more for _ in range(most))
        return " ".join([self.sentence(), *(one() for one in [*more][: self._chance.randint(0, most - 1)])])

    def bullet(self) -> str:
        """A point without a verb; after some, sentences."""
        return self._bullets.pop() if self._bullets else self.sentence()

    def measures(self) -> list[str]:
        """The names of what is measured, some figures for each."""
        return self._chance.sample(MEASURES, self._chance.randint(2, 4))

    def figure(self) -> str:
        """A figure as tables have it."""
        return self._chance.choice(
            (f"{self._chance.randint(2, 99)}", f"{self._chance.randint(20, 990) / 10:.1f}")
        ).replace(".", ",")

    def _more(self) -> str:
        return self._new(
            lambda: self._chance.choice(MORE).format(
                of=self._chance.choice(OF),
                a=self._chance.randint(3, 49),
                b=self._chance.randint(50, 98),
                d=self._chance.randint(1, 28),
                m=self._chance.choice(MONTHS),
            )
        )

    def _new(self, made: Callable[[], str]) -> str:
        while (text := made()) in self._said:
            pass
        self._said.add(text)
        return text
