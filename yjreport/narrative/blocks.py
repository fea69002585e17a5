"""
Check the prose of an annex's blocks against its ledger, before it is published.

What the program computed must be borne out: an unborne number or a contradicted claim there is a fault of ours. What
an officer wrote in a register or a note is an officer's own words: it is marked, not refused.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from fractions import Fraction
from math import isfinite
from typing import TYPE_CHECKING, Any

from yjreport.errors import AssemblyFailed
from yjreport.formats import exact
from yjreport.judgement import SAME, UNTESTED
from yjreport.narrative import claims as said
from yjreport.narrative.check import Checker, Placed
from yjreport.narrative.numbers import Number, numbers
from yjreport.narrative.passages import spans
from yjreport.narrative.topics import Topic, aspect_of
from yjreport.narrative.verdicts import (
    COMMENTARY,
    COMPUTED,
    CONTRADICTED,
    REFUSED,
    REGISTER,
    SUPPORTED,
    UNSUPPORTED,
    Verdict,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from yjreport.config.catalogue import Catalogue
    from yjreport.narrative.facts import Fact

_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_DIGIT = re.compile(r"\d")
_PARTS_OF_CHART = re.compile(
    r"\s+(?:\w+\s+)?(?:categories|periods|areas|services|others|groups|points|lines|bars|rows)\b"
)
MOST_TOLD = 8
COMPUTED_FIGURE = "computed_figure"
"""The measure of figures that sections compute of others; its sentences say what of what, not what moved."""


@dataclass(frozen=True)
class Prose:
    """
    Hold a stretch of prose of a block.

    Args:
        where: the block's id.
        text: the words.
        origin: commentary, computed or register.
        placed: where results stand in it, with the results' ids.
        section: the section.
        measures: those that the block's results are of, where they are few enough to know which is meant.
    """

    where: str
    text: str
    origin: str
    placed: tuple[tuple[int, int, str], ...] = ()
    section: str = ""
    measures: tuple[str, ...] = ()


def check_blocks(blocks: Iterable[Mapping[str, Any]], ledger: Mapping[str, Any], catalogue: Catalogue) -> list[Verdict]:
    """
    Return the verdicts on the prose of blocks: what is not supported, and every claim of an officer's own words.

    Args:
        blocks: the blocks that the notebooks emitted, as JSON.
        ledger: their ledger.
        catalogue: the measures.
    """
    checker = Checker(ledger["results"], catalogue)
    figures = _Figures(checker)
    found: list[Verdict] = []
    seen: set[tuple[str, str, str]] = set()
    for block in blocks:
        for prose in prose_of(block, checker, catalogue):
            key = (prose.origin, prose.text, prose.section)
            if key not in seen:
                seen.add(key)
                found += _of_prose(prose, checker, figures)
        found += list(_runs_that_differ(block, checker, figures))
    return found


def require(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """
    Return the verdicts on officers' own words, after refusing prose of ours that the ledger does not bear.

    Raises:
        AssemblyFailed: naming the block, the sentence and the nearest result.
    """
    verdicts = list(verdicts)
    ours = [one for one in verdicts if one.origin == COMPUTED and one.verdict in REFUSED]
    if ours:
        raise AssemblyFailed(
            "A sentence of the annex disagrees with its figures.",
            details=[f"{one.where}: {one.sentence} {one.told()}" for one in ours][:MOST_TOLD],
            next_step="this is a fault of the program: report it with these lines.",
        )
    return [one for one in verdicts if one.origin != COMPUTED]


def prose_of(block: Mapping[str, Any], checker: Checker, catalogue: Catalogue) -> Iterator[Prose]:
    """Yield the prose of a block: its sentences, titles, captions, descriptions and notes."""
    where, kind = block["id"], block["block"]
    section = next((slug for slug in catalogue.sections if where.startswith(slug)), "")
    if kind in ("statement", "notice"):
        origin = COMMENTARY if f"{section}-commentary" in where else COMPUTED
        if block.get("title"):
            yield Prose(where, block["title"], COMPUTED, (), section)
        yield from _of_runs(block["runs"], where, origin, checker, section)
    elif kind == "chart":
        for key in ("title", "subtitle", "description"):
            yield Prose(where, block[key], COMPUTED, (), section, _measures(block) if key == "title" else ())
    elif kind == "table":
        yield Prose(where, block["caption"], COMPUTED, (), section)
        for note in block["notes"]:
            text = note if isinstance(note, str) else str(note.get("text", ""))
            yield Prose(where, text, REGISTER, (), section)
        yield from _of_cells(block["rows"], where, checker, section)


def _measures(block: Mapping[str, Any]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(record["measure"] for record in block["results"]))
    return found if len(found) == 1 else ()


def _of_runs(
    runs: Iterable[Mapping[str, Any]], where: str, origin: str, checker: Checker, section: str
) -> Iterator[Prose]:
    text, placed = "", []
    for run in runs:
        fact = checker.facts.by_id.get(run["result"] or "")
        if fact is not None and fact.unit == "text":
            yield Prose(where, run["text"], REGISTER, (), section)
            text += " " * len(run["text"])
            continue
        if fact is not None:
            placed.append((len(text), len(text) + len(run["text"]), fact.id))
        text += run["text"]
    if text.strip():
        yield Prose(where, text, origin, tuple(placed), section)


def _of_cells(rows: Iterable[Mapping[str, Any]], where: str, checker: Checker, section: str) -> Iterator[Prose]:
    for row in rows:
        for cell in row["cells"].values():
            fact = checker.facts.by_id.get(cell["result"] or "")
            if fact is not None and fact.unit == "text" and len(cell["text"]) > 20:
                yield Prose(where, cell["text"], REGISTER, (), section)


class _Figures:
    """Tell whether any result of the ledger prints a number, at its precision."""

    def __init__(self, checker: Checker) -> None:
        self._own: dict[str, list[Fraction]] = {}
        sizes = [(float(size), size) for fact in checker.facts.all for size in self.of(fact)]
        self._sizes = sorted(sizes, key=lambda one: one[0])
        self._places = [size for size, _ in self._sizes]

    def prints(self, number: Number) -> bool:
        """Tell whether any result may print a number."""
        first, last = bisect_left(self._places, number.least), bisect_right(self._places, number.most)
        return any(number.bears(size) for _, size in self._sizes[first:last])

    def of(self, fact: Fact) -> list[Fraction]:
        """Return the sizes that a result may print: its figure, its counts, its limits, the numbers of its text."""
        if fact.id not in self._own:
            sizes = [abs(fact.value)] if fact.value is not None else []
            sizes += [Fraction(count) for count in (fact.numerator, fact.denominator) if count is not None]
            if fact.interval:
                sizes += [abs(exact(limit)) for limit in (fact.interval["low"], fact.interval["high"])
                          if limit is not None and isfinite(limit)]  # fmt: skip
            sizes += [Fraction(part.replace(",", "")) for part in _FIGURE.findall(str(fact.text))]
            if fact.value is not None and fact.unit == "percent":
                sizes.append(abs(100 - abs(fact.value)))
            self._own[fact.id] = sizes
        return self._own[fact.id]


def _runs_that_differ(block: Mapping[str, Any], checker: Checker, figures: _Figures) -> Iterator[Verdict]:
    """Yield the runs that print a result's numbers otherwise than the result does."""
    for run in block.get("runs", ()):
        fact = checker.facts.by_id.get(run["result"] or "")
        if fact is None or fact.unit in ("text", "date") or run["text"] == fact.text or not _DIGIT.search(run["text"]):
            continue
        if len(run["text"].split()) > 12:
            continue  # A sentence that goes with the result, such as what it was before a correction.
        for number in numbers(run["text"]):
            if number.word or number.share:
                continue
            sizes = figures.of(fact)
            whole = number.of is None or number.of in sizes
            if not (whole and any(number.bears(size) for size in sizes)):
                origin = COMMENTARY if "-commentary" in block["id"] else COMPUTED
                yield Verdict(CONTRADICTED, number.text, "the text is not that of its result", fact.id, fact.told(),
                              sentence=run["text"], where=block["id"], origin=origin)  # fmt: skip


