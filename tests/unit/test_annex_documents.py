"""The views of an annex keep its numbers, and its openings say where their figures stand."""

from __future__ import annotations

from typing import Any

import annex_example as example
import pytest
from annex_parts import cell, chart, column, notebook, row, run, statement, table
from nbformat import NotebookNode

from yjreport.annex.cross_references import data_tables, numbered, refer
from yjreport.annex.document import Document, read
from yjreport.annex.stitch import stitch
from yjreport.annex.views import shortened
from yjreport.building.documents import Wanted, documents_of, formats_from, write_documents
from yjreport.errors import AssemblyFailed, UsageError

ONE, TWO = "rate.local.2023", "rate.local.2022"


def figures(id: str, *results: str) -> dict[str, Any]:
    """Return a table that prints results."""
    columns = [column("year", "Year", header=True), column("rate", "Rate", "right")]
    return table(id, "Rates", columns, [row(year=cell("2023"), rate=cell("1", result)) for result in results])


def picture(id: str, *results: str) -> dict[str, Any]:
    """Return a chart that shows results."""
    grid = figures(f"{id}-grid", *results)
    return chart(id, "Rates", "per 100,000", {}, "Two rates.", {"columns": grid["columns"], "rows": grid["rows"]})


def sections() -> list[NotebookNode]:
    """Return three notebooks: a scorecard, a section with an answer and a chart, and one without an answer."""
    return [
        notebook(
            "scorecard", "Scorecard", [
            statement("scorecard-head", run("The rate was "), run("1", ONE), run("."), emphasis="headline"),
            figures("scorecard-national", ONE),
            statement("scorecard-more", run("More words.")),
        ]),
        notebook(
            "reoffending", "Reoffending", [
            statement("reoffending-answer", run("It was "), run("1", TWO), run("."), emphasis="answer"),
            picture("reoffending-chart", ONE, TWO),
            figures("reoffending-rates", TWO, ONE),
        ]),
        notebook("risks", "Risks", [statement("risks-words", run("None."))]),
    ]  # fmt: skip


def view(name: str) -> Document:
    """Return one view of the sections."""
    return read(stitch(sections(), example.front(), name))


def words(document: Document, id: str) -> list[tuple[str, str | None]]:
    """Return the texts of a statement's runs, with what each refers to."""
    found = next(item for item in document.items if item.id == id)
    return [(piece["text"], piece.get("ref")) for piece in found.block["runs"]]


def test_whole_annex_holds_every_section() -> None:
    """The full view leaves nothing out."""
    assert [(part.number, part.slug) for part in view("full").parts] == [
        ("1", "scorecard"), ("2", "reoffending"), ("3", "risks"),
    ]  # fmt: skip


def test_one_section_keeps_the_numbers_of_the_whole() -> None:
    """A table is Table 2.1 in the annex and in its section alone, so that people can speak of it."""
    document = view("reoffending")
    assert document.view == "section"
    assert [(part.number, part.slug) for part in document.parts] == [("2", "reoffending")]
    assert document.numbers == {"reoffending-chart": "Figure 2.1", "reoffending-rates": "Table 2.1"}


def test_summary_holds_headlines_the_national_table_and_answers() -> None:
    """A section that says no answer is not in the summary."""
    document = view("summary")
    assert [(part.slug, [item.id for item in part.items]) for part in document.parts] == [
        ("scorecard", ["scorecard-head", "scorecard-national"]),
        ("reoffending", ["reoffending-answer"]),
    ]


def test_unknown_section_is_refused_with_the_nearest() -> None:
    """A section that the annex lacks is named, with those that it has."""
    with pytest.raises(UsageError, match="Did you mean reoffending"):
        view("reofending")


def test_other_notebook_is_no_document() -> None:
    """Only a stitched annex can be read."""
    with pytest.raises(AssemblyFailed, match="not a stitched annex"):
        read(sections()[0])


def test_answer_names_the_table_of_its_own_section() -> None:
    """The reference of an answer stands before its full stop and is a link to the table, not to its chart."""
    assert words(view("full"), "reoffending-answer")[-3:] == [
        (" (", None), ("Table 2.1", "reoffending-rates"), (").", None),
    ]  # fmt: skip


