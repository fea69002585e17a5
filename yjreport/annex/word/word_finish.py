"""The last pass over a Word document: what pandoc does not write, and parts that are the same each time."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from yjreport.annex.word import word_pages
from yjreport.annex.word.blocks import Grid
from yjreport.annex.word.lists import word_lists
from yjreport.annex.word.nodes import clean
from yjreport.annex.word.package import pack, unpack
from yjreport.annex.word.pictures import Picture
from yjreport.annex.word.running import Properties, Running
from yjreport.annex.word.tree import Tree
from yjreport.annex.word.word_styles import FONT_TABLE, HEAD, MAIN, OFFICE, PACKAGE, settings, twips
from yjreport.errors import AssemblyFailed

if TYPE_CHECKING:
    from lxml.etree import _Element

W = f"{{{MAIN}}}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
SHAPES = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PICTURES = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
EMU = 12700
"""Word's unit of drawings: so many to a point."""
CONTENTS_FIELD = ' TOC \\o "1-1" \\h \\z \\u '
FIRST = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
LOOK = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "noHBand": 0x200, "noVBand": 0x400}


def finish(raw: bytes, tree: Tree, running: Running, about: Properties) -> bytes:
    """
    Return the finished document.

    Raises:
        AssemblyFailed: pandoc's document does not hold the tables and pictures that were given to it.
    """
    from lxml import etree

    parts = unpack(raw)
    root = etree.fromstring(parts["word/document.xml"])
    body = root[0]
    tables, drawings = list(body.iter(f"{W}tbl")), list(body.iter(f"{DRAWING}inline"))
    if len(tables) != len(tree.grids) or len(drawings) != len(tree.pictures):
        raise AssemblyFailed(
            "The Word document does not hold every table and picture of the annex.",
            details=[f"tables: {len(tables)} of {len(tree.grids)}, pictures: {len(drawings)} of {len(tree.pictures)}"],
            next_step="report this as a fault of the program, with the service and the year.",
        )
    for table, grid in zip(tables, tree.grids, strict=True):
        _table(table, grid)
    files = _targets(etree.fromstring(parts["word/_rels/document.xml.rels"]))
    for at, (drawing, picture) in enumerate(zip(drawings, tree.pictures, strict=True), start=1):
        _picture(drawing, picture, at)
        if picture.data:
            parts[files[next(drawing.iter(f"{SHAPES}blip")).get(f"{{{OFFICE}}}embed")]] = picture.data
    if tree.whole:
        _contents(body)
    word_pages.paginate(body, tables, tree)
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    parts["word/numbering.xml"] = word_lists(parts["word/numbering.xml"])
    parts["word/settings.xml"] = settings().encode()
    parts["word/fontTable.xml"] = FONT_TABLE.encode()
    parts["docProps/core.xml"] = _core(about).encode()
    parts["docProps/app.xml"] = _application(about).encode()
    word_pages.add_running(parts, tree, running)
    return pack(parts, FIRST)


def _table(table: _Element, grid: Grid) -> None:
    """Give a table its widths, its flags, its title and its description, and keep its rows whole."""
    widths = [twips(width) for width in grid.layout.widths]
    properties = table.find(f"{W}tblPr")
    for name in ("tblW", "jc", "tblLayout", "tblLook", "tblCaption", "tblDescription"):
        for old in properties.findall(W + name):
            properties.remove(old)
    last = bool(grid.totals) and grid.totals[-1] == len(table.findall(f"{W}tr")) - 2
    flags = {"firstRow": True, "lastRow": last, "firstColumn": 0 in grid.row_heads, "noHBand": True, "noVBand": True}
    value = sum(LOOK[name] for name, on in flags.items() if on)
    # In the order of the schema: tblStyle, tblW, tblLayout, tblLook, tblCaption, tblDescription.
    _add(properties, "tblW", w=str(sum(widths)), type="dxa")
    _add(properties, "tblLayout", type="fixed")
    given = {name: str(int(on)) for name, on in flags.items()}
    _add(properties, "tblLook", val=f"{value:04X}", lastColumn="0", **given)
    _add(properties, "tblCaption", val=clean(grid.title))
    _add(properties, "tblDescription", val=clean(grid.words))
    for column, width in zip(table.find(f"{W}tblGrid"), widths, strict=True):
        column.set(f"{W}w", str(width))
    for at, row in enumerate(table.findall(f"{W}tr")):
        about = row.find(f"{W}trPr")
        if about is None:
            about = row.makeelement(f"{W}trPr")
            row.insert(0, about)
        for old in list(about):
            about.remove(old)
        _add(about, "cantSplit")
        if not at:
            _add(about, "tblHeader")
        for cell, width in zip(row.findall(f"{W}tc"), widths, strict=True):
            cell_properties = cell.find(f"{W}tcPr")
            for old in list(cell_properties):
                cell_properties.remove(old)
            _add(cell_properties, "tcW", w=str(width), type="dxa")


