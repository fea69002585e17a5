"""Hold the kernels of one build: how they are started, what they see, and that none is left behind."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import logging
import os
import shutil
import tempfile
import threading
import time
import weakref
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from jupyter_client.manager import KernelManager
from jupyter_core.utils import run_sync

from yjreport.errors import UsageError
from yjreport.execution import provisioner
from yjreport.execution.managers import KERNEL, BlockingKernelManager, SectionKernelManager
from yjreport.execution.warm import CannotFork, Template, can_fork

MODES = ("warm", "plain")
# The variable that chooses for a person or a test: "warm" also where forking is not the default.
CHOICE = "YJREPORT_KERNELS"

_PACKAGE_ROOT = Path(__file__).resolve().parent.parent.parent
# A person's own settings that could change what a notebook puts out, or the terminal's size and colours.
_DROPPED = (
    "PYTHONSTARTUP",
    "PYTHONINSPECT",
    "PYTHONWARNINGS",
    "PYTHONOPTIMIZE",
    "COLUMNS",
    "LINES",
    "NO_COLOR",
    "FORCE_COLOR",
    "MPLBACKEND",
    "JPY_SESSION_NAME",
)
_FIXED = {
    # The order of a set, the last digit of a sum and the words of a locale must not depend on the run.
    "PYTHONHASHSEED": "0",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "PYTHONUTF8": "1",
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}
_PREFIX = "yj-"
QUIET = logging.getLogger("yjreport.kernels")
QUIET.addHandler(logging.NullHandler())
QUIET.propagate = False
"""The log of kernels: what they say of themselves is for nobody's terminal."""


AnyManager = TypeVar("AnyManager", SectionKernelManager, BlockingKernelManager)


class KernelPool:
    """
    Give out kernels for one build, and end them all.

    The warm process begins to import when the pool is made, and nobody waits for it before the first kernel:
    make the pool early, check the inputs meanwhile.

    Args:
        mode: "warm" or "plain". YJREPORT_KERNELS overrules it. Where warm kernels cannot be had, plain ones
            are given, which put out the same bytes; `reason` then says why.

    Example:
        with KernelPool() as pool:
            run_notebooks(jobs, pool=pool)
    """

    def __init__(self, mode: str = "warm") -> None:
        chosen = os.environ.get(CHOICE, "")
        mode = chosen or mode
        if mode not in MODES:
            raise UsageError(
                f"There are no {mode!r} kernels.",
                details=[f"{CHOICE}={chosen}" if chosen else "asked for by the program"],
                next_step=f"set {CHOICE} to {' or '.join(MODES)}, or do not set it.",
            )
        self.reason = "" if mode == "warm" else "plain kernels were asked for"
        if mode == "warm" and not can_fork() and chosen != "warm":
            self.reason = "this system does not fork"
        self.folder = private_folder()
        (self.folder / "ipython").mkdir()
        self.environment = self._environment()
        self.template: Template | None = None
        self._managers: weakref.WeakSet[KernelManager] = weakref.WeakSet()
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        if not self.reason:
            try:
                self.template = Template(self.folder, self.environment, _PACKAGE_ROOT)
            except (OSError, ValueError, AttributeError) as error:
                self.reason = f"the warm process could not be started: {error}"
        provisioner.register()

    def __enter__(self) -> KernelPool:
        """Return the pool itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the pool."""
        self.close()

    @property
    def mode(self) -> str:
        """Return "warm" or "plain": what is really given out. Waits for the warm process if there is one."""
        if self.template is not None:
            try:
                self.template.wait_until_ready()
            except CannotFork as error:
                self.give_up_warmth(self.template, str(error))
        return "warm" if self.template else "plain"

    def manager(self, kind: type[AnyManager]) -> AnyManager:
        """Return the manager of one kernel that has not been started."""
        name = f"k{next(self._numbers)}"
        manager = kind(kernel_name=KERNEL, log=QUIET)
        manager.connection_file = str(self.folder / f"{name}.json")
        manager.autorestart = False
        manager.template = self.template
        if os.name != "nt":
            # Sockets in a private folder: ports of parallel builds can clash, and others could connect.
            manager.transport = "ipc"
            manager.ip = str(self.folder / name)
        with self._lock:
            self._managers.add(manager)
        return manager

    def give_up_warmth(self, template: Template | None, reason: str) -> None:
        """Give out plain kernels from now on, for this warm process has ended."""
        with self._lock:
            if template is not None and self.template is template:
                self.template, self.reason = None, reason
                template.close()

    def variables(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return all variables of a kernel, with those that one job adds."""
        return {**self.environment, **(more or {})}

    def kill(self) -> None:
        """End every running kernel at once."""
        with self._lock:
            managers = list(self._managers)
        for manager in managers:
            process = getattr(manager.provisioner, "process", None)
            if process is not None and process.poll() is None:
                with contextlib.suppress(OSError):
                    process.kill()

    def close(self) -> None:
        """End every kernel and the warm process, and remove their sockets."""
        self.kill()
        if self.template is not None:
            self.template.close()
            self.template = None
        shutil.rmtree(self.folder, ignore_errors=True)

    def _environment(self) -> dict[str, str]:
        environment = {name: value for name, value in os.environ.items() if name not in _DROPPED}
        environment.update(_FIXED)
        # A person's own start-up files for IPython would run in every section.
        environment["IPYTHONDIR"] = str(self.folder / "ipython")
        before = [str(_PACKAGE_ROOT), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
        environment["PYTHONPATH"] = os.pathsep.join(before)
        return environment


def private_folder() -> Path:
    """Make a folder that only this user can enter, with a name so short that sockets can be in it."""
    usual = tempfile.gettempdir()
    # The name of a socket may have 104 characters on some systems.
    place = Path(usual if len(usual) <= 60 or os.name == "nt" else "/tmp")  # noqa: S108
    _sweep(place)
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=place))
    (folder / "owner").write_text(str(os.getpid()), encoding="ascii")
    return folder


def _sweep(place: Path) -> None:
    """Remove what builds left that were killed too suddenly to tidy up, an hour ago or more."""
    for folder in place.glob(f"{_PREFIX}*"):
        try:
            if time.time() - folder.stat().st_mtime > 3600:
                os.kill(int((folder / "owner").read_text(encoding="ascii")), 0)
        except ProcessLookupError:
            shutil.rmtree(folder, ignore_errors=True)
        except (OSError, ValueError):
            continue


async def _stop(manager: SectionKernelManager) -> None:
    process = getattr(manager.provisioner, "process", None)
    if process is not None and process.poll() is None:
        process.kill()
        deadline = time.monotonic() + 5.0
        while process.poll() is None and time.monotonic() < deadline:
            await asyncio.sleep(0.005)
    if manager.has_kernel and manager.provisioner is not None:
        await manager.provisioner.wait()
    await manager._async_cleanup_resources()


stop = run_sync(_stop)
