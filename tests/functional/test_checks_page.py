"""checks.html in a browser: a page that passes, one with every kind of fault, and one of a very large file."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest
from page_faults import page_faults

from yjreport.checking.overview import every_html
from yjreport.checking.page import MOST_GROUPS, MOST_ON_PAGE, MOST_ROWS, checks_html
from yjreport.checking.services import InputsCheck
from yjreport.errors import InputStructure
from yjreport.files.columns import SCHEMAS
from yjreport.files.tables import read_table
from yjreport.gate.gate import Checked, CheckedFile, GateOutcome, run_gate
from yjreport.gate.record import checks_json
from yjreport.gate.suites.faults import KINDS, MOST_HELD, Fault, Rest
from yjreport.gate.vocabulary.context import AreaTerms, GateContext, SourceTerms
from yjreport.paths import Project

ROOT = Project.here()
ROWS = 100_000
FOLDER = "data/plans/exampleton/2024-25"
TITLE = "Checks of the inputs: Exampleton 2024-25"
CONTEXT = GateContext.from_plain(
    measures=[{"id": "reoffending_binary", "unit": "percent"}, {"id": "fte_number", "unit": "count"}],
    areas={"local": AreaTerms("Exampleton", "E06000016", "local")},
    sources={"a-plan": SourceTerms("plan")},
    sections=["reoffending"],
)


def observations(folder: Path, rows: int, *, faulty: bool) -> GateOutcome:
    """Return what the gate finds in a file of so many observations."""
    names = SCHEMAS["observations"].names
    lines = [",".join(names)]
    for number in range(rows):
        year = 2000 + number % 20
        value = ["x1", "150", "-", "21.4%"][number % 4] if faulty else "21.4"
        cells = {
            "measure": "reoffending_binary", "unit": "percent", "area": "local", "source": "a-plan", "line": "1",
            "period": f"January to December {year}", "period_start": f"{year}-01-01", "period_end": f"{year}-12-31",
            "breakdown": f"group=g{number}", "numerator": "40", "denominator": "187", "value": value,
        }  # fmt: skip
        lines.append(",".join(cells.get(name, "") for name in names))
    path = folder / FOLDER / "observations.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    table = read_table(path, SCHEMAS["observations"], Project(folder))
    return run_gate([table], CONTEXT, expectations=ROOT.expectations)


def every_kind() -> GateOutcome:
    """Return an outcome with an error, a warning and a note of every kind, hostile and long texts among them."""
    faults, checked = [], []
    file = f"{FOLDER}/a_very_long_name_of_a_downloaded_file_from_a_publisher_{'x' * 60}.xlsx, sheet Indicators"
    for kind in KINDS:
        for severity in ("error", "warning", "note"):
            rule = f"{kind}-{severity}"
            checked.append(Checked("risks", rule, file, f"About {kind}.", "Because.", "DQ20", severity, 9, 2))
            for row in (0, 8, 12):
                faults.append(
                    Fault(
                        severity, kind, file, row, "value" if row else "the whole file",
                        f"<b>{row}</b> {'9' * row * 4}", "a number" if row < 9 else "another",
                        "mend it & look again.", rule,
                    )
                )  # fmt: skip
    files = (CheckedFile("risks", file, "f" * 64, 99),)
    return GateOutcome(files, tuple(sorted(faults, key=Fault.place)), tuple(checked))


def write(folder: Path, page: str) -> Path:
    """Return a file that holds a page."""
    path = folder / "checks.html"
    path.write_text(page, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the pages, by what they are of."""
    passed = observations(tmp_path_factory.mktemp("passed"), 12, faulty=False)
    stopped = InputStructure("risks.csv is cut short.", details=["row 9"], next_step="export it again.")
    every = [
        InputsCheck("exampleton", "2024-25", passed, None, ROOT.reports / "exampleton/2024-25/checks.html", 1.0),
        InputsCheck(
            "nextborough", "2024-25", every_kind(), None, ROOT.reports / "nextborough/2024-25/checks.html", 1.0
        ),
        InputsCheck("farborough", "2024-25", None, stopped, None, 1.0),
    ]
    return {
        "passed": checks_html(passed, TITLE),
        "every kind": checks_html(every_kind(), TITLE),
        "stopped": checks_html(GateOutcome((), (), ()), TITLE, stopped=stopped),
        "overview": every_html(every, ROOT),
    }


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[GateOutcome, float]:
    """Return what the gate finds in 100,000 rows that are all wrong, and the seconds of a processor that it takes."""
    began = time.process_time()
    found = observations(tmp_path_factory.mktemp("large"), ROWS, faulty=True)
    return found, time.process_time() - began


@pytest.mark.browser
@pytest.mark.parametrize("name", ["passed", "every kind", "stopped", "overview"])
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light"), (320, "dark")])
def test_a_page_is_accessible(
    pages: dict[str, str], chromium: Any, tmp_path: Path, name: str, width: int, scheme: str
) -> None:
    """axe-core finds nothing to mend, the page does not scroll sideways, and it asks nothing of the network."""
    assert [] == page_faults(chromium, write(tmp_path, pages[name]), width, scheme)


