"""
The mistakes and contradictions of five published plans, each as an officer would enter it, and the check that finds it.

The plans are named by number: 000 Warwickshire 2019/20, 001 Wolverhampton 2019-2020, 002 Medway 2020-2023, 003
Leicester 2023/24, 004 West Mercia 2024/25; what follows the colon are lines. `BULLETS` names every matter; each is
caught (`MISTAKES`), is right and must be accepted (`RIGHT`), or cannot be seen in inputs (`NOT_INPUTS`, with the
reason).
"""

from __future__ import annotations

from dataclasses import dataclass, field

Row = dict[str, str]


@dataclass(frozen=True)
class Mistake:
    """
    Hold one mistake.

    Args:
        bullet: the matter, as `BULLETS` has it: plan and lines, then a word where lines hold several.
        printed: what the plan prints, in few words.
        rule: the suite and the id of the rule that must find it.
        severity: error or warning.
        piece: a piece of the message that names the matter.
        rows: rows that are entered, by kind of input.
        text: a sentence of the commentary, and its section.
        report: terms of the report that differ from those of the tests.
    """

    bullet: str
    printed: str
    rule: str
    severity: str
    piece: str
    rows: dict[str, list[Row]] = field(default_factory=dict)
    text: tuple[str, str] = ("", "")
    report: dict[str, str] = field(default_factory=dict)


def days(period: str, start: str, end: str) -> Row:
    """Return the cells of a period."""
    return {"period": period, "period_start": start, "period_end": end}


def financial(first: int) -> Row:
    """Return the cells of a financial year."""
    return days(f"{first}-{(first + 1) % 100:02d}", f"{first}-04-01", f"{first + 1}-03-31")


def calendar(year: int) -> Row:
    """Return the cells of a calendar year."""
    return days(f"January to December {year}", f"{year}-01-01", f"{year}-12-31")


UNSTATED = {"period": "not stated"}
COHORT_2016 = days("April to June 2016", "2016-04-01", "2016-06-30")
COHORT_2017 = days("April to June 2017", "2017-04-01", "2017-06-30")


def seen(its_measure: str, its_unit: str, its_value: str = "", /, **cells: str) -> Row:
    """Return an observation of 2018-19, from a plan and for the service, where cells say nothing else."""
    usual = {"area": "local", "source": "a-plan", "line": "1", **financial(2018)}
    return {"measure": its_measure, "unit": its_unit, "value": its_value, **usual, **cells}


def figures(*rows: Row) -> dict[str, list[Row]]:
    """Return observations as the rows of a case."""
    return {"observations": list(rows)}


def percent(measure: str, value: str, top: str = "", bottom: str = "", /, **cells: str) -> Row:
    """Return a percentage."""
    return seen(measure, "percent", value, numerator=top, denominator=bottom, **cells)


def number(measure: str, value: str, /, **cells: str) -> Row:
    """Return a count."""
    return seen(measure, "count", value, **cells)


def change(measure: str, value: str, /, **cells: str) -> Row:
    """Return a change in per cent on the year before."""
    return percent(measure, value, **{"base_period": "2017-18", **cells})


def money(agency: str, amount: str, /, **cells: str) -> Row:
    """Return a row of the contributions whose only amount is delegated."""
    usual = {"table": "contributions", "row": "item", "label": agency.replace("_", " ").capitalize()}
    row = {"agency": agency, **usual, "other_delegated": amount, "total": amount, "source": "a-plan", "line": "9"}
    return {**row, **cells}


def action(id: str, **cells: str) -> Row:
    """Return an action that has all that it needs."""
    usual = {
        "kind": "action",
        "action": "Review each child",
        "lead": "service manager",
        "target": "March 2024",
        "target_date": "2024-03-31",
        "status": "on track",
        "impact": "not stated",
    }
    return {"id": id, **usual, "source": "a-plan", "line": "3", **cells}


def standard(framework: str, standard: str, **cells: str) -> Row:
    """Return a row of standards and inspections."""
    return {"framework": framework, "standard": standard, "state": "result", "source": "a-plan", "line": "3", **cells}


GOOD: dict[str, list[Row]] = {
    "observations": [number("complaints", "0", **financial(2022))],
    "budget": [
        money("local_authority", "3000", line="1"),
        money("police", "100", line="2"),
        money("probation", "50", line="3"),
        money("health", "30", line="4"),
        money("total", "3180", row="total", line="5"),
    ],
    "actions": [action("a1")],
    "risks": [{"id": "r1", "kind": "register", "risk": "The grant comes late", "source": "a-plan", "line": "4"}],
    "standards": [standard("Restorative Justice Council", "Health check", grade="completed", **financial(2022))],
    "notes": [
        {
            "id": "n1",
            "check": "DQ06",
            "section": "custody",
            "kind": "gap",
            "summary": "No period is printed.",
            "source": "a-plan",
            "line": "5",
        },
    ],
}
"""A year of inputs in which no check finds anything."""

GOOD_TEXT = ("context", "The service works with partners in health and in schools.")

