"""Arrests, as the police would report them: some lead to the offences, many to nothing."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from yjreport.cases.synthetic.events import BEGINS, ENDS, Arrest, Child, World, later, quarters
from yjreport.cases.synthetic.random_draws import Chance

ARRESTED = (228, 236, 239, 231, 233, 240, 238, 229, 227, 231, 226, 218, 219, 224, 221, 212, 214, 219, 215, 208, 211)
"""Arrests in each quarter from April 2020."""
_OUTCOMES = {
    "bailed": 37, "released under investigation": 15, "charged and bailed": 14, "charged and remanded": 3,
    "detained for court": 3, "out-of-court disposal": 9, "no further action": 19,
}  # fmt: skip
_HOURS = (2.5, 4, 5, 6, 7, 8, 9, 10, 11, 12.5, 14, 15, 16.5, 18, 20, 22.5)
_STARTS = {0: 5, 2: 3, 5: 1, 8: 3, 10: 5, 12: 6, 14: 8, 16: 10, 18: 12, 20: 13, 22: 11}


def arrest(world: World) -> None:
    """Add as many arrests in each quarter as are planned, the days of known offences first."""
    chance = Chance("arrests")
    spans = _spans(world)
    children = list(spans)
    for (first, last), count in zip(quarters(), ARRESTED, strict=True):
        offended = [one for one in world.offences if first <= one.day <= last and 10 <= one.child.age(one.day) <= 17]
        days = [(one.child, one.day) for one in offended if chance.yes(0.62)]
        while len(days) < count:
            child, day = chance.one(children), chance.day(first, last)
            if spans[child][0] <= day <= spans[child][1] and 10 <= child.age(day) <= 17:
                days.append((child, day))
        for child, day in sorted(days[:count], key=lambda pair: pair[1]):
            world.arrests.append(arrested(child, day, chance))


def _spans(world: World) -> dict[Child, tuple[date, date]]:
    """Return the time in which each child may be arrested: around the events that are known."""
    days: dict[Child, list[date]] = {child: [child.anchor] for child in world.children}
    for offence in world.offences:
        days[offence.child].append(offence.day)
    return {
        child: (max(BEGINS, later(min(known), -240), child.moved_in or BEGINS), later(max(known), 300))
        for child, known in days.items()
        if child.moved_out is None
    }


def arrested(child: Child, day: date, chance: Chance) -> Arrest:
    """Return an arrest, with how long the child was held."""
    outcome = chance.pick(_OUTCOMES)
    made = Arrest(child, day, outcome)
    kept = outcome in ("charged and remanded", "detained for court")
    if chance.yes(0.97):
        detained = datetime.combine(day, time(chance.pick(_STARTS) + chance.whole(0, 1), chance.whole(0, 59)))
        hours = chance.one(_HOURS) + chance.share() + (6 if kept else 0)
        last = datetime.combine(ENDS, time(23, 50))  # who is still held when the extract is made has no row yet
        made.detained = detained
        made.released = max(detained, min(last, detained + timedelta(minutes=int(hours * 60))))
    made.recorded = {
        "appropriate_adult": chance.maybe_unknown("yes" if chance.yes(0.95) else "no", 0.02),
        "pace_requested": ("yes" if chance.yes(0.55) else "no") if kept else "",
        "overnight": overnight(made.detained, made.released) if made.detained and made.released else "",
    }
    made.recorded["pace_provided"] = (
        ("yes" if chance.yes(0.14) else "no") if made.recorded["pace_requested"] == "yes" else ""
    )
    return made


def overnight(detained: datetime, released: datetime) -> str:
    """Return yes for four hours or more between midnight and 8 in the morning of one day, else no."""
    day = detained.date()
    while day <= released.date():
        first, last = datetime.combine(day, time()), datetime.combine(day, time(8))
        if min(last, released) - max(first, detained) >= timedelta(hours=4):
            return "yes"
        day += timedelta(days=1)
    return "no"
