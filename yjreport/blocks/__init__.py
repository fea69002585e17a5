"""Blocks: what a section is made of, their HTML and the widths of tables; no choice of what to print."""
