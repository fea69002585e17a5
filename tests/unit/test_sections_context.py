"""Profiles of open measures, authorities beside the whole, and categories by period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from small_sections import BEFORE, YEAR, grid, section, seen, suppressed, unnamed

from yjreport.figures.observations import Observation
from yjreport.sections.context import population
from yjreport.sections.shared import area_context, breakdowns, groups, measure_blocks
from yjreport.sections.shared.largest_groups import largest_of

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
    made = section("context", *rates(), seen("population_0_17", 9_000))
    table = area_context.profile(made, made.measure(RATE), made.measure("population_0_17"))

    assert table is not None
    labels = [column.label for column in table.columns]
    assert labels == ["Measure", "West Mercia", "West Midlands", "England"]
    assert table.caption.endswith("West Mercia, April 2023 to March 2024")
    assert grid(table)[0][1:] == ["80.0 per 10,000", "88 per 10,000", "[x] (latest is April 2022 to March 2023)"]
    assert area_context.profile(made, made.measure(RATE)) is None
    assert unnamed(table) == ["[x] (latest is April 2022 to March 2023)"]


def test_each_authority_stands_beside_the_whole_and_the_missing_are_named() -> None:
    """One of four has a figure for the year; the others are [x], one for it has only an earlier one."""
    made = section("context", *rates())
    table = area_context.members(made, made.measure(RATE))

    assert table is not None
    assert grid(table)[0][1:] == ["80.0 per 10,000", "83.3 per 10,000", "[x]", "[x]", "[x]"]
    absent = "no figure for Shropshire, Telford and Wrekin and Worcestershire from April 2023 to March 2024."
    assert absent in table.notes[0]
    assert unnamed(table) == []


def test_a_whole_that_is_not_there_leaves_its_authorities() -> None:
    """Where the service cannot be summed its authorities are still shown, without a column for the whole."""
    made = section("context", seen(RATE, 300, 36_000, where=HEREFORDSHIRE))
    table = area_context.members(made, made.measure(RATE))

    assert table is not None
    assert [column.label for column in table.columns][:2] == ["Measure", "Herefordshire"]
    assert grid(table)[0][1] == "83.3 per 10,000"
    assert area_context.profile(made, made.measure(RATE)) is None


def test_a_single_authority_has_no_table_of_members() -> None:
    """Leicester is one authority: there is nothing beside the whole."""
    made = section("context", seen(RATE, 300, 36_000, where="local"), authority="leicester", year="2023-24")
    found = [block for block in area_context.around(made, made.measure(RATE)) if block is not None]

    assert area_context.members(made, made.measure(RATE)) is None
    assert [block.plain().startswith("Rate of children looked after") for block in found] == [True]
    assert "Source: " in found[0].plain()


def test_undated_figures_agree_with_none() -> None:
    """A figure whose period is not stated has no comparator, whatever that one's period."""
    from yjreport.periods import Period

    unknown = Period("not stated")
    there = seen(RATE, value=70, period=unknown, where="england")
    made = section("context", seen(RATE, value=80, period=unknown), there, seen("population_0_17", 9, period=unknown))
    table = area_context.profile(made, made.measure(RATE), made.measure("population_0_17"))

    assert table is not None
    assert grid(table)[0][2] == "[x] (latest is not stated)"


def test_open_measures_are_told_from_the_services_own() -> None:
    """A measure is open where each of its figures is; indicators are in neither list of the service's own."""
    made = section("context", *rates())
    sources = dict(made.dataset.sources)
    plan = sources["west-mercia-plan-2024-25"]
    opened = replace(made.dataset, sources={**sources, plan.id: plan.model_copy(update={"kind": "open"})})

    assert [series.measure.id for series in area_context.own_measures(made)] == [RATE]
    assert area_context.open_measures(made) == []
    assert [series.measure.id for series in area_context.open_measures(replace(made, dataset=opened))] == [RATE]
    assert area_context.own_measures(section("accommodation", seen("kpi1_accommodation", 4, 9))) == []


def children(*counts: int, period: object = YEAR) -> list[Observation]:
    """Return children by sex, and of whom it is not known."""
    names = ("boys", "girls", "not known")
    return [seen("children_by_sex", count, period=period, sex=name) for name, count in zip(names, counts, strict=True)]  # type: ignore[arg-type]


def test_categories_stand_by_period_with_shares_and_a_total() -> None:
    """80 boys, 15 girls and 5 not known are 100 children; the year before is a column of its own."""
    made = section("caseload", *children(70, 20, 0, period=BEFORE), *children(80, 15, 5))
    series = made.measure("children_by_sex")
    table = groups.table(made, measure_blocks.groups_of([series]), title=series.measure.title, name="sex")

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
    said = next(
        block for block in measure_blocks.of_measures(made, made.measure("children_by_sex")) if block is not None
    )

    assert said.plain() == (
        "From April 2023 to March 2024 the total was 100 children. By sex, the largest group is boys, with 30 (30.0%). "
        "Sex is not known for 60 (60.0%)."
    )


