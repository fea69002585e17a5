"""What threatens delivery, and what is being done about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from yjreport.blocks.model import Statement, Table
from yjreport.blocks.parts import Cell, Column, Piece, Row
from yjreport.files.entries import Entry
from yjreport.formats import listing, plural
from yjreport.periods import year_before
from yjreport.sections.section_figures import SectionFigures
from yjreport.sections.shared.register import counted, labelled_notes, without_equals, words
from yjreport.wording import capital
from yjreport.wording.texts import join_list

RANKS: dict[str, int] = {
    "very low": 1, "rare": 1, "remote": 1, "negligible": 1, "insignificant": 1,
    "low": 2, "unlikely": 2, "minor": 2,
    "medium": 3, "possible": 3, "moderate": 3,
    "high": 4, "likely": 4, "major": 4, "significant": 4,
    "very high": 5, "almost certain": 5, "severe": 5, "critical": 5, "catastrophic": 5,
}  # fmt: skip
"""The steps of the scales that registers use, from low to high."""

OPTIONAL: dict[str, str] = {
    "category": "Category", "mitigation": "What is being done", "likelihood": "Likelihood", "impact": "Impact",
    "rating": "Rating", "owner": "Owner",
}  # fmt: skip
"""The columns that a register has where any of its risks fills them."""

KINDS: dict[str, str] = {"register": "Risk register", "narrative": "Risks named in the text of the plan"}


def entries(section: SectionFigures, kind: str | None = None) -> list[Entry]:
    """Return the risks of one kind, or of all, in the order of the plan."""
    return [entry for entry in section.dataset.registers["risks"] if kind in (None, entry["kind"])]


def summary(section: SectionFigures) -> Statement | None:
    """Say how many risks there are, and how many have a rating, an owner and a mitigation."""
    risks = entries(section)
    if not risks:
        return None
    each: list[list[Piece]] = []
    for key in ("a rating", "an owner", "a mitigation"):
        some = [entry for entry in risks if entry[key.partition(" ")[2]]]
        found = counted(section, "risks", some, f"with {key}")
        each.append([found if some else ("none", found), f" {'has' if len(some) < 2 else 'have'} {key}"])
    number = counted(section, "risks", risks)
    opening: list[Piece] = ["The plan names ", number, f" {plural(len(risks), 'risk')}: "]
    return section.sentences("risks-says", *opening, *join_list(each), ".")


def register(section: SectionFigures, kind: str) -> Table | None:
    """
    Return the table of one kind of risk; columns that no row fills are left out.

    The risks are numbered where there is a grid, whose cells name them by number, and have their movement since the
    year before where its register is there.
    """
    risks = entries(section, kind)
    if not risks:
        return None
    numbered = kind == "register" and bool(rated(section))
    columns = [Column("number", "No.", header=True)] if numbered else []
    columns.append(Column("risk", "Risk", header=True))
    columns += [Column(key, label) for key, label in OPTIONAL.items() if any(entry[key] for entry in risks)]
    if numbered and any(entry["rating"] for entry in risks):
        # The grid above has likelihood and impact of each risk; here they stand behind the rating.
        columns = [column for column in columns if column.key not in ("likelihood", "impact")]
    before = {_key(entry): entry for entry in section.dataset.before.get("risks", ()) if entry["kind"] == kind}
    if before and any(entry["rating"] for entry in risks):
        columns.append(Column("movement", f"Since {year_before(section.report.year)}"))
    rows = tuple(
        _row(section, entry, columns, number, before.get(_key(entry))) for number, entry in enumerate(risks, start=1)
    )
    columns, same = without_equals(columns, rows)
    caption = f"{KINDS[kind]}, {section.service}, {section.report.year}"
    notes = (*same, *labelled_notes((entry["risk"], entry["note"]) for entry in risks))
    if any("(" in row.cells["rating"].text for row in rows if any(column.key == "rating" for column in columns)):
        notes = ("Rating: in brackets likelihood by impact.", *notes)
    kept = {_key(entry) for entry in risks}
    gone = [entry["risk"] for key, entry in before.items() if key not in kept]
    if gone and columns[-1].key == "movement":
        notes = (*notes, f"No longer in the register: {'; '.join(gone)}.")
    return section.table_of(f"risks-{kind}", caption, columns, rows, notes)


def _key(entry: Entry) -> str:
    """Return what makes a risk the same as one of the year before: its words."""
    return entry["risk"].strip().lower()


def movement(entry: Entry, before: Entry | None) -> str:
    """Say how a risk's rating stands against the year before: new, unchanged, or from which to which."""
    if before is None:
        return "New"
    if not (entry["rating"] and before["rating"]):
        return "[x]"
    if entry["rating"].lower() == before["rating"].lower():
        return "Unchanged"
    now, then = (_rank(one["rating"]) for one in (entry, before))
    was = f"was {before['rating']}"
    alike = entry["rating"].isdigit() == before["rating"].isdigit()
    if now is None or then is None or now == then or not alike:
        return f"Changed; {was}"
    return f"{'Higher' if now > then else 'Lower'}; {was}"


