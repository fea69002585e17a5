"""A service's logo and colour reach every format."""

from __future__ import annotations

import base64
import io
import zipfile
from typing import Any

import annex_example as example
import pytest

from yjreport.annex.palette import palette
from yjreport.annex.pdf import export as export_pdf
from yjreport.annex.stitch import stitch
from yjreport.annex.word import export_docx, export_odt

WORDS = "Crest of Exampleshire"
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30" viewBox="0 0 60 30">'
    b'<rect width="60" height="30" fill="#5b2c83"/></svg>'
)


@pytest.fixture(scope="module")
def branded() -> Any:
    """Return a stitched annex with a colour and an SVG logo."""
    logo = {"data": base64.b64encode(SVG).decode(), "media_type": "image/svg+xml", "alt": WORDS}
    front = {**example.front(), "logo": logo, "palette": palette("#5b2c83"), "cut_off_date": "2024-03-31"}
    return stitch(example.notebooks(), front, "reoffending"), stitch(example.notebooks(), front)


def test_word_shows_an_svg_logo_as_a_picture_with_its_words(branded: Any) -> None:
    """A word processor that knows no SVG shows the logo, and a screen reader says its words."""
    with zipfile.ZipFile(io.BytesIO(export_docx(branded[1]))) as package:
        text = package.read("word/document.xml").decode()
        pictures = [name for name in package.namelist() if name.startswith("word/media/")]
    assert f'descr="{WORDS}"' in text
    assert pictures
    assert all(name.endswith(".png") for name in pictures)


def test_opendocument_shows_the_logo_with_its_words(branded: Any) -> None:
    """The logo of an OpenDocument text has its words."""
    with zipfile.ZipFile(io.BytesIO(export_odt(branded[1]))) as package:
        assert WORDS in package.read("content.xml").decode()


def test_pdf_shows_the_logo_with_its_words(branded: Any) -> None:
    """The tags of the title page hold a figure with the logo's words."""
    import pikepdf

    with pikepdf.open(io.BytesIO(export_pdf(branded[1]))) as pdf:
        words = [str(thing.Alt) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing]
    assert WORDS in words


def test_colour_of_the_service_is_the_colour_of_its_headings(branded: Any) -> None:
    """A style, not formatting by hand, holds the service's colour."""
    accent = palette("#5b2c83")["accent"].lstrip("#").lower()
    with zipfile.ZipFile(io.BytesIO(export_docx(branded[0]))) as package:
        assert f'w:val="{accent}"' in package.read("word/styles.xml").decode().lower()
