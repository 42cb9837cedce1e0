"""What was understood of a query, and what may have been meant."""

from pathlib import Path

import pytest

from index.explain import read_as
from index.search import search
from ingest.keeping.archive import Archive
from tests.conftest import AUTUMN_2014, SPRING_2014, archived, report_of

TEXT = "Kultur- och fritidsnämnden följer processen. Stödprocesserna och en process till ses över."


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder: Path = tmp_path_factory.mktemp("understood")
    return archived(
        folder,
        report_of("2014-var", (SPRING_2014, {"I": TEXT})),
        report_of("2014-host", (AUTUMN_2014, {"I": "Kontrollen är klar."})),
    )


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (
            "process",
            ["process söktes som process, fann processen, stödprocesserna, process: 1 avsnitt"],
        ),
        ("kontroll INTE process*", [
            "kontroll söktes som kontroll, fann kontrollen: 1 avsnitt",
            "INTE process* söktes som process, processen, fann processen, process: utesluter 1 avsnitt",
        ]),
        ("omgång:”våren 2014”", ["omgång:”våren 2014”: 1 avsnitt"]),
        ("INTE (kontroll INTE zzz)", [
            "INTE (kontroll INTE zzz) söktes som kontroll, fann kontrollen: utesluter 1 avsnitt",
        ]),
        ("INTE (kontroll ELLER zzz)", [
            "INTE kontroll söktes som kontroll, fann kontrollen: utesluter 1 avsnitt",
            "INTE zzz söktes som zzz: utesluter 0 avsnitt",
        ]),
    ],
)  # fmt: skip
def test_each_clause_tells_what_it_found(archive: Archive, query: str, said: list[str]) -> None:
    found = search(archive, query, strictness="compound", explain=True)
    assert [read_as(one) for one in found.understood] == said


def test_the_words_found_are_told_only_where_they_are_asked_for(archive: Archive) -> None:
    assert search(archive, "process").understood[0].met == ()


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("proccess", "process"),
        ("kultr- och fritidsnämnd", "kultur- och fritidsnämnd"),
        ("”proccess till ses över”", "”process till ses över”"),
        ("”proccessen ses över”", None),  # with the right word nothing is found either
        ("stodprocesserna INTE stodpr", "stödprocesserna INTE stodpr"),
        ("omgång:”våren 2013”", "omgång:”våren 2014”"),
        ("omgång:vrnen*", None),
        ("rapport:2014-vår", "rapport:2014-var"),
        ("processernas kontroller", None),
        ("simhall", None),
    ],
)
def test_unknown_words_and_values_are_replaced_where_they_stand(
    archive: Archive, query: str, meant: str | None
) -> None:
    assert search(archive, query).suggestion == meant


def test_a_clause_is_told_once_and_what_is_refused_apart(archive: Archive) -> None:
    read = search(archive, "process process ”process” INTE process").understood
    assert [(one.word, one.refused) for one in read] == [
        ("process", False),
        ("”process”", False),
        ("process", True),
    ]


@pytest.mark.parametrize(
    ("query", "read"),
    [
        ("kontroll klar ELLER process", "(kontroll klar) ELLER process"),
        ("process ELLER kontroll INTE klar", "process ELLER (kontroll INTE klar)"),
        ("(kontroll klar) ELLER process", None),
        ("kontroll (klar ELLER process)", None),
        ("kontroll ELLER process", None),
        ("kontroll INTE process", None),
        ("", None),
    ],
)
def test_what_belongs_together_is_told_where_and_and_or_are_mixed(
    archive: Archive, query: str, read: str | None
) -> None:
    assert search(archive, query).bracketed == read


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("roll:kommundirektör", ()),
        ("enhet:KS", ()),
        ("enhet:presidium", ("kommunstyrelsens presidium",)),
        ("enhet:tekniska", ("tekniska nämnden", "tekniska förvaltningen")),
        ("omgång:våren", ("våren 2014", "våren 2015", "våren 2021")),
        ("område:Styrning", ("1 Tydlig styrning", "I Styrning")),
        ("rapport:2014*", ("2014-host", "2014-var")),
        ("år:2014", ()),
        ("beslut:§190", ()),
    ],
)
def test_the_names_that_a_field_finds_are_told(demonstration: Archive, query: str, names: tuple[str, ...]) -> None:
    (read,) = search(demonstration, query, explain=True).understood
    assert sorted(read.met) == sorted(names)
    assert not search(demonstration, query).understood[0].met


def test_at_most_twenty_names_are_told(demonstration: Archive) -> None:
    (read,) = search(demonstration, "rapport:20*", explain=True).understood
    assert 10 < len(read.met) <= 20
