"""The five annexes, built whole: their figures, files, bytes and words."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from formats_agree import disagreements
from page_faults import page_faults
from pdf_faults import faults as pdf_faults
from word_faults import docx_faults, odt_faults

from yjreport.building.build import build
from yjreport.building.documents import documents_of
from yjreport.building.reference_reports import compare, referred
from yjreport.config.catalogue import load_catalogue
from yjreport.config.schema import FORMATS
from yjreport.config.services import known_years
from yjreport.paths import Project

REAL = Project.here()
LEFT_OUT = shutil.ignore_patterns("private", "published", ".ipynb_checkpoints")
ANNEXES = [(service, year) for service in referred(REAL) for year in known_years(REAL, service)]
FIVE = {"warwickshire", "wolverhampton", "medway", "leicester", "west-mercia"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a copy of the project, so that building never touches the developer's own reports."""
    root = tmp_path_factory.mktemp("project")
    for name in ("params", "data", "expectations", "notebooks", "tests/references"):
        shutil.copytree(REAL.root / name, root / name, ignore=LEFT_OUT)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YJREPORT_PROJECT", str(root))
        yield Project(root)


@pytest.fixture(scope="module")
def built(project: Project) -> dict[str, Path]:
    """Return the folder of each of the five annexes, in every format; of Leicester also one section alone."""
    return {service: made(project, service, year) for service, year in ANNEXES}


def made(project: Project, service: str, year: str) -> Path:
    """Return the folder of one annex, built."""
    sections = ["reoffending"] if service == "leicester" else []
    return build(project, authority=service, year=year, formats=FORMATS, sections=sections).folder


def ledger(folder: Path) -> dict:
    """Return the ledger of an annex."""
    return json.loads((folder / "ledger.json").read_bytes())


def manifest_of(folder: Path) -> dict:
    """Return the manifest of an annex."""
    return json.loads((folder / "manifest.json").read_bytes())


def find(folder: Path, measure: str, **wanted: object) -> list[dict]:
    """Return the results of a measure that have the wanted keys."""
    return [
        record
        for record in ledger(folder)["results"]
        if record["measure"] == measure and all(record[key] == value for key, value in wanted.items())
    ]


def test_there_are_five(built: dict[str, Path]) -> None:
    """Every published plan has its annex."""
    assert FIVE == set(built)


@pytest.mark.parametrize(
    ("service", "measure", "pairs"),
    [
        ("leicester", "reoffending_binary", [(40, 187, 21.390374), (42, 130, 32.307692)]),
        ("wolverhampton", "reoffending_binary", [(35, 65, 53.846154), (22, 65, 33.846154)]),
        ("west-mercia", "reoffending_binary", [(79, 294, 26.870748), (51, 183, 27.868852)]),
        ("west-mercia", "diversion_completed", [(86, 99, 86.868687)]),
        ("west-mercia", "police_custody_outcome",
         [(649, 959, 67.674661), (41, 959, 4.275287), (44, 959, 4.588113), (225, 959, 23.461939)]),
        ("leicester", "reoffences_per_reoffender", [(89, 40, 2.225), (222, 42, 5.285714)]),
        ("wolverhampton", "reoffences_per_reoffender", [(101, 35, 2.885714), (105, 22, 4.772727)]),
        ("wolverhampton", "custody_minority_ethnic_share", [(8, 11, 72.727273)]),
    ],
)  # fmt: skip
def test_a_ledger_holds_the_counts_and_the_unrounded_rate(
    built: dict[str, Path], service: str, measure: str, pairs: list[tuple[int, int, float]]
) -> None:
    """Numerator, denominator and value of the plans' figures are in the ledger, the service's own."""
    levels = [record for record in find(built[service], measure, kind="level") if record["numerator"] is not None]
    levels.sort(key=lambda record: record["period"]["end"])

    assert [pair[:2] for pair in pairs] == [(record["numerator"], record["denominator"]) for record in levels]
    assert [pair[2] for pair in pairs] == pytest.approx([record["value"] for record in levels], abs=1e-6)
    assert {"local"} == {record["area"]["role"] for record in levels}


