"""Read an action plan exported from Word or pasted: one action a row, statuses in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from yjreport.files.columns import ACTIONS
from yjreport.files.decoding import column_letter
from yjreport.files.grid import Grid
from yjreport.files.reading import ReaderContext, Reading
from yjreport.inputs.readers.actions.cells import NOT_STATED, Read, read_lead, read_status, read_target
from yjreport.inputs.readers.actions.columns import ActionColumns, beside_merged, find_columns
from yjreport.inputs.readers.common.format_files import FormatReader
from yjreport.inputs.readers.common.officer_formats import ActionsFormat
from yjreport.inputs.readers.common.officer_grid import (
    first_cells,
    flat,
    from_above,
    index_words,
    named_columns,
    not_read,
    own_cells,
    remark,
)

_FILLED = ("ref", "theme", "lead", "target", "status", "success_measure")
_IMPACTS = ("progress made", "progress starting", "no impact")
_PROGRESS = ("progress", "progress status")


def _is_of(grid: Grid, words: ActionsFormat) -> bool:
    """Tell whether a grid has a column of actions beside leads, dates or statuses."""
    return find_columns(first_cells(grid), words) is not None


def _read_grids(grids: Sequence[Grid], words: ActionsFormat, context: ReaderContext) -> list[tuple[Grid, Reading]]:
    """
    Return the actions of every table, each reading with its grid.

    Leads, targets and statuses stand beside them in words: never a colour, never a person's name.
    """
    roles = {text.casefold() for text in (*words.roles, *context.service.terms, context.service.name,
                                          context.service.short_name)}  # fmt: skip
    found: list[tuple[Grid, Reading]] = []
    given = 0
    last: tuple[ActionColumns, int] | None = None
    for grid in grids:
        rows = own_cells(grid)
        table = find_columns(rows, words)
        if table is None and last is not None and rows and len(rows[0]) == last[1]:
            table = replace(last[0], row=-1, beside=frozenset(), remarks=[remark(
                (0, None), grid.name, "a header", "check that the table goes on from the one before it: its columns "
                "are taken to be the same.", "warning")])  # fmt: skip
        if table is None:
            if any(map(any, rows)):
                found.append(not_read(grid, ACTIONS.kind, "an action plan"))
            continue
        if table.row >= 0:
            beside_merged(grid, rows, table)
        last = (table, len(rows[0]))
        reader = _Rows(grid, rows, table, words, roles, given)
        found.append((grid, reader.read()))
        given += len(reader.rows)
    return found


class _Rows:
    """Hold the rows of one table while they are read."""

    def __init__(self, grid: Grid, rows: list[list[str]], table: ActionColumns, words: ActionsFormat, roles: set[str],
                 given: int) -> None:  # fmt: skip
        self._grid, self._cells, self._table, self._words = grid, rows, table, words
        self._roles, self._given = roles, given
        self._blanks = {blank.casefold() for blank in words.blanks}
        self._statuses = set(index_words({"completed": words.statuses.get("completed", ())}))
        self._theme = ""
        self.rows: list[dict[str, str]] = []
        self._numbers: list[int] = []
        self._remarks = list(table.remarks)
        self._status = self._column_of_status()

    def read(self) -> Reading:
        """Return the actions of the table."""
        header = [flat(self._table.names.get(place, "")) for place in range(max(self._table.names, default=-1) + 1)]
        for row in range(self._table.row + 1, len(self._cells)):
            cells = self._cells[row]
            if not any(cells):
                continue
            if [flat(cell) for cell in cells[: len(header)]] == header:
                self._remark((row, None), "the header again", "an action", "nothing: it is skipped.", "note")
            else:
                self._take(row)
        if self._table.colours:
            self._remark((max(self._table.row, 0), self._table.colours[0]),
                         self._table.names.get(self._table.colours[0], ""), "the status in words",
                         "nothing, if the status stands elsewhere in words: a colour, in the text or behind it, is not "
                         "read.", "note")  # fmt: skip
        headers = named_columns(self._table.places, self._table.names)
        return Reading(ACTIONS.kind, tuple(self.rows), tuple(self._numbers), headers, tuple(self._remarks))

    def _column_of_status(self) -> list[int]:
        """Return the columns that a status may stand in, in words."""
        if "status" in self._table.places:
            return [self._table.places["status"]]
        place = self._table.places.get("note")
        if place is not None and flat(self._table.names.get(place, "")) in _PROGRESS:
            others = (*self._words.questioned_statuses, *self._words.colours)
            words = {*index_words(self._words.statuses), *map(flat, others)}
            cells = [self._at(row, place) for row in range(self._table.row + 1, len(self._cells))]
            if any(cells) and all(flat(cell) in words for cell in cells if cell):
                del self._table.places["note"]
                return [place]
        return self._table.colours

    def _at(self, row: int, place: int) -> str:
        cells = self._cells[row]
        text = cells[place] if place < len(cells) else ""
        return "" if text.casefold() in self._blanks else text

    def _text(self, row: int, column: str) -> str:
        place = self._table.places.get(column)
        if place is None:
            return ""
        text = self._at(row, place)
        return text or (from_above(self._grid, row, place) if column in _FILLED else "")

    def _take(self, row: int) -> None:
        action = self._text(row, "action")
        filled = [place for place, cell in enumerate(self._cells[row]) if cell]
        if len(filled) == 1 and self._spans(row, filled[0]):
            self._theme = self._cells[row][filled[0]]
            self._remark((row, None), self._theme, "an action", "nothing, if it is the title of the actions below it: "
                         "it is their theme where they have none.", "note")  # fmt: skip
            return
        if not action:
            covered = from_above(self._grid, row, self._table.places["action"])
            expected = "an action of its own: its cell is merged with the one above" if covered else "an action"
            lead = self._table.places.get("lead")  # a message never repeats what may be a name
            shown = " | ".join(self._cells[row][place] for place in filled if place != lead)
            self._remark((row, None), shown or "a lead alone", expected,
                         "if the row goes on from the one above, put its text there; it is not used.",
                         "warning")  # fmt: skip
            return
        headed = {*self._table.names, *self._table.beside}
        outside = [place for place in filled if place not in headed]
        if outside and self._table.names:
            self._remark((row, None), f"a cell in column {column_letter(outside[0])}, which has no header",
                         "cells under the header only", "move the cells of this row back under their columns.",
                         "error")  # fmt: skip
            return
        if len(filled) == 1 and len(self._table.places) > 2 and self.rows:
            self._remark((row, None), action, "a reference, a lead or a date beside an action",
                         f"is it an action of its own, or does it go on from row {self._numbers[-1]}? It is read as "
                         "one of its own.", "warning")  # fmt: skip
        self._give(row, action)

    def _spans(self, row: int, place: int) -> bool:
        """Tell whether a cell is merged over the whole of its row."""
        covered = sum(1 for (at, _), origin in self._grid.merged.items() if at == row and origin == (row, place))
        return covered + 1 >= max(2, len(self._table.names) - 1)

    def _give(self, row: int, action: str) -> None:
        notes = [self._text(row, "note")]
        target_at = (row, self._table.places.get("target", -1))
        target = read_target(self._text(row, "target"), self._statuses, a_day=target_at in self._grid.days)
        self._say(target_at, target)
        lead = read_lead(self._text(row, "lead"), self._roles)
        self._say((row, self._table.places.get("lead", -1)), lead, "words that may be a person's name")
        status = self._status_of(row)
        impact = flat(self._text(row, "impact"))
        if impact and impact not in _IMPACTS:
            self._remark((row, self._table.places["impact"]), self._text(row, "impact"), ", ".join(_IMPACTS),
                         "nothing, if the words say something else: they are kept in the note.", "note")  # fmt: skip
            notes.append(f"Impact: {self._text(row, 'impact')}")
        self.rows.append({
            "id": f"a{self._given + len(self.rows) + 1}",
            "ref": self._text(row, "ref"),
            "kind": "action",
            "theme": self._text(row, "theme") or self._theme,
            "action": action,
            "lead": lead.text,
            "target": target.words,
            "target_date": target.text,
            "status": status.text,
            "impact": impact if impact in _IMPACTS else NOT_STATED,
            "success_measure": self._text(row, "success_measure"),
            "line": str(row + 1),
            "note": " ".join(filter(None, [*notes, status.words])),
        })  # fmt: skip
        self._numbers.append(row + 1)

    def _status_of(self, row: int) -> Read:
        """Return the status in words; a colour is told, and a word beside it is taken."""
        reads = [((row, place), read_status(text, self._words)) for place in self._status
                 if (text := self._at(row, place) or from_above(self._grid, row, place))]  # fmt: skip
        stated = {read.text for _, read in reads if read.text != NOT_STATED}
        if len(stated) > 1:
            self._remark((row, None), " and ".join(sorted(stated)), "one status", "leave the one that is meant.",
                         "error")  # fmt: skip
            return Read(NOT_STATED)
        chosen = Read(NOT_STATED)
        for at, read in reads:
            self._say(at, read)
            if read.text != NOT_STATED or chosen.text == NOT_STATED:
                chosen = read
        return chosen

    def _say(self, at: tuple[int, int], read: Read, found: str = "") -> None:
        """Say what was not understood of a cell; what stands in it, unless a text is given in its place."""
        if read.severity:
            self._remark(at, found or self._cells[at[0]][at[1]], read.expected, read.next_step, read.severity)

    def _remark(self, at: tuple[int, int | None], found: str, expected: str, next_step: str, severity: str) -> None:
        self._remarks.append(remark(at, found, expected, next_step, severity))


READER = FormatReader("an action plan", "actions", ActionsFormat, _is_of, _read_grids)
