"""
Tell nbval how the stored notebooks are run again and compared (`pytest --nbval notebooks`).

The kernels are the same as those of a report, so that the outputs are. Of a block only its content counts:
the markup beside it is made from that. The content of every other output counts as its plain text.
"""

from __future__ import annotations

import functools
import json
import subprocess
from typing import TYPE_CHECKING, Any

from yjreport.blocks.model import MIME

if TYPE_CHECKING:
    import pytest

    from yjreport.execution.kernels import KernelPool

_DERIVED = ("text/html", "image/svg+xml")


@functools.cache
def _pool() -> KernelPool:
    """Return the kernels of this test process; its warm process starts with the first notebook."""
    from yjreport.execution.kernels import KernelPool

    return KernelPool()


def pytest_sessionfinish() -> None:
    """End the kernels of this test process."""
    if _pool.cache_info().currsize:
        _pool().close()


def _start_kernel(startup_timeout: float = 60, kernel_name: str = "", **options: Any) -> tuple[Any, Any]:
    """Start a kernel for nbval, as a report would."""
    from yjreport.execution.managers import BlockingKernelManager

    manager = _pool().manager(BlockingKernelManager)
    manager.start_kernel(env=_pool().variables(), stdout=subprocess.DEVNULL, **options)
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=startup_timeout)
    except RuntimeError:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
        raise
    return manager, client


def content(outputs: list[Any]) -> list[Any]:
    """Return outputs without what is only derived from the rest."""
    kept = []
    for output in outputs:
        data = output.get("data")
        if data is not None:
            output = output.copy()
            if MIME in data:
                # As text, so that a difference is shown by lines.
                output["data"] = {MIME: json.dumps(data[MIME], indent=1, sort_keys=True, ensure_ascii=False)}
            elif "text/plain" in data:
                output["data"] = {kind: value for kind, value in data.items() if kind not in _DERIVED}
        kept.append(output)
    return kept


def pytest_collectstart(collector: pytest.Collector) -> None:
    """Teach nbval, where it is asked for, when it meets the first notebook."""
    if collector.path.suffix != ".ipynb":
        return
    from nbval import kernel, plugin

    kernel.start_new_kernel = _start_kernel
    if not hasattr(plugin.IPyNbCell, "compare_all_outputs"):
        plugin.IPyNbCell.compare_all_outputs = plugin.IPyNbCell.compare_outputs

        def compare_outputs(self: Any, test: list[Any], ref: list[Any], skip_compare: Any = None) -> bool:
            return bool(self.compare_all_outputs(content(test), content(ref), skip_compare))

        plugin.IPyNbCell.compare_outputs = compare_outputs
