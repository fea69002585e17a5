"""A block's JSON becomes HTML that a screen reader, a keyboard and a browser can trust."""

from __future__ import annotations

import json
from typing import Any

import annex_example as example
import pytest
from bs4 import BeautifulSoup

from yjreport.blocks.check import faults
from yjreport.blocks.html import places, render
from yjreport.blocks.marks import marks_of

HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)> & \"q\" 'a' {{ 7 * 7 }}"


def soup(block: dict[str, Any], **more: Any) -> BeautifulSoup:
    """Return a block as parsed HTML."""
    return BeautifulSoup(render(block, **more), "html.parser")


def blocks() -> list[dict[str, Any]]:
    """Return every block of the example."""
    return [
        output.data[example.MIME]
        for notebook in example.notebooks()
        for cell in notebook.cells
        for output in cell.get("outputs", [])
    ]


@pytest.fixture(scope="module")
def budget() -> BeautifulSoup:
    """Return the table of the budget."""
    return soup(example.resources()[1], number="Table 4.1")


def hostile() -> list[dict[str, Any]]:
    """Return a block of each kind in which every text tries to break the page."""
    run, cell = example.run(HOSTILE, HOSTILE), example.cell(HOSTILE, HOSTILE)
    columns = [example.column("a", HOSTILE, header=True)]
    source = {"id": HOSTILE, "title": HOSTILE, "publisher": HOSTILE, "line": HOSTILE, "released": HOSTILE}
    rows = [example.row(a=cell)]
    spec = example.resources()[2]["spec"]
    return [
        {"block": "heading", "id": "a", "level": 2, "text": HOSTILE},
        example.statement("b", run),
        example.notice("c", "warning", HOSTILE, run),
        example.table("d", HOSTILE, columns, rows, HOSTILE, HOSTILE, sources=[source]),
        {
            **example.chart("e", HOSTILE, HOSTILE, spec, HOSTILE, {"columns": columns, "rows": rows}),
            "sources": [source],
        },
    ]


@pytest.mark.parametrize("block", hostile(), ids=lambda block: block["block"])
@pytest.mark.parametrize("standalone", [True, False], ids=["notebook", "annex"])
def test_hostile_text_is_text(block: dict[str, Any], standalone: bool) -> None:
    """Markup, quotes and template syntax in a text are printed and never acted on."""
    page = soup(block, number=HOSTILE, standalone=standalone)
    assert not page.find_all(["script", "img"])
    assert not [tag for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)]
    assert "{{ 7 * 7 }}" in page.get_text()
    assert "alert('x')" in page.get_text()


def test_every_block_of_the_example_is_sound() -> None:
    """The example holds every kind of block, each without a fault."""
    found = blocks()
    assert {block["block"] for block in found} == {"heading", "statement", "notice", "table", "chart"}
    assert [faults(block) for block in found] == [[] for _ in found]


def test_rendering_twice_gives_the_same_bytes() -> None:
    """A fragment has no random id and no clock."""
    for block in blocks():
        assert render(block) == render(json.loads(json.dumps(block)))


def test_table_has_a_caption_and_header_cells(budget: BeautifulSoup) -> None:
    """The caption comes first in the table; columns and rows have header cells with a scope."""
    table = budget.table
    assert table is not None and table.caption is not None
    assert table.caption.get_text(strip=True).startswith("Table 4.1")
    assert [th["scope"] for th in table.thead.find_all("th")] == ["col"] * 5
    assert [row.th["scope"] for row in table.tbody.find_all("tr")] == ["row"] * 4
    assert all(len(row.find_all(["th", "td"])) == 5 for row in table.find_all("tr"))


def test_numbers_stand_right_with_their_heading(budget: BeautifulSoup) -> None:
    """A column of numbers and its heading carry the class that the style sheet sets right."""
    assert budget.table is not None
    for row in budget.table.find_all("tr"):
        classes = [cell.get("class", []) for cell in row.find_all(["th", "td"])]
        assert ["yj-num" in names for names in classes] == [False, True, True, True, True]


def test_total_rows_are_marked(budget: BeautifulSoup) -> None:
    """The last row of the budget is a total and no other is."""
    assert budget.table is not None
    totals = [row.get("class") == ["yj-total"] for row in budget.table.tbody.find_all("tr")]
    assert totals == [False, False, False, True]


def test_wide_table_can_be_reached_and_scrolled_by_keyboard(budget: BeautifulSoup) -> None:
    """A table wider than a phone stands in a named region that takes the focus."""
    region = budget.find(role="region")
    assert region is not None and region["tabindex"] == "0"
    caption = budget.find(id=region["aria-labelledby"])
    assert caption is not None and "Contributions by agency" in caption.get_text()


def test_narrow_table_is_no_stop_for_the_keyboard() -> None:
    """A table that fits on a phone is not one more thing to tab through."""
    rows = [example.row(a=example.cell("Police"), b=example.cell("12"))]
    columns = [example.column("a", "Agency", header=True), example.column("b", "Posts", "right")]
    assert soup(example.table("t", "Posts", columns, rows)).find(role="region") is None


