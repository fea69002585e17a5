"""The cover of the workbook: what it is, from when, how to read it, and on what terms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yjreport.annex.document import Document
from yjreport.annex.front import full_title
from yjreport.annex.spreadsheet.pages import Page, labels, marks_in
from yjreport.blocks.marks import MEANINGS
from yjreport.formats import listing, plural

HOW_TO_READ = (
    "Each table stands on a worksheet of its own, named after its number in the annex. Its columns and rows are those "
    "of the annex.",
    "Numbers are numbers: each has the value and the decimal places that the annex prints. Units are in the "
    'headings; where a column has figures in several units, a column ending in ": unit" follows it.',
    "An interval or a range has two columns, for its limits. A percentage that the annex prints with its counts is "
    'followed by columns ending in ": number" and ": out of".',
    "A mark in square brackets stands in the place of a figure that there is none of. A mark that belongs to a figure "
    'stands in the column ending in ": marks", which says "none" where a figure has no mark.',
    "There are no blank cells, merged cells, hidden worksheets or formulas.",
)


def cover(document: Document, others: Sequence[Page]) -> dict[str, Any]:
    """Return the title, the lines and the contact of the cover."""
    front = document.front
    service = front["service"]
    marks = marks_in(column for page in others for column in page.columns)
    tables = sum(page.sheet.startswith("Table_") for page in others)
    alone = f"Section {document.parts[0].title} of the annex" if document.view == "section" and document.parts else ""
    intro = [
        *labels(front),
        alone,
        f"Service: {service['calls_itself']}.",
        f"Authorities: {listing(list(service['authorities']))}.",
        f"Year: {front['year']}.",
        f"Status: {front['status']}.",
        front["status_note"],
        f"Edition: {front['edition']}.",
        f"Cut-off: {front['cut_off']}. Nothing released later is used.",
        f"Board: {front['board']}." if front["board"] else "",
    ]
    named = sorted({source["licence"].rstrip(".") for source in front["sources"] if source.get("licence")})
    licences = [f"Licences of the data: {'; '.join(named)}. The worksheet Sources gives the licence of each source."]
    about = [
        f"This workbook holds {tables} {plural(tables, 'table')} of the annex, each on a worksheet of its own, and the "
        "data of each chart that no table holds. The worksheet Contents lists them with links.",
        *HOW_TO_READ,
        *(f"Shorthand: [{mark}] {MEANINGS[mark]}." for mark in marks),
        *front["data_credits"],
        *(licences if front["sources"] else []),
    ]
    contact = front.get("contact") or service.get("contact") or ""
    return {
        "title": full_title(front),
        "intro": [line for line in intro if line],
        "about": about,
        "contact": [str(contact)] if contact else None,
    }
