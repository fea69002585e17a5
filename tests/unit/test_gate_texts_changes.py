"""A change in per cent beside the two numbers that it is between."""

from __future__ import annotations

import pytest
from gate_texts import found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("First time entrants fell from 556 to 505, a reduction of 15.1%.", "556 to 505 is -9.2 per cent, not 15.1%"),
        ("The rate fell from 556 per 100,000 to 505 per 100,000, a 15.1% reduction.", "556 to 505 is -9.2 per cent"),
        ("Entrants rose from 16 children to 24, an increase of 46.6 per cent.", "16 to 24 is +50.0 per cent"),
        ("The grant fell from £255,000 to £251,318 (2.4% reduction).", "£255,000 to £251,318 is -1.4 per cent"),
    ],
)
def test_a_change_that_its_two_numbers_do_not_give_is_refused(text: str, told: str) -> None:
    """The message works the change out."""
    assert told in found(text)["change_wrong"]


def test_a_percentage_in_brackets_behind_two_numbers_is_asked_about() -> None:
    """It was meant as the change in minutes of a council, and might be a share."""
    told = found("The rate rose from 108 to 137 (46.6%) per 100,000.")

    asked = told["change_unclear"]
    assert "108 to 137 is +26.9 per cent, not 46.6%: mend it, or say what 46.6% is the share of" in asked
    assert "change_wrong" not in told


@pytest.mark.parametrize(
    "text",
    [
        "First time entrants fell from 556 to 505, a reduction of 9.2%.",
        "The rate fell from 556 to 505, a 9% reduction.",
        "The rate per 1,000 rose from 0.06 to 0.07, an increase of 10%.",
        "The number rose from 16 to 24 (50%).",
        "The number rose from 50 to 60 (75%) of the children in education.",
        "From 2019 to 2022 there was a reduction of 15.1%.",
        "From 1 April to 31 March there was a fall of 12%.",
        "Children aged from 10 to 17 saw a reduction of 15.1%.",
        "It fell from 53.8% to 33.8%, a reduction of 37.2%.",
        "It rose from 24 to 30 children, of whom 45% were girls; remands saw a drop of 12%.",
        "It rose from 0 to 3, an increase of 3%.",
    ],
)
def test_changes_that_may_be_right_are_let_be(text: str) -> None:
    """Years, days, ages, percentages and shares of something else are no change of two numbers."""
    assert not {"change_wrong", "change_unclear"} & set(found(text))
