"""Whether a correction is substantial: whether it would qualify or contradict what readers concluded before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from yjreport.config.measure_schema import Measure
from yjreport.figures.observations import Observation
from yjreport.figures.results import Result
from yjreport.figures.series import PARTS, Series, build_series
from yjreport.formats import listing


def conclusions_changed(before: Observation, now: Observation, others: Sequence[Observation], measure: Measure) -> str:
    """
    Say which conclusions a correction changes; blank where it changes none.

    It passes another figure where it was below and is above it, or the other way round: that of another period, whose
    direction of change is then another, or that of another area over the same days. And it changes a judgement where
    the change over time or the comparison is judged otherwise. (Home Office statement of compliance, 2020: a
    correction is substantial where it would qualify or contradict earlier conclusions.)

    Args:
        before: the observation as it was published.
        now: as it is.
        others: every observation of the measure that the edition may print, `now` among them.
        measure: the measure.
    """
    old = replace(before, area=now.area, period=now.period, breakdown=now.breakdown)
    after = build_series(measure, others)
    then = build_series(measure, [old if item is now else item for item in others])
    said = [*_passed(_named(then, now.id), _named(after, now.id), after), *_judged(then, after, now.id)]
    return listing(said) if said else ""


def _named(series: Series, id: str) -> Result | None:
    return next((item for item in series.results if item.id == id), None)


def _passed(then: Result | None, now: Result | None, series: Series) -> list[str]:
    """Return the figures that a correction has passed, in words."""
    if then is None or now is None or then.fraction is None or now.fraction is None:
        return []
    found = []
    for other in series.results:
        if other.id == now.id or other.breakdown != now.breakdown or other.fraction is None:
            continue
        earlier = (
            other.area == now.area and not other.period.overlaps(now.period) and (other.period.same_length(now.period))
        )
        beside = (
            other.area != now.area and other.area.role not in (*PARTS, "peer") and (other.period.same_days(now.period))
        )
        if (earlier or beside) and _side(then, other) != _side(now, other):
            found.append(f"it passes the figure for {other.period.words if earlier else other.area.name}")
    return found


def _side(item: Result, other: Result) -> int:
    first, second = item.fraction, other.fraction
    assert first is not None
    assert second is not None
    return (first > second) - (first < second)


def _judged(then: Series, now: Series, id: str) -> list[str]:
    """Return the judgements that a correction has changed, in words."""
    pairs = (*then.changes, *then.comparisons)
    before = {pair.result.id: pair for pair in pairs if id in (pair.first.id, pair.second.id)}
    found = []
    for pair in (*now.changes, *now.comparisons):
        old = before.get(pair.result.id)
        if old is not None and old.judgement != pair.judgement:
            against = pair.second.period.words if pair.result.kind == "change" else pair.second.area.name
            found.append(f'against {against} the judgement was "{old.judgement}" and is "{pair.judgement}"')
    return found
