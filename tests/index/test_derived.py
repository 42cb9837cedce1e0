"""The index is derived: it follows the archive, survives harm, and is searched while it is built."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from index import aside, build, seen, shares, writer
from index import reader as reader_module
from index.reader import open_reader
from index.schema import schema
from index.search import search
from index.sound import checksums
from index.turns import SEARCHES
from ingest.errors import ArchiveLocked
from ingest.files import write_whole
from ingest.keeping.archive import Archive
from tests.conftest import SPRING_2014, SPRING_2015, archived, report_of
from tests.index.test_search import AUTUMN, LATER, SPRING, found, highlighted


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return archived(tmp_path_factory.mktemp("search"), SPRING, AUTUMN, LATER)


def test_new_changed_and_removed_reports_are_seen_at_once(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING)
    assert search(archive, "rådet").total == 0
    archived(tmp_path, AUTUMN)
    assert search(archive, "rådet").total == 1
    (archive.records_folder / "2014-host.json").unlink()
    assert search(archive, "rådet").total == 0


def test_small_segments_become_larger_ones(tmp_path: Path) -> None:
    """Reports come one by one, are replaced and go; what is found stays right through every merge."""
    texts = {f"r{number}": f"Planen nummer {number} antogs. Kultur- och fritidsnämnden." for number in range(20)}
    for number, (name, text) in enumerate(texts.items()):
        archive = archived(tmp_path, report_of(name, (SPRING_2014, {"I": text})))
        if number % 5 == 4:
            (archive.records_folder / f"r{number - 2}.json").unlink()
        assert search(archive, "plan").total == len(archive.fingerprints())
    reader = open_reader(archive)
    assert len(reader.segments) < writer.MERGED_TOGETHER + 4
    assert search(archive, "kulturnämnd").total == 16
    assert highlighted(search(archive, '"planen nummer 7"'))[:1] == []
    assert highlighted(search(archive, '"planen nummer 8"')) == ["Planen nummer 8"]
    assert highlighted(search(archive, "kulturnämnd", limit=1)) == ["Kultur- och fritidsnämnden"]


@pytest.mark.parametrize(("largest", "segments"), [(4, 3), (5, 1)])
def test_the_segments_of_a_new_index_become_one_where_it_is_not_too_large(
    largest: int, segments: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shares, "LARGEST_SEGMENT", 2)
    monkeypatch.setattr(writer, "LARGEST_INDEX", largest)
    archive = archived(tmp_path, SPRING, AUTUMN, LATER)
    assert build.rebuild(archive) == 5
    assert len(open_reader(archive).segments) == segments
    assert found(search(archive, "process", strictness="compound")) == ["2015-var/I", "2014-host/I"]
    assert [(v.value, v.count) for v in search(archive, "").facets["area"]] == [("I", 3), ("II", 1), ("III", 1)]


def test_what_comes_while_the_index_is_brought_up_to_date_is_found_by_the_next_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = archived(tmp_path, SPRING)
    assert search(archive, "plan").total == 1
    note = build._note

    def noted_late(folder: Path, fingerprints: dict[str, str]) -> None:
        archived(tmp_path, report_of("sen", (SPRING_2015, {"I": "Ännu en plan."})))
        time.sleep(2 * seen.SETTLED)
        note(folder, fingerprints)

    monkeypatch.setattr(build, "_note", noted_late)
    archived(tmp_path, report_of("ny", (SPRING_2015, {"I": "En plan till."})))
    assert search(archive, "plan").total == 2
    monkeypatch.setattr(build, "_note", note)
    assert search(archive, "plan").total == 3


def test_a_search_reads_the_index_before_while_another_program_builds(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING)
    assert search(archive, "plan").total == 1
    archived(tmp_path, report_of("ny", (SPRING_2015, {"I": "En plan till."})))
    with build._building(archive):
        for _ in range(3):
            page = search(archive, "plan")
            assert (page.total, page.behind) == (1, True)
    page = search(archive, "plan")
    assert (page.total, page.behind) == (2, False)


def test_where_others_search_just_now_a_process_of_its_own_brings_the_index_up_to_date(tmp_path: Path) -> None:
    """A search that did it itself would hold the others up, as Python runs one thread at a time."""
    archive = archived(tmp_path, SPRING)
    assert search(archive, "rådet").total == 0
    with SEARCHES.turn():
        archived(tmp_path, AUTUMN)
        page = search(archive, "rådet")
        assert (page.total, page.behind) == (0, True)
        builder, _ = aside._started[archive.folder.absolute()]
        assert builder.wait(60) == 0
        page = search(archive, "rådet")
        assert (page.total, page.behind) == (1, False)
        archived(tmp_path, LATER)  # another is begun where one has done its work
        assert search(archive, "rådet").behind
    aside._started[archive.folder.absolute()][0].wait(60)


def test_a_search_that_goes_on_in_the_index_before_sees_another_take_its_place(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING)
    before = build.to_search(archive).folder
    archived(tmp_path, report_of("ny", (SPRING_2015, {"I": "En plan till."})))
    with build._building(archive):
        assert search(archive, "plan").behind
        after = build._build_beside(archive)
        assert not before.exists()
        page = search(archive, "plan")
        assert (page.total, page.behind, open_reader(archive).folder) == (2, False, after)


def rewrite_state(folder: Path, **changes: object) -> None:
    state = msgspec.json.decode((folder / "state.json").read_bytes())
    write_whole(folder / "state.json", msgspec.json.encode(state | changes))  # as a builder does: the folder tells


@pytest.mark.parametrize("older_one", [{"analyzer": "index 1, simplemma 0.1"}, {"rid": False}])
def test_an_index_of_other_rules_is_searched_until_the_new_one_is_there(
    tmp_path: Path, older_one: dict[str, object]
) -> None:
    archive = archived(tmp_path, SPRING)
    search(archive, "plan")
    older = build.current(archive)
    assert older
    rewrite_state(older, **older_one)
    (archive.index_folder / "lock").unlink(missing_ok=True)
    found = search(archive, "plan")
    assert (found.total, found.behind) == (1, True)
    builder, _ = aside._started[archive.folder.absolute()]
    assert builder.wait(60) == 0
    found = search(archive, "plan")
    assert (found.total, found.behind) == (1, False)
    assert build.current(archive) not in (None, older)
    assert not older.exists()


@pytest.mark.parametrize("settled", [seen.SETTLED, -1.0])
def test_an_index_whose_files_cannot_be_read_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settled: float
) -> None:
    monkeypatch.setattr(seen, "SETTLED", settled)  # as in a program that has searched for a while
    archive = archived(tmp_path, SPRING)
    for _ in range(2):
        search(archive, "plan")
    older = build.current(archive)
    assert older
    rewrite_state(older, layout=99)
    monkeypatch.setattr(build, "LOCK_WAIT", 0.1)
    with build._building(archive), pytest.raises(ArchiveLocked, match="inget äldre att söka i"):
        search(archive, "plan")
    assert search(archive, "plan").total == 1
    assert not older.exists()


def test_a_reader_is_kept_while_another_program_writes_files_of_the_index(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING)
    reader = open_reader(archive)
    (reader.folder / "MAIN_1234.trm").write_bytes(b"not yet part of it")
    assert open_reader(archive) is reader


def test_an_index_that_goes_while_it_is_opened_is_opened_where_it_is_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = archived(tmp_path, SPRING)
    search(archive, "plan")
    generation = build.to_search(archive)
    build.rebuild(archive)
    assert not generation.folder.exists()
    assert reader_module._opened(archive, generation.folder, None).folder == build.current(archive)


@pytest.mark.parametrize("settled", [seen.SETTLED, -1.0])
@pytest.mark.parametrize("harm", ["no index", "no pointer", "damaged"])
def test_a_harmed_index_is_built_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: str, settled: float
) -> None:
    monkeypatch.setattr(seen, "SETTLED", settled)  # after a while times alone are looked at
    archive = archived(tmp_path, SPRING)
    for _ in range(2):  # the second search sees that all is as the first one left it
        search(archive, "plan")
    folder = build.current(archive)
    assert folder
    if harm == "no index":
        shutil.rmtree(archive.index_folder)
    elif harm == "no pointer":
        (archive.index_folder / "current").unlink()
    else:
        for path in folder.glob("_MAIN_*.toc"):
            path.write_bytes(b"?")
        (folder / "state.json").write_text("{}")
    assert search(archive, "plan").total == 1
    assert build.current(archive) != folder


def test_rebuilding_swaps_the_generation(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING, AUTUMN)
    search(archive, "plan")
    before = build.current(archive)
    assert build.rebuild(archive) == 4
    assert build.current(archive) != before
    assert search(archive, "plan").total == 1


def test_searching_loads_neither_spacy_nor_streamlit() -> None:
    code = "import sys, index.search; print([m for m in ('spacy', 'streamlit', 'pdfplumber') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


class Command:
    """What runs a command when it is unpickled."""

    def __init__(self, proof: Path) -> None:
        self._proof = proof

    def __reduce__(self) -> tuple[object, tuple[list[str]]]:
        return subprocess.check_call, (["touch", str(self._proof)],)


def test_an_index_from_elsewhere_runs_nothing_and_is_built_anew(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING)
    assert search(archive, "plan").total
    folder = build.readable(archive)
    assert folder
    proof = tmp_path / "ran"
    toc = TOC(schema(), Command(proof), 9)  # type: ignore[no-untyped-call]
    toc.write(FileStorage(str(folder)), "MAIN")
    state = msgspec.json.decode((folder / "state.json").read_bytes(), type=build.State)
    changed = msgspec.structs.replace(state, files=checksums(folder))
    (folder / "state.json").write_bytes(msgspec.json.encode(changed))
    assert build.readable(archive) is None
    assert search(Archive(archive.folder), "plan").total
    assert not proof.exists()
