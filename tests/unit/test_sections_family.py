"""A service among its family: funnel, rank, quarter, pooled value, doubts and gaps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from sections_example import NEIGHBOURS, column, observed, peer, section_of, sound, year

from yjreport.blocks.model import Chart, Notice
from yjreport.config.catalogue import Area
from yjreport.open_data.service_observations.assemble import OpenData
from yjreport.open_data.service_observations.family import Family
from yjreport.periods import Period
from yjreport.sections.shared import family
from yjreport.sections.shared.family_funnel import kind_of, limits_of
from yjreport.sections.shared.family_standing import FamilyComparison, family_comparison, ordinal, short
from yjreport.statistics.funnel import proportion_limits, rate_limits

if TYPE_CHECKING:
    from yjreport.figures.observations import Observation
    from yjreport.sections.section import Section

COHORTS = [(30, 100), (36, 130), (52, 187), (20, 65), (45, 140)]
"""Reoffenders and cohorts: the service, then four members of its family."""

FAMILY = Area("family", None, "its family", "family")


def pooled_of(measure: str, number: int, pairs: list[tuple[int, int] | None], area: Area) -> Observation:
    """Return the family's own result, as the tables print it: the sum over the members that there are."""
    there = [pair for pair in pairs if pair]
    note = f"Pooled from {len(there)} authorities, numerators over denominators."
    return observed(measure, year(number), n=sum(n for n, _ in there), d=sum(d for _, d in there), area=area, note=note)


def binary(
    pairs: list[tuple[int, int] | None], number: int = 2022, *, family: Area | None = FAMILY, mark: str = "x"
) -> list[Observation]:
    """Return reoffending of the service, its family and each member in one year; None has no figure but a mark."""
    found = []
    for at, pair in enumerate(pairs):
        n, d = pair or (None, None)
        area = peer(at) if at else None
        marks = () if pair else (mark,)
        found.append(
            observed("reoffending_binary", year(number), n=n, d=d, marks=marks, **({"area": area} if area else {}))
        )
    if family and any(pairs[1:]):
        found.append(pooled_of("reoffending_binary", number, pairs[1:], family))
    return found


def entrants(rates: list[tuple[int, int]]) -> list[Observation]:
    """Return rates of first time entrants, the service's first and its family's last."""
    found = [
        observed("fte_rate", year(2023), n=n, d=d, **({"area": peer(at)} if at else {}))
        for at, (n, d) in enumerate(rates)
    ]
    return [*found, pooled_of("fte_rate", 2023, [*rates[1:]], FAMILY)]


def found_in(section: Section, measure: str = "reoffending_binary") -> FamilyComparison:
    """Return the circle of a measure that has one."""
    made = family_comparison(section, section.measure(measure))
    assert made is not None
    return made


def of(observations: list[Observation], **more: object) -> Section:
    """Return a section of these observations."""
    return section_of("reoffending", observations, **more)


def with_family(section: Section, count: int) -> Section:
    """Return the section of a service whose neighbour set has so many members."""
    members = tuple(peer(number) for number in range(1, count + 1))
    opened = OpenData((), Family(NEIGHBOURS, members, "Its neighbours."), ())
    return replace(section, dataset=replace(section.dataset, open=opened))


def test_the_pooled_value_is_the_result_that_the_tables_print() -> None:
    """Text and funnel take the family's own result, 153 of 522, with its id, and never one of another rule."""
    section = of(binary(COHORTS))
    made = found_in(section)
    pooled = made.pooled()
    table = [item for item in section.measure("reoffending_binary").others if item.area.role == "family"]

    assert [pooled] == table
    assert pooled is not None
    assert (pooled.numerator, pooled.denominator, pooled.text) == (153, 522, "29.3%")
    assert pooled in family.statement(section, made).results()
    assert pooled in family.chart(section, made).results()


