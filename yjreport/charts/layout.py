"""The frame that every specification shares: widths for page and phone, and layers drawn on pixels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from yjreport.drawing.theme import FONT_SIZE, LINE_HEIGHT, LOCAL, PAPER, SCHEMA, TEXT

WIDE = 720
NARROW = 320
"""Widths in pixels of a chart on a page and on a phone (WCAG 2.2, 1.4.10 Reflow)."""

Spec = dict[str, Any]
"""A Vega-Lite specification, or a part of one."""

Align = Literal["left", "center", "right"]

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


def frame(layers: Sequence[Mapping[str, Any]], *, width: float, height: float, padding: Padding) -> Spec:
    """
    Return a whole specification whose outer width is fixed; layers without data are left out.

    Nothing is left to the renderer to size, so the picture is the same on every machine.
    """
    return {
        "$schema": SCHEMA,
        "autosize": {"type": "none"},
        "padding": padding.spec(),
        "width": round(width - padding.left - padding.right, 2),
        "height": round(height, 2),
        "layer": [part for part in layers if part["data"]["values"]],
        # The first layer alone has axes: shared ones would be dropped because the others have none.
        "resolve": {"axis": {"x": "independent", "y": "independent"}},
    }


def both_widths(draw: Callable[[float], Spec]) -> Spec:
    """
    Draw a chart for a page, and for a phone in its `usermeta`, where other programs overlook it.

    A chart that is only shrunk to a phone's width has letters too small to read.
    """
    return {**draw(WIDE), "usermeta": {"yjreport": {"narrow": draw(NARROW)}}}


def layer(kind: str, rows: Sequence[Mapping[str, Any]], encoding: Mapping[str, Any], **mark: Any) -> Spec:
    """Return one layer: a kind of mark, its own rows of data, and how they are placed."""
    return {"data": {"values": list(rows)}, "mark": {"type": kind, **mark}, "encoding": dict(encoding)}


def as_is(field: str) -> Spec:
    """Return an encoding that takes a colour, shape or width from a field without a scale."""
    return {"field": field, "type": "nominal", "scale": None, "legend": None}


def local_or(local: str, other: str) -> Spec:
    """Return an encoding that sets rows of the local series apart from others."""
    return {"condition": {"test": "datum.local", "value": local}, "value": other}


@dataclass(frozen=True)
class Word:
    """
    Hold a line of text and where it stands.

    Args:
        x: pixels from the left of the plot, negative in the room beside it.
        y: pixels from the top of the plot to the middle of the line.
        align: which part of the text stands at x.
        local: whether it has the colour of the local series.
    """

    text: str
    x: float
    y: float
    align: Align = "left"
    bold: bool = False
    local: bool = False


def lines(text: Sequence[str], x: float, middle: float, **more: Any) -> list[Word]:
    """Return the lines of a label as words, the middle of the whole label being given."""
    first = middle - (len(text) - 1) * LINE_HEIGHT / 2
    return [Word(line, x, first + at * LINE_HEIGHT, **more) for at, line in enumerate(text)]


def words(
    texts: Iterable[Word],
    x: Mapping[str, Any],
    y: Mapping[str, Any],
    *,
    across: Callable[[float], float] = float,
    upright: Callable[[float], float] = float,
) -> Spec:
    """Return all texts of a chart as one layer, each line with a white edge: many layers are slow to draw."""
    rows = []
    for word in texts:
        row = {"text": word.text, "x": round(across(word.x), 4), "y": round(upright(word.y), 4)}
        row |= {"align": word.align} if word.align != "left" else {}
        row |= {"weight": "bold"} if word.bold else {}
        row |= {"local": True} if word.local else {}
        if word.text:
            rows.append(row)
    encoding = {
        "x": {**x, "field": "x"},
        "y": {**y, "field": "y"},
        "text": {"field": "text", "type": "nominal"},
        "fill": local_or(LOCAL, TEXT),
    }
    return layer(
        "text",
        rows,
        encoding,
        baseline="middle",
        fontSize=FONT_SIZE,
        stroke=PAPER,
        strokeWidth=HALO,
        align={"expr": "datum.align || 'left'"},
        fontWeight={"expr": "datum.weight || 'normal'"},
    )


def position(field: str, low: float, high: float, *, scale: Mapping[str, Any] | None = None, **more: Any) -> Spec:
    """Return an encoding that places a field between two ends of a scale, without an axis unless one is given."""
    ends = {"domain": [low, high], "nice": False, **(scale or {})}
    return {"field": field, "type": "quantitative", "scale": ends, "axis": None, **more}


def down(field: str, height: float) -> Spec:
    """Return a vertical encoding whose values are pixels from the top."""
    return position(field, 0, height, scale={"range": [0, height], "zero": False})
