"""Write the extract of Exampleshire again: `python -m yjreport.cases.synthetic`."""

from __future__ import annotations

import sys

from yjreport.cases.synthetic.generator import files
from yjreport.paths import Project


def main() -> int:
    """Write every file, and say how many bytes."""
    root, total = Project.here().root, 0
    made = files()
    for name, data in made.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        total += len(data)
    sys.stdout.write(f"{len(made)} files, {total:,} bytes\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
