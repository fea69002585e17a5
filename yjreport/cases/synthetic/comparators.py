"""
Make the figures of Exampleshire that no extract gives: comparators of a fictional family and nation, staff, money.

The registers beside them (budget, actions, risks, standards, notes) are short and were written by hand.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from yjreport.cases.synthetic.random_draws import Chance
from yjreport.files.columns import OBSERVATIONS

PLAN, COMPARATORS = "exampleshire-plan-2024-25", "exampleshire-comparators-2025"
NATION = "example-nation"

MEMBERS: dict[str, tuple[int, float]] = {
    "example-north": (88_400, 1.12), "example-south": (41_300, 0.86), "example-east": (120_900, 1.04),
    "example-west": (63_700, 0.93), "example-coast": (29_800, 1.36), "example-vale": (52_600, 0.74),
    "example-moor": (35_100, 0.98), "example-forest": (97_500, 0.89), "example-bridge": (74_200, 1.21),
    "example-harbour": (46_800, 1.08),
}  # fmt: skip
"""Each member of the family: children aged 10 to 17 in 2020, and how its rates lie beside the family's."""
NATION_POPULATION = 5_400_000

FTE = {2020: 171.0, 2021: 166.0, 2022: 158.0, 2023: 149.0, 2024: 143.0}
REOFFENDING = {2018: 34.6, 2019: 34.1, 2020: 31.8, 2021: 31.5, 2022: 32.4}
CUSTODY = {2020: 0.124, 2021: 0.111, 2022: 0.104, 2023: 0.102, 2024: 0.093}
"""What the family is at about, by the year in which a plan year begins."""

_OTHERS: tuple[tuple[str, str, str, str, str], ...] = (
    # measure, breakdown, value, unit, line
    ("population_0_17", "", "246300", "count", "20"),
    ("area_square_miles", "", "1145", "count", "21"),
    ("deprived_lsoas", "", "38", "count", "22"),
    ("posts", "", "46.5", "count", "101"),
    ("posts", "post=case managers", "21", "count", "101"),
    ("posts", "post=prevention and diversion workers", "9.5", "count", "101"),
    ("posts", "post=seconded by partners", "7", "count", "101"),
    ("posts", "post=managers and support", "9", "count", "101"),
    ("vacancies", "", "3", "count", "102"),
    ("staff", "", "61", "count", "103"),
    ("training_days", "", "214", "count", "104"),
    ("staff_in_training", "", "6", "count", "105"),
    ("complaints", "", "4", "count", "110"),
    ("participation", "", "412", "count", "111"),
    ("panel_volunteers", "", "27", "count", "112"),
    ("face_to_face_mediations", "", "18", "count", "113"),
    ("health_referrals", "", "146", "count", "120"),
    ("health_closures", "", "131", "count", "121"),
    ("grant", "grant=youth justice grant", "1108900", "gbp", "205"),
    ("efficiency_savings", "", "42000", "gbp", "206"),
    ("remand_budget", "", "96000", "gbp", "207"),
)
_SHARES: tuple[tuple[str, int, int, str], ...] = (
    ("participation_minority_ethnic_share", 119, 412, "111"),
    ("children_low_income", 44_080, 246_300, "23"),
)
_NOTE = "Invented, like every figure of Exampleshire."


def observations() -> bytes:
    """Return the bytes of observations.csv of 2024-25."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, OBSERVATIONS.names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(_own())
    writer.writerows(_comparators())
    return text.getvalue().encode("utf-8")


def _own() -> Iterator[dict[str, str]]:
    base = {**_year(2024), "area": "local", "source": PLAN}
    for measure, breakdown, value, unit, line in _OTHERS:
        yield {**base, "measure": measure, "breakdown": breakdown, "value": value, "unit": unit, "line": line}
    for measure, part, whole, line in _SHARES:
        counted = {"numerator": str(part), "denominator": str(whole), "value": _rate(part, whole, 100, 1)}
        yield {**base, **counted, "measure": measure, "unit": "percent", "line": line}


def _comparators() -> Iterator[dict[str, str]]:
    """Yield each member's, the family's and the nation's figures; the family is the sum of its members."""
    chance = Chance("comparators")
    kinds = (
        ("fte_rate", FTE, "per_100000", 100_000, 1, 1.0),
        ("custody_rate", CUSTODY, "per_1000", 1_000, 2, 1.0),
        ("reoffending_binary", REOFFENDING, "percent", 100, 1, 0.0022),
    )
    for measure, levels, unit, times, places, share in kinds:
        for first, level in levels.items():
            base = {**_year(first), "measure": measure, "unit": unit, "source": COMPARATORS, "note": _NOTE}
            over = {key: round(people * share * (1 + 0.006 * (first - 2020))) for key, (people, _) in MEMBERS.items()}
            counts = {
                key: round(level / times * over[key] * (1 + (MEMBERS[key][1] - 1) * (0.4 if times == 100 else 1))
                           * (0.94 + 0.12 * chance.share()))
                for key in MEMBERS
            }  # fmt: skip
            nation = round(NATION_POPULATION * share * (1 + 0.006 * (first - 2020)))
            areas = [("family", sum(counts.values()), sum(over.values())),
                     *((key, counts[key], over[key]) for key in MEMBERS),
                     (NATION, round(level * 1.03 / times * nation), nation)]  # fmt: skip
            for area, part, whole in areas:
                yield {**base, "area": area, "numerator": str(part), "denominator": str(whole),
                       "value": _rate(part, whole, times, places)}  # fmt: skip


def _year(first: int) -> dict[str, str]:
    label = f"{first}-{(first + 1) % 100:02}"
    return {"period": label, "period_start": f"{first}-04-01", "period_end": f"{first + 1}-03-31"}


def _rate(part: int, whole: int, times: int, places: int) -> str:
    step = Decimal(1).scaleb(-places)
    return str((Decimal(part) * times / whole).quantize(step, ROUND_HALF_UP))
