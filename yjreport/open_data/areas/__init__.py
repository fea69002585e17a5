"""Areas of open data: current and former codes, services, and sets of statistical neighbours."""
