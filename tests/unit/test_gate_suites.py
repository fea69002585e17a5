"""The suites are data that Great Expectations reads itself, and every expectation explains itself."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from gate_inputs import CONTEXT, EXPECTATIONS, good, table_of

from yjreport.errors import ParameterFault
from yjreport.files.columns import BESIDE, SCHEMAS
from yjreport.gate.open_data import KIND as OPEN_KIND
from yjreport.gate.suites import engine
from yjreport.gate.suites.columns import columns, prepare
from yjreport.gate.suites.faults import KINDS
from yjreport.gate.suites.rules import Rule
from yjreport.gate.suites.suites import load_suite, load_suites
from yjreport.inputs.texts import KIND as TEXTS

SUITES = load_suites(EXPECTATIONS)
OPEN = {OPEN_KIND: load_suite(EXPECTATIONS, OPEN_KIND)}
RULES = [(kind, rule) for kind, suite in {**SUITES, **OPEN}.items() for rule in suite.rules]


def test_there_is_a_suite_for_every_input() -> None:
    """No input passes because nobody looks at it: a plan's files and the open data."""
    assert list(SUITES) == [*SCHEMAS, *BESIDE, TEXTS]
    assert sorted(path.stem for path in EXPECTATIONS.glob("*.json")) == sorted([*SCHEMAS, *BESIDE, TEXTS, OPEN_KIND])
    assert min(len(suite.rules) for suite in SUITES.values()) >= 8


@pytest.mark.parametrize(("kind", "rule"), RULES, ids=[f"{kind}-{rule.id}" for kind, rule in RULES])
def test_every_expectation_explains_itself(kind: str, rule: Rule) -> None:
    """What is checked, why, where the rule comes from, what is expected and what to do are sentences."""
    assert rule.what.endswith(".") and rule.why.endswith(".")
    assert rule.source and rule.expected and rule.next_step.endswith((".", "}"))
    assert rule.kind in KINDS
    assert rule.severity in ("error", "warning")
    assert re.fullmatch(r"[a-z0-9_-]+", rule.id)


def test_great_expectations_reads_every_suite_as_it_is() -> None:
    """The files are suites of Great Expectations, with its own words for severity and notes."""
    engine.warm()
    from great_expectations import ExpectationSuite

    for kind, suite_of_kind in {**SUITES, **OPEN}.items():
        data = json.loads((EXPECTATIONS / f"{kind}.json").read_text(encoding="utf-8"))
        suite = ExpectationSuite(**data)
        assert [entry.meta["id"] for entry in suite.expectations] == [rule.id for rule in suite_of_kind.rules]
        assert all(entry.notes for entry in suite.expectations)


def test_a_prepared_table_has_every_column_that_its_suite_may_name(tmp_path: Path) -> None:
    """Helper columns are there even where they apply to no row."""
    for kind, rows in good().items():
        frame = prepare(table_of(tmp_path, kind, rows), CONTEXT, SUITES[kind].settings)
        assert tuple(frame.columns) == columns(kind)
        assert len(frame) == len(rows)


def test_every_helper_column_is_used_by_a_rule_or_by_a_message() -> None:
    """A helper that nothing refers to would be work for nothing."""
    for kind in (*SCHEMAS, *BESIDE):
        text = (EXPECTATIONS / f"{kind}.json").read_text(encoding="utf-8")
        helpers = set(columns(kind)) - set({**SCHEMAS, **BESIDE}[kind].names) - {"row_number"}
        assert [name for name in sorted(helpers) if not re.search(rf'["{{]{name}["}}]', text)] == []


def spoilt(tmp_path: Path, old: str, new: str) -> Path:
    """Return a folder with the suite of risks, one piece of it replaced."""
    text = (EXPECTATIONS / "risks.json").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "risks.json").write_text(text.replace(old, new, 1), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("{", "[", "cannot be read"),
        ('"expectations"', '"expectation"', "KeyError: 'expectations'"),
        ('"column": "id"', '"column": "idd"', "names columns that are not there: ['idd'"),
        ('"kind": "required"', '"kind": "requird"', "Did you mean required?"),
        ('"severity": "critical"', '"severity": "fatal"', "KeyError: 'fatal'"),
        ('"id": "kind-given"', '"id": "id-given"', "the id id-given is used twice"),
        ('"what": "Every row has an id."', '"what": " "', "has a blank note"),
        ('"source": "Input contract"', '"sauce": "Input contract"', "lacks ['source']"),
        ('"expected": "an id"', '"expected": "{ide}"', "['ide']"),
        ('"kind": "required"', '"after": ["later"], "kind": "required"', "comes after ['later']"),
    ],
)
def test_a_spoilt_suite_is_refused_with_its_place(tmp_path: Path, old: str, new: str, part: str) -> None:
    """Whoever edits a suite learns which expectation is wrong and why, without a traceback."""
    with pytest.raises(ParameterFault) as caught:
        load_suite(spoilt(tmp_path, old, new), "risks")

    assert part in str(caught.value)
    assert "expectations/risks.json" in str(caught.value)
    assert caught.value.exit_code == 12


def test_a_missing_suite_is_named(tmp_path: Path) -> None:
    """Without its suite an input is never taken for good."""
    with pytest.raises(ParameterFault, match=r"expectations/risks\.json is missing"):
        load_suite(tmp_path, "risks")
