"""
The helper columns of the tidy open observations: as those of a plan's, for a hundred thousand rows at once.

Cells repeat (there are few periods, breakdowns and areas), so each text is read once; what needs exact arithmetic
is computed only for the rows that a quick look finds suspicious.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from yjreport.formats import MULTIPLIERS, decimals_of, plural, round_half_up
from yjreport.gate.figures.members import HELPERS as MEMBER_HELPERS
from yjreport.gate.figures.members import add_members
from yjreport.gate.reading import arithmetic, cells
from yjreport.gate.reading.rows import ROW, rows_of
from yjreport.gate.vocabulary.context import GateContext
from yjreport.gate.vocabulary.lookups import BOTH, ENGLAND, WALES
from yjreport.gate.vocabulary.places import about_area
from yjreport.open_data.tidy_rows.rows import COLUMNS

if TYPE_CHECKING:
    import pandas as pd

KIND = "open"
"""The name of the suite."""

TITLE = "Open figures: one number of one vintage of a publication in each row"

OWN = ("source", "file_row")
"""What the gate adds to the columns of a file: its source, which is its name, and the row in it."""

HELPERS: dict[str, type] = {
    "source_question": str, "unknown_measure": str, "unknown_rows": str, "area_stray": str, "area_question": str,
    "measure_unit": str, "rate_unit": str,
    "count_text": str, "lowest": float, "percentage": float, "figure": float, "figure_despite_mark": str,
    "period_start_iso": str, "period_end_iso": str, "period_dates": float, "odd_year": float,
    "period_start_day": float, "period_end_day": float,
    "denominator_number": float, "none_of_none": str, "share_numerator": float, "share_denominator": float,
    "counts_off": float, "counts_give": str, "implied_lacks": str, "implied_day": float, "implied_off": float,
    "implied_give": str, "repeats_row": float, "contradicts_row": float, "contradicted": str,
    **MEMBER_HELPERS,
}  # fmt: skip
"""Helper columns, with str for text and float for numbers."""

_KEY = ("source", "measure", "area", "period_start", "period_end", "label", "pairs")
_FIGURE = ("numerator", "denominator", "value", "unit", "marks")
_SUSPECT = 0.49
_WHOLE, _NUMBER = r"[0-9]{1,12}", r"-?[0-9]{1,12}(?:\.[0-9]{1,12})?"


def open_columns() -> tuple[str, ...]:
    """Return every column that the suite of open observations may refer to."""
    return (*COLUMNS, *OWN, ROW, *HELPERS)


def prepare_open(frames: Mapping[str, pd.DataFrame], context: GateContext, settings: Mapping[str, Any]) -> pd.DataFrame:
    """
    Return the rows of every file under each other, with their helper columns; blanks are None.

    Args:
        frames: the files by the ids of their sources: columns of texts, blanks as "".
        context: the vocabulary.
        settings: the `meta` of the suite.
    """
    import pandas as pd

    parts = [
        frame.loc[:, list(COLUMNS)].assign(source=source, file_row=range(2, len(frame) + 2))
        for source, frame in frames.items()
    ]
    frame = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=[*COLUMNS, *OWN])
    texts = frame[list(COLUMNS)].astype(object)
    frame[list(COLUMNS)] = texts.where((texts != "") & texts.notna(), None)
    frame[ROW] = range(len(frame))
    for name, type_ in HELPERS.items():
        frame[name] = pd.Series([None] * len(frame), dtype="float64" if type_ is float else object)
    if not frame.empty:
        frame["key_breakdown"] = _read(frame["breakdown"], cells.breakdown)
        _add_words(frame, context)
        _add_periods(frame)
        _add_counts(frame)
        _add_implied(frame)
        _add_repeats(frame)
        _add_members(frame, context, settings)
    return frame[list(open_columns())]


def _read(column: pd.Series, reader: Callable[[Any], Any]) -> pd.Series:
    """Return what a reader makes of a column's texts, each read once."""
    import pandas as pd

    codes, texts = pd.factorize(column, use_na_sentinel=False)
    known = pd.Series([reader(None if pd.isna(text) else text) for text in texts], dtype=object)
    return pd.Series(known.to_numpy()[codes], index=column.index)


def _numbers(column: pd.Series, form: str) -> pd.Series:
    """Return the numbers of a column, not a number where a cell has another form."""
    import pandas as pd

    fits = column.str.fullmatch(form).fillna(False).astype(bool)
    return pd.to_numeric(column.where(fits))


