"""
Colours, font and axes that every chart of the annex shares.

The colours are those of the Government Analysis Function, used in the order that its guidance gives; each
stands out from white by 3:1. Text is dark, and no chart tells its story by colour alone.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from altair.theme import ConfigKwds

FONT = "Atkinson Hyperlegible"
CATEGORIES = ("#12436D", "#28A197", "#801650", "#F46A25")
LOCAL = CATEGORIES[0]
COMPARATOR = "#7C93AA"
TEXT = "#3D3D3D"
INK = "#1A1A1A"
GRID = "#D9DFE5"
PAPER = "#FFFFFF"
SHAPES = ("circle", "square", "diamond", "triangle-up")
"""A marker of its own for each line, so that lines are told apart without colour."""

FONT_SIZE = 14
LINE_HEIGHT = 17
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
NAME = "yjreport"


def on_colour(fill: str) -> str:
    """Return the text colour that reads on a fill by at least 4.5:1."""
    return PAPER if luminance(fill) < 0.18 else INK


def luminance(colour: str) -> float:
    """Return the relative luminance of a #rrggbb colour, 0 to 1 (WCAG 2.2)."""
    red, green, blue = linear_rgb(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear_rgb(colour: str) -> tuple[float, float, float]:
    """Return red, green and blue of a #rrggbb colour in linear light, 0 to 1 (sRGB)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two #rrggbb colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def config() -> ConfigKwds:
    """
    Return the Vega-Lite configuration of the theme.

    It is given to the renderer, not stored in each specification, so that a block holds content and the
    format that prints it decides the looks.
    """
    return {
        "font": FONT,
        "background": PAPER,
        "view": {"stroke": None},
        "range": {"category": list(CATEGORIES)},
        "axis": {
            "domainColor": TEXT,
            "gridColor": GRID,
            "labelColor": TEXT,
            "labelFontSize": FONT_SIZE,
            "labelLineHeight": LINE_HEIGHT,
            "labelOverlap": False,
            "tickColor": TEXT,
            "ticks": False,
            "labelPadding": 8,
            "titleColor": TEXT,
            "titleFontSize": FONT_SIZE,
            "titleFontWeight": "normal",
        },
        "axisX": {"grid": False, "labelAngle": 0},
        "axisY": {"domain": False},
        "legend": {"labelColor": TEXT, "labelFontSize": FONT_SIZE, "title": None, "orient": "top"},
        "mark": {"color": LOCAL},
        "text": {"color": TEXT, "fontSize": FONT_SIZE, "lineHeight": LINE_HEIGHT},
        "title": {"color": INK, "fontSize": 16, "anchor": "start"},
    }


def enable() -> None:
    """
    Turn the theme on for charts that an analyst draws with Altair.

    A chart of the annex needs no call: its builder and its renderer know the theme. Altair is imported here,
    for it is slow to import and no builder needs it.
    """
    import altair

    @altair.theme.register(NAME, enable=True)
    def _theme() -> altair.theme.ThemeConfig:
        return altair.theme.ThemeConfig(config=config())

    register_font()


@cache
def register_font() -> None:
    """
    Give the theme's font to the renderer, from the package that carries it.

    Widths of text are then those of this font on every machine, whatever fonts the machine has.
    """
    import vl_convert

    vl_convert.register_font_directory(str(font_folder()))


def font_folder() -> Path:
    """Return the folder that holds the font's files, from the package fontpkg-atkinson-hyperlegible."""
    import fontpkg_atkinson_hyperlegible as package  # type: ignore[import-untyped]  # it says nothing of its types

    folder: Path = package.ROOT / "files"
    return folder
