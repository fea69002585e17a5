"""
Counting rules over case-level data: one small function for each, registered by the name that the catalogue uses.

A rule says which rows are counted; `yjreport.cases.aggregate` sums them up by period, area and category. To add one,
write a function with the decorator `counts` in the module of its subject, with its definition and citation, and
name it under `rule` in the entry of the measure.
"""

from __future__ import annotations

from yjreport.cases.rules import (
    caseload,
    custody,
    entrants,
    indicators,
    needs,
    partners,
    police,
    remands,
    reoffending,
    stages,
    violence,
)
from yjreport.cases.rules.registry import RULES, Rule

__all__ = [
    "RULES",
    "Rule",
    "caseload",
    "custody",
    "entrants",
    "indicators",
    "needs",
    "partners",
    "police",
    "remands",
    "reoffending",
    "stages",
    "violence",
]
