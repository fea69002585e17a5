"""Tables of differences: changes and comparisons with their judgement."""

from __future__ import annotations

from collections.abc import Sequence

from yjreport.blocks.model import Table
from yjreport.blocks.parts import Cell, Column, Row, SourceLine, marks_text
from yjreport.config.measure_schema import Measure
from yjreport.figures.differences import Difference
from yjreport.figures.judgement import SAME, UNTESTED, labelled
from yjreport.tables.cells import NOT_APPLICABLE, NOT_AVAILABLE, titled
from yjreport.wording import limits


def differences_table(
    pairs: Sequence[tuple[Measure, Difference]],
    *,
    id: str,
    section: str,
    caption: str,
    sources: tuple[SourceLine, ...],
) -> Table:
    """
    Return a table of changes and comparisons: figure, figure compared with, difference, interval, judgement.

    A period that is the same for each row is said in the caption.
    """
    periods = {difference.first.period.words for _, difference in pairs}
    when = f", {next(iter(periods))}" if len(periods) == 1 else ""
    columns = (
        Column("measure", "Measure", header=True),
        Column("first", "Latest", align="right"),
        Column("second", "Compared with"),
        Column("difference", "Difference", align="right"),
        Column("interval", "95% interval", align="right"),
        Column("judgement", "Judgement"),
    )
    rows = tuple(Row(_difference_cells(measure, difference, dated=not when)) for measure, difference in pairs)
    notes = []
    if any("ratio" in row.cells["interval"].text for row in rows):
        notes.append("An interval is of the difference or, where it says so, of the ratio of the two figures.")
    words = {difference.judgement for _, difference in pairs}
    if SAME in words:
        notes.append("No detectable change: the interval includes no difference, so chance alone could explain it.")
    if UNTESTED in words:
        notes.append("Not tested: the source does not give both counts, or no test suits the measure.")
    return Table(id, section, f"{caption}{when}", columns, rows, tuple(notes), sources)


def _difference_cells(measure: Measure, difference: Difference, *, dated: bool) -> dict[str, Cell]:
    first, second, result, ratio = difference.first, difference.second, difference.result, difference.ratio
    name = titled(measure.title, first)
    area = "" if result.kind == "change" else second.area.name
    period = "" if area and second.period.same_days(first.period) else second.period.words
    against = ", ".join(filter(None, (f"{second.text}{marks_text(second)}", area, period)))
    if result.interval:
        interval = Cell.of(result, limits(result))
    elif ratio and ratio.interval:
        interval = Cell.of(ratio, f"ratio {limits(ratio)}")
    else:
        interval = NOT_AVAILABLE if measure.test else NOT_APPLICABLE
    return {
        "measure": Cell(f"{name}, {first.period.words}" if dated else name),
        "first": Cell.of(first),
        "second": Cell.of(second, against),
        "difference": Cell.of(result),
        "interval": interval,
        "judgement": Cell.of(result, labelled(difference.judgement)),
    }
