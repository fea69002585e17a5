"""The corrections as the entries of a register that an edition may print, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from yjreport.config.catalogue import Area, Catalogue
from yjreport.config.schema import Report
from yjreport.figures.observations import Observation
from yjreport.files.entries import Entry
from yjreport.files.tables import ROW, Table
from yjreport.inputs.published.figures import named_rows
from yjreport.protection.notes import WITHHELD
from yjreport.revisions.corrections import Corrections, protected_prose
from yjreport.revisions.figure_words import SECTIONS, figure_words, named, observed_words, register_words
from yjreport.revisions.substantial import conclusions_changed

COUNTS = ("value", "numerator", "denominator")


def entries_of(
    held: Corrections,
    tables: Mapping[str, Table],
    observations: Sequence[Observation],
    *,
    catalogue: Catalogue,
    areas: Mapping[str, Area],
    report: Report,
    hidden: frozenset[str],
) -> tuple[Entry, ...]:
    """
    Return the corrections, the latest first, with what an edition withholds left out.

    Beside the columns of corrections.csv an entry has `title`, `area`, `period` and `part` (the figure in words),
    `was` and `now` (as the annex prints figures) and `substantial` (the conclusions that it changes, or blank).

    Args:
        held: the corrections with what they were.
        tables: the inputs by kind.
        observations: everything that the edition may print.
        catalogue: the measures.
        areas: the areas that the inputs may name.
        report: the parameters of the report.
        hidden: the sections in which the edition withholds a figure.
    """
    rows = {what: (kind, row) for kind, table in tables.items() if kind in SECTIONS for what, row in named_rows(table)}
    seen: set[tuple[str, str]] = set()
    made = []
    for row in held.rows:
        what, field = row["what"], row["field"]
        one, substantial = named(what), ""
        if one is not None:
            item = held.now.get(what)
            measure = catalogue.measures.get(one.measure)
            section, unit = (measure.section, measure.unit) if measure else ("", "")
            words = observed_words(one, field, item, catalogue, areas)
            if field in COUNTS and row["kind"] == "correction" and held.may_say(row) and (what, row["on"]) not in seen:
                seen.add((what, row["on"]))
                substantial = _substantial(row, held, observations, catalogue)
        else:
            kind, found = rows.get(what, (what.partition(".")[0], None))
            section, unit = SECTIONS.get(kind, ""), ""
            words = register_words(kind, field, found, what)
            words |= {"area": areas["local"].name, "period": _period(kind, report, found)}
        told = protected_prose(row, held, section, hidden, report.disclosure.threshold)
        texts = {
            name: told[cell] if told[cell] == WITHHELD else figure_words(told[cell], field, unit)
            for name, cell in (("was", "from"), ("now", "to"))
        }
        cells = {key: str(value) for key, value in told.items() if isinstance(value, str)}
        source = {"source": "corrections.csv", "line": f"row {row[ROW]}"}
        made.append(
            Entry("corrections", int(row[ROW]), {**cells, **words, **texts, **source, "substantial": substantial})
        )
    return tuple(made)


def _period(kind: str, report: Report, row: Mapping[str, str] | None) -> str:
    if kind == "budget" and report.budget_period:
        return report.budget_period.label
    return row["period"] if kind == "standards" and row else report.year


def _substantial(
    row: dict[str, Any], held: Corrections, observations: Sequence[Observation], catalogue: Catalogue
) -> str:
    """Say which conclusions a correction changes; the corrections of one figure and day are one."""
    what = row["what"]
    before, now = held.before.get(row["on"], {}).get(what), held.now.get(what)
    if before is None or now is None:
        return ""
    same = [item for item in observations if item.measure == now.measure]
    # A figure beside another source's has a category more, which names its own.
    final = next(
        (item for item in same if item.area == now.area and item.period == now.period and item.corrected
         and item.breakdown[: len(now.breakdown)] == now.breakdown and len(item.breakdown) <= len(now.breakdown) + 1),
        None,
    )  # fmt: skip
    return conclusions_changed(before, final, same, catalogue.measures[now.measure]) if final else ""
