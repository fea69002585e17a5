"""A withheld count cannot be found, or nearly found, from its neighbours and their total."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from yjreport.config.catalogue import Area, load_catalogue
from yjreport.config.schema import Disclosure
from yjreport.dataset.dataset import Dataset, build_dataset
from yjreport.figures.observations import Observation
from yjreport.inputs.annex_inputs import read_inputs
from yjreport.paths import Project
from yjreport.periods import Period
from yjreport.protection.primary import unsafe
from yjreport.protection.secondary import OVERLAPPING, protect_groups

CATALOGUE = load_catalogue(Project.here())
THRESHOLD = 5
POLICY = Disclosure(policy="suppress", threshold=THRESHOLD, reason="r", decided_by="d", decided_on="2026-01-01")
LOCAL = Area("local", None, "Twin Valleys", "local")
PARTS = [Area(f"E0600000{n}", f"E0600000{n}", f"Part {n}", "member") for n in (1, 2)]
YEAR = Period.of_year("2024-25")


def count(number: int, category: str = "", area: Area = LOCAL, **other: object) -> Observation:
    """Return a number of children sentenced to custody, of an ethnic group or of all."""
    breakdown = (("ethnicity", category),) if category else ()
    made = Observation("children_sentenced_to_custody", area, YEAR, None, breakdown, None, None,
                       Decimal(number), "count", (), "s", "", "")  # fmt: skip
    return replace(made, **other)


def share(met: int, of: int, **breakdown: str) -> Observation:
    """Return a share of orders that ended with suitable accommodation."""
    return count(0, measure="kpi1_accommodation", unit="percent", value=None, numerator=met, denominator=of,
                 breakdown=tuple(breakdown.items()))  # fmt: skip


def groups(*numbers: int) -> list[Observation]:
    """Return the counts of so many ethnic groups, the whole first."""
    return [count(sum(numbers)), *(count(number, f"group {place}") for place, number in enumerate(numbers))]


def safe(items: list[Observation]) -> tuple[Observation, ...]:
    """Return what the public edition holds."""
    return protect_groups(items, CATALOGUE, POLICY, "public")


def hidden(items: tuple[Observation, ...]) -> list[str]:
    """Return the categories, or the areas, that are withheld."""
    return ["; ".join(value for _, value in item.breakdown) or item.area.name for item in items if "c" in item.marks]


def shown(numbers: list[int]) -> list[int]:
    """Return which of the counts of ethnic groups are printed."""
    return [number for number, item in zip(numbers, safe(groups(*numbers))[1:], strict=True) if "c" not in item.marks]


def narrow(gone: list[Observation]) -> list[Observation]:
    """
    Return those withheld that a reader can tell to within the threshold, by a linear programme each way.

    The reader knows what is left of the total, the denominators of shares, and that zeros and whole
    denominators are printed, unless one is withheld.
    """
    whole = [(number(item), item.denominator if item.unit == "percent" else None) for item in gone]
    low = min(1, *(top for top, _ in whole), 1)
    spare = min([1, *(of - top for top, of in whole if of is not None)])
    bounds = [(low, None if of is None else of - spare) for _, of in whole]
    found = []
    for place, item in enumerate(gone):
        aim = [float(place == other) for other in range(len(gone))]
        ends = []
        for sign in (1, -1):
            solved = linprog([sign * one for one in aim], A_eq=[[1.0] * len(gone)], b_eq=[sum(t for t, _ in whole)],
                             bounds=bounds, method="highs")  # fmt: skip
            assert solved.status == 0
            ends.append(sign * solved.fun)
        first, last = bounds[place]
        if round(ends[1] - ends[0]) < min(THRESHOLD, THRESHOLD if last is None else last - first):
            found.append(item)
    return found


def number(item: Observation) -> int:
    """Return what was counted."""
    return item.numerator if item.numerator is not None else int(item.value or 0)


def test_the_smallest_other_category_goes_with_the_one_that_is_withheld() -> None:
    """2 of 30 would follow from 30, 18 and 10, so 10 is withheld too."""
    assert hidden(safe([count(30), count(18, "White"), count(10, "Asian"), count(2, "Black")])) == ["Asian", "Black"]


def test_the_authorities_of_a_joint_service_are_a_group() -> None:
    """8 of 10 in one authority gives away the 2 of the other."""
    assert hidden(safe([count(10), count(8, area=PARTS[0]), count(2, area=PARTS[1])])) == ["Part 1", "Part 2"]


@pytest.mark.parametrize(
    ("numbers", "printed"),
    [
        ([1, 1, 9, 30], [30]),  # 2 over two would be 1 and 1
        ([1, 1, 1, 9, 30], [30]),
        ([1, 1, 1, 2, 5, 0], [0]),  # 5 over four would each be 1 or 2
        ([4, 4, 30], [30]),  # 8 over two is 1 to 7
        ([3, 3, 6, 30], [30]),  # 6 over two is 1 to 5, one number too few
        ([1, 2, 3, 0, 0], [0]),  # 6 over three is 1 to 4; with a zero among them 0 to 6
        ([1, 1, 0, 0], []),  # all of it is withheld, and no more can be
        ([0, 0, 7], [0, 0, 7]),
    ],
)
def test_what_is_left_is_never_so_little_that_it_gives_the_parts(numbers: list[int], printed: list[int]) -> None:
    """One more count is withheld until each could be any number of a wide enough range: zeros are the last."""
    assert shown(numbers) == printed


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 12), min_size=2, max_size=6))
def test_no_count_can_be_told_to_within_the_threshold(numbers: list[int]) -> None:
    """Whatever the counts, a linear programme finds no narrow range unless the whole group is withheld."""
    items = groups(*numbers)
    found = safe(items)[1:]
    gone = [item for item, kept in zip(items[1:], found, strict=True) if "c" in kept.marks]

    assert all("c" in kept.marks for item, kept in zip(items[1:], found, strict=True) if unsafe(item, THRESHOLD))
    assert len(gone) == len(numbers) or not gone or (len(gone) > 1 and not narrow(gone))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 12).flatmap(lambda top: st.tuples(st.just(top), st.integers(top, 15))),
                min_size=2, max_size=5))  # fmt: skip
def test_no_share_can_be_told_to_within_the_threshold(pairs: list[tuple[int, int]]) -> None:
    """Nor does it of shares, though their denominators are known."""
    items = [share(top, of, order=f"order {place}") for place, (top, of) in enumerate(pairs)]
    items = [item if item.denominator else replace(item, marks=("z",)) for item in items]
    found = safe(items)
    gone = [item for item, kept in zip(items, found, strict=True) if "c" in kept.marks]
    rest = [kept for kept in found if not kept.withheld]

    assert not rest or not gone or (len(gone) > 1 and not narrow(gone))


def test_the_remainders_of_shares_are_counts_too() -> None:
    """27 of 29 and 46 of 49 leave five that are not, over two: so 7 of 7 is withheld with them."""
    items = [share(110, 120), share(27, 29, order="diversion"), share(46, 49, order="community"),
             share(7, 7, order="licence"), share(30, 35, order="referral")]  # fmt: skip
    assert hidden(safe(items)) == ["diversion", "community", "licence"]


@pytest.mark.parametrize("dimension", sorted(OVERLAPPING))
def test_what_overlaps_is_no_group(dimension: str) -> None:
    """A withheld count at one stage leaves the same children's count at another stage as it is."""
    items = [count(number, breakdown=((dimension, name),)) for name, number in (("a", 2), ("b", 30), ("c", 9))]
    assert hidden(safe(items)) == ["a"]


