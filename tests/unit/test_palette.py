"""The colours of a document, from the one colour of its service."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yjreport.annex.palette import DARK_INK, DARK_PAPER, DEFAULT, oklch, palette
from yjreport.drawing.theme import INK, PAPER, contrast
from yjreport.errors import ParameterFault

COLOURS = st.tuples(*[st.integers(0, 255)] * 3).map(lambda parts: "#" + "".join(f"{part:02x}" for part in parts))


def unreadable(colours: dict[str, str]) -> list[str]:
    """Return the pairs of colours whose contrast is below what letters and lines need."""
    pairs = [
        ("band", colours["band"], colours["band_ink"], 4.5),
        ("accent on paper", colours["accent"], PAPER, 4.5),
        ("accent on tint", colours["accent"], colours["tint"], 4.5),
        ("ink on tint", INK, colours["tint"], 7),
        ("soft ink on tint", "#4a4f55", colours["tint"], 4.5),
        ("accent line", colours["accent_line"], PAPER, 3),
        ("edge", colours["line"], PAPER, 3),
        ("dark accent", colours["accent_dark"], DARK_PAPER, 4.5),
        ("dark accent on dark tint", colours["accent_dark"], colours["tint_dark"], 4.5),
        ("dark ink on dark tint", DARK_INK, colours["tint_dark"], 7),
        ("soft dark ink on dark tint", "#b7c0c9", colours["tint_dark"], 4.5),
        ("dark band", colours["band_dark"], colours["band_ink"], 4.5),
    ]
    return [f"{name}: {contrast(one, other):.2f}" for name, one, other, least in pairs if contrast(one, other) < least]


@given(COLOURS)
def test_every_colour_is_readable_or_refused_with_one_that_is(colour: str) -> None:
    """Whatever the colour: all pairs read, or the message names a colour with which they do."""
    try:
        made = palette(colour)
    except ParameterFault as fault:
        assert contrast(colour, PAPER) < 4.5
        nearest = re.findall("#[0-9a-f]{6}", fault.next_step)[0]
        made = palette(nearest)
        assert contrast(nearest, PAPER) < 5.2, "the nearest is not far darker than need be"
    assert unreadable(made) == []
    assert set(made) == set(DEFAULT)
    assert all(re.fullmatch("#[0-9a-f]{6}", each) for each in made.values())


def test_default_colours_are_readable() -> None:
    """A service without a colour gets the project's colours, which pass too; each call gives its own."""
    assert unreadable(palette(None)) == []
    palette(None)["band"] = "#ffffff"
    assert palette(None) == DEFAULT


@pytest.mark.parametrize("colour", ["#12436d", "#7A1F3D", "#005A30", "#4b2a85", "#b3261e", "#000000"])
def test_colour_of_the_service_is_the_band_and_its_hue_stays(colour: str) -> None:
    """The band is the very colour; what is derived keeps its hue within a few degrees."""
    made = palette(colour)
    assert made["band"] == colour.lower()
    _, chroma, hue = oklch(made["band"])
    for name in ("accent", "line", "accent_dark"):
        lightness, other, turned = oklch(made[name])
        away = abs((turned - hue + 3.1416) % 6.2832 - 3.1416)
        assert min(chroma, other) < 0.02 or away < 0.12, f"{name} {made[name]}"
        assert 0 <= lightness <= 1


@pytest.mark.parametrize(("colour", "ratio"), [("#28a197", "3.1"), ("#ffd500", "1.4"), ("#777777", "4.4")])
def test_colour_too_light_for_white_letters_is_refused_with_its_ratio(colour: str, ratio: str) -> None:
    """The message says where, the ratio, what is needed and the nearest colour that passes."""
    with pytest.raises(ParameterFault) as caught:
        palette(colour, "params/services/anyshire.yaml")
    message = str(caught.value)
    assert f"params/services/anyshire.yaml, colour: the contrast of {colour} with white is {ratio} to 1" in message
    assert "4.5 to 1" in message
    assert "nearest darker colour" in message


@pytest.mark.parametrize("colour", ["12436d", "#12436", "blue", "#12436g", "", "#12436d\n", "#１２４３６７"])
def test_what_is_no_colour_is_refused(colour: str) -> None:
    """A name, a missing hash or a digit too few: the message shows how a colour is written."""
    with pytest.raises(ParameterFault, match="is not a colour"):
        palette(colour)
