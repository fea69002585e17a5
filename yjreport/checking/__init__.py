"""Show what the gate found, on the terminal and as pages for the officer; what is checked is the gate's."""
