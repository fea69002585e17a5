"""Add the events of one child in few words, for the awkward cases."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from yjreport.cases.synthetic.events import NORTH, Child, Offence, Order, Outcome, Remand, World
from yjreport.cases.synthetic.orders import return_values
from yjreport.cases.synthetic.random_draws import Chance


@dataclass(frozen=True)
class Case:
    """
    Describe an awkward case.

    Args:
        key: its name, which tests use.
        what: what is awkward, and what becomes of it, for readers.
        born: the child's date of birth.
        build: adds the child's events.
        child: what is particular to the child.
    """

    key: str
    what: str
    born: date
    build: Callable[[Maker], object]
    child: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Maker:
    """Add events of one child in few words. Days are texts, as in the files."""

    world: World
    child: Child
    chance: Chance

    def offence(self, day: str, kind: str = "criminal damage", gravity: int | None = 3) -> Offence:
        """Return an offence that an outcome will add."""
        return Offence(self.child, date.fromisoformat(day), kind, gravity)

    def undisposed(self, day: str) -> None:
        """Add an offence without an outcome."""
        self.world.offences.append(self.offence(day))

    def outcome(
        self, day: str, word: str, *offences: Offence | str, seen: str = "", months: int | None = None, out: str = ""
    ) -> Outcome:
        """Add an outcome for offences, or for one of the usual kind on a day."""
        made = [self.offence(one) if isinstance(one, str) else one for one in offences]
        return self.world.add_outcome(Outcome(self.child, date.fromisoformat(day), word, made, _day(seen), months,
                                              _day(out)))  # fmt: skip

    def order(self, kind: str, start: str, end: str = "", outcome: Outcome | None = None, why: str = "") -> Order:
        """Add an order: completed, not completed for a reason, or open."""
        completed = ("no" if why else "yes") if end else ""
        made = Order(self.child, kind, date.fromisoformat(start), _day(end), outcome, completed, why)
        self.world.orders.append(made)
        return made

    def remand(self, start: str, end: str, outcome: str, cost: int | None) -> None:
        """Add a remand to youth detention."""
        made = Remand(self.child, "youth detention", date.fromisoformat(start), _day(end), outcome, cost)
        self.world.remands.append(made)

    def returns(self, order: Order, moment: str, *, unknown: bool = False) -> None:
        """Add a return of an order, and by that no other."""
        row = return_values(
            order, order.end or order.start, int(moment == "end"), (True, True, True, True), self.chance
        )
        if unknown:
            row = {name: "" if name == "ete_hours" else "not known" for name in row}
            row |= {f"{need}_{step}": "" for need in ("mental_health", "substance") for step in ("offered", "attended")}
        order.returns[moment] = row


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def add_case(world: World, case: Case) -> None:
    """Add the child of a case, and the events."""
    child = Child(born=case.born, sex="male", ethnicity="White", authority=NORTH, anchor=case.born)
    for name, value in case.child.items():
        setattr(child, name, value)
    world.children.append(child)
    case.build(Maker(world, child, Chance(f"awkward/{case.key}")))
