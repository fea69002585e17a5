"""Execute the notebooks of an annex by papermill, in parallel, and say plainly when one fails."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from contextlib import ExitStack
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

from nbformat import NotebookNode

from yjreport.execution import clean, failure
from yjreport.execution.kernels import KernelPool
from yjreport.execution.managers import event_loop
from yjreport.execution.prepare import prepared
from yjreport.paths import Project

if TYPE_CHECKING:  # papermill takes long to load, and is loaded while the inputs are checked
    from yjreport.execution.engine import Attempt

CELL_SECONDS = 120.0
_START_SECONDS = 60


@dataclass(frozen=True)
class Job:
    """
    Name one notebook to execute.

    Args:
        section: slug of the section.
        title: of the section, for people.
        service_title: of the service, for people.
        notebook: the stored notebook.
        parameters: values for its parameters cell; nothing that belongs to this computer, for they stand in
            the executed notebook.
        output: where the executed notebook is left, failed or not.
        environment: variables of its kernel: what the code needs and the executed notebook must not show.
    """

    section: str
    title: str
    service_title: str
    notebook: Path
    parameters: Mapping[str, Any]
    output: Path
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Executed:
    """
    Hold one executed notebook.

    Args:
        job: what was asked.
        notebook: the cleaned notebook, the same as the file.
        seconds: how long it took; for the terminal, never for an output.
        warm: its kernel was forked from the warm process.
    """

    job: Job
    notebook: NotebookNode
    seconds: float
    warm: bool


class _Stopped(Exception):
    """Another notebook failed first."""


def run_notebooks(
    jobs: Sequence[Job],
    *,
    workers: int | None = None,
    kernels: str = "warm",
    pool: KernelPool | None = None,
    cell_seconds: float = CELL_SECONDS,
) -> list[Executed]:
    """
    Execute notebooks and return them in the order of the jobs.

    Args:
        jobs: the notebooks.
        workers: how many at a time; the number of cores unless told.
        kernels: "warm" or "plain", when no pool is given.
        pool: kernels that were made ready earlier; it is not closed.
        cell_seconds: how long one cell may take.

    Raises:
        NotebookFailed: a notebook is missing, does not know a parameter, raises, dies or hangs. The rest is
            stopped.
    """
    notebooks = [prepared(job.notebook, job.title, job.service_title, job.parameters) for job in jobs]
    if not jobs:
        return []
    workers = max(1, min(workers or _cores(), len(jobs)))
    with ExitStack() as stack:
        if pool is None:
            # A single notebook is done before a warm process has imported.
            pool = stack.enter_context(KernelPool(kernels if len(jobs) > 1 else "plain"))
        stopping = threading.Event()
        threads = ThreadPoolExecutor(workers, thread_name_prefix="notebook")
        run = _Run(pool, stopping, cell_seconds)
        futures = [threads.submit(run.one, job, notebook) for job, notebook in zip(jobs, notebooks, strict=True)]
        try:
            wait(futures, return_when=FIRST_EXCEPTION)
        finally:
            # Also on Ctrl-C: nothing goes on behind the person's back.
            if any(not future.done() or future.exception() for future in futures):
                stopping.set()
                threads.shutdown(wait=False, cancel_futures=True)
                # Again and again, for a kernel may be on its way.
                while any(not future.done() for future in futures):
                    pool.kill()
                    sleep(0.05)
            threads.shutdown(wait=True)
        failures = [future.exception() for future in futures if not future.cancelled()]
        # The first in the order of sections, for the same message every time as far as that can be.
        for error in failures:
            if error is not None and not isinstance(error, _Stopped):
                raise error
        return [future.result() for future in futures]


@dataclass(frozen=True)
class _Run:
    pool: KernelPool
    stopping: threading.Event
    cell_seconds: float

    def one(self, job: Job, notebook: NotebookNode) -> Executed:
        """Execute, clean and write one notebook."""
        from yjreport.execution.engine import Attempt

        began = monotonic()
        while True:
            if self.stopping.is_set():
                raise _Stopped
            attempt = Attempt(self.pool, job.notebook.parent.resolve(), dict(job.environment), self.cell_seconds)
            trouble = self._try(job, deepcopy(notebook), attempt)
            if not attempt.lost or attempt.template is None or self.stopping.is_set():
                break
            # Not the notebook's fault: it is done again in a kernel that stands on its own.
            self.pool.give_up_warmth(attempt.template, "the warm process ended")
        if trouble is not None and self.stopping.is_set():
            raise _Stopped
        executed = attempt.notebook if attempt.notebook is not None else notebook
        trouble = trouble or _ended_early(executed)
        project = Project.here()
        roots = [project.root.resolve(), Path(__file__).resolve().parent.parent.parent]
        cleaned = clean.clean(executed, roots)
        clean.write(cleaned, job.output)
        if trouble is not None:
            raise failure.message(job.title, job.service_title, executed, trouble, project.relative(job.output))
        return Executed(job, cleaned, monotonic() - began, attempt.warm)

    @staticmethod
    def _try(job: Job, notebook: NotebookNode, attempt: Attempt) -> failure.Trouble | None:
        from papermill import execute_notebook
        from papermill.exceptions import PapermillExecutionError

        from yjreport.execution import engine

        try:
            with event_loop():
                execute_notebook(
                    notebook,
                    None,
                    parameters=dict(job.parameters),
                    engine_name=engine.NAME,
                    kernel_name="yjreport",
                    language="python",
                    progress_bar=False,
                    log_output=False,
                    start_timeout=_START_SECONDS,
                    attempt=attempt,
                )
        except PapermillExecutionError as error:
            return failure.from_error(error.ename, error.evalue, list(error.traceback), error.cell_index)
        except engine.Interrupted as error:
            return error.trouble
        return None


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def _ended_early(notebook: NotebookNode) -> failure.Trouble | None:
    """Find the cell that stopped a notebook without an error: papermill takes `exit()` for success."""
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type == "code":
            exits = [output for output in cell.outputs if output.output_type == "error"]
            if exits:
                return failure.Trouble("the cell leaves the notebook before its end (SystemExit)", index)
    return None
