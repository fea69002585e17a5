"""The gate of open data: one suite over every tidy file, in one run."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from gate_inputs import CONTEXT, EXPECTATIONS, LOOKUPS, Row

from yjreport.checking.page import checks_html
from yjreport.errors import GateFailed
from yjreport.gate.gate import GateOutcome
from yjreport.gate.open_data import KIND, prepare_open
from yjreport.gate.open_data_check import FOLDER, read_open_frames, run_open_gate
from yjreport.gate.record import checks_json
from yjreport.gate.suites.columns import columns
from yjreport.gate.suites.faults import exit_code
from yjreport.gate.suites.suites import load_suite
from yjreport.gate.vocabulary.context import SourceTerms
from yjreport.gate.vocabulary.lookups import load_lookups
from yjreport.open_data.service_observations.tidy_files import COLUMNS
from yjreport.paths import Project

pd = pytest.importorskip("pandas")

YEAR = {"period": "Year ending December 2022", "period_start": "2022-01-01", "period_end": "2022-12-31"}


def row(measure: str = "fte_rate", unit: str = "per_100000", **cells: str) -> Row:
    """Return one tidy row: a rate of 143 in Exampleton unless something else is said."""
    usual = {"measure": measure, "unit": unit, "area": "E06000016", "value": "143", "place": "FirstYJS", **YEAR}
    return {**dict.fromkeys(COLUMNS, ""), **usual, **cells}


def share(**cells: str) -> Row:
    """Return 42 of 130."""
    return row("reoffending_binary", "percent", **{"numerator": "42", "denominator": "130", "value": "32.3", **cells})


def implied(**cells: str) -> Row:
    """Return a rate with the count that it and a population of 35,000 imply."""
    counts = {"numerator": "50", "denominator": "35000", "implied": "yes", "marks": "e"}
    return row(**{**counts, **cells})


def over(measure: str, unit: str, values: dict[str, str]) -> list[Row]:
    """Return one measure in several areas."""
    return [row(measure, unit, area=area, value=value) for area, value in values.items()]


@dataclass(frozen=True)
class Case:
    """Hold the rows of one file, the check that must refuse it, where, and pieces of its message."""

    rows: list[Row]
    check: str
    at: int
    column: str
    code: int
    parts: tuple[str, ...]
    severity: str = "error"


def error(rows: Row | list[Row], check: str, column: str, code: int, *parts: str, at: int = 2) -> Case:
    """Return a file that stops the import."""
    return Case(rows if isinstance(rows, list) else [rows], check, at, column, code, parts)


THREE = {"E06000016": "150", "E06000091": "140", "E06000092": "160"}

CASES: dict[str, Case] = {
    "no-measure": error(row(measure=""), "measure-given", "measure", 30, "a blank cell"),
    "no-area": error(row(area=""), "area-given", "area", 30, "a blank cell"),
    "no-period": error(row(period=""), "period-given", "period", 30, "a blank cell"),
    "no-place": error(row(place=""), "place-given", "place", 30, "a blank cell"),
    "unknown-measure": error([row(measure="fte_rat"), row(measure="fte_rat", area="E06000091")], "measure-known",
        "measure", 36, '"fte_rat" in 2 rows', "Did you mean fte_rate"),
    "area-by-name": error(row(area="Exampleton"), "area-code", "area", 36, '"Exampleton"', "such as E06000016"),
    "former-code": error(row(area="E06000900"), "area-known", "area", 36,
        "E06000900 is a former code of Exampleton; the current one is E06000016", "a current authority"),
    "unknown-code": error(row(area="E06000099"), "area-known", "area", 36, '"E06000099"', "services.csv"),
    "another-unit": error(row(unit="per_10000"), "unit-of-measure", "unit", 36, "per_100000, the unit of fte_rate"),
    "a-rate-as-percent": error(row(unit="percent"), "rate-not-percent", "unit", 36, "percent on a rate"),
    "publisher-s-marks": error(row(value="", marks=":"), "marks-known", "marks", 36, '":"'),
    "a-dash": error(row(value="-"), "value-number", "value", 36, "leave the cell blank"),
    "half-a-child": error(row("fte_number", "count", value="4.5"), "value-whole", "value", 36, "a whole number"),
    "a-comma": error(share(denominator="1,300", value=""), "denominator-whole", "denominator", 36, "is it 1300?"),
    "one-day": error(row(period_end=""), "period-both-days", "period_start, period_end", 30, "both days"),
    "days-by-slashes": error(row(period_end="31/12/2022"), "period_end-date", "period_end", 36, "is it 2022-12-31?"),
    "days-backwards": error(row(period_start="2022-12-31", period_end="2022-01-01"), "period-order",
        "period_start, period_end", 34, "swap the two days"),
    "nothing-of-nothing": error(share(numerator="0", denominator="0", value="100"), "nothing-of-nothing",
        "value, marks", 33, "0 of 0 with the value 100", "mark z"),
    "over-zero": error(share(denominator="0"), "denominator-positive", "denominator", 33, "1 or more"),
    "more-than-all": error(share(denominator="40", value=""), "numerator-within", "denominator", 33, "at least 42"),
    "above-100": error(share(value="138", numerator="", denominator=""), "percent-in-range", "value", 32, "0 to 100"),
    "negative": error(row(value="-3"), "not-negative", "value", 30, "0 or more"),
    "no-figure": error(row(value=""), "figure-given", "value", 30, "no figure and no mark"),
    "x-and-a-figure": error(row(marks="x"), "no-figure-under-mark", "marks", 30, "x beside the value 143"),
    "ages-0-to-17": error(row(numerator="50", denominator="78300"), "figure-of-counts", "value", 30,
        "64, which 50 over 78300 gives", "the ages of the population"),
    "implied-no-mark": error(implied(marks=""), "implied-complete", "implied", 30, "without the mark e"),
    "implied-no-count": error(implied(numerator="", denominator=""), "implied-complete", "implied", 30,
        "without numerator, denominator"),
    "implied-before-2021": error(implied(period="2019", period_start="2019-01-01", period_end="2019-12-31"),
        "implied-since-2021", "implied", 30, "implied counts for 2019"),
    "implied-otherwise": error(implied(numerator="51"), "implied-is-product", "numerator", 30,
        "50, which 143 per_100000 of 35000 gives"),
    "implied-by-another-word": error(implied(implied="true"), "implied-known", "implied", 36, "yes, or a blank cell"),
    "twice": error([row(), row(area="E06000091"), row(note="again")], "row-once", "measure", 31,
        "which row 2 has already", at=4),
    "contradicted": error([row(), row(value="144")], "row-not-contradicted", "value", 31, "value 144 against 143",
        at=3),
    "twice-in-another-order": error([share(breakdown="sex=girls; age=10"), share(breakdown="age=10; sex=girls")],
        "row-once", "measure", 31, "which row 2 has already", at=3),
    "a-sum-of-rates": error(over("fte_rate", "per_100000", {**THREE, "E12000004": "450"}), "whole-within-members",
        "value", 30, "450 for E12000004", "140 to 160, the range of its 3 members in the file, in rows 2 to 4",
        "refuse the figure", at=5),
    "a-country-of-regions": error(
        over("fte_rate", "per_100000", {"E12000004": "150", "E12000005": "140", "E12000007": "160", "E12000008": "120",
                                        "E92000001": "570"}), "whole-within-members", "value", 30, "120 to 160", at=6),
    "a-count-too-small": error(over("fte_number", "count", {**THREE, "E12000004": "300"}), "count-is-sum", "value", 30,
        "300 for E12000004", "450, the sum of its 3 members", at=5),
    "not-registered": error([row(), row(area="E06000091")], "source-registered", "source", 36,
        "no open source not-registered", "register the vintage"),
    "a-plan-s-source": error(row(), "source-registered", "source", 36, "of kind open"),
}  # fmt: skip

ACCEPTED: dict[str, list[Row]] = {
    "rates": [row(), row(area="E06000091"), row(period="2021", period_start="2021-01-01", period_end="2021-12-31")],
    "implied": [implied()],
    "marks": [row(value="", marks="x"), row("fte_number", "count", value="", marks="c")],
    "nobody": [share(numerator="0", denominator="0", value="", marks="z")],
    "fine": [row(value="0.326543306123")],
    "change": [row("fte_rate_change", "percent", value="-31.2")],
    "rounded": [share(numerator="120", denominator="4680", value="2")],
    "within": over("fte_rate", "per_100000", {**THREE, "E12000004": "151", "W92000004": "900"}),
    "summed": over("fte_number", "count", {**THREE, "E12000004": "450"}),
    "undated": [row(period="May 2025", period_start="", period_end="")],
    "parts": [share(breakdown="sex=girls"), share(breakdown="sex=boys"), share()],
}
"""Files in which nothing must be found."""

SOURCES = {
    **{name: SourceTerms("open", "a record") for name in (*CASES, *ACCEPTED) if name != "not-registered"},
    "a-plan-s-source": SourceTerms("plan"),
}


def outcome_of(files: dict[str, Iterable[Row]]) -> GateOutcome:
    """Return what the gate finds in some files."""
    frames = {name: pd.DataFrame(list(rows), columns=list(COLUMNS)) for name, rows in files.items()}
    return run_open_gate(frames, replace(CONTEXT, sources=SOURCES), expectations=EXPECTATIONS)


@pytest.fixture(scope="module")
def outcome() -> GateOutcome:
    """Return what the gate finds in all files at once."""
    return outcome_of({**{name: case.rows for name, case in CASES.items()}, **ACCEPTED})


@pytest.mark.parametrize("name", CASES)
def test_a_spoilt_row_is_refused_at_its_root(outcome: GateOutcome, name: str) -> None:
    """One mistake gives one fault, in its file and row, in words."""
    case = CASES[name]

    found = [fault for fault in outcome.faults if fault.file == f"{FOLDER}/{name}.csv"]

    assert [(fault.check, fault.row, fault.severity) for fault in found] == [(case.check, case.at, case.severity)]
    message = f"{found[0].column}: found {found[0].found}; expected {found[0].expected}; next {found[0].next_step}"
    assert found[0].column == case.column
    assert [part for part in case.parts if part not in message] == [], message
    assert exit_code(found) == case.code


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_right_file_is_left_alone(outcome: GateOutcome, name: str) -> None:
    """What a publisher may rightly print is neither refused nor questioned."""
    assert [fault for fault in outcome.faults if fault.file == f"{FOLDER}/{name}.csv"] == []


def test_the_outcome_is_that_of_the_other_gate(outcome: GateOutcome) -> None:
    """Files, faults and checks are recorded alike, so that the same page and record show them."""
    assert [file.rows for file in outcome.files] == [len(rows) for rows in (*(c.rows for c in CASES.values()),
                                                                            *ACCEPTED.values())]  # fmt: skip
    assert {record.check for record in outcome.checked} == {rule.id for rule in load_suite(EXPECTATIONS, KIND).rules}
    assert checks_json(outcome)["result"] == "failed"
    assert "Checks of open" in checks_html(outcome, "Open data")
    with pytest.raises(GateFailed, match="The inputs have"):
        outcome.raise_if_errors()


def test_no_file_at_all_is_not_an_error() -> None:
    """A project without open data has nothing to refuse."""
    assert outcome_of({}).faults == ()


def test_a_whole_outside_a_few_of_its_members_is_a_warning() -> None:
    """While most members are missing, the range that is there may be too narrow."""
    names = {f"E0600010{number}": f"Town {number}" for number in range(9)}
    context = replace(
        CONTEXT,
        sources=SOURCES,
        lookups=replace(LOOKUPS, names=names, regions=dict.fromkeys(names, "E12000004")),
    )
    rows = over("fte_rate", "per_100000", {"E06000100": "150", "E06000101": "140", "E06000102": "145",
                                           "E12000004": "700"})  # fmt: skip

    found = run_open_gate({"rates": pd.DataFrame(rows)}, context, expectations=EXPECTATIONS).faults

    assert [(fault.check, fault.severity) for fault in found] == [("whole-near-members", "warning")]
    assert "its 3 of 9 members in the file" in found[0].expected


def test_a_prepared_frame_has_every_column_that_the_suite_may_name() -> None:
    """Helper columns are there even where they apply to no row, and each is used by a rule or a message."""
    frame = prepare_open({"rates": pd.DataFrame([row()])}, CONTEXT, load_suite(EXPECTATIONS, KIND).settings)
    text = (EXPECTATIONS / "open.json").read_text(encoding="utf-8")
    helpers = set(columns(KIND)) - set(COLUMNS) - {"row_number", "file_row"}

    assert tuple(frame.columns) == columns(KIND)
    assert [name for name in sorted(helpers) if f'"{name}"' not in text and f"{{{name}}}" not in text] == []
    assert json.loads(text)["name"] == KIND


def test_files_are_read_as_texts(tmp_path: Path) -> None:
    """A blank cell stays blank, a code keeps its zeros, and the hash is that of the bytes."""
    folder = tmp_path / FOLDER
    folder.mkdir(parents=True)
    pd.DataFrame([row(value="", marks="x")], columns=list(COLUMNS)).to_csv(folder / "rates.csv", index=False)

    frames = read_open_frames(Project(tmp_path))

    assert list(frames) == ["rates"]
    assert frames["rates"].loc[0, "value"] == ""
    assert len(frames["rates"].attrs["sha256"]) == 64


def test_the_lookups_are_read_where_they_are(tmp_path: Path) -> None:
    """Authorities, their regions and former codes come from the project's lookups; without them there are none."""
    (tmp_path / "services.csv").write_text(
        "service,slug,authority_code,authority_name,authority_slug,region_code,country,police_area\n"
        "Exampleton,exampleton,E06000016,Exampleton,exampleton,E12000004,England,X\n"
        "Pell,pell,W06000091,Cwm Pell,cwm-pell,,Wales,Y\n"
    )
    (tmp_path / "former_codes.csv").write_text("former,current,name\nE06000900,E06000016,Exampleton\n")

    lookups = load_lookups(tmp_path)

    assert lookups.names == {"E06000016": "Exampleton", "W06000091": "Cwm Pell"}
    assert lookups.members("E12000004") == lookups.members("E92000001") == {"E06000016"}
    assert lookups.members("W92000004") == {"W06000091"}
    assert lookups.former == {"E06000900": ("E06000016", "Exampleton")}
    assert load_lookups(tmp_path / "none").names == {}
