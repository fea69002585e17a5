"""Tables of results: levels by period and area, and differences with their judgement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yjreport.blocks.model import Cell, Column, Row, Table, marks_text
from yjreport.judgement import SAME, UNTESTED, labelled
from yjreport.periods import short_labels
from yjreport.series import FEW_PERIODS, PARTS
from yjreport.wording import breakdown_words, capital, limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yjreport.blocks.model import SourceLine
    from yjreport.config.schema import Measure
    from yjreport.differences import Difference
    from yjreport.results import Result
    from yjreport.series import Series

NOT_AVAILABLE = Cell("[x]", None, ())
NOT_APPLICABLE = Cell("[z]", None, ())

SHORTEST_YEAR = 300
SENTENCES = re.compile(r"(?<=\.) (?=[A-Z])")
MOST_NAMED = 4

EXPLAINED: dict[str, str] = {
    "Count implied by": "[e] Counts are implied by the published figure and its population; they serve for intervals "
    "and for adding up, and the figure itself is as published.",
    "The counts are implied by": "[e] Counts are implied by published rates and populations.",
    "Population: estimate for": "Populations are the estimates for the middle of each year.",
    "Whole counts from": "",
    "No whole count gives": "",
    "Revised:": "[r] Revised since an earlier release.",
}
"""How sentences of the importer's notes begin that are the same for many figures, and what is said once instead."""

UNIT_WORDS: dict[str, str] = {
    "percent": "Percentage",
    "per_100000": "Rate per 100,000",
    "per_10000": "Rate per 10,000",
    "per_1000": "Rate per 1,000",
    "count": "Number",
    "gbp": "Pounds",
    "nights": "Nights",
    "ratio": "Ratio",
}
"""Headings of the column that holds the figure."""

HEADINGS: dict[str, str] = {"years ending December": "Year ending December", "years ending March": "Financial year"}
"""Headings of a column of whole years, by what their short labels stand for."""


def levels_table(
    series: Sequence[Series],
    *,
    id: str,
    section: str,
    caption: str,
    sources: tuple[SourceLine, ...],
    named: bool = False,
) -> Table:
    """
    Return a table of the results of one measure or of several, one row for each area, category and period.

    A column that would be empty in every row is left out, and so is the area where there is only one.
    `named` names the measure in each row, as it must where the caption does not. One measure over many periods
    has a column for each area instead of a row; its authorities are in a table of their own (`parts_table`).
    """
    if len(series) == 1 and not named and _long(series[0]):
        return _wide_table(series[0], id=id, section=section, caption=caption, sources=sources)
    pairs = [(one.measure, item) for one in series for item in (*one.local, *one.others)]
    results = [item for _, item in pairs]
    single = series[0].measure if len(series) == 1 and not named else None
    columns = [] if single else [Column("measure", "Measure", header=True)]
    if len({item.area for item in results}) > 1:
        columns.append(Column("area", "Area", header=True))
    if single and any(item.breakdown for item in results):
        columns.append(Column("category", "Category", header=True))
    cohort = all(one.measure.cohort for one in series)
    columns.append(Column("period", "Cohort" if cohort else "Period", header=single is not None))
    if _worth(single, [item.base is not None for item in results]):
        columns.append(Column("base", "Measured from"))
    if _worth(single, [item.numerator is not None for item in results]):
        names = (capital(single.numerator), capital(single.denominator)) if single else ("Number", "Out of")
        columns += [Column("numerator", names[0], align="right"), Column("denominator", names[1], align="right")]
    columns.append(Column("value", _value_heading(single), align="right"))
    if _worth(single, [item.interval is not None for item in results]):
        columns.append(Column("interval", "95% interval", align="right"))
    rows = tuple(Row(_pick(_level_cells(measure, item), columns)) for measure, item in pairs)
    return Table(id, section, caption, tuple(columns), rows, _notes(pairs, single=single is not None), sources)


def _long(series: Series) -> bool:
    """Tell whether a measure has so many periods and areas that areas are better read as columns."""
    periods = {item.period for item in series.local}
    return len(periods) > FEW_PERIODS and bool(series.others) and not any(item.base for item in series.results)


