"""
Export a stitched annex as Typst source, with templates of this package and no others.

    source = AnnexTypstExporter(drawn={}).from_notebook_node(stitched)

Every text passes through the filter `typ`, which makes it a string literal of Typst.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined
from nbconvert.exporters.templateexporter import TemplateExporter
from traitlets import default

from yjreport.annex.pdf.drawings import alternative_text
from yjreport.annex.pdf.words import heads, literal, shaped
from yjreport.blocks.html import TEMPLATES, places
from yjreport.blocks.line_breaks import breakable
from yjreport.blocks.page_fit import cell_text

if TYPE_CHECKING:
    from jinja2 import Environment


class AnnexTypstExporter(TemplateExporter):
    """
    Write the Typst source of a document whose parts are laid out.

    Args:
        absent: letters that no font holds; each is told by its name.
    """

    file_extension = ".typ"
    export_from_notebook = "Annual performance annex (Typst)"
    output_mimetype = "text/plain"

    def __init__(self, *, absent: Collection[str] = (), **more: Any) -> None:
        self._absent = absent
        super().__init__(**more)

    @default("template_name")
    def _template_name_default(self) -> str:
        return "typst"

    @default("template_file")
    def _template_file_default(self) -> str:
        return "annex.typ.j2"

    @default("template_paths")
    def _template_paths_default(self) -> list[str]:
        return [str(TEMPLATES / "typst")]

    def source(self, name: str, content: Mapping[str, Any]) -> str:
        """Return one file of the document as Typst source."""
        return self.environment.get_template(name).render(content)

    def _create_environment(self) -> Environment:
        environment = super()._create_environment()
        environment.undefined = StrictUndefined
        environment.trim_blocks = environment.lstrip_blocks = True
        environment.filters.update(
            typ=lambda text: literal(text, self._absent),
            breakable=lambda text: breakable(str(text)),
            heads=heads,
            shaped=shaped,
            cell_text=cell_text,
            short=short,
            where=where,
            about=about,
            credit_lines=credit_lines,
            alternative_text=alternative_text,
        )
        return environment


def short(source: Mapping[str, Any]) -> str:
    """Return the name of a source for the line under a table."""
    return source.get("short") or source["title"]


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
