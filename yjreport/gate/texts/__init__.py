"""Helper columns of texts: what a rule about wording found in a passage, and what to do about it."""