def _picture(drawing: _Element, picture: Picture, at: int) -> None:
    """Give a picture its size, its name, its title and its alternative text."""
    if picture.width:
        size = {"cx": str(round(picture.width * EMU)), "cy": str(round(picture.height * EMU))}
        for extent in (drawing.find(f"{DRAWING}extent"), next(drawing.iter(f"{SHAPES}ext"))):
            extent.attrib.update(size)
    for side in ("distT", "distB", "distL", "distR"):
        drawing.set(side, "0")
    about = drawing.find(f"{DRAWING}docPr")
    about.attrib.clear()
    named = {"id": str(at), "name": f"Picture {at}", "descr": clean(picture.words)}
    about.attrib.update({**named, "title": clean(picture.title)})
    inner = next(drawing.iter(f"{PICTURES}cNvPr"))
    inner.attrib.clear()
    inner.attrib.update(named)


def _targets(relations: _Element) -> dict[str, str]:
    """Return the parts to which the document refers, by the id of the reference."""
    return {one.get("Id"): f"word/{one.get('Target')}" for one in relations}


def _contents(body: _Element) -> None:
    """Make the contents a field that Word can bring up to date, and that reads well before it does."""
    entries = [one for one in body.findall(f"{W}p") if word_pages.style_of(one) == "TOC1"]
    heading = next(one for one in body.findall(f"{W}p") if word_pages.style_of(one) == "TOCHeading")
    place = body.index(heading)
    box = body.makeelement(f"{W}sdt")
    gallery = _add(_add(box, "sdtPr"), "docPartObj")
    _add(gallery, "docPartGallery", val="Table of Contents")
    _add(gallery, "docPartUnique")
    inside = _add(box, "sdtContent")
    for one in (heading, *entries):
        inside.append(one)
    body.insert(place, box)
    for run in inside.iter(f"{W}r"):
        for properties in run.findall(f"{W}rPr"):
            run.remove(properties)
    for at, kind in enumerate(("begin", "", "separate"), start=1):
        run = entries[0].makeelement(f"{W}r")
        if kind:
            _add(run, "fldChar", fldCharType=kind)
        else:
            code = _add(run, "instrText")
            code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            code.text = CONTENTS_FIELD
        entries[0].insert(at, run)
    for entry in entries:
        # A word processor that lays pages out as it opens a file shows the number; Word does when asked to update.
        link = entry.find(f"{W}hyperlink")
        _add(_add(link, "r"), "tab")
        for kind in ("begin", "", "separate", "end"):
            run = _add(link, "r")
            if kind:
                _add(run, "fldChar", fldCharType=kind)
            else:
                _add(run, "instrText").text = f"PAGEREF {link.get(f'{W}anchor')} \\h"
    _add(_add(entries[-1], "r"), "fldChar", fldCharType="end")


def _add(parent: _Element, name: str, **attributes: str) -> _Element:
    child = parent.makeelement(W + name, {W + key: value for key, value in attributes.items()})
    parent.append(child)
    return child


def _core(about: Properties) -> str:
    moment = f' xsi:type="dcterms:W3CDTF">{about.moment}</dcterms:'
    text = {name: escape(clean(words)) for name, words in vars(about).items()}
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{text["title"]}</dc:title>'
        f"<dc:subject>{text['subject']}</dc:subject><dc:creator>{text['author']}</dc:creator>"
        f"<cp:keywords>{text['keywords']}</cp:keywords><cp:lastModifiedBy>{text['author']}</cp:lastModifiedBy>"
        f"<dcterms:created{moment}created><dcterms:modified{moment}modified><dc:language>en-GB</dc:language>"
        "</cp:coreProperties>"
    )


def _application(about: Properties) -> str:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return (
        f'{HEAD}<Properties xmlns="{space}"><Application>Microsoft Office Word</Application>'
        f"<DocSecurity>0</DocSecurity><Company>{escape(clean(about.author))}</Company><AppVersion>16.0000</AppVersion></Properties>"
    )