def _of_prose(prose: Prose, checker: Checker, figures: _Figures) -> list[Verdict]:
    placed = [Placed(start, end, checker.facts.by_id[id]) for start, end, id in prose.placed]
    if prose.origin != COMPUTED:
        found = checker.text(prose.text, section=prose.section if prose.origin == COMMENTARY else None, placed=placed)
        kept = found if prose.origin == REGISTER else [one for one in found if one.verdict != SUPPORTED]
        return [one.placed(where=prose.where, origin=prose.origin) for one in kept]
    found = []
    for start, end in spans(prose.text):
        inside = [Placed(one.start - start, one.end - start, one.fact) for one in placed if start <= one.start < end]
        found += _computed(prose.text[start:end], inside, checker, figures, prose)
    return [one.placed(where=prose.where, origin=COMPUTED) for one in found]


def _computed(
    sentence: str, placed: list[Placed], checker: Checker, figures: _Figures, prose: Prose
) -> Iterator[Verdict]:
    """Yield what of a computed sentence no result bears, and what the result that stands in it contradicts."""
    for number in numbers(sentence):
        free = not any(number.start < one.end and one.start < number.end for one in placed)
        named = _PARTS_OF_CHART.match(sentence[number.end :])
        if free and not named and not number.word and not number.share and not figures.prints(number):
            yield Verdict(UNSUPPORTED, number.text, "no result of the annex prints it", sentence=sentence)
    moves = [one.fact for one in placed if one.fact.kind == "change" and one.fact.value is not None
             and one.fact.measure != COMPUTED_FIGURE]  # fmt: skip
    compared = [one.fact for one in placed if one.fact.kind == "comparison" and one.fact.value is not None]
    for claim in said.claims(sentence) if moves or compared else ():
        fact = None
        if claim.kind in (said.UP, said.DOWN) and len({item.measure for item in moves}) == 1 and not claim.denied:
            fact = moves[0]
        elif claim.kind in (said.HIGHER, said.LOWER) and len(compared) == 1 and claim.roles:
            fact = compared[0]
        if fact is None or (fact.unit == "ratio" and fact.id.endswith("ratio")):
            continue
        way = 1 if claim.kind in (said.UP, said.HIGHER) else -1
        wrong = (fact.value > 0) - (fact.value < 0) != way
        if wrong or (fact.judgement == SAME and fact.judgement != UNTESTED and "chance" not in sentence):
            yield Verdict(CONTRADICTED, claim.words, "the result in the sentence says otherwise", fact.id, fact.told(),
                          sentence=sentence, kind=claim.kind)  # fmt: skip
    if not placed:
        yield from _untied(sentence, checker, prose)


def _untied(sentence: str, checker: Checker, prose: Prose) -> Iterator[Verdict]:
    """Yield the contradictions of a title or caption, which carries no results of its own."""
    if not prose.measures:
        return
    topic = Topic(prose.measures, aspect_of(sentence))
    for verdict in checker.text(sentence, topic=topic):
        if verdict.verdict == CONTRADICTED and verdict.kind in (said.UP, said.DOWN, said.SAME):
            yield verdict
