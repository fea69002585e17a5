"""Names of the points of a chart, set where they cover no mark, no line and no other name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from yjreport.drawing.theme import LINE_HEIGHT
from yjreport.drawing.typeset import widest, wrap

Box = tuple[float, float, float, float]

Line = Sequence[tuple[float, float]]

MARK = 7
"""Half the pixels that a marker takes."""
_GAP = 4
_FURTHER = (28.0, 46.0, 64.0, 82.0, 100.0)
"""How far over and under its point a name may stand, with a thin line between them."""
_ASIDE = (0.0, 26.0, -26.0)
_APART = 8.0
"""Pixels between two names on one line."""
_INSET = 1.0
"""Pixels of a line of text over and under its letters."""
_OUTSIDE, _ON_NAME, _ON_MARK, _ON_LINE, _LEADER = 1000.0, 100.0, 50.0, 8.0, 0.05
_MOST = 7.0
"""What a name may cost that is not needed: a leader, and nothing covered."""
_STEPS = 8
_SHARE = 0.7
"""How much of the plot a line of a name may take."""


@dataclass(frozen=True)
class Label:
    """
    Hold a name and where it stands, in pixels from the top left of the plot.

    Args:
        x: where it stands across.
        align: which part of it stands at x.
        leader: the ends of the thin line to its point, where it stands apart from it.
    """

    lines: tuple[str, ...]
    x: float
    y: float
    align: Literal["left", "center", "right"]
    local: bool
    leader: Box | None = None

    @cached_property
    def box(self) -> Box:
        """Return the left, top, right and bottom of the name."""
        width, half = widest(self.lines, bold=self.local), self.half
        left = self.x - {"left": 0, "center": width / 2, "right": width}[self.align]
        return left, self.y - half, left + width, self.y + half

    @property
    def half(self) -> float:
        """Return half the height of the name."""
        return len(self.lines) * LINE_HEIGHT / 2


@dataclass
class Names:
    """Place names one after another, the most needed first."""

    width: float
    height: float
    marks: Sequence[tuple[float, float]]
    lines: Sequence[Line]
    placed: list[Label] = field(default_factory=list)

    def place(self, text: str, at: tuple[float, float], *, local: bool, needed: bool) -> None:
        """Place a name where it costs least; one that is not needed only where it covers nothing."""
        best, least = None, float("inf")
        for label in _places(tuple(wrap(text, self.width * _SHARE, bold=local)), at, local):
            if least <= _reach(label, at):
                break  # Those to come stand further off still.
            cost = self._cost(label, at)
            if cost < least:
                best, least = label, cost
        if best and (local or least < (_ON_MARK if needed else _MOST)):
            self.placed.append(best)

    def _cost(self, label: Label, at: tuple[float, float]) -> float:
        left, top, right, bottom = box = label.box
        outside = left < 0 or right > self.width or top < -LINE_HEIGHT or bottom > self.height
        cost = _OUTSIDE * outside + _reach(label, at)
        wider = left - _APART, top, right + _APART, bottom
        cost += _ON_NAME * sum(_meet(wider, other.box) for other in self.placed)
        if cost >= _ON_NAME:
            return cost
        cost += _ON_NAME * sum(_struck(box, other.leader) for other in self.placed)
        marks = [_around(mark) for mark in self.marks if mark != at]
        cost += _ON_MARK * sum(_meet(box, mark) for mark in [*marks, *([_around(at)] if label.leader else [])])
        letters = left, top + _INSET, right, bottom - _INSET
        cost += _ON_LINE * sum(_crosses(letters, line) for line in self.lines)
        if label.leader:
            cost += _ON_MARK * sum(_struck(mark, label.leader) for mark in marks)
            cost += _ON_NAME * sum(_struck(other.box, label.leader) for other in self.placed)
            cost += _ON_NAME * sum(_cross(label.leader, other.leader) for other in self.placed)
        return cost


def _places(lines: tuple[str, ...], at: tuple[float, float], local: bool) -> Iterator[Label]:
    """Return a name right of its point, left of it, over and under it, and then further off with a leader."""
    x, y = at
    half = len(lines) * LINE_HEIGHT / 2
    aside, apart = MARK + _GAP, MARK + half + 1
    yield Label(lines, x + aside, y, "left", local)
    yield Label(lines, x - aside, y, "right", local)
    yield Label(lines, x, y - apart, "center", local)
    yield Label(lines, x, y + apart, "center", local)
    for far in _FURTHER:
        for up in (-1, 1):
            edge = y + up * (far - LINE_HEIGHT / 2 + 1)
            middle = edge + up * (half - 1)
            for shift in _ASIDE:
                leader = x, y + up * (MARK + 1), x + shift, edge
                for align in ("center", "left", "right"):
                    start = {"center": 0.0, "left": -6.0, "right": 6.0}[align]
                    yield Label(lines, x + shift + start, middle, align, local, leader)


def _reach(label: Label, at: tuple[float, float]) -> float:
    """Return what it costs that a name stands apart from its point."""
    return _LEADER * abs(label.y - at[1]) if label.leader else 0.0


def _around(mark: tuple[float, float]) -> Box:
    return mark[0] - MARK, mark[1] - MARK, mark[0] + MARK, mark[1] + MARK


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _struck(box: Box, leader: Box | None) -> bool:
    """Tell whether a straight line goes through a box."""
    if leader is None:
        return False
    x, y, to_x, to_y = leader
    if max(x, to_x) < box[0] or min(x, to_x) > box[2] or max(y, to_y) < box[1] or min(y, to_y) > box[3]:
        return False
    steps = [(x + (to_x - x) * step / _STEPS, y + (to_y - y) * step / _STEPS) for step in range(_STEPS + 1)]
    return any(box[0] <= across <= box[2] and box[1] <= down <= box[3] for across, down in steps)


def _cross(one: Box, other: Box | None) -> bool:
    """Tell whether two straight lines cross."""
    if other is None:
        return False
    ends = (one[:2], one[2:]), (other[:2], other[2:])
    return all(_side(line, ends[1 - at][0]) * _side(line, ends[1 - at][1]) <= 0 for at, line in enumerate(ends))


def _side(line: tuple[tuple[float, ...], tuple[float, ...]], point: tuple[float, ...]) -> float:
    """Return on which side of a line a point lies, as a number below or above 0."""
    (x, y), (to_x, to_y) = line
    return (to_x - x) * (point[1] - y) - (to_y - y) * (point[0] - x)


def _crosses(box: Box, line: Line) -> bool:
    """Tell whether a line that goes from left to right, and bends one way, passes through a box."""
    left, right = max(box[0], line[0][0]), min(box[2], line[-1][0])
    if left > right:
        return False
    ends = _height(line, left), _height(line, right)
    return min(ends) <= box[3] and max(ends) >= box[1]


def _height(line: Line, x: float) -> float:
    """Return how far down a line stands at a pixel across."""
    after = min(max(bisect_left(line, (x, float("-inf"))), 1), len(line) - 1)
    (start, high), (end, low) = line[after - 1], line[after]
    return high if end == start else high + (low - high) * (x - start) / (end - start)
