"""Actions: what is overdue at the cut-off, without lead or success measure, by theme, status and impact."""

from __future__ import annotations

from datetime import date

import pytest
from small_sections import entry, grid, section, unnamed

from yjreport.files.entries import Entry
from yjreport.sections.actions import standing, tracker
from yjreport.sections.section import Section

CUT_OFF = {"cut_off": date(2024, 6, 30)}


def tracked() -> tuple[Entry, ...]:
    """Return actions of two themes in every state."""
    rows = [
        ("custody", "completed", "2024-03-31", "manager", "", "progress made"),
        ("custody", "on track", "2024-03-31", "manager", "", "no impact"),
        ("custody", "not started", "2024-12-31", "", "fewer remands", "not stated"),
        ("health", "on track", "2024-06-30", "nurse", "", "progress starting"),
        ("health", "not stated", "2024-01-31", "nurse", "", "not stated"),
    ]
    names = ("theme", "status", "target_date", "lead", "success_measure", "impact")
    fixed = {"kind": "action", "action": "Act"}
    return tuple(
        entry("actions", number, **fixed, id=f"a{number}", **dict(zip(names, row, strict=True)))
        for number, row in enumerate(rows, start=2)
    )


def made(*entries: Entry) -> Section:
    """Return the section of actions."""
    return section("actions", registers={"actions": entries}, **CUT_OFF)


def test_overdue_is_before_the_cut_off_and_not_completed() -> None:
    """A date on the cut-off is not overdue, a completed action never is, and one without a status may be."""
    late = tracker.overdue(made(*tracked()), tracked())

    assert [item["id"] for item in late] == ["a3", "a6"]


def test_the_summary_says_what_is_overdue_and_what_lacks() -> None:
    """Counts agree with their verbs, and an overdue action without a status may have been done."""
    said = tracker.summary(made(*tracked()))

    assert said is not None
    words = said.plain()
    assert "The plan has 5 actions, one row each" in words
    assert "1 is completed. 2 are on track. 1 is not started. For 1 the plan states no status" in words
    assert "1 has no lead. 4 have no success measure." in words
    assert "Of the 5 with a target date or year, 2 are overdue at the cut-off of 30 June 2024" in words
    assert "For 1 of them no status is stated, so it may have been done." in words


def test_the_table_by_theme_counts_each_action_once() -> None:
    """Rows add to the last one, every count has an id, and what a page has no room for is said in the summary."""
    table = standing.standing(made(*tracked()))

    assert table is not None
    assert [column.label for column in table.columns][2:6] == ["Completed", "On track", "Not started", "Not stated"]
    assert grid(table) == [
        ["Custody", "3", "1", "1", "1", "0", "1"],
        ["Health", "2", "0", "1", "0", "1", "1"],
        ["All", "5", "1", "2", "1", "1", "2"],
    ]
    assert unnamed(table) == []
    ids = [cell.result.id for row in table.rows for cell in row.cells.values() if cell.result]
    assert len(ids) == len(set(ids))


def test_the_chart_shows_overdue_actions_apart() -> None:
    """Overdue actions are not counted again under their status, so that the bars add to the whole."""
    chart = standing.status_chart(made(*tracked()))

    assert chart is not None
    assert chart.title == "Some actions are overdue at the cut-off"
    assert [row.cells["count"].text for row in chart.data.rows] == ["2", "1", "1", "1"]
    assert "2 (Overdue)" in chart.description


def test_impact_is_a_second_rating() -> None:
    """A table of status by impact stands where any impact is stated, and nothing where none is."""
    table = standing.impact_table(made(*tracked()))

    assert table is not None
    assert grid(table)[-1] == ["All", "1", "1", "1", "2", "5"]
    silent = [Entry(one.kind, one.row, one.cells | {"impact": "not stated"}) for one in tracked()]
    assert standing.impact_table(made(*silent)) is None


def test_without_statuses_there_is_no_chart_and_without_actions_nothing() -> None:
    """Leicester's statuses were colours: the tracker stands and no chart pretends to know."""
    leicester = Section.open("actions", authority="leicester", year="2023-24")

    assert standing.status_chart(leicester) is None
    for function in (tracker.summary, standing.standing, standing.status_chart):
        assert function(made()) is None


@pytest.mark.parametrize("authority", ["leicester", "medway", "warwickshire", "west-mercia", "wolverhampton"])
def test_the_five_plans_count_each_action_in_one_theme(authority: str) -> None:
    """The themes of a real plan add to all its actions."""
    opened = Section.open("actions", authority=authority)
    table = standing.standing(opened)

    assert table is not None
    column = [int(row.cells["all"].text) for row in table.rows]
    assert sum(column[:-1]) == column[-1] == len(tracker.entries(opened))


def test_a_tracker_has_six_columns_and_says_once_what_is_the_same() -> None:
    """Impact stands with the status where a page has no room for it; a column of one value is a note."""
    wide = [Entry(one.kind, one.row, one.cells | {"target": "soon"}) for one in tracked()]
    table = tracker.tracker(made(*wide), "action")

    assert table is not None
    assert [column.label for column in table.columns] == [
        "Reference and theme", "Lead", "Target date", "Status and impact", "How success is measured",
    ]  # fmt: skip
    assert "Action, in each row: Act." in table.notes
    assert grid(table)[0][2:4] == ["soon", "Completed; progress made"]
    assert unnamed(table) == []
