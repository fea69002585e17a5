"""The OpenDocument annex: what the example says, in styles, the same bytes each time."""

from __future__ import annotations

import io
from typing import Any

import annex_example as example
import pytest
from lxml import etree
from nbformat import NotebookNode
from word_faults import OFFICE, STYLE, SVG, TABLE, TEXT, odt_contents, odt_faults, odt_headings, odt_words

from yjreport.annex.document import Document, read
from yjreport.annex.package import unpack
from yjreport.annex.stitch import stitch
from yjreport.annex.word import export_odt

FRONT = {**example.front(), "cut_off_date": "2023-09-30"}


@pytest.fixture(scope="module")
def stitched() -> NotebookNode:
    """Return the example, stitched."""
    return stitch(example.notebooks(), FRONT)


@pytest.fixture(scope="module")
def document(stitched: NotebookNode) -> Document:
    """Return what the file must say."""
    return read(stitched)


@pytest.fixture(scope="module")
def data(stitched: NotebookNode) -> bytes:
    """Return the example as an OpenDocument text."""
    return export_odt(stitched)


@pytest.fixture(scope="module")
def body(data: bytes) -> Any:
    """Return the body of the text."""
    return etree.fromstring(unpack(data)["content.xml"]).find(f"{OFFICE}body/{OFFICE}text")


def test_document_has_no_fault(data: bytes) -> None:
    """Heads repeat, pictures have words, styles do the formatting, and every link leads somewhere."""
    assert odt_faults(data) == []


def test_two_exports_are_the_same_bytes(stitched: NotebookNode, data: bytes) -> None:
    """Nothing in the file is random or dated."""
    assert export_odt(stitched) == data


def test_tables_say_what_the_blocks_say(document: Document, body: Any) -> None:
    """Every figure of every table stands in the text as the block has it, with its marks."""
    found = list(body.iter(f"{TABLE}table"))
    for item, table in zip([item for item in document.items if item.kind == "table"], found, strict=False):
        rows = [[odt_words(cell).strip() for cell in row] for row in table.iter(f"{TABLE}table-row")]
        assert rows[0] == [column["label"] for column in item.block["columns"]]
        for row, made in zip(item.block["rows"], rows[1:], strict=True):
            for column, cell in zip(item.block["columns"], made, strict=True):
                said = row["cells"][column["key"]]
                assert cell.startswith(said["text"])
                assert all(f"[{mark}]" in cell for mark in said["marks"])


def test_leading_row_headers_are_header_columns(document: Document, body: Any) -> None:
    """A screen reader can say which row a figure stands in."""
    first = next(item for item in document.items if item.id == "reoffending-binary")
    name = f"{first.number}: {first.block['caption']}"
    table = next(one for one in body.iter(f"{TABLE}table") if one.findtext(f"{TABLE}title") == name)
    assert len(table.find(f"{TABLE}table-header-columns")) == 2


def test_sentences_and_hostile_texts_survive_as_they_stand(document: Document, body: Any) -> None:
    """Whatever a file holds is printed, never read as markup."""
    printed = [odt_words(one) for one in body.iter(f"{TEXT}p")]
    for item in document.items:
        if item.kind in ("statement", "notice"):
            said = "".join(run["text"] for run in item.block["runs"])
            assert any(said in paragraph for paragraph in printed), said
    assert sum(example.HOSTILE in paragraph for paragraph in printed) == 3


def test_contents_are_filled_and_know_their_pages(body: Any) -> None:
    """The contents list the headings, and each entry refers to the page of its heading."""
    chief = [text for level, text in odt_headings(body) if level == 1]
    assert odt_contents(body) == chief
    numbers = list(body.iter(f"{TEXT}bookmark-ref"))
    assert len(numbers) == len(chief)
    assert {one.get(f"{TEXT}reference-format") for one in numbers} == {"page"}


def test_each_picture_has_the_alternative_text_of_its_chart(document: Document, body: Any) -> None:
    """A chart's description is what a screen reader says."""
    found = [one.text for one in body.iter(f"{SVG}desc")]
    assert found == [" ".join(item.block["description"].split()) for item in document.items if item.kind == "chart"]


def test_properties_come_from_the_cut_off(data: bytes) -> None:
    """Title, subject, author, words and language are there; the dates are the cut-off."""
    about = unpack(data)["meta.xml"].decode()
    assert about.count("2023-09-30T00:00:00Z") == 2
    assert "<dc:title>Exampleshire Youth Justice Plan 2023-24: performance annex</dc:title>" in about
    assert "<dc:language>en-GB</dc:language>" in about
    assert "<meta:keyword>synthetic data</meta:keyword>" in about


def test_every_page_says_that_data_are_synthetic(data: bytes) -> None:
    """The foot of each kind of page carries the warning."""
    masters = list(etree.fromstring(unpack(data)["styles.xml"]).iter(f"{STYLE}master-page"))
    assert len(masters) == 3
    assert all("Synthetic data" in odt_words(master.find(f"{STYLE}footer")) for master in masters)


@pytest.mark.parametrize("view", ["summary", "reoffending"])
def test_other_views_have_no_fault(view: str) -> None:
    """The summary and a section alone are documents of their own."""
    assert odt_faults(export_odt(stitch(example.notebooks(), FRONT, view=view))) == []


def test_wide_table_lies_on_its_side() -> None:
    """A table that an upright page cannot hold gets a page on its side; the text goes on upright."""
    columns = [example.column(f"c{at}", f"Measurement {at}", "right", header=not at) for at in range(11)]
    rows = [example.row(**{f"c{at}": example.cell("1,234,567 (98.7%)") for at in range(11)}) for _ in range(3)]
    parts = [
        example.table("wide-one", "A wide table", columns, rows),
        example.table("wide-two", "Another", columns, rows, sources=[]),
        example.statement("wide-after", example.run("Upright again.")),
    ]
    data = export_odt(stitch([example.notebook("wide", "Wide", parts)], FRONT))
    assert odt_faults(data) == []
    content = etree.fromstring(unpack(data)["content.xml"])
    pages = {one.get(f"{STYLE}name"): one.get(f"{STYLE}master-page-name") for one in content.iter(f"{STYLE}style")}
    used = [pages.get(one.get(f"{TEXT}style-name")) for one in content.iter(f"{TEXT}p", f"{TEXT}h")]
    assert [page for page in used if page] == ["First_20_page", "Landscape", "Standard"]


def test_odfpy_reads_the_text(data: bytes) -> None:
    """A library that a word processor's scripts use opens the file."""
    from odf.opendocument import load
    from odf.text import H

    assert str(load(io.BytesIO(data)).getElementsByType(H)[0]) == "1 Scorecard"
