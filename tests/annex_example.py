"""A made-up annex of Exampleshire that holds every kind of block, with text that tries to break the page."""

from __future__ import annotations

from typing import Any

from annex_parts import MIME, OPEN, SOURCE, cell, chart, column, notebook, notice, row, run, statement, table
from nbformat import NotebookNode

from yjreport.charts import Point, bars, describe, dots, stacked, trend

__all__ = [
    "HOSTILE",
    "MIME",
    "cell",
    "chart",
    "column",
    "front",
    "notebook",
    "notebooks",
    "notice",
    "row",
    "run",
    "statement",
    "table",
]

HOSTILE = "<script>alert('x')</script> & \"quoted\" 'single' </style> {{ 7 * 7 }}"


def scorecard() -> list[Any]:
    """Return a headline, a note and the table of national measures."""
    columns = [
        column("measure", "National measure", header=True),
        column("shown", "What is shown"),
        column("period", "Period"),
        column("value", "Latest figure", "right"),
        column("change", "Change", "right"),
        column("judgement", "Judgement"),
    ]
    none = cell("[x]")
    rows = [
        row(
            measure=cell("First time entrants"),
            shown=cell("Rate per 100,000 children aged 10 to 17"),
            period=cell("January to December 2022"),
            value=cell("151", "fte.local.2022"),
            change=cell("−38, from January to December 2021", "fte.change"),
            judgement=cell("○ no detectable change", "fte.change"),
        ),
        row(
            measure=cell("Reoffending"),
            shown=cell("Binary reoffending rate"),
            period=cell("January to December 2020"),
            value=cell("32.3%", "reoffending_binary.local.2020", "e"),
            change=cell("+10.9 percentage points, from January to December 2019", "reoffending_binary.change"),
            judgement=cell("◆ worse", "reoffending_binary.change"),
        ),
        row(
            measure=cell("Use of custody"),
            shown=cell("Children sentenced to custody"),
            period=cell("2022-23"),
            value=cell("3", "custody.local.2022-23", "p", "e"),
            change=cell("−1, from 2021-22", "custody.change"),
            judgement=cell("□ not tested"),
        ),
        row(
            measure=cell("Suitable accommodation"),
            shown=cell("No figure"),
            period=none,
            value=none,
            change=none,
            judgement=none,
        ),
    ]
    return [
        "## The year in brief",
        statement(
            "scorecard-headlines",
            run("The binary reoffending rate was "),
            run("32.3%", "reoffending_binary.local.2020"),
            run(" ("),
            run("42 of 130 children", "reoffending_binary.local.2020"),
            run("), against "),
            run("21.4%", "reoffending_binary.local.2019"),
            run(" a year before: "),
            run("+10.9 percentage points", "reoffending_binary.change"),
            run(", more than chance alone would explain. "),
            run("3 children", "custody.local.2022-23"),
            run(" were sentenced to custody."),
            emphasis="headline",
        ),
        "## National measures",
        notice(
            "scorecard-basis",
            "note",
            "Measures in force",
            run(
                "Four outcome measures and ten key performance indicators "
                "have been in force since 1 April 2023. Data on the KPIs are developmental."
            ),
        ),
        table(
            "scorecard-national",
            "National measures in force in 2023-24, Exampleshire",
            columns,
            rows,
            "[x] means not available in the sources of this report.",
            "No detectable change: chance alone can explain the difference.",
        ),
    ]


