"""Find what the columns of a quarterly summary are: areas, periods and kinds of figures in one or more header rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from yjreport.files.grid import Grid
from yjreport.files.reading import Remark
from yjreport.inputs.readers.common.officer_grid import flat, remark
from yjreport.inputs.readers.common.period_words import FoundPeriod, find_span
from yjreport.inputs.readers.common.printed_numbers import read_number
from yjreport.inputs.readers.quarterly.header_cells import counts_beside, counts_in, fill_right
from yjreport.inputs.readers.quarterly.words import COUNTS, EDGES, NO_DAY, QuarterlyWords, shown

_KIND = re.compile(r"[\s\-–—:(,|]*\b(numerator|denominator|value|rate|%|percentage)\s*\)?$", re.IGNORECASE)
_HARMLESS = frozenset(["", "cohort", "data", "figures", "actual", "quarter", "latest", "current", "period", "published",
                       "provisional", "final", "as at", "rolling", "annual", "year"])  # fmt: skip


@dataclass
class Column:
    """Say what a column of figures is: value, numerator, denominator, unit, note or unused, of an area and a period."""

    name: str
    area: str = ""
    period: FoundPeriod | None = None
    kind: str = "value"


@dataclass
class Block:
    """
    Hold the header of one table: its first row and the first below it, counted from 0, and its columns by index.

    `area_at` is the column that names the area of each row, where there is one.
    """

    first: int
    below: int
    columns: dict[int, Column]
    area_at: int | None = None
    remarks: list[Remark] = field(default_factory=list)

    @property
    def labels(self) -> int:
        """Return how many columns of labels stand before the figures."""
        return min((place for place, column in self.columns.items() if column.kind not in ("unit", "note")), default=1)


def is_header(rows: Sequence[Sequence[str]], row: int, words: QuarterlyWords) -> bool:
    """Tell whether a row names areas or periods over columns, and holds no figure and no measure."""
    filled = [(place, cell) for place, cell in enumerate(rows[row]) if cell]
    named = [place for place, cell in filled if place and _names(cell, words)]
    if not named:
        return is_second_row(rows, row, words) and (
            any(words.count_kind(cell) in COUNTS for _, cell in filled) or bool(counts_in(rows[row], words))
        )
    if any(words.mark(cell) for _, cell in filled):
        return False
    first = min(place for place, _ in filled)
    label = rows[row][first]
    if first < min(named) and _is_measure(label, words) and len(filled) <= 2:
        return False
    return not any(
        place >= min(named) and read_number(cell, whole=False).text and not find_span(cell) for place, cell in filled
    )


def _is_measure(label: str, words: QuarterlyWords) -> bool:
    found = find_span(label)
    return words.row(found.rest if found else label) is not None


def _names(cell: str, words: QuarterlyWords) -> bool:
    if find_span(cell) is not None:
        return not re.fullmatch(r"[0-9.,%]+", cell) or bool(re.fullmatch(r"20[0-9]{2}", cell))
    area, question = words.area(cell)
    return bool(area or question) or words.is_other_area(cell)


def is_second_row(rows: Sequence[Sequence[str]], row: int, words: QuarterlyWords) -> bool:
    """Tell whether a row below a header row names kinds of figures: Numerator, Denominator, %."""
    filled = {place: cell for place, cell in enumerate(rows[row]) if cell and place}
    counts = counts_in(rows[row], words)
    kinds = sum(bool(words.count_kind(cell)) or place in counts for place, cell in filled.items())
    return bool(filled) and kinds * 2 >= len(filled) and not any(
        read_number(cell, whole=False).text for cell in filled.values()
    )  # fmt: skip


def read_block(grid: Grid, rows: Sequence[Sequence[str]], between: tuple[int, int], words: QuarterlyWords) -> Block:
    """Return the columns that header rows name, from the first row up to but not the second."""
    first, below = between
    block = Block(first, below, {})
    width = max(len(rows[row]) for row in range(first, below))
    texts = {place: [_header_cell(grid, rows, row, place) for row in range(first, below)] for place in range(width)}
    block.remarks += fill_right((first, below), texts)
    counts = counts_beside(texts, words)
    for place in range(width):
        parts = list(dict.fromkeys(text for text in texts[place] if text))
        if parts:
            made = next(
                (row for row in range(first, below) if grid.merged.get((row, place), (row, place)) in grid.days), None
            )
            if made is not None:
                block.columns[place] = Column(" ".join(parts), kind="unused")
                block.remarks.append(remark((made, place), parts[0], "a period in words", NO_DAY))
                continue
            _name_column(block, place, parts, words, counts.get(place))
    _settle_corner(rows, block)
    named = [column for column in block.columns.values() if column.kind in ("value", *COUNTS)]
    if block.area_at is None and any(column.area for column in named):
        for place, column in block.columns.items():
            if column.kind in ("value", *COUNTS) and not column.area:
                block.remarks.append(remark((first, place), column.name, "an area, as the other columns have one",
                    "write the name of the area over the column."))  # fmt: skip
                column.kind = "unused"
    return block


def _settle_corner(rows: Sequence[Sequence[str]], block: Block) -> None:
    """Give the period in the corner over the labels to every column of figures that names none."""
    corner, others = block.columns.get(0), [column for place, column in block.columns.items() if place]
    if corner is None or corner.kind != "value" or corner.area or corner.period is None or not others:
        return
    below = [cells[0] for cells in rows[block.below :] if cells and cells[0]]
    if any(read_number(cell, whole=False).text for cell in below) or any(column.period for column in others):
        return
    for column in others:
        column.period = corner.period
    del block.columns[0]


def _header_cell(grid: Grid, rows: Sequence[Sequence[str]], row: int, place: int) -> str:
    origin = grid.merged.get((row, place))
    if origin:
        return grid.cell(*origin).strip()
    return rows[row][place] if place < len(rows[row]) else ""


def _name_column(block: Block, place: int, parts: list[str], words: QuarterlyWords,
                 count: tuple[str, str] | None) -> None:  # fmt: skip
    name = " ".join(parts)
    meaning = words.columns.get(flat(parts[-1]), "")
    if meaning in ("measure", "breakdown", "area", "period") and len(parts) == 1:
        block.area_at = place if meaning == "area" else block.area_at
        return
    column = Column(name)
    if count is not None:
        column.kind, parts = count[0], [*parts[:-1], *filter(None, [count[1]])]
    if meaning in ("unit", "note"):
        column.kind = meaning
        block.columns[place] = column
        return
    rest: list[str] = []
    asked = len(block.remarks)
    for part in parts:
        rest += _read_part(part, column, words, block, place)
    if len(block.remarks) > asked:
        block.columns[place] = column
        return
    known = column.area or column.period or column.kind in COUNTS
    unknown = [text for text in rest if flat(text) not in _HARMLESS]
    if any(words.is_other_area(text) for text in rest) or words.is_no_figure(name):
        column.kind = "unused"
        block.remarks.append(remark((block.first, place), name, "an area of the service, its family, region or nations",
            "nothing: the annex shows no figures of this column.", "note"))  # fmt: skip
    elif unknown and (known or not (place == 0 or words.count_kind(name) == "value")):
        near = next((near for text in unknown if (near := words.nearest_area(text))), "")
        column.kind = "unused"
        block.remarks.append(remark((block.first, place), name, "an area or a period that is known",
            f"{near}Correct the header, or add the word to params/formats/quarterly.yaml; the column is not used.",
            "error" if near else "warning"))  # fmt: skip
    elif not known and not words.count_kind(name):
        return
    block.columns[place] = column


def _read_part(part: str, column: Column, words: QuarterlyWords, block: Block, place: int) -> list[str]:
    """Put what a header cell names into a column; return the words that are left."""
    text, question = part, ""
    found = find_span(part)
    if found:
        question = found.question
        if column.period and not question and (found.start, found.end) != (column.period.start, column.period.end):
            question = f"two periods are named, {column.period.label} and {found.label}: leave one."
        column.period = column.period or found
        text = found.rest
    text = text.strip(EDGES)
    kind = _KIND.search(text)
    if kind and flat(kind[1]) in COUNTS:
        column.kind, text = flat(kind[1]), text[: kind.start()].strip(EDGES)
    elif words.count_kind(text) and not words.area(text)[0]:
        column.kind, text = words.count_kind(text), ""
    area, asked = words.area(text) if text else ("", "")
    if area and column.area and area != column.area:
        asked = f"two areas are named, {column.area} and {area}: leave one."
    column.area = column.area or area
    for ask in filter(None, (question, asked)):
        column.kind = "unused"
        block.remarks.append(remark((block.first, place), shown(part), "a header that can be read in one way", ask))
    return [text] if text and not area and not asked else []
