"""
References of a commentary: `{{ reoffending_binary.local | counts }}`, found and resolved to a result and its words.

A reference names a result by its id or its alias, with dots or underscores in the measure's name, and says by helpers
how it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from yjreport.errors import did_you_mean
from yjreport.figures.results import Result
from yjreport.narrative.say.helpers import HELPERS, NEED_AREA, Words, default_words

REFERENCE = re.compile(r"\{\{\s*(.*?)\s*\}\}", re.DOTALL)
"""A reference in a text; its first group is what stands between the brackets."""

_HELPER = re.compile(r"([A-Za-z_]+)\s*(?:\(\s*(.*?)\s*\))?", re.DOTALL)
_ARGUMENT = re.compile(r"""^(?:"([^"]*)"|'([^']*)'|“([^”]*)”|([\w .&'-]+))$""")


class ReferenceFault(ValueError):
    """Say in one sentence what is wrong with a reference."""


class Names:
    """Look up results by what officers call them."""

    def __init__(self, results: Mapping[str, Result]) -> None:
        self.results = results

    @cached_property
    def _loose(self) -> dict[str, dict[str, str]]:
        """Return the names that are the same but for dots and underscores, each by the id of its result."""
        found: dict[str, dict[str, str]] = {}
        for known, result in self.results.items():
            found.setdefault(loosened(known), {})[result.id] = known
        return found

    def find(self, name: str) -> Result:
        """
        Return the result that a name means.

        Raises:
            ReferenceFault: for a name that no result has, or that several have.
        """
        found = self.results.get(name)
        if found is not None:
            return found
        meant = self._loose.get(loosened(name), {})
        if len(meant) == 1:
            return self.results[next(iter(meant))]
        if meant:
            raise ReferenceFault(
                f"{name!r} may mean {' or '.join(sorted(meant.values()))}: write one of them as it stands here."
            )
        near = did_you_mean(name, self.results) or did_you_mean(f"{name}.local", self.results)
        raise ReferenceFault(f"no result is called {name!r}.{near}")


def loosened(name: str) -> str:
    """Return a name with its underscores as dots, in lower case: dotted and underscored names are the same."""
    return name.replace("_", ".").lower()


def parse(text: str) -> tuple[str, list[tuple[str, str]]]:
    """
    Return the name of a result from what stands between brackets, and the helpers with their areas, in order.

    Raises:
        ReferenceFault: when it names nothing, or a helper is not written as a helper is.
    """
    name, *parts = (part.strip() for part in text.split("|"))
    if not name:
        raise ReferenceFault("a reference names no result: write {{ reoffending_binary.local }}.")
    helpers = []
    for part in parts:
        match = _HELPER.fullmatch(part)
        if match is None:
            raise ReferenceFault(f"{part!r} is no helper: write its name, and an area in brackets where it needs one.")
        if match[1] not in HELPERS:
            near = did_you_mean(match[1], HELPERS)
            raise ReferenceFault(f"there is no helper called {match[1]!r}.{near} Helpers: {', '.join(HELPERS)}.")
        helpers.append((match[1], _argument(match[1], match[2])))
    return name, helpers


def _argument(helper: str, written: str | None) -> str:
    match = _ARGUMENT.match(written) if written else None
    argument = next((group for group in match.groups() if group is not None), "") if match else ""
    if written and match is None:
        raise ReferenceFault(f'{written!r} is not understood: write {helper}("family").')
    if helper in NEED_AREA and not argument:
        raise ReferenceFault(
            f'{helper} needs the area to compare with: write {helper}("family") or {helper}("england").'
        )
    if helper not in NEED_AREA and argument:
        raise ReferenceFault(f"{helper} takes nothing in brackets.")
    return argument


def resolve(text: str, names: Names) -> tuple[Result, Words]:
    """
    Return the result that a reference names, and the words that it prints.

    Raises:
        ReferenceFault: when it cannot be understood, or no result has the name.
    """
    name, helpers = parse(text)
    result = names.find(name)
    for number, (helper, area) in enumerate(helpers, start=1):
        made = HELPERS[helper].make(result, names.results, area)
        if isinstance(made, Result):
            result = made
        elif number < len(helpers):
            raise ReferenceFault(f"nothing can follow {helper}, which gives words; take away {helpers[number][0]}.")
        else:
            return result, made
    return result, default_words(result)
