"""The vocabulary that the suites check against, made of plain dictionaries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True)
class MeasureTerms:
    """
    Hold what the gate needs of a measure.

    Args:
        unit: the unit that its rows must have.
        kind: level or change; only a change may have a base period or a percentage outside 0 to 100.
        decimals: places that a count of it may have; None is none.
    """

    unit: str
    kind: str = "level"
    decimals: int | None = None


@dataclass(frozen=True)
class GateContext:
    """
    Hold the words that inputs may use.

    Args:
        measures: every measure of the catalogue, by id.
        areas: every word that a row may name its area by: local, keys and codes.
        sources: ids of the source register.
        sections: section slugs.
    """

    measures: Mapping[str, MeasureTerms]
    areas: tuple[str, ...]
    sources: tuple[str, ...]
    sections: tuple[str, ...]

    @classmethod
    def from_plain(
        cls,
        *,
        measures: Iterable[Mapping[str, Any]],
        areas: Iterable[str],
        sources: Iterable[str],
        sections: Iterable[str],
    ) -> GateContext:
        """
        Build a context from what parameters hold.

        Args:
            measures: catalogue entries with id, unit, and where they have them kind and decimals.
            areas: keys and codes; `local` is added.
            sources: ids.
            sections: slugs.
        """
        terms = {
            entry["id"]: MeasureTerms(entry["unit"], entry.get("kind") or "level", entry.get("decimals"))
            for entry in measures
        }
        return cls(terms, tuple(dict.fromkeys(["local", *areas])), tuple(sources), tuple(sections))

    def parameters(self) -> dict[str, list[str]]:
        """Return the lists that suites name as `{"$PARAMETER": …}`."""
        return {
            "measures": list(self.measures),
            "areas": list(self.areas),
            "sources": list(self.sources),
            "sections": list(self.sections),
        }