RATE_UP = figures(
    percent("reoffending_binary", "26.9", "79", "294", **calendar(2019)),
    percent("reoffending_binary", "27.9", "51", "183", **calendar(2022)),
)
TWO_COHORTS = figures(
    percent("reoffending_binary", "53.8", "35", "65", **COHORT_2016),
    percent("reoffending_binary", "33.8", "22", "65", **COHORT_2017),
    number("reoffences", "101", **COHORT_2016),
    number("reoffences", "105", **COHORT_2017),
)
CUSTODY_WINDOWS = figures(
    *(
        number("children_sentenced_to_custody", value, **when)
        for value, when in (
            ("8", calendar(2019)),
            ("10", calendar(2020)),
            ("4", calendar(2021)),
            ("2", days("April 2021 to March 2022", "2021-04-01", "2022-03-31")),
            ("3", days("October 2021 to September 2022", "2021-10-01", "2022-09-30")),
        )
    )
)
POINTS, UNCLEAR = "texts/change-of-percentage-in-points", "texts/change-of-percentage-unclear"
CLAIM, UNBORNE, ALIKE = "texts/claim-not-contradicted", "texts/claim-has-figure", "texts/said-alike"

ARITHMETIC = (
    Mistake(
        "001:44 20%",
        "33.8% is a 20% reduction",
        POINTS,
        "error",
        "-20.0 percentage points, or -37.2 per cent",
        text=("reoffending", "The binary rate fell from 53.8% to 33.8%, a 20% reduction."),
        rows=TWO_COHORTS,
    ),
    Mistake(
        "001:49,231 3%",
        "76%, an improvement of 3% on 73%",
        POINTS,
        "error",
        "+3 percentage points, or +4.1",
        text=(
            "education",
            "Children at school age are 76% in education, training or employment, an improvement of "
            "3% when compared to the previous year.",
        ),
        rows=figures(percent("ete_school_age", "76"), percent("ete_school_age", "73", **financial(2017))),
    ),
    Mistake(
        "001:181",
        "40%, 10% and 8% of offences",
        "observations/parts-listed",
        "warning",
        "42% are in no part",
        rows=figures(
            *(
                percent("fte_offence_share", value, breakdown=f"offence={name}")
                for name, value in (("violence", "40"), ("theft", "10"), ("damage", "8"))
            )
        ),
    ),
    Mistake(
        "001:205 84%",
        "84% of custodial sentences, 11 children",
        "observations/denominator-counted",
        "warning",
        "denominators that can give it: 19, 25, 31",
        rows=figures(percent("custody_long_sentence_share", "84"), number("children_sentenced_to_custody", "11")),
    ),
    Mistake(
        "001:205 84%",
        "84% with the 11 as denominator",
        "observations/percent-possible",
        "warning",
        "no whole number out of 11 gives 84%",
        rows=figures(percent("custody_long_sentence_share", "84", "", "11")),
    ),
    Mistake(
        "001:201,205",
        "a 40% fall, to 11 children",
        "observations/change-possible",
        "warning",
        "it would have been 18.3 before",
        rows=figures(change("custodial_sentences_change", "-40"), number("children_sentenced_to_custody", "11")),
    ),
    Mistake(
        "001:207 45%",
        "18 remands, 45% not sentenced to custody",
        "observations/denominator-counted",
        "warning",
        "a share of the 18",
        rows=figures(percent("remand_non_custodial_share", "45"), number("remands_youth_detention", "18")),
    ),
    Mistake(
        "001:252 0.94%",
        "grants 0.94% lower",
        "observations/change-has-base",
        "warning",
        "base_period",
        rows=figures(percent("grant_change", "-0.94", base_period="")),
    ),
    Mistake(
        "000:87",
        "27.3%, a decrease of 44.3%",
        UNCLEAR,
        "warning",
        "71.6% before",
        text=("reoffending", "The rate decreased by 44.3% and is 27.3%, as children reoffend less."),
    ),
    Mistake(
        "000:89",
        "five sentences at 0.06 per 1,000",
        "observations/population-of-ages",
        "error",
        "76924 to 90909",
        rows=figures(
            seen("custody_rate", "per_1000", "0.06"),
            number("custodial_sentences", "5"),
            number("population_10_17", "50000", **days("mid-2018", "2018-06-30", "2018-06-30")),
        ),
    ),
    Mistake(
        "003:32 +10.92",
        "32.3%, 21.4%, increased by 10.92",
        POINTS,
        "error",
        "it has no unit: write 10.92 percentage points",
        text=(
            "reoffending",
            "Binary rate 2020 (latest period) = 32.3% and 2019 =21.4% - Increased by 10.92 (130 and 187).",
        ),
    ),
    Mistake(
        "003:32 +10.92",
        "10.92 in a row without a unit",
        "observations/unit-given",
        "error",
        "unit",
        rows=figures(seen("reoffending_change", "", "10.92", base_period="2019")),
    ),
    Mistake(
        "004:174",
        "nearly all, 86 of 99",
        "texts/quantity-word-borne",
        "error",
        "95% or more",
        text=("diversion", "Nearly all children (86 out of 99) completed their programme."),
    ),
    Mistake(
        "004:404 parts",
        "649, 41 and 44 of 959",
        "observations/parts-complete",
        "warning",
        "225",
        rows=figures(
            *(
                percent("police_custody_outcome", value, top, "959", breakdown=f"outcome={name}")
                for name, top, value in (("bailed", "649", "67.7"), ("charged", "41", "4.3"), ("detained", "44", "4.6"))
            )
        ),
    ),
    Mistake(
        "004:175,492",
        "39 are 17%, 25 are 13%",
        "observations/shares-of-one-denominator",
        "warning",
        "223 to 236",
        rows=figures(
            percent("wider_services_share", "17", breakdown="service=child in need"),
            percent("wider_services_share", "13", breakdown="service=care experienced"),
            number("wider_services_children", "39", breakdown="service=child in need"),
            number("wider_services_children", "25", breakdown="service=looked after"),
        ),
    ),
    Mistake(
        "004:444-463",
        "expenditure is the delegated funds only",
        "budget/expenditure-reconciles",
        "warning",
        "which is other delegated funds only (500 less",
        rows={
            "budget": [
                money("local_authority", "3000"),
                money("police", "180", staffing="500", total="680"),
                money("total", "3180", row="total", staffing="500", total="3680"),
                {**money("employee", "", table="expenditure"), "total": "3180"},
                {**money("total", "", table="expenditure", row="total"), "total": "3180"},
            ]
        },
    ),
)
"""Section A: arithmetic that does not hold."""

