"""Context: the children of the area."""

from yjreport.sections.context import population
from yjreport.sections.shared import area_context, measure_blocks

__all__ = ["area_context", "measure_blocks", "population"]
