"""Pages of a Word document: the sections that lie on their side, and what stands at the head and the foot."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from lxml.etree import _Element

from yjreport.annex.word.elements import add, child
from yjreport.annex.word.running import Running
from yjreport.annex.word.styles import BREAK, OPENING
from yjreport.annex.word.tree import Tree
from yjreport.annex.word.word_styles import MAIN, OFFICE, TYPES, page, style_id
from yjreport.annex.word.xml_parts import part

W = f"{{{MAIN}}}"
LEADS = ("Heading1", "Heading2", "Heading3", "Heading1opening", "Caption")
"""Styles of paragraphs that stay with the table that they lead to."""
FOLLOWS = ("Key", "Notes", "Sources")
"""Styles of paragraphs that belong to the table above them."""


def style_of(element: _Element) -> str:
    """Return the id of a paragraph's style, or nothing."""
    found = element.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def paginate(body: _Element, tables: Sequence[_Element], tree: Tree) -> None:
    """Begin a page after the contents, put wide tables on pages that lie on their side, and end the document."""
    if tree.whole:
        first = next(one for one in body.findall(f"{W}p") if style_of(one) == "Heading1")
        child(first, f"{W}pPr/{W}pStyle").set(f"{W}val", style_id(OPENING))
    for old in body.findall(f"{W}sectPr"):
        body.remove(old)
    ends: list[tuple[_Element, bool]] = []
    for table, grid in zip(tables, tree.grids, strict=True):
        if not grid.layout.broad:
            continue
        first, last = _group(table)
        before = _paragraph_before(first)
        if before is not None and ends and ends[-1][0] is before:
            # The page before lies on its side too: the two are one section.
            ends.pop()
        elif before is not None:
            ends.append((before, False))
        ends.append((last if last.tag == f"{W}p" else _break_after(last), True))
    for at, (paragraph, broad) in enumerate(ends):
        child(paragraph, f"{W}pPr").append(_section(body, tree, broad=broad, first=tree.whole and not at))
    body.append(_section(body, tree, broad=False, first=tree.whole and not ends))


def _group(table: _Element) -> tuple[_Element, _Element]:
    """Return the first and last elements that stay with a table: headings and caption above, notes below."""
    first = last = table
    for before in table.itersiblings(preceding=True):
        if before.tag == f"{W}p" and style_of(before) in LEADS:
            first = before
        elif before.tag == f"{W}p" or before.tag in (f"{W}tbl", f"{W}sdt"):
            break
    for after in table.itersiblings():
        if after.tag == f"{W}p" and style_of(after) in FOLLOWS:
            last = after
        elif after.tag == f"{W}p" or after.tag == f"{W}tbl":
            break
    return first, last


def _paragraph_before(first: _Element) -> _Element | None:
    """Return the paragraph that ends the section before an element; made where a table or nothing stands there."""
    for before in first.itersiblings(preceding=True):
        if before.tag == f"{W}p":
            return before
        if before.tag in (f"{W}tbl", f"{W}sdt"):
            return _break_after(before)
    return None


def _break_after(element: _Element) -> _Element:
    paragraph = element.makeelement(f"{W}p")
    element.addnext(paragraph)
    add(add(paragraph, f"{W}pPr"), f"{W}pStyle", val=style_id(BREAK))
    return paragraph


def _section(body: _Element, tree: Tree, *, broad: bool, first: bool) -> _Element:
    """Return the properties of a section of pages; the first one begins with a title page of its own."""
    side = "landscape" if broad else "portrait"
    kinds = [("default", f"{part}-{side}") for part in ("header", "footer")]
    if first:
        kinds += [("first", "header-first"), ("first", "footer-first")]
    references = "".join(
        f'<w:{part.partition("-")[0]}Reference w:type="{kind}" r:id="{part}"/>' for kind, part in kinds
    )
    text = f"{references}{page(tree.looks, broad=broad)}{'<w:titlePg/>' if first else ''}"
    return etree.fromstring(f'<w:sectPr xmlns:w="{MAIN}" xmlns:r="{OFFICE}">{text}</w:sectPr>')


def add_running(parts: dict[str, bytes], running: Running) -> None:
    """Add the heads and feet of pages to the parts of a document, and name them where Word looks for them."""
    styles = {
        "header-portrait": "Header", "footer-portrait": "Footer",
        "header-landscape": "Headerlandscape", "footer-landscape": "Footerlandscape",
        "header-first": "", "footer-first": "Footer" if running.labels else "",
    }  # fmt: skip
    relations, types = "", ""
    for name, style in styles.items():
        kind, _, pages = name.partition("-")
        parts[f"word/{name}.xml"] = part("word/word/running.xml", tag="hdr" if kind == "header" else "ftr", style=style,
                                         running=running, numbered=pages != "first")  # fmt: skip
        relations += f'<Relationship Type="{OFFICE}/{kind}" Id="{name}" Target="{name}.xml"/>'
        types += f'<Override PartName="/word/{name}.xml" ContentType="{TYPES}.{kind}+xml"/>'
    for changed, end, more in (
        ("word/_rels/document.xml.rels", "</Relationships>", relations), ("[Content_Types].xml", "</Types>", types)
    ):  # fmt: skip
        parts[changed] = parts[changed].decode().replace(end, more + end).encode()
