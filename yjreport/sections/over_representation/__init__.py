"""Over-representation: children at each decision stage by ethnic group, and relative rates."""

from yjreport.sections.over_representation import disproportionality
from yjreport.sections.shared import family, parts, split, targets

__all__ = ["disproportionality", "family", "parts", "split", "targets"]
