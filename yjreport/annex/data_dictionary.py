"""
The data dictionary: what each column of each CSV file means.

The meaning of a column comes from the catalogue's definition of the measure whose results the column prints, and says
which part of the result it is: the figure, what is counted, out of what, or the interval.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from yjreport.annex.document import Item, read
from yjreport.annex.spreadsheet.columns import read_column, shape_of, units_of
from yjreport.annex.spreadsheet.figures import COUNTED, RANGE, SHARE, SINGLE, Reading, read_cell, words_of
from yjreport.annex.tables_csv import csv_bytes
from yjreport.blocks.marks import MEANINGS, missing_marks
from yjreport.config.catalogue import Catalogue
from yjreport.config.measure_schema import Measure
from yjreport.wording import sentence

if TYPE_CHECKING:
    from nbformat import NotebookNode

HEADINGS = (
    "File", "Table number", "Table title", "Column", "Meaning", "Unit", "Type", "Marks", "Sources", "Period", "Note",
)  # fmt: skip
NONE = "[z]"
"""Stands where there is nothing to say: not applicable."""

FIGURE, NUMERATOR, DENOMINATOR, INTERVAL, JUDGEMENT = "figure", "numerator", "denominator", "interval", "judgement"
OF_SEVERAL = {
    NUMERATOR: "Numerators of several measures",
    DENOMINATOR: "Denominators of several measures",
    INTERVAL: "95% intervals of several measures, lower to upper limit",
    JUDGEMENT: "What the evidence supports about differences of several measures",
}
TYPES = {SINGLE: "number", RANGE: "range", COUNTED: "number with its counts", SHARE: "count out of a count"}
NAMED = 6
"""Measures that a meaning names; of more, their number is said."""


def data_dictionary(stitched: NotebookNode, ledger: Mapping[str, Any], catalogue: Catalogue) -> bytes:
    """
    Return the data dictionary of an annex as CSV, one row for each column of each file in `tables/`.

    Args:
        stitched: the stitched annex.
        ledger: its ledger, which holds the measure, the period and the source of each result.
        catalogue: the measures with their definitions.
    """
    document = read(stitched)
    records = {record["id"]: record for record in ledger["results"]}
    synthetic = bool(document.front["synthetic"])
    lines: list[Sequence[str]] = [HEADINGS]
    for item in document.items:
        if item.kind in ("table", "chart"):
            grid = item.grid
            of_table = _records(grid["columns"], grid["rows"], records)
            lines += [_line(item, column, grid["rows"], records, of_table, catalogue) for column in grid["columns"]]
            if synthetic:
                lines.append([*_head(item), "Data", 'Every row says "synthetic": the figures are made up.', NONE,
                              "text", "none", NONE, NONE, NONE])  # fmt: skip
    return csv_bytes(lines, synthetic=synthetic)


def _head(item: Item) -> list[str]:
    return [f"tables/{item.id}.csv", item.number, item.title]


def _line(
    item: Item,
    column: Mapping[str, Any],
    rows: Sequence[Mapping[str, Any]],
    records: Mapping[str, Mapping[str, Any]],
    of_table: Sequence[Mapping[str, Any]],
    catalogue: Catalogue,
) -> list[str]:
    readings = read_column(column, rows)
    shape = shape_of(column, readings)
    own = _records([column], rows, records)
    cells = [row["cells"][column["key"]] for row in rows]
    marks = sorted({mark for reading in readings for mark in reading.marks if mark in MEANINGS})
    units = [words_of(unit) for unit in units_of(readings)] if shape else []
    return [
        *_head(item),
        column["label"],
        _meaning(column, cells, own, records, catalogue),
        "; ".join(units) or NONE,
        TYPES.get(shape, "text"),
        "; ".join(f"[{mark}] {MEANINGS[mark]}" for mark in marks) or "none",
        "; ".join(_sources(own, item)) or NONE,
        _periods(own or of_table) or NONE,
        " ".join(map(sentence, item.block.get("notes", ()))) or NONE,
    ]


def _records(
    columns: Iterable[Mapping[str, Any]], rows: Iterable[Mapping[str, Any]], records: Mapping[str, Mapping[str, Any]]
) -> list[Mapping[str, Any]]:
    ids = [row["cells"][column["key"]]["result"] for row in rows for column in columns]
    return [records[id] for id in dict.fromkeys(ids) if id in records]


def _meaning(
    column: Mapping[str, Any],
    cells: Sequence[Mapping[str, Any]],
    own: Sequence[Mapping[str, Any]],
    records: Mapping[str, Mapping[str, Any]],
    catalogue: Catalogue,
) -> str:
    measures = {record["measure"]: catalogue.measures[record["measure"]] for record in own}
    if not measures:
        return "What the row is about." if column["header"] else "Words beside the figures, as the annex prints them."
    roles = [
        _roles(read_cell(cell["text"], tuple(missing_marks(cell))), records[cell["result"]])
        for cell in cells
        if cell["result"] in records
    ]
    known = [found for found in roles if found is not None]
    shared = set.intersection(*known) if known else set()
    role = next((name for name in (FIGURE, NUMERATOR, DENOMINATOR, INTERVAL, JUDGEMENT) if name in shared), "")
    if len(measures) > 1:
        titles = [measure.title for measure in measures.values()]
        named = "; ".join(titles) if len(titles) <= NAMED else f"{len(titles)} measures"
        return f"{OF_SEVERAL.get(role, 'Figures of several measures')}: {named}. The row says which."
    (measure,) = measures.values()
    return _part(role, measure, {record["kind"] for record in own})


def _roles(reading: Reading, record: Mapping[str, Any]) -> set[str] | None:
    """Return which parts of a result a cell could be; None for a cell without a figure, which could be any."""
    if reading.withheld:
        return None
    found = set()
    printed = read_cell(record["text"])
    values = [figure.value for figure in reading.figures]
    same = bool(values and printed.figures and values[0] == printed.figures[0].value)
    # A change is followed by its base: "−7, from January to December 2020".
    if same or reading.text == printed.text or (printed.text and reading.text.startswith(f"{printed.text}, ")):
        found.add(FIGURE)
    if reading.shape == SINGLE and values[0] == record["numerator"]:
        found.add(NUMERATOR)
    if reading.shape == SINGLE and values[0] == record["denominator"]:
        found.add(DENOMINATOR)
    if reading.shape == RANGE and record["interval"]:
        found.add(INTERVAL)
    if record["judgement"] and record["judgement"] in reading.text:
        found.add(JUDGEMENT)
    return found


def _part(role: str, measure: Measure, kinds: set[str]) -> str:
    title, definition = measure.title, sentence(measure.definition)
    if role == NUMERATOR and measure.unit != "count":
        return f"Numerator of {title}: {sentence(measure.numerator or 'the count')}"
    if role == DENOMINATOR:
        return f"Denominator of {title}: {sentence(measure.denominator or 'what it is counted out of')}"
    if role == INTERVAL:
        return f"95% interval of {title}, lower to upper limit. {definition}".strip()
    if role == JUDGEMENT:
        return f"What the evidence supports about the difference: {title}."
    of = ""
    if kinds == {"change"} and measure.kind != "change":
        of = "Change from an earlier period: "
    elif kinds == {"comparison"}:
        of = "Difference from another area: "
    beside = "" if role in (FIGURE, NUMERATOR) else "Words or several parts of the result, as the annex prints them: "
    return f"{beside}{of}{title}. {definition}".strip()


def _sources(own: Sequence[Mapping[str, Any]], item: Item) -> list[str]:
    if own:
        return sorted({part.partition(",")[0] for record in own for part in record["source"].split("; ")})
    return [source["id"] for source in item.block.get("sources", ())]


def _periods(records: Sequence[Mapping[str, Any]]) -> str:
    found = {
        (record["period"]["end"] or "", record["period"]["start"] or "", record["period"]["label"])
        for record in records
    }
    labels = list(dict.fromkeys(label for _, _, label in sorted(found) if label))
    return "; ".join(labels) if len(labels) <= 3 else f"{labels[0]} to {labels[-1]}: {len(labels)} periods"