BUDGETS = (
    Mistake(
        "000:217",
        "0 in kind over a blank column",
        "budget/zero-not-blank",
        "warning",
        "payments in kind",
        rows={"budget": [money("total", "3180", row="total", payments_in_kind="0")]},
    ),
    Mistake(
        "001:252 JAC",
        "grant 469,317; table 432,372",
        "budget/grant-reconciles",
        "warning",
        "£36,945 apart",
        rows={"budget": [money("yjb_grant", "432372")], **figures(seen("grant", "gbp", "469317"))},
    ),
    Mistake(
        "002:154-158 police",
        "no row for the police",
        "budget/partners-have-rows",
        "warning",
        "the police",
        rows={"budget": [money("local_authority", "158370"), money("probation", "2500"), money("health", "56000")]},
    ),
    Mistake(
        "002:152 year",
        "a table without a year",
        "budget/budget-has-year",
        "warning",
        "not stated",
        report={"budget_period": "not stated"},
    ),
    Mistake(
        "002:156,163",
        "£56,000 of the NHS twice",
        "budget/counted-once",
        "warning",
        "£56,000",
        rows={
            "budget": [
                money("health", "56000", label="Health (Public Health)"),
                {**money("health", "", table="other_funding", label="NHS: training"), "total": "56000"},
            ]
        },
    ),
    Mistake(
        "004:451",
        "reserves among the agencies",
        "budget/reserves-are-no-partner",
        "warning",
        "reserves",
        rows={"budget": [money("other", "66997", label="Other: movement from reserves")]},
    ),
    Mistake(
        "004:443",
        "(3) for (£)",
        "texts/letters-intact",
        "error",
        "(£)",
        text=("resources", "Other delegated funds (3) are in the table."),
    ),
    Mistake(
        "B 001:205",
        "8 of 11, too few to compare",
        "observations/cohort-not-small",
        "warning",
        "11",
        rows=figures(percent("custody_minority_ethnic_share", "72.7", "8", "11")),
    ),
)
"""Section A, budgets, and section B."""

WARWICKSHIRE = (
    Mistake(
        "000:89 unit",
        "0.06% per 1,000",
        "observations/rate-not-percent",
        "error",
        "per_1000",
        rows=figures(percent("custody_rate", "0.06")),
    ),
    Mistake(
        "000:89 unit",
        "0.06% per 1,000, in words",
        "texts/rate-without-percent",
        "error",
        "write the rate as 0.06",
        text=("custody", "The custody rate per 1000 children is 0.06%."),
    ),
    Mistake(
        "000:89 period",
        "a rate without a period",
        "observations/period-given",
        "error",
        "period",
        rows=figures(seen("custody_rate", "per_1000", "0.06", period="", period_start="", period_end="")),
    ),
    Mistake(
        "000:89 children",
        "five sentences and four children as one measure",
        "observations/row-not-contradicted",
        "error",
        "5",
        rows=figures(number("custodial_sentences", "4"), number("custodial_sentences", "5")),
    ),
    Mistake(
        "000:89 children",
        "the two the wrong way round",
        "observations/counts-nested",
        "error",
        "children sentenced",
        rows=figures(number("custodial_sentences", "4"), number("children_sentenced_to_custody", "5")),
    ),
    Mistake(
        "000:16,111",
        "two chairs of one board",
        ALIKE,
        "warning",
        "Strategic Director for People before",
        text=(
            "context",
            "The Chief Officer Board is a group chaired by the Strategic Director for People.\n\n"
            "Chief Officer Board meetings are chaired by the Director of Children's Services.",
        ),
    ),
    Mistake(
        "000:71",
        "March 2019 to April 2020 for 2019/20",
        "observations/year-label-agrees",
        "warning",
        "2019-04-01 to 2020-03-31",
        rows=figures(number("complaints", "1", **days("2019/20", "2019-03-01", "2020-04-30"))),
    ),
    Mistake(
        "000:71",
        "the same words with the days of the year",
        "observations/year-label-agrees",
        "warning",
        "2019-03-01 to 2020-04-30",
        rows=figures(number("complaints", "1", **days("March 2019 to April 2020", "2019-04-01", "2020-03-31"))),
    ),
    Mistake(
        "000:14",
        "comparators promised for three measures",
        "texts/comparators-there",
        "warning",
        "reoffending",
        text=(
            "context",
            "This annex comments on reoffending, first time entrants and custody rates "
            "against family and national comparators.",
        ),
        rows=figures(seen("custody_rate", "per_1000", "0.31", area="england")),
    ),
    Mistake(
        "000:87 favourable",
        "compares favourably, without figures",
        UNBORNE,
        "warning",
        "no figure bears it",
        text=("reoffending", "The rate of reoffending compares favourably with the national and family rates."),
    ),
    Mistake(
        "000:79 number",
        "the number is 7.4%",
        "texts/number-not-in-percent",
        "warning",
        "write share or rate",
        text=("context", "The number of pupils whose first language is another is 7.4%."),
    ),
    Mistake(
        "000:79 point",
        "17.1.%",
        "texts/numbers-typed-plainly",
        "error",
        "stray point",
        text=("context", "Low income is found in 17.1.% of homes."),
    ),
    Mistake(
        "000:79 point",
        "17.1. in a cell",
        "observations/value-number",
        "error",
        "17.1.",
        rows=figures(percent("children_low_income", "17.1.")),
    ),
    Mistake(
        "000:79 census",
        "2011 Census in a plan of 2019",
        "observations/figure-not-old",
        "warning",
        "months",
        rows=figures(percent("minority_ethnic_children", "14", **days("2011 Census", "2011-03-27", "2011-03-27"))),
    ),
    Mistake(
        "000:79 broken",
        "a sentence that breaks off",
        "texts/sentence-complete",
        "warning",
        "breaks off",
        text=("context", "The county covers a wide area with a varied demographic and A key challenge is its size."),
    ),
    Mistake(
        "000:88",
        "31.2% and 30.94%",
        "observations/one-precision",
        "warning",
        "31.2",
        rows=figures(
            change("fte_number_change", "-31.2", line="88"),
            change("fte_number_change", "-30.94", line="88", base_period="2016-17", **financial(2017)),
        ),
    ),
    Mistake(
        "000:88",
        "31.2% and 30.94% in words",
        "texts/percentages-of-one-precision",
        "warning",
        "31.2% and 30.94%",
        text=("first-time-entrants", "The number declined by 31.2% in 2018/19, after a decline of 30.94% before."),
    ),
    Mistake(
        "000:132",
        "0.5 FTE",
        "texts/fte-written-out",
        "warning",
        "full-time equivalent",
        text=("workforce", "A grant pays for a 0.5 FTE post."),
    ),
)
"""Section C, Warwickshire."""

