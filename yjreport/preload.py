"""
What every section needs, loaded once in the process from which kernels are forked.

Importing this module imports the libraries and reads the catalogue, so that a forked kernel finds both.
The renderer of charts is imported and not used: it would start threads.
"""

from __future__ import annotations

import pandas as pd
import scipy.special
import vl_convert

import yjreport.charts
import yjreport.pictures
import yjreport.sections.actions
import yjreport.sections.quality
import yjreport.sections.resources
import yjreport.sections.risks
import yjreport.sections.scorecard
import yjreport.sections.standards
from yjreport.blocks.html import environment
from yjreport.config.catalogue import load_catalogue
from yjreport.errors import UserError
from yjreport.paths import Project

LIBRARIES = (pd, scipy.special, vl_convert)

environment()
try:
    load_catalogue(Project.here())
except UserError:
    # The build says what is wrong with the parameters; here there is nobody to tell.
    pass
