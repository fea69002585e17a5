"""The counting rules by name, as entries of the catalogue name them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from yjreport.cases.counted import Counted
from yjreport.cases.prepared_extract import PreparedExtract
from yjreport.cases.windows import Window

Count = Callable[[PreparedExtract, Window], Counted | None]


@dataclass(frozen=True)
class Rule:
    """
    Hold a counting rule.

    Args:
        name: what the catalogue's key `rule` says.
        says: its definition, as the reference of measures prints the first paragraph of it.
        count: the function; None from it means that the window cannot be counted yet.
        tables: the tables of the extract that it reads, the one that is counted first. Without all of them nothing
            is counted.
        optional: the tables that it reads where they are there.
        by: the dimensions that it can break its figure into; the catalogue says which are published.
        whole: whether there is a figure of the whole.
        since: first day of the first window that it counts, or None.
    """

    name: str
    says: str
    count: Count
    tables: tuple[str, ...]
    optional: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    whole: bool = True
    since: date | None = None


RULES: dict[str, Rule] = {}
"""Every counting rule, in the order of the modules."""


def add_rule(
    name: str, says: str, count: Count, *tables: str, optional: tuple[str, ...] = (), by: tuple[str, ...] = (),
    whole: bool = True, since: date | None = None,
) -> None:  # fmt: skip
    """Add a counting rule; see `Rule` for the arguments."""
    if name in RULES:
        raise ValueError(f"there are two counting rules called {name}")
    RULES[name] = Rule(name, says, count, tables, optional, by, whole, since)


def counts(
    *tables: str, optional: tuple[str, ...] = (), by: tuple[str, ...] = (), whole: bool = True,
    since: date | None = None,
) -> Callable[[Count], Count]:  # fmt: skip
    """Add a function as the counting rule of its name, which its docstring defines."""

    def register(count: Count) -> Count:
        says = inspect.cleandoc(count.__doc__ or "")
        add_rule(count.__name__, says, count, *tables, optional=optional, by=by, whole=whole, since=since)
        return count

    return register
