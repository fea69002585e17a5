"""What was published of a service's figures, and what was corrected since."""
