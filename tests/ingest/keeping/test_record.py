"""Records: what is written is what is read, whatever the text; what was damaged is said to be."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import BrokenRecord
from ingest.keeping.record import FORMAT, Provenance, Record, as_json, read_record
from ingest.report import Area, Mention, Report, Round
from tests.conftest import report_of, section

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(TEXT, st.data())
def test_a_record_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    mention = Mention("UNIT", text[start:end], start, end, text)
    one = section(1, text, area=Area(None, text), mentions=(mention,))
    told = Round(date(2014, 1, 1), date(2014, 6, 30), text)
    report = Report("r", text, text, "0" * 64, 1, (told,), (one,))
    record = Record(FORMAT, report, Provenance(1, text, text, text))
    path = tmp_path_factory.mktemp("record") / "r.json"
    path.write_bytes(as_json(record))
    assert read_record(path) == record
    found = read_record(path).report.sections[0]
    assert found.text[start:end] == found.mentions[0].text


@pytest.mark.parametrize("damage", [b"\x80", b"{", b'"', b"\x00", b"[" * 5000])
def test_a_damaged_record_is_said_to_be(tmp_path: Path, damage: bytes) -> None:
    record = as_json(Record(FORMAT, report_of("r"), Provenance(1, "", "", "")))
    path = tmp_path / "r.json"
    path.write_bytes(record[:1] + damage + record[1:])
    with pytest.raises(BrokenRecord, match=r"r\.json"):
        read_record(path)
