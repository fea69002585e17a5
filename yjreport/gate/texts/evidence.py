"""Look up the observations that a sentence speaks of: by a reference, by the words of a measure, by an area."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from yjreport.formats import MULTIPLIERS
from yjreport.gate.reading import cells
from yjreport.gate.reading.rows import Row
from yjreport.gate.vocabulary.context import AreaTerms
from yjreport.gate.vocabulary.text_terms import TextTerms
from yjreport.periods import Period
from yjreport.text_patterns.figures import PERCENT, POINTS


@dataclass(frozen=True)
class Point:
    """Hold one figure of a measure: its value, its period, and whether it is of the whole."""

    value: Decimal
    period: Period

    @property
    def words(self) -> str:
        """Return the figure and its period: 27.9 (2022)."""
        return f"{self.value.normalize():f} ({self.period.label})"


class Evidence:
    """
    Answer what the observations of a service say.

    Args:
        terms: the words of the measures, and the observations.
        areas: the role of each area, by the word that a row names it by.
        topics: from the suite: the words of each topic, and the measures of its number and of its rate.
    """

    def __init__(self, terms: TextTerms, areas: Mapping[str, AreaTerms], topics: list[Mapping[str, Any]]) -> None:
        self.terms, self.topics = terms, topics
        self.roles = {key: area.role or ("local" if key == "local" else "") for key, area in areas.items()}
        self._points: defaultdict[tuple[str, str, cells.Breakdown], list[Point]] = defaultdict(list)
        for row in terms.observations:
            self._add(row)

    def _add(self, row: Row) -> None:
        value = value_of(row)
        start, end = cells.day(row.get("period_start")), cells.day(row.get("period_end"))
        period = Period(row.get("period") or "not stated", *((start, end) if start and end else (None, None)))
        measure, area = str(row.get("measure") or ""), str(row.get("area") or "")
        breakdown = cells.breakdown(row.get("breakdown"))
        if value is not None and not row.get("qualifier"):
            self._points[measure, area, breakdown].append(Point(value, period))
        for part in ("numerator", "denominator"):
            if (count := cells.whole(row.get(part))) is not None:
                self._points[f"{measure}.{part}", area, breakdown].append(Point(Decimal(count), period))

    def points(self, measure: str, area: str = "local") -> list[Point]:
        """Return the figures of a measure for an area, those with dates in order; the whole, not its parts."""
        held = self._points.get((measure, area, ()), [])
        return sorted(held, key=lambda point: point.period.order())

    def of_role(self, measure: str, role: str) -> list[Point]:
        """Return the figures of a measure for every area of a role: national, region, family."""
        return [point for area, its in self.roles.items() if its == role for point in self.points(measure, area)]

    def lookup(self, reference: str) -> tuple[Decimal | None, str]:
        """Return the value and the unit of the result that a reference names, as far as observations tell."""
        measure, _, rest = reference.partition(".")
        words = self.terms.measures.get(measure)
        if words is None:
            return None, ""
        parts = rest.split(".")
        if "change" in parts[-1] or "against-" in parts[-1]:
            return None, POINTS if words.unit == PERCENT else PERCENT if words.unit in MULTIPLIERS else words.unit
        held = self.points(measure, parts[0] or "local")
        if len(parts) > 2 or (len(parts) == 2 and parts[1] not in {point.period.slug for point in held}):
            return None, words.unit
        if len(parts) == 2:
            held = [point for point in held if point.period.slug == parts[1]]
        return (held[-1].value if held else None), words.unit

    def topic(self, sentence: str) -> Mapping[str, Any] | None:
        """Return the topic that a sentence speaks of; None where none or more than one is meant."""
        lowered = f" {sentence.lower()} "
        found = [topic for topic in self.topics if any(whole_word(one).search(lowered) for one in topic["words"])]
        hidden = {name for topic in found for name in topic.get("instead_of", ())}
        left = [topic for topic in found if topic["name"] not in hidden]
        return left[0] if len(left) == 1 else None

    def measures(self, topic: Mapping[str, Any], sentence: str) -> list[str]:
        """Return the measures of a topic that a sentence may mean: of its number, of its rate, or both."""
        lowered = sentence.lower()
        number = re.search(r"\bnumbers?\b|\bhow many\b|\bfewer\b", lowered)
        rate = re.search(r"\brates?\b|\bpercentages?\b|\bproportions?\b|\bshares?\b|\bper 1", lowered)
        wanted = [kind for kind, said in (("number", number), ("rate", rate)) if said] or ["number", "rate"]
        return [measure for kind in wanted for measure in topic.get(kind, ())]

    def title(self, measure: str) -> str:
        """Return what a measure is called, or the count of it that is meant."""
        whole, _, part = measure.partition(".")
        words = self.terms.measures.get(whole)
        name = words.title if words else whole
        return f"{name}, {part}" if part else name


def value_of(row: Row) -> Decimal | None:
    """Return the figure of a row: as printed, else from its counts."""
    printed = cells.number(row.get("value"))
    if printed is not None:
        return printed
    top, bottom = cells.whole(row.get("numerator")), cells.whole(row.get("denominator"))
    unit = str(row.get("unit") or "")
    if top is None or not bottom or unit not in MULTIPLIERS:
        return None
    return round(Decimal(top) * MULTIPLIERS[unit] / bottom, 3)


def whole_word(text: str) -> re.Pattern[str]:
    """Return what finds a word, given as part of a regular expression, where it is no part of another."""
    return re.compile(rf"(?<![\w-]){text}(?![\w-])", re.IGNORECASE)
