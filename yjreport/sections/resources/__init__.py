"""Resources: what each partner puts in, what it is spent on, and what changed."""

from yjreport.sections.resources import change, chart, resources
from yjreport.sections.shared import area_context, parts

__all__ = ["area_context", "change", "chart", "parts", "resources"]
