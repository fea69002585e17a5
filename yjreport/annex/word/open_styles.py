"""The styles and pages of the annex as OpenDocument, and the reference document from which pandoc takes them."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from yjreport.annex.package import pack
from yjreport.annex.word.looks import FALLBACK, FONT, PAGE, Looks, Style
from yjreport.annex.word.nodes import clean
from yjreport.annex.word.running import PAGE_WORDS, Running

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = {
    "office": f"{OASIS}:office:1.0", "style": f"{OASIS}:style:1.0", "text": f"{OASIS}:text:1.0",
    "table": f"{OASIS}:table:1.0", "draw": f"{OASIS}:drawing:1.0", "fo": f"{OASIS}:xsl-fo-compatible:1.0",
    "svg": f"{OASIS}:svg-compatible:1.0", "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/", "meta": f"{OASIS}:meta:1.0",
}  # fmt: skip
KIND = "application/vnd.oasis.opendocument.text"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
OWN_NAMES = {"Normal": "Standard", "Body Text": "Text body", "toc 1": "Contents 1", "TOC Heading": "Contents Heading",
             "Hyperlink": "Internet link", "Strong": "Strong Emphasis"}  # fmt: skip
"""Names under which OpenDocument's own programs know a style."""
FIRST_PAGE, UPRIGHT, BROAD = "First page", "Standard", "Landscape"
HEADING = "Heading "


def style_name(name: str) -> str:
    """Return the name of a style as OpenDocument keeps it, without spaces."""
    return OWN_NAMES.get(name, name).replace(" ", "_20_")


def reference(looks: Looks, used: Iterable[str], running: Running, whole: bool) -> bytes:
    """Return the reference document: styles, fonts, pages and their heads and feet, made for this annex."""
    spaces = " ".join(f'xmlns:{name}="{address}"' for name, address in SPACES.items())
    root = f'{spaces} office:version="1.3"'
    empty = "<office:body><office:text/></office:body>"
    content = f"{HEAD}<office:document-content {root}>{empty}</office:document-content>"
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", KIND), *((f"{part}.xml", "text/xml") for part in ("content", "styles", "meta")))
    )
    parts = {
        "mimetype": KIND,
        "content.xml": content,
        "styles.xml": f"{HEAD}<office:document-styles {root}>{fonts()}{_styles(looks, used)}{_pages(looks, running)}"
        "</office:document-styles>",
        "meta.xml": f"{HEAD}<office:document-meta {root}><office:meta/></office:document-meta>",
        "META-INF/manifest.xml": f'{HEAD}<manifest:manifest xmlns:manifest="{OASIS}:manifest:1.0" '
        f'manifest:version="1.3">{entries}</manifest:manifest>',
    }
    return pack({name: text.encode() for name, text in parts.items()}, ("mimetype",))


def fonts() -> str:
    """Return the font of the annex and the one that stands in for it."""
    return (
        f'<office:font-face-decls><style:font-face style:name="{FONT}" svg:font-family="\'{FONT}\', {FALLBACK}" '
        'style:font-family-generic="swiss" style:font-pitch="variable"/></office:font-face-decls>'
    )


def _styles(looks: Looks, used: Iterable[str]) -> str:
    language = 'fo:language="en" fo:country="GB"'
    default = (
        '<style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2" '
        f'style:writing-mode="page"/><style:text-properties style:font-name="{FONT}" fo:font-size="11pt" {language}/>'
        "</style:default-style>"
    )
    levels = "".join(f'<text:outline-level-style text:level="{level}" style:num-format=""/>' for level in range(1, 4))
    outline = f'<text:outline-style style:name="Outline">{levels}</text:outline-style>'
    return f"<office:styles>{default}{''.join(map(_style, looks.styles(used)))}{outline}</office:styles>"


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


def _pages(looks: Looks, running: Running) -> str:
    """Return the three kinds of page: the title page, an upright one and one that lies on its side."""
    layouts = _page_layout("upright", looks, broad=False) + _page_layout("broad", looks, broad=True)
    head, foot = f"{_words(running.title)}<text:tab/>{_words(running.status)}", _words(running.labels)
    if not running.one_line:
        head = head.replace("<text:tab/>", "<text:line-break/>")
    page, of = PAGE_WORDS
    number = (
        f'{_words(page)}<text:page-number text:select-page="current">1</text:page-number>{_spaced(of)}'
        "<text:page-count>1</text:page-count>"
    )
    masters = "".join([
        _master(FIRST_PAGE, "upright", "", _line("Footer", foot), UPRIGHT),
        _master(UPRIGHT, "upright", _line("Header", head), _line("Footer", f"{foot}<text:tab/>{number}"), ""),
        _master(BROAD, "broad", _line("Header landscape", head),
                _line("Footer landscape", f"{foot}<text:tab/>{number}"), ""),
    ])  # fmt: skip
    return (
        f"<office:automatic-styles>{layouts}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles>"
    )


def _page_layout(name: str, looks: Looks, *, broad: bool) -> str:
    wide, high = PAGE[::-1] if broad else PAGE
    side, edge = "landscape" if broad else "portrait", looks.margin * 0.6
    apart = looks.margin - edge
    part = (
        f'<style:header-footer-properties fo:min-height="{apart - 8:.2f}pt" fo:margin-{{}}="8pt" '
        'style:dynamic-spacing="false"/>'
    )
    return (
        f'<style:page-layout style:name="{name}"><style:page-layout-properties fo:page-width="{wide:.2f}pt" '
        f'fo:page-height="{high:.2f}pt" style:print-orientation="{side}" fo:margin-top="{edge:.2f}pt" '
        f'fo:margin-bottom="{edge:.2f}pt" fo:margin-left="{looks.margin:.2f}pt" '
        f'fo:margin-right="{looks.margin:.2f}pt"/>'
        f"<style:header-style>{part.format('bottom')}</style:header-style>"
        f"<style:footer-style>{part.format('top')}</style:footer-style></style:page-layout>"
    )


def _master(name: str, layout: str, head: str, foot: str, following: str) -> str:
    after = f' style:next-style-name="{style_name(following)}"' if following else ""
    top = f"<style:header>{head}</style:header>" if head else ""
    return (
        f'<style:master-page style:name="{style_name(name)}" style:display-name="{name}" '
        f'style:page-layout-name="{layout}"{after}>{top}<style:footer>{foot}</style:footer></style:master-page>'
    )


def _line(style: str, words: str) -> str:
    return f'<text:p text:style-name="{style_name(style)}">{words}</text:p>'


def _words(words: str) -> str:
    return escape(clean(words))


def _spaced(words: str) -> str:
    """Return words whose outer spaces a reader of OpenDocument keeps."""
    return f"<text:s/>{_words(words.strip())}<text:s/>"
