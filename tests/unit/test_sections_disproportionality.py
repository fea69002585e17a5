"""Over-representation by stage: indices, limits, doubts, gaps and words, from counts to blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sections_example import column, observed, section_of, sound, year

from yjreport.cases import words
from yjreport.sections.over_representation import disproportionality as stages
from yjreport.sections.over_representation.stages import BEFORE, read, together
from yjreport.sections.over_representation.stages import POPULATION as POPULATION_STAGE
from yjreport.statistics.relative_rates import relative_rate

if TYPE_CHECKING:
    from yjreport.figures.observations import Observation
    from yjreport.sections.section import Section

POPULATION = {"White": 22_000, "Black": 1_500, "Asian": 4_000, "Mixed": 1_200}
SENTENCED = {"White": 60, "Black": 12, "Asian": 10, "Mixed": 21, "not known": 3}
CUSTODY = {"White": 6, "Black": 5, "Asian": 0, "Mixed": 4}


def counts(number: int, **stage: dict[str, int | None]) -> list[Observation]:
    """Return children by stage and group of one year; None is a count that is not available."""
    return [
        observed("children_by_stage", year(number), value=value, marks=() if value is not None else ("x",),
                 by=(("stage", name.replace("_", " ")), ("ethnicity", group)))
        for name, groups in stage.items() for group, value in groups.items()
    ]  # fmt: skip


def example(edition: str = "board", **more: dict[str, int | None]) -> Section:
    """Return a section with a population, children sentenced and children in custody in one year."""
    found = {"population": POPULATION, "cautioned_or_sentenced": SENTENCED, "custody": CUSTODY} | more
    return section_of("over-representation", counts(2024, **found), edition=edition)


def bases(section: Section) -> str:
    """Return the note that says what rates are per."""
    table = stages.rates(section)
    assert table is not None
    return next(note for note in table.notes if note.startswith("Rates are"))


def test_the_worked_example_is_printed_with_its_limits() -> None:
    """12 of 1,500 against 60 of 22,000 prints 2.93 with 1.4 to 5.5, 7.9 children more, low reliability, higher."""
    table = stages.rates(example())
    where = {"stage": "Cautioned or sentenced", "group": "Black"}

    assert column(table, "index", **where) == ["2.93"]
    assert column(table, "interval", **where) == ["1.4 to 5.5"]
    assert column(table, "excess", **where) == ["+7.9"]
    assert column(table, "size", **where) == ["more than a quarter higher"]
    assert column(table, "judgement", **where) == ["\N{BLACK UP-POINTING TRIANGLE} higher"]
    assert table is not None
    row = next(row for row in table.rows if row.cells["group"].text == "Black")
    assert row.cells["index"].marks == ("u",)


def test_members_read_it_in_plain_words() -> None:
    """The sentence says how many times as likely, within what limits, and how many children that is."""
    said = stages.statement(example())

    assert said is not None
    assert (
        "Black children were 2.9 times as likely as White children to be cautioned or sentenced "
        "(95% interval 1.4 to 5.5, of low reliability) and children of mixed ethnicity 6.4 times (95% interval 3.7 to"
        " 10.7). That is about 8 and 18 more children than at the same rate." in said.plain()
    )
    assert said.plain().endswith(
        " Of the indices that can be given, no other difference between a group and White children can be told from"
        " chance."
    )
    even = {"population": {"White": 200, "Black": 50}, "cautioned_or_sentenced": {"White": 40, "Black": 9}}
    alike = stages.statement(example(**even, custody={}))
    assert alike is not None
    assert alike.plain() == (
        "From April 2024 to March 2025, no difference between a group and White children can be told from chance."
    )
    all_given = stages.statement(example(custody={}))
    assert all_given is not None
    assert all_given.plain().endswith(
        " No other difference between a group and White children can be told from chance."
    )


@pytest.mark.parametrize("edition", ["public", "board"])
def test_nothing_is_said_of_all_groups_where_one_has_no_index(edition: str) -> None:
    """An index that is withheld, not given or not listed narrows sentence and title to those that are given."""
    people = {"White": 20_000, "Black": 10_000, "Asian": 2_000}
    few = {"White": 20, "Black": 10, "Asian": 2}
    unlisted = counts(2024, population=people, arrested={"White": 20, "Black": 10, "Asian": 6},
                      custody={"White": 20, "Black": 10})  # fmt: skip
    for found in (counts(2024, population=people, custody=few), unlisted):
        section = section_of("over-representation", found, edition=edition)
        said, picture = stages.statement(section), stages.chart(section)

        assert said is not None and picture is not None
        assert (
            said.plain().endswith(
                ", of the indices that can be given, no difference between a group and White children can be told from"
                " chance."
            )
            or "Of the indices that can be given, no other difference" in said.plain()
        )
        if "over-represented" not in picture.title:
            assert picture.title.startswith("Where an index can be given, no group's rate can be told")


def test_limits_that_would_look_like_parity_have_another_decimal() -> None:
    """An interval of 1.01 to 16.39 is printed so, for 1.0 would contradict its judgement."""
    where = {"stage": "Custody", "group": "Black"}

    assert column(stages.rates(example()), "interval", **where) == ["1.01 to 16.39"]
    assert column(stages.rates(example()), "judgement", **where) == ["\N{BLACK UP-POINTING TRIANGLE} higher"]


def test_after_entry_the_rate_is_per_child_at_the_stage_before() -> None:
    """5 of 12 Black children sentenced against 6 of 60 White ones is 4.17 times, and not five times 14.7."""
    section = example()
    where = {"stage": "Custody", "group": "Black"}

    assert "per child cautioned or sentenced (custody)" in bases(section)
    assert column(stages.rates(section), "index", **where) == ["4.17"]
    said = stages.statement(section)
    assert said is not None
    assert "Of the children cautioned or sentenced, Black children were 4.2 times as likely" in said.plain()


def test_only_custody_is_measured_on_another_stage() -> None:
    """Children out of court and remanded are no subset of those arrested in the year, even where they are fewer."""
    arrested = {"White": 40, "Black": 22, "Asian": 18, "Mixed": 18}
    fewer = {"White": 30, "Black": 10, "Asian": 6, "Mixed": 6}
    section = example(arrested=arrested, out_of_court=fewer, remand=fewer)
    index = 10 / 1_500 / (30 / 22_000)

    assert bases(section).startswith(
        "Rates are per child of the population (arrested, out of court, cautioned or sentenced and remand) and per"
        " child cautioned or sentenced (custody). A rate is of another stage only where"
    )
    for stage in ("Out of court", "Remand"):
        assert column(stages.rates(section), "index", stage=stage, group="Black") == [f"{index:.2f}"]
    said = stages.statement(section)
    assert said is not None
    assert "children arrested" not in said.plain()
    assert "Black children 4.9 times" in said.plain() or "Black children were 4.9 times as likely" in said.plain()


def test_a_stage_that_cannot_hold_the_later_one_by_count_is_not_its_base() -> None:
    """More children in custody than cautioned or sentenced in a group puts custody on the population."""
    unlike = example(custody={**CUSTODY, "Black": 13})

    assert bases(unlike) == "Rates are per child of the population (cautioned or sentenced and custody)."


def test_every_base_holds_its_stage_by_the_counting_rules() -> None:
    """A stage is measured on another only where each outcome of the one is an outcome of the other."""
    nested = {stage: bases[0] for stage, bases in BEFORE.items() if bases[0] != POPULATION_STAGE}

    assert nested == {"custody": "cautioned or sentenced"}
    assert set(words.CUSTODY) <= set(words.PROVEN)
    assert not {*words.INFORMAL, *words.CAUTIONS} <= set(words.PROVEN)


def test_shares_and_points_are_of_all_children_with_those_not_known() -> None:
    """12 of 106 is 11.3% against 5.2% of the population, 6.1 points more; those not known have no population."""
    table = stages.shares(example())
    where = {"stage": "Cautioned or sentenced", "group": "Black"}

    assert column(table, "share", **where) == ["11.3%"]
    assert column(table, "population", **where) == ["5.2%"]
    assert column(table, "points", **where) == ["+6.1"]
    assert column(table, "population", stage="Cautioned or sentenced", group="Not known") == ["[z]"]
    assert column(table, "share", stage="Custody", group="Black") == ["33.3%"]


@pytest.mark.parametrize(("edition", "mark"), [("public", "[c]"), ("board", "[x]")])
def test_a_small_count_is_withheld_in_public_and_not_available_to_the_board(edition: str, mark: str) -> None:
    """Four Mixed children in custody: [c] with everything made of it in public, [x] with a reason for the board."""
    section = example(edition)
    where = {"stage": "Custody", "group": "Mixed"}

    for key in ("index", "interval", "excess", "size", "judgement"):
        assert column(stages.rates(section), key, **where) == [mark]
    assert column(stages.rates(section), "count", **where) == ["[c]" if edition == "public" else "4"]
    small = stages.too_small(section)
    assert small is not None
    groups, reason = {
        "public": ("Mixed", "a count is withheld to protect children"),
        "board": ("Asian and Mixed", "one of the two groups has fewer than five children"),
    }[edition]
    assert f"custody ({groups}): {reason}" in small.plain()
    sound(stages.rates(section), stages.shares(section), small)


def test_a_withheld_group_withholds_the_shares_of_its_stage() -> None:
    """No share is computed of a stage with one group withheld: shares of its whole would give it away."""
    whole = observed("children_by_stage", year(2024), value=15, by=(("stage", "custody"),))
    found = counts(2024, population=POPULATION, arrested={**SENTENCED, "not known": 0}, custody=CUSTODY)
    section = section_of("over-representation", [*found, whole], edition="public")

    assert set(column(stages.shares(section), "share", stage="Custody")) == {"[c]"}
    two = counts(2024, population=POPULATION, custody={**CUSTODY, "Asian": 3})
    both = section_of("over-representation", [*two, observed(
        "children_by_stage", year(2024), value=18, by=(("stage", "custody"),))], edition="public")  # fmt: skip
    assert column(stages.shares(both), "share", stage="Custody") == ["[c]", "27.8%", "[c]", "33.3%"]
    assert "[c]" not in column(stages.shares(section), "share", stage="Arrested")


def test_no_child_is_below_five_and_never_an_index_of_nought() -> None:
    """No Asian child in custody is not an index of 0.00 but none."""
    assert column(stages.rates(example()), "index", stage="Custody", group="Asian") == ["[x]"]


def test_bounds_are_printed_where_more_than_one_in_ten_are_not_known() -> None:
    """20 of 123 not known: a warning with the share, and bounds that the formula gives; 3 of 106 has neither."""
    section = example(cautioned_or_sentenced={**SENTENCED, "not known": 20})
    table = stages.bounds_table(section)
    warned = stages.unknown(section)

    assert stages.unknown(example()) is None
    assert stages.bounds_table(example()) is None
    assert warned is not None
    assert "16.3% (20 of 123) of the children cautioned or sentenced" in warned.plain()
    where = {"stage": "Cautioned or sentenced", "group": "Black"}
    low, high = 12 / 1500 / (80 / 22000), 32 / 1500 / (60 / 22000)
    assert column(table, "low", **where) == [f"{low:.2f}"]
    assert column(table, "high", **where) == [f"{high:.2f}"]
    sound(table, warned, stages.rates(section), stages.shares(section))


def test_three_years_are_put_together_where_one_is_too_small() -> None:
    """Four Mixed children in custody in each of three years are twelve, over three years' children sentenced."""
    found = [
        item for number in (2022, 2023, 2024)
        for item in counts(number, population=POPULATION, cautioned_or_sentenced=SENTENCED, custody=CUSTODY)
    ]  # fmt: skip
    section = section_of("over-representation", found)
    table = stages.pooled_rates(section)
    expected = relative_rate(12, 63, 18, 180)

    assert expected.index is not None
    assert column(table, "group") == ["Mixed"]
    assert column(table, "index") == [f"{float(expected.index):.2f}"]
    assert column(table, "count") == ["12"]
    assert table is not None
    assert "April 2022 to March 2025" in table.caption
    small = stages.too_small(section)
    assert small is not None
    assert "Three years together are shown below." in small.plain()
    assert stages.pooled_rates(example()) is None
    sound(table, stages.rates(section), stages.over_years(section))


