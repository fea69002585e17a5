"""Several kinds of source for one measure: one makes the line, the others say whose they are."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from yjreport.config.catalogue import Area, load_catalogue
from yjreport.figures.observations import Observation
from yjreport.figures.source_precedence import by_precedence
from yjreport.paths import Project
from yjreport.periods import Period

CATALOGUE = load_catalogue(Project.here())
LOCAL = Area("local", "E06000016", "Leicester", "local")
NATION = Area("england", "E92000001", "England", "national")
PEER = Area("E06000018", "E06000018", "Nottingham", "peer")
YEAR = Period("2024", date(2024, 1, 1), date(2024, 12, 31))


def rate(area: Area, value: int, source: str) -> Observation:
    """Return a rate of first time entrants in 2024."""
    return Observation("fte_rate", area, YEAR, None, (), None, None, Decimal(value), "per_100000", (), source, "", "")


def test_one_kind_alone_is_left_as_it_is() -> None:
    """Without a rival nothing is renamed."""
    items = [rate(LOCAL, 100, "open"), rate(NATION, 140, "open")]

    assert by_precedence({"plan": (), "open": items}, CATALOGUE) == tuple(items)


def test_the_second_kind_names_its_source_and_brings_no_peers() -> None:
    """The plan makes the line; open data stand under a category of their own, comparators included."""
    order = CATALOGUE.measures["fte_rate"].sources
    assert order.index("plan") < order.index("open")
    found = by_precedence(
        {"plan": [rate(LOCAL, 91, "plan")], "open": [rate(LOCAL, 90, "o"), rate(NATION, 140, "o"), rate(PEER, 1, "o")]},
        CATALOGUE,
    )

    assert [(item.value, item.breakdown) for item in found] == [
        (91, ()),
        (90, (("source", "open national data"),)),
        (140, (("source", "open national data"),)),
    ]


def test_comparators_of_the_plan_belong_to_the_services_own_extract() -> None:
    """What the officer enters for other areas is compared with what the extract counts for the service."""
    found = by_precedence({"plan": [rate(NATION, 140, "plan")], "cases": [rate(LOCAL, 90, "cases")]}, CATALOGUE)

    assert [(item.area.key, item.breakdown) for item in found] == [("england", ()), ("local", ())]
