"""A service's logo goes into every document, so nothing in it may run, fetch or move."""

from __future__ import annotations

import base64
import zlib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from yjreport.annex.logo import LARGEST, PNG, read_logo
from yjreport.errors import ParameterFault

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 10"'
PLAIN = f'{HEAD}><title>A</title><path d="M0 0h40v10H0z" fill="#12436d"/></svg>'


def chunk(name: bytes, data: bytes) -> bytes:
    """Return a part of a PNG with its length and sum."""
    return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)


def png(width: int = 2, height: int = 1, *more: bytes) -> bytes:
    """Return a PNG of grey pixels."""
    head = width.to_bytes(4) + height.to_bytes(4) + bytes([8, 0, 0, 0, 0])
    pixels = zlib.compress((b"\0" + b"\x80" * width) * height)
    return b"".join([PNG, chunk(b"IHDR", head), *more, chunk(b"IDAT", pixels), chunk(b"IEND", b"")])


def read(folder: Path, data: bytes | str, alt: str = "Anyshire Council", name: str = "logo.svg") -> dict[str, str]:
    """Write a file and read it as a logo."""
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return read_logo(name, alt, folder, "params/services/anyshire.yaml")


def refused(folder: Path, data: bytes | str, **more: str) -> str:
    """Return the message that refuses a logo."""
    with pytest.raises(ParameterFault) as caught:
        read(folder, data, **more)
    return str(caught.value)


def test_plain_svg_is_kept_as_it_is_drawn(tmp_path: Path) -> None:
    """The path, its colour and the title stay; the alternative text is tidied; reading twice gives the same."""
    made = read(tmp_path, PLAIN, alt="  Anyshire\n Council ")
    assert (made["media_type"], made["alt"]) == ("image/svg+xml", "Anyshire Council")
    root = ElementTree.fromstring(base64.b64decode(made["data"]))
    assert [element.tag.partition("}")[2] for element in root.iter()] == ["svg", "title", "path"]
    assert (root.get("width"), root.get("height")) == ("40", "10")
    assert read(tmp_path, PLAIN) == read(tmp_path, PLAIN)


def test_notes_of_drawing_programs_are_left_out(tmp_path: Path) -> None:
    """Metadata, comments and attributes of an editor do not come along; what is drawn does."""
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">\n'
        f'<!-- drawn by a person -->{HEAD} xmlns:ink="http://www.inkscape.org/x" ink:version="1">'
        "<metadata><a>by a person</a></metadata><ink:view/><g ink:label='layer'><circle r='3'/></g></svg>"
    )
    kept = base64.b64decode(read(tmp_path, text)["data"]).decode()
    assert "circle" in kept
    assert not [word for word in ("person", "ink", "metadata", "layer") if word in kept]


def test_size_is_worked_out_where_there_is_no_view_box(tmp_path: Path) -> None:
    """Width and height in millimetres make the view box; without either the logo is refused."""
    made = read(tmp_path, PLAIN.replace('viewBox="0 0 40 10"', 'width="80mm" height="20mm"'))
    assert b'viewBox="0 0 80 20"' in base64.b64decode(made["data"])
    assert "how wide and high" in refused(tmp_path, PLAIN.replace('viewBox="0 0 40 10"', ""))
    assert "how wide and high" in refused(tmp_path, PLAIN.replace("40 10", "0 10"))


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("<script>alert(1)</script>", "<script> is not a shape"),
        ("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>", "<foreignObject>"),
        ("<image href='https://example.org/a.png'/>", "<image> is not a shape"),
        ("<a href='https://example.org'><path/></a>", "<a> is not a shape"),
        ("<path onload='alert(1)'/>", "<path> runs a program (onload)"),
        ("<path ONCLICK='alert(1)'/>", "<path> runs a program (ONCLICK)"),
        ("<use href='https://example.org/a.svg#b'/>", "outside the file (https://example.org/a.svg#b)"),
        ("<use xlink:href=' file:///C:/secret.svg#x'/>", "outside the file (file:///C:/secret.svg#x)"),
        ("<use href='data:image/svg+xml;base64,AAAA'/>", "outside the file (data:"),
        ("<path fill='url(https://example.org/a#b)'/>", "<path fill> refers to something outside"),
        ("<path style='fill: URL( \"//example.org/a\" )'/>", "<path style> refers to something outside"),
        ("<style>@import 'https://example.org/a.css';</style>", "<style> refers to something outside"),
        ("<style>@im\\port 'a.css';</style>", "<style> refers to something outside"),
        ("<style>path{fill:url(a.svg)}</style>", "<style> refers to something outside"),
        ("<style>@font-face{font-family:x;src:local(y)}</style>", "<style> refers to something outside"),
        ("<path><animate attributeName='d' dur='1s'/></path>", "<animate> is not a shape"),
        ("<set attributeName='href' to='javascript:alert(1)'/>", "<set> is not a shape"),
        ("<p xmlns='http://www.w3.org/1999/xhtml' onclick='x'/>", "<p> is not a shape"),
    ],
)  # fmt: skip
def test_what_runs_fetches_or_moves_is_refused(tmp_path: Path, inside: str, told: str) -> None:
    """The message names the element and what it wants."""
    message = refused(tmp_path, f"{HEAD}>{inside}</svg>")
    assert told in message
    assert "plain SVG" in message