def _rank(text: str) -> int | None:
    """Return where a step stands on its scale: a number by itself, a word of a known scale by its place."""
    return int(text) if text.isdigit() else RANKS.get(text.lower())


def rated(section: SectionFigures) -> list[Entry]:
    """Return the risks of the register that have both a likelihood and an impact."""
    return [entry for entry in entries(section, "register") if entry["likelihood"] and entry["impact"]]


def grid(section: SectionFigures) -> Table | None:
    """
    Return the risks of the register by likelihood (rows, the likeliest first) and impact (columns, the gravest last).

    A cell holds how many risks there are and their numbers in the register. None without both for any risk.
    """
    risks = rated(section)
    if not risks:
        return None
    numbers = {entry["id"]: number for number, entry in enumerate(entries(section, "register"), start=1)}
    likelihoods = _scale(entry["likelihood"] for entry in risks)[::-1]
    impacts = _scale(entry["impact"] for entry in risks)
    columns = [Column("likelihood", "Likelihood", header=True)]
    columns += [Column(f"impact-{at}", f"Impact: {name}") for at, name in enumerate(impacts)]
    rows = []
    for likelihood in likelihoods:
        cells = {"likelihood": Cell(likelihood.capitalize())}
        for at, impact in enumerate(impacts):
            some = [one for one in risks if (one["likelihood"].lower(), one["impact"].lower()) == (likelihood, impact)]
            found = counted(section, "risks", some, f"likelihood {likelihood}, impact {impact}")
            names = listing([str(numbers[one["id"]]) for one in some])
            word = plural(len(some), "risk")
            cells[f"impact-{at}"] = Cell.of(found, f"{found.text} ({word} {names})" if some else "0")
        rows.append(Row(cells))
    caption = f"Risks by likelihood and impact, {section.service}, {section.report.year}"
    left = len(entries(section, "register")) - len(risks)
    notes = (f"Risks without both: {left}.",) if left else ()
    return section.table_of("risks-grid", caption, columns, rows, notes)


def _scale(texts: Iterable[str]) -> list[str]:
    """Return the different words of a scale from low to high; words of no known scale stand as they come."""
    found = list(dict.fromkeys(text.lower() for text in texts))
    return sorted(found, key=lambda text: rank if (rank := _rank(text)) is not None else len(RANKS))


def _row(section: SectionFigures, entry: Entry, columns: Sequence[Column], number: int, before: Entry | None) -> Row:
    period = section.year
    breakdown = (("risk", entry["id"]),)
    risk = words(section, "risk", period, breakdown, entry["risk"], entry)
    cells = {"risk": Cell.of(risk)}
    for column in columns:
        if column.key == "rating":
            rating = words(section, "risk_rating", period, breakdown, entry["rating"], entry)
            both = entry["likelihood"] and entry["impact"] and not any(one.key == "likelihood" for one in columns)
            parts = f" ({entry['likelihood']} by {entry['impact']})" if both and rating.there else ""
            cells["rating"] = Cell(f"{rating.text}{parts}", rating, rating.marks if rating.there else ())
        elif column.key == "number":
            cells["number"] = Cell.of(risk, str(number))
        elif column.key == "movement":
            cells["movement"] = Cell.of(risk, movement(entry, before))
        elif column.key != "risk":
            text = entry[column.key]
            cells[column.key] = Cell.of(risk, capital(text) if text else "[x]")
    return Row(cells)
