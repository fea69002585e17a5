"""A withheld count cannot be found from its neighbours and their total."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from yjreport.config.catalogue import Area, load_catalogue
from yjreport.config.schema import Disclosure
from yjreport.observations import Observation
from yjreport.paths import Project
from yjreport.periods import Period
from yjreport.protection.primary import protect
from yjreport.protection.secondary import protect_groups

CATALOGUE = load_catalogue(Project.here())
POLICY = Disclosure(policy="suppress", threshold=5, reason="r", decided_by="d", decided_on="2026-01-01")
LOCAL = Area("local", None, "Twin Valleys", "local")
PARTS = [Area(f"E0600000{n}", f"E0600000{n}", f"Part {n}", "member") for n in (1, 2)]


def count(number: int, category: str = "", area: Area = LOCAL) -> Observation:
    """Return a number of children sentenced to custody, of an ethnic group or of all."""
    breakdown = (("ethnicity", category),) if category else ()
    return Observation("children_sentenced_to_custody", area, Period.of_year("2024-25"), None, breakdown, None, None,
                       Decimal(number), "count", (), "s", "", "")  # fmt: skip


def safe(items: list[Observation]) -> tuple[Observation, ...]:
    """Return what the public edition holds."""
    return protect_groups(protect(items, CATALOGUE, POLICY, "public"), CATALOGUE)


def hidden(items: tuple[Observation, ...]) -> list[str]:
    """Return the categories, or the areas, that are withheld."""
    return [dict(item.breakdown).get("ethnicity") or item.area.name for item in items if "c" in item.marks]


def test_the_smallest_other_category_goes_with_the_one_that_is_withheld() -> None:
    """2 of 30 would follow from 30, 18 and 10, so 10 is withheld too."""
    assert hidden(safe([count(30), count(18, "White"), count(10, "Asian"), count(2, "Black")])) == ["Asian", "Black"]


def test_the_authorities_of_a_joint_service_are_a_group() -> None:
    """8 of 10 in one authority gives away the 2 of the other."""
    assert hidden(safe([count(10), count(8, area=PARTS[0]), count(2, area=PARTS[1])])) == ["Part 1", "Part 2"]


def test_two_that_are_withheld_need_no_third() -> None:
    """Two unknowns stay unknown."""
    assert hidden(safe([count(30), count(27, "White"), count(1, "Asian"), count(2, "Black")])) == ["Asian", "Black"]


@given(st.lists(st.integers(0, 40), min_size=2, max_size=6))
def test_no_group_has_exactly_one_withheld_count_while_others_are_shown(numbers: list[int]) -> None:
    """Whatever the counts, one alone is never withheld beside others that are printed."""
    parts = [count(number, f"group {place}") for place, number in enumerate(numbers)]
    found = safe([replace(count(0), value=Decimal(sum(numbers))), *parts])[1:]

    assert sum("c" in item.marks for item in found) != 1
    assert all("c" in item.marks for item, number in zip(found, numbers, strict=True) if 0 < number < 5)


def test_a_total_goes_with_the_children_behind_it() -> None:
    """The nights of three children are withheld with them: a cost or a stay is as telling as a count."""
    nights = replace(count(157), measure="remand_nights", unit="nights")
    found = safe([replace(count(3), measure="remand_children"), nights])

    assert [item.marks for item in found] == [("c",), ("c",)]
    assert found[1].value is None