def _wide_table(
    series: Series, *, id: str, section: str, caption: str, sources: tuple[SourceLine, ...], parts: bool = False
) -> Table:
    """Return one row for each category and period of the service, the other areas beside it."""
    measure = series.measure
    others = [item for item in series.others if (item.area.role in PARTS) == parts]
    areas = {item.area.key: item.area.name.partition(" (pooled")[0] for item in others}
    shown = {(key, item.breakdown, _days(item)): item for key in areas for item in others if item.area.key == key}
    columns = [Column("category", "Category", header=True)] if any(item.breakdown for item in series.local) else []
    own = _by_kind_of_year(series.local)
    labels, told = short_labels([item.period for item in own])
    heading = HEADINGS.get(told, "Date" if told else "Cohort" if measure.cohort else "Period")
    columns.append(Column("period", heading, header=True))
    if not parts and any(item.numerator is not None for item in series.local):
        columns += [
            Column("numerator", capital(measure.numerator), align="right"),
            Column("denominator", capital(measure.denominator), align="right"),
        ]
    local = series.local[0].area.name
    columns.append(Column("value", f"{local}, the whole" if parts else local, align="right"))
    if not parts and any(item.interval for item in series.local):
        columns.append(Column("interval", "95% interval", align="right"))
    columns += [Column(f"area-{number}", capital(name), align="right") for number, name in enumerate(areas.values())]
    rows = []
    for item, label in zip(own, labels, strict=True):
        cells = _level_cells(measure, item)
        day = item.period.words if heading == "Date" else capital(label)
        cells |= {"period": Cell(day), "value": _bare_cell(item)}
        for number, key in enumerate(areas):
            other = shown.get((key, item.breakdown, _days(item)))
            cells[f"area-{number}"] = _bare_cell(other) if other else NOT_AVAILABLE
        rows.append(Row(_pick(cells, columns)))
    told_of = others if parts else [item for item in others if item.note.startswith("Pooled")]
    pairs = [(measure, item) for item in (*series.local, *told_of)]
    median = measure.counts.startswith("median") or (measure.unit == "ratio" and not measure.numerator)
    what = measure.title if median else f"{UNIT_WORDS.get(measure.unit, 'Figure')}{_of(measure)}"
    notes = (f"{what}.", *_notes(pairs, single=True))
    return Table(id, section, caption, tuple(columns), tuple(rows), notes, sources)


def _by_kind_of_year(results: Sequence[Result]) -> list[Result]:
    """Return results with the years that begin as the latest one does first: windows that overlap are not mixed."""
    latest = max(results, key=lambda item: item.period.order())

    def other(item: Result) -> bool:
        start, wanted = item.period.start, latest.period.start
        return start is not None and wanted is not None and (start.month, start.day) != (wanted.month, wanted.day)

    years = all((item.period.days or 0) > SHORTEST_YEAR for item in results)
    return sorted(results, key=other) if years else [*results]


def _bare_cell(item: Result) -> Cell:
    """Return a figure with its marks, without the words of a unit that the table states: 196, not 196 per 100,000."""
    return Cell(item.text.partition(" per ")[0], item, item.shown_marks if item.there else ())


def parts_table(
    series: Series, *, id: str, section: str, caption: str, sources: tuple[SourceLine, ...]
) -> Table | None:
    """Return each authority of a joint service beside the whole, over time; None where the service is one."""
    if not any(item.area.role in PARTS for item in series.others) or not _long(series):
        return None
    return _wide_table(series, id=id, section=section, caption=caption, sources=sources, parts=True)


def _days(item: Result) -> tuple:
    return (item.period.start, item.period.end) if item.period.known else (item.period.label,)


def _of(measure: Measure) -> str:
    noun = measure.counts or measure.numerator
    return f" of {noun}" if noun and measure.unit != "nights" else ""


def _worth(single: Measure | None, filled: Sequence[bool]) -> bool:
    """Tell whether a column is worth its room: one filled row of a single measure, half of the rows of several."""
    return any(filled) if single else 2 * sum(filled) >= len(filled) > 0


def _value_heading(measure: Measure | None) -> str:
    if measure is None or (measure.unit == "ratio" and not measure.numerator):
        return "Figure"
    return "Change" if measure.kind == "change" else UNIT_WORDS.get(measure.unit, "Figure")


def _level_cells(measure: Measure, item: Result) -> dict[str, Cell]:
    # A figure without a base, a count or an interval has none to give: it is not missing.
    counted = measure.denominator and measure.kind == "level"
    return {
        "measure": Cell(": ".join(part for part in (measure.title, breakdown_words(item)) if part)),
        "area": Cell(capital(item.area.name)),
        "category": Cell(capital(breakdown_words(item)) if item.breakdown else "All"),
        "period": Cell(capital(item.period.words)),
        "base": Cell(capital(item.base.words)) if item.base else NOT_APPLICABLE,
        "numerator": _count(item, item.numerator) if counted else NOT_APPLICABLE,
        "denominator": _count(item, item.denominator, estimated=False) if counted else NOT_APPLICABLE,
        "value": Cell.of(item),
        "interval": _interval(measure, item),
    }


