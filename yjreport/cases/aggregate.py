"""Aggregate a case-level extract into the observations that plan files and open data give too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from yjreport.cases import words
from yjreport.cases.counted import Cell, Counted, Key, cells, half_up, nothing
from yjreport.cases.extract import Extract
from yjreport.cases.prepared_extract import CARE, NOT_KNOWN, PreparedExtract
from yjreport.cases.rules import RULES, Rule
from yjreport.cases.rules.caseload import IDENTIFIED
from yjreport.cases.rules.custody import LENGTHS, OVER
from yjreport.cases.rules.endings import ABOVE, SCHOOL
from yjreport.cases.rules.indicators import EHCP, SERVICES
from yjreport.cases.rules.needs import LABELS
from yjreport.cases.rules.stages import STAGES
from yjreport.cases.windows import CALENDAR, YEARS, Window, covered, kinds_of, windows_of
from yjreport.config.catalogue import Area, Catalogue
from yjreport.config.measure_schema import Measure
from yjreport.config.schema import Service
from yjreport.errors import ParameterFault
from yjreport.figures.observations import Observation, with_marks
from yjreport.files.entries import area_index, local_area
from yjreport.formats import DECIMALS, MULTIPLIERS, listing
from yjreport.periods import words_of_date

RATES = ("per_100000", "per_10000", "per_1000")
"""The units whose denominator is the population aged 10 to 17."""

ORDER: dict[str, tuple[str, ...]] = {
    "sex": words.SEXES,
    "ethnicity": words.ETHNICITIES,
    "stage": STAGES,
    "tier": tuple(words.TIERS),
    "type": (*words.OUTCOMES, *words.ORDER_TYPES, *words.REMANDS),
    "disposal": words.OUTCOMES,
    "route": (*words.CAUTIONS, "conviction"),
    "order": words.ORDER_TYPES,
    "offence": words.OFFENCE_TYPES,
    "length": (*(label for _, label in LENGTHS), OVER),
    "status": (*words.SUITABLE, *LABELS.values()),
    "moment": ("start", "end"),
    "service": tuple(SERVICES.values()),
    "outcome": words.ARREST_OUTCOMES,
    "reason": words.REASONS_NOT_COMPLETED,
    "partner": words.PARTNERS,
    "care": (*CARE.values(), NOT_KNOWN),
    "age": (SCHOOL, ABOVE, *words.VICTIM_AGES),
    "plan": (EHCP, *IDENTIFIED),
}
"""The order in which the categories of a dimension are printed; others follow by number or in alphabetical order."""


@dataclass(frozen=True)
class _Context:
    """Hold what every figure of one aggregation has in common, and what each rule counted in each window."""

    prepared: PreparedExtract
    service: Service
    areas: dict[str, Area]
    year: str
    source: str
    released: date | None
    counted: dict[tuple[str, Window], Counted | None] = field(default_factory=dict)

    def count(self, rule: Rule, window: Window) -> Counted | None:
        """Return what a rule counts in a window, counted once for all measures and breakdowns."""
        key = (rule.name, window)
        if key not in self.counted:
            self.counted[key] = rule.count(self.prepared, window)
        return self.counted[key]


def aggregate(
    extract: Extract,
    catalogue: Catalogue,
    service: Service,
    year: str,
    cut_off: date,
    *,
    source: str,
    released: date | None = None,
) -> tuple[Observation, ...]:
    """
    Return the observations of every measure of the catalogue that has a counting rule.

    They are for the service and, where it is a joint one, for each of its authorities (the whole only), for the plan
    year and the four before it, calendar years for the rate and number of first time entrants, and quarters
    where the measure has them. A period that the extract does not cover from first day to last is not counted;
    `not_covered` names them. What cannot be counted from a table that is not there is not an observation; zero of
    a table that is there is 0, and a denominator of zero is marked z.

    Args:
        extract: the checked extract.
        catalogue: the measures, with the areas.
        service: whose extract it is.
        year: the plan year reported.
        cut_off: nothing after this day is used, even if the extract holds it.
        source: id of the extract in the source register.
        released: when the extract was made.

    Raises:
        ParameterFault: when a measure names a rule that does not exist.
    """
    context = _Context(
        PreparedExtract(extract, min(extract.ends, cut_off)),
        service,
        area_index(service, catalogue),
        year,
        source,
        released,
    )
    made: list[Observation] = []
    for measure in catalogue.measures.values():
        if measure.rule and "cases" in measure.sources:
            made.extend(_measure(context, measure, _rule(measure)))
    return tuple(made)


def not_covered(extract: Extract, year: str, cut_off: date) -> tuple[str, ...]:
    """Say which plan years and which calendar years an extract covers only in part or not at all, oldest first."""
    until = min(extract.ends, cut_off)
    days = f"{words_of_date(extract.begins)} to {words_of_date(until)}"
    said = []
    for kind in (YEARS, CALENDAR):
        windows = windows_of(year, kind)
        missing = [window.label for window in windows if window not in covered(windows, extract.begins, until)]
        if missing:
            said.append(f"Not counted, because the extract covers {days}: {listing(missing)}.")
    return tuple(said)


def _rule(measure: Measure) -> Rule:
    if measure.rule not in RULES:
        raise ParameterFault(
            f"The measure {measure.id} names the counting rule {measure.rule}, which does not exist.",
            details=[f"rules: {', '.join(sorted(RULES))}"],
            next_step="name one of these in params/measures/, or write it in yjreport/cases/rules/.",
        )
    return RULES[measure.rule]


def _measure(context: _Context, measure: Measure, rule: Rule) -> Iterator[Observation]:
    """Yield a measure's observations: the whole, then each breakdown that the rule has and the catalogue publishes."""
    if not all(context.prepared.extract.has(table) for table in rule.tables):
        return
    published = [tuple(part.strip() for part in text.split(";")) for text in measure.breakdowns]
    for dimensions in [()] * rule.whole + [names for names in published if set(names) <= set(rule.by)]:
        windows = _windows(context, measure, rule, dimensions)
        counted = {window: rows for window in windows if (rows := context.count(rule, window)) is not None}
        yield from _table(context, measure, rule, dimensions, counted)


