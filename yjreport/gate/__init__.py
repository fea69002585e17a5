"""The expectation suites that inputs must pass before any notebook runs."""
