"""Cells and rows as the gate reads them: strictly, or not at all; no rule of its own."""
