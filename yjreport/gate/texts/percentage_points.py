"""Tell percentage points from per cent (DQ02, V10)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from yjreport.gate.texts.evidence import Evidence
from yjreport.gate.texts.findings import Finding
from yjreport.text_patterns.changes import DOWN, levels_of, pair, way
from yjreport.text_patterns.figures import PERCENT, POINTS, Figure, figures
from yjreport.text_patterns.sentences import Sentence, quote

_APART = re.compile(r"[;:]|,?\s+(?:while|whereas|although|but)\b|,\s+and\b", re.IGNORECASE)
_FARTHEST = 80
_MOST = 100


def points(sentences: Sequence[Sentence], evidence: Evidence) -> tuple[list[Finding], list[Finding]]:
    """
    Return changes of a percentage in the wrong unit, and those that can be read in two ways.

    Args:
        sentences: of one text, in order.
        evidence: looks up references, and the service's own percentages.
    """
    wrong: list[Finding] = []
    unclear: list[Finding] = []
    before: tuple[Figure, Figure] | None = None
    every = [level for one in sentences for level in levels_of(figures(one.text, evidence.lookup), one.text)][:_MOST]
    topics: list[Mapping[str, Any]] = []
    for topic in (evidence.topic(one.text) for one in sentences):
        if topic is not None and topic not in topics:
            topics.append(topic)
    for place, sentence in enumerate(sentences):
        text = sentence.text
        found = figures(text, evidence.lookup)
        levels = levels_of(found, text)
        compared = pair(levels, text)
        for change in found:
            if _bare_change(change, text):
                two = (levels[0], levels[1]) if len(levels) == 2 else before
                _without_unit(change, compared or two, text, wrong)
            if change.unit not in (PERCENT, POINTS) or not way(change, text):
                continue
            operands = compared or (before if not levels else None)
            if change.reference and not change.typed_unit:
                continue
            if operands:
                _judge(change, operands, text, wrong, unclear)
            elif change.unit == PERCENT:
                topic = evidence.topic(text) or (topics[0] if len(topics) == 1 else None)
                beside = levels or _next_to(place, sentences, evidence)
                for level in beside[:3]:
                    if _with_one_level(change, level, text, every, wrong, unclear, evidence, len(beside) == 1, topic):
                        break
        before = pair(levels, text) or (before if not levels else None)
    return wrong, unclear


def _bare_change(figure: Figure, text: str) -> bool:
    """Tell whether a figure is a change with a decimal point and no unit."""
    return not figure.unit and not figure.reference and "." in figure.text and bool(way(figure, text))


def _without_unit(change: Figure, operands: tuple[Figure, Figure] | None, text: str, wrong: list[Finding]) -> None:
    """Ask for the unit of a change that two percentages give."""
    if operands is None or any(one.value is None for one in (change, *operands)):
        return
    # Plans print the latest year first as often as last, so both orders are tried.
    for old, new in (operands, operands[::-1]):
        in_points, relative = _fits(old, new, change)
        if in_points or relative:
            unit = "percentage points" if in_points else "per cent"
            wrong.append(Finding(_said(change, new, text), f"it has no unit: write {change.text.strip()} {unit}"))
            return


def _judge(
    change: Figure, operands: tuple[Figure, Figure], text: str, wrong: list[Finding], unclear: list[Finding]
) -> None:
    old, new = operands
    said = _said(change, new, text)
    if old.value is None or new.value is None or change.value is None:
        if change.unit == PERCENT:
            unclear.append(Finding(said, "both figures are percentages, so their difference is in percentage points: "
                                         "refer to the change, or write which of the two is meant"))  # fmt: skip
        return
    in_points, relative = _fits(old, new, change)
    if (relative and change.unit == PERCENT) or (in_points and change.unit == POINTS):
        return
    gap = new.value - old.value
    told = f"{gap:+} percentage points"
    if old.value:
        told += f", or {100 * gap / old.value:+.1f} per cent of {old.value}%"
    if not in_points and not relative:
        told = f"{old.value}% to {new.value}% is {told}, not {change.text.strip()}"
    wrong.append(Finding(said, f"write {told}" if in_points or relative else told))


def _fits(old: Figure, new: Figure, change: Figure) -> tuple[bool, bool]:
    """Tell whether a change is the difference of two percentages, and whether it is a share of the first."""
    size = abs(change.value or Decimal())
    low, high = size - change.step / 2, size + change.step / 2
    assert old.value is not None and new.value is not None
    slack = (old.step + new.step) / 2
    gap = abs(new.value - old.value)
    in_points = low <= gap + slack and gap - slack <= high
    if old.low <= 0:
        return in_points, False
    ends = [abs(100 * (b / a - 1)) for a in (old.low, old.high) for b in (new.low, new.high)]
    relative = low <= max(ends) and min(ends) <= high
    plainly_points = low <= gap <= high
    plainly_relative = low <= abs(100 * gap / old.value) <= high
    # Where rounding lets both be, the one that the printed figures give is meant.
    return in_points, relative and (plainly_relative or not plainly_points)


def _with_one_level(
    change: Figure, level: Figure, text: str, every: Sequence[Figure], wrong: list[Finding], unclear: list[Finding],
    evidence: Evidence, alone: bool, topic: Mapping[str, Any] | None,
) -> bool:  # fmt: skip
    """
    Judge a change beside one percentage: against the others of the text and of the data, else ask which is meant.

    Return whether that settled what the change is of.
    """
    if level.value is None or change.value is None:
        return False
    others = [one for one in every if one.value not in (None, level.value)]
    others += _published(level, topic, text, evidence)
    fits = [(other, *_fits(other, level, change)) for other in others]
    if any(relative for _, _, relative in fits):
        return True
    base = next((other for other, in_points, _ in fits if in_points), None)
    if base is not None:
        _judge(change, (base, level), text, wrong, unclear)
        return True
    between = text[min(level.end, change.end) : max(level.start, change.start)] if level.end else ""
    if not alone or _APART.search(between):
        return False
    size, down = abs(change.value), re.fullmatch(DOWN, way(change, text)) is not None
    first = level.value + size if down else level.value - size
    share = 1 - size / 100 if down else 1 + size / 100
    readings = [f"{first}% before, if percentage points are meant"] if 0 <= first <= 100 else []
    if share > 0 and level.value / share <= 100:
        readings.append(f"{level.value / share:.1f}% before, if per cent")
    if len(readings) == 2:
        unclear.append(
            Finding(_said(change, level, text), f"it was {' or '.join(readings)}: write which, and the figure before")
        )
    return True


def _next_to(place: int, sentences: Sequence[Sentence], evidence: Evidence) -> list[Figure]:
    """Return the one percentage of a neighbouring sentence on the same measure, where that is one of percentages."""
    topic = evidence.topic(sentences[place].text)
    kept = [
        evidence.terms.measures[one].unit
        for one in (evidence.measures(topic, sentences[place].text) if topic else ())
        if one in evidence.terms.measures and evidence.terms.measures[one].kind == "level"
    ]
    if set(kept) != {PERCENT}:
        return []
    for near in sentences[place + 1 : place + 2] or sentences[max(place - 1, 0) : place]:
        levels = levels_of(figures(near.text, evidence.lookup), near.text)
        if len(levels) == 1 and evidence.topic(near.text) is topic:
            return [replace(levels[0], start=0, end=0)]
    return []


def _said(change: Figure, level: Figure, text: str) -> str:
    """Return the two figures that a sentence sets side by side, in its words, cut where they are far apart."""
    first, last = sorted((change, level), key=lambda one: one.start)
    if level.end == 0 or level.end > len(text) or level.text not in text:
        return quote(text, change.start, change.end)
    if last.end - first.start <= _FARTHEST:
        return quote(text, first.start, last.end)
    return f"{quote(text, first.start, first.end)} … {quote(text, last.start, last.end)}"


def _published(level: Figure, topic: Mapping[str, Any] | None, text: str, evidence: Evidence) -> list[Figure]:
    """Return the other figures of the measure of which the data hold this percentage."""
    found: list[Figure] = []
    for measure in evidence.measures(topic, text) if topic else ():
        points_of = evidence.points(measure)
        words = evidence.terms.measures.get(measure)
        if words and words.unit == PERCENT and any(level.low <= one.value <= level.high for one in points_of):
            rest = [one.value for one in points_of if not level.low <= one.value <= level.high]
            found += [Figure(0, 0, f"{one}%", one, PERCENT, Decimal("0.1")) for one in rest]
    return found
