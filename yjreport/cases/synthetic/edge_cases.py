"""One child for each awkward case that real extracts hold, so that every rule meets it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from yjreport.cases.synthetic.edge_case_maker import Case, Maker
from yjreport.cases.synthetic.events import SOUTH, Arrest
from yjreport.cases.synthetic.orders import victim

_OVERNIGHT = {"appropriate_adult": "yes", "pace_requested": "", "pace_provided": "", "overnight": "yes"}


def _transfer_in(add: Maker) -> None:
    add.outcome("2022-02-10", "youth caution", "2022-01-15")
    made = add.outcome("2022-09-15", "referral order", "2022-07-02", seen="2022-09-01", months=6)
    add.order("referral order", "2022-09-15", "2023-03-14", made)


def _transfer_out(add: Maker) -> None:
    add.outcome("2022-08-01", "youth caution", "2022-07-11")
    made = add.outcome("2023-05-10", "referral order", "2023-02-20", seen="2023-04-28", months=4)
    add.order("referral order", "2023-05-10", "2023-06-30", made, "moved away")


def _several_orders(add: Maker) -> None:
    first = add.outcome("2023-06-01", "referral order", "2023-03-30", seen="2023-05-18", months=9)
    assault = add.offence("2023-08-19", "violence against the person", 5)
    second = add.outcome("2023-10-10", "youth rehabilitation order", assault, seen="2023-09-20", months=12)
    add.order("prevention", "2023-04-20", "2023-07-31")
    add.order("referral order", "2023-06-01", "2024-02-29", first)
    add.order("youth rehabilitation order", "2023-10-10", "2024-10-09", second)


def _touching(add: Maker) -> None:
    made = add.outcome("2024-02-01", "youth conditional caution", "2024-01-10")
    add.order("youth conditional caution", "2024-02-01", "2024-05-15", made)
    add.order("diversion", "2024-05-15", "2024-08-30")


def _order_to(end: str) -> Callable[[Maker], object]:
    def build(add: Maker) -> None:
        made = add.outcome("2023-03-07", "referral order", "2023-01-20", seen="2023-02-21", months=4)
        add.order("referral order", "2023-03-07", end, made)

    return build


def _caution(offence: str, day: str) -> Callable[[Maker], object]:
    return lambda add: add.outcome(day, "youth caution", offence)


def _at_18(seen: str, day: str) -> Callable[[Maker], object]:
    def build(add: Maker) -> None:
        made = add.outcome(day, "referral order", "2022-12-05", seen=seen, months=5)
        order = add.order("referral order", day, "2023-08-17", made)
        add.world.victims.append(victim(made, order, add.chance))

    return build


def _reoffence(index: str, offence: str, proven: str) -> Callable[[Maker], object]:
    def build(add: Maker) -> None:
        add.outcome(index, "youth caution", index.replace("-03-", "-02-").replace("-01-10", "-01-02"))
        add.outcome(proven, "referral order", offence, seen=proven, months=3)

    return build


def _released(add: Maker) -> None:
    made = add.outcome("2022-05-04", "detention and training order", add.offence("2022-02-11", "robbery", 6),
                       seen="2022-03-02", months=8, out="2022-09-03")  # fmt: skip
    add.order("custody licence", "2022-09-03", "2023-01-02", made)
    add.outcome("2023-03-15", "youth rehabilitation order", "2022-12-01", seen="2023-02-14", months=12)


def _one_offence_twice(add: Maker) -> None:
    offence = add.offence("2023-01-05", "theft and handling stolen goods", 3)
    first = add.outcome("2023-02-01", "youth conditional caution", offence)
    add.order("youth conditional caution", "2023-02-01", "2023-04-20", first, "breach")
    second = add.outcome("2023-08-15", "referral order", offence, seen="2023-07-25", months=6)
    add.order("referral order", "2023-08-15", "2024-02-14", second)


def _several_offences(add: Maker) -> None:
    offences = [add.offence(day) for day in ("2023-02-03", "2023-02-04", "2023-02-17")]
    made = add.outcome("2023-05-09", "referral order", *offences, seen="2023-04-25", months=9)
    add.order("referral order", "2023-05-09", "2024-02-08", made)


def _two_outcomes(add: Maker) -> None:
    add.outcome("2024-03-12", "youth caution", "2024-02-20")
    add.outcome("2024-03-12", "community resolution", add.offence("2024-02-25", "public order", 2))


def _ended(moment: str, unknown: bool) -> Callable[[Maker], object]:
    def build(add: Maker) -> None:
        made = add.outcome("2024-05-01", "youth conditional caution", "2024-04-02")
        order = add.order("youth conditional caution", "2024-05-01", "2024-07-31", made)
        add.returns(order, "start")
        if moment == "end":
            add.returns(order, "end", unknown=unknown)

    return build


def _not_released(add: Maker) -> None:
    add.outcome("2025-03-20", "detention and training order", add.offence("2024-12-08", "domestic burglary", 6),
                seen="2025-02-03", months=18)  # fmt: skip


def _overnight(add: Maker) -> None:
    times = datetime(2024, 11, 16, 2, 0), datetime(2024, 11, 16, 6, 0)
    add.world.arrests.append(Arrest(add.child, date(2024, 11, 16), "no further action", *times, dict(_OVERNIGHT)))
    add.order("prevention", "2024-11-25", "2025-03-31")


def _unscored(add: Maker) -> None:
    add.outcome("2024-04-09", "community resolution", add.offence("2024-03-19", "drugs", None))


def _victims(add: Maker) -> None:
    alone = add.outcome("2024-06-03", "no further action", add.offence("2024-05-18", "violence against the person", 3))
    add.world.victims.append(victim(alone, None, add.chance))
    order = add.order("diversion", "2024-06-10", "2024-09-20")
    of_order = victim(alone, order, add.chance)
    of_order.outcome = None
    add.world.victims.append(of_order)


CASES: tuple[Case, ...] = (
    Case("transfer_in", "Moved in on 3 May 2022: the caution of 10 February 2022 belongs to another service, the "
        "referral order of 15 September 2022 to this one.", date(2007, 5, 10), _transfer_in,
        {"moved_in": date(2022, 5, 3)}),
    Case("transfer_out", "Moved out on 31 January 2023: the caution of August 2022 belongs to this service, the "
        "sentence of 10 May 2023 to another.", date(2007, 2, 22), _transfer_out, {"moved_out": date(2023, 1, 31)}),
    Case("several_orders", "Three orders, each of which overlaps the next.", date(2007, 12, 1), _several_orders),
    Case("orders_touch", "An order that begins on the day on which another ends.", date(2009, 3, 3), _touching),
    Case("tenth_birthday", "The offence is on the tenth birthday: counted.",
        date(2012, 6, 14), _caution("2022-06-14", "2022-07-20")),
    Case("before_tenth_birthday", "The offence is the day before the tenth birthday: left out, with its outcome.",
        date(2012, 6, 14), lambda add: add.outcome("2022-07-01", "no further action", "2022-06-13")),
    Case("before_eighteenth_birthday", "The offence is the day before the eighteenth birthday, and is not yet "
        "disposed of: counted as an offence.", date(2005, 11, 2), lambda add: add.undisposed("2023-11-01")),
    Case("eighteenth_birthday", "The offence is on the eighteenth birthday: left out, with its outcome.",
        date(2005, 11, 2), lambda add: add.outcome("2024-01-10", "fine", "2023-11-02", seen="2024-01-10")),
    Case("eighteen_at_sentence", "Sentenced on the eighteenth birthday, first in court the day before: counted, and "
        "mentioned.", date(2005, 3, 18), _at_18("2023-03-17", "2023-03-18")),
    Case("eighteen_unseen", "Sentenced at 18, and no first appearance is recorded: the outcome is left out, with its "
        "order, the order's returns and the victim.", date(2005, 3, 18), _at_18("", "2023-04-20")),
    Case("leap_day", "Born on 29 February: 13 on 28 February 2022, the day of the offence, and 14 on 1 March.",
        date(2008, 2, 29), _caution("2022-02-28", "2022-03-01")),
    Case("school_last_day", "Born on 31 August 2007, the order ends on 30 June 2023, the last day of school age.",
        date(2007, 8, 31), _order_to("2023-06-30")),
    Case("school_day_after", "Born on 31 August 2007, the order ends on 1 July 2023, the first day above school age.",
        date(2007, 8, 31), _order_to("2023-07-01")),
    Case("school_september", "Born on 1 September 2007, a day later: of school age until 28 June 2024.",
        date(2007, 9, 1), _order_to("2023-07-01")),
    Case("ethnicity_blank", "The ethnic group is a blank cell: counted as not known.",
        date(2008, 4, 4), _caution("2023-08-08", "2023-09-01"), {"ethnicity": ""}),
    Case("ethnicity_not_known", "The ethnic group is not known, in so many words.",
        date(2008, 4, 5), _caution("2023-08-09", "2023-09-02"), {"ethnicity": "not known", "authority": SOUTH}),
    Case("several_offences", "Three offences in one outcome: three rows with one outcome_id, one sentence.",
        date(2007, 10, 10), _several_offences),
    Case("offence_twice", "One offence with two outcomes: a conditional caution, and after its breach a sentence.",
        date(2007, 7, 7), _one_offence_twice),
    Case("two_outcomes", "Two outcomes on one day, one of which is informal.", date(2009, 1, 20), _two_outcomes),
    Case("open_order", "An order that has no end when the extract ends.",
        date(2009, 6, 6), lambda add: add.order("prevention", "2025-05-06")),
    Case("no_end_return", "An order that ended without an end return: it is in the denominator, as not recorded.",
        date(2009, 6, 7), _ended("start", unknown=False)),
    Case("nothing_known", "An end return that says not known throughout.",
        date(2009, 6, 8), _ended("end", unknown=True)),
    Case("not_released", "A custodial sentence that is not over when the extract ends.",
        date(2008, 1, 9), _not_released),
    Case("on_remand", "A remand that is not over when the extract ends, its cost not known yet.",
        date(2008, 1, 10), lambda add: add.remand("2025-06-02", "", "not concluded", None)),
    Case("no_night", "A remand that began and ended on one day: no night, no cost.",
        date(2008, 1, 11), lambda add: add.remand("2024-10-14", "2024-10-14", "acquitted or withdrawn", 0)),
    Case("last_day_of_follow_up", "A caution on 10 January 2022 and an offence on 9 January 2023: within the year.",
        date(2007, 3, 30), _reoffence("2022-01-10", "2023-01-09", "2023-04-04")),
    Case("after_follow_up", "A caution on 10 January 2022 and an offence on 11 January 2023: no reoffence.",
        date(2007, 3, 31), _reoffence("2022-01-10", "2023-01-11", "2023-04-05")),
    Case("proven_in_waiting", "A reoffence within the year, proven on 25 August 2022, within the six months after.",
        date(2006, 6, 1), _reoffence("2021-03-01", "2021-12-20", "2022-08-25")),
    Case("proven_too_late", "A reoffence within the year, proven on 5 September 2022, after the six months: none.",
        date(2006, 6, 2), _reoffence("2021-03-01", "2021-12-20", "2022-09-05")),
    Case("released", "Released from custody on 3 September 2022: the follow-up begins on that day.",
        date(2005, 12, 12), _released, {"prior_record": "yes"}),
    Case("prior_not_known", "Whether there was an earlier record is not known.",
        date(2007, 9, 9), _caution("2024-01-02", "2024-02-06"), {"prior_record": "not known"}),
    Case("prevention_only", "No offence at all: prevention from the tenth birthday on.",
        date(2013, 8, 12), lambda add: add.order("prevention", "2023-08-12", "2024-01-31")),
    Case("unscored", "An offence without a gravity score.", date(2009, 9, 30), _unscored),
    Case("four_hours", "Held from 2 to 6 in the morning: four hours, which is overnight.",
        date(2008, 8, 1), _overnight),
    Case("victims_apart", "A victim of an outcome without an order, and one of an order without an outcome.",
        date(2009, 2, 2), _victims),
    Case("last_day", "An outcome on the last day of the extract.",
        date(2009, 5, 28), _caution("2025-06-11", "2025-06-30"), {"sex": "female", "authority": SOUTH}),
)  # fmt: skip
