"""Give jupyter_client a provisioner that forks kernels, known to this process alone."""

from __future__ import annotations

import os
from importlib.metadata import EntryPoint
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import KernelProvisionerFactory, LocalProvisioner

from yjreport.execution.warm import CannotFork, Template

NAME = "yjreport-warm"


class WarmProvisioner(LocalProvisioner):
    """
    Fork a kernel from the template; where that fails, start an ordinary one.

    Everything else is jupyter_client's: a forked kernel looks like a process that it started itself.
    """

    # For kernel managers that have no template of their own. Set by `use`.
    template: Template | None = None
    forked = False

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Launch a kernel with a command whose arguments follow `-m ipykernel_launcher`."""
        template = getattr(self.parent, "template", None) or type(self).template
        if template is not None and cmd[1:3] == ["-m", "ipykernel_launcher"]:
            log = kwargs.get("stderr")
            try:
                self.process = template.fork(
                    cmd[3:], kwargs["env"], str(kwargs.get("cwd") or os.getcwd()), getattr(log, "name", None)
                )
            except CannotFork:
                pass
            else:
                self.forked = True
                self.pid = self.process.pid
                # No group number: signals go through the template, which knows whether the kernel still lives.
                self.pgid = None
                self.cwd = kwargs.get("cwd")
                return self.connection_info
        return await super().launch_kernel(cmd, **kwargs)


def use(template: Template | None) -> None:
    """Let kernels of this process whose manager names no template be forked from this one, or from none."""
    WarmProvisioner.template = template


def register() -> None:
    """Make the provisioner known to jupyter_client in this process."""
    factory = KernelProvisionerFactory.instance()
    factory.provisioners[NAME] = EntryPoint(
        NAME, f"{WarmProvisioner.__module__}:{WarmProvisioner.__qualname__}", KernelProvisionerFactory.GROUP_NAME
    )
