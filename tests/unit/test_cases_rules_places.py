"""Arrests, detention and remands are counted by their definitions, nights by their midnights."""

from __future__ import annotations

from decimal import Decimal

import pytest
from cases_extracts import Maker


def remanded(*episodes: dict[str, object], ends: str = "2025-09-30", **child: str) -> Maker:
    """Return an extract with one child and remands."""
    made = Maker("remand", ends=ends)
    made.child(**child)
    for one in episodes:
        made.add("remands", "remand_id", {"child_id": "A", "type": "youth detention", **one})
    return made


def arrested(*arrests: dict[str, object], **child: str) -> Maker:
    """Return an extract with one child and arrests in June 2024."""
    made = Maker("police-custody")
    made.child(**child)
    for one in arrests:
        made.add("arrests", "arrest_id", {"child_id": "A", "arrested": "2024-06-10", "outcome": "bailed", **one})
    return made


@pytest.mark.parametrize(
    ("start", "end", "before", "after"),
    [
        ("2024-06-03", "2024-06-05", 0, 2),
        ("2024-06-03", "2024-06-03", 0, 0),
        ("2024-03-30", "2024-04-03", 2, 2),  # the nights of 30 and 31 March, and of 1 and 2 April
        ("2024-03-31", "2024-04-01", 1, 0),
        ("2025-03-31", "2025-04-05", 0, 1),
        ("2023-12-01", "2024-12-01", 122, 244),
    ],
)
def test_a_night_is_a_midnight_in_the_period(start: str, end: str, before: int, after: int) -> None:
    """Nights fall in the year in which they are, whenever the remand began."""
    figures = remanded({"start": start, "end": end}).figures()
    assert figures.of("remand_nights", "2023-24") == (before,)
    assert figures.of("remand_nights") == (after,)


def test_an_open_remand_counts_to_the_last_day_of_the_extract() -> None:
    """The night of the last day is known; the child is still there."""
    figures = remanded({"start": "2025-03-29"}, ends="2025-03-31").figures()
    assert figures.of("remand_nights") == (3,)
    assert figures.of("remand_children") == (1,)


@pytest.mark.parametrize(
    ("child", "nights"),
    [({"born": "2006-06-05"}, 2), ({"moved_out": "2024-06-04"}, 2), ({"moved_in": "2024-06-05"}, 5), ({}, 7)],
)
def test_nights_are_those_of_children_who_live_here(child: dict[str, str], nights: int) -> None:
    """The night of the 18th birthday, and those after moving out or before moving in, are not counted."""
    assert remanded({"start": "2024-06-03", "end": "2024-06-10"}, **child).figures().of("remand_nights") == (nights,)


def test_bail_supervision_is_no_remand_away_from_home() -> None:
    """It has neither nights nor children remanded."""
    made = remanded({"type": "bail supervision and support", "start": "2024-06-03", "end": "2024-06-10"})
    figures = made.figures()
    assert figures.of("remand_nights") == (0,)
    assert figures.of("remand_children") == (0,)


def test_a_child_with_both_types_is_one_child_and_two_remands() -> None:
    """The whole counts the child once, each type once; the median is over children."""
    made = remanded(
        {"start": "2024-06-03", "end": "2024-06-05"},
        {"type": "local authority", "start": "2024-07-01", "end": "2024-07-11"},
    )
    made.child("B")
    made.add("remands", "remand_id", {"child_id": "B", "type": "youth detention", "start": "2024-08-01",
                                      "end": "2024-08-05"})  # fmt: skip
    figures = made.figures()
    assert figures.of("remand_children") == (2,)
    assert figures.of("remand_children", type="youth detention") == (2,)
    assert figures.of("remand_children", type="local authority") == (1,)
    assert figures.of("remands_youth_detention") == (2,)
    assert figures.of("remands_local_authority") == (1,)
    assert figures.of("remand_nights", type="youth detention") == (6,)
    whole, part = figures.get("remand_nights_median"), figures.get("remand_nights_median", type="youth detention")
    assert whole is not None
    assert part is not None
    assert (whole.value, whole.denominator) == (Decimal(8), 2)
    assert (part.value, part.denominator) == (Decimal(3), 2)