def test_without_a_family_result_of_the_same_days_there_is_no_pooled_value() -> None:
    """No family result, or one of another year or family: a rank and dots, and no pooled value."""
    none, other = binary(COHORTS, family=None), pooled_of("reoffending_binary", 2021, [*COHORTS[1:]], FAMILY)
    sections = [of(none), of([*none, other]), with_family(of(binary(COHORTS)), 4)]
    for section in sections:
        made = found_in(section)
        picture = family.chart(section, made)

        assert made.pooled() is None
        assert kind_of(made) is None
        assert "pooled value" not in family.statement(section, made).plain()
        assert "3rd lowest of 5" in family.statement(section, made).plain()
        assert picture is not None
        assert picture.id.endswith("-dots")


def test_a_family_result_without_counts_is_a_value_without_a_funnel() -> None:
    """A family's published rate is said as its value, with no counts beside it and no limits about it."""
    found = [*entrants([(90, 30_000), (40, 25_000), (60, 35_000), (60, 40_000)])[:-1],
             observed("fte_rate", year(2023), value=160, area=FAMILY)]  # fmt: skip
    section = of(found)
    made = found_in(section, "fte_rate")

    assert "The value of its family was 160 per 100,000. " in family.statement(section, made).plain()
    assert kind_of(made) is None


def test_who_is_missing_is_said() -> None:
    """A member of the set without a figure is named."""
    section = with_family(of(binary([*COHORTS[:4], None], family=NEIGHBOURS)), 5)
    made = found_in(section)

    assert made.missing == ("Neighbour 4", "Neighbour 5")
    assert "There is no figure for Neighbour 4 and Neighbour 5." in family.statement(section, made).plain()
    assert made.rank().text == "2nd highest of 4"


@pytest.mark.parametrize(
    ("pairs", "who"),
    [([*COHORTS, None], "Neighbour 5 has a figure"),
     ([*COHORTS[:3], None, COHORTS[4], None], "Neighbour 3 and Neighbour 5 have figures")],
)  # fmt: skip
def test_a_withheld_member_leaves_no_rank_pooled_value_or_limits(pairs: list, who: str) -> None:
    """A figure withheld as small makes the rest too high: one sentence names whose, and nothing is claimed."""
    section = with_family(of(binary(pairs, family=NEIGHBOURS, mark="c")), 6)
    made = found_in(section)
    blocks = family.blocks(section, section.measure("reoffending_binary"))
    picture = next(block for block in blocks if isinstance(block, Chart))
    are = "are" if " and " in who else "is"

    assert family.statement(section, made).plain() == (
        f"Among Exampleshire and its statistical neighbours (2025 set), {who} for the share of children who reoffended"
        f" within twelve months for the cohort of April 2022 to March 2023 that {are} withheld as small, so no rank or"
        " limits are given. There is no figure for Neighbour 6."
    )
    assert (made.pooled(), kind_of(made)) == (None, None)
    assert made.pool is not None
    assert [type(block).__name__ for block in blocks] == ["Statement", "Chart"]
    assert picture.title == (
        "Exampleshire and those of its statistical neighbours (2025 set) whose figures are given, cohort of 2022-23"
    )
    assert [one.key for one in picture.data.columns] == ["area", "value"]
    assert column(picture.data, "area")[0] == "Exampleshire"
    assert column(picture.data, "value", area="Neighbour 5") == ["[c]"]
    assert "Neighbour 5" not in str(picture.spec) + picture.description
    assert "where it is given" in picture.description
    assert all("rank" not in result.id and "limits" not in result.id for result in picture.results())
    sound(*blocks)


def test_a_family_that_is_withheld_altogether_has_a_sentence_and_no_chart() -> None:
    """Where no member has a figure there is nothing to draw, and it is still said why."""
    section = of(binary([COHORTS[0], None, None, None], mark="c"))
    blocks = family.blocks(section, section.measure("reoffending_binary"))

    assert [type(block).__name__ for block in blocks] == ["Statement"]
    assert "Neighbour 1, Neighbour 2 and Neighbour 3 have figures" in blocks[0].plain()


