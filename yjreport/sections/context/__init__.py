"""Context: the children of the area."""

from yjreport.sections.context import population
from yjreport.sections.shared import area_context, parts

__all__ = ["area_context", "parts", "population"]
