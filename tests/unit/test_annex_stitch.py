"""Executed notebooks become one numbered document."""

from __future__ import annotations

import json

import annex_example as example
import pytest
from nbformat import NotebookNode, validate

from yjreport.annex.headings import headings_of, slug_of
from yjreport.annex.stitch import MIME, stitch
from yjreport.errors import AssemblyFailed


@pytest.fixture(scope="module")
def stitched() -> NotebookNode:
    """Return the example, stitched."""
    return stitch(example.notebooks(), example.front())


def kinds(notebook: NotebookNode) -> list[tuple[str, str | None]]:
    """Return the kind and number of each block in order."""
    return [
        (json.loads(cell.outputs[0].data[MIME])["block"], cell.metadata.yjreport.number)
        for cell in notebook.cells
        if cell.metadata.yjreport.kind == "block"
    ]


def test_result_is_a_valid_notebook(stitched: NotebookNode) -> None:
    """Any nbconvert exporter can read what is stitched."""
    validate(stitched)
    assert stitched.nbformat == 4


def test_sections_are_numbered_and_empty_ones_are_left_out(stitched: NotebookNode) -> None:
    """A notebook without a block makes no chapter and takes no number."""
    found = [(section.number, section.slug) for section in stitched.metadata.yjreport.sections]
    assert found == [
        ("1", "scorecard"),
        ("2", "over-representation"),
        ("3", "reoffending"),
        ("4", "resources"),
        ("5", "data-quality"),
    ]


def test_tables_and_figures_are_numbered_within_their_section(stitched: NotebookNode) -> None:
    """Tables and figures count apart: Table 3.1 stands beside Figure 3.1."""
    numbers = [number for _, number in kinds(stitched) if number]
    assert numbers == [
        "Table 1.1",
        "Figure 2.1",
        "Figure 3.1",
        "Table 3.1",
        "Figure 4.1",
        "Table 4.1",
        "Figure 4.2",
        "Table 5.1",
    ]


def test_heading_is_kept_only_when_a_block_follows_it(stitched: NotebookNode) -> None:
    """A level-2 heading without a block before the next one is for the analyst alone."""
    headings = [
        json.loads(cell.outputs[0].data[MIME])["text"]
        for cell in stitched.cells
        if cell.metadata.yjreport.kind == "block" and json.loads(cell.outputs[0].data[MIME])["block"] == "heading"
    ]
    assert headings == [
        "The year in brief",
        "National measures",
        "Which groups are over-represented?",
        "How many children reoffend?",
        "What the sources leave open",
    ]


def test_stitching_twice_gives_the_same_bytes(stitched: NotebookNode) -> None:
    """Cells have ids of their own and no random ones."""
    again = stitch(example.notebooks(), example.front())
    assert json.dumps(again) == json.dumps(stitched)
    assert [cell.id for cell in again.cells][:2] == ["section-1", "block-1-1"]


def test_blocks_stored_as_text_are_read_too() -> None:
    """A notebook saved elsewhere may hold the JSON as a string."""
    notebooks = example.notebooks()
    for cell in notebooks[0].cells:
        for output in cell.get("outputs", []):
            output.data[MIME] = json.dumps(output.data[MIME])
    assert kinds(stitch(notebooks, example.front())) == kinds(stitch(example.notebooks(), example.front()))


def test_id_that_is_there_twice_is_refused() -> None:
    """The message names the id and both places."""
    notebooks = [
        *example.notebooks(),
        example.notebook("risks", "Risks", [example.statement("reoffending-says", example.run("x"))]),
    ]
    with pytest.raises(AssemblyFailed) as caught:
        stitch(notebooks, example.front())
    assert "reoffending-says: statement in Reoffending; statement in Risks" in str(caught.value)


def test_block_that_cannot_be_printed_is_refused_with_its_cell() -> None:
    """The message says the section, the cell and what is wrong."""
    broken = example.notebook("risks", "Risks", ["# Risks", {"block": "poem", "id": "p"}])
    with pytest.raises(AssemblyFailed) as caught:
        stitch([broken], example.front())
    assert "section Risks" in str(caught.value)
    assert "cell 2: there is no block called 'poem'" in str(caught.value)


def test_notebook_without_a_section_is_refused() -> None:
    """A notebook must say which section it makes."""
    notebook = example.notebook("risks", "Risks", [])
    notebook.metadata = {}
    with pytest.raises(AssemblyFailed, match="which section"):
        stitch([notebook], example.front())


@pytest.mark.parametrize("key", ["service", "year", "title", "status", "cut_off", "edition"])
def test_front_without_a_required_key_is_refused(key: str) -> None:
    """What the title page needs is named."""
    front = {name: value for name, value in example.front().items() if name != key}
    with pytest.raises(AssemblyFailed) as caught:
        stitch(example.notebooks(), front)
    assert key in str(caught.value)


def test_marks_of_the_blocks_join_those_of_the_front(stitched: NotebookNode) -> None:
    """The list of shorthand holds what the annex prints."""
    assert [entry.mark for entry in stitched.metadata.yjreport.front.shorthand] == ["e", "p", "x", "z"]


def test_mark_without_a_meaning_is_refused() -> None:
    """No letter is printed that no reader could look up."""
    with pytest.raises(AssemblyFailed, match=r"No meaning is known for the mark \[q\]"):
        stitch(example.notebooks(), {**example.front(), "marks": ["q"]})


def test_only_abbreviations_that_the_annex_uses_are_listed(stitched: NotebookNode) -> None:
    """KPIs are written of; ZZZ is not."""
    assert [entry.term for entry in stitched.metadata.yjreport.front.abbreviations] == ["KPI"]


def test_headings_are_read_from_markdown_without_its_markup() -> None:
    """Emphasis, links and code are words; lines in a code fence are no headings."""
    source = "# A *b*\n\n```\n## not this\n```\n## See [**here**](x.html) and `code` ##\n### deeper"
    assert headings_of(source) == [(1, "A b"), (2, "See here and code")]


def test_ids_of_headings_are_plain_and_never_the_same() -> None:
    """Letters with accents lose them; the same heading twice gets a number."""
    assert slug_of("Où est l'été?") == "ou-est-l-ete"
    parts = [
        "## Same",
        example.statement("a", example.run("x")),
        "## Same",
        example.statement("b", example.run("x")),
    ]
    made = stitch([example.notebook("risks", "Risks", parts)], example.front())
    ids = [json.loads(cell.outputs[0].data[MIME])["id"] for cell in made.cells if cell.cell_type == "code"]
    assert ids == ["risks-h-same", "a", "risks-h-same-2", "b"]