def test_headline_names_the_table_of_the_section_behind_it() -> None:
    """A headline leads to where the figure is told in full, not to the scorecard below it."""
    assert words(view("full"), "scorecard-head")[-2] == ("Table 2.1", "reoffending-rates")


def test_headline_of_the_summary_names_what_the_summary_holds() -> None:
    """No reference leads out of the document."""
    assert words(view("summary"), "scorecard-head")[-2] == ("Table 1.1", "scorecard-national")
    assert words(view("summary"), "reoffending-answer")[-1] == (".", None)


def test_statement_without_emphasis_is_left_as_it_is() -> None:
    """Only openings refer."""
    block = statement("plain", run("1", ONE))
    assert refer([block, figures("a-table", ONE)], {"a-table": "Table 1.1"}, {"plain": "a", "a-table": "a"})[0] == block


def test_chart_is_held_by_the_smallest_table_with_all_its_figures() -> None:
    """The data of a chart are printed once."""
    blocks = [picture("a-chart", ONE), figures("large", ONE, TWO), figures("small", ONE), figures("other", TWO)]
    assert data_tables(blocks) == {"a-chart": "small"}


def test_chart_with_a_figure_of_its_own_is_held_by_none() -> None:
    """A chart that shows more than the tables keeps its own data."""
    assert data_tables([picture("a-chart", ONE, TWO), figures("small", ONE)]) == {}


def test_numbers_count_tables_and_figures_apart() -> None:
    """Table 4.1 and Figure 4.1 stand side by side."""
    blocks = [picture("a", ONE), figures("b", ONE), figures("c", ONE)]
    assert numbered(blocks, 4) == {"a": "Figure 4.1", "b": "Table 4.1", "c": "Table 4.2"}


@pytest.mark.parametrize(
    ("words", "formats"),
    [
        ("", ()),
        ("all", ("html", "pdf", "docx", "odt", "xlsx", "csv")),
        ("DOCX, html", ("html", "docx")),
        ("csv csv", ("csv",)),
    ],
)
def test_formats_are_named_in_any_order(words: str, formats: tuple[str, ...]) -> None:
    """Formats come once each, in one order, whatever separates them."""
    assert formats_from(words) == formats


def test_unknown_format_is_refused_with_the_nearest() -> None:
    """A format that is none is named, with those that there are."""
    with pytest.raises(UsageError, match=r"no format 'doc'\. Did you mean docx"):
        formats_from("html doc")


def test_documents_are_the_annex_its_summary_and_the_sections_asked_for(tmp_path: Any) -> None:
    """Each document has its name; the annex is named first."""
    write_documents(tmp_path, example.notebooks(), example.front(), Wanted(("html",), ("reoffending",)))
    assert documents_of(tmp_path) == ["annex.html", "summary.html", "sections/reoffending.html"]
    assert "Table 3.1" in (tmp_path / "sections" / "reoffending.html").read_text(encoding="utf-8")


def test_answer_that_a_headline_gives_is_not_said_again() -> None:
    """The summary says each main figure once."""
    notebooks = sections()
    notebooks[2] = notebook("risks", "Risks", [statement("risks-answer", run("1", ONE), run("."), emphasis="answer")])
    slugs = [part.slug for part in read(stitch(notebooks, example.front(), "summary")).parts]
    assert slugs == ["scorecard", "reoffending"]


def test_long_answer_is_shortened_at_the_end_of_a_sentence() -> None:
    """The summary keeps whole sentences with their results, and the first one however long it is."""
    words = (run("It was "), run("1", ONE), run(". Then it was "), run("2", TWO), run(f". {'Long ' * 60}."))
    block = statement("long", *words, emphasis="answer")
    short = shortened(block)
    assert "".join(piece["text"] for piece in short["runs"]) == "It was 1. Then it was 2."
    assert [piece["result"] for piece in short["runs"] if piece["result"]] == [ONE, TWO]
    assert "".join(piece["text"] for piece in shortened(block, 3)["runs"]) == "It was 1."
