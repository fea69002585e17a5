"""What the service will do: a tracker, and what is overdue at the cut-off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from yjreport.blocks.model import Statement, Table
from yjreport.blocks.parts import Cell, Column, Piece, Row
from yjreport.files.entries import Entry
from yjreport.formats import plural
from yjreport.periods import Period, words_of_date
from yjreport.sections.section_figures import SectionFigures
from yjreport.sections.shared.register import counted, labelled_notes, register_table, words
from yjreport.wording import capital
from yjreport.wording.texts import join_list

KINDS: dict[str, str] = {
    "action": "Actions of the plan",
    "commitment": "Commitments in the text of the plan",
    "initiative": "Initiatives under way",
}
STATUSES = ("completed", "on track", "in progress", "not started", "not stated")
IMPACTS = ("progress made", "progress starting", "no impact", "not stated")
MOST_COLUMNS = 6
LACKING: dict[str, str] = {"lead": "no lead", "success_measure": "no success measure"}


def entries(section: SectionFigures, kind: str | None = None) -> list[Entry]:
    """Return the actions of one kind, or of all, in the order of the plan."""
    return [entry for entry in section.dataset.registers["actions"] if kind in (None, entry["kind"])]


def overdue(section: SectionFigures, actions: Sequence[Entry]) -> list[Entry]:
    """Return the actions whose target date had passed at the cut-off and that are not stated as completed."""
    cut_off = section.report.cut_off
    return [
        entry
        for entry in actions
        if (day := entry.day("target_date")) is not None and day < cut_off and entry["status"] != "completed"
    ]


def summary(section: SectionFigures) -> Statement | None:
    """Say how many actions there are, how they stand and how many are overdue at the cut-off."""
    actions = entries(section)
    if not actions:
        return None
    kinds: list[list[Piece]] = [
        [counted(section, "actions", found, f"kind {name}"), f" {plural(len(found), name)}"]
        for name in KINDS if (found := entries(section, name))
    ]  # fmt: skip
    pieces: list[Piece] = ["The plan has ", *join_list(kinds),
                           ", one row each; the same one may stand in several places of the plan. "]  # fmt: skip
    for status in STATUSES:
        some = [entry for entry in actions if entry["status"] == status]
        if some and status != "not stated":
            pieces += [counted(section, "actions", some, status), f" {plural(len(some), 'is', 'are')} {status}. "]
    silent = [entry for entry in actions if entry["status"] == "not stated"]
    if silent:
        without_status = counted(section, "actions", silent, "status not stated")
        pieces += ["For ", without_status, " the plan states no status in words. "]
    for key, name in LACKING.items():
        without = [entry for entry in actions if not entry[key]]
        if without:
            pieces += [counted(section, "actions", without, name), f" {plural(len(without), 'has', 'have')} {name}. "]
    return section.sentences("actions-says", *pieces, *_lateness(section, actions))


def _lateness(section: SectionFigures, actions: Sequence[Entry]) -> list[Piece]:
    """Say how many actions are overdue at the cut-off, and for how many of these no status is stated."""
    dated = [entry for entry in actions if entry["target_date"]]
    if not dated:
        return ["None has a target date that can be checked against the cut-off."]
    late = overdue(section, dated)
    cut_off = words_of_date(section.report.cut_off)
    found = counted(section, "actions", late, "overdue")
    pieces: list[Piece] = ["Of the ", counted(section, "actions", dated, "with a target date")]
    pieces += [" with a target date or year, ", found if late else ("none", found)]
    pieces.append(f" {'is' if len(late) <= 1 else 'are'} overdue at the cut-off of {cut_off}")
    if not late:
        return [*pieces, "."]
    pieces.append(": the date had passed and the action is not stated as completed")
    silent = [entry for entry in late if entry["status"] == "not stated"]
    if silent:
        some = counted(section, "actions", silent, "overdue, status not stated")
        pieces += [". For ", some, " of them no status is stated, so it may have been done"]
    return [*pieces, "."]


def tracker(section: SectionFigures, kind: str) -> Table | None:
    """Return the table of one kind of action; columns that no row fills are left out."""
    actions = entries(section, kind)
    if not actions:
        return None
    late = {entry["id"] for entry in overdue(section, actions)}
    columns = [Column("theme", "Reference and theme", header=True)] if any(_theme(entry) for entry in actions) else []
    columns.append(Column("action", "Action", header=not columns))
    if any(entry["lead"] for entry in actions):
        columns.append(Column("lead", "Lead"))
    if any(entry["target"] or entry["target_date"] for entry in actions):
        columns.append(Column("target", "Target date"))
    columns.append(Column("status", "Status"))
    for key, label in (("impact", "Impact"), ("success_measure", "How success is measured")):
        if any(entry[key] not in ("", "not stated") for entry in actions):
            columns.append(Column(key, label))
    rows = [_row(section, entry, columns, late=entry["id"] in late) for entry in actions]
    if len(columns) > MOST_COLUMNS and any(column.key == "impact" for column in columns):
        columns, rows = _with_impact(columns, rows)
    caption = f"{KINDS[kind]}, {section.service}, {section.report.year}"
    notes = labelled_notes((_theme(entry) or entry["id"], entry["note"]) for entry in actions)
    return register_table(section, f"actions-{kind}", caption, columns, rows, notes)


def _with_impact(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[list[Column], list[Row]]:
    """Return a table whose cells of status hold the impact too, for a page has no room for a column of it."""
    made = []
    for row in rows:
        status, impact = row.cells["status"], row.cells["impact"].text
        said = "" if impact.lower() in ("[x]", "not stated") else f"; {impact[:1].lower()}{impact[1:]}"
        made.append(replace(row, cells=row.cells | {"status": replace(status, text=f"{status.text}{said}")}))
    kept = [
        Column("status", "Status and impact") if column.key == "status" else column
        for column in columns
        if column.key != "impact"
    ]
    return kept, made


def _row(section: SectionFigures, entry: Entry, columns: Sequence[Column], *, late: bool) -> Row:
    period = section.year
    breakdown = (("action", entry["id"]),)
    action = words(section, "action", period, breakdown, entry["action"], entry)
    status = entry["status"]
    if late:
        status = f"overdue; {status if status != 'not stated' else 'status not stated'}"
    cells = {
        "action": Cell.of(action),
        "target": _target(section, period, entry),
        "status": Cell.of(action, capital(status)),
        "theme": Cell.of(action, _theme(entry) or "[x]"),
    }
    for column in columns:
        if column.key not in cells:
            text = entry[column.key]
            cells[column.key] = Cell.of(action, capital(text) if text else "[x]")
    return Row(cells)


def _theme(entry: Entry) -> str:
    theme = capital(entry["theme"])
    return ": ".join(part for part in (entry["ref"], theme) if part)


def _target(section: SectionFigures, period: Period, entry: Entry) -> Cell:
    day = entry.day("target_date")
    if not (entry["target"] or day):
        return Cell("[x]")
    text = entry["target"] or (words_of_date(day) if day else "")
    breakdown = (("action", entry["id"]),)
    result = words(section, "action_target_date", period, breakdown, text, entry, day.isoformat() if day else text)
    return Cell.of(result)
