"""Tables, contents and styles of single paragraphs in an OpenDocument text."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element

from yjreport.annex.word.columns import Grid
from yjreport.annex.word.elements import add, child, emptied
from yjreport.annex.word.list_styles import open_lists
from yjreport.annex.word.nodes import clean
from yjreport.annex.word.open_styles import SPACES, style_name
from yjreport.annex.word.styles import HAIRLINE, Looks

CONTENTS = "Contents"
ROW = "AnnexRow"
CELLS = {"head": "AnnexHead", "body": "AnnexCell", "total": "AnnexTotal"}


def q(space: str, name: str) -> str:
    """Return a name with its namespace, as lxml writes it."""
    return f"{{{SPACES[space]}}}{name}"


class Automatic:
    """
    Keep the automatic styles of a document: OpenDocument holds widths, borders and page changes in such styles.

    Args:
        root: the content of the document; what pandoc put there is taken out but the lists.
        looks: the colours of the service.
    """

    def __init__(self, root: _Element, looks: Looks) -> None:
        self._styles = child(root, q("office", "automatic-styles"))
        lists = open_lists(self._styles)
        emptied(self._styles).extend(lists)
        self._pages: dict[tuple[str, str], str] = {}
        line, strong, tint = HAIRLINE, looks.palette["accent_line"], looks.palette["tint"]
        self.add(ROW, "table-row", "table-row-properties", {"fo:keep-together": "always"})
        # A row draws the line above itself alone: two lines on one edge would print twice.
        for name, above, below, fill in (
            ("head", f"1.5pt solid {strong}", f"1pt solid {strong}", tint),
            ("body", "none", f"0.5pt solid {line}", ""),
            ("total", f"1pt solid {strong}", f"1pt solid {strong}", ""),
        ):
            given = {"fo:border-top": above, "fo:border-bottom": below,
                     "fo:border-left": "none", "fo:border-right": "none", "fo:background-color": fill,
                     "style:vertical-align": "bottom" if name == "head" else "top"}  # fmt: skip
            given |= {"fo:padding-top": "2.5pt", "fo:padding-bottom": "2.5pt", "fo:padding-left": "5pt",
                      "fo:padding-right": "5pt"}  # fmt: skip
            self.add(CELLS[name], "table-cell", "table-cell-properties", given)

    def add(self, name: str, family: str, kind: str, given: dict[str, str], **more: str) -> None:
        """Add a style with its properties; an empty value is left out."""
        attributes = {"name": name, "family": family, **{key.replace("_", "-"): value for key, value in more.items()}}
        style = add(self._styles, q("style", "style"), **attributes)
        if kind:
            properties = {q(*key.split(":")): value for key, value in given.items() if value}
            etree.SubElement(style, q("style", kind), properties)

    def page(self, paragraph: _Element, master: str) -> None:
        """Begin a page of a kind with a paragraph."""
        base = paragraph.attrib[q("text", "style-name")]
        name = self._pages.get((base, master))
        if name is None:
            name = self._pages[base, master] = f"P{len(self._pages) + 1}"
            self.add(name, "paragraph", "", {}, parent_style_name=base, master_page_name=style_name(master))
        paragraph.set(q("text", "style-name"), name)


def table(element: _Element, grid: Grid, at: int, automatic: Automatic) -> None:
    """Give a table its widths, row headers, title and description, and keep its rows whole."""
    name, widths = f"Table{at}", grid.layout.widths
    automatic.add(name, "table", "table-properties", {
        "style:width": f"{sum(widths):.2f}pt", "table:align": "left", "fo:margin-top": "0pt", "fo:margin-bottom": "3pt",
        "style:may-break-between-rows": "false" if grid.whole else "true",
    })  # fmt: skip
    element.set(q("table", "name"), name)
    element.set(q("table", "style-name"), name)
    columns = element.findall(q("table", "table-column"))
    for order, (column, width) in enumerate(zip(columns, widths, strict=True), start=1):
        given = {"style:column-width": f"{width:.2f}pt"}
        automatic.add(f"{name}.{order}", "table-column", "table-column-properties", given)
        column.attrib.clear()
        column.set(q("table", "style-name"), f"{name}.{order}")
    leading = next((order for order in range(len(columns)) if order not in grid.row_heads), len(columns))
    if 0 < leading < len(columns):
        heads = element.makeelement(q("table", "table-header-columns"))
        columns[0].addprevious(heads)
        heads.extend(columns[:leading])
    for order, (key, words) in enumerate((("title", grid.title), ("desc", grid.words))):
        about = element.makeelement(q("table", key))
        about.text = clean(words)
        element.insert(order, about)
    for order, row in enumerate(element.iter(q("table", "table-row"))):
        row.set(q("table", "style-name"), ROW)
        kind = "head" if not order else "total" if order - 1 in grid.totals else "body"
        for cell in row.iter(q("table", "table-cell")):
            cell.set(q("table", "style-name"), CELLS[kind])


def contents(body: _Element) -> None:
    """Make the contents an index that a word processor can bring up to date, and that reads well before it does."""
    style = q("text", "style-name")
    entries = [one for one in body.findall(q("text", "p")) if one.get(style) == style_name("toc 1")]
    heading = next(one for one in body.findall(q("text", "p")) if one.get(style) == style_name("TOC Heading"))
    index = heading.makeelement(q("text", "table-of-content"))
    heading.addprevious(index)
    index.attrib.update({q("text", "name"): CONTENTS, q("text", "protected"): "false"})
    given = {"outline-level": "1", "use-index-marks": "false"}
    source = add(index, q("text", "table-of-content-source"), **given)
    add(source, q("text", "index-title-template"), **{"style-name": style_name("TOC Heading")}).text = CONTENTS
    given = {"outline-level": "1", "style-name": style_name("toc 1")}
    template = add(source, q("text", "table-of-content-entry-template"), **given)
    for name in ("link-start", "text", "tab-stop", "page-number", "link-end"):
        made = add(template, q("text", f"index-entry-{name}"))
        if name == "tab-stop":
            made.set(q("style", "type"), "right")
    inside = add(index, q("text", "index-body"))
    add(inside, q("text", "index-title"), name=f"{CONTENTS}_Head").append(heading)
    for entry in entries:
        inside.append(entry)
        for link in entry.iter(q("text", "a")):
            for span in link.iter(q("text", "span")):
                span.set(style, style_name("Index Link"))
            for key in ("style-name", "visited-style-name"):
                link.set(q("text", key), style_name("Index Link"))
            add(link, q("text", "tab"))
            target = link.attrib[q("xlink", "href")][1:]
            add(link, q("text", "bookmark-ref"), **{"reference-format": "page", "ref-name": target})