def test_references_inside_the_file_are_kept(tmp_path: Path) -> None:
    """A gradient and a shape that is used twice need nothing from outside."""
    inside = (
        "<defs><linearGradient id='a'><stop offset='0'/></linearGradient><path id='b' d='M0 0h1'/></defs>"
        "<style>.c{fill:url(#a)}</style><use xlink:href='#b' fill='url(#a)'/><use href='#b' class='c'/>"
    )
    kept = base64.b64decode(read(tmp_path, f"{HEAD}>{inside}</svg>")["data"]).decode()
    assert kept.count("#b") == 2
    assert kept.count("url(#a)") == 2


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + PLAIN,
        PLAIN.replace("</svg>", ""),
        PLAIN.replace(' xmlns="http://www.w3.org/2000/svg"', ""),
        PLAIN.encode("utf-16"),
        f"<html><body>{PLAIN}</body></html>",
    ],
    ids=["entities", "cut short", "no namespace", "UTF-16", "page"],
)
def test_svg_that_is_not_one_is_refused(tmp_path: Path, text: str | bytes) -> None:
    """Entities, a file cut short and another encoding are told, without a traceback of the parser."""
    message = refused(tmp_path, text)
    assert "logo.svg" in message
    assert "Next: save the logo as" in message


def test_png_is_kept_without_its_notes(tmp_path: Path) -> None:
    """The picture stays byte for byte; words and places that a camera or an editor wrote do not."""
    made = read(tmp_path, png(2, 1, chunk(b"tEXt", b"Author\0A. Person")) + b"after the end", name="logo.png")
    assert made["media_type"] == "image/png"
    assert base64.b64decode(made["data"]) == png()


def test_damaged_or_huge_png_is_refused(tmp_path: Path) -> None:
    """A file cut short, an altered byte and too many pixels are told."""
    whole = png()
    assert "damaged PNG" in refused(tmp_path, whole[:-6])
    assert "damaged PNG" in refused(tmp_path, whole[:20] + b"\xff" + whole[21:])
    assert "found 5,000 by 1" in refused(tmp_path, png(5000, 1))


@pytest.mark.parametrize("alt", ["", "  ", "logo.svg", "Anyshire-logo.PNG"])
def test_logo_without_words_is_refused(tmp_path: Path, alt: str) -> None:
    """Blank words, or the name of the file, tell nothing to those who do not see the logo."""
    message = refused(tmp_path, PLAIN, alt=alt)
    assert "params/services/anyshire.yaml, logo, alt" in message


@pytest.mark.parametrize("data", [b"\xff\xd8\xff\xe0 JFIF", b"GIF89a", b"", b"%PDF-1.7"])
def test_another_kind_of_file_is_refused_whatever_its_name(tmp_path: Path, data: bytes) -> None:
    """A JPEG that is called logo.svg is not an SVG."""
    assert "neither an SVG nor a PNG" in refused(tmp_path, data)


def test_too_large_or_missing_file_is_refused(tmp_path: Path) -> None:
    """More than 200,000 bytes, no file, a folder, and a file outside the project are told with what to do."""
    assert "found 200,001 bytes, expected 200,000" in refused(tmp_path, png() + b"\0" * (LARGEST + 1 - len(png())))
    with pytest.raises(ParameterFault, match="cannot be read"):
        read_logo("nowhere.svg", "A", tmp_path)
    with pytest.raises(ParameterFault, match="cannot be read"):
        read_logo(".", "A", tmp_path)
    inside = tmp_path / "project"
    inside.mkdir()
    (tmp_path / "secret.svg").write_text(PLAIN)
    with pytest.raises(ParameterFault) as caught:
        read_logo("../secret.svg", "A", inside)
    assert "outside the project" in str(caught.value)
