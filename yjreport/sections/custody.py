"""Use of custody: what the notebook prints, all of it shared with other sections."""

from yjreport.sections.shared import parts, split

__all__ = ["parts", "split"]
