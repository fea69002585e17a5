"""Helper columns of a budget: sums of rows and columns, total rows, what agrees with what; no other figures."""