def test_years_that_share_days_are_never_put_together() -> None:
    """Sums over windows that overlap are refused, and of such years the latest alone is used."""
    one, other = (section_of("over-representation", counts(number, population=POPULATION, custody=CUSTODY))
                  .measure("children_by_stage").local for number in (2023, 2024))  # fmt: skip
    first, last = next(iter(read(one).values())), next(iter(read(other).values()))

    with pytest.raises(ValueError, match="share days"):
        together([first, first])
    assert together([first, last]).count("custody", "Black") == 10


def test_a_group_that_one_year_lacks_has_no_sum() -> None:
    """What a year does not list is not known, never none."""
    found = counts(2023, population=POPULATION) + counts(2024, population=POPULATION, custody={"White": 6, "Black": 5})
    held = list(read(section_of("over-representation", found).measure("children_by_stage").local).values())

    assert together(held).counts["custody", "Black"].text == "[x]"


def test_the_chart_shows_every_index_against_parity_and_says_what_is_sure() -> None:
    """The title names those who differ by more than chance; missing indices keep their rows; groups look alike."""
    picture = stages.chart(example())

    assert picture is not None
    assert (
        picture.title
        == "Black children and children of mixed ethnicity are over-represented by more than chance would explain"
    )
    assert "95% exact intervals and a line at 1" in picture.description
    assert "no value [x]" in picture.description or "custody" in picture.description.lower()
    sound(picture, stages.rates(example()))


