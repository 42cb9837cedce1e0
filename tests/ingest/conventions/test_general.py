"""What headings say without naming an area: what every report has, what gathers areas, what divides one."""

import pytest

from ingest.conventions.about import is_about
from ingest.conventions.chapters import is_accounts, is_chapter, tells_of_outcome
from ingest.conventions.general import (
    is_dividing,
    is_gathering,
    is_general,
    is_given,
    is_judgement,
    is_lead,
    is_outstanding,
    is_perspective,
)


@pytest.mark.parametrize(
    "text",
    [
        "Inledning",
        "Bakgrund och syfte",
        "Sammanfattning för läsaren",
        "Samlad bedömning och fortsatt arbete",
        "Kommungemensamma slutsatser",
        "Vad vi drar för slutsats",
        "Vilka slutsatser kan dras?",
        "Slutsatser som nämnden har dragit",
        "Bakgrund och organisation",
        "Projektet i korthet",
        "Erfarenheter",
        "Mål för kommande år",
        "Fortsatt utvecklingsarbete",
        "Förslag till fortsättning",
        "Samlad bild",
        "Det här gör vi härnäst",
        "Så går vi vidare",
        "Sammantagen bedömning",
        "Stabens slutsats",
        "Museets kommentar",
        "Vuxenenhetens bedömning",
        "Allmänt om perioden",
        "Om tertialet",
        "Helhetsbedömning",
        "Slutkommentar",
        "Övriga synpunkter till revisorerna",
        "Yrkanden",
        "Propositionsordning",
        "Ärendets tidigare behandling",
        "Förvaltningens slutsatser",
        "Huvudmannens slutsatser",
        "VD:s bedömning",
        "Projektledarens reflektioner",
        "Ordförandens kommentar",
        "Vård- och omsorgsförvaltningens samlade bedömning",
        "Så läser du bokslutet",
        "Så har vi gjort",
        "Vd har ordet",
        "Om uppföljningen",
        "Ärendebeskrivning",
        "Beslutet skickas till",
        "Revisorernas ställningstagande",
        "Slutsats och rekommendationer",
        "Om kvalitetsrapporten",
        "Om rapporterna",
        "Om överenskommelsen",
        "Nästa rapport",
        "Tertialrapport till direktionen",
        "Kommande avstämningar",
        "Beslut som behövs i styrelsen",
        "Frågor för nämndens ställningstagande",
        "Allmänt om projektet",
        "Kommentar till uppdrag som inte genomförs",
        "Vad som har gjorts",
        "Vad har hänt sedan förra uppföljningen?",
        "Kommentarer till mål med röd status",
        "Förklaringar till avvikelserna",
        "Bilaga 1. Personalstatistik",
        "Bilaga – Definition av mått",
        "Året i korthet",
        "Tertialet som har gått",
        "Årets viktigaste händelser",
        "Händelser efter periodens slut",
        "Viktiga händelser under perioden",
        "Omvärldsanalys",
        "Framtiden",
        "Framtida utmaningar",
        "En blick framåt",
        "Inför 2022",
        "Reflektion inför 2022",
        "Läs mer",
        "Mer information",
        "Planer för nästa år",
        "Året ut",
        "Resten av året",
        "Prioriterade områden inför nästa läsår",
        "Underlag för 2024 års plan",
        "Beslutet ska sändas till",
        "Vad händer 2020?",
        "Nämndens ansvarsområde",
        "Uppdrag och organisation",
        "Verksamhetsbeskrivning",
        "Om förvaltningen",
        "Om förskolan",
        "Grundfakta och förutsättningar",
        "Kommande steg",
        "Lärdomar",
        "Kommentar från digitaliseringsrådet",
        "Regionens slutsatser",
        "Folkhälsorådets samlade bedömning",
        "VD kommenterar",
        "Vd-ord",
        "Ordföranden inleder",
        "Förbundschefen summerar året",
        "Rektor ser tillbaka på läsåret",
        "Några ord från förvaltningschefen",
        "Verkställande direktören kommenterar perioden",
        "Presentation",
        "Presentation av Ekskolans förskola",
        "Kort presentation av förbundet",
        "Enhetsbeskrivning",
        "Så arbetar vi med kvalitet",
        "Hur vi arbetar med systematiskt kvalitetsarbete",
        "Så följs planen upp",
        "Hur planen läses av",
        "Till sist",
        "Några ord på vägen",
        "Om tabellen",
        "Så gick granskningen till",
        "Hur granskningen genomfördes",
        "Hur målen följs upp",
        "Rapportens upplägg",
        "Granskningens omfattning och inriktning",
        "Planens syfte och mål",
        "Vad rapporten omfattar",
        "Bedömningsgrunder",
        "Teckenförklaring",
        "Underlag för bedömningen",
        "Källhänvisningar",
        "Förteckning över bilagor",
        "Intervjuade funktioner",
        "Sedan förra rapporten",
        "Prioriterade områden nästa läsår",
        "Fokus under kommande år",
        "Utvecklingsområden inför nästa läsår",
        "Så fortsätter arbetet",
        "Vägen vidare",
        "Arbetet framåt",
        "Mål och syfte",
        "Inriktning och avgränsning",
        "Tidplan och fortsatt arbete",
        "Syfte och revisionsfrågor",
        "Sammanfattande revisionell bedömning",
        "Generella slutsatser",
        "Året som gick",
        "Om detta dokument",
        "Kontaktuppgifter",
        "Lärdomar från projektet",
        "Tack till alla som har bidragit",
        "Vad tar vi med oss?",
        "Det här tar nämnden med sig till nästa år",
        "Vad har vi lärt oss av projektet?",
        "Att ta med sig in i 2020",
        "Medskick till kommande plan",
    ],
)
def test_every_report_has_these(text: str) -> None:
    assert is_general(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bedömning",  # divides areas
        "Introduktion av nyanställda",
        "Behandling av missbruk",
        "Kontakt med medborgare",
        "Beslutsprocessen",
        "Skolans uppdrag",
        "Uppföljning av skolskjutsarna",
        "Chefers förutsättningar",
        "Chefernas förutsättningar",
        "Förutsättningar för föräldraskap",
        "Så många som möjligt i arbete",
        "Om värdegrundsarbetet",
        "Nämndens uppdrag",
        "Organisation och ansvar",
        "Framtidens skola",
        "Förslag för ett tryggare centrum",
        "Årets aktiviteter",
        "Händelserapportering",
        "Områdets kommentarer",
        "Rekommendationer från revisorerna",
        "Kommentarer från boende",
        "Beslut som fattats i styrelsen",
        "Nästa generation",
        "Rapportering av avvikelser",
        "Nämnden sammanfattar klagomålen",
        "Chefen och arbetsmiljön",
        "Ordförandens roll",
        "Ledarskap",
        "Så arbetar vi med trygghet",
        "Hur skolskjutsarna följs upp",
        "Så mäts målet",
        "Så gick det med pengarna",
        "Avtalen följs upp",
        "Presentation av nya medarbetare",
        "Prioriterade områden",
        "Utvecklingsområden",
        "Trygghet under nästa läsår",
        "Underlag till löneutbetalning",
        "Prövning av barnets bästa",
        "Rättslig prövning",
        "Planens mål",
        "Projektets genomförande",
        "Litteratur",
        "Styrdokument",
        "Mål och riktlinjer",
        "Systematiskt kvalitetsarbete",
        "Förskolans presentationer",
        "Kommentarer till arbetsmiljön",
        "Åtgärder som inte genomförs",
        "Att ta med barn på biblioteket",
        "Så lär vi oss svenska",
    ],
)
def test_these_may_head_areas(text: str) -> None:
    assert not is_general(text)


