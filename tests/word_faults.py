"""What is wrong with a Word or OpenDocument annex: `docx_faults` and `odt_faults` return it in words."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from itertools import pairwise
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
OASIS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, STYLE, TEXT, TABLE, DRAW = (OASIS % name for name in ("office", "style", "text", "table", "drawing"))
FO, SVG = OASIS % "xsl-fo-compatible", OASIS % "svg-compatible"
LINK = "{http://www.w3.org/1999/xlink}"

ORDERS = {
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens wordWrap spacing ind contextualSpacing mirrorIndents jc textDirection textAlignment "
    "outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike noProof vanish color spacing w kern position sz szCs "
    "highlight u effect bdr shd vertAlign lang",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols titlePg docGrid",
    "style": "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr trPr tcPr "
    "tblStylePr",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "pBdr": "top left bottom right between bar",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tc": "tcPr p",
    "settings": "zoom defaultTabStop characterSpacingControl footnotePr compat themeFontLang decimalSymbol "
    "listSeparator",
}
"""The order of children that the schema of WordprocessingML demands (ECMA-376, part 1, wml.xsd), of what is used."""


def docx_faults(data: bytes) -> list[str]:
    """Return what is wrong with a Word document, in words."""
    import docx

    docx.Document(io.BytesIO(data))
    parts = _parts(data)
    body = etree.fromstring(parts["word/document.xml"])[0]
    styles = etree.fromstring(parts["word/styles.xml"])
    found = _package_faults(data, parts)
    for name in ("word/document.xml", "word/styles.xml", "word/settings.xml"):
        found += _order_faults(etree.fromstring(parts[name]), name)
    found += _formatting_faults(body, {one.get(f"{W}styleId") for one in styles.findall(f"{W}style")})
    found += _table_faults(body) + _picture_faults(body) + _reference_faults(body, parts)
    headings = docx_headings(body)
    found += _heading_faults([level for level, _ in headings])
    listed = docx_contents(body)
    chief = [words for level, words in headings if level == 1]
    if listed and listed != chief:
        found.append(f"the contents list {listed}, the headings are {chief}")
    core = parts["docProps/core.xml"].decode()
    if "<dc:title></dc:title>" in core or "<dc:language>en-GB</dc:language>" not in core:
        found.append("the properties lack a title or the language")
    return found


def docx_headings(body: Any) -> list[tuple[int, str]]:
    """Return the levels and words of the headings of a Word document."""
    named = [(_style(one), _words(one)) for one in body.iter(f"{W}p")]
    return [(int(style[7]), words) for style, words in named if style.startswith("Heading")]


def docx_contents(body: Any) -> list[str]:
    """Return the entries of the contents of a Word document."""
    return [_words(one) for one in body.iter(f"{W}p") if _style(one) == "TOC1"]


def _words(paragraph: Any) -> str:
    return "".join(one.text or "" for one in paragraph.iter(f"{W}t"))


def _style(paragraph: Any) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val")


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _package_faults(data: bytes, parts: dict[str, bytes]) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        dated = [entry.filename for entry in archive.infolist() if entry.date_time != (1980, 1, 1, 0, 0, 0)]
    found = [f"{name} carries a clock" for name in dated]
    found += [f"{name} is a macro" for name in parts if "vba" in name.lower() or name.startswith("Basic/")]
    found += [f"{name} refers to something outside" for name, part in parts.items() if b'TargetMode="External"' in part]
    return found


def _order_faults(root: Any, part: str) -> list[str]:
    found = []
    for element in root.iter():
        name = etree.QName(element).localname
        if name not in ORDERS or not element.tag.startswith(W):
            continue
        order = ORDERS[name].split()
        children = [etree.QName(child).localname for child in element]
        unknown = [child for child in children if child not in order]
        found += [f"{part}: {child} inside {name} is not known here" for child in unknown]
        places = [order.index(child) for child in children if child in order]
        if places != sorted(places) and name != "sectPr":
            found.append(f"{part}: {name} holds {children}, which is not the order of the schema")
    return found


def _formatting_faults(body: Any, known: set[str | None]) -> list[str]:
    found = []
    for properties in body.iter(f"{W}pPr"):
        names = {etree.QName(child).localname for child in properties}
        found += [f"a paragraph is formatted by hand: {name}" for name in sorted(names - {"pStyle", "sectPr"})]
    for properties in body.iter(f"{W}rPr"):
        names = {etree.QName(child).localname for child in properties}
        found += [f"letters are formatted by hand: {name}" for name in sorted(names - {"rStyle"})]
    used = {one.get(f"{W}val") for kind in ("pStyle", "rStyle", "tblStyle") for one in body.iter(W + kind)}
    return found + [f"the style {name} is not there" for name in sorted(used - known)]


def _table_faults(body: Any) -> list[str]:
    found, rooms = [], _rooms(body)
    for at, table in enumerate(body.iter(f"{W}tbl"), start=1):
        about, rows = table.find(f"{W}tblPr"), table.findall(f"{W}tr")
        for name in ("tblCaption", "tblDescription"):
            if about.find(W + name) is None or not about.find(W + name).get(f"{W}val").strip():
                found.append(f"table {at} has no {name}")
        look = about.find(f"{W}tblLook")
        if look.get(f"{W}firstRow") != "1":
            found.append(f"table {at} does not say that its first row is a head")
        if rows[0].find(f"{W}trPr/{W}tblHeader") is None:
            found.append(f"the head of table {at} is not repeated")
        if any(row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows[1:]):
            found.append(f"table {at} repeats a row that is no head")
        if any(row.find(f"{W}trPr/{W}cantSplit") is None for row in rows):
            found.append(f"a row of table {at} may be split")
        widths = [int(column.get(f"{W}w")) for column in table.find(f"{W}tblGrid")]
        if sum(widths) > rooms[at - 1] + 20:
            found.append(f"table {at} is wider than its page")
        if any(len(row.findall(f"{W}tc")) != len(widths) for row in rows):
            found.append(f"table {at} has a row of another length")
    return found


def _rooms(body: Any) -> list[int]:
    """Return the width of the text, in twentieths of a point, on the page of each table."""
    rooms, waiting = [], 0
    for element in body.iter(f"{W}tbl", f"{W}sectPr"):
        if element.tag == f"{W}tbl":
            waiting += 1
            continue
        size, margin = element.find(f"{W}pgSz"), element.find(f"{W}pgMar")
        room = int(size.get(f"{W}w")) - int(margin.get(f"{W}left")) - int(margin.get(f"{W}right"))
        rooms, waiting = rooms + [room] * waiting, 0
    return rooms


def _picture_faults(body: Any) -> list[str]:
    about = list(body.iter(f"{WP}docPr"))
    dumb = [one.get("name") for one in about if not one.get("descr", "").strip()]
    found = [f"the picture {name} has no alternative text" for name in dumb]
    ids = Counter(one.get("id") for one in about)
    return found + [f"two pictures have the id {id}" for id, many in ids.items() if many > 1]


def _reference_faults(body: Any, parts: dict[str, bytes]) -> list[str]:
    names = Counter(one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart"))
    found = [f"the bookmark {name} is there twice" for name, many in names.items() if many > 1]
    found += [f"the bookmark {name} is too long for Word" for name in names if len(name) > 40]
    wanted = {one.get(f"{W}anchor") for one in body.iter(f"{W}hyperlink")}
    found += [f"a link leads to {name}, which is not there" for name in sorted(wanted - set(names), key=str)]
    marks = [one.get(f"{W}fldCharType") for one in body.iter(f"{W}fldChar")]
    if marks.count("begin") != marks.count("end"):
        found.append("a field is not closed")
    shapes = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
    relations = etree.fromstring(parts["word/_rels/document.xml.rels"])
    targets = {one.get("Id"): f"word/{one.get('Target')}" for one in relations}
    found += [f"{id} leads to {target}, which is not there" for id, target in targets.items() if target not in parts]
    used = {value for one in body.iter() for key, value in one.attrib.items() if key.startswith(shapes)}
    return found + [f"the part {id} is not there" for id in sorted(used - set(targets))]


def _heading_faults(levels: list[int]) -> list[str]:
    jumps = [(before, after) for before, after in pairwise(levels) if after > before + 1]
    found = [f"a heading of level {after} follows one of {before}" for before, after in jumps]
    return found + (["the first heading is not of level 1"] if levels[:1] != [1] else [])


def odt_faults(data: bytes) -> list[str]:
    """Return what is wrong with an OpenDocument text, in words."""
    from odf.opendocument import load

    load(io.BytesIO(data))
    parts = _parts(data)
    content, styles = etree.fromstring(parts["content.xml"]), etree.fromstring(parts["styles.xml"])
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    found = _package_faults(data, parts)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        first = archive.infolist()[0]
    if first.filename != "mimetype" or first.compress_type != zipfile.ZIP_STORED:
        found.append("the first part is not the kind of the file, as it stands")
    listed = {one.get(f"{OASIS % 'manifest'}full-path") for one in etree.fromstring(parts["META-INF/manifest.xml"])}
    found += [f"the manifest does not list {name}" for name in parts
              if name not in listed and not name.startswith("META-INF") and name != "mimetype"]  # fmt: skip
    known = {one.get(f"{STYLE}name") for root in (content, styles) for one in root.iter(f"{STYLE}style")}
    used = {value for one in body.iter() for key, value in one.attrib.items() if key.endswith("}style-name")}
    found += [f"the style {name} is not there" for name in sorted(used - known)]
    for style in content.find(f"{OFFICE}automatic-styles"):
        if style.get(f"{STYLE}family") in ("paragraph", "text") and len(style):
            found.append(f"the style {style.get(f'{STYLE}name')} formats by hand")
    found += _open_table_faults(body, content)
    for frame in body.iter(f"{DRAW}frame"):
        if not (frame.findtext(f"{SVG}desc") or "").strip():
            found.append(f"the picture {frame.get(f'{DRAW}name')} has no alternative text")
    marks = {one.get(f"{TEXT}name") for kind in ("bookmark", "bookmark-start") for one in body.iter(TEXT + kind)}
    for element in body.iter():
        address = element.get(f"{LINK}href")
        if address is None or (address.startswith("Pictures/") and address in parts):
            continue
        if not address.startswith("#") or address[1:] not in marks:
            found.append(f"a link leads to {address}, which is not there")
    headings = odt_headings(body)
    found += _heading_faults([level for level, _ in headings])
    contents, chief = odt_contents(body), [words for level, words in headings if level == 1]
    if contents and contents != chief:
        found.append(f"the contents list {contents}, the headings are {chief}")
    return found


def odt_headings(body: Any) -> list[tuple[int, str]]:
    """Return the levels and words of the headings of an OpenDocument text."""
    return [(int(one.get(f"{TEXT}outline-level")), odt_words(one)) for one in body.iter(f"{TEXT}h")]


def odt_contents(body: Any) -> list[str]:
    """Return the entries of the contents, without the numbers of pages."""
    return [
        odt_words(entry).partition("\t")[0]
        for index in body.iter(f"{TEXT}index-body")
        for entry in index.findall(f"{TEXT}p")
    ]


def odt_words(element: Any) -> str:
    """Return the words of an element with the spaces and tabs that OpenDocument writes as elements."""
    made = element.text or ""
    for child in element:
        name = etree.QName(child).localname
        spaces = " " * int(child.get(f"{TEXT}c", "1"))
        made += {"s": spaces, "tab": "\t", "line-break": "\n"}.get(name) or odt_words(child)
        made += child.tail or ""
    return made


def _open_table_faults(body: Any, content: Any) -> list[str]:
    found = []
    widths = {
        style.get(f"{STYLE}name"): one.get(f"{STYLE}width")
        for style in content.iter(f"{STYLE}style")
        for one in style.findall(f"{STYLE}table-properties")
    }
    for table in body.iter(f"{TABLE}table"):
        name = table.get(f"{TABLE}name")
        for key in ("title", "desc"):
            if not (table.findtext(TABLE + key) or "").strip():
                found.append(f"{name} has no {key}")
        if len(table.findall(f"{TABLE}table-header-rows/{TABLE}table-row")) != 1:
            found.append(f"the head of {name} is not repeated")
        columns = len(list(table.iter(f"{TABLE}table-column")))
        if any(len(row) != columns for row in table.iter(f"{TABLE}table-row")):
            found.append(f"{name} has a row of another length")
        if float(widths[table.get(f"{TABLE}style-name")].removesuffix("pt")) > 842 - 80:
            found.append(f"{name} is wider than its page")
    return found
