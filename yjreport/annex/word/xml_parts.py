"""The parts of a Word or OpenDocument package that are made from a template: styles, settings, properties, heads."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from yjreport.annex.word.nodes import clean
from yjreport.annex.word.styles import FALLBACK, FONT
from yjreport.blocks.html import TEMPLATES, templates

if TYPE_CHECKING:
    from jinja2 import Template


def part(name: str, **content: Any) -> bytes:
    """
    Return a part from its template.

    Args:
        name: the path of the template below the templates: the form, and the path of the part in its package.
        content: what the template is filled with; fonts need not be given.
    """
    return _template(name).render(font=FONT, fallback=FALLBACK, **content).encode()


@cache
def _template(name: str) -> Template:
    environment = templates()
    environment.autoescape = False  # That is for HTML; `xml` does it for texts in XML.
    environment.filters.update(xml=lambda words: escape(clean(words)), pt=lambda points: f"{points:.2f}pt")
    declaration, *lines = (TEMPLATES / name).read_text(encoding="utf-8").splitlines()
    # A template has a line for each element; what is written has no space between elements, which could print.
    return environment.from_string(f"{declaration}\n{''.join(line.strip() for line in lines)}")
