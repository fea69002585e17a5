"""
The sections of an annex: a module or a room for each notebook, under the notebook's own name.

What several notebooks need is in `shared`, the sentences that open a section in `answers`. No file is read here, and
nothing is withheld: a section holds only what its edition may print.
"""
