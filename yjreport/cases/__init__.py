"""
Case-level extracts: what they hold, how they are read, and what they are checked for.

Their rules are counted here too, up to observations; nothing here knows what was published or how it is shown.
"""
