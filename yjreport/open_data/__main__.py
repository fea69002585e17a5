"""Import the open data of this project: `python -m yjreport.open_data`."""

from __future__ import annotations

import sys

from yjreport.errors import UserError
from yjreport.open_data.importer import main
from yjreport.paths import Project

if __name__ == "__main__":
    try:
        main(Project.here())
    except UserError as error:
        sys.stderr.write(f"yjreport: {error}\n")
        sys.exit(error.exit_code)
