"""Read the rows of one budget table: which agency each is, and the amounts that are printed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from yjreport.files.decoding import column_letter
from yjreport.files.grid import Grid
from yjreport.files.quoting import snippet
from yjreport.inputs.readers.budget.amounts import Amounts, Line, part_totals
from yjreport.inputs.readers.budget.columns import Columns, unnamed
from yjreport.inputs.readers.budget.words import BudgetWords, Titles, is_amount, read_titles, thousands_in, years_in
from yjreport.inputs.readers.common.officer_grid import Footnotes, flat, nearest, remark
from yjreport.inputs.readers.common.printed_numbers import without_footnote

_UNENDED = re.compile(r"(?:\b(?:and|of|from|for|the|to|with|by)|[&–—,/-])$", re.IGNORECASE)
_CALLED_EXPENDITURE = ("category", "expenditure", "item", "budget heading", "cost type", "type of expenditure")


class BudgetSection:
    """Hold one table of a grid while it is read."""

    def __init__(
        self, grid: Grid, all_rows: Sequence[Sequence[str]], columns: Columns, words: BudgetWords, year: str,
        titles: Titles, notes: Footnotes,
    ) -> None:  # fmt: skip
        self.grid, self._words, self._year = grid, words, year
        self._columns, self._titles, self._notes = columns, list(titles), notes
        self._lines: list[Line] = []
        self.rows: list[dict[str, str]] = []
        self.numbers: list[int] = []
        self.remarks = list(columns.remarks)
        if titles:
            self.remarks += thousands_in(all_rows, max(0, min(row for row, _ in titles)), columns.first)
        self.closed = False
        self._amounts = Amounts(grid.days, words, notes, self.remarks)

    @classmethod
    def without_header(
        cls, grid: Grid, rows: Sequence[list[str]], row: int, words: BudgetWords, year: str, titles: Titles,
        notes: Footnotes, before: Sequence[BudgetSection],
    ) -> BudgetSection:  # fmt: skip
        """Return a table that begins without a header: with the columns of the one before it, or one amount a row."""
        if before:
            last = before[-1]._columns
            return cls(grid, rows, Columns(row, row, dict(last.places), dict(last.names)), words, year, titles, notes)
        label = next((place for place, cell in enumerate(rows[row]) if cell and not is_amount(cell)), 0)
        amounts = sorted({
            place for cells in rows[row:] for place, cell in enumerate(cells) if place != label and is_amount(cell)
        })  # fmt: skip
        places = {"agency": label, "total": amounts[0]} if amounts else {"agency": label}
        section = cls(grid, rows, Columns(row, row, places), words, year, titles, notes)
        if len(amounts) == 1:
            section._say((row, amounts[0]), "a table without a header", "a header over the amounts",
                         "nothing, if each amount is the total of its row; else give the columns names.",
                         "note")  # fmt: skip
        else:
            letters = " and ".join(map(column_letter, amounts))
            section._say((row, None), f"amounts in columns {letters} without a header",
                         "Staffing costs, Payments in kind, Other delegated funds or Total over each column",
                         "put a row of names above the first agency.")  # fmt: skip
            places.pop("total", None)
        return section

    @property
    def label_place(self) -> int:
        """Return the column of the labels."""
        return self._columns.places["agency"]

    @property
    def table(self) -> str:
        """Return which table it is, as its title, its rows and its header say; blank where they do not settle it."""
        if any(flat(text) in self._words.other_titles for _, text in self._titles):
            return "other_funding"
        words = self._words
        labels = [line.label for line in self._lines]
        gives = sum(words.agency(label, words.contributions) not in ("", "other") for label in labels)
        spends = sum(words.agency(label, words.expenditure) not in ("", "other") for label in labels)
        if gives == spends:
            name = flat(self._columns.names.get(self.label_place, ""))
            return "expenditure" if spends and name in _CALLED_EXPENDITURE else "contributions" if gives else ""
        return "contributions" if gives > spends else "expenditure"

    def is_title(self, text: str) -> bool:
        """Tell whether a text that stands alone after the total is the title of something else."""
        known = self._words.agency(text, self._words.contributions) or self._words.is_total(text)
        return self.closed and (flat(text) in self._words.other_titles or not known)

    def take(self, row: int, cells: Sequence[str], above: str) -> None:
        """Take one row of the table; a label is given from above only by a merged cell."""
        place = self.label_place
        label = (cells[place] if place < len(cells) else "") or above
        last = self._lines[-1] if self._lines else None
        alone = bool(label) and not any(cell for at, cell in enumerate(cells) if at != place)
        if alone and last is not None and self._goes_on(last.label, label):
            self._say((row, place), label, "a label in one row",
                      f"nothing, if {snippet(last.label, 30)} in row {last.row + 1} goes on here.", "note")  # fmt: skip
            last.label = f"{last.label} {label}"
            return
        self._lines.append(Line(row, label, list(cells)))
        self.closed = self.closed or self._words.is_total(label)

    def _goes_on(self, last: str, label: str) -> bool:
        """Tell whether a label that stands alone is the second line of the one above it."""
        if self._words.is_total(last) or self._words.is_total(label):
            return False
        return bool(_UNENDED.search(last)) or (not self._words.knows(label) and self._words.knows(f"{last} {label}"))

    @property
    def top(self) -> int:
        """Return the first row of the header, as the file has it, counted from 0."""
        return self._columns.first

    @property
    def begins(self) -> int:
        """Return the row of the first title, or the first row of the table; -1 where the sheet's name is the title."""
        return self._titles[0][0] if self._titles else self.top

    @property
    def years(self) -> frozenset[str]:
        """Return the financial years that the titles and the header name."""
        named = [*(text for _, text in self._titles), *self._columns.names.values()]
        return frozenset(year for text in named for year in years_in(text))

    def second_table(self) -> None:
        """Say that a file holds contributions twice, which would be summed together."""
        self._say((self.begins, None), "a second table of contributions", "one table of contributions",
                  "keep one: if it is money outside the total, put the title Other funding above it; if it is another "
                  "year or draft, take it out of the file.")  # fmt: skip

    def finish(self, after: Titles) -> None:
        """Make the rows of the documented columns, and say what is not used of the titles and the footnotes."""
        if not self._make_rows():
            return
        self._note_titles()
        for row, text in after:
            self._say((row, None), text, "a row of the table, or a footnote that begins with its mark",
                      "nothing, if it is no part of the table.", "note")  # fmt: skip
        for mark, (row, text) in self._notes.items():
            if mark not in self._amounts.used and row > self.top and not after:
                self._say((row, None), text, f"a cell with the mark {mark}", "nothing, if no row needs it.", "note")

    def _make_rows(self) -> bool:
        """Make the rows; tell whether it is known which table they are."""
        table = self.table
        if not table:
            shown = ", ".join(snippet(line.label, 30) for line in self._lines[:4])
            self._say((self._columns.first, None), shown, "agencies, or categories of expenditure, down the side",
                      "write the agencies as in params/formats/budget.yaml, or add their names there.")  # fmt: skip
            return False
        total_at: int | None = None
        parts = part_totals(self._lines, self._columns, self._words)
        for line in self._lines:
            if line.row in parts:
                self._say((line.row, None), line.label, "items and one total",
                          f"nothing: it is the total of {parts[line.row]}.", "note")  # fmt: skip
                continue
            if total_at is not None and not self._words.is_total(line.label) and any(map(is_amount, line.cells)):
                self._say((line.row, None), line.label or "amounts", f"the total (row {total_at + 1}) as the last row",
                          "is it part of the total, or outside it? Put it above the total, or under the title Other "
                          "funding.")  # fmt: skip
                continue
            self._add(line, table)
            total_at = line.row if self._words.is_total(line.label) else total_at
        return True

    def _note_titles(self) -> None:
        said, remarks = read_titles(self._titles, self._year, self._words)
        self.remarks += remarks
        if said and self.rows:
            last = next((row for row in self.rows if row["row"] == "total"), self.rows[0])
            last["note"] = " ".join(filter(None, [last["note"], said]))

    def _add(self, line: Line, table: str) -> None:
        words = self._words
        filled = any(cell for place, cell in enumerate(line.cells) if place != self.label_place)
        if words.is_subtotal(line.label):
            self._say((line.row, None), line.label, "items and one total",
                      "nothing: the items are read, and the total of a part is not.", "note")  # fmt: skip
            return
        if not line.label or is_amount(line.label):
            self._say((line.row, self.label_place), line.label, "the name of an agency before its amounts",
                      "write it; cells that have moved to the left or right are moved back.")  # fmt: skip
            return
        known = words.expenditure if table == "expenditure" else words.contributions
        agency = "total" if words.is_total(line.label) else words.agency(line.label, known)
        moved = unnamed(line.row, line.cells, self._columns)
        self.remarks += moved
        if not agency:
            near = nearest(line.label, known)
            what = "a category of expenditure" if table == "expenditure" else "an agency"
            self._say((line.row, self.label_place), line.label, f"{what} that is known",
                      f"{near}Correct the name, or add it to params/formats/budget.yaml.",
                      "error" if filled else "warning")  # fmt: skip
        if agency and not moved:
            self._give(line, table, agency)

    def _give(self, line: Line, table: str, agency: str) -> None:
        label, mark = without_footnote(line.label)
        notes = [self._amounts.note_of(mark, (line.row, self.label_place))] if mark else []
        row = {"table": table, "row": "total" if agency == "total" else "item", "agency": agency, "label": label,
               "marks": "", "line": str(line.row + 1)}  # fmt: skip
        for column in self._columns.amounts:
            place = self._columns.places[column]
            cell = line.cells[place] if place < len(line.cells) else ""
            row[column], note = self._amounts.read((line.row, place), cell)
            notes.append(note)
        note_place = self._columns.places.get("note", len(line.cells))
        notes += line.cells[note_place : note_place + 1]
        if not any(row[column] for column in self._columns.amounts):
            row["marks"] = "x"
            notes.append("Every amount of the row is blank in the file.")
        row["note"] = " ".join(note for note in notes if note)
        self.rows.append(row)
        self.numbers.append(line.row + 1)

    def _say(self, at: tuple[int, int | None], found: str, expected: str, next_step: str,
             severity: str = "error") -> None:  # fmt: skip
        self.remarks.append(remark(at, found, expected, next_step, severity))

    def headers(self) -> Mapping[str, str]:
        """Return what the file calls the columns."""
        return self._columns.headers()
