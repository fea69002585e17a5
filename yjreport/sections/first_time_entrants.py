"""First time entrants: all that its notebook prints is in `shared`; no other section's own blocks."""

from yjreport.sections.shared import breakdowns, family, measure_blocks, targets

__all__ = ["breakdowns", "family", "measure_blocks", "targets"]
