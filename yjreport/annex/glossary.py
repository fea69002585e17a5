"""The terms of the glossary that a document uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_UNREAD = frozenset({"spec", "id", "results", "result", "ref", "sources", "description", "key", "align", "marks"})
"""Keys of a block whose texts are no prose: codes, titles of sources, and what stands in for a picture."""
_WORD = re.compile(r"\w+")
_CAPITALS = 2


def prose(value: Any) -> Iterator[str]:
    """Yield the texts of blocks that a reader reads: prose, captions, headings, columns, cells and notes."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key == "runs":
                yield "".join(run["text"] for run in inner)
            elif key not in _UNREAD:
                yield from prose(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from prose(inner)


def terms_in(glossary: Iterable[Mapping[str, Any]], texts: Iterable[str]) -> list[dict[str, str]]:
    """
    Return the terms that texts use, in alphabetical order: term, meaning and citation, if there is one.

    Args:
        glossary: entries with term, meaning and, where there are any, forms and citation.
        texts: what the document says.

    A term is used where one of its forms stands as whole words. The longest form wins: "binary reoffending rate" is
    no use of "reoffending". Forms with two capitals or more are matched as they are written.
    """
    entries = {entry["term"]: entry for entry in glossary}
    forms = _forms(entries.values())
    found: set[str] = set()
    for text in dict.fromkeys(texts):
        found |= _found(text, forms)
    kept = sorted((entries[term] for term in found), key=lambda entry: (entry["term"].casefold(), entry["term"]))
    return [{key: entry[key] for key in ("term", "meaning", "citation") if entry.get(key)} for entry in kept]


def _forms(entries: Iterable[Mapping[str, Any]]) -> dict[str, list[tuple[str, bool, str]]]:
    """Return form, whether its capitals count, and term, by the form's first word in small letters, longest first."""
    forms: dict[str, list[tuple[str, bool, str]]] = {}
    for entry in entries:
        for form in dict.fromkeys((entry["term"], *entry.get("forms", ()))):
            first = _WORD.search(form)
            if first:
                exact = sum(letter.isupper() for letter in form) >= _CAPITALS and " " not in form
                words = form if exact else form.casefold()
                forms.setdefault(first[0].casefold(), []).append((words, exact, entry["term"]))
    return {first: sorted(found, key=lambda one: (-len(one[0]), one[0])) for first, found in forms.items()}


def _found(text: str, forms: Mapping[str, list[tuple[str, bool, str]]]) -> set[str]:
    small, end, found = text.casefold(), 0, set()
    if len(small) != len(text):  # A letter that grows when it is made small would move the places.
        small = text.lower()
    for word in _WORD.finditer(text):
        start = word.start()
        if start < end:
            continue
        for form, exact, term in forms.get(word[0].casefold(), ()):
            stop = start + len(form)
            if (text if exact else small).startswith(form, start) and not text[stop : stop + 1].isalnum():
                found.add(term)
                end = stop
                break
    return found
