"""Add the events of one child in few words, for the awkward cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from yjreport.cases.synthetic.chance import Chance
from yjreport.cases.synthetic.work import answers
from yjreport.cases.synthetic.world import NORTH, Child, Offence, Order, Outcome, Remand, World


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
    build: Callable[[Maker], None]
    child: dict[str, object] | None = None


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
        return self.world.dispose(
            self.child, date.fromisoformat(day), word, made, months=months,
            first_appearance=date.fromisoformat(seen) if seen else None,
            release=date.fromisoformat(out) if out else None,
        )  # fmt: skip

    def order(self, kind: str, start: str, end: str = "", outcome: Outcome | None = None, why: str = "") -> Order:
        """Add an order: completed, not completed for a reason, or open."""
        days = date.fromisoformat(start), date.fromisoformat(end) if end else None
        made = Order(self.child, kind, *days, outcome, ("no" if why else "yes") if end else "", why)
        self.world.orders.append(made)
        return made

    def remand(self, start: str, end: str, outcome: str, cost: int | None) -> None:
        """Add a remand to youth detention."""
        days = date.fromisoformat(start), date.fromisoformat(end) if end else None
        self.world.remands.append(Remand(self.child, "youth detention", *days, outcome, cost))

    def returns(self, order: Order, moment: str, *, unknown: bool = False) -> None:
        """Add a return of an order, and by that no other."""
        row = answers(order, order.end or order.start, int(moment == "end"), (True, True, True, True), self.chance)
        if unknown:
            row = {name: "" if name == "ete_hours" else "not known" for name in row}
            row |= {f"{need}_{step}": "" for need in ("mental_health", "substance") for step in ("offered", "attended")}
        order.returns[moment] = row


def add_case(world: World, case: Case) -> None:
    """Add the child of a case, and the events."""
    particulars = {"sex": "male", "ethnicity": "White", "authority": NORTH, **(case.child or {})}
    child = Child(born=case.born, anchor=case.born, **particulars)  # type: ignore[arg-type]
    world.children.append(child)
    case.build(Maker(world, child, Chance(f"awkward/{case.key}")))