@pytest.mark.parametrize(("service", "values"), [("leicester", {89, 222}), ("wolverhampton", {101, 105})])
def test_a_ledger_holds_the_reoffences(built: dict[str, Path], service: str, values: set[int]) -> None:
    """The number of reoffences is a result of its own."""
    assert values == {record["value"] for record in find(built[service], "reoffences", kind="level")}


def test_leicester_rose_by_more_than_chance(built: dict[str, Path]) -> None:
    """42/130 against 40/187 is +10.9 percentage points with an interval that excludes zero."""
    (change,) = find(built["leicester"], "reoffending_binary", kind="change")

    assert ("percentage_points", "+10.9 percentage points", "worse") == (
        change["unit"], change["text"], change["judgement"])  # fmt: skip
    assert change["value"] == pytest.approx(10.917318)
    assert 0 < change["interval"]["low"] < change["value"] < change["interval"]["high"]
    assert ("2019-01-01", "2019-12-31") == (change["base"]["start"], change["base"]["end"])


def test_west_mercia_shows_no_detectable_change(built: dict[str, Path]) -> None:
    """51/183 against 79/294 is no detectable change, in the ledger and in the annex."""
    (change,) = find(built["west-mercia"], "reoffending_binary", kind="change")
    html = (built["west-mercia"] / "annex.html").read_text(encoding="utf-8")

    assert "no detectable change" == change["judgement"]
    assert change["interval"]["low"] < 0 < change["interval"]["high"]
    assert "No change can be detected in the share of children who reoffended" in html


@pytest.mark.parametrize(
    ("service", "total"),
    [("warwickshire", 2_493_798), ("wolverhampton", 2_198_794), ("west-mercia", 3_517_380), ("medway", 611_589)],
)
def test_budgets_add(built: dict[str, Path], service: str, total: int) -> None:
    """The partners' contributions add to the plan's grand total."""
    records = [
        record
        for record in find(built[service], "budget_contribution")
        if record["breakdown"]["table"] == "contributions" and record["breakdown"]["cost"] == "total"
    ]

    assert total in {record["value"] for record in records}
    assert 2 * total == sum(record["value"] for record in records)


@pytest.mark.parametrize(("service", "year"), ANNEXES)
def test_a_ledger_is_the_one_that_is_kept(built: dict[str, Path], project: Project, service: str, year: str) -> None:
    """No result is gone, new or changed since `make references`."""
    found = ledger(built[service])

    assert year == found["year"]
    compare(project, found)


@pytest.mark.parametrize("service", sorted(FIVE))
def test_a_ledger_keeps_its_contract(built: dict[str, Path], service: str) -> None:
    """Every result has its keys, a unique id, and one alias each that the latest period holds."""
    results = ledger(built[service])["results"]
    ids = [record["id"] for record in results]
    aliases = [record["alias"] for record in results if record["alias"]]

    assert len(ids) == len(set(ids))
    assert len(aliases) == len(set(aliases))
    catalogue = load_catalogue(REAL)
    for record in results:
        assert record["source"]
        assert record["kind"] in {"level", "change", "comparison"}
        assert record["measure"] in catalogue.measures
        assert record["section"] in catalogue.sections
        assert record["id"].startswith(f"{record['measure']}.")
        assert {"code", "name", "role"} == set(record["area"])
        assert {"label", "start", "end"} == set(record["period"])
        assert (record["value"] is None) == record["text"].startswith("[")
        assert (record["kind"] == "change") == (record["base"] is not None)
        assert (record["kind"] == "comparison") == (record["against"] is not None)
        if record["interval"]:
            assert {"low", "high", "level", "method"} == set(record["interval"])


