"""What a change in reoffending is made of, how many beside the rate, how soon, and what was revised."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from sections_example import column, observed, section_of, sound, year

from yjreport.sections.reoffending import cohorts, decomposition

if TYPE_CHECKING:
    from yjreport.figures.observations import Observation
    from yjreport.sections.section import Section


def cohort_rates(*pairs: tuple[int, int, int], marks: tuple[str, ...] = ()) -> list[Observation]:
    """Return the binary rate of cohorts: the year, reoffenders and children."""
    return [observed("reoffending_binary", year(at), n=n, d=d, marks=marks) for at, n, d in pairs]


def offences(*pairs: tuple[int, int]) -> list[Observation]:
    """Return the number of reoffences of cohorts."""
    return [observed("reoffences", year(at), value=value) for at, value in pairs]


WEST_MERCIA = cohort_rates((2019, 79, 294), (2022, 51, 183))


def of(observations: list[Observation], **more: object) -> Section:
    """Return a section of these observations."""
    return section_of("reoffending", observations, **more)


def found(section: Section) -> decomposition.Components:
    """Return the parts of a change that has them."""
    made = decomposition.components(section.measure("reoffending_binary"), section.measure("reoffences"))
    assert made is not None
    return made


def test_the_worked_example_is_said_in_two_sentences() -> None:
    """79 of 294 and 51 of 183: a smaller cohort, a higher rate, and no detectable change."""
    section = of(WEST_MERCIA)

    said = decomposition.statement(section, found(section))

    assert said is not None
    assert said.plain() == (
        "The number of children who reoffended went from 79 to 51: a smaller cohort accounts for 30.4 fewer and a"
        " higher rate for 2.4 more. The rate went from 26.9% to 27.9%: fewer children who reoffended account for a rate"
        " 12.4 percentage points lower and a smaller cohort for one 13.4 percentage points higher."
        " Chance alone could explain the change in the rate."
    )


def test_the_parts_in_the_table_add_to_the_change() -> None:
    """The effects on the number, in the table, and on the rate, in the sentence, add to the change before rounding."""
    section = of(WEST_MERCIA)
    table = decomposition.table(section, found(section))

    assert table is not None
    assert column(table, "what") == ["Children in the cohort", "Share who reoffended", "All: children who reoffended"]
    assert column(table, "number") == ["\N{MINUS SIGN}30.4", "+2.4", "\N{MINUS SIGN}28"]
    said = decomposition.statement(section, found(section))
    assert said is not None
    values = {
        dict(result.breakdown).get("figure", "change"): result.value
        for result in [*table.results(), *said.results()]
        if result.kind == "change"
    }
    assert values["change-number-from-cohort"] + values["change-number-from-rate"] == pytest.approx(-28)
    points = 100 * (Fraction(51, 183) - Fraction(79, 294))
    assert values["change-rate-from-cohort"] + values["change-rate-from-reoffenders"] == pytest.approx(float(points))
    sound(table, decomposition.statement(section, found(section)))


def test_reoffences_are_divided_in_three_where_they_are_known() -> None:
    """From 89 reoffences by 40 to 222 by 42 the cohort, the rate and the frequency add to +133."""
    section = of([*cohort_rates((2019, 40, 187), (2020, 42, 130)), *offences((2019, 89), (2020, 222))])
    table = decomposition.table(section, found(section))

    assert column(table, "what")[2] == "Reoffences per child who reoffended"
    assert column(table, "offences")[-1] == "+133"
    assert table is not None
    ends = ("reoffences-from-cohort", "reoffences-from-rate", "reoffences-from-frequency")
    values = [result.value for result in table.results() if result.id.endswith(ends)]
    assert sum(value for value in values if not isinstance(value, str)) == pytest.approx(133)
    assert column(table, "after", what="Reoffences per child who reoffended") == ["5.29"]
    sound(table)


@pytest.mark.parametrize(
    "observations",
    [
        [], cohort_rates((2022, 51, 183)),
        [observed("reoffending_binary", year(at), value=value) for at, value in ((2019, "26.9"), (2022, "27.9"))],
        [replace(item, implied=True) for item in WEST_MERCIA],
    ],
)  # fmt: skip
def test_without_the_counts_of_two_cohorts_there_is_nothing(observations: list[Observation]) -> None:
    """One cohort, percentages alone, and counts that a rate only implies are not divided."""
    section = of(observations)
    binary = section.measure("reoffending_binary")

    assert decomposition.components(binary) is None
    assert decomposition.statement(section, None) is None
    assert decomposition.table(section, None) is None


def test_a_withheld_count_is_not_given_away_by_its_parts() -> None:
    """In the public edition a cohort with three reoffenders has no decomposition."""
    section = of(cohort_rates((2021, 30, 100), (2022, 3, 90)), edition="public")

    assert decomposition.components(section.measure("reoffending_binary")) is None


def test_a_cohort_in_which_nobody_reoffended_has_no_frequency() -> None:
    """With no reoffender in one cohort the number and the rate are divided and reoffences are not."""
    section = of([*cohort_rates((2021, 6, 20), (2022, 0, 15)), *offences((2021, 9), (2022, 0))])
    table = decomposition.table(section, found(section))

    assert table is not None
    assert "offences" not in [one.key for one in table.columns]
    assert column(table, "number")[-1] == "\N{MINUS SIGN}6"


def test_the_number_is_drawn_beside_the_rate() -> None:
    """Bars of the children who reoffended say more or fewer, in a larger or smaller cohort, as facts."""
    section = of(cohort_rates((2019, 79, 294), (2020, 70, 250), (2021, 60, 200), (2022, 51, 183)))
    picture = cohorts.number_chart(section, section.measure("reoffending_binary"))

    assert picture is not None
    assert picture.title == "Fewer children reoffended, in a smaller cohort"
    assert "79" in picture.description and "51" in picture.description
    sound(picture)
    few = of(WEST_MERCIA)
    assert cohorts.number_chart(few, few.measure("reoffending_binary")) is None


def test_cohorts_that_overlap_are_not_drawn_together() -> None:
    """Of rolling cohorts that share children the latest is drawn, and those that do not overlap it."""
    years = cohort_rates((2018, 21, 70), (2019, 29, 80), (2020, 30, 90), (2021, 37, 92), (2022, 33, 95))
    july = year(2021).start.replace(month=7), year(2021).end.replace(month=6, day=30)
    rolling = replace(years[-1], period=replace(years[-1].period, label="rolling", start=july[0], end=july[1]))
    section = of([*years[:-1], rolling])
    picture = cohorts.number_chart(section, section.measure("reoffending_binary"))

    assert picture is not None
    assert [str(number) in picture.description for number in (21, 29, 30, 37, 33)] == [True, True, True, False, True]


def curve(number: int, counts: list[int], d: int = 130) -> list[Observation]:
    """Return the share that had reoffended by each month of one cohort."""
    return [
        observed("first_reoffence_share", year(number), n=n, d=d, by=(("months", str(month)),))
        for month, n in enumerate(counts, start=1)
    ]


EARLY = [10, 16, 20, 24, 27, 30, 32, 34, 36, 38, 40, 42]


def test_the_curve_has_a_line_for_each_cohort_and_twelve_months_in_order() -> None:
    """Months stand in their order and not the alphabet's, the latest cohort comes first, at most three are shown."""
    every = [item for at in range(2018, 2023) for item in curve(at, EARLY)]
    section = of(every)
    picture = cohorts.curve(section, section.measure("first_reoffence_share"))

    assert picture is not None
    assert picture.title == "Most who reoffended did so in the first half of the follow-up"
    assert picture.description.startswith(
        "Line chart of the share of children in the cohort who had reoffended for April 2022 to March 2023, "
    )
    assert "12 periods, Month 1 to Month 12" in picture.description
    assert "2019 to March 2020" not in picture.description
    sound(picture)


