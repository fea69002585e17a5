"""A measure over many periods and areas: what is compared, told, tabulated and drawn."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from yjreport.charts.choice import suitable_chart
from yjreport.config.catalogue import Area, load_catalogue
from yjreport.figures.observations import Observation
from yjreport.figures.results import evaluate
from yjreport.figures.series import Series, build_series
from yjreport.paths import Project
from yjreport.periods import Period, short_labels
from yjreport.tables.levels import levels_table
from yjreport.tables.wide import authorities_table
from yjreport.wording import no_later_figure, text_of

MEASURE = load_catalogue(Project.here()).measures["fte_rate"]
WHOLE = Area("local", None, "Twin Valleys", "local")
EAST = Area("E06000003", "E06000003", "East Valley", "member")
REGION = Area("north-east", "E12000001", "North East", "region")
NATION = Area("england", "E92000001", "England", "national")
POOLED = Area("england", "E92000001", "England (pooled from 4 authorities)", "national")
PEER = Area("E06000002", "E06000002", "Southtown", "peer")


def calendar(year: int) -> Period:
    """Return a calendar year."""
    return Period(str(year), date(year, 1, 1), date(year, 12, 31))


def rate(area: Area, year: int, count: int | None, *marks: str, note: str = "") -> Observation:
    """Return a rate per 100,000 of 10,000 children, or one that is not available."""
    there = count is not None
    return Observation(
        "fte_rate", area, calendar(year), None, (), count, 10_000 if there else None, None, "per_100000",
        marks if there else ("x",), "lait-2026-04", "FirstYJS", note, implied=False,
    )  # fmt: skip


def five_years() -> Series:
    """Return 2019 to 2023 of a joint service, one authority, region and country, and 2024 without a figure."""
    rows = [rate(WHOLE, 2024, None, note="Not added up: there is no figure for East Valley.")]
    for number, year in enumerate(range(2019, 2024)):
        rows += [rate(WHOLE, year, 30 - number), rate(EAST, year, 20), rate(REGION, year, 25)]
        rows.append(rate(POOLED if year == 2023 else NATION, year, 15))
    return build_series(MEASURE, [*rows, rate(PEER, 2023, 40)])


def test_a_denominator_of_zero_does_not_apply() -> None:
    """Nothing out of nothing is [z], never 0% or 100%."""
    nothing = Observation("fte_rate", WHOLE, calendar(2024), None, (), 0, 0, None, "per_100000", (), "s", "", "")
    result = evaluate(nothing, MEASURE)

    assert (result.text, result.value, result.marks) == ("[z]", None, ("z",))


def test_the_latest_figure_is_told_and_so_is_what_is_lacking_after_it() -> None:
    """2023 is the latest figure; of 2024 it is said that there is none, and why."""
    series = five_years()
    latest, lacking = series.latest(), series.lacking()

    assert latest is not None
    assert lacking is not None
    assert (latest.period.label, lacking.period.label) == ("2023", "2024")
    said = text_of(no_later_figure(lacking, MEASURE))
    assert said.endswith("there is no figure [x]. Not added up: there is no figure for East Valley.")


def test_a_withheld_figure_is_not_passed_over() -> None:
    """[c] for the latest year is the latest figure: the one before is not shown in its place."""
    held = Observation("fte_rate", WHOLE, calendar(2024), None, (), None, None, None, "per_100000", ("c",), "s", "", "")
    series = build_series(MEASURE, [rate(WHOLE, 2023, 20), held])

    assert series.latest() is not None
    assert series.latest().text == "[c]"  # type: ignore[union-attr]


def test_only_the_latest_of_many_shared_periods_is_compared() -> None:
    """Region and country are compared for 2023 alone; an authority is no comparator of its own whole."""
    compared = [(pair.second.area.key, pair.second.period.label) for pair in five_years().comparisons]

    assert compared == [("north-east", "2023"), ("england", "2023")]


def test_areas_are_columns_and_authorities_have_a_table_of_their_own() -> None:
    """Six rows, one for each period, hold the counts of the whole; peers are in neither table."""
    series = five_years()
    table = levels_table([series], id="t", section="first-time-entrants", caption="c", sources=())
    parts = authorities_table(series, id="p", section="first-time-entrants", caption="c", sources=())

    assert [column.label for column in table.columns] == [
        "Year ending December", "First time entrants", "Children aged 10 to 17", "Twin Valleys", "95% interval", "North East",
        "England",
    ]  # fmt: skip
    assert len(table.rows) == 6
    assert [table.rows[0].cells[key].text for key in ("period", "value")] == ["2019", "300"]
    assert parts is not None
    assert [column.label for column in parts.columns] == [
        "Year ending December", "Twin Valleys, the whole", "East Valley",
    ]  # fmt: skip


def test_a_trend_has_one_line_for_an_area_however_its_value_came_about() -> None:
    """Pooled and published England are one line, named without the remark."""
    chart = suitable_chart(five_years(), id="c", section="first-time-entrants", service="Twin Valleys", sources=())

    assert chart is not None
    assert "2019" in chart.description
    assert "pooled" not in chart.description
    assert "years ending December" in chart.subtitle


def test_a_break_is_not_drawn_across() -> None:
    """A figure marked b starts a new line."""
    rows = [rate(WHOLE, year, 20, *(("b",) if year == 2021 else ())) for year in range(2019, 2023)]
    chart = suitable_chart(build_series(MEASURE, rows), id="c", section="s", service="Twin Valleys", sources=())

    assert chart is not None
    assert "Not shown" in str(chart.spec)


@pytest.mark.parametrize(
    ("periods", "labels", "words"),
    [
        ([calendar(2022), calendar(2023)], ["2022", "2023"], "years ending December"),
        ([Period.of_year("2021-22"), Period.of_year("2022-23")], ["2021-22", "2022-23"], "years ending March"),
        ([Period(f"mid-{year}", date(year, 6, 30), date(year, 6, 30)) for year in (2021, 2022)],
         ["2021", "2022"], "on 30 June of each year"),
        ([calendar(2022), Period("June", date(2023, 6, 1), date(2023, 6, 30))],
         ["January to December 2022", "June 2023"], ""),
    ],
)  # fmt: skip
def test_an_axis_says_years_once(periods: list[Period], labels: list[str], words: str) -> None:
    """Whole years are short on the axis, with their end in words; anything else is spelt out."""
    assert short_labels(periods) == (labels, words)


def test_a_published_figure_keeps_its_value_beside_implied_counts() -> None:
    """113 per 100,000 with 45 of 40,000 implied prints 113, not 112.5."""
    item = Observation(
        "fte_rate", WHOLE, calendar(2024), None, (), 45, 40_000, Decimal(113), "per_100000", ("e",), "s", "", "",
        implied=True,
    )  # fmt: skip
    result = evaluate(item, MEASURE)

    assert (result.text, result.value, result.fraction) == ("113 per 100,000", 113, 113)
    assert result.interval is not None


def test_nothing_is_compared_across_a_break() -> None:
    """After a break there is a change only once two figures stand on the same side of it."""
    broken = [rate(WHOLE, 2022, 30), rate(WHOLE, 2023, 20, "b")]
    mended = [*broken, rate(WHOLE, 2024, 10)]

    assert build_series(MEASURE, broken).changes == ()
    assert [pair.second.period.label for pair in build_series(MEASURE, mended).changes] == ["2023"]


def test_an_old_figure_does_not_stand_for_the_latest() -> None:
    """A figure of three years before the newest period, for which there is none, is history: nothing is judged by it."""
    series = build_series(MEASURE, [rate(WHOLE, 2019, 20), rate(WHOLE, 2020, 30), rate(WHOLE, 2024, None)])
    latest = series.latest()

    assert latest is not None
    assert latest.text == "[x]"
    assert series.changes == ()
