"""Read a quarterly summary that has one figure a row: measure, area, period, value."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yjreport.files.grid import Grid
from yjreport.inputs.readers.common.headers import MOST_ROWS_ABOVE
from yjreport.inputs.readers.common.officer_grid import flat, named_columns, remark
from yjreport.inputs.readers.common.period_words import find_span
from yjreport.inputs.readers.quarterly.figures import Figures
from yjreport.inputs.readers.quarterly.words import COUNTS, NO_DAY, QuarterlyWords, Row

Header = tuple[int, dict[str, int], dict[int, str]]
_PAIRS = re.compile(r"[^=;]+=[^=;]+(?:;[^=;]+=[^=;]+)*")
_WHOLE = frozenset(["", "all", "total", "all children", "none"])


def find_long(rows: Sequence[Sequence[str]], words: QuarterlyWords) -> Header | None:
    """Return the row, the columns by meaning and the unknown columns of a header with measure, period and a figure."""
    for row, cells in enumerate(rows[:MOST_ROWS_ABOVE]):
        places: dict[str, int] = {}
        unknown: dict[int, str] = {}
        for place, cell in enumerate(cells):
            meaning = words.columns.get(flat(cell), "") if cell else ""
            # "Rate" and "Count" are figures; a second column of one meaning is not settled here.
            if meaning and meaning not in places:
                places[meaning] = place
            elif cell:
                unknown[place] = cell
        if {"measure", "period"} <= set(places) and ("value" in places or set(COUNTS) <= set(places)):
            return row, places, unknown
    return None


def read_long(grid: Grid, rows: Sequence[Sequence[str]], header: Header, words: QuarterlyWords,
              figures: Figures) -> dict[str, str]:  # fmt: skip
    """Take every figure below the header; return what the file calls its columns."""
    first, places, unknown = header
    for place, name in unknown.items():
        doubled = words.columns.get(flat(name))
        figures.remarks.append(remark((first, place), name, "a column of a quarterly summary",
            f"leave one column for {doubled}." if doubled else "nothing, if it is not needed; else add its name to "
            "params/formats/quarterly.yaml.", "error" if doubled else "note"))  # fmt: skip
    names = {place: cell for place, cell in enumerate(rows[first]) if cell}
    for row in range(first + 1, len(rows)):
        cells = rows[row]
        if any(cells) and [flat(cell) for cell in cells] != [flat(cell) for cell in rows[first]]:
            _take(grid, row, cells, places, names, words, figures)
    return named_columns(places, names)


def _take(grid: Grid, row: int, cells: Sequence[str], places: dict[str, int], names: dict[int, str],
          words: QuarterlyWords, figures: Figures) -> None:  # fmt: skip
    def at(column: str) -> str:
        place = places.get(column)
        return cells[place] if place is not None and place < len(cells) else ""

    def say(column: str, found: str, expected: str, next_step: str, severity: str = "error") -> None:
        figures.say((row, places.get(column)), found, expected, next_step, severity)

    if not any(at(column) for column in ("value", *COUNTS)):
        say("measure", " | ".join(cell for cell in cells if cell), "a figure",
            "nothing, if there is none: a blank is not read as 0.", "note")  # fmt: skip
        return
    loose = [place for place, cell in enumerate(cells) if cell and place not in names]
    if loose:
        figures.remarks.append(remark((row, loose[0]), cells[loose[0]], "cells under the header only",
                                      "find the cell too many in this row, and move the others back."))  # fmt: skip
        return
    # A row may say the id of a measure outright.
    ids = {entry.measure for entry in words.format.measures}
    label = f"{at('measure')} {at('unit')}".replace("_", " ").strip() if at("measure") not in ids else ""
    meant = words.row(label) if label else Row(at("measure"))
    if not at("measure") or meant is None:
        say("measure", at("measure"), *words.unknown_label(at("measure"), at("measure")))
        return
    if meant.question:
        say("measure", at("measure"), "a label that means one measure", meant.question)
        return
    area, question = ("local", "") if "area" not in places else words.area(at("area"))
    if question or not area:
        say("area", at("area"), *words.unknown_area(at("area"), question))
        return
    if (row, places["period"]) in grid.days:
        say("period", at("period"), "a period in words", NO_DAY)
        return
    period = find_span(at("period"))
    if period is None or period.question or not period.start:
        say("period", at("period"), "a period such as Apr - Jun 2024, Q1 2024-25 or 2024-25",
            period.question if period else "write the first and the last month with their years.")  # fmt: skip
        return
    breakdown = meant.breakdown
    if flat(at("breakdown")) not in _WHOLE:
        if not _PAIRS.fullmatch(at("breakdown")):
            say("breakdown", at("breakdown"), "a part such as sex=girls",
                "write what it is a part by, or leave it blank.")  # fmt: skip
            return
        breakdown = at("breakdown")
    whole_label = f"{label or meant.measure} {at('unit')}".replace("_", " ")
    if not figures.check_label((row, places["measure"]), whole_label, meant):
        return
    for kind in ("value", *COUNTS):
        if at(kind):
            own = meant.kind if kind == "value" else kind
            figures.take((row, places[kind]), at(kind), at("measure"), Row(meant.measure, own, breakdown), area, period,
                         at("note"))  # fmt: skip
