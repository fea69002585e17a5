"""The PDF of the example: tags, words, bytes, and what is refused."""

from __future__ import annotations

import copy
import json
import re
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from annex_example import front, notebooks
from annex_parts import cell, chart, column, notebook, row, run, statement, table
from pdf_faults import faults, page_texts, read_tags, tree, words_outside

from yjreport.annex.pdf import export
from yjreport.annex.pdf.compiler import pages
from yjreport.annex.stitch import MIME, stitch
from yjreport.charts import Point, bars, describe
from yjreport.errors import AssemblyFailed

if TYPE_CHECKING:
    from nbformat import NotebookNode

POINTS = [Point(name, "2023", at, at + 3, text=f"{at + 3}") for at, name in enumerate(("North", "South"))]


SHORT = ("health", "remand", "custody")


def words_of(pdf: bytes) -> str:
    """Return the words of a PDF as a reader copies them, on one line."""
    return re.sub(r"\s+", " ", " ".join(page_texts(pdf)))


def own(blocks: list, **more: object) -> bytes:
    """Return the PDF of an annex of one section."""
    return export(stitch([notebook("actions", "Actions", blocks)], {**front(), **more}))


def small_chart(**more: str) -> dict:
    """Return a chart of two bars whose data no table holds."""
    spec = bars(POINTS, unit_label="Children")
    data = {
        "columns": [column("area", "Area", header=True), column("value", "Children", "right")],
        "rows": [row(area=cell(p.series), value=cell(p.text, f"own.{at}")) for at, p in enumerate(POINTS)],
    }
    words = describe(POINTS, kind="bars", measure="children")
    made = chart("own-chart", "South has more", "Children, 2023", spec, words, data)
    return {**made, **more}


def wide_table(columns: int, rows: int, words: str) -> dict:
    """Return a table of many columns and rows."""
    heads = [column(f"c{at}", f"Column {at}", "right" if at else "left", header=not at) for at in range(columns)]
    lines = [row(**{f"c{at}": cell(f"{number:,}" if at else words) for at in range(columns)}) for number in range(rows)]
    return table("own-table", "A table that is wide", heads, lines)


@pytest.fixture(scope="module")
def stitched() -> NotebookNode:
    """Stitch the example once."""
    return stitch(notebooks(), front())


@pytest.fixture(scope="module")
def pdf(stitched: NotebookNode) -> bytes:
    """Set the example once."""
    return export(stitched)


def test_two_checkers_find_no_fault(pdf: bytes) -> None:
    """Neither pdfua, nor outloud, nor a reading of the tags finds a fault in an annex with every kind of block."""
    assert faults(pdf) == []


def test_faults_are_found(pdf: bytes) -> None:
    """A PDF without a language, without the words of a figure and without scopes is told as faulty."""
    file = pikepdf.open(BytesIO(pdf))
    del file.Root.Lang
    for number in range(1, len(file.objects)):
        thing = file.get_object(number, 0)
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") in ("/Figure", "/TH"):
            for key in ("/Alt", "/A"):
                if key in thing:
                    del thing[key]
    spoilt = BytesIO()
    file.save(spoilt)
    found = read_tags(spoilt.getvalue())
    assert "the language is None" in found
    assert "a figure has no alternative text" in found
    assert "a header cell has no scope" in found


def test_same_bytes_twice(stitched: NotebookNode, pdf: bytes) -> None:
    """The same annex gives the same bytes, and no day in it is that of the machine."""
    assert export(copy.deepcopy(stitched)) == pdf
    days = set(re.findall(rb"D:(\d{8})", pdf))
    assert days == {b"20230930"}


