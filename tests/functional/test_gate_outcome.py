"""What the gate gives back: the error, the records, the page; and that it keeps to itself while it works."""

from __future__ import annotations

import json
import os
import pickle
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from gate_inputs import CONTEXT, EXPECTATIONS, Row, gate, good, table_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yjreport.checking.page import MOST_ROWS, checks_html
from yjreport.errors import GateFailed, YjReportError
from yjreport.files.columns import SCHEMAS
from yjreport.files.questions import about_date, about_number
from yjreport.files.tables import Origin, Table, combined
from yjreport.gate.gate import GateOutcome
from yjreport.gate.record import checks_json
from yjreport.gate.suites import engine
from yjreport.gate.suites.columns import prepare
from yjreport.gate.suites.faults import KINDS, MOST_IN_FULL, Fault, exit_code, gate_failed
from yjreport.gate.suites.rules import Rule, Suite
from yjreport.gate.suites.suites import load_suite


def fault(kind: str = "type", row: int = 2, **cells: str) -> Fault:
    """Return a fault of a kind."""
    usual = {"file": "data/x.csv", "column": "value", "found": '"a"', "expected": "b", "next_step": "mend."}
    return Fault("error", kind, row=row, **{**usual, **cells})


@pytest.mark.parametrize(
    ("kinds", "code"),
    [
        (["duplicate"], 31), (["percentage"], 32), (["denominator"], 33), (["dates"], 34), (["budget"], 35),
        (["vocabulary"], 36), (["type"], 36), (["unit"], 36), (["vocabulary", "type", "unit"], 36),
        (["duplicate", "duplicate"], 31), (["duplicate", "budget"], 30), (["arithmetic"], 30),
        (["required"], 30), (["parts"], 30), (["consistency"], 30), (["percentage", "arithmetic"], 30),
    ],
)  # fmt: skip
def test_the_exit_code_tells_the_kind_when_there_is_one(kinds: list[str], code: int) -> None:
    """Errors of one kind have its code; mixed ones have 30."""
    assert exit_code([fault(kind) for kind in kinds]) == code


def test_the_code_belongs_to_the_error_and_not_to_its_class() -> None:
    """One report's code never becomes another's, and it survives the way from one process to another."""
    error = gate_failed([fault("budget")])

    assert error.exit_code == 35
    assert GateFailed.exit_code == 30
    assert pickle.loads(pickle.dumps(error)).exit_code == 35


def test_many_errors_fit_one_screen() -> None:
    """Eight errors are shown in full, the rest are counted by kind."""
    faults = [fault("type", row) for row in range(2, 52)] + [fault("budget", row) for row in range(52, 60)]

    message = str(gate_failed(faults))

    assert "The inputs have 58 errors" in message
    assert message.count("found") == MOST_IN_FULL
    assert "and 50 more:" in message
    assert "42 × a cell that is not what its column holds" in message
    assert "8 × a budget that does not add" in message
    assert len(message.splitlines()) <= 32


def test_nothing_is_raised_where_there_are_warnings_only(tmp_path: Path) -> None:
    """A warning is printed in the annex and stops nothing."""
    rows = good()["observations"]
    rows[2]["value"] = "500000000"
    rows[2]["measure"] = "children_worked_with"

    outcome = gate(tmp_path, observations=rows)

    assert [found.check for found in outcome.warnings] == ["value-plausible"]
    outcome.raise_if_errors()


@pytest.fixture(scope="module")
def passed(tmp_path_factory: pytest.TempPathFactory) -> GateOutcome:
    """Return what the gate finds in the good set."""
    return gate(tmp_path_factory.mktemp("good"), **good())


@pytest.fixture(scope="module")
def failed(tmp_path_factory: pytest.TempPathFactory) -> GateOutcome:
    """Return what the gate finds in a set with errors and warnings, one of them hostile to HTML."""
    inputs = good()
    inputs["observations"][0]["value"] = "<script>alert(1)</script>"
    inputs["observations"][1]["value"] = "24.1"
    del inputs["observations"][13 - 1]
    inputs["budget"][0]["total"] = "130"
    return gate(tmp_path_factory.mktemp("bad"), **inputs)


def test_a_good_set_passes_and_every_check_is_recorded(passed: GateOutcome) -> None:
    """Nothing is found in good inputs, and each expectation says how many rows it looked at."""
    assert passed.faults == ()
    assert [file.kind for file in passed.files] == list(SCHEMAS)
    assert len(passed.checked) == sum(len(load_suite(EXPECTATIONS, kind).rules) for kind in SCHEMAS)
    looked = {(record.suite, record.check): record.rows for record in passed.checked}
    assert looked["observations", "percent-of-counts"] == 5
    assert looked["observations", "parts-complete"] == 1
    assert looked["budget", "row-adds"] == 3
    assert {record.failures for record in passed.checked} == {0}


