"""Resources: what each partner puts in, what it is spent on, what changed; no posts."""

from yjreport.sections.resources import budget, change, chart
from yjreport.sections.shared import area_context, measure_blocks

__all__ = ["area_context", "budget", "change", "chart", "measure_blocks"]
