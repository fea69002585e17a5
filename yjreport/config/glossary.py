"""The terms and the abbreviations of the field, from params/glossary.yaml."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated

from pydantic import Field

from yjreport.config.schema import Strict, Text
from yjreport.config.yaml_files import load
from yjreport.errors import ParameterFault
from yjreport.paths import Project

FILE = "glossary.yaml"
Abbreviation = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9&]+$")]


class Term(Strict):
    """Explain one term: its meaning, other forms in which it is written, and where the meaning comes from."""

    term: Text
    meaning: Text
    forms: tuple[Text, ...] = ()
    citation: str = ""


class Glossary(Strict):
    """Hold the terms, the full names of abbreviations, and words for addresses that serve as citations."""

    terms: tuple[Term, ...]
    abbreviations: dict[Abbreviation, Text]
    citations: dict[str, Text] = Field(default_factory=dict)


@lru_cache(maxsize=4)
def load_glossary(project: Project) -> Glossary:
    """
    Return the glossary of a project; an empty one where the project has none.

    Raises:
        ParameterFault: the file is wrong, or a form belongs to two terms.
    """
    path = project.params / FILE
    if not path.is_file():
        return Glossary(terms=(), abbreviations={})
    glossary = load(path, Glossary, project)
    _check(glossary, project.relative(path))
    return glossary


def _check(glossary: Glossary, name: str) -> None:
    owners: dict[str, list[str]] = {}
    for entry in glossary.terms:
        for form in dict.fromkeys((entry.term, *entry.forms)):
            owners.setdefault(form.casefold(), []).append(entry.term)
    twice = [f"{form!r}: {' and '.join(terms)}" for form, terms in owners.items() if len(terms) > 1]
    if twice:
        raise ParameterFault(
            f"{name} gives the same words more than once.",
            details=twice[:8],
            next_step="leave each form with one term.",
        )
