"""
The CSV of each table, and of the data of each chart: what the annex prints, for any program that reads text.

A spreadsheet that opens a CSV takes some texts for formulas. The rule is OWASP's (CSV injection): a cell that begins
with =, +, -, @, a tab or a line break, also in their full-width forms, is given an apostrophe. A number below nought is
no formula whoever reads it, so it stays a number; a plus sign is not part of a number, so its cell is guarded.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from yjreport.annex.document import grid_of
from yjreport.blocks.marks import printed

SIGNS = ("=", "+", "-", "@")
BREAKS = ("\t", "\r", "\n", "\v", "\f")
NEGATIVE = re.compile(r"-(\d{1,3}(,\d{3})+|\d+)(\.\d+)?%?", re.ASCII)
"""A number that a spreadsheet reads as itself: a minus sign, digits, and nothing that could be worked out."""

_UNSEEN = re.compile("[\\s\u200b-\u200f\u2060\ufeff\0]*")


def table_csv(
    columns: Sequence[Mapping[str, Any]], rows: Sequence[Mapping[str, Any]], *, synthetic: bool = False
) -> bytes:
    """
    Return a table as CSV that a spreadsheet opens as UTF-8 and runs no formula of.

    Cells hold what the annex prints, marks included. Of a fictional service every row says that it is synthetic.
    """
    lines = [[column["label"] for column in columns]]
    lines += [[printed(row["cells"][column["key"]]) for column in columns] for row in rows]
    return csv_bytes(lines, synthetic=synthetic)


def csv_bytes(lines: Iterable[Sequence[str]], *, synthetic: bool = False) -> bytes:
    """Return lines, the headings first, as CSV with a byte order mark, which spreadsheets need, and safe cells."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    for at, line in enumerate(lines):
        label = ["synthetic" if at else "Data"] if synthetic else []
        writer.writerow([*map(safe, line), *label])
    return buffer.getvalue().encode("utf-8-sig")


def safe(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: with an apostrophe before it where it could."""
    if NEGATIVE.fullmatch(text):
        return text
    # A program may leave out blanks before a text, and read full-width signs as the common ones.
    seen = _UNSEEN.sub("", text, count=1)
    blanks, first = text.removesuffix(seen), unicodedata.normalize("NFKC", seen[:1])
    return f"'{text}" if any(sign in blanks for sign in BREAKS) or first.startswith(SIGNS) else text


def write_tables(blocks: Iterable[Mapping[str, Any]], folder: Path, *, synthetic: bool = False) -> None:
    """Write the CSV of every table and of every chart's data, each named after its block."""
    folder.mkdir()
    for block in blocks:
        if block["block"] in ("table", "chart"):
            grid = grid_of(block)
            data = table_csv(grid["columns"], grid["rows"], synthetic=synthetic)
            (folder / f"{block['id']}.csv").write_bytes(data)
