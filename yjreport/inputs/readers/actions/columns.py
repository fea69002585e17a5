"""Find the columns of an action plan by what councils call them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from yjreport.files.decoding import column_letter
from yjreport.files.grid import Grid
from yjreport.files.reading import Remark
from yjreport.inputs.readers.common.headers import MOST_ROWS_ABOVE
from yjreport.inputs.readers.common.officer_formats import ActionsFormat
from yjreport.inputs.readers.common.officer_grid import flat, index_words, remark

_OF_RISKS = frozenset(["risk", "risks", "mitigation", "likelihood", "risk description"])


@dataclass
class ActionColumns:
    """Hold where the columns of an action plan stand in a grid."""

    row: int
    places: dict[str, int]
    colours: list[int]
    names: dict[int, str]
    remarks: list[Remark] = field(default_factory=list)
    beside: frozenset[int] = frozenset()

    def say(self, place: int, expected: str, next_step: str, severity: str) -> None:
        """Say something of a column."""
        self.remarks.append(remark((self.row, place), self.names[place], expected, next_step, severity))


def beside_merged(grid: Grid, rows: Sequence[Sequence[str]], table: ActionColumns) -> None:
    """Say which columns stand under a header that is merged over several: the first of them is read."""
    covered = {
        place: origin[1] for (row, place), origin in grid.merged.items()
        if row == table.row and origin[0] == row and origin[1] in table.names and origin[1] != place
    }  # fmt: skip
    table.beside = frozenset(covered)
    for place in sorted(covered):
        below = [cells[place] for cells in rows[table.row + 1 :] if place < len(cells) and cells[place]]
        if below:
            name = f"{table.names[covered[place]]}: {below[0]}"
            table.remarks.append(remark((table.row, place), name, "one column of this meaning",
                f"nothing, if column {column_letter(covered[place])} is enough; else part the header, and call each "
                "column what it holds: this one is not used.", "warning"))  # fmt: skip


def find_columns(rows: Sequence[Sequence[str]], words: ActionsFormat) -> ActionColumns | None:
    """Return the columns, if a row near the top names actions beside leads, dates or statuses; None otherwise."""
    known = {word: name for word, name in index_words(words.columns).items() if word}
    signs = {alias.strip(): name for name, aliases in words.columns.items() for alias in aliases if not flat(alias)}
    for row, cells in enumerate(rows[:MOST_ROWS_ABOVE]):
        if any(flat(cell) in _OF_RISKS for cell in cells):
            continue
        table = ActionColumns(row, {}, [], {place: cell for place, cell in enumerate(cells) if cell})
        doubled: list[int] = []
        unknown: list[int] = []
        for place, cell in table.names.items():
            name = known.get(flat(cell)) or signs.get(cell, "")
            if name == "colour":
                table.colours.append(place)
            elif name and name not in table.places:
                table.places[name] = place
            else:
                (doubled if name else unknown).append(place)
        _settle_target(table, unknown)
        others = {"lead", "target", "status", "theme", "ref", "success_measure"} & set(table.places)
        if "action" not in table.places and "theme" in table.places and len(others) > 2:
            table.places["action"] = table.places.pop("theme")
            table.say(table.places["action"], "a column of actions", "nothing, if what it holds are the actions.",
                      "note")  # fmt: skip
        if "action" in table.places and (others or table.colours):
            for place in doubled:
                table.say(place, "one column of this meaning", "rename the column, or delete it: it is not used.",
                          "warning")  # fmt: skip
            for place in unknown:
                table.say(place, "a column of an action plan", "nothing, if it is not needed; else add its name to "
                          "params/formats/actions.yaml.", "note")  # fmt: skip
            return table
    return None


def _settle_target(table: ActionColumns, unknown: list[int]) -> None:
    """Read a column called Target as what the table lacks: dates, or what is aimed at."""
    for place in [place for place in unknown if flat(table.names[place]) == "target"]:
        lacking = [name for name in ("target", "theme") if name not in table.places]
        if len(lacking) == 1:
            table.places[lacking[0]] = place
            unknown.remove(place)
