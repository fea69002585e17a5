"""
SVG of a chart: drawn by vl-convert, then made fit for a page that everyone can read.

The renderer leaves out the chart's description and puts a label with exact values on every mark. Here the
chart becomes one picture with a title and a description, scales with the page, refers to nothing outside
itself, and has ids of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

from yjreport.drawing.theme import FONT, FONT_SIZE, config, register_font

SVG = "http://www.w3.org/2000/svg"
VEGA_LITE = "6.4"
"""Version of Vega-Lite that vl-convert is told to use."""

_DROPPED = {"class", "pointer-events", "role", "stroke-miterlimit", "version"}
_DEFAULTS = {"opacity": "1", "font-size": f"{FONT_SIZE}px", "font-family": FONT, "font-weight": "normal"}
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_NUMBER = re.compile(r"-?\d+\.\d{3,}(?:e-?\d+)?")
_NO_MOVE = re.compile(r"^translate\(0,\s*0\)$")


def chart_svg(spec: Mapping[str, Any], *, title: str, description: str, id: str) -> str:
    """
    Return a chart as an SVG element for a page.

    Args:
        spec: a Vega-Lite specification whose data is inside it.
        title: the message of the chart, as its figure prints it.
        description: the alternative text, from `describe`.
        id: the id of the block; ids of the parts are made from it, so several charts can share a page.

    The same arguments give the same bytes on every machine.

    Raises:
        ValueError: the specification cannot be drawn, or wants data from outside.
    """
    # As text without its `usermeta`, so that drawing it twice costs once.
    frozen = json.dumps({key: value for key, value in spec.items() if key != "usermeta"}, ensure_ascii=False)
    root = ElementTree.fromstring(_render(frozen))  # noqa: S314  our own renderer wrote it
    width, height = root.attrib.pop("width"), root.attrib.pop("height")
    for element in root.iter():
        _tidy(element, id)
    _unwrap(root)
    root.attrib.clear()
    root.attrib.update(
        {
            "id": f"{id}--chart",
            "viewBox": f"0 0 {width} {height}",
            "role": "img",
            "aria-labelledby": f"{id}--title {id}--desc",
            "font-family": f"'{FONT}', sans-serif",
            "font-size": f"{FONT_SIZE}",
            "style": f"display:block;width:100%;max-width:{width}px;height:auto",
        }
    )
    for at, (tag, words) in enumerate((("title", title), ("desc", description))):
        element = ElementTree.Element(f"{{{SVG}}}{tag}", {"id": f"{id}--{tag}"})
        element.text = " ".join(words.split())
        root.insert(at, element)
    ElementTree.register_namespace("", SVG)
    return ElementTree.tostring(root, encoding="unicode", short_empty_elements=True).replace(" />", "/>")


def size_of(svg: str) -> tuple[float, float]:
    """Return the width and height of a chart's SVG in pixels."""
    ((width, height),) = _SIZE.findall(svg)
    return float(width), float(height)


def narrow_spec(spec: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the drawing for a phone that a builder put beside the one for a page, or None."""
    found = spec.get("usermeta", {}).get("yjreport", {}).get("narrow")
    return found if isinstance(found, dict) else None


@lru_cache(maxsize=256)
def _render(spec: str) -> str:
    import vl_convert

    register_font()
    try:
        return vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, config=dict(config()), allowed_base_urls=[])
    except ValueError as error:
        raise ValueError(f"The chart cannot be drawn: {str(error).splitlines()[0]}") from error


def _tidy(element: ElementTree.Element, id: str) -> None:
    """Take from an element what only its maker needs, and give its ids a prefix."""
    attributes = element.attrib
    for name in list(attributes):
        if name in _DROPPED or name.startswith("aria-") or attributes[name] == _DEFAULTS.get(name):
            del attributes[name]
    if _NO_MOVE.match(attributes.get("transform", "")):
        del attributes["transform"]
    for name, value in attributes.items():
        attributes[name] = _NUMBER.sub(_short, value).replace("url(#", f"url(#{id}--")
    if "id" in attributes:
        attributes["id"] = f"{id}--{attributes['id']}"
    if element.tag == f"{{{SVG}}}text":
        attributes.pop("font-family", None)
        if "stroke" in attributes:
            # The white edge goes under the letters: the renderer would draw it over them.
            attributes["paint-order"] = "stroke"
            attributes["stroke-linejoin"] = "round"


def _short(found: re.Match[str]) -> str:
    """Return a number to the hundredth of a pixel."""
    short = f"{float(found.group()):.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def _unwrap(parent: ElementTree.Element) -> None:
    """Take out paths that draw nothing and groups that only hold others."""
    for child in list(parent):
        _unwrap(child)
    parent[:] = list(_flat(parent))


def _flat(parent: ElementTree.Element) -> Iterator[ElementTree.Element]:
    for child in parent:
        if child.tag == f"{{{SVG}}}path" and not {"fill", "stroke"} & child.attrib.keys():
            continue
        if child.tag == f"{{{SVG}}}g" and not child.attrib:
            yield from child
        elif child.tag != f"{{{SVG}}}g" or len(child):
            yield child
