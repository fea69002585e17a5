"""How the actions stand: by theme, by impact and by status, with what is overdue at the cut-off."""

from __future__ import annotations

from collections.abc import Sequence

from yjreport.blocks.model import Chart, Table
from yjreport.blocks.parts import Cell, Column, Row
from yjreport.charts.blocks import chart_block
from yjreport.charts.points import Point
from yjreport.files.entries import Entry
from yjreport.periods import words_of_date
from yjreport.sections.actions.tracker import IMPACTS, STATUSES, entries, overdue
from yjreport.sections.section_figures import SectionFigures
from yjreport.sections.shared.register import counted
from yjreport.wording import capital

MOST_COLUMNS = 7
FEWEST_BARS = 4


def standing(section: SectionFigures) -> Table | None:
    """
    Return the actions by theme: how many, how they stand, how many are overdue, and without lead or measure.

    A column that holds for none of the actions, or for each of them, is left out, for the sentence says so; so are
    the last two where a page has no room. None where the actions have one theme or none.
    """
    actions = entries(section)
    themes = list(dict.fromkeys(entry["theme"] for entry in actions))
    if len(themes) < 2:
        return None
    late = {entry["id"] for entry in overdue(section, actions)}
    stated = [status for status in STATUSES if any(entry["status"] == status for entry in actions)]
    columns = [Column("theme", "Theme", header=True), Column("all", "Actions", align="right")]
    columns += [Column(f"status-{at}", name.capitalize(), align="right") for at, name in enumerate(stated)]
    columns += [Column("overdue", "Overdue", align="right"), Column("lead", "No lead", align="right"),
                Column("measure", "No success measure", align="right")]  # fmt: skip
    rows = []
    for theme in [*themes, None]:
        some = [entry for entry in actions if theme in (None, entry["theme"])]
        parts: dict[str, list[Entry]] = {"all": some}
        parts |= {f"status-{at}": [e for e in some if e["status"] == name] for at, name in enumerate(stated)}
        parts["overdue"] = [entry for entry in some if entry["id"] in late]
        parts["lead"] = [entry for entry in some if not entry["lead"]]
        parts["measure"] = [entry for entry in some if not entry["success_measure"]]
        labels = {column.key: column.label.lower() for column in columns}
        cells = {}
        for key, found in parts.items():
            which = ([] if theme is None else [f"theme {theme or 'not stated'}"]) + ([labels[key]] * (key != "all"))
            cells[key] = Cell.of(counted(section, "actions", found, ", ".join(which)))
        name = "All" if theme is None else capital(theme) or "No theme stated"
        rows.append(Row({"theme": Cell(name), **cells}, "total" if theme is None else "body"))
    kept = [one for one in columns if one.key in ("theme", "all") or _differs(one.key, rows)]
    kept = kept if len(kept) <= MOST_COLUMNS else [one for one in kept if one.key not in ("lead", "measure")]
    return _counts_table(section, "actions-by-theme", "Actions by theme", kept, rows)


def _differs(key: str, rows: Sequence[Row]) -> bool:
    """Tell whether a count is neither none of the actions nor all of them."""
    total = rows[-1].cells
    return total[key].text not in ("0", total["all"].text)


def impact_table(section: SectionFigures) -> Table | None:
    """Return how the actions stand by the impact that they had; None where no action has an impact stated."""
    actions = entries(section)
    impacts = [name for name in IMPACTS if any(entry["impact"] == name for entry in actions)]
    if not any(name != "not stated" for name in impacts):
        return None
    columns = [Column("status", "Status", header=True)]
    columns += [Column(f"impact-{at}", name.capitalize(), align="right") for at, name in enumerate(impacts)]
    columns.append(Column("all", "All", align="right"))
    rows = []
    for status in [*(one for one in STATUSES if any(entry["status"] == one for entry in actions)), None]:
        some = [entry for entry in actions if status in (None, entry["status"])]
        cells = {"status": Cell("All" if status is None else status.capitalize())}
        for at, name in enumerate(impacts):
            found = [entry for entry in some if entry["impact"] == name]
            which = ", ".join(part for part in (status and f"status {status}", f"impact {name}") if part)
            cells[f"impact-{at}"] = Cell.of(counted(section, "actions", found, which))
        cells["all"] = Cell.of(counted(section, "actions", some, f"status {status}" if status else ""))
        rows.append(Row(cells, "total" if status is None else "body"))
    return _counts_table(section, "actions-by-impact", "Actions by status and impact", columns, rows)


def _counts_table(
    section: SectionFigures, id: str, title: str, columns: Sequence[Column], rows: Sequence[Row]
) -> Table:
    return section.table_of(id, f"{title}, {section.service}, {section.report.year}", columns, rows)


def status_chart(section: SectionFigures) -> Chart | None:
    """Return bars of the actions by status, the overdue ones apart; None where fewer than four would be drawn."""
    actions = entries(section)
    late = {entry["id"] for entry in overdue(section, actions)}
    if all(entry["status"] == "not stated" for entry in actions):
        return None
    groups = {"Overdue": [entry for entry in actions if entry["id"] in late]}
    for status in STATUSES:
        groups[status.capitalize()] = [e for e in actions if e["status"] == status and e["id"] not in late]
    drawn = {name: some for name, some in groups.items() if some}
    if len(drawn) < FEWEST_BARS:
        return None
    service = section.service
    made = {name: counted(section, "actions", some, f"drawn as {name.lower()}") for name, some in drawn.items()}
    points = [Point(service, name, at, len(drawn[name]), text=made[name].text) for at, name in enumerate(drawn)]
    columns = (Column("status", "Status", header=True), Column("count", "Actions", align="right"))
    rows = [Row({"status": Cell(name), "count": Cell.of(item)}) for name, item in made.items()]
    table = _counts_table(section, "actions-by-status", "Actions by status", columns, rows)
    cut_off = words_of_date(section.report.cut_off)
    if not late:
        title = "No action is overdue at the cut-off"
    else:
        title = f"{'Some actions are' if len(late) > 1 else 'One action is'} overdue at the cut-off"
    return chart_block(
        "bars", points, id="actions-by-status-chart", section=section.slug, title=title,
        subtitle=f"Number of actions by status, {service}, at {cut_off}; overdue actions are not counted again",
        measure="the number of actions by status", unit_label="Actions", unit="count", local=service, data=table,
    )  # fmt: skip
