"""Links to wider services: what the notebook prints, all of it shared with other sections."""

from yjreport.sections.shared import area_context, breakdowns, kpi, measure_blocks

__all__ = ["area_context", "breakdowns", "kpi", "measure_blocks"]