@pytest.mark.parametrize("service", sorted(FIVE))
def test_every_number_of_a_sentence_is_a_result(built: dict[str, Path], service: str) -> None:
    """The words of sentences hold no digit but periods, dates, the level of an interval, and notes on the source."""
    records = ledger(built[service])["results"]
    allowed = {"95%", "(95%"}
    catalogue = load_catalogue(REAL)
    fixed = " ".join(
        [m.subject for m in catalogue.measures.values()] + [m.title for m in catalogue.measures.values()]
        + [value for record in records for value in record["breakdown"].values()]
        + [record["area"]["name"] for record in records]
        + [source["title"] for source in manifest_of(built[service])["sources"].values()]
        + [row["note"] for path in (REAL.root / "data/plans" / service).rglob("observations.csv")
           for row in csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())]
    )  # fmt: skip
    loose = []
    for path in sorted((built[service] / "notebooks").glob("*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            for output in cell.get("outputs", []):
                block = output.get("data", {}).get("application/vnd.yjreport.block+json")
                if block and block["block"] == "statement":
                    for run in block["runs"]:
                        if run["result"] is None:
                            words = _without_periods(run["text"], records).split()
                            loose += [
                                (path.name, word) for word in words
                                if re.search(r"\d", word) and word not in allowed and word.strip(".,():;") not in fixed
                            ]  # fmt: skip

    assert [] == loose


def _without_periods(text: str, records: list[dict]) -> str:
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    labels = {period["label"] for record in records for period in (record["period"], record["base"]) if period}
    for label in sorted(labels, key=len, reverse=True):
        text = text.replace(label, "")
    return re.sub(rf"(\d+ )?({months})( \d{{4}})?", "", text)


@pytest.mark.parametrize("service", sorted(FIVE))
def test_an_annex_is_whole(built: dict[str, Path], service: str) -> None:
    """The files of the contract are there, each is named with its hash in the manifest, and nothing else is."""
    folder = built[service]
    manifest = json.loads((folder / "manifest.json").read_bytes())
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}

    assert {"annex.html", "ledger.json", "checks.json", "checks.html", "manifest.json"} <= set(files)
    assert set(files) - {"manifest.json"} == set(manifest["files"])
    for name, digest in manifest["files"].items():
        assert digest == hashlib.sha256(files[name].read_bytes()).hexdigest()
    for name, digest in manifest["inputs"].items():
        assert digest == hashlib.sha256((REAL.root / name).read_bytes()).hexdigest()
    assert any(name.startswith("tables/") for name in files)
    assert len([name for name in files if name.startswith("notebooks/")]) >= 10


@pytest.mark.parametrize("service", sorted(FIVE))
def test_an_annex_is_self_contained(built: dict[str, Path], service: str) -> None:
    """One document in British English, with one h1, no script, and nothing fetched from elsewhere."""
    html = (built[service] / "annex.html").read_text(encoding="utf-8")

    assert '<html lang="en-GB"' in html
    assert 1 == html.count("<h1")
    assert "<script" not in html
    assert not re.search(r"(src|href)\s*=\s*[\"'](https?:)?//", html)
    assert "Data quality and definitions" in html


@pytest.mark.parametrize("service", sorted(FIVE))
def test_an_annex_prints_its_notes_and_what_is_missing(built: dict[str, Path], project: Project, service: str) -> None:
    """Every contradiction that the data record is printed, and each empty section is one row of a table."""
    import html as library

    page = library.unescape((built[service] / "annex.html").read_text(encoding="utf-8"))
    page = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))
    notes = find(built[service], "data_quality_note")

    assert len(notes) >= 10
    assert [] == [note["text"] for note in notes if re.sub(r"\s+", " ", note["text"]) not in page]
    assert "Not available in this report" in page


def test_the_same_inputs_give_the_same_bytes(built: dict[str, Path], project: Project, tmp_path: Path) -> None:
    """Two builds of one annex, warm and with ordinary kernels, are identical file by file but for the manifest."""
    first = tmp_path / "first"
    shutil.copytree(built["leicester"], first)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YJREPORT_KERNELS", "plain")
        second = made(project, "leicester", "2023-24")
    names = sorted(path.relative_to(first).as_posix() for path in first.rglob("*") if path.is_file())

    assert names == sorted(path.relative_to(second).as_posix() for path in second.rglob("*") if path.is_file())
    assert [] == [
        name for name in names
        if name != "manifest.json" and (first / name).read_bytes() != (second / name).read_bytes()
    ]  # fmt: skip


