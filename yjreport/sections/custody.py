"""Use of custody: all that its notebook prints is in `shared`; no other section's own blocks."""

from yjreport.sections.shared import breakdowns, measure_blocks

__all__ = ["breakdowns", "measure_blocks"]