def test_each_figure_carries_its_result() -> None:
    """Cells and runs name the result of the ledger that they print."""
    page = soup(example.scorecard()[1])
    assert [tag["data-result"] for tag in page.find_all("span", attrs={"data-result": True})][:2] == [
        "reoffending_binary.local.2020",
        "reoffending_binary.local.2020",
    ]
    table = soup(example.reoffending()[5])
    assert table.find("td", attrs={"data-result": "binary.0"}).get_text() == "42"


def test_marks_are_printed_in_brackets_after_the_text_and_explained() -> None:
    """A marked figure keeps its text; the caption explains the marks that the table uses."""
    table = soup(example.scorecard()[4])
    texts = [cell.get_text() for cell in table.find_all("td")]
    assert "3 [p] [e]" in texts
    key = table.find(class_="yj-key").get_text()
    assert (
        key
        == "[e] estimated: the figure or its period is worked out from what the source gives; [p] provisional; [x] not available."
    )


def test_mark_that_the_text_prints_already_is_not_printed_twice() -> None:
    """A withheld cell says [c] once."""
    columns = [example.column("a", "Number", "right")]
    block = example.table("t", "T", columns, [example.row(a=example.cell("[c]", None, "c"))])
    assert soup(block).td.get_text() == "[c]"
    assert marks_of(block) == ["c"]


def test_shape_of_a_judgement_is_not_read_aloud() -> None:
    """The shape is for the eye; the word carries the meaning."""
    page = soup(example.scorecard()[4])
    hidden = [tag.get_text() for tag in page.find_all(attrs={"aria-hidden": "true"})]
    assert hidden == ["○", "◆", "□"]
    assert "worse" in page.get_text()


def test_chart_is_a_figure_with_its_data_one_step_away() -> None:
    """The message is the caption, the picture is an image, and a details element holds the data table."""
    page = soup(example.reoffending()[4], number="Figure 3.1")
    figure = page.figure
    assert figure is not None
    assert page.find(id=figure["aria-labelledby"]).get_text().startswith("Figure 3.1 Reoffending has risen")
    svg = figure.find("svg")
    assert svg["role"] == "img"
    assert figure.details.summary.get_text() == "Data for Figure 3.1"
    assert len(figure.details.table.tbody.find_all("tr")) == 6


def test_chart_of_the_annex_has_a_drawing_for_a_phone_and_a_notebook_has_one_drawing() -> None:
    """Only the annex, whose style sheet chooses between them, carries two drawings."""
    block = example.reoffending()[4]
    assert len(soup(block, standalone=False).find_all("svg")) == 2
    assert len(soup(block).find_all("svg")) == 1


def test_fragment_for_a_notebook_carries_its_style_and_one_for_the_annex_does_not() -> None:
    """JupyterLab needs no style sheet of ours; the annex has its own."""
    block = example.scorecard()[1]
    assert soup(block).style is not None
    assert soup(block, standalone=False).style is None


@pytest.mark.parametrize(("tone", "word"), [("note", "Note"), ("warning", "Caution"), ("gap", "Not available")])
def test_notice_says_in_a_word_what_it_is(tone: str, word: str) -> None:
    """Tones differ in words, not in colour alone, and the word names the notice."""
    page = soup(example.notice("n", tone, "Title", example.run("Words")))
    notice = page.find(role="note")
    assert page.find(id=notice["aria-labelledby"]).get_text(" ", strip=True) == f"{word}: Title"


def test_source_line_names_title_publisher_place_and_release() -> None:
    """What a figure comes from stands under it, with a link where the page lists the source."""
    page = soup(example.resources()[1], anchors=["example-plan"])
    line = page.find(class_="yj-sources")
    assert line.get_text() == (
        "Source: Exampleshire Youth Justice Plan 2023-24, Exampleshire Council, lines 44 and 130, "
        "released 20 February 2024."
    )
    assert line.a["href"] == "#source--example-plan"
    assert soup(example.resources()[1]).find(class_="yj-sources").a is None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("44", "line 44"),
        ("44, 130", "lines 44 and 130"),
        ("1,2,3", "lines 1, 2 and 3"),
        ("page 4", "page 4"),
        ("", ""),
    ],
)
def test_place_in_a_source_is_in_words(line: str, words: str) -> None:
    """Lines are counted in words; a page stays as it is."""
    assert places(line) == words


@pytest.mark.parametrize(
    ("block", "fault"),
    [
        ("text", "JSON object"),
        ({"block": "poem"}, "no block called 'poem'"),
        ({"block": "heading", "id": "a", "level": 2}, "heading without 'text'"),
        ({"block": "heading", "id": "a b", "level": 2, "text": "t"}, "the id 'a b'"),
        ({"block": "heading", "id": "a--b", "level": 2, "text": "t"}, "the id 'a--b'"),
        (example.notice("n", "loud", "t"), "not 'loud'"),
        (example.table("t", "T", [example.column("a", "A"), example.column("a", "B")], []), "two columns"),
        (
            example.table("t", "T", [example.column("a", "A")], [example.row(b=example.cell("1"))]),
            "row 1 has no cell",
        ),
        ({**example.resources()[2], "description": " "}, "alternative text"),
    ],
)
def test_block_that_cannot_be_printed_is_named(block: object, fault: str) -> None:
    """Each fault is said in words."""
    assert fault in " ".join(faults(block))
