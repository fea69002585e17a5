"""Over-representation: children at each decision stage by ethnic group, and relative rates."""

from yjreport.sections.over_representation import disproportionality
from yjreport.sections.shared import breakdowns, family, measure_blocks, targets

__all__ = ["breakdowns", "disproportionality", "family", "measure_blocks", "targets"]
