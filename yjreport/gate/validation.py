"""
Run the gate over the inputs of an annex, once for the same bytes.

What the gate found is kept beside the reports under a hash of the inputs, the suites and the vocabulary;
the same inputs are not validated again, and a notebook reads the record without the gate.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from yjreport.config.catalogue import Area, Catalogue
from yjreport.config.schema import Source
from yjreport.files.tables import Table
from yjreport.gate.gate import GateOutcome, merged, run_gate
from yjreport.gate.open_data_record import open_record
from yjreport.gate.published_check import run_published
from yjreport.gate.reading.rows import rows_of
from yjreport.gate.record import Record, checks_json, keep
from yjreport.gate.suites.faults import Fault
from yjreport.gate.vocabulary.context import GateContext, ReportTerms
from yjreport.gate.vocabulary.text_terms import TextTerms
from yjreport.inputs.annex_inputs import Inputs
from yjreport.inputs.collector import UNREGISTERED
from yjreport.inputs.commentary_files import commentary_folder, unprinted
from yjreport.inputs.service_files import inputs_folder
from yjreport.inputs.texts import KIND as WORDING
from yjreport.inputs.texts import read_texts
from yjreport.inputs.year_inputs import Remarked

TEXTS = ("text", "date")


@dataclass(frozen=True)
class Passed:
    """
    Hold what the gate found in inputs without an error.

    Args:
        record: the content of checks.json; warnings are among its faults.
    """

    record: Record

    @property
    def warnings(self) -> list[dict[str, Any]]:
        """
        Return the warnings that readers of the annex need, in the order of files and rows.

        What readers of files remark and what is said of wording is for the officer, in checks.html.
        """
        suites: dict[str, set[str]] = {}
        for one in self.record["checked"]:
            suites.setdefault(one["check"], set()).add(one["suite"])
        return [
            fault
            for fault in self.record["faults"]
            if fault["severity"] == "warning" and fault["kind"] != "reading" and suites.get(fault["check"]) != {WORDING}
        ]


def context(inputs: Inputs) -> GateContext:
    """Return the words that the suites allow (measures, areas, sources, sections), and the terms of the report."""
    report, sets = inputs.request.report, inputs.catalogue.measure_sets
    named = sets.get(report.measure_set)
    terms = ReportTerms(
        year=report.year,
        cut_off=report.cut_off,
        measure_set=named.title if named else "",
        measures=tuple(group.key for group in named.measures) if named else (),
        known=tuple({group.key: group.title for one in sets.values() for group in one.measures}.items()),
        policy=report.disclosure.policy,
        threshold=report.disclosure.threshold,
        budget_period=report.budget_period.label if report.budget_period else "",
    )
    # A source without its day of release is told once, where it is registered, and not in each row that names it.
    sources = {**dict.fromkeys(inputs.year.undated_sources), **inputs.sources}
    return words_allowed(inputs.catalogue, inputs.areas, sources).reporting(terms, _text_terms(inputs))


def _text_terms(inputs: Inputs) -> TextTerms:
    """Return what the rules about texts are tested against."""
    service = inputs.request.service
    observations = inputs.tables.get("observations")
    return TextTerms.from_plain(
        measures=[measure.model_dump() for measure in inputs.catalogue.measures.values()],
        observations=rows_of(observations.frame) if observations else (),
        terms=service.terms,
        names=[service.name, *(authority.name for authority in service.authorities)],
    )


def words_allowed(catalogue: Catalogue, areas: Mapping[str, Area], sources: Mapping[str, Source | None]) -> GateContext:
    """Return the words that the suites allow, of a catalogue, its areas and sources."""
    return GateContext.from_plain(
        # Texts and dates are results of the registers; an observation is a number.
        measures=[measure.model_dump() for measure in catalogue.measures.values() if measure.unit not in TEXTS],
        areas=areas,
        sources=sources,
        sections=catalogue.sections,
    )


def run(inputs: Inputs) -> GateOutcome:
    """Return what the gate finds in the service's own files, errors and warnings."""
    if not inputs.tables:
        return GateOutcome((), (), ())
    tables = checked_tables(inputs)
    outcome = run_gate(tables, context(inputs), expectations=inputs.project.expectations)
    remarks = (*inputs.year.remarks, *unprinted(inputs.project, inputs.request, inputs.catalogue.sections))
    faults = (*_traced(outcome.faults, inputs.year.remarks), *map(_read_fault, remarks))
    outcome = replace(outcome, faults=tuple(sorted(faults, key=Fault.place)))
    return run_published(
        outcome, tuple(inputs.tables.values()), published=inputs.published, corrections=inputs.corrections,
        cut_off=inputs.request.report.cut_off, context=context(inputs), expectations=inputs.project.expectations,
    )  # fmt: skip


