"""What PDFium tells comes from a process of its own, which may fail, hang or talk without harm to ours."""

import sys
import time
from pathlib import Path

import pytest

from benchmarks import nasty
from ingest.errors import Reason
from ingest.keeping.versions import _written
from ingest.pages import pdfium as module
from ingest.pages.page_words import lines_of, place_of
from ingest.pages.pdfium import NoAnswer, Pdfium, pdfium
from tests.conftest import ROOT, section

REPORT = ROOT / "corpus" / "reports" / "2014-var.pdf"


def test_what_it_tells_of_a_report() -> None:
    with pdfium() as asked:
        width, height = asked.sizes(REPORT)[0]
        assert (round(width), round(height)) == (595, 842)
        text = asked.text(REPORT)
        letters = asked.letters(REPORT, 1)
        assert "".join(one.text for one in letters).split()[0] == text.split()[0]
        assert all(0 <= one.x0 <= one.x1 <= 595 and 0 <= one.top <= one.bottom <= 842 for one in letters)
        assert asked.letters(REPORT, 99) == []
        assert asked.attachment(REPORT, "dossier.json").content is None
        assert asked.picture(REPORT, 1, 0.2).startswith(b"\x89PNG")


def test_a_file_that_is_broken_is_refused_and_the_next_is_not(tmp_path: Path) -> None:
    broken = tmp_path / "skräp.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    with pdfium() as asked:
        with pytest.raises(NoAnswer, match=r"skräp\.pdf går inte att öppna \(skadad\)") as refused:
            asked.sizes(broken)
        assert refused.value.reason is Reason.BROKEN
        assert asked.sizes(REPORT)


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("import os; os.abort()", Reason.UNSAFE),
        ("pass", Reason.UNSAFE),
        ("print('{\"value\": {}}', flush=True); input()", Reason.UNSAFE),
        ("print('[' * 100_000, flush=True); input()", Reason.UNSAFE),
        ("import time; time.sleep(60)", Reason.TOO_SLOW),
        ("import sys, time; sys.stdout.write('{'); sys.stdout.flush(); time.sleep(60)", Reason.TOO_SLOW),
        ("import sys\nwhile 1: sys.stdout.write('x' * 10_000)", Reason.TOO_LARGE),
    ],
)
def test_a_process_that_fails_refuses_its_file(
    program: str, reason: Reason, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "OUTPUT", 3_000_000)
    asked = Pdfium(1.0)
    monkeypatch.setattr(asked._process, "command", [sys.executable, "-c", program])
    began = time.monotonic()
    with pytest.raises(NoAnswer) as refused:
        asked.sizes(REPORT)
    asked.close()
    assert refused.value.reason is reason
    assert time.monotonic() - began < 10


def test_a_page_too_large_to_draw_is_refused(tmp_path: Path) -> None:
    giant = tmp_path / "giant.pdf"
    giant.write_bytes(nasty.giant_page())
    with pdfium() as asked, pytest.raises(NoAnswer, match="för stor") as refused:
        asked.picture(giant, 1, 1.6)
    assert refused.value.reason is Reason.TOO_LARGE


def test_where_nothing_is_told_no_place_or_date_is_known(tmp_path: Path) -> None:
    broken = tmp_path / "trasig.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    one = section(1, "Arbetet pågår. Planen är antagen.")
    assert place_of(broken, one, 15) is None
    assert lines_of(broken, one, 0, 14) == ()
    with pdfium() as asked:
        assert _written(broken, asked) == ""
        assert _written(tmp_path / "finns-inte.pdf", asked) == ""


def test_a_file_is_asked_for_its_date_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with pdfium() as asked:
        said = _written(REPORT, asked)
        monkeypatch.setattr(asked, "written", lambda pdf: pytest.fail("asked again"))
        assert _written(REPORT, asked) == said


def test_the_process_ends_with_the_block() -> None:
    with pdfium() as asked:
        asked.sizes(REPORT)
        process = asked._process.running()
    assert process.returncode is not None
