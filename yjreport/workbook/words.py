"""The words of the drop-downs, and what each means in the documented columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from yjreport.config.catalogue import Area, Catalogue
from yjreport.config.measure_schema import Measure
from yjreport.config.schema import Service

MEASURES = {
    "outcomes": ("first-time-entrants", "reoffending", "custody", "remand", "over-representation"),
    "indicators": (
        "accommodation", "education", "health", "diversion", "wider-services", "serious-violence", "victims",
    ),
    "context": ("context", "caseload", "police-custody", "participation", "workforce", "resources", "standards"),
}  # fmt: skip
"""The sections whose measures each sheet of figures offers; all three understand every measure."""

NO_NUMBER = ("date", "text")
THIS_SERVICE = "this service"
_FICTIONAL = "example-"
_ORDER = {"member": 0, "own region": 1, "national": 2, "family": 3, "region": 4, "peer": 5}
_OWN_ROLES = ("member", "family", "peer")
_LETTERS = re.compile(r"\[?([a-z])\]?")
_MARKS = {
    "b": "break in the series", "c": "confidential", "e": "estimated", "k": "rounds to zero", "p": "provisional",
    "r": "revised", "u": "low reliability", "x": "not available", "z": "not applicable",
}  # fmt: skip


def _same(*words: str) -> dict[str, str]:
    """Return a list whose words are the canonical ones."""
    return {word: word for word in words}


FIXED: dict[str, dict[str, str]] = {
    "row type": {"data": "data", "example": "example"},
    "unit": {
        "per cent (%)": "percent", "percentage points": "percentage_points", "per 100,000": "per_100000",
        "per 10,000": "per_10000", "per 1,000": "per_1000", "number (count)": "count", "pounds (£)": "gbp",
        "nights": "nights", "ratio": "ratio",
    },
    "limit": _same("about", "at least", "at most", "more than", "less than"),
    "mark": {f"{name} ({letter})": letter for letter, name in _MARKS.items()},
    "budget table": {"contributions": "contributions", "expenditure": "expenditure", "other funding": "other_funding"},
    "budget row": {"item": "item", "total": "total"},
    "agency": {
        "local authority": "local_authority", "police": "police", "probation": "probation", "health": "health",
        "police and crime commissioner": "pcc", "Youth Justice Board grant": "yjb_grant",
        "Welsh Government": "welsh_government", "other": "other", "total": "total",
        "spent on: employees": "employee", "spent on: other employee costs": "other_employee",
        "spent on: premises": "premises", "spent on: supplies and services": "supplies_services",
        "spent on: information and communication technology": "ict", "spent on: third parties": "third_party",
        "spent on: transport": "transport",
    },
    "action kind": _same("action", "commitment", "initiative"),
    "status": _same("completed", "on track", "in progress", "not started", "not stated"),
    "impact": _same("progress made", "progress starting", "no impact", "not stated"),
    "risk kind": _same("register", "narrative"),
    "standard state": _same("result", "pending", "planned"),
    "note kind": _same("contradiction", "inference", "gap", "correction", "unit", "period",
                                          "terminology"),
    "check": {
        "percentage and its counts (DQ01)": "DQ01", "percentage points or per cent (DQ02)": "DQ02",
        "unit of a rate (DQ03)": "DQ03", "rate and its population (DQ04)": "DQ04",
        "children, offences, sentences (DQ05)": "DQ05", "period of a figure (DQ06)": "DQ06",
        "overlapping windows (DQ07)": "DQ07", "same figure in several places (DQ08)": "DQ08",
        "number words and lists (DQ09)": "DQ09", "parts and total (DQ10)": "DQ10", "budget sums (DQ11)": "DQ11",
        "small cohort (DQ12)": "DQ12", "small counts withheld (DQ13)": "DQ13", "live tracker (DQ14)": "DQ14",
        "two records in one line (DQ15)": "DQ15", "better high or low (DQ16)": "DQ16",
        "claims of the text (DQ17)": "DQ17", "measures of the year (DQ18)": "DQ18",
        "abbreviations and names (DQ19)": "DQ19", "how a number is written (DQ20)": "DQ20",
        "status of actions (DQ21)": "DQ21", "revised figures (DQ22)": "DQ22", "provisional figures (DQ23)": "DQ23",
        "same denominator (DQ24)": "DQ24", "structure of a table (DQ25)": "DQ25", "age of a figure (DQ26)": "DQ26",
    },
    "source kind": {
        "local (our own record)": "local", "plan (a published plan or report)": "plan",
        "open (published statistics)": "open",
    },
}  # fmt: skip
"""The lists that are the same for every service: the word of the drop-down, and its canonical word."""

ALIASES: dict[str, dict[str, str]] = {
    "unit": {
        "%": "percent", "per cent": "percent", "percentage": "percent", "number": "count", "£": "gbp",
        "pounds": "gbp", "rate per 100,000": "per_100000", "rate per 10,000": "per_10000",
        "rate per 1,000": "per_1000", "percentage point": "percentage_points",
    },
    "agency": {"police and crime commissioner (pcc)": "pcc", "yjb grant": "yjb_grant", "yjb": "yjb_grant"},
}  # fmt: skip
"""Other words that are understood, in small letters."""


def folded(text: str) -> str:
    """Return a text in small letters with single spaces, as words are compared."""
    return " ".join(text.casefold().split())


@dataclass(frozen=True)
class Words:
    """
    Know every word of the drop-downs of one service, and turn what a cell says into the documented word.

    Args:
        service: whose workbook it is.
        catalogue: the measures and sections.
        areas: every area that its files may name, by the documented word.
        sources: ids to offer.
    """

    service: Service
    catalogue: Catalogue
    areas: Mapping[str, Area]
    sources: Sequence[str] = ()

    @cached_property
    def lists(self) -> dict[str, dict[str, str]]:
        """Return the canonical word by the word offered, by list, in the order of the drop-downs."""
        return {
            **{f"measure for {sheet}": {one.title: one.id for one in self.measures(sheet)} for sheet in MEASURES},
            "area": self._areas(),
            **FIXED,
            "section": {one.title: one.slug for one in self.catalogue.sections.values()},
            "source": {id: id for id in self.sources},
        }

    def measures(self, sheet: str) -> list[Measure]:
        """Return the measures that a sheet of figures offers."""
        return [
            measure
            for slug in MEASURES[sheet]
            for measure in self.catalogue.by_section.get(slug, ())
            if measure.unit not in NO_NUMBER and "plan" in measure.sources
            and (sheet == "indicators") == _indicator(measure, slug)
        ] + ([one for one in self.catalogue.by_section.get("workforce", ()) if _indicator(one, "workforce")]
             if sheet == "indicators" else [])  # fmt: skip

    def _areas(self) -> dict[str, str]:
        """Return the areas to offer: the service, its authorities, its own region, the nations, the rest."""
        offered = [
            key
            for key, area in self._others.items()
            if area.role in _ORDER and (area.role in _OWN_ROLES or key.startswith(_FICTIONAL) == self.service.synthetic)
        ]
        own = self.service.region.key
        offered.sort(key=lambda key: _ORDER["own region" if key == own else self.areas[key].role])
        return {THIS_SERVICE: "local", **{self.area_word(key): key for key in offered}}

    def area_word(self, key: str) -> str:
        """Return the word offered for an area: its name, with its key where the name means another area too."""
        if key == "local":
            return THIS_SERVICE
        name = self.areas[key].name
        return f"{name} ({key})" if folded(name) in self.unclear_areas else name

    @cached_property
    def _others(self) -> dict[str, Area]:
        """Return every area but the service itself, which may be one authority."""
        single = self.service.authorities[0].code if len(self.service.authorities) == 1 else None
        return {key: area for key, area in self.areas.items() if key not in ("local", single)}

    @cached_property
    def unclear_areas(self) -> dict[str, tuple[str, ...]]:
        """Return the names that mean several areas, each with the documented words of them."""
        named: dict[str, dict[str, None]] = {}
        for key, area in self._others.items():
            named.setdefault(folded(area.name), {})[key] = None
        for name in (self.service.name, self.service.calls_itself, self.service.short_name):
            named.setdefault(folded(name), {})["local"] = None
        return {name: tuple(keys) for name, keys in named.items() if len(keys) > 1}

    @cached_property
    def known(self) -> dict[str, dict[str, str]]:
        """Return the canonical word by every word that is understood, in small letters, by list."""
        measures = {folded(one.title): one.id for one in self.catalogue.measures.values()}
        measures |= {one: one for one in self.catalogue.measures}
        sections = {folded(one.title): one.slug for one in self.catalogue.sections.values()}
        fixed = {
            name: {**{canonical.casefold(): canonical for canonical in words.values()},
                   **{folded(word): canonical for word, canonical in words.items()}, **ALIASES.get(name, {})}
            for name, words in FIXED.items()
        }  # fmt: skip
        fixed["source kind"] |= _same("local", "plan", "open")
        return {
            **fixed,
            **{f"measure for {sheet}": measures for sheet in MEASURES},
            "area": self._area_words,
            "section": sections | {slug: slug for slug in self.catalogue.sections},
            "source": {folded(id): id for id in self.sources},
        }

    @cached_property
    def _area_words(self) -> dict[str, str]:
        own = (self.service.name, self.service.calls_itself, self.service.short_name)
        names = {folded(area.name): key for key, area in self._others.items()}
        names |= dict.fromkeys(map(folded, own), "local")
        return {
            **{name: key for name, key in names.items() if name not in self.unclear_areas},
            **{folded(self.area_word(key)): key for key in self._others},
            **{folded(key): key for key in self.areas},
            THIS_SERVICE: "local",
        }

    def canonical(self, name: str, text: str) -> str:
        """Return the canonical word of a list for what a cell says, or the cell as it is where none is known."""
        if name == "mark":
            return self._marks(text)
        return self.known.get(name, {}).get(folded(text), text)

    def _marks(self, text: str) -> str:
        known = self.known["mark"]
        parts = [folded(part) for part in re.split(r"[,;]", text) if part.strip()]
        letters: list[str] = []
        for part in parts:
            single = [_LETTERS.fullmatch(word) for word in part.split()]
            if part in known:
                letters.append(known[part])
            elif part.partition(" (")[0] in self._mark_names:
                letters.append(self._mark_names[part.partition(" (")[0]])
            elif all(single):
                letters += [match[1] for match in single if match]
            else:
                return text
        return " ".join(dict.fromkeys(letters))

    @cached_property
    def _mark_names(self) -> dict[str, str]:
        return {name: letter for letter, name in _MARKS.items()}


def _indicator(measure: Measure, section: str) -> bool:
    """Tell whether a measure stands on the sheet of indicators, whatever its section."""
    kpi = measure.id.startswith("kpi") or any(key.startswith("kpi_") for key in measure.national)
    return kpi or section in MEASURES["indicators"]
