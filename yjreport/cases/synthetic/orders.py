"""What the service does with children: orders and interventions, returns for the indicators, victims."""

from __future__ import annotations

from datetime import date

from yjreport.cases.calendar_days import last_friday_of_june
from yjreport.cases.synthetic.events import BEGINS, ENDS, Order, Outcome, Victim, World, later
from yjreport.cases.synthetic.random_draws import Chance
from yjreport.cases.words import CUSTODY

INDICATORS_BEGIN = date(2023, 4, 1)
_ORDERS = {
    "community resolution": ("community resolution or outcome 22", 0.75, (25, 100)),
    "outcome 22": ("community resolution or outcome 22", 0.95, (40, 120)),
    "outcome 21": ("diversion", 0.35, (30, 120)),
    "no further action": ("diversion", 0.12, (30, 120)),
    "youth caution": ("youth caution", 0.5, (40, 120)),
    "youth conditional caution": ("youth conditional caution", 1, (75, 115)),
}
_WITH_VICTIMS = (
    "violence against the person", "robbery", "theft and handling stolen goods", "criminal damage",
    "domestic burglary", "non-domestic burglary", "sexual offences", "vehicle theft", "racially aggravated", "arson",
)  # fmt: skip


def add_orders(world: World) -> None:
    """Add the orders that follow from outcomes, and prevention and diversion for children who have none."""
    chance = Chance("orders")
    for outcome in world.outcomes:
        order = _order_of(outcome, chance)
        if order:
            world.orders.append(order)
    with_orders = {order.child for order in world.orders}
    for child in world.children:
        if child not in with_orders and child.age(child.anchor) >= 10:
            kind = "prevention" if chance.yes(0.8) else "diversion"
            world.orders.append(ended(Order(child, kind, child.anchor, None), chance.whole(60, 270), chance))


def _order_of(outcome: Outcome, chance: Chance) -> Order | None:
    kind, days = outcome.outcome, (outcome.months or 0) * 30.4375
    if kind in CUSTODY:
        if outcome.release is None:
            return None
        return ended(Order(outcome.child, "custody licence", outcome.release, None, outcome), days / 2, chance)
    if kind in ("referral order", "youth rehabilitation order"):
        return ended(Order(outcome.child, kind, outcome.day, None, outcome), days, chance)
    name, share, (least, most) = _ORDERS.get(kind, ("", 0, (0, 0)))
    if not name or not chance.yes(share):
        return None
    start = later(outcome.day, chance.whole(0, 14))
    if start > ENDS:
        return None
    return ended(Order(outcome.child, name, start, None, outcome), chance.whole(least, most), chance)


def ended(order: Order, days: float, chance: Chance) -> Order:
    """Let an order run so many days, and end completed or not; one that runs longer than the extract is open."""
    end = later(order.start, days)
    completed = chance.yes(0.88 if order.outcome is None else 0.85)
    if not completed:
        end = later(order.start, max(5.0, days * (0.3 + 0.6 * chance.share())))
    if end > ENDS:
        return order
    order.end = end
    order.completed = "yes" if completed else "no"
    if completed and chance.yes(0.015):
        order.completed = ""
    if not completed:
        order.reason = chance.pick({"did not engage": 40, "further offence": 24, "breach": 18, "moved away": 8,
                                    "withdrawn": 6, "other": 4})  # fmt: skip
        if order.type in ("prevention", "diversion") and order.reason == "breach":
            order.reason = "did not engage"
    return order


def add_returns(world: World) -> None:
    """Add the returns of every order that was open on or after the first day of the indicators."""
    chance = Chance("returns")
    for order in world.orders:
        if order.returns or (order.end is not None and order.end < INDICATORS_BEGIN):
            continue
        needs = (chance.yes(0.46), chance.yes(0.33), chance.yes(0.72), chance.yes(0.6))
        order.returns["start"] = return_values(order, order.start, 0, needs, chance)
        if order.end is not None and chance.yes(0.985):
            order.returns["end"] = return_values(order, order.end, 1, needs, chance)


