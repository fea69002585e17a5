"""Alternative text is computed from the points and claims no direction."""

from __future__ import annotations

import pytest

from yjreport.charts import Point, describe

TWO = [
    Point("Leicester", "2019", 0, 21.4, 16.1, 27.8, "21.4%"),
    Point("Leicester", "2020", 1, 32.3, 24.9, 40.8, "32.3%"),
    Point("England", "2019", 0, 31.4, text="31.4%"),
    Point("England", "2020", 1, 32.2, text="32.2%"),
]


def test_text_of_few_points_gives_every_value() -> None:
    """With eight values or fewer each is said, with its series and period."""
    assert describe(TWO, kind="line", measure="the binary reoffending rate", interval="95% intervals") == (
        "Line chart of the binary reoffending rate for Leicester and England, 2 periods, 2019 to 2020, with 95% "
        "intervals. Leicester: 21.4% (2019) and 32.3% (2020); England: 31.4% (2019) and 32.2% (2020). "
        "Highest: 32.3%, Leicester in 2020; lowest: 21.4%, Leicester in 2019."
    )


def test_text_of_many_points_gives_first_last_highest_and_lowest() -> None:
    """With more than eight values the ends of each line and the extremes are said."""
    values = [5, 9, 7, 1, 4, 6, 6, 6, 3]
    points = [Point("W", str(2010 + at), at, value, text=f"{value}") for at, value in enumerate(values)]
    assert describe(points, kind="line", measure="the rate") == (
        "Line chart of the rate for W, 9 periods, 2010 to 2018. W: from 5 (2010) to 3 (2018). "
        "Highest: 9, 2011; lowest: 1, 2013."
    )


def test_text_never_says_that_a_figure_rose_or_fell() -> None:
    """Whether chance explains a difference is not for the alternative text."""
    words = describe(TWO, kind="line", measure="the rate").lower()
    assert not [word for word in ("rose", "fell", "risen", "fallen", "increase", "decrease", "better") if word in words]


def test_text_of_comparators_names_each_once() -> None:
    """Bars of several areas at one period are a list."""
    points = [TWO[1], TWO[3]]
    assert describe(points, kind="bars", measure="the rate") == (
        "Bar chart of the rate for Leicester and England, 2020, with intervals. Leicester 32.3% and England 32.2%."
    )


def test_text_of_a_withheld_value_says_that_there_is_none() -> None:
    """A mark in place of a value is said as such."""
    points = [Point("L", "a", 0, 5.0, text="5"), Point("L", "b", 1, None, text="[c]")]
    assert "no value [c] (b)" in describe(points, kind="bars", measure="the number")


def test_value_without_text_is_printed_in_its_unit() -> None:
    """The unit's own format stands in for a text that is not there."""
    assert "£1,250" in describe([Point("L", "a", 0, 1250.0)], kind="bars", measure="the grant", unit="gbp")


def test_line_with_one_period_is_described_as_the_bars_that_are_drawn() -> None:
    """The text follows the picture."""
    assert describe([TWO[0]], kind="line", measure="the rate").startswith("Bar chart")


def test_unknown_kind_is_refused() -> None:
    """Only kinds that have a builder can be described."""
    with pytest.raises(ValueError, match="line, bars, dots, stacked"):
        describe(TWO, kind="pie", measure="the rate")  # type: ignore[arg-type]


def test_text_says_where_a_line_is_broken() -> None:
    """A gap counts as no period and no value; across it no figure is called the highest or the lowest."""
    points = [
        Point("L", "2019", 0, 5.0, text="5"),
        Point("L", "2020", 2, 7.0, text="7"),
        Point("L", "Not shown ", 3, None, text="[x]"),
        Point("L", "2023", 4, 6.0, text="6"),
    ]
    assert describe(points, kind="line", measure="the number") == (
        "Line chart of the number for L, 3 periods, 2019 to 2023. 5 (2019), 7 (2020) and 6 (2023). "
        "The line is broken between 2020 and 2023."
    )


def test_text_of_a_line_says_that_its_latest_value_is_withheld() -> None:
    """The last value that is shown is not passed off as the latest."""
    points = [Point("L", str(at), at, float(at), text=str(at)) for at in range(9)]
    withheld = Point("L", "9", 9, None, text="[c]")

    assert "from 0 (0) to 8 (8), and no value [c] (9)." in describe([*points, withheld], kind="line", measure="it")


@pytest.mark.parametrize("kind", ["line", "bars", "dots"])
def test_text_is_at_most_three_sentences(kind: str) -> None:
    """What, the values, and the extremes: no more."""
    words = describe(TWO, kind=kind, measure="the rate", interval="95% intervals")  # type: ignore[arg-type]

    assert words.count(". ") <= 2
    assert "chart also shows" not in words
