"""Where the formats of an annex disagree with its blocks, with its ledger or with each other: said in words."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import TYPE_CHECKING, Any

import format_tables as tables
from format_tables import JUDGEMENT, NUMBERED, squeezed

from yjreport.annex.spreadsheet.figures import read_cell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from format_tables import Grid

WORDS = {"pdf": tables.pdf_text, "docx": tables.docx_text, "odt": tables.odt_text}
GRIDS = {"pdf": tables.pdf_tables, "docx": tables.docx_tables, "odt": tables.odt_tables}
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
PARTS = {
    "docx": r"\[Content_Types\]\.xml|_rels/\.rels|docProps/\w+\.xml|word/[\w/-]+\.(xml|xml\.rels|svg|png)",
    "odt": r"mimetype|(content|styles|meta|settings)\.xml|META-INF/manifest\.xml|Pictures/[\w-]+\.(svg|png)",
    "xlsx": r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core)\.xml|xl/[\w/]+\.(xml|xml\.rels)",
}
"""What the packages may hold: text, styles, pictures and properties, and no file within the file."""


def disagreements(folder: Path, name: str = "annex") -> list[str]:
    """
    Return where the formats of one document disagree, in words; nothing when all say the same.

    Args:
        folder: a built annex, with its executed notebooks, its ledger and its CSV files.
        name: annex or summary.
    """
    blocks = tables.blocks_in((folder / "notebooks").glob("*.ipynb"))
    ledger = json.loads((folder / "ledger.json").read_bytes())
    page = (folder / f"{name}.html").read_bytes()
    found = [f"html: {fault}" for fault in _figures(page, blocks, ledger)]
    shown = tables.html_tables(page)
    wanted = {number: tables.grid_of_block(blocks[id]) for id, (number, _) in shown.items()}
    for id, (number, grid) in shown.items():
        found += [f"html: {fault}" for fault in _grid(number, grid, wanted[number])]
        if name == "annex":
            held = tables.csv_grid((folder / "tables" / f"{id}.csv").read_bytes())
            if held[0][-1:] == ["Data"] and wanted[number][0][-1:] != ["Data"]:
                held = [row[:-1] for row in held]
            found += [f"csv: {fault}" for fault in _grid(number, held, wanted[number])]
    for format, read in GRIDS.items():
        data = (folder / f"{name}.{format}").read_bytes()
        found += [f"{format}: {fault}" for fault in _tables(read(data), wanted)]
        words = WORDS[format](data)
        # A summary that would run over two pages leaves answers out of its PDF, and says so; it adds nothing.
        short = format == "pdf" and name == "summary" and "In the full annex:" in " ".join(words.split())
        faults = _prose(page, words, pdf=format == "pdf")
        found += [f"{format}: {fault}" for fault in faults if not (short and fault.startswith("no "))]
    if (folder / f"{name}.xlsx").exists():
        found += [f"xlsx: {fault}" for fault in _workbook((folder / f"{name}.xlsx").read_bytes(), wanted)]
    for format, allowed in PARTS.items():
        if (folder / f"{name}.{format}").exists():
            found += [f"{format}: {fault}" for fault in _package(folder / f"{name}.{format}", allowed, _numbers(page))]
    return found + [f"pdf: {fault}" for fault in _about((folder / f"{name}.pdf").read_bytes(), _numbers(page))]


def _numbers(page: bytes) -> set[str]:
    """Return the numbers that a page prints."""
    from lxml import html

    return set(NUMBER.findall(" ".join(html.document_fromstring(page).itertext())))


def _figures(page: bytes, blocks: dict[str, Any], ledger: dict) -> Iterator[str]:
    """Compare each figure of a page, by the id of its result, with what the blocks print, and look it up."""
    known = {record["id"]: record for record in ledger["results"]}
    said: dict[str, set[str]] = {}
    for block in blocks.values():
        grid = block.get("data", block)
        cells = [cell for row in grid.get("rows", ()) for cell in row["cells"].values()]
        for part in [*cells, *block.get("runs", ())]:
            if part["result"]:
                said.setdefault(part["result"], set()).add(squeezed(tables.printed({"marks": [], **part})))
    for id, texts in tables.html_results(page).items():
        if id not in known:
            yield f"the figure {id} is not in the ledger"
        right = said.get(id, set())
        yield from (f"{id} prints {text!r}, not {sorted(right)}" for text in texts if squeezed(text) not in right)
        if known.get(id, {}).get("value", 0) is None:
            yield from (f"{id} is withheld, and prints {text!r}" for text in texts if re.search(r"\d", text))


def _grid(number: str, grid: Grid, wanted: Grid) -> Iterator[str]:
    if [len(row) for row in grid] != [len(row) for row in wanted]:
        yield f"{number} has {len(grid)} rows, not {len(wanted)}, or rows of another length"
        return
    for at, (row, right) in enumerate(zip(grid, wanted, strict=True)):
        for cell, text in zip(row, right, strict=True):
            if squeezed(cell) != squeezed(text) and squeezed(cell) != squeezed(_heard(text)):
                yield f"{number}, row {at}: {cell!r}, not {text!r}"


def _heard(text: str) -> str:
    """Return a text without the shapes of a judgement, which a PDF draws beside its words."""
    return "".join(letter for letter in text if letter not in JUDGEMENT)


def _tables(held: Iterator[tuple[str, Grid]], wanted: dict[str, Grid]) -> Iterator[str]:
    seen = []
    for title, grid in held:
        number = NUMBERED.match(title)
        if number:
            seen.append(squeezed(number[1]))
            yield from _grid(seen[-1], grid, wanted.get(seen[-1], []))
    yield from (f"{number} is not there once" for number in wanted if seen.count(number) != 1)


def _prose(page: bytes, words: str, *, pdf: bool) -> Iterator[str]:
    """Look for each sentence of figures in another format, and for numbers that the page does not print."""
    from lxml import html

    root = html.document_fromstring(page)
    text = squeezed(words)
    for element in root.xpath("//p[.//*[@data-result]] | //li[.//*[@data-result]]"):
        if squeezed(element.text_content()) not in text and not (pdf and _by_words(element, words)):
            yield f"no {element.text_content()[:90]!r}"
    known = _numbers(page)
    pages = len(re.findall(r"Page \d+ of \d+", words)) if pdf else 0
    loose = sorted(set(NUMBER.findall(words)) - known)
    yield from (f"the number {one} is not on the page" for one in loose if not one.isdigit() or int(one) > pages)


def _by_words(element: Any, words: str) -> bool:
    """Tell whether a PDF holds all words of a sentence in order, though a page may end within it."""
    place, text = 0, squeezed(words)
    for word in element.text_content().split():
        place = text.find(squeezed(word), place) + 1
        if not place:
            return False
    return True


def _workbook(data: bytes, wanted: dict[str, Grid]) -> Iterator[str]:
    """Compare each row of a worksheet with the print: its numbers in order, its marks, and its cells of words."""
    from sheet_faults import _of_cell

    held = dict(tables.xlsx_tables(data))
    yield from (f"{number} has no worksheet" for number in wanted if number not in held)
    for number in wanted.keys() & held.keys():
        rows, right = held[number][1:], wanted[number][1:] or [[]]
        if len(rows) != len(right):
            yield f"{number} has {len(rows)} rows, not {len(right)}"
            continue
        for at, (row, cells) in enumerate(zip(rows, right, strict=True)):
            readings = [read_cell(cell) for cell in cells]
            figures = [figure.value for reading in readings for figure in reading.figures]
            got = [one for cell in row if cell.data_type == "n" for one in _of_cell(cell)]
            texts = squeezed(" ".join(str(cell.value) for cell in row))
            # A column of words and figures stays a text: its figures are then looked for as printed.
            spare = [one for one in got if one not in figures]
            if spare:
                yield f"{number}, row {at}: {spare} is not printed"
            for reading in readings:
                numbers = all(figure.value in got for figure in reading.figures) and bool(reading.figures)
                if not numbers and squeezed(reading.text) not in texts:
                    yield f"{number}, row {at}: no {reading.text!r}"
                yield from (f"{number}, row {at}: no [{mark}]" for mark in reading.marks if f"[{mark}]" not in texts)


def _package(path: Path, allowed: str, known: set[str]) -> Iterator[str]:
    """Look for a file within the file, and for a number in its properties that the page does not print."""
    from lxml import etree

    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if not re.fullmatch(allowed, name) and not name.endswith("/"):
                yield f"it holds {name}"
            if name in ("docProps/core.xml", "docProps/custom.xml", "meta.xml"):
                words = "\n".join(etree.fromstring(package.read(name)).itertext())
                yield from _loose(words, known)


def _about(pdf: bytes, known: set[str]) -> Iterator[str]:
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as file:
        if file.attachments:
            yield f"it holds {list(file.attachments)}"
        told = (str(file.docinfo.get(f"/{key}", "")) for key in ("Title", "Subject", "Keywords", "Author"))
        yield from _loose("\n".join(told), known)


def _loose(words: str, known: set[str]) -> Iterator[str]:
    """Yield the numbers of a document's properties that its page does not print; times of day are none."""
    told = set(NUMBER.findall(re.sub(r"\d{4}-\d\d-\d\dT\S+", "", words)))
    yield from (f"its properties hold {one}" for one in sorted(told - known))
