"""Quarterly summaries of performance, long or wide."""
