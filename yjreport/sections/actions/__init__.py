"""Actions: the tracker, and how the actions stand."""

from yjreport.sections.actions import standing, tracker

__all__ = ["standing", "tracker"]