WOLVERHAMPTON = (
    Mistake(
        "001:47,177 periods",
        "-19.9% for two years that overlap",
        "observations/change-of-one-period",
        "warning",
        "2018",
        rows=figures(
            change("fte_rate_change", "-19.9", **calendar(2018)),
            change("fte_rate_change", "-19.9", **days("April 2018 to March 2019", "2018-04-01", "2019-03-31")),
        ),
    ),
    Mistake(
        "001:47,177 negative",
        "a reduction of -19.9%",
        "texts/numbers-typed-plainly",
        "error",
        "19.9%",
        text=("first-time-entrants", "There was a reduction year on year of -19.9%."),
    ),
    Mistake(
        "001:47,177 similar",
        "32%, and a similar 19.9%",
        CLAIM,
        "error",
        "32% and -19.9%",
        text=(
            "first-time-entrants",
            "Local data show a 32% reduction in young people. Published data confirm a similar reduction of -19.9%.",
        ),
    ),
    Mistake(
        "001:47,177 similar",
        "local records and police records in one line",
        "observations/one-kind-of-source",
        "error",
        "tracker",
        rows=figures(
            change("fte_rate_change", "-19.9", source="pnc", **calendar(2018)),
            change("fte_rate_change", "-32", source="tracker"),
        ),
    ),
    Mistake(
        "001:48,201",
        "40% of the rate, then of the number",
        "observations/change-of-one-measure",
        "warning",
        "custody_rate_change",
        rows=figures(change("custody_rate_change", "-40"), change("custodial_sentences_change", "-40")),
    ),
    Mistake(
        "001:45,144 tracker",
        "a tracker of 2018-2019, unmarked",
        "observations/tracker-marked",
        "warning",
        "months",
        rows=figures(
            percent(
                "reoffending_tracker", "17", source="tracker", **days("Quarter 4 2018-19", "2019-01-01", "2019-03-31")
            )
        ),
        report={"released": "2019-07-01"},
    ),
    Mistake(
        "001:45,144 national",
        "37.9% of no period",
        "observations/comparator-dated",
        "warning",
        "not stated, beside",
        rows=figures(
            percent("reoffending_binary", "33.8", "22", "65", **COHORT_2017),
            percent("reoffending_binary", "37.9", area="england", period_start="", period_end="", **UNSTATED),
        ),
    ),
    Mistake(
        "001:132,138",
        "2018-2019 over a cohort of 2017",
        "observations/year-label-agrees",
        "warning",
        "2018-04-01 to 2019-03-31",
        rows=figures(
            percent(
                "reoffending_binary", "33.8", "22", "65", **days("April 2018 - March 2019", "2017-04-01", "2017-06-30")
            )
        ),
    ),
    Mistake(
        "001:132,138",
        "the year of publication as that of the cohort",
        "observations/cohort-followed-up",
        "error",
        "2019-03-31",
        report={"released": "2019-07-01"},
        rows=figures(
            percent(
                "reoffending_binary", "33.8", "22", "65", **days("April 2018 - March 2019", "2018-04-01", "2019-03-31")
            )
        ),
    ),
    Mistake(
        "001:130,142",
        "the fall praised, the frequency not told",
        "texts/frequency-beside-rate",
        "warning",
        "rose from 2.89",
        rows=TWO_COHORTS,
        text=(
            "reoffending",
            "The service has significantly reduced its binary reoffending rate, by 20.0 percentage points.",
        ),
    ),
    Mistake(
        "001:205,207",
        "£121.691",
        "observations/value-money",
        "error",
        "121.691",
        rows=figures(seen("remand_budget", "gbp", "121.691")),
    ),
    Mistake(
        "001:205,207",
        "£121.691 in words",
        "texts/numbers-typed-plainly",
        "error",
        "£121,691",
        text=("remand", "The remand allocation is £121.691."),
    ),
    Mistake(
        "001:207 nights",
        "nights significantly higher, without a number",
        "texts/significant-only-if-tested",
        "error",
        "name the test",
        text=("remand", "The number of nights has been significantly higher."),
    ),
    Mistake(
        "001:36,72",
        "standards of April 2019 and of February 2019",
        ALIKE,
        "warning",
        "February 2019, and of April 2019",
        text=(
            "standards",
            'The plan reflects the "Standards for children in the youth justice system" (April 2019).'
            "\n\nThe terms were written in light of the new National Standards (February 2019).",
        ),
    ),
    Mistake(
        "001:42,69",
        "training of 2019-2020 among what was done in 2018-2019",
        "actions/completed-by-cut-off",
        "warning",
        "2020-03-31",
        report={"cut_off": "2019-09-30"},
        rows={"actions": [action("a2", target="2019-2020", target_date="2020-03-31", status="completed")]},
    ),
    Mistake(
        "001:59,268",
        "two names of one strategy",
        ALIKE,
        "warning",
        "Serious Violence Strategy before",
        text=(
            "serious-violence",
            "The service helped with the Serious Violence Strategy 2019-2022.\n\nIt gave to the "
            "city's Violence and Exploitation Strategy 2019-2022.",
        ),
    ),
    Mistake(
        "001:61,84",
        "Voices for, and Voices from",
        ALIKE,
        "warning",
        "give it one name",
        text=(
            "participation",
            'The group is called "Voices for Youth Justice". The "Voices from Youth Justice" group meets monthly.',
        ),
    ),
    Mistake(
        "001:62",
        "194 young people of about 84",
        "observations/people-within-whole",
        "warning",
        "194",
        rows=figures(
            number("participation", "194"),
            percent("sen_share", "49", "41", "84", **days("30 April 2019", "2019-04-30", "2019-04-30")),
        ),
    ),
    Mistake(
        "001:63",
        "92% of a group engaging",
        "texts/share-says-of-whom",
        "warning",
        "92% of those who took part",
        text=("participation", "Projects were delivered, with 92% minority ethnic young people engaging."),
    ),
    Mistake(
        "001:101",
        "three key drivers, four listed",
        "texts/list-perhaps-as-long-as-said",
        "warning",
        "three",
        text=("context", "The three key drivers are reoffending, first time entrants, custody and education."),
    ),
)
"""Section C, Wolverhampton."""

