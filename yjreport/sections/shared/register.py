"""Results of register entries: a money cell, a grade, a date, a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from yjreport.blocks.model import Table
from yjreport.blocks.parts import Column, Row
from yjreport.figures.observations import Breakdown, Observation
from yjreport.figures.results import Result, evaluate, register_result
from yjreport.files.entries import Entry
from yjreport.periods import Period
from yjreport.revisions.corrections import CORRECTED
from yjreport.sections.section_figures import SectionFigures
from yjreport.tables.notes import SENTENCES, labelled

LINES = re.compile(r"\blines? \d")
"""A place in a source that only who holds its text can find."""


def figure(
    section: SectionFigures,
    measure: str,
    period: Period,
    breakdown: Breakdown,
    *,
    value: Decimal | None = None,
    numerator: int | None = None,
    denominator: int | None = None,
    marks: tuple[str, ...] = (),
    source: str,
    line: str = "",
    note: str = "",
) -> Result:
    """Return a number of a register, or a count or share computed from it, as a result of the service."""
    definition = section.dataset.catalogue.measures[measure]
    observation = Observation(
        measure, section.dataset.local, period, None, breakdown, numerator, denominator, value,
        definition.unit, marks, source, line, note,
    )  # fmt: skip
    return evaluate(observation, definition)


def counted(section: SectionFigures, register: str, entries: Sequence[Entry], name: str = "") -> Result:
    """Return how many entries of a register there are, as a result."""
    every = section.dataset.registers[register]
    breakdown = (("which", name),) if name else ()
    year = section.year
    return figure(section, register, year, breakdown, value=Decimal(len(entries)), source=every[0]["source"])


def words(
    section: SectionFigures,
    measure: str,
    period: Period,
    breakdown: Breakdown,
    text: str,
    entry: Entry,
    value: str | None = None,
) -> Result:
    """Return a text, a grade or a date of a register as a result; a blank one is not available."""
    definition = section.dataset.catalogue.measures[measure]
    marks = _marks_of(text, entry)
    observation = Observation(
        measure, section.dataset.local, period, None, breakdown, None, None, None, definition.unit, marks,
        entry["source"], entry["line"], "",
    )  # fmt: skip
    return register_result(definition, observation, value=(value or text) if text else None, text=text or "[x]")


def _marks_of(text: str, entry: Entry) -> tuple[str, ...]:
    """Return the marks of a text of a register: not available, or revised since it was published."""
    if not text:
        return ("x",)
    fields = entry.cells.get(CORRECTED, "").split()
    return ("r",) if any(text == entry[field] for field in fields) else ()


def labelled_notes(pairs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """
    Return each note once, after the rows that it is for; one that is for each row names none.

    Sentences about lines of the source are left out: the source line says where a row stands, and readers of the
    document have no lines.
    """
    rows: dict[str, dict[str, None]] = {}
    found = list(pairs)
    for label, note in found:
        said = " ".join(part for part in SENTENCES.split(note) if part and not LINES.search(part))
        if said:
            rows.setdefault(said, {})[label] = None
    every = {label for label, _ in found}
    return tuple(note if len(labels) == len(every) > 1 else labelled(labels, note) for note, labels in rows.items())


def without_equals(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[list[Column], tuple[str, ...]]:
    """Return the columns whose cells differ, and what the others hold in every row, said once as notes."""
    if len(rows) < 2:
        return [*columns], ()
    same = [
        column
        for column in columns
        if not column.header
        and len({(row.cells[column.key].text, row.cells[column.key].marks) for row in rows}) == 1
        and all(_elsewhere(row, column) for row in rows)
    ]
    notes = tuple(f"{column.label}, in each row: {rows[0].cells[column.key].text}." for column in same)
    return [column for column in columns if column not in same], notes


def _elsewhere(row: Row, column: Column) -> bool:
    """Tell whether the result of a cell, if it has one, stands in another cell of its row too."""
    result = row.cells[column.key].result
    return result is None or any(
        cell.result is not None and cell.result.id == result.id for key, cell in row.cells.items() if key != column.key
    )


def register_table(
    section: SectionFigures, id: str, caption: str, columns: Sequence[Column], rows: Sequence[Row],
    notes: Iterable[str] = (),
) -> Table:  # fmt: skip
    """Return a table of entries; what a column holds in every row is said once, as a note in its place."""
    kept, same = without_equals(columns, rows)
    return section.table_of(id, caption, kept, rows, (*same, *notes))