def test_a_member_withheld_in_another_year_changes_nothing() -> None:
    """Only the period that is ranked counts."""
    section = of([*binary([*COHORTS[:4], None], 2021, mark="c"), *binary(COHORTS)])

    assert found_in(section).hidden == ()
    assert found_in(section).rank().text == "3rd lowest of 5"


@pytest.mark.parametrize(
    ("own", "others", "text", "quarter"),
    [(10, [20, 30, 40], "lowest of 4", "lowest quarter"), (40, [10, 20, 30], "highest of 4", "highest quarter"),
     (20, [10, 20, 30], "joint 2nd lowest of 4", "second lowest quarter"), (30, [10, 20], "highest of 3", None)],
)  # fmt: skip
def test_rank_and_quarter(own: int, others: list[int], text: str, quarter: str | None) -> None:
    """A rank is told from the nearer end, equal figures share one, and three areas have no quarters."""
    made = found_in(of(binary([(own, 100), *((n, 100) for n in others)])))
    found = made.quarter()

    assert (made.rank().text, found.text if found else None) == (text, quarter)
    assert made.rank().id == "reoffending_binary.local.2022-04_2023-03.rank-in-family"
    assert (made.rank().kind, made.rank().value) == ("comparison", made.place[0])


def test_where_high_is_better_the_highest_is_first() -> None:
    """A share of children in education ranks from the highest, and so do its quarters."""
    found = [
        observed("diversion_completed", year(2023), n=n, d=100, **({"area": peer(at)} if at else {}))
        for at, n in enumerate([90, 70, 80, 95])
    ]
    made = found_in(section_of("diversion", found), "diversion_completed")
    quarter = made.quarter()

    assert made.rank().text == "2nd highest of 4"
    assert quarter is not None
    assert quarter.text == "second highest quarter"


def test_the_key_of_the_family_is_that_of_its_set() -> None:
    """Neighbours of an open set have ranks under their own key and name."""
    made = found_in(with_family(of(binary(COHORTS)), 4))

    assert made.rank().id.endswith(".rank-in-neighbours")
    assert made.who == "its statistical neighbours (2025 set)"
    assert made.rank().against == NEIGHBOURS


def test_how_many_chance_could_explain_is_counted() -> None:
    """Four cohorts near 30% cannot be told from 30 of 100; one of 5 in 200 can."""
    made = found_in(of(binary([*COHORTS, (5, 200)])))
    alike = made.alike()

    assert alike is not None
    assert (alike.value, alike.text) == (4, "4 of the 5")


def test_the_funnel_has_the_limits_of_each_size_about_the_pooled_value() -> None:
    """The service's limits are those of 100 children about 153 in 522, and the title says that it is within."""
    section = with_family(of(binary(COHORTS, family=NEIGHBOURS)), 4)
    made = found_in(section)
    picture = family.chart(section, made)
    limits = proportion_limits(153 / 522, 100).scaled(100)

    assert picture.title == (
        "Exampleshire lies within the limits of chance around its statistical neighbours (2025 set), cohort of 2022-23"
    )
    row = next(
        result for result in picture.results() if result.id.endswith("local.2022-04_2023-03.limits-in-neighbours")
    )
    assert row.interval is not None
    assert (row.interval.low, row.interval.high) == pytest.approx((limits.warning.low, limits.warning.high))
    assert row.judgement == "no detectable difference"
    assert column(picture.data, "place") == ["within"] * 5 + ["[z]"]
    assert column(picture.data, "value")[-1] == "29.3%"
    sound(*family.blocks(section, section.measure("reoffending_binary")))


