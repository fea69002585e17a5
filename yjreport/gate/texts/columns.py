"""
The helper columns of texts: for each rule about wording, what it found in a text and what to do about it.

Each rule looks at the fields that the suite names for it (`covers`): texts that quote what a plan printed, such as the
details of notes, are nobody's claims.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from yjreport.gate.reading.rows import Row
from yjreport.gate.texts import (
    abbreviations,
    changes,
    left_out,
    lists,
    names,
    points,
    quantities,
    rates,
    slips,
    typing,
    wording,
)
from yjreport.gate.texts.evidence import Evidence
from yjreport.gate.texts.statements import Statements
from yjreport.gate.texts.tested import Tester
from yjreport.gate.vocabulary.context import GateContext
from yjreport.gate.vocabulary.text_terms import Finding, TextTerms
from yjreport.text_patterns.sentences import Sentence, sentences

RULES = (
    "points_wrong", "points_unclear", "rate_in_percent", "number_in_percent", "list_length", "list_length_likely",
    "quantity", "polarity", "contradicted", "disputed", "unsupported", "significant", "significant_in_register",
    "abbreviation", "fte", "misspelt", "drifting", "near_name", "person", "typed", "letters", "colour", "undated",
    "precision", "share_of_whom", "fewer_offences", "number_against_rate", "part_of_post", "broken", "slip",
    "said_otherwise", "frequency_left_out", "comparators_missing", "posts_denied", "change_wrong", "change_unclear",
)  # fmt: skip
"""The rules, each of which has two helper columns: `<rule>_found` and `<rule>_advice`."""

HELPERS: dict[str, type] = {f"{rule}_{part}": str for rule in RULES for part in ("found", "advice")}
"""Helper columns, all of text."""

_MOST = 150
_ROLE_FIELDS = ("lead", "owner")
"""The columns that ask for a role or a body."""


def prepare_texts(rows: list[Row], context: GateContext, settings: Mapping[str, Any]) -> None:
    """
    Add every helper column of texts to their rows.

    Args:
        rows: the table of texts; blanks are None.
        context: areas with their roles, and as `texts` the service's terms and observations.
        settings: the `meta` of the suite.
    """
    terms: TextTerms = context.texts
    workbench = _Workbench(terms, context, settings)
    for row in rows:
        if row.get("text"):
            for rule, findings in workbench.look(row).items():
                if findings and workbench.covered(rule, row):
                    row[f"{rule}_found"] = _joined([one.found for one in findings])
                    row[f"{rule}_advice"] = _joined([one.advice for one in findings])


def _joined(texts: Sequence[str]) -> str:
    """Return what was found in a text in one line: all of it where that is short, else the first and how many more."""
    once = list(dict.fromkeys(texts))
    whole = "; ".join(once)
    return whole if len(whole) <= _MOST or len(once) == 1 else f"{once[0]}; and {len(once) - 1} more"


class _Workbench:
    """Hold what the rules need, and what they remember of a file: explained abbreviations, words chosen."""

    def __init__(self, terms: TextTerms, context: GateContext, settings: Mapping[str, Any]) -> None:
        self.terms, self.settings = terms, settings
        self.evidence = Evidence(terms, context.areas, list(settings.get("topics", ())))
        self.tester = Tester(self.evidence, settings)
        self.known_names = frozenset(context.national.names.values())
        self.needless = frozenset(settings.get("needless", ()))
        self.meanings = {**settings.get("glossary", {}), **terms.terms}
        self.roles = frozenset(settings.get("role_words", ()))
        self.covers: dict[str, frozenset[str]] = {
            rule: frozenset(field for group in groups for field in settings["fields"].get(group, (group,)))
            for rule, groups in settings.get("covers", {}).items()
        }
        self._glossaries: dict[object, abbreviations.Glossary] = {}
        self._variants: dict[object, names.Variants] = {}
        self.statements = Statements(self.evidence, settings.get("documents", {}))

    def covered(self, rule: str, row: Row) -> bool:
        """Tell whether a rule is about the field of a text."""
        return f"{row.get('input')}.{row.get('field')}" in self.covers.get(rule, frozenset())

    def look(self, row: Row) -> dict[str, list[Finding]]:
        """Return what each rule finds in one text."""
        parts = sentences(row["text"])
        rules: tuple[tuple[tuple[str, ...], Callable[[], Any]], ...] = (
            (("points_wrong", "points_unclear"), lambda: points.points(parts, self.evidence)),
            (("rate_in_percent",), lambda: (rates.rates(parts, self.evidence),)),
            (("number_in_percent",), lambda: (wording.numbers_in_percent(parts, self.evidence),)),
            (("list_length", "list_length_likely"), lambda: lists.lists(parts)),
            (("quantity",), lambda: (self._quantities(parts),)),
            (("polarity",), lambda: (quantities.polarity(parts),)),
            (("contradicted", "disputed", "unsupported"), lambda: self._claims(parts, row)),
            (("significant",), lambda: (wording.untested(parts),)),
            (("significant_in_register",), lambda: (wording.untested(parts),)),
            (("abbreviation",), lambda: (self._glossary(row).unexplained(parts),)),
            (("fte",), lambda: (abbreviations.entrants_or_equivalent(parts),)),
            (("misspelt",), lambda: (self._misspelt(parts),)),
            (("drifting",), lambda: (self._variant(row).drifting(parts),)),
            (("near_name",), lambda: (names.near_names(parts, self._names(), self.known_names),)),
            (("person",), lambda: (self._people(parts, row),)),
            (("typed",), lambda: (typing.typed(parts, self.evidence),)),
            (("letters",), lambda: (typing.letters(row["text"]),)),
            (("colour",), lambda: (wording.colours(parts),)),
            (("undated",), lambda: (wording.undated(parts, self.evidence),)),
            *self._as_printed(parts, row),
        )
        found: dict[str, list[Finding]] = {}
        for helpers, rule in rules:
            if any(self.covered(name, row) for name in helpers):
                found.update(zip(helpers, rule(), strict=True))
        return found

    def _as_printed(self, parts: Sequence[Sentence], row: Row) -> tuple[tuple[tuple[str, ...], Callable[[], Any]], ...]:
        """Return the rules that come from slips of published plans."""
        names, known = self.settings.get("frequency", {}), self.settings.get("slips", ())
        posts = self.settings.get("posts", ())
        return (
            (("change_wrong", "change_unclear"), lambda: changes.changes(parts)),
            (("precision",), lambda: (slips.precisions(parts),)),
            (("share_of_whom",), lambda: (slips.shares_of_whom(parts),)),
            (("fewer_offences",), lambda: (slips.offences_of_fewer(parts),)),
            (("number_against_rate",), lambda: (slips.numbers_against_rates(parts),)),
            (("part_of_post",), lambda: (slips.parts_of_posts(parts),)),
            (("broken",), lambda: (slips.broken(row["text"], parts),)),
            (("slip",), lambda: (slips.slips(parts, known),)),
            (("said_otherwise",), lambda: (self.statements.differing(parts),)),
            (("frequency_left_out",),
             lambda: (left_out.frequency_left_out(parts, self.evidence, names, row.get("section")),)),
            (("comparators_missing",), lambda: (left_out.comparators_missing(parts, self.evidence),)),
            (("posts_denied",), lambda: (left_out.posts_denied(parts, self.evidence, posts),)),
        )  # fmt: skip

    def _quantities(self, parts: Sequence[Sentence]) -> list[Finding]:
        return quantities.quantities(parts, self.settings.get("quantity_words", {}), self.evidence)

    def _claims(self, parts: Sequence[Sentence], row: Row) -> tuple[list[Finding], list[Finding], list[Finding]]:
        tested = self.tester.test(parts, row.get("section"))
        return tested.contradicted, tested.disputed, tested.unsupported

    def _misspelt(self, parts: Sequence[Sentence]) -> list[Finding]:
        return names.misspelt(parts, self.settings.get("misspelt", {}), frozenset(self.terms.terms))

    def _people(self, parts: Sequence[Sentence], row: Row) -> list[Finding]:
        known = frozenset(self.meanings) | self.needless
        return names.people(parts, self.roles, role_field=row.get("field") in _ROLE_FIELDS, known=known)

    def _names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.terms.names))

    def _glossary(self, row: Row) -> abbreviations.Glossary:
        return self._glossaries.setdefault(_file(row), abbreviations.Glossary(self.meanings, self.needless))

    def _variant(self, row: Row) -> names.Variants:
        return self._variants.setdefault(_file(row), names.Variants(self.settings.get("variants", ())))


def _file(row: Row) -> tuple[object, object]:
    """Return what tells the file of a text from others."""
    return row.get("origin"), row.get("input")
