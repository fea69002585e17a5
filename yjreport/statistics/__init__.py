"""Intervals, tests, funnels and decompositions of plain numbers; knows no measure, area or service."""
