"""The styles of the annex as WordprocessingML, and the reference document from which pandoc takes them."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from yjreport.annex.package import pack
from yjreport.annex.word.styles import EDGE, HAIRLINE, PAGE, Looks, Style
from yjreport.annex.word.xml_parts import part

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = (
    "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml", "word/fontTable.xml",
    "word/settings.xml", "word/styles.xml",
)  # fmt: skip
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OWN_NAMES = {"Heading 1": "heading 1", "Heading 2": "heading 2", "Heading 3": "heading 3", "Caption": "caption",
             "Header": "header", "Footer": "footer"}  # fmt: skip
"""Names that Word itself writes small."""
BUILT_IN = {*OWN_NAMES, "Normal", "Body Text", "Title", "Subtitle", "toc 1", "TOC Heading", "Strong", "Emphasis",
            "List Paragraph", "Hyperlink"}  # fmt: skip
AFTER = {"Heading": "Body Text", "Caption": "Normal", "Title": "Subtitle", "TOC Heading": "Normal"}


def style_id(name: str) -> str:
    """Return the id under which Word keeps a style."""
    return "TOC1" if name == "toc 1" else name.replace(" ", "")


def twips(points: float) -> int:
    """Return points as twentieths of a point."""
    return round(points * 20)


def reference(looks: Looks, used: Iterable[str]) -> bytes:
    """Return the reference document: styles, fonts and the size of the page, made for this annex."""
    content = {
        "page": page(looks),
        "styles": "".join(map(_style, looks.styles(used))),
        "hairline": _hex(HAIRLINE),
        "strong": _hex(looks.palette["accent_line"]),
        "tint": _hex(looks.palette["tint"]),
    }
    return pack({name: part(f"word/{name}", **content) for name in PARTS}, PARTS)


def page(looks: Looks, *, broad: bool = False) -> str:
    """Return the size and margins of a page, upright or on its side."""
    wide, high = (twips(side) for side in (PAGE[::-1] if broad else PAGE))
    side = ' w:orient="landscape"' if broad else ""
    margin, edge = twips(looks.margin), twips(looks.margin * EDGE)
    around = " ".join(f'w:{name}="{margin}"' for name in ("top", "right", "bottom", "left"))
    return (
        f'<w:pgSz w:w="{wide}" w:h="{high}"{side}/><w:pgMar {around} w:header="{edge}" w:footer="{edge}" w:gutter="0"/>'
    )


def _style(style: Style) -> str:
    paragraph = style.kind == "paragraph"
    default = ' w:default="1"' if style.name == "Normal" else ""
    custom = "" if style.name in BUILT_IN else ' w:customStyle="1"'
    base = f'<w:basedOn w:val="{style_id(style.base)}"/>' if style.base else ""
    after = next((name for start, name in AFTER.items() if style.name.startswith(start)), "")
    following = f'<w:next w:val="{style_id(after)}"/>' if after else ""
    name = quoteattr(OWN_NAMES.get(style.name, style.name))
    properties = f"<w:pPr>{_paragraph(style)}</w:pPr>" if paragraph else ""
    return (
        f'<w:style w:type="{style.kind}"{default}{custom} w:styleId="{style_id(style.name)}"><w:name w:val={name}/>'
        f"{base}{following}<w:qFormat/>{properties}<w:rPr>{_letters(style)}</w:rPr></w:style>"
    )


def _paragraph(style: Style) -> str:
    """Return the properties of a paragraph in the order of the schema; Word refuses another."""
    made = []
    if style.keep is not None:
        made.append("<w:keepNext/>")
    if style.whole:
        made.append("<w:keepLines/>")
    if style.page:
        made.append("<w:pageBreakBefore/>")
    lines = (("top", style.above, 4), ("left", style.edge, 8), ("bottom", style.below, 4))
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{round(line[1] * 8)}" w:space="{space}" w:color="{_hex(line[0])}"/>'
        for side, line, space in lines if line
    )  # fmt: skip
    if borders:
        made.append(f"<w:pBdr>{borders}</w:pBdr>")
    if style.fill:
        made.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{_hex(style.fill)}"/>')
    if style.right_stop:
        made.append(f'<w:tabs><w:tab w:val="right" w:pos="{twips(style.right_stop)}"/></w:tabs>')
    distances = [("before", style.before, 20), ("after", style.after, 20), ("line", style.line or None, 240)]
    spacing = " ".join(f'w:{key}="{round(value * unit)}"' for key, value, unit in distances if value is not None)
    if spacing:
        made.append(f"<w:spacing {spacing}{' w:lineRule=' + quoteattr('auto') if style.line else ''}/>")
    if style.left:
        made.append(f'<w:ind w:left="{twips(style.left)}"/>')
    if style.align:
        made.append(f'<w:jc w:val="{style.align}"/>')
    if style.level:
        made.append(f'<w:outlineLvl w:val="{style.level - 1}"/>')
    return "".join(made)


def _letters(style: Style) -> str:
    """Return the properties of letters in the order of the schema."""
    bold = {None: "", True: "<w:b/><w:bCs/>", False: '<w:b w:val="0"/><w:bCs w:val="0"/>'}[style.bold]
    colour = f'<w:color w:val="{_hex(style.colour)}"/>' if style.colour else ""
    half = round(style.size * 2)
    size = f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if half else ""
    italic = "<w:i/><w:iCs/>" if style.italic else ""
    return f"{bold}{italic}{colour}{size}{'<w:u w:val=' + quoteattr('single') + '/>' if style.underline else ''}"


def _hex(colour: str) -> str:
    return colour[1:].upper()
