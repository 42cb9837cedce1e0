"""What patterns, lists and grammar find, without a trained model; written as the data files are."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.ner.pipeline import patterns
from ingest.ner.sentences import Marked, Sentence, markup, parse
from ingest.ner.words import read


@pytest.fixture(scope="module")
def nlp():
    return patterns()


def found(nlp, text: str) -> Sentence:
    spans = nlp(text).ents
    return Sentence(text, tuple(Marked(s.start_char, s.end_char, s.label_) for s in spans))


SENTENCES = """
[UNIT Kommunstyrelsen] beslutade och [UNIT fullmäktige] följde [UNIT kommunstyrelsens] förslag.
Ansvaret flyttades från [UNIT stadsbyggnadskontoret] till [UNIT controllerenheten] och [UNIT HR-avdelningen].
[UNIT Kultur- och fritidsnämnden] och [UNIT äldre-, vård- och omsorgsnämnden] fick yttra sig.
Inom [UNIT myndighets- och huvudmannaenheterna] pågår arbetet, liksom i [UNIT facknämnderna].
Ärendet bereddes av [UNIT kommunstyrelsens arbetsutskott] och [UNIT revisorernas presidium].
[UNIT Nämnden för funktionsstöd] och [UNIT nämnden för arbete och välfärd] delar på kostnaden.
[UNIT Enheten för strategisk samhällsplanering] svarar, inte [UNIT enheten för barn, unga och familj].
[UNIT Socialnämnden Norr] avstod medan [UNIT avdelningen Barn och unga] fick uppdraget.
[UNIT Sektor stöd och lärande], [UNIT Region Örebro län] och [UNIT enheten Fritid] följer planen.
[UNIT Tekniska nämnden] och [UNIT sociala utskottet] samt det [UNIT kommunala pensionärsrådet] hördes.
Avtalet mellan [UNIT Luleå Energi AB] och Bygg & Betong i Norden AB sades upp.
[UNIT Styrelsen för Luleå Energi AB] avgav yttrande till [UNIT Länsstyrelsen i Norrbottens län].
Eleverna vid [UNIT Ekbackens förskola], [UNIT Norrgårdsskolan] och [UNIT förskolan Blåklinten] deltog.
[UNIT Boverket], [UNIT Skolinspektionens] jurist [ROLE enhetschefen] och [UNIT Förvaltningsrätten i Malmö] svarade.
[UNIT Barn- och utbildningsnämnden] ([UNIT BUN]) och [UNIT Region Skåne] enades.
[UNIT Ledningsgruppen] och [UNIT styrgruppen] möttes medan målgruppen och åldersgrupperna väntade.
[UNIT kultur- och\\nfritidsnämnden] delade på raden.
[UNIT Natur och trafiknämnden] glömde sitt bindestreck, [UNIT arbets-och företagsnämnden] sitt mellanslag.
[UNIT Kommunstyrelsens] [ROLE ordförande] mötte [ROLE tekniska direktören] och [ROLE förste vice ordföranden].
[ROLE Tillförordnad kommundirektör], [ROLE tf. stadsdirektören] och [ROLE biträdande rektorn] skrev under.
[ROLE Enhets- och avdelningschefer] stöds av [ROLE controllers], [ROLE jurister] och en [ROLE HR-strateg].
[ROLE Processägaren], [ROLE lekmannarevisorerna] och en [ROLE god man] fick ordet av [ROLE vd:n].
En [ROLE medicinskt ansvarig sjuksköterska] leder arbetet med [ROLE kvalitetsansvarig] och [ROLE ombud].
Nämnden och förvaltningen återremitterade ärendet till styrelsen för beslut och till enheten för vidare hantering.
Verksamheten i lägenheterna kräver öppenhet, erfarenhet, medvetenhet och möjligheter till helhetssyn.
Uppföljning sker på enhetschefsnivå efter direktörsbeslut vid ledningsgruppsmötet om nämndadministrativt stöd.
Medarbetare, personal, politiker, förtroendevalda och tjänstemän i kommunen är inte roller.
Kapitalförvaltning, regelverk, nätverk och reningsverk motverkar inte fastighetsägarna.
Socialdemokraterna och Sveriges Kommuner och Landsting ställde sig bakom försäkringsbolaget.
I förskolan, grundskolan och på fritidsgårdarna ökade antalet huvudmän och ägare.
""".strip().replace("[UNIT Skolinspektionens] jurist ", "[UNIT Skolinspektionens] [ROLE jurist] ")


@pytest.mark.parametrize("line", SENTENCES.splitlines())
def test_patterns_find_what_a_person_marks(nlp, line):
    assert markup(found(nlp, parse(line).text)) == line


UNITS = """trafikenheten vuxenheten avfallsenheten socialnämnden stadsledningskontorets LSS-enheterna
tillsynsmyndigheten kommunalförbundet pensionärsråd"""
ROLES = "enhetscheferna it-arkitekten socialsekreterarnas ledamöter undersköterskor controllerns brandmän vd:n"
NEITHER = """verksamheten nyfikenhet erfarenheter medvetenheten befogenhet angelägenheter
öppenhet lägenheter möjlighet helhet enighet nämnda omnämnd regelverk samråd området målgruppen
marknadsledare ägare tjänstemän politiker medarbetare kapitalförvaltning aktiebolaget studieförbund"""


@pytest.mark.parametrize("word", UNITS.split())
def test_compounds_of_unit_heads_are_units(word):
    reading = read(word)
    assert reading is not None
    assert reading.kind == "UNIT"


@pytest.mark.parametrize("word", ROLES.split())
def test_words_with_role_heads_are_roles(word):
    reading = read(word)
    assert reading is not None
    assert reading.kind == "ROLE"


@pytest.mark.parametrize("word", NEITHER.split())
def test_words_that_only_look_like_units_or_roles_are_neither(word):
    assert read(word) is None


@pytest.mark.parametrize("word", ["nämnden", "enheter", "förvaltningens", "styrelsen", "bolaget"])
def test_a_bare_head_is_no_unit(word):
    reading = read(word)
    assert reading is not None
    assert reading.kind == "HEAD"


LINE = "kultur- och fritidsnämnden , nämnden för vård AB Luleå Energi kommunstyrelsens arbetsutskott Norr vice"
MORE = "ordförande ( ) KS . i skola Ekbackens - § enheten styrelsen förskolan Blåklinten"
PIECES = [*LINE.split(), *MORE.split(), "\n"]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=25))
def test_mentions_are_in_order_and_apart_whatever_the_words(pieces):
    text = " ".join(pieces)
    spans = _NLP(text).ents
    assert all(span.text == text[span.start_char : span.end_char] for span in spans)
    assert all(a.end_char <= b.start_char for a, b in pairwise(spans))
    assert all(span.text == span.text.strip() for span in spans)


_NLP = patterns()
