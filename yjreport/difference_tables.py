"""Tables of differences: changes and comparisons with their judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yjreport.blocks.model import Cell, Column, Row, Table, marks_text
from yjreport.judgement import SAME, UNTESTED, labelled
from yjreport.table_cells import NOT_APPLICABLE, NOT_AVAILABLE
from yjreport.wording import breakdown_words, limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yjreport.blocks.model import SourceLine
    from yjreport.config.schema import Measure
    from yjreport.differences import Difference


def differences_table(
    pairs: Sequence[tuple[Measure, Difference]],
    *,
    id: str,
    section: str,
    caption: str,
    sources: tuple[SourceLine, ...],
) -> Table:
    """Return a table of changes and comparisons: figure, figure compared with, difference, interval, judgement."""
    columns = [
        Column("measure", "Measure", header=True),
        Column("first", "Latest", align="right"),
        Column("second", "Compared with"),
        Column("difference", "Difference"),
        Column("interval", "95% interval"),
        Column("judgement", "Judgement"),
    ]
    rows = tuple(Row(_difference_cells(measure, difference)) for measure, difference in pairs)
    notes = [
        "The interval is of the difference where both counts are known for a percentage, and of the ratio of the two "
        "figures where counts or rates are compared. Differences are computed before rounding."
    ]
    words = {difference.judgement for _, difference in pairs}
    if SAME in words:
        notes.append("No detectable change: the interval includes no difference, so chance alone could explain it.")
    if UNTESTED in words:
        notes.append("Not tested: the source does not give both counts, or no test suits the measure.")
    return Table(id, section, caption, tuple(columns), rows, tuple(notes), sources)


def _difference_cells(measure: Measure, difference: Difference) -> dict[str, Cell]:
    first, second, result, ratio = difference.first, difference.second, difference.result, difference.ratio
    name = measure.title + (f": {breakdown_words(first)}" if first.breakdown else "")
    against = second.period.words if result.kind == "change" else f"{second.area.name}, {second.period.words}"
    if result.interval:
        interval = Cell.of(result, limits(result))
    elif ratio and ratio.interval:
        interval = Cell.of(ratio, f"ratio {limits(ratio)}")
    else:
        interval = NOT_AVAILABLE if measure.test else NOT_APPLICABLE
    return {
        "measure": Cell(f"{name}, {first.period.words}"),
        "first": Cell.of(first),
        "second": Cell.of(second, f"{second.text}{marks_text(second)}, {against}"),
        "difference": Cell.of(result),
        "interval": interval,
        "judgement": Cell.of(result, labelled(difference.judgement)),
    }
