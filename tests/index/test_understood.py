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
            "INTE kontroll söktes som kontroll, fann kontrollen: utesluter 1 avsnitt",
            "zzz söktes som zzz: 0 avsnitt",
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
        ("”proccessen ses över”", "”processen ses över”"),
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