def _traced(faults: Iterable[Fault], remarks: Iterable[Remarked]) -> list[Fault]:
    """Leave out that each row of a download has no source, where the file itself is refused for that reason."""
    files = [remarked.file for remarked in remarks if remarked.remark.found.endswith(UNREGISTERED)]

    def told(fault: Fault) -> bool:
        return any(fault.file == file or fault.file.startswith(f"{file},") for file in files)

    return [fault for fault in faults if fault.check != "source-given" or not told(fault)]


def checked_tables(inputs: Inputs) -> tuple[Table, ...]:
    """Return the service's own tables, and its texts as one more."""
    request, project = inputs.request, inputs.project
    texts = read_texts(
        project.relative(inputs_folder(project, request)),
        tables=inputs.tables,
        project=project,
        commentary=commentary_folder(project, request),
        report=project.params / "reports" / request.service.slug / f"{request.report.year}.yaml",
        sections={measure.id: measure.section for measure in inputs.catalogue.measures.values()},
    )
    return (*inputs.tables.values(), *((texts,) if texts else ()))


def _read_fault(remarked: Remarked) -> Fault:
    """Return what a reader did not understand, or refuses, as a fault."""
    remark = remarked.remark
    column = remark.column or ("the whole row" if remark.row else "the whole file")
    return Fault(
        remark.severity, "reading", remarked.file, remark.row, column, remark.found, remark.expected, remark.next_step,
        "read",
    )  # fmt: skip


def validate(inputs: Inputs) -> Passed:
    """
    Return what the gate found in inputs that have no error: the service's own files, and the open data.

    Raises:
        GateFailed: when a suite refuses a value.
    """
    own = look(inputs)
    own.raise_if_errors()
    shared = None
    if not inputs.request.service.synthetic:
        shared = open_record(inputs.project, inputs.catalogue, context(inputs))
    return Passed(checks_json(merged([checks_json(own), *([shared] if shared else ())])))


def look(inputs: Inputs) -> GateOutcome:
    """Return what the gate finds in the service's own files, from its last look at the same inputs if there was one."""
    kept = _kept(inputs)
    try:
        return merged([json.loads(kept.read_bytes())])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    outcome = run(inputs)
    keep(kept, checks_json(outcome))
    return outcome


def _kept(inputs: Inputs) -> Path:
    digest = hashlib.sha256()
    here = Path(__file__).resolve().parent.parent
    rooms = ("gate", "inputs/published", "text_patterns")
    code = [path for room in rooms for path in sorted((here / room).rglob("*.py"))]
    lookups = sorted((inputs.project.open / "lookups").glob("*.csv"))
    for path in [*sorted(inputs.project.expectations.glob("*.json")), *code, *lookups]:
        digest.update(path.read_bytes())
    for table in checked_tables(inputs):
        origins = [(origin.name, origin.sha256, dict(origin.headers)) for origin in table.origins]
        digest.update(f"{table.kind}:{table.name};{origins};".encode())
        digest.update(_cells(table))
    for name, sha in inputs.year.files.items():
        digest.update(f"{name}:{sha};".encode())
    digest.update(repr(inputs.year.remarks).encode())
    digest.update(repr(unprinted(inputs.project, inputs.request, inputs.catalogue.sections)).encode())
    digest.update(repr(context(inputs)).encode())
    return inputs.project.reports / ".work" / "gate" / f"{digest.hexdigest()}.json"


def _cells(table: Table) -> bytes:
    """Return a hash of the cells of a table as they were read: the same file may be read in another way tomorrow."""
    from pandas.util import hash_pandas_object

    return hash_pandas_object(table.frame, index=False).to_numpy().tobytes()
