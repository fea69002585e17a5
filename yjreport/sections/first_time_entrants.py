"""First time entrants: what the notebook prints, all of it shared with other sections."""

from yjreport.sections.shared import family, parts, split, targets

__all__ = ["family", "parts", "split", "targets"]