def test_it_is_for_an_archive_too(pdf: bytes) -> None:
    """The file says that it is PDF/UA-1 and PDF/A-2a, who made it and what it is called."""
    with pikepdf.open(BytesIO(pdf)) as file, file.open_metadata() as meta:
        assert (meta["pdfuaid:part"], meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("1", "2", "A")
        assert meta["dc:title"] == front()["title"]
        assert "Exampleshire Youth Justice Service" in str(meta["dc:creator"])


def test_rows_and_columns_have_headers(pdf: bytes) -> None:
    """Cells that head a row are headers of that row, and the cells of the first row are headers of their column."""
    scopes = [word for kind, word in tree(pdf) if kind == "TH"]
    assert scopes.count("Row") > 10
    assert scopes.count("Column") > 10
    assert set(scopes) == {"Row", "Column"}


def test_every_page_says_synthetic(pdf: bytes) -> None:
    """Each page of made-up figures says so."""
    assert all("Synthetic data" in text for text in page_texts(pdf))


def test_every_page_says_restricted() -> None:
    """Each page of a board's edition says that it is restricted."""
    texts = page_texts(own([statement("own-says", run("Nothing."))], edition="Board edition", synthetic=""))
    assert all("Restricted" in text for text in texts)
    assert not any("Synthetic" in text for text in texts)


def test_all_words_are_there(stitched: NotebookNode, pdf: bytes) -> None:
    """Every text of every table, with its marks, and every sentence of the example can be copied from the PDF."""
    text = words_of(pdf).replace(" ", "")
    for one in stitched.cells:
        if one.metadata.yjreport.kind != "block":
            continue
        block = json.loads(one.outputs[0].data[MIME])
        wanted = ["".join(r["text"] for r in block.get("runs", []))]
        if block["block"] == "table":
            wanted += [item["text"].lstrip("○◆□") for line in block["rows"] for item in line["cells"].values()]
        for words in wanted:
            assert "".join(words.split()) in text, words


def test_the_scorecard_has_a_page_of_its_own(pdf: bytes) -> None:
    """The scorecard of the example, with its findings and tables, is one page, and no other section begins there."""
    texts = page_texts(pdf)
    after_contents = list(enumerate(texts))[2:]
    scorecard = [at for at, text in after_contents if re.search(r"^1\s+Scorecard", text, re.MULTILINE)]
    following = [at for at, text in after_contents if re.search(r"^2\s+[A-Z]", text, re.MULTILINE)]
    assert len(scorecard) == 1
    assert following[0] == scorecard[0] + 1


def test_short_sections_share_a_page() -> None:
    """Three sections of one sentence each stand on the page of the first one, and none is left out."""
    parts = [notebook(slug, slug.capitalize(), [statement(f"{slug}-said", run("It fell."))]) for slug in SHORT]
    texts = page_texts(export(stitch(parts, front())))
    pages_of = [at for at, text in enumerate(texts) for slug in SHORT if at > 1 and f"{slug.capitalize()}\n" in text]
    assert len(pages_of) == len(SHORT)
    assert len(set(pages_of)) == 1


def test_notes_of_a_turned_table_stand_upright_after_it() -> None:
    """A table on a turned page takes no second turned page for its notes, which say whose they are."""
    notes = [f"A note of some words, number {at}." for at in range(12)]
    pdf = own([{**wide_table(16, 12, "A row with a name"), "notes": notes}])
    boxes = [page.mediabox for page in pikepdf.open(BytesIO(pdf)).pages]
    turned = [at for at, box in enumerate(boxes) if box[2] > box[3]]
    told = [at for at, text in enumerate(page_texts(pdf)) if "Notes to Table" in text]
    assert turned
    assert told == [turned[-1] + 1]
    assert faults(pdf) == []


def test_a_chart_without_words_is_refused(stitched: NotebookNode) -> None:
    """A chart whose description was lost is named, and nothing is written."""
    spoilt = copy.deepcopy(stitched)
    for one in spoilt.cells:
        if one.metadata.yjreport.kind == "block":
            data = one.outputs[0].data
            block = json.loads(data[MIME])
            if block["block"] == "chart":
                data[MIME] = json.dumps({**block, "description": " "})
    with pytest.raises(AssemblyFailed, match="no alternative text") as told:
        export(spoilt)
    assert "over-representation-chart" in str(told.value)


def test_a_fault_of_typst_names_the_block() -> None:
    """What Typst refuses is told with the id of the block, and without its own report."""
    from yjreport.annex.pdf.compiler import compiled

    source = '//: first-block\n#strong("x")\n\n//: second-block\n#image("nowhere.svg", alt: "x")\n'
    with pytest.raises(AssemblyFailed) as told:
        compiled({"main.typ": source.encode()}, None)
    assert "block: second-block" in told.value.details
    assert "┌" not in str(told.value)


def test_data_of_a_chart_are_one_step_away() -> None:
    """Data that no table holds stand under their chart; many stand at the end, with links there and back."""
    few = words_of(own([small_chart()]))
    assert "Data for Figure 1.1" in few
    many = small_chart()
    many["data"]["rows"] = [row(area=cell(f"Area {at}"), value=cell(f"{at}", f"own.{at}")) for at in range(30)]
    made = own([many])
    text = words_of(made)
    assert "Data behind the charts" in text
    assert "Chart: Figure 1.1" in text
    assert faults(made) == []


@pytest.mark.parametrize(
    ("columns", "rows", "words"), [(9, 3, "A"), (16, 60, "A long name of a measure"), (30, 4, "Total")]
)
def test_wide_tables_lose_nothing(columns: int, rows: int, words: str) -> None:
    """A table of many columns is set smaller or turned: every heading and figure is inside the page."""
    made = own([wide_table(columns, rows, words)])
    text = words_of(made)
    assert words_outside(made) == []
    assert f"{rows - 1:,}" in text
    assert re.search(rf"Column\s+{columns - 1}\b", text)


def test_headers_of_long_tables_come_again() -> None:
    """A table that runs over pages prints its header row on each."""
    made = own([wide_table(4, 150, "Some measure")])
    with_rows = [text for text in page_texts(made) if "Some measure" in text]
    assert len(with_rows) > 2
    assert all("Column 3" in text for text in with_rows)
    assert faults(made) == []


def test_headers_of_many_words_are_no_lost_sentence() -> None:
    """A header row of long labels that comes again on the next page is tagged once, and not told as lost."""
    labels = [f"What was counted of group {letter} before the end of the year" for letter in "ABCD"]
    heads = [column(f"c{at}", label, header=not at) for at, label in enumerate(labels)]
    rows = [row(**{f"c{at}": cell(f"Text {number} of {at}") for at in range(4)}) for number in range(52)]
    assert faults(own([table("own-table", "Long labels", heads, rows)])) == []


def test_one_section_alone() -> None:
    """A section alone has no title page, keeps its number, lists what it cites and is without fault."""
    made = export(stitch(notebooks(), front(), view="reoffending"))
    text = words_of(made)
    assert "Contents" not in text
    assert "Reoffending" in text[:200]
    assert "Sources and licences" in text
    assert faults(made) == []


def test_the_summary_has_two_pages_at_most() -> None:
    """However much there is to say, the summary has two pages, its first finding, and says what it leaves out."""
    words = "It rose and it fell, as rates do. " * 12
    many = [statement(f"own-{at}", run(f"Finding {at}. {words}"), emphasis="headline") for at in range(30)]
    long = [notebook("scorecard", "Scorecard", [*many, wide_table(6, 40, "A measure of the board")])]
    for books in (notebooks(), long):
        made = export(stitch(books, front(), view="summary"))
        assert 1 <= pages(made) <= 2
        assert faults(made) == []
    text = words_of(made)
    assert "Finding 0." in text
    assert "In the full annex:" in text


def test_a_finding_longer_than_the_summary_is_refused() -> None:
    """One finding that alone is longer than two pages is told, not cut."""
    endless = statement("own-endless", run("It rose and it fell. " * 1500), emphasis="headline")
    with pytest.raises(AssemblyFailed, match="does not fit on 2 pages"):
        export(stitch([notebook("scorecard", "Scorecard", [endless])], front(), view="summary"))
