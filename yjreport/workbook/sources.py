"""Read the sheet of sources into the register of the service's own sources."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from pydantic import ValidationError

from yjreport.config.schema import Source
from yjreport.files.grid import Grid, place
from yjreport.files.quoting import snippet
from yjreport.files.reading import ReaderContext, Remark
from yjreport.periods import iso_day
from yjreport.workbook.heading import find_headings
from yjreport.workbook.layout import DATA, EXAMPLE, SHEETS
from yjreport.workbook.rows import EXAMPLES, matches
from yjreport.workbook.words import FIXED, folded

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_KINDS = {**FIXED["source kind"], "local": "local", "plan": "plan", "open": "open"}
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_OWN_TERMS = "Figures of {publisher}, used in this report of the service."


class SourceRegister:
    """
    Hold the sources that a sheet registers, and what is wrong with it.

    Blank cells that are allowed: publisher (the service), kind (local), basis and address (not known), retrieved (the
    day of release), licence (of a local source or a plan: figures of the publisher), attribution (publisher and
    title), file (the workbook holds the figures), note.

    Attributes:
        sources: by id; a row without a day of release is left out.
        undated: by id, the fault of using a source that has no day of release.
        files: the ids of the sources that are files, by the hash of the file, with a day of release or without.
        remarks: what is wrong with the sheet.
    """

    def __init__(self, grid: Grid, context: ReaderContext) -> None:
        """Read a sheet; raise InputStructure where its headings are missing or there twice."""
        self.sources: dict[str, Source] = {}
        self.undated: dict[str, Remark] = {}
        self.files: dict[str, str] = {}
        self._grid, self._context = grid, context
        self._found, self.remarks = find_headings(grid, SHEETS["sources"])
        self._seen: dict[str, int] = {}
        for row in self._found.rows():
            self._read(row, self._found.cells(row))
        for (line, column), first in sorted(grid.merged.items()):
            if line > self._found.row:
                self._fault(first[0], "", f"cell {place(line, column)} is merged with {place(*first)}",
                            "one value in each cell", "take the merging out and fill in each cell.")  # fmt: skip
        if grid.hidden and (self.sources or self.undated):
            self.remarks.append(Remark(0, "", "the sheet is hidden and has rows", "a sheet that everybody can see",
                                       "show it (right-click on a sheet's name, Unhide).", "error"))  # fmt: skip

    def undated_faults(self, used: Iterable[str]) -> tuple[Remark, ...]:
        """Return a fault for each of the sources that are used and have no day of release."""
        return tuple(self.undated[id] for id in dict.fromkeys(used) if id in self.undated)

    def _fault(self, row: int, name: str, found: str, expected: str, next_step: str) -> None:
        self.remarks.append(self._found.remark(row, name, found, expected, next_step))

    def _cell_fault(self, row: int, name: str, what: str, expected: str, next_step: str) -> None:
        self._fault(row, name, f"{self._found.cell_name(row, name)} {what}", expected, next_step)

    def _read(self, row: int, cells: dict[str, str]) -> None:
        row_type = folded(cells.pop("row_type", ""))
        if row_type == EXAMPLE:
            kind = _KINDS.get(folded(cells.get("kind", "")), "")
            plain = {**cells, "kind": kind} if "kind" in cells else cells
            if any(cells.values()) and not any(matches(plain, one) for one in EXAMPLES["sources"]):
                self._fault(row, "", f"row {row + 1} is marked example and its cells were changed",
                            "the example as it came, which is not read, or a row of your own",
                            "clear column A if the row is yours, or delete the row.")  # fmt: skip
            return
        if row_type not in ("", DATA):
            self._cell_fault(row, "row_type", f"holds {snippet(row_type, 40)}", "data, example, or a blank cell",
                             "clear the cell if the row is yours.")  # fmt: skip
            return
        if not any(cells.values()):
            return
        before = len(self.remarks)
        values = self._values(row, cells)
        if len(self.remarks) > before:
            return
        id = values["id"]
        if cells.get("file"):
            self.files.setdefault(values["sha256"], id)
        if not cells.get("released"):
            self.undated[id] = self._found.remark(
                row, "released", f"{self._found.cell_name(row, 'released')} is blank, and the source {id} is used",
                "the day on which the source was released, sent or drawn, such as 2025-06-30",
                "fill in the day: the annex uses nothing that was released after its cut-off.",
            )  # fmt: skip
            return
        try:
            self.sources[id] = Source(**values)
        except ValidationError as error:
            for fault in error.errors():
                name = str(fault["loc"][0]) if fault["loc"] else "id"
                self._cell_fault(row, name, f"holds {snippet(str(fault['input']))}",
                                 fault["msg"].removeprefix("Input should be "), "mend the cell.")  # fmt: skip

    def _values(self, row: int, cells: dict[str, str]) -> dict[str, Any]:
        """Return the keys of the register for a row, blank cells filled in, with a fault for each wrong one."""
        id, title = cells.get("id", ""), cells.get("title", "")
        if not _SLUG.fullmatch(id):
            self._cell_fault(row, "id", _holds(id), "small letters, digits and single hyphens, such as "
                             "leicester-2024-25-cases", "write the id so, here and where rows use it.")  # fmt: skip
        elif id in self._seen:
            self._cell_fault(row, "id", f"holds {id}, and so does row {self._seen[id]}",
                             "an id that no other source has",
                             "delete one of the two rows, or give it another id.")  # fmt: skip
        self._seen.setdefault(id, row + 1)
        if not title:
            self._cell_fault(row, "title", "is blank", "what the source is called, with its date", "fill in the title.")
        kind = _KINDS.get(folded(cells.get("kind", "")) or "local")
        if kind is None:
            self._cell_fault(row, "kind", _holds(cells["kind"]), "local, plan or open",
                             "choose a word of the list of the cell.")  # fmt: skip
        if kind == "open" and not cells.get("licence"):
            self._cell_fault(row, "licence", "is blank",
                             "the licence of the published figures, such as Open Government Licence v3.0",
                             "fill in what the publisher's page says.")  # fmt: skip
        released, retrieved = self._day(row, "released", cells), self._day(row, "retrieved", cells)
        if released and retrieved and retrieved < released:
            self._cell_fault(row, "retrieved", f"holds {retrieved}, before the release", f"{released} or a later day",
                             "mend the day that is wrong.")  # fmt: skip
        publisher = cells.get("publisher") or self._context.service.calls_itself
        return {
            "id": id, "title": title, "publisher": publisher, "kind": kind or "local",
            "licence": cells.get("licence") or _OWN_TERMS.format(publisher=publisher),
            "attribution": cells.get("attribution") or f"Source: {publisher}, {title}.",
            "released": released, "retrieved": retrieved or released, "released_note": cells.get("note", ""),
            "sha256": self._hash(row, cells.get("file", "")), "address": cells.get("address", ""),
            "basis": cells.get("basis", ""), "synthetic": self._context.service.synthetic,
        }  # fmt: skip

    def _day(self, row: int, name: str, cells: dict[str, str]) -> date | None:
        text = cells.get(name, "")
        found = iso_day(text)
        if text and (found is None or not _FIRST_YEAR <= found.year <= _LAST_YEAR):
            self._cell_fault(row, name, f"holds {snippet(text, 40)}",
                             "a day such as 2025-06-30, in a cell of the format Date", "write the day so.")  # fmt: skip
            return None
        return found

    def _hash(self, row: int, file: str) -> str:
        """Return the hash of the file that a row names, in the folder of the sheet, or of the sheet's own file."""
        if not file:
            return self._grid.sha256
        folder = self._grid.path.parent
        name = file.replace("\\", "/").removeprefix("downloads/")
        if "/" not in name and name not in ("", ".", ".."):
            for path in (folder / "downloads" / name, folder / name):
                try:
                    if path.is_file():
                        return hashlib.sha256(path.read_bytes()).hexdigest()
                except (OSError, ValueError):
                    continue
        self._cell_fault(row, "file", f"names {snippet(file)}, which is not there",
                         "a file beside the workbook or in its folder downloads, or a blank cell",
                         "put the file there, mend its name, or clear the cell.")  # fmt: skip
        return ""


def _holds(text: str) -> str:
    return f"holds {snippet(text, 40)}" if text else "is blank"
