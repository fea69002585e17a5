"""What the rules about texts need to know of a service: its measures' words, its figures, its terms and names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from yjreport.gate.reading.rows import Row


@dataclass(frozen=True)
class MeasureWords:
    """Hold what a measure is called, its unit, whether it is a change, and whether low or high is good."""

    title: str = ""
    subject: str = ""
    section: str = ""
    unit: str = ""
    kind: str = "level"
    polarity: str = ""


@dataclass(frozen=True)
class TextTerms:
    """
    Hold what the rules about texts are tested against.

    Args:
        measures: the words of each measure, by id.
        observations: the rows of the service's observations, as their table has them.
        terms: the service's own abbreviations, with their meanings.
        names: the names of the service and of its authorities.
    """

    measures: Mapping[str, MeasureWords] = field(default_factory=dict)
    observations: tuple[Row, ...] = field(default=(), repr=False)
    terms: Mapping[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()

    @classmethod
    def from_plain(
        cls,
        *,
        measures: Iterable[Mapping[str, Any]] = (),
        observations: Iterable[Mapping[str, Any]] = (),
        terms: Mapping[str, str] | None = None,
        names: Iterable[str] = (),
    ) -> TextTerms:
        """
        Build the terms from what parameters and tables hold.

        Args:
            measures: catalogue entries with id, title, subject, section, unit, kind and polarity.
            observations: rows; a blank cell may be "" or None.
            terms: meanings by abbreviation.
            names: of the service and its authorities.
        """
        parts = ("title", "subject", "section", "unit", "kind", "polarity")
        return cls(
            {
                entry["id"]: MeasureWords(**{part: str(entry[part]) for part in parts if entry.get(part)})
                for entry in measures
            },
            tuple({name: (cell if cell != "" else None) for name, cell in row.items()} for row in observations),
            dict(terms or {}),
            tuple(name for name in names if name),
        )
