"""Read the CSV file of Fingertips: indicators by id, the service's areas, persons, without categories."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yjreport.errors import ParameterFault
from yjreport.files.grid import Grid
from yjreport.files.reading import ReaderContext, Reading
from yjreport.inputs.readers.common.collecting import Collected, observation
from yjreport.inputs.readers.common.figures import Figure, read_figure
from yjreport.inputs.readers.common.format_files import FormatReader
from yjreport.inputs.readers.common.formats import FingertipsFormat, Indicator
from yjreport.inputs.readers.common.headers import Header, find_header, plain, require_header
from yjreport.inputs.readers.common.places import Places, places_of
from yjreport.open_data.tidy_rows import periods
from yjreport.open_data.tidy_rows.rows import When

NEEDED = ("indicator", "name", "code", "sex", "age", "category_type", "period", "value")
_SIGNS = ("indicator", "code", "period", "value")
_NEXT = 'download the file again from Fingertips ("Download", "Get the data for this indicator") and leave its columns.'

_SPANS = {
    "financial_year": "two years such as 2018/19",
    "school_year": "two years such as 2018/19",
    "three_financial_years": "three years such as 2016/17 - 18/19",
}


def _is_of(grid: Grid, known: FingertipsFormat) -> bool:
    return find_header(grid, known.aliases, _SIGNS) is not None


def _read_grids(grids: Sequence[Grid], known: FingertipsFormat, context: ReaderContext) -> list[tuple[Grid, Reading]]:
    """Return the figures of the service's areas."""
    _check(known, context)
    places = places_of(context)
    held = [grid for grid in grids if _is_of(grid, known)] or grids[:1]
    return [(grid, _read(grid, known, places)) for grid in held]


def _check(known: FingertipsFormat, context: ReaderContext) -> None:
    problems = []
    for key, indicator in known.indicators.items():
        measure = context.catalogue.measures.get(indicator.measure)
        if measure is None:
            problems.append(f"indicator {key}: {indicator.measure} is no measure of params/measures/")
        elif measure.unit != indicator.unit:
            problems.append(f"indicator {key}: {indicator.unit}, but {indicator.measure} is {measure.unit}")
    if problems:
        raise ParameterFault(
            "The parameter file params/formats/fingertips.yaml has a fault.",
            details=problems,
            next_step="mend the indicator's entry; the measures and their units are in params/measures/.",
        )


def _read(grid: Grid, known: FingertipsFormat, places: Places) -> Reading:
    header = require_header(grid, known.aliases, NEEDED, "a Fingertips download", _NEXT)
    found = Collected()
    for row in header.rows():
        indicator = _indicator(header, row, known, found)
        word = indicator and _area(header, row, places, found)
        if indicator and word and _is_whole(header, row, indicator, found):
            _add(header, row, word, indicator, known, found)
    return found.reading(header.remarks("a column of Fingertips"))


def _indicator(header: Header, row: int, known: FingertipsFormat, found: Collected) -> Indicator | None:
    id, name = header.cell(row, "indicator"), header.cell(row, "name")
    indicator = known.indicators.get(id)
    if indicator is None:
        why = known.not_read.get(id)
        what = f"rows of indicator {id}, which is not read: {why}" if why else "rows of indicators that are no measure"
        found.left(
            what, "an indicator of params/formats/fingertips.yaml",
            "nothing, if it is not needed; else map its id in params/formats/fingertips.yaml.",
            "" if why else f"{id} {name}".strip(),
        )  # fmt: skip
    elif plain(indicator.name_has) not in plain(name):
        found.fault(
            row + 1, header.printed("name"), name or "nothing",
            f'a name with "{indicator.name_has}", as indicator {id} has',
            "check the id in the file, and the entry of the indicator in params/formats/fingertips.yaml.",
        )  # fmt: skip
        return None
    return indicator


def _area(header: Header, row: int, places: Places, found: Collected) -> str | None:
    code = header.cell(row, "code")
    word = places.word(code)
    if word is None:
        found.left("rows of other areas", "areas of the service, its region, nations and family", "nothing.",
                   header.cell(row, "area") or code)  # fmt: skip
    return word


def _is_whole(header: Header, row: int, indicator: Indicator, found: Collected) -> bool:
    """Tell whether a row is of the whole population of an indicator, and count it where it is not."""
    if header.cell(row, "category_type") or header.cell(row, "category"):
        found.left("rows of categories", "rows with a blank Category Type", "nothing.",
                   header.cell(row, "category_type"))  # fmt: skip
    elif plain(header.cell(row, "sex")) != plain(indicator.sex):
        found.left("rows of another sex", indicator.sex, "nothing.", header.cell(row, "sex"))
    elif _age(header.cell(row, "age")) not in {_age(age) for age in indicator.ages}:
        found.left("rows of other ages", " or ".join(indicator.ages), "nothing, if the age is not that of the measure.",
                   header.cell(row, "age"))  # fmt: skip
    else:
        return True
    return False


def _age(text: str) -> str:
    return re.sub(r"\s+", "", text.casefold())


def _add(header: Header, row: int, word: str, indicator: Indicator, known: FingertipsFormat, found: Collected) -> None:
    when = when_of(header.cell(row, "period"), indicator.period)
    if when is None:
        found.fault(row + 1, header.printed("period"), header.cell(row, "period") or "nothing",
                    _SPANS.get(indicator.period, "a year such as 2019"))  # fmt: skip
        return
    figures = {}
    for column in ("value", "count", "denominator"):
        figure = read_figure(header.cell(row, column), known.marks)
        if figure is None or (figure.value is not None and figure.value < 0):
            found.fault(row + 1, header.printed(column), header.cell(row, column), "a number in plain digits, or blank")
            return
        figures[column] = figure
    value, note = figures["value"], header.cell(row, "value_note")
    if value.blank and not note:
        found.left("rows without a value", "a value, or a value note that says why there is none", "nothing.", "")
        return
    marks = value.marks
    if value.blank:
        marks = {plain(text): letters for text, letters in known.value_notes.items()}.get(plain(note), ("x",))
    numerator, denominator = _counts(figures, value)
    found.add(
        observation(
            indicator.measure, word, when, indicator.unit, value=value.text, numerator=numerator,
            denominator=denominator, marks=marks, line=f"row {row + 1}",
            note=" ".join(filter(None, (indicator.note, note and f"{note.rstrip('.')}."))),
        ),
        row + 1,
    )  # fmt: skip


def _counts(figures: dict[str, Figure], value: Figure) -> tuple[str, str]:
    """Return count and denominator where both are whole and a value stands beside them; weighted ones are no counts."""
    count, people = figures["count"], figures["denominator"]
    if value.value is None or not (count.whole and people.whole and people.value):
        return "", ""
    return f"{count.value:.0f}", f"{people.value:.0f}"


def when_of(label: str, kind: str) -> When | None:
    """
    Return the days of a "Time period" such as 2017/18 - 19/20, or None when it is not of the form of its indicator.

    The kind is the name of a reader of the periods of open data, which tells what the years mean.
    """
    tidy = re.sub(r"\s*[-\u2013]\s*", "-", label.strip())
    if kind == "financial_year":
        tidy = tidy.replace("/", "-")
    read: periods.Reader = getattr(periods, kind)
    return read(tidy)


READER = FormatReader("Fingertips", "fingertips", FingertipsFormat, _is_of, _read_grids)
