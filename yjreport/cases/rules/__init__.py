"""
Counting rules over case-level data, each under the name that the catalogue uses; sums belong to `cases.aggregate`.

A rule says which rows are counted. To add one, write a function with the decorator `counts` in the module of its
subject, with its definition and citation (or name it in a table there, with `add_rule`, where several have one shape),
and name it under `rule` in the entry of the measure.
"""

from __future__ import annotations

from yjreport.cases.rules import (  # noqa: F401  importing a module adds its rules
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

__all__ = ["RULES", "Rule"]
