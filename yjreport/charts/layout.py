"""The frame that every specification shares: widths for page and phone, and layers drawn on pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yjreport.charts.theme import FONT_SIZE, LINE_HEIGHT, PAPER, SCHEMA, TEXT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

WIDE = 720
NARROW = 320
"""Widths in pixels of a chart on a page and on a phone (WCAG 2.2, 1.4.10 Reflow)."""

HALO = 4
"""Width of the white edge that keeps a label readable where it crosses a line."""


@dataclass(frozen=True)
class Padding:
    """Hold the room in pixels between the marks of a chart and its edges."""

    left: float
    right: float
    top: float
    bottom: float

    def spec(self) -> dict[str, float]:
        """Return the padding as Vega-Lite writes it."""
        return {"left": self.left, "right": self.right, "top": self.top, "bottom": self.bottom}


def frame(layers: Sequence[Mapping[str, Any]], *, width: float, height: float, padding: Padding) -> dict[str, Any]:
    """
    Return a whole specification whose outer width is fixed.

    Nothing is left to the renderer to size, so the picture is the same on every machine.
    """
    return {
        "$schema": SCHEMA,
        "autosize": {"type": "none"},
        "padding": padding.spec(),
        "width": round(width - padding.left - padding.right, 2),
        "height": round(height, 2),
        "layer": list(layers),
        # The first layer alone has axes: shared ones would be dropped because the others have none.
        "resolve": {"axis": {"x": "independent", "y": "independent"}},
    }


def both_widths(draw: Callable[[float], dict[str, Any]]) -> dict[str, Any]:
    """
    Draw a chart for a page, and for a phone in its `usermeta`, where other programs overlook it.

    A chart that is only shrunk to a phone's width has letters too small to read.
    """
    return {**draw(WIDE), "usermeta": {"yjreport": {"narrow": draw(NARROW)}}}


def layer(kind: str, rows: Sequence[Mapping[str, Any]], encoding: Mapping[str, Any], **mark: Any) -> dict[str, Any]:
    """Return one layer: a kind of mark, its own rows of data, and how they are placed."""
    return {"data": {"values": list(rows)}, "mark": {"type": kind, **mark}, "encoding": dict(encoding)}


def text(rows: Sequence[Mapping[str, Any]], encoding: Mapping[str, Any], **mark: Any) -> dict[str, Any]:
    """Return a layer that prints the field `text` of each row, with a white edge."""
    settings = {"color": TEXT, "fontSize": FONT_SIZE, "baseline": "middle", "stroke": PAPER, "strokeWidth": HALO}
    return layer("text", rows, {**encoding, "text": {"field": "text", "type": "nominal"}}, **{**settings, **mark})


def down(field: str, height: float) -> dict[str, Any]:
    """Return a vertical encoding whose values are pixels from the top."""
    scale = {"domain": [0, height], "range": [0, height], "zero": False, "nice": False}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": None}


def lines_at(lines: Sequence[str], middle: float) -> list[tuple[str, float]]:
    """Return each line of a label with the pixel at which its middle stands, the label's middle being given."""
    first = middle - (len(lines) - 1) * LINE_HEIGHT / 2
    return [(line, round(first + at * LINE_HEIGHT, 2)) for at, line in enumerate(lines)]
