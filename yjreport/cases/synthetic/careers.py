"""Children and their careers: who comes to the service, for what, and what happens again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from yjreport.cases.synthetic.events import BEGINS, ENDS, NORTH, SOUTH, Child, Offence, Outcome, World, later, quarters
from yjreport.cases.synthetic.random_draws import Chance

ENTRANTS = (52, 55, 54, 54, 52, 52, 50, 51, 49, 50, 47, 48, 46, 46, 44, 44, 43, 43, 42, 41, 41)
"""First time entrants in each quarter from April 2020."""
KNOWN_BEFORE = 230
"""Children with a record from before the extract."""

_AGES = {10: 0.4, 11: 2, 12: 6, 13: 12, 14: 19, 15: 22, 16: 21, 17: 17.6}
_OLDER = {14: 10, 15: 22, 16: 34, 17: 34}
_ETHNICITY = {"White": 66, "Mixed": 11, "Black": 9, "Asian": 7.5, "Other": 2, "not known": 3.3, "": 1.2}
_SEND = {"ehcp": 17, "sen support": 26, "none": 50, "not known": 6, "": 1}
_OFFENCES: dict[str, tuple[float, dict[int, float]]] = {
    "violence against the person": (34, {2: 5, 3: 62, 4: 18, 5: 9, 6: 5, 7: 0.8, 8: 0.2}),
    "theft and handling stolen goods": (15, {2: 15, 3: 75, 4: 10}),
    "criminal damage": (12, {1: 10, 2: 70, 3: 20}),
    "public order": (10, {2: 45, 3: 45, 4: 10}),
    "drugs": (10, {2: 52, 3: 18, 4: 14, 5: 8, 6: 8}),
    "motoring offences": (6, {2: 70, 3: 20, 5: 10}),
    "robbery": (3.5, {5: 45, 6: 55}),
    "vehicle theft": (2.5, {3: 40, 4: 60}),
    "sexual offences": (2, {4: 30, 5: 40, 6: 20, 7: 10}),
    "racially aggravated": (1.5, {3: 70, 4: 30}),
    "domestic burglary": (1.6, {6: 100}),
    "non-domestic burglary": (1.2, {4: 100}),
    "arson": (0.6, {5: 80, 6: 20}),
    "fraud and forgery": (0.5, {2: 60, 3: 40}),
}
_WEAPON = {"violence against the person": 0.14, "robbery": 0.3, "public order": 0.1}


class Careers:
    """Make children and what they did, up to the outcomes."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.chance = Chance("lives")

    def make(self, number: int) -> None:
        """Make so many children: entrants, those known before, and those who come for less."""
        for (first, last), count in zip(quarters(), ENTRANTS, strict=True):
            for _ in range(count):
                self.entrant(self.chance.day(first, last))
        for _ in range(KNOWN_BEFORE):
            self.known_before(self.chance.day(BEGINS, ENDS))
        while len(self.world.children) < number:
            self.lighter(self.chance.day(BEGINS, ENDS))

    def child(self, day: date, ages: Mapping[int, float]) -> Child:
        """Return a child of an age drawn on a day."""
        chance = self.chance
        age = chance.pick(ages)
        # Days 1 to 360 within the year of age, so that no birthday falls on a threshold here by accident.
        born = day.replace(year=day.year - age, day=min(day.day, 28)) - timedelta(days=chance.whole(3, 355))
        child = Child(
            born=born,
            sex="male" if chance.yes(0.82) else "female",
            ethnicity=chance.pick(_ETHNICITY),
            authority=NORTH if chance.yes(0.6) else SOUTH,
            anchor=day,
            looked_after=chance.maybe_unknown("yes" if chance.yes(0.11) else "no", 0.02),
            send=chance.pick(_SEND),
            excluded=chance.maybe_unknown("yes" if chance.yes(0.12) else "no", 0.05),
        )
        if child.looked_after == "yes" and chance.yes(0.12):
            child.moved_in = later(day, -chance.whole(450, 900))
        self.world.children.append(child)
        return child

    def entrant(self, day: date) -> None:
        """Make a child whose first caution or conviction is on a day."""
        chance = self.chance
        child = self.child(day, _AGES)
        for _ in range(chance.more(0.3, 2)):
            before = later(day, -chance.whole(100, 420))
            if before >= BEGINS and child.age(later(before, -60)) >= 10:
                self.informal(child, before)
        court = 0.24 + 0.05 * max(0, child.age(day) - 14)
        route = chance.pick({"youth caution": 0.66 * (1 - court), "youth conditional caution": 0.34 * (1 - court),
                             "court": court})  # fmt: skip
        self.proven(child, day, route, first=True)
        self.again(child, day, 1)

    def known_before(self, day: date) -> None:
        """Make a child whose record is older than the extract."""
        child = self.child(day, _OLDER)
        child.prior_record = "yes" if self.chance.yes(0.97) else "not known"
        self.proven(child, day, "court" if self.chance.yes(0.75) else "youth conditional caution", first=False)
        self.again(child, day, 2)

    def lighter(self, day: date) -> None:
        """Make a child who comes for prevention, diversion or an informal outcome only."""
        child = self.child(day, _AGES)
        if self.chance.yes(0.72):
            self.informal(child, day)
            if self.chance.yes(0.15):
                self.informal(child, later(day, self.chance.whole(40, 300)))

    def offence(self, child: Child, day: date, *, graver: float = 0) -> Offence | None:
        """Return an offence on a day, or None when the child is not of an age for it."""
        if not 10 <= child.age(day) <= 17:
            return None
        chance = self.chance
        kind = chance.pick({name: weight for name, (weight, _) in _OFFENCES.items()})
        if graver and chance.yes(graver):
            kind = chance.pick({"violence against the person": 5, "robbery": 3, "drugs": 2, "domestic burglary": 1})
        gravity = chance.pick(_OFFENCES[kind][1])
        weapon = "yes" if chance.yes(_WEAPON.get(kind, 0.01)) else "no"
        return Offence(child, day, kind, gravity, chance.maybe_unknown(weapon, 0.02, 0))

    def informal(self, child: Child, day: date) -> None:
        """Add an outcome that is neither a caution nor a conviction."""
        offence = self.offence(child, later(day, -self.chance.whole(4, 55)))
        if offence is None or day > ENDS or child.age(day) > 17:
            return
        offence.gravity = min(offence.gravity or 2, 4)
        word = self.chance.pick({"community resolution": 50, "outcome 22": 24, "outcome 21": 5, "outcome 20": 4,
                                 "no further action": 17})  # fmt: skip
        self.world.add_outcome(Outcome(child, day, word, [offence]))

    def proven(self, child: Child, day: date, route: str, *, first: bool) -> None:
        """Add a caution or a sentence on a day, with one to three offences before it."""
        chance = self.chance
        reach = chance.whole(60, 240) if route == "court" else chance.whole(8, 80)
        graver = 0.08 if route == "court" else 0
        days = [later(day, -reach), *(later(day, -chance.whole(5, reach)) for _ in range(chance.more(0.24, 3)))]
        offences = [self.offence(child, one, graver=graver) for one in sorted(days)]
        found = [one for one in offences if one]
        if not found:
            found = [Offence(child, day, "public order", 2)]
        if route != "court":
            self.world.add_outcome(Outcome(child, day, route, found))
            return
        seen = max(later(day, -chance.whole(0, 90)), found[-1].day)
        self.sentence(child, day, found, seen, first=first)

    def sentence(self, child: Child, day: date, offences: list[Offence], seen: date, *, first: bool) -> None:
        """Add a sentence of a court; custody is decided when all sentences are known."""
        grave = max(one.gravity or 0 for one in offences) >= 5
        weights = (
            {"referral order": 84, "conditional discharge": 7, "absolute discharge": 2, "fine": 4,
             "youth rehabilitation order": 9 if grave else 2}
            if first
            else {"referral order": 42, "youth rehabilitation order": 50 if grave else 28, "conditional discharge": 10,
                  "fine": 6, "reparation order": 3, "compensation order": 1}
        )  # fmt: skip
        word = self.chance.pick(weights)
        months = {"referral order": (3, 12), "youth rehabilitation order": (6, 18)}.get(word)
        length = self.chance.whole(*months) if months else None
        self.world.add_outcome(Outcome(child, day, word, offences, seen, length))

    def again(self, child: Child, index: date, turn: int) -> None:
        """Let a child reoffend, or not, within a year of an outcome, and after the next one too."""
        chance = self.chance
        odds = (0.27, 0.36, 0.4, 0.36)[min(turn, 4) - 1] - 0.006 * (index.year - 2020)
        odds += 0.09 if child.looked_after == "yes" else 0
        odds -= 0.05 if child.sex == "female" else 0
        if turn > 6 or not chance.yes(odds):
            return
        # Reoffences come early: a third within a month or so, nearly all within nine.
        days = sorted(later(index, 1 + min(chance.wait(105), 355)) for _ in range(1 + chance.more(0.76, 12)))
        offences = [self.offence(child, day, graver=0.05) for day in days]
        found = [one for one in offences if one and one.day < ENDS]
        last = self.dispose_in_groups(child, found)
        if last and last < ENDS and child.age(last) < 18:
            self.again(child, last, turn + 1)

    def dispose_in_groups(self, child: Child, offences: list[Offence]) -> date | None:
        """Dispose of offences that lie near each other together; return the day of the last outcome."""
        last = None
        while offences:
            group = [one for one in offences if (one.day - offences[0].day).days <= 75]
            offences = offences[len(group) :]
            day = later(group[-1].day, self.chance.whole(20, 140))
            if day > ENDS:
                self.world.offences += group  # charged, and not yet disposed of
                continue
            if child.age(day) > 17:
                day = min(day, child.birthday(18) - timedelta(days=1))
            last = day
            if self.chance.yes(0.2):
                self.world.add_outcome(Outcome(child, day, "youth conditional caution", group))
            else:
                self.sentence(child, day, group, max(group[-1].day, later(day, -self.chance.whole(3, 80))), first=False)
        return last
