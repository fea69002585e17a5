"""Standards: grades of the standards for children and outcomes of inspections; no rate or test."""

from yjreport.sections.shared import measure_blocks
from yjreport.sections.standards import grades

__all__ = ["grades", "measure_blocks"]
