"""
Facts: the results of a ledger, looked up by measure, area, period and kind.

A fact is a ledger's record read once. Counts behind a percentage are facts of their own kind: the number that
reoffended may fall while the rate rises.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, Any

from yjreport.formats import MULTIPLIERS, exact
from yjreport.judgement import UNTESTED
from yjreport.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from yjreport.config.catalogue import Catalogue

OWN = ("local", "member", "district")
"""The roles of the service and of its parts."""

RATES = ("percent", *(unit for unit in MULTIPLIERS if unit.startswith("per_")))
COUNTS = ("count", "nights", "gbp")
MOST_STEPS = 12
NUMERATOR, DENOMINATOR = "numerator", "denominator"


@dataclass(frozen=True, eq=False)
class Fact:
    """
    Hold one result as prose may speak of it.

    Args:
        record: the ledger's record.
        period: its period.
        base: the period that a change is measured from.
        value: the exact figure; None where there is none or it is text.
        area_key: the area's part of the id.
    """

    record: Mapping[str, Any]
    period: Period
    base: Period | None
    value: Fraction | None
    area_key: str

    def __getattr__(self, name: str) -> Any:
        """Return a key of the record: id, kind, measure, unit, text, judgement, section, numerator, denominator."""
        try:
            return self.record[name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def role(self) -> str:
        """Return the role of the fact's area."""
        return self.record["area"]["role"] or ""

    @property
    def breakdown(self) -> Mapping[str, str]:
        """Return the breakdown's values by dimension."""
        return self.record["breakdown"]

    @property
    def published_change(self) -> bool:
        """Tell whether the figure is a change that the source prints without its levels."""
        tail = self.record["id"].replace("+", ".").rpartition(".")[2]
        return self.record["kind"] == "change" and not tail.startswith("change")

    def told(self) -> str:
        """Return the id and what it says, for a message."""
        said = str(self.record["text"])
        counts = (self.numerator, self.denominator)
        if None not in counts:
            said += f" ({counts[0]:,} of {counts[1]:,})"
        if self.record["judgement"]:
            said += f", {self.record['judgement']}"
        return f"{self.record['id']} {said}"

    @property
    def reference(self) -> str:
        """Return what a commentary may write to print it: its alias, else its id."""
        return self.record.get("alias") or self.record["id"]


def fact_of(record: Mapping[str, Any]) -> Fact:
    """Return a ledger's record as a fact."""
    value = record["value"]
    counted = record["numerator"] is not None and record["denominator"] and record["unit"] in MULTIPLIERS
    number: Fraction | None = exact(value) if isinstance(value, int | float) else None
    if counted and number is not None:
        whole = Fraction(record["numerator"] * MULTIPLIERS[record["unit"]], record["denominator"])
        # Counts that a published rate implies do not replace it.
        number = whole if abs(float(whole - number)) < 1e-6 else number
    base = _period(record["base"]) if record["base"] else None
    return Fact(record, _period(record["period"]), base, number, record["id"].split(".", 2)[1])


def _period(record: Mapping[str, str | None]) -> Period:
    start, end = record["start"], record["end"]
    return Period(
        record["label"] or "not stated", date.fromisoformat(start) if start else None,
        date.fromisoformat(end) if end else None,
    )  # fmt: skip


@dataclass(frozen=True)
class Step:
    """
    Hold a movement from one figure to a later one.

    Args:
        earlier: the figure before; None for a change that was published without its levels.
        later: the figure after, or the published change itself.
        size: later less earlier, in the figure's unit (points for percentages).
        judgement: what chance allows to be said of it.
        fact: the change as the ledger holds it, if it does.
        counted: numerator or denominator where it is of the counts behind a percentage; blank for the figure.
    """

    earlier: Fact | None
    later: Fact
    size: Fraction
    judgement: str
    fact: Fact | None = None
    counted: str = ""

    @property
    def pair(self) -> tuple[Fraction, Fraction] | None:
        """Return the two figures; None for a published change."""
        if self.earlier is None:
            return None
        if self.counted:
            return Fraction(self.earlier.record[self.counted]), Fraction(self.later.record[self.counted])
        if self.earlier.value is None or self.later.value is None:
            return None
        return self.earlier.value, self.later.value

    @property
    def relative(self) -> Fraction | None:
        """Return the change in per cent of the earlier figure."""
        if self.earlier is None:
            return self.size if self.later.unit == "percent" else None
        pair = self.pair
        return 100 * (pair[1] - pair[0]) / pair[0] if pair and pair[0] else None

    def told(self) -> str:
        """Return what moved, for a message."""
        if self.earlier is None:
            return self.later.told()
        moved = "rose" if self.size > 0 else "fell" if self.size < 0 else "did not change"
        if self.counted:
            what = "the number" if self.counted == NUMERATOR else "the cohort"
            return (f"{self.later.id} {self.later.numerator:,} of {self.later.denominator:,}: {what} {moved} "
                    f"from {self.earlier.record[self.counted]:,}, {self.judgement}")  # fmt: skip
        return f"{self.later.id} {self.later.text}: {moved} from {self.earlier.text}, {self.judgement}"


