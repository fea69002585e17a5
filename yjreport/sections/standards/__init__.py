"""Standards: how the service's standards and inspections stand."""

from yjreport.sections.shared import parts
from yjreport.sections.standards import standards

__all__ = ["parts", "standards"]
