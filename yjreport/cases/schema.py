"""The tables and columns of a case-level extract: what each means, in what form, and what a fault in it leads to."""

from __future__ import annotations

from yjreport.cases import words
from yjreport.cases.columns import CODE, DATE, ID, MOMENT, NUMBER, POUNDS, WHOLE, WORD, CaseColumn, CaseSchema, yes_no

_UNKNOWN_CHILD = "A child who is not in children is an error."
_CHILD = CaseColumn("child_id", "The child.", ID, "C0001", faults=_UNKNOWN_CHILD)
_AUTHORITY = "An authority that is not one of the service's is an error."

COVERAGE = CaseSchema(
    "coverage",
    "What the extract covers: one row",
    (
        CaseColumn("begins", "First day from which events are complete. A measure whose period begins before it is "
            "not counted.", DATE, "2020-04-01"),
        CaseColumn("ends", "Last day to which events are complete: the day on which the extract was made, or earlier. "
            "A follow-up that ends after it is not yet mature.", DATE, "2025-06-30",
            faults="An end before the beginning is an error."),
    ),
    key=("begins",),
    needed=True,
)  # fmt: skip

CHILDREN = CaseSchema(
    "children",
    "Children: one row for each child, whatever the number of events",
    (
        CaseColumn("child_id", "A number or code that names the child in every table, and no one outside.",
            ID, "C0001", faults="Twice is an error."),
        CaseColumn("date_of_birth", "Date of birth. Ages are whole years on the day of each event.",
            DATE, "2008-09-14"),
        CaseColumn("sex", "Sex as recorded.", WORD, "female", words.SEXES),
        CaseColumn("ethnicity", "Ethnic group as the child describes it, in five groups. Blank is not recorded; both "
            "it and not known are counted as not known.", WORD, "Mixed", words.ETHNICITIES, filled=False),
        yes_no("looked_after", "Looked after by a local authority now or at the last event."),
        CaseColumn("send", "Special educational needs or, in Wales, additional learning needs: the plan that the "
            "child has or needs. Blank is not recorded.", WORD, "sen support", words.SEND, filled=False),
        yes_no("excluded", "Ever permanently excluded from school."),
        CaseColumn("authority", "The authority of the service in whose area the child lives.",
            CODE, "X99000001", faults=_AUTHORITY),
        CaseColumn("moved_in", "First day in the service's area of a child who transferred in. Blank: lived here when "
            "first known. An event before it belongs to another service.", DATE, "2022-05-03", filled=False),
        CaseColumn("moved_out", "Last day in the area of a child who transferred out. Blank: lives here. An event "
            "after it belongs to another service.", DATE, "2023-01-31", filled=False,
            faults="A day before moved_in is an error."),
        CaseColumn("prior_record", "Whether the child had a caution or conviction before the extract begins, "
            "anywhere; such a child is no first time entrant.", WORD, "no", words.YES_NO_UNKNOWN),
    ),
    key=("child_id",),
    needed=True,
)  # fmt: skip

OFFENCES = CaseSchema(
    "offences",
    "Offences: one row for each offence, disposed of or not",
    (
        CaseColumn("offence_id", "The offence.", ID, "F00001", faults="Twice is an error."),
        _CHILD,
        CaseColumn("offence_date", "The day of the offence, or the first day of a range.", DATE, "2023-03-09",
            faults="A child under 10 or over 17 on the day leaves the offence out, with its outcomes."),
        CaseColumn("offence_type", "The group of the offence in the Youth Justice Board's tables.",
            WORD, "robbery", words.OFFENCE_TYPES),
        CaseColumn("gravity", "Gravity score of the Youth Justice Board, 1 to 8; not the police matrix of 1 to 5. "
            "Blank is not scored.", WHOLE, "6", filled=False, faults="A number outside 1 to 8 is an error."),
        yes_no("weapon", "Whether a weapon was used or carried."),
    ),
    key=("offence_id",),
    needed=True,
)  # fmt: skip

OUTCOMES = CaseSchema(
    "outcomes",
    "Outcomes: one row for each offence disposed of; the rows of one outcome share its id",
    (
        CaseColumn("outcome_id", "The outcome: one decision of police or court about a child on a day.",
            ID, "D00001", faults="Rows of one id with another child, day or outcome are an error."),
        _CHILD,
        CaseColumn("offence_id", "The offence that it disposes of.", ID, "F00001",
            faults="An offence that is not in offences, or of another child, is an error."),
        CaseColumn("outcome_date", "The day of the caution, sentence or other outcome.", DATE, "2023-06-20",
            faults="A day before the offence is an error. A child over 17 on the day leaves the row out, unless "
            "first_appearance shows a child of 17 or under, who stays and is mentioned."),
        CaseColumn("first_appearance", "Day of the first court appearance. Blank out of court, or not recorded.",
            DATE, "2023-05-02", filled=False,
            faults="A day before the offence or after the outcome is an error."),
        CaseColumn("outcome", "What was decided.", WORD, "referral order", words.OUTCOMES),
        CaseColumn("sentence_months", "Length of the sentence in months; rows of one outcome may differ, and the "
            "longest counts. Blank where it has none.",
            WHOLE, "9", filled=False),
        CaseColumn("release_date", "Day of release of a custodial sentence. Blank: not released by the end of the "
            "extract, or not custody.", DATE, "2023-10-20", filled=False,
            faults="A day before the outcome is an error."),
    ),
    key=("outcome_id", "offence_id"),
    needed=True,
)  # fmt: skip

