"""Put the parts of Exampleshire together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import timedelta

from yjreport.cases.synthetic.arrests import arrest
from yjreport.cases.synthetic.careers import Careers
from yjreport.cases.synthetic.comparators import observations
from yjreport.cases.synthetic.custody import remand, sentence_to_custody
from yjreport.cases.synthetic.edge_case_maker import add_case
from yjreport.cases.synthetic.edge_cases import CASES
from yjreport.cases.synthetic.events import CHILDREN, ENDS, World
from yjreport.cases.synthetic.orders import add_orders, add_returns, add_victims
from yjreport.cases.synthetic.random_draws import Chance
from yjreport.cases.synthetic.service import add_board, add_population
from yjreport.cases.synthetic.writing import tables

FOLDER = "data/example/exampleshire"


def make_world() -> World:
    """Return Exampleshire: the ordinary children, then one child for each awkward case."""
    world = World()
    Careers(world).make(CHILDREN - len(CASES))
    sentence_to_custody(world)
    remand(world)
    add_orders(world)
    _move_away(world)
    arrest(world)
    for case in CASES:
        add_case(world, case)
    add_returns(world)
    add_victims(world)
    add_board(world)
    add_population(world)
    return world


def files() -> dict[str, bytes]:
    """Return the bytes of every file that is made and not written by hand, by its place in the project."""
    extract = {f"{FOLDER}/cases/{name}": data for name, data in tables(make_world()).items()}
    return {**extract, f"{FOLDER}/2024-25/observations.csv": observations()}


def digest(data: Iterable[bytes]) -> str:
    """Return the hash of several files one after another, as the sources of Exampleshire state it."""
    found = hashlib.sha256()
    for one in data:
        found.update(one)
    return found.hexdigest()


def _move_away(world: World) -> None:
    """Let a few children leave the area some time after the last that is known of them."""
    chance = Chance("moves")
    last = {child: child.anchor for child in world.children}
    for offence in world.offences:
        last[offence.child] = max(last[offence.child], offence.day)
    for outcome in world.outcomes:
        last[outcome.child] = max(last[outcome.child], outcome.release or outcome.day)
    for order in world.orders:
        last[order.child] = max(last[order.child], order.end or ENDS)
    for one in world.remands:
        last[one.child] = max(last[one.child], one.end or ENDS)
    for child, day in last.items():
        leaves = day + timedelta(days=chance.whole(30, 200))
        if chance.yes(0.02) and leaves < ENDS:
            child.moved_out = leaves
