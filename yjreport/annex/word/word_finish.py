"""The last pass over a Word document: what pandoc does not write, and parts that are the same each time."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from yjreport.annex.package import pack, unpack
from yjreport.annex.word import word_pages
from yjreport.annex.word.columns import Grid
from yjreport.annex.word.elements import add, child, emptied
from yjreport.annex.word.list_styles import word_lists
from yjreport.annex.word.nodes import clean
from yjreport.annex.word.pictures import Picture
from yjreport.annex.word.running import Properties, Running
from yjreport.annex.word.tree import Tree
from yjreport.annex.word.word_styles import MAIN, OFFICE, twips
from yjreport.annex.word.xml_parts import part

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
    parts = unpack(raw)
    root = etree.fromstring(parts["word/document.xml"])
    body = root[0]
    tables, drawings = list(body.iter(f"{W}tbl")), list(body.iter(f"{DRAWING}inline"))
    tree.check("Word document", len(tables), len(drawings))
    for table, grid in zip(tables, tree.grids, strict=True):
        _table(table, grid)
    relations = etree.fromstring(parts["word/_rels/document.xml.rels"])
    files = {one.attrib["Id"]: f"word/{one.get('Target')}" for one in relations}
    for at, (drawing, picture) in enumerate(zip(drawings, tree.pictures, strict=True), start=1):
        _picture(drawing, picture, at)
        if picture.data:
            parts[files[next(drawing.iter(f"{SHAPES}blip")).attrib[f"{{{OFFICE}}}embed"]]] = picture.data
    if tree.whole:
        _contents(body)
    word_pages.paginate(body, tables, tree)
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    parts["word/numbering.xml"] = word_lists(parts["word/numbering.xml"])
    for name in ("word/settings.xml", "word/fontTable.xml", "docProps/core.xml", "docProps/app.xml"):
        parts[name] = part(f"word/{name}", about=about)
    word_pages.add_running(parts, running)
    return pack(parts, FIRST)


def _table(table: _Element, grid: Grid) -> None:
    """Give a table its widths, its flags, its title and its description, and keep its rows whole."""
    widths = [twips(width) for width in grid.layout.widths]
    properties = child(table, f"{W}tblPr")
    for name in ("tblW", "jc", "tblLayout", "tblLook", "tblCaption", "tblDescription"):
        for old in properties.findall(W + name):
            properties.remove(old)
    last = bool(grid.totals) and grid.totals[-1] == len(table.findall(f"{W}tr")) - 2
    flags = {"firstRow": True, "lastRow": last, "firstColumn": 0 in grid.row_heads, "noHBand": True, "noVBand": True}
    value = sum(LOOK[name] for name, on in flags.items() if on)
    # In the order of the schema: tblStyle, tblW, tblLayout, tblLook, tblCaption, tblDescription.
    add(properties, f"{W}tblW", w=str(sum(widths)), type="dxa")
    add(properties, f"{W}tblLayout", type="fixed")
    given = {name: str(int(on)) for name, on in flags.items()}
    add(properties, f"{W}tblLook", val=f"{value:04X}", lastColumn="0", **given)
    add(properties, f"{W}tblCaption", val=clean(grid.title))
    add(properties, f"{W}tblDescription", val=clean(grid.words))
    for column, width in zip(child(table, f"{W}tblGrid"), widths, strict=True):
        column.set(f"{W}w", str(width))
    for at, row in enumerate(table.findall(f"{W}tr")):
        about = row.find(f"{W}trPr")
        if about is None:
            about = row.makeelement(f"{W}trPr")
            row.insert(0, about)
        add(emptied(about), f"{W}cantSplit")
        if not at:
            add(about, f"{W}tblHeader")
        for cell, width in zip(row.findall(f"{W}tc"), widths, strict=True):
            add(emptied(child(cell, f"{W}tcPr")), f"{W}tcW", w=str(width), type="dxa")


def _picture(drawing: _Element, picture: Picture, at: int) -> None:
    """Give a picture its size, its name, its title and its alternative text."""
    if picture.width:
        size = {"cx": str(round(picture.width * EMU)), "cy": str(round(picture.height * EMU))}
        for extent in (child(drawing, f"{DRAWING}extent"), next(drawing.iter(f"{SHAPES}ext"))):
            extent.attrib.update(size)
    for side in ("distT", "distB", "distL", "distR"):
        drawing.set(side, "0")
    about = child(drawing, f"{DRAWING}docPr")
    about.attrib.clear()
    named = {"id": str(at), "name": f"Picture {at}", "descr": clean(picture.words)}
    about.attrib.update({**named, "title": clean(picture.title)})
    inner = next(drawing.iter(f"{PICTURES}cNvPr"))
    inner.attrib.clear()
    inner.attrib.update(named)


def _contents(body: _Element) -> None:
    """Make the contents a field that Word can bring up to date, and that reads well before it does."""
    entries = [one for one in body.findall(f"{W}p") if word_pages.style_of(one) == "TOC1"]
    heading = next(one for one in body.findall(f"{W}p") if word_pages.style_of(one) == "TOCHeading")
    place = body.index(heading)
    box = body.makeelement(f"{W}sdt")
    body.insert(place, box)
    gallery = add(add(box, f"{W}sdtPr"), f"{W}docPartObj")
    add(gallery, f"{W}docPartGallery", val="Table of Contents")
    add(gallery, f"{W}docPartUnique")
    inside = add(box, f"{W}sdtContent")
    inside.extend([heading, *entries])
    for run in inside.iter(f"{W}r"):
        for properties in run.findall(f"{W}rPr"):
            run.remove(properties)
    for at, run in enumerate(_field_runs(entries[0], CONTENTS_FIELD), start=1):
        entries[0].insert(at, run)
    child(entries[0], f".//{W}instrText").set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for entry in entries:
        # A word processor that lays pages out as it opens a file shows the number; Word does when asked to update.
        link = child(entry, f"{W}hyperlink")
        add(add(link, f"{W}r"), f"{W}tab")
        link.extend(_field_runs(link, f"PAGEREF {link.get(f'{W}anchor')} \\h"))
        add(add(link, f"{W}r"), f"{W}fldChar", fldCharType="end")
    add(add(entries[-1], f"{W}r"), f"{W}fldChar", fldCharType="end")


def _field_runs(near: _Element, code: str) -> Iterator[_Element]:
    """Yield the runs with which a field begins; what it shows follows, and its end."""
    for kind in ("begin", "", "separate"):
        run = near.makeelement(f"{W}r")
        if kind:
            add(run, f"{W}fldChar", fldCharType=kind)
        else:
            add(run, f"{W}instrText").text = code
        yield run
