"""The builders turn small records into Vega-Lite that says what the records say."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest

from yjreport.charts import Point, bars, dots, narrow_spec, stacked, trend
from yjreport.drawing.theme import CATEGORIES, COMPARATOR, LOCAL, PAPER, TEXT, contrast, on_colour

PERIODS = ["2019", "2020", "2021"]
LOCALS = [Point("Leicester", period, at, 20.0 + at, 15.0, 30.0, f"{20 + at}.0%") for at, period in enumerate(PERIODS)]
OTHERS = [Point("England", period, at, 30.0, text="30.0%") for at, period in enumerate(PERIODS)]


def layers(spec: dict[str, Any], mark: str) -> list[dict[str, Any]]:
    """Return the layers of one kind of mark."""
    return [layer for layer in spec["layer"] if layer["mark"]["type"] == mark]


def texts(spec: dict[str, Any]) -> list[str]:
    """Return every text that a specification prints."""
    return [row["text"] for layer in layers(spec, "text") for row in layer["data"]["values"]]


def every(spec: dict[str, Any], key: str) -> list[Any]:
    """Return the values of one field in all layers."""
    return [row[key] for layer in spec["layer"] for row in layer["data"]["values"] if key in row]


BUILT = {
    "trend": trend([*LOCALS, *OTHERS], unit_label="Percentage", unit="percent"),
    "bars": bars(
        [Point("Leicester", name, at, at + 1.0, text=str(at + 1)) for at, name in enumerate("ab")],
        unit_label="Number",
    ),
    "dots": dots(LOCALS, unit_label="Percentage", unit="percent", reference=25, reference_label="All"),
    "stacked": stacked([*LOCALS, *OTHERS], unit_label="Percentage", totals={"2019": "50"}),
}


@pytest.mark.parametrize("name", BUILT)
def test_specification_is_valid_vega_lite(name: str) -> None:
    """Altair's own schema accepts what every builder returns, for a page and for a phone."""
    import altair

    for spec in (BUILT[name], narrow_spec(BUILT[name])):
        assert spec is not None
        assert altair.LayerChart.from_dict(spec).to_dict(validate=True)["layer"]


@pytest.mark.parametrize("name", BUILT)
def test_specification_is_small_plain_json_without_outside_data(name: str) -> None:
    """A specification is JSON, holds its data, and is a few kilobytes."""
    text = json.dumps(BUILT[name], allow_nan=False)
    assert '"url"' not in text
    assert len(text) < 16_000


def test_building_twice_gives_the_same_bytes() -> None:
    """No name in a specification is random."""
    again = trend([*LOCALS, *OTHERS], unit_label="Percentage", unit="percent")
    assert json.dumps(again) == json.dumps(BUILT["trend"])


def test_page_and_phone_have_the_outer_widths_that_they_are_drawn_for() -> None:
    """The width of the plot and its padding add up to 720 and 320 pixels."""
    for spec, wanted in ((BUILT["trend"], 720), (narrow_spec(BUILT["trend"]), 320)):
        assert spec is not None
        padding = spec["padding"]
        assert spec["width"] + padding["left"] + padding["right"] == pytest.approx(wanted, abs=0.2)


def test_trend_axis_begins_at_zero_and_holds_the_interval() -> None:
    """The axis of values goes from zero to a round number over the highest interval."""
    scale = layers(BUILT["trend"], "line")[0]["encoding"]["y"]["scale"]
    assert scale["domain"][0] == 0
    assert scale["domain"][1] >= 30


def test_trend_names_each_line_at_its_end_with_its_value() -> None:
    """Lines carry their names and last values, so no legend is needed."""
    words = " ".join(texts(BUILT["trend"]))
    assert "Leicester 22.0%" in words
    assert "England 30.0%" in words
    assert "legend" not in str(layers(BUILT["trend"], "text"))


