"""The scorecard of outcome measures and the history of inspections, on small data and on the five plans."""

from __future__ import annotations

import pytest
from small_sections import BEFORE, entry, grid, section, seen

from yjreport.sections.scorecard import kpi_scorecard, national_measures
from yjreport.sections.section import Section
from yjreport.sections.standards import grades

PLANS = ["leicester", "medway", "warwickshire", "west-mercia", "wolverhampton"]


def test_indicators_are_in_their_own_table() -> None:
    """The card holds outcome measures alone, and the indicators stand once, in theirs."""
    made = section("scorecard", seen("reoffending_binary", 22, 65), seen("kpi1_accommodation", 43, 50))
    card, kpis = national_measures.card(made), kpi_scorecard.scores(made)

    assert card is not None
    assert [row[0] for row in grid(card)] == ["Reoffending: binary rate"]
    assert kpis is not None
    assert [row[0] for row in grid(kpis)] == ["KPI 1: Suitable accommodation"]


def test_the_year_in_brief_keeps_to_what_a_page_holds() -> None:
    """With fourteen measures only the indicators that moved by more than chance join the outcome measures."""
    figures = [seen("reoffending_binary", 22, 65), seen("kpi1_accommodation", 43, 50)]
    figures += [seen("kpi2_ete", 90, 100), seen("kpi2_ete", 50, 100, period=BEFORE)]
    others = ("kpi3_send_plan", "kpi4_mental_health_need", "kpi5_substance_need", "kpi6_out_of_court_completed",
              "kpi7_wider_services", "kpi8_board_attendance", "kpi10_victims_rj")  # fmt: skip
    figures += [seen(id, 20, 40) for id in others]

    many = [statement.id for statement in national_measures.headlines(section("scorecard", *figures))]
    few = [statement.id for statement in national_measures.headlines(section("scorecard", *figures[:2]))]

    assert many == ["scorecard-headline-reoffending", "scorecard-headline-kpi-ete"]
    assert len(few) == 2


@pytest.mark.parametrize("authority", PLANS)
def test_the_five_plans_have_each_figure_once(authority: str) -> None:
    """No row of the card is a key performance indicator, and every row of either table has a figure or a mark."""
    made = Section.open("scorecard", authority=authority)
    card, kpis = national_measures.card(made), kpi_scorecard.scores(made)

    assert card is not None
    assert not [row for row in grid(card) if row[0].startswith("KPI")]
    assert (kpis is not None) == (authority == "west-mercia")
    assert national_measures.basis(made).plain().endswith(".")


def test_the_basis_is_a_sentence_and_the_banner_is_apart() -> None:
    """How mature the indicators are is said once, in the banner."""
    made = Section.open("scorecard", authority="west-mercia", year="2024-25")

    assert "developmental" not in national_measures.basis(made).plain()
    banner = kpi_scorecard.banner(made)
    assert banner is not None
    # Its cut-off is a year before the Board's own note on quality, which it therefore cannot cite.
    assert "not yet suitable for decisions" in banner.plain()
    assert "2025" not in banner.plain().replace("2024-25", "")


def inspected(row: int, day: str, grade: str, element: str = "", framework: str = "") -> object:
    """Return a row of the register of standards for an inspection."""
    cells = {"framework": framework or "HM Inspectorate of Probation youth justice inspection", "standard": "Overall"}
    cells |= {"period": day and f"published {day}", "period_start": day, "period_end": day, "element": element}
    return entry("standards", row, **cells, grade=grade, state="result", validated_by="HM Inspectorate of Probation")


def test_inspections_are_listed_to_the_latest() -> None:
    """Dated ones come in order, one without a date comes last, and audits stand elsewhere."""
    rows = (
        inspected(2, "2018-05-01", "requires improvement"),
        inspected(3, "", "good"),
        inspected(4, "2022-07-12", "good"),
        inspected(5, "2020-01-01", "good", framework="Internal audit against inspection criteria"),
    )
    made = section("standards", registers={"standards": rows})  # type: ignore[dict-item]
    table, others = grades.history(made), grades.other_table(made)

    assert table is not None
    assert [row[0] for row in grid(table)] == ["Not stated", "1 May 2018", "12 July 2022"]
    assert [row[2] for row in grid(table)] == ["Good", "Requires improvement", "Good"]
    assert others is not None
    assert len(others.rows) == 1
    assert grades.history(section("standards")) is None


def test_many_outcomes_are_left_to_the_table() -> None:
    """Of a long list only whole inspections are said in sentences."""
    rows = tuple(inspected(number, "2022-07-12", "good", f"part {number}") for number in range(2, 10))
    rows += (inspected(10, "2022-07-12", "outstanding"),)
    said = grades.summary(section("standards", registers={"standards": rows}))  # type: ignore[dict-item]

    assert said is not None
    assert said.plain().count("12 July 2022") == 1
