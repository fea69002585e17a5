"""The front of an annex: what the title page, the lists at the back and the footer are made from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from yjreport.annex.glossary import prose, terms_in
from yjreport.blocks.marks import MEANINGS, marks_of
from yjreport.errors import AssemblyFailed

REQUIRED = ("service", "year", "title", "status", "cut_off", "edition")
REQUIRED_OF_SERVICE = ("name", "calls_itself", "authorities")
OPTIONAL: dict[str, Any] = {
    "status_note": "",
    "board": "",
    "edition_id": "",
    "synthetic": "",
    "restricted": False,
    "notices": (),
    "sources": (),
    "definitions": (),
    "abbreviations": (),
    "marks": (),
    "questions": {},
    "glossary": (),
    "credits": (),
    "data_credits": (),
    "cut_off_date": "",
    "language": "en-GB",
    "palette": {},
    "logo": None,
}
SYNTHETIC = "The service and every figure in this document are made up, to show what an annex looks like."


def complete(front: Mapping[str, Any]) -> dict[str, Any]:
    """
    Return a front with every key, in one shape.

    Required: service (name, calls_itself, authorities), year, title, status, cut_off and edition, in words.
    Optional: status_note, board, edition_id, synthetic (true, or words for the banner), restricted, notices
    (words, or tone, title and text), sources (id, ids of its editions, title, short, publisher, licence, attribution,
    released, address), definitions (term, meaning, citation, measure), glossary (term, meaning, forms, citation),
    abbreviations (term, meaning), marks, questions (by section), credits (sentences), cut_off_date (ISO), language,
    palette and logo.

    Raises:
        AssemblyFailed: a required key is missing or empty.
    """
    service = front.get("service") or {}
    gone = [key for key in REQUIRED if not front.get(key)]
    gone += [f"service.{key}" for key in REQUIRED_OF_SERVICE if not service.get(key)]
    if gone:
        raise AssemblyFailed(
            "The front of the annex is not complete.",
            details=[f"without: {', '.join(gone)}"],
            next_step="fill these in the parameters of the service and of the year.",
        )
    made = {**OPTIONAL, **front}
    made["status_note"] = made["status_note"] or ""
    made["board"] = made["board"] or ""
    notices = ({"text": notice} if isinstance(notice, str) else notice for notice in made["notices"])
    made["notices"] = [{"tone": "note", "title": "", **notice} for notice in notices]
    made["synthetic"] = SYNTHETIC if made["synthetic"] is True else made["synthetic"] or ""
    made["restricted"] = bool(made["restricted"]) or str(made["edition"]).lower().startswith("board")
    return made


def shorthand(front: Mapping[str, Any], used: Iterable[str]) -> list[dict[str, str]]:
    """
    Return the marks that the annex uses with their meanings.

    Raises:
        AssemblyFailed: a mark is not one of those that have a meaning.
    """
    wanted = sorted({*front["marks"], *used})
    unknown = [mark for mark in wanted if mark not in MEANINGS]
    if unknown:
        raise AssemblyFailed(
            f"No meaning is known for the mark [{unknown[0]}].",
            details=[f"Marks: {', '.join(f'[{mark}] {meaning}' for mark, meaning in MEANINGS.items())}"],
            next_step="use one of these in the data.",
        )
    return [{"mark": mark, "meaning": MEANINGS[mark]} for mark in wanted]


def closing(
    front: Mapping[str, Any], blocks: list[dict[str, Any]], *, whole: bool, brief: bool = False
) -> dict[str, Any]:
    """
    Return a front whose lists at the back hold what a document uses, and no more.

    Args:
        front: a complete front.
        blocks: the blocks of the document.
        whole: whether it is the whole annex: then every source of its figures is listed.
        brief: whether it has no room for terms and definitions, which the whole annex holds.
    """
    # The first part of a result's id is its measure.
    measures = None if whole else {result.partition(".")[0] for result in _results_in(blocks)}
    definitions = [entry for entry in front["definitions"] if _needed(entry, measures, blocks)]
    around = [front["notices"], definitions, front["status_note"], front["board"]]
    words = " ".join(texts_in([blocks, around]))
    made = dict(front)
    made["definitions"] = [{key: value for key, value in entry.items() if key != "measure"} for entry in definitions]
    defined = {entry["term"].casefold() for entry in definitions}
    terms = terms_in(front["glossary"], prose([blocks, around]))
    made["glossary"] = [entry for entry in terms if entry["term"].casefold() not in defined]
    marks = (mark for block in blocks for mark in marks_of(block))
    made["shorthand"] = shorthand(front if whole else {**front, "marks": ()}, marks)
    made["abbreviations"] = abbreviations_in(front, words)
    if not whole:
        cited = {source["id"] for block in blocks for source in block.get("sources", ())}
        made["sources"] = [source for source in front["sources"] if cited & {source["id"], *source.get("ids", ())}]
    if brief:
        made |= {"definitions": [], "glossary": [], "credits": list(front["data_credits"])}
    return made


def _results_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("result"), str):
            yield value["result"]
        for key, inner in value.items():
            if key not in ("spec", "results"):
                yield from _results_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _results_in(inner)


def _needed(entry: Mapping[str, str], measures: set[str] | None, blocks: list[dict[str, Any]]) -> bool:
    """Tell whether a document needs a definition: one of a measure that it prints, or of words that it uses."""
    if not entry["meaning"]:
        return False
    if measures is None:
        return True
    if "measure" in entry:
        return entry["measure"] in measures
    return any(entry["term"].casefold() in text.casefold() for text in prose(blocks))


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text inside a value that a reader sees, to find the terms that it uses."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("spec", "id", "results", "result", "ref"):
                yield from texts_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_in(inner)


def abbreviations_in(front: Mapping[str, Any], text: str) -> list[dict[str, str]]:
    """Return the abbreviations that a text uses: a reader needs no others."""
    return [
        dict(entry)
        for entry in front["abbreviations"]
        if entry["term"] in text and re.search(rf"(?<!\w){re.escape(entry['term'])}s?(?!\w)", text)
    ]


def cut_off_day(front: Mapping[str, Any]) -> date | None:
    """Return the cut-off as a day; nothing where the front says no date."""
    for text, form in ((front["cut_off_date"], "%Y-%m-%d"), (front["cut_off"], "%d %B %Y")):
        with suppress(ValueError):
            return datetime.strptime(text, form).date()
    return None


def full_title(front: Mapping[str, Any]) -> str:
    """Return the name of the document, with the service's name in it."""
    title, name = front["title"], front["service"]["name"]
    return title if name.lower() in title.lower() else f"{title}, {name}"
