"""
Tag the row headers of a PDF that Typst has written.

Typst 0.15 tags the cells of a header row, and offers no stable way to say that a cell heads its row: so a screen
reader would read a figure without the name of its area. Typst writes each tag as an object of its own, uncompressed,
with a table of offsets at the end of the file: the tag of such a cell is rewritten here, and the offsets with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from yjreport.errors import YjReportError

_DATA_CELL = b"<</Type/StructElem/S/TD/"
_FIRST_COLUMN = re.compile(rb"/Headers\[\(U(\d+)x(\d+)y\d+\)[^\]]*\]")
_HEADER_CELL = b"<</Type/StructElem/S/TH/"
_NAME = re.compile(rb"/ID\(U(\d+)x(\d+)y\d+\)")
_SCOPE = re.compile(rb"/A\[<</O/Table/Scope/Column/Headers\[\]>>\]")
_HEADERS = re.compile(rb"/Headers\[[^\]]*\]")
_EMPTY = re.compile(rb"/A\[<</O/Table>>\]")
_TRAILER = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TABLE_HEAD = re.compile(rb"xref\r?\n0 (\d+)\r?\n")


@dataclass(frozen=True)
class HeaderCells:
    """
    Say which cells of a table are headers.

    Args:
        columns: the places of the columns of row headers, from 0.
        plain_corner: whether the cell above the row headers is an ordinary cell, as it is in a table so small that it
            would otherwise hold more headers than figures.
    """

    columns: tuple[int, ...]
    plain_corner: bool = False

    @classmethod
    def of(cls, columns: Sequence[Mapping[str, object]], rows: int) -> HeaderCells:
        """Return the headers of a table: every column that heads its rows, while figures are not fewer than headers."""
        heading = tuple(at for at, column in enumerate(columns) if column["header"])
        for many in range(len(heading), 0, -1):
            for corner in (0, 1):
                headers = len(columns) + many * rows - corner
                if heading[0] == 0 and headers > len(columns) * (rows + 1) - headers:
                    continue
                return cls(heading[:many], bool(corner))
        return cls(heading[:1], bool(heading) and heading[0] == 0)


def with_row_headers(pdf: bytes, heads: Sequence[HeaderCells]) -> bytes:
    """
    Return the PDF with TH and the scope Row on the cells that head their rows.

    Args:
        pdf: what Typst wrote.
        heads: the headers of each table of the document in order.

    The explicit lists of headers are taken out of the other cells: a reader then finds the headers of the row and
    of the column by scope, both of them.

    Raises:
        YjReportError: the file is not built as this version of Typst builds it.
    """
    start, offsets = _offsets(pdf)
    order = sorted(offsets.items(), key=lambda pair: pair[1])
    ends = [offset for _, offset in order[1:]] + [start]
    made, moved = bytearray(pdf[: order[0][1]]), {}
    tables = _tables(pdf, order, ends)
    for (number, offset), end in zip(order, ends, strict=True):
        moved[number] = len(made)
        made += _patched(pdf[offset:end], tables, heads)
    trailer = pdf[pdf.index(b"trailer", start) : pdf.rindex(b"startxref")]
    size = max(offsets) + 1
    table = [b"xref\n0 %d\n" % size, b"0000000000 65535 f\r\n"]
    table += [b"%010d 00000 n\r\n" % moved[number] for number in range(1, size)]
    return bytes(made) + b"".join(table) + trailer + b"startxref\n%d\n%%%%EOF" % len(made)


def _patched(body: bytes, tables: Mapping[bytes, int], heads: Sequence[HeaderCells]) -> bytes:
    if body.find(_HEADER_CELL, 0, 40) >= 0:
        corner = _NAME.search(body)
        if corner is None or int(corner[2]) or not heads[tables[corner[1]]].plain_corner:
            return body
        return _SCOPE.sub(b"", body.replace(b"/S/TH/", b"/S/TD/", 1))
    if body.find(_DATA_CELL, 0, 40) < 0:
        return body
    found = _FIRST_COLUMN.search(body)
    if found is None or int(found[2]) not in heads[tables[found[1]]].columns:
        return _EMPTY.sub(b"", _HEADERS.sub(b"", body))
    return _HEADERS.sub(b"/Scope/Row", body.replace(b"/S/TD/", b"/S/TH/", 1), count=1)


def _tables(pdf: bytes, order: Sequence[tuple[int, int]], ends: Sequence[int]) -> dict[bytes, int]:
    """Return the place of each table in the document by the number that Typst gives it in its cells' names."""
    numbers = {
        found[1]
        for (_, offset), end in zip(order, ends, strict=True)
        if pdf.find(_HEADER_CELL, offset, offset + 40) >= 0 and (found := _NAME.search(pdf, offset, end))
    }
    return {number: at for at, number in enumerate(sorted(numbers, key=int))}


def _offsets(pdf: bytes) -> tuple[int, dict[int, int]]:
    trailer = _TRAILER.search(pdf, max(0, len(pdf) - 64))
    start = int(trailer[1]) if trailer else -1
    head = _TABLE_HEAD.match(pdf, start) if trailer else None
    if head is None:
        message = "Typst wrote a PDF whose table of offsets is not where it was: see yjreport/annex/pdf/row_headers.py."
        raise YjReportError(message)
    offsets = {}
    for number in range(1, int(head[1])):
        line = pdf[head.end() + 20 * number : head.end() + 20 * (number + 1)]
        if line[17:18] == b"n":
            offsets[number] = int(line[:10])
    return start, offsets
