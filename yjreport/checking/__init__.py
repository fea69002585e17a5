"""Show what the gate found: a table on the terminal, checks.html, checks.json, and a page over all services."""