def test_without_a_difference_the_title_claims_none() -> None:
    """Groups at the rate of White children give a title without a direction."""
    picture = stages.chart(section_of("over-representation", counts(
        2024, population={"White": 20_000, "Black": 10_000}, custody={"White": 20, "Black": 10})))  # fmt: skip

    assert picture is not None
    assert picture.title.startswith("No group's rate can be told")


def test_each_year_has_its_index_in_one_table() -> None:
    """Two years give a column each, oldest first, and one year gives no such table."""
    found = counts(2023, population=POPULATION, custody={"White": 20, "Black": 10}) + counts(
        2024, population=POPULATION, custody={"White": 20, "Black": 5}
    )
    table = stages.over_years(section_of("over-representation", found))

    assert table is not None
    assert [one.label for one in table.columns[2:]] == ["April 2023 to March 2024", "April 2024 to March 2025"]
    assert column(table, "year-0", group="Black") == [f"{10 / 1500 * 22000 / 20:.2f}"]
    assert stages.over_years(example()) is None


def test_shares_of_few_children_are_of_low_reliability() -> None:
    """A share of the 15 children in custody is marked [u] with a note, one of 106 is not."""
    table = stages.shares(example())

    assert table is not None
    marks = {(row.cells["stage"].text, row.cells["group"].text): row.cells["share"].marks for row in table.rows}
    assert (marks["Custody", "Black"], marks["Cautioned or sentenced", "Black"]) == (("u",), ())
    assert any(note.startswith("[u]: fewer than 20 children are at the stage") for note in table.notes)


