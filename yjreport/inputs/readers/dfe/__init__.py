"""Tables of the Department for Education: Explore Education Statistics and its interactive tool; no others."""
