"""The expectation suites: load them, prepare their columns, run Great Expectations, hold what it found."""
