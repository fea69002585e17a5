"""The columns of the six CSV files of one service's year: what each means, in what unit, with an example."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """
    Describe one column of an input.

    Args:
        name: the header, exactly.
        meaning: what a cell says, and what a blank one means where that is not obvious.
        unit: the form of a cell: text, whole number, ISO date, a list of words, …
        example: a cell as it may stand in a file.
    """

    name: str
    meaning: str
    unit: str
    example: str


@dataclass(frozen=True)
class Schema:
    """
    Describe one kind of input.

    Args:
        kind: its name, which is also the name of the file and of the expectation suite.
        title: what the file holds, for people.
        columns: every column, in order; all are required, and no other is allowed.
        rows_required: whether a file with a header only is refused.
    """

    kind: str
    title: str
    columns: tuple[Column, ...]
    rows_required: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Return the header."""
        return tuple(column.name for column in self.columns)

    @property
    def file(self) -> str:
        """Return the name of the file."""
        return f"{self.kind}.csv"


_SOURCE = (
    Column("source", "Id of the source in the source register.", "id in data/sources/", "leicester-plan-2023-24"),
    Column("line", "Line or page of the source; several with commas.", "text", "44, 130"),
)
_NOTE = Column(
    "note",
    "Plain sentences for readers: what was inferred and why, or what qualifies the row.",
    "text",
    "The plan says approximately.",
)
_MARKS = Column(
    "marks", "Letters that qualify the figure, a space between them.", "letters of c u p r e x z b k", "e p"
)
_ID = Column("id", "Name of the row, used once in the file.", "text", "a1")


def _period(prefix: str, of_what: str, example: tuple[str, str, str]) -> tuple[Column, Column, Column]:
    label = "period" if not prefix else f"{prefix}_period"
    start, end = f"{prefix or 'period'}_start", f"{prefix or 'period'}_end"
    return (
        Column(label, f"The period {of_what}, in the words of the source, or \"not stated\".",
            "text", example[0]),
        Column(start, "First day of it. Blank when the source does not say; then the last day is blank too.",
            "ISO date", example[1]),
        Column(end, "Last day of it.", "ISO date", example[2]),
    )  # fmt: skip


OBSERVATIONS = Schema(
    "observations",
    "Figures: one number from a source in each row",
    (
        Column("measure", "Id of the measure in the catalogue.",
            "id in params/measures/", "reoffending_binary"),
        Column("area", "Where the figure is for: local (the service), a key of params/areas.csv, or the ONS "
            "code of one of the service's authorities.",
            "key or code", "local"),
        *_period("", "of the figure", ("January to December 2020", "2020-01-01", "2020-12-31")),
        *_period("base", "that a change is measured from; blank for measures that are not changes",
            ("January to December 2019", "2019-01-01", "2019-12-31")),
        Column("breakdown", "Which part of the whole: dimension=value pairs with semicolons. Blank is all.",
            "pairs", "outcome=charged; sex=girls"),
        Column("numerator", "What was counted, where the source gives or uniquely implies it.",
            "whole number", "42"),
        Column("denominator", "Out of how many.", "whole number", "130"),
        Column("value", "The figure as the source prints it, in plain digits. Blank when it prints none.",
            "number, in the row's unit", "32.3"),
        Column("qualifier", "How the source limits the figure; blank where it states it outright.",
            "about, at least, at most, more than, less than", "about"),
        Column("unit", "The unit of the measure.",
            "percent percentage_points per_100000 per_10000 per_1000 count gbp nights ratio date text",
            "percent"),
        _MARKS,
        *_SOURCE,
        _NOTE,
    ),
    rows_required=True,
)  # fmt: skip

BUDGET = Schema(
    "budget",
    "Contributions, expenditure and other funding, in whole pounds",
    (
        Column("table", "Which table of the plan.",
            "contributions expenditure other_funding", "contributions"),
        Column("row", "Whether the row is an item or the printed total.", "item total", "item"),
        Column("agency", "Who pays, or for expenditure what is bought.", "word of the list", "police"),
        Column("label", "Name of the row as the plan has it.", "text", "Police Service"),
        Column("staffing", "Staffing costs. Blank is not 0; a printed 0 is 0.", "whole pounds", "187479"),
        Column("payments_in_kind", "Payments in kind.", "whole pounds", "12574"),
        Column("other_delegated", "Other delegated funds.", "whole pounds", "5000"),
        Column("total", "Total of the row, as printed.", "whole pounds", "192479"),
        _MARKS,
        *_SOURCE,
        _NOTE,
    ),
)  # fmt: skip

