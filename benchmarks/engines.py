"""The engines that are measured: Backspegel, SQLite's FTS5, and tantivy where it is installed.

All hold the same texts and answer the same questions with ten hits, their matches marked, and the hits counted
by year, area and unit. FTS5 has no Swedish, so it gets texts and words stemmed as Backspegel stems them; tantivy
has a Swedish stemmer. Neither finds parts of compounds. FTS5 has no misspelt words. It is asked in the quickest of
the ways that were tried: one statement for the hits, one for all that is counted.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.questions import Question
from index.results import Facet, Filters, ResultPage
from index.search import search
from index.swedish import normal
from index.swedish import words as words_of
from index.words import stem
from ingest.keeping.archive import Archive

Row = tuple[str, int, str, str]  # text, year, area, unit
FACETS: tuple[Facet, ...] = ("year", "area", "unit")
HITS = 10


def rows(archive: Archive) -> Iterator[Row]:
    """What the other engines hold."""
    for report in archive.reports():
        for one in report.sections:
            yield one.text, report.rounds[0].year, one.area.name if one.area else "", one.mentions[0].name


class Backspegel:
    """The search of this project: with the facets that the others count, or with all and the histogram of years.

    Where repeated sentences are taken together, that is said in its name too.
    """

    def __init__(
        self,
        archive: Archive,
        name: str = "backspegel",
        facets: Collection[Facet] = FACETS,
        together: bool = False,
    ) -> None:
        self.archive, self.name, self.facets, self.together = archive, name, facets, together

    def ask(self, question: Question) -> ResultPage:
        """The first page of hits."""
        query, filters = self._written(question), Filters()
        if question.kind == "ord och datum" and question.years:
            filters = Filters(since=date(question.years[0], 3, 1), until=date(question.years[1], 3, 1))
        return search(self.archive, query, filters, limit=HITS, together=self.together, facets=self.facets)

    def _written(self, question: Question) -> str:
        word = question.words[0]
        match question.kind:
            case "två ord, endera":
                return " ELLER ".join(question.words)
            case "fras":
                return f'"{" ".join(question.words)}"'
            case "början av ord":
                return f"{word}*"
            case "felstavat ord":
                return f"{word}~"
            case "ord och år":
                return f"{word} år:{question.years[0]}..{question.years[1]}" if question.years else word
        return " ".join(question.words)


class Fts5:
    """A table of SQLite's full-text search, in a file."""

    name = "fts5"

    def __init__(self, file: Path) -> None:
        self.table = sqlite3.connect(file)

    @classmethod
    def built(cls, file: Path, content: Iterable[Row]) -> "Fts5":
        """The table of some texts."""
        found = cls(file)
        found.table.execute(
            "CREATE VIRTUAL TABLE section USING fts5(stems, year UNINDEXED, area UNINDEXED, unit UNINDEXED)"
        )
        stemmed = ((" ".join(stem(word.form) for word in words_of(text)), *others) for text, *others in content)
        found.table.executemany("INSERT INTO section VALUES (?, ?, ?, ?)", stemmed)
        found.table.commit()
        return found

    def ask(self, question: Question) -> object:
        """The first page of hits, or None where FTS5 has no such question."""
        if question.kind == "felstavat ord":
            return None
        where, values = "section MATCH ?", list[str | int]([self._match(question)])
        if question.years:
            where += " AND year BETWEEN ? AND ?"
            values += question.years
        marked = "SELECT highlight(section, 0, '<', '>'), year, area, unit FROM section"
        hits = self.table.execute(f"{marked} WHERE {where} ORDER BY rank LIMIT {HITS}", values).fetchall()
        counted = " UNION ALL ".join(
            f"SELECT '{facet}', {facet}, count(*) FROM hits GROUP BY 2" for facet in FACETS
        )
        found = f"WITH hits AS MATERIALIZED (SELECT {', '.join(FACETS)} FROM section WHERE {where})"
        return hits, self.table.execute(f"{found} {counted}", values).fetchall()

    def _match(self, question: Question) -> str:
        stems = [stem(normal(word)) for word in question.words]
        match question.kind:
            case "två ord, endera":
                return " OR ".join(f'"{one}"' for one in stems)
            case "fras":
                return f'"{" ".join(stems)}"'
            case "början av ord":
                return f'"{question.words[0]}" *'
        return " AND ".join(f'"{one}"' for one in stems)


class Tantivy:
    """An index of tantivy; raises ImportError where it is not installed."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        import tantivy

        self.tantivy = tantivy
        fields = tantivy.SchemaBuilder()
        fields.add_text_field("text", stored=True, tokenizer_name="swedish")
        fields.add_integer_field("year", indexed=True, fast=True)
        for facet in ("area", "unit"):
            fields.add_text_field(facet, fast=True, tokenizer_name="raw")
        self.schema = fields.build()
        self.index = tantivy.Index(self.schema, str(folder))
        words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase())
        self.index.register_tokenizer("swedish", words.filter(tantivy.Filter.stemmer("swedish")).build())
        self.searcher = self.index.searcher()

    @classmethod
    def built(cls, folder: Path, content: Iterable[Row]) -> "Tantivy":
        """The index of some texts."""
        folder.mkdir()
        found = cls(folder)
        writer = found.index.writer(128_000_000, 1)
        for text, year, area, unit in content:
            writer.add_document(found.tantivy.Document(text=text, year=year, area=area, unit=unit))
        writer.commit()
        writer.wait_merging_threads()
        return found

    def ask(self, question: Question) -> object:
        """The first page of hits."""
        query = self._query(question)
        hits = self.searcher.search(query, HITS).hits
        snippets = self.tantivy.SnippetGenerator.create(self.searcher, query, self.schema, "text")
        marked = [snippets.snippet_from_doc(self.searcher.doc(address)).to_html() for _, address in hits]
        counted = {facet: {"terms": {"field": facet, "size": 100}} for facet in FACETS}
        return marked, self.searcher.aggregate(query, counted)

    def _query(self, question: Question) -> Any:
        word = question.words[0]
        match question.kind:
            case "två ord, endera":
                return self._parsed(" OR ".join(question.words))
            case "fras":
                return self._parsed(f'"{" ".join(question.words)}"')
            case "början av ord":
                return self.tantivy.Query.regex_query(self.schema, "text", f"{word}.*")
            case "felstavat ord":
                return self.tantivy.Query.fuzzy_term_query(self.schema, "text", word, 1 if len(word) < 6 else 2)
        asked = " AND ".join(question.words)
        years = question.years
        return self._parsed(f"{asked} AND year:[{years[0]} TO {years[1]}]" if years else asked)

    def _parsed(self, query: str) -> Any:
        return self.index.parse_query(query, ["text"])


Engine = Backspegel | Fts5 | Tantivy
Opener = Callable[[], Engine]
