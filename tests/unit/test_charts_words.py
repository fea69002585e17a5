"""The words of every chart stand inside the picture and apart from each other, on a page and on a phone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest

from yjreport.charts import Curve, FunnelPoint, Point, bars, chart_svg, dots, funnel, narrow_spec, stacked, trend
from yjreport.drawing.typeset import width_of

if TYPE_CHECKING:
    from collections.abc import Iterator

LONG = "Percentage of orders that ended with a formal plan for special educational needs in place at the end"
QUARTERS = [f"{span} {year}" for year in range(2019, 2024) for span in
            ("January to March", "April to June", "July to September", "October to December")]  # fmt: skip
SERIES = ("Telford and Wrekin", "Its statistical neighbours (2025 set)", "West Midlands", "England and Wales")
AREAS = ("Bath and North East Somerset", "Bournemouth, Christchurch and Poole", "Blackburn with Darwen", "Luton")


def over_time(periods: list[str]) -> list[Point]:
    """Return values of four series that lie close together, with a gap and a withheld end."""
    points = [
        Point(name, period, 2 * at, 100.0 + at + place, 60.0, 180.0, f"{100 + at + place} per 100,000")
        for place, name in enumerate(SERIES)
        for at, period in enumerate(periods)
    ]
    gap, withheld = Point(SERIES[0], "Not shown", 1, None, text="[x]"), Point(SERIES[0], "Later", 99, None, text="[c]")
    return [*points, gap, withheld]


def by_group() -> list[Point]:
    """Return two series over long categories, the last withheld."""
    names = ("At the end of the order", "At the start of the order")
    drawn = [
        Point(name, area, at, 1_000_000.0 / (at + 1), 5.0, 1_300_000.0, f"£{at},000,000")
        for name in names
        for at, area in enumerate(AREAS[:-1])
    ]
    return [*drawn, *(Point(name, AREAS[-1], 9, None, text="[c]") for name in names)]


CURVES = [
    Curve(size, (90 - 900 / size, 110 + 900 / size), (80 - 1400 / size, 120 + 1400 / size)) for size in (50, 90, 400)
]
CROWD = [
    FunnelPoint(area, area, at, 100.0 + at, text=f"{100 + at}", size=60.0 + 110 * at) for at, area in enumerate(AREAS)
]
BUILT: dict[str, dict[str, Any]] = {
    "trend of quarters": trend(over_time(QUARTERS), unit_label=LONG, unit="per_100000"),
    "trend of two periods": trend(over_time(QUARTERS[:2]), unit_label=LONG, unit="percent"),
    "bars": bars(by_group(), unit_label=LONG, unit="gbp"),
    "dots": dots(by_group(), unit_label=LONG, unit="gbp", reference=1_000_000, reference_label="As likely as others"),
    "stacked": stacked(
        [Point(name, area, at, 10.0 + at, text=f"£{at}") for name in SERIES for at, area in enumerate(AREAS)],
        unit_label=LONG, totals=dict.fromkeys(AREAS, "£1,234,567"),
    ),
    "funnel": funnel(
        CROWD, CURVES, average=100, average_text="Its statistical neighbours 100", unit_label=LONG, size_label=LONG
    ),
}  # fmt: skip


def words_of(spec: dict[str, Any]) -> tuple[tuple[float, float], list[tuple[float, float, float, float, str]]]:
    """Return the width and height of a picture, and the box and the letters of each of its texts."""
    root = ElementTree.fromstring(chart_svg(spec, title="t", description="d", id="x"))
    _, _, width, height = (float(part) for part in root.attrib["viewBox"].split())
    return (width, height), list(_texts(root, 0.0, 0.0))


def _texts(element: ElementTree.Element, x: float, y: float) -> Iterator[tuple[float, float, float, float, str]]:
    moved = re.match(r"translate\(([-\d.]+),\s*([-\d.]+)\)", element.attrib.get("transform", ""))
    if moved:
        x, y = x + float(moved[1]), y + float(moved[2])
    if element.tag.endswith("}text") and (element.text or "").strip():
        wide = width_of(element.text or "", bold=element.attrib.get("font-weight") == "bold")
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[element.attrib.get("text-anchor", "start")]
        yield left, y - 10, left + wide, y + 3, element.text or ""
    for child in element:
        yield from _texts(child, x, y)


@pytest.mark.parametrize("wide", [True, False], ids=["page", "phone"])
@pytest.mark.parametrize("name", BUILT)
def test_words_are_neither_cut_nor_on_top_of_each_other(name: str, *, wide: bool) -> None:
    """Long names, long units, withheld values and crowded ends keep to the picture and to their own room."""
    spec = BUILT[name] if wide else dict(narrow_spec(BUILT[name]) or {})
    (width, height), words = words_of(spec)

    assert len(words) > 8
    cut = [box[4] for box in words if box[0] < -1 or box[2] > width + 1 or box[1] < -1 or box[3] > height + 1]
    covered = [
        (one[4], other[4])
        for at, one in enumerate(words)
        for other in words[at + 1 :]
        if one[0] < other[2] - 1 and other[0] < one[2] - 1 and one[1] < other[3] - 1 and other[1] < one[3] - 1
    ]
    assert (cut, covered) == ([], [])