ACTIONS = Schema(
    "actions",
    "Actions, commitments and initiatives",
    (
        _ID,
        Column("ref", "The plan's own reference.", "text", "2.1"),
        Column("kind", "What sort of undertaking it is.", "action commitment initiative", "action"),
        Column("theme", "What it is about.", "text", "reoffending"),
        Column("action", "What is to be done, short and factual.",
            "text", "Review each child who reoffended"),
        Column("lead", "The role or body that leads, never a name.", "text", "Service manager"),
        Column("target", "The target date in the words of the plan.", "text", "end of March 2024"),
        Column("target_date", "The target date.", "ISO date", "2024-03-31"),
        Column("status", "How far it is.", "completed | on track | in progress | not started | not stated", "on track"),
        Column("impact", "What it has changed.",
            "progress made | progress starting | no impact | not stated", "not stated"),
        Column("success_measure", "How success will be known.", "text", "Fewer children reoffend"),
        *_SOURCE,
        _NOTE,
    ),
)  # fmt: skip

RISKS = Schema(
    "risks",
    "Risks, from a register or from the text",
    (
        _ID,
        Column("kind", "Where the risk stands in the plan.", "register narrative", "register"),
        Column("category", "What it is about.", "text", "finance"),
        Column("risk", "What may happen.", "text", "The grant is confirmed late"),
        Column("mitigation", "What is done about it.", "text", "Posts are held until the grant is known"),
        Column("likelihood", "Likelihood as printed.", "text", "3"),
        Column("impact", "Impact as printed.", "text", "4"),
        Column("rating", "Rating as printed.", "text", "C3"),
        Column("owner", "The role or body that owns it, never a name.", "text", "Management board"),
        *_SOURCE,
        _NOTE,
    ),
)  # fmt: skip

STANDARDS = Schema(
    "standards",
    "Standards, self-assessments and inspections",
    (
        Column("framework", "The standards or the inspection programme.",
            "text", "Standards for children in the youth justice system 2019"),
        Column("number", "Number of the standard.", "text", "2"),
        Column("standard", "Name of the standard or of the inspection.", "text", "At court"),
        Column("dimension", "Which side of it was assessed.", "text", "strategic"),
        Column("element", "Which part of it.", "text", "reports for court"),
        Column("grade", "The grade in lower case words. Blank only where there is no result.",
            "text", "good"),
        Column("state", "Whether there is a result.", "result pending planned", "result"),
        *_period("", "of the assessment", ("October 2023", "2023-10-01", "2023-10-31")),
        Column("validated_by", "The role or body that checked it.", "text", "Youth Justice Board"),
        *_SOURCE,
        _NOTE,
    ),
)  # fmt: skip

NOTES = Schema(
    "notes",
    "Data-quality notes that the annex prints",
    (
        _ID,
        Column("check", "The data-quality check that it belongs to.", "DQ01 to DQ26", "DQ01"),
        Column("section", "The section that it qualifies.", "section slug", "reoffending"),
        Column("kind", "What sort of note it is.",
            "contradiction inference gap correction unit period terminology", "gap"),
        Column("summary", "One short sentence.", "text", "The cohort has no period."),
        Column("detail", "What the plan prints, what the data hold, and why.",
            "text", "The plan prints 27.3% without dates."),
        *_SOURCE,
    ),
)  # fmt: skip

CORRECTIONS = Schema(
    "corrections",
    "What was corrected or revised after it was published",
    (
        Column("what", "Name of the figure, as published.csv has it.",
            "key of published.csv", "reoffending_binary.local.2020-01_2020-12"),
        Column("field", "Which part of it, as published.csv has it.",
            "value numerator denominator qualifier marks grade total …", "value"),
        Column("from", "The figure as it was published.", "as in the input", "32.3"),
        Column("to", "The figure as it is now. Blank where it is withdrawn.", "as in the input", "39.2"),
        Column("why", "What was wrong, or what has come in since, in a sentence for readers.",
            "text", "Two cohorts were added together."),
        Column("kind", "An error that was found (correction), or a change that was announced (revision).",
            "correction revision", "correction"),
        Column("on", "The day on which it was changed.", "ISO date", "2025-09-30"),
        Column("by", "The role that answers for it, never a name.", "text", "Information officer"),
        Column("note", "What else readers should know.", "text", "The board was told on the same day."),
    ),
)  # fmt: skip

PUBLISHED = Schema(
    "published",
    "The figures as they were published, written by make publish",
    (
        Column("kind", "The input that holds the figure.", "observations budget actions risks standards",
            "observations"),
        Column("what", "Name of the figure: measure, area, period and breakdown, or the row of a register.",
            "words with full stops", "reoffending_binary.local.2020-01_2020-12"),
        Column("field", "Which part of it.", "value numerator denominator qualifier marks grade total …", "value"),
        Column("figure", "What the input said when it was published. Blank where the figure was withdrawn.",
            "as in the input", "32.3"),
        Column("on", "The day on which it was first published so.", "ISO date", "2025-07-14"),
    ),
)  # fmt: skip

BESIDE: dict[str, Schema] = {schema.kind: schema for schema in (CORRECTIONS, PUBLISHED)}
"""What may stand beside the inputs: what was published of them, and what was corrected since."""

SCHEMAS: dict[str, Schema] = {
    schema.kind: schema for schema in (OBSERVATIONS, BUDGET, ACTIONS, RISKS, STANDARDS, NOTES)
}
"""Every kind of input, in the order in which files are read and faults are shown."""
