"""
What a change in reoffending is made of: the size of the cohort, the rate, and how often those who reoffend do.

It says how the figures are made up and not why they changed, and it is no test: whether chance explains a
difference of rates is judged by its interval.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from yjreport.blocks.model import Statement, Table
from yjreport.blocks.parts import Cell, Column, Piece, Row
from yjreport.figures.differences import Difference
from yjreport.figures.judgement import SAME, UNTESTED
from yjreport.figures.results import Result
from yjreport.figures.series import Series
from yjreport.formats import number_text
from yjreport.periods import short_labels
from yjreport.sections.section_figures import SectionFigures
from yjreport.sections.shared.computed import COMPUTED, computed_as, computed_result
from yjreport.statistics.decomposition import Cohort, Decomposition, rate_change, reoffences_change, reoffenders_change
from yjreport.tables.cells import NOT_APPLICABLE
from yjreport.wording.figures import figure


@dataclass(frozen=True)
class Components:
    """
    Hold a change in reoffending and what it is made of.

    Args:
        number: parts of the change in the children who reoffended: cohort and rate.
        rate: parts of the change in the rate: reoffenders and cohort.
        offences: parts of the change in reoffences: cohort, rate and frequency; None where they are not known.
        counts: the reoffences of the earlier and the later cohort, or None.
    """

    change: Difference
    number: Decomposition
    rate: Decomposition
    offences: Decomposition | None = None
    counts: tuple[Result, Result] | None = None

    def effect(self, name: str, value: Fraction | int, *, points: bool = False) -> Result:
        """Return a part of the change as a result."""
        later, earlier = self.change.first, self.change.second
        return computed_result(
            later, COMPUTED, Fraction(value), breakdown=computed_as(later.measure, f"change-{name}"),
            unit="percentage_points" if points else "count", decimals=0 if name in ("number", "reoffences") else 1,
            others=(earlier, *(self.counts or ())), signed=True, kind="change", since=earlier.period,
            judgement=UNTESTED,
        )  # fmt: skip


def components(binary: Series, offences: Series | None = None) -> Components | None:
    """
    Return what the change of a reoffending rate to the latest cohort is made of.

    Args:
        binary: the binary rate.
        offences: the number of reoffences of the same cohorts, if that is known.

    None is returned where the counts of both cohorts are not known or are only implied by a rate.
    """
    change = next((pair for pair in binary.changes if not pair.first.breakdown), None)
    if change is None or change.first.implied or change.second.implied:
        return None
    counts = _counts(change, offences)
    before, after = (
        _cohort(item, counts[at] if counts else None) for at, item in enumerate((change.second, change.first))
    )
    if before is None or after is None:
        return None
    both = counts and before.reoffenders and after.reoffenders
    return Components(
        change, reoffenders_change(before, after), rate_change(before, after),
        reoffences_change(before, after) if both else None, counts if both else None,
    )  # fmt: skip


def _counts(change: Difference, offences: Series | None) -> tuple[Result, Result] | None:
    """Return the reoffences of the earlier and the later cohort where both are known."""
    if offences is None:
        return None
    known = {
        item.period: item
        for item in offences.local
        if not item.breakdown and isinstance(item.value, int) and not item.qualified
    }
    pair = known.get(change.second.period), known.get(change.first.period)
    return (pair[0], pair[1]) if pair[0] and pair[1] else None


def _cohort(item: Result, offences: Result | None) -> Cohort | None:
    if item.numerator is None or not item.denominator:
        return None
    count = offences.value if offences and isinstance(offences.value, int) else None
    return Cohort(item.denominator, item.numerator, count)


def statement(section: SectionFigures, found: Components | None) -> Statement | None:
    """Say in two sentences what the change in the number and that in the rate are made of; None without one."""
    if found is None:
        return None
    later, earlier, number, rate = found.change.first, found.change.second, found.number, found.rate
    cohort, share = number.effect("cohort"), number.effect("rate")
    sizes = ("a larger cohort", "a smaller cohort", "")
    size = _compared(later.denominator or 0, earlier.denominator or 0, *sizes)
    level = _compared(_value(later), _value(earlier), "a higher rate", "a lower rate", "the same rate")
    who = _compared(later.numerator or 0, earlier.numerator or 0, "more", "fewer", "as many")
    people, points = ("more", "fewer"), ("higher", "lower")
    if later.denominator == earlier.denominator:
        return section.sentences(
            "made-of-says", "The number of children who reoffended went from ", (f"{earlier.numerator:,}", earlier),
            " to ", (f"{later.numerator:,}", later), ". The two cohorts are of the same size (",
            (f"{later.denominator:,}", later), " children), so the rate alone accounts for it.", *_chance(found),
        )  # fmt: skip
    words: list[Piece] = [
        "The number of children who reoffended went from ", (f"{earlier.numerator:,}", earlier), " to ",
        (f"{later.numerator:,}", later), f": {size} accounts for ",
        *_effect(found.effect("number-from-cohort", cohort), people), f" and {level} for ",
        *_effect(found.effect("number-from-rate", share), people), ". The rate went from ", figure(earlier), " to ",
        figure(later), f": {who} children who reoffended account for a rate ",
        *_effect(found.effect("rate-from-reoffenders", rate.effect("reoffenders"), points=True), points),
        f" and {size} for one ",
        *_effect(found.effect("rate-from-cohort", rate.effect("cohort"), points=True), points), ".",
    ]  # fmt: skip
    return section.sentences("made-of-says", *words, *_chance(found))


def _chance(found: Components) -> list[Piece]:
    return [" Chance alone could explain the change in the rate."] if found.change.judgement == SAME else []


def _effect(effect: Result, ways: tuple[str, str]) -> list[Piece]:
    """Say an effect without its sign: '1.4 fewer', '0.7 percentage points higher', 'no difference'."""
    value = effect.fraction or 0
    if not any(letter in "123456789" for letter in effect.text):
        return ["that is no different" if ways[0] == "higher" else "none"]
    return [figure(effect, signed=False), f" {ways[0] if value > 0 else ways[1]}"]


def table(section: SectionFigures, found: Components | None) -> Table | None:
    """
    Return what changed, and how many children who reoffended and reoffences more or fewer that made; None without any.

    What the change of the rate is made of is said in the sentence, for two sums in one table are read as one.
    """
    if found is None:
        return None
    later, earlier = found.change.first, found.change.second
    labels, _ = short_labels([earlier.period, later.period])
    columns = [
        Column("what", "What changed", header=True),
        Column("before", f"Cohort of {labels[0]}", align="right"),
        Column("after", f"Cohort of {labels[1]}", align="right"),
        Column("number", "Children who reoffended, more or fewer because of it", align="right"),
    ]
    if found.offences:
        columns.append(Column("offences", "Reoffences, more or fewer because of it", align="right"))
    blank = {column.key: NOT_APPLICABLE for column in columns}
    rows = [Row(blank | row.cells, row.kind) for row in _rows(found)]
    notes = (
        "Each effect is the change of one part with the others at their mean, so that the effects add up to the change"
        " (Kitagawa 1955). They say how the figures are made up, not why they changed.",
    )
    caption = f"What the change in the number who reoffended is made of, {section.service}"
    caption = f"{caption}, cohorts of {labels[0]} and {labels[1]}"
    return section.table_of(f"{section.slug}-made-of", caption, columns, rows, notes)


def _rows(found: Components) -> list[Row]:
    """Return the rows: size of the cohort, rate, frequency, and the change."""
    later, earlier, offences = found.change.first, found.change.second, found.offences

    def effect(name: str, value: Fraction | int) -> Cell:
        result = found.effect(name, value)
        return Cell(result.text, result, result.marks)

    cohort = {
        "what": Cell("Children in the cohort"),
        "before": Cell.of(earlier, f"{earlier.denominator:,}"),
        "after": Cell.of(later, f"{later.denominator:,}"),
        "number": effect("number-from-cohort", found.number.effect("cohort")),
    }
    rate = {
        "what": Cell("Share who reoffended"), "before": Cell.of(earlier), "after": Cell.of(later),
        "number": effect("number-from-rate", found.number.effect("rate")),
    }  # fmt: skip
    total = {
        "what": Cell("All: children who reoffended"),
        "before": Cell.of(earlier, f"{earlier.numerator:,}"),
        "after": Cell.of(later, f"{later.numerator:,}"),
        "number": effect("number", found.number.change),
    }
    if not (offences and found.counts):
        return [Row(cohort), Row(rate), Row(total, "total")]
    cohort["offences"] = effect("reoffences-from-cohort", offences.effect("cohort"))
    rate["offences"] = effect("reoffences-from-rate", offences.effect("rate"))
    total["offences"] = effect("reoffences", offences.change)
    each = offences.effects[-1]
    frequency = {
        "what": Cell("Reoffences per child who reoffended"),
        "before": Cell.of(found.counts[0], number_text(each.before, 2)),
        "after": Cell.of(found.counts[1], number_text(each.after, 2)),
        "offences": effect("reoffences-from-frequency", offences.effect("frequency")),
    }
    return [Row(cohort), Row(rate), Row(frequency), Row(total, "total")]


def _compared(after: float, before: float, more: str, fewer: str, same: str) -> str:
    return more if after > before else fewer if after < before else same


def _value(item: Result) -> float:
    return float(item.fraction or 0)
