"""Protect small counts of children before any notebook sees them; nothing above this room withholds."""