def test_a_page_is_one_document(pages: dict[str, str]) -> None:
    """One h1, no script, nothing fetched from elsewhere, every id once, and every link leads somewhere."""
    for name, page in pages.items():
        assert page.count("<h1>") == 1
        assert "<script" not in page and "http" not in page
        ids = re.findall(r' id="([^"]+)"', page)
        assert len(ids) == len(set(ids)), name
        targets = set(re.findall(r'href="#([^"]+)"', page)) | set(re.findall(r'aria-labelledby="([^"]+)"', page))
        assert targets <= set(ids), name
        assert page.count("<table") == page.count("<caption")
        assert "<main>" in page and 'class="skip"' in page


def test_every_kind_of_fault_has_its_part(pages: dict[str, str]) -> None:
    """Each rule is told with its reason, where it comes from, the rows and the fix, and nothing in it is markup."""
    page = pages["every kind"]
    plain = re.sub(r"<wbr>", "", page)

    assert "<b>" not in page and "&lt;b&gt;8&lt;/b&gt;" in plain
    # What readers say is put together where it is the same words of the same column: here, three times.
    parts = {kind: 9 if kind == "reading" else 3 for kind in KINDS}
    assert {kind: plain.count(f"About {kind}. <span") for kind in KINDS} == parts
    assert plain.count("<dt>Why it matters</dt><dd>Because.</dd>") == sum(parts.values())
    assert plain.index(">Errors</h2>") < plain.index(">Warnings</h2>") < plain.index(">Notes</h2>")
    assert "Mend it &amp; look again." in plain


def test_a_page_that_passes_says_so_first(pages: dict[str, str]) -> None:
    """The verdict stands before anything else, and there is nothing to do first."""
    assert pages["passed"].index("<strong>Passed.</strong>") < pages["passed"].index("<nav")
    assert "What to do first" not in pages["passed"]
    assert "There is no error." in pages["passed"]


def test_a_page_of_many_rules_and_files_stays_small() -> None:
    """The first groups have parts of their own, the rest are lines of one table, and the counts are right."""
    faults = tuple(
        Fault("error", "type", f"{FOLDER}/{n // 100}.csv", row, "value", "x" * 60, f"y{row}" * 9, "z" * 200, f"c{n}")
        for n in range(1000) for row in range(2, 12)
    )  # fmt: skip
    page = checks_html(GateOutcome((), tuple(sorted(faults, key=Fault.place)), ()), TITLE)

    assert len(page.encode()) < 1_000_000
    assert page.count('<div class="group">') == MOST_GROUPS
    assert page.count("<tbody>") and "10,000 errors" in page
    assert "Other errors, by file and rule (and" in page
    assert MOST_ON_PAGE <= page.count('<th scope="row">') < MOST_ON_PAGE + MOST_GROUPS + 600


def test_a_large_file_ends_in_reasonable_time(large: tuple[GateOutcome, float]) -> None:
    """100,000 rows with a fault in each take about a minute; faults are counted to the last and held in part."""
    found, seconds = large
    by_check = {record.check: record.failures for record in found.checked if record.failures}

    assert seconds < 90
    assert found.count("error") >= ROWS
    assert by_check["value-number"] == ROWS * 3 // 4
    assert found.count("error") + found.count("warning") == sum(by_check.values())
    held = [fault for fault in found.faults if fault.check == "value-number"]
    rest = [one for one in found.rest if one.check == "value-number"]
    assert len(held) == MOST_HELD
    assert [one.count for one in rest] == [ROWS * 3 // 4 - MOST_HELD]


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_the_page_of_a_large_file_is_small_and_accessible(
    large: tuple[GateOutcome, float], chromium: Any, tmp_path: Path, width: int, scheme: str
) -> None:
    """The first rows of each rule in full, the rest counted with their rows, in less than a megabyte."""
    found, _ = large
    page = checks_html(found, TITLE)

    assert len(page.encode()) < 1_000_000
    assert f"{found.count('error'):,} errors" in page
    assert f"The first {MOST_ROWS} of {ROWS * 3 // 4:,}" in page
    assert len(str(checks_json(found))) < 1_000_000
    assert [] == page_faults(chromium, write(tmp_path, page), width, scheme)


def test_the_rest_of_a_rule_is_named_by_its_rows() -> None:
    """A person finds every row of a rule, also where its faults are not held one by one."""
    file = f"{FOLDER}/observations.csv"
    held = tuple(
        Fault("error", "type", file, row, "value", f'"{row}"', "a number", "mend.", "c") for row in range(2, 202)
    )
    rest = (Rest.of("error", "type", file, "c", range(202, 5001)),)
    page = checks_html(GateOutcome((), held, (), rest), TITLE)

    assert "rows 2 to 5000, column value" in page
    assert "And 4,989 more." in page
