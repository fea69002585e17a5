"""The funnel chart says what its points and limits say, on a page and on a phone."""

from __future__ import annotations

import json
from itertools import combinations
from typing import Any

import pytest

from yjreport.charts import Curve, FunnelPoint, Point, chart_svg, describe, dots, funnel, narrow_spec
from yjreport.charts.funnel_names import Names
from yjreport.charts.funnel_names import _crosses as crosses
from yjreport.charts.funnel_plan import HEIGHT, FunnelPlan
from yjreport.charts.scale import round_ends
from yjreport.drawing.theme import LOCAL

NAMES = ["Leicester", "Coventry", "Derby", "Nottingham", "Luton", "Slough", "Bradford", "Blackburn with Darwen"]
SIZES = [36_000, 37_000, 26_000, 30_000, 27_000, 20_000, 63_000, 18_500]
RATES = [180.0, 175.0, 90.0, 320.0, 160.0, 150.0, 170.0, 165.0]
PLACES = ["within", "within", "low at 99.8%", "high at 99.8%", "within", "within", "within", "within"]
POINTS = [
    FunnelPoint(name, name, at, rate, text=f"{rate:.0f}", size=size, place=place)
    for at, (name, size, rate, place) in enumerate(zip(NAMES, SIZES, RATES, PLACES, strict=True))
]
CURVES = [
    Curve(size, (170 - 9000 / size**0.5, 170 + 9000 / size**0.5), (170 - 14000 / size**0.5, 170 + 14000 / size**0.5))
    for size in (18_500, 25_000, 40_000, 63_000)
]


def built(points: list[FunnelPoint] = POINTS, **more: Any) -> dict[str, Any]:
    """Return the specification of the example."""
    words = {"average": 170.0, "average_text": "Neighbours 170", "unit_label": "Rate per 100,000",
             "size_label": "Children aged 10 to 17", "local": "Leicester"}  # fmt: skip
    return funnel(points, CURVES, **(words | more))


def plan(width: float) -> FunnelPlan:
    """Return the layout of the example."""
    return FunnelPlan(tuple(POINTS), tuple(CURVES), 170.0, "Neighbours 170", "Rate per 100,000",
                      "Children aged 10 to 17", "", "Leicester", width)  # fmt: skip


def texts(spec: dict[str, Any]) -> list[str]:
    """Return every text that a specification prints."""
    return [
        row["text"] for layer in spec["layer"] if layer["mark"]["type"] == "text" for row in layer["data"]["values"]
    ]


def both() -> list[dict[str, Any]]:
    """Return the drawings for a page and for a phone."""
    narrow = narrow_spec(built())
    assert narrow is not None
    return [built(), dict(narrow)]


def test_specification_is_valid_vega_lite() -> None:
    """Altair's own schema accepts the chart at both widths."""
    import altair

    for spec in both():
        assert altair.LayerChart.from_dict(spec).to_dict(validate=True)["layer"]


def test_specification_is_small_plain_json_and_always_the_same() -> None:
    """A specification is JSON without outside data, a few kilobytes, the same bytes each time."""
    text = json.dumps(built(), allow_nan=False)

    assert '"url"' not in text
    assert len(text) < 16_000
    assert text == json.dumps(built())


@pytest.mark.parametrize(("at", "wanted"), [(0, 720), (1, 320)])
def test_page_and_phone_have_the_outer_widths_that_they_are_drawn_for(at: int, wanted: int) -> None:
    """The width of the plot and its padding add up to 720 and 320 pixels."""
    spec = both()[at]
    assert spec["width"] + spec["padding"]["left"] + spec["padding"]["right"] == pytest.approx(wanted, abs=0.2)


@pytest.mark.parametrize("at", [0, 1])
def test_the_local_point_stands_out_and_is_named_with_its_value(at: int) -> None:
    """The local marker is a dark circle drawn last, its name bold with its value, at both widths."""
    spec = both()[at]
    markers = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "point")

    assert [row["area"] for row in markers["data"]["values"] if row["local"]] == ["Leicester"]
    assert markers["data"]["values"][-1]["area"] == "Leicester"
    assert markers["encoding"]["fill"]["condition"]["value"] == LOCAL
    assert markers["encoding"]["shape"]["condition"]["value"] == "circle"
    assert "Leicester 180" in texts(spec)


def test_the_limits_and_the_average_are_named_at_their_ends() -> None:
    """Two lines are 95%, two 99.8%, one is the average, told apart by dashes and named without a legend."""
    spec = built()
    curves = [layer for layer in spec["layer"] if layer["mark"]["type"] == "line"]

    assert [layer["mark"].get("strokeDash") for layer in curves] == [[5, 4], None]
    assert all(len(layer["data"]["values"]) == 2 * len(CURVES) for layer in curves)
    assert (texts(spec).count("95%"), texts(spec).count("99.8%")) == (2, 2)
    assert {"Neighbours", "170"} <= set(" ".join(texts(spec)).split())


def test_areas_outside_the_limits_are_named_before_others() -> None:
    """The two outside the limits have their names on a page, and all names where there is room."""
    assert {"Nottingham", "Derby"} <= set(texts(built()))
    assert "Bradford" in texts(built())


