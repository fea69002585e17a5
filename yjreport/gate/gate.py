"""The gate: every input against its suite, before any notebook runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yjreport.files.tables import ORIGIN, ORIGIN_ROW, ROW, Table
from yjreport.gate.suites import engine
from yjreport.gate.suites.columns import prepare
from yjreport.gate.suites.faults import MOST_HELD, Fault, Rest, gate_failed
from yjreport.gate.suites.messages import fault_of
from yjreport.gate.suites.rules import Rule, Suite
from yjreport.gate.suites.suites import load_suite
from yjreport.gate.vocabulary.context import GateContext
from yjreport.gate.vocabulary.lookups import load_lookups
from yjreport.inputs.texts import KIND as TEXTS
from yjreport.paths import Project

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Checked:
    """
    Say what one rule looked at in one file and how many rows it refused.

    Args:
        suite: the suite, which is the kind of input.
        check: the rule's id.
        file: the file, from the project's root.
        what: what is checked.
        why: why it matters.
        source: where the rule comes from.
        severity: error or warning.
        rows: rows looked at.
        failures: rows refused, without those that are the consequence of another fault.
    """

    suite: str
    check: str
    file: str
    what: str
    why: str
    source: str
    severity: str
    rows: int
    failures: int


@dataclass(frozen=True)
class CheckedFile:
    """Name one file that the gate read, its hash and its rows."""

    kind: str
    file: str
    sha256: str
    rows: int


@dataclass(frozen=True)
class GateOutcome:
    """
    Hold everything that the gate found.

    Args:
        files: the inputs, in the order given.
        faults: by file, row and column.
        checked: one record for each rule and file, in the order of the suites.
        rest: how many faults there are beyond `faults`: of one rule in one file only the first are held.
    """

    files: tuple[CheckedFile, ...]
    faults: tuple[Fault, ...]
    checked: tuple[Checked, ...]
    rest: tuple[Rest, ...] = ()

    @property
    def errors(self) -> tuple[Fault, ...]:
        """Return the faults that stop a report."""
        return tuple(fault for fault in self.faults if fault.severity == "error")

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """Return the faults that the annex prints."""
        return tuple(fault for fault in self.faults if fault.severity == "warning")

    @property
    def notes(self) -> tuple[Fault, ...]:
        """Return what readers did not understand; it stops nothing and is not printed."""
        return tuple(fault for fault in self.faults if fault.severity == "note")

    def count(self, severity: str) -> int:
        """Return how many faults of a severity there are, with those that are only counted."""
        held = sum(fault.severity == severity for fault in self.faults)
        return held + sum(one.count for one in self.rest if one.severity == severity)

    def raise_if_errors(self) -> None:
        """
        Stop where there is an error.

        Raises:
            GateFailed: with the first errors in full and, as exit code, their kind.
        """
        if self.errors:
            raise gate_failed(self.errors, [one for one in self.rest if one.severity == "error"])


def run_gate(tables: Sequence[Table], context: GateContext, *, expectations: Path | None = None) -> GateOutcome:
    """
    Check every input against the suite of its kind.

    Args:
        tables: inputs as they were read.
        context: the words that inputs may use.
        expectations: the folder of the suites; the project's own when None.

    Raises:
        ParameterFault: a suite is missing or wrong.
    """
    folder = expectations or Project.here().expectations
    context = context.knowing(load_lookups(Project(folder.parent).data / "open" / "lookups"))
    faults: list[Fault] = []
    checked: list[Checked] = []
    rest: list[Rest] = []
    for table in tables:
        suite = load_suite(folder, table.kind)
        found, looked, beyond = _check(table, suite, context)
        faults += found
        checked += looked
        rest += beyond
    # The texts are parts of the other inputs, and of the files of commentary and parameters.
    read = {origin.name for table in tables if table.kind != TEXTS for origin in table.origins}
    files = tuple(
        CheckedFile(table.kind, origin.name, origin.sha256, origin.rows)
        for table in tables
        for origin in table.origins
        if table.kind != TEXTS or origin.name not in read
    )
    return GateOutcome(files, tuple(sorted(faults, key=Fault.place)), tuple(checked), tuple(rest))


def refusals(
    suite: Suite, frame: pd.DataFrame, parameters: Mapping[str, Sequence[str]], name: str
) -> Iterator[tuple[Rule, list[int], Checked]]:
    """
    Return for each rule of a suite the rows that it refuses, without the consequences of other faults, and its record.

    Args:
        suite: the rules.
        frame: a table with its helper columns.
        parameters: the lists that rules name.
        name: of the file or folder.
    """
    findings = engine.validate(suite, frame, parameters)
    refused = {finding.rule.id: frozenset(finding.rows) for finding in findings}
    for finding in findings:
        rule = finding.rule
        consequences = frozenset[int]().union(*(refused[before] for before in rule.after))
        roots = [number for number in finding.rows if number not in consequences]
        record = Checked(
            suite.kind, rule.id, name, rule.what, rule.why, rule.source, rule.severity, finding.looked_at, len(roots)
        )
        yield rule, roots, record


def _check(table: Table, suite: Suite, context: GateContext) -> tuple[list[Fault], list[Checked], list[Rest]]:
    frame = prepare(table, context, suite.settings)
    parameters = context.parameters()
    by_number = {int(number): place for place, number in enumerate(frame[ROW])}
    places = table.places()
    shown = _shown(table)
    faults: list[Fault] = []
    checked: list[Checked] = []
    rest: list[Rest] = []
    for rule, roots, record in refusals(suite, frame, parameters, table.name):
        checked.append(record)
        words = _words(rule, parameters)
        by_file: dict[str, list[int]] = {}
        for number in roots:
            by_file.setdefault(places[number].file, []).append(number)
        for file, numbers in by_file.items():
            # A message for each row of a file that is wrong throughout takes minutes and helps nobody.
            for number in numbers[:MOST_HELD]:
                row = RowView(frame, by_number[number])
                faults.append(fault_of(rule, row, places[number], words, shown))
            if beyond := [places[number].row for number in numbers[MOST_HELD:]]:
                rest.append(Rest.of(rule.severity, rule.kind, file, rule.id, beyond))
    return faults, checked, rest


def _shown(table: Table) -> dict[int, str] | None:
    """Return how messages speak of the rows of a table of several files; None where the number says it all."""
    if not table.numbered_anew:
        return None
    columns = table.frame[[ROW, ORIGIN, ORIGIN_ROW]].itertuples(index=False)
    if len(table.origins) == 1:
        return {int(number): str(row) for number, _, row in columns}
    return {int(number): f"{row} of {table.origins[origin].short_name}" for number, origin, row in columns}


class RowView(Mapping[str, Any]):
    """Look into one row of a frame without copying its eighty columns for every fault."""

    def __init__(self, frame: pd.DataFrame, place: int) -> None:
        self._frame, self._place = frame, place

    def __getitem__(self, name: str) -> Any:
        return self._frame[name].iat[self._place]

    def __iter__(self) -> Iterator[str]:
        return iter(self._frame.columns)

    def __len__(self) -> int:
        return len(self._frame.columns)


def _words(rule: Rule, parameters: dict[str, list[str]]) -> list[str]:
    """Return the list of words that a rule allows, also where it is named as a parameter."""
    allowed: Iterable[Any] = rule.arguments.get("value_set", ())
    if isinstance(allowed, dict):
        allowed = parameters[allowed["$PARAMETER"]]
    return [word for word in allowed if isinstance(word, str)]


def merged(records: Iterable[Mapping[str, Any]]) -> GateOutcome:
    """Return the outcome that several contents of checks.json hold together, in their order."""
    held = list(records)
    return GateOutcome(
        tuple(CheckedFile(**one) for record in held for one in record["files"]),
        tuple(Fault(**one) for record in held for one in record["faults"]),
        tuple(Checked(**one) for record in held for one in record["checked"]),
        tuple(Rest.from_record(one) for record in held for one in record.get("rest", ())),
    )