def test_all_too_small_is_said_of_the_whole() -> None:
    """A service with a handful of children gets a statement and its counts, and neither rates nor a chart."""
    section = example(cautioned_or_sentenced={"White": 4, "Black": 1}, custody={"White": 1})
    small = stages.too_small(section)

    assert small is not None
    assert "too small to compare groups at any stage" in small.plain()
    assert stages.chart(section) is None
    assert stages.rates(section) is None
    assert stages.statement(section) is None
    sound(small, stages.shares(section))


def test_nothing_is_made_of_no_counts() -> None:
    """Without counts by stage every block is left out."""
    section = section_of("over-representation", [])

    for make in (stages.statement, stages.chart, stages.shares, stages.rates, stages.pooled_rates, stages.bounds_table,
                 stages.unknown, stages.too_small, stages.over_years):  # fmt: skip
        assert make(section) is None


def test_a_denominator_of_none_does_not_apply() -> None:
    """A group without anyone whom the rate could be of has [z], never 0% or an index."""
    section = example(population={**POPULATION, "Black": 0}, cautioned_or_sentenced={**SENTENCED, "Black": 0})

    assert column(stages.rates(section), "index", stage="Cautioned or sentenced", group="Black") == ["[z]"]
    assert column(stages.shares(section), "points", stage="Cautioned or sentenced", group="Black") == ["[z]"]


def test_counts_by_ethnicity_stand_in_with_the_census_as_population() -> None:
    """Where no stage is known the caseload by ethnicity is compared with the census, whose long names are known."""
    long = "Black, Black British, Caribbean or African"
    census = {long: 1_500, "White": 22_000, "Mixed or Multiple ethnic groups": 900}
    found = [
        observed("ethnic_group_10_17_share", year(2020), n=count, d=24_400, by=(("ethnicity", name),))
        for name, count in census.items()
    ]  # fmt: skip
    found += [
        observed("children_by_ethnicity", year(2024), value=value, by=(("ethnicity", group),))
        for group, value in {"White": 60, "Black": 12, "Mixed": 5, "Not stated": 1}.items()
    ]
    section = section_of("over-representation", found)

    assert column(stages.rates(section), "index", group="Black") == ["2.93"]
    assert column(stages.rates(section), "stage") == ["Worked with", "Worked with"]
    table = stages.shares(section)
    assert column(table, "population", group="Black") == [f"{1500 / 24400:.1%}"]
    assert table is not None
    assert "Population aged 10 to 17 by ethnic group: the census." in table.notes
    sound(table, stages.rates(section), stages.statement(section), stages.chart(section))
