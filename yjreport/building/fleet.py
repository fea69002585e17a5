"""Build the annexes of many services: one process for each core, each with warm kernels of its own."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing.util import Finalize
from pathlib import Path

from yjreport.building.build import Built, build
from yjreport.errors import UserError
from yjreport.execution.kernels import KernelPool
from yjreport.paths import Project

_pool: KernelPool | None = None


@dataclass(frozen=True)
class Outcome:
    """
    Hold what came of one annex.

    Args:
        authority: slug of the service.
        built: the annex, or None where it was refused.
        refusal: why, or blank.
    """

    authority: str
    built: Built | None
    refusal: str = ""


def build_all(
    project: Project,
    authorities: Sequence[str],
    *,
    year: str | None = None,
    edition: str = "public",
    formats: Sequence[str] | None = None,
    executor: Executor | None = None,
) -> Iterator[Outcome]:
    """
    Build annexes and yield what came of each, in the order asked for.

    A service that is refused does not stop the others.

    Args:
        project: the project.
        authorities: slugs.
        year: plan year; each service's latest if left out.
        edition: public or board.
        formats: which formats to make; those of each report's parameters unless told.
        executor: where to build; a process for each core of this machine unless told.
    """
    if executor is None:
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(os.cpu_count() or 1, mp_context=context, initializer=_start) as processes:
            yield from build_all(project, authorities, year=year, edition=edition, formats=formats, executor=processes)
        return
    futures = [executor.submit(build_one, project.root, slug, year, edition, formats) for slug in authorities]
    for future in futures:
        yield future.result()


def _start() -> None:
    """Make the kernels of this process, once for all annexes that it builds."""
    global _pool
    _pool = KernelPool()
    Finalize(None, _pool.close, exitpriority=10)


def build_one(
    root: Path, authority: str, year: str | None, edition: str, formats: Sequence[str] | None = None
) -> Outcome:
    """Build one annex in this process, and say what came of it."""
    try:
        built = build(
            Project(root), authority=authority, year=year, edition=edition, formats=formats, pool=_pool, workers=1
        )
    except UserError as error:
        return Outcome(authority, None, str(error))
    return Outcome(authority, built)
