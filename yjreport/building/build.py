"""Build one annex: read, gate, execute, stitch, and publish it in one step."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from yjreport.annex.data_dictionary import data_dictionary
from yjreport.annex.tables_csv import write_tables
from yjreport.blocks.model import DERIVED, MIME, with_html
from yjreport.building.documents import Wanted, check_sections, documents_of, write_documents
from yjreport.building.front_matter import front_matter
from yjreport.building.manifest import manifest
from yjreport.building.staging import StagingFolder
from yjreport.building.wording_check import check_words
from yjreport.canonical import json_bytes, sha256
from yjreport.checking.commentary import check_commentary, claims_alone
from yjreport.checking.page import checks_html
from yjreport.checking.services import title_of
from yjreport.dataset.dataset import Dataset, build_dataset
from yjreport.dataset.handover import Handover
from yjreport.errors import GateFailed, InputChanged
from yjreport.execution import clean
from yjreport.execution.kernels import KernelPool
from yjreport.execution.runner import Executed, Job, run_notebooks
from yjreport.figures.ledger import collect
from yjreport.gate.gate import merged
from yjreport.gate.validation import Passed, run, validate
from yjreport.inputs.annex_inputs import Inputs, read_inputs
from yjreport.paths import Project


@dataclass(frozen=True)
class Built:
    """Tell where an annex is and what it holds."""

    folder: Path
    sections: int
    results: int
    warnings: int
    unavailable: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


def build(
    project: Project,
    *,
    authority: str,
    year: str | None = None,
    edition: str = "public",
    formats: Sequence[str] | None = None,
    sections: Sequence[str] = (),
    pool: KernelPool | None = None,
    workers: int | None = None,
) -> Built:
    """
    Build one annex and put it in the place of the last one.

    Args:
        project: the project.
        authority: slug of the service or authority.
        year: plan year; the latest if left out.
        edition: public or board.
        formats: which of html, pdf, docx, odt, xlsx and csv to make; those of the report's parameters unless told.
        sections: slugs of sections to leave as documents of their own beside the annex.
        pool: kernels to use, for one of many annexes; it is not closed.
        workers: how many notebooks run at a time; the number of cores unless told.

    Raises:
        UserError: for anything that the user can mend; the last good annex is then as it was.
    """
    inputs = read_inputs(project, authority, year, edition)
    staging = StagingFolder(project, inputs.request.folder)
    # The warm process imports while the inputs are checked.
    with staging.open() as stage, nullcontext(pool) if pool else KernelPool() as kernels:
        passed = _gate(inputs, staging)
        dataset = build_dataset(inputs)
        wanted = Wanted(tuple(formats or inputs.request.report.formats), tuple(dict.fromkeys(sections)))
        check_sections(wanted.sections, dataset)
        check_commentary(dataset)
        used = _used(inputs, dataset)
        executed = _execute(Handover(dataset, passed), stage, kernels, workers)
        ledger = _write(stage, inputs, dataset, executed, passed, wanted)
        _check_unchanged(project, used)
        (stage / "manifest.json").write_bytes(json_bytes(manifest(inputs, used, stage)))
        staging.publish()
    return Built(
        staging.target, len(executed), len(ledger["results"]), len(passed.warnings), dataset.unavailable,
        tuple(documents_of(staging.target)),
    )  # fmt: skip


def _gate(inputs: Inputs, staging: StagingFolder) -> Passed:
    try:
        return validate(inputs)
    except GateFailed as error:
        page, outcome = staging.root / "checks.html", run(inputs)
        page.write_text(checks_html(outcome, _title(inputs)), encoding="utf-8", newline="\n")
        if claims_alone(inputs, outcome.errors):
            # The figures say more of a claim than the rules of texts do: which result comes nearest.
            check_commentary(build_dataset(inputs))
        error.next_step = f"{error.next_step} All faults: {inputs.project.relative(page)}".strip()
        raise


def _title(inputs: Inputs) -> str:
    return title_of(inputs.request.service.name, inputs.request.report.year)


def _execute(handover: Handover, stage: Path, pool: KernelPool, workers: int | None) -> list[NotebookNode]:
    dataset = handover.dataset
    request = dataset.request
    environment = {DERIVED: "later", **handover.write(pool.folder)}
    names = {slug: number for number, slug in enumerate(dataset.catalogue.sections, start=1)}
    folder = stage / "notebooks"
    folder.mkdir()
    jobs = [
        Job(
            section=slug,
            title=dataset.catalogue.sections[slug].title,
            service_title=f"{request.service.name} {request.report.year}",
            notebook=dataset.project.notebooks / notebook_name(slug, names[slug]),
            parameters={"authority": request.service.slug, "year": request.report.year, "edition": request.edition},
            output=folder / notebook_name(slug, names[slug]),
            environment=environment,
        )
        for slug in dataset.filled
    ]
    return [derive_html(done) for done in run_notebooks(jobs, pool=pool, workers=workers)]


def derive_html(done: Executed) -> NotebookNode:
    """Give the blocks of an executed notebook the HTML that JupyterLab shows, and write it again."""
    for output in outputs_of(done.notebook):
        output["data"] = NotebookNode(with_html(output["data"]))
    clean.write(done.notebook, done.job.output)
    return done.notebook


def outputs_of(notebook: NotebookNode) -> list[NotebookNode]:
    """Return the outputs that are blocks, in order."""
    return [
        output
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if MIME in output.get("data", {})
    ]


def notebook_name(slug: str, number: int) -> str:
    """Return the file name of a section's notebook."""
    return f"{number:02d}_{slug.replace('-', '_')}.ipynb"