def test_trend_tells_lines_apart_by_shape_as_well_as_colour() -> None:
    """Each series has a colour and a marker of its own, in the order of the Analysis Function."""
    rows = layers(BUILT["trend"], "point")[0]["data"]["values"]
    looks = {row["series"]: (row["colour"], row["shape"]) for row in rows}
    assert looks == {"Leicester": (CATEGORIES[0], "circle"), "England": (CATEGORIES[1], "square")}


def test_trend_breaks_its_line_where_a_value_is_not_there() -> None:
    """A withheld value has no marker and its row keeps the gap in the line."""
    points = [
        Point("Leicester", period, at, None if at == 1 else 20.0, text="[c]" if at == 1 else "20.0%")
        for at, period in enumerate(PERIODS)
    ]
    spec = trend(points, unit_label="Percentage")
    assert [row["value"] for row in layers(spec, "line")[0]["data"]["values"]] == [20.0, None, 20.0]
    assert len(layers(spec, "point")[0]["data"]["values"]) == 2
    assert layers(spec, "line")[0]["mark"]["invalid"] == "break-paths-show-path-domains"


def test_trend_shows_bars_for_few_periods_and_a_band_for_many() -> None:
    """An interval over few periods is not joined, for nothing is known between them."""
    many = [Point("Leicester", str(year), year, 20.0, 15.0, 30.0, "20") for year in range(2010, 2018)]
    assert layers(BUILT["trend"], "tick")
    assert not layers(BUILT["trend"], "area")
    assert layers(trend(many, unit_label="Rate"), "area")


def test_trend_orders_periods_by_their_order_and_not_as_they_come() -> None:
    """Periods stand evenly in the order that the records give."""
    spec = trend(LOCALS[::-1], unit_label="Percentage")
    rows = layers(spec, "point")[0]["data"]["values"]
    assert [(row["index"], row["period"]) for row in rows] == [(0, "2019"), (1, "2020"), (2, "2021")]


def test_trend_with_two_periods_prints_both_values() -> None:
    """Two periods make a slope with a value at either end."""
    words = texts(trend([*LOCALS[:2], *OTHERS[:2]], unit_label="Percentage"))
    assert {"20.0%", "30.0%", "Leicester 21.0%", "England 30.0%"} <= set(words)


def test_trend_with_one_period_is_drawn_as_bars() -> None:
    """A single period has no line to draw."""
    spec = trend([LOCALS[0], OTHERS[0]], unit_label="Percentage")
    assert layers(spec, "rect")
    assert not layers(spec, "line")


def test_long_period_labels_are_thinned_and_the_last_one_stays() -> None:
    """Labels that would run into each other are left out, never the latest."""
    names = [f"July {year} to June {year + 1}" for year in range(2008, 2020)]
    spec = narrow_spec(trend([Point("W", name, at, 5.0, text="5") for at, name in enumerate(names)], unit_label="Rate"))
    assert spec is not None
    words = texts(spec)
    assert any("2020" in word for word in words)
    assert not any("2008" in word for word in words if "July" in word)


def test_trend_breaks_its_axis_where_the_series_breaks() -> None:
    """A gap has no label and no tick but a break of the axis, and the line is drawn on neither side over it."""
    gap = Point("Leicester", "Not shown ", 1.5, None, text="[x]")
    spec = trend([*LOCALS, gap], unit_label="Percentage", unit="percent")
    ticks = next(layer for layer in layers(spec, "rule") if "index" in layer["data"]["values"][0])

    assert "//" in texts(spec)
    assert not {"Not shown", "[x]"} & {text.strip() for text in texts(spec)}
    assert [row["index"] for row in ticks["data"]["values"]] == [0, 1, 3]
    assert None in [row["value"] for row in layers(spec, "line")[0]["data"]["values"]]


