"""Trends: counted by hand in a small archive."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from index.reader import open_reader
from index.results import Filters
from index.search import Matches, matching, search
from index.trends import Asked, as_json, trend
from ingest.annotate import annotate
from ingest.errors import QueryError
from ingest.keeping.archive import Archive
from ingest.register import Register
from ingest.report import Report, Round
from tests.conftest import AUTUMN_2014, SPRING_2014, SPRING_2015, archived, report_of, section


def named(report: Report) -> Report:
    return msgspec.structs.replace(report, sections=tuple(annotate(report.sections, Register())))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    spring = report_of(
        "2014-var", (SPRING_2014, {"I": "Socialnämnden antog en plan. Planen gäller.", "II": "Inget hände."})
    )
    autumn = report_of("2014-host", (AUTUMN_2014, {"I": "Inget nytt.", "II": "Ny plan."}))
    later = report_of("2015-var", (SPRING_2015, {"I": "Socialnämnden och socialnämndens ordförande."}))
    whole = section(9, "En plan för allt.", round=None)
    autumn = msgspec.structs.replace(autumn, sections=(*autumn.sections, whole))
    return archived(tmp_path_factory.mktemp("trend"), *map(named, (spring, autumn, later)))


def counts(archive: Archive, kind: str, text: str, filters: Filters = Filters()) -> list[int]:  # noqa: B008
    (curve,) = trend(archive, [Asked(kind, text)], filters).curves  # type: ignore[arg-type]
    return [point.count for point in curve.points]


def test_words_are_counted_in_every_round(archive: Archive) -> None:
    found = trend(archive, [Asked("query", "plan")])
    assert [(one.round, one.words, one.reports) for one in found.rounds] == [
        ("våren 2014", 8, 1),
        ("hösten 2014", 4, 1),
        ("våren 2015", 4, 1),
    ]
    (curve,) = found.curves
    assert [(p.count, p.sections, p.per_thousand) for p in curve.points] == [
        (2, 1, 250.0),
        (1, 1, 250.0),
        (0, 0, 0.0),
    ]
    assert (curve.total, curve.outside) == (3, 1)


def test_a_point_is_the_hits_of_a_search_in_its_round(archive: Archive) -> None:
    (curve,) = trend(archive, [Asked("query", "plan")]).curves
    for point in curve.points:
        hits = search(archive, "plan", Filters(round=(point.round,)))
        assert hits.total == point.sections
        assert sum(len(hit.highlights) for hit in hits.hits) == point.count


def test_units_are_counted_by_mention_and_roles_too(archive: Archive) -> None:
    assert counts(archive, "unit", "Socialnämnden") == [1, 0, 2]
    assert counts(archive, "role", "ordförande") == [0, 0, 1]


def test_a_unit_has_its_canonical_name_in_any_form_and_by_alias(demonstration: Archive) -> None:
    for written in ("KS", "Kommunstyrelsens", "kommunstyrelsen"):
        (curve,) = trend(demonstration, [Asked("unit", written)]).curves
        assert curve.asked.text == "kommunstyrelsen"
        assert curve.total > 10


def test_a_query_of_fields_counts_sections(archive: Archive) -> None:
    assert counts(archive, "query", "område:I") == [1, 1, 1]


def test_filters_narrow_both_hits_and_words(archive: Archive) -> None:
    found = trend(archive, [Asked("query", "plan"), Asked("query", "inget")], Filters(area=("II",)))
    assert [one.words for one in found.rounds] == [2, 2]
    assert [[point.count for point in curve.points] for curve in found.curves] == [[0, 1], [1, 0]]
    assert counts(archive, "unit", "socialnämnden", Filters(area=("II",))) == [0, 0]


def test_a_round_told_of_twice_counts_both_and_says_so(tmp_path: Path) -> None:
    texts = {"I": "Planen gäller."}
    archive = archived(tmp_path, report_of("a", (SPRING_2014, texts)), report_of("b", (SPRING_2014, texts)))
    found = trend(archive, [Asked("query", "plan")])
    assert [(one.words, one.reports) for one in found.rounds] == [(4, 2)]
    assert found.curves[0].points[0].per_thousand == 500.0


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ([], "en till fem"),
        ([Asked("query", "a")] * 6, "en till fem"),
        ([Asked("query", " ")], "en till fem"),
        ([Asked("unit", "socialnämden")], "Menade du ”socialnämnd"),
        ([Asked("query", "(plan")], "(plan)?"),
    ],
)
def test_what_cannot_be_followed_is_explained(archive: Archive, asked: list[Asked], said: str) -> None:
    with pytest.raises(QueryError, match="".join("\\" + c if c in "()?" else c for c in said)):
        trend(archive, asked)


def test_json(archive: Archive) -> None:
    document = as_json(trend(archive, [Asked("query", "plan")]))
    assert document["rounds"][0] == {
        "round": "våren 2014",
        "start": str(date(2014, 1, 1)),
        "words": 8,
        "reports": 1,
    }
    assert document["curves"][0]["points"][0] == {
        "round": "våren 2014",
        "count": 2,
        "sections": 1,
        "per_thousand": 250.0,
    }


def test_an_archive_without_rounds_has_no_points(tmp_path: Path) -> None:
    assert trend(archived(tmp_path), [Asked("query", "plan")]).rounds == ()
    whole = msgspec.structs.replace(
        report_of("r", (SPRING_2014, {})), sections=(section(1, "En plan.", round=None),)
    )
    (curve,) = trend(archived(tmp_path, whole), [Asked("query", "plan")]).curves
    assert (curve.points, curve.outside) == ((), 1)


def test_curves_share_the_time_of_a_trend(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[float] = []

    def noted(*asked: object) -> Matches:
        given.extend(one for one in asked if isinstance(one, float))
        return matching(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr("index.trends.matching", noted)
    monkeypatch.setattr("index.trends.LONGEST_TREND", 1.0)
    trend(archive, [Asked("query", "nämnd"), Asked("query", "plan"), Asked("query", "skola")])
    assert len(given) == 3
    assert 1.0 > given[0] > given[1] > given[2]


def test_a_name_in_too_many_reports_is_refused(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.trends.LONGEST_TREND", -1.0)
    unit = open_reader(archive).vocabulary["unit"][0]
    with pytest.raises(QueryError, match="tar för lång tid"):
        trend(archive, [Asked("unit", unit)])


def test_a_unit_is_counted_under_its_names_before_and_after_on_request(demonstration: Archive) -> None:
    asked = [Asked("unit", "personalenhet"), Asked("unit", "HR-enhet")]
    former, latter = trend(demonstration, asked).curves
    assert former.others == latter.others == ()
    both, same = trend(demonstration, asked, Filters(succession=True)).curves
    assert both.points == same.points
    assert both.total == former.total + latter.total
    assert [(one.name, one.relation) for one in same.others] == [("personalenhet", "predecessor")]
    (queried,) = trend(demonstration, [Asked("query", "HR-enhet")], Filters(succession=True)).curves
    assert both.total == queried.total


def test_a_point_of_a_unit_is_the_hits_of_its_filter(demonstration: Archive) -> None:
    (curve,) = trend(demonstration, [Asked("unit", "HR-enhet")], Filters(succession=True)).curves
    for point in curve.points:
        narrowed = Filters(unit=("HR-enhet",), round=(point.round,), succession=True)
        assert search(demonstration, "", narrowed).total == point.sections


def test_a_unit_that_only_its_predecessor_is_mentioned_of_can_be_followed(tmp_path: Path) -> None:
    made = archived(tmp_path, named(report_of("r", (SPRING_2014, {"I": "Socialnämnden antog en plan."}))))
    made.register_file.write_text(
        '[[unit]]\nname = "omsorgsnämnd"\npredecessor = [{ name = "socialnämnden" }]', encoding="utf-8"
    )
    with pytest.raises(QueryError, match="Ingen enhet"):
        trend(made, [Asked("unit", "omsorgsnämnden")])
    (curve,) = trend(made, [Asked("unit", "omsorgsnämnden")], Filters(succession=True)).curves
    assert (curve.asked.text, curve.total) == ("omsorgsnämnd", 1)


def test_words_that_are_only_parts_of_others_are_counted_and_told(tmp_path: Path) -> None:
    found = archived(
        tmp_path, report_of("r", (SPRING_2014, {"I": "Stödprocesserna och ledningsprocessen ses över."}))
    )
    said = "”process” finns inte som eget ord. Här räknas sammansättningar med det."
    wider = trend(found, [Asked("query", "process")])
    assert (wider.curves[0].total, wider.bounded) == (2, (said,))
    assert trend(found, [Asked("query", "process")], strictness="inflected").curves[0].total == 0


def test_what_may_have_been_meant_is_told(tmp_path: Path) -> None:
    found = archived(tmp_path, report_of("r", (SPRING_2014, {"I": "Digitalisering av arkivet."})))
    said = "”digtalisering” finns inte i de avsnitt som söktes. Menade du ”digitalisering”?"
    assert trend(found, [Asked("query", "digtalisering")]).bounded == (said,)


def test_a_year_comes_after_its_parts_also_where_it_is_told_of_with_them(tmp_path: Path) -> None:
    times = [
        Round(date(2022, first, 1), date(2022, last, day), label)
        for first, last, day, label in ((1, 12, 31, "2022"), (5, 8, 31, "T2"), (1, 4, 30, "T1"), (9, 12, 31, "T3"))
    ]
    archive = archived(tmp_path, report_of("samlat", *((told, {"I": "En plan."}) for told in times)))
    assert [one.round for one in trend(archive, [Asked("query", "plan")]).rounds] == ["T1", "T2", "T3", "2022"]
    assert [told.label for told in sorted(times)] == ["T1", "T2", "T3", "2022"]