def return_values(
    order: Order, day: date, later_on: int, needs: tuple[bool, bool, bool, bool], chance: Chance
) -> dict[str, str]:
    """Return what a return says; suitable arrangements grow from start to end, and needs fall."""
    child = order.child
    mental, substance, housed, learning = needs
    turned_16 = child.birthday(16)
    school = day <= last_friday_of_june(turned_16.year + (turned_16.month >= 9))
    ete = learning if not later_on else learning or chance.yes(0.25)
    ete = ete and (school or chance.yes(0.72))
    home = chance.yes(0.97 if housed else 0.84) if not later_on else chance.yes(0.98 if housed else 0.88)
    plan = child.send in ("ehcp", "sen support", "individual development plan")
    row = {
        "accommodation": _suitable(home, chance),
        "ete": _suitable(ete, chance),
        "ete_hours": str(chance.pick({25: 60, 20: 20, 15: 20} if school else {16: 50, 20: 20, 30: 30}))
        if ete else str(chance.pick({0: 55, 5: 20, 10: 15, 15: 10})),
        "plan_in_place": chance.maybe_unknown("yes" if chance.yes(0.66 + 0.12 * later_on) else "no") if plan else "",
        **_funnel("mental_health", mental and (not later_on or chance.yes(0.82)), (0.78, 0.74), chance),
        **_funnel("substance", substance and (not later_on or chance.yes(0.76)), (0.8, 0.68), chance),
    }  # fmt: skip
    odds = {"early_help": 0.16, "child_in_need": 0.13, "child_protection": 0.05}
    row |= {name: chance.maybe_unknown("yes" if chance.yes(share) else "no", 0.05) for name, share in odds.items()}
    row["looked_after"] = child.looked_after
    if row["ete"] in ("", "not known"):
        row["ete_hours"] = ""
    return row


def _suitable(good: bool, chance: Chance) -> str:
    return chance.maybe_unknown("suitable" if good else "not suitable", 0.06)


def _funnel(name: str, need: bool, odds: tuple[float, float], chance: Chance) -> dict[str, str]:
    first = chance.maybe_unknown("yes" if need else "no", 0.07)
    offered = ("yes" if chance.yes(odds[0]) else "no") if first == "yes" else ""
    attended = ("yes" if chance.yes(odds[1]) else "no") if offered == "yes" else ""
    return {f"{name}_need": first, f"{name}_offered": offered, f"{name}_attended": attended}


def add_victims(world: World) -> None:
    """Add victims of offences with an outcome on or after the first day of the indicators."""
    chance = Chance("victims")
    orders = {order.outcome: order for order in world.orders if order.outcome}
    for outcome in world.outcomes:
        harmed = [one for one in outcome.offences if one.type in _WITH_VICTIMS]
        if outcome.day < INDICATORS_BEGIN or not harmed or not chance.yes(0.85):
            continue
        for _ in range(1 + chance.more(0.12, 2)):
            world.victims.append(victim(outcome, orders.get(outcome), chance))


def victim(outcome: Outcome, order: Order | None, chance: Chance) -> Victim:
    """Return a victim, and how far the service came with them."""
    contacted = "yes" if chance.yes(0.88) else "no"
    consented = ("yes" if chance.yes(0.56) else "no") if contacted == "yes" else ""
    odds = {"views_sought": 0.78, "progress_given": 0.84, "services_given": 0.9, "rj_engaged": 0.34}
    given = {name: ("yes" if chance.yes(share) else "no") if consented == "yes" else "" for name, share in odds.items()}
    if consented == "yes" and chance.yes(0.04):
        given["views_sought"] = "not known"
    group = chance.pick({"under 18": 36, "18 and over": 44, "organisation": 15, "not known": 5})
    identified = max(BEGINS, later(outcome.day, -chance.whole(0, 20)))
    return Victim(outcome, order, group, identified, {"contacted": contacted, "consented": consented, **given})
