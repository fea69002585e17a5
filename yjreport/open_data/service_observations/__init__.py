"""From the tidy files to a service's observations and comparators; no publisher's file is read here."""