def _add_words(frame: pd.DataFrame, context: GateContext) -> None:
    terms, lookups = context.measures, context.national
    first = ~frame["source"].duplicated()
    unknown = first & ~frame["source"].isin([id for id, one in context.sources.items() if one.kind == "open"])
    frame["source_question"] = frame["source"].where(unknown, None)
    unknown = frame["measure"].notna() & ~frame["measure"].isin(list(terms))
    for _, same in frame[unknown].groupby(["source", "measure"], sort=False):
        frame.at[same.index[0], "unknown_measure"] = same["measure"].iloc[0]
        frame.at[same.index[0], "unknown_rows"] = f"{len(same):,} {plural(len(same), 'row')}"
    known = {ENGLAND, WALES, BOTH, *lookups.names, *lookups.regions.values(), *map(context.code_of, context.areas)}
    if lookups.names:
        stray = frame["area"].notna() & ~frame["area"].isin(known - {""})
        frame["area_stray"] = frame["area"].where(stray, None)
        frame["area_question"] = _read(frame["area_stray"], lambda text: about_area(text, context) if text else None)
    frame["measure_unit"] = _read(frame["measure"], lambda id: terms[id].unit if id in terms else None)
    rates = frame["measure_unit"].str.startswith("per_").fillna(False).astype(bool)
    frame["rate_unit"] = frame["unit"].where(rates, None)
    number = frame["value_number"] = _numbers(frame["value"], _NUMBER)
    level = _read(frame["measure"], lambda id: id in terms and terms[id].kind == "level").astype(bool)
    whole = _read(frame["measure"], lambda id: id in terms and not terms[id].decimals).astype(bool)
    frame["is_change"] = ~level
    frame["lowest"] = number.where(level)
    frame["percentage"] = number.where(level & (frame["unit"] == "percent") & (frame["measure_unit"] == "percent"))
    frame["count_text"] = frame["value"].where(whole & (frame["unit"] == "count"), None)
    marks = _read(frame["marks"], lambda text: bool(cells.letters(text) & {"c", "x", "z", "u"})).astype(bool)
    counted = frame["numerator"].notna() & frame["denominator"].notna()
    frame["figure"] = (frame["value"].notna() | counted | marks).astype(float)
    absent = _read(frame["marks"], lambda text: bool(cells.letters(text) & {"c", "x", "z"})).astype(bool)
    frame["figure_despite_mark"] = frame["value"].where(absent, None)


def _add_periods(frame: pd.DataFrame) -> None:
    import pandas as pd

    days: dict[str, pd.Series] = {}
    for column in ("period_start", "period_end"):
        frame[f"{column}_iso"] = _read(frame[column], cells.iso)
        days[column] = _read(frame[column], cells.day)
        ordinals = _read(frame[column], lambda text: day.toordinal() if (day := cells.day(text)) else None)
        frame[f"{column}_day"] = pd.to_numeric(ordinals)
    frame["period_dates"] = (frame["period_start"].notna().astype(int) + frame["period_end"].notna()).astype(float)
    years = _read(frame["period_end"], cells.odd_year)
    frame["odd_year"] = pd.to_numeric(years)


def _add_counts(frame: pd.DataFrame) -> None:
    """Compare figures with the counts beside them, those that are not implied by the figure itself."""
    top, bottom = _numbers(frame["numerator"], _WHOLE), _numbers(frame["denominator"], _WHOLE)
    frame["top"], frame["bottom"] = top, bottom
    multiplier = frame["multiplier"] = frame["unit"].map(MULTIPLIERS)
    marked = _read(frame["marks"], lambda text: "z" in cells.letters(text)).astype(bool)
    nobody = (bottom == 0) & ~(top > 0) & multiplier.notna()
    excused = nobody & marked & frame["value"].isna()
    wrong = nobody & ~excused & (top == 0)
    beside = ("the value " + frame["value"]).fillna("no mark z")
    frame["none_of_none"] = ("0 of 0 with " + beside).where(wrong, None)
    frame["denominator_number"] = bottom.where(~excused & ~wrong)
    share = (frame["unit"] == "percent") & (frame["measure_unit"] == "percent") & ~frame["is_change"] & (bottom > 0)
    frame["share_numerator"], frame["share_denominator"] = top.where(share), bottom.where(share)
    counted = (bottom > 0) & top.notna() & frame["value_number"].notna() & multiplier.notna() & ~frame["is_change"]
    counted &= frame["implied"].isna()
    frame.loc[counted, "counts_off"] = 0.0
    given = multiplier * top / bottom.where(bottom > 0)
    last_place = 10.0 ** -frame["value"].str.partition(".")[2].str.len()
    # A publisher that rounds its counts has computed the figure before it did: the last place may differ by one.
    for place in frame.index[counted & ((given - frame["value_number"]).abs() > last_place)]:
        printed = Decimal(str(frame.at[place, "value"]))
        exact = arithmetic.given(int(top[place]), int(bottom[place]), int(multiplier[place]), printed)
        if abs(exact - printed) > Decimal(1).scaleb(-decimals_of(printed)):
            frame.at[place, "counts_off"] = float(abs(exact - printed) / max(abs(exact), abs(printed)))
            frame.at[place, "counts_give"] = str(exact)


