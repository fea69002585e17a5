"""Read a quarterly summary with measures down the side, and periods or areas across."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yjreport.files.decoding import column_letter
from yjreport.files.grid import Grid
from yjreport.inputs.readers.common.officer_grid import flat, footnotes, from_above
from yjreport.inputs.readers.common.period_words import FoundPeriod, find_span
from yjreport.inputs.readers.quarterly.columns import Block, is_header, is_second_row, read_block
from yjreport.inputs.readers.quarterly.figures import Figures
from yjreport.inputs.readers.quarterly.words import COUNTS, NO_DAY, QuarterlyWords, Row

_ADVICE = re.compile(r"\*\*.*|\bgood performance\b.*", re.IGNORECASE | re.DOTALL)


def names_measures(rows: Sequence[Sequence[str]], words: QuarterlyWords, part: str = "") -> bool:
    """Tell whether rows hold a known measure with a figure, and they or the name of their sheet name a period."""
    measured, period = False, find_span(part) is not None
    heading = ""
    for cells in rows:
        filled = [cell for cell in cells if cell]
        period = period or any(find_span(cell) for cell in filled if re.search(r"[A-Za-z/\-–]", cell))
        texts = [cell for cell in filled if re.search(r"[A-Za-z]{2}", cell)]
        figures = any(re.search(r"[0-9]", cell) and not re.search(r"[A-Za-z]{2}", cell) for cell in filled[1:])
        if figures and texts:
            measured = measured or any(_row(text, heading, words) for text in (texts[0], " ".join(texts)))
        elif len(filled) == 1:
            heading = filled[0]
    return measured and period


def _row(label: str, heading: str, words: QuarterlyWords) -> Row | None:
    """Return what a label means, by itself or under its heading; None where neither is known."""
    found = find_span(label)
    rest = _ADVICE.sub("", found.rest if found else label).strip()
    above = _ADVICE.sub("", heading).strip()
    if flat(rest):
        return words.row(rest) or (words.row(f"{above} {rest}") if above else None)
    return words.row(above) if above else None


class Wide:
    """Hold a table with measures down the side while it is read."""

    def __init__(self, grid: Grid, rows: list[list[str]], words: QuarterlyWords, figures: Figures) -> None:
        self._grid, self._rows, self._words, self._figures, self._say = grid, rows, words, figures, figures.say
        self._notes = {row for row, _ in footnotes(rows).values()}
        self._titles: list[tuple[int, str]] = []
        self._heading = ""
        self._named = False
        self._of_heading: FoundPeriod | None = None

    def read(self) -> dict[str, str]:
        """Read every table of the grid; return what the file calls its columns."""
        block: Block | None = None
        headers: dict[str, None] = {}
        row = 0
        while row < len(self._rows):
            if is_header(self._rows, row, self._words):
                block, row = self._block(row)
                self._heading, self._of_heading = "", None
                for place, column in block.columns.items():
                    if column.kind == "value":
                        headers[f"{column.name} (column {column_letter(place)})"] = None
                continue
            if any(self._rows[row]) and row not in self._notes:
                if block is None:
                    block = self._without_header(row)
                if block is not None:
                    self._take(row, block)
                else:
                    self._titles.append((row, " ".join(cell for cell in self._rows[row] if cell)))
            row += 1
        for at, title in self._titles:
            if not find_span(title):
                self._say((at, None), title, "a title with its period", "nothing: it is not used.", "note")
        # A message about a figure names one column: where there are several it names the row alone.
        return {"value": next(iter(headers))} if len(headers) == 1 else {}

    def _block(self, row: int) -> tuple[Block, int]:
        below = row + 1
        while below < len(self._rows) and (is_header(self._rows, below, self._words)
                                           or is_second_row(self._rows, below, self._words)):  # fmt: skip
            below += 1
        block = read_block(self._grid, self._rows, (row, below), self._words)
        self._figures.remarks += block.remarks
        if block.area_at is None and not any(
            column.area for column in block.columns.values() if column.kind in ("value", *COUNTS)
        ):
            self._say((row, None), "columns without an area", "the area of each figure",
                      "nothing, if all of them are the service's own, as they were read.", "note")  # fmt: skip
        return block, below

    def _without_header(self, row: int) -> Block | None:
        """Return columns for a row of a known measure over which no header stands: it cannot be read."""
        cells = self._rows[row]
        label = next((cell for cell in cells if cell), "")
        if len([cell for cell in cells if cell]) < 2 or _row(label, "", self._words) is None:
            return None
        self._say((row, None), label, "a row above it that names areas or periods over the columns",
                  "put the areas or the periods over the columns of figures.")  # fmt: skip
        return Block(row, row, {})

    def _label(self, row: int, block: Block) -> str:
        texts = [
            (cells[place] if place < len(cells := self._rows[row]) else "") or from_above(self._grid, row, place)
            for place in range(block.labels)
            if place != block.area_at
        ]
        return " ".join(text for text in texts if text)

    def _take(self, row: int, block: Block) -> None:
        label = self._label(row, block)
        cells = self._rows[row]
        used = {place: column for place, column in block.columns.items() if column.kind in ("value", *COUNTS)}
        filled = [place for place in used if place < len(cells) and cells[place]]
        loose = [
            place for place, cell in enumerate(cells) if cell and place >= block.labels and place not in block.columns
        ]
        if loose and block.columns:
            self._say((row, loose[0]), cells[loose[0]], "cells under the header only",
                      "name the column, or move the cells of this row back under their columns.")  # fmt: skip
            return
        if not filled:
            self._note_heading(row, label, block)
            return
        found = find_span(label)
        rest = _ADVICE.sub("", found.rest if found else label).strip()
        if self._words.is_no_figure(rest):
            self._say((row, None), label, "a figure", "nothing: changes and directions are computed, not read.", "note")
            return
        units = [place for place, column in block.columns.items() if column.kind == "unit" and place < len(cells)]
        unit = cells[units[0]] if units else ""
        meant = _row(f"{label} {unit}".replace("_", " ").strip(), self._heading, self._words)
        dated = next((place for place in range(block.labels) if (row, place) in self._grid.days), None)
        if dated is not None:
            self._say((row, dated), cells[dated], "a period in words", NO_DAY)
            return
        if not label or meant is None:
            self._say((row, None), label or "figures without a label", *self._words.unknown_label(label, rest))
            return
        if meant.question:
            self._say((row, None), label, "a label that means one measure", meant.question)
            return
        if found and found.question:
            self._say((row, None), label, "a period that can be read in one way", found.question)
            return
        whole_label = rest if flat(rest) else self._heading
        if not self._figures.check_label((row, None), f"{whole_label} {unit}".replace("_", " ").strip(), meant):
            return
        area = self._area(row, block)
        if area is not None:
            self._give(row, (label, meant), (found or self._of_heading, area), block, filled)

    def _area(self, row: int, block: Block) -> str | None:
        """Return the area that a row names, nothing where the columns do; None where it cannot be used."""
        if block.area_at is None:
            return ""
        cells = self._rows[row]
        text = (cells[block.area_at] if block.area_at < len(cells) else "") or from_above(
            self._grid, row, block.area_at
        )
        area, question = self._words.area(text)
        if area:
            return area
        self._say((row, block.area_at), text, *self._words.unknown_area(text, question))
        return None

    def _give(self, row: int, meant: tuple[str, Row], where: tuple[FoundPeriod | None, str], block: Block,
              filled: list[int]) -> None:  # fmt: skip
        (label, measure), (own, area) = meant, where
        cells = self._rows[row]
        note = next((cells[place] for place, column in block.columns.items()
                     if column.kind == "note" and place < len(cells)), "")  # fmt: skip
        for place in filled:
            column = block.columns[place]
            period = column.period or own or self._of_titles()
            if column.period and own and (own.start, own.end) != (column.period.start, column.period.end):
                self._say((row, place), label, "one period", f"the column says {column.period.label}, the row says "
                          f"{own.label}: leave one.")  # fmt: skip
                continue
            if period is None or period.question or not period.start or not period.end:
                self._say((row, place), cells[place], "the period of the figure",
                          (period.question if period else "")
                          or "write the period over the column, or into the label.")  # fmt: skip
                continue
            kind = column.kind if column.kind in COUNTS else measure.kind
            row_of = Row(measure.measure, kind, measure.breakdown)
            self._figures.take((row, place), cells[place], label, row_of, column.area or area or "local", period, note)

    def _of_titles(self) -> FoundPeriod | None:
        """Return the one period that the titles above the table name."""
        periods = [found for _, title in self._titles if (found := find_span(title))]
        asked = next((found for found in periods if found.question), None)
        if asked:
            return asked
        days = {(found.start, found.end) for found in periods}
        if not periods and (named := find_span(self._grid.part)) is not None:
            if not self._named:
                self._named = True
                self._say((-1, None), self._grid.part, "a period over the columns, or in the title",
                          "nothing, if the figures are of the period that the sheet is called by.", "note")  # fmt: skip
            return named
        return periods[0] if len(days) == 1 else None

    def _note_heading(self, row: int, label: str, block: Block) -> None:
        """Keep what a row without figures says for the rows below it: a measure, a period, or neither."""
        found = find_span(label)
        rest = _ADVICE.sub("", found.rest if found else label).strip()
        self._of_heading = found
        if not flat(rest):
            return
        self._heading = rest
        if label and block.columns and self._words.row(rest) is None:
            self._say((row, None), label, "figures beside the label",
                      "nothing, if it is a heading or a remark: a blank is not read as 0.", "note")  # fmt: skip
