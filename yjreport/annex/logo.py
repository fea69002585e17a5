"""
The logo of a service: a small SVG or PNG file that goes into every document.

    logo:
      file: params/logos/anyshire.svg
      alt: "Anyshire Council"

An SVG file can run programs and fetch things. What is drawn is kept, notes of drawing programs are left out, and
whatever runs, fetches or moves is refused.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from yjreport.errors import ParameterFault

LARGEST = 200_000
"""Bytes that a logo has at most: it goes into every page's file."""
LARGEST_SIDE = 4_000

SVG = "http://www.w3.org/2000/svg"
XLINK = "{http://www.w3.org/1999/xlink}href"
DRAWN = frozenset(
    {
        "svg", "g", "defs", "symbol", "use", "title", "desc", "style", "text", "tspan",
        "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
        "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "marker",
    }
)  # fmt: skip
"""Elements of SVG that draw, and need nothing but themselves."""
PNG = b"\x89PNG\r\n\x1a\n"
KEPT_CHUNKS = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"pHYs"})

_ADDRESS = re.compile(r"url\(\s*(['\"]?)\s*(?!['\"]?\s*#)", re.IGNORECASE)
_FETCHING = re.compile(r"@import|@font-face|expression\s*\(|javascript:|image-set\s*\(|\\", re.IGNORECASE)
_SIZE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(px|pt|mm|cm|in)?\s*")
_BOX = re.compile(r"\s*[-+]?\d*\.?\d+(?:[\s,]+[-+]?\d*\.?\d+){3}\s*")
_NEXT = "save the logo as a plain SVG (shapes only) or as a PNG, and run the command again."


def read_logo(file: str, alt: str, root: Path, where: str = "params/services") -> dict[str, str]:
    """
    Return a logo as the front of an annex holds it: data (base64), media_type and alt.

    Args:
        file: the path of the file from the folder of the project, as the parameters write it.
        alt: what the logo says, for those who do not see it.
        root: the folder of the project.
        where: the parameter file that names the logo, for messages.

    Raises:
        ParameterFault: the words are missing, or the file is missing, outside the project, too large, neither SVG nor
            PNG, damaged, or holds what runs, fetches or moves.
    """
    if not alt.strip() or re.fullmatch(r"\S+\.(svg|png)", alt.strip(), re.IGNORECASE):
        raise ParameterFault(
            "The logo has no words for those who do not see it.",
            details=[f"{where}, logo, alt: found {alt!r}, expected what the logo says, such as 'Anyshire Council'"],
            next_step="write the words as alt, under the logo's file.",
        )
    path = (root / file).resolve()
    if not path.is_relative_to(root.resolve()) or not path.is_file():
        inside = "there is no such file" if path.is_relative_to(root.resolve()) else "it is outside the project"
        raise ParameterFault(
            f"The logo {file} cannot be read.",
            details=[f"{where}, logo, file: {inside}"],
            next_step="put the file into params/logos and name it from there: params/logos/anyshire.svg.",
        )
    data = path.read_bytes()
    if len(data) > LARGEST:
        raise ParameterFault(
            f"The logo {file} is too large.",
            details=[f"found {len(data):,} bytes, expected {LARGEST:,} at most: it goes into every document"],
            next_step="save it as a simpler SVG, or as a PNG about 600 pixels wide.",
        )
    if data.startswith(PNG):
        kind, kept = "image/png", _png(data, file)
    elif b"<svg" in data[:4096] or b":svg" in data[:4096]:
        kind, kept = "image/svg+xml", _svg(data, file)
    else:
        raise ParameterFault(
            f"The logo {file} is neither an SVG nor a PNG.",
            details=[f"found a file that begins with {data[:12]!r}" if data else "found an empty file"],
            next_step="save the logo as SVG or PNG; the ending of the name alone does not make it one.",
        )
    return {"data": base64.b64encode(kept).decode(), "media_type": kind, "alt": " ".join(alt.split())}


