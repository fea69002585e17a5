"""Commentary stands under its own heading, with its lists and its bold and italic words, in every format."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import annex_example as example
import pytest
from annex_parts import notebook, notice, run, statement
from bs4 import BeautifulSoup
from lxml import etree

from yjreport.annex.document import read
from yjreport.annex.exporter import export
from yjreport.annex.grouping import COMMENTARY
from yjreport.annex.pdf import export as export_pdf
from yjreport.annex.stitch import stitch
from yjreport.annex.word import export_docx, export_odt
from yjreport.blocks.check import faults
from yjreport.blocks.html import render
from yjreport.blocks.model import Statement
from yjreport.blocks.parts import Run

ITEMS = ["commentary-2", "commentary-3", "commentary-4", "commentary-5"]


def said(at: int, *runs: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return a statement of commentary."""
    return {**statement(f"commentary-{at}", *runs), "by": "service", **more}


def styled(text: str, style: str, result: str | None = None) -> dict[str, Any]:
    """Return a run in bold or italic."""
    return {**run(text, result), "style": style}


WORDS = [
    said(1, run("We are "), styled("very proud", "emphasis"), run(", "), styled("above all", "strong"), run(".")),
    said(2, run("Of the children "), styled("42 of 130", "strong", "reoffending.local"), run("."), list="bullet"),
    said(3, run("A second point."), list="bullet"),
    said(4, run("Do <b>this</b>."), list="number", item=1),
    said(5, run("Then do that."), list="number", item=2),
    said(6, run("Last words.")),
]


@pytest.fixture(scope="module")
def stitched() -> Any:
    """Return an annex of one section with commentary before its cautions, as the notebooks have it."""
    caution = notice("cautions", "warning", "Read with care", run("Small numbers."))
    parts = [statement("says", run("The rate rose.")), "## What to keep in mind", *WORDS, caution]
    return stitch([notebook("reoffending", "Reoffending", parts)], example.front())


@pytest.fixture(scope="module")
def page(stitched: Any) -> BeautifulSoup:
    """Return the page, parsed."""
    return BeautifulSoup(export(stitched), "html.parser")


def test_commentary_comes_last_under_a_heading_of_its_own(stitched: Any) -> None:
    """What the program says of care stands under its own heading, before what the service says."""
    told = [item.block.get("text") or item.id for item in read(stitched).items]

    assert told == ["says", "What to keep in mind", "cautions", COMMENTARY, *(block["id"] for block in WORDS)]


def test_a_section_without_commentary_has_no_such_heading() -> None:
    """Only words that somebody wrote are headed so."""
    blocks = [item.block for item in read(stitch(example.notebooks(), example.front())).items]

    assert COMMENTARY not in [block.get("text") for block in blocks]


def test_html_makes_neighbours_of_one_kind_one_list(page: BeautifulSoup) -> None:
    """Each item is an item of a list, with its id; bullets and numbers are two lists."""
    box = page.find(class_="commentary")

    assert box.find(["h2", "h3"]).get_text() == COMMENTARY
    assert [tag.name for tag in box.find_all(["ul", "ol"])] == ["ul", "ol"]
    assert [[item["id"] for item in found.find_all("li")] for found in box.find_all(["ul", "ol"])] == [
        ITEMS[:2], ITEMS[2:]
    ]  # fmt: skip
    assert all(child.name == "li" for found in box.find_all(["ul", "ol"]) for child in found.find_all(recursive=False))


def test_html_keeps_results_and_styles(page: BeautifulSoup) -> None:
    """A figure in bold is still the ledger's figure; what an officer typed is no markup."""
    first, figure = page.find(id="commentary-1"), page.find(id=ITEMS[0]).find("strong").find("span")
    assert (first.find("em").get_text(), first.find("strong").get_text()) == ("very proud", "above all")
    assert (figure["data-result"], figure.get_text()) == ("reoffending.local", "42 of 130")
    assert page.find(id=ITEMS[2]).get_text() == "Do <b>this</b>."


def test_jupyter_numbers_each_item_of_a_list() -> None:
    """In JupyterLab each item is shown alone and keeps its number."""
    html = render(Statement("that", "reoffending", (Run("Then that."),), listed="number", item=2).record())

    found = BeautifulSoup(html, "html.parser").find("ol")
    assert found["start"] == "2"
    assert [item.get_text() for item in found.find_all("li")] == ["Then that."]