def test_no_nights_are_zero_and_have_no_median() -> None:
    """A year without remands has 0 nights; the median of nothing is not applicable."""
    figures = remanded().figures()
    assert figures.of("remand_nights") == (0,)
    item = figures.get("remand_nights_median")
    assert item is not None
    assert (item.value, item.denominator, item.marks) == (None, 0, ("z",))


def test_a_cost_is_shared_out_by_nights_and_what_is_not_known_makes_it_a_lower_bound() -> None:
    """Two of four nights bear half the cost of an episode; an episode without a cost makes the sum at least."""
    made = remanded({"start": "2024-03-30", "end": "2024-04-03", "cost": 1001})
    figures = made.figures()
    assert figures.of("remand_cost") == (501,)
    assert figures.of("remand_cost", "2023-24") == (501,)
    made.add("remands", "remand_id", {"child_id": "A", "type": "youth detention", "start": "2024-06-01",
                                      "end": "2024-06-02"})  # fmt: skip
    item = made.figures().get("remand_cost")
    assert item is not None
    assert (item.value, item.qualifier) == (Decimal(501), "at least")


def test_a_case_that_has_not_ended_is_not_in_the_share_without_custody() -> None:
    """One in custody, one with a community sentence and one waiting: one of two."""
    made = Maker("remand")
    for name, outcomes in [("A", ["custodial sentence", "acquitted or withdrawn"]), ("B", ["community sentence"]),
                           ("C", ["community sentence", "not concluded"])]:  # fmt: skip
        made.child(name)
        for outcome in outcomes:
            row = {"child_id": name, "type": "youth detention", "start": "2024-06-03", "end": "2024-06-05"}
            made.add("remands", "remand_id", {**row, "outcome": outcome})
    item = made.figures().get("remand_non_custodial_share")
    assert item is not None
    assert (item.numerator, item.denominator, item.marks) == (1, 2, ("p",))


def test_outcomes_of_arrests_add_up_to_all_of_them() -> None:
    """An arrest without an outcome is in the rest."""
    figures = arrested({}, {"outcome": "no further action"}, {"outcome": ""}, {}).figures()
    assert figures.of("police_custody_arrests") == (4,)
    assert figures.of("children_arrested") == (1,)
    assert figures.of("police_custody_outcome", outcome="bailed") == (2, 4)
    assert figures.of("police_custody_outcome", outcome="no further action") == (1, 4)
    assert figures.of("police_custody_outcome", outcome="another or no outcome recorded") == (1, 4)


def test_hours_are_the_median_over_arrests_with_both_times() -> None:
    """Nine hours and a quarter and eleven hours make ten hours and an eighth, printed as 10.1."""
    figures = arrested(
        {"detained_at": "2024-06-10 21:00", "released_at": "2024-06-11 06:15"},
        {"detained_at": "2024-06-10 21:00", "released_at": "2024-06-11 08:00"},
        {},
    ).figures()
    item = figures.get("detention_hours_median")
    assert item is not None
    assert (item.value, item.denominator) == (Decimal("10.1"), 2)


def test_what_is_not_known_of_an_arrest_stays_in_the_denominator() -> None:
    """Overnight and the appropriate adult are shares of all arrests; accommodation of the requests."""
    figures = arrested(
        {"overnight": "yes", "appropriate_adult": "yes", "pace_requested": "yes", "pace_provided": "yes"},
        {"overnight": "", "appropriate_adult": "not known", "pace_requested": "yes"},
        {"overnight": "no", "appropriate_adult": "no"},
    ).figures()
    assert figures.of("detained_overnight_share") == (1, 3)
    assert figures.of("appropriate_adult_share") == (1, 3)
    assert figures.of("pace_requested") == (2,)
    assert figures.of("pace_provided") == (1, 2)


@pytest.mark.parametrize(("born", "number"), [("2014-06-10", 1), ("2014-06-11", 0), ("2006-06-10", 0)])
def test_an_arrest_is_of_a_child_of_10_to_17(born: str, number: int) -> None:
    """The 10th birthday is in, the 18th is out."""
    assert arrested({}, born=born).figures().of("police_custody_arrests") == (number,)