ORDERS = CaseSchema(
    "orders",
    "Orders and interventions: one row for each piece of work with a child",
    (
        CaseColumn("order_id", "The order or intervention.", ID, "R00001", faults="Twice is an error."),
        _CHILD,
        CaseColumn("outcome_id", "The outcome that it comes from. Blank for prevention, and for diversion that no "
            "outcome led to.", ID, "D00001", filled=False,
            faults="Blank for any other type is an error, and so is an outcome not in outcomes, or of another "
            "child. An order whose outcome was left out is left out with it."),
        CaseColumn("order_type", "What sort of work it is.", WORD, "referral order", words.ORDER_TYPES),
        CaseColumn("start", "First day.", DATE, "2023-06-20",
            faults="Prevention or diversion that begins with a child under 10 or over 17 is left out."),
        CaseColumn("end", "Last day. Blank: still open when the extract ends.", DATE, "2024-03-19", filled=False,
            faults="A day before the start is an error."),
        CaseColumn("completed", "Whether it was completed. Blank: still open, or not recorded.",
            WORD, "yes", words.YES_NO, filled=False, faults="Filled for an order without an end is an error."),
        CaseColumn("reason_not_completed", "Why not. Blank where it was, or is open.",
            WORD, "did not engage", words.REASONS_NOT_COMPLETED, filled=False),
    ),
    key=("order_id",),
)  # fmt: skip

KPI_RETURNS = CaseSchema(
    "kpi_returns",
    "Returns for the ten key performance indicators: one row for the start and one for the end of each order",
    (
        CaseColumn("order_id", "The order.", ID, "R00001",
            faults="An order that is not in orders is an error; one that was left out takes its returns along."),
        CaseColumn("moment", "Start or end of the order.", WORD, "end", ("start", "end"),
            faults="Twice for one order is an error, and so is an end for an order without one."),
        CaseColumn("accommodation", "Whether the accommodation is suitable. Blank is not recorded.",
            WORD, "suitable", words.SUITABLE, filled=False),
        CaseColumn("ete", "Whether education, training and employment are suitable. Blank is not recorded.",
            WORD, "not suitable", words.SUITABLE, filled=False),
        CaseColumn("ete_hours", "Hours a week attended. Blank is not recorded.", NUMBER, "25", filled=False),
        yes_no("plan_in_place", "Whether a formal plan is in place. Blank for a child without such needs."),
        yes_no("mental_health_need", "A screened or identified need for support with mental health."),
        yes_no("mental_health_offered", "Of those with a need: support planned or offered."),
        yes_no("mental_health_attended", "Of those offered: support attended."),
        yes_no("substance_need", "A screened or identified need for treatment for substance misuse."),
        yes_no("substance_offered", "Of those with a need: treatment planned or offered."),
        yes_no("substance_attended", "Of those offered: treatment attended."),
        yes_no("early_help", "On an early help plan."),
        yes_no("child_in_need", "A child in need."),
        yes_no("child_protection", "On a child protection plan."),
        yes_no("looked_after", "Looked after at that moment."),
    ),
    key=("order_id", "moment"),
)  # fmt: skip

REMANDS = CaseSchema(
    "remands",
    "Remand episodes",
    (
        CaseColumn("remand_id", "The episode.", ID, "M0001", faults="Twice is an error."),
        _CHILD,
        CaseColumn("type", "Where the child was remanded.", WORD, "youth detention", words.REMAND_TYPES),
        CaseColumn("start", "First night.", DATE, "2023-04-11",
            faults="A child under 10 or over 17 on the day leaves the episode out."),
        CaseColumn("end", "Day on which it ended; the nights are end less start. Blank: not ended when the extract "
            "ends.", DATE, "2023-05-20", filled=False, faults="A day before the start is an error."),
        CaseColumn("outcome", "How the case ended.", WORD, "community sentence", words.REMAND_OUTCOMES,
            filled=False),
        CaseColumn("cost", "Charge to the authority. Blank is not known.", POUNDS, "24180", filled=False),
    ),
    key=("remand_id",),
)  # fmt: skip

