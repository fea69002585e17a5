"""What threatens delivery, and what is being done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yjreport.blocks.model import Cell, Column, Piece, Row, Statement, Table
from yjreport.periods import Period
from yjreport.sections.register import counted, labelled_notes, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yjreport.inputs.plan import Entry
    from yjreport.section import Section

KINDS: dict[str, str] = {"register": "Risk register", "narrative": "Risks named in the text of the plan"}


def entries(section: Section, kind: str | None = None) -> list[Entry]:
    """Return the risks of one kind, or of all, in the order of the plan."""
    return [entry for entry in section.dataset.registers["risks"] if kind in (None, entry["kind"])]


def summary(section: Section) -> Statement | None:
    """Say how many risks there are, and how many have a rating, an owner and a mitigation."""
    risks = entries(section)
    if not risks:
        return None
    pieces: list[Piece] = [
        "The plan names ",
        counted(section, "risks", risks),
        f" risk{'' if len(risks) == 1 else 's'}: ",
    ]
    for number, key in enumerate(("rating", "owner", "mitigation")):
        some = [entry for entry in risks if entry[key]]
        verb = "has" if len(some) < 2 else "have"
        joint = "" if number == 0 else " and " if number == 2 else ", "
        article = "an" if key == "owner" else "a"
        found = counted(section, "risks", some, f"with {article} {key}")
        pieces += [joint, found if some else ("none", found), f" {verb} {article} {key}"]
    return section.sentences("risks-says", *pieces, ".")


def register(section: Section, kind: str) -> Table | None:
    """Return the table of one kind of risk; columns that no row fills are left out."""
    risks = entries(section, kind)
    if not risks:
        return None
    columns = [Column("risk", "Risk", header=True)]
    optional = (
        ("category", "Category"), ("mitigation", "What is being done"), ("likelihood", "Likelihood"),
        ("impact", "Impact"), ("rating", "Rating"), ("owner", "Owner"),
    )  # fmt: skip
    columns += [Column(key, label) for key, label in optional if any(entry[key] for entry in risks)]
    rows = tuple(_row(section, entry, columns) for entry in risks)
    results = [cell.result for row in rows for cell in row.cells.values() if cell.result]
    caption = f"{KINDS[kind]}, {section.dataset.request.service.name}, {section.dataset.request.report.year}"
    notes = labelled_notes((entry["risk"], entry["note"]) for entry in risks)
    return Table(f"risks-{kind}", section.slug, caption, tuple(columns), rows, notes, section.sources(results))


def _row(section: Section, entry: Entry, columns: Sequence[Column]) -> Row:
    period = Period.of_year(section.dataset.request.report.year)
    breakdown = (("risk", entry["id"]),)
    risk = words(section, "risk", period, breakdown, entry["risk"], entry)
    cells = {"risk": Cell.of(risk)}
    for column in columns:
        if column.key == "rating":
            cells["rating"] = Cell.of(words(section, "risk_rating", period, breakdown, entry["rating"], entry))
        elif column.key != "risk":
            text = entry[column.key]
            cells[column.key] = Cell.of(risk, text[:1].upper() + text[1:] if text else "[x]")
    return Row(cells)
