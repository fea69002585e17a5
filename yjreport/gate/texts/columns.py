"""
The helper columns of texts: for each rule about wording, what it found in a text and what to do about it.

Each rule looks at the fields that the suite names for it (`covers`): texts that quote what a plan printed, such as the
details of notes, are nobody's claims.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any

from yjreport.gate.reading.rows import Row
from yjreport.gate.texts import (
    abbreviations,
    left_out,
    mistyped,
    names,
    percentage_points,
    quantities,
    rates,
    slips,
    wording,
)  # fmt: skip
from yjreport.gate.texts.changes_in_per_cent import changes
from yjreport.gate.texts.claim_tests import Tester
from yjreport.gate.texts.contradictions import Contradictions
from yjreport.gate.texts.evidence import Evidence
from yjreport.gate.texts.findings import Finding
from yjreport.gate.texts.list_lengths import lists
from yjreport.gate.vocabulary.context import GateContext
from yjreport.text_patterns.sentences import Sentence, sentences

_OF_WORDS: dict[str, Callable[[str], Iterable[Finding]]] = {
    "significant": wording.untested,
    "significant_in_register": wording.untested,
    "fte": abbreviations.entrants_or_equivalent,
    "colour": wording.colours,
    "precision": slips.precisions,
    **slips.WORDINGS,
}
"""The rules that need a sentence alone."""

_OF_FIGURES: dict[str, Callable[[str, Evidence], Iterable[Finding]]] = {
    "rate_in_percent": rates.rates_in_percent,
    "number_in_percent": wording.numbers_in_percent,
    "typed": mistyped.typed,
    "undated": wording.undated,
    "comparators_missing": left_out.comparators_missing,
}
"""The rules that need a sentence, and the observations that it refers to."""

_OF_TEXTS = (
    "quantity", "polarity", "abbreviation", "misspelt", "drifting", "near_name", "person", "letters", "broken", "slip",
    "said_otherwise", "frequency_left_out", "posts_denied",
)  # fmt: skip
"""The rules that need more: the whole text, the suite's words, or what texts before it said."""

_OF_SEVERAL = (
    ("points_wrong", "points_unclear"), ("list_length", "list_length_likely"), ("change_wrong", "change_unclear"),
    ("contradicted", "disputed", "unsupported"),
)  # fmt: skip
"""The rules that are tested together."""

RULES = (*_OF_WORDS, *_OF_FIGURES, *_OF_TEXTS, *(rule for together in _OF_SEVERAL for rule in together))
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
    reader = _Reader(context, settings)
    for row in rows:
        for rule, findings in reader.look(row).items() if row.get("text") else ():
            if findings and reader.covered(rule, row):
                row[f"{rule}_found"] = _joined([one.found for one in findings])
                row[f"{rule}_advice"] = _joined([one.advice for one in findings])


def _joined(texts: Sequence[str]) -> str:
    """Return what was found in a text in one line: all of it where that is short, else the first and how many more."""
    once = list(dict.fromkeys(texts))
    whole = "; ".join(once)
    return whole if len(whole) <= _MOST or len(once) == 1 else f"{once[0]}; and {len(once) - 1} more"


class _Reader:
    """Hold what the rules need, and what they remember of a file: explained abbreviations, words chosen."""

    def __init__(self, context: GateContext, settings: Mapping[str, Any]) -> None:
        terms = context.texts
        self.terms, self.settings = terms, settings
        self.evidence = Evidence(terms, context.areas, list(settings.get("topics", ())))
        self.tester = Tester(self.evidence, settings)
        self.known_names = frozenset(context.national.names.values())
        self.needless = frozenset(settings.get("needless", ()))
        self.meanings = {**settings.get("glossary", {}), **terms.terms}
        self.names = tuple(dict.fromkeys(terms.names))
        self.roles = frozenset(settings.get("role_words", ()))
        self.posts = frozenset(settings.get("posts", ()))
        self.covers: dict[str, frozenset[str]] = {
            rule: frozenset(field for group in groups for field in settings["fields"].get(group, (group,)))
            for rule, groups in settings.get("covers", {}).items()
        }
        self._glossaries: dict[Hashable, abbreviations.Glossary] = {}
        self._variants: dict[Hashable, names.Variants] = {}
        self.contradictions = Contradictions(self.evidence, settings.get("documents", {}))

    def covered(self, rule: str, row: Row) -> bool:
        """Tell whether a rule is about the field of a text."""
        return f"{row.get('input')}.{row.get('field')}" in self.covers.get(rule, frozenset())

    def look(self, row: Row) -> dict[str, list[Finding]]:
        """Return what each rule that is about a text finds in it."""
        parts = sentences(row["text"])
        known, found = self.evidence, dict[str, list[Finding]]()
        for name, of_words in _OF_WORDS.items():
            if self.covered(name, row):
                found[name] = _each(parts, of_words)
        for name, of_figures in _OF_FIGURES.items():
            if self.covered(name, row):
                found[name] = [finding for one in parts for finding in of_figures(one.text, known)]
        for name, of_text in self._of_texts(parts, row).items():
            if self.covered(name, row):
                found[name] = list(of_text())
        tested: tuple[Callable[[], Sequence[list[Finding]]], ...] = (
            lambda: percentage_points.points(parts, known),
            lambda: lists(parts),
            lambda: changes(parts),
            lambda: self.tester.test(parts, row.get("section")),
        )
        for together, test in zip(_OF_SEVERAL, tested, strict=True):
            if any(self.covered(name, row) for name in together):
                found.update(zip(together, test(), strict=True))
        return found

    def _of_texts(self, parts: Sequence[Sentence], row: Row) -> dict[str, Callable[[], Iterable[Finding]]]:
        words, own = self.settings, frozenset(self.terms.terms)
        known, role = self.needless | frozenset(self.meanings), row.get("field") in _ROLE_FIELDS
        file = row.get("origin"), row.get("input")
        glossary = self._glossaries.setdefault(file, abbreviations.Glossary(self.meanings, self.needless))
        variants = self._variants.setdefault(file, names.Variants(words.get("variants", ())))
        shares, misspelt = words.get("quantity_words", {}), words.get("misspelt", {})
        return {
            "quantity": lambda: _each(parts, lambda text: quantities.quantities(text, shares, self.evidence)),
            "polarity": lambda: quantities.polarity(parts),
            "abbreviation": lambda: glossary.unexplained(parts),
            "misspelt": lambda: _each(parts, lambda text: names.misspelt(text, misspelt, own)),
            "drifting": lambda: _each(parts, variants.drifting),
            "near_name": lambda: _each(parts, lambda text: names.near_names(text, self.names, self.known_names)),
            "person": lambda: _each(parts, lambda text: names.people(text, self.roles, role_field=role, known=known)),
            "letters": lambda: mistyped.letters(row["text"]),
            "broken": lambda: slips.broken(row["text"], parts),
            "slip": lambda: slips.slips(parts, words.get("slips", ())),
            "said_otherwise": lambda: _each(parts, self.contradictions.differing),
            "frequency_left_out": lambda: left_out.frequency_left_out(
                parts, self.evidence, words.get("frequency", {}), row.get("section")
            ),
            "posts_denied": lambda: _each(parts, lambda text: left_out.posts_denied(text, self.evidence, self.posts)),
        }


def _each(parts: Iterable[Sentence], rule: Callable[[str], Iterable[Finding]]) -> list[Finding]:
    return [finding for sentence in parts for finding in rule(sentence.text)]
