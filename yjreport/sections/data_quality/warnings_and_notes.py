"""Which figures need care: contradictions in the source, warnings of the checks, what is not available."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from yjreport.blocks.model import Notice, Statement, Table
from yjreport.blocks.parts import Cell, Column, Piece, Row
from yjreport.config.measure_schema import MeasureSet
from yjreport.config.national import welsh
from yjreport.dataset.dataset import Dataset
from yjreport.dataset.handover import gate_record
from yjreport.figures.results import Result
from yjreport.files.entries import Entry
from yjreport.formats import plural
from yjreport.open_data.areas.geography import ENGLAND
from yjreport.protection.notes import WITHHELD
from yjreport.sections.section_figures import SectionFigures
from yjreport.sections.shared.register import figure, words
from yjreport.tables.notes import SENTENCES
from yjreport.wording import capital, sentence

OPEN_FOLDER = "data/open/"

MOST_CAUTIONS = 3
"""Notes that the box of a section says; the data quality section has them all."""

KINDS = ("contradiction", "correction", "unit", "inference", "period", "gap", "terminology")
"""Kinds of notes, the weightiest first."""

PLACES: dict[str, str] = {
    "actions": "actions", "budget": "resources", "risks": "risks", "standards": "standards",
}  # fmt: skip
"""The section that prints each file of a plan."""

MEANINGS: dict[str, str] = {
    "dates": "A date had passed without a word on what came of it, or a figure is old for the day of this report.",
    "consistency": "Rows disagree, or lack something that others of their kind have.",
    "budget": "A sum is not what its heading says, or does not equal the sum that it should.",
    "plausibility": "A figure is far from those around it. It is printed as its source gives it.",
    "arithmetic": "A figure does not follow from the counts beside it. The counts decide.",
    "parts": "Parts do not add up to their whole, so no share of it is printed.",
    "percentage": "A percentage lies outside 0 to 100.",
    "denominator": "A count is larger than what it is out of.",
    "duplicate": "A row is there twice.",
    "correction": "A published figure and its correction do not agree.",
}
"""What a warning of each kind means to a reader; any other kind means the last line."""

ANY = "A cell is not what its column should hold. What could not be read is not printed."


def note_result(section: SectionFigures, entry: Entry, part: str) -> Result:
    """Return the summary or the detail of a data quality note as a result."""
    period = section.year
    breakdown = (("note", entry["id"]), ("part", part))
    return words(section, "data_quality_note", period, breakdown, entry[part], entry)


def cautions(section: SectionFigures) -> Notice | None:
    """
    Return up to three things that readers should know of a section's figures, and what this report does about each.

    The weightiest come first: contradictions in the source before gaps. A note that is withheld is not counted.
    """
    entries = [
        entry
        for entry in section.dataset.registers["notes"]
        if entry["section"] == section.slug and entry["summary"] != WITHHELD
    ]
    if not entries:
        return None
    order = [*KINDS]
    entries.sort(key=lambda entry: order.index(entry["kind"]) if entry["kind"] in order else len(order))
    pieces: list[Piece] = []
    for entry in entries[:MOST_CAUTIONS]:
        said = note_result(section, entry, "summary")
        pieces += [" " if pieces else "", (sentence(said.text), said)]
        held = _held(entry["detail"])
        if held:
            pieces += [" ", (held, note_result(section, entry, "detail"))]
    more = "the details, and further notes on this section" if len(entries) > MOST_CAUTIONS else "the details"
    return section.notice(
        f"{section.slug}-cautions", "warning", "Read with care", *pieces, f" The section on data quality has {more}."
    )


def _held(detail: str) -> str:
    """Return the sentence of a note that says what this report prints, if it has one of its own."""
    found = [part for part in SENTENCES.split(detail) if part.startswith(("This annex", "This report"))]
    return sentence(found[-1]) if found else ""


def notes_table(section: SectionFigures) -> Table | None:
    """Return what the source contradicts, corrects or leaves open, and what this report holds instead."""
    entries = section.dataset.registers["notes"]
    shown = [entry for entry in entries if entry["summary"] != WITHHELD]
    if not shown:
        return None
    titles = {slug: info.title for slug, info in section.dataset.catalogue.sections.items()}
    columns = (
        Column("section", "Section", header=True), Column("summary", "What to know"),
        Column("detail", "What the source prints, and what this report holds"),
    )  # fmt: skip
    rows = [
        Row({
            "section": Cell(titles[entry["section"]]),
            "summary": Cell.of(note_result(section, entry, "summary")),
            "detail": Cell.of(note_result(section, entry, "detail")),
        })
        for entry in sorted(shown, key=lambda entry: [*titles].index(entry["section"]))
    ]  # fmt: skip
    gone = len(entries) - len(shown)
    verb = "is" if gone == 1 else "are"
    they = "it" if gone == 1 else "they"
    notes = (f"{gone} more {plural(gone, 'note')} {verb} withheld, as {they} may speak of figures "
             "that are withheld.",) if gone else ()  # fmt: skip
    caption = f"Notes on the sources, {section.service}, {section.report.year}"
    return section.table_of("data-quality-notes", caption, columns, rows, notes)


def summary(section: SectionFigures) -> Statement:
    """Say how many checks the inputs passed and how many warnings there are."""
    made = len(gate_record(section.dataset).record["checked"])
    found = warned(section)
    pieces: list[Piece] = [
        "Before this report was made its inputs went through ", _count(section, "checks_made", made),
        " checks. No error was found, and ",
    ]  # fmt: skip
    if found.value:
        pieces += [found, " warning" if found.value == 1 else " warnings"]
        pieces.append("; the table says what they mean. Their rows are listed in the file of the checks.")
    else:
        pieces.append("no warning.")
    return section.sentences("data-quality-says", *pieces)


def warned(section: SectionFigures) -> Result:
    """Return how many warnings of the checks concern the service."""
    found = gate_record(section.dataset).warnings
    return _count(section, "check_warnings", sum(_concerns(section, fault) for fault in found))


def _count(section: SectionFigures, measure: str, number: int) -> Result:
    period = section.year
    return figure(section, measure, period, (), value=Decimal(number), source="the checks of this report")


def warnings_table(section: SectionFigures) -> Table | None:
    """
    Return what the checks warn of, by the section that prints it and by kind; None without any.

    The rows of the files, which an officer needs and a reader does not have, are in checks.html.
    """
    found = [fault for fault in gate_record(section.dataset).warnings if _concerns(section, fault)]
    if not found:
        return None
    columns = (
        Column("where", "Where in this report", header=True), Column("count", "Warnings", align="right"),
        Column("meaning", "What it means"),
    )  # fmt: skip
    kinds: dict[tuple[str, str], int] = {}
    for fault in found:
        key = (_place(section, fault), fault["kind"])
        kinds[key] = kinds.get(key, 0) + 1
    period = section.year
    rows = []
    for (where, kind), number in kinds.items():
        breakdown = (("where", where), ("kind", kind))
        count = figure(section, "check_warnings", period, breakdown, value=Decimal(number),
                       source="the checks of this report")  # fmt: skip
        meaning = MEANINGS.get(kind, ANY)
        rows.append(Row({"where": Cell(where), "count": Cell.of(count), "meaning": Cell(meaning)}))
    request = section.dataset.request
    caption = f"Warnings of the checks, {request.service.name}, {request.report.year}"
    return Table("data-quality-warnings", section.slug, caption, columns, tuple(rows))


def _place(section: SectionFigures, fault: dict[str, Any]) -> str:
    """Return the section that prints a file, in words."""
    if fault["file"].startswith(OPEN_FOLDER):
        return "Figures of other areas"
    slug = PLACES.get(fault["file"].rsplit("/", 1)[-1].partition(".")[0], "")
    titles = section.dataset.catalogue.sections
    return titles[slug].title if slug in titles else "Figures of the service"


def _concerns(section: SectionFigures, fault: dict[str, Any]) -> bool:
    """Tell whether a warning is of the service's own files or of an area that it is, or is compared with."""
    if not fault["file"].startswith(OPEN_FOLDER):
        return True
    request = section.dataset.request
    region = section.dataset.catalogue.areas[request.service.region.key].code
    own = {authority.code for authority in request.service.authorities}
    return any(code in fault["found"] for code in {*own, region, ENGLAND} if code)