def test_the_ethnic_groups_of_one_stage_are_a_group() -> None:
    """The smallest other group at the stage goes with the one withheld, and nothing at another stage."""
    items = [
        count(number, measure="children_by_stage", breakdown=(("stage", stage), ("ethnicity", group)))
        for stage, numbers in (("custody", (2, 9, 20)), ("arrested", (50, 60, 70)))
        for group, number in zip(("Black", "Mixed", "White"), numbers, strict=True)
    ]
    assert hidden(safe(items)) == ["custody; Black", "custody; Mixed"]


def test_measures_that_add_up_to_a_whole_are_a_group() -> None:
    """3 remands to local authority accommodation follow from all episodes and those to youth detention."""
    made = [count(9, measure="remands_youth_detention"), count(3, measure="remands_local_authority")]
    assert hidden(safe(made)) == ["Twin Valleys", "Twin Valleys"]


def test_the_quarters_of_a_year_are_a_group() -> None:
    """A quarter follows from the year and the other three; a quarter of the next year is no part of it."""
    starts = [("2024-04-01", "2024-06-30"), ("2024-07-01", "2024-09-30"), ("2024-10-01", "2024-12-31"),
              ("2025-01-01", "2025-03-31"), ("2025-04-01", "2025-06-30")]  # fmt: skip
    periods = [Period(first, *(YEAR.start.fromisoformat(day) for day in (first, last))) for first, last in starts]
    items = [
        count(number, measure="serious_violence_offences", period=period)
        for number, period in zip((12, 3, 14, 11, 6), periods, strict=True)
    ]
    assert [item.value for item in safe(items)] == [12, None, 14, None, 6]


def test_a_total_that_is_withheld_does_not_follow_from_its_parts() -> None:
    """White children on remand are withheld with the others, so both kinds of remand of them cannot be printed."""
    by_group = [count(number, name, measure="remand_children") for name, number in (("Black", 1), ("White", 14))]
    by_both = [
        count(number, measure="remand_children", breakdown=(("type", kind), ("ethnicity", "White")))
        for kind, number in (("youth detention", 8), ("local authority", 6))
    ]
    assert len(hidden(safe([*by_group, *by_both]))) == 4


def test_a_figure_that_stands_twice_is_withheld_twice() -> None:
    """Suitable accommodation is the headline once more: with the other statuses it would give their sum of six."""
    items = [share(94, 100), share(94, 100, moment="end"), share(90, 100, moment="start"),
             share(94, 100, status="suitable"), share(2, 100, status="not suitable"),
             share(4, 100, status="not known")]  # fmt: skip
    assert hidden(safe(items)) == ["Twin Valleys", "end", "suitable", "not suitable", "not known"]


