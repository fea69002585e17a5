"""An edition says what was corrected, marks it wherever it stands, and tells nothing that it withholds."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from sections_example import LOCAL, column, observed, section_of, sound, year

from yjreport.figures.observations import Observation, derive
from yjreport.files.columns import BESIDE
from yjreport.files.tables import Origin, Table, combined
from yjreport.inputs.published.figures import name_of
from yjreport.paths import Project
from yjreport.protection.notes import WITHHELD, sections_withheld
from yjreport.protection.secondary import protect_groups
from yjreport.revisions.corrections import Edition, corrections_of, marked
from yjreport.revisions.figure_words import figure_words, named, period_of
from yjreport.revisions.register import entries_of
from yjreport.sections.data_quality.corrections import corrections_table, substantial_corrections
from yjreport.sections.scorecard.national_measures import corrections as notice
from yjreport.sections.section import Section

NOW, THEN = year(2024), year(2023)


def correction(item: Observation, field: str, was: str, now: str, **cells: str) -> dict[str, str]:
    """Return a row of corrections.csv."""
    usual = {"why": "One order was counted twice.", "kind": "correction", "on": "2025-05-31", "by": "analyst",
             "note": ""}  # fmt: skip
    return {"what": name_of(item), "field": field, "from": was, "to": now, **usual, **cells}


def corrections(rows: list[dict[str, str]]) -> Table:
    """Return corrections as they are read."""
    frame = pd.DataFrame({name: [row[name] for row in rows] for name in BESIDE["corrections"].names}, dtype=object)
    frame["row_number"] = range(2, len(rows) + 2)
    origin = Origin(Path("corrections.csv"), "corrections.csv", "0" * 64, len(rows))
    return combined("corrections", origin.name, [(origin, frame)])


def section(
    rows: list[dict[str, str]], *observations: Observation, edition: str = "public", slug: str = "data-quality"
) -> Section:
    """Return a section of an edition whose figures were corrected as the rows say."""
    made = section_of(slug, (), edition=edition).dataset
    report, catalogue, areas = made.request.report, made.catalogue, {"local": LOCAL}
    held = corrections_of(corrections(rows), observations, Edition(catalogue, report.disclosure, edition, areas))
    safe = protect_groups(observations, catalogue, report.disclosure, edition)
    own = derive(marked(safe, held, catalogue), catalogue)
    entries = entries_of(
        held, {}, own, catalogue=catalogue, areas=areas, report=report, hidden=sections_withheld(own, catalogue)
    )
    return Section(slug, replace(made, observations=own, corrections=entries))


def rate(number: int, of: int, period: object = NOW) -> Observation:
    """Return a reoffending rate."""
    return observed("reoffending_binary", period, n=number, d=of)  # type: ignore[arg-type]


def said(made: Section, measure: str) -> str:
    """Return the statement of a measure."""
    statement = made.state(made.measure(measure))
    assert statement is not None
    return "".join(run.text for run in statement.runs)


def test_a_corrected_figure_says_once_what_it_was() -> None:
    """Its statement has the old figure and the day, and its mark stands beside it and beside what follows from it."""
    item = rate(51, 130)
    rows = [correction(item, "numerator", "42", "51"), correction(item, "value", "32.3", "39.2")]
    made = section(rows, item, rate(40, 187, THEN))
    text = said(made, "reoffending_binary")
    series = made.measure("reoffending_binary")

    assert text.count("It was corrected from 32.3% to 39.2% on 31 May 2025.") == 1
    assert "39.2% (51 of 130 children, revised)" in text
    assert [result.marks for result in series.local] == [(), ("r",)]
    assert series.changes[0].result.marks == ("r",)


def test_a_derived_figure_carries_the_mark_and_not_the_sentence() -> None:
    """The ratio of two counts is revised where one of them is; what it was is told where the count stands."""
    count = observed("reoffences", NOW, value=232)
    made = section([correction(count, "value", "222", "232", kind="revision")], rate(42, 130), count)

    assert made.measure("reoffences_per_reoffender").local[0].marks == ("r",)
    assert made.measure("reoffending_binary").local[0].marks == ()
    assert "was revised from" not in said(made, "reoffences_per_reoffender")
    assert "It was revised from 222 to 232 on 31 May 2025." in said(made, "reoffences")


def test_the_table_says_what_from_to_why_when_and_by_which_role() -> None:
    """A row for each correction, the latest first, and every number in it is a result."""
    item = rate(51, 130)
    rows = [
        correction(item, "value", "32.3", "36.9", on="2025-04-30", by="information officer"),
        correction(item, "value", "36.9", "39.2", note="The board was told."),
        correction(item, "numerator", "48", "51", kind="revision"),
    ]
    made = section(rows, item)
    table = corrections_table(made)

    sound(table, notice(Section("scorecard", made.dataset)))
    title = made.measure("reoffending_binary").measure.title
    assert column(table, "what") == [f"{title} (children who reoffended)", title, title]
    assert column(table, "was") == ["48", "36.9%", "32.3%"]
    assert column(table, "now") == ["51", "39.2%", "36.9%"]
    assert column(table, "why")[1] == "One order was counted twice. The board was told."
    assert column(table, "kind") == ["Revision", "Correction", "Correction"]
    assert column(table, "when") == ["31 May 2025", "31 May 2025", "30 April 2025"]
    assert column(table, "by") == ["Analyst", "Analyst", "Information officer"]
    assert column(table, "area") == ["Exampleshire"] * 3
    assert table is not None
    assert all(row.cells[key].result for row in table.rows for key in ("was", "now", "why", "when"))


def test_there_is_no_table_without_a_correction() -> None:
    """Nor a notice on the scorecard."""
    made = section_of("data-quality", ())

    assert corrections_table(made) is None
    assert notice(Section("scorecard", made.dataset)) is None


@pytest.mark.parametrize(("was", "now"), [("3", "12"), ("12", "3"), ("2", "3")])
def test_a_correction_of_a_withheld_figure_tells_no_value(was: str, now: str) -> None:
    """Neither where the figure is small now, nor where it was small when it was published."""
    item = observed("custodial_sentences", NOW, value=int(now))
    made = section([correction(item, "value", was, now, why=f"It was {was}.")], item)
    table = corrections_table(made)

    assert column(table, "was") == column(table, "now") == [WITHHELD]
    assert made.measure("custodial_sentences").local[0].marks[-1] == "r"
    assert table is not None
    printed = " ".join(cell.text for row in table.rows for cell in row.cells.values())
    assert f" {was}" not in printed.replace("2024", "").replace("2025", "").replace("31 May", "")
    assert column(table, "why") == [f"{WITHHELD}"]
    if now == "12":
        text = said(made, "custodial_sentences")
        assert "It was corrected on 31 May 2025; the figure before is withheld in this edition." in text


def test_the_board_is_told_every_value() -> None:
    """Its edition withholds nothing."""
    item = observed("custodial_sentences", NOW, value=12)
    made = section([correction(item, "value", "3", "12", why="It was 3.")], item, edition="board")

    assert column(corrections_table(made), "was") == ["3"]
    assert column(corrections_table(made), "why") == ["It was 3."]
    assert "It was corrected from 3 to 12 on 31 May 2025." in said(made, "custodial_sentences")


def test_a_part_whose_neighbour_was_small_tells_no_value_either() -> None:
    """What would give another count away, with the total as it was published, is withheld with it."""
    whole = observed("custodial_sentences", NOW, value=30)
    boys = observed("custodial_sentences", NOW, value=20, by=(("sex", "boys"),))
    girls = observed("custodial_sentences", NOW, value=10, by=(("sex", "girls"),))
    made = section([correction(girls, "value", "2", "10"), correction(boys, "value", "28", "20")], whole, boys, girls)

    assert column(corrections_table(made), "was") == [WITHHELD, WITHHELD]


def test_a_correction_that_passes_another_figure_is_substantial() -> None:
    """The direction of the change is another than readers concluded; the scorecard says it first."""
    item = rate(60, 200)
    made = section([correction(item, "numerator", "90", "60")], item, rate(70, 200, THEN))
    kind = (
        "Correction, substantial: it passes the figure for April 2023 to March 2024 and against April 2023 to March "
        '2024 the judgement was "worse" and is "no detectable change"'
    )

    assert column(corrections_table(made), "kind") == [kind]
    first = substantial_corrections(Section("scorecard", made.dataset))
    assert "corrected from 90 to 60 on 31 May 2025. It is substantial: it passes the figure" in str(first[0])


def test_a_small_correction_and_a_revision_are_not_substantial() -> None:
    """A revision was announced; a correction that leaves every conclusion is only listed."""
    item = rate(60, 200)
    small = section([correction(item, "numerator", "61", "60")], item, rate(70, 200, THEN))
    announced = section([correction(item, "numerator", "90", "60", kind="revision")], item, rate(70, 200, THEN))

    assert column(corrections_table(small), "kind") == ["Correction"]
    assert column(corrections_table(announced), "kind") == ["Revision"]
    assert substantial_corrections(Section("scorecard", small.dataset)) == [
        "Figures of this report were corrected since they were published: the data quality section lists them."
    ]


def test_a_figure_that_was_withdrawn_is_named_by_what_was_published() -> None:
    """The inputs no longer have it; its name tells the measure, the period and the category."""
    item = observed("reoffending_binary", NOW, n=42, d=130, by=(("sex", "girls"),))
    table = corrections_table(section([correction(item, "value", "32.3", "")], rate(40, 187, THEN)))

    assert column(table, "what")[0].endswith(": girls")
    assert column(table, "period") == ["April 2024 to March 2025"]
    assert (column(table, "was"), column(table, "now")) == (["32.3%"], ["none"])


@pytest.mark.parametrize("label", ["2024-25", "labelled 2019 in a chart", "not stated"])
def test_a_name_tells_the_period_again(label: str) -> None:
    """Months, days, a year's label and other words."""
    assert period_of(NOW.slug).same_days(NOW)
    assert period_of("2023-03-31").words == "31 March 2023"
    assert period_of("2023-01-05_2023-02-03").words == "5 January 2023 to 3 February 2023"
    slug = label.replace(" ", "-")
    assert period_of(slug).words == label
    one = named(f"fte_rate.local.{slug}.sex=girls")
    assert one is not None
    assert (one.measure, one.area, one.breakdown) == ("fte_rate", "local", (("sex", "girls"),))
    assert named("budget.contributions.police.police") is None


def test_a_cell_is_printed_in_its_unit() -> None:
    """Pounds, percentages, thousands, marks and nothing."""
    assert figure_words("1429136", "total", "") == "£1,429,136"
    assert figure_words("32.30", "value", "percent") == "32.30%"
    assert figure_words("1200", "numerator", "percent") == "1,200"
    assert figure_words("e p", "marks", "percent") == "[e] [p]"
    assert figure_words("good", "grade", "") == "good"
    assert figure_words("", "value", "percent") == "none"


def test_the_columns_are_documented() -> None:
    """Each file and column has its row, with what it means."""
    text = (Project.here().root / "docs/corrections.md").read_text(encoding="utf-8")

    for schema in BESIDE.values():
        part = text.partition(f"## {schema.file}")[2].partition("\n## ")[0]
        assert [] == [name for name in schema.names if not re.search(rf"^\| `{name}` \| \S", part, re.MULTILINE)]
