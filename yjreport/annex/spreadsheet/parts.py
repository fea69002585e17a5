"""The package of a workbook: its language, and texts that XML can hold."""

from __future__ import annotations

import io
import re
import zipfile

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The only date of the files inside: a clock would change the bytes."""

CORE = "docProps/core.xml"
LONGEST = 32_767
"""Letters that a cell holds."""

_CUT = " [text cut short]"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return a text without what no XML can hold, cut where a cell ends."""
    said = _NOT_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    # The limit counts halves of letters beyond the first plane as two.
    if len(said.encode("utf-16-le")) // 2 <= LONGEST:
        return said
    cut = said.encode("utf-16-le")[: 2 * (LONGEST - len(_CUT))].decode("utf-16-le", errors="ignore")
    return cut + _CUT


def finished(package: bytes, *, language: str) -> bytes:
    """Return a workbook that says its language, with the same bytes for the same content."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == CORE:
                tag = f"<dc:language>{language}</dc:language></cp:coreProperties>"
                data = data.replace(b"</cp:coreProperties>", tag.encode())
            about = zipfile.ZipInfo(name, FIRST_DAY)
            about.compress_type = zipfile.ZIP_DEFLATED
            about.external_attr = 0o600 << 16
            new.writestr(about, data)
    return made.getvalue()