def test_a_total_goes_with_the_children_behind_it() -> None:
    """The nights of three children are withheld with them: a cost or a stay is as telling as a count."""
    nights = replace(count(157), measure="remand_nights", unit="nights")
    found = safe([replace(count(3), measure="remand_children"), nights])

    assert [item.marks for item in found] == [("c",), ("c",)]
    assert found[1].value is None


@pytest.mark.parametrize(
    ("policy", "edition"),
    [(POLICY, "board"), (POLICY.model_copy(update={"policy": "already-published"}), "public")],
)
def test_the_board_and_figures_already_published_keep_everything(policy: Disclosure, edition: str) -> None:
    """Nothing is withheld, not even beside a figure that its own source withholds."""
    items = (*groups(1, 2, 30), count(0, "other", value=None, marks=("c",)))
    assert protect_groups(items, CATALOGUE, policy, edition) == items


@cache
def example(edition: str) -> Dataset:
    """Return the fictional service's figures in an edition."""
    return build_dataset(read_inputs(Project.here(), "exampleshire", "2024-25", edition))


def pairs() -> list[tuple[Observation, Observation]]:
    """Return each figure as it is and as the public edition holds it, those of open data left out."""
    held = {(item.id, item.source, item.line): item for item in example("public").observations}
    return [
        (item, held[item.id, item.source, item.line])
        for item in example("board").observations
        if CATALOGUE.measures[item.measure].sensitive
        and CATALOGUE.measures[item.measure].derived is None
        and example("public").sources[item.source].kind != "open"
    ]


def marked(measure: str, period: str = "2024-25", area: str = "local") -> dict[str, bool]:
    """Return which figures of a measure are withheld, by category."""
    return {
        "; ".join(value for _, value in item.breakdown): "c" in item.marks
        for item in example("public").of(measure)
        if item.period.label == period and item.area.key == area
    }


PARTED = {"age", "sex", "ethnicity", "tier", "type", "care", "offence", "length", "order", "status", "reason",
          "disposal", "plan", "route", "outcome"}  # fmt: skip
"""The dimensions that the example has and that part what is counted, written down here once more."""


def test_no_count_of_the_example_can_be_told_to_within_the_threshold() -> None:
    """Group by group, a linear programme finds no narrow range, and no group with one alone withheld."""
    held: dict[tuple, list[tuple[Observation, Observation]]] = defaultdict(list)
    for true, public in pairs():
        where = (true.measure, true.period, true.area.key)
        for dimension, _ in true.breakdown:
            if dimension in PARTED:
                held[(*where, dimension, *(pair for pair in true.breakdown if pair[0] != dimension))].append(
                    (true, public)
                )
        if true.area.role == "member":
            held[true.measure, true.period, "members", true.breakdown].append((true, public))
        if true.measure in ("remands_youth_detention", "remands_local_authority"):
            held["remands", true.period, true.area.key, true.breakdown].append((true, public))
        if " to " in true.period.label and (true.period.days or 0) < 100:
            last = true.period.start.year - (true.period.start.month < 4)  # type: ignore[union-attr]
            held[true.measure, "quarters", last, true.area.key, true.breakdown].append((true, public))
    looked = 0
    for key, both in held.items():
        gone = [true for true, public in both if "c" in public.marks]
        if len(both) > 1 and gone and any(not public.withheld for _, public in both):
            looked += 1
            assert len(gone) > 1, key
            assert not narrow(gone), key
    assert looked > 50


def test_the_example_withholds_nothing_from_the_board() -> None:
    """And every small count from the public."""
    assert not any("c" in true.marks for true, _ in pairs())
    assert all("c" in public.marks for true, public in pairs() if unsafe(true, THRESHOLD))


def test_outcomes_by_tier_have_no_second_table() -> None:
    """The custody tier less detention and training orders was section 250; there are no types beside the tiers."""
    assert set(marked("outcomes_by_tier")) == {"informal", "pre-court", "first tier", "community", "custody"}


@pytest.mark.parametrize("period", ["2020-21", "2021-22", "2022-23", "2023-24", "2024-25"])
@pytest.mark.parametrize("area", ["local", "X99000001", "X99000002"])
def test_both_kinds_of_remand_are_withheld_or_neither(period: str, area: str) -> None:
    """All episodes less those to youth detention would be those to local authority accommodation."""
    kinds = ("remands_youth_detention", "remands_local_authority")
    assert len({marked(kind, period, area)[""] for kind in kinds}) == 1


def test_custody_by_ethnicity_is_withheld_in_one_stage_only() -> None:
    """Five children over four groups are not told by what is left of ten; other stages keep the groups' counts."""
    groups_of = marked("children_sentenced_to_custody")
    stages = marked("children_by_stage")

    assert all(groups_of[name] for name in ("Asian", "Black", "Mixed", "Other", "White"))
    assert all(stages[f"custody; {name}"] == groups_of[name] for name in groups_of if f"custody; {name}" in stages)
    assert not any(gone for name, gone in stages.items() if name.startswith(("arrested", "cautioned", "population")))