def blocks_of(notebooks: Sequence[NotebookNode]) -> list[dict[str, Any]]:
    """Return the blocks that notebooks emitted, in order."""
    return [output["data"][MIME] for notebook in notebooks for output in outputs_of(notebook)]


def _write(
    stage: Path, inputs: Inputs, dataset: Dataset, executed: Sequence[NotebookNode], passed: Passed, wanted: Wanted
) -> dict[str, Any]:
    request = dataset.request
    blocks = blocks_of(executed)
    ledger = collect(
        blocks, service=request.service.slug, year=request.report.year, edition=request.edition,
        catalogue=dataset.catalogue,
    )  # fmt: skip
    if request.service.synthetic:
        ledger = {"service": ledger["service"], "synthetic": True, **ledger}
    words = check_words(blocks, ledger, inputs, dataset)
    whole = write_documents(stage, executed, front_matter(dataset, ledger), wanted)
    (stage / "ledger.json").write_bytes(json_bytes(ledger))
    (stage / "checks.json").write_bytes(json_bytes(passed.record))
    (stage / "narrative.json").write_bytes(json_bytes([one.record() for one in words]))
    page = checks_html(merged([passed.record]), _title(inputs), words=words)
    (stage / "checks.html").write_text(page, encoding="utf-8", newline="\n")
    if "csv" in wanted.formats:
        write_tables(blocks, stage / "tables", synthetic=request.service.synthetic)
        (stage / "data-dictionary.csv").write_bytes(data_dictionary(whole, ledger, dataset.catalogue))
    return ledger


def _used(inputs: Inputs, dataset: Dataset) -> dict[str, str]:
    """Return the hash of every file that the annex rests on, as it was read."""
    project, request = inputs.project, inputs.request
    used = {**inputs.before.files, **inputs.year.files}
    if inputs.extract:
        # A workbook is one file with many sheets; its name stands before the sheet's.
        used |= {table.name.partition(",")[0]: table.sha256 for table in inputs.extract.tables.values() if table.there}
    params = project.params
    files = [
        *(path for path in (params / "services" / f"{request.service.slug}.yaml",
                            params / "reports" / request.service.slug / f"{request.report.year}.yaml",
                            params / "open_reports.yaml") if path.exists()),
        params / "areas.csv", params / "sections.yaml", params / "measure_sets.yaml", params / "glossary.yaml",
        params / "narrative.yaml", *([project.root / request.service.logo.file] if request.service.logo else []),
        *(params / "measures").glob("*.yaml"),
        *(params / "commentary" / request.service.slug / request.report.year).glob("*.md"),
        *project.expectations.glob("*.json"),
        *inputs.source_files.values(),
        *(path for path in sorted(project.open.rglob("*.csv")) if "published" not in path.parts),
        *(project.notebooks / notebook_name(slug, number)
          for number, slug in enumerate(dataset.catalogue.sections, start=1) if slug in dataset.filled),
    ]  # fmt: skip
    return used | {project.relative(path): sha256(path.read_bytes()) for path in files}


def _check_unchanged(project: Project, used: dict[str, str]) -> None:
    changed = [name for name, digest in used.items() if sha256((project.root / name).read_bytes()) != digest]
    if changed:
        raise InputChanged(
            "Files changed while the report was being built.",
            details=changed[:8],
            next_step="run the command again; the last good annex is as it was.",
        )
