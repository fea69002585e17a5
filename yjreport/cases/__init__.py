"""Case-level extracts: what they hold, how they are read, and what they are checked for."""
