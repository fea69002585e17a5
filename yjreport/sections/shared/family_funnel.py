"""
The funnel of a family: its members by size between the limits of chance about their pooled value.

The limits of a funnel lie about the family's own result, as the tables print it: the pooled value of the members
without the service, so that it is not compared with itself. Without that result, or where a member's figure is
withheld as small, there is no funnel. The limits say what chance alone would do; where the members differ by more
than that, it is said beside the funnel, and the limits are not widened in silence (Spiegelhalter, Statistics in
Medicine 2005; 24: 1185-1202).
"""

from __future__ import annotations

from dataclasses import replace

from yjreport import charts
from yjreport.blocks.model import Chart, Notice, Table
from yjreport.blocks.parts import Cell, Column, Row
from yjreport.charts import Curve, FunnelPoint
from yjreport.figures.judgement import LIKE, judge
from yjreport.figures.observations import result_id
from yjreport.figures.results import Result
from yjreport.formats import MULTIPLIERS, listing, value_text
from yjreport.sections.section_figures import SectionFigures, measure_slug
from yjreport.sections.shared.family_standing import FamilyComparison, counted
from yjreport.statistics.funnel import (
    MINIMUM_POINTS,
    Dispersion,
    Kind,
    Limits,
    dispersion,
    proportion_limits,
    rate_limits,
)
from yjreport.statistics.intervals import Interval
from yjreport.tables.cells import NOT_APPLICABLE, UNIT_WORDS
from yjreport.wording import capital, limits

PLACES: dict[str, str] = {
    "low at 99.8%": "lies below the 99.8% limit of chance around",
    "low at 95%": "lies below the 95% limit of chance around",
    "within": "lies within the limits of chance around",
    "high at 95%": "lies above the 95% limit of chance around",
    "high at 99.8%": "lies above the 99.8% limit of chance around",
}
SHORT: dict[str, str] = {
    "low at 99.8%": "below 99.8%",
    "low at 95%": "below 95%",
    "within": "within",
    "high at 95%": "above 95%",
    "high at 99.8%": "above 99.8%",
}
STEPS = 24
"""At how many sizes the limits are drawn."""


def kind_of(found: FamilyComparison) -> Kind | None:
    """Return how chance works on the measure, or None where no funnel suits: no counts, or too few members."""
    kinds: dict[str | None, Kind] = {"wilson": "proportion", "poisson": "rate"}
    kind = kinds.get(found.measure.interval)
    suits = found.local.unit == "percent" if kind == "proportion" else found.local.unit in MULTIPLIERS
    pooled = found.pooled()
    known = all(counted(item) for item in found.everyone) and len(found.peers) >= MINIMUM_POINTS
    centre = pooled is not None and counted(pooled) and pooled.numerator
    return kind if kind and suits and known and centre else None


def limits_of(found: FamilyComparison, kind: Kind, size: float) -> Limits:
    """Return the limits of an area of some size about the family's pooled value, in the measure's unit."""
    pooled = found.pooled()
    assert pooled and pooled.numerator is not None and pooled.denominator
    make = proportion_limits if kind == "proportion" else rate_limits
    return make(pooled.numerator / pooled.denominator, size).scaled(MULTIPLIERS[found.local.unit])


def funnel(section: SectionFigures, found: FamilyComparison, kind: Kind) -> Chart:
    """Return the funnel of a family."""
    service, pooled = section.service, found.pooled()
    assert pooled is not None
    points = [_point(item, number, found, kind) for number, item in enumerate(found.everyone)]
    table = funnel_table(section, found, kind)
    unit = unit_label(found)
    where = f"{service} and {found.who}, {found.local.period.words}"
    own = points[0]
    return Chart(
        f"{section.slug}-{block_name(found)}-funnel",
        section.slug,
        title=f"{service} {PLACES[own.place]} {found.who}, {found.when}",
        subtitle=f"{unit}, by number of {found.measure.denominator}, {where}",
        spec=charts.funnel(
            points, _curves(found, kind), average=float(pooled.value or 0),
            average_text=f"Pooled {pooled.text.split(' ')[0]}", unit_label=unit,
            size_label=capital(found.measure.denominator), unit=found.local.unit, local=own.series,
        ),
        description=charts.describe(
            points, measure=found.measure.subject, kind="funnel", unit=found.local.unit, local=own.series
        ),
        data=table,
        sources=table.sources,
    )  # fmt: skip


def _point(item: Result, number: int, found: FamilyComparison, kind: Kind) -> FunnelPoint:
    value = float(item.value or 0)
    place = limits_of(found, kind, item.denominator or 1).position(value)
    text = item.text.split(" ")[0]
    return FunnelPoint(
        item.area.name, item.area.name, number, value, text=text, size=item.denominator or 0, place=place
    )


def _curves(found: FamilyComparison, kind: Kind) -> list[Curve]:
    sizes = [item.denominator or 1 for item in found.everyone]
    first, last = min(sizes), max(sizes)
    if first == last:
        first, last = round(first * 0.9), round(last * 1.1) + 1
    ratio = (last / first) ** (1 / (STEPS - 1))
    made = []
    for step in range(STEPS):
        size = round(first * ratio**step, 1)
        limit = limits_of(found, kind, size)
        made.append(Curve(size, (limit.warning.low, limit.warning.high), (limit.action.low, limit.action.high)))
    return made


