"""Round numbers for an axis that begins at zero, and how its ticks are written."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Scale:
    """
    Hold the ends and the ticks of an axis of values.

    Args:
        low: the lowest tick, 0 unless a value is negative.
        high: the highest tick.
        ticks: the values that carry a label.
        decimals: how many decimals a tick needs.
    """

    low: float
    high: float
    ticks: tuple[float, ...]
    decimals: int

    def pixel(self, value: float, length: float) -> float:
        """Return how far down an upright axis of that length a value stands."""
        return length * (self.high - value) / (self.high - self.low)

    def value(self, pixel: float, length: float) -> float:
        """Return the value that stands that far down an upright axis of that length."""
        return round(self.high - pixel * (self.high - self.low) / length, 6)

    def texts(self, unit: str = "") -> list[str]:
        """Return the ticks as they are printed, to find how much room they need."""
        before, after = affixes(unit)
        return [f"{before}{tick:,.{self.decimals}f}{after}" for tick in self.ticks]


def zero_based(values: Iterable[float], *, steps: int = 5) -> Scale:
    """Return an axis from zero, or below it if a value is negative, that holds all values in round steps."""
    numbers = [0.0, *values]
    low, high = min(numbers), max(numbers)
    if high == low:
        high = 1.0
    step = _round_step((high - low) / steps)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    decimals = next(places for places in range(12) if abs(round(step, places) - step) < step * 1e-9)
    ticks = tuple(round(step * at, 10) for at in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks, decimals)


def round_ends(values: Iterable[float], *, steps: int = 5) -> Scale:
    """
    Return an axis of sizes that holds all values in round steps, from zero only where they reach near it.

    It is for places along an axis, never for lengths: those begin at zero.
    """
    numbers = list(values)
    low, high = min(numbers), max(numbers)
    if high - low < high / 10 or low < high / steps:
        return zero_based(numbers, steps=steps)
    step = _round_step((high - low) / steps)
    whole = zero_based([high], steps=math.ceil(high / step))
    first = math.floor(low / step + 1e-9)
    ticks = tuple(round(step * at, 10) for at in range(first, math.ceil(high / step - 1e-9) + 1))
    return Scale(ticks[0], ticks[-1], ticks, whole.decimals)


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough * (1 - 1e-9))


def affixes(unit: str) -> tuple[str, str]:
    """Return what stands before and after a number of a unit on an axis."""
    return {"percent": ("", "%"), "gbp": ("£", "")}.get(unit, ("", ""))


def axis(scale: Scale, unit: str = "", **more: Any) -> dict[str, Any]:
    """Return the Vega-Lite axis of a scale: its ticks and how they are written."""
    before, after = affixes(unit)
    written = "datum.label"
    if before:
        written = f"'{before}' + {written}"
    if after:
        written = f"{written} + '{after}'"
    return {
        "values": list(scale.ticks),
        "format": f",.{scale.decimals}f",
        **({"labelExpr": written} if before or after else {}),
        "title": None,
        "labelFlush": False,
        **more,
    }
