"""Look up: the results of a ledger as facts, by measure, area and period, and the steps between them."""