def _svg(data: bytes, file: str) -> bytes:
    """Return an SVG with nothing in it but what is drawn."""
    try:
        text = data.decode("utf-8-sig")
        if "<!ENTITY" in text:
            raise _refused(file, ["it declares entities (<!ENTITY …>)"])
        root = ElementTree.fromstring(text)  # noqa: S314  without entities there is nothing to expand or fetch
    except (UnicodeDecodeError, ElementTree.ParseError) as error:
        raise _refused(file, [f"it is not well-formed XML in UTF-8: {error}"]) from error
    if root.tag != f"{{{SVG}}}svg":
        raise _refused(file, [f'its outermost element is not <svg xmlns="{SVG}">'])
    _leave_out_notes(root)
    found = list(dict.fromkeys(fault for element in root.iter() for fault in _faults(element)))
    if found:
        raise _refused(file, found[:8])
    _give_size(root, file)
    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", XLINK[1:].partition("}")[0])
    written: bytes = ElementTree.tostring(root, encoding="utf-8")
    return written


def _leave_out_notes(parent: ElementTree.Element) -> None:
    """Take out the elements and attributes of drawing programs, which draw nothing."""
    for name in [name for name in parent.attrib if name.startswith("{") and name != XLINK]:
        del parent.attrib[name]
    for child in list(parent):
        namespace, _, name = str(child.tag)[1:].partition("}")
        if namespace == SVG and name != "metadata":
            _leave_out_notes(child)
        elif namespace != "http://www.w3.org/1999/xhtml":
            parent.remove(child)


def _faults(element: ElementTree.Element) -> Iterator[str]:
    """Yield what an element holds that runs, fetches or moves."""
    namespace, _, name = str(element.tag)[1:].partition("}")
    if namespace != SVG or name not in DRAWN:
        yield f"<{name or element.tag}> is not a shape"
        return
    if name == "style":
        yield from _style_faults("<style>", element.text or "")
    for attribute, value in element.attrib.items():
        short = "href" if attribute == XLINK else attribute
        if short.lower().startswith("on"):
            yield f"<{name}> runs a program ({short})"
        elif short == "href" and not value.strip().startswith("#"):
            yield f"<{name}> refers to something outside the file ({value.strip()[:60]})"
        else:
            yield from _style_faults(f"<{name} {short}>", value)


def _style_faults(where: str, text: str) -> Iterator[str]:
    found = _ADDRESS.search(text) or _FETCHING.search(text)
    if found:
        yield f"{where} refers to something outside the file ({text[found.start() :][:60].strip()})"


def _give_size(root: ElementTree.Element, file: str) -> None:
    """Make sure that the shape of the whole is known: a viewBox, from width and height where there is none."""
    box = root.get("viewBox", "")
    if box:
        sides = [float(part) for part in re.split(r"[\s,]+", box.strip())[2:]] if _BOX.fullmatch(box) else []
    else:
        sizes = [_SIZE.fullmatch(root.get(side, "")) for side in ("width", "height")]
        sides = [float(size[1]) for size in sizes if size]
        if len(sides) == 2:
            root.set("viewBox", f"0 0 {sides[0]:g} {sides[1]:g}")
    if len(sides) != 2 or min(sides) <= 0:
        raise _refused(file, ["it does not say how wide and high it is (viewBox, or width and height)"])
    root.set("width", f"{sides[0]:g}")
    root.set("height", f"{sides[1]:g}")


def _png(data: bytes, file: str) -> bytes:
    """Return a PNG with its picture and colours, and without notes; each part is checked against its sum."""
    kept, at, names = [PNG], len(PNG), []
    while at + 12 <= len(data):
        length, name = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        whole = data[at : at + 12 + length]
        if len(whole) < 12 + length or zlib.crc32(whole[4:-4]) != int.from_bytes(whole[-4:]):
            break
        names.append(name)
        if name in KEPT_CHUNKS:
            kept.append(whole)
        at += 12 + length
        if name == b"IEND":
            break
    if names[:1] != [b"IHDR"] or names[-1:] != [b"IEND"] or b"IDAT" not in names:
        raise ParameterFault(
            f"The logo {file} is a damaged PNG.",
            details=[f"the picture breaks off or is altered after byte {at:,} of {len(data):,}"],
            next_step="copy the file again from where it came.",
        )
    sides = [int.from_bytes(data[start : start + 4]) for start in (16, 20)]
    if not 0 < min(sides) <= max(sides) <= LARGEST_SIDE:
        raise ParameterFault(
            f"The logo {file} has too many pixels.",
            details=[f"found {sides[0]:,} by {sides[1]:,}, expected {LARGEST_SIDE:,} at most on each side"],
            next_step="save it about 600 pixels wide.",
        )
    return b"".join(kept)


def _refused(file: str, found: list[str]) -> ParameterFault:
    return ParameterFault(f"The logo {file} cannot be used.", details=found, next_step=_NEXT)
