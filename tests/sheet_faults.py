"""What is wrong with a workbook of an annex: its structure, and its figures against those that the annex prints."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook

from yjreport.annex.document import read

LISTS = ("Cover", "Contents", "Notes")
NUMBER = re.compile(r"(?<![\w.])[+\-\N{MINUS SIGN}]?£?\d[\d,]*(?:\.\d+)?")


def xlsx_faults(data: bytes, stitched: Any) -> list[str]:
    """Return what is wrong with a workbook, in words; nothing when it is as it should be."""
    book = load_workbook(io.BytesIO(data), rich_text=False)
    document = read(stitched)
    shown = {
        item.number.replace(" ", "_"): item
        for item in document.items
        if item.kind == "table" or (item.kind == "chart" and not item.data_in)
    }
    found = [*_package_faults(data), *_book_faults(book, document, shown)]
    names: set[str] = set()
    for sheet in book.worksheets[1:]:
        found += [f"{sheet.title}: {fault}" for fault in _sheet_faults(sheet, document.front, names)]
    for name, item in shown.items():
        if name in book.sheetnames:
            found += [f"{name}: {fault}" for fault in _figure_faults(book[name], item)]
    return found


def _package_faults(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            text = package.read(name).decode(errors="replace")
            if name.startswith("xl/worksheets/") and "<f>" in text:
                yield f"{name} holds a formula"
            if 'TargetMode="External"' in text:
                yield f"{name} leads outside the workbook"
            if "vbaProject" in name or "externalLink" in name:
                yield f"the package holds {name}"


def _book_faults(book: Any, document: Any, shown: dict[str, Any]) -> Iterator[str]:
    if tuple(book.sheetnames[:3]) != LISTS:
        yield f"the first worksheets are {book.sheetnames[:3]}"
    if book.active.title != "Cover":
        yield f"it opens at {book.active.title}"
    yield from (f"no worksheet for {name}" for name in shown if name not in book.sheetnames)
    lists = {*LISTS, "Definitions", "Sources"}
    yield from (f"a worksheet {name} for nothing" for name in book.sheetnames if name not in {*shown, *lists})
    properties, front = book.properties, document.front
    if properties.creator != front["service"]["calls_itself"] or not properties.title or not properties.language:
        yield "its properties lack the author, the title or the language"
    if front["cut_off_date"] and properties.created.date().isoformat() != front["cut_off_date"]:
        yield f"it was created on {properties.created}, not at the cut-off"
    cover = " ".join(str(cell.value) for (cell,) in book["Cover"].iter_rows())
    yield from (f"the cover lacks {key}" for key in ("year", "cut_off", "edition", "status") if front[key] not in cover)
    held = {row[0].hyperlink.location for row in book["Contents"].iter_rows() if row[0].hyperlink}
    yield from (f"the contents do not lead to {name}" for name in shown if f"'{name}'!A1" not in held)


def _sheet_faults(sheet: Any, front: Any, names: set[str]) -> Iterator[str]:
    if len(sheet.title) > 31 or sheet.title.lower() in names or " " in sheet.title or sheet.sheet_state != "visible":
        yield "its name or its state"
    names.add(sheet.title.lower())
    if sheet.merged_cells.ranges:
        yield "merged cells"
    if len(sheet.tables) != 1:
        yield f"{len(sheet.tables)} tables"
        return
    (table,) = sheet.tables.values()
    name = table.displayName
    if not re.fullmatch(r"[A-Za-z_][\w.]{0,254}", name) or re.fullmatch(r"[A-Za-z]{1,3}\d+", name):
        yield f"the table's name {name}"
    if f"table {name.lower()}" in names:
        yield f"a second table {name}"
    names.add(f"table {name.lower()}")
    rows = list(sheet[table.ref])
    if rows[-1][-1].row != sheet.max_row or rows[-1][-1].column != sheet.max_column or rows[0][0].column != 1:
        yield f"cells outside the table {table.ref}"
    headings = [str(cell.value) for cell in rows[0]]
    if len({heading.lower() for heading in headings}) < len(headings) or headings != table.column_names:
        yield f"its headings {headings}"
    above = [str(sheet.cell(at, 1).value or "") for at in range(1, rows[0][0].row)]
    if not all(above) or "This worksheet contains one table" not in above[1]:
        yield f"the lines above its table: {above}"
    if front["synthetic"] and not any(line.startswith("Synthetic data") for line in above):
        yield "does not say that its data are synthetic"
    if front["restricted"] and not any(line.startswith("Restricted") for line in above):
        yield "does not say that it is restricted"
    marks = {mark for row in rows[1:] for cell in row for mark in re.findall(r"\[[a-z]\]", str(cell.value))}
    if sheet.title.startswith(("Table", "Figure")):
        said = " ".join(line for line in above if line.startswith("Shorthand"))
        yield from (f"does not explain {mark}" for mark in sorted(marks) if f"{mark} " not in said)
    for row in rows:
        for cell in row:
            if cell.value is None or not str(cell.value).strip():
                yield f"{cell.coordinate} is blank"
            elif cell.data_type not in ("n", "s"):
                yield f"{cell.coordinate} is of type {cell.data_type}"
            elif not cell.alignment.wrap_text or cell.font.name != "Arial" or cell.font.size < 12:
                yield f"{cell.coordinate} does not wrap, or is not in Arial 12"


def _figure_faults(sheet: Any, item: Any) -> Iterator[str]:
    """Compare each row of the worksheet with the row that the annex prints: the same digits, in the same order."""
    grid = item.block["data"] if item.kind == "chart" else item.block
    (table,) = sheet.tables.values()
    rows = list(sheet[table.ref])[1:]
    if len(rows) != max(1, len(grid["rows"])):
        yield f"{len(rows)} rows, where the annex prints {len(grid['rows'])}"
        return
    for at, (cells, row) in enumerate(zip(rows, grid["rows"], strict=False)):
        printed = [row["cells"][column["key"]] for column in grid["columns"]]
        wanted = [number for cell in printed for number in _numbers(str(cell["text"]))]
        got = [number for cell in cells for number in _of_cell(cell)]
        if wanted != got:
            yield f"row {at + 1} holds {got}, where the annex prints {wanted}"
        shown = sorted({mark for cell in printed for mark in (*cell["marks"], *_marks(str(cell["text"])))})
        held = sorted({mark for cell in cells for mark in _marks(str(cell.value))})
        if [mark for mark in shown if mark not in held]:
            yield f"row {at + 1} holds the marks {held}, where the annex prints {shown}"
        for cell in cells:
            if cell.data_type == "s" and _plain(sheet, table, cell, rows):
                yield f"{cell.coordinate} holds the number {cell.value} as a text in a column of numbers"


def _plain(sheet: Any, table: Any, cell: Any, rows: list) -> bool:
    column = [row[cell.column - 1] for row in rows]
    return bool(NUMBER.fullmatch(str(cell.value))) and any(other.data_type == "n" for other in column)


def _of_cell(cell: Any) -> Iterator[Decimal]:
    """Yield the numbers of a cell as a reader sees them: of a number, what its format shows."""
    if cell.data_type == "n":
        places = re.search(r"0\.(0+)", cell.number_format)
        value = Decimal(repr(cell.value))
        # What is shown is the value itself only where the format cuts nothing off.
        yield value.quantize(Decimal(1).scaleb(-len(places[1]) if places else 0)) if _fits(value, places) else value
    elif not re.fullmatch(r"(rate per|none|number|percentage).*", str(cell.value)):
        yield from _numbers(str(cell.value))


def _fits(value: Decimal, places: Any) -> bool:
    return value == round(value, len(places[1]) if places else 0)


def _numbers(text: str) -> Iterator[Decimal]:
    rest = re.sub(r"per 10*,?0*", "per", text)
    for match in NUMBER.findall(rest):
        digits = match.replace(",", "").replace("£", "").replace("\N{MINUS SIGN}", "-")
        yield Decimal(digits.rstrip("."))


def _marks(text: str) -> list[str]:
    return re.findall(r"\[([a-z])\]", text)
