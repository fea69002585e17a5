"""A small good set of inputs for the tests of the readers and of the gate, and ways to spoil it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from yjreport.files.columns import SCHEMAS
from yjreport.files.tables import Table, read_table
from yjreport.gate.gate import GateOutcome, run_gate
from yjreport.gate.vocabulary.context import AreaTerms, GateContext, SourceTerms
from yjreport.gate.vocabulary.lookups import Lookups
from yjreport.paths import Project

EXPECTATIONS = Path(__file__).resolve().parents[1] / "expectations"

Row = dict[str, str]

# Authorities that do not exist, in regions that do.
LOOKUPS = Lookups(
    names={"E06000016": "Exampleton", "E06000091": "Nextborough", "E06000092": "Farborough", "W06000091": "Cwm Pell"},
    regions={"E06000016": "E12000004", "E06000091": "E12000004", "E06000092": "E12000004"},
    former={"E06000900": ("E06000016", "Exampleton"), "E06000901": ("E06000091", "Nextborough")},
)

AREAS = {
    "local": AreaTerms("Exampleton and Nextborough", "", "local"),
    "family": AreaTerms("the service's own family", "", "family"),
    "england": AreaTerms("England", "E92000001", "national"),
    "england-and-wales": AreaTerms("England and Wales", "K04000001", "national"),
    "east-midlands": AreaTerms("East Midlands", "E12000004", "region"),
    "west-midlands": AreaTerms("West Midlands", "E12000005", "region"),
    "london": AreaTerms("London", "E12000007", "region"),
    "south-east": AreaTerms("South East", "E12000008", "region"),
    "E06000016": AreaTerms("Exampleton", "E06000016", "member"),
    "E06000091": AreaTerms("Nextborough", "E06000091", "member"),
}

SOURCES = {
    "a-plan": SourceTerms("plan"),
    "annual-report": SourceTerms("plan"),
    "open-data": SourceTerms("open"),
    "pnc-2023": SourceTerms("open", "Police National Computer"),
    "pnc-2024": SourceTerms("open", "Police  national computer; by home address"),
    "tracker": SourceTerms("local", "case management system"),
}

CONTEXT = GateContext.from_plain(
    measures=[
        {"id": "reoffending_binary", "unit": "percent"},
        {"id": "reoffences", "unit": "count"},
        {"id": "reoffences_per_reoffender", "unit": "ratio", "decimals": 2},
        {"id": "custodial_sentences", "unit": "count", "kind": "level"},
        {"id": "children_sentenced_to_custody", "unit": "count"},
        {"id": "custody_rate", "unit": "per_1000", "decimals": 2, "denominator": "children aged 10 to 17"},
        {"id": "fte_rate", "unit": "per_100000", "denominator": "children aged 10 to 17"},
        {"id": "fte_number", "unit": "count"},
        {"id": "population_10_17", "unit": "count"},
        {"id": "relative_rate_index", "unit": "ratio", "decimals": 2},
        {"id": "remand_nights_median", "unit": "nights"},
        {"id": "fte_rate_change", "unit": "percent", "kind": "change"},
        {"id": "looked_after_rate", "unit": "per_10000"},
        {"id": "police_custody_outcome", "unit": "percent"},
        {"id": "children_worked_with", "unit": "count"},
        {"id": "remand_budget", "unit": "gbp"},
        {"id": "posts", "unit": "count", "decimals": 1},
        {"id": "plan_due", "unit": "date"},
        {"id": "standard_grade", "unit": "text"},
    ],
    areas=AREAS,
    sources=SOURCES,
    sections=["reoffending", "custody"],
    lookups=LOOKUPS,
)

YEAR_2020 = {"period": "January to December 2020", "period_start": "2020-01-01", "period_end": "2020-12-31"}
YEAR_2019 = {"period": "January to December 2019", "period_start": "2019-01-01", "period_end": "2019-12-31"}


def observation(its_measure: str, its_unit: str, /, **cells: str) -> Row:
    """Return one row of observations; what is not said is blank, local and from the plan."""
    blank = dict.fromkeys(SCHEMAS["observations"].names, "")
    usual = {"measure": its_measure, "unit": its_unit, "area": "local", "source": "a-plan", "line": "1"}
    return {**blank, **usual, **cells}


def outcome_row(part: str, numerator: str, value: str = "", **cells: str) -> Row:
    """Return one outcome of 959 arrests."""
    usual = {"breakdown": f"outcome={part}", "numerator": numerator, "denominator": "959", "value": value}
    return observation("police_custody_outcome", "percent", **{**usual, **YEAR_2020, **cells})


def money(table: str, agency: str, columns: str, row: str = "item", **cells: str) -> Row:
    """Return one row of a budget from its four amounts, separated by commas."""
    names = ("staffing", "payments_in_kind", "other_delegated", "total")
    amounts = dict(zip(names, columns.split(","), strict=True))
    place = {"table": table, "row": row, "agency": agency, "label": agency.replace("_", " ").capitalize()}
    return {**place, **amounts, "marks": "", "source": "a-plan", "line": "9", "note": "", **cells}


def register(register_kind: str, /, **cells: str) -> Row:
    """Return one row of a register; what is not said is blank."""
    return {**dict.fromkeys(SCHEMAS[register_kind].names, ""), "source": "a-plan", "line": "3", **cells}


def good() -> dict[str, list[Row]]:
    """Return a set of inputs in which the gate finds nothing at all."""
    return {
        "observations": [
            observation("reoffending_binary", "percent", numerator="42", denominator="130", value="32.3",
                **YEAR_2020),
            observation("reoffending_binary", "percent", numerator="40", denominator="187", value="21.4",
                **YEAR_2019),
            observation("reoffences", "count", value="222", **YEAR_2020),
            observation("reoffences_per_reoffender", "ratio", numerator="222", denominator="42",
                value="5.29", **YEAR_2020),
            observation("custody_rate", "per_1000", value="0.06", period="not stated", area="family"),
            observation("custodial_sentences", "count", value="5", period="2019-20"),
            observation("children_sentenced_to_custody", "count", value="4", period="2019-20"),
            observation("fte_rate_change", "percent", value="-31.2", base_period="the year before",
                **YEAR_2020),
            observation("looked_after_rate", "per_10000", numerator="741", denominator="115928",
                value="63.9", **YEAR_2020),
            outcome_row("bailed", "649", "67.7"),
            outcome_row("charged", "41", "4.3"),
            outcome_row("detained for court", "44", "4.6"),
            outcome_row("not stated", "225", marks="e", note="What is left of 959."),
            observation("remand_budget", "gbp", value="121691", period="2019-20",
                        period_start="2019-04-01", period_end="2020-03-31"),
            observation("posts", "count", value="0.5", period="not stated", breakdown="post=nurse"),
            observation("plan_due", "date", value="2024-06-30", period="not stated"),
            observation("standard_grade", "text", value="good, mostly", period="not stated"),
            observation("reoffending_binary", "percent", marks="x", period="not stated", area="england"),
        ],
        "budget": [
            money("contributions", "police", "100,,20,120"),
            money("contributions", "health", ",30,,30"),
            money("contributions", "welsh_government", ",,,0"),
            money("contributions", "other", ",,,"),
            money("contributions", "total", "100,30,20,150", "total"),
            money("expenditure", "employee", ",,,140"),
            money("expenditure", "ict", ",,,10"),
            money("expenditure", "total", ",,,150", "total"),
            money("other_funding", "health", ",,,56000"),
        ],
        "actions": [
            register("actions", id="a1", kind="action", action="Review each child", lead="service manager",
                     target="end of March 2024", target_date="2024-03-31", status="on track",
                     impact="not stated"),
            register("actions", id="a2", kind="commitment", action="Work together", status="not stated",
                     impact="not stated"),
        ],
        "risks": [register("risks", id="r1", kind="register", risk="The grant is confirmed late",
            rating="C3")],
        "standards": [
            register("standards", framework="Standards 2019", standard="At court", grade="good",
                state="result",
                     period="October 2023", period_start="2023-10-01", period_end="2023-10-31"),
            register("standards", framework="Inspection", standard="Full inspection", state="pending"),
        ],
        "notes": [
            register("notes", id="n1", check="DQ06", section="custody", kind="gap",
                summary="No period is printed.")
        ],
    }  # fmt: skip


def csv_bytes(kind: str, rows: list[Row]) -> bytes:
    """Return rows as the bytes of a CSV file."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, SCHEMAS[kind].names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def table_of(folder: Path, kind: str, rows: list[Row]) -> Table:
    """Write rows as a file of a project in a folder, and read it."""
    path = folder / "data" / "plans" / "exampleton" / "2024-25" / f"{kind}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(csv_bytes(kind, rows))
    return read_table(path, SCHEMAS[kind], Project(folder))


def gate(folder: Path, **inputs: list[Row]) -> GateOutcome:
    """Run the gate over some kinds of input."""
    tables = [table_of(folder, kind, rows) for kind, rows in inputs.items()]
    return run_gate(tables, CONTEXT, expectations=EXPECTATIONS)
