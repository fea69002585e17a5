"""The styles of the annex as WordprocessingML, and the reference document from which pandoc takes them."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from yjreport.annex.package import pack
from yjreport.annex.word.looks import FALLBACK, FONT, HAIRLINE, PAGE, Looks, Style

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OWN_NAMES = {"Heading 1": "heading 1", "Heading 2": "heading 2", "Heading 3": "heading 3", "Caption": "caption",
             "Header": "header", "Footer": "footer"}  # fmt: skip
"""Names that Word itself writes small."""
BUILT_IN = {*OWN_NAMES, "Normal", "Body Text", "Title", "Subtitle", "toc 1", "TOC Heading", "Strong", "Emphasis",
            "List Paragraph", "Hyperlink"}  # fmt: skip
AFTER = {"Heading": "Body Text", "Caption": "Normal", "Title": "Subtitle", "TOC Heading": "Normal"}
FONT_TABLE = (
    f'{HEAD}<w:fonts xmlns:w="{MAIN}"><w:font w:name="{FONT}"><w:altName w:val="{FALLBACK}"/><w:charset w:val="00"/>'
    f'<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font><w:font w:name="{FALLBACK}"><w:charset '
    f'w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)


def style_id(name: str) -> str:
    """Return the id under which Word keeps a style."""
    return "TOC1" if name == "toc 1" else name.replace(" ", "")


def twips(points: float) -> int:
    """Return points as twentieths of a point."""
    return round(points * 20)


def reference(looks: Looks, used: Iterable[str]) -> bytes:
    """Return the reference document: styles, fonts and the size of the page, made for this annex."""
    relation = f'<Relationship Id="{{id}}" Type="{OFFICE}/{{type}}" Target="{{target}}"/>'
    inner = "".join(
        relation.format(id=f"r{at}", type=type, target=target)
        for at, (type, target) in enumerate(
            (("styles", "styles.xml"), ("fontTable", "fontTable.xml"), ("settings", "settings.xml"))
        )
    )
    outer = relation.format(id="r0", type="officeDocument", target="word/document.xml")
    wrap = f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{{}}</Relationships>'
    kinds = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{TYPES}.{kind}+xml"/>'
        for part, kind in (("document", "document.main"), ("styles", "styles"), ("fontTable", "fontTable"),
                           ("settings", "settings"))
    )  # fmt: skip
    parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{kinds}</Types>',
        "_rels/.rels": wrap.format(outer),
        "word/_rels/document.xml.rels": wrap.format(inner),
        "word/document.xml": f'{HEAD}<w:document xmlns:w="{MAIN}"><w:body><w:p/><w:sectPr>{page(looks)}</w:sectPr>'
        "</w:body></w:document>",
        "word/styles.xml": styles(looks, used),
        "word/fontTable.xml": FONT_TABLE,
        "word/settings.xml": settings(),
    }
    return pack({name: text.encode() for name, text in parts.items()}, ("[Content_Types].xml",))


def page(looks: Looks, *, broad: bool = False) -> str:
    """Return the size and margins of a page, upright or on its side."""
    wide, high = (twips(side) for side in (PAGE[::-1] if broad else PAGE))
    side = ' w:orient="landscape"' if broad else ""
    margin, edge = twips(looks.margin), twips(looks.margin * 0.6)
    around = " ".join(f'w:{name}="{margin}"' for name in ("top", "right", "bottom", "left"))
    return (
        f'<w:pgSz w:w="{wide}" w:h="{high}"{side}/><w:pgMar {around} w:header="{edge}" w:footer="{edge}" w:gutter="0"/>'
    )


def settings() -> str:
    """Return settings: the layout of Word 2013 and later, British English, nothing fetched or updated on opening."""
    mode = 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
    return (
        f'{HEAD}<w:settings xmlns:w="{MAIN}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote '
        f'w:id="0"/></w:footnotePr><w:compat><w:compatSetting {mode}/></w:compat><w:themeFontLang w:val="en-GB"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def styles(looks: Looks, used: Iterable[str]) -> str:
    """Return the styles: the defaults of the document, those of the annex and that of its tables."""
    names = " ".join(f'w:{slot}="{FONT}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    return (
        f'{HEAD}<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {names}/><w:sz w:val="22"/>'
        '<w:szCs w:val="22"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault/></w:docDefaults>{''.join(map(_style, looks.styles(used)))}{_tables(looks)}</w:styles>"
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
        f'<w:{side} w:val="single" w:sz="{round(line[1] * 8)}" w:space="{space}" w:color="{line[0][1:].upper()}"/>'
        for side, line, space in lines if line
    )  # fmt: skip
    if borders:
        made.append(f"<w:pBdr>{borders}</w:pBdr>")
    if style.fill:
        made.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{style.fill[1:].upper()}"/>')
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
    colour = f'<w:color w:val="{style.colour[1:].upper()}"/>' if style.colour else ""
    half = round(style.size * 2)
    size = f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if half else ""
    italic = "<w:i/><w:iCs/>" if style.italic else ""
    return f"{bold}{italic}{colour}{size}{'<w:u w:val=' + quoteattr('single') + '/>' if style.underline else ''}"


def _tables(looks: Looks) -> str:
    """Return the style of tables: a tinted head, hairlines between rows, a line above a total."""
    line, strong = (colour[1:].upper() for colour in (HAIRLINE, looks.palette["accent_line"]))
    rule = '<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'.format
    borders = (
        rule(side="top", size=12, colour=strong)
        + rule(side="bottom", size=8, colour=strong)
        + rule(side="insideH", size=4, colour=line)
    )
    margins = "".join(
        f'<w:{side} w:w="{twips(points)}" w:type="dxa"/>'
        for side, points in (("top", 2.5), ("left", 5), ("bottom", 2.5), ("right", 5))
    )
    none = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    head = (
        f'<w:tcPr><w:tcBorders>{rule(side="bottom", size=8, colour=strong)}</w:tcBorders><w:shd w:val="clear" '
        f'w:color="auto" w:fill="{looks.palette["tint"][1:].upper()}"/><w:vAlign w:val="bottom"/></w:tcPr>'
    )
    total = f"<w:tcPr><w:tcBorders>{rule(side='top', size=8, colour=strong)}</w:tcBorders></w:tcPr>"
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority '
        'w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        f'{none}</w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:customStyle="1" w:styleId="Table">'
        '<w:name w:val="Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>'
        f"{borders}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow">{head}</w:tblStylePr><w:tblStylePr w:type="lastRow">{total}</w:tblStylePr>'
        "</w:style>"
    )
