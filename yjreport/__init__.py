"""Reporting workbook for youth justice services in England and Wales."""

import sys

__version__ = "0.1.0"

# jsonschema, which nbformat imports, compiles a large grammar in this optional package to check the form of
# international addresses, of which a notebook has none: without it the first import takes a tenth of the time.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
