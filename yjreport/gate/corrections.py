"""Helper columns of corrections.csv and published.csv, which are checked against each other and the inputs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from itertools import pairwise
from typing import Any

from yjreport.files.tables import Table
from yjreport.formats import listing
from yjreport.gate.reading import cells
from yjreport.gate.reading.rows import ROW, Row, add_repeats, rows_of
from yjreport.inputs.published.figures import FIELDS, NUMBERS, Key
from yjreport.inputs.published.history import History
from yjreport.inputs.published.sameness import is_number, same

CORRECTION_HELPERS: dict[str, type] = {
    "repeats_row": float, "never_published": str, "what_next": str, "unpublished_field": str, "fields_next": str,
    "wrong_from": str, "right_from": str, "wrong_to": str, "right_to": str, "to_next": str, "no_change": str,
    "on_iso": str, "on_day": float, "published_day": float, "published_on": str, "cut_off_day": float,
    "cut_off": str, "person": str, "no_number": str,
}  # fmt: skip
"""The helper columns of corrections."""

PUBLISHED_HELPERS: dict[str, type] = {
    "repeats_row": float, "on_iso": str, "uncorrected": str, "said": str, "put_back": str, "paste_what": str,
    "paste_rest": str, "where_next": str, "field_of_kind": str,
}  # fmt: skip
"""The helper columns of the record of what was published."""

_TITLE = re.compile(r"\b(mr|mrs|ms|miss|dr|prof)\b\.?\s+[A-Z]", re.IGNORECASE)
_INITIAL = re.compile(r"\b[A-Z]\.?\s?([A-Z]\.?\s?)?[A-Z][a-z]+(-[A-Z][a-z]+)?\b")
_CAPITALISED = re.compile(r"[A-ZÀ-Þ][a-zà-öø-ÿ]*([-'’][A-ZÀ-Þa-zà-öø-ÿ]+)?")
_HEADER = "what,field,from,to,why,kind,on,by,note"


def add_nothing(rows: list[Row], context: object, settings: Mapping[str, Any]) -> None:
    """Leave the rows as they are: their helpers need the other files, and were added with them."""


def with_corrections(
    table: Table, known: Mapping[Key, History], cut_off: date, role_words: Iterable[str], places: Iterable[str] = ()
) -> Table:
    """
    Return corrections.csv with its helper columns.

    Args:
        table: the file as it was read.
        known: the history of every published figure.
        cut_off: the day after which the annex uses nothing.
        role_words: words of roles and bodies: capitalised words that are none of them are taken for a name.
        places: names of areas, whose words are no part of a person's name.
    """
    rows = rows_of(table.frame)
    add_repeats(rows, ("what", "field", "from", "to", "on"))
    words = frozenset(role_words) | {word.lower() for place in places for word in re.findall(r"[A-Za-z]+", place)}
    fields: dict[str, list[str]] = {}
    for what, field in known:
        fields.setdefault(what, []).append(field)
    for row in rows:
        _add_day(row, cut_off)
        row["person"] = personal_name(row["by"] or "", words)
        if row["field"] in NUMBERS:
            row["no_number"] = next((text for text in (row["from"], row["to"]) if text and not is_number(text)), None)
        if row["from"] is not None and row["to"] is not None and same(row["from"], row["to"], row["field"] or ""):
            row["no_change"] = f"{row['from']} to {row['to']}"
        if row["what"] and row["what"] not in fields:
            row["never_published"] = row["what"]
            row["what_next"] = _nearest(row["what"], fields)
        elif row["field"] and row["what"] and row["field"] not in fields[row["what"]]:
            row["unpublished_field"] = row["field"]
            row["fields_next"] = listing(fields[row["what"]])
    by_number = {row[ROW]: row for row in rows}
    for history in known.values():
        _add_chain(history, by_number)
    return _with(table, rows, CORRECTION_HELPERS)


def with_published(table: Table, known: Mapping[Key, History], corrections: str, missing: bool) -> Table:
    """
    Return published.csv with its helper columns.

    Args:
        table: the file as it was read.
        known: the history of every published figure.
        corrections: the name of corrections.csv in messages.
        missing: whether that file is not there yet.
    """
    rows = rows_of(table.frame)
    add_repeats(rows, ("what", "field", "on"))
    by_number = {row[ROW]: row for row in rows}
    for row in rows:
        row["on_iso"] = cells.iso(row["on"])
        if row["kind"] in FIELDS and row["field"] not in FIELDS[row["kind"]]:
            row["field_of_kind"] = listing(list(FIELDS[row["kind"]]))
    for (what, field), history in known.items():
        if history.uncorrected:
            row = by_number[history.latest[ROW]]
            row["uncorrected"] = f'"{history.now}" in {history.place}' if history.place else "no such figure now"
            row["said"] = history.in_force
            row["put_back"] = "Put the figure back" if history.place else "Put the row back"
            row["paste_what"], row["paste_rest"] = _paste(what, field, history.in_force, history.now)
            header = f" that begins with the header {_HEADER}" if missing else ""
            row["where_next"] = f"{corrections}{header}"
    return _with(table, rows, PUBLISHED_HELPERS)


def _nearest(what: str, known: Iterable[str]) -> str:
    """Ask whether the nearest published name is meant, short enough that a message shows it whole."""
    names = get_close_matches(what, list(known), n=1)
    return f"Did you mean {names[0]}?" if names else "No figure in it has a name like that."


def _add_day(row: Row, cut_off: date) -> None:
    row["on_iso"] = cells.iso(row["on"])
    day = cells.day(row["on"])
    if day:
        row["on_day"], row["cut_off_day"], row["cut_off"] = day.toordinal(), cut_off.toordinal(), cut_off.isoformat()


def _add_chain(history: History, by_number: Mapping[int, Row]) -> None:
    """Set what a correction should start from, and where the last of a figure's corrections should lead."""
    published = cells.day(history.first["on"])
    for place, correction in enumerate(history.corrections):
        row = by_number[correction[ROW]]
        row["published_day"] = published.toordinal() if published else None
        row["published_on"] = history.first["on"]
        before = history.before(place)
        if not same(correction["from"], before, history.field):
            row["wrong_from"] = _cell(correction["from"])
            why = (
                f"as the correction in row {history.corrections[place - 1][ROW]} says"
                if place
                else f"as published on {history.first['on']}"
            )
            row["right_from"] = f"{_cell(before)}, {why}"
    if history.corrected_otherwise:
        last = by_number[history.corrections[-1][ROW]]
        last["wrong_to"] = _cell(history.in_force)
        if history.place:
            last["right_to"] = f"{_cell(history.now)}, which {history.place} says"
            back = f"put {_plain(history.in_force)} back in {history.place}"
            last["to_next"] = f"write {_plain(history.now)} in to, or {back}"
        else:
            last["right_to"] = "a blank cell, because the inputs no longer have the figure"
            last["to_next"] = "leave to blank, or put the row back in the input"


