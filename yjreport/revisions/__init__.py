"""What was published and corrected since, in an edition and in words; freezing what is published."""
