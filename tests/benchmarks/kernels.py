"""
Time the stored notebooks in warm and in plain kernels: `.venv/bin/python tests/benchmarks/kernels.py`.

Not part of the tests: a figure of time belongs to one computer and its load. The outputs are compared.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from yjreport.execution.kernels import KernelPool
from yjreport.execution.runner import Job, run_notebooks
from yjreport.paths import Project


def jobs(folder: Path) -> list[Job]:
    """Return a job for every stored notebook, with its default parameters."""
    return [
        Job(path.stem, path.stem, "the benchmark", path, {}, folder / path.name)
        for path in sorted(Project.here().notebooks.glob("*.ipynb"))
    ]


def measure(mode: str, folder: Path, workers: int | None) -> tuple[float, float, float, dict[str, bytes]]:
    """Return the seconds until the first kernel can start, those of all notebooks, the processor's, and the files."""
    before = os.times()
    began = perf_counter()
    with KernelPool(mode) as pool:
        given = pool.mode
        ready = perf_counter() - began
        assert given == mode, pool.reason
        done = run_notebooks(jobs(folder), workers=workers, pool=pool)
    whole = perf_counter() - began
    after = os.times()
    busy = sum(after[:4]) - sum(before[:4])
    return ready, whole, busy, {executed.job.section: executed.job.output.read_bytes() for executed in done}


def main() -> int:
    """Print a line for each kind of kernel, and fail if their bytes differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, help="notebooks at a time; the number of cores unless told")
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    seen: list[dict[str, bytes]] = []
    with tempfile.TemporaryDirectory() as name:
        for number in range(options.rounds):
            for mode in ("warm", "plain"):
                ready, whole, busy, files = measure(mode, Path(name), options.workers)
                seen.append(files)
                print(
                    f"round {number + 1}  {mode:5}  {len(files)} notebooks  "
                    f"ready {ready:5.1f} s  whole {whole:5.1f} s  processor {busy:5.1f} s",
                    flush=True,
                )
    same = all(files == seen[0] for files in seen)
    print("the same bytes every time" if same else "THE BYTES DIFFER")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