def test_pdf_tags_lists_as_lists(stitched: Any) -> None:
    """The PDF has two lists of two items each beside those at the back, and its italic words stay in their line."""
    import pikepdf
    from pdf_faults import faults as pdf_faults

    pdf = export_pdf(stitched)
    assert pdf == export_pdf(stitched)
    assert pdf_faults(pdf) == []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        tags = _tags(opened.Root.StructTreeRoot)
    with_two = [kinds for kind, kinds in tags if kind == "L" and kinds == ["LI", "LI"]]
    assert len(with_two) >= len(("bullets", "numbers"))
    assert "Strong" in [kind for kind, _ in tags]
    assert "Em" in [kind for kind, _ in tags]


def _tags(node: Any) -> list[tuple[str, list[str]]]:
    """Return the kind of each element of a tree of tags, with the kinds of its children."""
    import pikepdf

    children = node.get("/K", [])
    if not isinstance(children, pikepdf.Array):
        children = [children]
    elements = [child for child in children if isinstance(child, pikepdf.Dictionary) and "/S" in child]
    own = [(str(node.get("/S", "/")).strip("/"), [str(child.S).strip("/") for child in elements])]
    return own + [one for child in elements for one in _tags(child)]


def part(package: bytes, name: str) -> Any:
    """Return a part of a document, parsed."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return etree.fromstring(opened.read(name))


def test_word_has_lists_and_character_styles(stitched: Any) -> None:
    """Word's own lists hold the items; bold and italic words have the styles Strong and Emphasis."""
    package = export_docx(stitched)
    assert package == export_docx(stitched)
    root = part(package, "word/document.xml")
    space = {"w": root.nsmap["w"]}
    w = f"{{{root.nsmap['w']}}}"

    lists: dict[str, list[str]] = {}
    for paragraph in root.xpath(".//w:p[w:pPr/w:numPr]", namespaces=space):
        number = paragraph.find("w:pPr/w:numPr/w:numId", space).get(f"{w}val")
        lists.setdefault(number, []).append("".join(paragraph.itertext()).strip())
    assert list(lists.values()) == [
        ["Of the children 42 of 130.", "A second point."], ["Do <b>this</b>.", "Then do that."]
    ]  # fmt: skip
    letters = root.xpath(".//w:r[w:rPr/w:rStyle]", namespaces=space)
    styles = {(one.find("w:rPr/w:rStyle", space).get(f"{w}val"), "".join(one.itertext())) for one in letters}
    assert {("Emphasis", "very proud"), ("Strong", "above all"), ("Strong", "42 of 130")} <= styles


def test_opendocument_has_lists_and_character_styles(stitched: Any) -> None:
    """Each list has a list style that is there: one of bullets and one of numbers."""
    package = export_odt(stitched)
    assert package == export_odt(stitched)
    root = part(package, "content.xml")
    space = {key: root.nsmap[key] for key in ("text", "style")}
    name = f"{{{space['style']}}}name"

    kinds = {one.get(name): etree.QName(one[0]).localname for one in root.iterfind(".//text:list-style", space)}
    lists = list(root.iterfind(".//text:list", space))
    assert [kinds[one.get(f"{{{space['text']}}}style-name")] for one in lists] == [
        "list-level-style-bullet", "list-level-style-number"
    ]  # fmt: skip
    assert [len(one.findall("text:list-item", space)) for one in lists] == [2, 2]
    key = f"{{{space['text']}}}style-name"
    spans = {(one.get(key), "".join(one.itertext())) for one in root.iterfind(".//text:span", space)}
    assert {("Emphasis", "very proud"), ("Strong_20_Emphasis", "above all")} <= spans


def test_summary_leaves_commentary_out() -> None:
    """The summary holds headlines and answers, which the program made."""
    books = [notebook("reoffending", "Reoffending", [statement("answer", run("It rose."), emphasis="answer"), *WORDS])]

    assert [item.id for item in read(stitch(books, example.front(), "summary")).items] == ["answer"]


def test_another_kind_of_list_is_a_fault() -> None:
    """A block that says a list of a kind that no format prints is refused."""
    assert faults({**WORDS[1], "list": "letters"}) == ["an item of a list is bullet or number, not 'letters'"]
