"""Blocks: what a section is made of, and their HTML."""
