"""Profiles of open measures, authorities beside the whole, and categories by period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from small_sections import BEFORE, YEAR, grid, section, seen, suppressed, unnamed

from yjreport.observations import Observation
from yjreport.sections import context, parts, split
from yjreport.sections.crosstab import crosstab

RATE = "looked_after_rate"
HEREFORDSHIRE, SHROPSHIRE = "E06000019", "E06000051"


def rates() -> list[Observation]:
    """Return a rate for the service, its region for the same year and its nation for the year before."""
    return [
        seen(RATE, 2_000, 250_000),
        seen(RATE, 1_900, 250_000, period=BEFORE),
        seen(RATE, value=88, where="west-midlands"),
        seen(RATE, value=70, where="england", period=BEFORE),
        seen(RATE, 300, 36_000, where=HEREFORDSHIRE),
        seen(RATE, 600, 60_000, where=SHROPSHIRE, period=BEFORE),
    ]


def test_a_profile_sets_the_same_period_beside_the_service() -> None:
    """The region's figure of the year is shown; the nation's of another year is [x] with its period."""
    made = section("context", *rates())
    table = context.profile(made, made.measure(RATE))

    assert table is not None
    labels = [column.label for column in table.columns]
    assert labels == ["Measure", "Period", "West Mercia", "West Midlands", "England", "Source"]
    row = grid(table)[0]
    assert row[1] == "April 2023 to March 2024"
    assert row[2] == "80.0 per 10,000"
    assert row[3] == "88 per 10,000"
    assert row[4] == "[x] (latest is April 2022 to March 2023)"
    assert "West Mercia" in row[5]
    assert unnamed(table) == ["[x] (latest is April 2022 to March 2023)"]


def test_each_authority_stands_beside_the_whole_and_the_missing_are_named() -> None:
    """One of four has a figure for the year; the others are [x], one for it has only an earlier one."""
    made = section("context", *rates())
    table = context.members(made, made.measure(RATE))

    assert table is not None
    assert grid(table)[0][2:] == ["80.0 per 10,000", "83.3 per 10,000", "[x]", "[x]", "[x]"]
    assert (
        "no figure for Shropshire, Telford and Wrekin and Worcestershire in April 2023 to March 2024." in table.notes[0]
    )
    assert unnamed(table) == []


def test_a_whole_that_is_not_there_leaves_its_authorities() -> None:
    """Where the service cannot be summed its authorities are still shown, beside [x]."""
    made = section("context", seen(RATE, 300, 36_000, where=HEREFORDSHIRE))
    table = context.members(made, made.measure(RATE))

    assert table is not None
    assert grid(table)[0][2:4] == ["[x]", "83.3 per 10,000"]
    assert context.profile(made, made.measure(RATE)) is None


def test_a_single_authority_has_no_table_of_members() -> None:
    """Leicester is one authority: there is nothing beside the whole."""
    made = section("context", seen(RATE, 300, 36_000, where="local"), authority="leicester", year="2023-24")

    assert context.members(made, made.measure(RATE)) is None
    assert context.profile(made, made.measure(RATE)) is not None


def test_undated_figures_agree_with_none() -> None:
    """A figure whose period is not stated has no comparator, whatever that one's period."""
    from yjreport.periods import Period

    unknown = Period("not stated")
    there = seen(RATE, value=70, period=unknown, where="england")
    made = section("context", seen(RATE, value=80, period=unknown), there)
    table = context.profile(made, made.measure(RATE))

    assert table is not None
    assert grid(table)[0][3] == "[x] (latest is not stated)"


def test_open_measures_are_told_from_the_services_own() -> None:
    """A measure is open where each of its figures is; indicators are in neither list of the service's own."""
    made = section("context", *rates())
    sources = dict(made.dataset.sources)
    plan = sources["west-mercia-plan-2024-25"]
    opened = replace(made.dataset, sources={**sources, plan.id: plan.model_copy(update={"kind": "open"})})

    assert [series.measure.id for series in context.own_measures(made)] == [RATE]
    assert context.open_measures(made) == []
    assert [series.measure.id for series in context.open_measures(replace(made, dataset=opened))] == [RATE]
    assert context.own_measures(section("accommodation", seen("kpi1_accommodation", 4, 9))) == []


def children(*counts: int, period: object = YEAR) -> list[Observation]:
    """Return children by sex, and of whom it is not known."""
    names = ("boys", "girls", "not known")
    return [seen("children_by_sex", count, period=period, sex=name) for name, count in zip(names, counts, strict=True)]  # type: ignore[arg-type]


