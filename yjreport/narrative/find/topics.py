"""
Tell which measures a sentence speaks of, from the catalogue's own words and their synonyms.

Titles, subjects and counted nouns are read with the same list of concepts as the sentence (params/narrative.yaml);
words that are no concept stand for themselves. A rare word says more than a common one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import log
from typing import Any

from yjreport.config.catalogue import Catalogue
from yjreport.config.measure_schema import Measure
from yjreport.config.yaml_files import read_yaml
from yjreport.narrative.look_up.fact import RATES
from yjreport.paths import Project

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+")
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ed", "es", "s", "ly")
_FAINT = 0.3
_ENOUGH = 1.2
_NEAR = 0.8
_WORDS_ENOUGH = 2
_MISSING = 0.12

RATE = re.compile(
    r"\brates?\b|\bpercentages?\b|\bshares?\b|\bproportions?\b|\bper\s?cent\b|%|\bper 1\w*,?0|\bbinary\b", re.IGNORECASE
)
"""Words of a rate or a share."""
NUMBER = re.compile(
    r"\bnumbers?\b|\bhow many\b|\bcounts?\b|\bfewer\b|\bmore (?:children|young people|girls|boys|offences)\b"
    r"|\bvolumes?\b|\bfigures? for children\b", re.IGNORECASE,
)  # fmt: skip
"""Words of a number."""


@dataclass(frozen=True)
class Language:
    """Hold params/narrative.yaml: the words of concepts, parts and quantities, and the texts read with them so far."""

    concepts: tuple[tuple[str, re.Pattern[str]], ...]
    faint: frozenset[str]
    stop: frozenset[str]
    parts: re.Pattern[str]
    quantities: tuple[tuple[re.Pattern[str], float, float], ...]
    read: dict[str, Counter[str]] = field(default_factory=dict, compare=False, repr=False)

    def tokens(self, text: str) -> Counter[str]:
        """Return the concepts and the other words of a text; the longest words of a concept win."""
        if text not in self.read:
            self.read[text] = self._tokens(text)
        return self.read[text]

    def _tokens(self, text: str) -> Counter[str]:
        found = [(*match.span(), name) for name, pattern in self.concepts for match in pattern.finditer(text)]
        found.sort(key=lambda one: (one[0] - one[1], one[0]))
        taken: list[tuple[int, int]] = []
        tokens: Counter[str] = Counter()

        def free(start: int, end: int) -> bool:
            return all(end <= first or start >= last for first, last in taken)

        for start, end, name in found:
            if free(start, end):
                taken.append((start, end))
                tokens[name] += 1
        for match in _WORD.finditer(text):
            word = match[0].lower().replace("’", "'")
            if free(*match.span()) and not {word, word.removesuffix("s")} & self.stop:
                tokens[f"~{_stem(word)}"] += 1
        return tokens


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


@lru_cache(maxsize=4)
def language(project: Project | None = None) -> Language:
    """
    Return the words of params/narrative.yaml.

    Raises:
        ParameterFault: when the file is missing or is not YAML.
    """
    where = project or Project.here()
    held: Any = read_yaml(where.params / "narrative.yaml", where)
    return Language(
        tuple((str(name), _compiled(words)) for name, words in held["concepts"].items()),
        frozenset(map(str, held["faint"])),
        frozenset(str(word) for word in held["stop"]),
        _compiled(held["parts"]),
        tuple((_compiled([one["words"]]), float(one["low"]), float(one["high"])) for one in held["quantities"]),
    )


def _compiled(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(str, words))})(?![\w-])", re.IGNORECASE)


@dataclass(frozen=True)
class Topic:
    """
    Hold what a sentence is about.

    Args:
        measures: the ids of the measures, the likeliest first.
        aspect: rate, number, or blank where the words do not say.
        named: whether the words name it; otherwise it was taken over from what stands before.
    """

    measures: tuple[str, ...] = ()
    aspect: str = ""
    named: bool = True

    def __bool__(self) -> bool:
        """Tell whether any measure is meant."""
        return bool(self.measures)


class Topics:
    """
    Recognise measures.

    Args:
        with_figures: the ids of the measures that have a figure; of two that may be meant, one of them is.
    """

    def __init__(self, catalogue: Catalogue, words: Language, with_figures: Collection[str] = ()) -> None:
        self.catalogue, self.words, self.with_figures = catalogue, words, with_figures
        self.tokens: Mapping[str, frozenset[str]] = {
            measure.id: frozenset(words.tokens(_words_of(measure))) for measure in catalogue.measures.values()
            if measure.unit not in ("text", "date") and measure.section != "data-quality"
        }  # fmt: skip
        seen = Counter(token for tokens in self.tokens.values() for token in tokens)
        total = len(self.tokens)
        self.weights = {
            token: (_FAINT if token in words.faint else 1.0) * log(1 + total / count) for token, count in seen.items()
        }
        self._found: dict[str, Topic] = {}
        self._order = {id: place for place, id in enumerate(self.tokens)}

    def of(self, text: str) -> Topic:
        """Return what a clause is about; nothing where its words name no measure."""
        if text not in self._found:
            self._found[text] = self._of(text)
        return self._found[text]

    def _of(self, text: str) -> Topic:
        said = self.words.tokens(text)
        aspect = aspect_of(text)
        scores: dict[str, float] = {}
        explained: dict[str, frozenset[str]] = {}
        for id, tokens in self.tokens.items():
            shared = tokens & said.keys()
            gained = self._weight(shared)
            if gained < 2 * _ENOUGH and self._weight(shared - self.words.faint) < _ENOUGH:
                continue
            concepts = frozenset(token for token in shared if not token.startswith("~"))
            if not concepts and len(shared) < _WORDS_ENOUGH:
                continue
            explained[id] = concepts - self.words.faint
            scores[id] = gained - _MISSING * self._weight(tokens - shared)
        best = max(scores.values(), default=0.0)
        # A measure that has figures is meant as well as a better one without, if it explains the same words.
        said_best = {explained[id] for id in scores if scores[id] == best}
        near = [
            id for id, score in scores.items()
            if (score >= _NEAR * best or id in self.with_figures) and any(explained[id] >= one for one in said_best)
        ]  # fmt: skip
        near.sort(key=lambda id: (-self._suits(id, aspect), -scores[id], self._order[id]))
        return Topic(tuple(near), aspect)

    def _weight(self, tokens: Iterable[str]) -> float:
        return sum(self.weights[token] for token in tokens)

    def _suits(self, id: str, aspect: str) -> bool:
        return bool(aspect) and (self.catalogue.measures[id].unit in RATES) == (aspect == "rate")


def aspect_of(text: str) -> str:
    """Return whether a text speaks of a rate or of a number; blank where of neither or of both."""
    rate, number = bool(RATE.search(text)), bool(NUMBER.search(text))
    return "" if rate == number else "rate" if rate else "number"


def _words_of(measure: Measure) -> str:
    return f"{measure.title}. {measure.subject}. {measure.id.replace('_', ' ')}"
