"""Say which measure a row of a quarterly summary is, which area a column is, and what both leave open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from yjreport.files.quoting import snippet
from yjreport.files.reading import ReaderContext
from yjreport.inputs.readers.common.officer_formats import QuarterlyFormat
from yjreport.inputs.readers.common.officer_grid import flat, index_words, nearest

_UNITS = (
    ("per_100000", r"\b(?:rate )?per 100 ?000\b|\bper 100k\b"),
    ("per_10000", r"\b(?:rate )?per 10 ?000\b"),
    ("per_1000", r"\b(?:rate )?per 1 ?000\b"),
    ("percent", r"%|\bpercent(?:age)?\b|\bper cent\b"),
    ("count", r"^no of\b|\bnumbers?(?: of)?\b|\bcounts?(?: of)?\b|\bvolume\b"),
)
_POPULATION = re.compile(
    r"\bof (?:the )?(?:local )?(?:(?:children|young people) )?(?:aged )?10 (?:to )?17"
    r"(?: year olds?)?(?: (?:children|young people))?(?: population)?\b|\b10 (?:to )?17 population\b"
)
_WEAK = re.compile(r"\brates?\b|\bratio\b|\bcohort\b|\blatest(?: period)?\b|\bprevious(?: period)?\b|\bproportion of\b")
EDGES = " -–—:,|()"
"""Signs around the parts of a label."""
NO_DAY = ("Excel has made a date of it: give the cell the format Text and write the first and the last month, such as "
          "Apr - Jun 2024.")  # fmt: skip
COUNTS = ("numerator", "denominator")
_MOST_COMPARED = 300
_COUNT_UNITS = ("count", "nights", "gbp")


@dataclass(frozen=True)
class Row:
    """
    Say which measure a row label means, as a value or a count, and by which part.

    A label of no measure or of several has a question, and the file is refused.
    """

    measure: str = ""
    kind: str = "value"
    breakdown: str = ""
    question: str = ""


class QuarterlyWords:
    """Hold the words of quarterly summaries, as they are compared, for one service."""

    def __init__(self, words: QuarterlyFormat, context: ReaderContext | None = None) -> None:
        self.format, self._context = words, context
        self._near_areas: dict[str, str] = {}
        self._near_labels: dict[str, str] = {}
        self._others = set(map(flat, words.other_areas))
        self._marks = {text.casefold(): letter for text, letter in words.marks.items()}

    @property
    def of_service(self) -> bool:
        """Tell whether the names of a service and of its areas are known."""
        return self._context is not None

    @cached_property
    def _labels(self) -> dict[str, list[tuple[str, str, str]]]:
        found: dict[str, list[tuple[str, str, str]]] = {}
        for entry in self.format.measures:
            for kind, labels in (("value", (entry.measure, *entry.labels)), ("numerator", entry.numerator),
                                 ("denominator", entry.denominator)):  # fmt: skip
                for label in labels:
                    for text in dict.fromkeys((flat(label), bare_label(label))):
                        place = found.setdefault(text, [])
                        if (entry.measure, kind, entry.breakdown) not in place:
                            place.append((entry.measure, kind, entry.breakdown))
        return found

    @cached_property
    def columns(self) -> dict[str, str]:
        """Return the columns of the long form by their words."""
        return index_words(self.format.columns)

    @cached_property
    def _areas(self) -> dict[str, str]:
        found = index_words(self.format.areas)
        if self._context is None:
            return found
        service, areas = self._context.service, self._context.areas
        if "region" in found.values():
            found = {word: service.region.key if key == "region" else key for word, key in found.items()}
        for key, area in areas.items():
            found.setdefault(flat(area.name), key)
            if area.code:
                found.setdefault(flat(area.code), key)
        for name in (service.name, service.short_name, service.calls_itself):
            found[flat(name)] = "local"
        for authority in service.authorities:
            for word in (authority.name, authority.code):
                key = "local" if len(service.authorities) == 1 else authority.code
                if flat(word) != flat(service.name):
                    found[flat(word)] = key
        return found

    @cached_property
    def _questioned(self) -> dict[str, tuple[str, ...]]:
        return {
            flat(word): areas for word, areas in self.format.questioned_areas.items() if flat(word) not in self._areas
        }

    def area(self, text: str) -> tuple[str, str]:
        """Return the area that a text names, and the question that it raises; both blank where it is no area."""
        plain = flat(text)
        if plain in self._areas:
            key = self._areas[plain]
            if self._context is not None and key not in self._context.areas:
                return "", ""
            return key, ""
        if plain in self._questioned:
            return "", (f"is it {' or '.join(self._questioned[plain])}? Write the name of the area, or settle the word "
                        "in params/formats/quarterly.yaml.")  # fmt: skip
        return "", ""

    def unknown_area(self, text: str, question: str) -> tuple[str, str, str]:
        """Return what is expected of a row whose area is not known, what to do, and how severe it is."""
        near = self.nearest_area(text) if text else ""
        severity = "note" if self.is_other_area(text) else "error" if question or near or not text else "warning"
        todo = question or (f"{near}Correct the name, or add it to params/formats/quarterly.yaml; the row is not used.")
        return "the service, its family, its region or its nations", todo, severity

    def unknown_label(self, label: str, text: str) -> tuple[str, str, str]:
        """Return what is expected of a row whose measure is not known, what to do, and how severe it is."""
        todo = f"{self.nearest_label(text)}Correct the label, or add it to params/formats/quarterly.yaml; the row is " \
               "not used."  # fmt: skip
        return "the label of a measure that is known", todo, "warning" if label else "error"

    def is_other_area(self, text: str) -> bool:
        """Tell whether a text is an area of which nothing is shown."""
        return flat(text) in self._others

    def nearest_area(self, text: str) -> str:
        """Return 'Did you mean …?' for an area, or nothing."""
        return _nearest_of_few(flat(text), self._areas, self._near_areas)

    def nearest_label(self, text: str) -> str:
        """Return 'Did you mean …?' for a row label, or nothing."""
        return _nearest_of_few(bare_label(text), self._labels, self._near_labels)

    def mark(self, text: str) -> str:
        """Return the letter of what stands in the place of a figure; blank where it is none."""
        return self._marks.get(text.casefold(), "")

    def is_no_figure(self, label: str) -> bool:
        """Tell whether a label is that of a change or a direction."""
        plain = flat(label)
        return any(plain == flat(word) or plain.startswith(f"{flat(word)} ") for word in self.format.not_figures)

    def count_kind(self, text: str) -> str:
        """Return numerator, denominator or value where a text names a kind of figure, else nothing."""
        meaning = self.columns.get(flat(text), "")
        return meaning if meaning in ("value", *COUNTS) else ""

    def row(self, label: str) -> Row | None:
        """Return what a row label means, None where no measure has it."""
        kind = "value"
        text = label
        found = re.search(r"[\s\-–—:(,]*\b(numerator|denominator)\b[\s)]*$", label, re.IGNORECASE)
        if found and label[: found.start()].strip():
            kind, text = found[1].lower(), label[: found.start()]
        entries = self._labels.get(flat(text)) or self._labels.get(bare_label(text)) or []
        if not entries:
            return None
        if kind != "value":
            entries = [(measure, kind, breakdown) for measure, old, breakdown in entries if old == "value"]
            entries = [entry for entry in entries if self._unit(entry[0]) not in _COUNT_UNITS] or entries
        return self._chosen(label, entries)

    def _unit(self, measure: str) -> str:
        known = self._context.catalogue.measures.get(measure) if self._context else None
        return known.unit if known else ""

    def _chosen(self, label: str, entries: list[tuple[str, str, str]]) -> Row:
        units = units_in(label)
        fitting = [entry for entry in entries if entry[1] in COUNTS or agrees(self._unit(entry[0]), units)]
        if len(fitting) == 1:
            return Row(*fitting[0])
        if not fitting:
            names = ", ".join(f"{measure} is {unit_words(self._unit(measure))}" for measure, _, _ in entries)
            said = " and ".join(unit_words(unit) for unit in sorted(units))
            return Row(question=f"the label says {said}, but {names}: correct the label, or the measure that it stands "
                                "under in params/formats/quarterly.yaml.")  # fmt: skip
        ways = ", or ".join(f"{measure} ({unit_words(self._unit(measure))})" for measure, _, _ in fitting)
        return Row(question=f"is it {ways}? Write the unit into the label, such as per 100,000, % or number.")


def _nearest_of_few(word: str, known: Iterable[str], compared: dict[str, str]) -> str:
    """Return the nearest of some words; of the thousands in a file of the whole country few are compared."""
    if word not in compared:
        compared[word] = nearest(word, known) if len(compared) < _MOST_COMPARED else ""
    return compared[word]


def unit_words(unit: str) -> str:
    """Return a unit as a message says it."""
    return {"percent": "%", "count": "a number", "ratio": "a ratio", "gbp": "pounds"}.get(
        unit, f"per {int(unit[4:]):,}" if unit.startswith("per_") else unit
    )


def units_in(label: str) -> set[str]:
    """Return the units that a label names; `rate` where it says only that it is a rate."""
    text, found = flat(label), set()
    for unit, pattern in _UNITS:
        if re.search(pattern, text):
            found.add(unit)
            text = re.sub(pattern, " ", text)
    if not found and re.search(r"\brate\b", text):
        found.add("rate")
    return found


def agrees(unit: str, units: set[str]) -> bool:
    """Tell whether the unit of a measure is one that a label names."""
    if not units or not unit:
        return True
    if units == {"rate"}:
        return unit not in _COUNT_UNITS
    if unit == "ratio":
        return units <= {"count", "rate"}
    if unit in _COUNT_UNITS:
        return units == {"count"}
    # "Number per 1,000" is a rate; "% of number of children" is a percentage.
    return unit in units and units <= {unit, "count"}


def bare_label(label: str) -> str:
    """Return a label without the words of its unit and of the population that a rate is over."""
    text = _POPULATION.sub(" ", flat(label))
    for _, pattern in _UNITS:
        text = re.sub(pattern, " ", text)
    bare = " ".join(_WEAK.sub(" ", text).split())
    return bare or flat(label)


def shown(label: str) -> str:
    """Return a label as a message shows it."""
    return snippet(label, 60)