def _add_implied(frame: pd.DataFrame) -> None:
    """Look at counts that are implied by a published rate: marked, complete, and rate × population."""
    rows = frame["implied"] == "yes"
    marked = _read(frame["marks"], lambda text: "e" in cells.letters(text)).astype(bool)
    there = {"the mark e": marked} | {name: frame[name].notna() for name in ("numerator", "denominator", "value")}
    for place in frame.index[rows & ~(marked & frame[["numerator", "denominator", "value"]].notna().all(axis=1))]:
        lacking = [words for words, given in there.items() if not given[place]]
        frame.at[place, "implied_lacks"] = ", ".join(lacking)
    frame["implied_day"] = frame["period_end_day"].where(rows)
    product = frame["value_number"] * frame["bottom"] / frame["multiplier"]
    checked = rows & product.notna() & frame["top"].notna()
    frame.loc[checked, "implied_off"] = 0.0
    for place in frame.index[checked & ((product - frame["top"]).abs() > _SUSPECT)]:
        value, bottom, multiplier = (Decimal(str(frame.at[place, name])) for name in ("value", "bottom", "multiplier"))
        exact = round_half_up(Fraction(value) * Fraction(bottom) / Fraction(multiplier), 0)
        frame.at[place, "implied_off"] = float(abs(exact - Decimal(str(frame.at[place, "top"]))))
        frame.at[place, "implied_give"] = str(exact)


def _add_repeats(frame: pd.DataFrame) -> None:
    """Set on a row that has the key of an earlier one of its file the number of that, and what differs."""
    frame["label"] = frame["period"].where(frame["period_start"].isna(), None)
    frame["pairs"] = _read(frame["breakdown"], lambda text: str(cells.breakdown(text)))
    keys = list(_KEY)
    repeated = frame[frame.duplicated(keys, keep=False) & frame["measure"].notna()]
    for _, same in repeated.groupby(keys, dropna=False, sort=False):
        first = same.iloc[0]
        for place in same.index[1:]:
            row = same.loc[place]
            differing = [name for name in _FIGURE if row[name] != first[name]]
            column = "contradicts_row" if differing else "repeats_row"
            frame.at[place, column] = float(first["file_row"])
            frame.at[place, "contradicted"] = ", ".join(
                f"{name} {row[name] or 'blank'} against {first[name] or 'blank'}" for name in differing
            )


def _add_members(frame: pd.DataFrame, context: GateContext, settings: Mapping[str, Any]) -> None:
    """Compare nations and regions with their members, file by file, where a measure has such a row."""
    names = ["measure", "area", "period", "period_start", "period_end", "breakdown", "unit", "numerator",
             "denominator", "value", "source", "is_change", "key_breakdown", "file_row", ROW]  # fmt: skip
    above = frame["area"].str.match(r"E12|E92|W92|K04").fillna(False).astype(bool)
    lines = frame["source"] + "|" + frame["measure"].fillna("")
    found = frame.loc[lines.isin(lines[above].unique()) & frame["value_number"].notna(), names]
    for _, same in found.groupby("source", sort=False):
        # Members are named by the rows of their file, which the frame holds under another name.
        records = [
            {**row, "place": row[ROW], ROW: row["file_row"], "value_number": Decimal(row["value"])}
            for row in rows_of(same)
        ]
        add_members(records, context, settings)
        for row in records:
            for name in MEMBER_HELPERS:
                if row.get(name) is not None:
                    frame.at[row["place"], name] = row[name]
