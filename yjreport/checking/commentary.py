"""Look at the commentary of a whole annex, before any notebook runs."""

from __future__ import annotations

from collections.abc import Iterable

from yjreport.dataset.dataset import Dataset, build_dataset
from yjreport.gate.suites.faults import Fault
from yjreport.inputs.annex_inputs import Inputs
from yjreport.inputs.commentary_files import commentary_folder
from yjreport.inputs.texts import paragraphs
from yjreport.narrative.check.checker import Checker
from yjreport.narrative.commentary import read_commentary, text_without_comments
from yjreport.sections.section import Section

CLAIMS = frozenset({"claim-not-contradicted", "claim-has-figure", "significant-only-if-tested"})
"""The rules of texts that find what no figure bears out; others see how a number is written."""


def check_commentary(dataset: Dataset) -> None:
    """
    Refuse commentary that states a number by hand or names a result that is not there.

    Raises:
        CommentaryFault: of the first file with such words.
    """
    folder = commentary_folder(dataset.project, dataset.request)
    files = {slug: path for slug in dataset.filled if (path := folder / f"{slug}.md").exists()}
    if not any(text_without_comments(path, dataset.project).strip() for path in files.values()):
        return

    # The results are the same for each section: one checker reads all of the files.
    results = Section(next(iter(files)), dataset).by_name
    checker = Checker.of_results(results, dataset.catalogue)
    for slug, path in files.items():
        read_commentary(path, dataset.project, results, dataset.catalogue, slug, checker)


def claims_alone(inputs: Inputs, errors: Iterable[Fault]) -> bool:
    """Tell whether nothing but claims of commentary is refused, which the figures of the annex say more of."""
    folder = inputs.project.relative(commentary_folder(inputs.project, inputs.request))
    return all(fault.file.startswith(f"{folder}/") and fault.check in CLAIMS for fault in errors)


def check_commentary_of(inputs: Inputs) -> None:
    """
    Refuse commentary as `check_commentary` does, of inputs that have no error; without words nothing is computed.

    Raises:
        CommentaryFault: of the first file with such words.
    """
    folder = commentary_folder(inputs.project, inputs.request)
    texts = [path.read_bytes().decode("utf-8-sig", errors="replace") for path in sorted(folder.glob("*.md"))]
    if any(paragraphs(text) or text.count("<!--") > text.count("-->") for text in texts):
        check_commentary(build_dataset(inputs))
