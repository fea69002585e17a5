"""The tables of an annex as each format holds them, cell by cell, for comparing them with its blocks."""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from word_faults import OASIS, TABLE, TEXT, W, odt_words

from yjreport.blocks.marks import missing_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MIME = "application/vnd.yjreport.block+json"
NUMBERED = re.compile(r"(?:Data for )?((?:Table|Figure)\s*\d+\.\d+)")
JUDGEMENT = "◆□○●▲▼■◇△▽◐"
"""Shapes of a judgement, which a PDF draws beside its words, where nobody who listens hears them."""

Grid = list[list[str]]
"""The rows of a table, its headings first."""


def squeezed(text: str) -> str:
    """Return a text without blanks and places to part a word, which a format may set as it likes."""
    return re.sub("[\\s\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}]+", "", text)


def printed(cell: Mapping[str, Any] | None) -> str:
    """Return what a cell of a block prints: its text, and each mark that the text lacks."""
    return "" if cell is None else cell["text"] + "".join(f" [{mark}]" for mark in missing_marks(cell))


def grid_of_block(block: Mapping[str, Any]) -> Grid:
    """Return the grid of a table, or of the data of a chart."""
    data = block.get("data", block)
    keys = [column["key"] for column in data["columns"]]
    rows = [[printed(row["cells"].get(key)) for key in keys] for row in data["rows"]]
    return [[column["label"] for column in data["columns"]], *rows]


def blocks_in(notebooks: Iterable[Path]) -> dict[str, dict[str, Any]]:
    """Return the blocks of executed notebooks by id."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(notebooks):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            for output in cell.get("outputs", []):
                if block := output.get("data", {}).get(MIME):
                    found[block["id"]] = block
    return found


def html_tables(html: bytes) -> dict[str, tuple[str, Grid]]:
    """Return the number ("Table 3.1") and the grid of each table and chart of a page by the id of its block."""
    from lxml import html as library

    found = {}
    for table in library.document_fromstring(html).iter("table"):
        holder = next((one for one in table.iterancestors() if f"{one.get('id')}--caption" == _named(one)), table)
        if holder.get("id"):
            title = holder.xpath(f'.//*[@id="{holder.get("id")}--caption"]')
            number = NUMBERED.match(title[0].text_content().strip()) if title else None
            rows = [[cell.text_content() for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
            found[holder.get("id")] = (squeezed(number[1]) if number else "", rows)
    return found


def _named(element: Any) -> str:
    titles = element.xpath(".//*[@id]/@id")
    return next((one for one in titles if one == f"{element.get('id')}--caption"), "")


def html_results(html: bytes) -> dict[str, list[str]]:
    """Return the words that a page prints for each result, by the id of the result."""
    from lxml import html as library

    found: dict[str, list[str]] = {}
    for element in library.document_fromstring(html).iter():
        if element.get("data-result"):
            found.setdefault(element.get("data-result"), []).append(element.text_content())
    return found


def pdf_tables(pdf: bytes) -> Iterator[tuple[str, Grid]]:
    """Yield the caption and the grid of each table of a PDF as its tags hold them."""
    from outloud.model import Document
    from outloud.rules._common import element_text
    from outloud.rules.tables import grids

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "annex.pdf"
        path.write_bytes(pdf)
        document = Document(str(path))
        order = {id(grid.table): grid for grid in grids(document)}
        title = ""
        for element in document.elements:
            if element.type == "Caption":
                title = element_text(document, element)
            if id(element) in order:
                # Of a table on a sheet of its own the caption stands before it; of any other it is its first child.
                inner = [one for one in element.logical_children if one.type == "Caption"]
                title = element_text(document, inner[0]) if inner else title
                yield title, [[cell.text for cell in row] for row in order[id(element)].rows]


def pdf_text(pdf: bytes) -> str:
    """Return the words of a PDF in the order of its pages."""
    import pymupdf

    with pymupdf.open(stream=pdf, filetype="pdf") as file:
        return "\n".join(page.get_text() for page in file)


def docx_text(docx: bytes) -> str:
    """Return all words of the body of a Word document."""
    import docx as library

    body = library.Document(io.BytesIO(docx)).element.body
    return "\n".join("".join(one.text or "" for one in line.iter(f"{W}t")) for line in body.iter(f"{W}p"))


def odt_text(odt: bytes) -> str:
    """Return all words of the body of an OpenDocument text."""
    return "\n".join(odt_words(line) for line in _odt_body(odt).iter(f"{TEXT}p", f"{TEXT}h"))


def _odt_body(odt: bytes) -> Any:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(odt)) as package:
        return etree.fromstring(package.read("content.xml")).find(f"{OASIS % 'office'}body")


def _caption(words: str, before: str, *, heading: bool) -> str:
    """Return the caption that holds after a paragraph: itself, the one before, or none after a heading."""
    return words if NUMBERED.match(words) else "" if heading else before


def docx_tables(docx: bytes) -> Iterator[tuple[str, Grid]]:
    """Yield the caption and the grid of each table of a Word document."""
    import docx as library
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    before = ""
    for block in library.Document(io.BytesIO(docx)).iter_inner_content():
        if isinstance(block, Paragraph):
            before = _caption(block.text, before, heading=block.style.name.startswith("Heading"))
        elif isinstance(block, Table):
            yield before, [[cell.text for cell in row.cells] for row in block.rows]


def odt_tables(odt: bytes) -> Iterator[tuple[str, Grid]]:
    """Yield the caption and the grid of each table of an OpenDocument text."""
    before = ""
    for element in _odt_body(odt).iter(f"{TEXT}p", f"{TEXT}h", f"{TABLE}table"):
        if element.tag != f"{TABLE}table":
            before = _caption(odt_words(element), before, heading=element.tag == f"{TEXT}h")
        else:
            rows = [[" ".join(map(odt_words, cell)) for cell in row] for row in element.iter(f"{TABLE}table-row")]
            yield before, rows


def xlsx_tables(xlsx: bytes) -> Iterator[tuple[str, Any]]:
    """Yield the number and the cells of the table of each worksheet that holds a table or the data of a chart."""
    from openpyxl import load_workbook

    for sheet in load_workbook(io.BytesIO(xlsx)).worksheets:
        if NUMBERED.match(sheet.title.replace("_", " ")):
            (table,) = sheet.tables.values()
            yield sheet.title.replace("_", ""), list(sheet[table.ref])


def csv_grid(data: bytes) -> Grid:
    """Return the rows of a CSV, without the apostrophe that guards a cell."""
    return [[cell.removeprefix("'") for cell in row] for row in csv.reader(io.StringIO(data.decode("utf-8-sig")))]
