"""The styles and pages of the annex as OpenDocument, and the reference document from which pandoc takes them."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from yjreport.annex.package import pack
from yjreport.annex.word.running import Running
from yjreport.annex.word.styles import EDGE, PAGE, Looks, Style
from yjreport.annex.word.xml_parts import part

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = {
    "office": f"{OASIS}:office:1.0", "style": f"{OASIS}:style:1.0", "text": f"{OASIS}:text:1.0",
    "table": f"{OASIS}:table:1.0", "draw": f"{OASIS}:drawing:1.0", "fo": f"{OASIS}:xsl-fo-compatible:1.0",
    "svg": f"{OASIS}:svg-compatible:1.0", "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/", "meta": f"{OASIS}:meta:1.0",
}  # fmt: skip
KIND = "application/vnd.oasis.opendocument.text"
PARTS = ("content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml")
OWN_NAMES = {"Normal": "Standard", "Body Text": "Text body", "toc 1": "Contents 1", "TOC Heading": "Contents Heading",
             "Hyperlink": "Internet link", "Strong": "Strong Emphasis"}  # fmt: skip
"""Names under which OpenDocument's own programs know a style."""
FIRST_PAGE, UPRIGHT, BROAD = "First page", "Standard", "Landscape"


def style_name(name: str) -> str:
    """Return the name of a style as OpenDocument keeps it, without spaces."""
    return OWN_NAMES.get(name, name).replace(" ", "_20_")


def reference(looks: Looks, used: Iterable[str], running: Running) -> bytes:
    """Return the reference document: styles, fonts, pages and their heads and feet, made for this annex."""
    content = {
        "spaces": " ".join(f'xmlns:{name}="{address}"' for name, address in SPACES.items()),
        "styles": "".join(map(_style, looks.styles(used))),
        "running": running,
        "sides": PAGE,
        "margin": looks.margin,
        "edge": looks.margin * EDGE,
        "about": None,
    }
    parts = {name: part(f"opendocument/{name}", **content) for name in PARTS}
    return pack({"mimetype": KIND.encode(), **parts}, ("mimetype",))


def _style(style: Style) -> str:
    paragraph = style.kind == "paragraph"
    base = f' style:parent-style-name="{style_name(style.base)}"' if style.base else ""
    level = f' style:default-outline-level="{style.level}"' if style.level else ""
    shown = quoteattr(OWN_NAMES.get(style.name, style.name))
    family = "paragraph" if paragraph else "text"
    return (
        f'<style:style style:name="{style_name(style.name)}" style:display-name={shown} style:family="{family}"'
        f"{base}{level}>{_paragraph(style) if paragraph else ''}{_letters(style)}</style:style>"
    )


def _paragraph(style: Style) -> str:
    def rule(line: tuple[str, float] | None) -> str:
        return f"{line[1]}pt solid {line[0]}" if line else ""

    inner = "4pt" if style.fill else "0pt"
    given = {
        "fo:margin-top": None if style.before is None else f"{style.before:g}pt",
        "fo:margin-bottom": None if style.after is None else f"{style.after:g}pt",
        "fo:margin-left": f"{style.left:g}pt" if style.left and not style.edge else None,
        "fo:line-height": f"{style.line:.0%}" if style.line else None,
        "fo:text-align": {"right": "end", "left": "start"}.get(style.align, style.align),
        "fo:keep-with-next": None if style.keep is None else "always" if style.keep else "auto",
        "fo:keep-together": "always" if style.whole else None,
        "fo:break-before": "page" if style.page else None,
        "fo:background-color": style.fill,
        "fo:border-left": rule(style.edge),
        "fo:padding-left": f"{style.left:g}pt" if style.edge else None,
        "fo:border-top": rule(style.above),
        "fo:padding-top": "4pt" if style.above else inner if style.edge else None,
        "fo:border-bottom": rule(style.below),
        "fo:padding-bottom": "3pt" if style.below else inner if style.edge else None,
        "style:join-border": "false" if style.above or style.below else None,
    }
    attributes = "".join(f' {name}="{value}"' for name, value in given.items() if value)
    dots = ' style:leader-style="dotted" style:leader-text="."' if style.name == "toc 1" else ""
    stop = f'<style:tab-stop style:position="{style.right_stop:.2f}pt" style:type="right"{dots}/>'
    stops = f"<style:tab-stops>{stop}</style:tab-stops>" if style.right_stop else ""
    return f"<style:paragraph-properties{attributes}>{stops}</style:paragraph-properties>"


def _letters(style: Style) -> str:
    given = {
        "fo:font-size": f"{style.size:.4g}pt" if style.size else None,
        "fo:font-weight": None if style.bold is None else "bold" if style.bold else "normal",
        "fo:font-style": "italic" if style.italic else None,
        "fo:color": style.colour,
        "style:text-underline-style": "solid" if style.underline else None,
        "style:text-underline-width": "auto" if style.underline else None,
        "style:text-underline-color": "font-color" if style.underline else None,
    }
    attributes = "".join(f' {name}="{value}"' for name, value in given.items() if value)
    return f"<style:text-properties{attributes}/>"