def test_categories_stand_by_period_with_shares_and_a_total() -> None:
    """80 boys, 15 girls and 5 not known are 100 children; the year before is a column of its own."""
    made = section("caseload", *children(70, 20, 0, period=BEFORE), *children(80, 15, 5))
    series = made.measure("children_by_sex")
    table = crosstab(made, series, split.whole(series), "sex")

    assert table is not None
    assert grid(table) == [
        ["Boys", "70", "80", "80.0%"],
        ["Girls", "20", "15", "15.0%"],
        ["Not known", "0", "5", "5.0%"],
        ["All", "90", "100", "100.0%"],
    ]
    assert unnamed(table) == []


def test_the_largest_group_is_named_and_never_that_of_the_unknown() -> None:
    """Boys are the largest group although more are not known, and how many are not is said."""
    made = section("caseload", *children(30, 10, 60))
    said = next(block for block in parts.blocks(made, made.measure("children_by_sex")) if block is not None)

    assert said.plain() == (
        "In April 2023 to March 2024, by sex: of 100 children the largest group is boys with 30 (30.0%). "
        "It is not known for 60 (60.0%)."
    )


def test_categories_that_overlap_make_up_no_whole() -> None:
    """Children known to several services are not added: no total and no share."""
    made = section(
        "wider-services",
        seen("wider_services_children", 39, service="child in need"),
        seen("wider_services_children", 25, service="looked after"),
    )
    series = made.measure("wider_services_children")
    table = crosstab(made, series, split.whole(series), "service")

    assert table is not None
    assert grid(table) == [["Child in need", "39"], ["Looked after", "25"]]
    assert parts.largest(made, series, split.whole(series)) is None


def test_parts_that_do_not_add_to_the_whole_have_no_share() -> None:
    """Where the source's whole is another number than the sum, no share of either is printed."""
    figures = [seen("children_sentenced_to_custody", 9), seen("children_sentenced_to_custody", 5, sex="boys"),
               seen("children_sentenced_to_custody", 2, sex="girls")]  # fmt: skip
    made = section("custody", *figures)
    series = made.measure("children_sentenced_to_custody")

    assert split.total_of(split.by_dimensions(series)[("sex",)].local, split.whole(series)) is None


def test_a_withheld_category_withholds_total_and_shares() -> None:
    """With 3 girls withheld neither the sum nor a share is printed that would give them away."""
    hidden = replace(seen("children_by_sex", 3, sex="girls", marks=("c",)), numerator=None, value=None)
    made = section("caseload", *children(80, 15, 5)[:1], hidden, **suppressed())
    series = made.measure("children_by_sex")
    table = crosstab(made, series, split.whole(series), "sex")

    assert table is not None
    assert grid(table) == [["Boys", "80"], ["Girls", "[c]"]]


def test_a_share_whose_remainder_is_small_is_withheld() -> None:
    """97 of 100 leaves 3: the share of the 97 is [c] in a public edition that withholds, and shown to the board."""
    figures = [seen("offences_by_type", 97, offence="theft"), seen("offences_by_type", 100)]
    public = section("caseload", *figures, **suppressed())
    board = section("caseload", *figures, **suppressed(), edition="board")
    for made, there in ((public, False), (board, True)):
        series = made.measure("offences_by_type")
        part, total = split.by_dimensions(series)[("offence",)].local[0], split.whole(series).local[0]
        assert (split.share(made, part, total) is not None) == there


def test_windows_that_overlap_are_not_beside_each_other() -> None:
    """A rolling year that shares days with the latest has no column."""
    from yjreport.periods import Period

    rolling = Period("rolling", date(2023, 1, 1), date(2023, 12, 31))
    made = section("caseload", *children(70, 20, 0, period=rolling), *children(80, 15, 5))
    series = made.measure("children_by_sex")
    table = crosstab(made, series, split.whole(series), "sex")

    assert table is not None
    assert len(table.columns) == 3


def test_measures_of_one_figure_share_a_table() -> None:
    """Two single figures are said and then stand in one table; a measure of several has its own."""
    made = section("context", seen("area_square_miles", 2868), seen("partner_bodies", 4), *rates()[:2])
    measures = [made.measure(id) for id in ("area_square_miles", "partner_bodies", RATE)]
    found = [block for block in parts.blocks(made, *measures) if block is not None]

    tables = [block for block in found if hasattr(block, "columns")]
    assert [len(table.rows) for table in tables] == [2, 2]
    assert list(parts.blocks(made, made.measure("children_low_income"))) == []
