"""Charts as pictures: PNG at twice the size of the page, drawn from the same SVG as the HTML annex."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from yjreport.charts.svg import chart_svg
from yjreport.charts.theme import register_font
from yjreport.errors import AssemblyFailed

if TYPE_CHECKING:
    from collections.abc import Mapping

SCALE = 2.0
POINTS_A_PIXEL = 0.75
_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


@dataclass(frozen=True)
class Picture:
    """Hold a PNG, its width and height on the page in points, its title and its alternative text."""

    png: bytes
    width: float
    height: float
    title: str
    words: str


def draw(block: Mapping[str, Any], number: str, room: tuple[float, float]) -> Picture:
    """
    Return the picture of a chart, no wider and no higher than the room in points.

    Raises:
        AssemblyFailed: the chart cannot be drawn.
    """
    try:
        svg = chart_svg(block["spec"], title=block["title"], description=block["description"], id="chart")
        png, wide, high = _png(svg)
    except ValueError as error:
        raise AssemblyFailed(
            f"The chart {block['id']} cannot be drawn for Word.",
            details=[str(error)],
            next_step="mend the cell that makes it and run the report again.",
        ) from error
    width, height = wide * POINTS_A_PIXEL, high * POINTS_A_PIXEL
    scale = min(room[0] / width, room[1] / height, 1.0)
    title = f"{number}: {block['title']}" if number else block["title"]
    return Picture(png, width * scale, height * scale, title, " ".join(block["description"].split()))


@lru_cache(maxsize=512)
def _png(svg: str) -> tuple[bytes, float, float]:
    import vl_convert

    found = _BOX.search(svg)
    if not found:
        raise ValueError("the drawing does not say how large it is")
    register_font()
    return vl_convert.svg_to_png(svg, scale=SCALE), float(found[1]), float(found[2])