def _paste(what: str, field: str, before: str, now: str) -> tuple[str, str]:
    """Return a row of corrections.csv in two parts that a message shows whole; four cells are to be filled."""
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow([field, before, now, "", "", "", "", ""])
    return what, written.getvalue()


def personal_name(text: str, words: frozenset[str]) -> str | None:
    """Return what looks like a person's name or address in the cell of a role, or None."""
    found = re.search(r"\S+@\S+", text) or _TITLE.search(text)
    if found:
        return text
    initial = _INITIAL.search(text)
    if initial and not set(re.findall(r"[a-z]+", initial[0].lower())) & words:
        return text
    parts = [part.split() for part in re.split(r"[,;:()/]", text)]
    for part in parts:
        unknown = [bool(_CAPITALISED.fullmatch(word)) and word.lower() not in words for word in part]
        if (unknown and all(unknown)) or any(map(all, pairwise(unknown))):
            return text
    return None


def _cell(text: str) -> str:
    return f'"{text}"' if text else "a blank cell"


def _plain(text: str) -> str:
    return text or "nothing"


def _with(table: Table, rows: list[Row], helpers: Mapping[str, type]) -> Table:
    import pandas as pd

    added = {
        name: pd.Series([row.get(name) for row in rows], dtype="float64" if kind is float else object)
        for name, kind in helpers.items()
    }
    return replace(table, frame=table.frame.assign(**added))
