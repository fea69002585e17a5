"""A service among the members of its family over one period: who is there or withheld, rank, quarter, pooled value."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from yjreport.config.catalogue import Area
from yjreport.config.measure_schema import Measure
from yjreport.figures.differences import compare
from yjreport.figures.judgement import SAME, UNTESTED
from yjreport.figures.observations import result_id
from yjreport.figures.results import Result
from yjreport.figures.series import Series
from yjreport.periods import Period
from yjreport.sections.section_figures import SectionFigures
from yjreport.sections.shared.computed import sources_of

QUARTERS = ("lowest quarter", "second lowest quarter", "second highest quarter", "highest quarter")
FEWEST_FOR_QUARTERS = 4


@dataclass(frozen=True)
class FamilyComparison:
    """
    Hold a service's latest figure and its family's over the same days.

    Args:
        peers: the members' figures, those that are there.
        missing: names of the members without one for another reason than that it is small.
        hidden: the members' results that are withheld because they are small. Where there is one, those that are
            left are too high, so there is no pooled value, no rank and no funnel.
        pool: the family's own result over the same days, as the tables print it; None where there is none.
    """

    measure: Measure
    local: Result
    peers: tuple[Result, ...]
    missing: tuple[str, ...]
    family: Area
    hidden: tuple[Result, ...] = ()
    pool: Result | None = None

    @property
    def everyone(self) -> tuple[Result, ...]:
        """Return the service's figure and then its family's."""
        return (self.local, *self.peers)

    @property
    def who(self) -> str:
        """Return what a sentence calls the family."""
        name = self.family.name
        if name[1:2].islower():
            name = name[:1].lower() + name[1:]
        return name if name.split(" ")[0] in ("its", "the") else f"its {name}"

    @property
    def when(self) -> str:
        """Return the period as a title gives it: '2024', 'cohort of 2022-23'."""
        return f"cohort of {short(self.local.period)}" if self.measure.cohort else short(self.local.period)

    @property
    def implied(self) -> bool:
        """Tell whether counts of members are implied by published rates, and so the pooled count too."""
        return any(item.implied for item in self.peers)

    @property
    def count(self) -> int:
        """Return how many are ranked."""
        return len(self.everyone)

    @cached_property
    def place(self) -> tuple[int, bool]:
        """Return the rank from the lowest, or from the highest where high is better, and whether it is shared."""
        own, values = _value(self.local), [_value(item) for item in self.peers]
        ahead = sum(value > own if self.measure.polarity == "high" else value < own for value in values)
        return ahead + 1, own in values

    def rank(self) -> Result:
        """Return the rank as a result, in words from the nearer end: '4th lowest of 11', 'highest of 11'."""
        rank, shared = self.place
        own, values = _value(self.local), [_value(item) for item in self.peers]
        ranks = {
            "lowest": sum(value < own for value in values) + 1,
            "highest": sum(value > own for value in values) + 1,
        }
        ends = sorted(ranks, key=lambda end: (ranks[end], (end == "highest") != (self.measure.polarity == "high")))
        nth = f"{ordinal(ranks[ends[0]])} " if ranks[ends[0]] > 1 else ""
        return self._about("rank", rank, "count", f"{'joint ' if shared else ''}{nth}{ends[0]} of {self.count}")

    def quarter(self) -> Result | None:
        """Return the quarter of the family that the service is in; None where it has fewer than four."""
        if self.count < FEWEST_FOR_QUARTERS:
            return None
        number = -(-4 * self.place[0] // self.count)
        names = QUARTERS[::-1] if self.measure.polarity == "high" else QUARTERS
        return self._about("quarter", number, "count", names[number - 1])

    def alike(self) -> Result | None:
        """Return from how many members the service cannot be told apart by chance; None where that is not tested."""
        pairs = [compare(self.local, other, self.measure) for other in self.peers]
        words = [pair.judgement for pair in pairs if pair is not None]
        if not words or UNTESTED in words:
            return None
        found = words.count(SAME)
        return self._about("alike", found, "count", f"{found} of the {len(words)}")

    def pooled(self) -> Result | None:
        """Return the family's own result; None where it has none, or a member's figure is withheld as small."""
        return None if self.hidden else self.pool

    def _about(self, name: str, value: int, unit: str, text: str) -> Result:
        """Return a figure about the service among its family."""
        local = self.local
        suffix = f"{name}-in-{self.family.key}"
        return Result(
            id=result_id(local.measure, local.area.key, local.period, local.breakdown, suffix),
            kind="comparison",
            measure=local.measure,
            area=local.area,
            period=local.period,
            against=self.family,
            breakdown=local.breakdown,
            unit=unit,
            text=text,
            value=value,
            source=sources_of(self.everyone),
        )


def family_comparison(section: SectionFigures, series: Series) -> FamilyComparison | None:
    """Return the service among its family for the latest period that both have; None without such a period."""
    if series.measure.kind == "change" or not series.measure.compared:
        return None
    local = [item for item in series.local if not item.breakdown and item.there and item.period.known]
    for mine in sorted(local, key=lambda item: item.period.order(), reverse=True):
        same = [item for item in series.peers if not item.breakdown and item.period.same_days(mine.period)]
        there = tuple(item for item in same if item.there and not item.qualified)
        hidden = tuple(item for item in same if not item.there and "c" in item.marks)
        if (there or hidden) and not mine.qualified:
            names = {item.area.name for item in (*there, *hidden)}
            gone = tuple(name for name in _members(section, series) if name not in names)
            family = _family(section, series)
            return FamilyComparison(
                series.measure, mine, there, gone, family, hidden, _pool(series, family, mine.period)
            )
    return None


def short(period: Period) -> str:
    """Return a period for a title: 2024 for a calendar year, 2024-25 for a financial year, else in words."""
    start, end = period.start, period.end
    if start is None or end is None:
        return period.words
    years = {((1, 1), (12, 31), 0): f"{end.year}", ((4, 1), (3, 31), 1): f"{start.year}-{end.year % 100:02d}"}
    ends = (start.month, start.day), (end.month, end.day), end.year - start.year
    return years.get(ends, period.words)


def counted(item: Result) -> bool:
    """Tell whether both counts of a figure are known."""
    return item.numerator is not None and bool(item.denominator)


def ordinal(number: int) -> str:
    """Return a number as an ordinal: 1st, 2nd, 3rd, 11th."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"


def _members(section: SectionFigures, series: Series) -> list[str]:
    """Return the names of the family's members: as parameters or the neighbour set list them, else as seen."""
    known = section.dataset.open.family
    own = section.dataset.request.service.family
    names = [area.name for area in known.members] if known else []
    names += [one.name for one in own.members] if own and not known else []
    return list(dict.fromkeys([*names, *(item.area.name for item in series.peers)]))


def _family(section: SectionFigures, series: Series) -> Area:
    known = section.dataset.open.family
    if known:
        return known.area
    own = section.dataset.request.service.family
    seen = [item.area for item in series.others if item.area.role == "family"]
    return seen[0] if seen else Area("family", None, own.name if own else "its family", "family")


def _pool(series: Series, family: Area, period: Period) -> Result | None:
    """Return the family's own result of a period: the tables' rule of when there is one is that of the text too."""
    found = (
        item
        for item in series.others
        if item.area.role == "family" and item.area.key == family.key and not item.breakdown
        and item.period.same_days(period) and item.there and not item.qualified
    )  # fmt: skip
    return next(found, None)


def _value(item: Result) -> Fraction:
    assert item.fraction is not None
    return item.fraction