def funnel_table(section: SectionFigures, found: FamilyComparison, kind: Kind) -> Table:
    """Return the data of the funnel: each area with its counts, its limits and where it lies."""
    columns = (
        Column("area", "Area", header=True),
        Column("numerator", capital(found.measure.numerator), align="right"),
        Column("denominator", capital(found.measure.denominator), align="right"),
        Column("value", UNIT_WORDS.get(found.local.unit, "Figure"), align="right"),
        Column("warning", "95% limits", align="right"), Column("action", "99.8% limits", align="right"),
        Column("place", "Place"),
    )  # fmt: skip
    rows = [Row(_cells(item, found, kind)) for item in found.everyone]
    pooled = found.pooled()
    assert pooled is not None
    none = dict.fromkeys(("warning", "action", "place"), NOT_APPLICABLE)
    rows.append(
        Row({**_counts(pooled, found.implied or pooled.implied), "area": Cell(f"Pooled: {found.who}"), **none}, "total")
    )
    notes = [
        pooled.note or (f"There is no figure for {listing(list(found.missing))}." if found.missing else ""),
        "Limits describe chance only: 95 or 99.8 of 100 areas would be within them if all had the pooled value.",
    ]
    if found.implied or found.local.implied:
        notes.append("[e]: the count is implied by the published rate and its population.")
    spread = _spread(found, kind)
    if spread and spread.beyond_chance is None:
        notes.append("The counts are too small to tell whether the members differ by more than chance.")
    caption = f"{found.measure.title}: {section.service} and {found.who}, {found.local.period.words}"
    return section.table_of(
        f"{section.slug}-{block_name(found)}-funnel-data", caption, columns, rows, filter(None, notes)
    )


def _counts(item: Result, implied: bool) -> dict[str, Cell]:
    number = Cell(f"{item.numerator:,}", item, ("e",) if implied else ())
    return {"numerator": number, "denominator": Cell.of(item, f"{item.denominator:,}"), "value": Cell.of(item)}


def _cells(item: Result, found: FamilyComparison, kind: Kind) -> dict[str, Cell]:
    limit = limits_of(found, kind, item.denominator or 1)
    place = limit.position(float(item.value or 0))
    warning, action = (_limit(item, found, each, name) for each, name in (
        (limit.warning, "limits"), (limit.action, "outer-limits")))  # fmt: skip
    cells = {"area": Cell(item.area.name), **_counts(item, item.implied), "place": Cell.of(warning, SHORT[place])}
    return cells | {"warning": Cell.of(warning, limits(warning)), "action": Cell.of(action, limits(action))}


def _limit(item: Result, found: FamilyComparison, interval: Interval, name: str) -> Result:
    """Return the limits of an area as a result: the pooled value, the limits about it, and the judgement."""
    pooled = found.pooled()
    assert pooled is not None and pooled.value is not None
    value = float(item.value or 0)
    word = judge(value - float(pooled.value), distinguishable=interval.excludes(value),
                 polarity=found.measure.polarity, same=LIKE)  # fmt: skip
    return replace(
        pooled,
        id=result_id(item.measure, item.area.key, item.period, item.breakdown, f"{name}-in-{found.family.key}"),
        kind="comparison", area=item.area, against=found.family, numerator=None, denominator=None, marks=(),
        interval=interval, judgement=word, note="",
    )  # fmt: skip


def too_different(section: SectionFigures, found: FamilyComparison) -> Notice | None:
    """Say where the members of a funnel differ by more than chance, so that its limits are read for what they are."""
    kind = kind_of(found)
    spread = _spread(found, kind) if kind else None
    if spread is None or not spread.beyond_chance:
        return None
    ratio, most = (_ratio(found, name, value) for name, value in (
        ("dispersion", spread.ratio), ("dispersion-by-chance", spread.most)))  # fmt: skip
    return section.notice(
        f"{block_name(found)}-dispersion", "note", "Members differ by more than chance",
        "The members lie further from the pooled value than chance alone explains: the mean square of their distances,"
        " in standard errors, is ", ratio, ". By chance alone it would be about 1, and below ", most,
        " in 95 of 100 such families. The limits describe chance only, so a service outside them may be no more unlike"
        " the others than they are unlike each other.",
    )  # fmt: skip


def _spread(found: FamilyComparison, kind: Kind) -> Dispersion | None:
    """Return how far the members differ; None where the pooled value is not theirs, so that it is not their mean."""
    points, pooled = [(item.numerator or 0, item.denominator or 1) for item in found.peers], found.pooled()
    sums = sum(count for count, _ in points), sum(size for _, size in points)
    if pooled is None or sums != (pooled.numerator, pooled.denominator):
        return None
    return dispersion(points, kind)


def _ratio(found: FamilyComparison, name: str, value: float) -> Result:
    pooled = found.pooled()
    assert pooled is not None
    own = result_id(found.measure.id, found.family.key, found.local.period, found.local.breakdown, name)
    return replace(pooled, id=own, unit="ratio", value=value, text=value_text(value, "ratio", 2), numerator=None,
                   denominator=None, interval=None, marks=(), note="", decimals=2)  # fmt: skip


def unit_label(found: FamilyComparison) -> str:
    """Return what the axis of values counts."""
    noun = found.measure.counts or found.measure.numerator
    words = UNIT_WORDS.get(found.local.unit, "Figure")
    return f"{words} of {noun}" if noun else words


def block_name(found: FamilyComparison) -> str:
    """Return the part of a block's id that the measure gives."""
    return f"{measure_slug(found.measure)}-family"
