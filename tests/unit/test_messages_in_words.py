"""Messages about a workbook name measures and units as its drop-downs do; those about a CSV of ids name the ids."""

from __future__ import annotations

from gate_inputs import EXPECTATIONS

from yjreport.files.tables import Place
from yjreport.gate.suites.faults import Fault
from yjreport.gate.suites.messages import fault_of
from yjreport.gate.suites.suites import load_suite

HEADINGS = {"unit": "Unit (column I)", "period_end": "Period ends (column E)"}
ROW = {
    "measure": "custody_rate_change", "measure_title": "Change in the rate of custodial sentences, as published",
    "unit": "per_1000", "measure_unit": "percent", "period_end": "2024-12-31", "age_words": "29 months before",
    "unit_question": "",
}  # fmt: skip


def told(rule: str, headings: dict[str, str]) -> Fault:
    """Return what one rule says of the row, where the file has these headings."""
    suite = load_suite(EXPECTATIONS, "observations")
    (found,) = [one for one in suite.rules if one.id == rule]
    return fault_of(found, ROW, Place("inputs", 9, headings), ())


def test_a_workbook_is_told_of_its_own_words() -> None:
    """An officer chose "per 1,000" from a list, and never saw per_1000 or custody_rate_change."""
    unit, age = told("unit-of-measure", HEADINGS), told("figure-not-old", HEADINGS)

    assert (unit.column, unit.found) == ("Unit (column I)", '"per 1,000"')
    assert unit.expected == "per cent (%), the unit of Change in the rate of custodial sentences, as published"
    assert "choose the measure that has the unit per 1,000" in unit.next_step
    assert age.found.startswith("Change in the rate of custodial sentences, as published ends on 2024-12-31")


def test_a_file_of_ids_is_told_of_ids() -> None:
    """The analysts' form has the documented columns, and its messages name what stands in them."""
    unit = told("unit-of-measure", {})

    assert (unit.column, unit.found) == ("unit", '"per_1000"')
    assert unit.expected == "percent, the unit of custody_rate_change"