def _interval(measure: Measure, item: Result) -> Cell:
    if item.interval:
        return Cell.of(item, limits(item))
    return _missing(item) if measure.interval else NOT_APPLICABLE


def _count(item: Result, count: int | None, *, estimated: bool = True) -> Cell:
    if count is None:
        return _missing(item)
    return Cell(f"{count:,}", item, ("e",) if item.implied and estimated else ())


def _missing(item: Result) -> Cell:
    return Cell(item.text) if not item.there else NOT_AVAILABLE


def _pick(cells: dict[str, Cell], columns: Sequence[Column]) -> dict[str, Cell]:
    return {column.key: cells[column.key] for column in columns}


def _notes(pairs: Sequence[tuple[Measure, Result]], *, single: bool) -> tuple[str, ...]:
    """Return each note once, after the rows that it is for; what marks explain is said once for the table."""
    areas = len({item.area for _, item in pairs}) > 1
    rows: dict[str, dict[str, None]] = {}
    explained: dict[str, None] = {}
    for measure, item in pairs:
        own, common = told(item.note)
        explained.update(dict.fromkeys(common))
        if own:
            parts = ("" if single else measure.title, item.area.name if areas else "", breakdown_words(item),
                     item.period.words if single else "")  # fmt: skip
            where = capital(", ".join(part for part in parts if part))
            rows.setdefault(own, {})[where] = None
    if single and len(rows) == 1 and all(item.note for _, item in pairs):
        return (*rows, *explained)
    return (*(f"{_where(list(names))}: {note}" for note, names in rows.items()), *explained)


def told(note: str) -> tuple[str, list[str]]:
    """Return what a note says of one figure, and what its marks say of many."""
    kept, common = [], []
    for sentence in SENTENCES.split(note):
        meaning = next((words for start, words in EXPLAINED.items() if sentence.startswith(start)), None)
        if meaning is None:
            kept.append(sentence)
        elif meaning:
            common.append(meaning)
    return " ".join(kept), common


def _where(names: list[str]) -> str:
    rest = len(names) - MOST_NAMED
    return "; ".join([*names[:MOST_NAMED], f"and {rest} more"] if rest > 1 else names)


def differences_table(
    pairs: Sequence[tuple[Measure, Difference]],
    *,
    id: str,
    section: str,
    caption: str,
    sources: tuple[SourceLine, ...],
) -> Table:
    """Return a table of changes and comparisons: figure, figure compared with, difference, interval, judgement."""
    columns = [
        Column("measure", "Measure", header=True),
        Column("first", "Latest", align="right"),
        Column("second", "Compared with"),
        Column("difference", "Difference"),
        Column("interval", "95% interval"),
        Column("judgement", "Judgement"),
    ]
    rows = tuple(Row(_difference_cells(measure, difference)) for measure, difference in pairs)
    notes = [
        "The interval is of the difference where both counts are known for a percentage, and of the ratio of the two "
        "figures where counts or rates are compared. Differences are computed before rounding."
    ]
    words = {difference.judgement for _, difference in pairs}
    if SAME in words:
        notes.append("No detectable change: the interval includes no difference, so chance alone could explain it.")
    if UNTESTED in words:
        notes.append("Not tested: the source does not give both counts, or no test suits the measure.")
    return Table(id, section, caption, tuple(columns), rows, tuple(notes), sources)


def _difference_cells(measure: Measure, difference: Difference) -> dict[str, Cell]:
    first, second, result, ratio = difference.first, difference.second, difference.result, difference.ratio
    name = measure.title + (f": {breakdown_words(first)}" if first.breakdown else "")
    against = second.period.words if result.kind == "change" else f"{second.area.name}, {second.period.words}"
    if result.interval:
        interval = Cell.of(result, limits(result))
    elif ratio and ratio.interval:
        interval = Cell.of(ratio, f"ratio {limits(ratio)}")
    else:
        interval = NOT_AVAILABLE if measure.test else NOT_APPLICABLE
    return {
        "measure": Cell(f"{name}, {first.period.words}"),
        "first": Cell.of(first),
        "second": Cell.of(second, f"{second.text}{marks_text(second)}, {against}"),
        "difference": Cell.of(result),
        "interval": interval,
        "judgement": Cell.of(result, labelled(difference.judgement)),
    }
