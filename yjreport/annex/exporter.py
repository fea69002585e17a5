"""
Export a stitched annex as one HTML document that needs nothing else.

    html = AnnexHTMLExporter().export(stitch(executed, front))

The page holds its style, its font and its pictures; it runs no script and asks nothing of a network, and says
so to the browser in a content security policy.
"""

from __future__ import annotations

import base64
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from nbconvert.exporters.templateexporter import TemplateExporter
from traitlets import default

from yjreport.annex.document import read
from yjreport.annex.front import full_title
from yjreport.annex.html_page import colours, flags_of, halves, lists_at_back, part_html, places_in, title_of
from yjreport.blocks.html import TEMPLATES, templates
from yjreport.drawing.theme import FONT

if TYPE_CHECKING:
    from jinja2 import Environment
    from nbformat import NotebookNode

FONTS = Path(__file__).resolve().parent / "fonts"
STYLES = ("page", "blocks", "modes", "print")
"""Style sheets in the order in which one may change what another says."""
WEIGHTS = {400: "AtkinsonHyperlegible-Regular.woff2", 700: "AtkinsonHyperlegible-Bold.woff2"}


class AnnexHTMLExporter(TemplateExporter):
    """
    Render a stitched annex with the templates of this package and no others.

    Templates that a user has installed for nbconvert do not change an annex.
    """

    file_extension = ".html"
    export_from_notebook = "Annual performance annex (HTML)"
    output_mimetype = "text/html"

    @default("template_paths")
    def _template_paths_default(self) -> list[str]:
        return [str(TEMPLATES / "annex")]

    def export(self, stitched: NotebookNode) -> str:
        """
        Return the annex as one HTML document; the same notebook gives the same bytes.

        Raises:
            AssemblyFailed: a chart cannot be drawn, or the notebook was not made by `stitch`.
        """
        html: str = self.from_notebook_node(stitched)[0]
        return html.rstrip() + "\n"

    def _create_environment(self) -> Environment:
        environment = templates(TEMPLATES / "annex")
        environment.filters["css_string"] = css_string
        environment.globals.update(
            read=read,
            part_html=part_html,
            places_in=places_in,
            flags_of=flags_of,
            halves=halves,
            title_of=title_of,
            lists_at_back=lists_at_back,
            stylesheet=stylesheet,
            colours=colours,
            full_title=full_title,
        )
        return environment


def export(stitched: NotebookNode) -> str:
    """Return a stitched annex as one HTML document; see `AnnexHTMLExporter.export`."""
    return AnnexHTMLExporter().export(stitched)  # type: ignore[no-untyped-call]  # nbconvert does not type __init__


@cache
def stylesheet() -> Markup:
    """Return the style sheet with the font inside it, without comments and needless space."""
    css = "\n".join((TEMPLATES / "annex" / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s*\n\s*", "\n", css).strip()
    return Markup("\n".join([*(_font_face(weight, name) for weight, name in WEIGHTS.items()), css]))  # noqa: S704


def _font_face(weight: int, name: str) -> str:
    data = base64.b64encode((FONTS / name).read_bytes()).decode()
    return (
        f'@font-face{{font-family:"{FONT}";font-style:normal;font-weight:{weight};font-display:swap;'
        f'src:url(data:font/woff2;base64,{data}) format("woff2")}}'
    )


def css_string(text: Any) -> Markup:
    """Return a text as a CSS string in which nothing but letters, digits and spaces stands for itself."""
    escaped = "".join(letter if letter.isalnum() or letter == " " else f"\\{ord(letter):x} " for letter in str(text))
    return Markup(f'"{escaped}"')  # noqa: S704  every other character is escaped
