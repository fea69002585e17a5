"""What the counting rules say of themselves: the first paragraph of each function's docstring."""

from __future__ import annotations

import inspect

from yjreport.cases.rules import Rule


def counting_rule(name: str) -> Rule | None:
    """Return a counting rule by its name, or None where there is no such one."""
    # Imported here, because it brings pandas along.
    from yjreport.cases.rules import RULES

    return RULES.get(name)


def rule_says(name: str) -> str:
    """Return the first paragraph of a rule's docstring in one line, blank where there is no such rule."""
    rule = counting_rule(name)
    words = inspect.getdoc(rule.count) or "" if rule else ""
    return " ".join(words.partition("\n\n")[0].split())
