"""Rows of a chart with horizontal bars or dots: their order, heights and labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from yjreport.charts.points import Point, labels_of, series_of
from yjreport.drawing.theme import LINE_HEIGHT
from yjreport.drawing.typeset import widest, wrap

MARK = 22
"""Height in pixels of a bar."""
_SPACE = 12
_GROUP_SPACE = 10


@dataclass(frozen=True)
class Row:
    """
    Hold one row: its words and where it stands.

    Args:
        point: the value that is drawn, or None for the heading of a group.
        label_middle: the pixel from the top at which the label's middle stands.
        middle: the pixel at which the middle of the mark stands.
    """

    lines: tuple[str, ...]
    local: bool
    point: Point | None
    label_middle: float
    middle: float


@dataclass(frozen=True)
class Rows:
    """
    Lay out points as rows.

    One series gives a row for each label. Several series and one label give a row for each series. Several of
    both give a group of rows for each label. On a phone a label stands over its mark.
    """

    points: tuple[Point, ...]
    names: tuple[str, ...]
    width: float
    even: bool = False

    @classmethod
    def of(cls, points: Sequence[Point], local: str | None, width: float, *, even: bool = False) -> Rows:
        """Return the rows of points."""
        return cls(tuple(points), tuple(series_of(points, local)), width, even)

    @property
    def over(self) -> bool:
        """Return whether labels stand over their marks."""
        return self.width < 480

    @property
    def grouped(self) -> bool:
        """Return whether rows stand in groups under a heading."""
        return len(self.names) > 1 and len(labels_of(self.points)) > 1 and not self.one_each

    @property
    def one_each(self) -> bool:
        """Return whether every series has one value: comparators, each perhaps of a period of its own."""
        return len(self.points) == len(self.names)

    @cached_property
    def plan(self) -> list[tuple[str, bool, Point | None]]:
        """Return label, prominence and point of each row from top to bottom."""
        labels = labels_of(self.points)
        found = {(point.series, point.label): point for point in self.points}
        local = self.names[0]
        if len(self.names) == 1:
            return [(label, True, found[local, label]) for label in labels]
        if self.one_each:
            of = {point.series: point for point in self.points}
            several = len(labels) > 1
            return [(_name(of[name], several=several), name == local, of[name]) for name in self.names]
        plan: list[tuple[str, bool, Point | None]] = []
        for label in labels:
            if self.grouped:
                plan.append((label, False, None))
            plan += [(name, name == local, found[name, label]) for name in self.names if (name, label) in found]
        return plan

    @cached_property
    def label_room(self) -> float:
        """Return the pixels left of the marks that labels take, 0 when they stand over them."""
        if self.over:
            return 0.0
        most = self.width * 0.36
        return widest([line for label, _, _ in self.plan for line in wrap(label, most)], bold=True) + 12

    @cached_property
    def rows(self) -> list[Row]:
        """Return the rows with their places."""
        room = self.width if self.over else self.label_room
        rows: list[Row] = []
        top = 0.0
        for label, local, point in self.plan:
            lines = tuple(wrap(label, room, bold=True))
            local = local or self.even
            words = len(lines) * LINE_HEIGHT
            if point is None:
                top += _GROUP_SPACE if rows else 0
                rows.append(Row(lines, False, None, top + words / 2, top + words / 2))
                top += words + 6
            elif self.over:
                rows.append(Row(lines, local, point, top + words / 2, top + words + 2 + MARK / 2))
                top += words + 2 + MARK + _SPACE
            else:
                tall = max(words, MARK)
                rows.append(Row(lines, local, point, top + tall / 2, top + tall / 2))
                top += tall + (6 if self.grouped else _SPACE)
        return rows

    @property
    def height(self) -> float:
        """Return the height in pixels of all rows."""
        last = self.rows[-1]
        return last.middle + max(MARK, LINE_HEIGHT * len(last.lines) if not self.over else 0) / 2 + 4


def _name(point: Point, *, several: bool) -> str:
    """Return the label of a series with one value, with its own period where periods differ."""
    return f"{point.series}, {point.label}" if several and point.label != point.series else point.series
