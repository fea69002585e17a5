"""The columns of the CSV files of one service's year; docs/inputs.md and docs/corrections.md say what each means."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Schema:
    """
    Describe one kind of input.

    Args:
        kind: its name, which is also the name of the file and of the expectation suite.
        title: what the file holds, for people.
        names: the header: every column, in order; all are required, and no other is allowed.
        rows_required: whether a file with a header only is refused.
    """

    kind: str
    title: str
    names: tuple[str, ...]
    rows_required: bool = False

    @property
    def file(self) -> str:
        """Return the name of the file."""
        return f"{self.kind}.csv"


OBSERVATIONS = Schema(
    "observations",
    "Figures: one number from a source in each row",
    (
        "measure", "area", "period", "period_start", "period_end", "base_period", "base_start", "base_end",
        "breakdown", "numerator", "denominator", "value", "qualifier", "unit", "marks", "source", "line", "note",
    ),
    rows_required=True,
)  # fmt: skip

BUDGET = Schema(
    "budget",
    "Contributions, expenditure and other funding, in whole pounds",
    (
        "table", "row", "agency", "label", "staffing", "payments_in_kind", "other_delegated", "total", "marks",
        "source", "line", "note",
    ),
)  # fmt: skip

ACTIONS = Schema(
    "actions",
    "Actions, commitments and initiatives",
    (
        "id", "ref", "kind", "theme", "action", "lead", "target", "target_date", "status", "impact",
        "success_measure", "source", "line", "note",
    ),
)  # fmt: skip

RISKS = Schema(
    "risks",
    "Risks, from a register or from the text",
    (
        "id", "kind", "category", "risk", "mitigation", "likelihood", "impact", "rating", "owner", "source", "line",
        "note",
    ),
)  # fmt: skip

STANDARDS = Schema(
    "standards",
    "Standards, self-assessments and inspections",
    (
        "framework", "number", "standard", "dimension", "element", "grade", "state", "period", "period_start",
        "period_end", "validated_by", "source", "line", "note",
    ),
)  # fmt: skip

NOTES = Schema(
    "notes",
    "Data-quality notes that the annex prints",
    (
        "id", "check", "section", "kind", "summary", "detail", "source", "line",
    ),
)  # fmt: skip

CORRECTIONS = Schema(
    "corrections",
    "What was corrected or revised after it was published",
    (
        "what", "field", "from", "to", "why", "kind", "on", "by", "note",
    ),
)  # fmt: skip

PUBLISHED = Schema(
    "published",
    "The figures as they were published, written by make publish",
    (
        "kind", "what", "field", "figure", "on",
    ),
)  # fmt: skip

BESIDE: dict[str, Schema] = {schema.kind: schema for schema in (CORRECTIONS, PUBLISHED)}
"""What may stand beside the inputs: what was published of them, and what was corrected since."""

SCHEMAS: dict[str, Schema] = {
    schema.kind: schema for schema in (OBSERVATIONS, BUDGET, ACTIONS, RISKS, STANDARDS, NOTES)
}
"""Every kind of input, in the order in which files are read and faults are shown."""
