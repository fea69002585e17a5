"""What exists in Exampleshire: children and what happened to them, without ids until all of it is there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from yjreport.cases.calendar_days import birthday, plus_months

BEGINS = date(2020, 4, 1)
ENDS = date(2025, 6, 30)
NORTH, SOUTH = "X99000001", "X99000002"
CHILDREN = 2000


@dataclass(eq=False)
class Child:
    """Hold a child; `anchor` is a day on which the child was known to the service."""

    born: date
    sex: str
    ethnicity: str
    authority: str
    anchor: date
    looked_after: str = "no"
    send: str = "none"
    excluded: str = "no"
    moved_in: date | None = None
    moved_out: date | None = None
    prior_record: str = "no"
    id: str = ""

    def age(self, day: date) -> int:
        """Return the age on a day."""
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))

    def birthday(self, age: int) -> date:
        """Return the day on which an age is reached."""
        return birthday(self.born, age)


@dataclass(eq=False)
class Offence:
    """Hold an offence."""

    child: Child
    day: date
    type: str
    gravity: int | None
    weapon: str = "no"
    id: str = ""


@dataclass(eq=False)
class Outcome:
    """Hold an outcome and the offences that it disposes of."""

    child: Child
    day: date
    outcome: str
    offences: list[Offence]
    first_appearance: date | None = None
    months: int | None = None
    release: date | None = None
    id: str = ""


@dataclass(eq=False)
class Order:
    """Hold an order or intervention, and its returns by moment."""

    child: Child
    type: str
    start: date
    end: date | None
    outcome: Outcome | None = None
    completed: str = ""
    reason: str = ""
    returns: dict[str, dict[str, str]] = field(default_factory=dict)
    id: str = ""


@dataclass(eq=False)
class Remand:
    """Hold a remand episode."""

    child: Child
    type: str
    start: date
    end: date | None
    outcome: str
    cost: int | None
    id: str = ""


@dataclass(eq=False)
class Arrest:
    """Hold an arrest."""

    child: Child
    day: date
    outcome: str
    detained: datetime | None = None
    released: datetime | None = None
    recorded: dict[str, str] = field(default_factory=dict)
    id: str = ""


@dataclass(eq=False)
class Victim:
    """Hold a victim of an offence with an outcome."""

    outcome: Outcome | None
    order: Order | None
    age_group: str
    identified: date
    recorded: dict[str, str]
    id: str = ""


@dataclass
class World:
    """Hold everything."""

    children: list[Child] = field(default_factory=list)
    offences: list[Offence] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    remands: list[Remand] = field(default_factory=list)
    arrests: list[Arrest] = field(default_factory=list)
    victims: list[Victim] = field(default_factory=list)
    board: list[dict[str, object]] = field(default_factory=list)
    population: list[dict[str, object]] = field(default_factory=list)

    def add_outcome(self, outcome: Outcome) -> Outcome:
        """Add an outcome with those of its offences that are not there yet."""
        known = set(self.offences[-50:])
        self.offences += [offence for offence in outcome.offences if offence not in known]
        self.outcomes.append(outcome)
        return outcome


def later(day: date, days: float) -> date:
    """Return a day some days later."""
    return day + timedelta(days=round(days))


def quarters(first: date = BEGINS, last: date = ENDS) -> list[tuple[date, date]]:
    """Return the first and the last day of each quarter between two days."""
    found = []
    while first < last:
        after = plus_months(first, 3)
        found.append((first, after - timedelta(days=1)))
        first = after
    return found
