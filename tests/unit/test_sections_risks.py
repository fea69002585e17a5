"""Risks: the grid of likelihood and impact, ratings in words, and movement since the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from small_sections import entry, grid, section, unnamed

from yjreport.sections.risks import risk_register
from yjreport.sections.section import Section

if TYPE_CHECKING:
    from yjreport.files.entries import Entry


def risk(row: int, name: str, likelihood: str, impact: str, rating: str = "", kind: str = "register") -> Entry:
    """Return a risk."""
    cells = {"id": f"r{row}", "kind": kind, "risk": name, "likelihood": likelihood, "impact": impact, "rating": rating}
    return entry("risks", row, **cells)


REGISTER = (
    risk(2, "Grant late", "high", "medium", "high"),
    risk(3, "Posts vacant", "low", "High", "medium"),
    risk(4, "Data late", "High", "medium", "high"),
    risk(5, "Not rated", "", ""),
)


def made(*entries: Entry, before: tuple[Entry, ...] = ()) -> Section:
    """Return the section of risks."""
    return section("risks", registers={"risks": entries}, before={"risks": before})


def test_the_grid_holds_counts_and_the_numbers_of_the_risks() -> None:
    """The likeliest row is first, the gravest column last, and a cell names its risks by number."""
    table = risk_register.grid(made(*REGISTER))

    assert table is not None
    assert [column.label for column in table.columns] == ["Likelihood", "Impact: medium", "Impact: high"]
    assert grid(table) == [["High", "2 (risks 1 and 3)", "0"], ["Low", "0", "1 (risk 2)"]]
    assert table.notes == ("Risks without both: 1.",)
    assert unnamed(table) == []


def test_the_register_is_numbered_where_there_is_a_grid() -> None:
    """The numbers of the grid are those of the register, in its order."""
    table = risk_register.register(made(*REGISTER), "register")

    assert table is not None
    assert [row[:2] for row in grid(table)][1] == ["2", "Posts vacant"]


def test_a_scale_of_numbers_is_in_order_and_one_of_unknown_words_as_it_comes() -> None:
    """4 is likelier than 3, and words of no known scale are not put in an order that nobody gave."""
    numbers = risk_register.grid(made(risk(2, "One", "3", "5"), risk(3, "Two", "4", "2")))
    letters = risk_register.grid(made(risk(2, "One", "B", "II"), risk(3, "Two", "A", "I")))

    assert numbers is not None
    assert [row[0] for row in grid(numbers)] == ["4", "3"]
    assert letters is not None
    assert [column.label for column in letters.columns][1:] == ["Impact: ii", "Impact: i"]


@pytest.mark.parametrize("authority", ["leicester", "medway", "warwickshire", "west-mercia", "wolverhampton"])
def test_the_five_plans_have_no_grid(authority: str) -> None:
    """None of them prints a likelihood and an impact, so none gets a grid, and the registers stand."""
    opened = Section.open("risks", authority=authority)

    assert risk_register.grid(opened) is None
    assert any(risk_register.register(opened, kind) for kind in risk_register.KINDS)
    assert risk_register.grid(made()) is None


@pytest.mark.parametrize(
    ("rating", "before", "words"),
    [
        ("high", "high", "Unchanged"), ("high", "low", "Higher; was low"), ("low", "Very high", "Lower; was Very high"),
        ("C3", "B2", "Changed; was B2"), ("high", "", "[x]"), ("12", "9", "Higher; was 9"), ("4", "high", "Changed; was high"),
    ],
)  # fmt: skip
def test_movement_is_in_words(rating: str, before: str, words: str) -> None:
    """A rating moved up or down on a known scale; on another it has changed, and no direction is claimed."""
    assert risk_register.movement(risk(2, "One", "", "", rating), risk(2, "One", "", "", before)) == words
    assert risk_register.movement(risk(2, "One", "", "", rating), None) == "New"


def test_movement_is_taken_from_the_register_of_the_year_before() -> None:
    """A risk is the same by its words; one that has gone is named."""
    earlier = (risk(2, "Grant late", "low", "low", "low"), risk(3, "Flood", "low", "low", "low"))

    table = risk_register.register(made(*REGISTER, before=earlier), "register")

    assert table is not None
    assert table.columns[-1].label == "Since 2023-24"
    assert [row[-1] for row in grid(table)] == ["Higher; was low", "New", "New", "New"]
    assert "No longer in the register: Flood." in table.notes
