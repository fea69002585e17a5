"""What every worksheet says of the whole: that figures are made up, or not to be passed on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def labels(front: Mapping[str, Any]) -> list[str]:
    """Return the lines that stand on each worksheet: synthetic data, and a restricted edition."""
    made = []
    if front["synthetic"]:
        made.append(f"Synthetic data. {front['synthetic']}")
    if front["restricted"]:
        made.append(f"Restricted. {front['edition']}.")
    return made
