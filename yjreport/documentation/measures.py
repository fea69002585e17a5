"""
The reference of measures, made from the catalogue.

Every entry of params/measures/ is described in words, with a worked example that is evaluated as an annex evaluates
its figures, so that the page cannot say what the code does not do.
"""

from __future__ import annotations

from yjreport.cases.rules import RULES
from yjreport.config.catalogue import Catalogue, load_catalogue
from yjreport.config.measure_schema import Measure
from yjreport.documentation import words
from yjreport.documentation.examples import sentence
from yjreport.paths import Project

HEAD = """\
# Reference of measures

This page is made from `params/measures/` by `python -m yjreport.documentation`: change the catalogue, not the page.
[Measures](measures.md) explains the keys of an entry and how to add one.

There are {measures} measures in {sections} sections. The figures of the worked examples are invented, and each is
computed and printed as an annex prints it. An interval is a 95% confidence interval. Marks are explained in every
annex; a denominator of zero gives `[z]`, not applicable.
"""


def measures_reference(project: Project) -> str:
    """Return the text of docs/measures-reference.md."""
    catalogue = load_catalogue(project)
    sections = {slug: found for slug, found in catalogue.by_section.items() if found}
    parts = [HEAD.format(measures=len(catalogue.measures), sections=len(sections))]
    titles = {slug: catalogue.sections[slug].title for slug in sections}
    parts.append("\n".join(f"- [{titles[slug]}](#{_anchor(titles[slug])}): {len(sections[slug])}" for slug in sections))
    for slug, found in sections.items():
        parts.append(f"## {titles[slug]}\n\n{catalogue.sections[slug].question}")
        parts.extend(entry(measure, catalogue) for measure in found)
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def entry(measure: Measure, catalogue: Catalogue) -> str:
    """Return one measure: its title, its id, and a line for each thing that is said of it."""
    lines = [f"- **{name}**: {text}" for name, text in _facts(measure, catalogue).items() if text]
    parts = [f"### {measure.title}", f"`{measure.id}`", measure.question, "\n".join(lines), _versions(measure)]
    return "\n\n".join(part for part in parts if part)


def _facts(measure: Measure, catalogue: Catalogue) -> dict[str, str]:
    return {
        "Definition": measure.definition,
        "Counted": measure.counts,
        "Numerator": measure.numerator,
        "Denominator": measure.denominator,
        "Multiplier": words.multiplier(measure),
        "Made from": _made_from(measure),
        "Unit": words.unit(measure),
        "Better": words.polarity(measure),
        "Interval": words.interval(measure),
        "Chance": words.test(measure),
        "Period": "when the cohort was formed, not when what is counted happened" if measure.cohort else "",
        "Broken down by": words.breakdowns(measure),
        "Sources": words.sources(measure),
        "Small numbers": words.small_numbers(measure),
        "National measure": words.national(measure, tuple(catalogue.measure_sets.values())),
        "Counting rule": _rule(measure),
        "Worked example": sentence(measure),
        "Citation": measure.citation,
    }


def _made_from(measure: Measure) -> str:
    if measure.derived is None:
        return ""
    return f"`{measure.derived.numerator}` divided by `{measure.derived.denominator}`"


def _rule(measure: Measure) -> str:
    return f"`{measure.rule}`. {rule_says(measure.rule)}".removesuffix(". ") if measure.rule else ""


def rule_says(name: str) -> str:
    """Return the first paragraph of a counting rule's definition in one line, blank where there is no such rule."""
    return " ".join(RULES[name].says.partition("\n\n")[0].split()) if name in RULES else ""


def _versions(measure: Measure) -> str:
    if not measure.versions:
        return ""
    rows = [
        f"| {version.version} | {version.wording} | {words.version_years(measure, version)} | {version.citation} |"
        for version in measure.versions
    ]
    return "\n".join(["| Version | Wording | In force | Citation |", "| --- | --- | --- | --- |", *rows])


def _anchor(title: str) -> str:
    # As GitHub makes them: lower case, spaces as hyphens, without punctuation.
    return "".join(letter for letter in title.lower().replace(" ", "-") if letter.isalnum() or letter == "-")
