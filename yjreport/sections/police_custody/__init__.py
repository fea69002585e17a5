"""Police custody: what happened after arrest."""

from yjreport.sections.police_custody import police_custody
from yjreport.sections.shared import parts, split

__all__ = ["parts", "police_custody", "split"]
