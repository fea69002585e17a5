"""Use of custody: what the notebook prints, all of it shared with other sections."""

from yjreport.sections.shared import breakdowns, measure_blocks

__all__ = ["breakdowns", "measure_blocks"]
