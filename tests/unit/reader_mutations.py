"""Random mutations of a good grid: cells replaced, rows and columns dropped, doubled and moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st
from reader_context import grid_of

from yjreport.errors import UserError

if TYPE_CHECKING:
    from yjreport.files.grid import Grid
    from yjreport.files.reading import Reader, ReaderContext, Reading

TEXTS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["", "-", "..", "*", "c", "[x]", "1,234", "1,23", "12%", "0", "-5", "1e5", "3.5", "2024", "Total",
                     "All", "E06000016", "England", "９", "=1+1", "#DIV/0!", "1" * 40, "0.0000001"]),
    st.integers(-10, 10**7).map(str),
)  # fmt: skip


@st.composite
def mutations(draw: st.DrawFn, rows: list[list[str]], most: int = 4) -> list[list[str]]:
    """Return the rows with up to a few random changes."""
    made = [list(row) for row in rows]
    for _ in range(draw(st.integers(1, most))):
        if not made or not made[0]:
            return made or [[""]]
        what = draw(st.sampled_from(["cell", "cell", "cell", "drop row", "double row", "move row", "blank row",
                                     "drop column", "double column", "move column", "cut row"]))  # fmt: skip
        row = draw(st.integers(0, len(made) - 1))
        column = draw(st.integers(0, max(len(made[row]) - 1, 0)))
        if what == "cell" and made[row]:
            made[row][column] = draw(TEXTS)
        elif what == "drop row":
            made.pop(row)
        elif what == "double row":
            made.insert(draw(st.integers(0, len(made))), list(made[row]))
        elif what == "move row":
            made.insert(draw(st.integers(0, len(made) - 1)), made.pop(row))
        elif what == "blank row":
            made.insert(row, [])
        elif what == "cut row":
            made[row] = made[row][:column]
        elif what == "drop column":
            made = [cells[:column] + cells[column + 1 :] for cells in made]
        elif what == "double column":
            made = [[*cells[: column + 1], *cells[column:]] for cells in made]
        else:
            made = [[*cells[:column], *cells[column + 1 :], *cells[column : column + 1]] for cells in made]
    return made or [[""]]


def readings_of(reader: Reader, rows: list[list[str]], context: ReaderContext, name: str) -> list[tuple[Grid, Reading]]:
    """Return what a reader says of a mutated grid; nothing where it refuses it with a message for people."""
    grid = grid_of(rows, name)
    assert reader.recognises([grid]) in (True, False)
    try:
        return reader.read([grid], context)
    except UserError as error:
        assert error.what and error.next_step
        return []


def rows_named(line: str) -> list[int]:
    """Return the rows that the column `line` of a figure names, counted from 0."""
    words = line.removeprefix("rows ").removeprefix("row ")
    if " to " in words:
        first, last = words.split(" to ")
        return list(range(int(first) - 1, int(last)))
    return [int(word) - 1 for word in words.split(", ")]


def errors_of(reading: Reading) -> list[str]:
    """Return the errors of a reading as one text each."""
    return [
        f"row {remark.row}, {remark.column}: {remark.found}; expected {remark.expected}"
        for remark in reading.remarks
        if remark.severity == "error"
    ]