def test_rates_have_poisson_limits_and_a_judgement_by_polarity() -> None:
    """90 entrants of 30,000 lie above the limits about 160 of 100,000, which is worse."""
    section = of(entrants([(90, 30_000), (40, 25_000), (60, 35_000), (60, 40_000)]))
    made = found_in(section, "fte_rate")
    picture = family.chart(section, made)
    limits = rate_limits(160 / 100_000, 30_000).scaled(100_000)

    assert picture.title == "Exampleshire lies above the 99.8% limit of chance around its family, 2023-24"
    assert column(picture.data, "place")[0] == "above 99.8%"
    assert limits_of(made, "rate", 30_000).action.high == pytest.approx(limits.action.high)
    row = next(result for result in picture.results() if "local" in result.id and "limits-in" in result.id)
    assert row.judgement == "worse"


def test_over_dispersion_is_said_beside_the_funnel() -> None:
    """Members at 10% and 40% of 200 differ by more than chance: a note says so, and alike members have none."""
    section = of(binary([(50, 200), (20, 200), (80, 200), (22, 200), (78, 200)]))
    blocks = family.blocks(section, section.measure("reoffending_binary"))
    notes = [block for block in blocks if isinstance(block, Notice)]

    assert [note.title for note in notes] == ["Members differ by more than chance"]
    assert "The limits describe chance only, so" in notes[0].plain()
    assert any(result.id.endswith(".dispersion") and result.value > 10 for result in notes[0].results())
    sound(*blocks)
    alike = of(binary(COHORTS))
    assert not any(isinstance(block, Notice) for block in family.blocks(alike, alike.measure("reoffending_binary")))


def test_dispersion_is_not_told_about_a_value_that_is_not_the_members_own() -> None:
    """Where the family's result is no sum of the members that there are, how far they differ from it is not said."""
    pairs = [(50, 200), (20, 200), (80, 200), (22, 200), (78, 200)]
    section = of([*binary(pairs, family=None), observed("reoffending_binary", year(2022), n=90, d=400, area=FAMILY)])
    blocks = family.blocks(section, section.measure("reoffending_binary"))

    assert [type(block).__name__ for block in blocks] == ["Statement", "Chart"]
    assert blocks[1].id.endswith("-funnel")


def test_small_counts_say_that_dispersion_cannot_be_told() -> None:
    """With fewer than five expected in a member the table says that nothing can be said."""
    section = of(binary([(3, 10), (1, 10), (5, 11), (2, 12)]))
    picture = family.chart(section, found_in(section))

    assert "The counts are too small to tell whether the members differ by more than chance." in picture.data.notes


def test_without_counts_there_are_dots_and_a_rank() -> None:
    """Published rates alone give no funnel and no pooled value, but dots in order and a rank."""
    found = [
        observed("fte_rate", year(2023), value=value, **({"area": peer(at)} if at else {}))
        for at, value in enumerate([150, 120, 180, 90])
    ]
    section = of(found)
    made = found_in(section, "fte_rate")
    blocks = family.blocks(section, section.measure("fte_rate"))
    chart = next(block for block in blocks if isinstance(block, Chart))

    assert kind_of(made) is None
    assert (made.pooled(), made.alike()) == (None, None)
    assert chart.title == "Exampleshire is the 2nd highest of 4 among itself and its family, 2023-24"
    assert column(chart.data, "area") == ["Neighbour 2", "Exampleshire", "Neighbour 1", "Neighbour 3"]
    assert chart.description.startswith("Dot chart")
    sound(*blocks)