def _windows(context: _Context, measure: Measure, rule: Rule, dimensions: Sequence[str]) -> list[Window]:
    begins = [day for day in (rule.since, measure.versions[0].in_force_from if measure.versions else None) if day]
    extract, until = context.prepared.extract, context.prepared.until
    every = [window for kind in kinds_of(measure.id, dimensions) for window in windows_of(context.year, kind)]
    return [window for window in covered(every, extract.begins, until) if all(day <= window.start for day in begins)]


def _table(
    context: _Context, measure: Measure, rule: Rule, dimensions: tuple[str, ...], counted: dict[Window, Counted]
) -> Iterator[Observation]:
    """Yield one breakdown over all windows: a category that occurs in one of them is there in all."""
    found = {window: cells(rows, dimensions) for window, rows in counted.items()}
    for key in _categories(found.values(), dimensions):
        for window, rows in counted.items():
            cell = found[window].get(key) or nothing(rows, dimensions)
            breakdown = tuple(zip(dimensions, key, strict=True))
            yield from _observe(context, measure, rule, window, rows, cell, local_area(context.service), breakdown)
    if dimensions or len(context.service.authorities) < 2 or "children" not in rule.tables:
        return
    for authority in context.service.authorities:
        area = context.areas[authority.code]
        for window, rows in counted.items():
            cell = cells(rows, ("authority",)).get((authority.code,)) or nothing(rows, ("authority",))
            yield from _observe(context, measure, rule, window, rows, cell, area, ())


def _categories(found: Iterable[dict[Key, Cell]], dimensions: Sequence[str]) -> list[Key]:
    keys = dict.fromkeys(key for held in found for key in held)
    return sorted(keys, key=lambda key: [_place(*pair) for pair in zip(dimensions, key, strict=True)])


def _place(dimension: str, word: str) -> tuple[int, int, str]:
    order = ORDER.get(dimension, ())
    if word in order:
        return (order.index(word), 0, "")
    return (len(order), int(word), "") if word.isdigit() else (len(order) + 1, 0, word)


def _observe(
    context: _Context,
    measure: Measure,
    rule: Rule,
    window: Window,
    rows: Counted,
    cell: Cell,
    area: Area,
    breakdown: tuple[tuple[str, str], ...],
) -> Iterator[Observation]:
    """Yield the observation of one figure; none for a rate without a population."""
    numerator, denominator, value, note = cell.numerator, cell.denominator, None, rows.note
    if measure.unit in RATES:
        authority = "" if area.role == "local" else area.key
        population = context.prepared.population(window, authority)
        if population is None:
            return
        denominator, of_year = population
        note = " ".join(part for part in (note, _population_note(of_year, window)) if part)
    elif cell.value is not None:
        decimals = measure.decimals if measure.decimals is not None else DECIMALS.get(measure.unit, 0)
        value = half_up(cell.value, decimals)
    elif measure.unit not in MULTIPLIERS and denominator is None:
        numerator, value = None, Decimal(cell.numerator or 0)
    tables = (*rule.tables, *(table for table in rule.optional if context.prepared.extract.has(table)))
    yield Observation(
        measure=measure.id,
        area=area,
        period=window.period,
        base=None,
        breakdown=breakdown,
        numerator=numerator,
        denominator=denominator,
        value=value,
        unit=measure.unit,
        marks=with_marks(rows.marks, *(("z",) if denominator == 0 else ())),
        source=context.source,
        line=f"{', '.join(tables)} ({rule.name})",
        note=note,
        qualifier="at least" if cell.least else "",
        released=context.released,
    )


def _population_note(of_year: int, window: Window) -> str:
    if of_year == window.population_year:
        return f"Population: estimate for the middle of {of_year}."
    return f"Population: estimate for the middle of {of_year}, the latest that the extract holds for the period."
