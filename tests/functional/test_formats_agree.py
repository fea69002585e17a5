"""Every format of an annex says the same: the comparison itself, on the small example."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from annex_example import front, notebooks
from format_tables import MIME
from formats_agree import disagreements

from yjreport.annex.exporter import export as html
from yjreport.annex.pdf import export as pdf
from yjreport.annex.spreadsheet import export as xlsx
from yjreport.annex.stitch import stitch
from yjreport.annex.tables_csv import write_tables
from yjreport.annex.word import export_docx, export_odt

WRITERS = {"html": lambda made: html(made).encode(), "pdf": pdf, "docx": export_docx, "odt": export_odt, "xlsx": xlsx}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the example as a build leaves it: formats, tables, executed notebooks and ledger."""
    root = tmp_path_factory.mktemp("annex")
    (root / "notebooks").mkdir()
    books, about = notebooks(), front()
    for at, book in enumerate(books):
        (root / "notebooks" / f"{at}.ipynb").write_text(json.dumps(book), encoding="utf-8")
    made = stitch(books, about)
    blocks = [output.data[MIME] for book in books for cell in book.cells for output in cell.get("outputs", [])]
    write_tables(blocks, root / "tables", synthetic=True)
    rows = [row for block in blocks for row in block.get("data", block).get("rows", ())]
    ids = {cell["result"] for row in rows for cell in row["cells"].values()}
    ids |= {run["result"] for block in blocks for run in block.get("runs", ())}
    results = [{"id": id, "value": 1} for id in sorted(filter(None, ids))]
    (root / "ledger.json").write_text(json.dumps({"results": results}), encoding="utf-8")
    for format, write in WRITERS.items():
        (root / f"annex.{format}").write_bytes(write(made))
    return root


def test_the_example_agrees(folder: Path) -> None:
    """Figures, tables and sentences are the same in every format, and the ledger holds each figure."""
    assert [] == disagreements(folder)


def changed(folder: Path, tmp_path: Path) -> Path:
    """Return a copy of the folder, to be made wrong."""
    return Path(shutil.copytree(folder, tmp_path / "changed"))


def test_one_figure_of_the_blocks_is_missed_in_every_format(folder: Path, tmp_path: Path) -> None:
    """Where a block says 41.3% and the formats say otherwise, each of the six formats is named."""
    wrong = changed(folder, tmp_path)
    for path in (wrong / "notebooks").glob("*.ipynb"):
        book = json.loads(path.read_text(encoding="utf-8"))
        blocks = [out["data"][MIME] for cell in book["cells"] for out in cell.get("outputs", [])]
        rows = [row for block in blocks if block["block"] == "table" for row in block["rows"]]
        cells = [cell for row in rows for cell in row["cells"].values()]
        figures = [cell for cell in cells if cell["result"] and cell["text"].endswith("%")]
        if figures:
            figures[0]["text"] = "41.3%"
            path.write_text(json.dumps(book), encoding="utf-8")
            break

    assert {"html", "csv", "pdf", "docx", "odt", "xlsx"} <= {fault.split(":")[0] for fault in disagreements(wrong)}


def test_another_figure_in_a_sentence_is_found(folder: Path, tmp_path: Path) -> None:
    """A sentence of the page that says another figure is not found in the other formats, nor in the blocks."""
    wrong = changed(folder, tmp_path)
    page = (wrong / "annex.html").read_text(encoding="utf-8")
    sentence = re.search(r"<p>[^<]*<span data-result=\"[^\"]+\">([^<]+)</span>", page)
    assert sentence
    told = sentence[0].replace(f">{sentence[1]}<", ">97.31%<")
    (wrong / "annex.html").write_text(page.replace(sentence[0], told), encoding="utf-8")
    found = disagreements(wrong)

    assert any(fault.startswith("html: ") and "prints '97.31%'" in fault for fault in found)
    assert {"pdf", "docx", "odt"} <= {fault.split(":")[0] for fault in found if ": no '" in fault}


def test_a_figure_outside_the_ledger_and_a_withheld_one_are_found(folder: Path, tmp_path: Path) -> None:
    """A figure that the ledger lacks is named, and one that the ledger withholds may show no digit."""
    wrong = changed(folder, tmp_path)
    ledger = json.loads((wrong / "ledger.json").read_bytes())
    printed = re.findall(r'data-result="([^"]+)">[^<]*\d', (wrong / "annex.html").read_text(encoding="utf-8"))
    first, second = list(dict.fromkeys(printed))[:2]
    kept = [{**one, "value": None} if one["id"] == second else one for one in ledger["results"] if one["id"] != first]
    (wrong / "ledger.json").write_text(json.dumps({"results": kept}), encoding="utf-8")
    found = disagreements(wrong)

    assert f"html: the figure {first} is not in the ledger" in found
    assert any(fault.startswith(f"html: {second} is withheld, and prints") for fault in found)


def test_a_file_within_a_file_and_a_number_in_the_properties_are_found(folder: Path, tmp_path: Path) -> None:
    """A package may hold text, styles, pictures and properties; these name no figure that the page does not print."""
    wrong = changed(folder, tmp_path)
    for format in ("docx", "odt", "xlsx"):
        path = wrong / f"annex.{format}"
        with zipfile.ZipFile(path) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        with zipfile.ZipFile(path, "w") as package:
            for name, data in (parts | {"embedded/source.csv": b"child,age"}).items():
                package.writestr(name, data.replace(b"</dc:title>", b" 97.31</dc:title>"))
    found = disagreements(wrong)

    for format in ("docx", "odt", "xlsx"):
        assert f"{format}: it holds embedded/source.csv" in found
        assert f"{format}: its properties hold 97.31" in found
