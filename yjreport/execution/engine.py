"""Be the engine by which papermill runs our notebooks: our kernels, no files, no words on the terminal."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, papermill_engines

from yjreport.execution import failure
from yjreport.execution.kernels import QUIET, KernelPool, stop
from yjreport.execution.managers import SectionKernelManager
from yjreport.execution.warm import Template

NAME = "yjreport"


class Interrupted(Exception):
    """A notebook stopped for another reason than an exception in a cell."""

    def __init__(self, trouble: failure.Trouble) -> None:
        super().__init__(trouble.cause)
        self.trouble = trouble


@dataclass
class Attempt:
    """
    Take a notebook's circumstances into the engine, and what came of it out again.

    Args:
        pool: where its kernel comes from.
        folder: the folder that the kernel works in.
        environment: variables that its job adds.
        cell_seconds: how long one cell may take.
    """

    pool: KernelPool
    folder: Path
    environment: dict[str, str]
    cell_seconds: float
    notebook: NotebookNode | None = None
    warm: bool = False
    lost: bool = False
    template: Template | None = None


class _Client(PapermillNotebookClient):  # type: ignore[misc]  # papermill says nothing of its types
    """Remember which cell is running: papermill calls a cell complete that died."""

    running: int | None = None

    def execute_cell(self, cell: NotebookNode, cell_index: int, *args: Any, **kwargs: Any) -> NotebookNode:
        self.running = cell_index
        done: NotebookNode = super().execute_cell(cell, cell_index, *args, **kwargs)
        return done


class SectionEngine(Engine):  # type: ignore[misc]  # papermill says nothing of its types
    """Run a notebook in a kernel of the pool."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **options: Any) -> None:
        """
        Run the cells of a notebook.

        Raises:
            Interrupted: the kernel died, did not start, or a cell took too long.
        """
        attempt: Attempt = options["attempt"]
        attempt.notebook = nb_man.nb
        nb_man.autosave_cell_every = 0
        manager = attempt.pool.manager(SectionKernelManager)
        attempt.template = manager.template
        client = _Client(
            nb_man,
            km=manager,
            kernel_name=kernel_name,
            timeout=attempt.cell_seconds,
            startup_timeout=options["start_timeout"],
            record_timing=False,
            log=QUIET,
        )
        log = Path(manager.connection_file).with_suffix(".log")
        try:
            with open(os.devnull, "wb") as nothing, open(log, "ab") as stderr:
                client.execute(
                    cwd=str(attempt.folder),
                    env=attempt.pool.variables(attempt.environment),
                    stdout=nothing,
                    stderr=stderr,
                    cleanup_kc=False,
                )
        except CellTimeoutError:
            raise Interrupted(failure.from_timeout(attempt.cell_seconds, client.running)) from None
        except (DeadKernelError, RuntimeError, OSError) as error:
            status = _status(manager)
            if status is None and not isinstance(error, DeadKernelError):
                raise Interrupted(failure.Trouble(f"the kernel did not start: {error}", client.running)) from error
            raise Interrupted(failure.from_dead_kernel(status, failure.read_log(log), client.running)) from None
        finally:
            attempt.warm = bool(getattr(manager.provisioner, "forked", False))
            attempt.lost = bool(getattr(getattr(manager.provisioner, "process", None), "lost", False))
            if client.kc is not None:
                client.kc.stop_channels()
            stop(manager)


def _status(manager: Any) -> int | None:
    process = getattr(manager.provisioner, "process", None)
    if process is None:
        return -signal.SIGKILL if os.name != "nt" else 1
    status: int | None = process.poll()
    return status


papermill_engines.register(NAME, SectionEngine)
