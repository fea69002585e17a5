"""Start and address the project's kernels, by jupyter_client."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager, KernelManager
from jupyter_core.utils import ensure_async, ensure_event_loop, run_sync
from traitlets import Type

from yjreport.execution import provisioner
from yjreport.execution.warm import Template

KERNEL = "yjreport"
_ARGUMENTS = ["--HistoryManager.enabled=False"]


class _Prompt:
    """See that a kernel answers as soon as it does; jupyter_client's own way waits half a second more."""

    async def _async_wait_for_ready(self: Any, timeout: float | None = None) -> None:
        deadline = time.monotonic() + (timeout or 60.0)
        while time.monotonic() < deadline:
            question = self.kernel_info()
            try:
                while True:
                    reply = await ensure_async(self.shell_channel.get_msg(timeout=1.0))
                    if reply["parent_header"].get("msg_id") == question:
                        break
                # On the other channel it says that it is idle again, if we are connected there already.
                while True:
                    message = await ensure_async(self.iopub_channel.get_msg(timeout=0.05))
                    same = message["parent_header"].get("msg_id") == question
                    if same and message["content"].get("execution_state") == "idle":
                        self._handle_kernel_info_reply(reply)
                        return
            except Empty:
                if not await self._async_is_alive():
                    raise RuntimeError("the kernel died while it was starting") from None
        raise RuntimeError("the kernel did not answer while it was starting")


class SectionClient(_Prompt, AsyncKernelClient):
    """Talk to a kernel from asynchronous code."""

    wait_for_ready = _Prompt._async_wait_for_ready


class BlockingSectionClient(_Prompt, BlockingKernelClient):
    """Talk to a kernel from ordinary code."""

    wait_for_ready = run_sync(_Prompt._async_wait_for_ready)


class _OwnKernel(KernelManager):
    """Start kernels of this very Python, whatever kernels are registered on the computer."""

    template: Template | None = None

    @property
    def kernel_spec(self) -> KernelSpec:
        """Return the specification of the project's kernel."""
        if self._kernel_spec is None:
            self._kernel_spec = KernelSpec(
                argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}", *_ARGUMENTS],
                display_name=KERNEL,
                language="python",
                metadata={"kernel_provisioner": {"provisioner_name": provisioner.NAME, "config": {}}},
            )
        return self._kernel_spec


@contextmanager
def event_loop() -> Iterator[None]:
    """Give jupyter_client an event loop for what it does in this thread, and close it: it keeps them open."""
    loop = ensure_event_loop(prefer_selector_loop=True)
    try:
        yield
    finally:
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
        asyncio.set_event_loop(None)


class SectionKernelManager(_OwnKernel, AsyncKernelManager):
    """Manage a kernel of a section."""

    client_factory = Type(SectionClient)


class BlockingKernelManager(_OwnKernel):
    """Manage a kernel for code that is not asynchronous, such as nbval's."""

    client_factory = Type(BlockingSectionClient)
