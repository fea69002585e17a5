"""Write published.csv: every figure of the inputs as it was when the report was published."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date

from yjreport.errors import UsageError
from yjreport.files.columns import PUBLISHED
from yjreport.files.tables import Table
from yjreport.inputs.published.figures import FIELDS, figures_of
from yjreport.inputs.published.history import History, histories
from yjreport.inputs.published.sameness import same
from yjreport.periods import words_of_date


def day_of(text: str | None, cut_off: date) -> date:
    """
    Return the day of publication: the one given, or the report's cut-off.

    Raises:
        UsageError: what was given is not a day.
    """
    if not text:
        return cut_off
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise UsageError(
        f"PUBLISHED={text!r} is not a day.",
        details=["expected a day of the calendar, year first, such as 2025-07-14"],
        next_step="run the command again with PUBLISHED=<day>, or without it for the report's cut-off.",
    )


def record(tables: Iterable[Table], published: Table | None, corrections: Table | None, on: date) -> bytes:
    """
    Return the content of published.csv after a publication.

    Earlier rows stay: a figure that has changed since, with its corrections, gets a row of the new day, and one that
    is gone gets a blank one. So the file tells what each edition said. The order does not depend on that of the inputs.

    Args:
        tables: the inputs, which have passed the gate.
        published: the record so far, None before the first publication.
        corrections: what was corrected since.
        on: the day of publication.

    Raises:
        UsageError: the day is not after an earlier publication, or is before a correction that it would publish.
    """
    figures = figures_of(tables)
    known = histories(published, corrections, figures)
    rows: list[tuple[str, ...]] = [
        tuple(row[name] for name in PUBLISHED.names) for one in known.values() for row in one.published
    ]
    day = on.isoformat()
    for (what, field), history in known.items():
        if not same(history.latest["figure"], history.now, field):
            _check_day(history, on)
            rows.append((history.latest["kind"], what, field, history.now, day))
    new = [figure for key, figure in figures.items() if key not in known]
    if new and published is not None:
        _check_later(known.values(), on)
    rows += [(figure.kind, figure.what, figure.field, figure.figure, day) for figure in new]
    rows.sort(key=_order)
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(PUBLISHED.names)
    writer.writerows(rows)
    return written.getvalue().encode()


def _check_day(history: History, on: date) -> None:
    """Refuse a day on which the figure was already published otherwise, or before it was corrected."""
    _check_later([history], on, same_day=True)
    late = [row["on"] for row in history.corrections if row["on"] > on.isoformat()]
    if late:
        raise UsageError(
            f"The report cannot be published on {words_of_date(on)}, before its corrections.",
            details=[f"corrections.csv has a correction of {history.first['what']} on {max(late)}"],
            next_step=f"run the command again with PUBLISHED={max(late)} or a later day.",
        )


def _check_later(found: Iterable[History], on: date, *, same_day: bool = False) -> None:
    last = max((history.latest["on"] for history in found), default="")
    if last > on.isoformat() or (same_day and last == on.isoformat()):
        raise UsageError(
            f"The report was already published on {last}.",
            details=[f"found PUBLISHED={on.isoformat()}, or a cut-off of that day"],
            next_step=f"run the command again with PUBLISHED=<a day after {last}>.",
        )


def _order(row: tuple[str, ...]) -> tuple[int, str, int, str]:
    kind, what, field, _, on = row
    return list(FIELDS).index(kind), what, FIELDS[kind].index(field), on
