"""Resources: shares, change on the year before, for each child, and what is not known is not zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from small_sections import SOURCE, YEAR, entry, grid, section, seen, unnamed

from yjreport.inputs.schemas import SCHEMAS
from yjreport.paths import Project
from yjreport.section import Section
from yjreport.sections import previous, resources, resources_change, workforce

if TYPE_CHECKING:
    from pathlib import Path

    from yjreport.inputs.plan import Entry


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
    paid("health", "Health", "50000"),
    paid("local_authority", "Council", "250000"),
    paid("other", "Lottery", "0"),
    paid("", "Total", "400000", "total"),
)


def project(tmp_path: Path, *entries: Entry, source: str = SOURCE) -> Project:
    """Return a project whose year before holds contributions."""
    folder = tmp_path / "data" / "plans" / "west-mercia" / "2023-24"
    folder.mkdir(parents=True)
    (tmp_path / "params" / "reports" / "west-mercia").mkdir(parents=True)
    names = SCHEMAS["budget"].names
    rows = [",".join((one.cells | {"source": source})[name] for name in names) for one in entries]
    (folder / "budget.csv").write_text("\n".join([",".join(names), *rows]) + "\n", encoding="utf-8")
    return Project(tmp_path)


def made(at: Project | None = None, *figures: object) -> Section:
    """Return the section of resources."""
    return section("resources", *figures, registers={"budget": NOW}, project=at)  # type: ignore[arg-type]


def test_each_partner_stands_beside_the_year_before(tmp_path: Path) -> None:
    """A renamed partner is found by who pays; a blank is [x] and has no change; what went is named."""
    table = resources_change.change_table(made(project(tmp_path, *THEN)))

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


def test_nothing_is_shown_without_the_year_before(tmp_path: Path) -> None:
    """No folder, a source released after the cut-off and an unknown source all leave no change."""
    assert resources_change.change_table(made()) is None
    unknown = project(tmp_path, *THEN, source="nobody")
    assert resources_change.change_table(made(unknown)) is None
    for authority in ("warwickshire", "medway", "wolverhampton", "leicester"):
        opened = Section.open("resources", authority=authority)
        assert resources_change.change_table(opened) is None
        said = resources_change.summary(opened)
        assert said is None or "in cash" not in said.plain()


def test_the_sentence_says_the_change_in_cash(tmp_path: Path) -> None:
    """The total of the year before, the change in pounds and in percent."""
    earlier = (*THEN[:-1], paid("", "Total", "320000", "total"))
    said = resources_change.summary(made(project(tmp_path, *earlier)))

    assert said is not None
    assert said.plain() == (
        "In April 2023 to March 2024 the contributions came to £320,000: the change is +£80,000 (+25.0%), "
        "in cash and not corrected for prices."
    )


@pytest.mark.parametrize(("heads", "text"), [(110_000, "£3.64"), (0, None)])
def test_the_total_is_divided_by_the_children_of_the_area(heads: int, text: str | None) -> None:
    """£400,000 for 110,000 children are £3.64 each; with no children nothing is said."""
    opened = made(None, seen("population_10_17", heads, period=YEAR))
    said = resources_change.summary(opened)

    if text is None:
        assert said is None
    else:
        assert said is not None
        assert said.plain().strip().startswith(f"That is {text} for each of the 110,000 children aged 10 to 17")


def test_the_year_before_is_the_plan_year_before() -> None:
    """2019-20 comes before 2020-21, and 1999-00 is never asked for."""
    assert previous.year_before("2020-21") == "2019-20"
    assert previous.folder(Section.open("resources", authority="wolverhampton", year="2019-20")) is None


def test_shares_are_of_the_total_and_a_blank_has_none() -> None:
    """A quarter and the rest are shares of the printed total; a blank has neither sum nor share."""
    table = resources.budget_table(made(), "contributions")

    assert table is not None
    assert [row[-1] for row in grid(table)] == ["27.5%", "[x]", "72.5%", "[z]", "100.0%"]


def test_vacant_posts_are_a_share_of_all_posts() -> None:
    """3 of 40 posts are 7.5%; without all posts, or with more vacant than there are, nothing is said."""
    said = workforce.vacancy(section("workforce", seen("vacancies", 3), seen("posts", value="40.0")))

    assert said is not None
    assert said.plain().endswith("3 of 40.0 full-time equivalent posts are vacant (7.5%).")
    assert workforce.vacancy(section("workforce", seen("vacancies", 3))) is None
    assert workforce.vacancy(section("workforce", seen("vacancies", 3), seen("posts", value="2"))) is None
