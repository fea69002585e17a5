"""The ZIP files in which Word, OpenDocument and spreadsheets keep their parts: the same parts give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The only date of the files inside: a clock would change the bytes."""
STORED = ("mimetype",)
"""Parts that OpenDocument wants first and not packed."""
PACKED_ALREADY = (".png", ".jpg", ".jpeg", ".gif")


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name; folders are left out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def pack(parts: Mapping[str, bytes], first: Sequence[str], mode: int = 0o644) -> bytes:
    """Return a package of parts: those named first, then the others by name, all with one date, maker and mode."""
    names = [name for name in first if name in parts]
    names += sorted(name for name in parts if name not in first)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, EPOCH)
            plain = name in STORED or name.lower().endswith(PACKED_ALREADY)
            entry.compress_type = zipfile.ZIP_STORED if plain else zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, mode << 16
            archive.writestr(entry, parts[name], compresslevel=6)
    return made.getvalue()
