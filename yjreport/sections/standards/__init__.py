"""Standards: how the service's standards and inspections stand."""

from yjreport.sections.shared import measure_blocks
from yjreport.sections.standards import grades

__all__ = ["grades", "measure_blocks"]
