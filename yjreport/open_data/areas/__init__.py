"""Areas: current and former codes, services, and sets of statistical neighbours; no figures of theirs."""
