"""The query language: what is asked, and what is said of a mistake."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.nodes import And, Field, Fuzzy, Node, Not, Or, Phrase, Prefix, Words, written
from index.query import parse
from ingest.errors import QueryError


def shape(node: Node | None) -> str:
    """A tree without positions, as one line."""
    match node:
        case None:
            return ""
        case Words(text):
            return text
        case Phrase(text, slop):
            return f"<{text}>{slop or ''}"
        case Prefix(text):
            return f"{text}*"
        case Fuzzy(text, _, distance):
            return f"{text}~{distance or ''}"
        case Field(name, value, last):
            return f"{name}={value}" + (f"..{last}" if last not in ("", value) else "")
        case And(nodes):
            return "(" + " & ".join(map(shape, nodes)) + ")"
        case Or(nodes):
            return "(" + " | ".join(map(shape, nodes)) + ")"
        case Not(inner):
            return "!" + shape(inner)


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("", ""),
        ("   ", ""),
        ("nämnd budget", "(nämnd & budget)"),
        ("nämnd OCH budget", "(nämnd & budget)"),
        ("nämnd AND budget", "(nämnd & budget)"),
        ("skola ELLER förskola", "(skola | förskola)"),
        ("skola OR förskola rektor", "(skola | (förskola & rektor))"),
        ("(skola ELLER förskola) rektor", "((skola | förskola) & rektor)"),
        ("skola INTE rektor", "(skola & !rektor)"),
        ("skola -rektor", "(skola & !rektor)"),
        ("och eller", "(och & eller)"),
        ('"ny organisation"', "<ny organisation>"),
        ("”ny organisation”~3", "<ny organisation>3"),
        ("stöd* ledar~", "(stöd* & ledar~)"),
        ("enhet:kommunstyrelsen", "enhet=kommunstyrelsen"),
        ("unit:kommunstyrelsen", "enhet=kommunstyrelsen"),
        ('omgång:"våren 2014" område:II', "(omgång=våren 2014 & område=II)"),
        ("år:2014", "år=2014"),
        ("beslut:§190", "beslut=§190"),
        ("decision:190", "beslut=§190"),
        ("§ 190 skola", "(beslut=§190 & skola)"),
        ("50 000 kronor", "(<50 000> & kronor)"),
        ("2016 000", "(2016 & 000)"),
        ("1 000 000", "<1 000 000>"),
        ("år:2013..", "år=2013..9999"),
        ("år:..2016", "år=1000..2016"),
        ("år:2013–2016", "år=2013..2016"),
        ("enhet:(KS ELLER KF)", "(enhet=KS | enhet=KF)"),
        ("enhet:(KS INTE ”kultur- och fritidsnämnden”)", "(enhet=KS & !enhet=kultur- och fritidsnämnden)"),
        ("enhet:kultur- och fritidsnämnden", "enhet=kultur- och fritidsnämnden"),
        ("enhet:stöd*", "enhet=stöd*"),
        ("skola | förskola", "(skola | förskola)"),
        ("skola||förskola", "(skola | förskola)"),
        ("skola && förskola", "(skola & förskola)"),
        ("skola !rektor", "(skola & !rektor)"),
        ("'ny organisation'", "<ny organisation>"),
        ("»ny organisation«~5", "<ny organisation>5"),
        ("„ny organisation“", "<ny organisation>"),
        ("KS/KF", "<KS/KF>"),
        ("2013–2016", "<2013–2016>"),
        ("ledar~1", "ledar~1"),
        ("skola, förskola?", "(skola & förskola)"),
        ("kultur- och fritidsnämnd plan", "(kultur- och fritidsnämnd & plan)"),
        ("KS:s beslut", "(KS:s & beslut)"),
        ("skola –rektor", "(skola & !rektor)"),
        ("skola \u2212rektor", "(skola & !rektor)"),
        ("kultur\u2011 och fritidsnämnd plan", "(kultur\u2011 och fritidsnämnd & plan)"),
        ("a\u030ar:2014 omra\u030ade:II", "(år=2014 & område=II)"),
        ("skola INTE\u200b rektor", "(skola & !rektor)"),
        ("skola ELLER, förskola", "(skola | förskola)"),
        ("år:2013 .. 2016 plan", "(år=2013..2016 & plan)"),
        ("år:2013...2016", "år=2013..2016"),
        ("beslut:(§190 ELLER 191)", "(beslut=§190 | beslut=§191)"),
        ("§190, §191", "(beslut=§190 & beslut=§191)"),
    ],
)
def test_what_is_asked(query: str, asked: str) -> None:
    assert shape(parse(query)) == asked


@pytest.mark.parametrize(
    ("query", "place", "guess"),
    [
        ("(skola", 0, "(skola)"),
        ("skola)", 5, "skola"),
        ("skola) rektor", 5, "skola rektor"),
        ('"chef"*', 6, '"chef"'),
        ('"skola', 0, '"skola"'),
        ("”skola", 0, "”skola”"),
        ("„skola", 0, "„skola”"),
        ("«skola", 0, "«skola»"),
        ("skola ELLER", 6, "skola"),
        ("ELLER skola", 0, "skola"),
        ("skola OCH ELLER förskola", 6, "skola ELLER förskola"),
        ("enhetr:skola", 0, "enhet:skola"),
        ("kommun:Nybo", 0, "”kommun:Nybo”"),
        ("titel:II plan", 0, "”titel:II” plan"),
        ("år:igår", 3, "år igår"),
        ("skola år:tjugo plan", 9, "skola plan"),
        ("år:13..16", 3, "år:2013..2016"),
        ("år:98", 3, "år:1998"),
        ("år:201*", 3, "år:2010..2019"),
        ("år:[2013 TO 2016]", 3, "år:2013..2016"),
        ("år:2014,2015", 3, "år:2014..2015"),
        ("år:2014, 2015", 3, "år:(2014 ELLER 2015)"),
        ("plan år:2016..2013", 8, "plan år:2013..2016"),
        ("enhet:KS, KF", 6, "enhet:(KS ELLER KF)"),
        ("plan enhet:KS, KF; BUN skola", 11, "plan enhet:(KS ELLER KF ELLER BUN) skola"),
        ('enhet:KS , "tekniska nämnden"', 6, "enhet:(KS ELLER ”tekniska nämnden”)"),
        ('omgång:"våren 2014", "hösten 2014" plan', 8, "omgång:(”våren 2014” ELLER ”hösten 2014”) plan"),
        ("plan år:2016,2014 stöd", 8, "plan år:(2014 ELLER 2016) stöd"),
        ("år:>2013", 3, "år:2014.."),
        ("år:<=2016", 3, "år:..2016"),
        ("beslut:190a", 7, "beslut:§190"),
        ("beslut:§71-73 plan", 7, "beslut:(§71 ELLER §72 ELLER §73) plan"),
        ("beslut:§71-730", 7, "beslut:§71"),
        ("st*", 0, "st"),
        ("st*d", 2, "std~"),
        ("stöd*process", 4, "stöd*"),
        ("plan stöd*process", 9, "plan stöd*"),
        ("nämnd NEAR plan", 6, "”nämnd plan”~5"),
        ("nämnd NEAR/3 plan skola", 6, "”nämnd plan”~3 skola"),
        ("nämnd NEAR99 plan", 6, "”nämnd plan”~50"),
        ("(ny plan) NEAR skola", 10, "(ny plan) skola"),
        ("NEAR skola", 0, "skola"),
        ("enhet:KS NEAR plan", 9, "enhet:KS plan"),
        ("NEAR", 0, "”NEAR”"),
        ("ELLER", 0, "eller"),
        ("INTE", 0, "inte"),
        ("- skola", 0, "skola"),
        ("skola - rektor", 6, "skola rektor"),
        ("titel:”ny plan”", 0, "titel ”ny plan”"),
        ("*nämnd", 0, "nämnd"),
        ("nä?nd", 2, "nänd~"),
        ("skola^2", 0, "skola"),
        ("ledar~5", 0, "ledar~2"),
        ("”stöd* process”", 5, "”stöd process”"),
        ("”ny organisation”~", 17, "”ny organisation”"),
        ("”ny organisation”~-1", 17, "”ny organisation”"),
        ("”ny organisation”~5x plan", 17, "”ny organisation” plan"),
        ("”ny organisation” ~5", 18, "”ny organisation”~5"),
        ("ledar ~", 6, "ledar~"),
        ("~ledar", 0, "ledar"),
        ("ledar~,", 0, "ledar~"),
        ("ledar~0.8", 5, "ledar~"),
        ("--rektor", 0, "-rektor"),
        ("”ny organisation”-rektor", 17, "”ny organisation” -rektor"),
        ("enhet :KS", 6, "enhet:KS"),
        ("enhet : KS", 6, "enhet: KS"),
        ("enhet:*", 6, "enhet"),
        ("enhet:KS~", 6, "enhet:KS"),
        ("enhet:K*S", 6, "enhet:KS"),
        ("enhet:”KS”~5", 7, "enhet:”KS”"),
        ("område:III b plan", 7, "område:”III b” plan"),
        ("omgång:våren 2014 skola", 7, "omgång:”våren 2014” skola"),
        ("§190-192", 0, "(§190 ELLER §191 ELLER §192)"),
        ("beslut:§190a", 7, "beslut:§190"),
        ("§190/2014", 0, "§190"),
        ("”ny organisation”~500", 17, "”ny organisation”~50"),
        ("”ny organisation”~999999999", 17, "”ny organisation”~50"),
        ("enhet:(KS ELLER år:2014)", 16, "enhet KS ELLER år 2014"),
        ("enhet:", 0, "enhet"),
        ("()", 0, ""),
        ("***", 0, ""),
        ("”...”", 1, ""),
        ("x" * 2000, 1000, ""),
        ("a " * 200, 100, ""),
        ("n\udcff", 1, "n"),
        ("(" * 60 + "a" + ")" * 60, 50, "a"),
    ],
)
def test_a_mistake_is_named_with_its_place_and_a_guess_that_works(query: str, place: int, guess: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert caught.value.position == place
    assert caught.value.guess == guess
    assert f"Plats {place + 1}: " in str(caught.value)
    assert guess in str(caught.value)
    assert not guess or parse(guess)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("a NEAR b", "Närhet skrivs ”ett ord”~5: i den ordningen, med högst 5 ord emellan."),
        ("OCH", "Det saknas sökord. Ordet och söks med små bokstäver."),
        ("skola - rektor", "Ett minustecken som utesluter står direkt före ordet. Ta annars bort det."),
        ("klockan:10", "Text med kolon sätts inom citattecken. Menade du ”klockan:10”?"),
        ("st*d", "Stjärnan kan bara stå sist i ett ord, efter minst 3 bokstäver."),
    ],
)
def test_a_mistake_says_how_it_is_written_here(query: str, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("known", "guess"),
    [(["stad"], "ny stad"), (["stad", "stöd"], "ny (stad ELLER stöd)"), ([], "ny std~")],
)
def test_a_star_within_a_word_is_guessed_to_span_known_words(known: list[str], guess: str) -> None:
    asked = []
    with pytest.raises(QueryError) as caught:
        parse("ny st*d", lambda begins, ends: asked.append((begins, ends)) or known)
    assert (asked, caught.value.guess) == ([("st", "d")], guess)


def test_names_with_near_in_them_are_words() -> None:
    assert shape(parse("near Near ”NEAR” NEARBY")) == "(near & Near & <NEAR> & NEARBY)"


ODD = st.text("abå \"”'()*~:-§.,?^|&![]/\u00ad\u0301 ELRINTOCHår201", max_size=60)


@given(ODD)
def test_any_query_is_read_or_refused_with_a_guess_that_works(query: str) -> None:
    try:
        parse(query)
    except QueryError as error:
        refused = error
    else:
        return
    assert 0 <= refused.position <= len(query)
    assert str(refused).endswith((".", "?"))
    assert not refused.guess or parse(refused.guess)


@given(
    st.one_of(
        ODD,
        st.lists(
            st.sampled_from(
                ["skola", "(", ")", "ELLER", "INTE", "”a b”~2", "enhet:KS", "stöd*", "år:..2016", "-x"]
            )
        ).map(" ".join),
    )
)
@example("00[*")
def test_what_is_written_of_a_query_asks_the_same(query: str) -> None:
    try:
        node = parse(query)
    except QueryError:
        return
    if node:
        assert shape(parse(written(node))) == shape(node)
