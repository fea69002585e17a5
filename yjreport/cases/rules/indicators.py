"""Counting rules of the key performance indicators 1, 2, 3, 6 and 7; `endings` says what is common to them."""

from __future__ import annotations

from yjreport.cases import words
from yjreport.cases.counted import Counted
from yjreport.cases.prepared_extract import PreparedExtract, in_window
from yjreport.cases.rules.caseload import IDENTIFIED
from yjreport.cases.rules.endings import HEADLINE, ORDERS, SINCE, TABLES, ended, ended_share, known, share
from yjreport.cases.rules.registry import counts
from yjreport.cases.windows import Window

SERVICES = {
    "early_help": "early help",
    "child_in_need": "child in need",
    "child_protection": "child protection plan",
    "looked_after": "looked after",
}
"""The services of the seventh indicator, by column of the return."""

EHCP = "education, health and care plan"
INTERVENTIONS = "Interventions are counted: a child with two that ended counts twice."


@counts(*TABLES, by=("moment", "order", "status"), since=SINCE)
def kpi1_accommodation(prepared: PreparedExtract, window: Window) -> Counted:
    """Count the orders that ended with the child in suitable accommodation (first indicator, present wording)."""
    return share(ended(prepared, window), "accommodation", "suitable")


@counts(*TABLES, by=("moment", "order"), since=SINCE)
def kpi1_known(prepared: PreparedExtract, window: Window) -> Counted:
    """Count the orders that ended of which the accommodation is recorded."""
    return known(ended(prepared, window), "accommodation")


@counts(*TABLES, by=("age", "moment", "order", "status"), since=SINCE)
def kpi2_ete(prepared: PreparedExtract, window: Window) -> Counted:
    """
    Count the orders that ended with the child in suitable education, training or employment (second indicator).

    The practitioner's judgement is what the return holds; hours do not change it. The dimension `age` is school age
    and above school age.
    """
    rows = ended(prepared, window)
    return share(rows.assign(age=rows["schooling"]), "ete", "suitable")


@counts(*TABLES, by=("moment", "order"), since=SINCE)
def kpi2_known(prepared: PreparedExtract, window: Window) -> Counted:
    """Count the orders that ended of which education, training or employment is recorded."""
    return known(ended(prepared, window), "ete")


@counts(*TABLES, by=("moment", "order", "plan"), since=SINCE)
def kpi3_send_plan(prepared: PreparedExtract, window: Window) -> Counted:
    """
    Count the orders that ended with a formal plan in place, over those of children with an identified need.

    The dimension `plan` is the plan that the child has or needs: an education, health and care plan, SEN support
    or, in Wales, an individual development plan (third indicator, present wording).
    """
    rows = ended(prepared, window)
    rows = rows[rows["send"].isin(IDENTIFIED)]
    return ended_share(rows.assign(plan=rows["send"].replace("ehcp", EHCP)), rows["plan_in_place"] == "yes")


@counts(*TABLES, by=("order",), since=SINCE)
def kpi3_known(prepared: PreparedExtract, window: Window) -> Counted:
    """Count the orders that ended of children of whom it is recorded whether they have such needs; no moment has it."""
    return known(ended(prepared, window), "send")


@counts("orders", "children", by=("order", "reason"), since=SINCE)
def kpi6_out_of_court_completed(prepared: PreparedExtract, window: Window) -> Counted:
    """
    Count the interventions of out-of-court disposals that were completed, over those that ended (sixth indicator).

    One of which it is not recorded whether it was completed stays in the denominator. The dimension `reason` is
    why one was not completed, over all that ended.
    """
    every = prepared.cached(
        ("order ends",), lambda: prepared.events("orders", "end").rename(columns={"order_type": "order"})
    )
    rows = in_window(every, window)
    rows = rows[rows["order"].isin(words.OUT_OF_COURT_ORDERS)]
    why = rows["reason_not_completed"].replace("", "no reason recorded").where(rows["completed"] == "no", "")
    why = why.where(rows["completed"] != "", "not recorded whether completed")
    made = rows.assign(met=rows["completed"] == "yes", reason=why)
    return Counted(made, met="met", shares=("reason",), note=INTERVENTIONS)


@counts(*TABLES, by=("service", "moment"), since=SINCE)
def kpi7_wider_services(prepared: PreparedExtract, window: Window) -> Counted:
    """
    Count the orders that ended of children connected to a wider service, and to each of four.

    Early help, child in need, child protection plan and looked after (in Wales, care and support). The whole counts an
    order once, whatever the number of services (seventh indicator).
    """
    import pandas as pd

    rows = ended(prepared, window)
    any_of = (rows[list(SERVICES)] == "yes").any(axis=1)
    parts = [rows.assign(service="", met=any_of)]
    parts += [rows.assign(service=name, met=rows[column] == "yes") for column, name in SERVICES.items()]
    return Counted(pd.concat(parts), met="met", headline={**HEADLINE, "service": ""}, note=ORDERS)
