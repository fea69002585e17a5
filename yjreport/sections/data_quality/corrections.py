"""What was corrected or revised since it was published: what, from, to, why, when and by which role."""

from __future__ import annotations

from datetime import date

from yjreport.blocks.model import Table
from yjreport.blocks.parts import Cell, Column, Piece, Row
from yjreport.figures.results import Result
from yjreport.files.entries import Entry
from yjreport.periods import words_of_date
from yjreport.sections.section_figures import SectionFigures
from yjreport.sections.shared.register import words
from yjreport.wording import capital, sentence

NOTES = (
    "A correction mends an error that was found; a revision was announced, because later data come in. "
    "The figures concerned carry [r] wherever this report prints them, and so do those computed from them.",
    "Substantial: the correction qualifies or contradicts what could be concluded from the figure as it was published.",
)


def part_of(section: SectionFigures, entry: Entry, part: str, text: str) -> Result:
    """Return one part of a correction as a result: what the figure was, what it is, or why it changed."""
    period = section.year
    breakdown = (("correction", str(entry.row)), ("part", part))
    return words(section, "correction", period, breakdown, text, entry)


def corrections_table(section: SectionFigures) -> Table | None:
    """Return the table of corrections and revisions, the latest first; None without any."""
    entries = section.dataset.corrections
    if not entries:
        return None
    columns = (
        Column("what", "Figure", header=True), Column("area", "Area"), Column("period", "Period"),
        Column("was", "From", align="right"), Column("now", "To", align="right"), Column("why", "Why"),
        Column("kind", "Kind"), Column("when", "When"), Column("by", "By"),
    )  # fmt: skip
    notes = NOTES if any(entry["substantial"] for entry in entries) else NOTES[:1]
    caption = f"Corrections and revisions, {section.service}"
    return Table(
        "data-quality-corrections",
        section.slug,
        caption,
        columns,
        tuple(_row(section, entry) for entry in entries),
        notes,
    )


def _row(section: SectionFigures, entry: Entry) -> Row:
    why = part_of(section, entry, "why", " ".join(filter(None, map(sentence, (entry["why"], entry["note"])))))
    kind = part_of(section, entry, "kind", _kind(entry))
    return Row({
        "what": Cell(f"{entry['title']} ({entry['part']})" if entry["part"] != "figure" else entry["title"]),
        "area": Cell(capital(entry["area"])),
        "period": Cell(capital(entry["period"])),
        "was": Cell.of(part_of(section, entry, "from", entry["was"])),
        "now": Cell.of(part_of(section, entry, "to", entry["now"])),
        "why": Cell.of(why),
        "kind": Cell.of(kind),
        "when": Cell.of(part_of(section, entry, "when", words_of_date(date.fromisoformat(entry["on"])))),
        "by": Cell(capital(entry["by"])),
    })  # fmt: skip


def _kind(entry: Entry) -> str:
    kind = entry["kind"].capitalize()
    return f"{kind}, substantial: {entry['substantial']}" if entry["substantial"] else kind


def substantial_corrections(section: SectionFigures) -> list[Piece]:
    """Say the substantial corrections, which readers should meet first, and that there are others."""
    pieces: list[Piece] = []
    entries = section.dataset.corrections
    for entry in entries:
        if entry["substantial"]:
            on = words_of_date(date.fromisoformat(entry["on"]))
            figure = ", ".join(entry[name] for name in ("title", "area", "period"))
            text = (
                f"{figure}: corrected from {entry['was']} to {entry['now']} on {on}. "
                f"It is substantial: {entry['substantial']}. {sentence(entry['why'])}"
            )
            pieces += ([" "] if pieces else []) + [(text, part_of(section, entry, "told", text))]
    if any(not entry["substantial"] for entry in entries):
        other = "Other figures" if pieces else "Figures"
        verbs = {"correction": "corrected", "revision": "revised"}
        kinds = " or ".join(dict.fromkeys(verbs[entry["kind"]] for entry in entries if not entry["substantial"]))
        told = f"{other} of this report were {kinds} since they were published: the data quality section lists them."
        pieces += ([" "] if pieces else []) + [told]
    return pieces
