"""How the service's standards and inspections stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from yjreport.blocks.model import Statement, Table
from yjreport.blocks.parts import Cell, Column, Piece, Row
from yjreport.figures.results import Result
from yjreport.files.entries import Entry
from yjreport.periods import Period
from yjreport.sections.section_figures import SectionFigures
from yjreport.sections.shared.register import register_table, words
from yjreport.wording import capital
from yjreport.wording.texts import join_list

GRID = ("operational", "strategic")

MOST_SAID = 6
"""Outcomes that the sentences say; beyond it only those of a whole inspection or audit, the table has the rest."""


MOST_NAMED = 3
"""Parts of one grade that the sentence names."""


def entries(section: SectionFigures, *, grid: bool) -> list[Entry]:
    """Return the rows of the operational and strategic grid, or all the others, in the order of the plan."""
    return [entry for entry in section.dataset.registers["standards"] if (entry["dimension"] in GRID) == grid]


def grade(section: SectionFigures, entry: Entry) -> Result:
    """Return a grade or an outcome as a result; one that is pending or planned says so."""
    text = entry["grade"] or ("" if entry["state"] == "result" else entry["state"])
    measure = "standard_grade" if entry["number"] else "inspection_outcome"
    parts = [("framework", entry["framework"]), ("standard", f"{entry['number']} {entry['standard']}".strip())]
    parts += [(key, entry[key]) for key in ("dimension", "element") if entry[key]]
    return words(section, measure, _period(entry), tuple(parts), capital(text), entry)


def _period(entry: Entry) -> Period:
    start, end = entry["period_start"], entry["period_end"]
    return Period(
        entry["period"] or "not stated",
        date.fromisoformat(start) if start else None,
        date.fromisoformat(end) if end else None,
    )


def grid_table(section: SectionFigures) -> Table | None:
    """Return the grid of standards by operational and strategic grade, or None without one."""
    rows = entries(section, grid=True)
    if not rows:
        return None
    standards = dict.fromkeys((entry["number"], entry["standard"]) for entry in rows)
    columns = (Column("standard", "Standard", header=True), *(Column(name, name.capitalize()) for name in GRID),
               Column("assessed", "Assessed"))  # fmt: skip
    made = []
    for number, name in standards:
        cells = {"standard": Cell(f"{number}. {name}" if number else name)}
        for dimension in GRID:
            found = [entry for entry in rows if (entry["number"], entry["dimension"]) == (number, dimension)]
            cells[dimension] = Cell.of(grade(section, found[0])) if found else Cell("[x]")
            if found:
                cells["assessed"] = Cell(_assessed(found[0]))
        made.append(Row(cells))
    caption = f"{rows[0]['framework']}: grades, {section.service}, {_period(rows[0]).words}"
    return section.table_of("standards-grid", caption, columns, made, _notes(rows))


def is_inspection(entry: Entry) -> bool:
    """Tell whether an entry is of an inspection of the service, and not of a standard, an audit or an award."""
    name = entry["framework"].lower()
    return not entry["number"] and "inspection" in name and "audit" not in name and "review" not in name


def history(section: SectionFigures) -> Table | None:
    """Return the inspections, those without a date first and then the oldest; None without any."""
    rows = [entry for entry in entries(section, grid=False) if is_inspection(entry)]
    if not rows:
        return None
    # Sorting twice keeps the order of the source among those of one day.
    rows.sort(key=lambda entry: entry["period_end"])
    columns = (
        Column("when", "When", header=True), Column("standard", "What was inspected", header=True),
        Column("grade", "Outcome"), Column("framework", "Inspection"), Column("by", "By whom"),
    )  # fmt: skip
    made = [
        Row({
            "when": Cell(capital(_period(entry).words)),
            "standard": Cell(_inspected(entry)),
            "grade": Cell.of(grade(section, entry)),
            "framework": Cell(entry["framework"]),
            "by": Cell(_by(entry) or "[x]"),
        })
        for entry in rows
    ]  # fmt: skip
    return register_table(
        section, "standards-inspections", f"Inspections, {section.service}", columns, made, _notes(rows)
    )


def _inspected(entry: Entry) -> str:
    """Return what was inspected: 'Inspection: overall', or with its element."""
    about = ", ".join(dict.fromkeys(filter(None, (entry["dimension"], entry["element"]))))
    return ": ".join(dict.fromkeys(filter(None, (entry["standard"], about)))) or "[x]"


def other_table(section: SectionFigures) -> Table | None:
    """Return audits, awards and single elements as a list, or None without any; inspections have their own table."""
    rows = [entry for entry in entries(section, grid=False) if not is_inspection(entry)]
    if not rows:
        return None
    columns = (
        Column("framework", "Framework", header=True), Column("standard", "What was assessed", header=True),
        Column("grade", "Outcome"), Column("assessed", "When and by whom"),
    )  # fmt: skip
    made = [
        Row({
            "framework": Cell(entry["framework"]),
            "standard": Cell(", ".join(filter(None, (entry["number"], entry["standard"], entry["element"])))),
            "grade": Cell.of(grade(section, entry)),
            "assessed": Cell(_assessed(entry)),
        })
        for entry in rows
    ]  # fmt: skip
    frameworks = {entry["framework"] for entry in rows}
    title = frameworks.pop() if len(frameworks) == 1 else "Audits and assessments"
    caption = f"{title}, {section.service}"
    kept = [one for one in columns if frameworks or one.key != "framework"]
    return register_table(section, "standards-assessments", caption, kept, made, _notes(rows))


def summary(section: SectionFigures) -> Statement | None:
    """Say the grades and outcomes that there are, and then what is awaited."""
    rows = section.dataset.registers["standards"]
    if not rows:
        return None
    pieces: list[Piece] = []
    graded = [entry for entry in rows if entry["number"] and entry["state"] == "result" and _is_grade(entry)]
    if graded:
        pieces += ["The grades against the standards for children are ", *_grades(section, graded), ". "]
    found = [entry for entry in rows if not entry["number"] and entry["state"] == "result" and _is_grade(entry)]
    if len(found) > MOST_SAID:
        found = [entry for entry in found if not entry["element"]][:MOST_SAID]
    for entry in found:
        pieces += [f"{_what(entry)}, {_period(entry).words}: ", grade(section, entry), ". "]
    for entry in rows:
        if entry["state"] != "result":
            pieces += [f"{_what(entry)}: ", grade(section, entry), ". "]
    if not pieces:
        pieces.append("The plan names inspections and assessments and prints no outcome of them.")
    return section.sentences("standards-says", *pieces)


def _is_grade(entry: Entry) -> bool:
    return entry["grade"] not in ("", "not stated", "not graded")


def _what(entry: Entry) -> str:
    return f"{_inspected(entry)} ({entry['framework']})"


def _grades(section: SectionFigures, entries: Sequence[Entry]) -> list[Piece]:
    grades: dict[str, list[Entry]] = {}
    for entry in entries:
        grades.setdefault(entry["grade"], []).append(entry)
    most = max(grades, key=lambda name: len(grades[name]))
    # The commonest grade comes last and stands for all the others, whose list the table has.
    short = len(grades[most]) > MOST_NAMED
    if short:
        grades[most] = grades.pop(most)
    each: list[list[Piece]] = []
    for number, (name, found) in enumerate(grades.items()):
        where = "; ".join(
            ", ".join(part for part in (e["standard"], e["element"] or e["dimension"]) if part) for e in found
        )
        rest = " for each" if number == 0 else " for all the others"
        each.append([(name, grade(section, found[0])), rest if short and name == most else f" ({where})"])
    return join_list(each)


def _assessed(entry: Entry) -> str:
    by = _by(entry)
    if by:
        by = f"; validated by {by}" if entry["number"] else f"; {by}"
    return f"{capital(_period(entry).words)}{by}"


def _by(entry: Entry) -> str:
    return "" if entry["validated_by"] == "not stated" else entry["validated_by"]


def _notes(rows: Sequence[Entry]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{entry['standard']}: {entry['note']}" for entry in rows if entry["note"]))