def test_late_reoffending_is_not_called_early() -> None:
    """Where as many came in the second half the title says so."""
    section = of(curve(2022, [1, 2, 3, 4, 5, 6, 12, 18, 24, 30, 36, 42], 400))
    picture = cohorts.curve(section, section.measure("first_reoffence_share"))

    assert picture is not None
    assert picture.title.startswith("Those who reoffended did so as much in the second half")


def test_a_withheld_month_breaks_the_line_and_keeps_its_place() -> None:
    """In the public edition months of one to four children have no point, and the axis keeps them."""
    section = of(curve(2022, [2, 6, 10, 14, 16, 18, 20, 22, 23, 24, 25, 26]), edition="public")
    picture = cohorts.curve(section, section.measure("first_reoffence_share"))

    assert picture is not None
    assert "12 periods" in picture.description


def test_without_a_second_month_there_is_no_curve() -> None:
    """One month is no line."""
    section = of(curve(2022, [10]))

    assert cohorts.curve(section, section.measure("first_reoffence_share")) is None


def test_revised_figures_are_listed_with_what_the_source_says() -> None:
    """A figure marked r is in the table with its note; without any there is no table."""
    revised = observed(
        "reoffending_binary", year(2022), n=51, d=183, marks=("r",), note="50 of 183 as first published."
    )
    section = of([*WEST_MERCIA[:1], revised])
    table = cohorts.revisions(section, *section.measures("reoffending_binary"))

    assert column(table, "note") == ["50 of 183 as first published."]
    assert column(table, "value") == ["27.9%"]
    none = of(WEST_MERCIA)
    assert cohorts.revisions(none, none.measure("reoffending_binary")) is None