def test_categories_that_overlap_make_up_no_whole() -> None:
    """Children known to several services are not added: no total and no share."""
    made = section(
        "wider-services",
        seen("wider_services_children", 39, service="child in need"),
        seen("wider_services_children", 25, service="looked after"),
    )
    series = made.measure("wider_services_children")
    table = groups.table(made, measure_blocks.groups_of([series]), title=series.measure.title, name="service")

    assert table is not None
    assert grid(table) == [["Child in need", "39"], ["Looked after", "25"]]
    assert largest_of(made, measure_blocks.groups_of([series])) is None


def test_parts_that_do_not_add_to_the_whole_have_no_share() -> None:
    """Where the source's whole is another number than the sum, no share of either is printed."""
    figures = [seen("children_sentenced_to_custody", 9), seen("children_sentenced_to_custody", 5, sex="boys"),
               seen("children_sentenced_to_custody", 2, sex="girls")]  # fmt: skip
    made = section("custody", *figures)
    series = made.measure("children_sentenced_to_custody")

    assert breakdowns.total_of(breakdowns.by_dimensions(series)[("sex",)].local, breakdowns.whole(series)) is None


def test_a_withheld_category_withholds_total_and_shares() -> None:
    """With 3 girls withheld neither the sum nor a share is printed that would give them away."""
    hidden = replace(seen("children_by_sex", 3, sex="girls", marks=("c",)), numerator=None, value=None)
    made = section("caseload", *children(80, 15, 5)[:1], hidden, **suppressed())
    series = made.measure("children_by_sex")
    table = groups.table(made, measure_blocks.groups_of([series]), title=series.measure.title, name="sex")

    assert table is not None
    assert grid(table) == [["Boys", "80"]]
    assert table.notes == ("Too small to publish in each period shown: girls.",)


def test_a_share_whose_remainder_is_small_is_withheld() -> None:
    """97 of 100 leaves 3: the share of the 97 is [c] in a public edition that withholds, and shown to the board."""
    figures = [seen("offences_by_type", 97, offence="theft"), seen("offences_by_type", 100)]
    public = section("caseload", *figures, **suppressed())
    board = section("caseload", *figures, **suppressed(), edition="board")
    for made, there in ((public, False), (board, True)):
        series = made.measure("offences_by_type")
        part, total = breakdowns.by_dimensions(series)[("offence",)].local[0], breakdowns.whole(series).local[0]
        assert (breakdowns.share(made, part, total) is not None) == there


def test_windows_that_overlap_are_not_beside_each_other() -> None:
    """A rolling year that shares days with the latest has no column."""
    from yjreport.periods import Period

    rolling = Period("rolling", date(2023, 1, 1), date(2023, 12, 31))
    made = section("caseload", *children(70, 20, 0, period=rolling), *children(80, 15, 5))
    series = made.measure("children_by_sex")
    table = groups.table(made, measure_blocks.groups_of([series]), title=series.measure.title, name="sex")

    assert table is not None
    assert len(table.columns) == 3


def test_measures_of_one_figure_share_a_table() -> None:
    """Three single figures stand in one table; two are said with their source, and a measure of several has its own."""
    singles = [seen("area_square_miles", 2868), seen("partner_bodies", 4), seen("population_0_17", 9_000)]
    ids = ["area_square_miles", "partner_bodies", "population_0_17"]
    made = section("context", *singles, *rates()[:2])
    found = [block for block in measure_blocks.of_measures(made, *map(made.measure, [*ids, RATE])) if block is not None]
    two = [block for block in measure_blocks.of_measures(made, *map(made.measure, ids[:2])) if block is not None]

    tables = [block for block in found if hasattr(block, "columns")]
    assert [len(table.rows) for table in tables] == [2, 3]
    assert all("Source: West Mercia" in block.plain() for block in two)
    assert len(two) == 2
    assert list(measure_blocks.of_measures(made, made.measure("children_low_income"))) == []


def people(number: int, year: int, *, broken: bool = False) -> Observation:
    """Return the children aged 10 to 17 of a year."""
    from yjreport.periods import Period

    day = date(year, 6, 30)
    period = Period(f"mid-{year}", day, day)
    return seen("population_10_17", number, period=period, marks=("b",) if broken else ())


def test_a_population_is_compared_on_one_basis_only() -> None:
    """The change is from the break on, in number and percent, and the sentence says so of the years before."""
    figures = [people(90, 2019), people(95, 2020), people(200, 2021, broken=True), people(210, 2022)]
    made = section("context", *figures)
    series = made.measure("population_10_17")
    said = population.statement(made, series)

    assert [item.value for item in population.basis(series)] == [200, 210]
    assert said is not None
    assert said.plain() == (
        "On 30 June 2021 there were 200: the difference since then is +10 (+5.0%). Figures before the break marked "
        "[b] are on another basis and are not compared with later ones."
    )