MEDWAY = (
    Mistake(
        "002:84 revised",
        "about 35%, before over 50%",
        "observations/revision-explained",
        "warning",
        "the old value",
        rows=figures(percent("reoffending_binary", "35", qualifier="about", marks="r", note="Corrected.")),
    ),
    Mistake(
        "002:84 revised",
        "both figures at once",
        "observations/row-not-contradicted",
        "error",
        "50",
        rows=figures(
            percent("reoffending_binary", "50", qualifier="more than"),
            percent("reoffending_binary", "35", qualifier="about"),
        ),
    ),
    Mistake(
        "002:84 below",
        "below the national average, without a value",
        UNBORNE,
        "warning",
        "no figure bears it",
        text=("reoffending", "This places the reoffending rate below the national average."),
    ),
    Mistake(
        "002:67,73",
        "above expectations, and not meeting them",
        "standards/one-grade-at-a-time",
        "warning",
        "not meeting expectations, and above expectations",
        rows={
            "standards": [
                standard("National Standards", "All", grade="above expectations", **UNSTATED),
                standard("National Standards", "All", grade="not meeting expectations", period="some 30 months before"),
            ]
        },
    ),
    Mistake(
        "002:88,134",
        "an inspection that was, and is to come",
        "standards/done-or-to-come",
        "warning",
        "planned for early in 2020",
        rows={
            "standards": [
                standard(
                    "HM Inspectorate of Probation",
                    "Inspection",
                    state="pending",
                    **days("24 to 28 February 2020", "2020-02-24", "2020-02-28"),
                ),
                standard(
                    "HM Inspectorate of Probation",
                    "Inspection",
                    state="planned",
                    **days("early in 2020", "2020-01-01", "2020-03-31"),
                ),
            ]
        },
    ),
    Mistake(
        "002:88,134",
        "the same in two texts",
        ALIKE,
        "warning",
        "inspection of 2020",
        text=(
            "standards",
            "The service received an inspection between 24 and 28 February 2020.\n\nThe service will have "
            "an inspection early in 2020.",
        ),
    ),
    Mistake(
        "002:150",
        "a grant passed to the Board that pays it",
        "texts/wording-says-what-is-meant",
        "warning",
        "the grant comes from",
        text=(
            "resources",
            "The service has a grant from the Ministry of Justice, which is "
            "passported via the council to the Youth Justice Board.",
        ),
    ),
    Mistake(
        "002:106",
        "recruitment of a data analysis",
        "texts/wording-says-what-is-meant",
        "warning",
        "is it an analyst",
        text=("workforce", "The board agreed the recruitment of a data analysis within the team."),
    ),
)
"""Section C, Medway."""

