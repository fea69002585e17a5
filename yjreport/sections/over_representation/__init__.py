"""Over-representation: children at each stage by ethnic group, and relative rates; no other breakdown."""

from yjreport.sections.over_representation import disproportionality
from yjreport.sections.shared import breakdowns, family, measure_blocks, targets

__all__ = ["breakdowns", "disproportionality", "family", "measure_blocks", "targets"]
