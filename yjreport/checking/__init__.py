"""Show what the gate found, on the terminal and as pages for the officer; nothing is checked here."""
