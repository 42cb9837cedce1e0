"""What taking in reports costs beside pdfplumber alone: `python -m benchmarks.reading FOLDER...`.

In one run, for each PDF with a text layer: pdfplumber extracts its characters; ingest splits, annotates and
archives it, and brings the index up to date. Then a document of 500 pages is made of the largest, and the memory
that reading it takes is measured in a process of its own.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber
import pypdfium2

from index.build import update
from ingest.annotate import mentions
from ingest.keeping.archive import Archive
from ingest.pages.pdf import Pdf
from ingest.read import read_report
from ingest.register import Register

PAGES = 500


def main(folders: Sequence[Path]) -> None:
    """Print a line for each PDF, one for all, and the memory."""
    files = [file for folder in folders for file in sorted(folder.glob("*.pdf")) if _has_text(file)]
    mentions("Kommunstyrelsen")  # the model is loaded once, whatever is read
    total = [0.0, 0.0]
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder) / "archive")
        print(f"{'rapport':<52} {'tecken':>9} {'pdfplumber':>11} {'ingest':>9} {'kvot':>6}")
        for file in files:
            characters, alone = _timed(lambda file=file: _characters(file))
            _, whole = _timed(lambda file=file: _take_in(archive, file))
            total = [total[0] + alone, total[1] + whole]
            print(f"{file.stem[:52]:<52} {characters:>9} {alone:>9.2f} s {whole:>7.2f} s {whole / alone:>6.2f}")
        print(f"{'alla':<52} {'':>9} {total[0]:>9.2f} s {total[1]:>7.2f} s {total[1] / total[0]:>6.2f}")
        large = Path(folder) / "large.pdf"
        _of_many_pages(max(files, key=lambda file: file.stat().st_size), large)
        command = [sys.executable, "-m", "benchmarks.reading", "--memory", str(large)]
        print(
            f"{PAGES} sidor: {subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()}"
        )


def _timed(does: Callable[[], int]) -> tuple[int, float]:
    began = time.perf_counter()
    answer = does()
    return answer, time.perf_counter() - began


def _has_text(file: Path) -> bool:
    with Pdf(file) as pdf:
        return all(page.lines for page in list(pdf)[:1])


def _characters(file: Path) -> int:
    with pdfplumber.open(file) as document:
        count = 0
        for page in document.pages:
            count += len(page.chars)
            page.close()
    return count


def _take_in(archive: Archive, file: Path) -> int:
    report = archive.add(file, read_report(file, Register()))
    update(archive)
    return len(report.sections)


def _of_many_pages(file: Path, target: Path) -> None:
    with pypdfium2.PdfDocument(file) as source, pypdfium2.PdfDocument.new() as document:
        while len(document) < PAGES:
            document.import_pages(source, list(range(min(len(source), PAGES - len(document)))))
        document.save(target)


def _memory(file: Path) -> None:
    report = read_report(file, Register())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{peak:.0f} MB, {len(report.sections)} avsnitt")


if __name__ == "__main__":
    if sys.argv[1] == "--memory":
        _memory(Path(sys.argv[2]))
    else:
        main([Path(argument) for argument in sys.argv[1:]])
