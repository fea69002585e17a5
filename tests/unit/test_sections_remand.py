"""Remands and police custody: few children and many nights, cost against the allocation, outcomes that add up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_sections import BEFORE, YEAR, grid, section, seen, suppressed, unnamed

from yjreport.sections.police_custody import arrest_outcomes
from yjreport.sections.remand import nights_and_cost
from yjreport.sections.section import Section

OUTCOME = "police_custody_outcome"


def nights(total: int, median: float, children: int) -> Section:
    """Return a section of nights, their median and the number of children."""
    middle = replace(seen("remand_nights_median", value=median), denominator=children)
    return section("remand", seen("remand_nights", total), middle)


def test_nights_of_few_children_are_said_to_be_so() -> None:
    """600 nights of 6 children with a median of 20: the mean is 100, so a few account for most."""
    note = nights_and_cost.nights_note(nights(600, 20, 6))

    assert note is not None
    words = note.plain()
    assert "600 nights from April 2023 to March 2024 are the sum over 6 children" in words
    assert "Half of them spent 20 nights or fewer; the mean is 100.0 nights: a few children account for most" in words


def test_even_nights_are_not_said_to_be_of_a_few() -> None:
    """Where mean and median agree no few children stand out, and the note still says how few there are."""
    note = nights_and_cost.nights_note(nights(120, 19, 6))

    assert note is not None
    assert "account for most" not in note.plain()
    assert "never alone" in note.plain()


@pytest.mark.parametrize("children", [0, 31])
def test_of_none_or_of_many_children_nothing_is_said(children: int) -> None:
    """Without children there is no sum, and of many one cannot decide it."""
    assert nights_and_cost.nights_note(nights(600, 20, children)) is None
    assert nights_and_cost.nights_note(section("remand", seen("remand_nights", 600))) is None


@pytest.mark.parametrize(
    ("cost", "text", "word"),
    [(52_000, "+£12,000", "Overspend"), (38_000, "−£2,000", "Underspend"), (40_000, "£0", "As allocated")],
)
def test_the_cost_is_set_against_the_allocation(cost: int, text: str, word: str) -> None:
    """The table has the difference and says which way it goes."""
    made = section("remand", seen("remand_cost", cost), seen("remand_budget", 40_000))
    table, said = nights_and_cost.money_table(made), nights_and_cost.money(made)

    assert table is not None
    assert grid(table)[0][1:] == [f"£{cost:,}", "£40,000", text, word]
    assert unnamed(table) == []
    assert said is not None
    assert ("the same" if cost == 40_000 else f"an {word.lower()} of {text.lstrip('+−')}") in said.plain()


def test_an_overspend_that_the_source_states_is_not_computed_again() -> None:
    """Wolverhampton prints its allocation and overspend and no cost: the cost stays unknown."""
    made = Section.open("remand", authority="wolverhampton", year="2019-20")
    table = nights_and_cost.money_table(made)

    assert table is not None
    assert grid(table)[0] == ["April 2018 to March 2019", "[x]", "£47,289", "£349,187", "Overspend"]
    assert grid(table)[1][3:] == ["[x]", "[x]"]
    assert nights_and_cost.money_table(section("remand")) is None
    assert nights_and_cost.money(section("remand", seen("remand_cost", 5))) is None


def test_outcomes_add_to_the_total_with_the_rest() -> None:
    """Of 200 arrests 120 and 30 are named: the rest of 50 has a row, and the total is 200."""
    figures = (seen(OUTCOME, 120, 200, outcome="bailed"), seen(OUTCOME, 30, 200, outcome="charged"))
    made = section("police-custody", *figures)
    table = arrest_outcomes.outcomes_table(made)

    assert table is not None
    assert grid(table)[2][:3] == ["Another or no outcome recorded", "50", "25.0%"]
    assert grid(table)[3][:3] == ["All", "200", "100.0%"]
    assert unnamed(table) == []


def test_outcomes_that_make_up_the_whole_leave_no_rest() -> None:
    """West Mercia's data hold what the plan leaves out themselves, so that nothing is added twice."""
    made = Section.open("police-custody", authority="west-mercia", year="2024-25")
    table = arrest_outcomes.outcomes_table(made)

    assert table is not None
    assert [row[1] for row in grid(table)] == ["649", "41", "44", "225", "959"]
    assert arrest_outcomes.rest(made, made.measure(OUTCOME)) is None


def test_a_small_rest_is_not_printed_in_the_public_edition() -> None:
    """A rest of 3 under a threshold of 5 has no row, and no total that would give it away."""
    figures = (seen(OUTCOME, 120, 200, outcome="bailed"), seen(OUTCOME, 77, 200, outcome="charged"))
    public = arrest_outcomes.outcomes_table(section("police-custody", *figures, **suppressed()))
    board = arrest_outcomes.outcomes_table(section("police-custody", *figures, **suppressed(), edition="board"))

    assert public is not None
    assert [row[0] for row in grid(public)] == ["Bailed", "Charged"]
    assert board is not None
    assert [row[1] for row in grid(board)] == ["120", "77", "3", "200"]


def test_overlapping_outcomes_have_no_total() -> None:
    """Outcomes that come to more than the arrests overlap: neither rest nor total is printed."""
    figures = (seen(OUTCOME, 120, 200, outcome="bailed"), seen(OUTCOME, 100, 200, outcome="charged"))
    table = arrest_outcomes.outcomes_table(section("police-custody", *figures))

    assert table is not None
    assert len(table.rows) == 2


def test_only_the_latest_period_is_in_the_table_of_outcomes() -> None:
    """An earlier year's outcomes are not added to the later one's."""
    earlier = seen(OUTCOME, 50, 100, period=BEFORE, outcome="bailed")
    table = arrest_outcomes.outcomes_table(
        section("police-custody", earlier, seen(OUTCOME, 120, 200, outcome="bailed"))
    )

    assert table is not None
    assert grid(table)[0][1] == "120"
    assert YEAR.words in table.caption
