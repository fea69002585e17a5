"""Readers of the publications that are imported, one module for each layout; no other module knows a layout."""
