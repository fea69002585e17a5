"""Give everything its id and write the tables as CSV files."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from yjreport.cases.schema import CASE_SCHEMAS
from yjreport.cases.synthetic.events import BEGINS, ENDS, Arrest, Offence, Order, Outcome, Remand, Victim, World

Numbered = TypeVar("Numbered", Offence, Outcome, Order, Remand, Arrest, Victim)


def tables(world: World) -> dict[str, bytes]:
    """Return the bytes of each file by its name."""
    number(world)
    rows: dict[str, Iterable[dict[str, object]]] = {
        "coverage": [{"begins": BEGINS, "ends": ENDS}],
        "children": ({**vars(one), "child_id": one.id, "date_of_birth": one.born} for one in world.children),
        "offences": (
            {"offence_id": one.id, "child_id": one.child.id, "offence_date": one.day, "offence_type": one.type,
             "gravity": one.gravity, "weapon": one.weapon} for one in world.offences
        ),
        "outcomes": (
            {"outcome_id": one.id, "child_id": one.child.id, "offence_id": offence.id, "outcome_date": one.day,
             "first_appearance": one.first_appearance, "outcome": one.outcome, "sentence_months": one.months,
             "release_date": one.release}
            for one in world.outcomes for offence in sorted(one.offences, key=lambda each: each.id)
        ),
        "orders": (
            {"order_id": one.id, "child_id": one.child.id, "outcome_id": _id(one.outcome),
             "order_type": one.type, "start": one.start, "end": one.end, "completed": one.completed,
             "reason_not_completed": one.reason} for one in world.orders
        ),
        "kpi_returns": (
            {"order_id": one.id, "moment": moment, **values}
            for one in world.orders for moment, values in one.returns.items()
        ),
        "remands": (
            {"remand_id": one.id, "child_id": one.child.id, "type": one.type, "start": one.start, "end": one.end,
             "outcome": one.outcome, "cost": one.cost} for one in world.remands
        ),
        "arrests": (
            {"arrest_id": one.id, "child_id": one.child.id, "arrested": one.day, "outcome": one.outcome,
             "detained_at": one.detained and one.detained.strftime("%Y-%m-%d %H:%M"),
             "released_at": one.released and one.released.strftime("%Y-%m-%d %H:%M"), **one.recorded}
            for one in world.arrests
        ),
        "victims": (
            {"victim_id": one.id, "outcome_id": _id(one.outcome),
             "order_id": _id(one.order), "age_group": one.age_group,
             "identified_date": one.identified, **one.recorded} for one in world.victims
        ),
        "board": world.board,
        "population": world.population,
    }  # fmt: skip
    return {f"{kind}.csv": _csv(kind, rows[kind]) for kind in CASE_SCHEMAS}


def number(world: World) -> None:
    """Put everything in the order of its days and number it; children keep the order in which they were made."""
    for place, child in enumerate(world.children, start=1):
        child.id = f"C{place:04}"
    _number(world.offences, "F", 5, lambda one: (one.day, one.child.id))
    _number(world.outcomes, "D", 5, lambda one: (one.day, one.child.id))
    _number(world.orders, "R", 5, lambda one: (one.start, one.child.id))
    _number(world.remands, "M", 4, lambda one: (one.start, one.child.id))
    _number(world.arrests, "A", 5, lambda one: (one.day, one.child.id))
    _number(world.victims, "V", 4, lambda one: (one.identified, _id(one.outcome) or _id(one.order)))


def _number(items: list[Numbered], letter: str, width: int, key: Callable[[Numbered], tuple[date, str]]) -> None:
    items.sort(key=key)
    for place, one in enumerate(items, start=1):
        one.id = f"{letter}{place:0{width}}"


def _id(one: Outcome | Order | None) -> str:
    return one.id if one else ""


def _csv(kind: str, rows: Iterable[dict[str, object]]) -> bytes:
    names = CASE_SCHEMAS[kind].names
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow(["" if row.get(name) is None else row[name] for name in names])
    return text.getvalue().encode("utf-8")
