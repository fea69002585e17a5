"""Intervals and tests for counts, proportions and rates."""
