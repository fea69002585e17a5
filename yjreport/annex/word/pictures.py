"""
Charts as pictures: PNG at twice the size of the page, drawn from the same SVG as the HTML annex.

Pandoc is given a place-holder for each chart, and the last pass puts the picture there: long annexes hold more than a
hundred charts, and pandoc is slow to read pictures as text.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from yjreport.drawing.svg import chart_svg, size_of
from yjreport.drawing.theme import register_font
from yjreport.errors import AssemblyFailed

SCALE = 2.0
LOGO_SCALE = 4.0
POINTS_A_PIXEL = 0.75
SIGNATURE = b"\x89PNG\r\n\x1a\n"
SUB = 1
"""The number of the filter that writes a byte as its difference from the one a pixel before."""
WITH_ALPHA, WITHOUT = 6, 2
"""PNG's numbers for four bytes a pixel and for three."""


@dataclass(frozen=True)
class Picture:
    """
    Hold a picture.

    Args:
        data: the bytes of a chart's PNG; empty where pandoc already has the picture.
        width: on the page in points; 0 keeps the size that pandoc gave it.
        height: on the page in points.
        title: its name.
        words: its alternative text.
    """

    data: bytes
    width: float
    height: float
    title: str
    words: str


def draw(block: Mapping[str, Any], number: str, room: tuple[float, float]) -> Picture:
    """
    Return the picture of a chart, no wider and no higher than the room in points.

    Raises:
        AssemblyFailed: the chart cannot be drawn.
    """
    try:
        svg = chart_svg(block["spec"], title=block["title"], description=block["description"], id="chart")
        png = _png(svg)
    except ValueError as error:
        raise AssemblyFailed(
            f"The chart {block['id']} cannot be drawn for Word.",
            details=[str(error)],
            next_step="mend the cell that makes it and run the report again.",
        ) from error
    width, height = (side * POINTS_A_PIXEL for side in size_of(svg))
    scale = min(room[0] / width, room[1] / height, 1.0)
    title = f"{number}: {block['title']}" if number else block["title"]
    return Picture(png, width * scale, height * scale, title, " ".join(block["description"].split()))


def drawn(svg: str) -> bytes:
    """
    Return the PNG of a logo's SVG, large enough for print.

    Raises:
        AssemblyFailed: it cannot be drawn.
    """
    import vl_convert

    try:
        return vl_convert.svg_to_png(svg, scale=LOGO_SCALE)
    except ValueError as error:
        raise AssemblyFailed(
            "The logo of the service cannot be drawn for Word.",
            details=[str(error)],
            next_step="give the logo as a PNG file in the parameters of the service.",
        ) from error


def place_holder(at: int) -> bytes:
    """Return a PNG of one pixel that is unlike that of any other place."""
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return _file([(b"IHDR", head), (b"tEXt", b"Comment\0%d" % at), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b"")])


def smaller(png: bytes) -> bytes:
    """
    Return the same picture in fewer bytes: packed harder, and without transparency where every pixel is opaque.

    The renderer packs for speed; a picture of another build than it writes is returned as it is, packed harder.
    """
    import numpy

    chunks = list(_chunks(png))
    head = chunks[0][1]
    wide, high, depth, colour = struct.unpack(">IIBB", head[:10])
    raw = zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT"))
    if (depth, colour, head[12]) == (8, WITH_ALPHA, 0):
        lines = numpy.frombuffer(raw, numpy.uint8).reshape(high, 1 + 4 * wide)
        pixels = lines[:, 1:].reshape(high, wide, 4)
        opaque = (pixels[:, 0, 3] == 255).all() and not pixels[:, 1:, 3].any()
        if opaque and (lines[:, 0] == SUB).all():
            # Each colour is written as its difference from the pixel before, so one can be left out.
            less = pixels[:, :, :3].reshape(high, 3 * wide)
            raw = numpy.concatenate([lines[:, :1], less], axis=1).tobytes()
            head = head[:9] + bytes([WITHOUT]) + head[10:]
    return _file([(b"IHDR", head), (b"IDAT", zlib.compress(raw, 6)), (b"IEND", b"")])


@lru_cache(maxsize=512)
def _png(svg: str) -> bytes:
    import vl_convert

    register_font()
    return smaller(vl_convert.svg_to_png(svg, scale=SCALE))


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        yield kind, png[at + 8 : at + 8 + length]
        at += 12 + length


def _file(chunks: list[tuple[bytes, bytes]]) -> bytes:
    return SIGNATURE + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
