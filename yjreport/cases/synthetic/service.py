"""The management board of Exampleshire, and the children who live there."""

from __future__ import annotations

from datetime import date, timedelta

from yjreport.cases.synthetic.events import NORTH, SOUTH, World
from yjreport.cases.synthetic.random_draws import Chance
from yjreport.cases.words import PARTNERS, STATUTORY_PARTNERS

MEETINGS = tuple(
    date(year, month, 9) for year in range(2020, 2026) for month in (3, 6, 9, 12)
    if date(2020, 4, 1) <= date(year, month, 9) <= date(2025, 6, 30)
)  # fmt: skip
_ATTENDED = {
    "children's social care": 0.95, "education": 0.62, "police": 0.93, "probation": 0.83, "health": 0.76,
    "courts": 0.5, "housing": 0.45, "voluntary sector": 0.8, "police and crime commissioner": 0.72,
}  # fmt: skip
_TOTALS = {NORTH: (63_400, 64_100, 64_750, 65_200, 65_480), SOUTH: (45_900, 46_250, 46_600, 46_900, 47_050)}
"""Residents aged 10 to 17 in mid-2020 to mid-2024, invented."""
_SHARES = {
    NORTH: {"Asian": 0.092, "Black": 0.041, "Mixed": 0.053, "Other": 0.014},
    SOUTH: {"Asian": 0.047, "Black": 0.018, "Mixed": 0.034, "Other": 0.008},
}


def add_board(world: World) -> None:
    """Add the meetings: a row for each partner expected."""
    chance = Chance("board")
    for number, day in enumerate(MEETINGS):
        for partner in PARTNERS[:-1]:
            attended = chance.yes(_ATTENDED[partner] + 0.004 * number)
            given = chance.yes(0.35 + 0.02 * number) if partner in STATUTORY_PARTNERS else chance.yes(0.2)
            senior = partner not in ("housing", "voluntary sector")
            words = {"statutory": partner in STATUTORY_PARTNERS, "senior": senior, "attended": attended,
                     "disproportionality_data": given}  # fmt: skip
            world.board.append({
                "meeting_date": (day + timedelta(days=number % 5)).isoformat(), "partner": partner,
                **{name: "yes" if true else "no" for name, true in words.items()},
            })  # fmt: skip


def add_population(world: World) -> None:
    """Add the population by year, authority, ethnic group and sex; the groups drift a little from year to year."""
    for place in range(5):
        for authority, totals in _TOTALS.items():
            total = totals[place]
            shares = {group: share * (1 + 0.03 * place) for group, share in _SHARES[authority].items()}
            groups = {group: int(total * share) for group, share in shares.items()}
            groups["White"] = total - sum(groups.values())
            for group, people in groups.items():
                girls = int(people * 0.487)
                for sex, count in (("female", girls), ("male", people - girls)):
                    row = {"year": str(2020 + place), "authority": authority, "ethnicity": group, "sex": sex}
                    world.population.append({**row, "population": str(count)})