@pytest.mark.parametrize(
    ("text", "gathers"),
    [
        ("Uppföljning av insatserna", True),
        ("Prioriterade åtgärder", True),
        ("Läget i uppdragen", True),
        ("De sju målen", True),
        ("Ägardirektiven", True),
        ("Resultat per område", True),
        ("Vad har hänt med åtagandena?", True),
        ("Hur gick det för våra löften?", True),
        ("Vad har hänt i centrum?", False),
        ("Pensionsåtaganden", False),
        ("Så går det med målen", True),
        ("Så gick det i skolan", False),
        ("Trygg skola", False),
        ("Kund och uppdrag", False),
        ("Kultur och fritid", False),
        ("Stödprocesser", True),  # in the plural: it gathers only where it holds titles
    ],
)
def test_what_is_followed_up_may_gather_areas(text: str, gathers: bool) -> None:
    assert is_gathering(text) == gathers


def test_what_somebody_gave_the_body_to_do_may_gather_areas() -> None:
    assert is_given("Särskilda uppdrag från fullmäktige")
    assert not is_given("Stöd från fullmäktige")


@pytest.mark.parametrize(
    ("text", "divides"),
    [
        ("Bedömning", True),
        ("Vad har hänt?", True),
        ("Vår bedömning", True),
        ("Planerade insatser", True),
        ("Bedömning: målet är uppnått", True),
        ("Mål: Fler i arbete", False),
        ("Trygghet", False),
        ("Ekonomi i balans", False),
    ],
)
def test_what_is_told_of_an_area_divides_it(text: str, divides: bool) -> None:
    assert is_dividing(text) == divides


