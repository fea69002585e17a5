"""
The colours of a document, all made from one: the colour of the service.

Steps are taken in OKLCH, where a step in lightness looks the same for every hue, and each is walked until the
contrast of WCAG 2.2 is there. The hue stays the service's own.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from yjreport.drawing.theme import PAPER, contrast, linear_rgb
from yjreport.errors import ParameterFault

DEFAULT = {
    "band": "#12436d",
    "band_ink": "#ffffff",
    "accent": "#12436d",
    "accent_line": "#12436d",
    "tint": "#eef3f8",
    "line": "#28a197",
    "accent_dark": "#9cc7ee",
    "band_dark": "#0d2f4d",
    "tint_dark": "#1a2530",
}
"""
Colours of a document whose service names none, with dark blue and turquoise of the Government Analysis Function.

band, band_ink: the title's ground and the letters on it. accent: letters and links on paper and on `tint`.
accent_line: heavy rules on paper. tint: the ground of boxes. line: the edge of the band, a lighter or darker relative.
accent_dark, band_dark, tint_dark: the same on a dark screen.
"""

DARK_PAPER = "#11171d"
DARK_INK = "#e9edf1"

TEXT_CONTRAST = 4.5
"""Least contrast of letters with their ground (WCAG 2.2, 1.4.3)."""

_STEPS = 500
_LIGHT_EDGE = 7.0
"""From this contrast of the band with white paper on, its edge is lighter than the band, below it darker."""


def palette(colour: str | None, where: str = "params/services") -> dict[str, str]:
    """
    Return the colours of a document from the colour of its service, as #rrggbb.

    Args:
        colour: "#rrggbb", or None for the colours of the project.
        where: the file that names the colour, for the message.

    Letters have a contrast of at least 4.5:1 with what they stand on, lines 3:1. The colour itself is the band; white
    letters stand on it in every format.

    Raises:
        ParameterFault: it is no colour, or white letters cannot be read on it. It is not darkened in silence, since a
            council's colour is the council's: the message names the nearest darker colour that passes.
    """
    if colour is None:
        return dict(DEFAULT)
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
        raise ParameterFault(
            f"{colour!r} is not a colour.",
            details=[f"{where}, colour: found {colour!r}, expected # and six of 0-9 and a-f, such as '#12436d'"],
            next_step="write the colour as # and six digits, in quotation marks.",
        )
    band = colour.lower()
    lightness, chroma, hue = oklch(band)
    if contrast(band, PAPER) < TEXT_CONTRAST:
        nearest = _first(chroma, hue, lightness, 0, lambda made: contrast(made, PAPER) >= TEXT_CONTRAST)
        raise ParameterFault(
            f"White letters cannot be read on the colour {band}.",
            details=[
                f"{where}, colour: the contrast of {band} with white is {_ratio(band)}, and letters need 4.5 to 1",
                f"The nearest darker colour that passes: {nearest} ({_ratio(nearest)})",
            ],
            next_step=f"write colour: '{nearest}', or a darker colour of the service.",
        )
    tint = _made(0.963, min(chroma, 0.012), hue)
    tint_dark = _made(0.258, min(chroma, 0.028), hue)
    accent = _first(chroma, hue, lightness, 0, lambda made: contrast(made, tint) >= TEXT_CONTRAST, given=band)
    light_edge = contrast(band, PAPER) >= _LIGHT_EDGE
    return {
        "band": band,
        "band_ink": DEFAULT["band_ink"],
        "accent": accent,
        "accent_line": accent,
        "tint": tint,
        "line": _first(chroma, hue, 0.9, 0, lambda made: contrast(made, PAPER) >= (3.1 if light_edge else 10.0)),
        "accent_dark": _first(
            min(chroma, 0.11), hue, 0.78, 1, lambda made: contrast(made, tint_dark) >= 6.0
        ),
        "band_dark": _first(chroma, hue, min(lightness, 0.36), 0, lambda made: contrast(made, DARK_INK) >= 7.0),
        "tint_dark": tint_dark,
    }  # fmt: skip


def oklch(colour: str) -> tuple[float, float, float]:
    """Return lightness (0 to 1), chroma and hue (radians) of a #rrggbb colour (Ottosson, 2020)."""
    red, green, blue = linear_rgb(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def _made(lightness: float, chroma: float, hue: float) -> str:
    """Return the #rrggbb colour of a place in OKLCH, with the chroma lowered until a screen can show it."""
    parts = (0.0, 0.0, 0.0)
    for step in range(20, -1, -1):
        parts = _rgb(lightness, chroma * step / 20, hue)
        if all(-0.001 <= part <= 1.001 for part in parts):
            break
    return "#" + "".join(f"{round(255 * _gamma(min(1.0, max(0.0, part)))):02x}" for part in parts)


def _rgb(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _first(chroma: float, hue: float, start: float, end: float, passes: Callable[[str], bool], given: str = "") -> str:
    """Return the first colour that passes on the way from one lightness to another, or the given one if it does."""
    if given and passes(given):
        return given
    low, high = 0, _STEPS
    # Halving: beyond the first colour that passes, all do, since contrast grows with the distance.
    while low < high:
        half = (low + high) // 2
        enough = passes(_made(start + (end - start) * half / _STEPS, chroma, hue))
        low, high = (low, half) if enough else (half + 1, high)
    for step in range(low, _STEPS + 1):
        made = _made(start + (end - start) * step / _STEPS, chroma, hue)
        if passes(made):
            return made
    return _made(end, 0, hue)


def _ratio(colour: str) -> str:
    # Cut, not rounded: 4.46 must not print as 4.5.
    return f"{math.floor(contrast(colour, PAPER) * 10) / 10} to 1"


def _gamma(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
