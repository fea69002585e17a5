"""Check the prose of commentary and blocks as a whole: each claim found, looked up and judged; no rule for one claim."""