@pytest.mark.parametrize(
    ("text", "chapter"),
    [
        ("Ekonomi", True),
        ("Ekonomiskt utfall", True),
        ("Ekonomi och personal", True),
        ("Budget och utfall", True),
        ("Utfall per augusti", True),
        ("God ekonomisk hushållning", True),
        ("Verksamhetens grunduppdrag", True),
        ("Ekonomiskt utsatta familjer", False),
        ("Personal med rätt utbildning", False),
        ("Uppföljning av ekonomin", True),
        ("Projektets ekonomi", True),
        ("Bemanning och kompetens", True),
        ("Ekonomi och utsikter", True),
        ("Risker och möjligheter", True),
        ("Riskbild framåt", True),
        ("Risker i trafiken", False),
        ("Tidplan och ekonomi", True),
        ("Kostnader för projektet", True),
        ("Utfall januari–augusti 2023 (tkr)", True),
        ("Resultat per verksamhet", True),
        ("Resultat per insatsområde", False),
        ("Kostnader för skolskjuts", False),
        ("Tidplan", False),
        ("Ekonomiskt bistånd", False),
        ("Cirkulär ekonomi", False),
        ("Hemtjänstens ekonomi", False),
        ("Ekonomi i balans", False),
        ("Personalens trygghet", False),
    ],
)
def test_chapters_beside_the_goals(text: str, chapter: bool) -> None:
    assert is_chapter(text) == chapter


@pytest.mark.parametrize(
    ("text", "accounts"),
    [
        ("Ekonomi", True),
        ("Ekonomiskt utfall och prognos", True),
        ("Helårsprognos", True),
        ("Kostnader", True),
        ("Kostnader för placeringar", False),
        ("Ekonomi och personal 2021", True),
        ("Personal", False),
        ("Ekonomiskt bistånd", False),
    ],
)
def test_chapters_on_what_the_budget_came_to(text: str, accounts: bool) -> None:
    assert is_accounts(text) == accounts


def test_what_the_budget_came_to_in_words_that_are_no_area() -> None:
    assert all(map(tells_of_outcome, ("Ekonomiskt utfall", "Nämndens ekonomi", "Ekonomi och personal")))
    assert not any(map(tells_of_outcome, ("Ekonomi", "Ekonomin:", "Personal")))


def test_sides_from_which_a_scorecard_looks() -> None:
    assert all(map(is_perspective, ("Medborgare", "Kundperspektivet", "Social hållbarhet", "Verksamhet")))
    assert all(map(is_perspective, ("Kunder", "Medborgarnytta", "Tidplan", "Risker")))
    assert not any(map(is_perspective, ("Föreningsstöd", "Verksamheten i korthet", "Miljöbilar")))
    assert not any(map(is_perspective, ("Kundanslutningar", "Medborgarkontor", "Samhällsskydd")))


def test_what_is_to_be_decided_or_told_later() -> None:
    assert all(map(is_outstanding, ("Beslut som behövs", "Behov av beslut", "Nästa uppföljning")))
    assert not any(map(is_outstanding, ("Beslut", "Nästa steg")))


@pytest.mark.parametrize(
    ("text", "title", "about"),
    [
        ("Om cykelvägarna", "Cykelvägar 2023", True),
        ("Kort om Fossilfritt Ekby", "Fossilfritt Ekby – uppföljning", True),
        ("Om det lokala åtagandet", "Uppföljning av lokala åtaganden", True),
        ("Om skolan i Ekby", "Välfärden i Ekby", False),
        ("Om att åldras", "Uppföljning av äldreplanen", False),
        ("Fossilfritt Ekby", "Fossilfritt Ekby – uppföljning", False),
    ],
)
def test_about_what_the_title_names(text: str, title: str, about: bool) -> None:
    assert is_about(text, title) == about


def test_a_lead_is_a_sentence_and_no_page_of_words() -> None:
    assert is_lead("Nämnden har tre mål inom lärande.")
    assert not is_lead("Nämnden har tre mål inom lärande. " * 10)


@pytest.mark.parametrize(
    ("text", "judges"),
    [
        ("Analys och bedömning", True),
        ("Reflektion och analys", True),
        ("Så följer vi upp", True),
        ("Hur vi mäter", True),
        ("Så mäts buller", False),
        ("Analys av luften", False),
        ("Bedömning och betyg", False),
        ("Bedömning och åtgärder under hösten", True),
        ("Analys samt prioriteringar inför 2023", True),
        ("Slutsatser och planerade insatser framåt", True),
        ("Bedömning och åtgärder mot mobbning", False),
        ("Analys och insatser för äldre", False),
    ],
)
def test_under_no_area_a_judgement_or_how_it_is_known_is_of_all(text: str, judges: bool) -> None:
    assert is_judgement(text) == judges