def test_no_output_names_this_machine(built: dict[str, Path], project: Project) -> None:
    """No path of the machine is in any file that a build leaves."""
    named = (str(project.root), str(REAL.root), str(Path.home()))
    found = [
        path.name
        for folder in built.values()
        for path in folder.rglob("*")
        if path.is_file() and any(name.encode() in content_of(path) for name in named if len(name) > 1)
    ]

    assert [] == found


def content_of(path: Path) -> bytes:
    """Return what a file holds, with the parts of a package unpacked."""
    if path.suffix not in (".docx", ".odt", ".xlsx"):
        return path.read_bytes()
    with zipfile.ZipFile(path) as package:
        return b"".join(name.encode() + package.read(name) for name in package.namelist())


@pytest.mark.parametrize("service", sorted(FIVE))
def test_every_document_is_there(built: dict[str, Path], service: str) -> None:
    """The annex is left in six formats and its summary in four; a section alone only where it was asked for."""
    asked = [f"sections/reoffending.{format}" for format in ("html", "pdf", "docx", "odt", "xlsx")]
    assert documents_of(built[service]) == [
        *(f"annex.{format}" for format in ("html", "pdf", "docx", "odt", "xlsx")),
        *(f"summary.{format}" for format in ("html", "pdf", "docx", "odt")),
        *(asked if service == "leicester" else []),
    ]
    assert (built[service] / "data-dictionary.csv").stat().st_size > 1000


@pytest.mark.parametrize("service", sorted(FIVE))
def test_a_pdf_is_tagged_for_everyone(built: dict[str, Path], service: str) -> None:
    """Two checkers and our own reading of the tags find no fault in the PDF of the annex and of its summary."""
    for name in ("annex.pdf", "summary.pdf"):
        assert [] == pdf_faults((built[service] / name).read_bytes()), name


@pytest.mark.parametrize("service", sorted(FIVE))
def test_word_and_opendocument_are_whole(built: dict[str, Path], service: str) -> None:
    """Header rows repeat, pictures have words, headings are in order, and no formatting is done by hand."""
    for name in ("annex", "summary"):
        assert [] == docx_faults((built[service] / f"{name}.docx").read_bytes()), name
        assert [] == odt_faults((built[service] / f"{name}.odt").read_bytes()), name


@pytest.mark.parametrize("service", ["medway", "west-mercia"])
def test_every_format_says_the_same(built: dict[str, Path], service: str) -> None:
    """Figures, tables and sentences agree in six formats; no figure is outside the ledger, nor in a property."""
    for name in ("annex", "summary"):
        assert [] == disagreements(built[service], name), name


@pytest.mark.parametrize("service", sorted(FIVE))
def test_a_summary_has_two_pages(built: dict[str, Path], service: str) -> None:
    """The summary fits on one sheet of paper."""
    import pikepdf

    with pikepdf.open(built[service] / "summary.pdf") as pdf:
        assert len(pdf.pages) <= 2


def test_a_csv_runs_no_formula(built: dict[str, Path]) -> None:
    """No cell of a table begins as a spreadsheet's formula does."""
    cells = [
        cell
        for folder in built.values()
        for path in (folder / "tables").glob("*.csv")
        for row in csv.reader(path.read_text(encoding="utf-8-sig").splitlines())
        for cell in row
    ]

    assert len(cells) > 1000
    assert [] == [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.browser
@pytest.mark.parametrize("service", sorted(FIVE))
@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [("annex.html", 1280, "light"), ("annex.html", 320, "dark"), ("summary.html", 320, "dark")],
)
def test_an_annex_is_accessible_in_a_browser(
    built: dict[str, Path], chromium: Any, service: str, name: str, width: int, scheme: str
) -> None:
    """axe-core finds nothing to mend, the page does not scroll sideways, and it asks nothing of the network."""
    assert [] == page_faults(chromium, built[service] / name, width, scheme)
