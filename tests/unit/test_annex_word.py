"""The Word annex: what the example says, in styles, the same bytes each time."""

from __future__ import annotations

import io
from typing import Any

import annex_example as example
import docx
import pytest
from lxml import etree
from nbformat import NotebookNode
from word_faults import W, docx_contents, docx_faults, docx_headings

from yjreport.annex.document import Document, read
from yjreport.annex.package import unpack
from yjreport.annex.stitch import stitch
from yjreport.annex.word import export_docx
from yjreport.annex.word.columns import layout
from yjreport.annex.word.pandoc import convert
from yjreport.annex.word.pictures import place_holder, smaller
from yjreport.annex.word.styles import looks_of
from yjreport.errors import AssemblyFailed

FRONT = {**example.front(), "cut_off_date": "2023-09-30"}


@pytest.fixture(scope="module")
def stitched() -> NotebookNode:
    """Return the example, stitched."""
    return stitch(example.notebooks(), FRONT)


@pytest.fixture(scope="module")
def document(stitched: NotebookNode) -> Document:
    """Return what the Word file must say."""
    return read(stitched)


@pytest.fixture(scope="module")
def data(stitched: NotebookNode) -> bytes:
    """Return the example as a Word file."""
    return export_docx(stitched)


@pytest.fixture(scope="module")
def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of the Word file."""
    return unpack(data)


@pytest.fixture(scope="module")
def body(parts: dict[str, bytes]) -> Any:
    """Return the body of the Word file."""
    return etree.fromstring(parts["word/document.xml"])[0]


def words(element: Any) -> str:
    """Return the words of an element."""
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def test_document_has_no_fault(data: bytes) -> None:
    """Heads repeat, pictures have words, styles do the formatting, and elements follow the order of the schema."""
    assert docx_faults(data) == []


def test_two_exports_are_the_same_bytes(stitched: NotebookNode, data: bytes) -> None:
    """Nothing in the file is random or dated."""
    assert export_docx(stitched) == data


def test_tables_say_what_the_blocks_say(document: Document, data: bytes) -> None:
    """Every figure of every table stands in the Word file as the block has it, with its marks."""
    found = docx.Document(io.BytesIO(data)).tables
    tables = [item for item in document.items if item.kind == "table"]
    for item, table in zip(tables, found, strict=False):
        assert [cell.text for cell in table.rows[0].cells] == [column["label"] for column in item.block["columns"]]
        for row, made in zip(item.block["rows"], table.rows[1:], strict=True):
            for column, cell in zip(item.block["columns"], made.cells, strict=True):
                said = row["cells"][column["key"]]
                assert cell.text.startswith(said["text"])
                assert all(f"[{mark}]" in cell.text for mark in said["marks"])


def test_sentences_and_hostile_texts_survive_as_they_stand(document: Document, body: Any) -> None:
    """Whatever a file holds is printed, never read as markup."""
    printed = [words(one) for one in body.iter(f"{W}p")]
    for item in document.items:
        if item.kind in ("statement", "notice"):
            said = "".join(run["text"] for run in item.block["runs"])
            assert any(said in paragraph for paragraph in printed), said
    assert sum(example.HOSTILE in paragraph for paragraph in printed) == 3


def test_contents_are_filled_and_lead_to_the_headings(body: Any) -> None:
    """A reader need not bring a field up to date to read the contents."""
    chief = [text for level, text in docx_headings(body) if level == 1]
    assert docx_contents(body) == chief
    assert chief[0] == "1 Scorecard"
    code = "".join(one.text for one in body.iter(f"{W}instrText"))
    assert code.startswith(' TOC \\o "1-1"')


def test_each_picture_has_the_alternative_text_of_its_chart(document: Document, body: Any) -> None:
    """A chart's description is what a screen reader says."""
    found = [one.get("descr") for one in body.iter("{*}docPr")]
    assert found == [" ".join(item.block["description"].split()) for item in document.items if item.kind == "chart"]


def test_every_chart_has_its_data_one_step_away(document: Document, body: Any) -> None:
    """A chart leads to the table that holds its figures, in its section or at the back."""
    leads = [words(one) for one in body.iter(f"{W}p") if words(one).startswith("Data: ")]
    assert len(leads) == sum(item.kind == "chart" for item in document.items)
    spend = next(item for item in document.items if item.id == "resources-beside")
    assert f"Data: Data for {spend.number}." in leads
    assert any(words(one).startswith(f"Data for {spend.number}: ") for one in body.iter(f"{W}p"))


