"""A chart as a block: the picture of its points, their description, the data behind them and the sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from yjreport.blocks.model import Chart, Table
from yjreport.blocks.parts import SourceLine
from yjreport.charts.bars import bars
from yjreport.charts.describe import describe
from yjreport.charts.dots import dots
from yjreport.charts.points import Point
from yjreport.charts.trend import trend
from yjreport.figures.results import Result

BUILDERS = {"line": trend, "bars": bars, "dots": dots}

INTERVALS = "95% intervals"


def chart_block(
    kind: Literal["line", "bars", "dots"],
    points: Sequence[Point],
    *,
    id: str,
    section: str,
    title: str,
    subtitle: str,
    measure: str,
    unit_label: str,
    unit: str,
    local: str,
    data: Table,
    interval: str = INTERVALS,
    sources: tuple[SourceLine, ...] | None = None,
) -> Chart:
    """Return a chart of points; `measure` is what the alternative text says is drawn, `unit_label` what is counted."""
    return Chart(
        id,
        section,
        title=title,
        subtitle=subtitle,
        spec=BUILDERS[kind](points, unit_label=unit_label, unit=unit, local=local),
        description=describe(points, measure=measure, kind=kind, unit=unit, local=local, interval=interval),
        data=data,
        sources=data.sources if sources is None else sources,
    )


def point(item: Result, name: str, label: str, order: float) -> Point:
    """Return a result as a mark of a chart, with its limits where they are finite."""
    value = float(item.value) if isinstance(item.value, int | float) else None
    low, high = None, None
    if item.interval and item.interval.high != float("inf"):
        low, high = item.interval.low, item.interval.high
    return Point(name, label, order, value, low, high, item.text)