class Facts:
    """
    Look up the results of an annex.

    Args:
        records: the ledger's results.
        catalogue: the measures.
    """

    def __init__(self, records: Iterable[Mapping[str, Any]], catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.all = [fact_of(record) for record in records]
        self.by_id = {fact.id: fact for fact in self.all}
        self.by_measure: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.all:
            self.by_measure[fact.measure].append(fact)
        self._levels: dict[tuple[str, str, tuple[tuple[str, str], ...]], list[Fact]] = {}
        self._steps: dict[tuple, list[Step]] = {}

    @cached_property
    def areas(self) -> dict[str, tuple[str, str]]:
        """Return key and role of each area by its name in lower case."""
        found = {}
        for fact in self.all:
            found[str(fact.record["area"]["name"]).lower()] = (fact.area_key, fact.role)
        return found

    def levels(self, measure: str, area: str = "local", breakdown: Mapping[str, str] | None = None) -> list[Fact]:
        """Return the levels of a measure for an area, of the whole or of one category, oldest first."""
        key = (measure, area, tuple(sorted((breakdown or {}).items())))
        if key not in self._levels:
            found = [
                fact for fact in self.by_measure.get(measure, ())
                if fact.kind == "level" and fact.area_key == area and fact.value is not None
                and tuple(sorted(fact.breakdown.items())) == key[2]
            ]  # fmt: skip
            self._levels[key] = sorted(found, key=lambda fact: fact.period.order())
        return self._levels[key]

    def of_role(self, measure: str, role: str, breakdown: Mapping[str, str] | None = None) -> list[Fact]:
        """Return the levels of a measure for every area of a role."""
        return [
            fact for fact in self.by_measure.get(measure, ())
            if fact.kind == "level" and fact.role == role and fact.value is not None
            and fact.breakdown == (breakdown or {})
        ]  # fmt: skip

    def changes(self, measure: str, area: str = "local") -> list[Fact]:
        """Return the changes that were published without their levels, oldest first."""
        found = [
            fact for fact in self.by_measure.get(measure, ())
            if fact.published_change and fact.area_key == area and fact.value is not None
        ]
        return sorted(found, key=lambda fact: fact.period.order())

    def steps(
        self, measure: str, area: str = "local", breakdown: Mapping[str, str] | None = None, *, counted: str = ""
    ) -> list[Step]:
        """
        Return the movements between figures that may be compared: of equal length, known days and without overlap.

        Args:
            measure: the measure.
            area: whose figures.
            breakdown: of which category.
            counted: numerator or denominator, for the counts behind a percentage or rate.
        """
        key = (measure, area, tuple(sorted((breakdown or {}).items())), counted)
        if key not in self._steps:
            self._steps[key] = self._made(measure, area, breakdown, counted)
        return self._steps[key]

    def _made(self, measure: str, area: str, breakdown: Mapping[str, str] | None, counted: str) -> list[Step]:
        held = [fact for fact in self.levels(measure, area, breakdown) if fact.period.known]
        if counted:
            held = [fact for fact in held if fact.numerator is not None and fact.denominator is not None]
        told = {
            (fact.period, fact.base): fact for fact in self.by_measure.get(measure, ())
            if fact.kind == "change" and fact.base is not None and fact.area_key == area
            and fact.breakdown == (breakdown or {}) and not fact.id.endswith("-ratio")
        }  # fmt: skip
        pairs = combinations(held[-MOST_STEPS:], 2)
        steps = []
        for one, other in pairs:
            if one.period.overlaps(other.period) or not one.period.same_length(other.period):
                if (other.period, one.period) not in told:
                    continue  # Windows that share days are never told as a movement.
            fact = None if counted else told.get((other.period, one.period))
            size = (
                Fraction(other.record[counted] - one.record[counted]) if counted else other.value - one.value
            )
            word = (fact.judgement if fact else None) or UNTESTED
            steps.append(Step(one, other, size, word, fact, counted))
        return steps

    def last_steps(self, steps: Iterable[Step]) -> list[Step]:
        """Return the chain of steps that ends with the latest figure, oldest first; each begins where one ended."""
        steps = list(steps)
        if not steps:
            return []
        latest = max((step.later for step in steps), key=lambda fact: fact.period.order())
        chain: list[Step] = []
        while True:
            here = [step for step in steps if step.later is latest]
            if not here:
                return chain
            told = [step for step in here if step.fact is not None]
            step = max(told or here, key=lambda one: one.earlier.period.order())  # type: ignore[union-attr]
            chain.insert(0, step)
            assert step.earlier is not None
            latest = step.earlier

    def comparisons(self, measure: str) -> list[Fact]:
        """Return the comparisons of a measure with other areas, without ratios, ranks and limits."""
        return [
            fact for fact in self.by_measure.get(measure, ())
            if fact.kind == "comparison" and ".against-" in fact.id.replace("+against-", ".against-")
            and not fact.id.endswith("-ratio") and fact.value is not None
        ]  # fmt: skip
