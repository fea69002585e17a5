"""The SVG of a chart is one picture with a title and a description, and nothing from outside."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest

from yjreport.charts import Point, bars, chart_svg, trend
from yjreport.drawing import theme
from yjreport.drawing.theme import FONT, config, font_folder
from yjreport.drawing.typeset import spread, width_of, wrap

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert('x')</script> & \"quoted\""


@pytest.fixture(scope="module")
def spec() -> dict[str, Any]:
    """Return a chart whose label tries to break the page."""
    points = [Point(f"Leicester {HOSTILE}", str(at), at, 20.0 + at, 15, 30, "20%") for at in range(3)]
    return trend(points, unit_label="Percentage", unit="percent")


@pytest.fixture(scope="module")
def drawn(spec: dict[str, Any]) -> str:
    """Return that chart as SVG."""
    return chart_svg(spec, title=f"Message {HOSTILE}", description=f"Words {HOSTILE}", id="chart-a")


def test_svg_is_an_image_with_a_title_and_a_description(drawn: str) -> None:
    """A screen reader is given one image whose name and description are the chart's own."""
    root = ElementTree.fromstring(drawn)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "chart-a--title chart-a--desc"
    title, desc = root[0], root[1]
    assert (title.tag, title.get("id"), title.text) == (f"{SVG}title", "chart-a--title", f"Message {HOSTILE}")
    assert (desc.tag, desc.get("id"), desc.text) == (f"{SVG}desc", "chart-a--desc", f"Words {HOSTILE}")


def test_svg_has_no_labels_on_its_marks(drawn: str) -> None:
    """The renderer's exact values and roles on every mark are gone."""
    inner = [name for element in list(ElementTree.fromstring(drawn).iter())[1:] for name in element.attrib]
    assert not [name for name in inner if name.startswith("aria-") or name in ("role", "class")]


def test_svg_scales_with_the_page(drawn: str) -> None:
    """The picture has a view box and a greatest width, and no fixed one."""
    root = ElementTree.fromstring(drawn)
    assert root.get("viewBox", "").startswith("0 0 720 ")
    assert root.get("width") is None
    assert "width:100%;max-width:720px" in root.get("style", "")


def test_svg_refers_to_nothing_outside(drawn: str) -> None:
    """No link, script, image or address is in the picture but the name of its language."""
    assert re.findall(r"https?://[^\"]+", drawn) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"<(script|image|a|foreignObject|style)\b", drawn)


def test_svg_is_the_same_each_time(spec: dict[str, Any], drawn: str) -> None:
    """The same chart gives the same bytes."""
    assert chart_svg(dict(spec), title=f"Message {HOSTILE}", description=f"Words {HOSTILE}", id="chart-a") == drawn


def test_two_charts_of_a_page_share_no_id(spec: dict[str, Any], drawn: str) -> None:
    """Ids are made from the block's id."""
    other = chart_svg(spec, title="t", description="d", id="chart-b")
    found = [set(re.findall(r'\bid="([^"]+)"', svg)) for svg in (drawn, other)]
    assert found[0] and not found[0] & found[1]


def test_svg_is_small(drawn: str) -> None:
    """What only the renderer needed is taken out."""
    assert len(drawn) < 6_000


def test_text_is_set_in_the_font_that_is_shipped() -> None:
    """The font's files are there and the theme names it."""
    assert config()["font"] == FONT
    assert {path.name for path in font_folder().iterdir()} >= {
        "AtkinsonHyperlegible-Regular.ttf",
        "AtkinsonHyperlegible-Bold.ttf",
    }


def test_widths_are_those_of_the_font() -> None:
    """Advance widths are read from the font: 648 thousandths for a nought, 652 in bold."""
    assert width_of("0", size=1000) == 648
    assert width_of("0", size=1000, bold=True) == 652


def test_wrapping_breaks_between_words_only() -> None:
    """No line is wider than the room unless it is a single word."""
    lines = wrap("Theft and handling stolen goods", 100)
    assert " ".join(lines) == "Theft and handling stolen goods"
    assert all(width_of(line) <= 100 for line in lines)
    assert wrap("Unbreakablelongword", 10) == ["Unbreakablelongword"]


def test_labels_that_clash_move_apart_and_keep_their_order() -> None:
    """No label covers another and each stays inside the plot."""
    placed = spread([("a", ["A"], 100), ("b", ["B", "B"], 104), ("c", ["C"], 108)], top=0, bottom=280)
    assert [label.key for label in placed] == ["a", "b", "c"]
    ends = [(label.middle - label.height / 2, label.middle + label.height / 2) for label in placed]
    assert all(before[1] <= after[0] for before, after in pairwise(ends))


def test_outside_data_is_refused() -> None:
    """A specification that wants a file from elsewhere is not drawn with it."""
    spec = {"data": {"url": "https://example.org/x.csv"}, "mark": "bar", "encoding": {"x": {"field": "a"}}}
    with pytest.raises(ValueError, match="cannot be drawn"):
        chart_svg(spec, title="t", description="d", id="x")


def test_bars_are_drawn_for_a_phone_in_their_own_width() -> None:
    """The drawing for a phone is 320 pixels wide, so its letters are not shrunk."""
    from yjreport.charts import narrow_spec

    spec = narrow_spec(bars([Point("L", "a", 0, 5.0, text="5")], unit_label="Number"))
    assert spec is not None
    assert 'viewBox="0 0 320 ' in chart_svg(spec, title="t", description="d", id="x")


def test_a_chart_of_an_analyst_takes_the_theme() -> None:
    """An Altair chart drawn after `enable` has the colours and the font of the annex."""
    import altair

    before = altair.theme.active
    theme.enable()
    try:
        drawn = altair.Chart(altair.Data(values=[{"a": 1}])).mark_bar().encode(x="a:Q").to_dict()
    finally:
        altair.theme.enable(before)

    assert drawn["config"]["font"] == theme.config()["font"]
    assert drawn["config"]["mark"]["color"] == theme.LOCAL
