"""Load the expectation suites, which are data: JSON files that Great Expectations itself can read."""

from __future__ import annotations

import json
from pathlib import Path
from string import Formatter
from typing import Any

from yjreport.errors import ParameterFault, did_you_mean
from yjreport.files.columns import BESIDE, SCHEMAS
from yjreport.gate.suites.columns import columns
from yjreport.gate.suites.faults import KINDS
from yjreport.gate.suites.messages import SPECIAL
from yjreport.gate.suites.rules import Rule, Suite
from yjreport.inputs.texts import KIND as TEXTS

SEVERITIES = {"critical": "error", "warning": "warning"}
"""The severities that a suite may use, in Great Expectations' word and in ours."""

_META = {"id", "kind", "column", "what", "source", "expected", "next_step"}
_OPTIONAL = {"found", "after"}
_TEMPLATES = ("column", "found", "expected", "next_step")


def load_suite(folder: Path, kind: str) -> Suite:
    """
    Read `<kind>.json` and check that every expectation says what it needs to.

    Raises:
        ParameterFault: the file is missing, is not JSON, or an expectation lacks its notes, names an
            unknown column or follows a rule that does not stand before it.
    """
    path = folder / f"{kind}.json"
    where = f"expectations/{path.name}"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        entries = data["expectations"]
        suite = Suite(kind, data["notes"], (), data.get("meta", {}))
    except FileNotFoundError:
        raise _fault(f"The expectation suite {where} is missing.", "it comes with the project.") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _fault(f"The expectation suite {where} cannot be read.", _reason(error)) from None
    rules: list[Rule] = []
    for place, entry in enumerate(entries, start=1):
        try:
            rules.append(_rule(entry, kind, [rule.id for rule in rules]))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            named = f"expectation {place} of {where}"
            raise _fault(f"There is a fault in {named}.", _reason(error)) from None
    return Suite(kind, suite.purpose, tuple(rules), suite.settings)


def load_suites(folder: Path) -> dict[str, Suite]:
    """Return the suite of every kind of input, and of what may stand beside the inputs."""
    return {kind: load_suite(folder, kind) for kind in (*SCHEMAS, *BESIDE, TEXTS)}


def _fault(what: str, detail: str) -> ParameterFault:
    return ParameterFault(what, details=[detail], next_step="restore the file from the project, or mend it.")


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _rule(entry: dict[str, Any], kind: str, before: list[str]) -> Rule:
    meta, arguments = dict(entry["meta"]), dict(entry["kwargs"])
    lacking, unknown = _META - set(meta), set(meta) - _META - _OPTIONAL
    if lacking or unknown:
        raise ValueError(f"meta lacks {sorted(lacking)}, and has unknown {sorted(unknown)}")
    if meta["id"] in before:
        raise ValueError(f"the id {meta['id']} is used twice")
    if meta["kind"] not in KINDS:
        raise ValueError(f"the kind {meta['kind']} is not known{did_you_mean(meta['kind'], KINDS)}")
    if not str(entry["notes"]).strip() or not all(str(meta[key]).strip() for key in _META):
        raise ValueError(f"{meta['id']} has a blank note")
    after = tuple(meta.get("after", ()))
    if set(after) - set(before):
        raise ValueError(f"{meta['id']} comes after {sorted(set(after) - set(before))}, not found before it")
    _check_columns(meta, arguments, kind)
    return Rule(
        id=meta["id"],
        type=entry["type"],
        arguments=arguments,
        severity=SEVERITIES[entry["severity"]],
        kind=meta["kind"],
        column=meta["column"],
        what=meta["what"],
        why=entry["notes"],
        source=meta["source"],
        expected=meta["expected"],
        next_step=meta["next_step"],
        found=meta.get("found", ""),
        after=after,
    )


def _check_columns(meta: dict[str, Any], arguments: dict[str, Any], kind: str) -> None:
    known = columns(kind)
    named = [arguments[key] for key in ("column", "column_A", "column_B") if key in arguments]
    for template in _TEMPLATES:
        fields = [name for _, name, _, _ in Formatter().parse(meta.get(template, "")) if name]
        named += [name for name in fields if name not in SPECIAL]
    unknown = [name for name in named if name not in known]
    if unknown or not named:
        raise ValueError(f"{meta['id']} names columns that are not there: {unknown}")
