"""Education, training and employment: all that its notebook prints is in `shared`; no other section's own blocks."""

from yjreport.sections.shared import area_context, breakdowns, kpi, measure_blocks

__all__ = ["area_context", "breakdowns", "kpi", "measure_blocks"]
