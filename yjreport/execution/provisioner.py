"""Give jupyter_client a provisioner that forks kernels, known to this process alone."""

from __future__ import annotations

import os
from importlib.metadata import EntryPoint
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from yjreport.execution.warm import CannotFork, Template

NAME = "yjreport-warm"


class WarmProvisioner(LocalProvisioner):
    """
    Fork a kernel from the template; where that fails, start an ordinary one.

    Everything else is jupyter_client's: a forked kernel looks like a process that it started itself.
    """

    forked = False

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Launch a kernel with a command whose arguments follow `-m ipykernel_launcher`."""
        # The manager of the kernel says where it comes from.
        template: Template | None = getattr(self.parent, "template", None)
        if template is not None and cmd[1:3] == ["-m", "ipykernel_launcher"]:
            log = kwargs.get("stderr")
            try:
                process: Any = template.fork(
                    cmd[3:], kwargs["env"], str(kwargs.get("cwd") or os.getcwd()), getattr(log, "name", None)
                )
            except CannotFork:
                pass
            else:
                self.process = process
                self.forked = True
                self.pid = process.pid
                # No group number: signals go through the template, which knows if the kernel still lives.
                self.pgid = None
                self.cwd = kwargs.get("cwd")
                return self.connection_info
        return await super().launch_kernel(cmd, **kwargs)


def register() -> None:
    """Make the provisioner known to jupyter_client in this process."""
    factory = KernelProvisionerFactory.instance()
    factory.provisioners[NAME] = EntryPoint(
        NAME,
        f"{WarmProvisioner.__module__}:{WarmProvisioner.__qualname__}",
        KernelProvisionerFactory.GROUP_NAME,
    )
