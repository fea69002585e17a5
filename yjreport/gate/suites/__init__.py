"""The expectation suites: loaded, prepared, run by Great Expectations, and what they found; no helper column itself."""
