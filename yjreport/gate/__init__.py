"""The expectation suites that inputs must pass before any notebook runs; pages and tables of faults are not here."""
