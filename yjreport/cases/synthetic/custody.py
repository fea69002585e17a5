"""Custodial sentences and remands, which are few and are placed when all sentences are known."""

from __future__ import annotations

from datetime import date

from yjreport.cases.synthetic.events import ENDS, Child, Outcome, Remand, World, later, quarters
from yjreport.cases.synthetic.random_draws import Chance
from yjreport.cases.words import CUSTODY, SENTENCES

SENTENCED = (3, 4, 3, 4, 3, 3, 4, 3, 4, 3, 3, 0, 3, 2, 4, 3, 2, 3, 2, 2, 3)
"""Custodial sentences in each quarter from April 2020; none in January to March 2023."""
REMANDED = (4, 3, 4, 4, 3, 4, 3, 4, 4, 3, 3, 2, 4, 3, 4, 3, 3, 3, 4, 3, 3)
"""Remands away from home in each quarter."""
_NIGHTLY = {"youth detention": (530, 590, 640, 720, 780, 830), "local authority": (310, 330, 350, 380, 410, 430)}
"""Pounds a night in each year from April 2020, invented."""


def sentence_to_custody(world: World) -> None:
    """Make the gravest sentences of each quarter custodial, as many as are planned."""
    chance = Chance("custody")
    busy = _days_of_offences(world)
    for (first, last), count in zip(quarters(), SENTENCED, strict=True):
        able = [one for one in world.outcomes if first <= one.day <= last and one.outcome in SENTENCES]
        able = [one for one in able if one.child.age(one.day) >= 13 and _free(busy, one.child, one.day, 60)]
        taken: set[Child] = set()
        for outcome in sorted(able, key=lambda one: (-_gravity(one, chance), one.day, one.child.born)):
            if len(taken) < count and outcome.child not in taken:
                taken.add(outcome.child)
                _imprison(outcome, busy, chance)


def _gravity(outcome: Outcome, chance: Chance) -> float:
    gravity = max(one.gravity or 0 for one in outcome.offences)
    # Decisions differ between groups in this fictional place, so that a report on them has something to show.
    over = 0.9 if outcome.child.ethnicity in ("Black", "Mixed") else 0
    return gravity + 0.3 * len(outcome.offences) + over + chance.share() * 3


def _imprison(outcome: Outcome, busy: dict[Child, list[date]], chance: Chance) -> None:
    gravity = max(one.gravity or 0 for one in outcome.offences)
    long = gravity >= 6 and chance.yes(0.35)
    outcome.outcome = "section 250" if long else "detention and training order"
    outcome.months = chance.whole(24, 42) if long else chance.one((4, 4, 6, 6, 8, 8, 10, 12, 12, 18, 24))
    release = later(outcome.day, outcome.months * 30.4375 / 2)
    offended = [day for day in busy[outcome.child] if day > outcome.day]
    if offended and min(offended) <= release:
        outcome.outcome, outcome.months = "detention and training order", 4
        release = later(outcome.day, 60)
    outcome.release = release if release <= ENDS else None


def _days_of_offences(world: World) -> dict[Child, list[date]]:
    days: dict[Child, list[date]] = {}
    for offence in world.offences:
        days.setdefault(offence.child, []).append(offence.day)
    return days


def _free(busy: dict[Child, list[date]], child: Child, day: date, length: int) -> bool:
    return not any(day <= one <= later(day, length) for one in busy[child])


def remand(world: World) -> None:
    """Add remands before some of the graver sentences, and a few cases that came to nothing."""
    chance = Chance("remand")
    held: set[Child] = set()
    for (first, last), count in zip(quarters(), REMANDED, strict=True):
        seen = [
            (one, one.first_appearance) for one in world.outcomes
            if first <= one.day <= last and one.first_appearance and one.child.age(one.day) >= 12
            and (one.day - one.first_appearance).days >= 4
        ]  # fmt: skip
        custody = [one for one in seen if one[0].outcome in CUSTODY]
        grave = sorted(seen, key=lambda one: (-_gravity(one[0], chance), one[0].day, one[0].child.born))
        others = [one for one in grave if one[0].outcome not in CUSTODY]
        chosen = custody[: count * 2 // 5] + others
        for outcome, start in [one for one in chosen if one[0].child not in held][:count]:
            held.add(outcome.child)
            _remanded(world, outcome, start, chance)
        for outcome, start in [one for one in others if one[0].child not in held][:2]:
            held.add(outcome.child)
            end = min(outcome.day, last)
            world.remands.append(Remand(outcome.child, "bail supervision and support", start, end, _ended(outcome),
                                        None))  # fmt: skip


def _remanded(world: World, outcome: Outcome, start: date, chance: Chance) -> None:
    kind = "youth detention" if chance.yes(0.7) else "local authority"
    days = (outcome.day - start).days
    end = later(start, max(1, min(days, chance.wait(32)))) if kind == "local authority" else outcome.day
    ended = "acquitted or withdrawn" if chance.yes(0.14) and outcome.outcome not in CUSTODY else _ended(outcome)
    year = start.year - 2020 - (start.month < 4)
    cost = (end - start).days * _NIGHTLY[kind][max(0, year)]
    world.remands.append(Remand(outcome.child, kind, start, end, ended, None if chance.yes(0.03) else cost))


def _ended(outcome: Outcome) -> str:
    if outcome.outcome in CUSTODY:
        return "custodial sentence"
    return "community sentence" if outcome.outcome == "youth rehabilitation order" else "other sentence"
