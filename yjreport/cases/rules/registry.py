"""The counting rules by name, as entries of the catalogue name them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from yjreport.cases.book import Book
from yjreport.cases.counted import Counted
from yjreport.cases.windows import Window

Count = Callable[[Book, Window], Counted | None]


@dataclass(frozen=True)
class Rule:
    """
    Hold a counting rule.

    Args:
        name: what the catalogue's key `rule` says: the function's name.
        count: the function; None from it means that the window cannot be counted yet.
        tables: the tables of the extract that it reads, the one that is counted first. Without all of them nothing
            is counted.
        optional: the tables that it reads where they are there.
        by: the dimensions that it can break its figure into; the catalogue says which are published.
        whole: whether there is a figure of the whole.
        since: first day of the first window that it counts, or None.
    """

    name: str
    count: Count
    tables: tuple[str, ...]
    optional: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    whole: bool = True
    since: date | None = None


RULES: dict[str, Rule] = {}
"""Every counting rule, in the order of the modules."""


def counts(
    *tables: str,
    optional: tuple[str, ...] = (),
    by: tuple[str, ...] = (),
    whole: bool = True,
    since: date | None = None,
) -> Callable[[Count], Count]:
    """Register a function as the counting rule of its name; see `Rule` for the arguments."""

    def register(function: Count) -> Count:
        name = function.__name__
        if name in RULES:
            raise ValueError(f"there are two counting rules called {name}")
        RULES[name] = Rule(name, function, tables, optional, by, whole, since)
        return function

    return register
