"""The columns of the workbook's sheets: what an officer reads above each, and the canonical column that it fills."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Field:
    """
    Describe one column of a sheet.

    Args:
        title: the heading, in plain words.
        name: the canonical column of yjreport/files/columns.py, or of the sheet of sources.
        help: what to type, shown when a cell of the column is chosen; at most 255 characters.
        form: text (kept as it is typed), prose (long text), whole, number, or day.
        width: width of the column in characters.
        words: name of the list that the drop-down offers; blank without one.
        required: whether the sheet makes no sense without the column.
    """

    title: str
    name: str
    help: str
    form: str = "text"
    width: int = 18
    words: str = ""
    required: bool = False


ROW_TYPE = Field(
    "Row type", "row_type",
    "Leave it as it is, or blank, for your own rows. Rows marked example show how a row is filled in and are not read.",
    width=12, words="row type",
)  # fmt: skip

_SOURCE = Field(
    "Source", "source", "Where the row comes from: the id of a row of the sheet sources, such as the one offered here.",
    width=30, words="source", required=True,
)  # fmt: skip
_LINE = Field("Page or line", "line", "Where in the source: a page, a line, a table. May stay blank.", width=14)
_NOTE = Field("Note", "note", "Plain sentences for readers: what qualifies this row. May stay blank.", "prose", 40)
_MARKS = Field(
    "Marks", "marks", "What qualifies the figure, such as provisional (p). Several with commas. A number that is not "
    "known stays blank and has the mark not available (x).", width=22, words="mark",
)  # fmt: skip
_PERIOD = (
    Field("Period starts", "period_start", "First day of the period, such as 2024-04-01. Blank where the source does "
          "not say; then the last day is blank too.", "day", 14),
    Field("Period ends", "period_end", "Last day of the period, such as 2025-03-31.", "day", 14),
)  # fmt: skip
_PERIOD_WORDS = Field(
    "Period in words", "period", "Only where the source has words for the period. Blank: the two days make them.",
    width=24,
)  # fmt: skip


def _id(letter: str) -> Field:
    return Field("Short name of the row", "id", f"A name that no other row has, such as {letter}1. Blank: the letter "
                 f"{letter} and the number of the row.", width=14)  # fmt: skip


def observations(words: str) -> tuple[Field, ...]:
    """Return the columns of a sheet of figures, whose measures are offered by the list of that name."""
    return (
        ROW_TYPE,
        Field("Measure", "measure", "What the figure says: choose a title of the list. Any title of the sheet lists "
              "is understood.", width=44, words=words, required=True),
        Field("Area", "area", "Where the figure is for: this service, one of its authorities, a region, a country, "
              "or the family of services.", width=22, words="area", required=True),
        *_PERIOD,
        Field("Number (numerator)", "numerator", "How many were counted, in plain digits. Blank where it is not "
              "known, never 0 for not known.", "whole", 14),
        Field("Out of (denominator)", "denominator", "Out of how many, in plain digits: the cohort, the population, "
              "the children whose order ended. Blank where it is not known.", "whole", 14),
        Field("Figure as published", "value", "The figure as the source prints it, in plain digits without % or £: "
              "32.3. Blank where it prints none: it is worked out from the two numbers.", "number", 14),
        Field("Unit", "unit", "The unit of the figure. Blank: the unit of the measure.", width=20, words="unit"),
        Field("Part (blank: all)", "breakdown", "Which part of the whole, where it is a part: sex=girls, or age=10 to "
              "14. Several with semicolons.", width=20),
        Field("Limit", "qualifier", "Only where the source limits the figure: about, at least, at most, more than, "
              "less than.", width=14, words="limit"),
        _MARKS,
        _SOURCE,
        _LINE,
        _PERIOD_WORDS,
        Field("Change from: starts", "base_start", "Only for a change: first day of the period that it is measured "
              "from.", "day", 14),
        Field("Change from: ends", "base_end", "Only for a change: last day of the period that it is measured from.",
              "day", 14),
        Field("Change from: in words", "base_period", "Only for a change: the earlier period in the words of the "
              "source. Blank: the two days make them.", width=24),
        _NOTE,
    )  # fmt: skip


BUDGET = (
    ROW_TYPE,
    Field("Table", "table", "contributions: who pays. expenditure: what is bought. other funding: grants beside the "
          "partnership's budget.", width=18, words="budget table", required=True),
    Field("Item or total", "row", "item for one agency or category; total for the printed total of the table.",
          width=12, words="budget row", required=True),
    Field("Agency or category", "agency", "Who pays; in the table expenditure what is bought; in a total row: total.",
          width=30, words="agency", required=True),
    Field("Name in your table", "label", "What your own table calls the row.", width=30, required=True),
    Field("Staffing costs (£)", "staffing", "Whole pounds in plain digits. Blank is not 0: type 0 where it is nothing.",
          "whole", 14),
    Field("Payments in kind (£)", "payments_in_kind", "Whole pounds in plain digits. Blank is not 0.", "whole", 14),
    Field("Other delegated funds (£)", "other_delegated", "Whole pounds in plain digits. Blank is not 0.", "whole", 14),
    Field("Total (£)", "total", "The total of the row as your table prints it, in whole pounds.", "whole", 14),
    _MARKS,
    _SOURCE,
    _LINE,
    _NOTE,
)  # fmt: skip

ACTIONS = (
    ROW_TYPE,
    _id("a"),
    Field("Reference", "ref", "Your plan's own reference, such as 2.1. May stay blank.", width=12),
    Field("Kind", "kind", "action, commitment or initiative.", width=14, words="action kind", required=True),
    Field("Theme", "theme", "What it is about: reoffending, custody, health.", width=20),
    Field("Action", "action", "What is to be done, short and factual. No names of people.", "prose", 50, required=True),
    Field("Led by (role)", "lead", "The role or body that leads, never a person's name.", width=24),
    Field("Target date in words", "target", "As your plan has it: end of March 2026.", width=20),
    Field("Target date", "target_date", "The same as a day, such as 2026-03-31.", "day", 14),
    Field("Status", "status", "How far it is. Blank: not stated.", width=16, words="status",
          required=True),
    Field("Impact", "impact", "What it has changed. Blank: not stated.", width=18,
          words="impact", required=True),
    Field("How success will be known", "success_measure", "What will show that it worked.", "prose", 36),
    _SOURCE,
    _LINE,
    _NOTE,
)  # fmt: skip

RISKS = (
    ROW_TYPE,
    _id("r"),
    Field("Kind", "kind", "register: a row of your risk register. narrative: a risk that the text names.", width=14,
          words="risk kind", required=True),
    Field("Category", "category", "What it is about: finance, workforce, data.", width=18),
    Field("Risk", "risk", "What may happen.", "prose", 50, required=True),
    Field("Mitigation", "mitigation", "What is done about it.", "prose", 50),
    Field("Likelihood", "likelihood", "As your register has it: a number, a word or a letter.", width=12),
    Field("Impact", "impact", "As your register has it.", width=12),
    Field("Rating", "rating", "As your register has it.", width=12),
    Field("Owner (role)", "owner", "The role or body that owns it, never a person's name.", width=24),
    _SOURCE,
    _LINE,
    _NOTE,
)  # fmt: skip

STANDARDS = (
    ROW_TYPE,
    Field("Framework", "framework", "The standards or the inspection programme, with its year.", "prose", 36,
          required=True),
    Field("Number of the standard", "number", "Its number, where it has one.", width=12),
    Field("Standard", "standard", "Name of the standard or of the inspection.", "prose", 30, required=True),
    Field("Side assessed", "dimension", "strategic, operational or overall; blank where it is not said.", width=16),
    Field("Element", "element", "Which part of the standard, where a part was graded.", "prose", 30),
    Field("Grade", "grade", "The grade in lower case words. Blank where there is no result yet.", width=20),
    Field("State", "state", "result, pending (done, not yet graded) or planned.", width=12, words="standard state",
          required=True),
    *_PERIOD,
    _PERIOD_WORDS,
    Field("Checked by (role or body)", "validated_by", "Who checked the assessment; not stated where it is not said.",
          width=24),
    _SOURCE,
    _LINE,
    _NOTE,
)  # fmt: skip

NOTES = (
    ROW_TYPE,
    _id("n"),
    Field("Check", "check", "Which check of the data it belongs to.", width=40, words="check", required=True),
    Field("Section", "section", "The section of the annex that it qualifies.", width=30, words="section",
          required=True),
    Field("Kind", "kind", "What sort of note it is.", width=16, words="note kind", required=True),
    Field("Summary", "summary", "One short sentence.", "prose", 50, required=True),
    Field("Detail", "detail", "What the source prints, what stands in this workbook, and why.", "prose", 60),
    replace(_SOURCE, required=False),
    _LINE,
)  # fmt: skip

SOURCES = (
    ROW_TYPE,
    Field("Id", "id", "Short name that the other sheets use: small letters, digits and hyphens, such as "
          "leicester-2024-25-cases.", width=34, required=True),
    Field("Title", "title", "What it is called, with its date: Quarterly data summary, June 2025.", "prose", 44,
          required=True),
    Field("Publisher", "publisher", "Who made it. Blank: your service.", "prose", 34),
    Field("Kind", "kind", "local: a record of your own or sent to you. plan: a plan or report that was published. "
          "open: published statistics. Blank: local.", width=34, words="source kind"),
    Field("Counts from", "basis", "The record that the figures are counted from, such as Police National Computer or "
          "case management system. Blank: not known.", width=28),
    Field("Released", "released", "The day on which it was released, sent or drawn from the system, such as "
          "2025-06-30. Every source that a row uses needs it.", "day", 14, required=True),
    Field("Retrieved", "retrieved", "The day on which you took it. Blank: the day of its release.", "day", 14),
    Field("Licence", "licence", "Under what terms its figures may be used. Blank for your own record or plan; for "
          "open data type it, such as Open Government Licence v3.0.", "prose", 30),
    Field("Attribution", "attribution", "How readers are told of the source. Blank: publisher and title.", "prose", 30),
    Field("Web address", "address", "Where it can be found, where it is public.", "prose", 30),
    Field("File", "file", "Name of the file beside this workbook or in its folder downloads, where you kept it there. "
          "Blank: this workbook holds the figures.", width=24),
    Field("Note", "note", "What readers should know of the source or of its date. May stay blank.", "prose", 36),
)  # fmt: skip