def reoffending() -> list[Any]:
    """Return a trend with its data, a table of differences and hostile text."""
    rates = {
        "Exampleshire": [(21.4, 16.1, 27.8), (32.3, 24.9, 40.8)],
        "West Midlands": [(30.1,), (31.0,)],
        "England and Wales": [(31.4,), (32.2,)],
    }
    periods = ["January to December 2019", "January to December 2020"]
    points = [
        Point(name, period, order, *values[order], text=f"{values[order][0]}%")
        for name, values in rates.items()
        for order, period in enumerate(periods)
    ]
    columns = [
        column("area", "Area", header=True),
        column("period", "Period", header=True),
        column("numerator", "Children who reoffended", "right"),
        column("denominator", "Children in the cohort", "right"),
        column("value", "Percentage", "right"),
        column("interval", "95% interval", "right"),
    ]
    rows = [
        row(
            area=cell(point.series),
            period=cell(point.label),
            numerator=cell("42", f"binary.{order}") if point.low else cell("[x]"),
            denominator=cell("130", f"binary.{order}") if point.low else cell("[x]"),
            value=cell(point.text, f"binary.{order}", *(["e"] if point.low else [])),
            interval=cell(f"{point.low} to {point.high}", f"binary.{order}") if point.low else cell("[x]"),
        )
        for order, point in enumerate(points)
    ]
    data = table(
        "reoffending-binary",
        "Binary reoffending rate by area, Exampleshire, January to December 2019 to January to December 2020",
        columns,
        rows,
        "Exampleshire: the number of children was worked out from the rate.",
        sources=[SOURCE, OPEN],
    )
    return [
        "# Reoffending\n\nFor the analyst.",
        "## A heading that nothing follows",
        "## How many children reoffend?",
        statement(
            "reoffending-says",
            run("In January to December 2020, "),
            run("32.3%", "binary.1"),
            run(
                " of children in the "
                "cohort reoffended (42 of 130; 95% interval 24.9 to 40.8). That is more than in the year "
                "before, and the "
                "difference is greater than chance alone would explain."
            ),
        ),
        chart(
            "reoffending-chart",
            "Reoffending has risen by more than chance alone would explain",
            "Percentage of children in the cohort who reoffended, Exampleshire and comparators, 2019 to 2020",
            trend(points, unit_label="Children who reoffended, percentage of the cohort", unit="percent"),
            describe(points, kind="line", measure="the binary reoffending rate", interval="95% intervals"),
            data,
        ),
        data,
        notice(
            "reoffending-cautions",
            "warning",
            "Read with care",
            run("The plan prints two figures for 2019. " + HOSTILE),
        ),
    ]


def over_representation() -> list[Any]:
    """Return dots against a reference."""
    ratios = [
        ("Asian or Asian British", 0.61, 0.48, 0.8),
        ("Black or Black British", 1.9, 1.4, 2.6),
        ("Mixed heritage", 2.2, 1.6, 2.9),
        ("White", 0.97, 0.88, 1.06),
    ]
    points = [
        Point("Exampleshire", name, at, *values, text=f"{values[0]}") for at, (name, *values) in enumerate(ratios)
    ]
    columns = [column("group", "Group", header=True), column("ratio", "Ratio", "right")]
    rows = [row(group=cell(point.label), ratio=cell(point.text, f"ratio.{at}")) for at, point in enumerate(points)]
    return [
        "## Which groups are over-represented?",
        chart(
            "over-representation-chart",
            "Children of mixed heritage are cautioned or sentenced twice as often",
            "Rate relative to all children, Exampleshire, 2022-23",
            dots(
                points,
                unit_label="Rate relative to all children",
                reference=1,
                reference_label="Same as all children",
            ),
            describe(points, kind="dots", measure="the rate relative to all children", interval="95% intervals"),
            {"columns": columns, "rows": rows},
        ),
    ]


def resources() -> list[Any]:
    """Return parts of bars, a budget with a total, and comparators as bars."""
    parts = {
        "Staffing": [300_000, 210_000, 0],
        "Payments in kind": [20_000, 0, 35_000],
        "Other delegated funds": [1_105_000, 0, 0],
    }
    agencies = ["Local authority", "Police", "Health"]
    points = [
        Point(part, agency, at, values[at], text=f"£{values[at]:,}")
        for part, values in parts.items()
        for at, agency in enumerate(agencies)
    ]
    totals = {agency: f"£{sum(values[at] for values in parts.values()):,}" for at, agency in enumerate(agencies)}
    columns = [
        column("agency", "Agency", header=True),
        *(column(part, f"{part} (£)", "right") for part in parts),
        column("total", "Total (£)", "right"),
    ]
    rows = [
        row(
            agency=cell(agency),
            **{part: cell(f"{values[at]:,}", f"budget.{at}") for part, values in parts.items()},
            total=cell(totals[agency], f"budget.{at}.total"),
        )
        for at, agency in enumerate(agencies)
    ]
    rows.append(
        row(
            "total",
            agency=cell("Total"),
            **{part: cell(f"{sum(values):,}", f"budget.{part}") for part, values in parts.items()},
            total=cell("£1,670,000", "budget.total"),
        )
    )
    budget = table("resources-budget", "Contributions by agency, Exampleshire, 2023-24", columns, rows)
    beside = [
        Point(name, "2022-23", at, value, text=f"£{value}")
        for at, (name, value) in enumerate([("Exampleshire", 61), ("West Midlands", 58), ("England", 64)])
    ]
    return [
        chart(
            "resources-chart",
            "The local authority makes the largest contribution",
            "Contributions in pounds, Exampleshire, 2023-24",
            stacked(points, unit_label="Pounds", totals=totals),
            describe(points, kind="stacked", measure="contributions"),
            budget,
        ),
        budget,
        chart(
            "resources-beside",
            "Exampleshire spends about as much per child as its region",
            "Pounds per child aged 10 to 17, 2022-23",
            bars(beside, unit_label="Pounds per child", unit="gbp"),
            describe(beside, kind="bars", measure="spending per child"),
            {
                "columns": [column("area", "Area", header=True), column("value", "Pounds", "right")],
                "rows": [
                    row(area=cell(point.series), value=cell(point.text, f"spend.{at}"))
                    for at, point in enumerate(beside)
                ],
            },
        ),
    ]