def test_implied_counts_make_a_funnel_and_the_published_rate_stands() -> None:
    """Counts implied by published rates serve for limits, counts alone are [e], and the published rate is printed."""
    pairs = [(45, 30_000), (40, 25_000), (60, 35_000), (60, 40_000)]
    found = [replace(item, implied=True, value=Decimal(150)) for item in entrants(pairs)[:-1]]
    found.append(replace(entrants(pairs)[-1], marks=("e",)))
    section = of(found)
    made = found_in(section, "fte_rate")
    picture = family.chart(section, made)
    pooled = made.pooled()

    assert column(picture.data, "value")[:4] == ["150 per 100,000"] * 4
    assert pooled is not None
    assert (pooled.numerator, pooled.denominator, pooled.marks) == (160, 100_000, ("e",))
    assert made.rank().text == "joint lowest of 4"
    assert {row.cells["numerator"].marks for row in picture.data.rows} == {("e",)}
    assert {row.cells["denominator"].marks for row in picture.data.rows} == {()}
    assert "[e]: the count is implied by the published rate and its population." in picture.data.notes
    assert "(about 160 of 100,000)" in family.statement(section, made).plain()
    whole = of(entrants(pairs))
    plain = family.chart(whole, found_in(whole, "fte_rate"))
    assert {row.cells["numerator"].marks for row in plain.data.rows} == {()}
    assert not any("[e]" in note for note in plain.data.notes)


def test_reoffences_have_no_funnel() -> None:
    """Reoffences come in clusters, so their frequency has a rank and no limits."""
    found = [
        observed("reoffences_per_reoffender", year(2022), n=n, d=20, **({"area": peer(at)} if at else {}))
        for at, n in enumerate([60, 80, 40, 90])
    ]
    section = of(found)

    assert kind_of(found_in(section, "reoffences_per_reoffender")) is None
    assert family.chart(section, found_in(section, "reoffences_per_reoffender")).id.endswith("-dots")


def test_only_the_same_days_are_compared() -> None:
    """The latest period that both have is used, and without a common one there is nothing."""
    section = of([*binary(COHORTS, 2021), *binary(COHORTS[:1], 2022)])
    apart = of([*binary(COHORTS[:1], 2022), *binary(COHORTS, 2021)[1:]])

    assert found_in(section).local.period == year(2021)
    assert family.blocks(apart, apart.measure("reoffending_binary")) == []


def test_a_withheld_figure_of_the_service_has_no_rank() -> None:
    """A count that the public edition withholds is not ranked, which would bound it."""
    section = of(binary([(3, 100), *COHORTS[1:]]), edition="public")

    assert family.blocks(section, section.measure("reoffending_binary")) == []


def test_a_service_without_peers_has_no_blocks() -> None:
    """Without members of the family nothing is made."""
    section = of(binary(COHORTS[:1]))

    assert family.blocks(section, section.measure("reoffending_binary")) == []


def test_the_words_are_whole_sentences() -> None:
    """Level, rank, quarter, pooled value, chance and the warning stand in this order."""
    section = with_family(of(binary(COHORTS, family=NEIGHBOURS)), 4)

    assert family.statement(section, found_in(section)).plain() == (
        "The share of children who reoffended within twelve months for the cohort of April 2022 to March 2023 was 30.0%"
        " in Exampleshire: the 3rd lowest of 5 among Exampleshire and its statistical neighbours (2025 set), in the"
        " second highest quarter. The pooled value of its statistical neighbours (2025 set) was 29.3% (153 of 522)."
        " Chance alone could explain the difference from 4 of the 4 others. Ranks of small counts are unstable: a child"
        " more or less can move them by several places."
    )


def test_periods_of_titles_are_short() -> None:
    """A calendar and a financial year have a short name, any other period its words."""
    calendar, odd = (Period("", date(2024, 1, 1), end) for end in (date(2024, 12, 31), date(2024, 3, 31)))

    assert [short(one) for one in (calendar, year(2024), odd)] == ["2024", "2024-25", "January to March 2024"]
    assert short(Period("undated", None, None)) == "undated"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (111, "111th"),
    ],
)
def test_ordinals(number: int, text: str) -> None:
    """Ordinals are those of English."""
    assert ordinal(number) == text


def test_a_family_is_called_by_its_own_name() -> None:
    """A set whose name does not begin with 'its' is called 'its …' in sentences."""
    made = found_in(of(binary(COHORTS)))
    named = replace(made, family=Area("family", None, "YOS family group", "family"))

    assert named.who == "its YOS family group"
