"""Actions: the tracker, and how the actions stand; no figure of a measure."""

from yjreport.sections.actions import standing, tracker

__all__ = ["standing", "tracker"]