def test_the_record_is_stable_and_plain(failed: GateOutcome, tmp_path: Path) -> None:
    """checks.json holds no id, no time and no path, and two runs give the same bytes."""
    first = json.dumps(checks_json(failed), sort_keys=True)
    inputs = good()
    inputs["observations"][0]["value"] = "<script>alert(1)</script>"
    inputs["observations"][1]["value"] = "24.1"
    del inputs["observations"][13 - 1]
    inputs["budget"][0]["total"] = "130"

    assert json.dumps(checks_json(gate(tmp_path, **inputs)), sort_keys=True) == first
    assert "/tmp" not in first
    record = checks_json(failed)
    assert list(record) == [
        "result", "errors", "warnings", "notes", "files", "faults", "rest", "checked",
    ]  # fmt: skip
    assert (record["result"], record["errors"], record["warnings"]) == ("failed", 4, 1)
    assert [(found["check"], found["row"]) for found in record["faults"]] == [
        ("row-adds", 2), ("total-column-adds", 6), ("value-number", 2), ("percent-of-counts", 3),
        ("parts-complete", 11),
    ]  # fmt: skip
    assert set(record["faults"][0]) == {
        "severity", "kind", "file", "row", "column", "found", "expected", "next_step", "check",
    }  # fmt: skip


class Outline(HTMLParser):
    """Collect what the structure of a page rests on."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.append(tag)
        self.attributes.append((tag, dict(attrs)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of every element of a tag."""
        return [attributes for name, attributes in self.attributes if name == tag]


def test_the_page_is_structured_for_everybody(failed: GateOutcome) -> None:
    """One h1, landmarks, captions, header cells, a language, no script, and links that lead somewhere."""
    page = checks_html(failed, "Checks of the inputs: Exampleton 2024-25")
    outline = Outline()
    outline.feed(page)

    assert outline.of("html") == [{"lang": "en-GB"}]
    assert outline.tags.count("h1") == 1
    assert {"header", "nav", "main", "title"} <= set(outline.tags)
    assert "script" not in outline.tags and "img" not in outline.tags and "link" not in outline.tags
    tables = outline.tags.count("table")
    # Six kinds of input and their files; a rule that failed once has no table of its own.
    assert tables == outline.tags.count("caption") == 7
    assert all(cell.get("scope") in ("col", "row") for cell in outline.of("th"))
    ids = [attributes["id"] for _, attributes in outline.attributes if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {str(link["href"]).removeprefix("#") for link in outline.of("a")}
    assert targets <= set(ids)
    named = {attributes.get("aria-labelledby") for _, attributes in outline.attributes} - {None}
    assert named <= set(ids)
    assert "http" not in page
    assert "&lt;script&gt;" in page
    assert "prefers-color-scheme:dark" in page


def test_the_page_says_what_failed_and_how_to_mend_it(failed: GateOutcome, passed: GateOutcome) -> None:
    """The reader sees the verdict, each row with its fix, and what was looked at."""
    page = re.sub(r"<wbr>|&nbsp;", " ", checks_html(failed, "Checks")).replace("/ ", "/")

    assert "<strong>Refused.</strong>" in page
    assert "4 errors and 1 warning" in page
    assert "21.4, which 40 of 187 gives" in page
    assert "Correct the value or one of the two counts" in page
    assert "225" not in page.split('id="errors"')[0]
    assert "There is no error." in checks_html(passed, "Checks")
    assert "<strong>Passed.</strong> " in checks_html(passed, "Checks")


def test_a_page_of_many_faults_counts_the_rest(passed: GateOutcome) -> None:
    """A file with thousands of faults does not make a page of thousands of rows."""
    faults = tuple(fault("type", row) for row in range(2, 1202))

    page = checks_html(GateOutcome(passed.files, faults, passed.checked), "Checks")

    assert "1,200 errors" in page
    assert "1,200 times" in page
    assert page.count('<th scope="row">') < MOST_ROWS + 200
    assert "rows 2 to 1201" in page


def test_a_rule_that_cannot_be_computed_never_passes(tmp_path: Path) -> None:
    """A broken expectation is a fault of the program: it stops, instead of letting everything through."""
    rows = good()["risks"]
    table = table_of(tmp_path, "risks", rows)
    frame = prepare(table, CONTEXT, {})
    arguments = {"column": "risk", "regex": "("}
    words = ("error", "type", "risk", "x.", "x.", "x", "x", "x.")
    broken = Rule("odd", "expect_column_values_to_match_regex", arguments, *words)

    with pytest.raises(YjReportError, match="odd could not be computed"):
        engine.validate(Suite("risks", "x", (broken,)), frame, {})


QUIET = """
import os, socket, sys
from pathlib import Path
def refuse(*args, **kwargs): raise AssertionError("the gate opened a connection")
socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse
from gate_inputs import gate, good
import yjreport.gate.gate, yjreport.gate.record
assert "great_expectations" not in sys.modules, "Great Expectations is imported before it is needed"
before = sorted(Path.cwd().rglob("*"))
outcome = gate(Path(sys.argv[1]), risks=good()["risks"])
assert outcome.faults == () and len(outcome.checked) > 5
assert os.environ["GX_ANALYTICS_ENABLED"] == "False"
assert sorted(Path.cwd().rglob("*")) == before, "the gate left a file"
"""


def test_the_gate_is_quiet_and_leaves_no_trace(tmp_path: Path) -> None:
    """It prints nothing, opens no connection, leaves no file at home or where it runs, and imports late."""
    home, here = tmp_path / "home", tmp_path / "here"
    home.mkdir()
    here.mkdir()
    root = Path(__file__).resolve().parents[2]
    places = os.pathsep.join([str(root), str(root / "tests")])
    environment = {**os.environ, "HOME": str(home), "USERPROFILE": str(home), "PYTHONPATH": places}

    run = subprocess.run(
        [sys.executable, "-c", QUIET, str(tmp_path / "project")],
        cwd=here, env=environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip

    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert [path for folder in (home, here) for path in folder.rglob("*")] == []


def test_great_expectations_is_imported_in_one_module_only() -> None:
    """Its import takes seconds, so no other module may pull it in."""
    package = Path(__file__).resolve().parents[2] / "yjreport"
    pattern = re.compile(r"^\s*(?:from|import) great_expectations", re.MULTILINE)
    texts = {path.relative_to(package).as_posix(): path.read_text() for path in package.rglob("*.py")}

    assert [name for name, text in texts.items() if pattern.search(text)] == ["gate/suites/engine.py"]
    assert not re.search(r"^(?:from|import) great_exp", texts["gate/suites/engine.py"], re.MULTILINE)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=30))
