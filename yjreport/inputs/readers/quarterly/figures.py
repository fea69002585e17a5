"""Read the figures of a quarterly summary and put rates and their counts together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from yjreport.config.catalogue import Catalogue
from yjreport.files.reading import Remark
from yjreport.inputs.readers.common.officer_grid import Footnotes, footnote_question, remark
from yjreport.inputs.readers.common.period_words import FoundPeriod
from yjreport.inputs.readers.common.printed_numbers import read_number
from yjreport.inputs.readers.quarterly.words import COUNTS, QuarterlyWords, Row, agrees, shown, unit_words, units_in

Place = tuple[int, int]
Key = tuple[str, str, str, str, str]
_MOST_DECIMALS = 8
_WHOLE = ("count", "nights", "gbp")
_SIGNS = {"%": ("percent", "percentage_points"), "£": ("gbp",)}


@dataclass
class _Figure:
    row: int
    label: str
    period: FoundPeriod
    value: str = ""
    numerator: str = ""
    denominator: str = ""
    marks: str = ""
    notes: list[str] = field(default_factory=list)


class Figures:
    """Hold the figures of one grid while they are read."""

    def __init__(self, words: QuarterlyWords, catalogue: Catalogue, notes: Footnotes,
                 days: frozenset[Place]) -> None:  # fmt: skip
        self._words, self._catalogue, self._notes, self._days = words, catalogue, notes, days
        self._found: dict[Key, _Figure] = {}
        self.remarks: list[Remark] = []

    def check_label(self, at: tuple[int, int | None], label: str, row: Row) -> bool:
        """Tell whether the measure exists and the unit of a label is its own; say so where not."""
        known = self._catalogue.measures.get(row.measure)
        if known is None:
            self.say(
                at,
                label,
                f"a measure of the catalogue; {row.measure} is none",
                "correct the measure in params/formats/quarterly.yaml: the ids stand in params/measures/.",
            )
            return False
        units = units_in(label)
        if row.kind == "value" and not agrees(known.unit, units):
            said = " and ".join(unit_words(unit) for unit in sorted(units))
            self.say(at, label, f"{row.measure} {unit_words(known.unit)}", f"the label says {said}: correct the "
                     "label, or the measure that it stands under in params/formats/quarterly.yaml.")  # fmt: skip
            return False
        return True

    def take(self, at: Place, cell: str, label: str, row: Row, area: str, period: FoundPeriod, note: str = "") -> None:
        """Take one cell of a row whose measure, area and period are known."""
        unit = self._catalogue.measures[row.measure].unit
        mark = self._words.mark(cell)
        text = ""
        notes = [note] if note else []
        if not cell:
            return
        if mark:
            notes.append(f"The file prints {cell} in place of a figure.")
        else:
            text, footnote = self._number(at, cell, unit, row.kind)
            if not text:
                return
            notes += [footnote] if footnote else []
        assert period.start is not None and period.end is not None
        key = (row.measure, area, period.start.isoformat(), period.end.isoformat(), row.breakdown)
        figure = self._found.setdefault(key, _Figure(at[0], label, period))
        if row.kind == "value":
            if figure.value and text and figure.value != text:
                self.say(at, cell, f"{figure.value}, as row {figure.row + 1} has for the same thing",
                          "find out which is right, and delete the other.")  # fmt: skip
                return
            figure.row, figure.label, figure.period = at[0], label, period
            figure.value, figure.marks = text or figure.value, mark or figure.marks
        else:
            before = getattr(figure, row.kind)
            if before and text and before != text:
                self.say(at, cell, f"{before}, as another row has for the same {row.kind}",
                          "find out which is right, and delete the other.")  # fmt: skip
                return
            if mark:
                return
            setattr(figure, row.kind, text)
        figure.notes += [text for text in notes if text not in figure.notes]

    def _number(self, at: Place, cell: str, unit: str, kind: str) -> tuple[str, str]:
        """Return the number of a cell in plain digits and the text of its footnote; blank where it has a question."""
        whole = kind in COUNTS or unit in _WHOLE
        expected = "a whole number" if whole else f"a figure, {unit_words(unit)}"
        if at in self._days:
            self.say(at, cell, expected,
                     "Excel has made a date of it: give the cell the format Number and enter it again.")  # fmt: skip
            return "", ""
        printed = read_number(cell, whole=whole)
        question = printed.question or self._doubt(printed.text, printed.sign, printed.footnote, unit, whole=whole)
        if question:
            self.say(at, cell, expected, question)
            return "", ""
        if len(printed.text.partition(".")[2]) > _MOST_DECIMALS:
            rounded = f"{_rounded(printed.text)}{printed.sign if printed.sign == '%' else ''}"
            self.say(at, cell, "a figure with a few decimals",
                      f"nothing, if it is the result of a formula: it is read as {rounded}.", "note")  # fmt: skip
            return _rounded(printed.text), ""
        if not printed.footnote:
            return printed.text, ""
        if printed.footnote in self._notes:
            return printed.text, self._notes[printed.footnote][1]
        self.say(at, cell, f"a footnote under the table that begins with {printed.footnote}",
                  "write it under the table, if it says something of the figure.", "note")  # fmt: skip
        return printed.text, ""

    def _doubt(self, text: str, sign: str, footnote: str, unit: str, *, whole: bool) -> str:
        decimals = text.partition(".")[2]
        allowed = _SIGNS.get(sign, ())
        if sign and ((whole and sign == "%") or unit not in allowed):
            return f"the row is {unit_words('count' if whole else unit)} and the cell has {sign}: which is right?"
        if whole and decimals.strip("0"):
            return "a count is whole: is the row a rate, or the figure mistyped?"
        if unit == "percent" and not sign and re.fullmatch(r"-?0\.[0-9]*[1-9][0-9]*|1(?:\.0*)?", text):
            return f"is it {text}%, or {_hundredfold(text)}% kept as a fraction? Write it with the % sign."
        return footnote_question(footnote, self._notes, "figure")

    def rows(self) -> tuple[tuple[dict[str, str], ...], tuple[int, ...]]:
        """Return the rows of observations, and the row of the grid that each comes from."""
        rows, numbers = [], []
        for (measure, area, start, end, breakdown), figure in self._found.items():
            both = figure.numerator and figure.denominator
            if both and not figure.value and not int(figure.denominator) and not int(figure.numerator):
                figure.marks, both = "z", ""  # nothing out of nothing has no percentage
            if not (figure.value or both or figure.marks):
                kind = "numerator" if figure.numerator else "denominator"
                self.say((figure.row, None), f"{figure.label}: {getattr(figure, kind)}",
                          f"the figure that it is the {kind} of, for the same area and period",
                          "add the row of the rate, or of the other count; it is not used.", "warning")  # fmt: skip
                continue
            rows.append({
                "measure": measure, "area": area, "breakdown": breakdown,
                "period": figure.period.label, "period_start": start, "period_end": end,
                "numerator": figure.numerator, "denominator": figure.denominator,
                "value": figure.value, "unit": self._catalogue.measures[measure].unit,
                "marks": "" if figure.value or both else figure.marks, "line": str(figure.row + 1),
                "note": " ".join(note if note.endswith(".") else f"{note}." for note in figure.notes),
            })  # fmt: skip
            numbers.append(figure.row + 1)
        return tuple(rows), tuple(numbers)

    def say(self, at: tuple[int, int | None], found: str, expected: str, next_step: str,
            severity: str = "error") -> None:  # fmt: skip
        """Say what is not understood of a cell or a row."""
        self.remarks.append(remark(at, shown(found), expected, next_step, severity))


def _rounded(text: str) -> str:
    """Return a computed figure with three decimals, half away from zero: what a formula gives has no end."""
    return f"{Decimal(text).quantize(Decimal('0.001'), ROUND_HALF_UP)}"


def _hundredfold(text: str) -> str:
    shown_text = f"{Decimal(text) * 100:f}"
    return shown_text.rstrip("0").rstrip(".") if "." in shown_text else shown_text
