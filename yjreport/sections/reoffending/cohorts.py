"""How many reoffended beside the rate, how soon, and which figures have been revised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from yjreport.blocks.model import Block, Chart, Table
from yjreport.blocks.parts import Cell, Column, Row
from yjreport.charts import Point
from yjreport.charts.blocks import chart_block, point
from yjreport.charts.choice import FEWEST_POINTS
from yjreport.figures.results import Result
from yjreport.figures.series import Series
from yjreport.periods import short_labels, spanning
from yjreport.sections.section_figures import SectionFigures, measure_slug
from yjreport.sections.shared import breakdowns, measure_blocks
from yjreport.tables.cells import NOT_AVAILABLE, titled, with_counts
from yjreport.tables.levels import levels_table
from yjreport.tables.notes import notes_of
from yjreport.wording import capital

MOST_COHORTS = 3
"""How many cohorts' curves one chart shows."""


def number_chart(section: SectionFigures, binary: Series) -> Chart | None:
    """Return the children who reoffended in each cohort, to stand under the rate; None with fewer than four."""
    found = [
        item
        for item in binary.local
        if not item.breakdown and item.numerator is not None and item.denominator and not item.implied
    ]
    kept: list[Result] = []
    for item in sorted(found, key=lambda one: one.period.order(), reverse=True):
        alike = not kept or item.period.same_length(kept[0].period)
        if item.period.known and alike and not any(item.period.overlaps(one.period) for one in kept):
            kept.insert(0, item)
    if len(kept) < FEWEST_POINTS:
        return None
    service, measure = section.service, binary.measure
    whole = spanning(item.period for item in kept)
    points = [
        Point(service, capital(item.period.words), at, item.numerator, text=f"{item.numerator:,}")
        for at, item in enumerate(kept)
    ]
    unit = f"Number of {measure.numerator}"
    id = f"{section.slug}-{measure_slug(measure)}-number-chart"
    data = levels_table([binary], id=f"{id}-data", section=section.slug, caption=measure.title,
                        sources=section.sources(kept))  # fmt: skip
    return chart_block(
        "bars", points, id=id, section=section.slug, title=_number_title(kept[-1], kept[-2]),
        subtitle=f"{unit}, {service}, {whole.words if whole else ''}", measure=f"the number of {measure.numerator}",
        unit_label=unit, unit="count", local=service, data=data,
    )  # fmt: skip


def _number_title(latest: Result, before: Result) -> str:
    """Return what the counts say: they are facts of two cohorts, not a test."""

    def than(after: int | None, earlier: int | None, words: tuple[str, str, str]) -> str:
        a, b = after or 0, earlier or 0
        return words[0] if a > b else words[1] if a < b else words[2]

    who = than(latest.numerator, before.numerator, ("More", "Fewer", "As many"))
    size = than(latest.denominator, before.denominator, ("a larger", "a smaller", "an equal"))
    return f"{who} children reoffended, in {size} cohort"


def curve(section: SectionFigures, series: Series) -> Chart | None:
    """Return the share of the cohort that had reoffended by each month, a line for each of the latest cohorts."""
    by_cohort: dict[str, list[Result]] = {}
    months = [(_month(item), item) for item in series.local if _month(item) is not None]
    for _, item in sorted(months, key=lambda pair: (pair[1].period.order(), pair[0]), reverse=True):
        by_cohort.setdefault(item.period.words, []).insert(0, item)
    drawn = {name: items for name, items in by_cohort.items() if sum(item.there for item in items) > 1}
    shown = dict(list(drawn.items())[:MOST_COHORTS])
    if not shown:
        return None
    local = next(iter(shown))
    points = [_point(item, name, bounded=name == local) for name, items in shown.items() for item in items]
    unit, measure = f"Percentage of {series.measure.denominator}", series.measure
    id = f"{section.slug}-{measure_slug(measure)}-chart"
    data = levels_table([series], id=f"{id}-data", section=section.slug, caption=measure.title,
                        sources=section.sources(series.results))  # fmt: skip
    return chart_block(
        "line", points, id=id, section=section.slug, title=_curve_title(shown[local]),
        subtitle=f"{unit} who had reoffended by each month of follow-up, {section.service}, by cohort",
        measure=measure.subject, unit_label=unit, unit="percent", local=local, data=data,
        interval="the 95% interval of the latest cohort",
    )  # fmt: skip


def _month(item: Result) -> int | None:
    text = dict(item.breakdown).get("months", "").split(" ")[0]
    return int(text) if text.isdigit() else None


def _point(item: Result, cohort: str, *, bounded: bool) -> Point:
    month = _month(item) or 0
    made = point(item, cohort, f"Month {month}", month)
    return made if bounded else replace(made, low=None, high=None)


def _curve_title(items: list[Result]) -> str:
    """Return whether most first reoffences of a cohort came in the first half of what its line shows."""
    last, total = _month(items[-1]) or 0, items[-1].fraction
    half = [item.fraction for item in items if 2 * (_month(item) or 0) <= last and item.fraction is not None]
    if not total or not half:
        return "When children first reoffended"
    if half[-1] > total / 2:
        return "Most who reoffended did so in the first half of the follow-up"
    return "Those who reoffended did so as much in the second half of the follow-up as in the first"


def revisions(section: SectionFigures, *series: Series) -> Table | None:
    """Return the figures that their source has revised, with what it says of them; None without any."""
    found = [(one.measure, item) for one in series for item in one.results if "r" in item.marks]
    if not found:
        return None
    columns = (
        Column("measure", "Measure", header=True), Column("area", "Area", header=True), Column("period", "Period"),
        Column("value", "Figure as revised", align="right"), Column("note", "What the source says"),
    )  # fmt: skip
    rows = [
        Row({
            "measure": Cell(titled(measure.title, item)),
            "area": Cell(capital(item.area.name)), "period": Cell(capital(item.period.words)), "value": Cell.of(item),
            "note": Cell(item.corrected or item.note or "Revised"),
        })
        for measure, item in found
    ]  # fmt: skip
    caption = f"Figures that have been revised, {section.service}"
    return section.table_of(f"{section.slug}-revisions", caption, columns, rows)


def by_group(section: SectionFigures, series: Series) -> Iterator[Block | None]:
    """Yield what a section prints of the breakdowns of a measure whose whole is shown elsewhere."""
    yield from measure_blocks.breakdowns(section, series)


def by_month(section: SectionFigures, series: Series) -> Table | None:
    """Return the share that had reoffended by each month, a column for each of the latest cohorts; None without any."""
    months = breakdowns.by_dimensions(series).get(("months",))
    periods = breakdowns.periods_of(months)[-MOST_COHORTS:] if months else []
    if months is None or not periods:
        return None
    found = {(item.breakdown, item.period): item for item in months.local}
    columns = [Column("category", "Months", header=True)]
    columns += [Column(f"p{at}", capital(name), align="right") for at, name in enumerate(short_labels(periods)[0])]
    rows = []
    for month in dict.fromkeys(item.breakdown for item in months.local):
        items = [found.get((month, period)) for period in periods]
        cells = {f"p{at}": with_counts(item) if item else NOT_AVAILABLE for at, item in enumerate(items)}
        rows.append(Row({"category": Cell(capital(month[0][1])), **cells}))
    measure, span = series.measure, spanning(periods) or periods[-1]
    notes = notes_of([(measure, item) for item in months.local if item.period == periods[-1]], single=True)
    title = f"{measure.title.partition(' by ')[0]}, by months, {section.service}, {span.words}"
    return section.table_of(f"{section.slug}-{measure_slug(measure)}-by-months", title, columns, rows, notes)
