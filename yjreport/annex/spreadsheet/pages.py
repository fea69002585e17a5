"""The worksheets of a workbook, before they are written: contents, lists, and one for each table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from yjreport.annex.document import Document, Item
from yjreport.annex.spreadsheet.columns import SheetColumn, Written, sheet_columns, untaken
from yjreport.blocks.html import places
from yjreport.blocks.marks import MARK, MEANINGS

CONTENTS, NOTES, DEFINITIONS, SOURCES = "Contents", "Notes", "Definitions", "Sources"
ABOUT_NUMBERS = (
    "A number is written as the annex prints it, to the same decimal places. Its unit is in the heading, or in a "
    "column beside it where one column has several units."
)
MANY = 8
"""Worksheets that a note names; of one that stands on more, their number is said."""


@dataclass(frozen=True)
class Page:
    """
    Hold one worksheet.

    Args:
        sheet: the name on its tab.
        table: the name of its table.
        title: the first line.
        lines: the other lines above the table.
        totals: the rows that are totals, from 0.
        links: the worksheet to which the first cell of a row leads.
        section: the section of the annex that it belongs to.
    """

    sheet: str
    table: str
    title: str
    lines: tuple[str, ...]
    columns: tuple[SheetColumn, ...]
    totals: frozenset[int] = frozenset()
    links: Mapping[int, str] = field(default_factory=dict)
    section: str = ""


@dataclass
class _Notes:
    """Number the notes of a workbook in the order in which they are met."""

    places: dict[str, list[str]] = field(default_factory=dict)

    def number(self, text: str, sheet: str) -> int:
        where = self.places.setdefault(text, [])
        if sheet not in where:
            where.append(sheet)
        return list(self.places).index(text) + 1


def labels(front: Mapping[str, Any]) -> list[str]:
    """Return the lines that stand on each worksheet: synthetic data, and a restricted edition."""
    synthetic = f"Synthetic data. {front['synthetic']}" if front["synthetic"] else ""
    restricted = f"Restricted. {front['edition']}." if front["restricted"] else ""
    return [line for line in (synthetic, restricted) if line]


def shown(document: Document) -> list[tuple[str, Item]]:
    """Return the tables and charts that have a worksheet, each with its section: a chart only where no table does."""
    return [
        (f"{part.number} {part.title}", item)
        for part in document.parts
        for item in part.items
        if item.kind == "table" or (item.kind == "chart" and not item.data_in)
    ]


def pages(document: Document) -> list[Page]:
    """Return the worksheets after the cover, in order."""
    notes = _Notes()
    for notice in document.front["notices"]:
        notes.number(" ".join(part for part in (notice["title"], notice["text"]) if part), "")
    taken: set[str] = set()
    tables = [_table_page(document, section, item, notes, taken) for section, item in shown(document)]
    marked = labels(document.front)
    back = [page for page in (_definitions(document, marked), _sources(document, marked)) if page]
    noted = _notes_page(notes, marked)
    return [_contents([noted, *back, *tables], marked), noted, *back, *tables]


def marks_in(columns: Iterable[SheetColumn]) -> list[str]:
    """Return the marks that the cells of columns hold, in the order of the alphabet."""
    texts = (cell.value for column in columns for cell in column.cells if isinstance(cell.value, str))
    return sorted({mark for text in texts for mark in MARK.findall(text) if mark in MEANINGS})


def source_line(source: Mapping[str, str]) -> str:
    """Return one source under a table in words."""
    parts = (
        source["title"], source.get("publisher", ""), places(source.get("line", "")),
        f"released {source['released']}" if source.get("released") else "",
    )  # fmt: skip
    return f"Source: {', '.join(part for part in parts if part)}."


def _table_page(document: Document, section: str, item: Item, notes: _Notes, taken: set[str]) -> Page:
    block, sheet = item.block, item.number.replace(" ", "_")
    chart, grid = item.kind == "chart", item.grid
    columns = tuple(sheet_columns(grid["columns"], grid["rows"]))
    numbers = [notes.number(note, sheet) for note in block.get("notes", ())]
    title = f"{item.number}: {item.title}"
    lines = [
        f"This worksheet contains one table{': the data of a chart' if chart else ''}."
        + (" The notes are on the worksheet Notes." if numbers else "")
        + ("" if grid["rows"] else " The table has no rows: [z] stands in each cell.")
    ]
    if chart and block["subtitle"]:
        lines.append(block["subtitle"])
    lines += labels(document.front)
    lines += [f"Shorthand: [{mark}] {MEANINGS[mark]}." for mark in marks_in(columns)]
    lines += [source_line(source) for source in block.get("sources", ())]
    return Page(
        sheet=sheet,
        table=table_name(block["id"], taken),
        title=" ".join([title, *(f"[note {number}]" for number in sorted(numbers))]),
        lines=tuple(lines),
        columns=columns,
        totals=frozenset(at for at, row in enumerate(grid["rows"]) if row["kind"] == "total"),
        section=section,
    )


def table_name(id: str, taken: set[str]) -> str:
    """Return a name that no spreadsheet takes for a cell, from the id of a block; the CSV file has that id."""
    return untaken(f"{re.sub(r'[^A-Za-z0-9_]', '_', id)[:200]}_data", "_{}", taken)


def _listed(sheet: str, title: str, lines: Sequence[str], columns: dict[str, Sequence[str | int]], **more: Any) -> Page:
    """Return a worksheet of a list; a whole number among its values is written as one."""
    made = tuple(
        SheetColumn(
            heading,
            tuple(Written(Decimal(value), "0") if isinstance(value, int) else Written(value or "[x]")
                  for value in values),
            heading,
        )
        for heading, values in columns.items()
    )  # fmt: skip
    return Page(sheet, f"{sheet.lower()}_list", title, ("This worksheet contains one table.", *lines), made, **more)


def _contents(others: Sequence[Page], marked: Sequence[str]) -> Page:
    return _listed(
        CONTENTS,
        "Table of contents",
        marked,
        {
            "Worksheet": [page.sheet for page in others],
            "What it holds": [re.sub(r"( \[note \d+\])+$", "", page.title) for page in others],
            "Section of the annex": [page.section or "All" for page in others],
        },
        links={at: page.sheet for at, page in enumerate(others)},
    )


def _notes_page(notes: _Notes, marked: Sequence[str]) -> Page:
    named = ([sheet for sheet in sheets if sheet] for sheets in notes.places.values())
    places = [", ".join(sheets) if len(sheets) <= MANY else f"{len(sheets)} worksheets" for sheets in named]
    return _listed(
        NOTES,
        "Notes",
        marked,
        {
            "Note number": [*range(1, len(notes.places) + 2)],
            "Note": [*notes.places, ABOUT_NUMBERS],
            "Worksheets": [*(place or "All" for place in places), "All"],
        },
    )


def _definitions(document: Document, marked: Sequence[str]) -> Page | None:
    front = document.front
    entries: dict[str, str] = {}
    for entry in (*front["definitions"], *front["glossary"], *front["abbreviations"]):
        cited = f" Source: {entry['citation']}." if entry.get("citation") else ""
        entries.setdefault(entry["term"], entry["meaning"] + cited)
    if not entries:
        return None
    terms = sorted(entries, key=str.lower)
    return _listed(
        DEFINITIONS, "Definitions and abbreviations", marked,
        {"Term": terms, "Meaning": [entries[term] for term in terms]},
    )  # fmt: skip


def _sources(document: Document, marked: Sequence[str]) -> Page | None:
    sources = document.front["sources"]
    if not sources:
        return None
    wanted = {
        "Title": "title", "Publisher": "publisher", "Licence": "licence", "Attribution": "attribution",
        "Released": "released", "Id": "id",
    }  # fmt: skip
    return _listed(
        SOURCES, "Sources and their licences", marked,
        {heading: [str(source.get(key) or "") for source in sources] for heading, key in wanted.items()},
    )  # fmt: skip
