"""The ledger: every result that an annex prints, with where it came from, and how two ledgers differ."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from yjreport.config.catalogue import Catalogue
from yjreport.errors import AssemblyFailed

COMPARED = ("kind", "section", "numerator", "denominator", "value", "unit", "text", "marks", "judgement", "interval",
            "period", "area", "base", "against", "source")  # fmt: skip
"""The keys of a result that a regression compares."""

Record = dict[str, Any]
"""What JSON holds of a block, a result or a ledger."""

CLOSE = 1e-9
"""Two machines may differ in the last bits of a limit; a difference below this share is none."""


def collect(blocks: Iterable[Record], *, service: str, year: str, edition: str, catalogue: Catalogue) -> Record:
    """
    Return the ledger of the blocks of an annex, in the order in which results are first printed.

    A result that several sections print is held once, under its measure's own section where that is one.

    Raises:
        AssemblyFailed: when one id stands for two different results.
    """
    found: dict[str, Record] = {}
    for block in blocks:
        for record in block["results"]:
            known = found.get(record["id"])
            if known is None:
                found[record["id"]] = dict(record)
            elif _bare(known) != _bare(record):
                raise AssemblyFailed(
                    f"Two different results have the id {record['id']}.",
                    details=[f"{known['section']}: {known['text']}", f"{record['section']}: {record['text']}"],
                    next_step="give their breakdowns different values, then build again.",
                )
            elif record["section"] == catalogue.measures[record["measure"]].section:
                known["section"] = record["section"]
    results = list(found.values())
    _give_aliases(results)
    return {"service": service, "year": year, "edition": edition, "results": results}


def sources_named(records: Iterable[Record]) -> set[str]:
    """Return the ids of the sources that results come from."""
    return {part.partition(",")[0] for record in records for part in record["source"].split("; ")}


def _bare(record: Record) -> Record:
    return {key: value for key, value in record.items() if key not in ("section", "alias")}


def _give_aliases(results: list[Record]) -> None:
    latest: dict[str, Record] = {}
    for record in results:
        alias = alias_of(record["id"])
        if alias not in latest or _order(latest[alias]) < _order(record):
            latest[alias] = record
    for alias, record in latest.items():
        record["alias"] = alias


def alias_of(id: str) -> str:
    """Return a result's id without its period."""
    measure, area, _, *rest = id.split(".", 3)
    return ".".join([measure, area, *rest])


def _order(record: Record) -> tuple[str, str]:
    period = record["period"]
    return (period["end"] or date.min.isoformat(), period["start"] or date.min.isoformat())


def differences(old: Record, new: Record) -> list[str]:
    """Return what changed between two ledgers, a readable line for each result that differs."""
    before = {record["id"]: record for record in old["results"]}
    after = {record["id"]: record for record in new["results"]}
    lines = [f"gone: {id} was {before[id]['text']}" for id in before if id not in after]
    lines += [f"new: {id} is {after[id]['text']}" for id in after if id not in before]
    for id, record in before.items():
        if id in after:
            changed = [key for key in COMPARED if not _same(record.get(key), after[id].get(key))]
            lines += [
                f"changed: {id}, {key}: {_short(record.get(key))} -> {_short(after[id].get(key))}" for key in changed
            ]
    return sorted(lines)


def _same(old: object, new: object) -> bool:
    if isinstance(old, dict) and isinstance(new, dict):
        return old.keys() == new.keys() and all(_same(old[key], new[key]) for key in old)
    if isinstance(old, float) or isinstance(new, float):
        if not (isinstance(old, int | float) and isinstance(new, int | float)):
            return False
        return abs(old - new) <= CLOSE * max(abs(old), abs(new))
    return old == new


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
