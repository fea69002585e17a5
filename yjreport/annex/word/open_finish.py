"""The last pass over an OpenDocument text: what pandoc does not write, and parts that are the same each time."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element

from yjreport.annex.package import pack, unpack
from yjreport.annex.word.elements import add, child
from yjreport.annex.word.nodes import clean
from yjreport.annex.word.open_parts import Automatic, contents, q, table
from yjreport.annex.word.open_styles import BROAD, FIRST_PAGE, UPRIGHT, style_name
from yjreport.annex.word.pictures import Picture
from yjreport.annex.word.running import Properties
from yjreport.annex.word.styles import OPENING
from yjreport.annex.word.tree import Tree
from yjreport.annex.word.xml_parts import part

LEADS = tuple(style_name(name) for name in ("Heading 1", "Heading 2", "Heading 3", OPENING, "Caption"))
FOLLOWS = ("Key", "Notes", "Sources")
TEXTS = tuple(q("text", name) for name in ("p", "h"))


def finish(raw: bytes, tree: Tree, about: Properties) -> bytes:
    """
    Return the finished document.

    Raises:
        AssemblyFailed: pandoc's document does not hold the tables and pictures that were given to it.
    """
    parts = unpack(raw)
    root = etree.fromstring(parts["content.xml"])
    body = child(root, f"{q('office', 'body')}/{q('office', 'text')}")
    tables, frames = list(body.iter(q("table", "table"))), list(body.iter(q("draw", "frame")))
    tree.check("OpenDocument text", len(tables), len(frames))
    automatic = Automatic(root, tree.looks)
    name = q("text", "style-name")
    for element in body.iter():
        if found := element.get(name):
            # Pandoc sets a link in the style of a definition.
            element.set(name, style_name("Hyperlink" if found == "Definition" else found.replace("_20_", " ")))
    for at, (element, grid) in enumerate(zip(tables, tree.grids, strict=True), start=1):
        table(element, grid, at, automatic)
    for at, (frame, picture) in enumerate(zip(frames, tree.pictures, strict=True), start=1):
        _picture(frame, picture, at)
        if picture.data:
            parts[child(frame, q("draw", "image")).attrib[q("xlink", "href")]] = picture.data
    _paginate(body, tables, tree, automatic)
    if tree.whole:
        contents(body)
    parts["content.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    parts["meta.xml"] = part("opendocument/meta.xml", about=about)
    return pack(parts, ("mimetype", "META-INF/manifest.xml", "content.xml"))


def _picture(frame: _Element, picture: Picture, at: int) -> None:
    """Give a picture its size, its place in the line, its title and its alternative text."""
    frame.set(q("draw", "name"), f"Picture {at}")
    frame.set(q("text", "anchor-type"), "as-char")
    if picture.width:
        frame.set(q("svg", "width"), f"{picture.width:.2f}pt")
        frame.set(q("svg", "height"), f"{picture.height:.2f}pt")
    for name, words in (("title", picture.title), ("desc", picture.words)):
        for old in frame.findall(q("svg", name)):
            frame.remove(old)
        add(frame, q("svg", name)).text = clean(words)


def _paginate(body: _Element, tables: list[_Element], tree: Tree, automatic: Automatic) -> None:
    """Begin with the title page, begin a page after the contents, and put wide tables on pages on their side."""
    if tree.whole:
        automatic.page(next(body.iter(*TEXTS)), FIRST_PAGE)
        next(body.iter(q("text", "h"))).set(q("text", "style-name"), style_name(OPENING))
    after: list[_Element] = []
    for element, grid in zip(tables, tree.grids, strict=True):
        if not grid.layout.broad:
            continue
        first, following = _group(element)
        if after and after[-1] is first:
            # The page before lies on its side too.
            after.pop()
        else:
            automatic.page(first, BROAD)
        if following is not None:
            after.append(following)
    for element in after:
        automatic.page(element, UPRIGHT)


def _group(element: _Element) -> tuple[_Element, _Element | None]:
    """Return the first paragraph that stays with a table, and the first element after its notes."""
    name, first = q("text", "style-name"), element
    for before in element.itersiblings(preceding=True):
        if before.get(name) not in LEADS:
            break
        first = before
    following = next((one for one in element.itersiblings() if one.get(name) not in FOLLOWS), None)
    return first, following
