"""Reoffending: how many, how soon, and what a change is made of."""

from yjreport.sections.reoffending import cohorts, decomposition
from yjreport.sections.shared import breakdowns, family, measure_blocks, targets

__all__ = ["breakdowns", "cohorts", "decomposition", "family", "measure_blocks", "targets"]
