"""
What every section needs, loaded once in the process from which kernels are forked.

Importing this module imports the libraries and reads the catalogue, so that a forked kernel finds both.
The renderer of charts is imported and not used: it would start threads.
"""

from __future__ import annotations

import contextlib
import importlib
import pkgutil

import pandas as pd
import scipy.special
import vl_convert

from yjreport import sections
from yjreport.blocks.html import environment
from yjreport.config.catalogue import load_catalogue
from yjreport.errors import UserError
from yjreport.paths import Project

LIBRARIES = (pd, scipy.special, vl_convert)

environment()
for found in pkgutil.iter_modules(sections.__path__):
    importlib.import_module(f"{sections.__name__}.{found.name}")
# The build says what is wrong with the parameters; here there is nobody to tell.
with contextlib.suppress(UserError):
    load_catalogue(Project.here())