LEICESTER = (
    Mistake(
        "003:32 cohort",
        "187 young people and 89 offences",
        "texts/offences-not-fewer-than-children",
        "warning",
        "is 187 the cohort",
        text=("reoffending", "The rate is of 187 young people committing 89 offences."),
    ),
    Mistake(
        "003:32 cohort",
        "187 as children who reoffended",
        "observations/reoffences-at-least-one",
        "error",
        "1 or more",
        rows=figures(
            seen("reoffences_per_reoffender", "ratio", "0.48", numerator="89", denominator="187", **calendar(2019))
        ),
    ),
    Mistake(
        "003:32 order",
        "latest year first",
        "observations/base-earlier",
        "warning",
        "base",
        rows=figures(
            percent(
                "reoffending_change",
                "-10.9",
                base_period="January to December 2020",
                base_start="2020-01-01",
                base_end="2020-12-31",
                **calendar(2019),
            )
        ),
    ),
    Mistake(
        "003:32 colour",
        "RED/AMBER",
        "texts/status-in-words",
        "warning",
        "a colour is lost",
        text=("reoffending", "The measure is RED/AMBER."),
    ),
    Mistake(
        "003:32 colour",
        "RED/AMBER, which is not in the key",
        "actions/status-known",
        "error",
        "on track",
        rows={"actions": [action("a2", status="RED/AMBER")]},
    ),
    Mistake(
        "003:32 favourable",
        "compares favorably, beside RED/AMBER",
        UNBORNE,
        "warning",
        "no figure bears it",
        text=("reoffending", "Compares favorably with the family group."),
    ),
    Mistake(
        "003:37 halved",
        "more than halved over five years",
        UNBORNE,
        "warning",
        "Rate of custodial sentences",
        text=("custody", "The custodial sentencing rate has more than halved over the past five years."),
        rows=CUSTODY_WINDOWS,
    ),
    Mistake(
        "003:37 windows",
        "windows that overlap",
        "observations/windows-apart",
        "warning",
        "April 2021 to March 2022",
        rows=CUSTODY_WINDOWS,
    ),
    Mistake(
        "003:37 target",
        "a target for 2021-22",
        "observations/target-not-past",
        "warning",
        "2021-22",
        rows=figures(number("custody_reduction_target", "-1", **financial(2021))),
    ),
    Mistake(
        "003:37 target",
        "the same as a measure of success",
        "actions/success-not-past",
        "warning",
        "2021-22",
        rows={"actions": [action("a2", success_measure="Reduction in custody in 2021-22 by one young person")]},
    ),
    Mistake(
        "003:8 references",
        "references 1 and 8 to 11 absent",
        "actions/references-complete",
        "warning",
        "no reference 1 and 8 to 11",
        rows={
            "actions": [action(f"b{ref}", ref=ref) for ref in ("2", "3", "4", "5", "6", "6a", "7", "12", "13", "14")]
        },
    ),
    Mistake(
        "003:57 cell",
        "three statuses in the cell of a date",
        "actions/target-is-a-date",
        "warning",
        "completed and complete",
        rows={"actions": [action("a2", target="Completed; March 22 complete; Sept 2023 review")]},
    ),
    Mistake(
        "003:51",
        "0.5% of a post",
        "texts/post-in-full-time-equivalents",
        "warning",
        "0.5 full-time equivalent",
        text=("workforce", "A link role 0.5% is allocated to work with older children."),
    ),
    Mistake(
        "003:51",
        "0.5% in a row",
        "observations/unit-of-measure",
        "error",
        "count",
        rows=figures(percent("posts", "0.5", breakdown="post=link adviser", **UNSTATED)),
    ),
    Mistake(
        "003:78",
        "reduce the use of data",
        "texts/wording-says-what-is-meant",
        "warning",
        "is it increase",
        text=("serious-violence", "Support will reduce the extent to which data can be used in planning."),
    ),
    Mistake(
        "003 dates",
        "six target dates long past, no status",
        "actions/not-overdue",
        "warning",
        "6 target dates before the cut-off 2023-09-30",
        rows={
            "actions": [
                action(f"c{place}", target_date=day, status="not stated")
                for place, day in enumerate(
                    ("2021-11-30", "2022-09-30", "2021-12-31", "2022-02-28", "2021-10-31", "2021-12-31")
                )
            ]
        },
    ),
)
"""Section C, Leicester."""

