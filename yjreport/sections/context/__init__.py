"""Context: the children of the area; no figure of offending."""

from yjreport.sections.context import population
from yjreport.sections.shared import area_context, measure_blocks

__all__ = ["area_context", "measure_blocks", "population"]