def test_a_population_that_ends_at_a_break_has_no_change() -> None:
    """Where the latest figure is itself on a new basis nothing is compared."""
    made = section("context", people(90, 2019), people(200, 2021, broken=True))
    said = population.statement(made, made.measure("population_10_17"))

    assert said is not None
    assert "difference" not in said.plain()
    assert population.statement(section("context"), made.measure("population_0_17")) is None


def test_the_chart_of_a_population_is_of_the_area_alone() -> None:
    """A nation's millions would flatten the line of the area; they are in the table."""
    figures = [people(90 + at, 2016 + at) for at in range(5)]
    figures.append(seen("population_10_17", 5_000_000, period=figures[-1].period, where="england"))
    made = section("context", *figures)
    found = [block for block in population.blocks(made, made.measure("population_10_17")) if block is not None]

    assert "England" not in found[1].description  # type: ignore[attr-defined]
    assert any(
        cell.result and cell.result.area.name == "England" for row in found[2].rows for cell in row.cells.values()
    )  # type: ignore[attr-defined]


def test_sentences_name_region_and_nation_of_the_same_period() -> None:
    """The region's figure of the year is said; the nation's of another year is left to the table."""
    made = section("context", *rates())
    said = area_context.sentences(made, made.measure(RATE))

    assert said is not None
    assert said.plain() == (
        "Rate of children looked after from April 2023 to March 2024: 80.0 per 10,000 (West Midlands 88 per 10,000)."
    )
    assert area_context.sentences(section("context"), made.measure("children_low_income")) is None


def test_ages_keep_their_order_and_groups_come_by_size() -> None:
    """A chart of ages is in the order of age; one of groups has the largest first and the unknown last."""
    ages = [seen("children_by_age", count, age=age) for age, count in (("10", 5), ("11", 9), ("12", 7), ("13", 6))]
    groups = [("Asian", 10), ("White", 30), ("Mixed", 20), ("not known", 60)]
    made = section("caseload", *ages, *(seen("children_by_ethnicity", count, ethnicity=name) for name, count in groups))
    charts = [
        next(
            block
            for block in measure_blocks.of_measure(made, made.measure(id))
            if block is not None and hasattr(block, "spec")
        )
        for id in ("children_by_age", "children_by_ethnicity")
    ]

    assert "5 (10), 9 (11), 7 (12) and 6 (13)" in charts[0].description
    assert charts[0].title == "Children in contact with the service: the largest group is age 11"
    assert "30 (White), 20 (Mixed), 10 (Asian) and 60 (Not known)" in charts[1].description


def test_the_breakdowns_of_a_measure_share_a_table() -> None:
    """Age and sex of the same children stand in one table; withheld groups are named under it, and none is lost."""
    hidden = replace(seen("children_by_age", 3, age="10", marks=("c",)), numerator=None, value=None)
    ages = [seen("children_by_age", count, age=age) for age, count in (("11", 9), ("12", 70), ("13", 21))]
    made = section("caseload", *children(80, 15, 5), hidden, *ages, **suppressed())
    found = [
        block
        for block in measure_blocks.of_measures(made, *made.measures("children_by_sex", "children_by_age"))
        if block
    ]
    (table,) = (block for block in found if hasattr(block, "columns"))

    assert [row[:3] for row in grid(table)] == [
        ["Sex", "Boys", "80"], ["Sex", "Girls", "15"], ["Sex", "Not known", "5"], ["Age", "11", "9"],
        ["Age", "12", "70"], ["Age", "13", "21"], ["All", "All", "100"],
    ]  # fmt: skip
    assert "Too small to publish in each period shown: age 10." in table.notes
    assert unnamed(table) == []


def test_a_breakdown_that_is_nearly_all_withheld_is_said_to_be() -> None:
    """Of four groups three are withheld: a sentence says so, and no table of marks stands there."""
    held = [
        replace(seen("children_by_ethnicity", 2, ethnicity=name, marks=("c",)), numerator=None, value=None)
        for name in ("Asian", "Black", "Mixed")
    ]
    made = section("caseload", *held, seen("children_by_ethnicity", 9, ethnicity="White"), **suppressed())
    found = [
        block for block in measure_blocks.of_measures(made, made.measure("children_by_ethnicity")) if block is not None
    ]

    assert [block.plain() for block in found] == [
        "Children cannot be shown by ethnicity: most of the numbers are too small to publish."
    ]


def test_a_figure_of_an_authority_alone_is_not_lost() -> None:
    """A figure that the source gives for one authority and not for the service is said, with its source."""
    made = section("context", seen("children_low_income", value=17, where=HEREFORDSHIRE))
    (said,) = (
        block for block in measure_blocks.of_measures(made, made.measure("children_low_income")) if block is not None
    )

    assert said.plain().startswith("Children in low-income households, Herefordshire from April 2023 to March 2024: 17")
    assert "Source: West Mercia" in said.plain()
