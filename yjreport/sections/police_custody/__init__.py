"""Police custody: what happened after arrest; no remand by a court."""

from yjreport.sections.police_custody import arrest_outcomes
from yjreport.sections.shared import breakdowns, measure_blocks

__all__ = ["arrest_outcomes", "breakdowns", "measure_blocks"]