ARRESTS = CaseSchema(
    "arrests",
    "Arrests, as police report them",
    (
        CaseColumn("arrest_id", "The arrest.", ID, "A00001", faults="Twice is an error."),
        _CHILD,
        CaseColumn("arrested", "Day of the arrest.", DATE, "2024-02-17",
            faults="A child under 10 or over 17 on the day leaves the arrest out."),
        CaseColumn("detained_at", "When detention was authorised. Blank: not detained, or not recorded.",
            MOMENT, "2024-02-17 21:40", filled=False),
        CaseColumn("released_at", "When detention ended.", MOMENT, "2024-02-18 09:15", filled=False,
            faults="A time before detained_at is an error."),
        CaseColumn("outcome", "What followed.", WORD, "bailed", words.ARREST_OUTCOMES),
        yes_no("appropriate_adult", "Whether an appropriate adult came."),
        yes_no("pace_requested", "Whether the police asked for accommodation under section 38(6) of the Police and "
            "Criminal Evidence Act 1984. Blank where it does not arise."),
        yes_no("pace_provided", "Of those asked for: whether it was provided."),
        yes_no("overnight", "Held for four hours or more between midnight and 8 in the morning."),
    ),
    key=("arrest_id",),
)  # fmt: skip

VICTIMS = CaseSchema(
    "victims",
    "Victims of offences of children with an outcome or an order: one row for each; no names",
    (
        CaseColumn("victim_id", "The victim.", ID, "V0001", faults="Twice is an error."),
        CaseColumn("outcome_id", "The outcome concerned. Blank where an order has none.", ID, "D00001", filled=False,
            faults="One that is not in outcomes is an error."),
        CaseColumn("order_id", "The order concerned. Blank where the outcome led to none.", ID, "R00001",
            filled=False,
            faults="One that is not in orders is an error; so is a row with neither. A row whose order, or whose "
            "outcome, was left out is left out."),
        CaseColumn("age_group", "Who the victim is.", WORD, "under 18", words.VICTIM_AGES),
        CaseColumn("identified_date", "Day on which the service knew of the victim.", DATE, "2023-06-22"),
        yes_no("contacted", "Whether the victim was contacted."),
        yes_no("consented", "Of those contacted: whether they agreed to be contacted by the service."),
        yes_no("views_sought", "Of those who agreed: whether views were sought before the decision and planning."),
        yes_no("progress_given", "Of those who agreed: whether they were told of progress when they asked."),
        yes_no("services_given", "Of those who agreed: whether they were told of support services."),
        yes_no("rj_engaged", "Of those who agreed: whether they engaged in restorative justice."),
    ),
    key=("victim_id",),
)  # fmt: skip

BOARD = CaseSchema(
    "board",
    "Meetings of the management board: one row for each partner expected at each meeting",
    (
        CaseColumn("meeting_date", "Day of the meeting.", DATE, "2024-06-18"),
        CaseColumn("partner", "The partner.", WORD, "health", words.PARTNERS,
            faults="Twice at one meeting is an error."),
        CaseColumn("statutory", "Whether the partner is one of the five in statute.", WORD, "yes", words.YES_NO),
        CaseColumn("senior", "Whether the person expected is senior enough to decide.", WORD, "yes", words.YES_NO),
        CaseColumn("attended", "Whether that person, or an equal, attended.", WORD, "yes", words.YES_NO),
        CaseColumn("disproportionality_data", "Whether the partner gave data on ethnic and racial disproportionality "
            "for the quarter.", WORD, "no", words.YES_NO, filled=False),
    ),
    key=("meeting_date", "partner"),
)  # fmt: skip

POPULATION = CaseSchema(
    "population",
    "Population aged 10 to 17 by year, authority, ethnic group and sex",
    (
        CaseColumn("year", "The mid-year estimate's year.", WHOLE, "2023"),
        CaseColumn("authority", "The authority.", CODE, "X99000001", faults=_AUTHORITY),
        CaseColumn("ethnicity", "The ethnic group.", WORD, "Black", words.ETHNIC_GROUPS),
        CaseColumn("sex", "The sex.", WORD, "male", words.SEXES[:2]),
        CaseColumn("population", "Residents aged 10 to 17.", WHOLE, "412"),
    ),
    key=("year", "authority", "ethnicity", "sex"),
)  # fmt: skip

CASE_SCHEMAS: dict[str, CaseSchema] = {
    schema.kind: schema
    for schema in (
        COVERAGE, CHILDREN, OFFENCES, OUTCOMES, ORDERS, KPI_RETURNS, REMANDS, ARRESTS, VICTIMS, BOARD, POPULATION,
    )
}  # fmt: skip
"""Every table of an extract, in the order in which they are read and faults are shown."""
