"""What is taken from the Local Authority Interactive Tool: its measures, their units and what their years mean."""

from __future__ import annotations

from dataclasses import dataclass

from yjreport.open_data.tidy_rows import periods
from yjreport.open_data.tidy_rows.periods import Reader


@dataclass(frozen=True)
class LaitMeasure:
    """
    Say what one measure of the tool is here.

    Args:
        code: the tool's `Short Desc`.
        measure: id in params/measures/.
        unit: unit of the measure here.
        period: what a label of the tool means.
        youth: whether the earlier vintages hold it too.
        of_services: whether its publisher counts it by youth justice service, so that a joint service's figure may
            stand under each of its authorities.
        note: what qualifies every figure.
    """

    code: str
    measure: str
    unit: str
    period: Reader
    youth: bool = False
    of_services: bool = False
    note: str = ""


FTE, CAUTIONED = "FirstYJS", "YJS_Caution-Sentence10-17_YO"
REOFFENDING_10_14, REOFFENDING_15_17 = "ReoffYO", "ReoffYO15-17"
PLANS, SPEND = "CPP_rate", "YouthJusticeFinance"

MEASURES: tuple[LaitMeasure, ...] = (
    LaitMeasure(FTE, "fte_rate", "per_100000", periods.calendar_year, youth=True),
    LaitMeasure(CAUTIONED, "cautioned_sentenced_rate", "per_1000", periods.financial_year, youth=True,
                of_services=True),
    LaitMeasure(REOFFENDING_10_14, "reoffending_10_14", "percent", periods.unconfirmed, youth=True, of_services=True),
    LaitMeasure(REOFFENDING_15_17, "reoffending_15_17", "percent", periods.unconfirmed, youth=True, of_services=True),
    LaitMeasure("16-17 NEET", "neet_share", "percent", periods.around_new_year),
    LaitMeasure("16-17_not known", "neet_not_known_share", "percent", periods.around_new_year),
    LaitMeasure("TotPermEx", "permanent_exclusion_rate", "percent", periods.school_year),
    LaitMeasure("TotFixedEx", "suspension_rate", "percent", periods.school_year),
    LaitMeasure("TotPerAbNew", "persistent_absence_share", "percent", periods.school_year_ending),
    LaitMeasure("SEN_TotSENSuP", "pupils_sen_support_share", "percent", periods.january),
    LaitMeasure("SEN_TotStat", "pupils_ehcp_share", "percent", periods.january),
    LaitMeasure("SecFSM", "fsm_secondary", "percent", periods.january),
    LaitMeasure("PriFSM", "free_school_meals_primary", "percent", periods.january),
    LaitMeasure("ChildPov", "child_poverty_share", "percent", periods.year_to_march),
    LaitMeasure(PLANS, "child_protection_rate", "per_10000", periods.march_day),
    LaitMeasure("Hosp_Adm_Alc_<18yrs", "alcohol_admissions_rate", "per_100000", periods.three_financial_years,
                note="Three years pooled."),
    LaitMeasure(SPEND, "youth_justice_spend", "gbp", periods.financial_year),
)  # fmt: skip

PLANS_COUNT = "CPP_Num"
"""The tool's number of children with a plan, which is the numerator of PLANS."""