def unavailable_table(section: SectionFigures) -> Table | None:
    """Return the sections that hold no figures, with the reason and the source that would fill them."""
    missing = section.dataset.unavailable
    if not missing:
        return None
    catalogue = section.dataset.catalogue.sections
    columns = (
        Column("section", "Section", header=True), Column("source", "What would fill it"),
    )  # fmt: skip
    rows = tuple(
        Row({
            "section": Cell(catalogue[slug].title),
            "source": Cell(capital(catalogue[slug].filled_by)),
        })
        for slug in missing
    )  # fmt: skip
    return Table(
        "data-quality-not-available",
        section.slug,
        "Not available in this report",
        columns,
        rows,
        (f"{_why_unavailable(section)}.",),
    )


def _why_unavailable(section: SectionFigures) -> str:
    """Say why no source fills a section: for Wales the English publishers hold little."""
    if section.dataset.tables:
        return "No figure for these sections is in the sources of this report"
    if welsh(section.dataset.request.service):
        return "The service has supplied no figures, and the open sources that this report can use cover England only"
    return "The service has supplied no figures, and no open source publishes this for every service"


def measure_set(dataset: Dataset) -> MeasureSet:
    """Return the national measures in force in the report's year."""
    return dataset.catalogue.measure_sets[dataset.request.report.measure_set]
