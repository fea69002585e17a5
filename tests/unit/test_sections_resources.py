"""Resources: shares, change on the year before, for each child, and what is not known is not zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from small_sections import YEAR, entry, grid, section, seen, unnamed

from yjreport.periods import year_before
from yjreport.sections.resources import budget, change
from yjreport.sections.section import Section
from yjreport.sections.workforce import posts

if TYPE_CHECKING:
    from yjreport.files.entries import Entry


def paid(agency: str, label: str, total: str, row: str = "item", number: int = 2, marks: str = "") -> Entry:
    """Return a contribution."""
    cells = {"table": "contributions", "row": row, "agency": agency, "label": label, "total": total, "marks": marks}
    return entry("budget", number, **cells)


NOW = (
    paid("police", "Police Service", "110000"),
    paid("health", "Health", ""),
    paid("local_authority", "Council", "290000"),
    paid("welsh_government", "Welsh Government", "", marks="z"),
    paid("", "Total", "400000", "total"),
)
THEN = (
    paid("police", "Police", "100000"),
    paid("health", "Health", "50000", number=3),
    paid("local_authority", "Council", "250000", number=4),
    paid("other", "Lottery", "0", number=5),
    paid("", "Total", "400000", "total", number=6),
)


def made(then: tuple[Entry, ...] = (), *figures: object) -> Section:
    """Return the section of resources, with the budget of the year before where it is given."""
    return section("resources", *figures, registers={"budget": NOW}, before={"budget": then})  # type: ignore[arg-type]


def test_each_partner_stands_beside_the_year_before() -> None:
    """A renamed partner is found by who pays; a blank is [x] and has no change; what went is named."""
    table = change.change_table(made(THEN))

    assert table is not None
    assert grid(table) == [
        ["Police Service", "100,000", "110,000", "+10,000", "+10.0%"],
        ["Health", "50,000", "[x]", "[x]", "[x]"],
        ["Council", "250,000", "290,000", "+40,000", "+16.0%"],
        ["Welsh Government", "[z]", "[z]", "[z]", "[z]"],
        ["Total", "400,000", "400,000", "0", "0.0%"],
    ]
    assert table.notes == ("In the year before only: Lottery.",)
    assert unnamed(table) == []


def test_nothing_is_shown_without_the_year_before() -> None:
    """Without its budget there is no change, nor a sentence about one."""
    assert change.change_table(made()) is None
    for authority in ("warwickshire", "medway", "wolverhampton", "leicester"):
        opened = Section.open("resources", authority=authority)
        assert change.change_table(opened) is None
        said = change.summary(opened)
        assert said is None or "in cash" not in said.plain()


def test_the_sentence_says_the_change_in_cash() -> None:
    """The total of the year before, the change in pounds and in percent."""
    earlier = (*THEN[:-1], paid("", "Total", "320000", "total"))
    said = change.summary(made(earlier))

    assert said is not None
    assert said.plain() == (
        "From April 2023 to March 2024 the contributions came to £320,000: the change is +£80,000 (+25.0%), "
        "in cash and not corrected for prices."
    )


@pytest.mark.parametrize(("heads", "text"), [(110_000, "£3.64"), (0, None)])
def test_the_total_is_divided_by_the_children_of_the_area(heads: int, text: str | None) -> None:
    """£400,000 for 110,000 children are £3.64 each; with no children nothing is said."""
    opened = made((), seen("population_10_17", heads, period=YEAR))
    said = change.summary(opened)

    if text is None:
        assert said is None
    else:
        assert said is not None
        assert (
            said.plain()
            .strip()
            .startswith(f"The contributions are {text} for each of the 110,000 children aged 10 to 17")
        )


def test_the_year_before_is_the_plan_year_before() -> None:
    """2019-20 comes before 2020-21, and 1999-00 before 2000-01."""
    assert [year_before(year) for year in ("2020-21", "2000-01")] == ["2019-20", "1999-00"]


def test_shares_are_of_the_total_and_a_blank_has_none() -> None:
    """A quarter and the rest are shares of the printed total; a blank has neither sum nor share."""
    table = budget.budget_table(made(), "contributions")

    assert table is not None
    assert [row[-1] for row in grid(table)] == ["27.5%", "[x]", "72.5%", "[z]", "100.0%"]


def test_vacant_posts_are_a_share_of_all_posts() -> None:
    """3 of 40 posts are 7.5%; without all posts, or with more vacant than there are, nothing is said."""
    said = posts.vacancy(section("workforce", seen("vacancies", 3), seen("posts", value="40.0")))

    assert said is not None
    assert said.plain().endswith("3 of 40.0 full-time equivalent posts are vacant (7.5%).")
    assert posts.vacancy(section("workforce", seen("vacancies", 3))) is None
    assert posts.vacancy(section("workforce", seen("vacancies", 3), seen("posts", value="2"))) is None
