"""
Which wording of a measure was in force on a day, and whether a series crosses from one to another.

The versions of a measure stand in the catalogue in the order in which they followed each other. A day that is left
out is not known, unless it is the start of the first version or the end of the last.
"""

from __future__ import annotations

from datetime import date, timedelta

from yjreport.config.measure_schema import Measure, Version

_DAY = timedelta(days=1)


def possible_versions(measure: Measure, day: date) -> tuple[Version, ...]:
    """
    Return the versions that may have been in force on a day, in their order.

    Where the day of a change is not known there is more than one; before the first version there is none.
    """
    return tuple(
        version
        for place, version in enumerate(measure.versions)
        if _earliest(measure, place) <= day <= _latest(measure, place)
    )


def crosses_versions(measure: Measure, first: date, last: date) -> bool:
    """
    Tell whether a series has a break [b] between two days because the wording of its measure changed.

    It has one too where the day of a change is not known and may lie between them: figures that were published in
    those years cannot be shown to be alike. Figures that one counting rule made of case-level data have the
    present wording throughout and do not cross versions, whatever their days.

    Args:
        measure: the measure.
        first: the first day of the earlier period; that on which its cohort began to be formed, for a cohort.
        last: the first day of the later period, likewise.
    """
    if first == last:
        return False
    before, after = possible_versions(measure, first), possible_versions(measure, last)
    return before != after or len(before) > 1


def _earliest(measure: Measure, place: int) -> date:
    version = measure.versions[place]
    if version.in_force_from:
        return version.in_force_from
    if place == 0:
        return date.min
    previous = measure.versions[place - 1]
    if previous.in_force_to:
        return previous.in_force_to + _DAY
    # The one before was in force for a day at least.
    start = _earliest(measure, place - 1)
    return start if start == date.min else start + _DAY


def _latest(measure: Measure, place: int) -> date:
    version = measure.versions[place]
    if version.in_force_to:
        return version.in_force_to
    following = measure.versions[place + 1 : place + 2]
    if following and following[0].in_force_from:
        return following[0].in_force_from - _DAY
    return date.max