def test_trend_shows_what_is_withheld_and_when_an_earlier_end_was() -> None:
    """A mark stands at the foot of a withheld period, and the name of a line that ends early says when."""
    early = [*LOCALS[:2], Point("Leicester", "2021", 2, None, text="[c]")]
    spec = trend([*early, *OTHERS], unit_label="Percentage")
    dotted = [layer for layer in layers(spec, "rule") if layer["mark"].get("strokeDash") == [1, 4]]

    assert "[c]" in texts(spec)
    assert "Leicester 21.0% in 2020" in " ".join(texts(spec))
    assert len(dotted) == 1, "the leader to an early end is not to be taken for the line"


def test_values_leave_out_the_multiplier_that_the_axis_says() -> None:
    """'153 per 100,000' is 153 on an axis of rates per 100,000."""
    points = [Point("L", str(at), at, 150.0 + at, text=f"{150 + at} per 100,000") for at in range(3)]

    assert not [text for text in texts(trend(points, unit_label="Rate")) if "per" in text]
    assert "150" in texts(bars(points, unit_label="Rate"))


def test_months_are_short_where_labels_in_full_have_no_room() -> None:
    """Every label of four quarters stands in full; of twenty the months are in short."""
    names = [f"{span} {year}" for year in range(2020, 2025) for span in
             ("January to March", "April to June", "July to September", "October to December")]  # fmt: skip
    few, many = (
        trend([Point("L", name, at, 5.0, text="5") for at, name in enumerate(some)], unit_label="Rate")
        for some in (names[:4], names)
    )

    assert "January to March" in texts(few)
    assert {"Oct to", "Dec"} <= set(texts(many))
    assert not [text for text in texts(many) if "January" in text or "October" in text]


def test_values_of_bars_with_intervals_stand_in_a_column() -> None:
    """A value beside the end of an interval would be read as that end; without intervals it stands at the bar."""
    points = [Point("L", "a", 0, 5.0, 2.0, 9.0, "5"), Point("L", "b", 1, 2.0, 1.0, 4.0, "2")]
    places = [
        {row["x"] for row in layers(bars(some, unit_label=""), "text")[0]["data"]["values"] if row["text"] in "52"}
        for some in (points, [Point("L", "a", 0, 5.0, text="5"), Point("L", "b", 1, 2.0, text="2")])
    ]

    assert [len(found) for found in places] == [1, 2]


def test_the_reference_strikes_no_name_on_a_phone() -> None:
    """Where names stand over their marks the line of reference is drawn beside the marks alone."""
    narrow = narrow_spec(BUILT["dots"])
    assert narrow is not None
    (rule,) = [layer for layer in layers(dict(narrow), "rule") if "strokeDash" in layer["mark"]]
    rows = rule["data"]["values"]

    assert len(rows) == len(LOCALS)
    assert all(later["top"] - earlier["bottom"] >= 17 for earlier, later in pairwise(rows))


def test_bars_set_the_local_bar_apart_by_name_weight_and_colour() -> None:
    """Comparators are grey-blue with labels; the local bar is dark with bold words."""
    spec = bars(
        [Point("Leicester", "2020", 0, 32.3, text="32.3%"), Point("England", "2020", 1, 30.0, text="30.0%")],
        unit_label="Percentage",
    )
    assert layers(spec, "rect")[0]["encoding"]["fill"] == {
        "condition": {"test": "datum.local", "value": LOCAL},
        "value": COMPARATOR,
    }
    rows = layers(spec, "text")[0]["data"]["values"]
    assert {row["text"] for row in rows if row.get("weight") == "bold"} == {"Leicester", "32.3%"}


def test_bars_of_comparators_with_periods_of_their_own_say_the_period() -> None:
    """A comparator of another period carries it in its label, and no groups are made."""
    points = [
        Point("Leicester", "2020", 0, 32.3, text="32.3%"),
        Point("England", "2019", 1, 30.0, text="30.0%"),
    ]
    words = texts(bars(points, unit_label="Percentage"))
    assert {"Leicester, 2020", "England, 2019"} <= set(words)


