"""What charts with an upright axis of values share: the axis, what it counts, and where values stand on it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from yjreport.charts.layout import Padding, Spec, Word, frame, layer, lines, position
from yjreport.charts.scale import Scale, axis
from yjreport.drawing.theme import LINE_HEIGHT, TEXT
from yjreport.drawing.typeset import wrap


class UprightPlan(ABC):
    """Stand at the head of the plan of a chart, which has `unit_label`, `unit` and the outer `width`."""

    unit_label: str
    unit: str
    width: float

    @property
    @abstractmethod
    def height(self) -> float:
        """Return the height of the plot in pixels."""

    @property
    @abstractmethod
    def scale(self) -> Scale:
        """Return the axis of values."""

    @property
    @abstractmethod
    def padding(self) -> Padding:
        """Return the room around the plot."""

    @cached_property
    def unit_lines(self) -> list[str]:
        """Return what the axis of values counts, in lines that fit."""
        return wrap(self.unit_label, self.width)

    def at(self, pixel: float) -> float:
        """Return the value that stands at a pixel, to place words on the axis of values."""
        return self.scale.value(pixel, self.height)

    def y(self, field: str = "value", **more: Any) -> Spec:
        """Return the vertical encoding of a field of values."""
        return position(field, self.scale.low, self.scale.high, **more)

    def axes(self) -> Spec:
        """Return the layer that carries the axis of values and draws the line at its foot."""
        encoding = {"y": self.y(axis=axis(self.scale, self.unit)), "x": {"value": 0}, "x2": {"value": "width"}}
        return layer("rule", [{"value": self.foot}], encoding, color=TEXT, strokeWidth=1)

    @property
    def foot(self) -> float:
        """Return the value at which the line across the plot stands."""
        return 0

    def unit_words(self) -> list[Word]:
        """Return what the axis counts, over it."""
        middle = -LINE_HEIGHT * (len(self.unit_lines) + 1) / 2 - 3
        return lines(self.unit_lines, -self.padding.left, middle)

    def spec(self, layers: Sequence[Spec]) -> Spec:
        """Return the whole specification of layers."""
        return frame(layers, width=self.width, height=self.height, padding=self.padding)
