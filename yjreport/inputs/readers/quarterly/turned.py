"""Read summaries that are turned: measures across and periods down, or one measure in the corner of the table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from yjreport.config.catalogue import Catalogue
from yjreport.files.decoding import column_letter
from yjreport.files.grid import Cell, Grid
from yjreport.files.reading import Remark
from yjreport.inputs.readers.common.officer_grid import flat, footnotes, remark
from yjreport.inputs.readers.common.period_words import find_span
from yjreport.inputs.readers.common.printed_numbers import read_number
from yjreport.inputs.readers.quarterly.figures import Figures
from yjreport.inputs.readers.quarterly.long import find_long, read_long
from yjreport.inputs.readers.quarterly.words import EDGES, QuarterlyWords, shown

_HEADER = ["Measure", "Area", "Period", "Value"]
_UNNAMED = ("", "measure", "area", "period", "indicator", "quarter", "year", "date")


@dataclass(frozen=True)
class Said:
    """Hold what a label says: a measure, an area, a period, or several of them; `known` where it says any."""

    measure: str = ""
    area: str = ""
    period: str = ""
    unused: bool = False

    @property
    def known(self) -> bool:
        """Tell whether anything was understood."""
        return bool(self.measure or self.area or self.period)


@dataclass
class Turned:
    """Hold a table as one figure a row: a header and figures, the cell of the grid that each of them comes from."""

    rows: list[list[str]]
    places: list[Cell]
    remarks: list[Remark]


def said_by(text: str, words: QuarterlyWords) -> Said:
    """Return what a label says."""
    if not text or (re.fullmatch(r"[0-9.,%\s]+", text) and not re.fullmatch(r"20[0-9]{2}", text)):
        return Said()
    if words.is_no_figure(text) or words.is_other_area(text):
        return Said(unused=True)
    found = find_span(text)
    rest = (found.rest if found else text).strip(EDGES)
    period = text if found else ""
    if not flat(rest) or flat(rest) in _UNNAMED:
        return Said(period=period)
    area, question = words.area(rest)
    if area or question:
        return Said(area=rest, period=period)
    return Said(measure=rest, period=period) if words.row(rest) is not None else Said()


def turn(grid: Grid, rows: Sequence[Sequence[str]], words: QuarterlyWords) -> Turned | None:
    """
    Return a turned table as one figure a row; None where no figure has a measure and a period.

    Words of no service know none of its areas: they take a label that is not known for the name of one.
    """
    turned = Turned([_HEADER], [(0, 0)], [])
    across: dict[int, tuple[str, Said]] = {}
    title, corner = Said(), Said()
    notes = {row for row, _ in footnotes(rows).values()}
    for row, cells in enumerate(rows):
        filled = [place for place, cell in enumerate(cells) if cell]
        if not filled or row in notes:
            continue
        if len(filled) == 1:
            title = said_by(cells[filled[0]], words) if not across or filled[0] == min(across, default=0) else title
            continue
        header = {place: (cells[place], said_by(cells[place], words)) for place in filled[1:]}
        corners = said_by(cells[filled[0]], words)
        heads = any(said.known for _, said in header.values()) or (not words.of_service and corners.measure)
        if heads and not any(map(_is_figure, cells)):
            across, corner = header, corners
            if filled[0] != 0 and not cells[0]:  # nothing stands in the corner: every cell heads a column
                across = {place: (cells[place], said_by(cells[place], words)) for place in filled}
                corner = Said()
            _say_unknown(turned, row, rows, across, words)
            continue
        if across:
            _take(turned, (row, cells), across, (corner, title), words)
    return turned if len(turned.rows) > 1 else None


def _is_figure(cell: str) -> bool:
    return bool(read_number(cell, whole=False).text) and not find_span(cell)


def _say_unknown(
    turned: Turned, row: int, rows: Sequence[Sequence[str]], across: dict[int, tuple[str, Said]], words: QuarterlyWords
) -> None:
    for place, (text, said) in across.items():
        if said.known:
            continue
        figures = any(place < len(cells) and _is_figure(cells[place]) for cells in rows[row + 1 :])
        turned.remarks.append(remark((row, place), shown(text), "a measure, an area or a period that is known",
            "nothing: the annex shows no figures of this column." if said.unused or not figures else
            f"{words.nearest_label(text)}Correct the header, or add it to params/formats/quarterly.yaml; the column "
            "is not used.", "note" if said.unused or not figures else "warning"))  # fmt: skip


def _take(
    turned: Turned, line: tuple[int, Sequence[str]], across: dict[int, tuple[str, Said]], about: tuple[Said, Said],
    words: QuarterlyWords,
) -> None:  # fmt: skip
    row, cells = line
    first = min(across)
    labels = [cell for cell in cells[:first] if cell]
    own = [said_by(label, words) for label in labels]
    if any(said.unused for said in own) or not any(map(_is_figure, cells[first:])):
        return
    if labels and words.of_service and not any(said.known for said in own):
        near = words.nearest_area(labels[0]) or words.nearest_label(labels[0])
        turned.remarks.append(remark((row, None), shown(" ".join(labels)), "a measure, an area or a period that is "
            "known", f"{near}Correct the label, or add it to params/formats/quarterly.yaml; the row is not used.",
            "warning"))  # fmt: skip
        return
    for place, (_, head) in across.items():
        cell = cells[place] if place < len(cells) else ""
        if not cell or head.unused or (words.of_service and not head.known):
            continue
        parts = [*own, head, *about]
        measure, area, period = (_first(parts, name) for name in ("measure", "area", "period"))
        if measure and period:
            turned.rows.append([measure, area or "Local", period, cell])
            turned.places.append((row, place))


def _first(parts: Sequence[Said], name: str) -> str:
    return next((text for said in parts if (text := getattr(said, name))), "")


def read_turned(
    grid: Grid, rows: Sequence[Sequence[str]], turned: Turned, words: QuarterlyWords, catalogue: Catalogue
) -> tuple[tuple[dict[str, str], ...], tuple[int, ...], tuple[Remark, ...]]:
    """Return the figures, the rows that they stand in, and what was not understood, with the places of the grid."""
    days = frozenset((line, 3) for line, cell in enumerate(turned.places) if line and cell in grid.days)
    figures = Figures(words, catalogue, footnotes(rows), days)
    flat_grid = replace(grid, rows=tuple(map(tuple, turned.rows)), days=days, merged={})
    header = find_long(turned.rows, words)
    if header is None:  # params/formats/quarterly.yaml has other words for the columns
        return (), (), ()
    read_long(flat_grid, turned.rows, header, words, figures)
    given, numbers = figures.rows()
    at = {number: turned.places[number - 1] for number in (*numbers, *(one.row for one in figures.remarks)) if number}
    found = [{**row, "line": str(at[number][0] + 1)} for row, number in zip(given, numbers, strict=True)]
    remarks = [replace(one, row=at[one.row][0] + 1, column=column_letter(at[one.row][1])) for one in figures.remarks]
    return tuple(found), tuple(at[number][0] + 1 for number in numbers), (*turned.remarks, *remarks)