def test_bars_of_areas_named_twice_are_not_grouped() -> None:
    """Series and label of the same name give one row with one name."""
    words = texts(bars([Point(name, name, at, 5.0, text="5") for at, name in enumerate(("A", "B"))], unit_label=""))
    assert words.count("A") == 1


def test_bars_in_groups_have_a_heading_for_each_label() -> None:
    """Categories by area are groups with the areas' names on the rows."""
    points = [
        Point(who, age, at, 5.0, text="5") for at, age in enumerate(("10 to 14", "15 to 17")) for who in ("L", "E")
    ]
    words = texts(bars(points, unit_label=""))
    assert words.count("L") == 2
    assert words.count("10 to 14") == 1


def test_bar_without_a_value_keeps_its_row_and_prints_its_mark() -> None:
    """A withheld bar is not drawn as zero."""
    spec = bars([Point("L", "a", 0, 5.0, text="5"), Point("L", "b", 1, None, text="[c]")], unit_label="")
    assert len(layers(spec, "rect")[0]["data"]["values"]) == 1
    assert "[c]" in texts(spec)


def test_dots_draw_the_reference_and_its_name() -> None:
    """The value that others are read against is a dashed line with words."""
    rules = [layer for layer in layers(BUILT["dots"], "rule") if "strokeDash" in layer["mark"]]
    assert rules[0]["data"]["values"] == [{"value": 25}]
    assert "All" in texts(BUILT["dots"])


def test_stacked_parts_follow_each_other_without_a_gap() -> None:
    """Each part begins where the one before it ends."""
    rows = [row for row in layers(BUILT["stacked"], "rect")[0]["data"]["values"] if row["name"] == "2019"]
    assert [(row["start"], row["end"]) for row in rows] == [(0.0, 20.0), (20.0, 50.0)]


def test_parts_are_told_by_words_as_well_as_by_colour() -> None:
    """A part has its name inside or, where that has no room, behind its bar."""
    points = [
        Point("Funds", "Council", 0, 900_000.0, text="£900,000"),
        Point("Staffing", "Police", 1, 40_000.0, text="£40,000"),
        Point("Funds", "Police", 1, 5_000.0, text="£5,000"),
    ]
    words = texts(stacked(points, unit_label="Pounds", totals={"Council": "£900,000", "Police": "£45,000"}))

    assert "Funds £900,000" in words
    assert "Funds, Staffing" in words


def test_words_inside_a_part_can_be_read_on_its_colour() -> None:
    """Text on each category colour has a contrast of 4.5 to 1 or more."""
    assert min(contrast(fill, on_colour(fill)) for fill in CATEGORIES) >= 4.5


def test_colours_stand_out_from_paper() -> None:
    """Marks have 3 to 1 against white and text 4.5 to 1."""
    assert min(contrast(colour, PAPER) for colour in (*CATEGORIES, COMPARATOR)) >= 3
    assert contrast(TEXT, PAPER) >= 4.5


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ([], "at least one value"),
        ([Point("L", "a", 0, None)], "at least one value"),
        ([Point("L", "a", 0, float("nan"))], "not a finite number"),
        ([Point("L", "a", 0, 5.0, 1.0)], "only one end"),
        ([Point("L", "a", 0, 5.0, 6.0, 7.0)], "does not hold 5"),
        ([Point("L", "a", 0, 5.0), Point("L", "a", 1, 6.0)], "Two points"),
        ([Point(name, "a", 0, 5.0) for name in "abcde"], "4 at most"),
    ],
)
def test_points_that_mislead_are_refused(points: list[Point], words: str) -> None:
    """A chart that cannot be honest is not drawn, and the message says why."""
    with pytest.raises(ValueError, match=words):
        trend(points, unit_label="Rate")


def test_part_below_zero_is_refused() -> None:
    """Parts of a bar cannot be negative."""
    with pytest.raises(ValueError, match="below zero"):
        stacked([Point("a", "x", 0, -1.0)], unit_label="Pounds")
