"""From the tidy files to the observations of one service, its family, region and country."""
