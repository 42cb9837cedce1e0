"""What the index makes of Swedish words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.swedish import analyze, coordinated, terms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kultur- och fritidsnämnden", {"kulturnämnd", "fritidsnämnd"}),
        ("utbildnings-, kultur- och fritidsnämnden", {"utbildningsnämnd", "kulturnämnd", "fritidsnämnd"}),
        ("mark- och exploateringschefen", {"markchef", "exploateringschef"}),
        ("in- och utlåning", {"inlåning", "utlåning"}),
        ("ny- och ombyggnad", {"nybyggnad", "ombyggnad"}),
        ("till- och ombyggnaden", {"tillbyggnad", "ombyggnad"}),
        ("kultur-\noch fritidsnämnden", {"kulturnämnd"}),
        ("kultur\u2010 eller fritidsnämnd", {"kulturnämnd"}),
        ("stadsledningskontoret", {"stad", "ledning"}),
        ("kultur\u2013 och fritidsnämnd", {"kulturnämnd"}),
        ("kultur\u2212, idrotts\u2010 och fritidsnämnd", {"kulturnämnd", "idrottsnämnd"}),
        ("IT- och digitaliseringsenheten", {"it-enhet", "digitaliseringsenhet"}),
        ("it-, hr- och ekonomienheten", {"it-enhet", "hr-enhet"}),
        ("LSS- och HVB-boenden", {"lss-boende", "hvb-boende"}),
        ("1- och 2-åringar", {"1-åring", "2-åring"}),
        ("18- och 19-årsdagen", {"18-årsdag", "19-årsdag"}),
        ("vård- & omsorgsnämnden", {"vårdnämnd", "omsorgsnämnd"}),
        ("skolbyggnader och -gårdar", {"skolbyggnad", "skolgård"}),
        ("för- och nackdelar", {"fördel", "nackdel"}),
        ("kort- och långtidssjukfrånvaro", {"korttidssjukfrånvaro"}),
        ("hög- och lågstadiet", {"högstadium"}),
        ("KULTUR- OCH FRITIDSNÄMNDEN", {"kulturnämnd"}),
        ("IT\u2013avdelningen", {"it-avdelningen", "it-avdelning", "avdelning"}),
        ("oktober\u2013november", {"oktober-november", "oktober", "november"}),
        ("Byn\u2014skolorna", {"byn-skolorna", "byn", "by", "skolorna", "skola"}),
        ("maj\u2015augusti", {"maj", "augusti"}),
        ("2013\u20132016", {"2013", "2016"}),
        ("2013-2016", {"2013", "2016"}),
        ("glasskålen", {"glas", "glass", "skål"}),
        ("KS:s", {"ks"}),
        ("idé", {"ide"}),
        ("sam\u00adverkan", {"samverkan"}),
        ("A\u030angelägenhet", {"ångelägenhet"}),
    ],
)
def test_what_a_text_is_found_by(text: str, found: set[str]) -> None:
    assert found <= set(analyze(text))


def test_a_coordinated_compound_is_indexed_in_all_its_forms_and_not_only_as_a_part() -> None:
    found = {(term.kind, term.text) for term in terms("Kultur- och fritidsnämndernas beslut")}
    assert {("stem", "kulturnämnd"), ("part", "nämnd"), ("part", "fritid")} <= found


def test_a_query_writes_coordinated_compounds_out() -> None:
    assert coordinated("mark- och exploateringschefen") == ["markchefen", "exploateringschefen"]
    assert coordinated("barn och unga") == ["barn", "och", "unga"]


def test_what_a_coordinated_compound_is_not_found_by() -> None:
    assert "fördela" not in analyze("för- och nackdelar")
    assert "itenhet" not in analyze("IT- och digitaliseringsenheten")
    assert "kultur-nämnd" not in analyze("Kultur- och fritidsnämnden")
    assert "mellan-5" not in analyze("mellan 5 och -5 grader")


def test_a_query_keeps_the_hyphen_of_an_abbreviation() -> None:
    assert coordinated("IT- och digitaliseringsenheten") == ["it-enheten", "digitaliseringsenheten"]


def test_letters_of_their_own() -> None:
    assert not set(analyze("råd")) & set(analyze("rad"))
    assert not set(analyze("höst")) & set(analyze("host"))


@given(st.text(max_size=80))
def test_every_term_stands_on_real_characters(text: str) -> None:
    for term in terms(text):
        assert 0 <= term.start < term.end <= len(text)
        assert text[term.start : term.end].strip() == text[term.start : term.end]