def test_every_question_can_be_asked_of_any_text(text: str) -> None:
    """Whatever stands in a cell, the officer is told what to do about it."""
    assert about_number(text) and about_date(text)


JUNK = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["", "0", "1", "-1", "100", "999999999999", "0.00000001"]),
    st.sampled_from(["2020-01-01", "9999-12-31", "0001-01-01", "percent", "count", "local", "e x", "result"]),
    st.sampled_from(["item", "total", "contributions", "expenditure", "a=b", "a=b; c=d"]),
)


@pytest.mark.parametrize("kind", SCHEMAS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_cells_can_be_prepared(kind: str, data: st.DataObject) -> None:
    """Helper columns are computed from cells that nobody has checked yet, and never fail."""
    names = SCHEMAS[kind].names
    measures, units = st.sampled_from(list(CONTEXT.measures)), st.sampled_from(["percent", "ratio", "count"])
    usual = {"measure": measures, "unit": units}
    row = st.fixed_dictionaries({name: st.one_of(JUNK, usual.get(name, JUNK)) for name in names})
    table = junk_table(kind, data.draw(st.lists(row, max_size=4)))

    frame = prepare(table, CONTEXT, load_suite(EXPECTATIONS, kind).settings)

    assert set(names) < set(frame.columns)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_table_of_junk_is_refused_and_never_breaks_the_gate(kind: str, tmp_path: Path) -> None:
    """Where nothing is right every row has an error, and each one is in words."""
    words = ["£", "31/02/2020", "=1", "-0.0", "x" * 300, "é\u0301", "[x]", "1e9"]
    rows: list[Row] = [dict.fromkeys(SCHEMAS[kind].names, word) for word in words]

    outcome = gate(tmp_path, **{kind: rows})

    assert {found.row for found in outcome.errors} == set(range(2, len(words) + 2))
    for found in outcome.faults:
        assert found.found and found.expected and found.next_step
        assert max(map(len, (found.found, found.expected, found.next_step))) <= 700
    assert len(str(gate_failed(outcome.errors)).splitlines()) <= 32 + len(KINDS)


def junk_table(kind: str, rows: list[Row]) -> Table:
    """Return a table of any cells, as if it had been read."""
    import pandas as pd

    names = SCHEMAS[kind].names
    frame = pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=object) for name in names})
    frame["row_number"] = pd.Series(range(2, len(rows) + 2), dtype="int64")
    origin = Origin(Path(f"{kind}.csv"), f"{kind}.csv", "0" * 64, len(rows))
    return combined(kind, origin.name, [(origin, frame)])


@pytest.mark.parametrize("text", ["March 2026", "sept 2025"])
def test_a_month_is_no_day_and_has_a_column_for_words(text: str) -> None:
    """An action plan gives months as target dates: the column of words takes them."""
    assert "put it into the column for words" in about_date(text)