WEST_MERCIA = (
    Mistake(
        "004:49",
        "continued to decrease, and the rate rose",
        "texts/claim-of-one-measure",
        "warning",
        "27.9",
        text=("reoffending", "Long-term trends of children reoffending continued to decrease."),
        rows=RATE_UP,
    ),
    Mistake(
        "004:49",
        "the rate continued to fall",
        CLAIM,
        "error",
        "26.9",
        text=("reoffending", "The rate of reoffending continued to fall."),
        rows=RATE_UP,
    ),
    Mistake(
        "004:161 baselines",
        "from 25.1%, and from 26.9%",
        ALIKE,
        "warning",
        "25.1% before 27.9%",
        text=("reoffending", "Reoffending rose from 25.1% to 27.9%.\n\nThe reoffending rate rose from 26.9% to 27.9%."),
    ),
    Mistake(
        "004:161 baselines",
        "both for one year",
        "observations/row-not-contradicted",
        "error",
        "25.1",
        rows=figures(
            percent("reoffending_binary", "26.9", **calendar(2019)),
            percent("reoffending_binary", "25.1", **calendar(2019)),
        ),
    ),
    Mistake(
        "004:161 number",
        "the number rose from 25.1%",
        "texts/number-not-in-percent",
        "warning",
        "write share or rate",
        text=("reoffending", "The number of children reoffending rose from 25.1% to 27.9%."),
    ),
    Mistake(
        "004:161 number",
        "a number below a rate",
        "texts/number-beside-number",
        "warning",
        "compared with a rate",
        text=("custody", "The number of children who are in custody is lower than the family rate."),
    ),
    Mistake(
        "004:192",
        "no health workers, and two posts",
        "texts/posts-not-denied",
        "warning",
        "0.8 mental health worker",
        text=("health", "Needs are not met, as no health workers are deployed directly."),
        rows=figures(number("posts", "0.8", breakdown="post=mental health worker", **UNSTATED)),
    ),
    Mistake(
        "004:175 C",
        "care experienced as looked after, average as year",
        "observations/shares-of-one-denominator",
        "warning",
        "186 to 200",
        rows=figures(
            percent("wider_services_share", "17", breakdown="service=child in need"),
            percent("wider_services_share", "13", breakdown="service=care experienced"),
            number("wider_services_children", "39", breakdown="service=child in need"),
            number("wider_services_children", "25", breakdown="service=looked after"),
        ),
    ),
    Mistake(
        "004:263",
        "six areas, five named",
        "texts/list-as-long-as-said",
        "error",
        "a list of 5",
        text=("standards", "Six areas were inadequate: impact, understanding, support, information and outcomes."),
    ),
    Mistake(
        "004:170",
        "half not in education",
        "texts/education-stated-one-way",
        "warning",
        "state it that way round",
        text=("education", "Nearly half of older children were not in suitable education."),
    ),
    Mistake(
        "004:45",
        "a cohort of 2022 under 23-24",
        "observations/cohort-followed-up",
        "error",
        "2024-03-31",
        rows=figures(percent("reoffending_binary", "27.9", "51", "183", **financial(2023))),
        report={"released": "2024-07-01"},
    ),
    Mistake(
        "004:404 arrests",
        "959 arrests as 959 children",
        "observations/numbers-told-apart",
        "warning",
        "959",
        rows=figures(number("police_custody_arrests", "959"), number("children_arrested", "959")),
    ),
    Mistake(
        "004:47",
        "significantly lower, without a test",
        "texts/significant-only-if-tested",
        "error",
        "name the test",
        text=("first-time-entrants", "The rate was 91 per 100,000, significantly lower than that of the family."),
    ),
    Mistake(
        "004:47",
        "lower than the family, without its value",
        UNBORNE,
        "warning",
        "the family",
        text=("first-time-entrants", "The rate of first time entrants was lower than that of the family."),
    ),
)
"""Section C, West Mercia."""

MISTAKES = (*ARITHMETIC, *BUDGETS, *WARWICKSHIRE, *WOLVERHAMPTON, *MEDWAY, *LEICESTER, *WEST_MERCIA)

RIGHT: dict[str, list[Row]] = {
    "001:44 22/65": [percent("reoffending_binary", "33.8", "22", "65", **COHORT_2017)],
    "001:130 35/65": [percent("reoffending_binary", "53.8", "35", "65", **COHORT_2016)],
    "001:142": [
        seen("reoffences_per_reoffender", "ratio", "2.89", numerator="101", denominator="35", **COHORT_2016),
        seen("reoffences_per_reoffender", "ratio", "4.77", numerator="105", denominator="22", **COHORT_2017),
    ],
    "001:144": [seen("reoffences_per_child_tracker", "ratio", "0.38", source="tracker", marks="p")],
    "001:51": [
        percent("health_referral_share", value, top, "124", breakdown=f"service={name}")
        for name, top, value in (("health", "76", "61"), ("mental health", "15", "12"), ("substance", "33", "27"))
    ],
    "001:52-54": [
        percent("sen_share", "49", "41", "84", **financial(2019)),
        percent("sen_support_share", "24", "20", "84", **financial(2019)),
        percent("ehcp_share", "25", "21", "84", **financial(2019)),
    ],
    "001:177": [change("fte_number_change", "-32"), change("fte_offences_change", "-14")],
    "001:205 8/11": [percent("custody_minority_ethnic_share", "72.7", "8", "11")],
    "001:207 18 v 22": [
        number("remands_youth_detention", "18"),
        number("remands_youth_detention", "22", **financial(2017)),
    ],
    "001:207 cost": [seen("remand_budget", "gbp", "47289"), seen("remand_overspend", "gbp", "349187")],
    "001:252,314": [
        seen("grant", "gbp", "469317", breakdown="grant=Youth Justice Board"),
        seen("grant", "gbp", "36945", breakdown="grant=Junior Attendance Centre"),
    ],
    "000:79 population": [
        number("population_0_17", "115928"),
        percent("population_share_0_17", "20.3", "115928", "571070"),
    ],
    "000:79 looked after": [
        seen("looked_after_rate", "per_10000", "63.9", numerator="741", denominator="115928", **financial(2017)),
        seen("looked_after_rate", "per_10000", "58", numerator="672", denominator="115928"),
    ],
    "000:88 over two years": [
        change("fte_number_change", "-30.9", base_period="2016-17", **financial(2017)),
        change("fte_number_change", "-31.2"),
    ],
    "003:32 rates": [
        percent("reoffending_binary", "32.3", "42", "130", **calendar(2020)),
        percent("reoffending_binary", "21.4", "40", "187", **calendar(2019)),
    ],
    "003:32 frequency": [
        seen("reoffences_per_reoffender", "ratio", "2.23", numerator="89", denominator="40", **calendar(2019)),
        seen("reoffences_per_reoffender", "ratio", "5.29", numerator="222", denominator="42", **calendar(2020)),
    ],
    "003:37 counts": CUSTODY_WINDOWS["observations"],
    "004:164,476": RATE_UP["observations"],
    "004:174 share": [percent("diversion_completed", "86.9", "86", "99")],
    "000:30,217": [seen("youth_justice_spend", "gbp", "2493798")],
    "002:159": [seen("grant", "gbp", "304366")],
    "B intervals": [percent("reoffending_binary", "27.9", "51", "183", **calendar(2022))],
}
"""What section A finds right: figures that no error may be raised for."""

