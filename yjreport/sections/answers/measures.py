"""The answer of a section from its main measures: the latest figure, the one before, and whether chance explains it."""

from __future__ import annotations

from collections.abc import Sequence

from yjreport import wording
from yjreport.figures.results import Result
from yjreport.figures.series import PLAIN, Series
from yjreport.formats import plural
from yjreport.sections.data_quality.warnings_and_notes import measure_set
from yjreport.sections.section_figures import SectionFigures, change_of
from yjreport.sections.shared.measure_sources import is_open
from yjreport.wording import Words

MOST = 2
"""Measures that an answer says."""

PREFERRED: dict[str, tuple[str, ...]] = {
    "context": ("population_10_17",),
    "remand": ("remand_children", "remand_nights"),
}
"""Measures that answer the question of a section without national measures best, where they have figures."""


def measured(section: SectionFigures, most: int = MOST) -> Words:
    """Return the answer from the section's main measures; nothing where none has a figure of the service."""
    words: Words = []
    first: Result | None = None
    for number, series in enumerate(main(section)[:most]):
        latest = series.latest()
        if latest is None:
            each = categories(series)
            only = each[0] if len(each) == 1 else None
            said = wording.brief(only, series.measure, None) if only else wording.by_category(each, series.measure)
            words = wording.join_sentences(words, said)
            continue
        same = same_period(latest, first, cohort=series.measure.cohort)
        change = change_of(series, latest)
        said = wording.brief(latest, series.measure, change, verdict=number == 0, same=same)
        words = wording.join_sentences(words, said)
        first = first or latest
    return words


def indirect(section: SectionFigures) -> Words:
    """
    Say that no source gives the national measures of a section, where its answer speaks of something else.

    The question of a section is about its national measures: a figure beside them would be read as their answer.
    """
    chosen = main(section)
    if not chosen or chosen[0].measure.national:
        return []
    in_force = {group.key for group in measure_set(section.dataset).measures}
    measures = section.dataset.catalogue.by_section.get(section.slug, ())
    keys = {key for measure in measures for key in measure.national} & in_force
    return [f"No source gives the national {plural(len(keys), 'measure')} of this section."] if keys else []


def measures_in_answer(section: SectionFigures, most: int = MOST) -> dict[str, str]:
    """Return the id of each figure that the answer says of so many measures, by measure; of categories the first."""
    found = {
        series.measure.id: series.latest() or next(iter(categories(series)), None) for series in main(section)[:most]
    }
    return {id: latest.id for id, latest in found.items() if latest is not None}


def main(section: SectionFigures) -> list[Series]:
    """
    Return the measures that answer the section's question, at most two.

    They are national measures of the section; where there is none, the first measure with a latest figure of the
    service. A level comes before a change that was published alone, a figure that is there before one that is
    withheld, a dated one before an undated one, a national measure before one that only bears on it, a whole before
    categories, and what the service's own sources give before open data of the area. A second measure is of the
    same standing and not the number beside its own rate.
    """
    held = [series for series in section.measures() if _usable(series)]
    preferred = [series for id in PREFERRED.get(section.slug, ()) for series in held if series.measure.id == id]
    if preferred:
        return preferred
    national = [series for series in held if series.measure.national]
    chosen = sorted(national or held, key=lambda series: _rank(section, series))
    if not national or chosen[0].measure.kind == "change":
        return chosen[:1]
    alike = [series for series in chosen if series.measure.proxy == chosen[0].measure.proxy]
    return _with_another([series for series in alike if series.measure.kind == "level"])


def _with_another(found: Sequence[Series]) -> list[Series]:
    """Return the first measure and, where both have a figure of the whole, the first of another national measure."""
    first = found[0]
    if first.latest() is None:
        return [first]
    others = [series for series in found[1:] if series.latest()]
    # A number beside its own rate says the same again.
    others = [series for series in others if series.measure.unit not in PLAIN or first.measure.unit in PLAIN]
    different = [series for series in others if set(series.measure.national) != set(first.measure.national)]
    return [first, *(different or others)][:MOST]


def _usable(series: Series) -> bool:
    """Tell whether a measure has something to say: a figure of the whole or of categories, not a change alone."""
    measure = series.measure
    if (measure.kind == "change" and not measure.national) or measure.unit in ("text", "date") or not series.local:
        return False
    if series.measure.subject.startswith("the target "):
        return False
    latest = series.latest()
    return "x" not in latest.marks if latest else bool(categories(series))


def _rank(section: SectionFigures, series: Series) -> tuple[bool, ...]:
    latest = series.latest()
    return (
        series.measure.kind == "change",
        latest is not None and not latest.there,
        latest is not None and not latest.period.known,
        series.measure.proxy,
        latest is None,
        is_open(section, series) and not series.measure.national,
    )


def categories(series: Series) -> list[Result]:
    """Return the latest figures of the first breakdown of a measure, where at least one is there."""
    dimensions = list(dict.fromkeys(tuple(name for name, _ in item.breakdown) for item in series.local))
    for names in dimensions:
        items = [item for item in series.local if tuple(name for name, _ in item.breakdown) == names]
        newest = max(items, key=lambda item: item.period.order()).period
        found = [item for item in items if item.period == newest]
        if names and any(item.there for item in found):
            return found
    return []


def same_period(latest: Result, first: Result | None, *, cohort: bool) -> str:
    """Return words in place of a period that the sentence before has said."""
    if first is None or latest.period != first.period or not latest.period.known:
        return ""
    if cohort:
        return " in the same cohort"
    return " on the same day" if latest.period.start == latest.period.end else " over the same period"
