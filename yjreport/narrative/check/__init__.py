"""Check the prose of commentary and blocks: each claim found, looked up and judged; no rule for one kind of claim."""