def data_quality() -> list[Any]:
    """Return a gap, and a table of long text."""
    columns = [
        column("what", "What", header=True),
        column("sort", "Kind"),
        column("detail", "Detail"),
        column("place", "Place", "right"),
    ]
    rows = [
        row(
            what=cell("Two rates for one year"),
            sort=cell("contradiction"),
            place=cell("44, 130"),
            detail=cell(
                "The plan prints 21.4% in its text and 21.9% in its table for January to December 2019. "
                "The data hold the "
                "first, which agrees with the counts that the plan gives: 40 of 187 children."
            ),
        ),
        row(
            what=cell(HOSTILE),
            sort=cell("gap"),
            detail=cell("No rate of custody is printed."),
            place=cell("[z]"),
        ),
    ]
    return [
        {"block": "heading", "id": "data-quality-notes", "level": 2, "text": "What the sources leave open"},
        table("data-quality-notes-table", "Contradictions and gaps in the sources", columns, rows),
        notice(
            "data-quality-gap",
            "gap",
            "Not available in this report",
            run("Nights in police custody. They would be filled by the police."),
        ),
    ]


def notebooks() -> list[NotebookNode]:
    """Return the executed notebooks of the example, one of them without a block."""
    return [
        notebook("scorecard", "Scorecard", scorecard()),
        notebook("context", "Local context", ["# Local context", "## Nothing here"]),
        notebook("over-representation", "Over-represented groups", over_representation()),
        notebook("reoffending", "Reoffending", reoffending()),
        notebook("resources", "Resources", resources()),
        notebook("data-quality", "Data quality and definitions", data_quality()),
    ]


def front() -> dict[str, Any]:
    """Return the front of the example."""
    return {
        "service": {
            "slug": "exampleshire",
            "name": "Exampleshire",
            "calls_itself": "Exampleshire Youth Justice Service",
            "authorities": ["Exampleshire", "Sampleton"],
        },
        "year": "2023-24",
        "title": "Exampleshire Youth Justice Plan 2023-24: performance annex",
        "status": "Provisional: some figures are still to be confirmed",
        "status_note": "Reoffending is to be confirmed in October.",
        "cut_off": "30 September 2023",
        "board": "Exampleshire Youth Justice Management Board",
        "edition": "Public edition",
        "edition_id": "Exampleshire, 2023-24, public edition, cut-off 30 September 2023",
        "synthetic": True,
        "notices": [
            "Small numbers: counts of children from 1 to 4 are withheld as [c].",
            {"tone": "warning", "title": "Hostile text.", "text": HOSTILE},
        ],
        "sources": [
            {
                "id": "example-plan",
                "title": "Exampleshire Youth Justice Plan 2023-24",
                "publisher": "Exampleshire Council",
                "licence": "Open Government Licence v3.0",
                "attribution": "Contains Exampleshire Council information",
                "released": "20 February 2024",
            },
            {
                "id": "open-data",
                "title": "Youth justice statistics",
                "publisher": "Youth Justice Board",
                "licence": "Open Government Licence v3.0",
                "attribution": "Crown copyright",
                "released": "25 January 2024",
            },
        ],
        "definitions": [
            {
                "term": "Binary reoffending rate",
                "meaning": "Children in the cohort who commit a proven reoffence within twelve months, "
                "proven within a further six months, as a share of the cohort.",
            },
            {
                "term": "No detectable change",
                "meaning": "The interval of the difference includes no difference at all.",
            },
        ],
        "abbreviations": [
            {"term": "KPI", "meaning": "key performance indicator"},
            {"term": "ZZZ", "meaning": "never used"},
        ],
        "marks": ["x", "z"],
        "questions": {
            "reoffending": "Do fewer children reoffend, and do those who reoffend commit fewer offences?",
            "scorecard": "How did the service do on the national measures in force this year?",
        },
    }
