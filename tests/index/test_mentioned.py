"""Units and roles that a field asks for are marked where the text names them."""

import msgspec
import pytest

from index.concordance import concordance
from index.explain import explained
from index.results import Filters
from index.search import search
from index.trends import Asked, trend
from ingest.annotate import annotate
from ingest.keeping.archive import Archive
from ingest.register import Register
from tests.conftest import SPRING_2014, archived, report_of

REGISTER = """
[[unit]]
name = "kommunstyrelsen"
aliases = ["KS"]

[[unit]]
name = "HR-enheten"

[[unit.predecessor]]
name = "personalenheten"
"""
TEXTS = {
    "I": "Kommunstyrelsens plan följs. KS och rektorn vid skolan svarade, kommunstyrelsen inte.",
    "II": "Personalenheten och myndighets- och huvudmannaenheterna svarade.",
    "III": "Rektorn och nämnden svarade.",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("mentioned")
    (folder / "register.toml").write_text(REGISTER, encoding="utf-8")
    report = report_of("var", (SPRING_2014, TEXTS))
    read = annotate(report.sections, Register.load(folder / "register.toml"))
    archive = archived(folder, msgspec.structs.replace(report, sections=tuple(read)))
    archive.register_file.write_text(REGISTER, encoding="utf-8")
    return archive


def marked(archive: Archive, query: str, filters: Filters = Filters()) -> list[tuple[str, str]]:  # noqa: B008
    return [
        (hit.text[span.start : span.end], explained(reason, hit.text[span.start : span.end]))
        for hit in search(archive, query, filters, order="oldest").hits
        for span, reason in zip(hit.highlights, hit.reasons, strict=True)
    ]


KS = [(name, "enhet: kommunstyrelsen") for name in ("Kommunstyrelsens", "KS", "kommunstyrelsen")]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("enhet:KS", KS),
        ("plan enhet:KS", [KS[0], ("plan", ""), *KS[1:]]),
        ("KS enhet:KS", [("Kommunstyrelsens", KS[0][1]), ("KS", ""), ("kommunstyrelsen", KS[2][1])]),
        ("roll:rektor INTE enhet:KS", [("Rektorn", "roll: rektor")]),
        (
            "enhet:huvudmannaenhet",
            [("myndighets- och huvudmannaenheterna", "enhet: huvudmannaenhet")],
        ),
        ("område:II", []),
    ],
)
def test_the_characters_that_name_it_are_marked(
    archive: Archive, query: str, found: list[tuple[str, str]]
) -> None:
    assert marked(archive, query) == found


def test_a_name_from_before_is_said_to_be_one(archive: Archive) -> None:
    before = marked(archive, "enhet:HR-enheten", Filters(succession=True))
    assert [said for _, said in before] == ["enhet: personalenhet (föregångare)"]


def test_a_filter_marks_what_it_lets_through_where_no_words_are_asked_for(archive: Archive) -> None:
    chosen = Filters(unit=("kommunstyrelsen",))
    assert marked(archive, "", chosen) == KS
    assert marked(archive, "plan", chosen) == [("plan", "")]


def test_each_mention_is_a_line_of_a_concordance(archive: Archive) -> None:
    found = concordance(archive, "enhet:KS")
    assert [line.match for line in found.lines] == [name for name, _ in KS]
    assert found.without == ""


def test_a_trend_counts_the_mentions(archive: Archive) -> None:
    (curve,) = trend(archive, [Asked("unit", "KS")]).curves
    assert curve.total == len(KS)
