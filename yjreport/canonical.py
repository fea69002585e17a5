"""The same bytes for the same content: JSON, and the hash of bytes."""

from __future__ import annotations

import hashlib
import json


def json_bytes(content: object) -> bytes:
    """Return JSON as UTF-8 with a newline at the end, the same for the same content."""
    return (json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def sha256(data: bytes) -> str:
    """Return the hash of bytes."""
    return hashlib.sha256(data).hexdigest()