def test_references_are_links(document: Document, body: Any) -> None:
    """A run that refers to a table is a link to that table."""
    wanted = [run["text"] for item in document.items for run in item.block.get("runs", ()) if run.get("ref")]
    links = [words(one) for one in body.iter(f"{W}hyperlink")]
    assert set(wanted) <= set(links)


def test_properties_come_from_the_cut_off(data: bytes) -> None:
    """Title, subject, author, words and language are there; the dates are the cut-off."""
    about = docx.Document(io.BytesIO(data)).core_properties
    assert about.title == "Exampleshire Youth Justice Plan 2023-24: performance annex"
    assert about.author == "Exampleshire Youth Justice Service"
    assert about.language == "en-GB"
    assert about.created.isoformat() == about.modified.isoformat() == "2023-09-30T00:00:00+00:00"
    assert "synthetic data" in about.keywords


def test_every_page_says_that_data_are_synthetic(parts: dict[str, bytes]) -> None:
    """The foot of the title page and of each other page carries the warning."""
    feet = [part for name, part in parts.items() if name.startswith("word/footer")]
    assert len(feet) == 3
    assert all(b"Synthetic data" in foot for foot in feet)


def test_colour_of_the_service_reaches_title_and_headings() -> None:
    """The palette of the front colours headings."""
    front = {**FRONT, "palette": {"accent": "#6b1f2a", "accent_line": "#6b1f2a"}}
    made = unpack(export_docx(stitch(example.notebooks()[:1], front)))["word/styles.xml"]
    styles = {one.get(f"{W}styleId"): one for one in etree.fromstring(made).findall(f"{W}style")}
    for name in ("Title", "Heading1", "Caption"):
        assert styles[name].find(f"{W}rPr/{W}color").get(f"{W}val") == "6B1F2A"


@pytest.mark.parametrize("view", ["summary", "reoffending"])
def test_other_views_have_no_fault(view: str) -> None:
    """The summary and a section alone are documents of their own."""
    made = export_docx(stitch(example.notebooks(), FRONT, view=view))
    assert docx_faults(made) == []
    assert b"titlePg" not in unpack(made)["word/document.xml"]


def test_wide_table_lies_on_its_side_and_is_not_cut() -> None:
    """A table that an upright page cannot hold gets a page on its side; the text goes on upright."""
    columns = [example.column(f"c{at}", f"Measurement {at}", "right", header=not at) for at in range(11)]
    rows = [example.row(**{f"c{at}": example.cell("1,234,567 (98.7%)") for at in range(11)}) for _ in range(3)]
    parts = [
        example.table("wide-one", "A wide table", columns, rows),
        example.table("wide-two", "Another", columns, rows, sources=[]),
        example.statement("wide-after", example.run("Upright again.")),
    ]
    data = export_docx(stitch([example.notebook("wide", "Wide", parts)], FRONT))
    assert docx_faults(data) == []
    sections = docx.Document(io.BytesIO(data)).sections
    assert [int(one.page_width > one.page_height) for one in sections] == [0, 1, 0]


def test_no_word_is_broken_where_the_page_has_room(document: Document) -> None:
    """A column is as wide as its longest word, and columns fill the width of the page."""
    looks = looks_of(document.front, "full")
    for item in document.items:
        if item.kind == "table":
            made = layout(item.block["columns"], item.block["rows"], looks)
            assert sum(made.widths) == pytest.approx(looks.broad if made.broad else looks.width)
            assert min(made.widths) > 20


def test_a_smaller_picture_is_the_same_picture() -> None:
    """Packing a PNG harder keeps its size; a place-holder differs from every other."""
    assert place_holder(1) != place_holder(2)
    assert smaller(place_holder(1))[:29] == place_holder(1)[:29]


def test_a_refusal_of_pandoc_is_told_without_a_traceback() -> None:
    """What pandoc says becomes a message, without the folder in which it ran."""
    with pytest.raises(AssemblyFailed) as told:
        convert('{"blocks": 1}', "docx", b"")
    assert "DOCX" in told.value.what
    assert "yjreport-" not in str(told.value)


def test_a_cut_off_that_is_no_date_is_refused() -> None:
    """The dates of the file cannot come from words."""
    front = {**FRONT, "cut_off_date": "", "cut_off": "in autumn"}
    with pytest.raises(AssemblyFailed, match="cut-off"):
        export_docx(stitch(example.notebooks()[:1], front))
