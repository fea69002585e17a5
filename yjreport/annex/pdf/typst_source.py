"""
The document as Typst source, from templates of this package and no others.

Every text passes through the filter `typ`, which makes it a string literal of Typst.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from yjreport.annex.pdf.drawings import alternative_text
from yjreport.annex.pdf.typst_text import heading_lines, literal, shaped
from yjreport.blocks.html import TEMPLATES, places, templates
from yjreport.blocks.line_breaks import breakable
from yjreport.blocks.page_fit import cell_text

if TYPE_CHECKING:
    from jinja2 import Environment


@lru_cache(maxsize=8)
def typst_templates(absent: frozenset[str]) -> Environment:
    """
    Return the templates of a document; they are read once, for a summary is set several times.

    Args:
        absent: letters that no font holds; each is told by its name.
    """
    made = templates(TEMPLATES / "typst")
    made.autoescape = False  # That is for HTML; `typ` does it for Typst.
    made.filters.update(
        typ=lambda text: literal(text, absent),
        breakable=lambda text: breakable(str(text)),
        heading_lines=heading_lines,
        shaped=shaped,
        cell_text=cell_text,
        short=short,
        where=where,
        about=about,
        credit_lines=credit_lines,
        alternative_text=alternative_text,
    )
    return made


def short(source: Mapping[str, Any]) -> str:
    """Return the name of a source for the line under a table."""
    return str(source.get("short") or source["title"])


def where(source: Mapping[str, Any]) -> str:
    """Return what follows the name of a source under a table: publisher, place in it, release."""
    words = "" if source.get("short") else _after(source.get("publisher"))
    words += _after(places(source["line"]) if source.get("line") else "")
    return words + ("" if source.get("short") else _after(source.get("released"), "released "))


def about(source: Mapping[str, Any]) -> str:
    """Return what follows the title of a source in the list at the back."""
    return _after(source.get("publisher")) + _after(source.get("released"), "released ")


def credit_lines(source: Mapping[str, Any]) -> list[str]:
    """Return the attribution and the licence of a source as sentences."""
    lines = [source.get("attribution") or "", f"Licence: {source['licence']}" if source.get("licence") else ""]
    return [line if re.search(r"[.!?]$", line) else f"{line}." for line in lines if line]


def _after(words: str | None, lead: str = "") -> str:
    return f", {lead}{words}" if words else ""
