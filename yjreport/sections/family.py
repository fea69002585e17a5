"""A service among its family: rank, quarter and pooled value in words, and a funnel, or dots where none suits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yjreport.blocks.model import Cell, Chart, Column, Piece, Row, Statement, Table
from yjreport.formats import listing
from yjreport.sections.circle import Circle, circle
from yjreport.sections.family_funnel import block_name, funnel, kind_of, too_different, unit_label
from yjreport.tables import NOT_APPLICABLE, UNIT_WORDS
from yjreport.wording import capital, when

if TYPE_CHECKING:
    from yjreport.blocks.model import Block
    from yjreport.charts import Point
    from yjreport.results import Result
    from yjreport.section import Section
    from yjreport.series import Series


def blocks(section: Section, series: Series) -> list[Block]:
    """Return rank and pooled value in words, the picture, and what to keep in mind; nothing without a family."""
    found = circle(section, series)
    if found is None:
        return []
    every = (says(section, found), picture(section, found), too_different(section, found))
    return [block for block in every if block is not None]


def says(section: Section, found: Circle) -> Statement:
    """Say rank and quarter, how much of that chance could explain, the pooled value, and who is missing."""
    service = section.dataset.request.service.name
    quarter, alike, pooled = found.quarter(), found.alike(), found.pooled()
    words: list[Piece] = [f"{capital(found.measure.subject)} {when(found.local, found.measure)} was ", found.local,
                          f" in {service}: the ", found.rank(), f" among {service} and {found.who}"]  # fmt: skip
    if quarter:
        words += [", in the ", quarter]
    words.append(". ")
    if pooled:
        counts = f"{pooled.numerator:,} of {pooled.denominator:,}"
        words += ["The pooled value of the others was ", pooled, " (", (counts, pooled), "). "]
    if alike:
        words += ["Chance alone could explain the difference from ", alike, " others. "]
    words.append("Ranks of small counts are unstable: a child more or less can move them by several places.")
    if found.missing:
        words.append(f" There is no figure for {listing(list(found.missing))}.")
    return section.sentences(f"{block_name(found)}-says", *words)


def picture(section: Section, found: Circle) -> Chart:
    """Return the funnel of the family, or dots where no funnel suits."""
    kind = kind_of(found)
    return funnel(section, found, kind) if kind else _dots(section, found)


def _dots(section: Section, found: Circle) -> Chart:
    """Return the service among its family as dots, in order, with what intervals are known."""
    from yjreport import charts

    service, rank = section.dataset.request.service.name, found.rank()
    ordered = sorted(found.everyone, key=lambda item: (-float(item.value or 0), item.area.name))
    points = [_dot(item, number) for number, item in enumerate(ordered)]
    heading = UNIT_WORDS.get(found.local.unit, "Figure")
    columns = (
        Column("area", "Area", header=True),
        Column("value", heading, align="right"),
        Column("rank", "Rank"),
    )
    rows = tuple(
        Row({"area": Cell(item.area.name), "value": Cell.of(item),
             "rank": Cell.of(rank) if item is found.local else NOT_APPLICABLE})
        for item in ordered
    )  # fmt: skip
    unit = unit_label(found)
    sources = section.sources(found.everyone)
    where = f"{service} and {found.who}, {found.local.period.words}"
    id, caption = f"{section.slug}-{block_name(found)}-dots", f"{found.measure.title}: {where}"
    data = Table(f"{id}-data", section.slug, caption, columns, rows, (), sources)
    return Chart(
        id,
        section.slug,
        title=f"{service} is the {rank.text} among itself and {found.who}",
        subtitle=f"{unit}, {where}",
        spec=charts.dots(points, unit_label=unit, unit=found.local.unit, local=found.local.area.name),
        description=charts.describe(points, measure=found.measure.subject, kind="dots", unit=found.local.unit,
                                    local=found.local.area.name, interval="95% intervals"),
        data=data,
        sources=sources,
    )  # fmt: skip


def _dot(item: Result, number: int) -> Point:
    from yjreport.charts import Point

    bounded = item.interval is not None and item.interval.high != float("inf")
    low, high = (item.interval.low, item.interval.high) if bounded and item.interval else (None, None)
    return Point(item.area.name, item.area.name, number, float(item.value or 0), low, high, item.text)
