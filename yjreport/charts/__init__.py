"""Charts of the annex: specifications from small records, and alt text from the data; nothing is computed here."""

from __future__ import annotations

from yjreport.charts.bars import bars
from yjreport.charts.describe import describe
from yjreport.charts.dots import dots
from yjreport.charts.funnel import Curve, FunnelPoint, funnel
from yjreport.charts.points import Point
from yjreport.charts.stacked import stacked
from yjreport.charts.trend import trend
from yjreport.drawing.svg import chart_svg, narrow_spec

__all__ = [
    "Curve",
    "FunnelPoint",
    "Point",
    "bars",
    "chart_svg",
    "describe",
    "dots",
    "funnel",
    "narrow_spec",
    "stacked",
    "trend",
]
