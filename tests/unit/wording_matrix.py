"""A matrix of cases that computed sentences must tell well: kinds of measure by what happened to the figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sections_example import LOCAL, NEIGHBOURS, observed, section_of, year

from yjreport.blocks.model import Statement
from yjreport.config.catalogue import Area
from yjreport.dataset.dataset import Dataset
from yjreport.figures.observations import Observation
from yjreport.periods import Period
from yjreport.sections.section import Section

NATION = Area("national", "E92000001", "England", "national")
REGION = Area("region", "E12000004", "East Midlands", "region")
NORTH = Area("north", "X07000001", "Exampleshire North", "member")
SOUTH = Area("south", "X07000002", "Exampleshire South", "member")

NOW, BEFORE, LONG_BEFORE = year(2024), year(2023), year(2021)
UNDATED = Period("not stated")


@dataclass(frozen=True)
class Kind:
    """
    Hold a kind of measure with figures that make each case of it.

    Args:
        name: what the snapshot calls it.
        slug: the section that has the measure.
        measure: the measure's id.
        low: a figure that is lower than `high` by more than chance, as keywords of an observation.
        high: a figure that is higher.
        near: a figure that chance does not tell from `low`.
        small: two figures of few events.
        zero: a figure of none; empty where that cannot be.
        one: a figure of one.
        bare: a figure without its counts.
    """

    name: str
    slug: str
    measure: str
    low: dict[str, Any]
    high: dict[str, Any]
    near: dict[str, Any]
    small: tuple[dict[str, Any], dict[str, Any]]
    zero: dict[str, Any]
    one: dict[str, Any]
    bare: dict[str, Any]

    def seen(self, figure: dict[str, Any], period: Period = NOW, area: Area = LOCAL, **more: Any) -> Observation:
        """Return an observation of the measure."""
        return observed(self.measure, period, area=area, **figure, **more)


def _shares(name: str, slug: str, measure: str) -> Kind:
    return Kind(
        name, slug, measure, low={"n": 40, "d": 187}, high={"n": 42, "d": 130}, near={"n": 44, "d": 190},
        small=({"n": 3, "d": 7}, {"n": 1, "d": 9}), zero={"n": 0, "d": 12}, one={"n": 1, "d": 130},
        bare={"value": "33.8"},
    )  # fmt: skip


def _counts(name: str, slug: str, measure: str) -> Kind:
    return Kind(
        name, slug, measure, low={"value": 45}, high={"value": 90}, near={"value": 47},
        small=({"value": 3}, {"value": 10}), zero={"value": 0}, one={"value": 1}, bare={"value": 45},
    )  # fmt: skip


KINDS = (
    _shares("Share of a cohort, with counts", "reoffending", "reoffending_binary"),
    _shares("Share of a period, with counts", "accommodation", "kpi1_accommodation"),
    Kind(
        "Rate per 100,000", "first-time-entrants", "fte_rate",
        low={"n": 120, "d": 112_530}, high={"n": 186, "d": 112_100}, near={"n": 128, "d": 112_000},
        small=({"n": 6, "d": 9_800}, {"n": 9, "d": 9_900}), zero={"n": 0, "d": 9_800},
        one={"n": 1, "d": 9_800}, bare={"value": 107},
    ),
    _counts("Count of children", "custody", "children_sentenced_to_custody"),
    _counts("Count that is not tested", "victims", "face_to_face_mediations"),
    _counts("Nights", "remand", "remand_nights"),
    Kind(
        "Ratio", "reoffending", "reoffences_per_reoffender", low={"n": 89, "d": 40}, high={"n": 222, "d": 42},
        near={"n": 92, "d": 41}, small=({"n": 4, "d": 3}, {"n": 9, "d": 2}), zero={}, one={"n": 1, "d": 1},
        bare={"value": "2.23"},
    ),
    Kind(
        "Money", "remand", "remand_cost", low={"value": 96_000}, high={"value": 359_390}, near={"value": 97_500},
        small=({"value": 1_200}, {"value": 900}), zero={"value": 0}, one={"value": 1}, bare={"value": 96_000},
    ),
    Kind(
        "Change that was published alone", "custody", "custody_rate_change",
        low={"value": "-40"}, high={"value": "12.5"}, near={"value": "0"},
        small=({"value": "-5"}, {"value": "3"}), zero={"value": "0"}, one={"value": "1"},
        bare={"value": "-40"},
    ),
)  # fmt: skip


def cases(kind: Kind) -> Iterator[tuple[str, list[Observation]]]:
    """Yield the cases of one kind of measure: a name, and what the sources hold."""
    seen = kind.seen
    yield "rise", [seen(kind.low, BEFORE), seen(kind.high)]
    yield "fall", [seen(kind.high, BEFORE), seen(kind.low)]
    yield "none detectable", [seen(kind.low, BEFORE), seen(kind.near)]
    yield "the same", [seen(kind.low, BEFORE), seen(kind.low)]
    yield "few", [seen(kind.small[1], BEFORE), seen(kind.small[0])]
    yield "three years before", [seen(kind.high, LONG_BEFORE), seen(kind.low)]
    yield "first year", [seen(kind.low)]
    yield "not available", [seen({}, marks=("x",), note="The return was not sent.")]
    yield "a later period not available", [seen(kind.low, BEFORE), seen({}, marks=("x",))]
    yield "withheld", [seen({}, marks=("c",))]
    yield "not applicable", [seen({}, marks=("z",))]
    yield "revised base", [seen(kind.low, BEFORE, marks=("r",)), seen(kind.high)]
    yield "provisional", [seen(kind.low, BEFORE), seen(kind.high, marks=("p",))]
    yield "estimated and revised", [seen(kind.low, marks=("e", "r"))]
    yield "of low reliability", [seen(kind.low, marks=("u",))]
    yield "after a break", [seen(kind.low, BEFORE), seen(kind.high, marks=("b",))]
    implied = seen({**kind.high, **_printed(kind.high)}, implied=True, marks=("e",))
    yield "implied counts", [seen(kind.low, BEFORE), implied]
    yield "bounded", [replace(seen(kind.bare), qualifier="more than")]
    yield "about", [replace(seen(kind.bare), qualifier="about", marks=("e",))]
    if kind.zero:
        yield "zero", [seen(kind.zero)]
        yield "zero, and some before", [seen(kind.low, BEFORE), seen(kind.zero)]
        yield "some, and zero before", [seen(kind.zero, BEFORE), seen(kind.low)]
    yield "one", [seen(kind.one)]
    yield "no counts of the base", [seen(kind.bare, BEFORE), seen(kind.high)]
    yield "period not stated", [seen(kind.bare, UNDATED)]
    yield "period labelled", [seen(kind.bare, Period("labelled 2024, period not confirmed"))]
    yield "several comparators", [
        seen(kind.high), seen(kind.low, area=NEIGHBOURS), seen(kind.near, area=REGION), seen(kind.high, area=NATION),
    ]  # fmt: skip
    undated = [seen(kind.bare, UNDATED, NATION), seen(kind.bare, UNDATED, REGION)]
    yield "comparators of unknown period", [seen(kind.low), *undated]
    yield "joint service", [seen(kind.high), seen(kind.low, area=NORTH), seen(kind.near, area=SOUTH)]
    yield "categories, few", [
        seen(kind.low, by=(("type", "first (short)"),)), seen(kind.high, by=(("type", "second"),)),
    ]  # fmt: skip
    several = (kind.low, kind.high, kind.near, kind.one)
    yield "categories, many", [
        *(seen(figure, by=(("age", str(age)),)) for age, figure in zip((13, 14, 15, 16), several, strict=True)),
        seen({}, by=(("age", "17"),), marks=("c",)), seen(kind.one, by=(("age", "not known"),)),
    ]  # fmt: skip
    yield "one category", [seen(kind.low, by=(("type", "second"),))]


def _printed(figure: dict[str, Any]) -> dict[str, Any]:
    """Return a figure with the value that a source prints, rounded, of which the counts are implied."""
    if "value" in figure:
        return {}
    number = figure["n"] / figure["d"]
    if number > 1:
        return {"value": f"{number:.2f}"}
    return {"value": round((100_000 if figure["d"] > 1_000 else 100) * number)}


ELSEWHERE = "diversion"
"""A section that none of the kinds is a measure of."""


@cache
def _dataset() -> Dataset:
    return section_of("custody", []).dataset


def section_with(slug: str, observations: Iterable[Observation]) -> Section:
    """Return a section that prints the observations as they are."""
    return Section(slug, replace(_dataset(), observations=tuple(observations)))


def statements(kind: Kind, observations: list[Observation]) -> dict[str, Statement | None]:
    """
    Return the statements of a case.

    They are the answer of the section, what is said below it of the measure, and what is said of the measure in a
    section that has not answered with it.
    """
    section, elsewhere = section_with(kind.slug, observations), section_with(ELSEWHERE, observations)
    return {
        "Answer": section.answer(),
        "Below": section.state(section.measure(kind.measure)),
        "Elsewhere": elsewhere.state(elsewhere.measure(kind.measure)),
    }


def text() -> str:
    """Return the whole matrix as prose."""
    lines = ["What an annex says in each case. Renewed on purpose: tests/unit/test_wording_matrix.py says how.", ""]
    for kind in KINDS:
        lines += [f"# {kind.name}", ""]
        for name, observations in cases(kind):
            lines.append(f"## {kind.name}: {name}")
            said = {name: one.plain() for name, one in statements(kind, observations).items() if one}
            if said.get("Below") == said.get("Elsewhere"):
                said.pop("Below", None)
            lines += [f"{where}: {words}" for where, words in said.items()] or ["Nothing is said."]
            lines.append("")
    return "\n".join(lines)