NOT_INPUTS: tuple[tuple[str, str], ...] = (
    (
        "000:138,206",
        "How a plan numbers its own tables and appendices is no input: the annex names its sections itself.",
    ),
    ("000:214", "A 0 in one plan and a blank in another stand in two services' files, and each is allowed."),
    ("001:316", "A therapist whom a health body pays for has no sum in the text that a table could lack."),
    ("001:311", "Whether a partner funds a post or lends it stands in prose without an amount."),
    ("002:75-78", "Concern in one passage and success in another are two judgements without a figure."),
    ("002:86,131", "Two sections of one number are a matter of the plan's layout; the annex numbers its own."),
    (
        "003:32 board",
        "Whether a deep dive is auditing cannot be told from the words, and neither is a field of a register.",
    ),
    (
        "003:8 indicators",
        "A key indicator without a row may be supplied by open data or cases; the annex prints the gap.",
    ),
    ("003:5", "That a plan is a draft is the report's status, which the annex prints on every page."),
    ("003:57 audits", "Two self-audits of two years may both have been held: only the cell of the date is wrong."),
    ("004:172", "Four children helped is a plain count; no other figure of the plan stands against it."),
    ("004:43,386", "Four authorities and five partnerships are different bodies, and both numbers may be right."),
    ("004:476", "That one thing caused another can be judged only by a study, not by a check of words and figures."),
    ("004 annexures", "Annexures that are cited and not labelled are a matter of the plan's layout."),
    ("004:420", "A heading behind its text is a matter of the plan's layout."),
)
"""What a gate over inputs cannot see, with the reason."""

BULLETS: tuple[str, ...] = (
    # A
    "001:44 22/65",
    "001:130 35/65",
    "001:44 20%",
    "001:142",
    "001:144",
    "001:51",
    "001:52-54",
    "001:49,231 3%",
    "001:177",
    "001:181",
    "001:205 8/11",
    "001:205 84%",
    "001:201,205",
    "001:207 18 v 22",
    "001:207 45%",
    "001:207 cost",
    "001:252,314",
    "001:252 0.94%",
    "000:79 population",
    "000:79 looked after",
    "000:87",
    "000:88 over two years",
    "000:89",
    "000:30,217",
    "002:159",
    "003:32 rates",
    "003:32 +10.92",
    "003:32 frequency",
    "003:37 counts",
    "004:164,476",
    "004:174",
    "004:174 share",
    "004:404 parts",
    "004:175,492",
    "004:444-463",
    # Budgets, and B
    "000:217",
    "000:214",
    "001:316",
    "001:252 JAC",
    "001:311",
    "002:154-158 police",
    "002:152 year",
    "002:156,163",
    "004:451",
    "004:443",
    "B 001:205",
    "B intervals",
    # C, Warwickshire
    "000:89 unit",
    "000:89 period",
    "000:89 children",
    "000:16,111",
    "000:71",
    "000:14",
    "000:87 favourable",
    "000:79 number",
    "000:79 point",
    "000:79 census",
    "000:79 broken",
    "000:88",
    "000:138,206",
    "000:132",
    # C, Wolverhampton
    "001:47,177 periods",
    "001:47,177 negative",
    "001:47,177 similar",
    "001:48,201",
    "001:45,144 tracker",
    "001:45,144 national",
    "001:132,138",
    "001:130,142",
    "001:205,207",
    "001:207 nights",
    "001:36,72",
    "001:42,69",
    "001:59,268",
    "001:61,84",
    "001:62",
    "001:63",
    "001:101",
    # C, Medway
    "002:84 revised",
    "002:84 below",
    "002:67,73",
    "002:75-78",
    "002:88,134",
    "002:86,131",
    "002:150",
    "002:106",
    # C, Leicester
    "003:32 cohort",
    "003:32 order",
    "003:32 colour",
    "003:32 favourable",
    "003:32 board",
    "003:37 halved",
    "003:37 windows",
    "003:37 target",
    "003:8 references",
    "003:8 indicators",
    "003:5",
    "003:57 cell",
    "003:57 audits",
    "003:51",
    "003:78",
    "003 dates",
    # C, West Mercia
    "004:49",
    "004:161 baselines",
    "004:161 number",
    "004:192",
    "004:172",
    "004:175 C",
    "004:263",
    "004:170",
    "004:45",
    "004:404 arrests",
    "004:43,386",
    "004:47",
    "004:476",
    "004 annexures",
    "004:420",
)
"""Every matter of the list of mistakes, in its order."""
