"""First time entrants: what the notebook prints, all of it shared with other sections."""

from yjreport.sections.shared import breakdowns, family, measure_blocks, targets

__all__ = ["breakdowns", "family", "measure_blocks", "targets"]
