"""Reoffending: how many, how soon, what a change is made of; no offence that was not proven."""

from yjreport.sections.reoffending import cohorts, decomposition
from yjreport.sections.shared import breakdowns, family, measure_blocks, targets

__all__ = ["breakdowns", "cohorts", "decomposition", "family", "measure_blocks", "targets"]
