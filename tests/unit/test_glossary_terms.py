"""The glossary: its file is sound, and an annex holds the terms that it uses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from yjreport.annex.glossary import prose, terms_in
from yjreport.config.glossary import Glossary, load_glossary
from yjreport.errors import ParameterFault
from yjreport.paths import Project

ENTRIES = [
    {"term": "binary rate", "meaning": "A share.", "forms": ["binary reoffending rate"]},
    {"term": "reoffence", "meaning": "Another offence.", "forms": ["reoffending", "reoffences"]},
    {"term": "rate per 100,000", "meaning": "A rate.", "forms": ["per 100,000"]},
    {"term": "special educational needs", "meaning": "Needs.", "forms": ["SEN"], "citation": "An Act"},
    {"term": "95% interval", "meaning": "A range.", "forms": ["95% intervals"]},
    {"term": "child", "meaning": "A young person.", "forms": ["children"]},
]


def used(*texts: str) -> list[str]:
    """Return the terms that texts use."""
    return [entry["term"] for entry in terms_in(ENTRIES, texts)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The binary reoffending rate fell.", ["binary rate"]),
        ("Reoffending fell; so did the Binary Rate.", ["binary rate", "reoffence"]),
        ("153 per 100,000 children", ["child", "rate per 100,000"]),
        ("153 per 100,0001", []),
        ("SEN support", ["special educational needs"]),
        ("It was sen, and has a sense.", []),
        ("With 95% intervals.", ["95% interval"]),
        ("Childhood, stepchild and grandchildren", []),
        ("", []),
    ],
)
def test_a_term_is_used_where_it_stands_as_whole_words(text: str, expected: list[str]) -> None:
    """The longest form wins, capitals matter for abbreviations alone, and parts of words are no use."""
    assert used(text) == expected


def test_prose_is_what_a_reader_reads() -> None:
    """Runs of a sentence are one text; codes, drawings and titles of sources are none."""
    block = {
        "block": "chart", "id": "child", "title": "A title", "spec": {"text": "SEN"}, "description": "reoffences",
        "runs": [{"text": "binary ", "result": "reoffence.local"}, {"text": "rate", "ref": "child"}],
        "data": {"columns": [{"key": "child", "label": "A column"}], "rows": []}, "sources": [{"title": "SEN"}],
    }  # fmt: skip

    assert sorted(prose(block)) == ["A column", "A title", "binary rate", "chart"]
    assert [entry["term"] for entry in terms_in(ENTRIES, prose(block))] == ["binary rate"]


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    """Return the glossary of the project."""
    return load_glossary(Project.here())


def test_meanings_are_short_sentences_in_plain_words(glossary: Glossary) -> None:
    """Each meaning ends in a full stop, has sentences of at most 35 words, and no abbreviation but those of names."""
    for entry in glossary.terms:
        assert entry.meaning.endswith("."), entry.term
        longest = max(len(sentence.split()) for sentence in re.split(r"(?<=[.;])\s", entry.meaning))
        assert longest <= 35, f"{entry.term}: {longest} words"
        assert not re.search(r"\b(?:FTE|KPI|YJB|YOT|SEN|OOCD|e\.g|i\.e)\b", entry.meaning), entry.term


def test_the_terms_of_the_field_are_there(glossary: Glossary) -> None:
    """Words that readers asked for are explained, and every abbreviation of the list has a name that spells out."""
    known = {form for entry in glossary.terms for form in (entry.term, *entry.forms)}

    assert {"cohort", "pooled", "KPI", "SEN", "NEET", "percentage point", "no detectable change"} <= known
    assert "FTE" not in glossary.abbreviations, "it has two meanings and is never explained, but written out"
    assert {"KPI", "SEN", "NEET", "RAG", "NRM"} <= set(glossary.abbreviations)


def test_words_of_two_terms_are_refused(tmp_path: Path) -> None:
    """A form that belongs to two terms is a fault that names both; without a file the glossary is empty."""
    params = tmp_path / "params"
    params.mkdir()
    assert load_glossary(Project(tmp_path)).terms == ()
    text = "terms:\n  - {term: a, meaning: One., forms: [same]}\n  - {term: b, meaning: Two., forms: [Same]}\n"
    (params / "glossary.yaml").write_text(f"{text}abbreviations: {{}}\n", encoding="utf-8")
    load_glossary.cache_clear()

    with pytest.raises(ParameterFault) as fault:
        load_glossary(Project(tmp_path))

    assert "a and b" in fault.value.details[0]
