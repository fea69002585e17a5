"""Key performance indicators: start and end, counts beside shares, need without direction, targets and maturity."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from small_sections import BEFORE, YEAR, grid, section, seen, suppressed, unnamed

from yjreport.config.schema import Target
from yjreport.figures.judgement import CLOSE, MET, labelled
from yjreport.sections.scorecard import kpi_scorecard
from yjreport.sections.shared import kpi, kpi_answers, kpi_moments
from yjreport.sections.shared.breakdowns import by_dimensions

HOUSED = "kpi1_accommodation"
NEED = "kpi4_mental_health_need"


def housed() -> list:
    """Return an indicator with a whole, a start, two orders and what is not known."""
    return [
        seen(HOUSED, 43, 50),
        seen(HOUSED, 40, 50, moment="start"),
        seen(HOUSED, 43, 50, moment="end"),
        seen(HOUSED, 30, 32, order="referral order"),
        seen(HOUSED, 13, 18, order="youth rehabilitation order"),
        seen(HOUSED, 43, 50, status="suitable"),
        seen(HOUSED, 5, 50, status="not suitable"),
        seen(HOUSED, 2, 50, status="not known"),
        seen(HOUSED, 38, 52, period=BEFORE),
    ]


def test_the_end_less_the_start_is_in_percentage_points() -> None:
    """43 of 50 at the end and 40 of 50 at the start differ by 6.0 points, and no test is made."""
    made = section("accommodation", *housed())
    pairs = kpi_moments.pairs(made.measure(HOUSED))

    assert [pair.name for pair in pairs] == ["All"]
    assert pairs[0].change is not None
    assert pairs[0].change.text == "+6.0 percentage points"
    assert pairs[0].change.judgement is None
    said = kpi_moments.moments_statement(made, made.measure(HOUSED), pairs)
    assert said is not None
    assert "80.0% (40 of 50) at the start of the order and 86.0% (43 of 50) at the end" in said.plain()
    assert kpi_moments.PAIRED in said.plain()


def test_a_category_with_both_moments_has_a_row() -> None:
    """School age and above stand beside each other at the start and at the end, with their counts."""
    made = section(
        "education",
        seen("kpi2_ete", 55, 80),
        seen("kpi2_ete", 50, 80, moment="start"),
        seen("kpi2_ete", 34, 42, age="school age", moment="end"),
        seen("kpi2_ete", 30, 42, age="school age", moment="start"),
        seen("kpi2_ete", 21, 38, age="above school age", moment="end"),
        seen("kpi2_ete", 20, 38, age="above school age", moment="start"),
    )
    series = made.measure("kpi2_ete")
    table = kpi_moments.moments_table(made, series, kpi_moments.pairs(series))

    assert table is not None
    assert [row[0] for row in grid(table)] == ["School age", "Above school age", "All"]
    assert grid(table)[0][1:3] == ["71.4% (30 of 42)", "81.0% (34 of 42)"]
    assert grid(table)[0][-1] == "+9.5"
    assert table.rows[-1].kind == "total"
    assert unnamed(table) == []
    chart = kpi_moments.moments_chart(made, series, kpi_moments.pairs(series))
    assert chart is not None
    assert "At the end" in chart.description


def test_not_known_is_a_category_of_its_own_and_comes_last() -> None:
    """What was recorded is suitable, not suitable and not known, with counts, however small."""
    made = section("accommodation", *housed())
    tables = [block for block in kpi.blocks(made, HOUSED) if block is not None and block.id.endswith("by-group")]
    (table,) = (block for block in tables if hasattr(block, "columns"))
    recorded = [row[1:3] for row in grid(table) if row[0] == "What was recorded"]

    assert recorded == [["Suitable", "86.0% (43 of 50)"], ["Not suitable", "10.0% (5 of 50)"],
                        ["Not known", "4.0% (2 of 50)"]]  # fmt: skip


def test_ids_of_the_blocks_differ() -> None:
    """No two blocks of an indicator share an id, which would stop the annex."""
    made = section("accommodation", *housed(), seen("kpi1_known", 48, 50), seen("kpi1_known", 45, 50, moment="start"))
    ids = [block.id for block in kpi.blocks(made, HOUSED, known="kpi1_known") if block is not None]

    assert len(ids) == len(set(ids)) > 4
    assert list(kpi.blocks(section("accommodation"), HOUSED)) == []


def test_the_scorecard_has_a_row_for_each_indicator_with_figures() -> None:
    """Figure with counts, interval, start to end, change and judgement stand in one row of six columns."""
    table = kpi_scorecard.scores(section("scorecard", *housed(), seen(NEED, 20, 50), seen(NEED, 12, 52, period=BEFORE)))

    assert table is not None
    first, second = grid(table)
    assert first[0] == "KPI 1: Suitable accommodation"
    assert first[1:4] == ["86.0% (43 of 50)", "73.8% to 93.0%", "+6.0"]
    assert first[4] == "+12.9"
    assert "The change is from April 2022 to March 2023." in table.notes
    assert second[0].startswith("KPI 4")
    assert second[3] == "[x]"
    assert len(table.columns) == 6
    assert table.caption.endswith("April 2023 to March 2024")
    assert unnamed(table) == []


@pytest.mark.parametrize(("then", "word"), [(5, "higher"), (12, "no detectable change")])
def test_need_has_no_better_and_no_worse(then: int, word: str) -> None:
    """A change in mental health need is higher, lower or not detectable, and the table says why."""
    table = kpi_scorecard.scores(section("scorecard", seen(NEED, 20, 50), seen(NEED, then, 52, period=BEFORE)))

    assert table is not None
    assert grid(table)[0][-1].endswith(word)
    assert kpi_scorecard.NEED in table.notes


@pytest.mark.parametrize(("target", "tolerance", "word"), [(60, 0, MET), (80, 0, CLOSE), (80, 10, MET)])
def test_a_target_is_judged_with_chance(target: float, tolerance: float, word: str) -> None:
    """86.0% of 50 children meets a target below its interval; one inside is too close to tell."""
    targets = {HOUSED: Target(value=target, tolerance=tolerance, note="Agreed by the board")}
    table = kpi_scorecard.scores(section("scorecard", seen(HOUSED, 43, 50), targets=targets))

    assert table is not None
    near = f", tolerance {tolerance}.0 percentage points" if tolerance else ""
    assert grid(table)[0][-1] == f"{target}.0%{near}: {labelled(word)}"
    assert "KPI 1: Suitable accommodation: Agreed by the board." in table.notes
    assert unnamed(table) == []


def test_without_a_target_there_is_no_column_for_it() -> None:
    """A column that no row fills is left out, and without figures there is no table."""
    table = kpi_scorecard.scores(section("scorecard", seen(HOUSED, 43, 50)))

    assert table is not None
    assert "Target" not in [column.label for column in table.columns]
    assert kpi_scorecard.scores(section("scorecard")) is None
    assert kpi_scorecard.banner(section("scorecard")) is None


@pytest.mark.parametrize(
    ("year", "tone", "word"),
    [("2023-24", "warning", "developmental"), ("2024-25", "warning", "developmental"), ("2025-26", "note", "in use")],
)
def test_the_banner_follows_the_year(year: str, tone: str, word: str) -> None:
    """Two years are developmental and not for decisions; from 2025-26 the indicators are in use."""
    made = section("scorecard", seen(HOUSED, 43, 50))
    report = made.dataset.request.report.model_copy(update={"year": year, "cut_off": date(2026, 5, 31)})
    dataset = replace(made.dataset, request=replace(made.dataset.request, report=report))
    banner = kpi_scorecard.banner(replace(made, dataset=dataset))

    assert banner is not None
    assert banner.tone == tone
    assert word in banner.title
    assert "June 2025" in banner.plain()


def test_a_withheld_indicator_prints_its_mark_and_nothing_else() -> None:
    """Counts, interval, change and target of a withheld figure are [c] or absent."""
    hidden = replace(seen(HOUSED, None, None, marks=("c",)), value=None)
    table = kpi_scorecard.scores(section("scorecard", hidden, **suppressed()))

    assert table is not None
    row = grid(table)[0]
    assert row[1] == "[c]"
    assert not any(cell.isdigit() for text in row[1:] for cell in text)


def test_the_year_comes_before_its_last_quarter() -> None:
    """Of two periods that end together the longer one is the headline."""
    from datetime import date

    from yjreport.periods import Period

    quarter = Period("quarter", date(2024, 1, 1), date(2024, 3, 31))
    made = section("scorecard", seen(HOUSED, 9, 11, period=quarter), seen(HOUSED, 43, 50))

    assert [item.period for item in kpi_scorecard.latest(made.measure(HOUSED))] == [YEAR]


def test_answers_are_out_of_the_same_whole() -> None:
    """Each answer is said with its count out of all, the unknown last, and none is called suitable that is not."""
    made = section("accommodation", *housed())
    series = made.measure(HOUSED)
    said = kpi_answers.statement(made, by_dimensions(series)[("status",)], "status")

    assert said is not None
    assert said.plain() == (
        "Of 50 orders that ended from April 2023 to March 2024, what was recorded: suitable 86.0% (43); "
        "not suitable 10.0% (5); not known 4.0% (2)."
    )


def test_what_follows_from_an_indicator_shares_its_table() -> None:
    """Need, those offered support and how many are recorded stand in one table, a row each."""
    made = section(
        "health", seen(NEED, 20, 50), seen(NEED, 12, 52, period=BEFORE),
        seen("kpi4_offered", 15, 20), seen("kpi4_offered", 9, 12, period=BEFORE),
        seen("kpi4_known", 48, 50), seen("kpi4_known", 50, 52, period=BEFORE),
    )  # fmt: skip
    found = [block for block in kpi.blocks(made, NEED, known="kpi4_known", then=("kpi4_offered",)) if block is not None]
    (table,) = (block for block in found if hasattr(block, "columns"))

    assert [row[1:3] for row in grid(table)] == [
        ["23.1%", "40.0% (20 of 50)"], ["75.0%", "75.0% (15 of 20)"], ["96.2%", "96.0% (48 of 50)"],
    ]  # fmt: skip
    assert unnamed(table) == []