@pytest.mark.parametrize("width", [720, 320])
def test_names_cover_neither_each_other_nor_marks_nor_the_edge(width: float) -> None:
    """No two names overlap, and every name stays within the plot."""
    laid = plan(width)
    boxes = [label.box for label in laid.labels]

    assert boxes
    for one, other in combinations(boxes, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart
    assert all(0 <= box[0] and box[2] <= laid.plot and box[3] <= HEIGHT for box in boxes)


def test_a_withheld_value_is_not_drawn_and_said_so_in_words() -> None:
    """An area without a value has no marker and no name in the chart."""
    points = [*POINTS[:-1], FunnelPoint("Slough East", "Slough East", 9, None, text="[c]", size=100)]
    spec = built(points)

    assert "Slough East" not in texts(spec)
    assert "Slough East" not in str(next(layer for layer in spec["layer"] if layer["mark"]["type"] == "point"))


def test_what_cannot_be_drawn_is_refused() -> None:
    """Limits at one size, and no value at all, are errors."""
    with pytest.raises(ValueError, match="two sizes"):
        funnel(POINTS, CURVES[:1], average=1, average_text="", unit_label="", size_label="")
    with pytest.raises(ValueError, match="at least one value"):
        built([FunnelPoint("a", "a", 0, None, size=1)])


def test_the_description_says_where_the_local_point_lies_and_who_is_outside() -> None:
    """The alternative text gives place, outsiders and extremes, from the points alone."""
    words = describe(POINTS, measure="the rate of first time entrants", kind="funnel", local="Leicester")

    assert words.startswith("Funnel chart of the rate of first time entrants for 8 areas by their size")
    assert "Leicester (180) is within the 95% limits; outside" in words
    assert "outside the 95% limits are 2 of the 7 others: Derby (90, below the 99.8% limits) and Nottingham" in words
    assert "Highest: 320, Nottingham; lowest: 90, Derby." in words


def test_the_description_says_that_nobody_else_is_outside() -> None:
    """Where all others are within the limits the text says so."""
    points = [point for point in POINTS if point.place == "within"]

    assert "all others are within the 95% limits." in describe(points, measure="the rate", kind="funnel")


def test_the_chart_is_drawn() -> None:
    """The renderer makes a picture with the title and the description in it."""
    svg = chart_svg(built(), title="Leicester lies within the limits", description="A funnel.", id="x-1")

    assert "<title" in svg and "Nottingham" in svg and "99.8%" in svg


@pytest.mark.parametrize(
    ("values", "ends"),
    [([18_500, 63_000], (10_000, 70_000)), ([40, 300], (0, 300)), ([100, 101], (0, 120)), ([5, 5], (0, 5))],
)
def test_an_axis_of_sizes_has_round_ends(values: list[float], ends: tuple[float, float]) -> None:
    """Sizes far from zero do not waste half the plot, and near it the axis begins there."""
    scale = round_ends(values, steps=6)

    assert (scale.low, scale.high) == ends
    assert scale.low <= min(values) <= max(values) <= scale.high


def test_dots_of_groups_of_children_stand_out_alike() -> None:
    """With `even` no group is set apart by colour, shape or weight; without it one is."""
    points = [
        Point(group, stage, at, 1.0 + at, 0.5, 4.0, "1")
        for at, stage in enumerate(("Arrested", "Custody"))
        for group in ("Asian", "Black", "Mixed")
    ]

    for even, local in ((True, {True}), (False, {True, False})):
        spec = dots(points, unit_label="Times as likely", reference=1, even=even)
        marks = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "point")
        words = [row for layer in spec["layer"] if layer["mark"]["type"] == "text" for row in layer["data"]["values"]]
        assert {row["local"] for row in marks["data"]["values"]} == local
        assert any("local" in row for row in words) == (not even)


@pytest.mark.parametrize("width", [720, 320])
def test_no_line_strikes_a_name_that_had_a_choice(width: float) -> None:
    """Names keep off the limits and the average; only what must be named, and has no free place, may lie on a line."""
    laid = plan(width)
    names = Names(laid.plot, HEIGHT, [], laid._lines())
    free = [label for label in laid.labels if label.lines[0] in ("Slough", "Luton", "Coventry", "Bradford")]

    assert free
    assert not [label.lines for label in free if any(crosses(label.box, line) for line in names.lines)]


def test_a_name_without_room_stands_off_with_a_line_to_its_point() -> None:
    """A name between two markers is set over or under them, and its leader ends at its own point."""
    names = Names(400.0, 300.0, [(180.0, 150.0), (200.0, 150.0), (220.0, 150.0), (200.0, 128.0), (200.0, 172.0)], [])
    names.place("Blackburn with Darwen", (200.0, 150.0), local=False, needed=True)
    (label,) = names.placed

    assert label.leader is not None
    assert label.leader[0] == 200.0
    assert abs(label.leader[1] - 150.0) <= 10


def test_a_name_that_is_not_needed_is_left_out_where_it_would_cover_a_mark() -> None:
    """In a crowd only the local name and those outside the limits are forced."""
    crowd = [(float(x), float(y)) for x in range(10, 391, 18) for y in range(10, 291, 14)]
    names = Names(400.0, 300.0, crowd, [])

    names.place("Luton", crowd[100], local=False, needed=False)
    assert names.placed == []
    names.place("Leicester", crowd[100], local=True, needed=True)
    assert [label.lines for label in names.placed] == [("Leicester",)]
