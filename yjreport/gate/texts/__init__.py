"""Helper columns of texts: what a rule about wording found in a text, and what to do; no figure of a column."""
