"""From the tool's figures to tidy rows: labels tested, scales settled, whole-service figures marked as such."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from yjreport.errors import GateFailed
from yjreport.open_data.areas.geography import Geography
from yjreport.open_data.local_authority_interactive_tool import label_evidence
from yjreport.open_data.local_authority_interactive_tool.files import Figure
from yjreport.open_data.local_authority_interactive_tool.measures import CAUTIONED, FTE, MEASURES, SPEND, LaitMeasure
from yjreport.open_data.tidy_rows.cells import Cell, plain
from yjreport.open_data.tidy_rows.periods import first_year, unconfirmed
from yjreport.open_data.tidy_rows.rows import WHOLE_SERVICE, TidyRow, When

LATE_NOTE = "Labelled {label} in the source; the labels of this vintage are one year late."
LABEL_WRONG = "Labelled per 10,000 in the source; it is per 1,000, since first time entrants alone are more than that."
OTHER_SCALE = "Printed as {printed} per 10,000."
UNCONFIRMED_NOTE = (
    "The source does not settle which period this is: the vintages before and since April 2026 differ by about a "
    "year, and are never compared."
)
NO_REASON = "The source prints a dash without a reason."
FOUNDED_NOTE = "{name} began on {day}, so the figure may cover part of the period only."
MISFILED_NOTE = "The source prints it under the county that ended when {name} began."
ZERO_NOTE = "The source prints 0 here and not in other years: treat it with caution."
CAUTION_SCALES = (10_000, 1_000)


@dataclass(frozen=True)
class Vintage:
    """Hold the figures of one vintage of the tool, by the tool's own names of measures."""

    source: str
    figures: Mapping[str, Sequence[Figure]]

    def series(self, code: str) -> label_evidence.Series:
        """Return the values of a measure by area and by the first year of their label."""
        found = {}
        for one in self.figures.get(code, ()):
            year = first_year(one.label)
            if one.cell.value is not None and year:
                found[one.area, year] = float(one.cell.value)
        return found


def lait_rows(vintages: Sequence[Vintage], geography: Geography) -> dict[str, list[TidyRow]]:
    """
    Return the tidy rows of every vintage, by source, oldest vintage first.

    Raises:
        GateFailed: when the label of a period is not understood, or no scale explains a rate.
    """
    found: dict[str, list[TidyRow]] = {vintage.source: [] for vintage in vintages}
    for measure in MEASURES:
        held = [vintage for vintage in vintages if vintage.figures.get(measure.code)]
        verdicts = label_evidence.label_verdicts([(vintage.source, vintage.series(measure.code)) for vintage in held])
        repeated = _repeated(measure, held, geography)
        for vintage in held:
            scale = _scale(vintage) if measure.code == CAUTIONED else None
            zeros = _doubtful_zeros(vintage, measure)
            for figure in vintage.figures[measure.code]:
                row = _row(figure, measure, verdicts[vintage.source], geography)
                if row is None:
                    continue
                if scale:
                    row = _scaled(row, scale)
                if figure.area in repeated and row.value is not None:
                    words = f"{WHOLE_SERVICE} the source prints it under each of its authorities."
                    row = replace(row, notes=(words, *row.notes))
                if figure.area in zeros and row.value == 0:
                    row = replace(row, marks=(*row.marks, "u"), notes=(*row.notes, ZERO_NOTE))
                found[vintage.source].append(row)
    return found


def _row(figure: Figure, measure: LaitMeasure, verdict: str, geography: Geography) -> TidyRow | None:
    when, notes = _when(figure, measure, verdict)
    began = geography.began.get(figure.area)
    if figure.misfiled and not (began and when.start and when.start.year >= began.year):
        # Its period is not known, or reaches back before the authority began: nobody can say whose figure it is.
        figure, notes = replace(figure, cell=Cell(None, ("x",)), misfiled=False), []
    marks = list(figure.cell.marks)
    if began and when.end and when.end < began:
        return None
    if began and when.start and when.start < began and figure.cell.value is not None:
        marks.append("b")
        day = f"{began.day} {began:%B %Y}"
        notes.append(FOUNDED_NOTE.format(name=geography.name(figure.area), day=day))
    if figure.misfiled:
        notes.append(MISFILED_NOTE.format(name=geography.name(figure.area)))
    if figure.cell.value is None:
        notes.append(NO_REASON)
    elif measure.note:
        notes.append(measure.note)
    return TidyRow(
        measure=measure.measure, area=figure.area, when=when, unit=measure.unit, value=figure.cell.value,
        marks=tuple(marks), place=measure.code, notes=tuple(notes),
    )  # fmt: skip


def _when(figure: Figure, measure: LaitMeasure, verdict: str) -> tuple[When, list[str]]:
    label, notes = figure.label, []
    if verdict == label_evidence.LATE:
        notes.append(LATE_NOTE.format(label=label))
        label = str((first_year(label) or 0) - 1)
    reader = unconfirmed if verdict == label_evidence.UNCONFIRMED else measure.period
    when = reader(label)
    if when is None:
        raise GateFailed(
            f"A period of the Local Authority Interactive Tool is not understood: {figure.label!r}.",
            details=[f"measure {measure.code}, area {figure.area}"],
            next_step="teach yjreport/open_data/tidy_rows/periods.py what the label means.",
        )
    if reader is unconfirmed and figure.cell.value is not None:
        notes.append(UNCONFIRMED_NOTE)
    return when, notes


def _scale(vintage: Vintage) -> int:
    scale = label_evidence.rate_scale(vintage.series(CAUTIONED), vintage.series(FTE), CAUTION_SCALES, 100_000)
    if scale is None:
        raise GateFailed(
            f"No scale explains the rate of children cautioned or sentenced in {vintage.source}.",
            details=["tried per 10,000 and per 1,000: more than one area in ten has more first time entrants"],
            next_step="check both measures of the vintage.",
        )
    return scale


def _scaled(row: TidyRow, scale: int) -> TidyRow:
    """Return a rate per 1,000 with what was done to it: the label was wrong, or the point moved."""
    if row.value is None:
        return row
    if scale == CAUTION_SCALES[0]:
        note = OTHER_SCALE.format(printed=f"{row.value:f}")
        return replace(row, value=plain(row.value * 1000 / scale), notes=(*row.notes, note))
    return replace(row, notes=(*row.notes, LABEL_WRONG))


def _repeated(measure: LaitMeasure, held: Sequence[Vintage], geography: Geography) -> set[str]:
    """Return the authorities under which the figure of their whole service stands."""
    if not measure.of_services:
        return set()
    keys = sorted({(vintage.source, one.label) for vintage in held for one in vintage.figures[measure.code]})
    values: dict[str, dict[tuple[str, str], Decimal | None]] = {}
    for vintage in held:
        for one in vintage.figures[measure.code]:
            values.setdefault(one.area, {})[vintage.source, one.label] = one.cell.value
    aligned = {area: [found.get(key) for key in keys] for area, found in values.items()}
    joint = geography.joint.values()
    return {code for members in joint if label_evidence.repeated_by_service(aligned, members) for code in members}


def _doubtful_zeros(vintage: Vintage, measure: LaitMeasure) -> set[str]:
    """Return the areas whose spending is 0 in some years and not in others."""
    if measure.code != SPEND:
        return set()
    printed = [one for one in vintage.figures[measure.code] if one.cell.value is not None]
    zero = {one.area for one in printed if one.cell.value == 0}
    return zero & {one.area for one in printed if one.cell.value != 0}
