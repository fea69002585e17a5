"""Look up results of a ledger by measure, area and period, and the changes between them; no claim is read here."""
